/**
 * What an ensemble draws, from which ranges, and with which numbers.
 *
 * The interface that every analysis with draws shares; `random.ts` and `sobol-sequence.ts` make the numbers.
 * Draw k is the same whatever the number of draws and the chunks in which they are made.
 */
import { at, type Fault, type FaultDetails, fault } from '../fault.ts'
import type { Model } from '../model.ts'
import { checkBounds } from '../resolve-model.ts'
import type { ModelSpec, Scenario } from '../spec.ts'
import type { DrawnInput } from './evaluate.ts'
import { largestSeed, randomUniform } from './random.ts'
import { sobolColumn } from './sobol-sequence.ts'

/** A triangular range; where `low` equals `high` the value is fixed. */
export interface Range {
  readonly low: number
  readonly central: number
  readonly high: number
}

/** One thing that is drawn, and its range. */
export interface DrawnRange extends DrawnInput, Range {}

/** Ranges that the user narrowed, widened or fixed, by the id of the assumption or lever. */
export type RangeChanges = Readonly<Record<string, Range>>

/** Points that fill the ranges evenly (the error falls almost as 1/draws), or plain chance (as 1/√draws). */
export type DrawMethod = 'sobol' | 'random'
export const drawMethods: readonly DrawMethod[] = ['sobol', 'random']

/** What a band shows: all that is uncertain, what chance brings included, or what assumptions leave open alone. */
export type Bands = 'all' | 'assumptions'
export const bandKinds: readonly Bands[] = ['all', 'assumptions']

/** Draws where nobody asks for another number. */
export const usualDraws = 10_000

/** The most draws of an ensemble. */
export const mostDraws = 1_000_000

/** Which draws: `count` of them from the draw numbered `first`, from 0. */
export interface DrawOptions {
  readonly method: DrawMethod
  /** A whole number from 0 to 2^32 − 1. */
  readonly seed: number
  readonly first: number
  readonly count: number
}

/** Whether anything of a model has a range to be drawn from. */
export const isUncertain = ({ assumptions, levers }: Pick<ModelSpec, 'assumptions' | 'levers'>): boolean =>
  assumptions.length > 0 || levers.some(({ draw }) => draw !== undefined)

/**
 * What is drawn for a scenario: every assumption, around the scenario's own value where it sets one (the range
 * then is fixed there unless changed), and the base of every growth lever that has a range.
 */
export function drawnRanges(
  model: Model,
  scenario: Scenario,
  changes: RangeChanges = {},
): readonly DrawnRange[] {
  const assumptions = model.spec.assumptions.map(({ id, low, central, high }): DrawnRange => {
    const own = scenario.assumptions[id]
    const range = own === undefined ? { low, central, high } : { low: own, central: own, high: own }
    return { kind: 'assumption', id, ...range, ...changes[id] }
  })
  const bases = model.spec.levers.flatMap(({ id, base, draw }): DrawnRange[] =>
    draw ? [{ kind: 'base', id, low: draw.low, central: base, high: draw.high, ...changes[id] }] : [],
  )
  return [...assumptions, ...bases]
}

/** The value of a triangular distribution at a probability between 0 and 1. */
export function triangular({ low, central, high }: Range, probability: number): number {
  const width = high - low
  if (width <= 0) return central
  const peak = (central - low) / width
  return probability < peak
    ? low + Math.sqrt(probability * width * (central - low))
    : high - Math.sqrt((1 - probability) * width * (high - central))
}

/**
 * Checks ranges that a user changed: a lever's within its own, an assumption's within the hard bounds that hold for
 * what a scenario takes it to be.
 * @returns all faults, each with the id and the key of the range as its path.
 */
export function checkRanges(changes: RangeChanges, model: Model): readonly Fault[] {
  return Object.entries(changes).flatMap(([id, range]): readonly Fault[] => {
    const lever = model.levers.get(id)
    const assumption = model.assumptions.get(id)
    if (!assumption && !lever?.draw) {
      return [fault('not-drawn', [id], { id })]
    }
    const keys = ['low', 'central', 'high'] as const
    const infinite = keys.find((key) => !Number.isFinite(range[key]))
    if (infinite) return [fault('not-finite', [id, infinite], { value: range[infinite] })]
    const { low, central, high } = range
    const descends = notAscending({ low, central, high })
    if (descends) return [fault('not-ascending', [id, 'central'], descends)]
    return (['low', 'high'] as const).flatMap((key) => {
      const value = range[key]
      if (!lever) return checkBounds(value, assumption?.bounds).map((inner) => at([id, key], inner))
      const { min, max } = lever
      if (value >= min && value <= max) return []
      return [fault('out-of-range', [id, key], { value, low: min, high: max })]
    })
  })
}

/** The first of three numbers that is below the one before it. */
function notAscending({ low, central, high }: Range): FaultDetails['not-ascending'] | undefined {
  if (low > central) return { name: 'central', value: central, other: 'low', limit: low }
  return central > high ? { name: 'high', value: high, other: 'central', limit: central } : undefined
}

/** Checks a number of draws and a seed, which come from users. */
export function checkDraws(draws: number, seed: number): readonly Fault[] {
  const checks = [
    ['draws', draws, 1, mostDraws],
    ['seed', seed, 0, largestSeed],
  ] as const
  return checks.flatMap(([key, value, low, high]) => {
    if (!Number.isInteger(value)) return [fault('not-whole', [key], { value })]
    if (value >= low && value <= high) return []
    return [fault('out-of-range', [key], { value, low, high })]
  })
}

/** Numbers of the open interval (0, 1): those that draws have in one dimension. */
export function uniformColumn({ method, seed, first, count }: DrawOptions, dimension: number): Float64Array {
  if (method === 'sobol') return sobolColumn(seed, dimension, first, count)
  const column = new Float64Array(count)
  for (let index = 0; index < count; index++) column[index] = randomUniform(seed, first + index, dimension)
  return column
}

/**
 * Values of draws: for each range a column with one number a draw. The place of a range in the list is its
 * dimension; `drawnRanges` gives one model's ranges always in the same places, so two scenarios drawn with the
 * same seed have common draws, and fixing one range leaves the draws of the others as they are.
 */
export function drawColumns(ranges: readonly Range[], options: DrawOptions): readonly Float64Array[] {
  return ranges.map((range, dimension) => {
    if (range.high <= range.low) return new Float64Array(options.count).fill(range.central)
    const column = uniformColumn(options, dimension)
    for (let index = 0; index < column.length; index++) {
      column[index] = triangular(range, column[index] as number)
    }
    return column
  })
}
