/**
 * Backtests of the shared bicycles with fans as a test wants them: the register knows 2023, numbers were set with
 * 2024, 2025 had been seen, and what is of 2026 or later is a test. Without departures takings are 220, 242, 266.2.
 */

import type { Fan } from '../../src/model/analysis/backtest/fans.ts'
import { type Backtest, type BacktestOptions, backtest } from '../../src/model/analysis/backtest.ts'
import { buildModel } from '../../src/model/build-model.ts'
import { createProjector } from '../../src/model/projection.ts'
import type { OutcomeSpec, OutcomesSpec, Scenario, TestedSpec } from '../../src/model/spec.ts'
import { buildTiny, tinyBaseline, tinyScenario } from './tiny-model.ts'
import { tinyOutcomes } from './tiny-outcomes.ts'

const { spec, units } = buildTiny()

/** A projector of the bicycles on a register that says what was known of outcomes. */
export function tinyProjector(tested: readonly Omit<TestedSpec, 'note'>[]) {
  const note = {
    en: 'The wear was set with 2024.',
    ko: '마모는 2024년 값으로 설정했습니다.',
    zh: '磨损据2024年数值设定。',
  }
  const all = tested.map((each) => ({ ...each, note }))
  const built = buildModel(spec, units, { ...tinyBaseline, tested: all })
  if (!built.ok) throw new Error('the register has faults')
  return createProjector(built.value)
}

const usual = tinyProjector([{ model: 'bikes@3', fittedUntil: 2024, seenUntil: 2025 }])

/** Where outcomes lie in their fans, in per cent, by id; those that are not named have no fan. */
export type Ranks = Readonly<Record<OutcomeSpec['id'], number>>

interface Asked extends Partial<BacktestOptions> {
  readonly ranks?: Ranks
  readonly scenario?: Scenario
  readonly projector?: ReturnType<typeof tinyProjector>
}

export function tinyBacktest(
  changes: Partial<OutcomesSpec>,
  { ranks = {}, scenario = tinyScenario(), projector = usual, breaks = [], recalled = false }: Asked = {},
): Backtest {
  const outcomes = tinyOutcomes(changes)
  const rankOf = (indicator: string, year: number, measure: string): number | undefined => {
    const found = outcomes.outcomes.find(
      (each) => each.indicator === indicator && each.year === year && each.measure === measure,
    )
    return found && ranks[found.id]
  }
  const fans = (indicator: string, year: number, measure: OutcomeSpec['measure']): Fan | undefined => {
    const rank = rankOf(indicator, year, measure)
    return rank === undefined ? undefined : fanAt(rank)
  }
  const drawn = Object.keys(ranks).length === 0 ? undefined : { scenario: fans, baseline: undefined }
  return backtest(projector, scenario, outcomes, { breaks, recalled }, drawn)
}

/** A fan in which everything lies at one place. */
const fanAt = (rank: number): Fan => ({
  percentile: () => rank / 100,
  holds: (share) => Math.abs(rank - 50) <= share / 2,
  crps: () => 2.42,
})
