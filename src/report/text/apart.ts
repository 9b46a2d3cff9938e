/**
 * Digits with which numbers that differ are seen to differ.
 *
 * "The closest is 1.250" is no answer to who asked for 1.250. Whoever says of numbers that they differ writes
 * them with digits from here.
 */
import { rounding } from '../../model/analysis/quantity.ts'
import { hasValue } from '../../model/value.ts'

/** More digits after the point than these tell a reader nothing. */
const mostDigits = 12

/**
 * @param values numbers that are written side by side; what is no value does not count.
 * @param digits after the point, where they suffice.
 * @returns the fewest digits, from those given, with which no two that differ are written alike. Numbers that
 * differ by rounding alone are the same.
 */
export function digitsApart(values: readonly number[], digits: number): number {
  const different = differentOf(values)
  for (let more = digits; more <= mostDigits; more++)
    if (isTold(different, (value) => Number(value.toFixed(more)))) return more
  return digits
}

/** The same of figures from the first one on, for numbers that are written in so many. */
export function figuresApart(values: readonly number[], figures: number): number {
  const different = differentOf(values)
  for (let more = figures; more <= mostDigits; more++)
    if (isTold(different, (value) => Number(value.toPrecision(more)))) return more
  return figures
}

/** Values in their order; of those that differ by rounding alone, the first. */
function differentOf(values: readonly number[]): readonly number[] {
  const sorted = values.filter(hasValue).sort((a, b) => a - b)
  const size = Math.max(...sorted.map(Math.abs))
  return sorted.filter(
    (value, index) => index === 0 || value - (sorted[index - 1] as number) > rounding * size,
  )
}

const isTold = (different: readonly number[], written: (value: number) => number): boolean =>
  new Set(different.map(written)).size === different.length
