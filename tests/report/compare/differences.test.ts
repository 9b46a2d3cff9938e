import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import {
  assumptionDifferences,
  cautionsOf,
  compareValues,
  firstYears,
  judgedDifference,
  leverDifferences,
} from '../../../src/report/compare/differences.ts'
import { anyScenario } from '../../helpers/arbitraries.ts'
import { ground, model, scenarioWith } from '../../helpers/library.ts'
import { assumptionSpec } from '../../renderer/open-window.ts'

const { spec } = model
const plain = scenarioWith({})

/** Scenarios on the ground that ships. */
const on = (...scenarios: readonly Scenario[]) => scenarios.map((scenario) => ({ scenario, ground }))

/** The same scenario with everything written out that it leaves to the model, keys in another order. */
const writtenOut = (scenario: Scenario): Scenario => ({
  ...scenario,
  levers: Object.fromEntries(
    Object.entries(scenario.levers)
      .map(([id, { target, start, ramp, end }]) => {
        const { start: first, ramp: years } = spec.schedule
        const own = { ramp: ramp ?? years, start: start ?? first, target }
        return [id, end === undefined ? own : { end, ...own }] as const
      })
      .toReversed(),
  ),
  assumptions: {
    ...Object.fromEntries(spec.assumptions.map(({ id, central }) => [id, central])),
    ...scenario.assumptions,
  },
})

test('levers and assumptions that differ are listed, in the order of the model, with what each scenario has', () => {
  const assumption = assumptionSpec()
  const moved = scenarioWith({
    levers: { rdIntensity: { target: 3 }, fusionFields: { target: 5 }, coreTrendGrowth: { target: 9 } },
    assumptions: { [assumption.id]: assumption.high },
  })
  const scheduled = scenarioWith({
    levers: {
      fusionFields: { target: 5, start: 2020 },
      coreTrendGrowth: { target: 9, start: 2018, ramp: 3 },
    },
  })
  const setting = (target: number, start = 2018) => ({ target, start, ramp: 3, end: undefined })
  const found = leverDifferences(on(plain, moved, scheduled))
  expect(found.map(({ lever, places }) => [lever.id, places.map((place) => place?.setting)])).toEqual([
    ['coreTrendGrowth', [undefined, setting(9), setting(9)]],
    ['fusionFields', [undefined, setting(5), setting(5, 2020)]],
    ['rdIntensity', [undefined, setting(3), undefined]],
  ])
  // What is the same in both, default schedule or written out, is no difference.
  expect(leverDifferences(on(moved, scheduled)).map(({ lever }) => lever.id)).toEqual([
    'fusionFields',
    'rdIntensity',
  ])
  const { central, high } = assumption
  const places = [central, high, central].map((value) => ({ value, central }))
  expect(assumptionDifferences(on(plain, moved, scheduled))).toEqual([{ assumption, places }])
})

test('nothing differs exactly where scenarios compute the same', () => {
  fc.assert(
    fc.property(anyScenario, anyScenario, fc.boolean(), (a, other, same) => {
      const b = same ? { ...a, id: 'b', name: 'B' } : { ...other, reading: a.reading, horizon: a.horizon }
      const count = leverDifferences(on(a, b)).length + assumptionDifferences(on(a, b)).length
      if (count === 0) expect(fingerprint(a, model)).toBe(fingerprint(writtenOut(b), model))
      else expect(fingerprint(a, model)).not.toBe(fingerprint(b, model))
    }),
  )
})

test('cautions name readings, horizons, and the places whose growth and assumptions are not those of the first', () => {
  const assumption = assumptionSpec()
  const scenarios = [
    plain,
    scenarioWith({ levers: { coreTrendGrowth: { target: 5 } } }),
    scenarioWith({ levers: { rdIntensity: { target: 5 } }, reading: 'level' }),
    scenarioWith({ assumptions: { [assumption.id]: assumption.low }, horizon: 2040 }),
  ]
  expect(cautionsOf(on(...scenarios))).toEqual({
    elsewhere: [],
    readings: true,
    horizons: true,
    world: [1],
    assumptions: [3],
  })
  expect(cautionsOf(on(plain, plain))).toEqual({
    elsewhere: [],
    readings: false,
    horizons: false,
    world: [],
    assumptions: [],
  })
  expect(cautionsOf([]).world).toEqual([])
})

test('a scenario that only writes out what the model fills in rests on the same growth and assumptions', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const written = writtenOut(scenario)
      expect(leverDifferences(on(scenario, written))).toEqual([])
      expect(assumptionDifferences(on(scenario, written))).toEqual([])
      expect(cautionsOf(on(scenario, written))).toMatchObject({ world: [], assumptions: [] })
    }),
  )
})

const amount = { id: 'amount', unitKey: '', digits: 0, isPercentage: false }
const amounts = (...all: readonly (readonly number[] | undefined)[]) =>
  all.map((values) => ({ ground, series: new Map(values ? [[amount.id, values]] : []) }))

test('values are compared with the first, in amounts and in per cent of it', () => {
  const first = [100, 200, 0]
  const other = [50, 210]
  expect(compareValues(amounts(first, other), 2016, amount)).toEqual([
    { value: 200, difference: 0, percent: 0 },
    { value: 210, difference: 10, percent: 5 },
  ])
  expect(compareValues(amounts(first, other), 2015, amount)[1]).toEqual({
    value: 50,
    difference: -50,
    percent: -50,
  })
})

test('past a horizon, before the launch and without the indicator there is no value and no difference', () => {
  const none = { value: Number.NaN, difference: Number.NaN, percent: Number.NaN }
  const first = [100, 200, 300]
  expect(compareValues(amounts(first, [1]), 2017, amount)[1]).toEqual(none)
  expect(compareValues(amounts(first, undefined), 2017, amount)[1]).toEqual(none)
  expect(compareValues(amounts(first), 2014, amount)).toEqual([none])
  // Of a first column that has ended, nothing can be said of the others but their value.
  expect(compareValues(amounts([1], first), 2017, amount)[1]).toEqual({ ...none, value: 300 })
})

test.each<[first: number, horizon: number, years: readonly number[]]>([
  [2015, 2035, [2020, 2025, 2030, 2035]],
  [2023, 2043, [2025, 2030, 2035, 2040]],
  [2023, 2028, [2024, 2026, 2028]],
  [2023, 2025, [2024, 2025]],
  [2023, 2024, [2024]],
])('a comparison from %i to %i shows few and round years', (launchYear, horizon, years) => {
  expect(firstYears([{ launchYear, horizon: { default: horizon, max: horizon } }])).toEqual(years)
})

test.each([
  [1, 'higher', true, 'good'],
  [-1, 'higher', true, 'bad'],
  [1, 'lower', true, 'bad'],
  [-1, 'lower', true, 'good'],
  [1, undefined, true, 'plain'],
  [1, 'higher', false, 'plain'],
  [0, 'higher', true, 'plain'],
  [Number.NaN, 'higher', true, 'plain'],
] as const)('a difference of %d, where %s is better and both measured alike: %s, is %s', (...given) => {
  const [difference, better, alike, judged] = given
  expect(judgedDifference(difference, better, alike)).toBe(judged)
})

test('which way is good is said of amounts that everybody wants more of, not of shares, costs or means', () => {
  const said = spec.indicators.filter(({ better }) => better !== undefined).map(({ id }) => id)
  const wanted = ['digitalEconomy', 'coreValueAdded', 'grdp', 'coreProductivity', 'coreEmployment']
  expect(said).toEqual([...wanted, 'networkSpeed'])
})
