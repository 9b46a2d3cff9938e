/** What the picture of a path shows: one for each indicator and measure of which something was published. */

import type { Bands } from '../../model/analysis/backtest/drawn.ts'
import type { BacktestPath } from '../../model/analysis/backtest/paths.ts'
import type { BacktestRow, Rival } from '../../model/analysis/backtest/rows.ts'
import { type MeasureKind, measureKindOf } from '../../model/analysis/backtest/scored.ts'
import { type ScoredKind, scoredKinds } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import type { BaselineSpec, IndicatorId, OutcomeMeasure, Year } from '../../model/spec.ts'
import { hasValue } from '../../model/value.ts'
import { valueInYear, yearsTo } from '../../model/years.ts'
import { reportDots } from '../charts/dots.ts'
import type { PathData } from './place-path.ts'
import type { BacktestAnswer } from './question.ts'

export interface Picture {
  readonly indicator: IndicatorId
  readonly measure: OutcomeMeasure
  readonly data: PathData
  readonly rows: readonly BacktestRow[]
}

export interface PicturesOf {
  readonly answer: BacktestAnswer
  readonly changed: BacktestAnswer | undefined
  readonly baseline: BaselineSpec
  readonly launchYear: Year
  readonly last: Year
  /** Whether an outcome is the user's. */
  readonly isOwn: (outcome: string) => boolean
}

/** Of the others, those whose way is drawn: rules of thumb would hide one another. */
export const drawnRivals = ['baseline', 'randomWalk'] as const satisfies readonly Rival[]

export function picturesOf(shown: PicturesOf, measured: MeasureKind): readonly Picture[] {
  const { rows: all } = shown.answer.result
  return shown.answer.paths
    .filter((path) => measureKindOf(path) === measured)
    .flatMap((path): Picture[] => {
      const { indicator, measure } = path
      const rows = all.filter((row) => row.indicator === indicator && row.measure === measure)
      return rows.length === 0 ? [] : [{ indicator, measure, rows, data: pathData(path, rows, shown) }]
    })
}

function pathData(
  path: BacktestPath,
  rows: readonly BacktestRow[],
  { answer, changed, baseline, launchYear, last, isOwn }: PicturesOf,
): PathData {
  const { indicator, measure, projected, rivals } = path
  const isLevel = measure === 'level'
  const figures = isLevel ? reportDots(indicator, baseline, answer.result.reading) : []
  // Growth begins a year after the launch; of levels the report often has the year before it.
  const isEarlier = figures.some(({ year }) => year === launchYear - 1)
  const axisFrom = isLevel ? launchYear - Number(isEarlier) : launchYear + 1
  const breaks = new Set(rows.flatMap((row) => row.breaks.map(({ year }) => year)))
  const other = changed?.paths.find((each) => each.indicator === indicator && each.measure === measure)
  return {
    axisFrom,
    launchYear,
    last,
    projected,
    changed: other?.projected,
    rivals: drawnRivals.map((id) => ({ id, values: rivals[id] })),
    aims: yearsTo({ launchYear }, last).flatMap((year) => {
      const value = valueInYear(rivals.plan, year, { launchYear })
      const restated = rows.find((row) => row.year === year)?.rivals.plan?.restated
      return hasValue(value) ? [{ year, value, ...(restated ? { restated } : {}) }] : []
    }),
    bands: isLevel ? bandsUntil(answer.bands, indicator, last) : [],
    periods: periodsOf(answer.result, last),
    figures: figures.filter(({ year }) => year >= axisFrom && year <= last),
    outcomes: rows.map(({ outcome, year, published, comparable, kind }) => ({
      id: outcome.id,
      year,
      published,
      comparable,
      isOwn: isOwn(outcome.id),
      kind,
    })),
    breaks: [...breaks],
  }
}

const bandsUntil = (bands: Bands, indicator: IndicatorId, last: Year): PathData['bands'] =>
  Object.entries(bands[indicator] ?? {}).flatMap(([key, edges]) => {
    const year = Number(key)
    return year <= last ? [{ year, edges }] : []
  })

/** Runs of years of one kind, of those that something was published of. */
function periodsOf({ rows, knownUntil }: Backtest, last: Year): PathData['periods'] {
  let from = knownUntil
  return scoredKinds.flatMap((kind: ScoredKind) => {
    const years = rows.filter((row) => row.kind === kind).map(({ year }) => year)
    if (years.length === 0) return []
    const period = { kind, from, to: Math.min(last, Math.max(...years)) }
    from = period.to
    return [period]
  })
}
