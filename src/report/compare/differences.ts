/** What differs between scenarios: levers, assumptions, values. Pure, for the view and its exports. */
import { assumedIn, type LeverSetting, movedSetting } from '../../model/scenario.ts'
import type { AssumptionSpec, IndicatorSpec, LeverSpec, ModelSpec, Scenario, Year } from '../../model/spec.ts'
import { valueInYear, yearsBetween } from '../../model/years.ts'
import { percentOf, type Told } from '../difference.ts'
import { isPolicy } from '../lever-groups.ts'

/** A lever that is not the same in all scenarios; undefined where it is at its base. */
export interface LeverDifference {
  readonly lever: LeverSpec
  readonly settings: readonly (LeverSetting | undefined)[]
}

export interface AssumptionDifference {
  readonly assumption: AssumptionSpec
  readonly values: readonly number[]
}

/** Levers whose move is not the same in all scenarios, in the order of the model. */
export function leverDifferences(
  scenarios: readonly Pick<Scenario, 'levers'>[],
  spec: ModelSpec,
): readonly LeverDifference[] {
  return spec.levers.flatMap((lever) => {
    const settings = scenarios.map((scenario) => movedSetting(scenario, lever, spec.schedule))
    return differ(settings) ? [{ lever, settings }] : []
  })
}

/** Assumptions whose value is not the same in all scenarios. */
export function assumptionDifferences(
  scenarios: readonly Pick<Scenario, 'assumptions'>[],
  spec: ModelSpec,
): readonly AssumptionDifference[] {
  return spec.assumptions.flatMap((assumption) => {
    const values = scenarios.map((scenario) => assumedIn(scenario, assumption))
    return differ(values) ? [{ assumption, values }] : []
  })
}

const differ = (values: readonly unknown[]): boolean =>
  new Set(values.map((value) => JSON.stringify(value ?? null))).size > 1

/** One scenario's value, and how far it is from the first column's. */
export interface ComparedValue {
  readonly value: number
  readonly difference: number
  /** In per cent of the first column's value; NaN where that misleads. */
  readonly percent: number
}

/** Values of an indicator in a year, compared with the first; NaN past a scenario's horizon. */
export function compareValues(
  series: readonly (ArrayLike<number> | undefined)[],
  year: Year,
  spec: Pick<ModelSpec, 'launchYear'>,
  told: Told,
): readonly ComparedValue[] {
  const values = series.map((own) => valueInYear(own, year, spec))
  const first = values[0] ?? Number.NaN
  return values.map((value) => ({
    value,
    difference: value - first,
    percent: percentOf(value - first, first, told) ?? Number.NaN,
  }))
}

/**
 * Whether a difference is one to wish for; plain where the indicator does not say which way is good, and where the
 * two are not measured alike.
 * @param alike whether both are in the same prices and the same reading of the source.
 */
export function judgedDifference(
  difference: number,
  better: IndicatorSpec['better'],
  alike: boolean,
): 'good' | 'bad' | 'plain' {
  if (better === undefined || !alike || !Number.isFinite(difference) || difference === 0) return 'plain'
  return difference > 0 === (better === 'higher') ? 'good' : 'bad'
}

/** What stands in the way of a fair comparison. */
export interface Cautions {
  readonly readings: boolean
  readonly horizons: boolean
  /** Places of the scenarios whose levers that are no policy, and whose assumptions, are not those of the first. */
  readonly world: readonly number[]
  readonly assumptions: readonly number[]
}

export function cautionsOf(scenarios: readonly Scenario[], spec: ModelSpec): Cautions {
  const [first] = scenarios
  // Asked of the same differences as the tables show, so that a warning never stands beside "none".
  const others = (differs: (pair: readonly Scenario[]) => boolean): readonly number[] =>
    scenarios.flatMap((scenario, place) => (first && differs([first, scenario]) ? [place] : []))
  return {
    readings: differ(scenarios.map((scenario) => scenario.reading)),
    horizons: differ(scenarios.map((scenario) => scenario.horizon)),
    world: others((pair) => leverDifferences(pair, spec).some(({ lever }) => !isPolicy(lever, spec))),
    assumptions: others((pair) => assumptionDifferences(pair, spec).length > 0),
  }
}

/** Years that a comparison shows at first: few and round, within the model's usual horizon. */
export function firstYears({ launchYear, horizon }: ModelSpec): readonly Year[] {
  const years = yearsBetween(launchYear + 1, horizon.default)
  const step = [5, 2, 1].find((each) => years.length >= 2 * each) ?? 1
  return years.filter((year) => year % step === 0).slice(0, mostFirstYears)
}
const mostFirstYears = 4
