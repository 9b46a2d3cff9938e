/** How much of a difference between two projections in current prices is prices alone. */
import type { Projection } from '../../model/projection.ts'
import type { IndicatorId, ModelSpec, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'
import { formatDifference } from '../text/format.ts'
import type { Words } from '../text/words.ts'

export interface PricePart {
  /** In the indicator's unit: what is left of the value once it is in the reference's prices, taken from it. */
  readonly amount: number
  /** The same in per cent of the reference's value: percentage points of the difference in per cent. */
  readonly points: number
}

/** Prices that differ by less than this share are the same: they are computed, not typed. */
const sameRatio = 1e-9

/**
 * The part of `own − reference` that would be gone if both had the reference's prices.
 * @param own and `reference`: projections in current prices, with the deflator among their series.
 * @returns undefined where the indicator is no amount of money, where prices are the same, or without a value.
 */
export function pricePart(
  own: Projection,
  reference: Projection,
  indicator: IndicatorId,
  year: Year,
  spec: Pick<ModelSpec, 'launchYear' | 'deflator'>,
): PricePart | undefined {
  const { deflator } = spec
  if (deflator === undefined || !own.money.has(indicator)) return undefined
  const at = ({ series }: Projection, name: string): number => valueInYear(series.get(name), year, spec)
  const ratio = at(reference, deflator) / at(own, deflator)
  const amount = at(own, indicator) * (1 - ratio)
  const points = (100 * amount) / at(reference, indicator)
  if (!Number.isFinite(points) || Math.abs(ratio - 1) < sameRatio) return undefined
  return { amount, points }
}

/** "Of this difference, +12.5 percentage points are prices." */
export function pricePartText({ points }: PricePart, { t, language }: Words): string {
  const shown = formatDifference(points, 1, language)
  return shown === undefined ? t('prices.partSmall') : t('prices.part', { points: shown })
}

/** The same for a narrow place. */
export function pricePartShort({ points }: PricePart, { t, language }: Words): string | undefined {
  const shown = formatDifference(points, 1, language)
  return shown && t('prices.partShort', { points: shown })
}
