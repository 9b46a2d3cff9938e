/** What is held against outcomes: levels in current prices, and growth in per cent. */
import type { Model } from '../../model.ts'
import type { Projector } from '../../projection.ts'
import { namedFigures } from '../../resolve-model.ts'
import type { IndicatorId, ModelSpec, OutcomeMeasure, OutcomeSpec, Scenario, Year } from '../../spec.ts'
import { valueInYear } from '../../years.ts'

/** A level in current prices, or growth in percent; NaN where there is none. */
export type Measures = (indicator: IndicatorId, year: Year, measure: OutcomeMeasure) => number

/** Growth in percent from a factor of two levels, less the growth of prices where it is to be real. */
export const growthOf = (factor: number, prices = 1): number => 100 * (factor / prices - 1)

/** What a scenario's projection says of levels and growth; NaN where it says nothing. */
export function projectedMeasures(projector: Projector, scenario: Scenario): Measures {
  const { series, money } = projector.project(scenario)
  const { spec } = projector.model
  const { deflator = '' } = spec
  const level = (name: string, year: Year): number => valueInYear(series.get(name), year, spec)
  return (indicator, year, measure) => {
    if (measure === 'level') return level(indicator, year)
    const isDeflated = measure === 'realGrowth' && money.has(indicator)
    const prices = isDeflated ? level(deflator, year) / level(deflator, year - 1) : 1
    return growthOf(level(indicator, year) / level(indicator, year - 1), prices)
  }
}

/** A scenario up to the last of some outcomes: later years cannot change earlier ones. */
export function untilLast(
  scenario: Scenario,
  outcomes: readonly Pick<OutcomeSpec, 'year'>[],
  spec: Pick<ModelSpec, 'launchYear'>,
): { readonly scenario: Scenario; readonly last: Year } {
  const last = Math.max(spec.launchYear + 1, ...outcomes.map(({ year }) => year))
  return { scenario: { ...scenario, horizon: Math.min(scenario.horizon, last) }, last }
}

/** The last year that the figures in the model's equations speak of. */
export function lastKnownYear({ spec, baseline }: Model): Year {
  const years = namedFigures(spec, baseline).map(({ figure }) => figure.year)
  return Math.max(spec.launchYear, ...years)
}
