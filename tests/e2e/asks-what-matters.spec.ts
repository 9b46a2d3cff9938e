import type { Locator, Page } from '@playwright/test'
import type { CsvColumn } from '../../src/report/csv.ts'
import { shippedFolder } from '../helpers/first-library.ts'
import { expect, long, test } from './fixtures.ts'
import { answer, ask, choose, csvRecords, downloaded, goTo, lever, settingsKept, type } from './planner.ts'

const swings = (page: Page): Locator => page.getByRole('region', { name: 'One at a time', exact: true })
const shares = (page: Page): Locator => page.getByRole('region', { name: 'All at once', exact: true })
const rows = (panel: Locator): Locator => panel.getByRole('list').getByRole('listitem')
const exportButton = (page: Page): Locator => page.getByRole('button', { name: 'Export', exact: true })

/** What a screen reader says of each row. */
const said = (panel: Locator): Promise<readonly string[]> =>
  rows(panel).locator('.visually-hidden').allTextContents()

/** The numbers that stand behind a row's name. */
const numbers = (text: string): readonly number[] =>
  [...text.slice(text.indexOf(': ')).matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) =>
    Number(number.replaceAll(',', '')),
  )

/** How far a row of "One at a time" goes: its numbers are the values at its low and at its high. */
const swing = (text: string): number => {
  const [low = 0, high = 0] = numbers(text)
  return Math.abs(high - low)
}

test('a planner asks which assumption matters, of one indicator and year and then of another', async ({
  app,
}) => {
  const { page } = app
  await ask(page, 'What matters?')
  await expect(answer(page)).toHaveText(
    'Ceiling of fusion adoption matters most: CNY 7.94 trn at its low (0.6), CNY 10.4 trn at its high (0.9). Next come Trend slowdown and Imitation rate.',
  )

  // The largest first, both ends with the input that gives them; the small ones are counted.
  const [first = '', ...others] = await said(swings(page))
  expect(first).toBe(
    'Ceiling of fusion adoption, 0.6 to 0.9 share: CNY 7.94 trn at its low, CNY 10.4 trn at its high',
  )
  expect(others.length).toBeGreaterThan(8)
  const sizes = [first, ...others].map(swing)
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
  const folded = 46 - sizes.length
  await expect(swings(page)).toContainText(
    new RegExp(`${folded} others, each at most [\\d.]+ bn \\(18 change nothing`),
  )
  await swings(page).getByRole('button', { name: 'Show all 46' }).click()
  await expect(rows(swings(page))).toHaveCount(46)
  await swings(page).getByRole('button', { name: 'Show the largest only' }).click()
  await expect(rows(swings(page))).toHaveCount(sizes.length)

  await choose(page, 'Indicator', 'Core employment')
  await expect(answer(page)).toContainText(/^Productivity in core growth matters most: /)
  await type(page.getByRole('textbox', { name: 'Year' }), '2016')
  await expect(answer(page)).toHaveText(
    'Productivity in core growth matters most: 1.29 million persons at its low (0.4), 1.22 million persons at its high (0.8). Next comes Price growth.',
  )
  await choose(page, 'Indicator', 'Online retail')
  await expect(answer(page)).toHaveText(
    'Online retail stays at CNY 1.03 trn in 2016: nothing that is uncertain changes it.',
  )
  await expect(rows(swings(page))).toHaveCount(0)

  // Another scenario beside: what matters there is something else.
  await choose(page, 'Indicator', 'Digital-economy scale')
  await type(page.getByRole('textbox', { name: 'Year' }), '2030')
  await choose(page, 'Scenario to compare with', 'Baseline')
  await expect(answer(page)).toContainText(
    'In Baseline, Imitation rate matters most: a swing of CNY 2.07 trn.',
  )
  await expect(swings(page)).toContainText('Baseline, all central: 7.45 trn')
  await swings(page).getByRole('button', { name: 'Show One at a time as a table' }).click()
  const row = swings(page).getByRole('row', { name: /^Imitation rate/ })
  await expect(row.getByRole('cell')).toHaveText(['0.05', '83,074', '0.15', '101,172', '18,098', '20,743'])
})

test('what the user fixes and what the scenario sets is not varied', long, async ({ app }) => {
  const { page } = app
  await ask(page, 'How sure?')
  await page.getByRole('button', { name: 'Ceiling of fusion adoption fixed' }).click()
  await ask(page, 'What matters?')
  await expect(answer(page)).toContainText(/^Trend slowdown matters most: /)
  await expect(swings(page)).toContainText('1 is fixed and left out. 1 range is your own.')

  await goTo(page, 'Explore')
  await page.getByRole('tab', { name: /^Assumptions/ }).click()
  await type(lever(page, 'Imitation rate').value, '0.12')
  await ask(page, 'What matters?')
  await expect(swings(page)).toContainText('2 are fixed and left out.')
  expect((await said(swings(page))).filter((text) => /^(Imitation|Ceiling of fusion)/.test(text))).toEqual([])
})

test(
  'a planner sees the shares of all at once, stops a long run, runs it again and exports',
  long,
  async ({ app }) => {
    const { page } = app
    await ask(page, 'What matters?')
    await expect(shares(page)).toContainText(
      /6\d% of the uncertainty comes from Ceiling of fusion adoption \(3\d%\), .* at most 2.\d% from interactions\./,
    )
    const [first = ''] = await said(shares(page))
    expect(first).toMatch(
      /^Ceiling of fusion adoption: 3\d% alone \(\d\d% to \d\d%\), 3\d% with interactions/,
    )
    const [alone = 0, low = 0, high = 0] = numbers(first)
    expect(low).toBeLessThan(alone)
    expect(high).toBeGreaterThan(alone)
    const totals = (await said(shares(page))).map((text) => numbers(text)[3] ?? 0)
    expect(totals).toEqual(totals.toSorted((a, b) => b - a))
    await expect(shares(page)).toContainText('Sobol indices from 96,256 runs, estimated after Azzini')

    await choose(page, 'Number of points', '4,096')
    await expect(shares(page).getByRole('progressbar')).toBeVisible()
    // Half an answer cannot be taken away.
    await expect(exportButton(page)).toBeDisabled()
    await shares(page).getByRole('button', { name: 'Stop' }).click()
    await expect(shares(page)).toContainText('Stopped.')
    await expect(shares(page).getByRole('progressbar')).toHaveCount(0)
    // What is known stays: one at a time needs no points.
    await expect(answer(page)).toContainText('Ceiling of fusion adoption matters most')
    await shares(page).getByRole('button', { name: 'Run again' }).click()
    await expect(shares(page).getByRole('progressbar')).toBeVisible()
    await expect(shares(page)).toContainText('Sobol indices from 385,024 runs')

    const file = await downloaded(page, () => exportButton(page).click())
    expect(file.name).toBe('13th plan as announced - Digital-economy scale - 2030 - sensitivity.csv')
    const table = csvRecords(file.text)
    expect(table).toHaveLength(46)
    const cell = (name: CsvColumn) => table[0]?.[name] ?? ''
    expect([cell('id'), cell('name'), cell('unit')]).toEqual([
      ...['adoptionCeiling', 'Ceiling of fusion adoption', 'share'],
    ])
    expect([cell('lowInput'), cell('highInput')]).toEqual(['0.6', '0.9'])
    expect(Number(cell('highValue')) - Number(cell('lowValue'))).toBeCloseTo(Number(cell('swing')), 6)
    for (const kind of ['first', 'total'] as const) {
      expect(Number(cell(`${kind}Low`))).toBeLessThan(Number(cell(kind)))
      expect(Number(cell(`${kind}High`))).toBeGreaterThan(Number(cell(kind)))
    }
    expect([cell('indicator'), cell('year'), cell('evaluations')]).toEqual([
      ...['Digital-economy scale (100 million CNY)', '2030', '385024'],
    ])
    expect([cell('model'), cell('baseline'), cell('reading'), cell('prices')]).toEqual([
      ...['zhejiang-digital-economy@1', 'kiep-17-06', '37% of GRDP', 'Current prices'],
    ])
    expect([cell('scenario'), cell('method'), cell('seed'), cell('draws')]).toEqual([
      ...['13th plan as announced', 'quasi-random (Sobol)', '1', '4096'],
    ])
    expect(cell('fingerprint')).toMatch(/^[0-9a-f]{64}$/)
    expect(cell('date')).toMatch(/^20\d\d-\d\d-\d\dT/)
  },
)

test(
  'the same seed gives the same answer the next day, another one nearly the same',
  long,
  async ({ app }) => {
    const { page } = app
    await ask(page, 'What matters?')
    const done = () => expect(exportButton(page)).toBeEnabled()
    await done()
    const before = await said(shares(page))
    await type(page.getByRole('textbox', { name: 'Random seed' }), '7')
    await expect.poll(() => said(shares(page))).not.toEqual(before)
    await done()
    const [one, all] = [await said(swings(page)), await said(shares(page))]
    // Chance has no hand in one at a time, and does not change what comes first.
    expect(all[0]).toMatch(/^Ceiling of fusion adoption: 3\d%/)
    await settingsKept(page, { drawing: { seed: 7 } })

    await app.restart()
    await ask(page, 'What matters?')
    await done()
    expect(await said(swings(page))).toEqual(one)
    expect(await said(shares(page))).toEqual(all)
  },
)

test('a planner asks by keyboard alone', async ({ app }) => {
  const { page } = app
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.getByRole('tab', { name: 'Explore', exact: true }).focus()
  await press('ArrowRight', 'ArrowRight')
  await expect(page.getByRole('tab', { name: 'Analyse', exact: true })).toBeFocused()
  await page.getByRole('tab', { name: /^How sure/ }).focus()
  await press('ArrowDown')
  await expect(answer(page)).toContainText('Ceiling of fusion adoption matters most')

  // Into the question, to its first word.
  await press('Tab')
  await expect(page.getByRole('button', { name: /Indicator$/ })).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('option', { name: 'Digital-economy scale' })).toBeFocused()
  await press('ArrowDown', 'Enter')
  await expect(answer(page)).toContainText(/^(?!Ceiling).* matters most: /)
  await press('Tab', 'Tab', 'ArrowDown')
  await expect(page.getByRole('textbox', { name: 'Year' })).toHaveValue('2029')

  // The shares' panel has its own controls, and a run is stopped where it is shown.
  await page.getByRole('button', { name: /Number of points$/ }).focus()
  await press('Enter', 'End', 'Enter')
  await expect(shares(page).getByRole('progressbar')).toBeVisible()
  await press('Tab', 'Tab')
  await expect(shares(page).getByRole('button', { name: 'Stop' })).toBeFocused()
  await press('Enter')
  await expect(shares(page)).toContainText('Stopped.')
  await expect(shares(page).getByRole('button', { name: 'Run again' })).toBeFocused()
})

test.describe('on what ships', () => {
  test.use({ ground: shippedFolder })

  test(
    'year-to-year chance is one bar of its own, in the picture, the table and the file',
    long,
    async ({ app }) => {
      const { page } = app
      await ask(page, 'What matters?')
      await expect(swings(page)).toContainText('Year-to-year chance has no low and no high')
      await expect(shares(page)).toContainText(/of the uncertainty comes from .*Year-to-year chance \(\d+%\)/)
      const bars = (await said(shares(page))).filter((text) => text.startsWith('Year-to-year chance'))
      expect(bars).toHaveLength(1)
      const file = await downloaded(page, () => exportButton(page).click())
      const row = csvRecords(file.text).filter(({ id }) => id === 'shocks')
      expect(row).toHaveLength(1)
      expect(row[0]).toMatchObject({ name: 'Year-to-year chance', lowValue: '', highValue: '' })
      expect(Number(row[0]?.first)).toBeGreaterThan(0.1)
      await shares(page).getByRole('button', { name: 'Show All at once as a table' }).click()
      await expect(shares(page).getByRole('row', { name: /^Year-to-year chance/ })).toHaveCount(1)
    },
  )
})
