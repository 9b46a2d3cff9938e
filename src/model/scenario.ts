/** What a scenario says: its checks, the value of each lever in each year. */
import { at, type Fault, fault } from './fault.ts'
import { type Model, modelKey } from './model.ts'
import { checkBounds } from './resolve-model.ts'
import type {
  AssumptionSpec,
  BaselineSpec,
  LeverDeparture,
  LeverSpec,
  ModelSpec,
  Scenario,
  Year,
} from './spec.ts'

/** A departure with nothing left open; `end` is undefined where the move never ends. */
export interface LeverSetting {
  readonly target: number
  readonly start: Year
  readonly ramp: number
  readonly end: Year | undefined
}

/** Years of the longest ramp; longer ones are slips of the hand. */
export const longestRamp = 100

/** Fills in the model's default schedule. */
export function settingOf(departure: LeverDeparture, schedule: ModelSpec['schedule']): LeverSetting {
  return {
    target: departure.target,
    start: departure.start ?? schedule.start,
    ramp: departure.ramp ?? schedule.ramp,
    end: departure.end,
  }
}

/** The target of a move; the lever's base, where there is none. */
export const targetOf = (
  move: Pick<LeverDeparture, 'target'> | undefined,
  { base }: Pick<LeverSpec, 'base'>,
): number => move?.target ?? base

/** What a scenario sets a lever to. */
export const targetIn = (
  { levers }: Pick<Scenario, 'levers'>,
  lever: Pick<LeverSpec, 'id' | 'base'>,
): number => targetOf(levers[lever.id], lever)

/** What a scenario takes an assumption to be: its central value, unless it departs from it. */
export const assumedIn = (
  { assumptions }: Pick<Scenario, 'assumptions'>,
  { id, central }: Pick<AssumptionSpec, 'id' | 'central'>,
): number => assumptions[id] ?? central
/** How a scenario moves a lever; undefined where it does not: a lever set to its base is not moved. */
export function movedSetting(
  { levers }: Pick<Scenario, 'levers'>,
  { id, base }: LeverSpec,
  schedule: ModelSpec['schedule'],
): LeverSetting | undefined {
  const departure = levers[id]
  return departure && departure.target !== base ? settingOf(departure, schedule) : undefined
}

/** Levers that a scenario moves, in the order of the model. */
export const movedLevers = (scenario: Scenario, { levers, schedule }: ModelSpec): readonly LeverSpec[] =>
  levers.filter((lever) => movedSetting(scenario, lever, schedule))

/** The scenario without departures, which is what every other one departs from. */
export function baselineScenario(spec: ModelSpec, baseline: BaselineSpec): Scenario {
  return {
    id: 'baseline',
    name: 'Baseline',
    notes: '',
    model: modelKey(spec),
    baseline: baseline.id,
    reading: baseline.defaultReading,
    horizon: spec.horizon.default,
    levers: {},
    assumptions: {},
    indicators: [],
  }
}

/**
 * A lever's value in a year: its base before the start and after the end, between them on a straight way to
 * the target, which it reaches in the last of `ramp` years.
 * @param base the lever's base value, which an ensemble may have drawn.
 */
export function leverValue(setting: LeverSetting | undefined, base: number, year: Year): number {
  if (!setting || year < setting.start || (setting.end !== undefined && year > setting.end)) return base
  const elapsed = year - setting.start + 1
  if (elapsed >= setting.ramp) return setting.target
  return base + (setting.target - base) * (elapsed / setting.ramp)
}

/**
 * Checks a scenario against its model.
 * @returns all faults, each with the path of keys in the scenario; none where it can be projected.
 */
export function checkScenario(scenario: Scenario, model: Model): readonly Fault[] {
  const { spec, baseline } = model
  const faults: Fault[] = []
  if (scenario.model !== modelKey(spec)) {
    const known = [modelKey(spec)]
    faults.push(fault('unknown-model', ['model'], { model: scenario.model, known }))
  }
  if (scenario.baseline !== baseline.id) {
    const known = [baseline.id]
    faults.push(fault('unknown-baseline', ['baseline'], { baseline: scenario.baseline, known }))
  }
  const readings = baseline.readings.map((reading) => reading.id)
  if (!readings.includes(scenario.reading)) {
    faults.push(fault('unknown-reading', ['reading'], { reading: scenario.reading, known: readings }))
  }
  faults.push(...checkYear(['horizon'], scenario.horizon, firstHorizon(scenario, spec), spec.horizon.max))
  for (const [id, departure] of Object.entries(scenario.levers)) {
    const lever = model.levers.get(id)
    if (lever) faults.push(...checkDeparture(departure, lever, spec, scenario.horizon))
    else faults.push(fault('unknown-lever', ['levers', id], { id }))
  }
  for (const [id, value] of Object.entries(scenario.assumptions)) {
    const assumption = model.assumptions.get(id)
    const path = ['assumptions', id]
    if (assumption) faults.push(...checkAssumed(path, value, assumption))
    else faults.push(fault('unknown-assumption', path, { id }))
  }
  return faults
}

/** The least horizon that a scenario can have: with a departure, one in which levers can move. */
const firstHorizon = ({ levers }: Scenario, { launchYear, schedule }: ModelSpec): Year =>
  Object.keys(levers).length > 0 ? Math.max(launchYear + 1, schedule.earliest) : launchYear + 1

/** What a scenario takes an assumption to be keeps its hard bounds; without such, its range. */
export const checkAssumed = (
  path: readonly string[],
  value: number,
  { bounds, low, high }: AssumptionSpec,
): readonly Fault[] =>
  bounds === undefined
    ? checkRange(path, value, low, high)
    : checkBounds(value, bounds).map((inner) => at(path, inner))

function checkDeparture(
  departure: LeverDeparture,
  lever: LeverSpec,
  spec: ModelSpec,
  horizon: Year,
): readonly Fault[] {
  const path = ['levers', lever.id]
  const { target, start, ramp, end } = settingOf(departure, spec.schedule)
  const faults = [...checkRange([...path, 'target'], target, lever.min, lever.max)]
  if (lever.whole && !Number.isInteger(target)) {
    faults.push(fault('not-whole', [...path, 'target'], { value: target }))
  }
  // A horizon before that year is at fault itself.
  const last = horizon < spec.schedule.earliest ? spec.horizon.max : horizon
  faults.push(...checkYear([...path, 'start'], start, spec.schedule.earliest, last))
  faults.push(...checkRamp([...path, 'ramp'], ramp))
  if (end !== undefined) faults.push(...checkYear([...path, 'end'], end, start, spec.horizon.max))
  return faults
}

function checkRange(path: readonly string[], value: number, low: number, high: number): readonly Fault[] {
  if (value >= low && value <= high) return []
  return [fault('out-of-range', path, { value, low, high })]
}

/** Checks how many years a move takes. */
export function checkRamp(path: readonly string[], ramp: number): readonly Fault[] {
  if (Number.isInteger(ramp) && ramp >= 0) return checkRange(path, ramp, 0, longestRamp)
  return [fault(Number.isInteger(ramp) ? 'negative' : 'not-whole', path, { value: ramp })]
}

/** Checks a year of a scenario. */
export function checkYear(path: readonly string[], year: Year, first: Year, last: Year): readonly Fault[] {
  if (Number.isInteger(year) && year >= first && year <= last) return []
  return [fault('year-out-of-range', path, { value: year, low: first, high: last })]
}
