/** One comparison of a projection with a number that was published later. */
import type { DefinitionBreak, IndicatorId, OutcomeMeasure, OutcomeSpec, Year } from '../../spec.ts'
import type { BandShare } from './fans.ts'
import type { YearKind } from './year-kinds.ts'

/** Who else foretold it: the model without departures, rules that know nothing, the official plan. */
export const rivals = ['baseline', 'growthKept', 'shareKept', 'randomWalk', 'plan'] as const
export type Rival = (typeof rivals)[number]

/** What somebody said of an outcome. */
export interface Guess {
  readonly value: number
  /** The score of a whole fan, in percent of the outcome or in percentage points; null where there is only a value. */
  readonly crps: number | null
  /** Where an aim was put on another definition than that of its announcement: the aim, and what it was multiplied by. */
  readonly restated?: Restated
}

export interface Restated {
  readonly announced: number
  readonly factor: number
}

/** A number that was published, and what was foretold of it. */
export interface Comparison {
  readonly outcome: OutcomeSpec
  readonly indicator: IndicatorId
  readonly year: Year
  readonly measure: OutcomeMeasure
  readonly projected: number
  /** As it was published. */
  readonly published: number
  /** What the projection is held against: as published, divided by the factors of the breaks that are undone. */
  readonly comparable: number
  /** Projected less comparable: in the indicator's unit, for growth in percentage points. */
  readonly difference: number
  /** The difference as a percentage of what is comparable; null where that is 0. */
  readonly percent: number | null
  /** Changes of definition up to that year, the first first; growth rates have none. */
  readonly breaks: readonly DefinitionBreak[]
  /** Those of them that are undone. */
  readonly undone: readonly DefinitionBreak[]
  /** Where it lies in the fan, in percent: 50 in the middle. Null where there is no fan. */
  readonly rank: number | null
  /** Whether the bands hold it. */
  readonly inside: Readonly<Record<BandShare, boolean>> | null
  /** The score of the whole fan, in percent of what is comparable, for growth in percentage points. */
  readonly crps: number | null
}

export interface BacktestRow extends Comparison {
  readonly kind: YearKind
  /** What others say; null where they say nothing. */
  readonly rivals: Readonly<Record<Rival, Guess | null>>
}
