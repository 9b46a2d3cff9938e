/** What a backtest is asked, and what it answers. */
import type { Backtest, BacktestPath, Band } from '../../model/analysis/backtest.ts'
import type { DrawSettings } from '../../model/analysis/ensemble.ts'
import type { FigureId, OutcomesSpec, Scenario } from '../../model/spec.ts'

/** Figures of the report that the model is to start from, where they are other ones. */
export type ChangedFigures = Readonly<Record<FigureId, number>>

export interface BacktestQuestion {
  readonly scenario: Scenario
  readonly figures: ChangedFigures
  readonly outcomes: OutcomesSpec
  /** Draws of the band in which outcomes are expected. */
  readonly band: DrawSettings
}

export interface BacktestAnswer {
  /** Against the outcomes as published, and with changes of definition undone. */
  readonly plain: Backtest
  readonly spliced: Backtest
  readonly band: Band
  readonly paths: readonly BacktestPath[]
}
