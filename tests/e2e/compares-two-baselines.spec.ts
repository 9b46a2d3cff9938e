/** A planner with two baselines, the second launched a year after the first and under a newer model. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { keyOf } from '../../src/model/ground.ts'
import { createProjector } from '../../src/model/projection.ts'
import { baselineScenario } from '../../src/model/scenario.ts'
import { formatNumber } from '../../src/report/text/format.ts'
import {
  laterBase,
  laterLaunch,
  onlyHere,
  readLaterLibrary,
  writeLaterLibrary,
} from '../helpers/second-pack.ts'
import { expect, long, test } from './fixtures.ts'
import { goToView, languages, layoutFaults, speak } from './inspect.ts'
import {
  choose,
  csvRecords,
  downloaded,
  goTo,
  inTrillions,
  lever,
  openScenario,
  scenarios,
  show,
  type,
} from './planner.ts'

const folder = mkdtempSync(join(tmpdir(), 'qiantang-two-'))
writeLaterLibrary(folder)
test.use({ ground: folder })
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [here, later] = readLaterLibrary().grounds.all
if (!here || !later) throw new Error('there are no two baselines')
const theirs = createProjector(later.built).project(baselineScenario(later.model, later.baseline))
/** A value of the later baseline as the window writes it. */
const written = (indicator: string, year: number): string =>
  formatNumber(theirs.series.get(indicator)?.[year - laterLaunch] ?? Number.NaN, 0, 'en')
const laterName = 'Baseline (Zhejiang · later figures)'
const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

/** Unfolds the other baseline in the list of scenarios and ticks its own scenario. */
async function compareLaterBaseline(page: Page): Promise<void> {
  await scenarios(page).getByRole('button', { name: 'Zhejiang · later figures' }).click()
  const box = page.getByRole('checkbox', { name: `Show ${laterName} in Compare`, exact: true })
  await box.locator('xpath=ancestor::label').click()
  await expect(box).toBeChecked()
}

test('compares scenarios on two baselines', async ({ app }) => {
  const { page } = app
  await openScenario(page, '13th plan as announced')
  const lines = page.locator('.chart-line')
  const before = await lines.count()
  await compareLaterBaseline(page)
  // It is chosen, and the charts of Explore say that they do not draw it.
  await expect(scenarios(page).getByText(/^1 chosen scenario stands on other figures/)).toBeVisible()
  expect(await lines.count()).toBe(before)

  await goTo(page, 'Compare')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Baseline',
    '13th plan as announced',
    'Baseline',
  ])
  const grid = page.locator('.compare-grid')
  await expect(grid.getByText(`Zhejiang · later figures · launched ${laterLaunch}`)).toBeVisible()
  await expect(
    page.getByText(/Not compared with the first column, .*: Baseline \(Zhejiang · later figures\)\./),
  ).toBeVisible()

  // Each chart of a row has the same years, and the line of the later baseline begins later.
  const chartOf = (name: string) =>
    page.getByRole('img', { name: new RegExp(`^${name}, Digital-economy scale, `) })
  const first = chartOf('Baseline')
  const other = chartOf('Baseline \\(Zhejiang · later figures\\)')
  await expect(other).toHaveAccessibleName(
    `${laterName}, Digital-economy scale, 2030: CNY ${inTrillions(theirs.series.get('digitalEconomy')?.[2030 - laterLaunch])}`,
  )
  const ticks = (chart: typeof first) => chart.locator('.chart-axis-x text').allTextContents()
  expect(await ticks(other)).toEqual(await ticks(first))
  const startOf = (chart: typeof first, tone: string) =>
    chart
      .locator(`.chart-line.tone-${tone}`)
      .evaluate((path) => Number(/^M([\d.]+)/.exec(path.getAttribute('d') ?? '')?.[1]))
  const tone =
    (await other.locator('.chart-line:not(.tone-baseline)').getAttribute('class'))?.match(/tone-(\d)/)?.[1] ??
    ''
  expect(await startOf(other, tone)).toBeGreaterThan((await startOf(first, 'baseline')) + 1)
  // Its fan is drawn too.
  await expect(other.locator(`.chart-fans .tone-${tone} path`).first()).toBeAttached()

  // The table has its values and no difference.
  const values = region(page, /^Values and differences from Baseline/)
  const row = values.locator('tbody', { hasText: 'Digital-economy scale' }).getByRole('row', { name: /2030/ })
  const cells = row.getByRole('cell')
  await expect(cells.nth(1)).toContainText('%')
  const why = `not compared: stands on other figures, launch ${laterLaunch}`
  await expect(cells.nth(2)).toHaveText(`${written('digitalEconomy', 2030)}–${why}`)
  await expect(cells.nth(2).getByTitle(why)).toBeVisible()
  // Levers are shown with the base that they have on each.
  const rd = region(page, 'Levers that differ').getByRole('row', { name: /^R&D intensity/ })
  await expect(rd.getByRole('cell')).toContainText([/^2\.4 base$/, /^3/, `${laterBase.base} base`])

  // A year before its launch, and what it does not offer.
  await type(page.getByRole('textbox', { name: 'Year 2020' }), String(here.model.launchYear))
  await expect(values.getByTitle(`before its launch in ${laterLaunch}`).first()).toHaveText('–')
  await choose(page, 'Add an indicator', /^Cross-border exports/)
  await expect(page.getByText('Zhejiang · later figures does not offer Cross-border exports.')).toBeVisible()
  await expect(grid.getByText('not offered on these figures')).toBeVisible()

  const file = await downloaded(page, () => page.getByRole('button', { name: 'Export all years' }).click())
  const own = csvRecords(file.text).filter(({ scenario }) => scenario === laterName)
  expect(new Set(own.map(({ model, baseline }) => `${model} ${baseline}`))).toEqual(
    new Set([`${keyOf(later.model)} ${later.baseline.id}`]),
  )
  expect(new Set(own.map(({ difference }) => difference))).toEqual(new Set(['']))
  const inYear = (id: string, year: number) =>
    own.find((each) => each.id === id && each.year === String(year))?.value
  expect(inYear('digitalEconomy', here.model.launchYear)).toBe('')
  expect(Number(inYear('digitalEconomy', 2030))).toBe(
    theirs.series.get('digitalEconomy')?.[2030 - laterLaunch],
  )
  expect(inYear(onlyHere, 2030)).toBe('')

  // With the other one first, the difference is the other way round: of none but its own.
  await choose(page, 'First column', laterName)
  await expect(region(page, /^Values and differences from Baseline \(Zhejiang/)).toBeVisible()
  await expect(cells.nth(0)).toHaveText(written('digitalEconomy', 2030))
  await expect(cells.nth(1)).toContainText('not compared')
  await expect(cells.nth(2)).toContainText('not compared')
})

test('a comparison over two baselines stays when the other one is opened', long, async ({ app }) => {
  const { page } = app
  await openScenario(page, '13th plan as announced')
  await compareLaterBaseline(page)
  await choose(page, 'Region and baseline', /later figures/)
  await type(lever(page, 'R&D intensity').value, '4')
  // What was open before is ticked where it is to be compared.
  await scenarios(page)
    .getByRole('button', { name: /Zhejiang · 2017 report/ })
    .click()
  const box = page.getByRole('checkbox', { name: /^Show Investment push \(.*\) in Compare$/ })
  await box.locator('xpath=ancestor::label').click()
  await goTo(page, 'Compare')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Baseline',
    'Copy of Baseline',
    'Investment push',
  ])
  await expect(page.locator('.compare-grid').getByText(/2017 report.* · launched 2015/)).toBeVisible()
  await page.getByRole('button', { name: /Current prices/ }).click()
  await page.getByRole('option', { name: /Constant/ }).click()
  await expect(
    page.getByText(/Constant prices are those of each scenario’s launch year \(2015 and 2016\)/),
  ).toBeVisible()
})

/** What of Compare does not stand in line, in words. */
const linedUp = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = (root: ParentNode, selector: string) => [...root.querySelectorAll(selector)]
    const places = (elements: readonly Element[], edge: 'left' | 'right') => [
      ...new Set(elements.map((each) => Math.round(each.getBoundingClientRect()[edge]))),
    ]
    const names = all(document, '.column-name').flatMap((name) => {
      const [line] = name.getClientRects()
      const dot = name.querySelector('.swatch')?.getBoundingClientRect()
      const isBeside =
        line && dot && dot.top >= line.top && dot.bottom <= line.bottom && dot.left >= line.left
      return isBeside ? [] : [`colour apart from its name: ${name.textContent}`]
    })
    const heads = all(document, '.compare-head').length
    const years = [...Array(heads).keys()].flatMap((column) => {
      const charts = all(document, '.compare-cell').filter((_, index) => index % heads === column)
      const axes = charts.map((one) => places(all(one, '.chart-axis-x text'), 'left').join(' '))
      const own = new Set(axes.filter(Boolean))
      return own.size > 1 ? [`years of a column at ${[...own].join(', ')}`] : []
    })
    const columns = all(document, '.compare-tables thead')
      .slice(0, 1)
      .flatMap((head) => all(head, '.column-name'))
    const rows = all(document, '.compare-tables section:first-child tbody tr')
    const differences = columns.flatMap((_, column) => {
      const cells = rows.flatMap((row) => all(row, 'td').slice(column, column + 1))
      const at = places(
        cells.flatMap((cell) => all(cell, '.delta')),
        'left',
      )
      return at.length > 1 ? [`differences of column ${column} begin at ${at.join(', ')}`] : []
    })
    return [...names, ...years, ...differences]
  })

const sizes = [
  { width: 800, height: 560 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]

for (const language of languages) {
  test(`what is not compared is said where there is room for it, in ${language}`, long, async ({ app }) => {
    const { page } = app
    await openScenario(page, '13th plan as announced')
    for (const name of ['Investment push', 'Slow world']) await show(page, name)
    await compareLaterBaseline(page)
    await goTo(page, 'Compare')
    await choose(page, 'Add an indicator', /^Cross-border exports/)
    await speak(page, 'en', language)
    const faults: string[] = []
    for (const size of sizes) {
      await page.setViewportSize(size)
      for (const view of ['explore', 'compare'] as const) {
        await goToView(page, language, view)
        await page.evaluate(() => document.fonts.ready)
        // Charts draw again in the next frame after a change of size.
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        )
        const found = [...(await layoutFaults(page)), ...(await linedUp(page))]
        for (const fault of found) faults.push(`${size.width} ${view}: ${fault}`)
        if (process.env.QIANTANG_LOOK)
          await page.screenshot({ path: `test-results/look/two-${language}-${size.width}-${view}.png` })
      }
    }
    expect(faults).toEqual([])
  })
}
