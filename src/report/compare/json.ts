/** Scenarios side by side, for a program. */
import { valueOrNull } from '../../model/value.ts'
import type { IndicatorDescription } from '../indicator.ts'
import {
  aboutScenario,
  commonReading,
  demonstrationOf,
  firstScenario,
  type ProvenanceOf,
  recipeFor,
  scenariosOn,
  standingOf,
} from '../provenance.ts'
import { isoDay } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { computedOf, type Trajectories } from '../trajectories/trajectories.ts'
import { assumptionDifferences, compareValues, type LeverPlace, leverDifferences } from './differences.ts'

/** Values of the one year that was asked for, and what the scenarios differ in. */
export function comparisonJson(
  provenance: ProvenanceOf<'compare'>,
  computed: readonly Pick<Trajectories, 'series'>[],
  indicators: readonly IndicatorDescription[],
  words: Words,
) {
  const { scenarios, inquiry, prices, date } = provenance
  const { model, baseline } = firstScenario(provenance).scenario
  const all = scenariosOn(provenance)
  const compared = computedOf(provenance, computed)
  const levers = leverDifferences(all)
  const [year = all[0]?.ground.model.keyYear ?? Number.NaN] = inquiry.years
  return {
    model,
    baseline,
    ...demonstrationOf(provenance),
    reading: commonReading(provenance),
    prices,
    date: isoDay(date),
    year,
    scenarios: scenarios.map((each) => ({ ...aboutScenario(each), ...standingOf(each, provenance) })),
    indicators: Object.fromEntries(
      indicators.map((indicator) => [
        indicator.id,
        compareValues(compared, year, indicator).map(({ value, difference, percent }, place) => ({
          name: scenarios[place]?.name,
          value: valueOrNull(value),
          difference: valueOrNull(difference),
          percent: valueOrNull(percent),
        })),
      ]),
    ),
    levers: Object.fromEntries(
      levers.map(({ lever, places }) => [lever.id, places.map((place) => (place ? moveOf(place) : null))]),
    ),
    // Of a lever that is not moved, what it is anyway.
    bases: Object.fromEntries(
      levers.map(({ lever, places }) => [lever.id, places.map((place) => place?.base ?? null)]),
    ),
    assumptions: Object.fromEntries(
      assumptionDifferences(all).map(({ assumption, places }) => [
        assumption.id,
        places.map((place) => place?.value ?? null),
      ]),
    ),
    ...recipeFor(provenance, words),
  }
}

/** A move with nothing left open. */
const moveOf = ({ setting }: LeverPlace) => (setting ? { ...setting, end: setting.end ?? null } : null)
