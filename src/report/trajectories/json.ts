/** Trajectories for a program. */
import { valueOrNull } from '../../model/value.ts'
import { valueInYear } from '../../model/years.ts'
import type { IndicatorDescription } from '../indicator.ts'
import {
  commonReading,
  demonstrationOf,
  firstScenario,
  type ProvenanceOf,
  recipeFor,
  standingOf,
} from '../provenance.ts'
import { isoDay } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { commonYears, computedOf, type Trajectories, trajectoryOf } from './trajectories.ts'

/**
 * From the first launch to the longest horizon among the scenarios; null outside a scenario's own years, and where there
 * is no value.
 */
export function trajectoriesJson(
  provenance: ProvenanceOf<'project'>,
  computed: readonly Pick<Trajectories, 'series'>[],
  indicators: readonly IndicatorDescription[],
  words: Words,
) {
  const { scenarios, prices, date } = provenance
  const { model, baseline } = firstScenario(provenance).scenario
  const all = computedOf(provenance, computed)
  const years = commonYears(all)
  return {
    model,
    baseline,
    ...demonstrationOf(provenance),
    reading: commonReading(provenance),
    prices,
    date: isoDay(date),
    years,
    scenarios: all.map((each, place) => ({
      name: scenarios[place]?.name,
      id: each.scenario.id,
      ...standingOf(each, provenance),
      fingerprint: scenarios[place]?.fingerprint,
      reading: each.scenario.reading,
      horizon: each.scenario.horizon,
      series: Object.fromEntries(
        indicators.map((indicator) => {
          const series = trajectoryOf(each, indicator)
          return [
            indicator.id,
            years.map((year) => valueOrNull(valueInYear(series, year, each.ground.model))),
          ]
        }),
      ),
    })),
    ...recipeFor(provenance, words),
  }
}
