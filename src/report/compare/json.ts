/** Scenarios side by side, for a program. */
import type { Ground } from '../../model/ground.ts'
import { modelKey } from '../../model/model.ts'
import type { LeverSetting } from '../../model/scenario.ts'
import { valueOrNull } from '../../model/value.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { aboutScenario, commonReading, type ProvenanceOf, recipeFor } from '../provenance.ts'
import { isoDay } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import type { ScenarioTrajectories } from '../trajectories/trajectories.ts'
import { assumptionDifferences, compareValues, leverDifferences } from './differences.ts'

/** Values of the one year that was asked for, and what the scenarios differ in. */
export function comparisonJson(
  provenance: ProvenanceOf<'compare'>,
  compared: readonly Pick<ScenarioTrajectories, 'series'>[],
  indicators: readonly IndicatorDescription[],
  { model, baseline }: Ground,
  words: Words,
) {
  const { scenarios, inquiry, prices, date } = provenance
  const [year = model.keyYear] = inquiry.years
  const departing = scenarios.map(({ scenario }) => scenario)
  return {
    model: modelKey(model),
    baseline: baseline.id,
    reading: commonReading(provenance),
    prices,
    date: isoDay(date),
    year,
    scenarios: scenarios.map(aboutScenario),
    indicators: Object.fromEntries(
      indicators.map((indicator) => {
        const series = compared.map((each) => each.series.get(indicator.id))
        const values = compareValues(series, year, model, indicator)
        return [
          indicator.id,
          values.map(({ value, difference, percent }, place) => ({
            name: scenarios[place]?.name,
            value: valueOrNull(value),
            difference: valueOrNull(difference),
            percent: valueOrNull(percent),
          })),
        ]
      }),
    ),
    levers: Object.fromEntries(
      leverDifferences(departing, model).map(({ lever, settings }) => [lever.id, settings.map(moveOf)]),
    ),
    assumptions: Object.fromEntries(
      assumptionDifferences(departing, model).map(({ assumption, values }) => [assumption.id, values]),
    ),
    ...recipeFor(provenance, words),
  }
}

/** A move with nothing left open. */
const moveOf = (setting: LeverSetting | undefined) =>
  setting ? { ...setting, end: setting.end ?? null } : null
