import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import { checkScenario } from '../../../src/model/scenario.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import {
  assume,
  moveLever,
  resetAssumption,
  resetLever,
  resetLevers,
  scheduleLever,
  setHorizon,
  withoutIdle,
} from '../../../src/renderer/workspace/edit.ts'
import { anyScenario } from '../../helpers/arbitraries.ts'
import { baseline, model, scenarioWith } from '../../helpers/library.ts'
import { leverSpec } from '../open-window.ts'

const { spec } = model
const groups = spec.leverGroups.map(({ id }) => id)
type Edit = (scenario: Scenario) => Scenario

const anyLever = fc.constantFrom(...spec.levers)
const anyAssumption = fc.constantFrom(...spec.assumptions)
/** What a hand, a key or a paste may ask for, in range or not. */
const anyNumber = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer({ min: -100, max: 2000 }).map((tenths) => tenths / 10),
  fc.integer({ min: -10, max: 200 }),
)
const anyYear = fc.oneof(
  fc.integer({ min: 1990, max: 2100 }),
  fc.integer({ min: 20_100, max: 20_600 }).map((tenths) => tenths / 10),
  fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY),
)
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(anyLever, anyNumber).map(
    ([lever, target]): Edit =>
      (scenario) =>
        moveLever(scenario, lever, target, spec),
  ),
  fc.tuple(anyLever, anyYear, anyNumber, fc.option(anyYear, { nil: undefined })).map(
    ([lever, start, ramp, end]): Edit =>
      (scenario) =>
        scheduleLever(scenario, lever.id, { start, ramp, end }, spec),
  ),
  anyYear.map(
    (year): Edit =>
      (scenario) =>
        setHorizon(scenario, year, spec),
  ),
  fc.tuple(anyAssumption, anyNumber).map(
    ([assumption, value]): Edit =>
      (scenario) =>
        assume(scenario, assumption, value),
  ),
  anyLever.map(
    ({ id }): Edit =>
      (scenario) =>
        resetLever(scenario, id),
  ),
  anyAssumption.map(
    ({ id }): Edit =>
      (scenario) =>
        resetAssumption(scenario, id),
  ),
  fc.option(fc.constantFrom(...groups), { nil: undefined }).map(
    (group): Edit =>
      (scenario) =>
        resetLevers(scenario, spec, group),
  ),
  fc.constant<Edit>((scenario) => withoutIdle(scenario, spec)),
)

/** Freezes everything, so that a function that changes its input throws. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) frozen(each)
  return Object.freeze(value)
}

test('any edits of any scenario leave one that can be projected, and change nothing but the new one', () => {
  fc.assert(
    fc.property(anyScenario, fc.array(anyEdit, { minLength: 1, maxLength: 12 }), (first, edits) => {
      let scenario = frozen(first)
      for (const edit of edits) {
        scenario = frozen(edit(scenario))
        expect(checkScenario(scenario, model)).toEqual([])
      }
      // Nothing but what the edits are about.
      const { horizon: _, levers: __, assumptions: ___, ...rest } = scenario
      expect(first).toMatchObject(rest)
    }),
    { numRuns: 300 },
  )
})

test('any scenario that can be projected still can be after a lever is moved, whatever its horizon', () => {
  for (let horizon = spec.launchYear; horizon <= spec.horizon.max; horizon++) {
    const scenario = scenarioWith({ horizon })
    if (checkScenario(scenario, model).length > 0) continue
    const moved = moveLever(scenario, leverSpec('rdIntensity'), 3, spec)
    expect(checkScenario(moved, model)).toEqual([])
  }
})

test('taking everything back gives the scenario that was there before', () => {
  fc.assert(
    fc.property(anyScenario, anyLever, anyAssumption, anyNumber, (scenario, lever, assumption, value) => {
      const unmoved = resetLever(scenario, lever.id)
      expect(resetLever(moveLever(unmoved, lever, value, spec), lever.id)).toEqual(unmoved)
      const central = resetAssumption(scenario, assumption.id)
      expect(resetAssumption(assume(central, assumption, value), assumption.id)).toEqual(central)
      expect({ ...resetLevers(scenario, spec), assumptions: {} }).toEqual({
        ...baseline,
        id: scenario.id,
        name: scenario.name,
        reading: scenario.reading,
        horizon: scenario.horizon,
      })
    }),
  )
})

test('a group of levers is taken back and the others stay', () => {
  fc.assert(
    fc.property(anyScenario, fc.constantFrom(...groups), (scenario, group) => {
      const left = Object.fromEntries(
        Object.entries(scenario.levers).filter(([id]) => leverSpec(id).group !== group),
      )
      expect(resetLevers(scenario, spec, group).levers).toEqual(left)
    }),
  )
})

describe('moving a lever', () => {
  const moved = (target: number, id = 'rdIntensity', changes: Partial<Scenario> = {}) =>
    moveLever(scenarioWith(changes), leverSpec(id), target, spec).levers[id]

  test.each([
    ['to the value asked for', 'rdIntensity', 3.14, 3.14],
    ['no higher than it goes', 'rdIntensity', 99, 6],
    ['no lower than it goes', 'onlineRetailLead', -99, -3],
    ['to a whole number where it counts things', 'fusionFields', 4.6, 5],
    ['to a whole number within its range', 'fusionFields', 11.4, 11],
  ] as const)('goes %s', (_, id, asked, target) => {
    expect(moved(asked, id)?.target).toBe(target)
  })

  test('begins with the default schedule, within the horizon', () => {
    expect(moved(3)).toEqual({ target: 3, start: 2018, ramp: 3 })
    expect(moved(3, 'rdIntensity', { horizon: 2017 })).toEqual({ target: 3, start: 2017, ramp: 3 })
  })

  test('keeps the schedule that it has', () => {
    const levers = { rdIntensity: { target: 2, start: 2020, ramp: 0, end: 2024 } }
    expect(moved(4, 'rdIntensity', { levers })).toEqual({ target: 4, start: 2020, ramp: 0, end: 2024 })
  })
})

test('a schedule is brought into order: start within the horizon, end not before the start, whole years', () => {
  const scenario = moveLever(scenarioWith({ horizon: 2030 }), leverSpec('rdIntensity'), 3, spec)
  const scheduled = (start: number, ramp: number, end: number | undefined) =>
    scheduleLever(scenario, 'rdIntensity', { start, ramp, end }, spec).levers.rdIntensity
  expect(scheduled(2025.4, 2.6, 2020)).toEqual({ target: 3, start: 2025, ramp: 3, end: 2025 })
  expect(scheduled(2099, -4, 2099)).toEqual({ target: 3, start: 2030, ramp: 0, end: 2050 })
  expect(scheduled(1999, 999, undefined)).toEqual({ target: 3, start: 2017, ramp: 35 })
  expect(scheduleLever(scenario, 'fusionFields', { start: 2020, ramp: 1, end: undefined }, spec)).toBe(
    scenario,
  )
})

test('a horizon that moves before a start takes the start with it, and no other year', () => {
  const levers = {
    rdIntensity: { target: 3, start: 2030, ramp: 2, end: 2040 },
    cloudMigration: { target: 50 },
  }
  expect(setHorizon(scenarioWith({ levers }), 2025, spec)).toEqual(
    scenarioWith({
      horizon: 2025,
      levers: { ...levers, rdIntensity: { target: 3, start: 2025, ramp: 2, end: 2040 } },
    }),
  )
  expect(setHorizon(scenarioWith({ levers }), 2017, spec).levers.cloudMigration).toEqual({
    target: 50,
    start: 2017,
  })
})

test('an assumption at its central value is no departure', () => {
  const [assumption] = spec.assumptions
  if (!assumption) throw new Error('the model has no assumptions')
  const high = assume(baseline, assumption, Number.POSITIVE_INFINITY)
  expect(high.assumptions).toEqual({ [assumption.id]: assumption.high })
  expect(assume(high, assumption, assumption.central)).toEqual(baseline)
})

test('moves that lead nowhere are left out and change no number', () => {
  fc.assert(
    fc.property(anyScenario, anyLever, (scenario, lever) => {
      const idle = moveLever(scenario, lever, lever.base, spec)
      const cleaned = withoutIdle(idle, spec)
      expect(cleaned.levers).not.toHaveProperty(lever.id)
      expect(fingerprint(cleaned, model)).toBe(fingerprint(idle, model))
      // The same object where nothing is idle, so that nothing has to be saved or drawn again.
      expect(withoutIdle(cleaned, spec)).toBe(cleaned)
    }),
  )
})
