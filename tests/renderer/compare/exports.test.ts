import { expect, test } from 'vitest'
import { writeCsv } from '../../../src/files/csv.ts'
import { fingerprint } from '../../../src/model/scenario.ts'
import type { Language, Scenario } from '../../../src/model/spec.ts'
import type { Column } from '../../../src/renderer/compare/column.ts'
import { leverCsv, valueCsv } from '../../../src/renderer/compare/exports.ts'
import { ownDocument } from '../../../src/renderer/workspace/workspace.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { library, projector, scenarioWith } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'
import { assumptionSpec, stateWith } from '../open-window.ts'

const wordsIn = (language: Language) => createWords({ language, library })
const column = (scenario: Scenario): Column => ({
  id: scenario.id,
  name: scenario.name,
  tone: '1',
  document: ownDocument(scenario),
  series: projector.project(scenario).series,
})
const first = scenarioWith({ id: 'first', name: 'First, "plain"' })
const moved = scenarioWith({
  id: 'moved',
  name: 'Moved',
  reading: 'level',
  horizon: 2025,
  levers: { rdIntensity: { target: 3.5, end: 2024 }, fusionFields: { target: 5 } },
  assumptions: { [assumptionSpec().id]: assumptionSpec().high },
})
const columns = [first, moved].map(column)
const described = (...ids: readonly string[]) =>
  ids.flatMap((id) => all.find((entry) => entry.id === id) ?? [])
const all = describeIndicators(library.model.indicators, [], wordsIn('en'))

test('values are exported in full, one row for each indicator, year and scenario', () => {
  const state = stateWith([], { prices: 'constant' })
  const { header, rows } = valueCsv(
    columns,
    described('grdp', 'coreShare'),
    [2020, 2030],
    state,
    wordsIn('en'),
  )
  expect(header).toEqual([
    ...['scenario', 'fingerprint', 'reading', 'id', 'Indicator', 'unit', 'Prices'],
    ...['Year', 'value', 'difference', 'per cent'],
  ])
  expect(rows).toHaveLength(8)
  expect(rows.map((row) => [row[0], row[3], row[7]])).toEqual([
    ['First, "plain"', 'grdp', 2020],
    ['Moved', 'grdp', 2020],
    ['First, "plain"', 'grdp', 2030],
    ['Moved', 'grdp', 2030],
    ['First, "plain"', 'coreShare', 2020],
    ['Moved', 'coreShare', 2020],
    ['First, "plain"', 'coreShare', 2030],
    ['Moved', 'coreShare', 2030],
  ])
  const reference = valueIn(projector.project(first), 'grdp', 2020)
  const value = valueIn(projector.project(moved), 'grdp', 2020)
  const words = wordsIn('en')
  expect(rows[1]).toEqual([
    ...['Moved', fingerprint(moved, library.model), 'level', 'grdp', words.indicator('grdp')],
    ...[words.unitOf('grdp'), 'constant', 2020, value],
    ...[value - reference, (100 * (value - reference)) / reference],
  ])
})

test('a value past a horizon is an empty field, not a number', () => {
  const { rows } = valueCsv(columns, described('grdp'), [2030], stateWith([]), wordsIn('en'))
  expect(rows[0]?.slice(8).every((value) => typeof value === 'number')).toBe(true)
  expect(rows[1]?.slice(8)).toEqual([null, null, null])
})

test('levers that differ have four rows with a column for each scenario, assumptions one', () => {
  const { header, rows } = leverCsv(columns, library.model, wordsIn('en'))
  expect(header).toEqual(['id', 'Lever / Assumption', 'unit', 'setting', 'First, "plain"', 'Moved'])
  expect(rows.map(([id, , , ...rest]) => [id, ...rest])).toEqual([
    ['fusionFields', 'target', 3, 5],
    ['fusionFields', 'First year', null, 2018],
    ['fusionFields', 'Years to reach the target', null, 3],
    ['fusionFields', 'Last year', null, null],
    ['rdIntensity', 'target', 2.4, 3.5],
    ['rdIntensity', 'First year', null, 2018],
    ['rdIntensity', 'Years to reach the target', null, 3],
    ['rdIntensity', 'Last year', null, 2024],
    [assumptionSpec().id, 'value', assumptionSpec().central, assumptionSpec().high],
  ])
  expect(leverCsv(columns.slice(0, 1), library.model, wordsIn('en')).rows).toEqual([])
})

test.each(['en', 'ko', 'zh'] as const)(
  'tables in %s have a heading over every column and only one kind of row',
  (language) => {
    const words = wordsIn(language)
    for (const table of [
      valueCsv(
        columns,
        describeIndicators(library.model.indicators, [], words).slice(0, 1),
        [2020],
        stateWith([]),
        words,
      ),
      leverCsv(columns, library.model, words),
    ]) {
      expect(table.header.filter((heading) => heading.trim() === '' || heading.includes('.'))).toEqual([])
      expect(new Set(table.header).size).toBe(table.header.length)
      for (const row of table.rows) expect(row).toHaveLength(table.header.length)
      expect(writeCsv(table.header, table.rows).split('\r\n').length).toBeGreaterThan(table.rows.length)
    }
  },
)
