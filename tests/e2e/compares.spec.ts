import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { valueColumns } from '../../src/report/compare/csv.ts'
import { expect, long, root, test } from './fixtures.ts'
import {
  choose,
  csvRecords,
  downloaded,
  goTo,
  inMenuOf,
  lever,
  openScenario,
  show,
  title,
  type,
} from './planner.ts'

interface ReferenceRow {
  readonly year: number
  readonly digitalEconomy: number
  readonly coreValueAdded: number
}

/** Values that an independent implementation of the model gives. */
function reference(name: string, year: number): ReferenceRow {
  const file = readFileSync(join(root, 'tests/model/reference.json'), 'utf8')
  const { cases } = JSON.parse(file) as { cases: { name: string; rows: ReferenceRow[] }[] }
  const row = cases.find((entry) => entry.name === name)?.rows.find((entry) => entry.year === year)
  if (!row) throw new Error(`there is no reference of ${name} in ${year}`)
  return row
}

const close = (value: number, wanted: number) =>
  expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted))

test('a planner compares three scenarios with the baseline and exports the table at full precision', async ({
  app,
}) => {
  const { page } = app
  await inMenuOf(page, '13th plan as announced', 'Duplicate')
  await expect(title(page)).toHaveValue('Copy of 13th plan as announced')
  await type(lever(page, 'Regulatory reform').value, '50')
  await show(page, '13th plan as announced')
  await show(page, 'Investment push')

  await goTo(page, 'Compare')
  const names = ['Baseline', 'Copy of 13th plan as announced', '13th plan as announced', 'Investment push']
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(names)
  await expect(
    page.getByRole('img', {
      name: '13th plan as announced, Digital-economy scale, 2030: CNY 9.18 trn',
      exact: true,
    }),
  ).toBeVisible()

  const file = await downloaded(page, () => page.getByRole('button', { name: 'Export values' }).click())
  expect(file.name).toMatch(/^Baseline .* - values\.csv$/)
  const rows = csvRecords(file.text)
  expect(Object.keys(rows[0] ?? {})).toEqual(valueColumns)
  const years = ['2020', '2025', '2030', '2035']
  expect(rows).toHaveLength(4 * years.length * names.length)
  const cells = (scenario: string, id: string, year: string) => {
    const row = rows.find((entry) => entry.scenario === scenario && entry.id === id && entry.year === year)
    if (!row) throw new Error(`no row of ${scenario}, ${id}, ${year}`)
    const { prices, value, difference, percent } = row
    return { prices, value: Number(value), difference: Number(difference), percent: Number(percent) }
  }
  for (const year of ['2020', '2035']) {
    const plan = reference('plan-share', Number(year))
    const baseline = reference('baseline-share', Number(year))
    close(cells('13th plan as announced', 'digitalEconomy', year).value, plan.digitalEconomy)
    close(cells('13th plan as announced', 'coreValueAdded', year).value, plan.coreValueAdded)
    close(cells('Baseline', 'digitalEconomy', year).value, baseline.digitalEconomy)
    const { difference, percent, prices } = cells('13th plan as announced', 'digitalEconomy', year)
    close(difference, plan.digitalEconomy - baseline.digitalEconomy)
    close(percent, (100 * (plan.digitalEconomy - baseline.digitalEconomy)) / baseline.digitalEconomy)
    expect(prices).toBe('Current prices')
    expect(cells('Baseline', 'digitalEconomy', year).difference).toBe(0)
  }
})

test('“Levers that differ” shows those levers and no others, and is exported', long, async ({ app }) => {
  const { page } = app
  await show(page, 'Investment push')
  await goTo(page, 'Compare')
  const table = page.getByRole('region', { name: 'Levers that differ' })
  const heads = table.getByRole('rowheader')
  const differing = [
    'Fusion fields',
    'Cloud migration',
    'Network investment',
    'Enterprise IT',
    'R&D intensity',
    'Venture capital',
    'Robot installations',
  ]
  await expect(heads).toHaveText(differing.map((name) => new RegExp(`^${name}`)))
  await expect(table.getByRole('row', { name: /^Cloud migration/ })).toContainText('from 2017 at once')
  await expect(table.getByRole('row', { name: /^Venture capital/ })).toContainText('300 base')

  const file = await downloaded(page, () => page.getByRole('button', { name: 'Export levers' }).click())
  const rows = csvRecords(file.text)
  expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(differing))
  const cloud = rows.filter(({ id }) => id === 'cloudMigration')
  expect(cloud.map(({ scenario, value, start }) => [scenario, value, start])).toEqual([
    ['Baseline', '30', ''],
    ['13th plan as announced', '100', '2017'],
    ['Investment push', '30', ''],
  ])
})

test('what makes a comparison unfair is said', long, async ({ app }) => {
  const { page } = app
  const readings = page.getByText(/rest on different readings of the report/)
  const growth = page.getByText(/Growth settings differ from the first column/)
  await goTo(page, 'Compare')
  await expect(readings).toHaveCount(0)
  await expect(growth).toHaveCount(0)

  await goTo(page, 'Explore')
  await show(page, 'Slow world')
  await show(page, 'As the report prints it')
  await goTo(page, 'Compare')
  await expect(growth).toContainText('Slow world')
  await expect(readings).toBeVisible()
})

test(
  'a difference has a colour where the indicator says which way is good, and both are measured alike',
  long,
  async ({ app }) => {
    const { page } = app
    await openScenario(page, '13th plan as announced')
    await goTo(page, 'Compare')
    const values = page.getByRole('region', { name: /^Values and differences/ })
    /** How a difference is judged by its colour. */
    const coloured = (indicator: string, difference: string) =>
      values
        .locator('tbody', { hasText: indicator })
        .getByText(difference, { exact: true })
        .last()
        .evaluate((told) => {
          const own = getComputedStyle(told).color
          const body = getComputedStyle(document.documentElement)
          const probe = document.createElement('i')
          document.body.append(probe)
          const names = ['good', 'bad'].filter((name) => {
            probe.style.color = body.getPropertyValue(`--${name}`)
            return getComputedStyle(probe).color === own
          })
          probe.remove()
          return names.join() || 'plain'
        })
    expect(await coloured('Digital-economy scale', '+23.2%')).toBe('good')
    expect(await coloured('Digital-economy share', '+10.2 pp')).toBe('plain')
    await choose(page, 'First column', '13th plan as announced')
    expect(await coloured('Digital-economy scale', '−18.8%')).toBe('bad')
    expect(await coloured('Digital-economy share', '−10.2 pp')).toBe('plain')

    // Another reading of the report is another measure, not a success.
    await goTo(page, 'Explore')
    await show(page, 'As the report prints it')
    await goTo(page, 'Compare')
    expect(await coloured('Digital-economy scale', '−2.8%')).toBe('plain')
  },
)

test('another first column, another indicator and another year', long, async ({ app }) => {
  const { page } = app
  await goTo(page, 'Compare')
  await choose(page, 'First column', '13th plan as announced')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['13th plan as announced', 'Baseline'])
  const values = page.getByRole('region', { name: 'Values and differences from 13th plan as announced' })
  await expect(values).toContainText('74,526−18.8%')

  await choose(page, 'Add an indicator', 'Core employment')
  await expect(
    page.getByRole('img', { name: /^Baseline, Core employment, 2030: 2\.05 million persons/ }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Remove Core-industry share' }).click()
  await expect(page.getByRole('img', { name: /Core-industry share/ })).toHaveCount(0)

  await type(page.getByRole('textbox', { name: 'Year 2020' }), '2016')
  await expect(values).toContainText('18,082')
  await page.getByRole('button', { name: 'Add a year' }).click()
  await expect(page.getByRole('textbox', { name: 'Year 2034' })).toBeVisible()

  // What was chosen is still there after a look elsewhere.
  await goTo(page, 'Explore')
  await goTo(page, 'Compare')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(['13th plan as announced', 'Baseline'])
  await expect(
    page.getByRole('img', { name: /^Baseline, Core employment, 2030: 2\.05 million persons/ }),
  ).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Year 2034' })).toBeVisible()
})

test('scenarios of different horizons end at their own', long, async ({ app }) => {
  const { page } = app
  await inMenuOf(page, 'Slow world', 'Duplicate')
  await type(page.getByRole('textbox', { name: 'Horizon' }), '2025')
  await show(page, '13th plan as announced')
  await goTo(page, 'Compare')
  await expect(
    page.getByText('These scenarios have different horizons; a line ends at its own.'),
  ).toBeVisible()
  const values = page.getByRole('region', { name: /^Values and differences/ })
  await expect(values.getByTitle('past its horizon').first()).toHaveText('–')
})

test('at most four scenarios are shown, and the list says so', long, async ({ app }) => {
  const { page } = app
  for (const name of ['Enterprise-led reform', 'Investment push', 'Skills and start-up towns first'])
    await show(page, name)
  await expect(page.getByText('Four scenarios are shown; take one off to show another.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Show Slow world on the charts' })).toBeDisabled()
  await openScenario(page, 'Slow world')
  await goTo(page, 'Compare')
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Baseline')
  await expect(page.getByRole('heading', { level: 2, name: 'Slow world' })).toBeVisible()
})
