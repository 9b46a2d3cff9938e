import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, long, longUnless, test } from './fixtures.ts'
import { askQuestion, goToView, isQuestion, languages, questions, speak, views } from './inspect.ts'
import { choose, goTo, inMenuOf, lever, saved, show, title } from './planner.ts'

/** All that axe knows, or colours only: another theme has no other names, roles and landmarks. */
type Extent = 'all' | 'colours'

/** What axe finds in the window as it is now, in a line each. */
async function findings(
  page: Page,
  extent: Extent,
  without: readonly string[] = [],
): Promise<readonly string[]> {
  // What still fades in has not its own colours yet.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  )
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (extent === 'all') axe.disableRules([...without])
  else axe.withRules('color-contrast')
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      // A tab's panel holds the page's main part instead of lying in it.
      .filter((node) => id !== 'region' || !node.html.includes('role="tabpanel"'))
      .map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  )
}

/** What axe finds in a dialog or menu that one action opens. */
async function findingsIn(page: Page, extent: Extent, open: () => Promise<void>): Promise<readonly string[]> {
  await open()
  await expect(page.getByRole('dialog')).toBeVisible()
  // A popover lies outside of the page's landmarks, as do the hidden buttons that react-aria closes it with.
  const found = await findings(page, extent, ['region'])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return found
}

/** A window of 1280 × 800 at 200 %. */
const narrow = { width: 640, height: 400 }
const sizes = [{ width: 1280, height: 800 }, { width: 800, height: 560 }, narrow]

for (const language of languages) {
  test(`axe finds nothing in any view, theme and size in ${language}`, long, async ({ app }) => {
    const { page } = app
    await lever(page, 'Regulatory reform').slider.press('End')
    await saved(page)
    for (const name of ['Investment push', 'Slow world']) await show(page, name)
    await speak(page, 'en', language)
    const found: string[] = []
    for (const view of views.flatMap((each) => (each === 'analyse' ? questions : [each]))) {
      if (isQuestion(view)) await askQuestion(page, language, view)
      else await goToView(page, language, view)
      for (const size of sizes) {
        await page.setViewportSize(size)
        for (const theme of ['light', 'dark', 'contrast'] as const) {
          // As the choice of an appearance leaves the page; that it does is seen by the tests below.
          await page.evaluate((chosen) => {
            document.documentElement.dataset.theme = chosen
          }, theme)
          for (const fault of await findings(page, theme === 'light' ? 'all' : 'colours'))
            found.push(`${view}, ${size.width}, ${theme}: ${fault}`)
        }
      }
    }
    expect(found).toEqual([])
  })
}

for (const [theme, option, extent] of [
  ['light', 'Light', 'all'],
  ['dark', 'Dark', 'colours'],
  ['contrast', 'High contrast', 'colours'],
] as const) {
  test(
    `axe finds nothing in any view or dialog, ${theme}`,
    longUnless(theme === 'light'),
    async ({ app }) => {
      const { page } = app
      await choose(page, 'Appearance', option)
      await lever(page, 'Regulatory reform').slider.press('End')
      await expect(title(page)).toHaveValue('Copy of 13th plan as announced')
      await saved(page)
      for (const name of ['Investment push', 'Slow world', 'As the report prints it']) await show(page, name)
      const found: Record<string, readonly string[]> = {}
      found.explore = await findings(page, extent)
      found.reading = await findingsIn(page, extent, () =>
        page.getByRole('button', { name: /^Reading: / }).click(),
      )
      found.schedule = await findingsIn(page, extent, () => lever(page, 'Regulatory reform').schedule.click())
      found.info = await findingsIn(page, extent, () => lever(page, 'R&D intensity').about.click())
      found.revisions = await findingsIn(page, extent, async () => {
        await inMenuOf(page, 'Copy of 13th plan as announced', 'Saved versions…')
        await page.getByRole('option', { name: 'Saved version 1' }).click()
        await expect(page.getByRole('dialog')).toContainText('This is what the scenario holds now.')
      })
      found.notes = await findingsIn(page, extent, () => inMenuOf(page, 'Slow world', 'Notes…'))
      found.help = await findingsIn(page, extent, () => page.getByRole('button', { name: 'Help' }).click())
      await inMenuOf(page, 'Copy of 13th plan as announced', 'Delete')
      found.message = await findings(page, extent)
      found.trash = await findingsIn(page, extent, () => page.getByRole('button', { name: 'Trash…' }).click())
      await page.getByRole('tab', { name: 'Assumptions' }).click()
      found.assumptions = await findings(page, extent)
      for (const question of questions) {
        await askQuestion(page, 'en', question)
        found[question] = await findings(page, extent)
      }
      for (const view of ['Compare', 'Baselines', 'Model'] as const) {
        await goTo(page, view)
        found[view] = await findings(page, extent)
      }
      // A narrow window has drawers and rows of its own; the other views are tried so by the long tests.
      await page.setViewportSize(narrow)
      found.narrowModel = await findings(page, extent)
      await goTo(page, 'Explore')
      found.narrowExplore = await findings(page, extent)
      const nothing = Object.fromEntries(Object.keys(found).map((place) => [place, []]))
      expect(found).toEqual(nothing)
    },
  )
}
