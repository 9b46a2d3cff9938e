/** What becomes of a scenario that is moved to another model or baseline, one thing at a time. */
import type { Fault } from '../fault.ts'
import type { IndicatorId, RequiredFigure, Text } from '../spec.ts'

/** What a change is of: `start` and `end` are those of a lever's move, `own` is an own indicator. */
export const changedParts = [
  'lever',
  'start',
  'end',
  'assumption',
  'own',
  'reading',
  'horizon',
  'indicator',
] as const
export type ChangedPart = (typeof changedParts)[number]

/**
 * What happened: what stood there and what stands there now, each a name or a number.
 *
 * `renamed`: the same thing has another name. `converted`: its value is told in another unit. `rounded`: what a
 * conversion made of it was no whole number. `limited`: its target lay outside the range there, and is at the nearest
 * bound. `rebased`: the base of a lever that moves is another one there. `reversed`: its target, above the base before,
 * is below it there, or the other way round. `redefined`: the same name and value mean something else. `shifted`: a year
 * that cannot be there any more, or an end that goes with its start. `idle`: its target is the base there, so it moves nothing. `at-base`: it moved nothing, and would where bases differ.
 * `left-behind`: an assumption of the place, of which another baseline has its own value. `kept-outside`: an assumption outside the range there, inside its hard bounds. `refused`: one outside those.
 * `dropped`: it is not there any more. `not-offered`: the baseline has no figures for it. `rewritten`: a formula with
 * other names. `broken`: a formula that cannot be computed there. `replaced`: a reading that is not served.
 */
export const changeKinds = [
  'renamed',
  'converted',
  'rounded',
  'limited',
  'rebased',
  'reversed',
  'redefined',
  'shifted',
  'idle',
  'at-base',
  'left-behind',
  'kept-outside',
  'refused',
  'dropped',
  'not-offered',
  'rewritten',
  'broken',
  'replaced',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export interface Change {
  readonly part: ChangedPart
  /** As the scenario names what is changed; the name of the part, where there is one of it only. */
  readonly id: string
  readonly kind: ChangeKind
  readonly from: string | number
  /** Null where nothing of it is left. */
  readonly to: string | number | null
  /** What the newer model's file says of it. */
  readonly notes?: readonly Text[]
  /** The range that a value lies outside of. */
  readonly range?: { readonly low: number; readonly high: number }
  /** Why it cannot be there. */
  readonly fault?: Fault
  /** What the baseline lacks for it. */
  readonly figures?: readonly RequiredFigure[]
}

/** An indicator before and after; undefined on the side that does not have it. */
export interface MovedIndicator {
  readonly before: IndicatorId | undefined
  readonly after: IndicatorId | undefined
}
