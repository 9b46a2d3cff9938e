/** The shares of all departures in all years, as rows. */
import type { CsvTable } from '../../files/csv.ts'
import { cellOf } from '../../files/csv.ts'
import type { Attribution, Departure } from '../../model/analysis/attribution.ts'
import type { Words } from '../text/words.ts'
import { departureName, type Naming, scheduleText } from './names.ts'

/** One row for each year and departure; the shares of a year add up to its difference. */
export function attributionCsv(
  { years, departures, difference }: Attribution,
  indicator: { readonly id: string; readonly unit: string },
  naming: Naming,
  words: Words,
): CsvTable {
  return {
    header: [
      ...['indicator', 'unit', 'year', 'group', 'id', 'name', 'from', 'to', 'fromSchedule', 'toSchedule'],
      ...['share', 'alone', 'last', 'error', 'difference'],
    ],
    rows: years.flatMap((year, index) =>
      departures.map(({ departure, share, alone, last, error }) => [
        ...[indicator.id, indicator.unit, year, departure.group, departure.id],
        departureName(departure, naming, words).name,
        ...endsOf(departure, naming),
        ...schedulesOf(departure, words),
        ...[share, alone, last, error, difference].map((values) => cellOf(values[index])),
      ]),
    ),
  }
}

function endsOf(departure: Departure, { model }: Naming): readonly (number | string | null)[] {
  if (departure.group !== 'levers') return [departure.from, departure.to]
  const base = model.levers.find(({ id }) => id === departure.id)?.base ?? null
  return [departure.from?.target ?? base, departure.to?.target ?? base]
}

const schedulesOf = (departure: Departure, words: Words): readonly (string | null)[] =>
  departure.group === 'levers'
    ? [departure.from, departure.to].map((setting) => scheduleText(setting, words) || null)
    : [null, null]
