/** What a result was computed from, and when: named by every analysis, and kept with its copies and exports. */
import type { CsvTable } from '../files/csv.ts'
import type { LibraryData } from '../files/library.ts'
import type { DrawMethod } from '../model/analysis/draws.ts'
import { modelKey } from '../model/model.ts'
import type { Prices } from '../model/projection.ts'
import { fingerprint } from '../model/scenario.ts'
import type { Scenario } from '../model/spec.ts'
import { formatDate, formatNumber } from './text/format.ts'
import type { Words } from './text/words.ts'

export interface Provenance {
  readonly model: string
  readonly baseline: string
  readonly reading: string
  /** The scenario that was asked about, and the one it was compared with. */
  readonly scenario: NamedScenario
  readonly other: NamedScenario | undefined
  readonly prices: Prices
  /** Undefined where nothing was drawn. */
  readonly drawn: Drawn | undefined
  readonly date: Date
}

/** What chance had a hand in: draws of what is uncertain, or orders of departures. */
export interface Drawn {
  readonly draws: number
  readonly seed: number
  readonly method: DrawMethod | 'permutations'
}

export interface NamedScenario {
  readonly name: string
  readonly fingerprint: string
}

export interface Subject {
  readonly scenario: Scenario
  readonly name: string
  /** A name for narrow places, such as the end of a line. */
  readonly short: string
}

/** What a result was asked from: the data, and the prices in which it is shown. */
export interface Basis {
  readonly library: LibraryData
  readonly prices: Prices
}

export function provenanceOf(
  { library, prices }: Basis,
  subject: Subject,
  { other, drawn, date }: { readonly other?: Subject; readonly drawn?: Drawn; readonly date: Date },
): Provenance {
  const named = ({ scenario, name }: Subject): NamedScenario => ({
    name,
    fingerprint: fingerprint(scenario, library.model),
  })
  return {
    model: modelKey(library.model),
    baseline: library.baseline.id,
    reading: subject.scenario.reading,
    scenario: named(subject),
    other: other && named(other),
    ...{ prices, drawn, date },
  }
}

/** The same in a line of words. */
export function provenanceText(
  provenance: Provenance,
  { t, language, text }: Words,
  library: LibraryData,
): string {
  const { model, baseline, reading, prices, drawn, date } = provenance
  const { readings } = library.baseline
  const label = readings.find(({ id }) => id === reading)?.label
  return [
    t('analyse.madeFrom', { model, baseline }),
    t('header.reading', { reading: label ? text(label) : reading }),
    t(prices === 'constant' ? 'header.constant' : 'header.current'),
    drawn
      ? t(`analyse.drawn.${drawn.method}`, {
          draws: formatNumber(drawn.draws, 0, language),
          seed: drawn.seed,
        })
      : t('analyse.notDrawn'),
    formatDate(date, language),
  ].join(' · ')
}

/** A result's rows with what they were computed from in each. */
export function withProvenance({ header, rows }: CsvTable, provenance: Provenance): CsvTable {
  const { model, baseline, reading, scenario, other, prices, drawn, date } = provenance
  const columns: Readonly<Record<string, string | number | null>> = {
    ...{ scenario: scenario.name, fingerprint: scenario.fingerprint },
    ...(other ? { other: other.name, otherFingerprint: other.fingerprint } : {}),
    ...{ model, baseline, reading, prices },
    ...{ method: drawn?.method ?? null, seed: drawn?.seed ?? null, draws: drawn?.draws ?? null },
    date: date.toISOString(),
  }
  return {
    header: [...header, ...Object.keys(columns)],
    rows: rows.map((row) => [...row, ...Object.values(columns)]),
  }
}
