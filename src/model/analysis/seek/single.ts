/** What each lever alone would need, the others at their present values. */
import type { LeverId, LeverSpec } from '../../spec.ts'
import { hasValue } from '../../value.ts'
import { clip, lastOnWay, type Point } from '../minimise.ts'
import { rounding } from '../quantity.ts'
import { type Coordinates, coordinateOf } from './coordinates.ts'
import type { Goal } from './goal.ts'

/** What one lever alone would need, the others at their present values. */
export interface SingleLever {
  readonly lever: LeverId
  readonly reached: boolean
  /** The level it would need; where no level does, the one that comes closest. */
  readonly level: number
  /** The indicator at that level; NaN where there is none. */
  readonly value: number
  /** What moving it does to the indicator. */
  readonly effect: LeverEffect
}

/** `none`: the same at every level; `noValue`: no level gives a value. */
export type LeverEffect = 'some' | 'none' | 'noValue'

/** Levels that are tried when one lever alone is moved. */
const levels = 32

export const singleLevers = (coordinates: Coordinates, goal: Goal): readonly SingleLever[] =>
  coordinates.movers.map((_, index) => singleLever(index, coordinates, goal))

function singleLever(
  index: number,
  { movers, box, start, values }: Coordinates,
  { gain, reaches, valueAt }: Goal,
): SingleLever {
  const lever = movers[index]?.lever as LeverSpec
  const [low, high] = [box.low[index] as number, box.high[index] as number]
  const own = start[index] as number
  const at = (x: number): Point => start.with(index, x)
  const answer = (x: number): SingleLever => {
    const point = at(x)
    const level = values(point)[index]?.[1] as number
    // Over its whole range: what bounds forbid, the bounds say.
    const effect = effectOf([own, 0, 0.5, 1].map((each) => valueAt(at(each))))
    return { lever: lever.id, reached: reaches(point), level, value: valueAt(point), effect }
  }
  if (reaches(start)) return answer(own)
  const crossing = (end: number): number | undefined => {
    let before = own
    for (const x of levelsBetween(lever, own, end)) {
      if (reaches(at(x))) return lever.whole ? x : (lastOnWay(reaches, at(x), at(before))[index] as number)
      before = x
    }
    return undefined
  }
  const crossings = [crossing(low), crossing(high)].filter((x) => x !== undefined)
  const nearest = crossings.sort((a, b) => Math.abs(a - own) - Math.abs(b - own))[0]
  if (nearest !== undefined) return answer(nearest)
  const tried = [own, ...levelsBetween(lever, own, low), ...levelsBetween(lever, own, high)]
  const gains = tried.map((x) => gain(at(x)))
  return answer(tried[gains.indexOf(Math.max(...gains))] as number)
}

/** Coordinates from one to another, without the first: a grid, or every whole number. */
function levelsBetween({ whole, min, max }: LeverSpec, from: number, to: number): readonly number[] {
  const width = Math.abs(to - from)
  if (width === 0) return []
  const count = whole ? Math.round(width * (max - min)) : Math.ceil(levels * width)
  return Array.from({ length: count }, (_, step) => from + ((to - from) * (step + 1)) / count)
}

/** Where the lever that needs the least alone takes the target; nothing where none does. */
export function nearestSingle(
  single: readonly SingleLever[],
  { movers, start, box }: Coordinates,
  { effort }: Goal,
): readonly Point[] {
  const points = single.flatMap(({ reached, lever, level }) => {
    if (!reached) return []
    const point = start.map((x, index) => {
      const own = movers[index]?.lever
      return own?.id === lever ? coordinateOf(own, level) : x
    })
    return [clip(point, box)]
  })
  return points.sort((a, b) => effort.value(a) - effort.value(b)).slice(0, 1)
}

/** What levels do, from the values that they give. */
function effectOf(values: readonly number[]): LeverEffect {
  const known = values.filter(hasValue)
  if (known.length === 0) return 'noValue'
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const isSame = most - least <= rounding * Math.max(Math.abs(least), Math.abs(most))
  return isSame && known.length === values.length ? 'none' : 'some'
}
