/** Between which values a difference lies, and each of its shares, in words and for a table. */
import type { ShareRanges, Spread } from '../../model/analysis/share-ranges.ts'
import { type Column, numberText, signedText } from '../amount.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { digitsApart } from '../text/apart.ts'
import { formatNumber } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { amountText } from './answer.ts'

type Ends = Pick<Spread, 'p5' | 'p25' | 'p50' | 'p75' | 'p95'>

/** The ends of a spread of differences, each with its sign and unit, and with digits that tell them apart. */
export function spreadTexts(
  { p5, p25, p50, p75, p95 }: Ends,
  indicator: Pick<IndicatorDescription, 'digits' | 'unitKey' | 'isPercentage'>,
  words: Words,
): { readonly [name in keyof Ends]: string } {
  const digits = digitsApart([p5, p25, p50, p75, p95], indicator.digits)
  const amount = (value: number): string => amountText(value, digits, indicator, words)
  // Korean says the unit of a range once, at its end.
  const low = (value: number): string =>
    words.language === 'ko'
      ? (signedText(value, digits, indicator.unitKey, words) ??
        numberText(0, digits, indicator.unitKey, words))
      : amount(value)
  return { p5: low(p5), p25: low(p25), p50: amount(p50), p75: amount(p75), p95: amount(p95) }
}

/** The range of the whole difference; undefined where no run has a value. */
export function rangesText(
  { difference, draws }: Pick<ShareRanges, 'difference' | 'draws'>,
  indicator: Pick<IndicatorDescription, 'digits' | 'unitKey' | 'isPercentage'>,
  words: Words,
): string | undefined {
  if (!difference) return undefined
  const { p50: _, ...ends } = spreadTexts(difference, indicator, words)
  return words.t('attribution.ranges', { draws: formatNumber(draws, 0, words.language), ...ends })
}

/** A range in a table: “+4,200 to +8,800”. */
export function rangeCell(spread: Pick<Spread, 'p5' | 'p95'>, column: Column, { t }: Words): string {
  const end = (value: number): string => column.change(value) ?? column.write(0)
  return t('attribution.rangeCell', { low: end(spread.p5), high: end(spread.p95) })
}
