/**
 * Target seeking: the lever values that bring an indicator to a target with the least effort.
 *
 * Effort is the weighted sum of squared departures from the scenario's present values, each in units of the
 * lever's range. The search works on projections alone and knows nothing of the model's equations; its answer
 * is a scenario, and the value it reports is that scenario's projection.
 */
import type { Projector } from '../projection.ts'
import type { LeverId, Scenario } from '../spec.ts'
import type { Point } from './minimise.ts'
import { type BindingBound, bindingBounds } from './seek/binding.ts'
import { type Coordinates, coordinatesOf } from './seek/coordinates.ts'
import { type Goal, goalOf } from './seek/goal.ts'
import type { SeekOptions, TargetSense } from './seek/question.ts'
import { cheapest, farthest } from './seek/searches.ts'
import { nearestSingle, type SingleLever, singleLevers } from './seek/single.ts'
import { bestWhole } from './seek/whole-levers.ts'

export interface SeekResult {
  readonly reached: boolean
  readonly sense: TargetSense
  /** The indicator in the scenario as it is; NaN where it has no value. */
  readonly present: number
  /**
   * The indicator in the answer; where the target cannot be reached, the closest value that can. NaN where no
   * levels were found that give one.
   */
  readonly value: number
  readonly effort: number
  /** The value of each free lever. */
  readonly levers: Readonly<Record<LeverId, number>>
  readonly binding: readonly BindingBound[]
  readonly single: readonly SingleLever[]
  /** The scenario with the levers moved. */
  readonly scenario: Scenario
}

/** Seeks a target; the options are ones in which `checkSeek` found no fault. */
export function seek(projector: Projector, scenario: Scenario, options: SeekOptions): SeekResult {
  const coordinates = coordinatesOf(projector.model, scenario, options)
  const goal = goalOf(coordinates, projector, scenario, options)
  const single = singleLevers(coordinates, goal)
  const point = bestPoint(coordinates, goal, single)
  const answer = coordinates.scenarioAt(point)
  return {
    reached: goal.reaches(point),
    sense: goal.sense,
    present: goal.present,
    value: goal.valueIn(answer),
    effort: goal.effort.value(point),
    levers: Object.fromEntries(coordinates.values(point)),
    binding: bindingBounds(point, coordinates, goal),
    single,
    scenario: answer,
  }
}

/** Where the levers are, where that is enough; else what takes the least effort; else what comes closest. */
function bestPoint(coordinates: Coordinates, goal: Goal, single: readonly SingleLever[]): Point {
  const { movers, box, start } = coordinates
  const far = bestWhole(movers, box, start, farthest(goal))
  if (goal.reaches(start)) return start
  if (far === undefined || !goal.reaches(far)) return far ?? start
  const guesses = nearestSingle(single, coordinates, goal)
  return bestWhole(movers, box, far, cheapest(coordinates, goal, guesses, far)) ?? far
}
