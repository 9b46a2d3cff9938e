import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { CsvColumn } from '../../src/report/csv.ts'
import { firstFolder } from '../helpers/first-library.ts'
import { expect, long, test } from './fixtures.ts'
import {
  answer,
  ask,
  type CsvRecord,
  choose,
  csvRecords,
  downloaded,
  goTo,
  importFile,
  lever,
  openScenario,
  title,
  type,
} from './planner.ts'

const bars = (page: Page) =>
  page.getByRole('region', { name: /^Contribution of each/ }).getByRole('img', { name: /^Contribution/ })
const years = (page: Page) =>
  page.getByRole('region', { name: 'Contributions over time' }).getByRole('img', { name: /^Contributions/ })
const asTable = (page: Page) => page.getByRole('button', { name: /^Show Contribution of each.* as a table$/ })
const year = (page: Page) => page.getByRole('textbox', { name: 'Year', exact: true })

/** The rows of the contributions' table, as texts. */
async function tableRows(page: Page): Promise<readonly (readonly string[])[]> {
  const rows = await page
    .getByRole('region', { name: /^Contribution of each.*table$/ })
    .getByRole('row')
    .all()
  return Promise.all(rows.map((row) => row.getByRole('cell').or(row.getByRole('rowheader')).allInnerTexts()))
}

/** A number as it is written in the window; the range below a share is none of it. */
function numberOf(text = ''): number {
  const [first = ''] = text.split('\n')
  return first === 'no change' ? 0 : Number(first.replaceAll(',', '').replace('−', '-').replace('+', ''))
}

test('a planner asks who did it, and reads the waterfall', async ({ app }) => {
  const { page } = app
  await openScenario(page, '13th plan as announced')
  await ask(page, 'What drives the difference?')

  await expect(answer(page)).toHaveText(
    'Of the +CNY 1.73 trn, about four fifths come from Fusion fields (3 → 11); R&D intensity (2.4 → 3) contributes least.',
  )
  await expect(bars(page)).toHaveAccessibleName(
    [
      'Contribution of each, 2030',
      'Baseline: 7.45 trn',
      'Fusion fields 3 → 11: +1.34 trn',
      'Cloud migration 30 → 100: +159 bn',
      'Network investment 1 → 1.5: +144 bn',
      'R&D intensity 2.4 → 3: +84.7 bn',
      '13th plan as announced: 9.18 trn',
    ].join('. '),
  )
  await expect(bars(page)).toContainText('Fusion fields 3 → 11')
  await expect(bars(page)).toContainText('+1.34 trn 78%')
  await expect(page.getByText('The axis is cut between 0 and 6.5 trn.')).toBeVisible()
  await expect(
    page.getByText(/^On their own they would add up to \+CNY 1\.76 trn; acting together/),
  ).toBeVisible()

  await asTable(page).click()
  const [, ...rows] = await tableRows(page)
  const shares = rows.slice(0, -1).map((row) => numberOf(row[2]))
  expect(shares).toHaveLength(4)
  const difference = numberOf(rows.at(-1)?.[1])
  expect(difference).toBe(17_262)
  // Each is rounded by itself.
  const sum = shares.reduce((all, share) => all + share, 0)
  expect(Math.abs(sum - difference)).toBeLessThanOrEqual(shares.length / 2)
})

test('another year by keyboard and by the picture of all years', long, async ({ app }) => {
  const { page } = app
  await openScenario(page, '13th plan as announced')
  await ask(page, 'What drives the difference?')
  await expect(bars(page)).toHaveAccessibleName(/^Contribution of each, 2030/)
  await year(page).focus()
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowUp')
  await expect(bars(page)).toHaveAccessibleName(/^Contribution of each, 2035\. Baseline: 10\.6 trn\./)
  await expect(years(page)).toHaveAccessibleName(/^Contributions over time\. 2035: .*Together \+2\.2\d trn/)
  await expect(answer(page)).toContainText('Of the +CNY 2.2')

  const box = await years(page).boundingBox()
  if (!box) throw new Error('the picture is not to be seen')
  // Towards the left lie the first years.
  await page.mouse.move(box.x + 0.3 * box.width, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + 0.25 * box.width, box.y + box.height / 2, { steps: 4 })
  await page.mouse.up()
  await expect(year(page)).toHaveValue(/^20(1[6-9]|2[0-3])$/)
  const chosen = await year(page).inputValue()
  await expect(bars(page)).toHaveAccessibleName(new RegExp(`^Contribution of each, ${chosen}\\.`))

  // In the first year nothing has moved yet.
  await type(year(page), '2015')
  await expect(answer(page)).toHaveText(
    'In 2015 Digital-economy scale is the same in both: what differs does not change it.',
  )
})

test(
  'the difference is split into assumptions, reading and levers, and is exported',
  long,
  async ({ app }) => {
    const { page } = app
    await openScenario(page, '13th plan as announced')
    await page.getByRole('tab', { name: 'Assumptions' }).click()
    await page.getByRole('searchbox').or(page.getByPlaceholder('Find an assumption')).fill('imitation')
    await lever(page, 'Imitation rate').slider.press('End')
    await expect(title(page)).toHaveValue('Copy of 13th plan as announced')

    await ask(page, 'What drives the difference?')
    await choose(page, 'Scenario to compare with', 'As the report prints it')
    await expect(answer(page)).toHaveText(
      /^The difference of \+CNY [\d.]+ (bn|trn) is made up of assumptions [+−][\d.]+ (bn|trn), the reading −[\d.]+ (bn|trn) and levers \+[\d.]+ (bn|trn) \(above all Fusion fields\)\.$/,
    )
    await expect(bars(page)).toHaveAccessibleName(/Reading CNY 2\.33 trn → 37% of GRDP: −/)
    await expect(bars(page)).toHaveAccessibleName(/Levers: \+[\d.]+ (bn|trn)\. Fusion fields 3 → 11: \+/)
    await expect(bars(page)).toContainText('Assumptions')

    const file = await downloaded(page, () =>
      page.getByRole('button', { name: 'Export', exact: true }).click(),
    )
    expect(file.name).toBe(
      'Copy of 13th plan as ann - As the report prints it - Digital-economy scale - attribution.csv',
    )
    const rows = csvRecords(file.text)
    const cell = (row: CsvRecord, name: CsvColumn): string => row[name] ?? ''
    expect(rows).toHaveLength(21 * 6)
    const of2030 = rows.filter((row) => cell(row, 'year') === '2030')
    expect(of2030.map((row) => cell(row, 'kind'))).toEqual([
      ...['Assumptions', 'Reading'],
      ...['Levers', 'Levers', 'Levers', 'Levers'],
    ])
    const difference = Number(cell(of2030[0] ?? {}, 'difference'))
    const sum = of2030.reduce((all, row) => all + Number(cell(row, 'share')), 0)
    expect(Math.abs(sum - difference)).toBeLessThanOrEqual(1e-9 * Math.abs(difference))
    const fusion = of2030.find((row) => cell(row, 'id') === 'fusionFields') ?? {}
    expect([cell(fusion, 'name'), cell(fusion, 'from'), cell(fusion, 'to')]).toEqual([
      'Fusion fields',
      '3',
      '11',
    ])
    for (const row of rows) {
      expect(cell(row, 'scenario')).toBe('Copy of 13th plan as announced')
      expect(cell(row, 'other')).toBe('As the report prints it')
      expect(cell(row, 'fingerprint')).toMatch(/^[0-9a-f]{8,}$/)
      expect(cell(row, 'otherFingerprint')).toMatch(/^[0-9a-f]{8,}$/)
      expect(cell(row, 'otherFingerprint')).not.toBe(cell(row, 'fingerprint'))
      expect(cell(row, 'model')).toMatch(/^zhejiang-digital-economy@/)
      expect(cell(row, 'baseline')).toBe('kiep-17-06')
      expect(cell(row, 'reading')).toBe('37% of GRDP')
      expect(Number.isNaN(Date.parse(cell(row, 'date')))).toBe(false)
    }
  },
)

test('scenarios that do not differ are said not to, and another is offered', long, async ({ app }) => {
  const { page } = app
  await openScenario(page, 'As the report prints it')
  await ask(page, 'What drives the difference?')
  await expect(answer(page)).toHaveText('As the report prints it and Baseline do not differ.')
  await expect(page.getByText(/^The baseline is read as the scenario is/)).toBeVisible()
  await page.getByRole('button', { name: 'Investment push', exact: true }).click()
  await expect(answer(page)).toContainText('is made up of the reading +')
})

test('the model’s own accounting shows the terms of both scenarios', long, async ({ app }) => {
  const { page } = app
  await openScenario(page, '13th plan as announced')
  await ask(page, 'What drives the difference?')
  await page.getByRole('button', { name: 'By the model’s equations, 2030' }).click()
  const table = page.getByRole('table', { name: 'By the model’s equations, 2030' })
  await expect(table.getByRole('columnheader')).toHaveText([
    'Term',
    'Baseline',
    '13th plan as announced',
    'Difference',
  ])
  const cells = async (name: string): Promise<readonly string[]> =>
    table
      .getByRole('row', { name: new RegExp(`^${name}`) })
      .getByRole('cell')
      .allInnerTexts()
  const [before, after, effect] = await cells('Core effect')
  expect(before).toBe('0')
  expect(effect).toBe(`+${after}`)
  const terms = [await cells('ICT capital in core industry'), await cells('Knowledge in core industry')]
  const sum = terms.reduce((all, [, own]) => all + Number(own), 0)
  expect(Math.abs(sum - Number(after))).toBeLessThanOrEqual(1e-4)
})

/** The plan with fourteen levers moved. */
function fourteenLevers(): string {
  const plan = JSON.parse(
    readFileSync(join(firstFolder, 'packs/zhejiang/scenarios/plan-announced.scenario.json'), 'utf8'),
  ) as Record<string, unknown>
  const targets = {
    regulatoryReform: 60,
    fusionFields: 11,
    cloudMigration: 100,
    pilotZones: 6,
    digitalSkills: 4,
    networkInvestment: 1.5,
    enterpriseIt: 0.8,
    rdIntensity: 3,
    ventureCapital: 600,
    robotInstallations: 30,
    coreTrendGrowth: 9,
    restTrendGrowth: 5,
    trendSlowdown: 4,
    priceGrowth: 2,
  }
  const levers = Object.fromEntries(Object.entries(targets).map(([id, target]) => [id, { target }]))
  return JSON.stringify({
    ...plan,
    id: 'b1b3e1f4-6d1e-4a53-9a46-0c6b2f6d1a14',
    name: 'Fourteen moved',
    levers,
  })
}

test(
  'many departures are sampled with standard errors, and the work can be stopped and taken up',
  long,
  async ({ app }) => {
    const { page } = app
    await importFile(page, { name: 'fourteen.scenario.json', text: fourteenLevers() })
    await expect(title(page)).toHaveValue('Fourteen moved')
    await ask(page, 'What drives the difference?')
    await expect(answer(page)).toContainText(
      /Shares are sampled, with standard errors of up to CNY [\d.]+ (million|bn)\.$/,
    )
    await expect(bars(page)).toHaveAccessibleName(
      /Fusion fields 3 → 11: \+[\d.]+ (bn|trn) ± [\d.]+ (million|bn)\./,
    )
    await expect(page.getByText('± is the standard error')).toBeVisible()
    await expect(page.getByText(/400 orders at random, random seed 1/)).toBeVisible()

    await asTable(page).click()
    const [, ...rows] = await tableRows(page)
    const errors = rows.slice(0, -1).map((row) => numberOf(row.at(-1)))
    expect(errors).toHaveLength(14)
    for (const error of errors) expect(error).toBeGreaterThan(0)
    const sum = rows.slice(0, -1).reduce((all, row) => all + numberOf(row[2]), 0)
    expect(Math.abs(sum - numberOf(rows.at(-1)?.[1]))).toBeLessThanOrEqual(7)

    // More orders take longer; the window goes on meanwhile.
    await choose(page, 'Random orders', '40,000')
    const stop = page.getByRole('button', { name: 'Stop', exact: true })
    await stop.click()
    await expect(page.getByText('Stopped.')).toBeVisible()
    await page.getByRole('button', { name: 'Run again' }).click()
    await expect(page.getByRole('progressbar', { name: 'Working…' })).toBeVisible()
    await goTo(page, 'Explore')
    await ask(page, 'What drives the difference?')
    await stop.click()
    await choose(page, 'Random orders', '400')
    await expect(answer(page)).toContainText('Shares are sampled')
  },
)
