/** What matters, in sentences and as rows for copies and exports. */
import { type CsvValue, cellOf } from '../../files/csv.ts'
import type { Interval, SobolResult, SobolRow } from '../../model/analysis/sobol-indices.ts'
import type { Tornado, TornadoRow } from '../../model/analysis/tornado.ts'
import type { Model } from '../../model/model.ts'
import type { Year } from '../../model/spec.ts'
import { hasValue } from '../../model/value.ts'
import type { NoValueCause } from '../../model/why-no-value.ts'
import { countText } from '../amount.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import { columnOf, type IndicatorDescription } from '../indicator.ts'
import { noValueText } from '../no-value.ts'
import { formatList, formatNumber } from '../text/format.ts'
import { paragraph } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'
import { withUnit } from '../with-unit.ts'
import { inputName, inputTitle } from './input-names.ts'

/** What is asked about, and the names of what is varied. */
export interface Asked {
  readonly indicator: IndicatorDescription
  readonly year: Year
  readonly model: Model
  /** Why there is no value with central values, where it is known. */
  readonly why?: NoValueCause | undefined
}

/** How many inputs are named. */
const mostNamed = 3
/** The named ones explain this share, where so few can. */
const enough = 0.5

/** Which input matters most, one at a time, and which come next. */
export function swingText({ central, rows }: Tornado, asked: Asked, words: Words): string {
  const { t, language } = words
  const { indicator, year, model, why } = asked
  if (!hasValue(central)) return noValueText(indicator.label, year, why, undefined, words)
  if (rows.length === 0) return t('sensitivity.allFixed')
  const without = rows.filter(({ swing }) => !hasValue(swing))
  const nameless = without.map((row) => inputName(model, row, words).name)
  const missing = nameless.length === 0 ? [] : [t('noValue.ends', { names: formatList(nameless, language) })]
  const [first, ...next] = rows.filter(({ swing }) => swing > 0).slice(0, mostNamed)
  if (!first) {
    const value = countText(central, indicator.digits, indicator.unitKey, words)
    const constant = t('constant.inputs', { indicator: indicator.label, year, value })
    return paragraph(missing.length > 0 ? missing : [constant], language)
  }
  const ends = [first.low.value, first.high.value]
  const write = (value: number): string => countText(value, indicator.digits, indicator.unitKey, words, ends)
  const names = next.map((row) => inputName(model, row, words).name)
  const input = inputName(model, first, words)
  const most = t('sensitivity.most', {
    name: input.name,
    low: input.write(first.low.input),
    high: input.write(first.high.input),
    atLow: write(first.low.value),
    atHigh: write(first.high.value),
  })
  const others =
    names.length === 0
      ? t('sensitivity.alone')
      : t('sensitivity.next', { count: names.length, names: formatList(names, language) })
  return paragraph([most, others, ...missing], language)
}

/** The name of the input that matters most; undefined where none does. */
export function topName({ rows }: Tornado, { model }: Asked, words: Words): string | undefined {
  const [first] = rows
  return first && first.swing > 0 ? inputName(model, first, words).name : undefined
}

/** What matters most in another scenario. */
export function besideText(own: Tornado, other: Tornado, name: string, asked: Asked, words: Words): string {
  const { t } = words
  const [first] = other.rows
  if (!first || !(first.swing > 0)) return t('sensitivity.besideNothing', { name })
  return t(first.id === own.rows[0]?.id ? 'sensitivity.besideSame' : 'sensitivity.besideOther', {
    name,
    input: inputName(asked.model, first, words).name,
    swing: countText(first.swing, asked.indicator.digits, asked.indicator.unitKey, words, [0]),
  })
}

/** Which inputs the uncertainty comes from with all varied at once, and how much of it from interactions. */
export function shareText({ rows }: SobolResult, asked: Asked, words: Words): string {
  const { t, language } = words
  const [top] = rows
  if (!top) return t('sensitivity.allFixed')
  const { indicator, year, why } = asked
  if (!hasValue(top.total)) return noValueText(indicator.label, year, why ?? 'draws', 'noShares', words)
  if (top.total === 0) return t('sensitivity.nothing', { indicator: indicator.label, year })
  const named = namedShares(rows)
  const names = named.map((row) =>
    t('sensitivity.named', {
      name: inputName(asked.model, row, words).name,
      share: percentText(row.first, words),
    }),
  )
  return t('sensitivity.shares', {
    share: percentText(sumOf(named), words),
    names: formatList(names, language),
    interactions: percentText(interactionsOf(rows), words),
  })
}

/** The largest, until they explain half. */
function namedShares(rows: readonly SobolRow[]): readonly SobolRow[] {
  const sorted = rows.toSorted((a, b) => b.first - a.first).slice(0, mostNamed)
  const count = sorted.findIndex((_, index) => sumOf(sorted.slice(0, index + 1)) >= enough)
  return count < 0 ? sorted : sorted.slice(0, count + 1)
}

const sumOf = (rows: readonly SobolRow[]): number => rows.reduce((sum, { first }) => sum + first, 0)

/**
 * How much the inputs explain together and none of them alone, at most. What two inputs explain together is in
 * the totals of both, what three do in those of three: half of what the totals exceed the shares by is no less
 * than the interactions. That varies far less between seeds than what the shares leave of 1.
 */
export const interactionsOf = (rows: readonly SobolRow[]): number =>
  Math.min(1, rows.reduce((sum, { first, total }) => sum + total - first, 0) / 2)

/** A share of 1 in per cent, with a digit where it is small. */
export function percentText(share: number, { t, language }: Words): string {
  const percent = 100 * share
  const value = formatNumber(percent, Math.abs(percent) < 9.95 ? 1 : 0, language)
  return t('sensitivity.percent', { value })
}

export const sensitivityColumns = [
  'id',
  'name',
  'unit',
  'lowInput',
  'lowValue',
  'highInput',
  'highValue',
  'swing',
  'otherLowValue',
  'otherHighValue',
  'otherSwing',
  'first',
  'firstLow',
  'firstHigh',
  'total',
  'totalLow',
  'totalHigh',
  'estimator',
  'evaluations',
  'indicator',
  'year',
  'central',
] as const satisfies readonly CsvColumn[]

/** One row for each input: its ends, its swing, and its shares once they are known. Shocks have shares alone. */
export function sensitivityCsv(
  tornado: Tornado,
  beside: Tornado | undefined,
  sobol: SobolResult | undefined,
  { indicator, year, model }: Asked,
  words: Words,
): Sheet {
  const shocks = sobol?.rows.filter(({ kind }) => kind === 'shocks') ?? []
  const inputs: readonly (Pick<SobolRow, 'id' | 'kind'> & Partial<Omit<TornadoRow, 'id' | 'kind'>>)[] = [
    ...tornado.rows,
    ...shocks,
  ]
  const rows = inputs.map(({ id, kind, low, high, swing }): readonly CsvValue[] => {
    const { name, unitKey } = inputName(model, { id, kind }, words)
    const other = beside?.rows.find((row) => row.id === id && row.kind === kind)
    const shares = sobol?.rows.find((row) => row.id === id && row.kind === kind)
    const interval = (ends: Interval | undefined): readonly CsvValue[] => [
      cellOf(ends?.[0]),
      cellOf(ends?.[1]),
    ]
    return [
      id,
      name,
      words.unit(unitKey),
      cellOf(low?.input),
      cellOf(low?.value),
      cellOf(high?.input),
      cellOf(high?.value),
      cellOf(swing),
      cellOf(other?.low.value),
      cellOf(other?.high.value),
      cellOf(other?.swing),
      cellOf(shares?.first),
      ...interval(shares?.firstInterval),
      cellOf(shares?.total),
      ...interval(shares?.totalInterval),
      sobol ? words.t('cell.estimator') : null,
      sobol?.evaluations ?? null,
      withUnit(indicator.label, words.unit(indicator.unitKey), words),
      year,
      cellOf(tornado.central),
    ]
  })
  return { columns: sensitivityColumns, rows }
}

const swingColumns = ['low', 'atLow', 'high', 'atHigh', 'swing'] as const

/** Both ends of each input, and the values there. */
export function swingTable({ rows }: Tornado, { indicator, model }: Asked, words: Words): TextTable {
  const { t } = words
  const value = columnOf(indicator, words).write
  return {
    columns: [
      left(t('sensitivity.columns.input')),
      ...swingColumns.map((column) => right(t(`sensitivity.columns.${column}`))),
    ],
    rows: rows.map(({ id, low, high, swing }) => [
      inputTitle(model, { id }, words),
      inputName(model, { id }, words).write(low.input),
      value(low.value),
      inputName(model, { id }, words).write(high.input),
      value(high.value),
      value(swing),
    ]),
  }
}

/** What each input explains alone and with its interactions, with intervals. */
export function shareTable({ rows }: SobolResult, { model }: Asked, words: Words): TextTable {
  const { t } = words
  const cell = (share: number, interval: Interval): string =>
    `${percentText(share, words)}  ${interval.map((end) => percentText(end, words)).join(' – ')}`
  return {
    columns: [
      left(t('sensitivity.columns.input')),
      ...(['first', 'total'] as const).map((column) => right(t(`sensitivity.columns.${column}`))),
    ],
    rows: rows.map((row) => [
      inputTitle(model, row, words),
      cell(row.first, row.firstInterval),
      cell(row.total, row.totalInterval),
    ]),
  }
}
