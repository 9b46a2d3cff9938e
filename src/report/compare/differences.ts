/** What differs between scenarios: levers, assumptions, values. Pure, for the view and its exports. */
import type { Ground } from '../../model/ground.ts'
import { namedFigures } from '../../model/resolve-model.ts'
import { assumedIn, type LeverSetting, movedSetting } from '../../model/scenario.ts'
import type { AssumptionSpec, IndicatorSpec, LeverSpec, ModelSpec, Year } from '../../model/spec.ts'
import { firstLaunch, longestHorizon, valueInYear, yearsBetween } from '../../model/years.ts'
import { percentOf, type Told } from '../difference.ts'
import type { OnGround } from '../ground.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { isPolicy } from '../lever-groups.ts'
import { type ScenarioTrajectories, trajectoryOf } from '../trajectories/trajectories.ts'

/** A lever that is not the same in all scenarios. */
export interface LeverDifference {
  /** As the first that has it says it. */
  readonly lever: LeverSpec
  /** What it is in each scenario; undefined where the model of one has no such lever. */
  readonly places: readonly (LeverPlace | undefined)[]
}

export interface LeverPlace {
  /** Of the baseline on which the scenario stands. */
  readonly base: number
  /** Undefined where the lever is at its base. */
  readonly setting: LeverSetting | undefined
}

export interface AssumptionDifference {
  readonly assumption: AssumptionSpec
  readonly places: readonly (AssumptionPlace | undefined)[]
}

export interface AssumptionPlace {
  readonly central: number
  readonly value: number
  /** Whether it is a figure of the baseline that its model takes for certain. */
  readonly isFixed?: true
}

/** Levers whose value is not the same in all scenarios at all times, in the order of the model. */
export function leverDifferences(compared: readonly OnGround[]): readonly LeverDifference[] {
  return aligned(compared.map(({ ground }) => ground.model.levers)).flatMap(({ first: lever, each }) => {
    const places = compared.map(({ scenario, ground }, place): LeverPlace | undefined => {
      const own = each[place]
      return own && { base: own.base, setting: movedSetting(scenario, own, ground.model.schedule) }
    })
    const isMoved = ({ setting }: LeverPlace): boolean => setting !== undefined
    return differsIn(places, ({ setting, base }) => setting ?? base, isMoved) ? [{ lever, places }] : []
  })
}

/** Assumptions whose value is not the same in all scenarios. */
export function assumptionDifferences(compared: readonly OnGround[]): readonly AssumptionDifference[] {
  const all = aligned(compared.map(({ ground }) => ground.model.assumptions))
  return all.flatMap(({ first: assumption, each }) => {
    const places = compared.map(({ scenario, ground }, place): AssumptionPlace | undefined => {
      const own = each[place]
      if (!own) return fixedFigure(ground, assumption)
      return { central: own.central, value: assumedIn(scenario, own) }
    })
    const isMoved = ({ value, central }: AssumptionPlace): boolean => value !== central
    return differsIn(places, ({ value }) => value, isMoved) ? [{ assumption, places }] : []
  })
}

/** What is drawn on another baseline may be a figure of this one, which is not. */
function fixedFigure({ model, baseline }: Ground, { id, unit }: AssumptionSpec): AssumptionPlace | undefined {
  const found = namedFigures(model, baseline).find(({ name }) => name === id)?.figure
  if (found?.unit !== unit) return undefined
  return { central: found.value, value: found.value, isFixed: true }
}

/** What is of one id and in one unit in several models, by the first that has it. */
function aligned<T extends { readonly id: string; readonly unit: string }>(
  lists: readonly (readonly T[])[],
): readonly { readonly first: T; readonly each: readonly (T | undefined)[] }[] {
  const keyOf = ({ id, unit }: T): string => `${id} ${unit}`
  const byKey = lists.map((list) => new Map(list.map((entry) => [keyOf(entry), entry])))
  const firsts = new Map(lists.toReversed().flatMap((list) => list.map((entry) => [keyOf(entry), entry])))
  const keys = new Set(lists.flatMap((list) => list.map(keyOf)))
  return [...keys].flatMap((key) => {
    const first = firsts.get(key)
    return first ? [{ first, each: byKey.map((own) => own.get(key)) }] : []
  })
}

/** Whether the places differ; what some models do not have differs only where another scenario moves it. */
function differsIn<T>(
  places: readonly (T | undefined)[],
  valueAt: (place: T) => unknown,
  isMoved: (place: T) => boolean,
): boolean {
  const there = places.filter((place) => place !== undefined)
  return differ(there.map(valueAt)) || (there.length < places.length && there.some(isMoved))
}

const differ = (values: readonly unknown[]): boolean =>
  new Set(values.map((value) => JSON.stringify(value ?? null))).size > 1

/** One scenario's value, and how far it is from the first column's. */
export interface ComparedValue {
  readonly value: number
  /** NaN where the two stand on different grounds. */
  readonly difference: number
  /** In per cent of the first column's value; NaN where that misleads. */
  readonly percent: number
}

type WithSeries = Pick<ScenarioTrajectories, 'ground' | 'series'>
type Asked = Pick<IndicatorDescription, 'id' | 'unitKey'>

/**
 * Values of an indicator in a year, compared with the first; NaN before a scenario's launch and past its horizon. Between
 * grounds nothing is subtracted: what was known at one launch and at another differs, and no policy made it so.
 */
export function compareValues(
  compared: readonly WithSeries[],
  year: Year,
  indicator: Asked & Told,
): readonly ComparedValue[] {
  const values = compared.map((each) => valueInYear(trajectoryOf(each, indicator), year, each.ground.model))
  const first = values[0] ?? Number.NaN
  return values.map((value, place) => {
    const difference = compared[place]?.ground === compared[0]?.ground ? value - first : Number.NaN
    return { value, difference, percent: percentOf(difference, first, indicator) ?? Number.NaN }
  })
}

/** Why a scenario has no value of an indicator in a year, as far as that follows from what it stands on. */
export type Absence = 'notOffered' | 'beforeLaunch' | 'pastHorizon'

export function absenceOf(
  { scenario, ground, series }: WithSeries & OnGround,
  year: Year,
  indicator: Asked,
): Absence | undefined {
  if (trajectoryOf({ ground, series }, indicator) === undefined) return 'notOffered'
  if (year < ground.model.launchYear) return 'beforeLaunch'
  return year > scenario.horizon ? 'pastHorizon' : undefined
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

/** What stands in the way of a fair comparison, by places of scenarios. */
export interface Cautions {
  /** Those on another ground than the first: no difference is given of them. */
  readonly elsewhere: readonly number[]
  /** Whether those on the first one's ground start from different readings. */
  readonly readings: boolean
  readonly horizons: boolean
  /** Of those on the first one's ground: whose levers that are no policy, and whose assumptions, are not the first's. */
  readonly world: readonly number[]
  readonly assumptions: readonly number[]
}

export function cautionsOf(compared: readonly OnGround[]): Cautions {
  const [first] = compared
  const isAlike = ({ ground }: OnGround): boolean => ground === first?.ground
  // Asked of the same differences as the tables show, so that a warning never stands beside "none".
  const others = (differs: (pair: readonly OnGround[]) => boolean): readonly number[] =>
    compared.flatMap((each, place) => (first && isAlike(each) && differs([first, each]) ? [place] : []))
  return {
    elsewhere: compared.flatMap((each, place) => (isAlike(each) ? [] : [place])),
    readings: differ(compared.filter(isAlike).map(({ scenario }) => scenario.reading)),
    horizons: differ(compared.map(({ scenario }) => scenario.horizon)),
    world: others((pair) =>
      leverDifferences(pair).some(({ lever }) => first && !isPolicy(lever, first.ground.model)),
    ),
    assumptions: others((pair) => assumptionDifferences(pair).length > 0),
  }
}

/** Years that a comparison shows at first: few and round, from the first launch, within the usual horizons. */
export function firstYears(models: readonly Pick<ModelSpec, 'launchYear' | 'horizon'>[]): readonly Year[] {
  const last = longestHorizon(models.map(({ horizon }) => ({ horizon: horizon.default })))
  const years = yearsBetween(firstLaunch(models) + 1, last)
  const step = [5, 2, 1].find((each) => years.length >= 2 * each) ?? 1
  return years.filter((year) => year % step === 0).slice(0, mostFirstYears)
}
const mostFirstYears = 4
