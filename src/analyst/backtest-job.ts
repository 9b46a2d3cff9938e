/** What a worker computes for a backtest: the comparison, the fans that it is scored by, and the paths. */
import { backtestSteps } from '../model/analysis/backtest/drawn.ts'
import type { Progress } from '../model/analysis/ensemble.ts'
import { launchedFrom } from '../model/launched.ts'
import { createProjector, type Projector } from '../model/projection.ts'
import type { BacktestAnswer, BacktestQuestion } from '../report/backtest/question.ts'

/** Answers in steps of a chunk of draws each. */
export function backtestAnswer(
  projector: Projector,
  { scenario, figures, outcomes, breaks, recalled, drawing }: BacktestQuestion,
): Generator<Progress, BacktestAnswer> {
  const model = launchedFrom(projector.model, figures)
  const own = model === projector.model ? projector : createProjector(model)
  return backtestSteps(own, scenario, outcomes, { breaks, recalled, drawing })
}
