/**
 * Was it right: a projection beside numbers that were published later, with scores, and what naive rules say.
 *
 * Years that the model's own figures speak of are shown, marked, and left out of every score: there the
 * projection repeats the report.
 *
 * The naive rules know what the report knew and nothing later. Their starting values are those of the model
 * without departures, in the scenario's reading, in the years of the report: there it reproduces the report's
 * figures, and gives what follows from them where the report prints none (GRDP). The last known year of an
 * indicator is the last one in which the baseline has a figure of it for the region; for an indicator without
 * any, the last one of the figures that the model rests on. The digital economy is last known in 2015, say.
 *
 * - *Last growth kept*: from its last known year on the indicator changes every year by the factor by which it
 *   changed in that year. Where that year is the launch year, the year before comes from the baseline's
 *   figures; without one there is no such growth rate, and the rule says nothing.
 * - *Last share kept*: a share of the whole (a percentage) stays at its last known value; an amount in the
 *   whole's unit keeps its last known share of the whole, which itself follows the first rule. Of other
 *   quantities, and of the whole, it says nothing.
 *
 * Real growth by a rule is its nominal growth over the last price growth of the report's years.
 */
import { fingerprint } from '../fingerprint.ts'
import type { Model } from '../model.ts'
import { modelKey } from '../model.ts'
import type { Projector } from '../projection.ts'
import { namedFigures } from '../resolve-model.ts'
import { baselineScenario } from '../scenario.ts'
import type {
  DefinitionBreak,
  IndicatorId,
  ModelSpec,
  OutcomeMeasure,
  OutcomeSpec,
  OutcomesSpec,
  ReadingId,
  Scenario,
  Year,
} from '../spec.ts'
import { percent, sameUnit } from '../unit.ts'
import { hasValue, valueOrNull } from '../value.ts'
import { valueInYear, yearsTo } from '../years.ts'
import type { Ensemble } from './ensemble.ts'

export type NaiveRule = 'growthKept' | 'shareKept'
export const naiveRules: readonly NaiveRule[] = ['growthKept', 'shareKept']

/** The band in which an indicator's levels are expected, by year; from an ensemble, in current prices. */
export type Band = Readonly<
  Record<IndicatorId, Readonly<Record<Year, { readonly low: number; readonly high: number }>>>
>

export interface BacktestRow {
  readonly outcome: OutcomeSpec
  readonly indicator: IndicatorId
  readonly year: Year
  readonly measure: OutcomeMeasure
  readonly projected: number
  /** As it was published. */
  readonly published: number
  /** What the projection is held against: as published or, where spliced, divided by the break's factor. */
  readonly comparable: number
  /** Projected less comparable: in the indicator's unit, for growth in percentage points. */
  readonly difference: number
  /** The difference as a percentage of what is comparable; null where that is 0. */
  readonly percent: number | null
  /** The last change of definition up to that year, whether spliced or not. */
  readonly definitionBreak: DefinitionBreak | undefined
  readonly spliced: boolean
  /** Whether the report's own figures speak of that year; left out of scores. */
  readonly inSample: boolean
  /** Null where there is no band. */
  readonly inBand: boolean | null
  /** What the rules say; null where they say nothing. */
  readonly naive: Readonly<Record<NaiveRule, number | null>>
}

/** How far off a rule was, and the model in the same rows. */
export interface NaiveScore {
  readonly count: number
  readonly meanAbsolute: number
  readonly bias: number
  /** The model's mean absolute error in the rows of which the rule says something. */
  readonly modelMeanAbsolute: number
}

/** Errors of some rows: of levels in percent, of growth rates in percentage points. */
export interface Score {
  readonly count: number
  readonly meanAbsolute: number
  /** The mean error; above 0 where the projection was too high. */
  readonly bias: number
  /** Percentage of outcomes inside the band, of those that have one; null without any. */
  readonly inBand: number | null
  /** Null for a rule that says nothing about any of the rows. */
  readonly naive: Readonly<Record<NaiveRule, NaiveScore | null>>
}

/** Scores of levels and of growth rates, which cannot be added up; null where no row is scored. */
export interface Scores {
  readonly levels: Score | null
  readonly growth: Score | null
}

export interface Backtest {
  readonly model: string
  readonly baseline: string
  readonly outcomes: string
  readonly scenario: string
  readonly fingerprint: string
  readonly reading: ReadingId
  readonly splice: boolean
  /** The last year of the report's figures. */
  readonly knownUntil: Year
  /** In the order of the outcomes. */
  readonly rows: readonly BacktestRow[]
  /** Outcomes of an indicator that the projection has no value for. */
  readonly leftOut: readonly OutcomeSpec[]
  readonly scores: { readonly all: Scores; readonly indicators: Readonly<Record<IndicatorId, Scores>> }
}

export interface BacktestOptions {
  /** Divides levels published after a change of definition by its factor. */
  readonly splice: boolean
  readonly band?: Band
}

/** Holds a scenario's projection against outcomes of its indicators. */
export function backtest(
  projector: Projector,
  scenario: Scenario,
  outcomes: OutcomesSpec,
  { splice, band = {} }: BacktestOptions,
): Backtest {
  const { model } = projector
  const knownUntil = lastKnownYear(model)
  const projected = projectedMeasures(projector, scenario)
  const { says: naive } = createNaiveRules(projector, scenario, knownUntil)
  const leftOut: OutcomeSpec[] = []

  const rowOf = (outcome: OutcomeSpec): readonly BacktestRow[] => {
    const { indicator, year, measure, value: published } = outcome
    if (indicator === undefined) return []
    const value = projected(indicator, year, measure)
    if (!hasValue(value)) {
      leftOut.push(outcome)
      return []
    }
    const definitionBreak = lastBreak(outcomes.breaks, indicator, year)
    const spliced = splice && measure === 'level' && definitionBreak !== undefined
    const comparable = spliced ? published / definitionBreak.factor : published
    const expected = measure === 'level' ? band[indicator]?.[year] : undefined
    const row: BacktestRow = {
      outcome,
      indicator,
      year,
      measure,
      published,
      comparable,
      definitionBreak,
      spliced,
      projected: value,
      difference: value - comparable,
      percent: valueOrNull((100 * (value - comparable)) / Math.abs(comparable)),
      inSample: year <= knownUntil,
      inBand: expected ? comparable >= expected.low && comparable <= expected.high : null,
      // Of the report's own years a rule that starts from them says nothing.
      naive: saidBy((rule) =>
        year <= knownUntil ? null : valueOrNull(naive[rule](indicator, year, measure)),
      ),
    }
    return [row]
  }
  const rows = outcomes.outcomes.flatMap(rowOf)
  const indicators = [...new Set(rows.map(({ indicator }) => indicator))]
  return {
    model: modelKey(model.spec),
    baseline: model.baseline.id,
    outcomes: outcomes.id,
    scenario: scenario.name,
    fingerprint: fingerprint(scenario, model),
    reading: scenario.reading,
    splice,
    knownUntil,
    rows,
    leftOut,
    scores: {
      all: scoresOf(rows),
      indicators: Object.fromEntries(
        indicators.map((id) => [id, scoresOf(rows.filter(({ indicator }) => indicator === id))]),
      ),
    },
  }
}

/** What projection and rules say of an indicator over the years from the launch on; null where they say nothing. */
export interface BacktestPath {
  readonly indicator: IndicatorId
  readonly measure: OutcomeMeasure
  readonly projected: readonly (number | null)[]
  /** From the indicator's last known year on, which each rule starts from. */
  readonly naive: Readonly<Record<NaiveRule, readonly (number | null)[]>>
}

/** The way to what a backtest compares: one path for each indicator and measure of the outcomes, for pictures. */
export function backtestPaths(
  projector: Projector,
  scenario: Scenario,
  { outcomes }: Pick<OutcomesSpec, 'outcomes'>,
  last: Year,
): readonly BacktestPath[] {
  const { launchYear } = projector.model.spec
  const projected = projectedMeasures(projector, scenario)
  const known = lastKnownYear(projector.model)
  const { says, knownYear } = createNaiveRules(projector, scenario, known)
  const years = yearsTo(projector.model.spec, last)
  const wanted = new Map(
    outcomes.flatMap(({ indicator, measure }) =>
      indicator === undefined ? [] : [[`${indicator} ${measure}`, { indicator, measure }] as const],
    ),
  )
  return [...wanted.values()].map(({ indicator, measure }) => {
    const path = (said: Measures, from: Year) =>
      years.map((year) => (year < from ? null : valueOrNull(said(indicator, year, measure))))
    const start = knownYear(indicator) + (measure === 'level' ? 0 : 1)
    return {
      indicator,
      measure,
      projected: path(projected, launchYear),
      naive: saidBy((rule) => path(says[rule], start)),
    }
  })
}

/** A scenario up to the last of some outcomes: later years cannot change earlier ones. */
export function untilLast(
  scenario: Scenario,
  outcomes: readonly Pick<OutcomeSpec, 'year'>[],
  spec: Pick<ModelSpec, 'launchYear'>,
): { readonly scenario: Scenario; readonly last: Year } {
  const last = Math.max(spec.launchYear + 1, ...outcomes.map(({ year }) => year))
  return { scenario: { ...scenario, horizon: Math.min(scenario.horizon, last) }, last }
}

/** The last year that the figures in the model's equations speak of. */
export function lastKnownYear({ spec, baseline }: Model): Year {
  const years = namedFigures(spec, baseline).map(({ figure }) => figure.year)
  return Math.max(spec.launchYear, ...years)
}

function lastBreak(
  breaks: readonly DefinitionBreak[],
  indicator: IndicatorId,
  year: Year,
): DefinitionBreak | undefined {
  return breaks
    .filter((each) => each.indicator === indicator && each.year <= year)
    .reduce<DefinitionBreak | undefined>(
      (last, each) => (last && last.year > each.year ? last : each),
      undefined,
    )
}

/** A level in current prices, or growth in percent; NaN where there is none. */
export type Measures = (indicator: IndicatorId, year: Year, measure: OutcomeMeasure) => number

/** What a scenario's projection says of levels and growth; NaN where it says nothing. */
export function projectedMeasures(projector: Projector, scenario: Scenario): Measures {
  const { series, money } = projector.project(scenario)
  const { spec } = projector.model
  const { deflator = '' } = spec
  const level = (name: string, year: Year): number => valueInYear(series.get(name), year, spec)
  return (indicator, year, measure) => {
    if (measure === 'level') return level(indicator, year)
    const factor = level(indicator, year) / level(indicator, year - 1)
    const isDeflated = measure === 'realGrowth' && money.has(indicator)
    const prices = isDeflated ? level(deflator, year) / level(deflator, year - 1) : 1
    return 100 * (factor / prices - 1)
  }
}

interface NaiveRules {
  readonly says: Readonly<Record<NaiveRule, Measures>>
  readonly knownYear: (indicator: IndicatorId) => Year
}

function createNaiveRules(projector: Projector, { reading }: Scenario, knownUntil: Year): NaiveRules {
  const { model } = projector
  const { launchYear, deflator = '', whole } = model.spec
  const start = { ...baselineScenario(model.spec, model.baseline), reading }
  const { series, money } = projector.project(start)
  const level = (name: string, year: Year): number => valueInYear(series.get(name), year, model.spec)
  const { region } = model.baseline
  const figures = model.baseline.figures.filter((figure) => figure.region === region)

  const knownYear = (indicator: IndicatorId): Year => {
    const years = figures
      .filter((figure) => figure.indicator === indicator && figure.year <= knownUntil)
      .map(({ year }) => year)
    return years.length > 0 ? Math.max(launchYear, ...years) : knownUntil
  }
  /** The last known growth factor; NaN where there is none. */
  const lastFactor = (indicator: IndicatorId): number => {
    const year = knownYear(indicator)
    const printed = figures.find((figure) => figure.indicator === indicator && figure.year === year - 1)
    const before = year > launchYear ? level(indicator, year - 1) : (printed?.value ?? Number.NaN)
    return level(indicator, year) / before
  }
  const unitOf = (indicator: IndicatorId) => {
    const definition = model.names.get(indicator)
    return definition?.kind === 'indicator' ? definition.unit : undefined
  }

  const growthKept = (indicator: IndicatorId, year: Year): number => {
    const known = knownYear(indicator)
    const factor = lastFactor(indicator)
    // What is no number to the power of 0 would be 1.
    return hasValue(factor) ? level(indicator, known) * factor ** (year - known) : Number.NaN
  }
  const shareKept = (indicator: IndicatorId, year: Year): number => {
    const unit = unitOf(indicator)
    const wholeUnit = whole === undefined ? undefined : unitOf(whole)
    if (whole === undefined || !unit || !wholeUnit || indicator === whole) return Number.NaN
    const known = knownYear(indicator)
    if (sameUnit(unit, percent)) return level(indicator, known)
    if (!sameUnit(unit, wholeUnit)) return Number.NaN
    const wholeThen = known >= knownYear(whole) ? growthKept(whole, known) : level(whole, known)
    return (level(indicator, known) / wholeThen) * growthKept(whole, year)
  }
  const lastPriceGrowth = level(deflator, knownUntil) / level(deflator, knownUntil - 1)
  const measured =
    (rule: (indicator: IndicatorId, year: Year) => number): Measures =>
    (indicator, year, measure) => {
      if (measure === 'level') return rule(indicator, year)
      const factor = rule(indicator, year) / rule(indicator, year - 1)
      const prices = measure === 'realGrowth' && money.has(indicator) ? lastPriceGrowth : 1
      return 100 * (factor / prices - 1)
    }
  return { says: { growthKept: measured(growthKept), shareKept: measured(shareKept) }, knownYear }
}

const saidBy = <T>(said: (rule: NaiveRule) => T): Readonly<Record<NaiveRule, T>> => ({
  growthKept: said('growthKept'),
  shareKept: said('shareKept'),
})

function scoresOf(rows: readonly BacktestRow[]): Scores {
  const scored = rows.filter(({ inSample, comparable }) => !inSample && comparable !== 0)
  return {
    levels: scoreOf(scored.filter(({ measure }) => measure === 'level')),
    growth: scoreOf(scored.filter(({ measure }) => measure !== 'level')),
  }
}

function scoreOf(rows: readonly BacktestRow[]): Score | null {
  if (rows.length === 0) return null
  const banded = rows.filter(({ inBand }) => inBand !== null)
  return {
    ...errorsOf(rows, ({ projected }) => projected),
    inBand: banded.length === 0 ? null : (100 * banded.filter(({ inBand }) => inBand).length) / banded.length,
    naive: saidBy((rule) => naiveScoreOf(rows, rule)),
  }
}

function naiveScoreOf(rows: readonly BacktestRow[], rule: NaiveRule): NaiveScore | null {
  const said = rows.filter(({ naive }) => naive[rule] !== null)
  if (said.length === 0) return null
  return {
    ...errorsOf(said, ({ naive }) => naive[rule] ?? Number.NaN),
    modelMeanAbsolute: errorsOf(said, ({ projected }) => projected).meanAbsolute,
  }
}

function errorsOf(rows: readonly BacktestRow[], said: (row: BacktestRow) => number) {
  const errors = rows.map((row) => {
    const error = said(row) - row.comparable
    return row.measure === 'level' ? (100 * error) / Math.abs(row.comparable) : error
  })
  return {
    count: rows.length,
    meanAbsolute: mean(errors.map(Math.abs)),
    bias: mean(errors),
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The middle 80 % of an ensemble's draws, as the band of a backtest. */
export function bandOf({ years, fans }: Pick<Ensemble, 'years' | 'fans'>): Band {
  const band: Record<IndicatorId, Record<Year, { low: number; high: number }>> = {}
  for (const [indicator, { p10, p90 }] of fans) {
    const own: Record<Year, { low: number; high: number }> = {}
    for (const [index, year] of years.entries()) {
      const [low, high] = [p10[index] ?? null, p90[index] ?? null]
      if (low !== null && high !== null) own[year] = { low, high }
    }
    band[indicator] = own
  }
  return band
}
