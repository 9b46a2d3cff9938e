/** What a backtest is asked, and what it answers. */

import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import { usualBreaks } from '../../model/analysis/backtest/compared.ts'
import type { DrawnBacktest } from '../../model/analysis/backtest/drawn.ts'
import type { BacktestOptions } from '../../model/analysis/backtest.ts'
import type { DrawSettings } from '../../model/analysis/ensemble.ts'
import { mostSampled } from '../../model/analysis/samples.ts'
import type { Ground } from '../../model/ground.ts'
import type { FigureId, OutcomesSpec, Scenario } from '../../model/spec.ts'
import { comparedOutcomes } from './outcomes.ts'

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

/** How a backtest draws where the window draws so: all that is uncertain, from no more draws than can be kept. */
export const backtestDrawing = <D extends DrawSettings>(drawing: D): D & Required<Pick<D, 'bands'>> => ({
  bands: 'all' as const,
  ...drawing,
  draws: Math.min(drawing.draws, mostSampled),
})

/** What is asked of a scenario where nothing else is chosen; undefined where no level is there to be held. */
export function usualBacktest(
  scenario: Scenario,
  { outcomes, model }: Ground,
  imported: readonly Pick<ImportedOutcomes, 'file' | 'outcomes'>[],
  drawing: DrawSettings,
): BacktestQuestion | undefined {
  const { spec } = comparedOutcomes(outcomes, imported, model.indicators)
  if (!spec.outcomes.some(({ measure }) => measure === 'level')) return undefined
  return {
    scenario,
    figures: {},
    outcomes: spec,
    breaks: usualBreaks(outcomes),
    recalled: false,
    drawing: backtestDrawing(drawing),
  }
}
