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
  const sorted = values.filter(hasValue).sort((a, b) => a - b)
  const size = Math.max(...sorted.map(Math.abs))
  const different = sorted.filter(
    (value, index) => index === 0 || value - (sorted[index - 1] as number) > rounding * size,
  )
  for (let more = digits; more <= mostDigits; more++) {
    const written = different.map((value) => Number(value.toFixed(more)))
    if (new Set(written).size === different.length) return more
  }
  return digits
}
