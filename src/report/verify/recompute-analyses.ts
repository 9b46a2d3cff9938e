/** Makes the answers of analyses again: the same functions, in the same order, as who exported them. */
import { attribute } from '../../model/analysis/attribution.ts'
import { backtestSteps } from '../../model/analysis/backtest/drawn.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import type { DrawMethod } from '../../model/analysis/draws.ts'
import { type ExceedanceQuestion, exceedance, runEnsemble } from '../../model/analysis/ensemble.ts'
import { seek } from '../../model/analysis/seek.ts'
import { sobolIndices } from '../../model/analysis/sobol-indices.ts'
import { tornado } from '../../model/analysis/tornado.ts'
import { withOwnIndicators } from '../../model/build-model.ts'
import { launchedFrom } from '../../model/launched.ts'
import type { Model } from '../../model/model.ts'
import { createProjector, moneyAmong } from '../../model/projection.ts'
import type { Scenario } from '../../model/spec.ts'
import { attributionCsv } from '../attribution/attribution-csv.ts'
import { attributionJson } from '../attribution/json.ts'
import { backtestJson } from '../backtest/json.ts'
import { launched } from '../backtest/launch.ts'
import { comparedOutcomes, outcomesOf, outcomesUntil } from '../backtest/outcomes.ts'
import { rowsCsv } from '../backtest/rows-csv.ts'
import type { Sheet } from '../csv.ts'
import { surenessColumns, surenessCsv } from '../ensemble/answer.ts'
import { ensembleJson } from '../ensemble/json.ts'
import { drawOdds, oddsOf } from '../ensemble/odds.ts'
import { sheetOfAnswer } from '../provenance.ts'
import { reachedShare, type Sought, soughtCsv } from '../seek/answer.ts'
import { soughtJson } from '../seek/json.ts'
import { sensitivityCsv } from '../sensitivity/answer.ts'
import { sensitivityJson } from '../sensitivity/json.ts'
import { described, describedOne, type Here, type HereOf, type Recomputed, settingsOf } from './here.ts'

/** A table with what made it in each row, and below the rows. */
const answered =
  (sheet: () => Sheet, { made, words, ground }: Here) =>
  (): Sheet =>
    sheetOfAnswer(sheet(), made, words, ground)

export function ensemble(here: HereOf<'ensemble'>): Recomputed {
  const { made, inquiry, words, scenarios, first, ground } = here
  const model = ground.built
  const settings = settingsOf(here)
  if (!settings) return { csv: undefined, json: undefined }
  const [, other] = scenarios
  const names = inquiry.indicators
  const result = runEnsemble(model, first.computed, { ...settings, bands: made.drawn?.bands ?? 'all', names })
  if (!result) throw new Error('nobody cancelled this')
  const over: ExceedanceQuestion['over'] | undefined = other
    ? { kind: 'scenario', scenario: other.computed }
    : inquiry.over === undefined
      ? undefined
      : { kind: 'target', value: inquiry.over }
  const odds =
    over && drawOdds(model, first.computed, { indicators: names, over, year: inquiry.year }, settings)
  const rows = () =>
    described(names, [first], here).flatMap((indicator) => {
      const fan = result.fans.get(indicator.id)
      const own = odds && oddsOf(odds, indicator.id, other?.name ?? inquiry.over ?? '')
      return fan ? surenessCsv({ indicator, years: result.years, fan }, own, words).rows : []
    })
  return {
    csv: answered(() => ({ columns: surenessColumns, rows: rows() }), here),
    json: () => ensembleJson(made, result, odds, words),
  }
}

export function sensitivity(here: HereOf<'sensitivity'>): Recomputed {
  const { made, inquiry, words, scenarios, first, ground } = here
  const { indicator, year } = inquiry
  const model = ground.built
  const [, other] = scenarios
  const quantity = { indicator, year, prices: made.prices, ranges: made.ranges ?? {} }
  const swings = tornado(model, first.computed, quantity)
  // The user's own indicators are asked of both.
  const beside =
    other && tornado(model, { ...other.computed, indicators: first.computed.indicators }, quantity)
  const { drawn } = made
  const sobol =
    drawn &&
    sobolIndices(model, first.computed, {
      ...quantity,
      samples: drawn.draws,
      seed: drawn.seed,
      onProgress: (done) => here.onProgress(done, drawn.draws),
    })
  const asked = { indicator: describedOne(indicator, [first], here), year, model }
  return {
    csv: answered(() => sensitivityCsv(swings, beside, sobol, asked, words), here),
    json: () => sensitivityJson(made, swings, sobol, words),
  }
}

export function attribution(here: HereOf<'attribute'>): Recomputed {
  const { made, inquiry, words, scenarios, first: to, ground, projector } = here
  const { indicator: id, year } = inquiry
  const model = ground.built
  const [, from = to] = scenarios
  const { drawn, prices } = made
  const result = attribute(projector, from.computed, to.computed, {
    indicator: id,
    prices,
    ...(drawn ? { seed: drawn.seed, permutations: drawn.draws } : {}),
    onProgress: here.onProgress,
  })
  const indicator = describedOne(id, scenarios, here)
  const whole = [to, from].map(({ computed }) => withOwnIndicators(model, computed.indicators))
  const isMoney = whole.some((each) => moneyAmong([id], each).has(id))
  const naming = { model: ground.model, baseline: ground.baseline }
  return {
    csv: answered(() => attributionCsv(result, indicator, naming, words), here),
    json: year === undefined ? undefined : () => attributionJson(made, result, { year, isMoney }, words),
  }
}

export function seeking(here: HereOf<'seek'>): Recomputed {
  const { made, inquiry, words, first, ground, projector } = here
  const { kind: _, ...asked } = inquiry
  const options = { ...asked, prices: made.prices }
  const job = { scenario: first.computed, options }
  const result = seek(projector, first.computed, options)
  const sought: Sought = {
    job,
    result,
    indicator: describedOne(inquiry.indicator, [first], here),
    spec: ground.model,
  }
  const settings = settingsOf(here)
  const share = (scenario: Scenario): number | undefined => {
    const over = { kind: 'target', value: inquiry.target } as const
    const found =
      settings && exceedance(ground.built, scenario, { indicator: inquiry.indicator, over }, settings)
    return found && reachedShare(found, inquiry.year, result.sense)
  }
  const odds = { answer: share(result.scenario), present: share(first.computed) }
  return {
    csv: answered(() => soughtCsv(sought, odds, words), here),
    json: () => soughtJson(made, sought, odds, words),
  }
}

export function backtesting(here: HereOf<'backtest'>): Recomputed {
  const { made, inquiry, words, first, ground, onProgress } = here
  const { indicators, until, breaks, recalled, brought, start } = inquiry
  const compared = comparedOutcomes(ground.outcomes, brought, ground.model.indicators)
  const outcomes = outcomesUntil(outcomesOf(compared.spec, indicators), until)
  const { drawn, ranges = {} } = made
  const drawing = drawn && { ...drawn, method: drawn.method as DrawMethod, ranges }
  const run = (scenario: Scenario, model: Model): Backtest => {
    const projector = model === ground.built ? here.projector : createProjector(model)
    const steps = backtestSteps(projector, scenario, outcomes, { breaks, recalled, drawing })
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value.result
      onProgress(step.value.done, step.value.draws)
    }
  }
  const result = run(first.computed, ground.built)
  const changed = start && {
    changes: start,
    result: run(launched(first.computed, start), launchedFrom(ground.built, start.figures)),
    ground,
  }
  return {
    csv: answered(() => rowsCsv(result, changed, compared.files, words), here),
    json: () => backtestJson(made, result, ground, words),
  }
}
