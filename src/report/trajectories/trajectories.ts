/** Trajectories of scenarios, year by year, as rows for files and as texts. */
import { type CsvValue, cellOf } from '../../files/csv.ts'
import type { IndicatorId, Scenario, Year } from '../../model/spec.ts'
import { firstLaunch, longestHorizon, valueInYear, yearsBetween, yearsTo } from '../../model/years.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import type { OnGround } from '../ground.ts'
import { columnOf, type IndicatorDescription } from '../indicator.ts'
import { type Provenance, type ProvenanceOf, pricesLabel, readingLabel, scenariosOn } from '../provenance.ts'
import { formatYear } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'

/** A scenario's values by year, from the launch year of its ground on. */
export interface Trajectories extends OnGround {
  readonly series: ReadonlyMap<IndicatorId, ArrayLike<number>>
}

/** The same under the scenario's name. */
export interface ScenarioTrajectories extends Trajectories {
  readonly name: string
  readonly scenario: Scenario
}

/** Every year from the first launch to the longest horizon. */
export const commonYears = (compared: readonly OnGround[]): readonly Year[] =>
  yearsBetween(
    firstLaunch(compared.map(({ ground }) => ground.model)),
    longestHorizon(compared.map(({ scenario }) => scenario)),
  )

/**
 * A scenario's trajectory of an indicator; undefined where its model or its baseline does not offer it. What another
 * model calls the same and counts in another unit is something else.
 */
export function trajectoryOf(
  { ground, series }: Pick<Trajectories, 'ground' | 'series'>,
  { id, unitKey }: Pick<IndicatorDescription, 'id' | 'unitKey'>,
): ArrayLike<number> | undefined {
  const shipped = ground.model.indicators.find((indicator) => indicator.id === id)
  return shipped && shipped.unit !== unitKey ? undefined : series.get(id)
}

/** The scenarios of a result, each on its ground and with the trajectories that were computed of it. */
export const computedOf = (
  made: Provenance,
  computed: readonly Pick<Trajectories, 'series'>[],
): readonly Trajectories[] =>
  scenariosOn(made).map(({ scenario, ground }, place) => ({
    scenario,
    ground,
    series: computed[place]?.series ?? new Map(),
  }))

export const trajectoryColumns = [
  'scenario',
  'fingerprint',
  'model',
  'baseline',
  'reading',
  'id',
  'indicator',
  'unit',
  'prices',
  'year',
  'value',
] as const satisfies readonly CsvColumn[]

/** Makes rows under those columns, of one value each; `place` is that of the scenario. */
export function trajectoryRows(made: Provenance, words: Words) {
  const heads = headsOf(made)
  const parts = scenariosOn(made).map(({ scenario, ground }, place) => ({
    head: [...(heads[place] ?? []), readingLabel(scenario.reading, words, ground)],
    priced: pricesLabel(made.prices, words, ground) ?? null,
  }))
  return (
    place: number,
    { id, label, unitKey }: IndicatorDescription,
    year: Year | undefined,
    value: number,
  ): readonly CsvValue[] => {
    const { head, priced } = parts[place] ?? { head: [], priced: null }
    return [...head, id, label, words.unit(unitKey), priced, year ?? null, cellOf(value)]
  }
}

/** What every row says of its scenario: name, fingerprint, model, baseline. */
export const headsOf = ({ scenarios }: Provenance): readonly (readonly string[])[] =>
  scenarios.map(({ name, fingerprint, scenario: { model, baseline } }) => [
    name,
    fingerprint,
    model,
    baseline,
  ])

/**
 * One row for each scenario, indicator that it has, and year to its horizon.
 * @param computed the trajectories of each scenario that `made` names.
 */
export function trajectorySheet(
  made: ProvenanceOf<'project'>,
  computed: readonly Pick<Trajectories, 'series'>[],
  indicators: readonly IndicatorDescription[],
  words: Words,
): Sheet {
  const rowOf = trajectoryRows(made, words)
  const rows = computedOf(made, computed).flatMap((each, place) => {
    const years = yearsTo(each.ground.model, each.scenario.horizon)
    return indicators.flatMap((indicator) =>
      Array.from(trajectoryOf(each, indicator) ?? [], (value, index) =>
        rowOf(place, indicator, years[index], value),
      ),
    )
  })
  return { columns: trajectoryColumns, rows }
}

/** A column of a table by year. */
export interface Trajectory extends Pick<IndicatorDescription, 'unitKey' | 'digits'> {
  readonly heading: string
  /** The year of its first value. */
  readonly launchYear: Year
  readonly values: ArrayLike<number> | undefined
}

/** Years down, trajectories across. */
export function trajectoryTable(
  years: readonly Year[],
  trajectories: readonly Trajectory[],
  words: Words,
): TextTable {
  const { t } = words
  return {
    columns: [left(t('compare.year')), ...trajectories.map(({ heading }) => right(heading))],
    rows: years.map((year) => [
      formatYear(year),
      ...trajectories.map((own) => columnOf(own, words).write(valueInYear(own.values, year, own))),
    ]),
  }
}
