/** Trajectories of scenarios, year by year, as rows for files and as texts. */
import { type CsvValue, cellOf } from '../../files/csv.ts'
import type { Ground } from '../../model/ground.ts'
import type { IndicatorId, Scenario, Year } from '../../model/spec.ts'
import { yearsTo } from '../../model/years.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { type Provenance, type ProvenanceOf, pricesLabel, readingLabel } from '../provenance.ts'
import { formatNumber, formatYear } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'

/** A scenario under its name, with its values by year from the launch year on. */
export interface ScenarioTrajectories {
  readonly name: string
  readonly scenario: Scenario
  readonly series: ReadonlyMap<IndicatorId, ArrayLike<number>>
}

export const trajectoryColumns = [
  'scenario',
  'fingerprint',
  'reading',
  'id',
  'indicator',
  'unit',
  'prices',
  'year',
  'value',
] as const satisfies readonly CsvColumn[]

/** Makes rows under those columns, of one value each; `place` is that of the scenario. */
export function trajectoryRows({ scenarios, prices }: Provenance, ground: Ground, words: Words) {
  const priced = pricesLabel(prices, words, ground) ?? null
  const heads = scenarios.map(({ name, fingerprint, scenario: { reading } }) => [
    name,
    fingerprint,
    readingLabel(reading, words, ground),
  ])
  return (
    place: number,
    { id, label, unit }: IndicatorDescription,
    year: Year | undefined,
    value: number,
  ): readonly CsvValue[] => [...(heads[place] ?? []), id, label, unit, priced, year ?? null, cellOf(value)]
}

/**
 * One row for each scenario, indicator that it has, and year to its horizon.
 * @param computed the trajectories of each scenario that `made` names.
 */
export function trajectorySheet(
  made: ProvenanceOf<'project'>,
  computed: readonly Pick<ScenarioTrajectories, 'series'>[],
  indicators: readonly IndicatorDescription[],
  ground: Ground,
  words: Words,
): Sheet {
  const rowOf = trajectoryRows(made, ground, words)
  const rows = made.scenarios.flatMap(({ scenario }, place) => {
    const years = yearsTo(ground.model, scenario.horizon)
    return indicators.flatMap((indicator) =>
      Array.from(computed[place]?.series.get(indicator.id) ?? [], (value, index) =>
        rowOf(place, indicator, years[index], value),
      ),
    )
  })
  return { columns: trajectoryColumns, rows }
}

/** A column of a table by year. */
export interface Trajectory {
  readonly heading: string
  readonly digits: number
  /** From the launch year on; it may end before the years do. */
  readonly values: ArrayLike<number> | undefined
}

/** Years down, trajectories across. */
export function trajectoryTable(
  years: readonly Year[],
  trajectories: readonly Trajectory[],
  { t, language }: Words,
): TextTable {
  return {
    columns: [left(t('compare.year')), ...trajectories.map(({ heading }) => right(heading))],
    rows: years.map((year, index) => [
      formatYear(year),
      ...trajectories.map(({ values, digits }) =>
        formatNumber(values?.[index] ?? Number.NaN, digits, language),
      ),
    ]),
  }
}
