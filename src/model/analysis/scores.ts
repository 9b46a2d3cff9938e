/**
 * How well numbers foretold one that came later: scores of a sample of draws, and how surely a count says a share.
 *
 * Samples are sorted, ascending; NaN stands for "no value", and a sample that has one has no score: as with fans,
 * the draws that happen to have a value would look surer than the scenario is. Typed arrays sort NaN to the end.
 */

import { exp, log } from '../elementary.ts'

/** Numbers of a sample, ascending. */
export type Sorted = Float64Array

const last = (values: Sorted): number => values[values.length - 1] ?? Number.NaN

/** `fair` corrects for a small sample, whose members lie too near to one another. */
export type CrpsKind = 'plain' | 'fair'

/** From so many numbers on the correction is less than anything that is shown. */
const manyNumbers = 1000

/** Which of the two is meant where nobody says. */
export const usualCrps = (count: number): CrpsKind => (count < manyNumbers ? 'fair' : 'plain')

/**
 * The continuous ranked probability score of a sample: the mean distance to the number that came, less half the
 * mean distance within the sample (Gneiting & Raftery 2007; fair: Ferro 2014). In the unit of the numbers; for one
 * number its distance, so that a whole fan and a single guess can stand in one column.
 */
export function crps(values: Sorted, outcome: number, kind = usualCrps(values.length)): number {
  const count = values.length
  let distance = 0
  let within = 0
  for (let index = 0; index < count; index++) {
    const value = values[index] as number
    distance += Math.abs(value - outcome)
    // In the sum over all pairs the number at this place is the larger one so often less the smaller one so often.
    within += (2 * index + 1 - count) * value
  }
  if (count === 1) return distance
  const pairs = kind === 'fair' ? count * (count - 1) : count * count
  return distance / count - within / pairs
}

/**
 * Where a number lies among others, between 0 and 1; in the middle of those that equal it. It counts as one more of
 * them, so that it is at 0 or 1 nowhere (the probability integral transform of a sample, with ties split evenly).
 */
export function percentile(values: Sorted, outcome: number): number {
  if (Number.isNaN(outcome) || (values.length > 0 && Number.isNaN(last(values)))) return Number.NaN
  let below = 0
  let equal = 0
  for (const value of values) {
    if (value < outcome) below++
    else if (value === outcome) equal++
    else break
  }
  return (below + 0.5 * (equal + 1)) / (values.length + 1)
}

/** A quantile as everywhere in this program: type 7 of Hyndman & Fan 1996. */
export function quantileOfSorted(values: Sorted, probability: number): number {
  if (Number.isNaN(last(values))) return Number.NaN
  const exact = (values.length - 1) * probability
  const [low, high] = [values[Math.floor(exact)] as number, values[Math.ceil(exact)] as number]
  return low === high ? low : low + (high - low) * (exact - Math.floor(exact))
}

/** A share that is not known exactly. */
export interface ShareInterval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % interval of a share of which `inside` of `count` independent cases were seen (Clopper & Pearson 1934):
 * shares at which as many as these or more, or as few or fewer, come with 2.5 %. Outcomes of successive years of one
 * series are not independent, so there it is the least that is to be doubted.
 */
export function shareInterval(inside: number, count: number): ShareInterval {
  return {
    low: inside === 0 ? 0 : shareAt((share) => upperTail(inside, count, share) < tail),
    high: inside === count ? 1 : shareAt((share) => 1 - upperTail(inside + 1, count, share) > tail),
  }
}

const tail = 0.025

/** The share up to which something holds, to the last digit of a double. */
function shareAt(holds: (share: number) => boolean): number {
  let [low, high] = [0, 1]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (holds(middle)) low = middle
    else high = middle
  }
}

/**
 * The probability of `least` or more successes in `count` trials: at whole numbers, the regularised incomplete beta
 * function I_share(least, count − least + 1). A sum of positive terms, so nothing cancels.
 */
export function upperTail(least: number, count: number, share: number): number {
  if (least <= 0) return 1
  if (least > count || share <= 0) return 0
  if (share >= 1) return 1
  const [success, failure] = [log(share), log(1 - share)]
  let ways = 0
  for (let index = 1; index <= least; index++) ways += log((count - least + index) / index)
  let sum = 0
  for (let successes = least; successes <= count; successes++) {
    sum += exp(ways + successes * success + (count - successes) * failure)
    ways += log((count - successes) / (successes + 1))
  }
  return sum
}
