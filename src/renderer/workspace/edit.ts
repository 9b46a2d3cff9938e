/** Changes of a scenario, as pure functions from one scenario to the next. */
import { settingOf } from '../../model/scenario.ts'
import type {
  AssumptionId,
  AssumptionSpec,
  LeverDeparture,
  LeverGroup,
  LeverId,
  LeverSpec,
  ModelSpec,
  Scenario,
  Year,
} from '../../model/spec.ts'
import { mostYears } from '../../model/years.ts'

/**
 * Moves a lever's target, kept inside its range; the schedule stays.
 * @param before the move that the lever had before it stood at its base; the model's default schedule without one.
 */
export function moveLever(
  scenario: Scenario,
  lever: LeverSpec,
  target: number,
  spec: ModelSpec,
  before?: LeverDeparture,
): Scenario {
  // Before the first year in which a lever can move, there is none to move it in.
  const horizon = Math.max(scenario.horizon, spec.schedule.earliest)
  const existing = scenario.levers[lever.id] ?? before
  const { start, ramp } = settingOf(existing ?? { target }, spec.schedule)
  const departure: LeverDeparture = {
    target: inside(lever.whole ? Math.round(target) : target, lever.min, lever.max),
    start: Math.min(start, horizon),
    ramp,
    ...(existing?.end === undefined ? {} : { end: existing.end }),
  }
  return { ...scenario, horizon, levers: { ...scenario.levers, [lever.id]: departure } }
}

/** Takes a lever's move back. */
export function resetLever(scenario: Scenario, id: LeverId): Scenario {
  const { [id]: _, ...levers } = scenario.levers
  return { ...scenario, levers }
}

/** Takes back the moves of one group of levers, or of all. */
export function resetLevers(scenario: Scenario, spec: ModelSpec, group?: LeverGroup): Scenario {
  const taken = new Set(
    spec.levers.filter((lever) => !group || lever.group === group).map((lever) => lever.id),
  )
  const levers = Object.fromEntries(Object.entries(scenario.levers).filter(([id]) => !taken.has(id)))
  return { ...scenario, levers }
}

/** Without the moves that lead nowhere: a lever that is set to its base is not moved. */
export function withoutIdle(scenario: Scenario, spec: ModelSpec): Scenario {
  const moved = Object.entries(scenario.levers).filter(
    ([id, { target }]) => spec.levers.find((lever) => lever.id === id)?.base !== target,
  )
  const isSame = moved.length === Object.keys(scenario.levers).length
  return isSame ? scenario : { ...scenario, levers: Object.fromEntries(moved) }
}

export interface Schedule {
  readonly start: Year
  readonly ramp: number
  readonly end: Year | undefined
}

/** Sets when a lever moves; years are brought into order and into the horizon. */
export function scheduleLever(
  scenario: Scenario,
  id: LeverId,
  schedule: Schedule,
  spec: ModelSpec,
): Scenario {
  const existing = scenario.levers[id]
  if (!existing) return scenario
  const start = inside(Math.round(schedule.start), spec.schedule.earliest, scenario.horizon)
  const departure: LeverDeparture = {
    target: existing.target,
    start,
    ramp: inside(Math.round(schedule.ramp), 0, mostYears(spec)),
    ...(schedule.end === undefined ? {} : { end: inside(Math.round(schedule.end), start, spec.horizon.max) }),
  }
  return { ...scenario, levers: { ...scenario.levers, [id]: departure } }
}

/** Sets an assumption, kept inside its range; its central value is no departure. */
export function assume(scenario: Scenario, assumption: AssumptionSpec, value: number): Scenario {
  const within = inside(value, assumption.low, assumption.high)
  if (within === assumption.central) return resetAssumption(scenario, assumption.id)
  return { ...scenario, assumptions: { ...scenario.assumptions, [assumption.id]: within } }
}

export function resetAssumption(scenario: Scenario, id: AssumptionId): Scenario {
  const { [id]: _, ...assumptions } = scenario.assumptions
  return { ...scenario, assumptions }
}

/** Moves the horizon; a lever's start never lies behind it. */
export function setHorizon(scenario: Scenario, horizon: Year, spec: ModelSpec): Scenario {
  const within = inside(Math.round(horizon), spec.schedule.earliest, spec.horizon.max)
  const levers = Object.fromEntries(
    Object.entries(scenario.levers).map(([id, departure]) => {
      const { start } = settingOf(departure, spec.schedule)
      return [id, start <= within ? departure : { ...departure, start: within }]
    }),
  )
  return { ...scenario, horizon: within, levers }
}

const inside = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))
