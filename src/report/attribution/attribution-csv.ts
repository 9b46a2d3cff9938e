/** The shares of all departures in all years, as rows. */
import { type CsvValue, cellOf } from '../../files/csv.ts'
import type { Attribution, Departure } from '../../model/analysis/attribution.ts'
import { targetOf } from '../../model/scenario.ts'
import type { CsvColumn, Sheet } from '../csv.ts'
import type { IndicatorDescription } from '../indicator.ts'
import type { Words } from '../text/words.ts'
import { departureName, endNames, type Naming, scheduleText } from './names.ts'

export const attributionColumns = [
  'indicator',
  'unit',
  'year',
  'kind',
  'id',
  'name',
  'from',
  'to',
  'fromSchedule',
  'toSchedule',
  'share',
  'alone',
  'last',
  'standardError',
  'difference',
] as const satisfies readonly CsvColumn[]

/** One row for each year and departure; the shares of a year add up to its difference. */
export const attributionCsv = (
  { years, departures, difference }: Attribution,
  indicator: Pick<IndicatorDescription, 'label' | 'unitKey'>,
  naming: Naming,
  words: Words,
): Sheet => ({
  columns: attributionColumns,
  rows: years.flatMap((year, index) =>
    departures.map(({ departure, share, alone, last, error }): readonly CsvValue[] => [
      indicator.label,
      words.unit(indicator.unitKey),
      year,
      words.t(`attribution.group.${departure.group}`),
      departure.id,
      departureName(departure, naming, words).name,
      ...endsOf(departure, naming, words),
      ...schedulesOf(departure, words),
      ...[share, alone, last, error, difference].map((values) => cellOf(values[index])),
    ]),
  ),
})

function endsOf(departure: Departure, naming: Naming, words: Words): readonly CsvValue[] {
  if (departure.group === 'reading') return endNames(departure, naming, words)
  if (departure.group === 'assumptions') return [departure.from, departure.to]
  const lever = naming.model.levers.find(({ id }) => id === departure.id)
  return lever ? [targetOf(departure.from, lever), targetOf(departure.to, lever)] : [null, null]
}

const schedulesOf = (departure: Departure, words: Words): readonly CsvValue[] =>
  departure.group === 'levers'
    ? [departure.from, departure.to].map((setting) => scheduleText(setting, words) || null)
    : [null, null]
