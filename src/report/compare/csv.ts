/** Scenarios side by side as rows for files: full precision, with what a reader must know to redo them. */
import { type CsvValue, cellOf } from '../../files/csv.ts'
import type { Ground } from '../../model/ground.ts'
import { targetOf } from '../../model/scenario.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import type { IndicatorDescription } from '../indicator.ts'
import type { ProvenanceOf } from '../provenance.ts'
import type { Words } from '../text/words.ts'
import { type ScenarioTrajectories, trajectoryColumns, trajectoryRows } from '../trajectories/trajectories.ts'
import { assumptionDifferences, compareValues, leverDifferences } from './differences.ts'

export const valueColumns = [
  ...trajectoryColumns,
  'difference',
  'percent',
] as const satisfies readonly CsvColumn[]

/**
 * One row for each indicator, year and scenario, each set against the first scenario.
 * @param compared the trajectories of each scenario that `made` names.
 */
export function valueCsv(
  made: ProvenanceOf<'compare'>,
  compared: readonly Pick<ScenarioTrajectories, 'series'>[],
  indicators: readonly IndicatorDescription[],
  ground: Ground,
  words: Words,
): Sheet {
  const rowOf = trajectoryRows(made, ground, words)
  const rows = indicators.flatMap((indicator) =>
    made.inquiry.years.flatMap((year) => {
      const series = compared.map((each) => each.series.get(indicator.id))
      return compareValues(series, year, ground.model, indicator).map(
        ({ value, difference, percent }, place): readonly CsvValue[] => [
          ...rowOf(place, indicator, year, value),
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
  { scenarios }: ProvenanceOf<'departures'>,
  { model }: Ground,
  words: Words,
): Sheet {
  const contents = scenarios.map(({ scenario }) => scenario)
  const head = (place: number): readonly CsvValue[] => {
    const own = scenarios[place]
    return own ? [own.name, own.fingerprint] : []
  }
  const levers = leverDifferences(contents, model).flatMap(({ lever, settings }) =>
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
  const assumptions = assumptionDifferences(contents, model).flatMap(({ assumption, values }) =>
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
