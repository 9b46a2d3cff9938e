/** The way to what a backtest compares, for pictures. */
import type { Projector } from '../../projection.ts'
import type { BreakId, IndicatorId, OutcomeMeasure, OutcomesSpec, Scenario, Year } from '../../spec.ts'
import { valueOrNull } from '../../value.ts'
import { yearsTo } from '../../years.ts'
import { type Measures, projectedMeasures } from './measures.ts'
import { createOthers } from './others.ts'
import type { Rival } from './rows.ts'
import { perRival } from './scored.ts'

/** What everybody says of an indicator over the years from the launch on; null where they say nothing. */
export interface BacktestPath {
  readonly indicator: IndicatorId
  readonly measure: OutcomeMeasure
  readonly projected: readonly (number | null)[]
  /** Of rules, from the year on that each starts from. */
  readonly rivals: Readonly<Record<Rival, readonly (number | null)[]>>
}

/** The way to what a backtest compares: one path for each indicator and measure of the outcomes, for pictures. */
export function backtestPaths(
  projector: Projector,
  scenario: Scenario,
  outcomes: OutcomesSpec,
  breaks: readonly BreakId[],
  last: Year,
): readonly BacktestPath[] {
  const { model } = projector
  const projected = projectedMeasures(projector, scenario)
  const others = createOthers(projector, scenario, outcomes, new Set(breaks))
  const years = yearsTo(model.spec, last)
  const wanted = new Map(
    outcomes.outcomes.flatMap(({ indicator, measure }) =>
      indicator === undefined || model.names.get(indicator)?.kind !== 'indicator'
        ? []
        : [[`${indicator} ${measure}`, { indicator, measure }] as const],
    ),
  )
  return [...wanted.values()].map(({ indicator, measure }) => {
    const path = (said: Measures, from: Year) =>
      years.map((year) => (year < from ? null : valueOrNull(said(indicator, year, measure))))
    return {
      indicator,
      measure,
      projected: path(projected, model.spec.launchYear),
      rivals: perRival((rival) => {
        const { says, from } = others[rival]
        return path(says, from(indicator) + (measure === 'level' ? 0 : 1))
      }),
    }
  })
}
