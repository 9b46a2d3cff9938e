/** What vouches for a revision: the SHA-256 of all that was saved with it, made before it was written. */
import { createHash } from 'node:crypto'
import type { Connection } from './database.ts'
import { type RevisionRow, scenarioIn } from './rows.ts'

/** A revision as it is stored. */
export interface SealedRow extends RevisionRow {
  /** Empty where it was found to be damaged and could not be healed: nothing vouches for it. */
  readonly digest: string
}

const sha256 = (values: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(values)).digest('hex')

/** What vouches for a row of a table that is no revision: the SHA-256 of its values. */
export const rowDigest = (...values: readonly (string | number)[]): string => sha256(values)

export const digestOf = (row: RevisionRow): string =>
  sha256([
    row.scenario_id,
    row.revision,
    row.saved_at,
    row.name,
    row.content,
    row.fingerprint,
    row.departures,
  ])

export const isWhole = (row: SealedRow): boolean => row.digest === digestOf(row)

/** Gives the migrations that seal what was saved before the function that does it, by the names that they know. */
export function addDigestFunctions(db: Connection): void {
  for (const name of ['revision_digest', 'row_digest']) {
    db.function(name, { deterministic: true, varargs: true }, (...values: unknown[]) => sha256(values))
  }
}

/**
 * The revisions of a store of any version, as far as they can be read, with what vouches for each. Those of a store
 * that was last opened before they were sealed are sealed here, where their content can be read.
 */
export function readRevisions(db: Connection): readonly SealedRow[] {
  const rows = new Map<string, SealedRow>()
  // Of a damaged file, what lies before the damage is read from the front, what lies behind it from the end.
  for (const order of ['ASC', 'DESC']) {
    try {
      for (const row of db
        .prepare<[], SealedRow>(`SELECT * FROM revisions ORDER BY rowid ${order}`)
        .iterate()) {
        rows.set(JSON.stringify([row.scenario_id, row.revision, row.digest]), sealed(row))
      }
    } catch {
      // What was read so far stays.
    }
  }
  return [...rows.values()]
}

function sealed(row: SealedRow): SealedRow {
  if (row.digest !== undefined) return row
  return { ...row, digest: scenarioIn(row.content, row.scenario_id) ? digestOf(row) : '' }
}
