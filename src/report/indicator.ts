/** Indicators as they are described to a reader. */
import type { IndicatorId, IndicatorSpec, UnitKey, UserIndicator } from '../model/spec.ts'
import type { Words } from './text/words.ts'

/** What a screen needs to know of an indicator, the user's own included. */
export interface IndicatorDescription {
  readonly id: IndicatorId
  readonly label: string
  /** A label for a narrow place. */
  readonly short: string
  readonly unit: string
  readonly unitKey: UnitKey
  readonly digits: number
  /** Whether the unit is a per cent of something, so that differences are percentage points. */
  readonly isPercentage: boolean
}

/** The model's indicators, then a scenario's own. */
export const describeIndicators = (
  shipped: readonly IndicatorSpec[],
  own: readonly UserIndicator[],
  words: Words,
): readonly IndicatorDescription[] => [
  ...shipped.map((entry) => shippedIndicator(entry, words)),
  ...own.map((entry) => ownIndicator(entry, words)),
]

const shippedIndicator = ({ id, digits, unit }: IndicatorSpec, words: Words): IndicatorDescription => ({
  id,
  digits,
  unitKey: unit,
  label: words.indicator(id),
  short: words.indicatorShort(id),
  unit: words.unitOf(id),
  isPercentage: isPercentage(unit, words),
})

/** The digits of a user's own indicator are nobody's choice; one suits most units. */
const ownIndicator = ({ id, label, unit }: UserIndicator, words: Words): IndicatorDescription => ({
  id,
  label,
  short: label,
  unit,
  unitKey: unit,
  digits: 1,
  isPercentage: isPercentage(unit, words),
})

const isPercentage = (unit: UnitKey, words: Words): boolean => words.writtenWith(unit).isPercent === true
