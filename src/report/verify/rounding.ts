/** Whether printed numbers are those that were computed, rounded as a spreadsheet program rounds: a column alike. */

/** A number of a file beside the one that it should be. */
export interface NumberPair {
  readonly printed: number
  readonly recomputed: number
}

/** How a column was rounded: to significant digits, to decimals, or to the fewer of both. */
export interface Rounding {
  readonly digits: number
  readonly decimals: number
}

/** Digits of which a number that was rounded has kept at least so many: 5 is not 4.7. */
const [fewestDigits, mostDigits] = [4, 17]
const mostDecimals = 17
const unrounded: Rounding = { digits: mostDigits, decimals: mostDecimals }

/** From the finest on, so that of several which explain as much the finest is taken. */
const roundings: readonly Rounding[] = Array.from({ length: mostDigits - fewestDigits + 1 }, (_, less) =>
  Array.from({ length: mostDecimals + 1 }, (_, fewer) => ({
    digits: mostDigits - less,
    decimals: mostDecimals - fewer,
  })),
).flat()

/**
 * The rounding that explains most numbers of a column. One number with fewer digits than the others was changed and
 * not rounded; and one alone shows no rounding before the point, which no program does for its own part.
 */
export function roundingOf(column: readonly NumberPair[]): Rounding {
  const known = column.filter((pair) => isExact(pair) || keepsDigits(pair))
  let best = unrounded
  let missed = known.filter((pair) => !isExact(pair)).length
  for (const rounding of roundings) {
    if (missed === 0) break
    const own = missesOf(known, rounding, missed)
    if (own < missed) [best, missed] = [rounding, own]
  }
  const rounded = known.filter((pair) => !isExact(pair) && fits(pair, best))
  return rounded.length === 1 && rounded.some(isBeforePoint) ? unrounded : best
}

/** Whether a printed number is the one that was computed, or that one rounded as its column is. */
export const isRounded = (pair: NumberPair, rounding: Rounding): boolean =>
  isExact(pair) || (keepsDigits(pair) && fits(pair, rounding))

const isExact = ({ printed, recomputed }: NumberPair): boolean => printed === recomputed

function keepsDigits({ printed, recomputed }: NumberPair): boolean {
  for (let digits = fewestDigits; digits <= mostDigits; digits++) {
    if (Number(recomputed.toPrecision(digits)) === printed) return true
  }
  return false
}

function fits({ printed, recomputed }: NumberPair, { digits, decimals }: Rounding): boolean {
  const toDigits = Number(recomputed.toPrecision(digits))
  const toDecimals = Number(recomputed.toFixed(decimals))
  const coarser = Math.abs(recomputed - toDigits) > Math.abs(recomputed - toDecimals) ? toDigits : toDecimals
  return printed === coarser
}

/** How many numbers a rounding leaves unexplained; not counted further than is of use. */
function missesOf(column: readonly NumberPair[], rounding: Rounding, most: number): number {
  let missed = 0
  for (const pair of column) {
    if (!fits(pair, rounding)) missed++
    if (missed >= most) break
  }
  return missed
}

const isBeforePoint = ({ printed, recomputed }: NumberPair): boolean =>
  Number.isInteger(printed) && Number(recomputed.toFixed(0)) !== printed
