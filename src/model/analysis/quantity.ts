/** One indicator in one year, as a number for each draw. */
import { withOwnIndicators } from '../build-model.ts'
import type { Model } from '../model.ts'
import { moneyAmong, type Prices, withDeflator } from '../projection.ts'
import type { IndicatorId, Scenario, Year } from '../spec.ts'
import { deflate } from '../value.ts'
import { createEvaluator, type DrawnInput } from './evaluate.ts'
import { shockColumns } from './shocks.ts'

/** What is looked at: an indicator, the scenario's own included, in a year up to the horizon. */
export interface Quantity {
  readonly indicator: IndicatorId
  readonly year: Year
  /** Current prices where it is missing. */
  readonly prices?: Prices
}

/**
 * A function of many variables for many draws; draw k depends on the k-th number of each column alone, and where
 * chance comes in on that of the draw numbered `first` + k.
 */
export type Vectorised = (columns: readonly Float64Array[], draws: number, first?: number) => Float64Array

/** A difference that is no more than this share of the values themselves is what rounding leaves of none. */
export const rounding = 1e-12

/** Draws that are evaluated together: the outputs of every year stay small beside the machine's memory. */
const chunk = 4096

/**
 * Prepares a quantity of a scenario for many draws; NaN where there is no value.
 * @param seed that of shocks; without it there are none.
 */
export function createQuantity(
  model: Model,
  scenario: Scenario,
  inputs: readonly DrawnInput[],
  { indicator, year, prices = 'current' }: Quantity,
  seed?: number,
): Vectorised {
  const whole = withOwnIndicators(model, scenario.indicators)
  const isDeflated = prices === 'constant' && moneyAmong([indicator], whole).has(indicator)
  const { deflator = '' } = whole.spec
  // What comes after the year cannot change it.
  const until: Scenario = { ...scenario, horizon: year }
  const names = isDeflated ? withDeflator([indicator], whole.spec) : [indicator]
  const bands = seed === undefined ? 'assumptions' : 'all'
  const evaluator = createEvaluator(whole, until, inputs, names, bands)
  const place = (name: string): number =>
    evaluator.outputs.findIndex((output) => output.name === name && output.year === year)

  const evaluateChunk: Vectorised = (columns, draws, first = 0) => {
    const shocks = shockColumns(evaluator.shocks, model, { seed: seed ?? 0, first, count: draws })
    const outputs = evaluator.evaluate(columns, draws, shocks)
    const outputOf = (name: string): Float64Array =>
      outputs.slice(place(name) * draws, (place(name) + 1) * draws)
    const values = outputOf(indicator)
    if (!isDeflated) return values
    return deflate(values, outputOf(deflator))
  }

  return (columns, draws, first = 0) => {
    const values = new Float64Array(draws)
    for (let from = 0; from < draws; from += chunk) {
      const count = Math.min(chunk, draws - from)
      const cut = columns.map((column) => column.subarray(from, from + count))
      values.set(evaluateChunk(cut, count, first + from), from)
    }
    return values
  }
}
