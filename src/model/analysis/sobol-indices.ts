/**
 * How much of a result's variance each input explains: Sobol's indices of first order (the input alone) and
 * total (with everything it interacts with).
 *
 * Two sets of points A and B come from one scrambled Sobol sequence of twice the dimensions; for each input i
 * there are A with B's column i and B with A's column i (Saltelli's design in both directions). What chance brings,
 * all shocks of all years, is one input: A has the shocks of the first draws, B those of as many draws after them.
 * The estimator is that of Azzini, Mara & Rosati (2021, "Comparison of two sets of Monte Carlo estimators of Sobol'
 * indices"), whose total index is Jansen's taken in both directions:
 *
 *     first = 2 Σ (f(Bᴬᵢ) − f(B)) (f(A) − f(Aᴮᵢ)) / Σ [(f(A) − f(B))² + (f(Bᴬᵢ) − f(Aᴮᵢ))²]
 *     total = Σ [(f(B) − f(Bᴬᵢ))² + (f(A) − f(Aᴮᵢ))²] / the same
 *
 * We take it because the many inputs of a model mostly matter little: it multiplies differences that vanish
 * with the input, where Saltelli's and Jansen's first order keep the noise of all the others, and because its
 * first order never exceeds its total.
 */
import { square } from '../elementary.ts'
import { hasShocks, type Model } from '../model.ts'
import type { Scenario } from '../spec.ts'
import { hasValue } from '../value.ts'
import { drawnRanges, type RangeChanges, triangular } from './draws.ts'
import type { DrawnInput } from './evaluate.ts'
import { createQuantity, type Quantity, rounding, type Vectorised } from './quantity.ts'
import { mixedSeed, randomUniform } from './random.ts'
import { sobolColumn } from './sobol-sequence.ts'

/** Rows of the design where nobody asks for another number, the fewest and the most. */
export const [usualSamples, fewestSamples, mostSamples] = [1024, 8, 2 ** 16]

export const sobolEstimator =
  'Azzini, Mara & Rosati 2021 (Saltelli’s design in both directions, total by Jansen)'

/** From the 5th to the 95th percentile of the bootstrap. */
export type Interval = readonly [low: number, high: number]

/** NaN, for all inputs, where the result has no value for any of the draws; 0 where it does not vary. */
export interface SobolIndex {
  readonly first: number
  readonly total: number
  readonly firstInterval: Interval
  readonly totalInterval: Interval
}

/** An assumption, the base of a lever, or all shocks together. */
export interface SobolRow extends SobolIndex {
  readonly kind: DrawnInput['kind'] | 'shocks'
  readonly id: string
}

export interface SobolSampling {
  /** Rows of the design; a power of 2 keeps the points even. Each costs 2 evaluations, and 2 for each input. */
  readonly samples: number
  readonly seed: number
  readonly resamples?: number
  /** Called after each block of rows. */
  readonly onProgress?: (done: number) => void
}

export interface SobolOptions extends Quantity, SobolSampling {
  readonly ranges?: RangeChanges
}

export interface SobolResult {
  readonly estimator: string
  readonly evaluations: number
  /** The largest total first. */
  readonly rows: readonly SobolRow[]
}

const usualResamples = 1000
/** Rows that are evaluated together. */
const blockRows = 256
const [lowPercentile, highPercentile] = [0.05, 0.95]

/** The indices of a scenario's assumptions, drawn bases and shocks; fixed ranges are left out. */
export function sobolIndices(model: Model, scenario: Scenario, options: SobolOptions): SobolResult {
  const ranges = drawnRanges(model, scenario, options.ranges)
  const varied = ranges.filter(({ low, high }) => low < high)
  const evaluate = createQuantity(model, scenario, ranges, options, options.seed)
  // Columns of all ranges, the fixed ones included, from those of the varied ones.
  const withFixed: Vectorised = (columns, draws, first) =>
    evaluate(
      ranges.map((range) => columns[varied.indexOf(range)] ?? new Float64Array(draws).fill(range.central)),
      draws,
      first,
    )
  const withChance = hasShocks(model.spec)
  const sampling = { ...options, withChance }
  const indices = sobolIndicesOf(withFixed, varied.length, sampling, (input, probability) => {
    const range = varied[input]
    return range ? triangular(range, probability) : probability
  })
  const inputs = [...varied, ...(withChance ? [{ kind: 'shocks', id: 'shocks' } as const] : [])]
  const rows = inputs.flatMap(({ kind, id }, input): SobolRow[] => {
    const index = indices[input]
    return index ? [{ kind, id, ...index }] : []
  })
  // Sorting is stable, so equal totals stay in the order of the model.
  const size = ({ total }: SobolRow): number => (hasValue(total) ? total : -1)
  return {
    estimator: sobolEstimator,
    evaluations: 2 * options.samples * (inputs.length + 1),
    rows: rows.sort((a, b) => size(b) - size(a)),
  }
}

/**
 * The indices of any function.
 * @param inputs how many variables the function has; chance, where it comes in, is one more and the last.
 * @param sampling with chance, where the function depends on it too.
 * @param valueAt the value of a variable at a probability; without it, variables are even from 0 to 1.
 */
export function sobolIndicesOf(
  evaluate: Vectorised,
  inputs: number,
  sampling: SobolSampling & { readonly withChance?: boolean },
  valueAt: (input: number, probability: number) => number = (_, probability) => probability,
): readonly SobolIndex[] {
  const { samples, seed, resamples = usualResamples, withChance = false, onProgress } = sampling
  const terms = Array.from({ length: inputs + (withChance ? 1 : 0) }, () => createTerms(samples))
  const pointSeed = mixedSeed(seed, 0)
  let largest = 0
  for (let from = 0; from < samples; from += blockRows) {
    const rows = Math.min(blockRows, samples - from)
    const columnsAt = (offset: number): Float64Array[] =>
      Array.from({ length: inputs }, (_, input) =>
        sobolColumn(pointSeed, offset + input, from, rows).map((probability) => valueAt(input, probability)),
      )
    const [a, b] = [columnsAt(0), columnsAt(inputs)]
    const [chanceA, chanceB] = [from, samples + from]
    const [atA, atB] = [evaluate(a, rows, chanceA), evaluate(b, rows, chanceB)]
    for (const value of atA) largest = Math.max(largest, Math.abs(value))
    for (const [input, { first, total, variance }] of terms.entries()) {
      const isChance = input === inputs
      const [ofA, ofB] = [a[input], b[input]]
      const atAB = evaluate(ofB ? a.with(input, ofB) : a, rows, isChance ? chanceB : chanceA)
      const atBA = evaluate(ofA ? b.with(input, ofA) : b, rows, isChance ? chanceA : chanceB)
      for (let row = 0; row < rows; row++) {
        const [fA, fB] = [atA[row] as number, atB[row] as number]
        const [fAB, fBA] = [atAB[row] as number, atBA[row] as number]
        first[from + row] = 2 * (fBA - fB) * (fA - fAB)
        total[from + row] = square(fB - fBA) + square(fA - fAB)
        variance[from + row] = square(fA - fB) + square(fBA - fAB)
      }
    }
    onProgress?.(from + rows)
  }
  // What rounding leaves of no difference would be shared out like any other.
  const noise = 2 * samples * square(rounding * largest)
  const spreads = terms.map(({ variance }) => variance.reduce((sum, square) => sum + square, 0))
  const isKnown = spreads.every(hasValue)
  for (const [input, { first, total, variance }] of terms.entries()) {
    // Shares of a variance that leaves out what has no value would look surer than they are.
    if (!isKnown) for (const term of [first, total, variance]) term.fill(Number.NaN)
    else if ((spreads[input] as number) <= noise) for (const term of [first, total, variance]) term.fill(0)
  }
  return withIntervals(terms, samples, mixedSeed(seed, 1), resamples)
}

/** What each row of the design adds to the sums of the estimator. */
interface Terms {
  readonly first: Float64Array
  readonly total: Float64Array
  readonly variance: Float64Array
}

const createTerms = (samples: number): Terms => ({
  first: new Float64Array(samples),
  total: new Float64Array(samples),
  variance: new Float64Array(samples),
})

/** Draws rows anew, with replacement, the same ones for all inputs. */
function withIntervals(
  terms: readonly Terms[],
  samples: number,
  seed: number,
  resamples: number,
): readonly SobolIndex[] {
  const firsts = terms.map(() => new Float64Array(resamples))
  const totals = terms.map(() => new Float64Array(resamples))
  const weights = new Float64Array(samples)
  for (let resample = 0; resample < resamples; resample++) {
    weights.fill(0)
    for (let row = 0; row < samples; row++) {
      const drawn = Math.floor(randomUniform(seed, resample, row) * samples)
      weights[drawn] = (weights[drawn] as number) + 1
    }
    for (const [input, each] of terms.entries()) {
      const [first, total] = estimate(each, weights)
      ;(firsts[input] as Float64Array)[resample] = first
      ;(totals[input] as Float64Array)[resample] = total
    }
  }
  const once = new Float64Array(samples).fill(1)
  return terms.map((each, input): SobolIndex => {
    const [first, total] = estimate(each, once)
    return {
      first,
      total,
      firstInterval: intervalOf(firsts[input] as Float64Array),
      totalInterval: intervalOf(totals[input] as Float64Array),
    }
  })
}

function estimate(
  { first, total, variance }: Terms,
  weights: Float64Array,
): readonly [first: number, total: number] {
  let [sumOfFirst, sumOfTotal, sumOfVariance] = [0, 0, 0]
  for (let row = 0; row < weights.length; row++) {
    const weight = weights[row] as number
    sumOfFirst += weight * (first[row] as number)
    sumOfTotal += weight * (total[row] as number)
    sumOfVariance += weight * (variance[row] as number)
  }
  return sumOfVariance === 0 ? [0, 0] : [sumOfFirst / sumOfVariance, sumOfTotal / sumOfVariance]
}

function intervalOf(values: Float64Array): Interval {
  const sorted = values.sort()
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
  return [at(lowPercentile), at(highPercentile)]
}
