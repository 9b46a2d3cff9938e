/** A backtest of the ground's outcomes as a worker computes it, here. */
import { backtestAnswer } from '../../../src/analyst/backtest-job.ts'
import { usualBreaks } from '../../../src/model/analysis/backtest/compared.ts'
import { comparedOutcomes } from '../../../src/report/backtest/outcomes.ts'
import type { BacktestAnswer, BacktestQuestion } from '../../../src/report/backtest/question.ts'
import { baseline, ground, projector } from '../../helpers/library.ts'

export const compared = comparedOutcomes(ground.outcomes, [], ground.model.indicators)

export const questionOf = (changes: Partial<BacktestQuestion> = {}): BacktestQuestion => ({
  scenario: baseline,
  figures: {},
  outcomes: compared.spec,
  breaks: usualBreaks(ground.outcomes),
  recalled: false,
  drawing: { draws: 512, seed: 1 },
  ...changes,
})

export function ask(changes: Partial<BacktestQuestion> = {}): BacktestAnswer {
  const steps = backtestAnswer(projector, questionOf(changes))
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
