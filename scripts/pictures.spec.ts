/** Pictures for the documents, at 1280×800. */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, root, test } from '../tests/e2e/fixtures.ts'
import { askQuestion, goToView, type Language, questions, speak, views } from '../tests/e2e/inspect.ts'
import { choose, openScenario, show } from '../tests/e2e/planner.ts'
import { shippedFolder } from '../tests/helpers/first-library.ts'

// Documents show what a planner gets.
test.use({ ground: shippedFolder })

const folder = join(root, 'docs', 'images')

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 0)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
}

/** Waits until each chart has its fan, and the fans stay as they are: the few draws come before the rest. */
async function fansDrawn(page: Page): Promise<void> {
  const fans = () =>
    page.evaluate(() => [...document.querySelectorAll('.chart-band')].map((band) => band.getAttribute('d')))
  const charts = await page.locator('.chart:has(.chart-line)').count()
  await expect.poll(async () => (await fans()).length).toBe(3 * charts)
  let before: unknown
  await expect
    .poll(
      async () => {
        const now = JSON.stringify(await fans())
        const isSame = now === before
        before = now
        return isSame
      },
      { intervals: [1000] },
    )
    .toBe(true)
}

test('pictures of the views', async ({ app }) => {
  const { page } = app
  await show(page, 'Enterprise-led reform')
  await show(page, 'Skills and start-up towns first')
  for (const view of views) {
    if (view === 'analyse') continue
    await goToView(page, 'en', view)
    if (view === 'explore' || view === 'compare') await fansDrawn(page)
    await take(page, `${view}-en`)
  }
})

test('pictures of the five questions', async ({ app }) => {
  const { page } = app
  for (const question of questions) {
    await askQuestion(page, 'en', question)
    await take(page, `${question}-en`)
  }
})

for (const [language, theme] of [
  ['ko', 'Dark'],
  ['zh', 'Light'],
] as const satisfies readonly (readonly [Language, string])[]) {
  test(`a picture of the window in ${language}`, async ({ app }) => {
    const { page } = app
    await openScenario(page, 'Investment push')
    await show(page, '13th plan as announced')
    await choose(page, 'Appearance', theme)
    await speak(page, 'en', language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await take(page, theme === 'Dark' ? `explore-${language}-dark` : `explore-${language}`)
  })
}
