import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Fault } from '../../src/model/fault.ts'
import {
  assumedIn,
  checkScenario,
  leverValue,
  settingOf,
  targetIn,
  targetOf,
} from '../../src/model/scenario.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { between } from '../helpers/arbitraries.ts'
import { baseline, ground, model, scenarioWith } from '../helpers/library.ts'

const { spec } = model
const setting = (changes: Partial<ReturnType<typeof settingOf>> = {}) => ({
  target: 40,
  start: 2018,
  ramp: 3,
  end: undefined,
  ...changes,
})
const path = (changes: Parameters<typeof setting>[0]) =>
  [2016, 2017, 2018, 2019, 2020, 2021, 2022].map((year) => leverValue(setting(changes), 10, year))

// --- The value of a lever ---

test.each([
  ['on a straight way over three years', {}, [10, 10, 20, 30, 40, 40, 40]],
  ['at once where the ramp is 0', { ramp: 0 }, [10, 10, 40, 40, 40, 40, 40]],
  ['at once where the ramp is 1', { ramp: 1 }, [10, 10, 40, 40, 40, 40, 40]],
  ['half-way in the first of two years', { ramp: 2 }, [10, 10, 25, 40, 40, 40, 40]],
  ['downwards too', { target: -20 }, [10, 10, 0, -10, -20, -20, -20]],
  ['until the end of the move', { end: 2020 }, [10, 10, 20, 30, 40, 10, 10]],
  ['not wholly where the move ends before', { end: 2019 }, [10, 10, 20, 30, 10, 10, 10]],
  ['for the one year in which a move starts and ends', { ramp: 0, end: 2018 }, [10, 10, 40, 10, 10, 10, 10]],
  ['from the first year', { start: 2016, ramp: 1 }, [40, 40, 40, 40, 40, 40, 40]],
] as const)('a lever reaches its target %s', (_, changes, values) => {
  expect(path(changes)).toEqual(values)
})

test('a lever that is not moved has its base, to the bit', () => {
  expect(leverValue(undefined, 0.1, 2020)).toBe(0.1)
})

test('a lever is set to its target where a scenario moves it, and to its base where it does not', () => {
  const lever = { id: 'rdIntensity', base: 2.4 }
  expect(targetIn(scenarioWith({}), lever)).toBe(2.4)
  expect(targetIn(scenarioWith({ levers: { rdIntensity: { target: 0 } } }), lever)).toBe(0)
  expect([targetOf(undefined, lever), targetOf({ target: 0 }, lever)]).toEqual([2.4, 0])
})

test('an assumption is central unless a scenario departs from it, to 0 too', () => {
  const assumption = { id: 'imitation', central: 0.5 }
  expect(assumedIn(scenarioWith({}), assumption)).toBe(0.5)
  expect(assumedIn(scenarioWith({ assumptions: { imitation: 0 } }), assumption)).toBe(0)
})

test('a lever stays between base and target, moves one way, and reaches the target exactly', () => {
  const year = fc.integer({ min: 2017, max: 2050 })
  fc.assert(
    fc.property(
      between(-10, 10),
      between(-10, 10),
      year,
      fc.integer({ min: 0, max: 20 }),
      (base, target, start, ramp) => {
        const values = Array.from({ length: 60 }, (_, index) =>
          leverValue({ target, start, ramp, end: undefined }, base, 2015 + index),
        )
        for (const [index, value] of values.entries()) {
          const before = values[index - 1] ?? base
          // Never past the target by more than a rounding, never back.
          expect((value - before) * Math.sign(target - base)).toBeGreaterThanOrEqual(-1e-12)
          expect(Math.abs(target - value)).toBeLessThanOrEqual(Math.abs(target - before) + 1e-12)
          if (2015 + index < start) expect(value).toBe(base)
          if (2015 + index >= start + Math.max(0, ramp - 1)) expect(value).toBe(target)
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('what a departure leaves open is filled in from the model', () => {
  expect(settingOf({ target: 5 }, spec.schedule)).toEqual({ target: 5, start: 2018, ramp: 3, end: undefined })
  const full = { target: 5, start: 2020, ramp: 0, end: 2021 }
  expect(settingOf(full, spec.schedule)).toEqual(full)
})

// --- What is refused ---

test('the baseline and everything that ships are without fault', () => {
  expect(checkScenario(baseline, model)).toEqual([])
  for (const { scenario } of ground.shipped) expect(checkScenario(scenario, model)).toEqual([])
})

const move = (id: string, departure: Scenario['levers'][string]) => ({ levers: { [id]: departure } })

test.each<[string, Partial<Scenario>, Fault['code'], Fault['path']]>([
  ['another model', { model: 'bikes@3' }, 'unknown-model', ['model']],
  ['another version of the model', { model: 'zhejiang-digital-economy@2' }, 'unknown-model', ['model']],
  ['another baseline', { baseline: 'kiep-18-01' }, 'unknown-baseline', ['baseline']],
  ['another reading', { reading: 'guess' }, 'unknown-reading', ['reading']],
  ['a horizon at the launch', { horizon: 2015 }, 'year-out-of-range', ['horizon']],
  ['a horizon too far away', { horizon: 2051 }, 'year-out-of-range', ['horizon']],
  ['a horizon within a year', { horizon: 2035.5 }, 'year-out-of-range', ['horizon']],
  ['a horizon that is no number', { horizon: Number.NaN }, 'year-out-of-range', ['horizon']],
  [
    'a lever that there is not',
    move('rdIntensities', { target: 1 }),
    'unknown-lever',
    ['levers', 'rdIntensities'],
  ],
  [
    'a lever named like a part of every object',
    move('toString', { target: 1 }),
    'unknown-lever',
    ['levers', 'toString'],
  ],
  [
    'a target too low',
    move('rdIntensity', { target: 0.4 }),
    'out-of-range',
    ['levers', 'rdIntensity', 'target'],
  ],
  [
    'a target too high',
    move('rdIntensity', { target: 6.01 }),
    'out-of-range',
    ['levers', 'rdIntensity', 'target'],
  ],
  [
    'a target without end',
    move('rdIntensity', { target: Infinity }),
    'out-of-range',
    ['levers', 'rdIntensity', 'target'],
  ],
  [
    'a target that is no number',
    move('rdIntensity', { target: Number.NaN }),
    'out-of-range',
    ['levers', 'rdIntensity', 'target'],
  ],
  ['half a field', move('fusionFields', { target: 4.5 }), 'not-whole', ['levers', 'fusionFields', 'target']],
  ['half a zone', move('pilotZones', { target: 4.5 }), 'not-whole', ['levers', 'pilotZones', 'target']],
  ['half a town', move('digitalTowns', { target: 4.5 }), 'not-whole', ['levers', 'digitalTowns', 'target']],
  [
    'a start too early',
    move('rdIntensity', { target: 3, start: 2016 }),
    'year-out-of-range',
    ['levers', 'rdIntensity', 'start'],
  ],
  [
    'a start after the horizon',
    move('rdIntensity', { target: 3, start: 2036 }),
    'year-out-of-range',
    ['levers', 'rdIntensity', 'start'],
  ],
  [
    'a horizon before any lever can move, which is told alone',
    { horizon: spec.schedule.earliest - 1, ...move('rdIntensity', { target: 3 }) },
    'year-out-of-range',
    ['horizon'],
  ],
  [
    'a start within a year',
    move('rdIntensity', { target: 3, start: 2018.5 }),
    'year-out-of-range',
    ['levers', 'rdIntensity', 'start'],
  ],
  [
    'a ramp within a year',
    move('rdIntensity', { target: 3, ramp: 1.5 }),
    'not-whole',
    ['levers', 'rdIntensity', 'ramp'],
  ],
  [
    'a ramp over more than a hundred years',
    move('rdIntensity', { target: 3, ramp: 101 }),
    'out-of-range',
    ['levers', 'rdIntensity', 'ramp'],
  ],
  [
    'a ramp backwards',
    move('rdIntensity', { target: 3, ramp: -1 }),
    'negative',
    ['levers', 'rdIntensity', 'ramp'],
  ],
  [
    'an end before the start',
    move('rdIntensity', { target: 3, end: 2017 }),
    'year-out-of-range',
    ['levers', 'rdIntensity', 'end'],
  ],
  [
    'an assumption that there is not',
    { assumptions: { luck: 1 } },
    'unknown-assumption',
    ['assumptions', 'luck'],
  ],
  [
    'an assumption too low',
    { assumptions: { imitation: 0.049 } },
    'out-of-range',
    ['assumptions', 'imitation'],
  ],
  [
    'an assumption too high',
    { assumptions: { imitation: 0.151 } },
    'out-of-range',
    ['assumptions', 'imitation'],
  ],
  [
    'an assumption that is no number',
    { assumptions: { imitation: Number.NaN } },
    'out-of-range',
    ['assumptions', 'imitation'],
  ],
])('%s is refused with its place', (_, changes, code, where) => {
  expect(checkScenario(scenarioWith(changes), model)).toMatchObject([{ code, path: where }])
})

test('what is wrong is told with what would be right', () => {
  const detailsOf = (changes: Partial<Scenario>) =>
    checkScenario(scenarioWith(changes), model).map(({ details }) => details)
  const { min, max } = model.levers.get('rdIntensity') ?? { min: 0, max: 0 }
  const { earliest } = spec.schedule
  const rd = (departure: Scenario['levers'][string]) => detailsOf(move('rdIntensity', departure))
  expect(detailsOf({ model: 'bikes@3' })).toEqual([
    { model: 'bikes@3', known: ['zhejiang-digital-economy@1'] },
  ])
  expect(detailsOf({ baseline: 'x' })).toEqual([{ baseline: 'x', known: [baseline.baseline] }])
  const known = model.baseline.readings.map(({ id }) => id)
  expect(detailsOf({ reading: 'guess' })).toEqual([{ reading: 'guess', known }])
  expect(detailsOf({ horizon: 2051 })).toEqual([{ value: 2051, low: 2016, high: 2050 }])
  expect(detailsOf({ horizon: 2015, ...move('rdIntensity', { target: 3 }) })).toEqual([
    { value: 2015, low: earliest, high: 2050 },
  ])
  expect(detailsOf(move('taxes', { target: 1 }))).toEqual([{ id: 'taxes' }])
  expect(detailsOf({ assumptions: { luck: 1 } })).toEqual([{ id: 'luck' }])
  expect(detailsOf({ assumptions: { imitation: 0.2 } })).toEqual([{ value: 0.2, low: 0.05, high: 0.15 }])
  expect(rd({ target: 7 })).toEqual([{ value: 7, low: min, high: max }])
  expect(rd({ target: 3, start: 2036 })).toEqual([{ value: 2036, low: earliest, high: 2035 }])
  expect(rd({ target: 3, end: 2016 })).toEqual([{ value: 2016, low: spec.schedule.start, high: 2050 }])
  expect(rd({ target: 3, ramp: -1 })).toEqual([{ value: -1 }])
  expect(rd({ target: 3, ramp: 1.5 })).toEqual([{ value: 1.5 }])
  expect(rd({ target: 3, ramp: 101 })).toEqual([{ value: 101, low: 0, high: 100 }])
  expect(detailsOf(move('fusionFields', { target: 4.5 }))).toEqual([{ value: 4.5 }])
})

test('everything that is wrong is told at once', () => {
  const faults = checkScenario(
    scenarioWith({
      reading: 'guess',
      levers: { fusionFields: { target: 11.5, start: 2016, ramp: -1, end: 2000 }, nothing: { target: 1 } },
      assumptions: { imitation: 5 },
    }),
    model,
  )
  expect(faults.map((fault) => fault.path.join('.'))).toEqual([
    'reading',
    ...['target', 'target', 'start', 'ramp', 'end'].map((key) => `levers.fusionFields.${key}`),
    'levers.nothing',
    'assumptions.imitation',
  ])
})
