/** Scenarios side by side as rows for files: full precision, with what a reader must know to redo them. */
import { type CsvValue, cellOf } from '../../files/csv.ts'
import { fingerprint } from '../../model/fingerprint.ts'
import type { Ground } from '../../model/ground.ts'
import type { Model } from '../../model/model.ts'
import type { Prices } from '../../model/projection.ts'
import { targetOf } from '../../model/scenario.ts'
import type { Year } from '../../model/spec.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import type { IndicatorDescription } from '../indicator.ts'
import type { Words } from '../text/words.ts'
import { type ScenarioTrajectories, trajectoryColumns, trajectoryRows } from '../trajectories/trajectories.ts'
import { assumptionDifferences, compareValues, leverDifferences } from './differences.ts'

/** What the values are of. */
export interface ValuesAsked {
  readonly indicators: readonly IndicatorDescription[]
  readonly years: readonly Year[]
  readonly prices: Prices
  readonly ground: Ground
}

export const valueColumns = [
  ...trajectoryColumns,
  'difference',
  'percent',
] as const satisfies readonly CsvColumn[]

/** One row for each indicator, year and scenario, each set against the first scenario. */
export function valueCsv(
  compared: readonly ScenarioTrajectories[],
  { indicators, years, ...basis }: ValuesAsked,
  words: Words,
): Sheet {
  const rowOf = compared.map(trajectoryRows(basis, words))
  const rows = indicators.flatMap((indicator) =>
    years.flatMap((year) => {
      const series = compared.map((each) => each.series.get(indicator.id))
      return compareValues(series, year, basis.ground.model, indicator).map(
        ({ value, difference, percent }, place): readonly CsvValue[] => [
          ...(rowOf[place]?.(indicator, year, value) ?? []),
          cellOf(difference),
          cellOf(percent),
        ],
      )
    }),
  )
  return { columns: valueColumns, rows }
}

export const departureColumns = [
  'scenario',
  'fingerprint',
  'kind',
  'id',
  'name',
  'unit',
  'value',
  'start',
  'ramp',
  'end',
] as const satisfies readonly CsvColumn[]

/** One row for each lever or assumption that differs, and scenario. */
export function departureCsv(
  compared: readonly Pick<ScenarioTrajectories, 'name' | 'scenario'>[],
  model: Model,
  words: Words,
): Sheet {
  const scenarios = compared.map(({ scenario }) => scenario)
  const head = (place: number): readonly CsvValue[] => {
    const own = compared[place]
    return own ? [own.name, fingerprint(own.scenario, model)] : []
  }
  const levers = leverDifferences(scenarios, model.spec).flatMap(({ lever, settings }) =>
    settings.map((setting, place): readonly CsvValue[] => [
      ...head(place),
      words.t('cell.lever'),
      lever.id,
      words.text(lever.label),
      words.unit(lever.unit),
      targetOf(setting, lever),
      setting?.start ?? null,
      setting?.ramp ?? null,
      setting?.end ?? null,
    ]),
  )
  const assumptions = assumptionDifferences(scenarios, model.spec).flatMap(({ assumption, values }) =>
    values.map((value, place): readonly CsvValue[] => [
      ...head(place),
      words.t('cell.assumption'),
      assumption.id,
      words.text(assumption.label),
      words.unit(assumption.unit),
      value,
      null,
      null,
      null,
    ]),
  )
  return { columns: departureColumns, rows: [...levers, ...assumptions] }
}
