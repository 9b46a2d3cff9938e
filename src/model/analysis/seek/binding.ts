/** Which bounds stand in the way of an answer. */
import type { LeverId } from '../../spec.ts'
import type { Point } from '../minimise.ts'
import type { Coordinates } from './coordinates.ts'
import type { Goal } from './goal.ts'

/** A bound without which the answer would come closer to the target, or reach it with less effort. */
export interface BindingBound {
  readonly lever: LeverId
  readonly bound: 'low' | 'high'
  readonly value: number
}

/** How far a lever is drawn back from its bound to see whether the bound binds. */
const nudge = 1e-4

export function bindingBounds(
  point: Point,
  { movers, box }: Coordinates,
  { gain }: Goal,
): readonly BindingBound[] {
  const reach = gain(point)
  return movers.flatMap(({ lever, low, high }, index): BindingBound[] => {
    const x = point[index] as number
    const [least, most] = [box.low[index] as number, box.high[index] as number]
    if (least === most) return []
    const bound = x === least ? 'low' : x === most ? 'high' : undefined
    if (!bound) return []
    const inward = x + (bound === 'low' ? 1 : -1) * Math.min(nudge, most - least)
    const isHurt = gain(point.with(index, inward)) < reach - 1e-12
    return isHurt ? [{ lever: lever.id, bound, value: bound === 'low' ? low : high }] : []
  })
}
