/** Changes of the ranges that draws come from, as pure functions. */
import { drawnRanges, type Range, type RangeChanges } from '../../model/analysis/draws.ts'
import type { Model } from '../../model/model.ts'
import { checkBounds } from '../../model/resolve-model.ts'
import { assumedIn } from '../../model/scenario.ts'
import type { Scenario } from '../../model/spec.ts'

/** The range that holds where the user changes nothing; fixed where the scenario itself sets the assumption. */
function usualRange(model: Model, scenario: Scenario, id: string): Range {
  const found = drawnRanges(model, scenario).find((range) => range.id === id)
  if (!found) throw new Error(`${id} is not drawn`)
  const { low, central, high } = found
  return { low, central, high }
}

/** The range that the model file gives, around the scenario's own value where it sets one. */
export function openRange(model: Model, scenario: Scenario, id: string): Range {
  const { [id]: _, ...assumptions } = scenario.assumptions
  const { low, central, high } = usualRange(model, { ...scenario, assumptions }, id)
  return { low, central: assumedIn(scenario, { id, central }), high }
}

export const fixedAt = (value: number): Range => ({ low: value, central: value, high: value })

/** The changes with another range for one thing; a range that holds anyway is no change. */
export function withRange(
  changes: RangeChanges,
  model: Model,
  scenario: Scenario,
  id: string,
  next: Range,
): RangeChanges {
  const usual = usualRange(model, scenario, id)
  const isUsual = usual.low === next.low && usual.central === next.central && usual.high === next.high
  return isUsual ? withoutRange(changes, id) : { ...changes, [id]: next }
}

export function withoutRange(changes: RangeChanges, id: string): RangeChanges {
  const { [id]: _, ...rest } = changes
  return rest
}

/**
 * How far a range may be widened: a lever's base within the lever's own bounds, an assumption to twice its
 * distance from the centre, not below 0 where the model file's own range is not, and never past hard bounds.
 */
export function boundsOf(
  model: Model,
  scenario: Scenario,
  id: string,
): { readonly low: number; readonly high: number } {
  const lever = model.levers.get(id)
  if (lever) return { low: lever.min, high: lever.max }
  const { low, central, high } = openRange(model, scenario, id)
  const bounds = model.assumptions.get(id)?.bounds
  const keeps = (value: number): boolean => checkBounds(value, bounds).length === 0
  const below = central - 2 * (central - low)
  const widest = { low: low >= 0 ? Math.max(0, below) : below, high: central + 2 * (high - central) }
  // A bound that itself is not allowed leaves the range as the model has it.
  return {
    low: keeps(widest.low) ? widest.low : (bounds?.min ?? Math.min(low, central)),
    high: keeps(widest.high) ? widest.high : (bounds?.max ?? Math.max(high, central)),
  }
}
