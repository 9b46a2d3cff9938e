/**
 * Was it right: a projection beside numbers that were published later, with scores, and what others said.
 *
 * What is compared, and how much a comparison proves, depends on the year (`year-kinds.ts`) and on what is undone of
 * changes of definition (`compared.ts`); changes that the baseline's own figures came after are none. Years that the
 * model's own figures speak of are shown, marked, and left out of every score: there the projection repeats the
 * report. Beside the scenario stand the model without departures, rules that know nothing, and the official plan
 * (`others.ts`).
 */
import { fingerprint } from '../fingerprint.ts'
import { modelKey } from '../model.ts'
import type { Projector } from '../projection.ts'
import type { BreakId, OutcomeSpec, OutcomesSpec, ReadingId, Scenario, TestedSpec, Year } from '../spec.ts'
import { hasValue, valueOrNull } from '../value.ts'
import { type LeftOut, unwanted } from './backtest/compared.ts'
import { compareOutcome } from './backtest/comparison.ts'
import { lastKnownYear, projectedMeasures } from './backtest/measures.ts'
import { createOthers, type DrawnFans, type Forecaster } from './backtest/others.ts'
import type { BacktestRow, Comparison, Guess } from './backtest/rows.ts'
import { inUnit, perRival, type ScoresByKind, scoresByKind } from './backtest/scored.ts'
import { testedOf, type YearKind, yearKindsOf } from './backtest/year-kinds.ts'

export interface BacktestOptions {
  /** Breaks whose factor divides what was published after them. */
  readonly breaks: readonly BreakId[]
  /** Whether outcomes that nobody has found in print again are compared too. */
  readonly recalled: boolean
}

export interface Backtest extends BacktestOptions {
  readonly model: string
  readonly baseline: string
  readonly outcomes: string
  readonly scenario: string
  readonly fingerprint: string
  readonly reading: ReadingId
  /** The last year of the report's figures. */
  readonly knownUntil: Year
  /** What is said of the outcomes that the model was set with. */
  readonly tested: TestedSpec | undefined
  /** In the order of the outcomes. */
  readonly rows: readonly BacktestRow[]
  /** Outcomes of an indicator that are not compared. */
  readonly leftOut: readonly LeftOut[]
  readonly scores: ScoresByKind
}

/** Holds a scenario's projection against outcomes of its indicators. */
export function backtest(
  projector: Projector,
  scenario: Scenario,
  outcomes: OutcomesSpec,
  options: BacktestOptions,
  fans?: DrawnFans,
): Backtest {
  const { model } = projector
  const { launchYear } = model.spec
  const isUndone = new Set(options.breaks)
  const knownUntil = lastKnownYear(model)
  const kindOf = yearKindsOf(model)
  const definition = { breaks: outcomes.breaks, isUndone, knownUntil }
  const projected = projectedMeasures(projector, scenario)
  const others = createOthers(projector, scenario, outcomes, isUndone, fans)
  const reasonOf = unwanted(outcomes.outcomes, scenario, launchYear, options.recalled)
  const leftOut: LeftOut[] = []

  const rowOf = (outcome: OutcomeSpec): readonly BacktestRow[] => {
    const { indicator, year, measure } = outcome
    if (indicator === undefined) return []
    const value = projected(indicator, year, measure)
    const reason = reasonOf(outcome) ?? (hasValue(value) ? undefined : 'noValue')
    if (reason) {
      leftOut.push({ outcome, reason })
      return []
    }
    const kind = kindOf(year)
    const fan = kind === 'known' ? undefined : fans?.scenario(indicator, year, measure)
    const comparison = compareOutcome({ ...outcome, indicator }, value, definition, fan)
    return [{ ...comparison, kind, rivals: perRival((rival) => guessOf(others[rival], comparison, kind)) }]
  }
  const rows = outcomes.outcomes.flatMap(rowOf)
  return {
    model: modelKey(model.spec),
    baseline: model.baseline.id,
    outcomes: outcomes.id,
    scenario: scenario.name,
    fingerprint: fingerprint(scenario, model),
    reading: scenario.reading,
    ...options,
    knownUntil,
    tested: testedOf(model),
    rows,
    leftOut,
    scores: scoresByKind(rows),
  }
}

/** Of the report's own years one who starts from them says nothing. */
function guessOf({ says, fans, restated }: Forecaster, about: Comparison, kind: YearKind): Guess | null {
  const { indicator, year, measure, comparable } = about
  const value = kind === 'known' ? Number.NaN : says(indicator, year, measure)
  if (!hasValue(value)) return null
  const fan = fans?.(indicator, year, measure)
  const crps = fan ? valueOrNull(inUnit(about, fan.crps(comparable))) : null
  const aim = restated?.(indicator, year)
  return { value, crps, ...(aim ? { restated: aim } : {}) }
}
