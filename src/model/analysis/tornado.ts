/** Which assumption matters, one at a time: each at the ends of its range, the others in the middle. */
import type { Model } from '../model.ts'
import type { Scenario } from '../spec.ts'
import { hasValue } from '../value.ts'
import { type DrawnRange, drawnRanges, type RangeChanges } from './draws.ts'
import type { DrawnInput } from './evaluate.ts'
import { createQuantity, type Quantity, rounding, type Vectorised } from './quantity.ts'

/** What the quantity is at one end of a range. */
export interface TornadoEnd {
  readonly input: number
  /** NaN where the quantity has no value there. */
  readonly value: number
}

export interface TornadoRow extends DrawnInput {
  /** At the low and the high end of the input's range, which need not be that of the value. */
  readonly low: TornadoEnd
  readonly high: TornadoEnd
  /**
   * How far the quantity moves: the distance that its values at the ends and in the middle span; 0 for rounding,
   * NaN where one of them is missing.
   */
  readonly swing: number
}

export interface Tornado {
  /** The value with everything in the middle. */
  readonly central: number
  /** The widest swing first; what has no value comes last. */
  readonly rows: readonly TornadoRow[]
}

export interface TornadoOptions extends Quantity {
  readonly ranges?: RangeChanges
}

/** The tornado of a scenario over its assumptions and drawn bases; fixed ranges are left out. */
export function tornado(model: Model, scenario: Scenario, options: TornadoOptions): Tornado {
  const ranges = drawnRanges(model, scenario, options.ranges)
  return tornadoOf(createQuantity(model, scenario, ranges, options), ranges)
}

/** The tornado of any function of the ranges. */
export function tornadoOf(evaluate: Vectorised, ranges: readonly DrawnRange[]): Tornado {
  const varied = ranges.flatMap((range, index) => (range.low < range.high ? [{ range, index }] : []))
  // Draw 0 is the middle; two more follow for each range.
  const draws = 1 + 2 * varied.length
  const columns = ranges.map(({ central }) => new Float64Array(draws).fill(central))
  for (const [place, { range, index }] of varied.entries()) {
    columns[index]?.set([range.low, range.high], 1 + 2 * place)
  }
  const values = evaluate(columns, draws)
  const central = values[0] as number
  const rows = varied.map(({ range: { kind, id, low, high } }, place): TornadoRow => {
    const [atLow, atHigh] = [values[1 + 2 * place] as number, values[2 + 2 * place] as number]
    const span = Math.max(atLow, atHigh, central) - Math.min(atLow, atHigh, central)
    const swing = span <= rounding * Math.abs(central) ? 0 : span
    return { kind, id, low: { input: low, value: atLow }, high: { input: high, value: atHigh }, swing }
  })
  // Sorting is stable, so equal swings stay in the order of the model.
  const size = ({ swing }: TornadoRow): number => (hasValue(swing) ? swing : -1)
  return { central, rows: rows.sort((a, b) => size(b) - size(a)) }
}
