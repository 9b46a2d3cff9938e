/** The searches within a box of levers: what passes the target farthest, and what reaches it with the least effort. */
import {
  type Box,
  clip,
  diagonal,
  lastOnWay,
  type Minimum,
  minimise,
  minimiseSubject,
  type Point,
  type SmoothFunction,
  withDifferences,
} from '../minimise.ts'
import type { Coordinates } from './coordinates.ts'
import { type Goal, noGain } from './goal.ts'
import type { Candidate, Search } from './whole-levers.ts'

/** A departure this small is none. */
const still = 1e-7

/** The search for the point that passes the target farthest. */
export const farthest =
  ({ gain }: Goal): Search =>
  (within, hint) => {
    const first = clip(hint, within)
    const { gradient } = withDifferences(gain, within)
    const loss: SmoothFunction = {
      value: (point) => -gain(point),
      gradient: (point) => gradient(point).map((slope) => -slope),
    }
    // Where every lever has an effect of one sign, the corner they point to is the answer.
    const corner = gradient(first).map((slope, index) => {
      const [low, high] = [within.low[index] as number, within.high[index] as number]
      return slope === 0 ? (first[index] as number) : slope > 0 ? high : low
    })
    // Where nothing is known of the slopes, the ends are as good a guess as any.
    const ends = gain(first) === noGain ? [within.low, within.high] : []
    // Levers without an effect stay where they are in the first two of these.
    return best([corner, first, middle(within), ...ends].map((from) => minimise(loss, within, from)))
  }

/**
 * The search for the point that reaches the target with the least effort.
 * @param guesses points of the whole box to begin with, beside what a search begins with anyhow.
 * @param far a point that reaches it, though not in each box.
 */
export const cheapest =
  ({ movers, present, box }: Coordinates, goal: Goal, guesses: readonly Point[], far: Point): Search =>
  (within, hint) => {
    const { gain, reaches, effort } = goal
    const own = clip(present, within)
    if (reaches(own)) return { point: own, cost: effort.value(own) }
    const inside = clip(far, within)
    const reaching = reaches(inside) ? inside : farthest(goal)(within, inside)?.point
    if (!reaching || !reaches(reaching)) return undefined
    const constraint = withDifferences(gain, within)
    const curvature = diagonal(movers.map(({ weight }) => Math.max(2 * weight, 1e-6)))
    const isWhole = within === box
    const starts = isWhole
      ? [own, middle({ low: own, high: reaching }), ...guesses.map((guess) => clip(guess, within))]
      : []
    return best(
      [hint, ...starts].map((from) => {
        const { point } = minimiseSubject(effort, constraint, within, from, curvature)
        const onTarget = broughtOntoTarget(stilled(point, own), own, reaching, within, reaches)
        return { point: onTarget, value: effort.value(onTarget) }
      }),
    )
  }

/** A point without the departures that are none. */
const stilled = (point: Point, own: Point): Point =>
  point.map((x, index) => {
    const before = own[index] as number
    return Math.abs(x - before) <= still ? before : x
  })

/** What is left of a search's own error is taken away along a line that crosses the target. */
function broughtOntoTarget(
  point: Point,
  own: Point,
  reaching: Point,
  within: Box,
  reaches: Goal['reaches'],
): Point {
  if (reaches(point)) return lastOnWay(reaches, point, alongBounds(point, own, within))
  const along = alongBounds(point, reaching, within)
  return lastOnWay(reaches, reaches(along) ? along : reaching, point)
}

/** A point moved to the bounds at which another is, so that the way between them stays there. */
const alongBounds = (at: Point, point: Point, { low, high }: Box): Point =>
  point.map((x, index) => {
    const held = at[index] as number
    return held === low[index] || held === high[index] ? held : x
  })

/** The first of the least; a trace less is no less. */
function best(minima: readonly Minimum[]): Candidate | undefined {
  const least = minima.reduce<Minimum | undefined>(
    (found, next) => (found && next.value >= found.value - 1e-9 ? found : next),
    undefined,
  )
  return least && { point: least.point, cost: least.value }
}

const middle = ({ low, high }: Box): Point => low.map((x, index) => (x + (high[index] as number)) / 2)
