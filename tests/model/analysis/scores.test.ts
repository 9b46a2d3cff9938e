import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  crps,
  percentile,
  quantileOfSorted,
  shareInterval,
  upperTail,
} from '../../../src/model/analysis/scores.ts'

const sorted = (...values: readonly number[]): Float64Array => Float64Array.from(values).sort()

describe('CRPS', () => {
  test('plain and fair, of four numbers', () => {
    const four = sorted(7, 1, 4, 2)
    expect(crps(four, 3, 'plain')).toBe(0.75)
    expect(crps(four, 3, 'fair')).toBeCloseTo(1 / 3, 12)
  })

  test('is fair below a thousand numbers unless said otherwise, else plain', () => {
    const few = Float64Array.from({ length: 999 }, (_, index) => index)
    const many = Float64Array.from({ length: 1000 }, (_, index) => index)
    expect(crps(few, 200)).toBe(crps(few, 200, 'fair'))
    expect(crps(few, 200)).not.toBe(crps(few, 200, 'plain'))
    expect(crps(many, 200)).toBe(crps(many, 200, 'plain'))
  })

  test('is the mean distance less half the mean distance among themselves', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(numbers, fc.double({ min: -2e6, max: 2e6, noNaN: true }), (values, y) => {
        const mean = (all: readonly number[]): number => all.reduce((sum, x) => sum + x, 0) / all.length
        const among = values.flatMap((a) => values.map((b) => Math.abs(a - b)))
        const distance = mean(values.map((value) => Math.abs(value - y)))
        expect(crps(sorted(...values), y, 'plain')).toBeCloseTo(distance - mean(among) / 2, 6)
        const count = values.length
        const sum = among.reduce((all, x) => all + x, 0)
        expect(crps(sorted(...values), y, 'fair')).toBeCloseTo(distance - sum / (2 * count * (count - 1)), 6)
      }),
    )
  })

  test('of one number is its distance, and of none there is none', () => {
    expect(crps(sorted(5), 3, 'plain')).toBe(2)
    expect(crps(sorted(5), 3, 'fair')).toBe(2)
    expect(crps(sorted(), 3)).toBeNaN()
    expect(crps(sorted(1, 2), Number.NaN)).toBeNaN()
    expect(crps(sorted(1, Number.NaN), 1)).toBeNaN()
  })
})

describe('the percentile of a number among others', () => {
  test('lies between 0 and 1, and leaves room for it at both ends', () => {
    const three = sorted(1, 2, 4)
    expect(percentile(three, 0)).toBe(0.5 / 4)
    expect(percentile(three, 3)).toBe(2.5 / 4)
    expect(percentile(three, 9)).toBe(3.5 / 4)
  })

  test('goes to the middle of what is equal', () => {
    expect(percentile(sorted(1, 2, 2, 4), 2)).toBe((1 + 0.5 * 3) / 5)
    expect(percentile(sorted(2, 2, 2), 2)).toBe(0.5)
    expect(percentile(sorted(), 2)).toBe(0.5)
  })

  test('is none where a number is none', () => {
    expect(percentile(sorted(1, Number.NaN), 2)).toBeNaN()
    expect(percentile(sorted(1, 2), Number.NaN)).toBeNaN()
  })
})

test('quantiles are of type 7', () => {
  const five = sorted(15, 20, 35, 40, 50)
  expect(quantileOfSorted(five, 0.4)).toBeCloseTo(29, 12)
  expect(quantileOfSorted(five, 0)).toBe(15)
  expect(quantileOfSorted(five, 1)).toBe(50)
  expect(quantileOfSorted(sorted(), 0.5)).toBeNaN()
  expect(quantileOfSorted(sorted(1, Number.NaN), 0.5)).toBeNaN()
})

describe('of so many cases so many', () => {
  test.each([
    [12, 14, 0.572, 0.982],
    [10, 14, 0.419, 0.916],
    [36, 56, 0.504, 0.766],
    [9, 9, 0.664, 1],
    [0, 10, 0, 0.308],
    [1, 1, 0.025, 1],
  ])('%i of %i: between %d and %d', (inside, count, low, high) => {
    const interval = shareInterval(inside, count)
    expect(interval.low).toBeCloseTo(low, 3)
    expect(interval.high).toBeCloseTo(high, 3)
  })

  test('the ends are where as many or more, or as few or fewer, have 2.5 %', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, share) => {
          const inside = Math.round(share * count)
          const { low, high } = shareInterval(inside, count)
          expect(low).toBeLessThanOrEqual(inside / count)
          expect(high).toBeGreaterThanOrEqual(inside / count)
          if (inside > 0) expect(upperTail(inside, count, low)).toBeCloseTo(0.025, 9)
          if (inside < count) expect(1 - upperTail(inside + 1, count, high)).toBeCloseTo(0.025, 9)
        },
      ),
    )
  })

  test('of none nothing is known', () => {
    expect(shareInterval(0, 0)).toEqual({ low: 0, high: 1 })
  })

  test('eight or fewer of fourteen inside an 80 % band happen one time in 23', () => {
    expect(1 - upperTail(9, 14, 0.8)).toBeCloseTo(0.0439, 4)
  })

  test('a tail is exact', () => {
    expect(upperTail(2, 3, 0.5)).toBeCloseTo(0.5, 15)
    expect(upperTail(0, 3, 0.5)).toBe(1)
    expect(upperTail(4, 3, 0.5)).toBe(0)
    expect(upperTail(3, 3, 0.1)).toBeCloseTo(0.001, 15)
    expect([upperTail(1, 3, 0), upperTail(1, 3, 1), upperTail(0, 3, 0), upperTail(3, 3, 1)]).toEqual([
      0, 1, 1, 1,
    ])
    // Computed exactly with fractions.
    expect(upperTail(400, 1000, 0.3) / 1.1041298190556822e-11).toBeCloseTo(1, 11)
  })
})
