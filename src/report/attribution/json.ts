/** What each departure contributes to the difference in one year, for a program. */

import type { RecipeScenario } from '../../files/recipe.ts'
import type { Attribution, Departure, Effect } from '../../model/analysis/attribution.ts'
import type { Year } from '../../model/spec.ts'
import { valueOrNull } from '../../model/value.ts'
import {
  aboutResult,
  aboutScenario,
  demonstrationOf,
  firstScenario,
  type ProvenanceOf,
  recipeFor,
} from '../provenance.ts'
import type { Words } from '../text/words.ts'

/** @param isMoney whether prices change the indicator. */
export function attributionJson(
  provenance: ProvenanceOf<'attribute'>,
  result: Attribution,
  { year, isMoney }: { readonly year: Year; readonly isMoney: boolean },
  words: Words,
) {
  const index = result.years.indexOf(year)
  const at = (values: Float64Array): number | null => valueOrNull(values[index])
  const effect = ({ share, alone, last }: Effect) => ({ share: at(share), alone: at(alone), last: at(last) })
  const { permutations, seed } = result
  const { model, baseline, date } = aboutResult(provenance)
  const [to, from = to] = [firstScenario(provenance), provenance.scenarios[1]]
  return {
    indicator: provenance.inquiry.indicator,
    year,
    prices: isMoney ? result.prices : null,
    baseline: at(result.from),
    scenario: at(result.to),
    difference: at(result.difference),
    shares: Object.fromEntries(result.departures.map(({ departure, share }) => [departure.id, at(share)])),
    groups: result.groups.map((group) => ({ group: group.group, ...effect(group) })),
    departures: result.departures.map((departure) => ({
      ...settingsOf(departure.departure),
      ...effect(departure),
      standardError: at(departure.error),
    })),
    method: result.method,
    ...(result.method === 'sampled' ? { permutations, seed } : {}),
    runs: result.runs,
    // The names at the top stand for values here.
    about: { model, baseline, ...demonstrationOf(provenance), from: endOf(from), to: endOf(to), date },
    ...recipeFor(provenance, words),
  }
}

const endOf = (end: RecipeScenario) => ({ id: end.scenario.id, ...aboutScenario(end) })

const settingsOf = ({ group, id, from, to }: Departure) => ({
  group,
  id,
  from: withoutGaps(from),
  to: withoutGaps(to),
})

/** A lever's setting with null for "never", and null where it is not moved. */
function withoutGaps(value: Departure['from']) {
  return typeof value === 'object' ? { ...value, end: value.end ?? null } : (value ?? null)
}
