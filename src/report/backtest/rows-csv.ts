/** The comparisons of a backtest as a table for copies and exports, in full precision. */

import { type Backtest, naiveRules } from '../../model/analysis/backtest.ts'
import type { Ground } from '../../model/ground.ts'
import { type CsvColumn, flagCell, type Sheet } from '../csv.ts'
import type { Words } from '../text/words.ts'
import { changesText, type LaunchChanges } from './launch.ts'

export interface ChangedStart {
  readonly changes: LaunchChanges
  readonly result: Backtest
  /** Where what was changed has its names. */
  readonly ground: Ground
}

export const backtestColumns = [
  'id',
  'indicator',
  'unit',
  'measure',
  'year',
  'projected',
  'published',
  'comparable',
  'difference',
  'percent',
  'spliced',
  'scored',
  'inBand',
  ...naiveRules,
  'projectedChanged',
  'launch',
  'source',
  'file',
] as const satisfies readonly CsvColumn[]

/** @param files the file of each of the user's outcomes by id. */
export function rowsCsv(
  { rows }: Backtest,
  changed: ChangedStart | undefined,
  files: ReadonlyMap<string, string>,
  words: Words,
): Sheet {
  const others = new Map(changed?.result.rows.map(({ outcome, projected }) => [outcome.id, projected]))
  return {
    columns: backtestColumns,
    rows: rows.map((row) => [
      row.indicator,
      words.indicator(row.indicator),
      words.unit(row.outcome.unit),
      words.t(`baselines.measure.${row.measure}`),
      row.year,
      row.projected,
      row.published,
      row.comparable,
      row.difference,
      row.percent,
      flagCell(row.spliced, words),
      flagCell(!row.inSample, words),
      flagCell(row.inBand, words),
      ...naiveRules.map((rule) => row.naive[rule]),
      others.get(row.outcome.id) ?? null,
      changed ? changesText(changed.changes, changed.ground, words) : null,
      row.outcome.source,
      files.get(row.outcome.id) ?? null,
    ]),
  }
}
