import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkRanges, drawnRanges, type RangeChanges } from '../../../src/model/analysis/draws.ts'
import { baselineScenario } from '../../../src/model/scenario.ts'
import {
  boundsOf,
  fixedAt,
  openRange,
  withoutRange,
  withRange,
} from '../../../src/report/ensemble/range-changes.ts'
import { baseline, model, readShipped, scenarioWith } from '../../helpers/library.ts'

const drawn = drawnRanges(model, baseline)
const anyDrawn = fc.constantFrom(...drawn)

test('a range that holds anyway is no change', () => {
  for (const { id, low, central, high } of drawn) {
    const narrow = withRange({}, model, baseline, id, fixedAt(central))
    expect(narrow).toEqual({ [id]: { low: central, central, high: central } })
    expect(withRange(narrow, model, baseline, id, { low, central, high })).toEqual({})
    expect(withoutRange(narrow, id)).toEqual({})
  }
})

test('an assumption that the scenario sets is fixed unless its range is opened around its value', () => {
  const scenario = scenarioWith({ assumptions: { imitation: 0.09 } })
  const open = openRange(model, scenario, 'imitation')
  const { low, high } = model.assumptions.get('imitation') ?? { low: 0, high: 0 }
  expect(open).toEqual({ low, central: 0.09, high })
  const changes = withRange({}, model, scenario, 'imitation', open)
  expect(drawnRanges(model, scenario, changes)).toContainEqual({
    kind: 'assumption',
    id: 'imitation',
    ...open,
  })
  expect(withRange(changes, model, scenario, 'imitation', fixedAt(0.09))).toEqual({})
})

test('every range within the bounds is one that can be drawn from', () => {
  fc.assert(
    fc.property(
      anyDrawn,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (range, a, b) => {
        const { id, central } = range
        const bounds = boundsOf(model, baseline, id)
        expect(bounds.low).toBeLessThanOrEqual(range.low)
        expect(bounds.high).toBeGreaterThanOrEqual(range.high)
        const next = {
          low: central - a * (central - bounds.low),
          central,
          high: central + b * (bounds.high - central),
        }
        const changes: RangeChanges = withRange({}, model, baseline, id, next)
        expect(checkRanges(changes, model)).toEqual([])
      },
    ),
  )
})

test('nowhere may a range be widened past hard bounds', () => {
  for (const { model: spec, baseline: on, built } of readShipped().grounds.all) {
    const scenario = baselineScenario(spec, on)
    for (const { id, low, central, high } of drawnRanges(built, scenario)) {
      const bounds = boundsOf(built, scenario, id)
      expect(bounds.low).toBeLessThanOrEqual(low)
      expect(bounds.high).toBeGreaterThanOrEqual(high)
      expect(checkRanges({ [id]: { central, ...bounds } }, built)).toEqual([])
    }
  }
})
