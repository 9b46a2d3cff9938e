/** Makes a sealed forecast, and scores one against numbers that have come since. */
import { fingerprint } from '../../fingerprint.ts'
import type { Ground } from '../../ground.ts'
import { modelKey } from '../../model.ts'
import { createProjector } from '../../projection.ts'
import { baselineScenario } from '../../scenario.ts'
import { type SealedForecast, type SealedSeries, sealedFormat } from '../../sealed.ts'
import type { IndicatorId, OutcomesSpec, Year } from '../../spec.ts'
import { hasValue } from '../../value.ts'
import { valueInYear, yearsBetween } from '../../years.ts'
import type { BacktestOptions } from '../backtest.ts'
import { drawnRanges } from '../draws.ts'
import type { Progress } from '../ensemble.ts'
import { sampleSteps } from '../samples.ts'
import { quantileOfSorted } from '../scores.ts'
import { unwanted } from './compared.ts'
import { compareOutcome } from './comparison.ts'
import type { Fan } from './fans.ts'
import { lastKnownYear } from './measures.ts'
import type { Comparison } from './rows.ts'

/** Whole percentiles from 1 to 99. */
const probabilities = Array.from({ length: 99 }, (_, index) => (index + 1) / 100)

/** Figures that are written down; more would be those of the draws' chance. */
const figures = 9

export interface SealOptions {
  readonly from: Year
  readonly to: Year
  readonly draws: number
  readonly seed: number
  /** The day of today. */
  readonly sealed: string
}

/** Headline indicators of a ground of which a level has been published: others could never be scored. */
export function sealable({ model, outcomes }: Pick<Ground, 'model' | 'outcomes'>): readonly IndicatorId[] {
  const published = new Set(
    outcomes.outcomes.flatMap(({ indicator, measure, quality }) =>
      measure === 'level' && quality !== 'recalled' && indicator ? [indicator] : [],
    ),
  )
  return model.headlines.listed.filter((id) => published.has(id))
}

/** What a ground foretells without departures, in steps of a chunk of draws each. */
export function* sealSteps(ground: Ground, options: SealOptions): Generator<Progress, SealedForecast> {
  const { built, model, baseline } = ground
  const { from, to, draws, seed, sealed } = options
  const scenario = { ...baselineScenario(model, baseline), horizon: to }
  const ids = sealable(ground)
  const years = yearsBetween(from, to)
  const { series } = createProjector(built).project(scenario)
  const samples = yield* sampleSteps(built, scenario, { draws, seed }, ids)
  const ranges = drawnRanges(built, scenario)
  const rounded = (value: number): number => Number(value.toPrecision(figures))
  const foretold = (id: IndicatorId): readonly SealedSeries[] => {
    const spec = model.indicators.find((each) => each.id === id)
    const sorted = years.map((year) => samples.of(id, year)?.slice().sort() ?? new Float64Array())
    const central = years.map((year) => valueInYear(series.get(id), year, model))
    // What has no value in some draw, or not even in the central run, is not foretold.
    if (!spec || !central.every(hasValue) || sorted.some((own) => !hasValue(own.at(-1)))) return []
    const { label, unit, digits } = spec
    const quantiles = sorted.map((own) => probabilities.map((each) => rounded(quantileOfSorted(own, each))))
    return [{ id, label, unit, digits, central: central.map(rounded), quantiles }]
  }
  return {
    format: sealedFormat,
    version: 1,
    sealed,
    baseline: baseline.id,
    label: baseline.label,
    model: modelKey(model),
    reading: scenario.reading,
    knownUntil: lastKnownYear(built),
    fingerprint: fingerprint(scenario, built, {
      prices: 'current',
      drawn: { method: 'sobol', draws, seed, bands: 'all', ranges },
    }),
    method: 'sobol',
    bands: 'all',
    draws,
    seed,
    years,
    probabilities,
    indicators: ids.flatMap(foretold),
  }
}

/** The fan that quantiles describe: its score is twice the mean of their own (Gneiting & Raftery 2007). */
export function quantileFan(of: readonly number[], values: readonly number[]): Fan {
  const at = (probability: number): number => values[of.indexOf(probability)] ?? Number.NaN
  return {
    percentile: (outcome) => {
      const above = values.findIndex((value) => value > outcome)
      if (above === 0) return (of[0] ?? 0) / 2
      if (above < 0) return (1 + (of.at(-1) ?? 1)) / 2
      const [low, high] = [values[above - 1] as number, values[above] as number]
      const [p, q] = [of[above - 1] as number, of[above] as number]
      return p + ((outcome - low) / (high - low)) * (q - p)
    },
    holds: (share, outcome) => outcome >= at((100 - share) / 200) && outcome <= at((100 + share) / 200),
    crps: (outcome) => {
      const losses = values.map((value, index) => {
        const share = (of[index] as number) - (outcome < value ? 1 : 0)
        return share * (outcome - value)
      })
      return (2 * losses.reduce((sum, loss) => sum + loss, 0)) / losses.length
    },
  }
}

/** How a sealed forecast fared: a row for each number that has been published of its indicators and years. */
export function scoreSealed(
  { years, probabilities: of, indicators, knownUntil }: SealedForecast,
  { outcomes, breaks }: OutcomesSpec,
  { breaks: undone, recalled }: BacktestOptions,
): readonly Comparison[] {
  const [first = 0, horizon = 0] = [years[0], years.at(-1)]
  const reasonOf = unwanted(outcomes, { horizon }, first, recalled)
  const definition = { breaks, isUndone: new Set(undone), knownUntil }
  return outcomes.flatMap((outcome): readonly Comparison[] => {
    const { indicator, year, measure, unit } = outcome
    // A number in another unit is of another quantity than the one that was foretold.
    const series = indicators.find((each) => each.id === indicator && each.unit === unit)
    const place = years.indexOf(year)
    if (!series || !indicator || place < 0 || measure !== 'level' || reasonOf(outcome)) return []
    const [central, quantiles = []] = [series.central[place] ?? Number.NaN, series.quantiles[place]]
    return [compareOutcome({ ...outcome, indicator }, central, definition, quantileFan(of, quantiles))]
  })
}
