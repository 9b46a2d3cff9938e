/** A model as its file says it, before it stands on a baseline: without years, bases and assumptions of a place. */
import type {
  AssumptionBasis,
  AssumptionId,
  AssumptionSpec,
  IndicatorId,
  LeverBasis,
  LeverId,
  LeverSpec,
  ModelSpec,
  ReadingId,
  RequiredFigure,
  Text,
  Verified,
  Year,
} from './spec.ts'

/** A lever; what is of the place may be left to the baseline. */
export interface LeverFile
  extends Omit<LeverSpec, 'base' | 'draw' | 'basis' | 'quality' | 'figures' | 'meaning' | 'source'> {
  readonly base?: number
  readonly draw?: { readonly low: number; readonly high: number }
  readonly basis?: LeverBasis
  readonly figures?: readonly string[]
  readonly meaning: { readonly low: Text; readonly base?: Text; readonly high: Text }
  readonly source?: Text
}

/** An assumption; one of the place has its numbers from the baseline. */
export interface AssumptionFile
  extends Omit<
    AssumptionSpec,
    'central' | 'low' | 'high' | 'ofPlace' | 'basis' | 'verified' | 'quality' | 'source'
  > {
  readonly central?: number
  readonly low?: number
  readonly high?: number
  readonly basis?: AssumptionBasis
  readonly verified?: Verified
  readonly source?: Text
}

/** What becomes of one thing of the version before. */
export interface Migrated<Id extends string> {
  /** Its id now; null where it is gone. */
  readonly to: Id | null
  /** What its values are multiplied by. */
  readonly factor?: number
  /** What changes, in a sentence. */
  readonly note?: Text
}

/** How scenarios of another version move to this one; what is not listed keeps its id, where there is one. */
export interface MigrationSpec {
  /** `id@version`. */
  readonly model: string
  readonly levers: Readonly<Record<LeverId, Migrated<LeverId>>>
  readonly assumptions: Readonly<Record<AssumptionId, Migrated<AssumptionId>>>
  readonly indicators: Readonly<Record<IndicatorId, Migrated<IndicatorId>>>
  /** Stocks and auxiliaries, which own indicators may name. */
  readonly equations?: Readonly<Record<string, Migrated<string>>>
}

export interface ModelFile
  extends Omit<
    ModelSpec,
    | 'baseline'
    | 'launchYear'
    | 'horizon'
    | 'schedule'
    | 'keyYear'
    | 'figures'
    | 'notOffered'
    | 'levers'
    | 'assumptions'
  > {
  /** The baselines that it can stand on; without them any that gives what it requires. */
  readonly baselines?: readonly string[]
  readonly horizon: {
    /** How many years are shown unless a scenario says otherwise. */
    readonly years: number
    readonly max: Year
  }
  /** Years in which a move reaches its target, unless it says otherwise. */
  readonly ramp: number
  /** What a baseline must give. */
  readonly requires: {
    readonly readings: readonly ReadingId[]
    readonly figures: readonly RequiredFigure[]
  }
  readonly levers: readonly LeverFile[]
  readonly assumptions: readonly AssumptionFile[]
  readonly from?: MigrationSpec
}
