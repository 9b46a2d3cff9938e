import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Box, Point } from '../../../../src/model/analysis/minimise.ts'
import type { Mover } from '../../../../src/model/analysis/seek/coordinates.ts'
import { bestWhole, type Search } from '../../../../src/model/analysis/seek/whole-levers.ts'
import { between } from '../../../helpers/arbitraries.ts'

const mover = (whole: boolean) => ({ lever: { id: 'a', min: 0, max: 10, whole } }) as unknown as Mover
const all: Box = { low: [0, 0], high: [1, 1] }

/** The point of a box that is nearest to another one, which is the least of what it costs. */
const nearest =
  (to: Point, seen: Box[] = []): Search =>
  (within) => {
    seen.push(within)
    if (within.low.some((low, index) => low > (within.high[index] ?? 0))) return undefined
    const point = to.map((x, index) => Math.min(Math.max(x, within.low[index] ?? 0), within.high[index] ?? 1))
    return { point, cost: point.reduce((sum, x, index) => sum + (x - (to[index] ?? 0)) ** 2, 0) }
  }

test('whole levers stand at the whole numbers nearest to the best point, others where it is', () => {
  fc.assert(
    fc.property(between(0, 1), between(0, 1), (x, y) => {
      fc.pre(Math.abs((10 * x) % 1) !== 0.5)
      const point = bestWhole([mover(true), mover(false)], all, [x, y], nearest([x, y]))
      expect(10 * (point?.[0] ?? Number.NaN)).toBeCloseTo(Math.round(10 * x), 6)
      expect(point?.[1]).toBe(y)
    }),
  )
})

test('the nearer side is searched first, and a side that costs more than what was found is not cut further', () => {
  const seen: Box[] = []
  bestWhole([mover(true), mover(true)], all, [0.52, 0.5], nearest([0.52, 0.5], seen))
  expect(seen.map(({ low, high }) => [low[0], high[0]])).toEqual([
    [0, 1],
    [0, 0.5],
    [0.6, 1],
  ])
  const up: Box[] = []
  bestWhole([mover(true)], { low: [0], high: [1] }, [0.58], nearest([0.58], up))
  expect(up.map(({ low, high }) => [low[0], high[0]])).toEqual([
    [0, 1],
    [0.6, 1],
    [0, 0.5],
  ])
})

test('where nothing is found, there is no point', () => {
  expect(bestWhole([mover(true)], all, [0, 0], () => undefined)).toBeUndefined()
})

test('a search that never ends well is ended', () => {
  let count = 0
  const restless: Search = (within) => {
    count++
    const [low = 0] = within.low
    return { point: [low + 0.05 + 1e-3], cost: count < 1e6 ? 0 : 1 }
  }
  bestWhole([mover(true)], { low: [0], high: [1] }, [0.5], restless)
  expect(count).toBeLessThanOrEqual(200)
})
