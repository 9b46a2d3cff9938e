/** The comparisons of a backtest as a table for copies and exports, in full precision. */
import type { CsvTable } from '../../files/csv.ts'
import { type Backtest, naiveRules } from '../../model/analysis/backtest.ts'
import type { Words } from '../text/words.ts'
import { changesText, type LaunchChanges } from './launch.ts'

export interface ChangedStart {
  readonly changes: LaunchChanges
  readonly result: Backtest
}

/** @param files the file of each of the user's outcomes by id. */
export function rowsCsv(
  { rows }: Backtest,
  changed: ChangedStart | undefined,
  files: ReadonlyMap<string, string>,
  words: Words,
): CsvTable {
  const { t } = words
  const others = new Map(changed?.result.rows.map(({ outcome, projected }) => [outcome.id, projected]))
  const flag = (value: boolean | null): string | null => (value === null ? null : String(value))
  return {
    header: [
      ...[t('csv.id'), t('compare.indicator'), t('csv.unit'), t('backtest.measure'), t('compare.year')],
      ...[t('backtest.projected'), t('backtest.published'), t('backtest.comparable')],
      ...[t('backtest.difference'), t('backtest.csv.percent'), t('backtest.csv.spliced')],
      ...[t('backtest.csv.scored'), t('backtest.csv.inBand')],
      ...naiveRules.map((rule) => t(`backtest.rule.${rule}`)),
      ...(changed ? [t('backtest.csv.projectedChanged'), t('backtest.csv.launch')] : []),
      ...[t('baselines.source'), t('backtest.csv.file')],
    ],
    rows: rows.map((row) => [
      ...[row.indicator, words.indicator(row.indicator), words.unit(row.outcome.unit), row.measure, row.year],
      ...[row.projected, row.published, row.comparable, row.difference, row.percent],
      ...[flag(row.spliced), flag(!row.inSample), flag(row.inBand)],
      ...naiveRules.map((rule) => row.naive[rule]),
      ...(changed ? [others.get(row.outcome.id) ?? null, changesText(changed.changes)] : []),
      ...[row.outcome.source, files.get(row.outcome.id) ?? null],
    ]),
  }
}
