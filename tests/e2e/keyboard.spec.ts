import type { Page } from '@playwright/test'
import { expect, long, test } from './fixtures.ts'
import { keyFigure, lever, scenarioRow, title } from './planner.ts'

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

test('the skip link leads to the charts', long, async ({ app }) => {
  const { page } = app
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('region', { name: 'Key figures' }).locator(':focus')).toHaveCount(1)
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
