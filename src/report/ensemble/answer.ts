/** How sure, in words and numbers of one year. */
import type { CsvTable } from '../../files/csv.ts'
import { type Fan, type FanQuantile, fanQuantileNames } from '../../model/analysis/ensemble.ts'
import type { Language, Year } from '../../model/spec.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { formatNumber } from '../text/format.ts'
import type { Words } from '../text/words.ts'

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

const columns = [...fanQuantileNames, 'mean'] as const

/** Quantiles of every year. */
export function surenessCsv({ indicator, years, fan }: Sureness): CsvTable {
  return {
    header: ['indicator', 'label', 'unit', 'year', ...columns],
    rows: years.map((year, index) => [
      ...[indicator.id, indicator.label, indicator.unit, year],
      ...columns.map((column) => fan[column][index] ?? null),
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
  `${percentOf(probability, language)} %`

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
