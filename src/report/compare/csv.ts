/** Scenarios side by side as rows for files: full precision, with what a reader must know to redo them. */
import { type CsvValue, cellOf } from '../../files/csv.ts'
import { targetOf } from '../../model/scenario.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { type ProvenanceOf, scenariosOn } from '../provenance.ts'
import type { Words } from '../text/words.ts'
import {
  computedOf,
  headsOf,
  type Trajectories,
  trajectoryColumns,
  trajectoryRows,
} from '../trajectories/trajectories.ts'
import { assumptionDifferences, compareValues, leverDifferences } from './differences.ts'

export const valueColumns = [
  ...trajectoryColumns,
  'difference',
  'percent',
] as const satisfies readonly CsvColumn[]

/**
 * One row for each indicator, year and scenario, each set against the first scenario.
 * @param computed the trajectories of each scenario that `made` names.
 */
export function valueCsv(
  made: ProvenanceOf<'compare'>,
  computed: readonly Pick<Trajectories, 'series'>[],
  indicators: readonly IndicatorDescription[],
  words: Words,
): Sheet {
  const rowOf = trajectoryRows(made, words)
  const compared = computedOf(made, computed)
  const rows = indicators.flatMap((indicator) =>
    made.inquiry.years.flatMap((year) =>
      compareValues(compared, year, indicator).map(
        ({ value, difference, percent }, place): readonly CsvValue[] => [
          ...rowOf(place, indicator, year, value),
          cellOf(difference),
          cellOf(percent),
        ],
      ),
    ),
  )
  return { columns: valueColumns, rows }
}

export const departureColumns = [
  'scenario',
  'fingerprint',
  'model',
  'baseline',
  'kind',
  'id',
  'name',
  'unit',
  'value',
  'start',
  'ramp',
  'end',
] as const satisfies readonly CsvColumn[]

/** One row for each lever or assumption that differs, and scenario; without a value where its model has no such thing. */
export function departureCsv(made: ProvenanceOf<'departures'>, words: Words): Sheet {
  const compared = scenariosOn(made)
  const heads = headsOf(made)
  const head = (place: number): readonly CsvValue[] => heads[place] ?? []
  const levers = leverDifferences(compared).flatMap(({ lever, places }) =>
    places.map((own, place): readonly CsvValue[] => [
      ...head(place),
      words.t('cell.lever'),
      lever.id,
      words.text(lever.label),
      words.unit(lever.unit),
      own ? targetOf(own.setting, own) : null,
      own?.setting?.start ?? null,
      own?.setting?.ramp ?? null,
      own?.setting?.end ?? null,
    ]),
  )
  const assumptions = assumptionDifferences(compared).flatMap(({ assumption, places }) =>
    places.map((own, place): readonly CsvValue[] => [
      ...head(place),
      words.t('cell.assumption'),
      assumption.id,
      words.text(assumption.label),
      words.unit(assumption.unit),
      own?.value ?? null,
      null,
      null,
      null,
    ]),
  )
  return { columns: departureColumns, rows: [...levers, ...assumptions] }
}
