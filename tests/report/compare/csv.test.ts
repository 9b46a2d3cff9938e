import { expect, test } from 'vitest'
import type { Inquiry } from '../../../src/files/recipe.ts'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import { modelKey } from '../../../src/model/model.ts'
import type { Language, Scenario } from '../../../src/model/spec.ts'
import { departureCsv, valueCsv } from '../../../src/report/compare/csv.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import { provenanceOf } from '../../../src/report/provenance.ts'
import { createWords } from '../../../src/report/text/words.ts'
import type { ScenarioTrajectories } from '../../../src/report/trajectories/trajectories.ts'
import { ground, model, projector, scenarioWith } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'
import { assumptionSpec } from '../../renderer/open-window.ts'

const wordsIn = (language: Language) => createWords({ language, ground })
const words = wordsIn('en')
const column = (scenario: Scenario): ScenarioTrajectories => ({
  name: scenario.name,
  scenario,
  ground,
  series: projector.project(scenario).series,
})
const first = scenarioWith({ id: 'first', name: 'First, "plain"' })
const moved = scenarioWith({
  id: 'moved',
  name: 'Moved',
  reading: 'level',
  horizon: 2025,
  levers: {
    rdIntensity: { target: 3.5, end: 2024 },
    fusionFields: { target: 5 },
    // Set to its base, and so not moved.
    pilotZones: {
      target: ground.model.levers.find(({ id }) => id === 'pilotZones')?.base ?? 0,
      start: 2020,
    },
  },
  assumptions: { [assumptionSpec().id]: assumptionSpec().high },
})
const columns = [first, moved].map(column)
const basis = { ground, prices: 'constant' } as const
const made = <I extends Inquiry>(inquiry: I, compared = columns) =>
  provenanceOf(
    basis,
    compared.map(({ name, scenario }) => ({ name, scenario, short: name })),
    { inquiry, date: new Date() },
  )
const values = (ids: readonly string[], years: readonly number[]) => {
  const indicators = describeIndicators(ground.model.indicators, [], words).filter(({ id }) =>
    ids.includes(id),
  )
  return valueCsv(made({ kind: 'compare', indicators: ids, years }), columns, indicators, words)
}
const departures = (compared = columns) => departureCsv(made({ kind: 'departures' }, compared), words)

test('values are exported in full, one row for each indicator, year and scenario', () => {
  const { rows } = values(['grdp', 'coreShare'], [2020, 2030])
  expect(rows).toHaveLength(8)
  const own = rows.filter((row) => row[5] === 'grdp')
  expect(own.map((row) => [row[0], row[9]])).toEqual([
    ['First, "plain"', 2020],
    ['Moved', 2020],
    ['First, "plain"', 2030],
    ['Moved', 2030],
  ])
  const reference = valueIn(projector.project(first), 'grdp', 2020)
  const value = valueIn(projector.project(moved), 'grdp', 2020)
  const level = ground.baseline.readings.find(({ id }) => id === 'level')?.label.en
  expect(own[1]).toEqual([
    'Moved',
    fingerprint(moved, model, { prices: 'constant' }),
    modelKey(model.spec),
    ground.baseline.id,
    level,
    'grdp',
    words.indicator('grdp'),
    words.unit('100m CNY'),
    words.t('header.constant'),
    2020,
    value,
    value - reference,
    (100 * (value - reference)) / reference,
  ])
})

test('a value past a horizon is an empty field, and so is a per cent of a share', () => {
  const past = values(['grdp'], [2030])
  expect(past.rows[0]?.slice(10).every((value) => typeof value === 'number')).toBe(true)
  expect(past.rows[1]?.slice(10)).toEqual([null, null, null])
  const share = values(['coreShare'], [2020])
  expect(share.rows.map((row) => typeof row[11])).toEqual(['number', 'number'])
  expect(share.rows.map((row) => row[12])).toEqual([null, null])
})

test('what differs has a row for each scenario, with when it moves; a lever set to its base does not', () => {
  const { rows } = departures()
  expect(rows.map(([name, , , , kind, id, , , ...rest]) => [name, kind, id, ...rest])).toEqual([
    ['First, "plain"', 'lever', 'fusionFields', 3, null, null, null],
    ['Moved', 'lever', 'fusionFields', 5, 2018, 3, null],
    ['First, "plain"', 'lever', 'rdIntensity', 2.4, null, null, null],
    ['Moved', 'lever', 'rdIntensity', 3.5, 2018, 3, 2024],
    ['First, "plain"', 'assumption', assumptionSpec().id, assumptionSpec().central, null, null, null],
    ['Moved', 'assumption', assumptionSpec().id, assumptionSpec().high, null, null, null],
  ])
  expect(departures(columns.slice(0, 1)).rows).toEqual([])
})
