/** Scores of a backtest's rows: errors, fans and bands, for each kind of year and each indicator. */
import type { IndicatorId } from '../../spec.ts'
import { type BandShare, bandShares } from './fans.ts'
import { type BacktestRow, type Comparison, type Guess, type Rival, rivals } from './rows.ts'
import { type ScoredKind, scoredKinds } from './year-kinds.ts'

/** Levels are scored in percent, growth rates in percentage points; the two cannot be added up. */
export const measureKinds = ['levels', 'growth'] as const
export type MeasureKind = (typeof measureKinds)[number]

export const measureKindOf = ({ measure }: Pick<Comparison, 'measure'>): MeasureKind =>
  measure === 'level' ? 'levels' : 'growth'

/** Outcomes inside a band, of those that have one. */
export interface Held {
  readonly inside: number
  readonly count: number
}

/** Errors of what was said of some rows, in their measure's unit. */
export interface Errors {
  readonly count: number
  readonly meanAbsolute: number
  /** The mean error; above 0 where too much was said. */
  readonly bias: number
  /** The mean score of whole fans, of the rows that have one; null without any. */
  readonly crps: number | null
}

/** How far off somebody else was, and the scenario in the same rows. */
export interface RivalScore extends Errors {
  readonly scenario: Errors
}

export interface Score extends Errors {
  /** Null where no row has a fan. */
  readonly held: Readonly<Record<BandShare, Held>> | null
  /** Null for one who says nothing about any of the rows. */
  readonly rivals: Readonly<Record<Rival, RivalScore | null>>
}

/** Null where no row is scored. */
export type Scores = Readonly<Record<MeasureKind, Score | null>>

/** Scores of all rows of a kind of year, and of each indicator's. */
export interface KindScores {
  readonly all: Scores
  readonly indicators: Readonly<Record<IndicatorId, Scores>>
}

export type ScoresByKind = Readonly<Record<ScoredKind, KindScores>>

export function scoresByKind(rows: readonly BacktestRow[]): ScoresByKind {
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))]
  const ofKind = (kind: ScoredKind): KindScores => {
    const own = rows.filter((row) => row.kind === kind && row.comparable !== 0)
    return {
      all: scoresOf(own),
      indicators: Object.fromEntries(
        indicators.map((id) => [id, scoresOf(own.filter(({ indicator }) => indicator === id))]),
      ),
    }
  }
  const [fitted, seen, blind] = scoredKinds.map(ofKind) as [KindScores, KindScores, KindScores]
  return { fitted, seen, blind }
}

const scoresOf = (rows: readonly BacktestRow[]): Scores => ({
  levels: scoreOf(rows.filter((row) => measureKindOf(row) === 'levels')),
  growth: scoreOf(rows.filter((row) => measureKindOf(row) === 'growth')),
})

function scoreOf(rows: readonly BacktestRow[]): Score | null {
  if (rows.length === 0) return null
  const banded = rows.flatMap(({ inside }) => inside ?? [])
  const heldIn = (share: BandShare): Held => ({
    inside: banded.filter((inside) => inside[share]).length,
    count: banded.length,
  })
  return {
    ...errorsOf(rows, ownGuess),
    held: banded.length === 0 ? null : perBand(heldIn),
    rivals: perRival((rival) => rivalScoreOf(rows, rival)),
  }
}

const ownGuess = ({ projected, crps }: BacktestRow): Guess => ({ value: projected, crps })

function rivalScoreOf(rows: readonly BacktestRow[], rival: Rival): RivalScore | null {
  const said = rows.filter((row) => row.rivals[rival])
  if (said.length === 0) return null
  return {
    ...errorsOf(said, (row) => row.rivals[rival] as Guess),
    scenario: errorsOf(said, ownGuess),
  }
}

function errorsOf(rows: readonly BacktestRow[], said: (row: BacktestRow) => Guess): Errors {
  const errors = rows.map((row) => inUnit(row, said(row).value - row.comparable))
  const scores = rows.flatMap((row) => said(row).crps ?? [])
  return {
    count: rows.length,
    meanAbsolute: mean(errors.map(Math.abs)),
    bias: mean(errors),
    crps: scores.length === 0 ? null : mean(scores),
  }
}

/** A distance from what was published, in percent of a level or in percentage points of growth. */
export const inUnit = (
  { measure, comparable }: Pick<Comparison, 'measure' | 'comparable'>,
  distance: number,
): number => (measure === 'level' ? (100 * distance) / Math.abs(comparable) : distance)

export const perBand = <T>(of: (share: BandShare) => T): Readonly<Record<BandShare, T>> => {
  const [fifty, eighty, ninety] = bandShares
  return { [fifty]: of(fifty), [eighty]: of(eighty), [ninety]: of(ninety) }
}

export const perRival = <T>(of: (rival: Rival) => T): Readonly<Record<Rival, T>> =>
  Object.fromEntries(rivals.map((rival) => [rival, of(rival)])) as Record<Rival, T>

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
