/** Official targets as questions: those that a scenario can be asked about, and why the others cannot. */
import type { TargetSense } from '../../model/analysis/seek/question.ts'
import type { IndicatorId, ModelSpec, TargetSpec, Year } from '../../model/spec.ts'
import { hasValue } from '../../model/value.ts'
import { valueInYear } from '../../model/years.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'

/** Why a target is not offered, in the order in which it is said. */
export const aimObstacles = [
  'notProjected',
  'otherUnit',
  'beforeProjection',
  'pastHorizon',
  'otherPrices',
  'noValue',
] as const
export type AimObstacle = (typeof aimObstacles)[number]

/** A target whose indicator the model projects. */
export interface Aim extends TargetSpec {
  readonly indicator: IndicatorId
}

type Series = ReadonlyMap<string, ArrayLike<number | null>>

/** What targets are held against. */
export interface AimContext {
  readonly spec: Pick<ModelSpec, 'indicators' | 'launchYear'>
  readonly horizon: Year
  /** The scenario's trajectories as they are shown, and in current prices, in which targets are announced. */
  readonly shown: Series
  readonly current: Series
}

export interface Aims {
  /** By year. */
  readonly offered: readonly Aim[]
  readonly leftOut: readonly { readonly target: TargetSpec; readonly obstacle: AimObstacle }[]
}

export function aimsOf(targets: readonly TargetSpec[], context: AimContext): Aims {
  const offered: Aim[] = []
  const leftOut: { target: TargetSpec; obstacle: AimObstacle }[] = []
  for (const target of targets) {
    const obstacle = obstacleTo(target, context)
    if (obstacle !== undefined) leftOut.push({ target, obstacle })
    else if (target.indicator !== undefined) offered.push({ ...target, indicator: target.indicator })
  }
  return { offered: offered.toSorted((a, b) => a.year - b.year), leftOut }
}

function obstacleTo(
  { indicator, unit, year }: TargetSpec,
  { spec, horizon, shown, current }: AimContext,
): AimObstacle | undefined {
  const projected = spec.indicators.find(({ id }) => id === indicator)
  if (!projected) return 'notProjected'
  if (projected.unit !== unit) return 'otherUnit'
  if (year <= spec.launchYear) return 'beforeProjection'
  if (year > horizon) return 'pastHorizon'
  const trajectory = shown.get(projected.id)
  if (trajectory !== current.get(projected.id)) return 'otherPrices'
  return hasValue(valueInYear(trajectory, year, spec)) ? undefined : 'noValue'
}

/** What stands in the question. */
export interface AskedTarget {
  readonly indicator: IndicatorId
  readonly year: Year
  readonly target: number | undefined
  readonly sense: TargetSense
}

/** All official targets are to be reached or exceeded. */
export const aimSense: TargetSense = 'atLeast'

/**
 * The target that the question asks about.
 * @param chosen the id of the one chosen last: a number may have been announced twice.
 */
export function aimAsked(
  offered: readonly Aim[],
  { indicator, year, target, sense }: AskedTarget,
  chosen?: string,
): Aim | undefined {
  const same = offered.filter(
    (aim) => aim.indicator === indicator && aim.year === year && aim.value === target && sense === aimSense,
  )
  return same.find(({ id }) => id === chosen) ?? same[0]
}

/** How many are not offered, and why; empty where all are. */
export function leftOutText({ leftOut }: Pick<Aims, 'leftOut'>, { t, language }: Words): string {
  const reasons = aimObstacles.flatMap((reason) => {
    const count = leftOut.filter(({ obstacle }) => obstacle === reason).length
    return count === 0 ? [] : [t(`target.leftOut.${reason}`, { count })]
  })
  return reasons.length === 0
    ? ''
    : t('target.notOffered', { reasons: reasons.join(manners[language].betweenParts) })
}
