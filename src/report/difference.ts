/** How a difference is told: as an amount, in per cent of what it is set against, or in percentage points. */
import { columnOf, type IndicatorDescription } from './indicator.ts'
import { formatDifference } from './text/format.ts'
import type { Words } from './text/words.ts'

/** What of an indicator decides how its differences are told. */
export interface Told {
  readonly digits: number
  /** Whether its unit is a per cent of something, so that its differences are percentage points. */
  readonly isPercentage: boolean
}

/**
 * A difference in per cent of its reference; undefined where that misleads: of a share or a growth rate, whose
 * differences are percentage points, and of a reference that is nothing at the digits shown, or negative.
 */
export function percentOf(difference: number, reference: number, told: Told): number | undefined {
  if (told.isPercentage || !(reference >= 0.5 * 10 ** -told.digits)) return undefined
  const percent = (100 * difference) / reference
  return Number.isFinite(percent) ? percent : undefined
}

/**
 * "+17,262 (+23.2%)", "+3.1 pp"; undefined where the difference is nothing at the digits shown.
 * @param amount the difference as it is written; as in a table, unless said otherwise.
 */
export function differenceText(
  difference: number,
  reference: number,
  told: Told,
  { t, language }: Words,
  amount = formatDifference(difference, told.digits, language),
): string | undefined {
  if (amount === undefined) return undefined
  if (told.isPercentage) return t('key.points', { difference: amount })
  const percent = shownPercent(difference, reference, told, language)
  return percent === undefined ? amount : t('key.withPercent', { difference: amount, percent })
}

/** The same under the head of a table, in the size that its numbers are in. */
export const columnDifference = (
  difference: number,
  reference: number,
  indicator: Told & Pick<IndicatorDescription, 'unitKey'>,
  words: Words,
): string | undefined =>
  differenceText(difference, reference, indicator, words, columnOf(indicator, words).change(difference))

/** The same for a narrow place: in per cent or percentage points where those are to be had, else the amount. */
export function shortDifference(
  difference: number,
  reference: number,
  told: Told & Pick<IndicatorDescription, 'unitKey'>,
  words: Words,
): string | undefined {
  const { t, language } = words
  if (percentOf(difference, reference, told) === undefined) {
    return columnDifference(difference, reference, told, words)
  }
  const percent = shownPercent(difference, reference, told, language)
  return percent && t('key.percent', { percent })
}

function shownPercent(
  difference: number,
  reference: number,
  told: Told,
  language: Words['language'],
): string | undefined {
  const percent = percentOf(difference, reference, told)
  return percent === undefined ? undefined : formatDifference(percent, 1, language)
}
