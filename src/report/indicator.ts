/** Indicators as they are described to a reader: the model's, and a scenario's own. */
import type { Ground } from '../model/ground.ts'
import type { IndicatorId, IndicatorSpec, UnitKey, UserIndicator } from '../model/spec.ts'
import { axisUnit, type Column, columnIn } from './amount.ts'
import { mostDigits } from './text/format.ts'
import { createWords, type Words } from './text/words.ts'

/** What a screen needs to know of an indicator, the user's own included. */
export interface IndicatorDescription {
  readonly id: IndicatorId
  readonly label: string
  /** A label for narrow places. */
  readonly short: string
  /** What tables have its numbers in, as `columnOf` writes them. */
  readonly unit: string
  /** What the axis of a chart counts, whose ticks say how many. */
  readonly axisUnit: string
  readonly unitKey: UnitKey
  readonly digits: number
  /** Whether the unit is a per cent of something, so that differences are percentage points. */
  readonly isPercentage: boolean
}

/** How a table has its numbers. */
export const columnOf = (
  { unitKey, digits }: Pick<IndicatorDescription, 'unitKey' | 'digits'>,
  words: Words,
): Column => columnIn(unitKey, digits, words)

/** Trajectories of an indicator, where they are known: they decide the digits of one that has none given. */
export type ValuesOf = (id: IndicatorId) => ArrayLike<number> | undefined

/** The model's indicators, then a scenario's own. */
export const describeIndicators = (
  shipped: readonly IndicatorSpec[],
  own: readonly UserIndicator[],
  words: Words,
  valuesOf: ValuesOf = () => undefined,
): readonly IndicatorDescription[] => [
  ...shipped.map((entry) => shippedIndicator(entry, words)),
  ...own.map((entry) => ownIndicator(entry, words, valuesOf(entry.id))),
]

/** The indicators of several grounds, each as the first ground that offers it says it; then own ones. */
export function describeOn(
  grounds: readonly Ground[],
  own: readonly UserIndicator[],
  words: Words,
  valuesOf: ValuesOf = () => undefined,
): readonly IndicatorDescription[] {
  const known = new Map<IndicatorId, IndicatorDescription>()
  for (const ground of grounds) {
    const spoken = createWords({ language: words.language, ground })
    for (const each of describeIndicators(ground.model.indicators, [], spoken)) {
      if (!known.has(each.id)) known.set(each.id, each)
    }
  }
  return [...known.values(), ...describeIndicators([], own, words, valuesOf)]
}

/** One of them, without describing the others; undefined where there is none of that id. */
export function describeIndicator(
  id: IndicatorId,
  shipped: readonly IndicatorSpec[],
  own: readonly UserIndicator[],
  words: Words,
  values: ArrayLike<number> | undefined,
): IndicatorDescription | undefined {
  const spec = shipped.find((entry) => entry.id === id)
  if (spec) return shippedIndicator(spec, words)
  const user = own.find((entry) => entry.id === id)
  return user && ownIndicator(user, words, values)
}

const shippedIndicator = ({ id, digits, unit }: IndicatorSpec, words: Words): IndicatorDescription => ({
  id,
  digits,
  label: words.indicator(id),
  short: words.indicatorShort(id),
  unit: words.shownIn(unit).unit,
  axisUnit: axisUnit(unit, words),
  unitKey: unit,
  isPercentage: isPercentage(unit, words),
})

const ownIndicator = (
  { id, label, unit }: UserIndicator,
  words: Words,
  values: ArrayLike<number> | undefined,
): IndicatorDescription => {
  const unitKey = words.unitKey(unit)
  return {
    id,
    label,
    short: label,
    unitKey,
    // Whatever the language was that it was written in.
    unit: words.shownIn(unitKey).unit,
    axisUnit: axisUnit(unitKey, words),
    digits: digitsFor(values ?? []),
    isPercentage: isPercentage(unitKey, words),
  }
}

const isPercentage = (unit: UnitKey, words: Words): boolean => words.writtenWith(unit).isPercent === true

/** What is asked for of an indicator is no larger; one of the user's own may be a product of several. */
export const largestValue = 1e30

/** Figures that a reader can take in at once. */
const mostFigures = 7

/**
 * Digits after the point that tell a trajectory's values apart: a hundredth of their spread is seen, or three
 * figures of a value that does not change.
 */
export function digitsFor(values: ArrayLike<number>): number {
  const known = Array.from(values).filter(Number.isFinite)
  const largest = Math.max(0, ...known.map(Math.abs))
  if (largest === 0) return 0
  const spread = Math.max(...known) - Math.min(...known)
  const needed = Math.ceil(2 - Math.log10(spread > largest * 1e-9 ? spread : largest))
  const room = mostFigures - 1 - Math.floor(Math.log10(largest))
  return Math.max(0, Math.min(needed, room, mostDigits))
}
