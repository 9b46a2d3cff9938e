/**
 * Moves a scenario to another ground: a newer version of its model, another baseline, or both.
 *
 * What comes out can be checked and projected there. Whatever is not as it was is told, one thing at a time; nothing
 * is brought into a range, dropped or renamed in silence.
 */

import { checkAssumptionsFit } from '../fit.ts'
import { type Ground, type Grounds, keyOf } from '../ground.ts'
import { baselineScenario, checkAssumed, type LeverSetting, movedSetting, settingOf } from '../scenario.ts'
import type { AssumptionSpec, IndicatorId, LeverDeparture, LeverSpec, Scenario, Year } from '../spec.ts'
import { yearWithin } from '../years.ts'
import type { Change, MovedIndicator } from './change.ts'
import { moveIndicators } from './own-indicators.ts'
import { type Carried, carried, routeTo, type Way } from './table.ts'

export interface Moved {
  readonly before: Scenario
  readonly scenario: Scenario
  readonly from: Ground
  readonly to: Ground
  readonly changes: readonly Change[]
  /** The model's indicators in the order of the newer model, then those that are gone, then the scenario's own. */
  readonly indicators: readonly MovedIndicator[]
}

/**
 * @param scenario one in which no fault was found where it stands.
 * @param way from where it stands; the route is that between the two models.
 */
export function moveScenario(scenario: Scenario, way: Way): Moved {
  const { from, to } = way
  const levers = from.model.levers.flatMap((lever) => {
    const departure = scenario.levers[lever.id]
    return departure ? [moveLever(departure, lever, scenario, way)] : []
  })
  const assumptions = fitAssumptions(
    from.model.assumptions.flatMap((assumption) => {
      const value = scenario.assumptions[assumption.id]
      const { id } = assumption
      return value === undefined ? [] : [{ id, ...moveAssumption(value, assumption, way) }]
    }),
    way,
  )
  const own = moveIndicators(scenario.indicators, way)
  const reading = moveReading(scenario, way)
  const moves = entriesOf(levers)
  const horizon = moveHorizon(scenario.horizon, moves, way)
  const model = moveModelIndicators(way)
  return {
    before: scenario,
    scenario: {
      ...scenario,
      model: keyOf(to.model),
      baseline: to.baseline.id,
      reading: reading.value,
      horizon: horizon.value,
      levers: moves,
      assumptions: entriesOf(assumptions),
      indicators: own.indicators,
    },
    from,
    to,
    changes: [
      ...levers.flatMap(({ changes }) => changes),
      ...assumptions.flatMap(({ changes }) => changes),
      ...own.changes,
      ...reading.changes,
      ...horizon.changes,
      ...model.changes,
    ],
    indicators: [...model.indicators, ...own.pairs],
  }
}

/**
 * The same of a scenario on one of the grounds that it can be moved to.
 * @param to of its own model, or of one that a route leads to.
 */
export function moveTo(scenario: Scenario, to: Ground, grounds: Pick<Grounds, 'data' | 'of'>): Moved {
  const from = grounds.of(scenario)
  const route = routeTo(grounds.data.models, scenario.model, keyOf(to.model))
  if (!from.ok || !route) throw new Error(`${scenario.model} on ${scenario.baseline} leads nowhere`)
  return moveScenario(scenario, { from: from.value, to, route })
}

// --- Levers ---

interface Entry<V> {
  /** Undefined where nothing of it is left. */
  readonly entry: readonly [id: string, value: V] | undefined
  readonly changes: readonly Change[]
}

function moveLever(
  departure: LeverDeparture,
  lever: LeverSpec,
  scenario: Scenario,
  { from, to, route }: Way,
): Entry<LeverDeparture> {
  const own = carried(route, 'levers', lever.id)
  const there = own.to === null ? undefined : to.built.levers.get(own.to)
  if (!there) return { entry: undefined, changes: [dropped('lever', lever.id, departure.target, own)] }
  const value = carryValue('lever', lever.id, departure.target, own)
  const target = fitTarget(value.value, lever.id, there)
  const wasMoved = movedSetting(scenario, lever, from.model.schedule) !== undefined
  if (!wasMoved && target.value !== there.base) {
    const change: Change = { part: 'lever', id: lever.id, kind: 'at-base', from: departure.target, to: null }
    return { entry: undefined, changes: [change] }
  }
  const idle: readonly Change[] =
    wasMoved && target.value === there.base
      ? [{ part: 'lever', id: lever.id, kind: 'idle', from: target.value, to: target.value }]
      : []
  const bases = wasMoved ? moveBase(departure.target, target.value, lever, there, own) : []
  const schedule = moveSchedule(departure, lever.id, { from, to })
  return {
    entry: [there.id, { target: target.value, ...schedule.value }],
    changes: [...value.changes, ...target.changes, ...bases, ...idle, ...schedule.changes],
  }
}

/** What a target is measured against: another base there, and whether the target now lies on its other side. */
function moveBase(
  before: number,
  after: number,
  { id, base }: LeverSpec,
  there: LeverSpec,
  { factor }: Carried,
): readonly Change[] {
  if (plain(base * factor) === plain(there.base)) return []
  const isReversed = (before - base) * (after - there.base) < 0
  return [
    { part: 'lever', id, kind: 'rebased', from: base, to: there.base },
    ...(isReversed ? [{ part: 'lever', id, kind: 'reversed', from: before, to: after } as const] : []),
  ]
}

/** A target as the lever there can have it. */
function fitTarget(value: number, id: string, { whole, min, max }: LeverSpec): Fitted<number> {
  const changes: Change[] = []
  let fitted = value
  const fit = (kind: Change['kind'], next: number): void => {
    if (next === fitted) return
    const range = kind === 'limited' ? { range: { low: min, high: max } } : {}
    changes.push({ part: 'lever', id, kind, from: fitted, to: next, ...range })
    fitted = next
  }
  if (whole) fit('rounded', Math.round(fitted))
  fit('limited', Math.min(whole ? Math.floor(max) : max, Math.max(whole ? Math.ceil(min) : min, fitted)))
  return { value: fitted, changes }
}

interface Fitted<V> {
  readonly value: V
  readonly changes: readonly Change[]
}

type Schedule = Omit<LeverDeparture, 'target'>

/**
 * Years as they can be there: a start before the earliest year is that year. Where a start is shifted, its end is
 * shifted by as many years, as far as years go there: the move takes as long as it did. What is left open stays open, but
 * for a ramp that would be another one.
 */
function moveSchedule(
  departure: LeverDeparture,
  id: string,
  { from, to }: Omit<Way, 'route'>,
): Fitted<Schedule> {
  const before = settingOf(departure, from.model.schedule)
  const { schedule, horizon } = to.model
  const open = settingOf({ target: departure.target }, schedule)
  const start =
    departure.start === undefined ? open.start : yearWithin(before.start, schedule.earliest, horizon.max)
  const end = before.end === undefined ? undefined : endWith(start, before, horizon.max)
  const shifted = (part: 'start' | 'end', was: Year | undefined, is: Year | undefined): readonly Change[] =>
    was === undefined || is === undefined || was === is
      ? []
      : [{ part, id, kind: 'shifted', from: was, to: is }]
  return {
    value: {
      ...(departure.start === undefined ? {} : { start }),
      ...(departure.ramp === undefined && before.ramp === open.ramp ? {} : { ramp: before.ramp }),
      ...(end === undefined ? {} : { end }),
    },
    changes: [...shifted('start', before.start, start), ...shifted('end', before.end, end)],
  }
}

const endWith = (start: Year, { start: first, end = first }: LeverSetting, last: Year): Year =>
  Math.min(end + start - first, last)

// --- Assumptions ---

function moveAssumption(given: number, { id, ofPlace }: AssumptionSpec, way: Way): Entry<number> {
  const { from, to, route } = way
  const own = carried(route, 'assumptions', id)
  const there = own.to === null ? undefined : to.built.assumptions.get(own.to)
  if (!there) return { entry: undefined, changes: [dropped('assumption', id, given, own)] }
  const { value, changes } = carryValue('assumption', id, given, own)
  if ((ofPlace || there.ofPlace) && from.baseline.id !== to.baseline.id) {
    const renamed = changes.filter(({ kind }) => kind === 'renamed')
    const left: Change = { part: 'assumption', id, kind: 'left-behind', from: given, to: null }
    return { entry: undefined, changes: [...renamed, left] }
  }
  const [fault] = checkAssumed([], value, there)
  const { low, high } = there
  if (fault) {
    const refused: Change = { part: 'assumption', id, kind: 'refused', from: value, to: null, fault }
    return { entry: undefined, changes: [...changes, refused] }
  }
  const isOutside = value < low || value > high
  const kept: Change = {
    part: 'assumption',
    id,
    kind: 'kept-outside',
    from: value,
    to: value,
    range: { low, high },
  }
  return { entry: [there.id, value], changes: isOutside ? [...changes, kept] : changes }
}

const entriesOf = <V>(all: readonly Entry<V>[]): Readonly<Record<string, V>> =>
  Object.fromEntries(all.flatMap(({ entry }) => (entry ? [entry] : [])))

/** Those by which no condition of the model breaks there, which what fitted the other baseline may. */
function fitAssumptions(all: readonly MovedAssumption[], way: Way): readonly MovedAssumption[] {
  const { model, baseline, built } = way.to
  const assumptions = entriesOf(all)
  const [fault] = checkAssumptionsFit({ ...baselineScenario(model, baseline), assumptions }, built)
  if (!fault) return all
  const fitted = all.map((one): MovedAssumption => {
    const [there, from] = one.entry ?? []
    if (from === undefined || there !== fault.path[1]) return one
    const refused: Change = { part: 'assumption', id: one.id, kind: 'refused', from, to: null, fault }
    const changes = one.changes.filter(({ kind }) => kind !== 'kept-outside')
    return { id: one.id, entry: undefined, changes: [...changes, refused] }
  })
  return fitAssumptions(fitted, way)
}

/** With the id that it has where it comes from. */
interface MovedAssumption extends Entry<number> {
  readonly id: string
}

// --- What both have in common ---

/** Twelve digits: more come of the conversion, and would make of a base what is none. */
const plain = (value: number): number => Number(value.toPrecision(12))

/** A value under its new name and in its new unit. */
function carryValue(
  part: 'lever' | 'assumption',
  id: string,
  given: number,
  { to, factor, notes }: Carried,
): Fitted<number> {
  const value = factor === 1 ? given : plain(given * factor)
  const said = notes.length > 0 ? { notes } : {}
  const isRenamed = to !== id
  const isConverted = factor !== 1
  const changes: readonly Change[] = [
    ...(isRenamed
      ? [{ part, id, kind: 'renamed', from: id, to, ...(isConverted ? {} : said) } as const]
      : []),
    ...(isConverted ? [{ part, id, kind: 'converted', from: given, to: value, ...said } as const] : []),
    ...(!isRenamed && !isConverted && notes.length > 0
      ? [{ part, id, kind: 'redefined', from: given, to: value, ...said } as const]
      : []),
  ]
  return { value, changes }
}

const dropped = (
  part: 'lever' | 'assumption' | 'indicator',
  id: string,
  from: number | string,
  { notes }: Carried,
): Change => ({ part, id, kind: 'dropped', from, to: null, ...(notes.length > 0 ? { notes } : {}) })

// --- Reading, horizon, the model's own indicators ---

function moveReading({ reading }: Scenario, { to }: Way): Fitted<string> {
  const { readings, defaultReading } = to.baseline
  if (readings.some(({ id }) => id === reading)) return { value: reading, changes: [] }
  const change: Change = {
    part: 'reading',
    id: 'reading',
    kind: 'replaced',
    from: reading,
    to: defaultReading,
  }
  return { value: defaultReading, changes: [change] }
}

/** A horizon that ends before what moves has begun is the usual one; one that is too far is the last year there. */
function moveHorizon(horizon: Year, levers: Scenario['levers'], { to }: Way): Fitted<Year> {
  const { launchYear, schedule, horizon: known } = to.model
  const starts = Object.values(levers).map((departure) => settingOf(departure, schedule).start)
  const first = Math.max(launchYear + 1, ...starts)
  const value = horizon < first ? Math.max(first, known.default) : Math.min(horizon, known.max)
  if (value === horizon) return { value, changes: [] }
  return { value, changes: [{ part: 'horizon', id: 'horizon', kind: 'shifted', from: horizon, to: value }] }
}

function moveModelIndicators({ from, to, route }: Way): {
  readonly indicators: readonly MovedIndicator[]
  readonly changes: readonly Change[]
} {
  const before = from.model.indicators.map(({ id }) => ({ id, own: carried(route, 'indicators', id) }))
  const isThere = (id: IndicatorId | null): id is IndicatorId =>
    to.model.indicators.some((indicator) => indicator.id === id)
  const changes = before.flatMap(({ id, own }): readonly Change[] => {
    const { notes } = own
    if (isThere(own.to)) {
      if (own.to === id && notes.length === 0) return []
      const kind = own.to === id ? 'redefined' : 'renamed'
      return [{ part: 'indicator', id, kind, from: id, to: own.to, ...(notes.length > 0 ? { notes } : {}) }]
    }
    const lacking = to.model.notOffered.find(({ indicator }) => indicator.id === own.to)
    if (!lacking) return [dropped('indicator', id, id, own)]
    return [{ part: 'indicator', id, kind: 'not-offered', from: id, to: null, figures: lacking.figures }]
  })
  return {
    indicators: [
      ...to.model.indicators.map(({ id }) => ({
        before: before.find(({ own }) => own.to === id)?.id,
        after: id,
      })),
      ...before.flatMap(({ id, own }) => (isThere(own.to) ? [] : [{ before: id, after: undefined }])),
    ],
    changes,
  }
}
