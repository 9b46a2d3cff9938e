/** A backtest of the ground's outcomes as a worker computes it, here. */
import { backtestAnswer, backtestSetup } from '../../../src/analyst/backtest-job.ts'
import { runEnsemble } from '../../../src/model/analysis/ensemble.ts'
import { comparedOutcomes } from '../../../src/report/backtest/outcomes.ts'
import type { BacktestAnswer, BacktestQuestion } from '../../../src/report/backtest/question.ts'
import { baseline, ground, projector } from '../../helpers/library.ts'

export const compared = comparedOutcomes(ground.outcomes, [], ground.model.indicators)

export const questionOf = (changes: Partial<BacktestQuestion> = {}): BacktestQuestion => ({
  scenario: baseline,
  figures: {},
  outcomes: compared.spec,
  band: { draws: 512, seed: 1 },
  ...changes,
})

export function ask(changes: Partial<BacktestQuestion> = {}): BacktestAnswer {
  const question = questionOf(changes)
  const setup = backtestSetup(projector, question)
  const { model } = setup.projector
  const ensemble = runEnsemble(model, setup.drawn, { ...question.band, names: setup.names })
  if (!ensemble) throw new Error('nobody cancelled this')
  return backtestAnswer(setup, question, ensemble)
}
