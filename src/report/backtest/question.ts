/** What a backtest is asked, and what it answers. */

import type { DrawnBacktest } from '../../model/analysis/backtest/drawn.ts'
import type { BacktestOptions } from '../../model/analysis/backtest.ts'
import type { DrawSettings } from '../../model/analysis/ensemble.ts'
import type { FigureId, OutcomesSpec, Scenario } from '../../model/spec.ts'

/** Figures of the report that the model is to start from, where they are other ones. */
export type ChangedFigures = Readonly<Record<FigureId, number>>

export interface BacktestQuestion extends BacktestOptions {
  readonly scenario: Scenario
  readonly figures: ChangedFigures
  readonly outcomes: OutcomesSpec
  /** Draws of the fan in which outcomes are expected; as many as `mostSampled`. */
  readonly drawing: DrawSettings | undefined
}

export type BacktestAnswer = DrawnBacktest
