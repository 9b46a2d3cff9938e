/** The window as it is made smaller and larger, in the system's colours, and on paper. */
import type { Page } from '@playwright/test'
import { expect, long, test } from './fixtures.ts'
import { askQuestion, goToView, isQuestion, layoutFaults, questions, views } from './inspect.ts'
import { lever, saved, settingsKept, show } from './planner.ts'

test('panels fold, have the width that they are given, and are drawers where there is no room; all is remembered', async ({
  app,
}) => {
  const { page, restart } = app
  const levers = page.getByRole('region', { name: 'Levers · Assumptions' })
  const scenarios = page.getByRole('region', { name: 'Scenarios' })
  const edge = page.getByRole('separator', { name: 'Width of the panel “Levers”' })

  // Wider by keyboard, wider still with the mouse, never wider than it may be.
  await edge.press('ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', '312')
  const box = await edge.boundingBox()
  if (!box) throw new Error('the edge is not to be seen')
  await page.mouse.move(box.x + box.width / 2, 400)
  await page.mouse.down()
  await page.mouse.move(350, 400, { steps: 4 })
  await page.mouse.up()
  await expect(edge).toHaveAttribute('aria-valuenow', '350')
  await edge.press('End')
  await edge.press('ArrowRight')
  await expect(edge).toHaveAttribute('aria-valuenow', '480')
  await edge.press('Home')
  await expect(levers).toHaveCSS('width', '240px')

  await page.getByRole('button', { name: 'Fold the panel “Scenarios”' }).click()
  await expect(scenarios).toBeHidden()
  await edge.press('Enter')
  await expect(levers).toBeHidden()
  await settingsKept(page, { panels: { levers: { open: false, width: 240 }, scenarios: { open: false } } })
  await restart()
  await expect(levers).toBeHidden()
  await page.getByRole('button', { name: 'Open the panel “Levers”' }).click()
  await expect(levers).toHaveCSS('width', '240px')
  await expect(scenarios).toBeHidden()

  // The smallest window: one panel at a time, beside the charts.
  await page.setViewportSize({ width: 800, height: 560 })
  const drawer = (name: string) =>
    page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: new RegExp(`^${name}`) })
  await expect(levers).toBeVisible()
  await drawer('Scenarios').click()
  await expect(scenarios).toBeVisible()
  await expect(levers).toBeHidden()
  await page.getByRole('button', { name: 'Fold the panel “Scenarios”' }).click()
  await expect(scenarios).toBeHidden()
  await settingsKept(page, { panels: { drawer: 'none' } })

  // A telephone: the drawer lies over the charts, and a lever is moved with a finger's reach.
  await page.setViewportSize({ width: 320, height: 640 })
  await drawer('Levers').click()
  await lever(page, 'Regulatory reform').raise.click()
  await expect(lever(page, 'Regulatory reform').value).toHaveValue('1')
  await expect(drawer('Levers')).toHaveText('Levers5')
  await drawer('Levers').click()
  await expect(levers).toBeHidden()
  await page.getByRole('button', { name: 'Window settings' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: /Language$/ })).toBeVisible()
})

/** How an element is painted: what can tell it from another. */
const painted = (page: Page, selector: string): Promise<readonly string[]> =>
  page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const style = getComputedStyle(element)
      return [style.backgroundColor, style.backgroundImage, style.borderColor, style.outlineStyle].join(' ')
    }),
  )

test('in the system’s colours what is chosen, sliders, switches and lines are told apart', async ({
  app,
}) => {
  const { page } = app
  await lever(page, 'Regulatory reform').slider.press('End')
  await saved(page)
  for (const name of ['Investment push', 'Slow world', 'As the report prints it']) await show(page, name)
  await page.emulateMedia({ forcedColors: 'active' })
  const differs = async (one: string, other: string) => {
    const [first] = await painted(page, one)
    const [second] = await painted(page, other)
    expect(first, `${one} and ${other}`).toBeDefined()
    expect(first, `${one} and ${other}`).not.toBe(second)
  }
  await differs('.view-tab[data-selected]', '.view-tab:not([data-selected])')
  await differs('.panel-tab[data-selected]', '.panel-tab:not([data-selected])')
  await differs('.scenario.active', '.scenario:not(.active)')
  await differs(
    '.scenario-check[data-selected] .check-box',
    '.scenario-check:not([data-selected]) .check-box',
  )
  await differs('.lever.changed .track-fill', '.lever.changed .track-rail')
  await differs('.lever.changed .track-rail', '.lever.changed .lever-scale')
  await differs('.lever.changed .thumb', '.lever:not(.changed) .thumb')

  // Each line has dashes of its own, and its key the same, which a wide plot has room for.
  await page.setViewportSize({ width: 1920, height: 1080 })
  const first = page.locator('.chart:not(.chart-small)').first()
  const dashes = await first
    .locator('.chart-lines path')
    .evaluateAll((lines) => lines.map((line) => getComputedStyle(line).strokeDasharray))
  expect(dashes).toHaveLength(5)
  expect(new Set(dashes).size).toBe(5)
  const swatches = first.locator('.chart-readout-row .swatch')
  await expect(swatches).toHaveCount(5)
  const keys = await swatches.evaluateAll((all) =>
    all.map((swatch) => getComputedStyle(swatch).backgroundImage),
  )
  expect(new Set(keys).size).toBe(5)

  await askQuestion(page, 'en', 'backtest')
  await differs('.question-tab[data-selected]', '.question-tab:not([data-selected])')
  await differs('.switch[data-selected] .switch-track', '.switch:not([data-selected]) .switch-track')
  // How many of ten reach the target is told by which dots are full.
  await askQuestion(page, 'en', 'seek')
  const [empty, full] = await page
    .locator('.odds-dot')
    .first()
    .evaluate((dot) =>
      [false, true].map((isFull) => {
        dot.classList.toggle('full', isFull)
        return getComputedStyle(dot).backgroundColor
      }),
    )
  expect(full).not.toBe(empty)
})

const controls = [
  '.header',
  '[role=slider], [type=range], [type=search]',
  '[role=tablist]',
  '.icon-button, .stepper, .toggle, .thumb, .track',
  '[role=navigation]',
]

test('every view is whole on paper, without controls, and says what it is of', long, async ({ app }) => {
  const { page } = app
  await lever(page, 'Regulatory reform').slider.press('End')
  await page.getByRole('button', { name: 'Close this message' }).click()
  await saved(page)
  for (const name of ['Investment push', 'Slow world']) await show(page, name)
  const faults: string[] = []
  const places = views.flatMap((view) => (view === 'analyse' ? questions : [view]))
  for (const view of places) {
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1280, height: 800 })
    if (isQuestion(view)) await askQuestion(page, 'en', view)
    else await goToView(page, 'en', view)
    // A4 and Letter between their margins, at 96 pixels to the inch.
    for (const [paper, width] of [
      ['A4', 703],
      ['Letter', 725],
    ] as const) {
      await page.setViewportSize({ width, height: 980 })
      await page.emulateMedia({ media: 'print' })
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      )
      const said = (fault: string) => faults.push(`${view} on ${paper}: ${fault}`)
      for (const control of controls)
        for (const shown of await page.locator(control).filter({ visible: true }).all())
          said(`a control: ${await shown.getAttribute('class')}`)
      for (const fault of await layoutFaults(page))
        if (!/^the page is \d+ high|below the window/.test(fault)) said(fault)
      const text = (await page.locator('.app').innerText()).replaceAll('\u00a0', ' ')
      for (const part of ['Copy of 13th plan as announced', 'urrent prices', 'Qiantang'])
        if (!text.includes(part)) said(`nothing of “${part}”`)
    }
    if (process.env.QIANTANG_LOOK)
      await page.screenshot({ path: `test-results/look/print-${view}.png`, fullPage: true })
  }
  expect(faults).toEqual([])

  // Printing itself: pictures are drawn for the paper, and afterwards for the window again.
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await goToView(page, 'en', 'explore')
  const width = () => page.locator('.chart:not(.chart-small) > svg').first().getAttribute('width')
  await expect.poll(async () => Number(await width())).toBeGreaterThan(500)
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      const svg = document.querySelector('.chart:not(.chart-small) > svg')
      document.documentElement.dataset.printed = svg?.getAttribute('width') ?? ''
    })
  })
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const printed = Number(await page.locator('html').getAttribute('data-printed'))
  expect(printed).toBeGreaterThan(250)
  expect(printed).toBeLessThan(360)
  await expect.poll(async () => Number(await width())).toBeGreaterThan(500)
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 320, height: 640 } })

  test('a lever is moved, and a dot says what it is', long, async ({ app }) => {
    const { page } = app
    await page
      .getByRole('navigation', { name: 'Panels' })
      .getByRole('button', { name: /^Levers/ })
      .tap()
    const { raise, value, slider } = lever(page, 'Regulatory reform')
    await raise.tap()
    await expect(value).toHaveValue('1')
    const track = await slider.locator('xpath=ancestor::*[contains(@class, "track")]').first().boundingBox()
    if (!track) throw new Error('the slider is not to be seen')
    await page.touchscreen.tap(track.x + 0.7 * track.width, track.y + track.height / 2)
    await expect(value).toHaveValue('70')
    await page.getByRole('button', { name: 'Fold the panel “Levers”' }).tap()

    const dot = page.locator('.chart:not(.chart-small) .chart-dot').last()
    await dot.scrollIntoViewIfNeeded()
    const box = await dot.boundingBox()
    if (!box) throw new Error('the dot is not to be seen')
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await expect(page.getByRole('dialog')).toContainText('Source')
  })
})
