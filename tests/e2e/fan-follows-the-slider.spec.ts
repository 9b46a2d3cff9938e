import type { CsvColumn } from '../../src/report/csv.ts'
import { expect, long, test } from './fixtures.ts'
import {
  answer,
  ask,
  chart,
  chartPanel,
  choose,
  csvRecords,
  downloaded,
  goTo,
  lever,
  openScenario,
  settingsKept,
  type,
} from './planner.ts'

/** The range that a text names: two numbers with "to" or "and" between them. */
function rangeIn(text: string | null): readonly [number, number] {
  const [, low = '', high = ''] = /([\d,.]+)(?: to | and )([\d,.]+)/.exec(text ?? '') ?? []
  return [Number(low.replaceAll(',', '')), Number(high.replaceAll(',', ''))]
}

test('a planner sees the fan follow the slider and reads the odds', async ({ app }) => {
  const { page } = app
  const drawing = chart(page, 'Digital-economy scale')
  const band = drawing.locator('.chart-band').first()
  await expect(drawing.locator('.chart-band')).toHaveCount(3)
  // The line with central values is still drawn, and its fan is told to who cannot see it.
  await expect(drawing.locator('.chart-line.active')).toHaveCount(1)
  await expect(drawing).toHaveAttribute('aria-label', /90% band: 8\.0\d to 11\.[23] trn/)
  // Small charts have fans as well.
  await expect(chart(page, 'GRDP').locator('.chart-band')).toHaveCount(3)

  // Held and moved, not let go.
  const { slider } = lever(page, 'Regulatory reform')
  const thumb = await slider.locator('xpath=ancestor::*[contains(@class, "thumb")]').boundingBox()
  if (!thumb) throw new Error('the slider is not to be seen')
  const [x, y] = [thumb.x + thumb.width / 2, thumb.y + thumb.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  let before = await band.getAttribute('d')
  for (const way of [50, 100, 150]) {
    await page.mouse.move(x + way, y, { steps: 4 })
    await expect(band).not.toHaveAttribute('d', before ?? '')
    before = await band.getAttribute('d')
  }
  await page.mouse.up()
  await expect(drawing).toHaveAttribute('aria-label', /Copy of 13th plan.*90% band/)

  await ask(page, 'How sure?')
  await expect(answer(page)).toContainText(/^Digital-economy scale in 2030: 90% of simulations lie between/)
  // What the chart says and what the answer says is one thing.
  const range = rangeIn(await answer(page).textContent())
  await goTo(page, 'Explore')
  await expect.poll(async () => rangeIn(await drawing.getAttribute('aria-label'))).toEqual(range)
  await ask(page, 'How sure?')
  const odds = page.getByRole('region', { name: 'Probability' })
  await expect(odds).toContainText('100% in 2030: all runs')

  // Of two scenarios that are close, with the same draws.
  await choose(page, 'Above what', 'Enterprise-led reform')
  await expect(odds.locator('.odds-answer:not(.stale)')).toContainText(/^\d+(\.\d)?% in 2030: .* runs$/)
  // Of a value: the higher it is, the smaller the odds.
  await choose(page, 'Above what', 'the value')
  const value = odds.getByRole('textbox', { name: 'Value' })
  await type(value, '90000')
  await expect(odds.locator('.odds-answer:not(.stale)')).toContainText('9')
  const share = async () => Number.parseFloat((await odds.locator('.odds-number').textContent()) ?? '')
  const likely = await share()
  await type(value, '130000')
  await expect.poll(share).toBeLessThan(likely)
  await odds.getByRole('button', { name: 'Show Probability as a table' }).click()
  await expect(odds.getByRole('row')).toHaveCount(22)
})

test(
  'a planner narrows, widens and fixes what is drawn, and finds it again the next day',
  long,
  async ({ app }) => {
    const { page } = app
    await ask(page, 'How sure?')
    const width = async () => {
      const [low, high] = rangeIn(await answer(page).textContent())
      return high - low
    }
    await expect.poll(width).toBeGreaterThan(2)
    const whole = await width()

    const ranges = page.getByRole('region', { name: 'Simulation' })
    const spread = 'Rest-of-economy trend growth'
    await ranges.getByRole('button', { name: `${spread} fixed` }).click()
    await expect.poll(width).toBeLessThan(whole)
    await expect(ranges.getByRole('textbox', { name: `Lowest ${spread}` })).toHaveCount(0)
    await ranges.getByRole('button', { name: `${spread} fixed` }).click()
    await expect.poll(width).toBe(whole)

    const lowest = ranges.getByRole('textbox', { name: `Lowest ${spread}` })
    await type(lowest, '1.0')
    await expect.poll(width).toBeGreaterThan(whole)
    // More than a lever can be: the field says its bounds, and nothing is drawn with it.
    await type(lowest, '-99')
    await expect(lowest).toHaveAttribute('aria-invalid', 'true')
    await expect(ranges.getByRole('alert')).toContainText('“-99” is outside')
    await lowest.press('Escape')
    await expect(lowest).toHaveValue('1')
    const kept = await lowest.inputValue()

    await type(page.getByRole('textbox', { name: 'Random seed' }), '7')
    await choose(page, 'How runs are spread', /^random/)
    await expect(page.getByText(/10,000 random runs, random seed 7/)).toBeVisible()
    await settingsKept(page, { drawing: { seed: 7, method: 'random' } })
    const said = await answer(page).textContent()

    await app.restart()
    await ask(page, 'How sure?')
    await expect(ranges.getByRole('textbox', { name: `Lowest ${spread}` })).toHaveValue(kept)
    await expect(ranges.getByRole('button', { name: 'Changed 1' })).toBeVisible()
    // The same seed gives the same answer, to the last digit.
    await expect(answer(page)).toHaveText(said ?? '')
    await ranges.getByRole('button', { name: 'Reset all ranges' }).click()
    await expect(ranges.getByRole('button', { name: 'Changed 0' })).toBeDisabled()
  },
)

test(
  'a long run shows how far it is and can be stopped; the answer goes out with what made it',
  long,
  async ({ app }) => {
    const { page } = app
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await ask(page, 'How sure?')
    await expect(answer(page)).toContainText('90% of simulations lie between')
    await choose(page, 'Number of runs', '1,000,000')
    await expect(page.getByRole('progressbar')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeDisabled()
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect(page.getByText('Stopped.')).toBeVisible()
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await page.getByRole('button', { name: 'Run again' }).click()
    await expect(page.getByRole('progressbar')).toBeVisible()

    await choose(page, 'Number of runs', /^1,000$/)
    await expect(answer(page)).toContainText('90% of simulations lie between')
    await choose(page, 'Indicator', 'Core-industry share')
    await expect(answer(page)).toContainText('Core-industry share in 2030')
    const file = await downloaded(page, () =>
      page.getByRole('button', { name: 'Export', exact: true }).click(),
    )
    const [first = {}] = csvRecords(file.text)
    const cell = (name: CsvColumn) => first[name]
    expect(cell('id')).toBe('coreShare')
    expect(cell('scenario')).toBe('13th plan as announced')
    expect(cell('fingerprint')).toMatch(/^[0-9a-f]{64}$/)
    expect(cell('model')).toBe('zhejiang-digital-economy@1')
    expect([cell('baseline'), cell('reading'), cell('prices')]).toEqual([
      ...['kiep-17-06', '37% of GRDP', 'Current prices'],
    ])
    expect([cell('method'), cell('seed'), cell('draws')]).toEqual(['quasi-random (Sobol)', '1', '1000'])
    expect(cell('date')).toMatch(/^20\d\d-\d\d-\d\dT/)

    await page.getByRole('button', { name: 'Copy' }).click()
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('The answer was copied.')
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('How sure is Core-industry share of 13th plan as announced in 2030?')
    expect(copied).toContain('1,000 quasi-random (Sobol) runs, random seed 1')
  },
)

test('fans can be put away, and stand in every chart of the comparison', long, async ({ app }) => {
  const { page } = app
  const bands = page.locator('.chart-band')
  await expect(bands.first()).toBeAttached()
  await page.getByRole('button', { name: 'Ranges' }).click()
  await expect(bands).toHaveCount(0)
  await settingsKept(page, { fansShown: false })
  await app.restart()
  await expect(chartPanel(page, 'Digital-economy scale').locator('.chart-line').first()).toBeAttached()
  await expect(bands).toHaveCount(0)
  await page.getByRole('button', { name: 'Ranges' }).click()
  await expect(bands.first()).toBeAttached()

  await openScenario(page, 'Slow world')
  await goTo(page, 'Compare')
  const cells = page.locator('.compare-cell')
  await expect(cells.first()).toBeVisible()
  const count = await cells.count()
  // Three bands in each cell, the baseline's own included.
  await expect(bands).toHaveCount(3 * count)
})
