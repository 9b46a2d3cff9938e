/** The odds that a projection lies above a number or above another scenario: how they are asked for and told. */
import { exceedance, type OddsSettings, type Watching } from '../model/analysis/ensemble.ts'
import type { IndicatorId, Year } from '../model/spec.ts'
import type { Odds } from '../report/ensemble/answer.ts'
import { aboutScenario, type Provenance } from '../report/provenance.ts'
import { type UsageFault, usageFault } from '../report/usage-fault.ts'
import type { Context } from './command.ts'
import type { ShownIndicator } from './indicators.ts'
import { readNumber } from './options.ts'
import type { NamedScenario } from './scenarios.ts'
import { unreadable } from './wrong-usage.ts'

/** What to be above, as the command line has it. */
export type OverOption =
  | { readonly kind: 'target'; readonly value: number }
  | { readonly kind: 'file'; readonly file: string }

/** What to be above. */
export type Over =
  | { readonly kind: 'target'; readonly value: number }
  | { readonly kind: 'scenario'; readonly named: NamedScenario }

export interface OddsFound {
  readonly over: Over
  /** The year that was asked for, else every year that both scenarios reach. */
  readonly years: readonly Year[]
  readonly indicators: ReadonlyMap<IndicatorId, OddsByYear>
}

type OddsByYear = Omit<Odds, 'over' | 'years'>

/** Reads a number, or the file or name of a scenario; a file that is named like a number is `./60000`. */
export function parseOver(text: string): OverOption {
  const value = readNumber(text)
  if (value !== undefined) return { kind: 'target', value }
  if (/^[-+]?\d[\d.,'\s]*$/.test(text)) {
    throw unreadable('has-separators', { read: text })
  }
  return { kind: 'file', file: text }
}

/** What is wrong with what to be above, if anything is: a number has one unit. */
export function checkOver(
  over: Over | undefined,
  indicators: readonly ShownIndicator[],
): UsageFault | undefined {
  const units = [...new Set(indicators.map(({ unit }) => unit))]
  if (over?.kind !== 'target' || units.length < 2) return undefined
  return usageFault('--over', 'several-units', { value: over.value, units })
}

/** Draws the odds of each indicator, from the same draws as its fan. */
export function drawOdds(
  over: Over,
  year: Year | undefined,
  { scenario }: NamedScenario,
  indicators: readonly ShownIndicator[],
  settings: OddsSettings & Watching,
  { ground }: Context,
): OddsFound {
  const limit = over.kind === 'target' ? over : { kind: over.kind, scenario: over.named.scenario }
  const found = indicators.map(({ id }) => {
    const result = exceedance(ground.built, scenario, { indicator: id, over: limit }, settings)
    if (!result) throw new Error('nobody cancelled this')
    return result
  })
  const isAsked = (_: unknown, index: number): boolean =>
    year === undefined || found[0]?.years[index] === year
  return {
    over,
    years: found[0]?.years.filter(isAsked) ?? [],
    indicators: new Map(
      found.map(({ indicator, probability, same, standardError }) => [
        indicator,
        {
          probability: probability.filter(isAsked),
          same: same.filter(isAsked),
          standardError: standardError?.filter(isAsked) ?? null,
        },
      ]),
    ),
  }
}

/** Odds as the JSON output has them. */
export function oddsJson({ over, years, indicators }: OddsFound, { other }: Provenance) {
  return {
    over:
      over.kind === 'target'
        ? over.value
        : aboutScenario(over.named.scenario, over.named.name, other?.fingerprint ?? ''),
    years,
    indicators: Object.fromEntries(
      [...indicators].map(([id, { probability, standardError }]) => [id, { probability, standardError }]),
    ),
  }
}

/** The odds of one indicator, as an answer tells them. */
export function oddsOf({ over, years, indicators }: OddsFound, id: IndicatorId): Odds | undefined {
  const own = indicators.get(id)
  return own && { over: over.kind === 'target' ? over.value : over.named.title, years, ...own }
}
