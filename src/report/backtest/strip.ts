/** The strip of ranks: a row for each indicator, a dot for each published value at its percentile in the fan. */

import type { BacktestRow } from '../../model/analysis/backtest/rows.ts'
import { type MeasureKind, measureKindOf } from '../../model/analysis/backtest/scored.ts'
import type { ScoredKind } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import type { IndicatorId, OutcomeMeasure, Year } from '../../model/spec.ts'

export interface StripDot {
  readonly id: string
  readonly year: Year
  /** From 0 to 100. */
  readonly rank: number
  readonly kind: ScoredKind
  readonly isOwn: boolean
  /** Outside the widest band. */
  readonly isMissed: boolean
}

export interface StripRow {
  readonly indicator: IndicatorId
  readonly measure: OutcomeMeasure
  readonly dots: readonly StripDot[]
}

/** Rows in the order of the outcomes; values of the report's own years prove nothing and are left out. */
export function stripRows(
  { rows }: Backtest,
  measured: MeasureKind,
  isOwn: (outcome: string) => boolean,
): readonly StripRow[] {
  const shown = rows.filter((row) => measureKindOf(row) === measured)
  const grouped = Map.groupBy(shown, ({ indicator, measure }) => `${indicator} ${measure}`)
  return [...grouped.values()].flatMap((own): StripRow[] => {
    const [first] = own
    const dots = own.flatMap((row) => dotOf(row, isOwn))
    if (!first || dots.length === 0) return []
    return [{ indicator: first.indicator, measure: first.measure, dots }]
  })
}

function dotOf(
  { outcome, year, rank, kind, inside }: BacktestRow,
  isOwn: (outcome: string) => boolean,
): StripDot[] {
  if (rank === null || kind === 'known') return []
  return [{ id: outcome.id, year, rank, kind, isOwn: isOwn(outcome.id), isMissed: inside?.[90] === false }]
}

export interface PlacedDot extends StripDot {
  readonly x: number
  /** How far it is moved up (below 0) or down so that it hides no other. */
  readonly dy: number
}

/**
 * Places of a row's dots on a track of a width: those that would lie on one another are moved apart up and down, the
 * earlier year first, and none is moved along the track.
 */
export function placeDots(dots: readonly StripDot[], width: number, diameter: number): readonly PlacedDot[] {
  const placed: PlacedDot[] = []
  for (const dot of dots.toSorted((a, b) => a.year - b.year)) {
    const x = (dot.rank / 100) * width
    const isFree = (dy: number): boolean =>
      placed.every((other) => Math.hypot(other.x - x, other.dy - dy) >= diameter)
    let dy = 0
    for (let step = 1; !isFree(dy); step++)
      dy = (step % 2 === 1 ? -1 : 1) * Math.ceil(step / 2) * (diameter / 2)
    placed.push({ ...dot, x, dy })
  }
  return placed
}
