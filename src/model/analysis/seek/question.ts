/** What is asked in target seeking, and what can be wrong with it. */
import { type Fault, fault } from '../../fault.ts'
import type { Model } from '../../model.ts'
import { indicatorIds } from '../../projection.ts'
import { checkRamp, checkYear, type LeverSetting, settingOf } from '../../scenario.ts'
import type { LeverId, LeverSpec, ModelSpec, Scenario, Year } from '../../spec.ts'
import { hasValue } from '../../value.ts'
import type { Quantity } from '../quantity.ts'

/** A lever that may be moved, between bounds inside its own. */
export interface FreeLever {
  readonly id: LeverId
  /** Bounds; the lever's own where they are missing. */
  readonly low?: number
  readonly high?: number
  /** How much its effort counts, from 0; 1 where it is missing. */
  readonly weight?: number
}

/** Whether the target is a floor or a ceiling. */
export type TargetSense = 'atLeast' | 'atMost'

export interface SeekOptions extends Quantity {
  readonly target: number
  readonly levers: readonly FreeLever[]
  /** Where it is missing: a ceiling where the target lies below the present value, else a floor. */
  readonly sense?: TargetSense
  /** The first year of the moves, and how many years they take; the model's where they are missing. */
  readonly start?: Year
  readonly ramp?: number
}

/**
 * Checks what a user asks for.
 * @returns all faults, each with the path of keys in the options.
 */
export function checkSeek(model: Model, scenario: Scenario, options: SeekOptions): readonly Fault[] {
  const { indicator, year, target, levers } = options
  const { launchYear } = model.spec
  const faults: Fault[] = []
  if (!indicatorIds(model, scenario).includes(indicator)) {
    faults.push(fault('not-an-indicator', ['indicator'], { name: indicator }))
  }
  const first = launchYear + 1
  if (!Number.isInteger(year) || year < first || year > scenario.horizon) {
    const high = scenario.horizon
    faults.push(fault('year-out-of-range', ['year'], { value: year, low: first, high }))
  }
  if (!hasValue(target)) faults.push(fault('not-finite', ['target'], { value: target }))
  for (const [index, free] of levers.entries()) {
    const path = ['levers', index] as const
    const lever = model.levers.get(free.id)
    const { start } = soughtSetting(scenario, options, free.id, model.spec)
    if (!lever) {
      faults.push(fault('unknown-lever', path, { id: free.id }))
      continue
    }
    if (levers.findIndex(({ id }) => id === free.id) < index) {
      faults.push(fault('stands-twice', path, { name: free.id }))
    }
    // A start that was asked for is one fault, not one of each lever.
    if (start > scenario.horizon && start !== options.start) {
      const { horizon } = scenario
      faults.push(fault('starts-after-horizon', path, { start, horizon }))
    }
    const { low, high } = boundsOf(lever, free)
    const { low: asked = lever.min, high: upTo = lever.max, weight = 1 } = free
    for (const value of [asked, upTo]) {
      if (value >= lever.min && value <= lever.max) continue
      faults.push(fault('out-of-range', path, { value, low: lever.min, high: lever.max }))
    }
    if (low > high) {
      const code = asked > upTo ? 'low-above-high' : 'no-whole-between'
      faults.push(fault(code, path, { low: asked, high: upTo }))
    }
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
      faults.push(fault('negative', [...path, 'weight'], { value: weight }))
    }
  }
  return [...faults, ...checkSchedule(model, scenario, options)]
}

function checkSchedule(
  { spec }: Model,
  { horizon }: Scenario,
  { start, ramp }: SeekOptions,
): readonly Fault[] {
  return [
    ...(start === undefined ? [] : checkYear(['start'], start, spec.schedule.earliest, horizon)),
    ...(ramp === undefined ? [] : checkRamp(['ramp'], ramp)),
  ]
}

/**
 * How a lever moves: a schedule that the scenario gives it stays, else it is the one that is asked for.
 * @returns its setting, with what the scenario sets it to as the target.
 */
export function soughtSetting(
  { levers }: Scenario,
  { start, ramp }: Pick<SeekOptions, 'start' | 'ramp'>,
  id: LeverId,
  { schedule, levers: specs }: Pick<ModelSpec, 'schedule' | 'levers'>,
): LeverSetting {
  const own = levers[id]
  if (own) return settingOf(own, schedule)
  const target = specs.find((lever) => lever.id === id)?.base ?? Number.NaN
  return settingOf(
    { target, ...(start === undefined ? {} : { start }), ...(ramp === undefined ? {} : { ramp }) },
    schedule,
  )
}

/** Bounds of a lever; those of a whole one are whole. */
export function boundsOf(lever: LeverSpec, { low = lever.min, high = lever.max }: FreeLever) {
  return lever.whole ? { low: Math.ceil(low), high: Math.floor(high) } : { low, high }
}
