import { expect, test } from 'vitest'
import { attribute } from '../../../src/model/analysis/attribution.ts'
import { attributionCsv } from '../../../src/report/attribution/attribution-csv.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground, projector, scenarioWith } from '../../helpers/library.ts'
import { assumptionSpec } from '../../renderer/open-window.ts'

const assumption = assumptionSpec()
const other = scenarioWith({
  reading: 'level',
  levers: { rdIntensity: { target: 3, start: 2019, ramp: 4 } },
  assumptions: { [assumption.id]: assumption.high },
})
const attribution = attribute(projector, baseline, other, { indicator: 'digitalEconomy' })
const { columns, rows } = attributionCsv(
  attribution,
  { label: 'Digital-economy scale', unitKey: '100m CNY' },
  { model: ground.model, baseline: ground.baseline },
  createWords({ language: 'en', ground }),
)
const cell = (row: (typeof rows)[number] | undefined, name: (typeof columns)[number]) =>
  row?.[columns.indexOf(name)]

test('there is a row for each year and departure, with what it was and is', () => {
  expect(rows).toHaveLength(attribution.years.length * 3)
  const of2030 = rows.filter((row) => cell(row, 'year') === 2030)
  const ends = of2030.map((row) => (['kind', 'id', 'from', 'to'] as const).map((name) => cell(row, name)))
  const readings = ['share', 'level'].map(
    (reading) => ground.baseline.readings.find(({ id }) => id === reading)?.label.en,
  )
  expect(ends).toEqual([
    ['Assumptions', assumption.id, assumption.central, assumption.high],
    ['Reading', 'reading', ...readings],
    ['Levers', 'rdIntensity', 2.4, 3],
  ])
  expect(cell(of2030[2], 'fromSchedule')).toBeNull()
  expect(cell(of2030[2], 'toSchedule')).toBe('from 2019 over 4 years')
})

test('the shares of each year add up to its difference', () => {
  for (const year of attribution.years) {
    const own = rows.filter((row) => cell(row, 'year') === year)
    const sum = own.reduce((all, row) => all + Number(cell(row, 'share')), 0)
    const difference = Number(cell(own[0], 'difference'))
    expect(Math.abs(sum - difference)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(difference)))
    expect(own.map((row) => cell(row, 'standardError'))).toEqual([0, 0, 0])
  }
})

test('a value that is not there is an empty cell', () => {
  const gaps = { ...attribution, difference: attribution.difference.map(() => Number.NaN) }
  const made = attributionCsv(
    gaps,
    { label: 'Digital-economy scale', unitKey: '' },
    { model: ground.model, baseline: ground.baseline },
    createWords({ language: 'en', ground }),
  )
  expect(made.rows[0]?.at(-1)).toBeNull()
})
