/** A backtest as texts: every comparison, and the scores beside rules of thumb. */
import { type Backtest, type BacktestRow, naiveRules } from '../../model/analysis/backtest.ts'
import type { DefinitionBreak, IndicatorSpec } from '../../model/spec.ts'
import { formatDifference, formatNumber, formatPlain } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'
import { kindOf, type ScoreKind, scoreRows } from './scores.ts'

/** What is to be said of a comparison: whose it is, whether it counts, whether the definition is another. */
export function remarksOf(
  { inSample, definitionBreak, spliced, outcome }: BacktestRow,
  file: string | undefined,
  words: Words,
): readonly string[] {
  const { t } = words
  return [
    ...(file === undefined ? [] : [t('backtest.ownFrom', { file })]),
    ...(inSample ? [t('backtest.unscored')] : []),
    ...(definitionBreak ? [breakRemark(definitionBreak, spliced, words)] : []),
    ...(outcome.derived ? [t('baselines.derived')] : []),
  ]
}

const breakRemark = ({ year, factor }: DefinitionBreak, spliced: boolean, { t, language }: Words): string =>
  spliced
    ? t('backtest.divided', { factor: formatPlain(factor, language) })
    : t('backtest.otherDefinition', { year })

/** Rows of each indicator and measure under its name. */
export function comparisonTable(
  { rows }: Backtest,
  files: ReadonlyMap<string, string>,
  indicators: readonly IndicatorSpec[],
  words: Words,
): TextTable {
  const { t, language } = words
  const digitsOf = new Map(indicators.map(({ id, digits }) => [id, digits]))
  const titleOf = ({ indicator, measure, outcome }: BacktestRow): string => {
    const unit = measure === 'level' ? words.unit(outcome.unit) : t(`backtest.growthUnit.${measure}`)
    return t('table.titled', { name: words.indicator(indicator), unit })
  }
  const cells = (row: BacktestRow): readonly string[] => {
    const digits = row.measure === 'level' ? (digitsOf.get(row.indicator) ?? 0) : 1
    const write = (value: number | null): string => formatNumber(value ?? Number.NaN, digits, language)
    const band = row.inBand === null ? [] : [t(row.inBand ? 'backtest.inside' : 'backtest.outside')]
    return [
      `  ${row.year}`,
      write(row.projected),
      formatPlain(row.published, language),
      row.published === row.comparable ? '' : write(row.comparable),
      signedError(row, words),
      ...naiveRules.map((rule) => write(row.naive[rule])),
      band.join(''),
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
      ...naiveRules.map((rule) => right(t(`backtest.rule.${rule}`))),
      left(t('backtest.band')),
      left(t('backtest.note')),
    ],
    rows: [...titled].flatMap(([title, own]) => [[title], ...own.map(cells)]),
  }
}

/** By how much a projection was off, in per cent of a level or in percentage points of a growth rate. */
function signedError(row: BacktestRow, words: Words): string {
  const kind = kindOf(row)
  const error = kind === 'levels' ? row.percent : row.difference
  if (error === null) return formatNumber(Number.NaN, 1, words.language)
  const value = formatDifference(error, 1, words.language) ?? formatNumber(0, 1, words.language)
  return kind === 'levels' ? words.t('backtest.percent', { value }) : words.t('backtest.points', { value })
}

/** Mean errors of the scenario and of the rules; undefined where no outcome of the kind is scored. */
export function scoreTable(result: Backtest, kind: ScoreKind, words: Words): TextTable | undefined {
  const { t, language } = words
  const rows = scoreRows(result, kind)
  if (rows.length === 0) return undefined
  const write = (value: number | undefined): string => formatNumber(value ?? Number.NaN, 1, language)
  return {
    columns: [
      left(t(`backtest.kindIn.${kind}`)),
      right(t('backtest.outcomes')),
      right(t('backtest.model')),
      ...naiveRules.map((rule) => right(t(`backtest.rule.${rule}`))),
      right(t('backtest.bias')),
      ...(kind === 'levels' ? [right(t('backtest.inBand'))] : []),
    ],
    rows: rows.map(({ indicator, score, band }) => [
      indicator === undefined ? t('backtest.all') : words.indicator(indicator),
      String(score.count),
      write(score.meanAbsolute),
      ...naiveRules.map((rule) => write(score.naive[rule]?.meanAbsolute)),
      formatDifference(score.bias, 1, language) ?? write(0),
      ...(kind === 'levels' ? [band ? t('backtest.insideOf', { ...band }) : ''] : []),
    ]),
  }
}

/** How a wider definition came about, once for each break that the rows meet. */
export const breakNotes = ({ rows }: Backtest, { text }: Words): readonly string[] => [
  ...new Set(
    rows.flatMap(({ definitionBreak }) => (definitionBreak ? [text(definitionBreak.note).trim()] : [])),
  ),
]
