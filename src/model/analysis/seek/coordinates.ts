/**
 * The free levers as coordinates, each from 0 at its least to 1 at its greatest value, and the scenarios that points
 * of them stand for.
 */
import type { Model } from '../../model.ts'
import { targetIn } from '../../scenario.ts'
import type { LeverId, LeverSpec, Scenario } from '../../spec.ts'
import { type Box, clip, type Point } from '../minimise.ts'
import { boundsOf, type SeekOptions, soughtSetting } from './question.ts'

/** A free lever: its bounds, its weight, and where the scenario has it. */
export interface Mover {
  readonly lever: LeverSpec
  readonly low: number
  readonly high: number
  readonly weight: number
  readonly present: number
}

export interface Coordinates {
  /** The free levers, in the order of a point's coordinates. */
  readonly movers: readonly Mover[]
  /** Where the scenario has them; that may be outside their bounds. */
  readonly present: Point
  /** Their bounds. */
  readonly box: Box
  /** The point within their bounds that is nearest to where the scenario has them. */
  readonly start: Point
  /** The value of each lever at a point. */
  values(point: Point): readonly (readonly [LeverId, number])[]
  scenarioAt(point: Point): Scenario
}

/** A whole lever's level is this close to a whole number, in units of its range. */
const wholeTolerance = 1e-9

export const coordinateOf = ({ min, max }: LeverSpec, value: number): number => (value - min) / (max - min)

/** The value of a lever at a coordinate. */
export function levelOf({ min, max, whole }: LeverSpec, x: number): number {
  const value = Math.min(Math.max(min + x * (max - min), min), max)
  const rounded = Math.round(value)
  return whole && Math.abs(value - rounded) <= wholeTolerance * (max - min) ? rounded : value
}

export function coordinatesOf(model: Model, scenario: Scenario, options: SeekOptions): Coordinates {
  const movers = options.levers.flatMap((asked): Mover[] => {
    const lever = model.levers.get(asked.id)
    if (!lever) return []
    const present = targetIn(scenario, lever)
    return [{ lever, ...boundsOf(lever, asked), weight: asked.weight ?? 1, present }]
  })
  const present = movers.map((mover) => coordinateOf(mover.lever, mover.present))
  const box: Box = {
    low: movers.map(({ lever, low }) => coordinateOf(lever, low)),
    high: movers.map(({ lever, high }) => coordinateOf(lever, high)),
  }
  const values: Coordinates['values'] = (point) =>
    movers.map((mover, index) => {
      const x = point[index] as number
      // Coordinates round; what was given comes back as it was.
      const given = [
        [present[index], mover.present],
        [box.low[index], mover.low],
        [box.high[index], mover.high],
      ].find(([coordinate]) => coordinate === x)
      return [mover.lever.id, given?.[1] ?? levelOf(mover.lever, x)]
    })
  const scenarioAt: Coordinates['scenarioAt'] = (point) => {
    const levers = { ...scenario.levers }
    for (const [id, value] of values(point)) {
      const own = levers[id]
      // A lever that stays at its base is not moved.
      if (!own && value === model.levers.get(id)?.base) continue
      const { start, ramp } = soughtSetting(scenario, options, id, model.spec)
      levers[id] = { ...own, target: value, start, ramp }
    }
    return { ...scenario, levers }
  }
  return { movers, present, box, start: clip(present, box), values, scenarioAt }
}
