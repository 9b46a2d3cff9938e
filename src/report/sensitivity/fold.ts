/** Which rows of a sorted picture are shown, and what is said of the rest. */

export interface Folded<R> {
  readonly shown: readonly R[]
  /** How many are not shown. */
  readonly others: number
  /** The largest size among them; 0 where none of them has any. */
  readonly most: number
  /** How many of all rows have no size at all. */
  readonly idle: number
}

/** A bar shorter than this share of the longest cannot be seen. */
const visible = 0.005
/** What rounding leaves of nothing. */
const nothing = 1e-9

/**
 * Shows the largest rows, as far as there is room and their bars can be seen.
 * @param rows the largest first; those without a size, NaN, are last.
 */
export function foldRows<R>(rows: readonly R[], sizeOf: (row: R) => number, room: number): Folded<R> {
  const sizes = rows.map((row) => Math.abs(sizeOf(row)) || 0)
  const largest = Math.max(0, ...sizes)
  const seen = sizes.filter((size) => size > 0 && size >= visible * largest).length
  const count = Math.min(seen, Math.max(1, room))
  return {
    shown: rows.slice(0, count),
    others: rows.length - count,
    most: Math.max(0, ...sizes.slice(count)),
    idle: sizes.filter((size) => size <= nothing * largest).length,
  }
}
