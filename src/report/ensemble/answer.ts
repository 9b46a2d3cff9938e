/** How sure, in words and numbers of one year. */

import { type Fan, type FanQuantile, fanQuantileNames } from '../../model/analysis/ensemble.ts'
import type { Language, Year } from '../../model/spec.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { formatNumber, formatPlain, formatYear } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'

export interface Sureness {
  readonly indicator: IndicatorDescription
  readonly year: Year
  readonly years: readonly Year[]
  readonly fan: Fan
  /** The projection with central values in that year. */
  readonly central: number
}

/** Between which values the draws lie; says so where some draws have no value in the year. */
export function surenessText({ indicator, year, years, fan, central }: Sureness, words: Words): string {
  const { t, language } = words
  const { label, unit, digits } = indicator
  const at = years.indexOf(year)
  if (fan.p50[at] === null || fan.p50[at] === undefined)
    return t('ensemble.noValue', { indicator: label, year })
  const write = (quantile: FanQuantile): string =>
    formatNumber(fan[quantile][at] ?? Number.NaN, digits, language)
  return t('ensemble.answer', {
    ...{ indicator: label, year, unit },
    ...{ p5: write('p5'), p25: write('p25'), p50: write('p50'), p75: write('p75'), p95: write('p95') },
    central: formatNumber(central, digits, language),
  })
}

/** The odds of being above something, by year. */
export interface Odds {
  /** A number in the indicator's unit, or the name of a scenario. */
  readonly over: number | string
  readonly years: readonly Year[]
  /** Null in a year in which a draw has no value. */
  readonly probability: readonly (number | null)[]
  /** Null where the draws are no random sample. */
  readonly standardError: readonly (number | null)[] | null
}

/** "In 2030 … lies above 90,000 in about 7 of 10 draws (68%)." */
export function oddsSentence(
  { over, years, probability }: Odds,
  { label, digits }: IndicatorDescription,
  year: Year,
  words: Words,
): string {
  const { t, language } = words
  const share = probability[years.indexOf(year)] ?? undefined
  if (share === undefined) return t('ensemble.oddsNone', { year })
  const said = {
    year,
    indicator: label,
    odds: oddsText(share, words),
    percent: percentOf(share, language),
  }
  return typeof over === 'number'
    ? t('ensemble.oddsOverValue', { ...said, over: formatPlain(over, language, Math.max(4, digits)) })
    : t('ensemble.oddsOverScenario', { ...said, over })
}

const fanColumns = [...fanQuantileNames, 'mean'] as const

export const surenessColumns = [
  'id',
  'indicator',
  'unit',
  'year',
  ...fanColumns,
  'over',
  'probability',
  'standardError',
] as const satisfies readonly CsvColumn[]

/** Quantiles of every year, and the odds where they were asked for. */
export const surenessCsv = ({ indicator, years, fan }: Sureness, odds: Odds | undefined): Sheet => ({
  columns: surenessColumns,
  rows: years.map((year, index) => {
    const place = odds?.years.indexOf(year) ?? -1
    return [
      indicator.id,
      indicator.label,
      indicator.unit,
      year,
      ...fanColumns.map((column) => fan[column][index] ?? null),
      odds?.over ?? null,
      odds?.probability[place] ?? null,
      odds?.standardError?.[place] ?? null,
    ]
  }),
})

/** Years down, quantiles across, and the odds in per cent where they were asked for. */
export function surenessTable(
  { indicator, years, fan }: Sureness,
  odds: Odds | undefined,
  { t, language }: Words,
): TextTable {
  const percent = (year: Year): string => {
    const share = odds?.probability[odds.years.indexOf(year)] ?? undefined
    return share === undefined ? formatNumber(Number.NaN, 0, language) : percentText(share, language)
  }
  return {
    columns: [
      left(t('compare.year')),
      ...fanColumns.map((column) => right(t(`ensemble.columns.${column}`))),
      ...(odds ? [right(t('ensemble.oddsTitle'))] : []),
    ],
    rows: years.map((year, index) => [
      formatYear(year),
      ...fanColumns.map((column) =>
        formatNumber(fan[column][index] ?? Number.NaN, indicator.digits, language),
      ),
      ...(odds ? [percent(year)] : []),
    ]),
  }
}

/** A probability as a number of percent; what is not certain is never rounded to certainty. */
export function percentOf(probability: number, language: Language): string {
  const percent = 100 * probability
  const isExact = probability === 0 || probability === 1
  const digits = isExact || (percent >= 1 && percent <= 99) ? 0 : 1
  const shown = isExact ? percent : Math.min(99.9, Math.max(0.1, percent))
  return formatNumber(shown, digits, language)
}

export const percentText = (probability: number, language: Language): string =>
  `${percentOf(probability, language)}%`

/** A probability in words that need no arithmetic: 7 of 10, 1 of 20, almost none. */
export function oddsText(probability: number, { t }: Words): string {
  const percent = 100 * probability
  if (probability === 1) return t('ensemble.odds.all')
  if (probability === 0) return t('ensemble.odds.none')
  if (percent >= 97) return t('ensemble.odds.nearly')
  if (percent < 3) return t('ensemble.odds.hardly')
  if (percent >= 92.5) return t('ensemble.odds.of', { count: 19, all: 20 })
  if (percent < 7.5) return t('ensemble.odds.of', { count: 1, all: 20 })
  return t('ensemble.odds.of', { count: Math.round(percent / 10), all: 10 })
}
