/**
 * Target seeking: the lever values that bring an indicator to a target with the least effort.
 *
 * Effort is the weighted sum of squared departures from the scenario's present values, each in units of the
 * lever's range. The search works on projections alone and knows nothing of the model's equations; its answer
 * is a scenario, and the value it reports is that scenario's projection.
 */
import { type Fault, fault } from '../fault.ts'
import type { Model } from '../model.ts'
import { indicatorIds, inPrices, type Projector, withDeflator } from '../projection.ts'
import { checkRamp, checkYear, type LeverSetting, settingOf, targetIn } from '../scenario.ts'
import type { LeverId, LeverSpec, ModelSpec, Scenario, Year } from '../spec.ts'
import { hasValue } from '../value.ts'
import { valueInYear } from '../years.ts'
import {
  type Box,
  clip,
  diagonal,
  lastOnWay,
  type Minimum,
  minimise,
  minimiseSubject,
  type Point,
  type SmoothFunction,
  withDifferences,
} from './minimise.ts'
import { type Quantity, rounding } from './quantity.ts'

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

/** A bound without which the answer would come closer to the target, or reach it with less effort. */
export interface BindingBound {
  readonly lever: LeverId
  readonly bound: 'low' | 'high'
  readonly value: number
}

/** What one lever alone would need, the others at their present values. */
export interface SingleLever {
  readonly lever: LeverId
  readonly reached: boolean
  /** The level it would need; where no level does, the one that comes closest. */
  readonly level: number
  /** The indicator at that level; NaN where there is none. */
  readonly value: number
  /** What moving it does to the indicator. */
  readonly effect: LeverEffect
}

/** `none`: the same at every level; `noValue`: no level gives a value. */
export type LeverEffect = 'some' | 'none' | 'noValue'

export interface SeekResult {
  readonly reached: boolean
  readonly sense: TargetSense
  /** The indicator in the scenario as it is; NaN where it has no value. */
  readonly present: number
  /**
   * The indicator in the answer; where the target cannot be reached, the closest value that can. NaN where no
   * levels were found that give one.
   */
  readonly value: number
  readonly effort: number
  /** The value of each free lever. */
  readonly levers: Readonly<Record<LeverId, number>>
  readonly binding: readonly BindingBound[]
  readonly single: readonly SingleLever[]
  /** The scenario with the levers moved. */
  readonly scenario: Scenario
}

/** Coordinates of a lever run from 0 at its least to 1 at its greatest value; a whole one is this close. */
const wholeTolerance = 1e-9
/** A departure this small is none. */
const still = 1e-7
/** Levels that are tried when one lever alone is moved. */
const levels = 32
/** Boxes that are tried for whole numbers. */
const mostBoxes = 200
/** How far a lever is drawn back from its bound to see whether the bound binds. */
const nudge = 1e-4
/** The gain of a point without a value, which is less than that of any with one. */
const noGain = -1e9
const leastGain = -1e8

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

/** Seeks a target; the options are ones in which `checkSeek` found no fault. */
export function seek(projector: Projector, scenario: Scenario, options: SeekOptions): SeekResult {
  const problem = createProblem(projector, scenario, options)
  const { box, start, gain } = problem
  const farthest = problem.whole(box, start, problem.farthest)
  const reached = farthest !== undefined && gain(farthest) >= 0
  const least = (): Point | undefined =>
    problem.whole(box, farthest ?? start, (within, hint) => problem.cheapest(within, hint, farthest ?? hint))
  const point = (gain(start) >= 0 ? start : reached ? least() : farthest) ?? farthest ?? start
  const answer = problem.scenarioAt(point)
  return {
    reached: gain(point) >= 0,
    sense: problem.sense,
    present: problem.present,
    value: problem.verify(answer),
    effort: problem.effort(point),
    levers: Object.fromEntries(problem.values(point)),
    binding: problem.binding(point),
    single: problem.single(),
    scenario: answer,
  }
}

interface Candidate {
  readonly point: Point
  readonly cost: number
}

/** A best point of a box, if it holds one; `hint` is a point nearby. */
type Search = (within: Box, hint: Point) => Candidate | undefined

/** Bounds of a lever; those of a whole one are whole. */
function boundsOf(lever: LeverSpec, { low = lever.min, high = lever.max }: FreeLever) {
  return lever.whole ? { low: Math.ceil(low), high: Math.floor(high) } : { low, high }
}

/** The target as a problem in coordinates from 0 to 1, and what its searches need. */
function createProblem(projector: Projector, scenario: Scenario, options: SeekOptions) {
  const { model } = projector
  const { indicator, year, target, prices = 'current' } = options
  const free = options.levers.flatMap((asked) => {
    const lever = model.levers.get(asked.id)
    if (!lever) return []
    const present = targetIn(scenario, lever)
    return [{ lever, ...boundsOf(lever, asked), weight: asked.weight ?? 1, present }]
  })
  const names = prices === 'constant' ? withDeflator([indicator], model.spec) : [indicator]

  // --- Between coordinates and scenarios ---

  const coordinate = ({ min, max }: LeverSpec, value: number): number => (value - min) / (max - min)
  const levelOf = ({ min, max, whole }: LeverSpec, x: number): number => {
    const value = Math.min(Math.max(min + x * (max - min), min), max)
    const rounded = Math.round(value)
    return whole && Math.abs(value - rounded) <= wholeTolerance * (max - min) ? rounded : value
  }
  const presentPoint: Point = free.map(({ lever, present }) => coordinate(lever, present))
  const box: Box = {
    low: free.map(({ lever, low }) => coordinate(lever, low)),
    high: free.map(({ lever, high }) => coordinate(lever, high)),
  }
  const start = clip(presentPoint, box)

  const values = (point: Point): readonly (readonly [LeverId, number])[] =>
    free.map(({ lever, low, high, present }, index) => {
      const x = point[index] as number
      // Coordinates round; what was given comes back as it was.
      const given = [
        [presentPoint[index], present],
        [box.low[index], low],
        [box.high[index], high],
      ].find(([coordinateOfIt]) => coordinateOfIt === x)
      return [lever.id, given?.[1] ?? levelOf(lever, x)]
    })
  const scenarioAt = (point: Point): Scenario => {
    const levers = { ...scenario.levers }
    for (const [id, value] of values(point)) {
      const own = levers[id]
      // A lever that stays at its base is not moved.
      if (!own && value === model.levers.get(id)?.base) continue
      const { start: from, ramp } = soughtSetting(scenario, options, id, model.spec)
      levers[id] = { ...own, target: value, start: from, ramp }
    }
    return { ...scenario, levers }
  }

  // --- What is sought ---

  const indicatorIn = (tried: Scenario): number => {
    const { series } = inPrices(projector.projectNames(tried, names), prices, model)
    return valueInYear(series.get(indicator), year, model.spec)
  }
  const until = (tried: Scenario): Scenario => ({ ...tried, horizon: year })
  const present = indicatorIn(until(scenario))
  const sense: TargetSense = options.sense ?? (target < present ? 'atMost' : 'atLeast')
  const distance = hasValue(present) ? Math.abs(target - present) : 0
  const scale = Math.max(distance, Math.abs(target) * 1e-3, 1e-12)
  /** How far the target is passed, in units of the way there; 0 or more where it is reached. */
  const gain = (point: Point): number => {
    const value = indicatorIn(until(scenarioAt(point)))
    const passed = sense === 'atLeast' ? value - target : target - value
    // What has no value is as far away as can be.
    return hasValue(value) ? Math.max(passed / scale, leastGain) : noGain
  }
  const effort = (point: Point): number =>
    free.reduce(
      (sum, { weight }, index) =>
        sum + weight * ((point[index] as number) - (presentPoint[index] as number)) ** 2,
      0,
    )
  const reaches = (point: Point): boolean => gain(point) >= 0
  const effortCurvature = diagonal(free.map(({ weight }) => Math.max(2 * weight, 1e-6)))
  const effortFunction: SmoothFunction = {
    value: effort,
    gradient: (point) =>
      point.map((x, index) => 2 * (free[index]?.weight ?? 0) * (x - (presentPoint[index] as number))),
  }

  // --- Searches in a box ---

  /** The point that passes the target farthest. */
  const farthest: Search = (within, hint) => {
    const first = clip(hint, within)
    const { gradient } = withDifferences(gain, within)
    const loss: SmoothFunction = {
      value: (point) => -gain(point),
      gradient: (point) => gradient(point).map((slope) => -slope),
    }
    // Where every lever has an effect of one sign, the corner they point to is the answer.
    const corner = gradient(first).map((slope, index) => {
      const [low, high] = [within.low[index] as number, within.high[index] as number]
      return slope === 0 ? (first[index] as number) : slope > 0 ? high : low
    })
    // Where nothing is known of the slopes, the ends are as good a guess as any.
    const ends = gain(first) === noGain ? [within.low, within.high] : []
    // Levers without an effect stay where they are in the first two of these.
    return best([corner, first, middle(within), ...ends].map((from) => minimise(loss, within, from)))
  }

  /**
   * The point that reaches the target with the least effort.
   * @param far a point that reaches it, if not in this box.
   */
  const cheapest = (within: Box, hint: Point, far: Point): Candidate | undefined => {
    const own = clip(presentPoint, within)
    if (reaches(own)) return { point: own, cost: effort(own) }
    const inside = clip(far, within)
    const reaching = reaches(inside) ? inside : farthest(within, inside)?.point
    if (!reaching || !reaches(reaching)) return undefined
    const constraint = withDifferences(gain, within)
    const isWhole = within === box
    const starts = isWhole ? [own, middle({ low: own, high: reaching }), ...nearestSingle(within)] : []
    const towards = (calm: Point): Point => {
      const along = alongBounds(calm, reaching, within)
      return reaches(along) ? along : reaching
    }
    return best(
      [hint, ...starts].map((from) => {
        const { point } = minimiseSubject(effortFunction, constraint, within, from, effortCurvature)
        const calm = point.map((x, index) => {
          const before = own[index] as number
          return Math.abs(x - before) <= still ? before : x
        })
        // What is left of the search's own error is taken away along a line that crosses the target.
        const onTarget = reaches(calm)
          ? lastOnWay(reaches, calm, alongBounds(calm, own, within))
          : lastOnWay(reaches, towards(calm), calm)
        return { point: onTarget, value: effort(onTarget) }
      }),
    )
  }

  /** Where the lever that needs the least alone takes the target. */
  const nearestSingle = (within: Box): readonly Point[] => {
    const points = alone.flatMap(({ reached, lever, level }) => {
      if (!reached) return []
      const point = start.map((x, index) => {
        const own = free[index]?.lever
        return own?.id === lever ? coordinate(own, level) : x
      })
      return [clip(point, within)]
    })
    return points.sort((a, b) => effort(a) - effort(b)).slice(0, 1)
  }

  /** Branch and bound over the whole levers: a box is cut where one of them is between two numbers. */
  const whole = (all: Box, hint: Point, search: Search): Point | undefined => {
    let least: Candidate | undefined
    const parts = [{ within: all, hint }]
    for (let count = 0; count < mostBoxes; count++) {
      const part = parts.pop()
      if (!part) break
      const { within } = part
      const found = search(within, part.hint)
      if (!found || (least && found.cost >= least.cost)) continue
      const levelAt = (index: number): number =>
        levelOf(free[index]?.lever as LeverSpec, found.point[index] as number)
      const broken = free.findIndex(({ lever }, index) => lever.whole && !Number.isInteger(levelAt(index)))
      const { lever } = free[broken] ?? {}
      if (!lever) {
        least = found
        continue
      }
      const [down, up] = [Math.floor(levelAt(broken)), Math.ceil(levelAt(broken))]
      const below: Box = { ...within, high: within.high.with(broken, coordinate(lever, down)) }
      const above: Box = { ...within, low: within.low.with(broken, coordinate(lever, up)) }
      // The nearer side is searched first, and so comes last.
      const sides = levelAt(broken) - down < 0.5 ? [above, below] : [below, above]
      parts.push(...sides.map((side) => ({ within: side, hint: found.point })))
    }
    return least?.point
  }

  // --- One lever alone ---

  const single = (index: number): SingleLever => {
    const lever = free[index]?.lever as LeverSpec
    const [low, high] = [box.low[index] as number, box.high[index] as number]
    const at = (x: number): Point => start.with(index, x)
    const own = start[index] as number
    const valueAt = (x: number): number => indicatorIn(until(scenarioAt(at(x))))
    const answer = (x: number): SingleLever => {
      const point = at(x)
      const level = values(point)[index]?.[1] as number
      // Over its whole range: what bounds forbid, the bounds say.
      const effect = effectOf([own, 0, 0.5, 1].map(valueAt))
      return { lever: lever.id, reached: reaches(point), level, value: valueAt(x), effect }
    }
    if (reaches(start)) return answer(own)
    const crossing = (end: number): number | undefined => {
      let before = own
      for (const x of levelsBetween(lever, own, end)) {
        if (reaches(at(x))) {
          return lever.whole ? x : (lastOnWay(reaches, at(x), at(before))[index] as number)
        }
        before = x
      }
      return undefined
    }
    const crossings = [crossing(low), crossing(high)].filter((x) => x !== undefined)
    const nearest = crossings.sort((a, b) => Math.abs(a - own) - Math.abs(b - own))[0]
    if (nearest !== undefined) return answer(nearest)
    const tried = [own, ...levelsBetween(lever, own, low), ...levelsBetween(lever, own, high)]
    const gains = tried.map((x) => gain(at(x)))
    return answer(tried[gains.indexOf(Math.max(...gains))] as number)
  }

  /** Coordinates from one to another, without the first: a grid, or every whole number. */
  const levelsBetween = (lever: LeverSpec, from: number, to: number): readonly number[] => {
    const width = Math.abs(to - from)
    if (width === 0) return []
    const count = lever.whole ? Math.round(width * (lever.max - lever.min)) : Math.ceil(levels * width)
    return Array.from({ length: count }, (_, step) => from + ((to - from) * (step + 1)) / count)
  }

  const alone = free.map((_, index) => single(index))

  // --- What stands in the way ---

  const binding = (point: Point): readonly BindingBound[] => {
    const reach = gain(point)
    return free.flatMap(({ lever, low, high }, index): BindingBound[] => {
      const x = point[index] as number
      const [least, most] = [box.low[index] as number, box.high[index] as number]
      if (least === most) return []
      const bound = x === least ? 'low' : x === most ? 'high' : undefined
      if (!bound) return []
      const inward = x + (bound === 'low' ? 1 : -1) * Math.min(nudge, most - least)
      const isHurt = gain(point.with(index, inward)) < reach - 1e-12
      return isHurt ? [{ lever: lever.id, bound, value: bound === 'low' ? low : high }] : []
    })
  }

  return {
    ...{ box, start, present, sense, gain, effort, values, scenarioAt, farthest, cheapest, whole, binding },
    /** The value of the answer, over its whole horizon. */
    verify: indicatorIn,
    single: () => alone,
  }
}

/** A point moved to the bounds at which another is, so that the way between them stays there. */
const alongBounds = (at: Point, point: Point, { low, high }: Box): Point =>
  point.map((x, index) => {
    const held = at[index] as number
    return held === low[index] || held === high[index] ? held : x
  })

/** What levels do, from the values that they give. */
function effectOf(values: readonly number[]): LeverEffect {
  const known = values.filter(hasValue)
  if (known.length === 0) return 'noValue'
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const isSame = most - least <= rounding * Math.max(Math.abs(least), Math.abs(most))
  return isSame && known.length === values.length ? 'none' : 'some'
}

/** The first of the least; a trace less is no less. */
function best(minima: readonly Minimum[]): Candidate | undefined {
  const least = minima.reduce<Minimum | undefined>(
    (found, next) => (found && next.value >= found.value - 1e-9 ? found : next),
    undefined,
  )
  return least && { point: least.point, cost: least.value }
}

const middle = ({ low, high }: Box): Point => low.map((x, index) => (x + (high[index] as number)) / 2)
