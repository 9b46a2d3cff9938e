/** Which levers may move to reach a target, how far and how dear: what the user chose, and what follows else. */
import type { FreeLever, TargetSense } from '../../model/analysis/seek/question.ts'
import type { Fault } from '../../model/fault.ts'
import { type LeverSetting, settingOf, targetIn } from '../../model/scenario.ts'
import type { LeverGroup, LeverId, LeverSpec, ModelSpec, Scenario, Year } from '../../model/spec.ts'
import { isPolicy } from '../lever-groups.ts'

/** What the user said of a lever; what is missing follows from the scenario and the target. */
export interface LeverChoice {
  readonly isFree?: boolean
  readonly low?: number
  readonly high?: number
  readonly weight?: number
}
export type LeverChoices = Readonly<Record<LeverId, LeverChoice>>

/** A lever as the question has it. */
export interface SoughtLever {
  readonly lever: LeverSpec
  /** Its value in the scenario. */
  readonly present: number
  readonly isFree: boolean
  readonly low: number
  readonly high: number
  readonly weight: number
  /** When it moves, where the scenario says so. */
  readonly schedule: LeverSetting | undefined
}

export const usualWeight = 1
/** The dearest that a lever's effort may be made. */
export const mostWeight = 1000

/**
 * All levers of the model. To reach more, policy and investment go upwards from where they are; to stay below
 * something they may go either way, and so may the levers that are no policy.
 */
export function soughtLevers(
  spec: ModelSpec,
  scenario: Scenario,
  sense: TargetSense,
  choices: LeverChoices,
): readonly SoughtLever[] {
  return spec.levers.map((lever) => {
    const { isFree, low, high, weight }: LeverChoice = choices[lever.id] ?? {}
    const present = targetIn(scenario, lever)
    const departure = scenario.levers[lever.id]
    const goesUp = sense === 'atLeast' && isPolicy(lever, spec)
    return {
      lever,
      present,
      isFree: isFree ?? spec.headlines.sought.includes(lever.id),
      low: low ?? (goesUp ? present : lever.min),
      high: high ?? lever.max,
      weight: weight ?? usualWeight,
      schedule: departure && settingOf(departure, spec.schedule),
    }
  })
}

/** The choices with one lever's changed; `undefined` takes back what was said. */
export function withChoice(
  choices: LeverChoices,
  id: LeverId,
  changes: { readonly [key in keyof LeverChoice]: LeverChoice[key] | undefined },
): LeverChoices {
  const entries = Object.entries({ ...choices[id], ...changes }).filter(([, value]) => value !== undefined)
  return { ...choices, [id]: Object.fromEntries(entries) as LeverChoice }
}

/** The free levers as the core is asked about them. */
export const freeLevers = (levers: readonly SoughtLever[]): readonly FreeLever[] =>
  levers
    .filter(({ isFree }) => isFree)
    .map(({ lever, low, high, weight }) => ({ id: lever.id, low, high, weight }))

/** Levers of a group, in the model's order. */
export const ofGroup = (levers: readonly SoughtLever[], group: LeverGroup): readonly SoughtLever[] =>
  levers.filter(({ lever }) => lever.group === group)

/** The first year of the moves of levers that have no schedule in the scenario, and how many years they take. */
export interface SeekSchedule {
  readonly start: Year
  readonly ramp: number
}

/** What the user chose, else what the model does; a year past the horizon is the horizon. */
export const soughtSchedule = (
  usual: ModelSpec['schedule'],
  horizon: Year,
  { start = usual.start, ramp = usual.ramp }: { readonly [key in keyof SeekSchedule]?: number | undefined },
): SeekSchedule => ({ start: Math.min(start, horizon), ramp })

/** The first fault of each lever that has any; the rest are faults of the question as a whole. */
export function leverFaults(
  faults: readonly Fault[],
  free: readonly FreeLever[],
  levers: readonly SoughtLever[],
): { readonly byLever: ReadonlyMap<LeverId, Fault>; readonly rest: readonly Fault[] } {
  const byLever = new Map<LeverId, Fault>()
  const rest: Fault[] = []
  for (const fault of faults) {
    const [key, index] = fault.path
    const found =
      key === 'levers' ? levers.find(({ lever }) => lever.id === free[Number(index)]?.id) : undefined
    if (!found) rest.push(fault)
    else if (!byLever.has(found.lever.id)) byLever.set(found.lever.id, fault)
  }
  return { byLever, rest }
}

/** Digits after the point that tell a needed level: one more than the lever's own steps have. */
export function levelDigits({ step, whole }: LeverSpec): number {
  return whole ? 0 : Math.max(0, 1 - Math.floor(Math.log10(step) + 1e-9))
}
