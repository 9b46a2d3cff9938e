/** How sure, in words and numbers of one year. */
import type { Bands } from '../../model/analysis/draws.ts'
import {
  type Exceedance,
  type Fan,
  type FanQuantile,
  fanQuantileNames,
} from '../../model/analysis/ensemble.ts'
import { rounding } from '../../model/analysis/quantity.ts'
import { hasShocks } from '../../model/model.ts'
import type { Language, ModelSpec, Year } from '../../model/spec.ts'
import { hasValue } from '../../model/value.ts'
import type { NoValueCause } from '../../model/why-no-value.ts'
import { amountText, numberRange, numberText, plainCountText, rangeTexts } from '../amount.ts'
import { spreadTexts } from '../attribution/range-text.ts'
import { type PricePart, pricePartText } from '../compare/price-part.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import { columnOf, type IndicatorDescription } from '../indicator.ts'
import { type NoValueReason, noValueText } from '../no-value.ts'
import { digitsApart } from '../text/apart.ts'
import { formatNumber, formatYear } from '../text/format.ts'
import { paragraph } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'

export interface Sureness {
  readonly indicator: IndicatorDescription
  readonly year: Year
  readonly years: readonly Year[]
  readonly fan: Fan
  /** How many draws the fan is of. */
  readonly draws: number
  /** The projection with central values in that year. */
  readonly central: number
  /** Why there is no value with central values, where it is known. */
  readonly why?: NoValueCause | undefined
  /** What the fan holds, where that makes a difference. */
  readonly bands?: Bands | undefined
  /** By how much each run lies above that of another scenario, where one is compared. */
  readonly above?: Difference | undefined
}

/** The difference from another scenario, run by run. */
export interface Difference {
  readonly fan: Fan
  /** The name of the other scenario. */
  readonly other: string
}

/** Between which values the draws lie; says so where there is no value, in some draws or in all of them. */
export function surenessText(sureness: Sureness, words: Words): string {
  const { year, years, fan } = sureness
  const share = fan.without?.[years.indexOf(year)] ?? 0
  const said = rangeText(sureness, words)
  if (share === 0 || share === 1) return said
  const without = words.t('ensemble.without', { year, share: percentText(share, words.language) })
  return paragraph([said, without], words.language)
}

function rangeText({ indicator, year, years, fan, central, why, draws }: Sureness, words: Words): string {
  const { t } = words
  const { label, unitKey } = indicator
  const at = years.indexOf(year)
  const quantiles = quantilesIn(fan, at)
  if (!hasValue(quantiles.p50)) {
    // No draw has a value. The reason is that of central values, and says nothing where those have one.
    return noValueText(label, year, hasValue(central) ? undefined : why, 'noRange', words)
  }
  if (isConstant(fan, at)) {
    const value = amountText(quantiles.p50, indicator.digits, unitKey, words)
    if (draws === 1) return t('constant.oneDraw', { indicator: label, year, value })
    return t('constant.draws', { indicator: label, year, value })
  }
  const digits = fanDigits(fan, at, indicator.digits)
  const outer = rangeTexts([quantiles.p5, quantiles.p95], digits, unitKey, words)
  const inner = numberRange([quantiles.p25, quantiles.p75], digits, unitKey, words)
  return t('ensemble.answer', {
    indicator: label,
    year,
    p5: outer.low,
    p25: inner.low,
    p50: numberText(quantiles.p50, digits, unitKey, words),
    p75: inner.high,
    p95: outer.high,
    central: numberText(central, digits, unitKey, words),
  })
}

const quantilesIn = (fan: Fan, at: number): Readonly<Record<FanQuantile | 'mean', number>> => {
  const of = (name: FanQuantile | 'mean'): number => fan[name][at] ?? Number.NaN
  return {
    p5: of('p5'),
    p10: of('p10'),
    p25: of('p25'),
    p50: of('p50'),
    p75: of('p75'),
    p90: of('p90'),
    p95: of('p95'),
    mean: of('mean'),
  }
}

/** Whether all draws of a year are the same; their mean then is, too. */
function isConstant(fan: Fan, at: number): boolean {
  const all = Object.values(quantilesIn(fan, at))
  return (
    all.every(hasValue) && Math.max(...all) - Math.min(...all) <= rounding * Math.max(...all.map(Math.abs))
  )
}

/** Digits with which the ends of a fan's bands are told apart. */
export function fanDigits(fan: Fan, at: number, digits: number): number {
  const { p5, p25, p75, p95 } = quantilesIn(fan, at)
  return Math.max(digitsApart([p5, p95], digits), digitsApart([p25, p75], digits))
}

/** The odds of being above something, by year. */
export interface Odds extends Pick<Exceedance, 'years' | 'probability' | 'same' | 'standardError'> {
  /** A number in the indicator's unit, or the name of a scenario. */
  readonly over: number | string
}

/** That draws are all at the limit, neither above nor below; undefined where any is. */
export function sameText(
  { years, same, over }: Pick<Odds, 'years' | 'same' | 'over'>,
  year: Year,
  { t }: Words,
): string | undefined {
  if (same[years.indexOf(year)] !== 1) return undefined
  return typeof over === 'number' ? t('constant.equals', { year }) : t('constant.sameAs', { year })
}

/**
 * "The probability that … lies above 90,000 in 2030 is 68% (about 7 of 10 runs)."
 * @param why there is no value in the year, where there is none.
 */
export function oddsSentence(
  odds: Odds,
  { label, digits, unitKey }: Pick<IndicatorDescription, 'label' | 'digits' | 'unitKey'>,
  year: Year,
  why: NoValueReason | undefined,
  words: Words,
): string {
  const { t, language } = words
  const { over, years, probability } = odds
  const share = probability[years.indexOf(year)]
  if (!hasValue(share)) return noValueText(label, year, why, 'noOdds', words)
  const same = sameText(odds, year, words)
  if (same !== undefined) return same
  const said = { year, indicator: label, odds: oddsText(share, words), percent: percentOf(share, language) }
  return typeof over === 'number'
    ? t('ensemble.oddsOverValue', {
        ...said,
        over: plainCountText(over, unitKey, words, Math.max(4, digits)),
      })
    : t('ensemble.oddsOverScenario', { ...said, over })
}

/** Why there are no odds, where there are none: some draws have no value, or none has one. */
export function whyNoOdds({ year, years, fan, why }: Sureness): NoValueReason {
  return hasValue(fan.p50[years.indexOf(year)]) ? 'draws' : (why ?? 'draws')
}

/** Between which values the difference from another scenario lies; undefined where there is none in the year. */
export function aboveText(
  { above, indicator, year, years }: Pick<Sureness, 'above' | 'indicator' | 'year' | 'years'>,
  words: Words,
): string | undefined {
  if (!above) return undefined
  const quantiles = quantilesIn(above.fan, years.indexOf(year))
  const isSame = quantiles.p5 === 0 && quantiles.p95 === 0
  if (!hasValue(quantiles.p50) || isSame) return undefined
  return words.t('ensemble.difference', {
    other: above.other,
    year,
    ...spreadTexts(quantiles, indicator, words),
  })
}

/**
 * Further sentences of the answer: that the range leaves chance out, the range of the difference, the odds, and how much of the difference from
 * another scenario is prices.
 */
export function furtherTexts(
  odds: Odds | undefined,
  part: PricePart | undefined,
  sureness: Sureness,
  words: Words,
): readonly string[] {
  const { indicator, year, bands } = sureness
  const difference = aboveText(sureness, words)
  const only = odds ? 'ensemble.assumptionsOnlyOdds' : 'ensemble.assumptionsOnly'
  return [
    ...(bands === 'assumptions' ? [words.t(only)] : []),
    ...(difference === undefined ? [] : [difference]),
    ...(odds ? [oddsSentence(odds, indicator, year, whyNoOdds(sureness), words)] : []),
    ...(part ? [pricePartText(part, words)] : []),
  ]
}

const fanColumns = [...fanQuantileNames, 'mean'] as const

/** What a band of an answer holds; undefined for a model without shocks, where it makes no difference. */
export const shownBands = (bands: Bands, model: Pick<ModelSpec, 'shocks'>): Bands | undefined =>
  hasShocks(model) ? bands : undefined

/** What the bands of a chart hold, for its legend. */
export function bandsText(
  draws: number,
  bands: Bands,
  model: Pick<ModelSpec, 'shocks'>,
  { t, language }: Words,
): string {
  const held = shownBands(bands, model) ?? 'plain'
  return t(`chart.bandsHold.${held}`, { draws: formatNumber(draws, 0, language) })
}

export const surenessColumns = [
  'id',
  'indicator',
  'unit',
  'year',
  ...fanColumns,
  'without',
  'over',
  'probability',
  'standardError',
] as const satisfies readonly CsvColumn[]

/** Quantiles of every year, and the odds where they were asked for. */
export const surenessCsv = (
  { indicator, years, fan }: Pick<Sureness, 'indicator' | 'years' | 'fan'>,
  odds: Odds | undefined,
  words: Words,
): Sheet => ({
  columns: surenessColumns,
  rows: years.map((year, index) => {
    const place = odds?.years.indexOf(year) ?? -1
    return [
      indicator.id,
      indicator.label,
      words.unit(indicator.unitKey),
      year,
      ...fanColumns.map((column) => fan[column][index] ?? null),
      fan.without?.[index] ?? 0,
      odds?.over ?? null,
      odds?.probability[place] ?? null,
      odds?.standardError?.[place] ?? null,
    ]
  }),
})

/** Years down, quantiles across, the share without a value where there is one, and the odds where they were asked for. */
export function surenessTable(
  { indicator, years, fan }: Sureness,
  odds: Odds | undefined,
  words: Words,
): TextTable {
  const { t, language } = words
  const { write } = columnOf(indicator, words)
  const percent = (year: Year): string => {
    const share = odds?.probability[odds.years.indexOf(year)] ?? undefined
    return share === undefined ? formatNumber(Number.NaN, 0, language) : percentText(share, language)
  }
  const { without } = fan
  return {
    columns: [
      left(t('compare.year')),
      ...fanColumns.map((column) => right(t(`ensemble.columns.${column}`))),
      ...(without ? [right(t('ensemble.withoutTitle'))] : []),
      ...(odds ? [right(t('ensemble.oddsTitle'))] : []),
    ],
    rows: years.map((year, index) => [
      formatYear(year),
      ...fanColumns.map((column) => write(fan[column][index] ?? Number.NaN)),
      ...(without ? [percentText(without[index] ?? 0, language)] : []),
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
  if (percent > 99) return t('ensemble.odds.nearly')
  if (percent < 1) return t('ensemble.odds.hardly')
  if (percent >= 97) return t('ensemble.odds.of', { count: 49, all: 50 })
  if (percent < 3) return t('ensemble.odds.of', { count: 1, all: 50 })
  if (percent >= 92.5) return t('ensemble.odds.of', { count: 19, all: 20 })
  if (percent < 7.5) return t('ensemble.odds.of', { count: 1, all: 20 })
  return t('ensemble.odds.of', { count: Math.round(percent / 10), all: 10 })
}
