/** The odds that a scenario lies above a number or above another scenario, of several indicators at once. */
import {
  type ExceedanceQuestion,
  exceedance,
  type OddsSettings,
  type Watching,
} from '../../model/analysis/ensemble.ts'
import type { Model } from '../../model/model.ts'
import type { IndicatorId, Scenario, Year } from '../../model/spec.ts'
import type { Odds } from './answer.ts'

export interface FoundOdds {
  /** The year that was asked for, else every year that both scenarios reach. */
  readonly years: readonly Year[]
  readonly indicators: ReadonlyMap<IndicatorId, Omit<Odds, 'over' | 'years'>>
}

/** Draws the odds of each indicator, from the same draws as its fan. */
export function drawOdds(
  model: Model,
  scenario: Scenario,
  {
    indicators,
    over,
    year,
  }: {
    readonly indicators: readonly IndicatorId[]
    readonly over: ExceedanceQuestion['over']
    readonly year: Year | undefined
  },
  settings: OddsSettings & Watching,
): FoundOdds {
  const found = indicators.map((indicator) => {
    const result = exceedance(model, scenario, { indicator, over }, settings)
    if (!result) throw new Error('nobody cancelled this')
    return result
  })
  const isAsked = (_: unknown, index: number): boolean =>
    year === undefined || found[0]?.years[index] === year
  return {
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

/** The odds of one indicator, as an answer tells them. */
export function oddsOf(
  { years, indicators }: FoundOdds,
  id: IndicatorId,
  over: number | string,
): Odds | undefined {
  const own = indicators.get(id)
  return own && { over, years, ...own }
}
