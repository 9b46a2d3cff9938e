import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inverseNormal, randomNormal } from '../../../src/model/analysis/normal.ts'
import { largestSeed, philox, randomUniform } from '../../../src/model/analysis/random.ts'

/** The 64 bits of a number, in hexadecimal digits. */
function bitsOf(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16).padStart(16, '0')
}

/** An implementation of its own (CPython's coefficients) gives these words and bits. */
const known = [
  [[1, 0, 0], '936f52f3 5daa6164', '3fe26dea5e6bb54d', '3fc881c37c499a84'],
  [[1, 1, 0], 'df873210 f52df537', '3febf0e6421ea5bf', '3ff243571d6e2f25'],
  [[1, 0, 1], '7ed26ce8 86c7f618', '3fdfb49b3a21b1fe', 'bf879f9df3a5620e'],
  [[42, 7, 66], '84b2d39e a6d73364', '3fe0965a73d4dae7', '3fa790350e9c2bbc'],
  [[largestSeed, largestSeed, largestSeed], '2c3f628b ab4fd7ad', '3fc61fb145d5a7ec', 'bfee2d002eb9a99b'],
  [[0, 0, 0], 'ff1dae59 6cd10df2', '3fefe3b5cb2d9a21', '40059c48159fe989'],
] as const

test.each(known)('seed, draw and dimension %j give the same bits on every machine', (place, words, u, z) => {
  const [seed, draw, dimension] = place
  const mixed = philox(seed, draw, dimension).map((word) => word.toString(16).padStart(8, '0'))
  expect(mixed.join(' ')).toBe(words)
  expect(bitsOf(randomUniform(seed, draw, dimension))).toBe(u)
  expect(bitsOf(randomNormal(seed, draw, dimension))).toBe(z)
})

describe('the number below which a normal one lies', () => {
  // Percentage points as tables have them, and the ends of what a uniform number can be.
  test.each([
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-12, -7.034483825301131],
    [2 ** -53, -8.209536151601387],
  ])('with a probability of %d is %d', (probability, value) => {
    expect(Math.abs(inverseNormal(probability) - value)).toBeLessThanOrEqual(4e-15 * Math.abs(value))
  })

  test('is the opposite for the opposite probability, and larger for a larger one', () => {
    // 1 − p is exact where p is a whole number of 2^-53.
    const parts = fc.integer({ min: 1, max: 2 ** 31 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 21 }), (part, shift) => {
        const [p, next] = [(part * 2 ** shift) / 2 ** 53, ((part + 2 ** 20) * 2 ** shift) / 2 ** 53]
        expect(inverseNormal(1 - p)).toBe(-inverseNormal(p))
        expect(inverseNormal(next)).toBeGreaterThan(inverseNormal(p))
      }),
    )
  })
})

describe('normal numbers', () => {
  const count = 20_000
  const numbers = (seed: number, dimension: number): readonly number[] =>
    Array.from({ length: count }, (_, draw) => randomNormal(seed, draw, dimension))
  const mean = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0) / count
  /** So far from what is expected that a good generator never gets there and a bad one does. */
  const far = 5 / Math.sqrt(count)

  test.each([
    [1, 2 ** 16],
    [2, 8 * 2 ** 16 + 20],
    [largestSeed, 7],
  ])('of seed %i in dimension %i have mean 0, variance 1 and the tails of a normal', (seed, dimension) => {
    const all = numbers(seed, dimension)
    expect(Math.abs(mean(all))).toBeLessThan(far)
    expect(Math.abs(mean(all.map((z) => z ** 2)) - 1)).toBeLessThan(far * Math.SQRT2)
    expect(Math.abs(mean(all.map((z) => z ** 3)))).toBeLessThan(far * Math.sqrt(15))
    expect(Math.abs(mean(all.map((z) => z ** 4)) - 3)).toBeLessThan(far * Math.sqrt(96))
    const beyond = all.filter((z) => Math.abs(z) > 1.959963984540054).length / count
    expect(Math.abs(beyond - 0.05)).toBeLessThan(far * Math.sqrt(0.05 * 0.95))
  })

  test.each([
    ['dimensions', [3, 2 ** 16], [3, 2 ** 16 + 1]],
    ['groups of dimensions', [3, 2 ** 16], [3, 2 ** 17]],
    ['seeds', [3, 2 ** 16], [4, 2 ** 16]],
  ] as const)('of neighbouring %s are independent', (_, one, other) => {
    const [some, others] = [numbers(one[0], one[1]), numbers(other[0], other[1])]
    expect(Math.abs(mean(some.map((z, draw) => z * (others[draw] as number))))).toBeLessThan(far)
  })

  test('of neighbouring draws are independent', () => {
    const all = numbers(5, 2 ** 16)
    expect(Math.abs(mean(all.map((z, draw) => z * (all[draw - 1] ?? 0))))).toBeLessThan(far)
  })
})
