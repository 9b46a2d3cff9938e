/** The scores of a backtest as rows of tables: who was closest, and how often the bands held. */

import { type BandShare, bandShares } from '../../model/analysis/backtest/fans.ts'
import { type Rival, rivals } from '../../model/analysis/backtest/rows.ts'
import type { Errors, Held, MeasureKind, Score } from '../../model/analysis/backtest/scored.ts'
import type { ScoredKind } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import { type ShareInterval, shareInterval } from '../../model/analysis/scores.ts'
import type { IndicatorId } from '../../model/spec.ts'
import { scoredIn } from './kinds.ts'

/** Who foretold it: the scenario, or somebody else. */
export type Forecaster = 'scenario' | Rival

export interface ScoreRow {
  /** Undefined for all indicators together. */
  readonly indicator: IndicatorId | undefined
  readonly score: Score
  readonly closest: Forecaster
}

/** One row for each indicator in the order of the outcomes, then one for all. */
export function scoreRows(
  { scores }: Backtest,
  kind: ScoredKind,
  measured: MeasureKind,
): readonly ScoreRow[] {
  const { all, indicators } = scores[kind]
  const rowOf = (indicator: IndicatorId | undefined, score: Score | null): readonly ScoreRow[] =>
    score === null ? [] : [{ indicator, score, closest: closestOf(score) }]
  return [
    ...Object.entries(indicators).flatMap(([id, own]) => rowOf(id, own[measured])),
    ...rowOf(undefined, all[measured]),
  ]
}

/** Those who say something about any of the rows. */
export const rivalsIn = (scores: readonly Score[]): readonly Rival[] =>
  rivals.filter((rival) => scores.some((score) => score.rivals[rival]))

/** Errors are shown with one digit. */
export const asShown = (error: number): number => Math.round(error * 10)

/** The best of the others where one was closer than the scenario in the same rows, else the scenario. */
function closestOf({ rivals: others }: Score): Forecaster {
  const error = (rival: Rival): number => others[rival]?.meanAbsolute ?? Number.POSITIVE_INFINITY
  const closer = rivals.filter((rival) => {
    const own = others[rival]
    return own !== null && asShown(own.meanAbsolute) < asShown(own.scenario.meanAbsolute)
  })
  return closer.reduce<Forecaster>(
    (best, rival) => (best === 'scenario' || error(rival) < error(best) ? rival : best),
    'scenario',
  )
}

/**
 * The one who is hardest to beat: with the smallest error beside the scenario's in the same rows, of those who speak of
 * half of the rows at least.
 */
export function strongestRival({ count, rivals: others }: Score): Rival | undefined {
  const ratio = (rival: Rival): number => {
    const own = others[rival]
    return own ? own.meanAbsolute / own.scenario.meanAbsolute : Number.POSITIVE_INFINITY
  }
  const speaking = rivals.filter((rival) => (others[rival]?.count ?? 0) >= count / 2)
  return speaking.toSorted((a, b) => ratio(a) - ratio(b))[0]
}

/** Those who speak of too few rows to be held against the others. */
export const passedOver = ({ count, rivals: others }: Score): readonly Rival[] =>
  rivals.filter((rival) => {
    const spoken = others[rival]?.count ?? 0
    return spoken > 0 && spoken < count / 2
  })

/** How often the bands held in the years of a kind. */
export interface BandRow {
  readonly kind: ScoredKind
  readonly bands: readonly HeldBand[]
}

export interface HeldBand extends Held {
  readonly share: BandShare
  readonly interval: ShareInterval
}

export function bandRows(result: Backtest, measured: MeasureKind): readonly BandRow[] {
  return scoredIn(result, measured).flatMap((kind): BandRow[] => {
    const held = result.scores[kind].all[measured]?.held
    if (!held) return []
    const bands = bandShares.map((share): HeldBand => {
      const { inside, count } = held[share]
      return { share, inside, count, interval: shareInterval(inside, count) }
    })
    return [{ kind, bands }]
  })
}

/** A band that cannot well be what it is called. */
export interface DoubtfulBand {
  readonly band: HeldBand
  readonly verdict: 'tooWide' | 'tooNarrow'
}

/** A band whose interval leaves out what it should hold; of several, the one that most is read from. */
export function doubtfulBand(bands: readonly HeldBand[]): DoubtfulBand | undefined {
  const doubted = bands.flatMap((band): readonly DoubtfulBand[] => {
    const { interval, share } = band
    if (interval.low > share / 100) return [{ band, verdict: 'tooWide' }]
    return interval.high < share / 100 ? [{ band, verdict: 'tooNarrow' }] : []
  })
  return doubted.find(({ band }) => band.share === 80) ?? doubted[0]
}

/** What a forecaster came to in the years of each kind. */
export interface ForecasterRow {
  readonly who: Forecaster
  readonly scores: readonly ForecasterScore[]
}

export interface ForecasterScore {
  readonly kind: ScoredKind
  /** Undefined where nothing was said. */
  readonly errors: Errors | undefined
  /** The scenario in the same rows. */
  readonly scenario: Errors
  /** How many rows there are to say something about. */
  readonly count: number
}

/** The scenario first, then those who say something. */
export function forecasterRows(result: Backtest, measured: MeasureKind): readonly ForecasterRow[] {
  const scored = scoredIn(result, measured).flatMap((kind) => {
    const score = result.scores[kind].all[measured]
    return score ? [{ kind, score }] : []
  })
  const scenario: ForecasterRow = {
    who: 'scenario',
    scores: scored.map(({ kind, score }) => ({ kind, errors: score, scenario: score, count: score.count })),
  }
  const others = rivalsIn(scored.map(({ score }) => score)).map(
    (who): ForecasterRow => ({
      who,
      scores: scored.map(({ kind, score }) => {
        const own = score.rivals[who] ?? undefined
        return { kind, errors: own, scenario: own?.scenario ?? score, count: score.count }
      }),
    }),
  )
  return scored.length === 0 ? [] : [scenario, ...others]
}
