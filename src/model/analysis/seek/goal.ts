/** What is sought: how far a point passes the target, and what effort it takes to be there. */
import { square } from '../../elementary.ts'
import { inPrices, type Projector, withDeflator } from '../../projection.ts'
import type { Scenario } from '../../spec.ts'
import { hasValue } from '../../value.ts'
import { valueInYear } from '../../years.ts'
import type { Point, SmoothFunction } from '../minimise.ts'
import type { Coordinates } from './coordinates.ts'
import type { SeekOptions, TargetSense } from './question.ts'

export interface Goal {
  readonly sense: TargetSense
  /** The indicator in the scenario as it is; NaN where it has no value. */
  readonly present: number
  /** The indicator in a scenario, over its whole horizon. */
  valueIn(scenario: Scenario): number
  /** The indicator at a point. */
  valueAt(point: Point): number
  /** How far the target is passed, in units of the way there; 0 or more where it is reached. */
  gain(point: Point): number
  reaches(point: Point): boolean
  readonly effort: SmoothFunction
}

/** The gain of a point without a value, which is less than that of any with one. */
export const noGain = -1e9
const leastGain = -1e8

export function goalOf(
  { movers, present: origin, scenarioAt }: Coordinates,
  projector: Projector,
  scenario: Scenario,
  options: SeekOptions,
): Goal {
  const { model } = projector
  const { indicator, year, target, prices = 'current' } = options
  const names = prices === 'constant' ? withDeflator([indicator], model.spec) : [indicator]
  const valueIn: Goal['valueIn'] = (tried) => {
    const { series } = inPrices(projector.projectNames(tried, names), prices, model)
    return valueInYear(series.get(indicator), year, model.spec)
  }
  // What comes after the year costs time and changes nothing.
  const valueAt: Goal['valueAt'] = (point) => valueIn({ ...scenarioAt(point), horizon: year })
  const present = valueIn({ ...scenario, horizon: year })
  const sense: TargetSense = options.sense ?? (target < present ? 'atMost' : 'atLeast')
  const distance = hasValue(present) ? Math.abs(target - present) : 0
  const scale = Math.max(distance, Math.abs(target) * 1e-3, 1e-12)
  const gain: Goal['gain'] = (point) => {
    const value = valueAt(point)
    const passed = sense === 'atLeast' ? value - target : target - value
    // What has no value is as far away as can be.
    return hasValue(value) ? Math.max(passed / scale, leastGain) : noGain
  }
  const moved = (point: Point, index: number): number => (point[index] as number) - (origin[index] as number)
  const effort: SmoothFunction = {
    value: (point) =>
      movers.reduce((sum, { weight }, index) => sum + weight * square(moved(point, index)), 0),
    gradient: (point) => movers.map(({ weight }, index) => 2 * weight * moved(point, index)),
  }
  return { sense, present, valueIn, valueAt, gain, reaches: (point) => gain(point) >= 0, effort }
}
