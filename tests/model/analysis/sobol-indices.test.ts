import { describe, expect, test } from 'vitest'
import { randomNormal } from '../../../src/model/analysis/normal.ts'
import type { Vectorised } from '../../../src/model/analysis/quantity.ts'
import { type SobolIndex, sobolIndices, sobolIndicesOf } from '../../../src/model/analysis/sobol-indices.ts'
import { model, scenarioWith } from '../../helpers/library.ts'

const vectorised =
  (f: (point: readonly number[]) => number): Vectorised =>
  (columns, draws) =>
    Float64Array.from({ length: draws }, (_, draw) => f(columns.map((column) => column[draw] as number)))

/** Ishigami & Homma 1990, with a = 7 and b = 0.1; variables even from −π to π. */
const ishigami = vectorised((point) => {
  const [x = 0, y = 0, z = 0] = point.map((value) => (2 * value - 1) * Math.PI)
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
})
const known = (() => {
  const [own, second] = [(1 + (0.1 * Math.PI ** 4) / 5) ** 2 / 2, 7 ** 2 / 8]
  const together = (0.1 ** 2 * Math.PI ** 8 * 8) / 225
  const all = own + second + together
  return [
    { first: own / all, total: (own + together) / all },
    { first: second / all, total: second / all },
    { first: 0, total: together / all },
  ]
})()

/** Sobol's g: a product of terms that matter the less the larger their coefficient. */
const coefficients = [0, 0.5, 3, 9, 99, 99]
const g = vectorised((point) =>
  point.reduce((product, x, index) => {
    const a = coefficients[index] as number
    return (product * (Math.abs(4 * x - 2) + a)) / (1 + a)
  }, 1),
)
const knownOfG = (() => {
  const parts = coefficients.map((a) => 1 / (3 * (1 + a) ** 2))
  const product = parts.reduce((so, part) => so * (1 + part), 1)
  return parts.map((part) => ({
    first: part / (product - 1),
    total: (part * product) / (1 + part) / (product - 1),
  }))
})()

const width = ([low, high]: readonly [number, number]): number => high - low

/** Known values and estimates lie within the intervals: Sobol points err less than the bootstrap thinks. */
function expectKnown(
  indices: readonly SobolIndex[],
  values: readonly { first: number; total: number }[],
): void {
  for (const [input, { first, total, firstInterval, totalInterval }] of indices.entries()) {
    const { first: ownFirst = Number.NaN, total: ownTotal = Number.NaN } = values[input] ?? {}
    for (const value of [first, ownFirst]) {
      expect(value).toBeGreaterThanOrEqual(firstInterval[0])
      expect(value).toBeLessThanOrEqual(firstInterval[1])
    }
    for (const value of [total, ownTotal]) {
      expect(value).toBeGreaterThanOrEqual(totalInterval[0])
      expect(value).toBeLessThanOrEqual(totalInterval[1])
    }
    expect(first).toBeLessThanOrEqual(total * (1 + 1e-12))
  }
}

describe('of functions whose indices are known', () => {
  test.each([1, 2, 3, 20_261_123])('Ishigami, seed %i', (seed) => {
    const indices = sobolIndicesOf(ishigami, 3, { samples: 2048, seed })
    expectKnown(indices, known)
    for (const [input, { first, total }] of indices.entries()) {
      expect(first).toBeCloseTo(known[input]?.first ?? 0, 1)
      expect(total).toBeCloseTo(known[input]?.total ?? 0, 1)
    }
  })

  test.each([1, 2, 3])('Sobol g, seed %i', (seed) => {
    const indices = sobolIndicesOf(g, 6, { samples: 2048, seed })
    expectKnown(indices, knownOfG)
    // What matters little is known to be so: the error is small beside the index itself.
    expect(Math.abs((indices[5]?.total ?? 0) / (knownOfG[5]?.total ?? 1) - 1)).toBeLessThan(0.1)
  })

  test('nearly all intervals hold the known value, over many seeds', () => {
    let [held, all] = [0, 0]
    for (let seed = 100; seed < 130; seed++) {
      const indices = sobolIndicesOf(ishigami, 3, { samples: 512, seed, resamples: 400 })
      for (const [input, { firstInterval, totalInterval }] of indices.entries()) {
        const { first = Number.NaN, total = Number.NaN } = known[input] ?? {}
        held += Number(first >= firstInterval[0] && first <= firstInterval[1])
        held += Number(total >= totalInterval[0] && total <= totalInterval[1])
        all += 2
      }
    }
    // 90 % for independent rows; Sobol points do better.
    expect(held / all).toBeGreaterThan(0.95)
  })

  test.each([1, 2, 3])(
    'Ishigami with as much chance: half of each index, and half of all for chance, seed %i',
    (seed) => {
      const spread = Math.sqrt(13.844588)
      const withNoise: Vectorised = (columns, draws, first = 0) =>
        ishigami(columns, draws).map((value, row) => value + spread * randomNormal(9, first + row, 2 ** 16))
      const indices = sobolIndicesOf(withNoise, 3, { samples: 8192, seed, resamples: 200, withChance: true })
      expect(indices).toHaveLength(4)
      const halves = [
        ...known.map(({ first, total }) => ({ first: first / 2, total: total / 2 })),
        { first: 0.5, total: 0.5 },
      ]
      for (const [input, { first, total }] of indices.entries()) {
        // The error of random points falls with the root of their number: 0.0065 for 16,384 rows, at 90 %.
        expect(Math.abs(first - (halves[input]?.first ?? 0))).toBeLessThan(0.03)
        expect(Math.abs(total - (halves[input]?.total ?? 0))).toBeLessThan(0.03)
      }
    },
  )

  test('intervals narrow as the samples grow', () => {
    const [few] = sobolIndicesOf(ishigami, 3, { samples: 256, seed: 1 })
    const [many] = sobolIndicesOf(ishigami, 3, { samples: 4096, seed: 1 })
    const ratio = width(few?.totalInterval ?? [0, 0]) / width(many?.totalInterval ?? [0, 1])
    expect(ratio).toBeGreaterThan(2.5)
    expect(ratio).toBeLessThan(6)
  })

  test('a linear function has no interactions, and its indices add up to 1', () => {
    const indices = sobolIndicesOf(
      vectorised(([x = 0, y = 0]) => 3 * x + 4 * y),
      2,
      { samples: 1024, seed: 5 },
    )
    for (const { first, total } of indices) expect(first).toBeCloseTo(total, 12)
    expect(indices[0]?.first).toBeCloseTo(9 / 25, 2)
    expect((indices[0]?.first ?? 0) + (indices[1]?.first ?? 0)).toBeCloseTo(1, 2)
  })

  test('what does not vary has indices of 0; what has no value somewhere has none', () => {
    const [constant] = sobolIndicesOf(
      vectorised(() => 7),
      1,
      { samples: 64, seed: 1 },
    )
    expect(constant).toEqual({ first: 0, total: 0, firstInterval: [0, 0], totalInterval: [0, 0] })
    const [broken] = sobolIndicesOf(
      vectorised(([x = 0]) => Math.log(x - 0.5)),
      1,
      { samples: 64, seed: 1 },
    )
    expect(broken?.first).toBeNaN()
  })

  test('what varies by rounding alone has indices of 0', () => {
    const rounded = vectorised(([x = 0, y = 0]) => 0.1 + x + y - x - y)
    expect(new Set(rounded([Float64Array.of(0.1, 0.7), Float64Array.of(0.3, 0.9)], 2)).size).toBe(2)
    for (const index of sobolIndicesOf(rounded, 2, { samples: 64, seed: 1 }))
      expect(index).toEqual({ first: 0, total: 0, firstInterval: [0, 0], totalInterval: [0, 0] })
  })

  test('the same seed gives the same bits, another seed others', () => {
    const options = { samples: 700, seed: 3, resamples: 50 }
    expect(sobolIndicesOf(ishigami, 3, options)).toEqual(sobolIndicesOf(ishigami, 3, options))
    expect(sobolIndicesOf(ishigami, 3, { ...options, seed: 4 })).not.toEqual(
      sobolIndicesOf(ishigami, 3, options),
    )
  })
})

describe('of the model', () => {
  const asked = { indicator: 'digitalEconomy', year: 2030, samples: 256, seed: 1, resamples: 200 }
  const scenario = scenarioWith({
    assumptions: { townEffect: 0.005 },
    levers: { rdIntensity: { target: 3 } },
  })
  const result = sobolIndices(model, scenario, asked)

  test('has a row for all that varies, the largest total first, and says how it was estimated', () => {
    const { rows, estimator, evaluations } = result
    expect(rows).toHaveLength(45)
    expect(rows.map(({ id }) => id)).not.toContain('townEffect')
    expect(evaluations).toBe(2 * 256 * 46)
    expect(estimator).toMatch(/Azzini/)
    expect(rows[0]).toMatchObject({ kind: 'assumption', id: 'imitation' })
    expect(rows.map(({ total }) => total)).toEqual(rows.map(({ total }) => total).sort((a, b) => b - a))
  })

  test('first orders are no more than totals and add up to 1 or less, totals to 1 or more', () => {
    const { rows } = result
    for (const { first, total } of rows) expect(first).toBeLessThanOrEqual(total * (1 + 1e-12))
    const sum = (key: 'first' | 'total'): number => rows.reduce((so, row) => so + row[key], 0)
    expect(sum('first')).toBeGreaterThan(0.9)
    expect(sum('first')).toBeLessThan(1.05)
    expect(sum('total')).toBeGreaterThan(0.98)
    expect(sum('total')).toBeLessThan(1.15)
  })

  test('gives the same bits again', () => {
    expect(sobolIndices(model, scenario, asked)).toEqual(result)
  })

  test('varies nothing that is fixed, wherever it is fixed', () => {
    const ranges = { imitation: { low: 0.09, central: 0.09, high: 0.09 } }
    const { rows } = sobolIndices(model, scenario, { ...asked, samples: 64, ranges })
    expect(rows.map(({ id }) => id)).not.toContain('imitation')
  })
})
