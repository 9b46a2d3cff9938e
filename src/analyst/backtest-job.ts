/** What a worker computes for a backtest: the comparison, the fans that it is scored by, and the paths. */
import { backtestSteps } from '../model/analysis/backtest/drawn.ts'
import type { Progress } from '../model/analysis/ensemble.ts'
import { buildModel } from '../model/build-model.ts'
import { faultCodes } from '../model/fault.ts'
import type { Model } from '../model/model.ts'
import { createProjector, type Projector } from '../model/projection.ts'
import type { BacktestAnswer, BacktestQuestion, ChangedFigures } from '../report/backtest/question.ts'

/** Answers in steps of a chunk of draws each. */
export function backtestAnswer(
  projector: Projector,
  { scenario, figures, outcomes, breaks, recalled, drawing }: BacktestQuestion,
): Generator<Progress, BacktestAnswer> {
  const isChanged = Object.keys(figures).length > 0
  const own = isChanged ? createProjector(launchedFrom(projector.model, figures)) : projector
  return backtestSteps(own, scenario, outcomes, { breaks, recalled, drawing })
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
