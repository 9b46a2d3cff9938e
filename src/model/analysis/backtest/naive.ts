/**
 * Rules of thumb, which know what the report knew and nothing later. Their starting values are those of the model
 * without departures, in the scenario's reading, in the years of the report: there it reproduces the report's
 * figures, and gives what follows from them where the report prints none (GRDP). The last known year of an
 * indicator is the last one in which the baseline has a figure of it for the region; for an indicator without
 * any, the last one of the figures that the model rests on. The digital economy is last known in 2015, say.
 *
 * - *Last growth kept*: from its last known year on the indicator changes every year by the factor by which it
 *   changed in that year. Where that year is the launch year, the year before comes from the baseline's
 *   figures; without one there is no such growth rate, and the rule says nothing.
 * - *Last share kept*: a share of the whole (a percentage) stays at its last known value; an amount in the
 *   whole's unit keeps its last known share of the whole, which itself follows the first rule. Of other
 *   quantities, and of the whole, it says nothing.
 * - *Random walk*: starts in the year after the launch, keeps the growth of that year, and scatters: the logarithm
 *   of a level by `walkSpread` a year, so that its band widens with the root of the years. Alone among the rules
 *   it has a fan. It says something of every indicator that has a value above 0 in both years.
 *
 * Real growth by a rule is its nominal growth over the last price growth of the report's years.
 */
import { exp, log, power } from '../../elementary.ts'
import type { Projector } from '../../projection.ts'
import { baselineScenario } from '../../scenario.ts'
import type { IndicatorId, Scenario, Year } from '../../spec.ts'
import { percent, sameUnit } from '../../unit.ts'
import { hasValue } from '../../value.ts'
import { valueInYear } from '../../years.ts'
import { type Fans, growthFan, logNormalFan } from './fans.ts'
import { growthOf, lastKnownYear, type Measures } from './measures.ts'

export type NaiveRule = 'growthKept' | 'shareKept' | 'randomWalk'

/** Standard deviation of a year's change of the logarithm of a level, for the random walk. */
export const walkSpread = 0.03

export interface NaiveRules {
  readonly says: Readonly<Record<NaiveRule, Measures>>
  readonly walkFans: Fans
  /** The last year from which a rule starts. */
  readonly startOf: (rule: NaiveRule, indicator: IndicatorId) => Year
}

/** What the rules start from: the model without departures, and the baseline's figures. */
interface Known {
  readonly level: (name: string, year: Year) => number
  readonly lastYear: (indicator: IndicatorId) => Year
  /** The last known growth factor; NaN where there is none. */
  readonly lastFactor: (indicator: IndicatorId) => number
}

export function createNaiveRules(projector: Projector, { reading }: Pick<Scenario, 'reading'>): NaiveRules {
  const { model } = projector
  const { launchYear, deflator = '' } = model.spec
  const { series, money } = projector.project({ ...baselineScenario(model.spec, model.baseline), reading })
  const level = (name: string, year: Year): number => valueInYear(series.get(name), year, model.spec)
  const known = knownOf(projector, level)
  const knownUntil = lastKnownYear(model)
  const lastPriceGrowth = level(deflator, knownUntil) / level(deflator, knownUntil - 1)

  const growthKept = (indicator: IndicatorId, year: Year): number => {
    const start = known.lastYear(indicator)
    const factor = known.lastFactor(indicator)
    // What is no number to the power of 0 would be 1.
    return hasValue(factor) ? level(indicator, start) * power(factor, year - start, log(factor)) : Number.NaN
  }
  const walkFrom = launchYear + 1
  /** Logarithms of its first level and of its growth factor; undefined where it says nothing. */
  const walkOf = (indicator: IndicatorId) => {
    const [before, start] = [level(indicator, launchYear), level(indicator, walkFrom)]
    return before > 0 && start > 0 ? { start: log(start), drift: log(start / before) } : undefined
  }
  const randomWalk = (indicator: IndicatorId, year: Year): number => {
    const walk = walkOf(indicator)
    return walk ? exp(walk.start + walk.drift * (year - walkFrom)) : Number.NaN
  }
  const pricesOf = (indicator: IndicatorId, measure: string): number =>
    measure === 'realGrowth' && money.has(indicator) ? lastPriceGrowth : 1
  const measured =
    (rule: (indicator: IndicatorId, year: Year) => number): Measures =>
    (indicator, year, measure) => {
      if (measure === 'level') return rule(indicator, year)
      const factor = rule(indicator, year) / rule(indicator, year - 1)
      return growthOf(factor, pricesOf(indicator, measure))
    }
  return {
    says: {
      growthKept: measured(growthKept),
      shareKept: measured(shareKept(projector, known, growthKept)),
      randomWalk: measured(randomWalk),
    },
    walkFans: (indicator, year, measure) => {
      const walk = walkOf(indicator)
      if (!walk || year <= walkFrom) return undefined
      if (measure !== 'level') {
        const factors = logNormalFan({ location: walk.drift, scale: walkSpread })
        return growthFan(factors, pricesOf(indicator, measure))
      }
      const years = year - walkFrom
      return logNormalFan({
        location: walk.start + walk.drift * years,
        scale: walkSpread * Math.sqrt(years),
      })
    },
    startOf: (rule, indicator) => (rule === 'randomWalk' ? walkFrom : known.lastYear(indicator)),
  }
}

function knownOf({ model }: Projector, level: Known['level']): Known {
  const { launchYear } = model.spec
  const knownUntil = lastKnownYear(model)
  const { region } = model.baseline
  const figures = model.baseline.figures.filter((figure) => figure.region === region)
  const lastYear = (indicator: IndicatorId): Year => {
    const years = figures
      .filter((figure) => figure.indicator === indicator && figure.year <= knownUntil)
      .map(({ year }) => year)
    return years.length > 0 ? Math.max(launchYear, ...years) : knownUntil
  }
  const lastFactor = (indicator: IndicatorId): number => {
    const year = lastYear(indicator)
    const printed = figures.find((figure) => figure.indicator === indicator && figure.year === year - 1)
    const before = year > launchYear ? level(indicator, year - 1) : (printed?.value ?? Number.NaN)
    return level(indicator, year) / before
  }
  return { level, lastYear, lastFactor }
}

function shareKept(
  { model }: Projector,
  { level, lastYear }: Known,
  growthKept: (indicator: IndicatorId, year: Year) => number,
): (indicator: IndicatorId, year: Year) => number {
  const { whole } = model.spec
  const unitOf = (indicator: IndicatorId) => {
    const definition = model.names.get(indicator)
    return definition?.kind === 'indicator' ? definition.unit : undefined
  }
  return (indicator, year) => {
    const unit = unitOf(indicator)
    const wholeUnit = whole === undefined ? undefined : unitOf(whole)
    if (whole === undefined || !unit || !wholeUnit || indicator === whole) return Number.NaN
    const known = lastYear(indicator)
    if (sameUnit(unit, percent)) return level(indicator, known)
    if (!sameUnit(unit, wholeUnit)) return Number.NaN
    const wholeThen = known >= lastYear(whole) ? growthKept(whole, known) : level(whole, known)
    return (level(indicator, known) / wholeThen) * growthKept(whole, year)
  }
}
