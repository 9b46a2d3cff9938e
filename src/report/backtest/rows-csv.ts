/** The comparisons of a backtest as a table for copies and exports, in full precision. */
import type { LaunchChanges } from '../../files/recipe.ts'
import { factorOf } from '../../model/analysis/backtest/compared.ts'
import { rivals } from '../../model/analysis/backtest/rows.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import type { Ground } from '../../model/ground.ts'
import { type CsvColumn, flagCell, type Sheet } from '../csv.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { changesText } from './launch.ts'

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
  'yearKind',
  'projected',
  'published',
  'comparable',
  'difference',
  'percent',
  'factor',
  'undone',
  'rank',
  'in50',
  'in80',
  'in90',
  'crps',
  ...rivals,
  'planAnnounced',
  'planFactor',
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
  const { betweenClauses } = manners[words.language]
  return {
    columns: backtestColumns,
    rows: rows.map((row) => [
      row.indicator,
      words.indicator(row.indicator),
      words.unit(row.outcome.unit),
      words.t(`baselines.measure.${row.measure}`),
      row.year,
      words.t(`backtest.kinds.${row.kind}`),
      row.projected,
      row.published,
      row.comparable,
      row.difference,
      row.percent,
      row.undone.length === 0 ? null : factorOf(row.undone),
      row.undone.map(({ label }) => words.text(label)).join(betweenClauses) || null,
      row.rank,
      flagCell(row.inside?.[50], words),
      flagCell(row.inside?.[80], words),
      flagCell(row.inside?.[90], words),
      row.crps,
      ...rivals.map((rival) => row.rivals[rival]?.value ?? null),
      row.rivals.plan?.restated?.announced ?? null,
      row.rivals.plan?.restated?.factor ?? null,
      others.get(row.outcome.id) ?? null,
      changed ? changesText(changed.changes, changed.ground, words) : null,
      row.outcome.source,
      files.get(row.outcome.id) ?? null,
    ]),
  }
}
