/** What the small pictures show: one for each indicator and measure of which something was published. */
import {
  type Backtest,
  type BacktestPath,
  type BacktestRow,
  naiveRules,
} from '../../model/analysis/backtest.ts'
import type { BaselineSpec, DefinitionBreak, IndicatorId, OutcomeMeasure, Year } from '../../model/spec.ts'
import { reportDots } from '../charts/dots.ts'
import type { PathData } from './place-path.ts'
import type { BacktestAnswer } from './question.ts'
import { kindOf, type ScoreKind } from './scores.ts'

export interface Picture {
  readonly indicator: IndicatorId
  readonly measure: OutcomeMeasure
  readonly data: PathData
  readonly rows: readonly BacktestRow[]
  readonly definitionBreak: DefinitionBreak | undefined
}

export interface PicturesOf {
  readonly answer: BacktestAnswer
  /** The one of the answer's comparisons that is shown. */
  readonly result: Backtest
  readonly changed: BacktestAnswer | undefined
  readonly baseline: BaselineSpec
  readonly launchYear: Year
  readonly last: Year
  /** Whether an outcome is the user's. */
  readonly isOwn: (outcome: string) => boolean
}

export function picturesOf(shown: PicturesOf, kind: ScoreKind): readonly Picture[] {
  return shown.answer.paths
    .filter((path) => kindOf(path) === kind)
    .flatMap((path): Picture[] => {
      const rows = shown.result.rows.filter(
        ({ indicator, measure }) => indicator === path.indicator && measure === path.measure,
      )
      if (rows.length === 0) return []
      return [
        {
          indicator: path.indicator,
          measure: path.measure,
          rows,
          data: pathData(path, rows, shown),
          definitionBreak: rows.find((row) => row.definitionBreak)?.definitionBreak,
        },
      ]
    })
}

function pathData(
  path: BacktestPath,
  rows: readonly BacktestRow[],
  { answer, result, changed, baseline, launchYear, last, isOwn }: PicturesOf,
): PathData {
  const { indicator, measure, projected, naive } = path
  const isLevel = measure === 'level'
  // Growth begins a year after the launch; of levels the report often has the year before it.
  const axisFrom = isLevel ? launchYear - 1 : launchYear + 1
  const figures = isLevel ? reportDots(indicator, baseline, result.reading) : []
  const breaks = new Set(rows.flatMap(({ definitionBreak }) => definitionBreak?.year ?? []))
  const other = changed?.paths.find((each) => each.indicator === indicator && each.measure === measure)
  return {
    axisFrom,
    launchYear,
    last,
    projected,
    changed: other?.projected,
    rules: naiveRules.map((id) => ({ id, values: naive[id] })),
    band: (isLevel && answer.band[indicator]) || {},
    figures: figures.filter(({ year }) => year >= axisFrom && year <= last),
    outcomes: rows.map(({ outcome, year, published, comparable, inSample }) => ({
      id: outcome.id,
      year,
      published,
      comparable,
      isOwn: isOwn(outcome.id),
      isScored: !inSample,
    })),
    breaks: [...breaks],
  }
}
