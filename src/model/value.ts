/**
 * What counts as a value, everywhere: a finite number.
 *
 * Formulas may divide by zero or take the logarithm of nothing. What comes of that is infinite or no number, and
 * is no value: it is above nothing, has no share in anything and is never drawn. Projections, ensembles and all
 * that is computed from them hold NaN in its place; files, messages and tables hold null.
 */

/** Whether there is a value. */
export const hasValue = (value: number | null | undefined): value is number => Number.isFinite(value)

/** The value, or null where there is none. */
export const valueOrNull = (value: number | null | undefined): number | null =>
  hasValue(value) ? value : null

/** Puts NaN in place of all that is no value; in place, since lists of draws are long. */
export function dropInfinite(values: Float64Array): Float64Array {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number
    // Only what is infinite or NaN differs from itself by more than nothing.
    if (value - value !== 0) values[index] = Number.NaN
  }
  return values
}

/** Amounts over the price index, in place: what is in current prices becomes constant ones. */
export function deflate(amounts: Float64Array, index: Float64Array): Float64Array {
  for (let place = 0; place < amounts.length; place++) {
    amounts[place] = (amounts[place] as number) / (index[place] as number)
  }
  return dropInfinite(amounts)
}
