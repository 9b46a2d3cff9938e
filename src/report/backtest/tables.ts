/** A backtest as texts: every comparison, how often the bands held, and the scores beside other forecasters. */

import { bandShares } from '../../model/analysis/backtest/fans.ts'
import { type BacktestRow, type Restated, type Rival, rivals } from '../../model/analysis/backtest/rows.ts'
import {
  type MeasureKind,
  measureKindOf,
  measureKinds,
  type Score,
} from '../../model/analysis/backtest/scored.ts'
import type { ScoredKind } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import type { DefinitionBreak, IndicatorSpec, UnitKey } from '../../model/spec.ts'
import { axisUnit, type Column, columnIn, levelsIn } from '../amount.ts'
import { formatDifference, formatNumber, formatPlain } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'
import { errorText } from './answer.ts'
import { kindText, scoredIn } from './kinds.ts'
import { bandRows, rivalsIn, scoreRows } from './scores.ts'

/** What is to be said of a comparison: whose it is, what it proves, whether the definition is another. */
export function remarksOf(row: BacktestRow, file: string | undefined, words: Words): readonly string[] {
  const { t, text, language } = words
  const { outcome, breaks, undone } = row
  const { quality } = outcome
  return [
    ...(file === undefined ? [] : [t('backtest.ownFrom', { file })]),
    t(`backtest.kinds.${row.kind}`),
    ...breaks.map((each) =>
      undone.includes(each)
        ? t('backtest.divided', { factor: formatPlain(each.factor, language), label: text(each.label) })
        : t('backtest.otherDefinition', { year: each.year }),
    ),
    ...(row.rivals.plan?.restated
      ? [restatedText(row.rivals.plan.restated, plainIn(row, words), words)]
      : []),
    ...(outcome.derived ? [t('baselines.derived')] : []),
    ...(quality === 'recalled' ? [t('backtest.recalledRemark')] : []),
    ...(quality === 'weak' ? [t('backtest.weakRemark')] : []),
  ]
}

/** How a number of a comparison is written with the digits that it has. */
const plainIn = ({ measure, outcome }: BacktestRow, words: Words): ((value: number) => string) =>
  levelsIn(measure === 'level' ? outcome.unit : '', words).write

/** That an official aim was put on another definition than its own. */
export function restatedText(
  { announced, factor }: Restated,
  write: (value: number) => string,
  { t, language }: Words,
): string {
  const isMore = factor > 1
  return t(isMore ? 'backtest.planTimes' : 'backtest.planDivided', {
    announced: write(announced),
    factor: formatPlain(isMore ? factor : 1 / factor, language),
  })
}

/** What is measured of an indicator: its level, or a growth rate. */
type Measured = Pick<BacktestRow, 'indicator' | 'measure'>

/** The unit of what is measured, and its digits; a growth rate has one after the point. */
export function measuredIn(
  { indicator, measure }: Measured,
  indicators: readonly IndicatorSpec[],
): { readonly key: UnitKey; readonly digits: number } {
  const { unit = '', digits = 0 } = indicators.find(({ id }) => id === indicator) ?? {}
  return measure === 'level' ? { key: unit, digits } : { key: '', digits: 1 }
}

/** How tables have it. */
export function measuredColumn(
  measured: Measured,
  indicators: readonly IndicatorSpec[],
  words: Words,
): Column {
  const { key, digits } = measuredIn(measured, indicators)
  return columnIn(key, digits, words)
}

/** What its tables are in. */
export const measuredUnit = (
  measured: Measured,
  indicators: readonly IndicatorSpec[],
  words: Words,
): string => growthUnit(measured, words) ?? measuredColumn(measured, indicators, words).unit

/** What the axis of its picture counts. */
export const pictureUnit = (measured: Measured, indicators: readonly IndicatorSpec[], words: Words): string =>
  growthUnit(measured, words) ?? axisUnit(measuredIn(measured, indicators).key, words)

const growthUnit = ({ measure }: Measured, { t }: Words): string | undefined =>
  measure === 'level' ? undefined : t(`backtest.growthUnit.${measure}`)

/** Rows of each indicator and measure under its name. */
export function comparisonTable(
  { rows }: Backtest,
  files: ReadonlyMap<string, string>,
  indicators: readonly IndicatorSpec[],
  words: Words,
): TextTable {
  const { t, language } = words
  const others = rivals.filter((rival) => rows.some((row) => row.rivals[rival]))
  const titleOf = ({ indicator, measure }: BacktestRow): string => {
    return t('table.titled', {
      name: words.indicator(indicator),
      unit: measuredUnit({ indicator, measure }, indicators, words),
    })
  }
  const cells = (row: BacktestRow): readonly string[] => {
    const column = measuredColumn(row, indicators, words)
    const write = (value: number | undefined): string => column.write(value ?? Number.NaN)
    return [
      `  ${row.year}`,
      write(row.projected),
      column.plain(row.published),
      row.published === row.comparable ? '' : write(row.comparable),
      signedError(row, words),
      rankText(row, words),
      row.inside === null ? '' : t(row.inside[80] ? 'backtest.inside' : 'backtest.outside'),
      ...others.map((rival) => write(row.rivals[rival]?.value)),
      remarksOf(row, files.get(row.outcome.id), words).join(manners[language].betweenClauses),
    ]
  }
  const titled = Map.groupBy(rows, titleOf)
  return {
    columns: [
      left(t('compare.year')),
      right(t('backtest.projected')),
      right(t('backtest.published')),
      right(t('backtest.comparable')),
      right(t('backtest.difference')),
      right(t('backtest.rank')),
      left(t('backtest.band')),
      ...others.map((rival) => right(t(`backtest.others.names.${rival}`))),
      left(t('backtest.note')),
    ],
    rows: [...titled].flatMap(([title, own]) => [[title], ...own.map(cells)]),
  }
}

/** Where it lies in the fan; empty where there is none. */
export const rankText = ({ rank }: BacktestRow, { language }: Words): string =>
  rank === null ? '' : formatNumber(rank, 0, language)

/** By how much a projection was off, in per cent of a level or in percentage points of a growth rate. */
function signedError(row: BacktestRow, words: Words): string {
  const measured = measureKindOf(row)
  const error = measured === 'levels' ? row.percent : row.difference
  if (error === null) return formatNumber(Number.NaN, 1, words.language)
  const value = formatDifference(error, 1, words.language) ?? formatNumber(0, 1, words.language)
  return measured === 'levels'
    ? words.t('backtest.percent', { value })
    : words.t('backtest.points', { value })
}

/** How often the bands held, kind by kind; undefined where nothing was drawn. */
export function bandTable(result: Backtest, measured: MeasureKind, words: Words): TextTable | undefined {
  const { t } = words
  const rows = bandRows(result, measured)
  if (rows.length === 0) return undefined
  return {
    columns: [
      left(t(`backtest.kindIn.${measured}`)),
      ...bandShares.map((share) => right(t('backtest.bands.band', { share }))),
    ],
    rows: rows.map(({ kind, bands }) => [
      kindText(result, kind, words),
      ...bands.map(({ inside, count }) => t('backtest.bands.of', { inside, count })),
    ]),
  }
}

/** Mean errors of the scenario and of the others; undefined where no outcome is scored. */
export function scoreTable(
  result: Backtest,
  kind: ScoredKind,
  measured: MeasureKind,
  words: Words,
): TextTable | undefined {
  const { t, language } = words
  const rows = scoreRows(result, kind, measured)
  if (rows.length === 0) return undefined
  const others = rivalsIn(rows.map(({ score }) => score))
  const write = (value: number | null | undefined): string => formatNumber(value ?? Number.NaN, 1, language)
  return {
    columns: [
      left(
        t('table.titled', { name: kindText(result, kind, words), unit: t(`backtest.kindIn.${measured}`) }),
      ),
      right(t('backtest.outcomes')),
      right(t('backtest.model')),
      ...others.map((rival) => right(t(`backtest.others.names.${rival}`))),
      right(t('backtest.bias')),
      right(t('backtest.crps')),
      right(t('backtest.inBand')),
    ],
    rows: rows.map(({ indicator, score }) => [
      indicator === undefined ? t('backtest.all') : words.indicator(indicator),
      String(score.count),
      write(score.meanAbsolute),
      ...others.map((rival) => rivalCell(score, rival, measured, words)),
      formatDifference(score.bias, 1, language) ?? write(0),
      write(score.crps),
      score.held ? t('backtest.insideOf', { ...score.held[80] }) : '',
    ]),
  }
}

/** An error, and of how many values it is where that is not all, with the scenario's in the same ones. */
function rivalCell(
  { count, rivals: others }: Score,
  rival: Rival,
  measured: MeasureKind,
  words: Words,
): string {
  const { t, language } = words
  const own = others[rival]
  const written = formatNumber(own?.meanAbsolute ?? Number.NaN, 1, language)
  if (!own || own.count >= count) return written
  const error = errorText(own.scenario.meanAbsolute, measured, words)
  const partial = t('backtest.others.of', { count: own.count, all: count, error })
  return [written, partial].join(manners[language].betweenClauses)
}

/** What the small print of a table of scores means; undefined where all speak of all values. */
export function smallPrintText(result: Backtest, { t }: Words): string | undefined {
  const isPartial = scoredIn(result).some((kind) =>
    measureKinds.some((measured) =>
      scoreRows(result, kind, measured).some(({ score }) =>
        rivals.some((rival) => (score.rivals[rival]?.count ?? score.count) < score.count),
      ),
    ),
  )
  return isPartial ? t('backtest.others.partial') : undefined
}

/** A change of definition with its factor: “Core list widened in 2017: ÷ 1.065 (1.04–1.07)”. */
export function breakText({ label, factor, low, high }: DefinitionBreak, words: Words): string {
  const { t, text, language } = words
  const said = { label: text(label), factor: formatPlain(factor, language) }
  if (low === undefined || high === undefined) return t('backtest.break', said)
  return t('backtest.breakRange', {
    ...said,
    low: formatPlain(low, language),
    high: formatPlain(high, language),
  })
}

/** How wider definitions came about and what their factors rest on, once for each break that the rows meet. */
export const breakNotes = ({ rows }: Backtest, { text, language }: Words): readonly string[] => [
  ...new Set(
    rows.flatMap(({ breaks }) =>
      breaks.map(({ note, basis }) =>
        [text(note).trim(), text(basis).trim()].join(manners[language].betweenSentences),
      ),
    ),
  ),
]
