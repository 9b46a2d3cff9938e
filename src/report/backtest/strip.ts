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

/** A dot of a row that has several indicators. */
export interface LaunchDot extends StripDot {
  readonly indicator: IndicatorId
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

/** Every dot of another launch in one row: it has few years, and shows whether its fans hold at all. */
export const launchDots = (
  result: Backtest,
  measured: MeasureKind,
  isOwn: (outcome: string) => boolean,
): readonly LaunchDot[] =>
  stripRows(result, measured, isOwn).flatMap(({ indicator, dots }) =>
    dots.map((dot) => ({ ...dot, indicator })),
  )

export type PlacedDot<D extends StripDot = StripDot> = D & {
  readonly x: number
  /** How far it is moved up (below 0) or down so that it hides no other. */
  readonly dy: number
}

/**
 * Places of a row's dots on a track of a width: those that would lie on one another are moved apart up and down, the
 * earlier year first, and none is moved along the track.
 */
export function placeDots<D extends StripDot>(
  dots: readonly D[],
  width: number,
  diameter: number,
): readonly PlacedDot<D>[] {
  const placed: PlacedDot<D>[] = []
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

export interface PlacedName {
  readonly name: string
  /** Its middle. */
  readonly x: number
  /** From 0, the one right below the dots. */
  readonly line: number
}

/** Room between two names of a line. */
const nameGap = 6

/** Names below dots, each once for dots at one place; one that would touch another stands on a line below. */
export function placeNames(
  dots: readonly { readonly name: string; readonly x: number }[],
  width: number,
  measure: (text: string) => number,
): readonly PlacedName[] {
  const placed: PlacedName[] = []
  /** Where the last name of each line ends. */
  const ends: number[] = []
  for (const { name, x: at } of dots.toSorted((a, b) => a.x - b.x)) {
    const half = measure(name) / 2
    const x = Math.max(half, Math.min(width - half, at))
    const isSaid = placed.some((other) => other.name === name && Math.abs(other.x - x) < 2 * half + nameGap)
    if (isSaid) continue
    const free = ends.findIndex((end) => end + nameGap <= x - half)
    const line = free < 0 ? ends.length : free
    ends[line] = x + half
    placed.push({ name, x, line })
  }
  return placed
}
