/** Trajectories of scenarios, year by year, as rows for files and as texts. */
import { type CsvValue, cellOf } from '../../files/csv.ts'
import { fingerprint } from '../../model/fingerprint.ts'
import type { IndicatorId, Scenario, Year } from '../../model/spec.ts'
import { yearsTo } from '../../model/years.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { type Basis, pricesLabel, readingLabel } from '../provenance.ts'
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

/** Makes rows under those columns, of one value each. */
export function trajectoryRows({ ground, prices }: Basis, words: Words) {
  const priced = pricesLabel(prices, words, ground) ?? null
  return ({ name, scenario }: Pick<ScenarioTrajectories, 'name' | 'scenario'>) => {
    const mark = fingerprint(scenario, ground.built, { prices })
    const head = [name, mark, readingLabel(scenario.reading, words, ground)]
    return (
      { id, label, unit }: IndicatorDescription,
      year: Year | undefined,
      value: number,
    ): readonly CsvValue[] => [...head, id, label, unit, priced, year ?? null, cellOf(value)]
  }
}

/** One row for each scenario, indicator that it has, and year to its horizon. */
export function trajectorySheet(
  scenarios: readonly ScenarioTrajectories[],
  indicators: readonly IndicatorDescription[],
  basis: Basis,
  words: Words,
): Sheet {
  const rowsOf = trajectoryRows(basis, words)
  const rows = scenarios.flatMap((each) => {
    const rowOf = rowsOf(each)
    const years = yearsTo(basis.ground.model, each.scenario.horizon)
    return indicators.flatMap((indicator) =>
      Array.from(each.series.get(indicator.id) ?? [], (value, index) =>
        rowOf(indicator, years[index], value),
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
