/**
 * What an ensemble draws, from which ranges, and with which numbers.
 *
 * The interface that every analysis with draws shares; `random.ts` and `sobol-sequence.ts` make the numbers.
 */
import type { Model } from '../model.ts'
import type { Scenario } from '../spec.ts'
import type { DrawnInput } from './evaluate.ts'

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
