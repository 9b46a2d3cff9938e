/** Sealed projections as they are told: what was foretold, and how it fared as far as numbers have come. */

import type { Comparison } from '../../model/analysis/backtest/rows.ts'
import { scoreSealed } from '../../model/analysis/backtest/sealed.ts'
import type { BacktestOptions } from '../../model/analysis/backtest.ts'
import type { SealedFile, SealedForecast, SealedSeries } from '../../model/sealed.ts'
import type { BaselineSpec, OutcomesSpec, Year } from '../../model/spec.ts'
import { type Column, columnIn } from '../amount.ts'
import { formatIsoDay, formatNumber } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'

/** A sealed forecast with what has been published of it. */
export interface SealedScored {
  readonly file: SealedFile
  readonly forecast: SealedForecast
  readonly rows: readonly Comparison[]
}

/** Forecasts of a baseline that can be read, the newest first. */
export function sealedOf(
  files: readonly SealedFile[],
  { id }: Pick<BaselineSpec, 'id'>,
  outcomes: OutcomesSpec,
  options: BacktestOptions,
): readonly SealedScored[] {
  return files
    .flatMap((file): readonly SealedScored[] => {
      const { forecast } = file
      if (forecast?.baseline !== id) return []
      return [{ file, forecast, rows: scoreSealed(forecast, outcomes, options) }]
    })
    .toSorted((a, b) => b.forecast.sealed.localeCompare(a.forecast.sealed))
}

/** Years for a narrow table: the next two, and the last. */
export function shownYears({ years }: SealedForecast): readonly Year[] {
  const [first, second] = years
  return [...new Set([first, second, years.at(-1)].filter((year) => year !== undefined))]
}

/** What was foretold of a series in a year, and what came. */
export interface SealedCell {
  readonly year: Year
  readonly median: number
  readonly low: number
  readonly high: number
  /** Undefined while nothing has been published. */
  readonly came: Comparison | undefined
}

export function sealedCells(
  { forecast, rows }: SealedScored,
  { id, quantiles }: SealedSeries,
  years: readonly Year[],
): readonly SealedCell[] {
  const { probabilities } = forecast
  return years.map((year) => {
    const own = quantiles[forecast.years.indexOf(year)]
    const at = (probability: number): number => own?.[probabilities.indexOf(probability)] ?? Number.NaN
    return {
      year,
      median: at(0.5),
      low: at(0.1),
      high: at(0.9),
      came: rows.find((row) => row.indicator === id && row.year === year),
    }
  })
}

/** Since when, from which draws, and whether it is as it was. */
export function sealText({ file, forecast }: SealedScored, { t, language }: Words): string {
  const said = {
    day: formatIsoDay(forecast.sealed, language),
    model: forecast.model,
    draws: formatNumber(forecast.draws, 0, language),
    hash: file.sha256.slice(0, 16),
  }
  return t(file.isIntact ? 'backtest.sealed.seal' : 'backtest.sealed.changed', said)
}

/** How many of its numbers have come, and how many its 80 % band held. */
export function sealedScore({ forecast, rows }: SealedScored, { t }: Words): string {
  const all = forecast.indicators.length * forecast.years.length
  if (rows.length === 0) return t('backtest.sealed.none', { all })
  const inside = rows.filter((row) => row.inside?.[80]).length
  return t('backtest.sealed.held', { count: rows.length, all, inside })
}

/** How tables have a series. */
export const seriesColumn = ({ unit, digits }: SealedSeries, words: Words): Column =>
  columnIn(unit, digits, words)

/** A line for each series, with the years of a narrow table. */
export function sealedTable(scored: SealedScored, words: Words): TextTable {
  const { t, text, language } = words
  const years = shownYears(scored.forecast)
  // The title says what the numbers of a cell are.
  const title = t('table.titled', { name: t('backtest.sealed.title'), unit: t('backtest.sealed.note') })
  return {
    columns: [left(title), ...years.map((year) => right(String(year)))],
    rows: scored.forecast.indicators.map((series) => [
      t('table.titled', { name: text(series.label), unit: seriesColumn(series, words).unit }),
      ...sealedCells(scored, series, years).map(({ median, low, high, came }) => {
        const { write, plain } = seriesColumn(series, words)
        const foretold = t('backtest.sealed.cell', {
          median: write(median),
          low: write(low),
          high: write(high),
        })
        if (!came) return foretold
        const published = plain(came.published)
        const rank = formatNumber(came.rank ?? Number.NaN, 0, language)
        return [foretold, t('backtest.sealed.came', { published, rank })].join(
          manners[language].betweenClauses,
        )
      }),
    ]),
  }
}
