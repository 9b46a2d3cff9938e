/** Outcomes that a user brings, and the file that they came from. */
import type { IndicatorId, OutcomeMeasure, UnitKey, Year } from '../model/spec.ts'

/** A number published later that the user brought. */
export interface OwnOutcome {
  readonly indicator: IndicatorId
  readonly year: Year
  readonly measure: OutcomeMeasure
  readonly value: number
  readonly unit: UnitKey
  readonly source: string
}

/** What came from one of the user's outcome files. */
export interface ImportedOutcomes {
  readonly file: string
  /** ISO 8601 in UTC. */
  readonly importedAt: string
  /** In the order of the file. */
  readonly outcomes: readonly OwnOutcome[]
}

/** Whether a file's name says that it holds a table of text. */
export const isTableFile = (name: string): boolean => /\.(?:csv|tsv|tab|txt)$/i.test(name)
