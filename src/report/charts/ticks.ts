/** Texts of the ticks of an axis, which tell them apart. */

/**
 * Writes a round value; `step` is how far it is from its neighbours, so that it has the digits that it needs, and
 * `largest` how large one of its axis is at most, so that all of an axis are in one size.
 */
export type FormatTick = (value: number, step: number, largest: number) => string

/** The distance of neighbours in ascending values; of a value alone, its own size. */
export function stepOf(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => value - (values[index] as number))
  return steps.length > 0 ? Math.min(...steps) : Math.abs(values[0] ?? 0) || 1
}

/** A text for each tick. */
export function tickTexts(values: readonly number[], format: FormatTick): readonly string[] {
  const step = stepOf(values)
  const largest = Math.max(0, ...values.map(Math.abs))
  return values.map((value) => format(value, step, largest))
}
