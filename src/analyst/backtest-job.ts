/** What a worker computes for a backtest: both comparisons, the band that they are scored by, and the paths. */
import { backtest, backtestPaths, bandOf, untilLast } from '../model/analysis/backtest.ts'
import type { Ensemble } from '../model/analysis/ensemble.ts'
import { buildModel } from '../model/build-model.ts'
import { faultCodes } from '../model/fault.ts'
import type { Model } from '../model/model.ts'
import { createProjector, type Projector } from '../model/projection.ts'
import type { IndicatorId, Scenario, Year } from '../model/spec.ts'
import type { BacktestAnswer, BacktestQuestion, ChangedFigures } from '../report/backtest/question.ts'

export interface BacktestSetup {
  readonly projector: Projector
  /** The scenario up to the last outcome: later years cannot change earlier ones. */
  readonly drawn: Scenario
  readonly last: Year
  readonly names: readonly IndicatorId[]
}

export function backtestSetup(
  projector: Projector,
  { scenario, figures, outcomes: { outcomes } }: BacktestQuestion,
): BacktestSetup {
  const isChanged = Object.keys(figures).length > 0
  const own = isChanged ? createProjector(launchedFrom(projector.model, figures)) : projector
  const { scenario: drawn, last } = untilLast(scenario, outcomes, own.model.spec)
  const names = new Set(outcomes.flatMap(({ indicator }) => indicator ?? []))
  return {
    projector: own,
    drawn,
    last,
    names: [...names].filter((name) => own.model.names.get(name)?.kind === 'indicator'),
  }
}

export function backtestAnswer(
  { projector, last }: BacktestSetup,
  { scenario, outcomes }: BacktestQuestion,
  ensemble: Ensemble,
): BacktestAnswer {
  const band = bandOf(ensemble)
  return {
    plain: backtest(projector, scenario, outcomes, { splice: false, band }),
    spliced: backtest(projector, scenario, outcomes, { splice: true, band }),
    band,
    paths: backtestPaths(projector, scenario, outcomes, last),
  }
}

/** The same equations, started from other figures. */
function launchedFrom({ spec, units, baseline }: Model, changed: ChangedFigures): Model {
  const figures = baseline.figures.map((figure) => ({
    ...figure,
    value: changed[figure.id] ?? figure.value,
  }))
  const built = buildModel(spec, units, { ...baseline, figures })
  // Of figures only names and units can be at fault, and those are as they were.
  if (!built.ok) throw new Error(faultCodes(built.error))
  return built.value
}
