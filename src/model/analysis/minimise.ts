/**
 * Minimises smooth functions of a few variables in a box, with or without one constraint.
 *
 * Without a constraint a quasi-Newton method (projected BFGS: Bertsekas 1982, damped as in Powell 1978); with
 * one, sequential quadratic programming (Nocedal & Wright 2006, chapter 18), whose subproblems have a single
 * multiplier and so are solved by bisection. Everything is deterministic. A minimum is a local one; whoever
 * calls tries more than one start.
 */

export type Point = readonly number[]

export interface Box {
  readonly low: Point
  readonly high: Point
}

export interface SmoothFunction {
  readonly value: (point: Point) => number
  readonly gradient: (point: Point) => Point
}

export interface Minimum {
  readonly point: Point
  readonly value: number
}

/** Where the projected gradient is smaller than this in every variable, a point is a minimum. */
const flat = 1e-9
/** A step shorter than this ends a search with a constraint. */
const shortest = 1e-9
/** So does one that promises to gain less than this: gradients from differences know no better. */
const leastGain = 1e-12
const mostSteps = 200
const mostHalvings = 50
/** Past this a linear constraint is taken to hold nowhere in the box. */
const largestMultiplier = 1e8
const sufficientDecrease = 1e-4

/** Rows of a symmetric matrix. */
export type Matrix = readonly (readonly number[])[]

/** A matrix with numbers on its diagonal alone. */
export const diagonal = (numbers: readonly number[]): Matrix =>
  numbers.map((x, row) => numbers.map((_, column) => (row === column ? x : 0)))

/** The nearest point of a box. */
export const clip = (point: Point, { low, high }: Box): Point =>
  point.map((x, index) => Math.min(Math.max(x, low[index] as number), high[index] as number))

/** A function with the gradient from differences, which never leave the box. */
export function withDifferences(value: (point: Point) => number, box: Box, step = 1e-5): SmoothFunction {
  const gradient = (point: Point): Point =>
    point.map((x, index) => {
      const below = Math.max(x - step, box.low[index] as number)
      const above = Math.min(x + step, box.high[index] as number)
      if (above <= below) return 0
      return (value(point.with(index, above)) - value(point.with(index, below))) / (above - below)
    })
  return { value, gradient }
}

/**
 * A minimum of a function in a box.
 * @param curvature second derivatives to begin with, where they are known.
 */
export function minimise(objective: SmoothFunction, box: Box, start: Point, curvature?: Matrix): Minimum {
  let point = clip(start, box)
  let value = objective.value(point)
  let gradient = objective.gradient(point)
  let hessian = curvature
  for (let step = 0; step < mostSteps; step++) {
    const downhill = clip(
      point.map((x, index) => x - (gradient[index] as number)),
      box,
    )
    if (largest(minus(downhill, point)) <= flat) break
    const from = { point, value }
    const found =
      (hessian && searchLine(objective, box, from, gradient, newtonStep(hessian, gradient, point, box))) ??
      searchLine(objective, box, from, gradient, newtonStep(undefined, gradient, point, box))
    if (!found) break
    const next = objective.gradient(found.point)
    hessian = updated(hessian, minus(found.point, point), minus(next, gradient))
    ;({ point, value } = found)
    gradient = next
  }
  return { point, value }
}

/**
 * A minimum of a function in a box where a constraint is at least 0.
 * @param constraint scaled so that it goes to about 1 over the box.
 * @param curvature second derivatives of the objective, where they are known.
 * @returns the last point; where it misses the constraint by more than a trace, none was found.
 */
export function minimiseSubject(
  objective: SmoothFunction,
  constraint: SmoothFunction,
  box: Box,
  start: Point,
  curvature: Matrix = diagonal(start.map(() => 1)),
): Minimum {
  let point = clip(start, box)
  let hessian = curvature
  let [value, kept] = [objective.value(point), constraint.value(point)]
  let [slope, normal] = [objective.gradient(point), constraint.gradient(point)]
  let weight = 0
  for (let step = 0; step < mostSteps; step++) {
    const { step: way, multiplier } = quadraticStep(hessian, slope, kept, normal, point, box)
    if (largest(way) <= shortest) break
    const missed = Math.max(0, -kept)
    const missedNext = Math.max(0, -(kept + dot(normal, way)))
    const cost = dot(slope, way) + dot(way, times(hessian, way)) / 2
    weight = missedNext > 0 ? price(weight, cost, missed - missedNext) : penalty(weight, multiplier)
    const merit = (own: number, other: number): number => own + weight * Math.max(0, -other)
    const before = merit(value, kept)
    const expected = dot(slope, way) - weight * (missed - missedNext)
    if (-expected <= leastGain * Math.max(1, Math.abs(value))) break
    let length = 1
    let next = point
    for (let halving = 0; ; halving++, length /= 2) {
      if (halving === mostHalvings) return { point, value }
      next = clip(
        point.map((x, index) => x + length * (way[index] as number)),
        box,
      )
      ;[value, kept] = [objective.value(next), constraint.value(next)]
      if (merit(value, kept) <= before + sufficientDecrease * length * Math.min(expected, 0)) break
    }
    const [slopeNext, normalNext] = [objective.gradient(next), constraint.gradient(next)]
    const pull = missedNext > 0 ? weight : multiplier
    const change = slopeNext.map(
      (x, index) =>
        x - (slope[index] as number) - pull * ((normalNext[index] as number) - (normal[index] as number)),
    )
    hessian = updated(hessian, minus(next, point), change)
    ;[point, slope, normal] = [next, slopeNext, normalNext]
  }
  return { point, value }
}

/**
 * What missing the constraint counts beside the objective: more than the multiplier, so that each step leads
 * down. It falls again (Powell 1978): one that stays too large lets only the smallest of steps pass along a
 * curved border.
 */
const penalty = (before: number, multiplier: number): number =>
  Math.max(2 * multiplier, before / 2 + multiplier)

/** The same where no step meets the linear constraint: so much that coming closer is worth what it costs. */
const price = (before: number, cost: number, closer: number): number =>
  closer > 0 ? Math.max(before, 1, (2 * cost) / closer) : before

/** A share of a way that is not halved any more. */
const narrow = 2 ** -46

/** The last point on the way from a point where a condition holds to one where it does not. */
export function lastOnWay(holds: (point: Point) => boolean, from: Point, to: Point): Point {
  const at = (share: number): Point => from.map((x, index) => x + share * ((to[index] as number) - x))
  let [good, bad] = [0, 1]
  while (true) {
    const middle = (good + bad) / 2
    if (bad - good < narrow) return at(good)
    if (holds(at(middle))) good = middle
    else bad = middle
  }
}

// --- Steps ---

const dot = (a: Point, b: Point): number => a.reduce((sum, x, index) => sum + x * (b[index] as number), 0)
const minus = (a: Point, b: Point): Point => a.map((x, index) => x - (b[index] as number))
const largest = (a: Point): number => a.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
const times = (matrix: Matrix, a: Point): Point => matrix.map((row) => dot(row, a))

/** The quasi-Newton step in the variables that are free to move; downhill where there is no Hessian yet. */
function newtonStep(hessian: Matrix | undefined, gradient: Point, point: Point, { low, high }: Box): Point {
  const free = point.flatMap((x, index) => {
    const slope = gradient[index] as number
    const isHeld = (x <= (low[index] as number) && slope >= 0) || (x >= (high[index] as number) && slope <= 0)
    return isHeld ? [] : [index]
  })
  const downhill = free.map((index) => -(gradient[index] as number))
  const reduced = hessian && free.map((row) => free.map((column) => hessian[row]?.[column] as number))
  const solved = reduced ? solve(reduced, downhill) : downhill
  return point.map((_, index) => solved[free.indexOf(index)] ?? 0)
}

/**
 * The step to the minimum of a quadratic function in the box, where a linear constraint holds; where it holds
 * nowhere, the step that misses it least. The larger the multiplier, the more the constraint is kept.
 */
function quadraticStep(
  hessian: Matrix,
  slope: Point,
  kept: number,
  normal: Point,
  point: Point,
  { low, high }: Box,
): { readonly step: Point; readonly multiplier: number } {
  const around: Box = { low: minus(low, point), high: minus(high, point) }
  const still = point.map(() => 0)
  const stepFor = (multiplier: number): Point => {
    const linear = slope.map((x, index) => x - multiplier * (normal[index] as number))
    const quadratic: SmoothFunction = {
      value: (step) => dot(step, times(hessian, step)) / 2 + dot(linear, step),
      gradient: (step) => times(hessian, step).map((x, index) => x + (linear[index] as number)),
    }
    return minimise(quadratic, around, still, hessian).point
  }
  const keeps = (step: Point): boolean => kept + dot(normal, step) >= 0
  const without = stepFor(0)
  if (keeps(without)) return { step: without, multiplier: 0 }
  let [less, more] = [0, 1]
  let step = stepFor(more)
  while (!keeps(step) && more < largestMultiplier) {
    ;[less, more] = [more, 4 * more]
    step = stepFor(more)
  }
  if (!keeps(step)) return { step, multiplier: more }
  while (more - less > 1e-12 * more) {
    const between = (less + more) / 2
    const tried = stepFor(between)
    if (keeps(tried)) [more, step] = [between, tried]
    else less = between
  }
  return { step, multiplier: more }
}

/** Halves a step, bent at the bounds, until it leads down enough. */
function searchLine(
  objective: SmoothFunction,
  box: Box,
  { point, value }: Minimum,
  gradient: Point,
  step: Point,
): Minimum | undefined {
  let length = 1 / Math.max(1, largest(step))
  for (let halving = 0; halving < mostHalvings; halving++, length /= 2) {
    const next = clip(
      point.map((x, index) => x + length * (step[index] as number)),
      box,
    )
    const expected = dot(gradient, minus(next, point))
    if (expected >= 0) continue
    const reached = objective.value(next)
    if (reached <= value + sufficientDecrease * expected && reached < value) {
      return { point: next, value: reached }
    }
  }
  return undefined
}

/** The BFGS update, damped so that the matrix stays positive definite. */
function updated(hessian: Matrix | undefined, step: Point, change: Point): Matrix {
  const curvature = dot(step, change)
  const scale = curvature > 0 ? dot(change, change) / curvature : 1
  const old = hessian ?? diagonal(step.map(() => Math.max(scale, 1e-8)))
  const bent = times(old, step)
  const own = dot(step, bent)
  if (own <= 0) return old
  const damping = curvature >= 0.2 * own ? 1 : (0.8 * own) / (own - curvature)
  const damped = change.map((y, index) => damping * y + (1 - damping) * (bent[index] as number))
  const along = dot(step, damped)
  return old.map((row, i) =>
    row.map(
      (x, j) =>
        x -
        ((bent[i] as number) * (bent[j] as number)) / own +
        ((damped[i] as number) * (damped[j] as number)) / along,
    ),
  )
}

/** Solves a positive definite system by Cholesky's decomposition. */
function solve(matrix: Matrix, right: Point): Point {
  const lower: number[][] = []
  const half: number[] = []
  for (const [i, row] of matrix.entries()) {
    const own: number[] = []
    for (let j = 0; j <= i; j++) {
      const other = j === i ? own : (lower[j] as number[])
      const rest = (row[j] as number) - dot(own.slice(0, j), other)
      own.push(j === i ? Math.sqrt(Math.max(rest, 1e-300)) : rest / (other[j] as number))
    }
    lower.push(own)
    half.push(((right[i] as number) - dot(half, own)) / (own[i] as number))
  }
  const solution = half.slice()
  for (let i = matrix.length - 1; i >= 0; i--) {
    let rest = half[i] as number
    for (let k = i + 1; k < matrix.length; k++) rest -= (lower[k]?.[i] as number) * (solution[k] as number)
    solution[i] = rest / (lower[i]?.[i] as number)
  }
  return solution
}
