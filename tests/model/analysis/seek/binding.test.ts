import { expect, test } from 'vitest'
import { bindingBounds } from '../../../../src/model/analysis/seek/binding.ts'
import type { Coordinates } from '../../../../src/model/analysis/seek/coordinates.ts'
import type { Goal } from '../../../../src/model/analysis/seek/goal.ts'

/** Levers with their bounds as coordinates and as values. */
const coordinates = (...bounds: readonly (readonly [low: number, high: number])[]) =>
  ({
    movers: bounds.map(([low, high], index) => ({
      lever: { id: `lever${index}` },
      low: 100 * low,
      high: 100 * high,
    })),
    box: { low: bounds.map(([low]) => low), high: bounds.map(([, high]) => high) },
  }) as unknown as Coordinates
/** A gain that grows by so much along each coordinate. */
const goal = (...slopes: readonly number[]) =>
  ({
    gain: (point) => point.reduce((sum, x, index) => sum + x * (slopes[index] ?? 0), 0),
  }) as Pick<Goal, 'gain'> as Goal

test('a bound binds where drawing back from it costs', () => {
  const both = coordinates([0.2, 0.8], [0.1, 0.9])
  expect(bindingBounds([0.8, 0.1], both, goal(1, -1))).toEqual([
    { lever: 'lever0', bound: 'high', value: 80 },
    { lever: 'lever1', bound: 'low', value: 10 },
  ])
  expect(bindingBounds([0.2, 0.9], both, goal(-1, 1))).toEqual([
    { lever: 'lever0', bound: 'low', value: 20 },
    { lever: 'lever1', bound: 'high', value: 90 },
  ])
})

test('one does not where drawing back gains, or changes nothing that can be seen', () => {
  const both = coordinates([0.2, 0.8], [0.1, 0.9])
  expect(bindingBounds([0.8, 0.1], both, goal(-1, 1))).toEqual([])
  expect(bindingBounds([0.8, 0.1], both, goal(0, 0))).toEqual([])
  expect(bindingBounds([0.8, 0.1], both, goal(1e-9, -1e-9))).toEqual([])
})

test('a lever between its bounds, or one that can be nowhere else, has none that binds', () => {
  expect(bindingBounds([0.5, 0.3], coordinates([0.2, 0.8], [0.3, 0.3]), goal(1, 1))).toEqual([])
})

test('a narrow range is not left as it is drawn back', () => {
  const narrow = coordinates([0.5, 0.50001])
  const seen: number[] = []
  const watched = { gain: (point: readonly number[]) => seen.push(point[0] ?? 0) } as unknown as Goal
  bindingBounds([0.50001], narrow, watched)
  bindingBounds([0.5], narrow, watched)
  for (const x of seen) expect(x).toBeGreaterThanOrEqual(0.5)
  for (const x of seen) expect(x).toBeLessThanOrEqual(0.50001 + 1e-15)
})
