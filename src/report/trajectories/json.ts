/** Trajectories for a program. */
import type { Ground } from '../../model/ground.ts'
import { modelKey } from '../../model/model.ts'
import { valueOrNull } from '../../model/value.ts'
import { longestHorizon, valueInYear, yearsTo } from '../../model/years.ts'
import { commonReading, type ProvenanceOf, recipeFor } from '../provenance.ts'
import { isoDay } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import type { ScenarioTrajectories } from './trajectories.ts'

/** To the longest horizon among the scenarios; null past a scenario's own, and where there is no value. */
export function trajectoriesJson(
  provenance: ProvenanceOf<'project'>,
  computed: readonly Pick<ScenarioTrajectories, 'series'>[],
  { model, baseline }: Ground,
  words: Words,
) {
  const { scenarios, inquiry, prices, date } = provenance
  const years = yearsTo(model, longestHorizon(scenarios.map(({ scenario }) => scenario)))
  return {
    model: modelKey(model),
    baseline: baseline.id,
    reading: commonReading(provenance),
    prices,
    date: isoDay(date),
    years,
    scenarios: scenarios.map(({ name, fingerprint, scenario: { id, reading, horizon } }, place) => ({
      name,
      id,
      fingerprint,
      reading,
      horizon,
      series: Object.fromEntries(
        inquiry.indicators.map((indicator) => {
          const series = computed[place]?.series.get(indicator)
          return [indicator, years.map((year) => valueOrNull(valueInYear(series, year, model)))]
        }),
      ),
    })),
    ...recipeFor(provenance, words),
  }
}
