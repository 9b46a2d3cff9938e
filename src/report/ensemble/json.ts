/** How sure, for a program. */
import type { Ensemble } from '../../model/analysis/ensemble.ts'
import type { IndicatorId } from '../../model/spec.ts'
import { aboutResult, aboutScenario, type ProvenanceOf, recipeFor } from '../provenance.ts'
import type { Words } from '../text/words.ts'
import type { FoundOdds } from './odds.ts'

export function ensembleJson(
  provenance: ProvenanceOf<'ensemble'>,
  { prices, years, seed, draws, method, bands, ranges, fans }: Ensemble,
  odds: FoundOdds | undefined,
  words: Words,
) {
  const fanOf = (id: IndicatorId) => [id, fans.get(id)] as const
  return {
    ...aboutResult(provenance),
    prices,
    years,
    seed,
    draws,
    method,
    bands,
    indicators: Object.fromEntries(provenance.inquiry.indicators.map(fanOf)),
    ...(odds ? { odds: oddsJson(odds, provenance) } : {}),
    ranges: Object.fromEntries(ranges.map(({ id, low, central, high }) => [id, { low, central, high }])),
    ...recipeFor(provenance, words),
  }
}

function oddsJson({ years, indicators }: FoundOdds, { inquiry, scenarios }: ProvenanceOf<'ensemble'>) {
  const [, other] = scenarios
  return {
    over: other ? aboutScenario(other) : inquiry.over,
    years,
    indicators: Object.fromEntries(
      [...indicators].map(([id, { probability, standardError }]) => [id, { probability, standardError }]),
    ),
  }
}
