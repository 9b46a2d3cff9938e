/** What another file gives, be it damaged: brought into the store where it is not there. */
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import type { ToldRevision } from '../../host/contract.ts'
import { type Connection, lookInto } from './database.ts'
import { isWhole, readRevisions, type SealedRow } from './digest.ts'
import { insertRevision, keyOf } from './healing.ts'
import { countChange } from './holdings.ts'
import { addLabels, type LabelRow, readLabels } from './labels.ts'
import type { OutcomeRow } from './rows.ts'
import { readOutcomes, sealedOutcome } from './sealed-rows.ts'
import { prepareStatements } from './statements.ts'

export interface Salvaged {
  /** How many revisions were brought over. */
  readonly merged: number
  /** Those that were there and that nobody has whole. */
  readonly lost: readonly ToldRevision[]
}

export const nothingSalvaged: Salvaged = { merged: 0, lost: [] }

export interface Readable {
  readonly revisions: readonly SealedRow[]
  readonly scenarios: readonly ScenarioKey[]
  readonly outcomes: readonly OutcomeRow[]
  readonly labels: readonly LabelRow[]
}

interface ScenarioKey {
  readonly id: string
  readonly deleted_at: string | null
}

/** Brings into a store what another file has, is whole, and is not in the store. Nothing that is there is changed. */
export function salvage(db: Connection, path: string): Salvaged {
  const readable = readStoreFile(path)
  const work = db.transaction(() => merge(db, readable))
  return work.immediate()
}

/** What can be read of a file, of which not a byte is changed: even who only reads may clear away what waits beside it. */
export function readStoreFile(path: string): Readable {
  const copy = `${path}.reading`
  const parts = ['', '-wal'].filter((part) => existsSync(`${path}${part}`))
  try {
    for (const part of parts) copyFileSync(`${path}${part}`, `${copy}${part}`)
    return lookInto(copy, (db) => ({
      revisions: readRevisions(db),
      scenarios: allOf<ScenarioKey>(db, 'SELECT id, deleted_at FROM scenarios ORDER BY position'),
      outcomes: orNone(() => readOutcomes(db)),
      labels: orNone(() => readLabels(db)),
    }))
  } catch {
    // It cannot even be opened.
    return { revisions: [], scenarios: [], outcomes: [], labels: [] }
  } finally {
    for (const part of ['', '-wal', '-shm']) rmSync(`${copy}${part}`, { force: true })
  }
}

/** All rows, or none where one of them cannot be read. */
const allOf = <T>(db: Connection, sql: string): readonly T[] => orNone(() => db.prepare<[], T>(sql).all())

function orNone<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read()
  } catch {
    return []
  }
}

function merge(db: Connection, readable: Readable): Salvaged {
  const merged = addMissing(db, readable)
  const hasRevision = knowsRevision(db)
  const lost = readable.revisions.filter(
    (row) => !isWhole(row) && row.digest !== '' && !hasRevision(row.scenario_id, row.revision),
  )
  const files = addOutcomes(db, readable.outcomes)
  const names = addLabels(db, readable.labels)
  if (merged + files + names > 0) countChange(db)
  return { merged, lost: lost.map(({ name, revision }) => ({ name, revision })) }
}

function knowsRevision(db: Connection): (id: string, revision: number) => boolean {
  const found = db
    .prepare<[string, number], 1>('SELECT 1 FROM revisions WHERE scenario_id = ? AND revision = ?')
    .pluck()
  return (id, revision) => found.get(id, revision) !== undefined
}

/**
 * Adds the revisions that are whole and whose number their scenario has not here, with the names that they had.
 * @returns how many those were.
 */
export function addMissing(db: Connection, { revisions, scenarios, labels }: Readable): number {
  const whole = revisions.filter(isWhole)
  const deletedAt = new Map(scenarios.map(({ id, deleted_at }) => [id, deleted_at]))
  const hasScenario = db.prepare<[string], 1>('SELECT 1 FROM scenarios WHERE id = ?').pluck()
  const hasRevision = knowsRevision(db)
  const order = [...new Set([...deletedAt.keys(), ...whole.map(({ scenario_id }) => scenario_id)])]
  const coming = whole
    .filter(({ scenario_id, revision }) => !hasRevision(scenario_id, revision))
    .sort((a, b) => order.indexOf(a.scenario_id) - order.indexOf(b.scenario_id) || a.revision - b.revision)
  for (const row of coming) {
    const id = row.scenario_id
    if (hasScenario.get(id) === undefined) {
      const deleted = deletedAt.get(id)
      db.prepare('INSERT INTO scenarios (id, deleted_at) VALUES (?, ?)').run(
        id,
        isTime(deleted) ? deleted : null,
      )
    }
    insertRevision(db, row)
  }
  const came = new Set(coming.map(keyOf))
  addLabels(
    db,
    labels.filter((row) => came.has(keyOf(row))),
  )
  return coming.length
}

/** Adds the files of outcomes that the store has not. @returns how many outcomes came with them. */
export function addOutcomes(db: Connection, rows: readonly OutcomeRow[]): number {
  const known = new Set(db.prepare<[], string>('SELECT DISTINCT file FROM outcomes').pluck().all())
  const coming = rows.filter(({ file }) => !known.has(file))
  const { addOutcome } = prepareStatements(db)
  for (const row of coming) addOutcome.run(sealedOutcome(row))
  return coming.length
}

const isTime = (text: string | null | undefined): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)
