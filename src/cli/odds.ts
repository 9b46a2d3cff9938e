/** The odds that a projection lies above a number or above another scenario: how they are asked for and told. */
import { InvalidArgumentError } from 'commander'
import type { CsvValue } from '../files/csv.ts'
import { type DrawSettings, exceedance, type Watching } from '../model/analysis/ensemble.ts'
import type { IndicatorId, Year } from '../model/spec.ts'
import type { Context } from './command.ts'
import type { ShownIndicator } from './indicators.ts'
import { formatGiven, formatNumber } from './language.ts'
import { readNumber } from './options.ts'
import { scenarioProvenanceOf } from './provenance.ts'
import type { NamedScenario } from './scenarios.ts'
import type { Frequency } from './texts.ts'

/** What to be above, as the command line has it. */
export type OverOption =
  | { readonly kind: 'target'; readonly value: number }
  | { readonly kind: 'file'; readonly file: string }

/** What to be above. */
export type Over =
  | { readonly kind: 'target'; readonly value: number }
  | { readonly kind: 'scenario'; readonly named: NamedScenario }

export interface Odds {
  readonly over: Over
  /** The year that was asked for, else every year that both scenarios reach. */
  readonly years: readonly Year[]
  readonly indicators: ReadonlyMap<IndicatorId, OddsByYear>
}

export interface OddsByYear {
  /** Null in a year in which any draw has no value. */
  readonly probability: readonly (number | null)[]
  /** Null where the draws are no random sample. */
  readonly standardError: readonly (number | null)[] | null
}

/** Reads a number, or the file or name of a scenario; a file that is named like a number is `./60000`. */
export function parseOver(text: string): OverOption {
  const value = readNumber(text)
  if (value !== undefined) return { kind: 'target', value }
  if (/^[-+]?\d[\d.,'\s]*$/.test(text)) {
    throw new InvalidArgumentError(`${text} is not a number; write it without separators, such as 60000`)
  }
  return { kind: 'file', file: text }
}

/** What is wrong with a question, if anything is: a number has one unit, and its year is one of all scenarios. */
export function checkOdds(
  over: Over,
  year: Year | undefined,
  { scenario }: NamedScenario,
  indicators: readonly ShownIndicator[],
  { library }: Context,
): string | undefined {
  const units = [...new Set(indicators.map(({ unit }) => unit))]
  if (over.kind === 'target' && units.length > 1) {
    return `--over: ${over.value} cannot be in ${units.join(', ')} at once; choose an indicator with --indicator`
  }
  const { launchYear } = library.model
  const isOther = over.kind === 'scenario'
  const horizon = Math.min(scenario.horizon, isOther ? over.named.scenario.horizon : scenario.horizon)
  if (year === undefined || (year >= launchYear && year <= horizon)) return undefined
  const whose = isOther ? ', which both scenarios have' : ''
  return `--year: ${year} is not a year from ${launchYear} to ${horizon}${whose}`
}

/** Draws the odds of each indicator, from the same draws as its fan. */
export function drawOdds(
  over: Over,
  year: Year | undefined,
  { scenario }: NamedScenario,
  indicators: readonly ShownIndicator[],
  settings: DrawSettings & Watching,
  { library }: Context,
): Odds {
  const limit = over.kind === 'target' ? over : { kind: over.kind, scenario: over.named.scenario }
  const found = indicators.map(({ id }) => {
    const result = exceedance(library.built, scenario, { indicator: id, over: limit }, settings)
    if (!result) throw new Error('nobody cancelled this')
    return result
  })
  const isAsked = (_: unknown, index: number): boolean =>
    year === undefined || found[0]?.years[index] === year
  return {
    over,
    years: found[0]?.years.filter(isAsked) ?? [],
    indicators: new Map(
      found.map(({ indicator, probability, standardError }) => [
        indicator,
        {
          probability: probability.filter(isAsked),
          standardError: standardError?.filter(isAsked) ?? null,
        },
      ]),
    ),
  }
}

/** Odds as the JSON output has them. */
export function oddsJson({ over, years, indicators }: Odds, context: Context) {
  return {
    over: over.kind === 'target' ? over.value : scenarioProvenanceOf(over.named, context),
    years,
    indicators: Object.fromEntries(indicators),
  }
}

/** What to be above, the probability and its error, as cells of a CSV row of a year. */
export function oddsCells(
  { over, years, indicators }: Odds,
  id: IndicatorId,
  year: Year,
): readonly CsvValue[] {
  const index = years.indexOf(year)
  const { probability = [], standardError } = indicators.get(id) ?? {}
  const name = over.kind === 'target' ? over.value : over.named.name
  return [name, probability[index] ?? null, standardError?.[index] ?? null]
}

/** The probability in a year, in percent. */
export function percentOf({ years, indicators }: Odds, id: IndicatorId, year: Year): string {
  const probability = indicators.get(id)?.probability[years.indexOf(year)] ?? null
  return formatNumber(probability === null ? null : 100 * probability, 1)
}

/** What to be above in the reader's language. */
export const describeOver = (over: Over): string =>
  over.kind === 'target' ? formatGiven(over.value) : over.named.title

/** The odds in the last of their years, in a sentence. */
export function oddsSentence(
  { over, years, indicators }: Odds,
  id: IndicatorId,
  draws: number,
  { texts }: Context,
): string {
  const year = String(years.at(-1))
  const probability = indicators.get(id)?.probability.at(-1) ?? null
  if (probability === null) return texts.odds.missing(year)
  const words = { year, over: describeOver(over), frequency: frequencyOf(probability, draws) }
  return over.kind === 'target' ? texts.odds.target(words) : texts.odds.scenario(words)
}

/** How many of the draws: in tenths or hundredths, and exactly where those would say none or all. */
export function frequencyOf(probability: number, draws: number): Frequency {
  const count = Math.round(probability * draws)
  const all = formatNumber(draws, 0)
  if (count === 0 || count === draws) return { kind: count === 0 ? 'none' : 'all', draws: all }
  const percent = 100 * probability
  if (percent < 1 || percent > 99) {
    return { kind: percent < 1 ? 'fewer' : 'more', count: formatNumber(count, 0), draws: all }
  }
  const isMiddling = percent >= 10 && percent <= 90
  const of = Math.min(isMiddling ? 10 : 100, draws)
  const digits = isMiddling ? 0 : 1
  return { kind: 'some', count: Math.round(probability * of), of, percent: formatNumber(percent, digits) }
}
