import type { Page } from '@playwright/test'
import { expect, long, test } from './fixtures.ts'
import { aMomentLater, keyFigure, lever, saved, scenarioRow, title } from './planner.ts'

/** What has the focus: its name, and whether the eye can see that. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return { name: 'nothing', visible: false }
    const name = element.getAttribute('aria-label') ?? element.textContent ?? element.tagName
    // A slider's input lies hidden in its thumb, a field's in its box: the ring is drawn around those.
    let visible = false
    for (
      let outer: Element | null = element, steps = 0;
      outer && steps < 3;
      outer = outer.parentElement, steps++
    ) {
      const { outlineStyle, outlineWidth, clipPath } = getComputedStyle(outer)
      const { width, height } = outer.getBoundingClientRect()
      visible ||=
        outlineStyle !== 'none' && outlineWidth !== '0px' && clipPath === 'none' && width > 2 && height > 2
    }
    return { name: name.trim().slice(0, 60), visible }
  })

test('by keyboard alone: from the top of the page through the levers to the comparison and back', async ({
  app,
}) => {
  const { page } = app
  await page.keyboard.press('Tab')
  expect(await focused(page)).toEqual({ name: 'Skip to the charts', visible: true })

  const stops: string[] = []
  const walk = async (until: () => Promise<boolean>, key = 'Tab') => {
    for (let presses = 0; presses < 50; presses++) {
      await page.keyboard.press(key)
      const stop = await focused(page)
      expect(stop, `after ${stops.at(-1)}`).toEqual({ name: stop.name, visible: true })
      stops.push(stop.name)
      if (await until()) return
    }
    throw new Error(`never reached; stops: ${stops.join(' | ')}`)
  }
  const has = (locator: ReturnType<Page['getByRole']>) => () =>
    locator.evaluate((element) => element === document.activeElement)

  // Once through the head into the levers.
  const reform = lever(page, 'Regulatory reform')
  await walk(has(reform.slider))
  await page.keyboard.press('End')
  await expect(reform.value).toHaveValue('100')
  await expect(title(page)).toHaveValue('Copy of 13th plan as announced')
  await walk(has(lever(page, 'Fusion fields').value))
  await page.keyboard.press('Control+A')
  await page.keyboard.type('7')
  await page.keyboard.press('Enter')
  await expect(lever(page, 'Fusion fields').slider).toHaveValue('7')
  const numbers = (await keyFigure(page, 'Digital-economy scale').textContent()) ?? ''

  // Back to the views, and on to the comparison with the arrow keys.
  const explore = page.getByRole('tab', { name: 'Explore' })
  await walk(has(explore), 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('main', { name: 'Comparison' })).toBeVisible()
  const first = page.getByRole('button', { name: /First column$/ })
  await walk(has(first))
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(first).toContainText('Copy of 13th plan as announced')
  await expect(first).toBeFocused()
  await walk(has(page.getByRole('button', { name: 'Export values' })))

  await walk(has(page.getByRole('tab', { name: 'Compare' })), 'Shift+Tab')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('main', { name: 'Comparison' })).toHaveCount(0)
  await expect(keyFigure(page, 'Digital-economy scale')).toHaveText(numbers)
})

/** Presses keys one after another, from the first stop of the page, and says how often the focus moved. */
async function stopsOf(page: Page, keys: readonly string[]): Promise<number> {
  const moved = () =>
    page.evaluate(() => {
      const marked = document.querySelector('[data-focused-before]')
      const now = document.activeElement
      marked?.removeAttribute('data-focused-before')
      now?.setAttribute('data-focused-before', '')
      return marked !== now
    })
  await page.getByRole('button', { name: 'Skip to the charts' }).focus()
  await moved()
  let stops = 1
  for (const key of keys) {
    await page.keyboard.press(key)
    if (await moved()) stops += 1
  }
  return stops
}

/** The keys that go down a list of rows to one of them, the shorter way round, where groups begin at some rows. */
function waysTo(row: number, groups: readonly number[], count: number): readonly string[] {
  const ways = [0, 1, -1].map((turn) => {
    const start = turn < 0 ? groups.length + turn : turn
    const away = row - (groups[start] ?? 0)
    const back = away >= 0 ? away : count + away
    const step = back <= count / 2 ? ['ArrowDown', back] : ['ArrowUp', count - back]
    return [
      ...Array<string>(Math.abs(turn)).fill(turn < 0 ? 'PageUp' : 'PageDown'),
      ...Array<string>(step[1] as number).fill(step[0] as string),
    ]
  })
  return ways.sort((a, b) => a.length - b.length)[0] ?? []
}

test('ten tasks by keyboard, with the stops on the way counted, and what is heard of a lever', async ({
  app,
}) => {
  const { page } = app
  const levers = page.getByRole('button', { name: /^About / })
  const names = await levers.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''))
  const groups = await page
    .locator('.lever-group')
    .evaluateAll((all) => all.map((each) => each.querySelectorAll('[data-row-stop]').length))
  const firsts = groups.map((_, index) => groups.slice(0, index).reduce((a, b) => a + b, 0))
  expect(names.length).toBe(17)
  const toLevers = ['Tab', 'Enter', 'ArrowDown']

  // 1 Any lever.
  for (const [row, name] of names.entries()) {
    expect(
      await stopsOf(page, [...toLevers, ...waysTo(row, firsts, names.length)]),
      name,
    ).toBeLessThanOrEqual(10)
    await expect(levers.nth(row)).toBeFocused()
  }
  // 2 One by its name, its slider, and what it says of itself.
  expect(await stopsOf(page, ['Tab', 'Enter', ...'talent', 'ArrowDown', 'Tab', 'Tab'])).toBeLessThanOrEqual(
    10,
  )
  const skills = page.getByRole('slider', { name: /^Digital skills/ })
  await expect(skills).toBeFocused()
  await expect(skills).toHaveAttribute('aria-valuetext', /^[\d.]+% of staff$/)
  await page.getByRole('searchbox', { name: 'Find a lever' }).fill('')
  // 3 The list of scenarios, at the one that is worked on.
  expect(await stopsOf(page, ['Tab', 'Tab', 'Enter'])).toBeLessThanOrEqual(5)
  await expect(page.locator('.scenario-open[aria-current]')).toBeFocused()
  // 4 Another scenario.
  expect(await stopsOf(page, ['Tab', 'Tab', 'Enter', 'End', 'Home', 'Enter'])).toBeLessThanOrEqual(10)
  await expect(page.locator('.scenario-open').first()).toHaveAttribute('aria-current', 'true')
  // 5 The key year.
  expect(await stopsOf(page, ['Enter', 'Tab', 'ArrowUp'])).toBeLessThanOrEqual(5)
  await expect(page.getByRole('textbox', { name: 'Key year' })).toHaveValue('2031')
  // 6 The table of a chart.
  const asTable = page.getByRole('button', { name: 'Show Digital-economy scale as a table' })
  let stops = await stopsOf(page, ['Enter'])
  for (; !(await asTable.evaluate((element) => element === document.activeElement)); stops++)
    await page.keyboard.press('Tab')
  expect(stops).toBeLessThanOrEqual(12)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Digital-economy scale, table' })).toBeVisible()
  await page.keyboard.press('Enter')
  const described = page.locator('figure').first().locator('svg[aria-describedby]')
  const summary = await described.getAttribute('aria-describedby')
  await expect(page.locator(`#${summary}`)).toHaveText(/^Lines from 2015 to 2035: .*“Show .* as a table”/)

  // 7 A lever moved: it is heard once it rests, and what it says is what is seen.
  await stopsOf(page, ['Tab', 'Enter', ...'R&D', 'ArrowDown', 'Tab', 'Tab', 'ArrowRight', 'ArrowRight'])
  const rested = page.getByRole('status').filter({ hasText: 'R&D intensity' })
  await expect(rested).toHaveText(
    /^R&D intensity [\d.]+% of GRDP; Digital-economy scale 2031: CNY .* vs baseline$/,
  )
  // 8 And taken back.
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('button', { name: 'Redo' })).toBeEnabled()
  await page.keyboard.press('Control+Shift+z')

  // While a lever is dragged nothing is said.
  await page.evaluate(() => {
    const live = document.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status], [role=alert]')
    const heard: string[] = []
    const watch = new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(
          '[aria-live], [role=status], [role=alert]',
        )
        if (region?.getAttribute('aria-live') !== 'off') heard.push(target.textContent ?? '')
      }
    })
    for (const region of live) watch.observe(region, { childList: true, characterData: true, subtree: true })
    Object.assign(window, { heard })
  })
  const heard = () => page.evaluate(() => (window as unknown as { heard: readonly string[] }).heard)
  const thumb = await lever(page, 'R&D intensity')
    .slider.locator('xpath=ancestor::*[contains(@class, "thumb")]')
    .boundingBox()
  if (!thumb) throw new Error('the slider is not to be seen')
  await saved(page)
  const before = (await heard()).length
  await page.mouse.move(thumb.x + thumb.width / 2, thumb.y + thumb.height / 2)
  await page.mouse.down()
  await page.mouse.move(thumb.x + 40, thumb.y + thumb.height / 2, { steps: 8 })
  await aMomentLater(page)
  expect((await heard()).slice(before)).toEqual([])
  await page.mouse.up()
  await expect
    .poll(async () => (await heard()).slice(before).some((text) => /^R&D intensity/.test(text)))
    .toBe(true)
  await page.getByRole('searchbox', { name: 'Find a lever' }).fill('')

  // 9 The comparison, and the questions.
  const views = page.getByRole('tab', { name: 'Explore', exact: true })
  const keys: string[] = []
  while (!(await views.evaluate((element) => element === document.activeElement))) {
    keys.push('Tab')
    expect(await stopsOf(page, keys)).toBeLessThanOrEqual(10)
  }
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('main', { name: 'Comparison' })).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tab', { name: 'Analyse', exact: true })).not.toBeFocused()
  // 10 Help, from the end of the head.
  const help = page.getByRole('button', { name: 'Help' })
  await help.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible()
})

test('every stop on the whole page can be seen', async ({ app }) => {
  const { page } = app
  test.slow()
  const unseen: string[] = []
  let stops = 0
  for (; stops < 220; stops++) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (stop.name === 'nothing') break
    if (!stop.visible) unseen.push(stop.name)
  }
  expect(unseen).toEqual([])
  expect(stops).toBeGreaterThan(60)
})

test('a dialog gives the focus back to what opened it, and keeps it while it is open', async ({ app }) => {
  const { page } = app
  const about = lever(page, 'Fusion fields').about
  await about.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Fusion fields' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(about).toBeFocused()

  const help = page.getByRole('button', { name: 'Help' })
  await help.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Help' })
  await expect(dialog).toBeVisible()
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('Tab')
    await expect(dialog.locator(':focus')).toHaveCount(1)
  }
  await page.keyboard.press('Escape')
  await expect(help).toBeFocused()
})

test('a scenario’s menu works by keyboard: rename leads to its name', long, async ({ app }) => {
  const { page } = app
  await page.getByRole('button', { name: 'New scenario' }).press('Enter')
  const more = page.getByRole('button', { name: 'More actions for New scenario' })
  await more.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(title(page)).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('By hand')
  await page.keyboard.press('Enter')
  await expect(scenarioRow(page, 'By hand')).toBeVisible()
})

test('by keyboard alone: the five questions, the words of one and its numbers', long, async ({ app }) => {
  const { page } = app
  await page.getByRole('tab', { name: 'Explore', exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('tab', { name: 'Analyse', exact: true })).toBeFocused()
  const first = page.getByRole('tab', { name: /^How sure\?/ })
  await expect(first).toBeVisible()
  const reach = async (target: ReturnType<Page['getByRole']>, most = 30) => {
    for (let presses = 0; presses < most; presses++) {
      await page.keyboard.press('Tab')
      const { name, visible } = await focused(page)
      expect(visible, name).toBe(true)
      if (await target.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error('never reached')
  }
  await reach(first)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('tab', { name: /^What matters\?/ })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('.answer:not(.stale)')).toContainText('in 2030: 90% of simulations lie between')

  await reach(page.getByRole('button', { name: /Indicator$/ }))
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('.answer:not(.stale)')).toContainText('Core-industry value added in 2030')
  await reach(page.getByRole('textbox', { name: 'Year' }))
  await page.keyboard.press('ArrowUp')
  await expect(page.locator('.answer:not(.stale)')).toContainText('Core-industry value added in 2031')
  // Every control on the way to the ranges can be reached and seen.
  await reach(page.getByRole('textbox', { name: /^Lowest / }).first())
})
