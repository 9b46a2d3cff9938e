import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  QuantileSearch,
  type SearchOptions,
  type Statistics,
  statisticsOf,
} from '../../../src/model/analysis/quantile.ts'
import { randomUniform } from '../../../src/model/analysis/random.ts'

const probabilities = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1]

/** The definition, by a sort. */
function plainly(values: ArrayLike<number>): readonly number[] {
  const sorted = Float64Array.from(values).sort()
  return probabilities.map((probability) => {
    const place = (sorted.length - 1) * probability
    const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN]
    return low === high ? low : low + (high - low) * (place - Math.floor(place))
  })
}

/** Numbers that come in chunks and passes; counts the passes. */
function searchIn(values: Float64Array, chunk: number, options: Partial<SearchOptions> = {}) {
  const sample = values.subarray(0, chunk)
  const search = new QuantileSearch(values.length, probabilities, { sample, ...options })
  let passes = 0
  for (; !search.done; passes++) {
    if (passes > 10) throw new Error('the search does not end')
    for (let first = 0; first < values.length; first += chunk)
      search.add(values.subarray(first, first + chunk))
    search.endPass()
  }
  return { statistics: search.statistics, without: search.without, passes }
}

/** −0 and 0 are one value. */
const same = (a: Statistics | undefined, b: readonly number[]): boolean =>
  a !== undefined &&
  a.quantiles.length === b.length &&
  a.quantiles.every((value, index) => value === b[index])

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })
const few = fc.constantFrom(-1, 0, 1, 2, 1e-320, 1e300)

test('quantiles lie between the two numbers at their place', () => {
  expect(statisticsOf(Float64Array.of(4, 1, 3, 2), [0, 0.25, 0.5, 0.9, 1])?.quantiles).toEqual([
    1,
    1.75,
    2.5,
    3 + (4 - 3) * (3 * 0.9 - 2),
    4,
  ])
})

test('one number is all its quantiles and its mean; of none there are none', () => {
  expect(statisticsOf(Float64Array.of(0.1), [0, 0.5, 1])).toEqual({ quantiles: [0.1, 0.1, 0.1], mean: 0.1 })
  expect(statisticsOf(new Float64Array(0), [0.5])).toBeUndefined()
})

test('equal numbers have exactly their value as every quantile and as the mean', () => {
  const value = 0.1 + 0.2
  const { quantiles, mean } = statisticsOf(new Float64Array(10_001).fill(value), probabilities) ?? {}
  expect(new Set(quantiles)).toEqual(new Set([value]))
  expect(mean).toBe(value)
})

describe('where numbers are NaN', () => {
  const isNone = Number.isNaN
  const withNone = (at: (index: number) => boolean): Float64Array =>
    Float64Array.from({ length: 10_000 }, (_, index) =>
      at(index) ? Number.NaN : 7 * ((index * 37) % 10_000),
    )

  test.each<[string, (index: number) => boolean]>([
    ['the first', (index) => index === 0],
    ['one of the others', (index) => index === 3000],
    ['the last', (index) => index === 9999],
    ['whole chunks, the first among them', (index) => index < 2500],
    ['half of them', (index) => index % 2 === 0],
    ['all but one', (index) => index !== 4321],
  ])('%s: quantiles and mean are those of the others, and how many are none is told', (_, at) => {
    const values = withNone(at)
    const others = values.filter((value) => !isNone(value))
    expect(statisticsOf(values, probabilities)).toEqual(statisticsOf(others, probabilities))
    for (const room of [{}, { bins: 4, mostCollected: 3 }]) {
      const { statistics, without } = searchIn(values, 1000, room)
      expect(without).toBe(values.length - others.length)
      expect(same(statistics, plainly(others))).toBe(true)
      expect(statistics?.mean).toBe(statisticsOf(others, probabilities)?.mean)
    }
  })

  test('all of them: there are neither quantiles nor a mean, after one pass', () => {
    const values = withNone(() => true)
    expect(statisticsOf(values, probabilities)).toBeUndefined()
    expect(searchIn(values, 1000)).toEqual({ statistics: undefined, without: 10_000, passes: 1 })
  })

  test('in chunks of any numbers', () => {
    const maybe = fc.oneof(finite, few, fc.constant(Number.NaN))
    fc.assert(
      fc.property(
        fc.array(maybe, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (list, chunk) => {
          const values = Float64Array.from(list)
          const others = values.filter((value) => !isNone(value))
          const { statistics, without } = searchIn(values, chunk, { bins: 5, mostCollected: 4 })
          expect(without).toBe(values.length - others.length)
          return others.length === 0 ? statistics === undefined : same(statistics, plainly(others))
        },
      ),
      { numRuns: 100 },
    )
  })
})

test('infinities are numbers, which leave no finite mean', () => {
  const values = Float64Array.from({ length: 2001 }, (_, index) => index)
  values[7] = Number.NEGATIVE_INFINITY
  values[8] = Number.POSITIVE_INFINITY
  const statistics = statisticsOf(values, [0, 0.5, 1])
  expect(statistics?.quantiles).toEqual([Number.NEGATIVE_INFINITY, 1001, Number.POSITIVE_INFINITY])
  expect(Number.isFinite(statistics?.mean)).toBe(false)
})

test('the numbers stay in their order', () => {
  const values = Float64Array.from({ length: 5000 }, (_, draw) => randomUniform(1, draw, 0))
  const before = values.slice()
  statisticsOf(values, probabilities)
  expect(values).toEqual(before)
})

describe('as by sorting', () => {
  test('numbers of every size, and many equal ones', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(finite, few), { minLength: 1, maxLength: 1500 }), (values) =>
        same(statisticsOf(Float64Array.from(values), probabilities), plainly(values)),
      ),
      { numRuns: 60 },
    )
  })

  test('in chunks, with few bins and little room, whatever the sample says', () => {
    const rooms = fc.record({
      chunk: fc.integer({ min: 1, max: 100 }),
      bins: fc.integer({ min: 1, max: 20 }),
      mostCollected: fc.integer({ min: 1, max: 30 }),
      sample: fc.array(finite, { maxLength: 3 }).map((values) => Float64Array.from(values)),
    })
    fc.assert(
      fc.property(
        fc.array(fc.oneof(finite, few), { minLength: 1, maxLength: 300 }),
        rooms,
        (values, room) => {
          const { chunk, ...options } = room
          return same(searchIn(Float64Array.from(values), chunk, options).statistics, plainly(values))
        },
      ),
      { numRuns: 150 },
    )
  })

  test.each<[string, (uniform: number, index: number) => number]>([
    ['even', (uniform) => uniform],
    ['skewed', (uniform) => Math.exp(10 * uniform)],
    ['in two heaps far apart', (uniform, index) => (index % 2 === 0 ? uniform : 1e9 + uniform)],
    ['rounded', (uniform) => Math.round(20 * uniform)],
    ['growing', (_, index) => index],
  ])('200,000 numbers, %s, in at most three passes', (_, make) => {
    const values = Float64Array.from({ length: 200_000 }, (_, draw) => make(randomUniform(2, draw, 0), draw))
    const { statistics, passes } = searchIn(values, 4096, { bins: 1024, mostCollected: 5000 })
    expect(same(statistics, plainly(values))).toBe(true)
    expect(passes).toBeLessThanOrEqual(3)
  })
})

test('quantiles and mean do not depend on the chunks', () => {
  const values = Float64Array.from({ length: 30_000 }, (_, draw) => 1e6 * randomUniform(3, draw, 0))
  const expected = statisticsOf(values, probabilities)
  for (const chunk of [1000, 4096, 30_000]) expect(searchIn(values, chunk).statistics).toEqual(expected)
  const plainMean = values.reduce((sum, value) => sum + value, 0) / values.length
  expect(expected?.mean).toBeCloseTo(plainMean, 6)
})
