/** A backtest with its fans, drawn. */
import type { Projector } from '../../projection.ts'
import type { IndicatorId, OutcomesSpec, Scenario, Year } from '../../spec.ts'
import { hasValue } from '../../value.ts'
import { type Backtest, type BacktestOptions, backtest } from '../backtest.ts'
import type { DrawSettings, Progress } from '../ensemble.ts'
import { type Samples, sampleSteps } from '../samples.ts'
import { quantileOfSorted } from '../scores.ts'
import { sampledFans } from './fans.ts'
import { untilLast } from './measures.ts'
import { withoutDepartures } from './others.ts'
import { type BacktestPath, backtestPaths } from './paths.ts'

/** The bands of a chart: quantiles in the order of their probabilities, by indicator and year. */
export type Bands = Readonly<Record<IndicatorId, Readonly<Record<Year, readonly number[]>>>>

/** The probabilities of `Bands`: the edges of the bands of 90, 80 and 50 %, from the lowest to the highest. */
export const bandEdges = [0.05, 0.1, 0.25, 0.75, 0.9, 0.95] as const

export interface DrawnBacktest {
  readonly result: Backtest
  readonly bands: Bands
  readonly paths: readonly BacktestPath[]
}

/**
 * A backtest with its fans, in steps of a chunk of draws each, for a caller that has other things to do between them.
 * @param drawing draws as many as `mostSampled`; none for a backtest without fans.
 */
export function* backtestSteps(
  projector: Projector,
  scenario: Scenario,
  outcomes: OutcomesSpec,
  options: BacktestOptions & { readonly drawing: DrawSettings | undefined },
): Generator<Progress, DrawnBacktest> {
  const { drawing, ...how } = options
  const { model } = projector
  const { scenario: until, last } = untilLast(scenario, outcomes.outcomes, model.spec)
  const paths = backtestPaths(projector, scenario, outcomes, options.breaks, last)
  const names = [...new Set(paths.map(({ indicator }) => indicator))]
  if (!drawing || names.length === 0) {
    return { result: backtest(projector, scenario, outcomes, how), bands: {}, paths }
  }
  const { deflator } = model.spec
  const drawn = deflator === undefined ? names : [...names, deflator]
  const settings: DrawSettings = { ...drawing, prices: 'current' }
  const beside = withoutDepartures(projector, until)
  const runs = beside ? [until, beside] : [until]
  const draw = function* (run: Scenario): Generator<Progress, Samples> {
    const before = runs.indexOf(run) * settings.draws
    const steps = sampleSteps(model, run, settings, drawn)
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      const { done, pass } = step.value
      yield { done: before + done, draws: runs.length * settings.draws, pass }
    }
  }
  const own = yield* draw(until)
  const baseline = beside && (yield* draw(beside))
  const fans = { scenario: sampledFans(own, model), baseline: baseline && sampledFans(baseline, model) }
  return {
    result: backtest(projector, scenario, outcomes, how, fans),
    bands: bandsOf(own, names),
    paths,
  }
}

function bandsOf(samples: Samples, names: readonly IndicatorId[]): Bands {
  const edgesOf = (name: IndicatorId, year: Year): readonly number[] => {
    const sorted = samples.of(name, year)?.slice().sort() ?? new Float64Array()
    return bandEdges.map((probability) => quantileOfSorted(sorted, probability))
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(
        samples.years
          .map((year) => [year, edgesOf(name, year)] as const)
          .filter(([, edges]) => edges.every(hasValue)),
      ),
    ]),
  )
}
