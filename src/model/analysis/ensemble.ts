/**
 * How sure: a scenario for many draws of what is uncertain, as a fan of quantiles for each indicator and year.
 *
 * Works in chunks of draws, each a step after which the caller may report, wait or stop. The result depends on
 * the scenario, the ranges, the seed, the method and the number of draws alone: same inputs, same bits.
 */
import { withOwnIndicators } from '../build-model.ts'
import { fingerprint } from '../fingerprint.ts'
import { type Model, modelKey } from '../model.ts'
import { indicatorIds, moneyAmong, type Prices, withDeflator } from '../projection.ts'
import type { IndicatorId, ReadingId, Scenario, Year } from '../spec.ts'
import { deflate, valueOrNull } from '../value.ts'
import { sharedHorizon, yearsTo } from '../years.ts'
import {
  type Bands,
  type DrawMethod,
  type DrawnRange,
  drawColumns,
  drawnRanges,
  type RangeChanges,
} from './draws.ts'
import { createEvaluator } from './evaluate.ts'
import { QuantileSearch, type SearchOptions } from './quantile.ts'
import { rounding } from './quantity.ts'
import { shockColumns } from './shocks.ts'

/** The quantiles of a fan and their probabilities. */
export const fanQuantiles = {
  p5: 0.05,
  p10: 0.1,
  p25: 0.25,
  p50: 0.5,
  p75: 0.75,
  p90: 0.9,
  p95: 0.95,
} as const
export type FanQuantile = keyof typeof fanQuantiles
export const fanQuantileNames = Object.keys(fanQuantiles) as readonly FanQuantile[]

/** Quantiles and mean by year, of the draws that have a value; null in a year in which none has. */
export interface Fan extends Readonly<Record<FanQuantile | 'mean', readonly (number | null)[]>> {
  /** By year: the share of the draws without a value; missing where all draws have one in every year. */
  readonly without?: readonly number[]
}

/** What is drawn, and how. */
export interface DrawSettings {
  readonly draws: number
  /** A whole number from 0 to 2^32 − 1. */
  readonly seed: number
  /** Sobol unless said otherwise. */
  readonly method?: DrawMethod
  readonly ranges?: RangeChanges
  /** Current unless said otherwise. */
  readonly prices?: Prices
  /** All that is uncertain unless said otherwise. */
  readonly bands?: Bands
}

export interface EnsembleOptions extends DrawSettings {
  /** Indicators, stocks or auxiliaries; all indicators unless said otherwise, the scenario's own included. */
  readonly names?: readonly string[]
  /** What is wanted of the difference from another scenario too, draw by draw. */
  readonly above?: Above
  /** How many numbers may be held; past it draws are computed again, pass by pass, and the result is the same. */
  readonly mostHeld?: number
}

/** By how much a scenario lies above another one in the same draws: what is uncertain alike in both is no difference. */
export interface Above {
  /** One with the same reading, horizon and own indicators. */
  readonly scenario: Scenario
  readonly names: readonly string[]
}

/** Calls during a run. */
export interface Watching {
  readonly onProgress?: (progress: Progress) => void
  /** Asked after each chunk. */
  readonly isCancelled?: () => boolean
}

export interface Progress {
  /** Draws computed in this pass. */
  readonly done: number
  readonly draws: number
  /** From 1. How many there will be is not known before; without passes it is one. */
  readonly pass: number
}

/** What a result with draws was computed from. */
export interface DrawnFrom {
  readonly model: string
  readonly baseline: string
  readonly reading: ReadingId
  /** Of the scenario, and of all else that stands here. */
  readonly fingerprint: string
  readonly prices: Prices
  readonly method: DrawMethod
  readonly seed: number
  readonly draws: number
  readonly bands: Bands
  readonly ranges: readonly DrawnRange[]
}

export interface Ensemble extends DrawnFrom {
  readonly years: readonly Year[]
  readonly fans: ReadonlyMap<string, Fan>
  /** Of differences from another scenario, where they were asked for. */
  readonly above: ReadonlyMap<string, Fan>
}

/** Draws between two steps: few enough that a caller who cancels need not wait. */
export const chunkSize = 1024
const defaultMostHeld = 2 ** 24
/** Numbers of a quantile that may be collected however small the memory: fewer would only cost passes. */
const leastCollected = 256
const probabilities = Object.values(fanQuantiles)

/**
 * Runs an ensemble to its end.
 * @returns undefined where it was cancelled.
 */
export function runEnsemble(
  model: Model,
  scenario: Scenario,
  options: EnsembleOptions & Watching,
): Ensemble | undefined {
  return finish(ensembleSteps(model, scenario, options), options)
}

/**
 * An ensemble in steps of a chunk of draws each, for a caller that has other things to do between them.
 * @param scenario one in which `checkScenario` finds no fault; likewise the ranges and `checkRanges`.
 */
export function* ensembleSteps(
  model: Model,
  scenario: Scenario,
  options: EnsembleOptions,
): Generator<Progress, Ensemble> {
  const { draws, mostHeld = defaultMostHeld } = options
  const names = [...new Set(options.names ?? indicatorIds(model, scenario))]
  const source = withDifferences(model, scenario, options, names)
  const { years } = source
  const quantities = source.names.length * years.length
  const searches: QuantileSearch[] = []
  const prepare = (sample: Chunk): void => {
    for (let quantity = 0; quantity < quantities; quantity++) {
      const own = { ...searchSize(draws, quantities, mostHeld), sample: sample.of(quantity) }
      searches.push(new QuantileSearch(draws, probabilities, own))
    }
  }
  const isHeld = draws * quantities <= mostHeld
  const held: Chunk[] = []
  for (let pass = 1; pass === 1 || searches.some((search) => !search.done); pass++) {
    if (isHeld && pass > 1) {
      for (const chunk of held) addChunk(chunk, searches)
    } else {
      for (let first = 0; first < draws; first += chunkSize) {
        const chunk = source.chunk(first, Math.min(chunkSize, draws - first))
        if (isHeld) held.push(chunk)
        if (searches.length === 0) prepare(chunk)
        addChunk(chunk, searches)
        yield { done: first + chunk.count, draws, pass }
      }
    }
    for (const search of searches) search.endPass()
  }
  const fans = source.names.map((name, index) => {
    const own = searches.slice(index * years.length, (index + 1) * years.length)
    return [name, fanOf(own, draws)] as const
  })
  return {
    ...drawnFrom(model, scenario, options),
    years,
    fans: new Map(fans.slice(0, names.length)),
    above: new Map(fans.slice(names.length)),
  }
}

function addChunk(chunk: Chunk, searches: readonly QuantileSearch[]): void {
  for (const [quantity, search] of searches.entries()) {
    if (!search.done) search.add(chunk.of(quantity))
  }
}

/** Bins and collected numbers for which the memory suffices. */
function searchSize(draws: number, quantities: number, mostHeld: number): Omit<SearchOptions, 'sample'> {
  const bins = draws > 2 ** 16 ? 2048 : 256
  // Each quantile lies in one bin, rarely between two, so this many numbers of each fill the memory once.
  const mostCollected = Math.max(leastCollected, Math.floor(mostHeld / (quantities * probabilities.length)))
  return { bins, mostCollected }
}

function fanOf(searches: readonly QuantileSearch[], draws: number): Fan {
  const without = searches.map((search) => search.without / draws)
  const statistics = searches.map((search) => search.statistics)
  const quantile = (name: FanQuantile) => {
    const index = fanQuantileNames.indexOf(name)
    return statistics.map((own) => valueOrNull(own?.quantiles[index]))
  }
  return {
    p5: quantile('p5'),
    p10: quantile('p10'),
    p25: quantile('p25'),
    p50: quantile('p50'),
    p75: quantile('p75'),
    p90: quantile('p90'),
    p95: quantile('p95'),
    mean: statistics.map((own) => valueOrNull(own?.mean)),
    ...(without.some((share) => share > 0) ? { without } : {}),
  }
}

// --- Probabilities ---

/** Whether an indicator of a scenario is larger than a target or than the same indicator in another scenario. */
export interface ExceedanceQuestion {
  readonly indicator: IndicatorId
  readonly over:
    | { readonly kind: 'target'; readonly value: number }
    | { readonly kind: 'scenario'; readonly scenario: Scenario }
}

/** Odds are read of all that is uncertain. */
export type OddsSettings = Omit<DrawSettings, 'bands'>

export interface Exceedance extends DrawnFrom, ExceedanceQuestion {
  /** Those that both scenarios reach. */
  readonly years: readonly Year[]
  /** By year: the share of the draws in which it is larger; null in a year in which any draw has no value. */
  readonly probability: readonly (number | null)[]
  /** By year: the share of the draws in which both are the same, but for rounding. */
  readonly same: readonly (number | null)[]
  /** Of the probability, for random draws; Sobol points are no sample, and their error is smaller. */
  readonly standardError: readonly (number | null)[] | null
}

/**
 * The probability, year by year, that a scenario exceeds a target or another scenario. Two scenarios are
 * compared draw by draw, with the same draws and shocks: what is uncertain alike in both does not blur the
 * difference. All that is uncertain is drawn, whatever bands are to show: less would look surer than it is.
 * @returns undefined where it was cancelled.
 */
export function exceedance(
  model: Model,
  scenario: Scenario,
  question: ExceedanceQuestion,
  options: OddsSettings & Watching,
): Exceedance | undefined {
  return finish(exceedanceSteps(model, scenario, question, options), options)
}

/** `exceedance` in steps of a chunk of draws each. */
export function* exceedanceSteps(
  model: Model,
  scenario: Scenario,
  question: ExceedanceQuestion,
  settings: OddsSettings,
): Generator<Progress, Exceedance> {
  const { indicator, over } = question
  const options: DrawSettings = { ...settings, bands: 'all' }
  const { draws, method = 'sobol' } = options
  const compared = over.kind === 'scenario' ? over.scenario : undefined
  const common = {
    horizon: sharedHorizon(compared ? [scenario, compared] : [scenario]),
    // An indicator of the scenario's own is the same formula in both.
    indicators: scenario.indicators,
  }
  const source = createDrawSource(model, { ...scenario, ...common }, options, [indicator])
  const other = compared && createDrawSource(model, { ...compared, ...common }, options, [indicator])
  const target = new Float64Array(chunkSize).fill(over.kind === 'target' ? over.value : Number.NaN)
  const counts = source.years.map((): Compared => ({ larger: 0, same: 0, isKnown: true }))
  for (let first = 0; first < draws; first += chunkSize) {
    const count = Math.min(chunkSize, draws - first)
    const chunk = source.chunk(first, count)
    const limits = other?.chunk(first, count)
    for (const [place, count] of counts.entries()) {
      compareInto(count, chunk.of(place), limits?.of(place) ?? target)
    }
    yield { done: first + count, draws, pass: 1 }
  }
  const shareOf = (which: 'larger' | 'same') =>
    counts.map((count) => (count.isKnown && draws > 0 ? count[which] / draws : null))
  const probability = shareOf('larger')
  const errorOf = (p: number | null): number | null => (p === null ? null : Math.sqrt((p * (1 - p)) / draws))
  const standardError = method === 'sobol' ? null : probability.map(errorOf)
  return {
    ...drawnFrom(model, scenario, options),
    ...question,
    years: source.years,
    probability,
    same: shareOf('same'),
    standardError,
  }
}

/** How draws compare with their limits, counted. */
interface Compared {
  larger: number
  same: number
  /** Whether all of them, and all of their limits, have a value. */
  isKnown: boolean
}

function compareInto(count: Compared, values: Float64Array, limits: Float64Array): void {
  for (let index = 0; index < values.length; index++) {
    const [value, limit] = [values[index] as number, limits[index] as number]
    const above = value - limit
    if (Math.abs(above) <= rounding * Math.abs(limit)) count.same++
    else if (above > 0) count.larger++
    else if (!(above < 0)) count.isKnown = false
  }
}

// --- Draws ---

function drawnFrom(model: Model, scenario: Scenario, settings: DrawSettings): DrawnFrom {
  const { draws, seed, method = 'sobol', prices = 'current', bands = 'all' } = settings
  const ranges = drawnRanges(model, scenario, settings.ranges)
  return {
    model: modelKey(model.spec),
    baseline: scenario.baseline,
    reading: scenario.reading,
    fingerprint: fingerprint(scenario, model, { prices, drawn: { method, draws, seed, bands, ranges } }),
    prices,
    method,
    seed,
    draws,
    bands,
    ranges,
  }
}

/** Values of some draws. */
interface Chunk {
  readonly count: number
  /** One number a draw for a quantity: a name in a year, the years of the first name first. */
  of(quantity: number): Float64Array
}

interface DrawSource {
  readonly names: readonly string[]
  readonly years: readonly Year[]
  chunk(first: number, count: number): Chunk
}

export function createDrawSource(
  model: Model,
  scenario: Scenario,
  { seed, method = 'sobol', ranges: changes, prices = 'current', bands = 'all' }: DrawSettings,
  asked: readonly string[],
): DrawSource {
  const names = [...new Set(asked)]
  const years = yearsTo(model.spec, scenario.horizon)
  const ranges = drawnRanges(model, scenario, changes)
  const whole = withOwnIndicators(model, scenario.indicators)
  const money = prices === 'constant' ? moneyAmong(names, whole) : new Set<string>()
  const evaluated = money.size > 0 ? withDeflator(names, model.spec) : names
  const evaluator = createEvaluator(whole, scenario, ranges, evaluated, bands)
  const deflatorPlace = evaluated.indexOf(model.spec.deflator ?? '')

  const chunk = (first: number, count: number): Chunk => {
    const columns = drawColumns(ranges, { method, seed, first, count })
    const shocks = shockColumns(evaluator.shocks, model, { seed, first, count })
    const outputs = evaluator.evaluate(columns, count, shocks)
    const row = (name: number, year: number): Float64Array => {
      const start = (name * years.length + year) * count
      return outputs.subarray(start, start + count)
    }
    for (const [place, name] of names.entries()) {
      if (!money.has(name)) continue
      for (let year = 0; year < years.length; year++) deflate(row(place, year), row(deflatorPlace, year))
    }
    return { count, of: (quantity) => row(Math.floor(quantity / years.length), quantity % years.length) }
  }
  return { names, years, chunk }
}

/** The draws of a scenario, with those of its differences from another one behind them. */
function withDifferences(
  model: Model,
  scenario: Scenario,
  options: EnsembleOptions,
  names: readonly string[],
): DrawSource {
  const { above } = options
  if (!above || above.names.length === 0) return createDrawSource(model, scenario, options, names)
  const own = createDrawSource(model, scenario, options, [...names, ...above.names])
  const other = createDrawSource(model, above.scenario, options, above.names)
  const { years } = own
  const places = other.names.map((name) => own.names.indexOf(name))
  const chunk = (first: number, count: number): Chunk => {
    const [values, others] = [own.chunk(first, count), other.chunk(first, count)]
    const difference = (quantity: number): Float64Array => {
      const [name, year] = [Math.floor(quantity / years.length), quantity % years.length]
      const from = others.of(quantity)
      return values
        .of((places[name] ?? 0) * years.length + year)
        .map((value, index) => value - (from[index] as number))
    }
    const differences = Array.from({ length: other.names.length * years.length }, (_, quantity) =>
      difference(quantity),
    )
    const before = names.length * years.length
    return {
      count,
      of: (quantity) =>
        quantity < before ? values.of(quantity) : (differences[quantity - before] as Float64Array),
    }
  }
  return { names: [...names, ...other.names], years, chunk }
}

/** Takes all steps; undefined where it was cancelled. */
function finish<T>(
  steps: Generator<Progress, T>,
  { onProgress, isCancelled = () => false }: Watching,
): T | undefined {
  for (;;) {
    if (isCancelled()) return undefined
    const step = steps.next()
    if (step.done) return step.value
    onProgress?.(step.value)
  }
}
