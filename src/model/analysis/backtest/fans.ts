/** What is foretold of one number as a whole: the draws of a scenario, or a distribution that is known exactly. */
import { exp, log } from '../../elementary.ts'
import type { Model } from '../../model.ts'
import { moneyAmong } from '../../projection.ts'
import type { IndicatorId, OutcomeMeasure, Year } from '../../spec.ts'
import type { Samples } from '../samples.ts'
import { crps, percentile, quantileOfSorted } from '../scores.ts'
import { growthOf } from './measures.ts'

/** The middle shares, in per cent, of which a fan promises that they hold what comes. */
export const bandShares = [50, 80, 90] as const
export type BandShare = (typeof bandShares)[number]

export interface Fan {
  /** Where a number lies in it, between 0 and 1. */
  percentile(outcome: number): number
  /** Whether a number lies in its middle share, ends included. */
  holds(share: BandShare, outcome: number): boolean
  /** How far it is from a number, in the number's unit; less where it is both near and narrow. */
  crps(outcome: number): number
}

/** The fan of an indicator in a year; undefined where there is none. */
export type Fans = (indicator: IndicatorId, year: Year, measure: OutcomeMeasure) => Fan | undefined

/** The fan of some draws; undefined where any of them has no value, as with fans in charts. */
export function sampleFan(draws: Float64Array): Fan | undefined {
  const sorted = draws.slice().sort()
  if (sorted.length === 0 || Number.isNaN(sorted.at(-1))) return undefined
  return {
    percentile: (outcome) => percentile(sorted, outcome),
    crps: (outcome) => crps(sorted, outcome),
    holds: (share, outcome) => {
      const beside = (1 - share / 100) / 2
      return outcome >= quantileOfSorted(sorted, beside) && outcome <= quantileOfSorted(sorted, 1 - beside)
    },
  }
}

/** Fans of a scenario's draws. */
export function sampledFans(samples: Samples, model: Model): Fans {
  const { deflator = '' } = model.spec
  const known = new Map<string, Fan | undefined>()
  const fanOf: Fans = (indicator, year, measure) => {
    const levels = samples.of(indicator, year)
    if (!levels || measure === 'level') return levels && sampleFan(levels)
    const before = samples.of(indicator, year - 1)
    if (!before) return undefined
    const isDeflated = measure === 'realGrowth' && moneyAmong([indicator], model).has(indicator)
    const prices = isDeflated ? [samples.of(deflator, year), samples.of(deflator, year - 1)] : []
    const growth = levels.map((level, draw) =>
      growthOf(level / (before[draw] as number), (prices[0]?.[draw] ?? 1) / (prices[1]?.[draw] ?? 1)),
    )
    return sampleFan(growth)
  }
  return (indicator, year, measure) => {
    const key = `${indicator} ${year} ${measure}`
    if (!known.has(key)) known.set(key, fanOf(indicator, year, measure))
    return known.get(key)
  }
}

/** Numbers whose logarithm is normal, and growth in per cent where they are factors. */
export interface LogNormal {
  /** Mean and standard deviation of the logarithm. */
  readonly location: number
  readonly scale: number
}

/** The fan of a log-normal number; its score is known in closed form (Baran & Lerch 2015). */
export function logNormalFan({ location, scale }: LogNormal): Fan {
  const at = (outcome: number): number => normalShare((log(outcome) - location) / scale)
  const mean = exp(location + (scale * scale) / 2)
  return {
    percentile: (outcome) => (outcome > 0 ? at(outcome) : 0),
    holds: (share, outcome) => outcome > 0 && Math.abs(2 * at(outcome) - 1) <= share / 100,
    crps: (outcome) => {
      const own = outcome > 0 ? at(outcome) : 0
      const weighted = outcome > 0 ? normalShare((log(outcome) - location) / scale - scale) : 0
      return outcome * (2 * own - 1) - 2 * mean * (weighted + normalShare(scale / Math.SQRT2) - 1)
    },
  }
}

/** Growth in per cent where the factor of two levels is what a fan is of. */
export function growthFan(factors: Fan, prices: number): Fan {
  const factor = (growth: number): number => (1 + growth / 100) * prices
  return {
    percentile: (outcome) => factors.percentile(factor(outcome)),
    holds: (share, outcome) => factors.holds(share, factor(outcome)),
    crps: (outcome) => (100 / prices) * factors.crps(factor(outcome)),
  }
}

/**
 * The share of a normal distribution below a number, to the last digits of a double (Marsaglia 2004): a series of
 * terms of one sign, which ends where another one changes nothing.
 */
export function normalShare(z: number): number {
  if (Number.isNaN(z) || Math.abs(z) > 38) return z > 0 ? 1 : z < 0 ? 0 : Number.NaN
  let term = z
  let sum = z
  for (let odd = 3, before = Number.NaN; sum !== before; odd += 2) {
    before = sum
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 + (sum * exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI)
}
