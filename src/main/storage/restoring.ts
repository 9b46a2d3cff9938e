/** Lists the copies for the user, and brings what one of them holds back into the open store. */
import { basename } from 'node:path'
import type { BackupInfo, HostResult, OthersChoice, RestoredBackup } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import { failed, ok } from '../../model/result.ts'
import { type Backup, copiesIn } from './backups.ts'
import { type Connection, isSoundFile, lookInto } from './database.ts'
import { digestOf, isWhole, type SealedRow } from './digest.ts'
import { copyGoneAt } from './erasing.ts'
import { damagedRevisions, insertRevision } from './healing.ts'
import { holdingsIn, mayBeOfOneStore } from './holdings.ts'
import type { OutcomeRow } from './rows.ts'
import { addMissing, addOutcomes, type Readable, readStoreFile } from './salvage.ts'
import { damagedRows } from './sealed-rows.ts'

/** A copy that can be restored, as it was read. */
export interface BackupToRestore {
  readonly madeAt: Date
  readonly readable: Readable
}

/** The latest date first. @param db the store that they are copies of. */
export const describeBackups = (dataDir: string, db: Connection): readonly BackupInfo[] =>
  copiesIn(dataDir)
    .map((copy) => ({ ...describe(copy), ...goneAtOf(copy, db) }))
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))

/** Nothing of the user's own file, and of another store's copy: those are never removed. */
function goneAtOf({ path, kind }: Backup, db: Connection): Pick<BackupInfo, 'goneAt'> {
  try {
    const [holds, store] = [lookInto(path, holdingsIn), holdingsIn(db)]
    if (kind === undefined || !mayBeOfOneStore(holds.origin, store.origin)) return {}
    const goneAt = copyGoneAt(db, holds.erased)
    return goneAt ? { goneAt: goneAt.toISOString() } : {}
  } catch {
    // What cannot be read holds nothing that is known.
    return {}
  }
}

function describe({ path, madeAt, kind }: Backup): BackupInfo {
  const known = { file: basename(path), madeAt: madeAt.toISOString(), kind: kind ?? 'own' } as const
  try {
    return { ...known, ...(isSoundFile(path) ? lookInto(path, countIn) : damaged) }
  } catch {
    // The system does not let it be read now, which says nothing of the file.
    return { ...known, state: 'unreadable', scenarios: 0, revisions: 0 }
  }
}

const damaged = { state: 'damaged', scenarios: 0, revisions: 0 } as const

function countIn(db: Connection): Pick<BackupInfo, 'state' | 'scenarios' | 'revisions'> {
  if (damagedRevisions(db).length + damagedRows(db).length > 0) return damaged
  const count = db.prepare<[], number>('SELECT count(*) FROM scenarios WHERE deleted_at IS NULL').pluck()
  const revisions = db.prepare<[], number>('SELECT count(*) FROM revisions').pluck()
  return { state: 'sound', scenarios: count.get() ?? 0, revisions: revisions.get() ?? 0 }
}

/** Reads one of the listed copies: no other file can be named. */
export function readBackup(dataDir: string, file: string): HostResult<BackupToRestore> {
  const backup = copiesIn(dataDir).find(({ path }) => basename(path) === file)
  if (!backup) return failed(hostError('not-found', { what: 'backup', name: file }))
  if (describe(backup).state !== 'sound') return failed(hostError('backup-damaged', {}))
  return ok({ madeAt: backup.madeAt, readable: readStoreFile(backup.path) })
}

/**
 * Makes every scenario of a copy what it was in it, by one more revision on top: those that the store has stay, and
 * those that only the copy has are added. To be called within a transaction.
 */
export function bringInto(
  db: Connection,
  readable: Readable,
  others: OthersChoice,
  at: Date,
): Pick<RestoredBackup, 'changed' | 'others'> {
  const before = statesIn(db)
  addMissing(db, readable)
  const newest = newestOf(readable)
  const deletedAt = new Map(readable.scenarios.map(({ id, deleted_at }) => [id, deleted_at]))
  for (const [id, row] of newest) {
    putOnTop(db, row, at)
    setDeletedAt(db, id, deletedAt.get(id) ?? null)
  }
  replaceOutcomes(db, readable.outcomes, others)
  const strangers = [...before].filter(([id, { deleted_at }]) => deleted_at === null && !newest.has(id))
  if (others === 'trash') for (const [id] of strangers) setDeletedAt(db, id, at.toISOString())
  const after = statesIn(db)
  const changed = [...newest.keys()].filter((id) => {
    const [was, is] = [before.get(id), after.get(id)]
    return was?.content !== is?.content || was?.deleted_at !== is?.deleted_at
  })
  return { changed: changed.length, others: strangers.length }
}

interface State {
  readonly id: string
  readonly revision: number
  readonly content: string
  readonly digest: string
  readonly deleted_at: string | null
}

const statesIn = (db: Connection): ReadonlyMap<string, State> =>
  new Map(
    db
      .prepare<[], State>(
        `SELECT s.id, r.revision, r.content, r.digest, s.deleted_at
         FROM scenarios AS s JOIN revisions AS r ON r.scenario_id = s.id
         WHERE r.revision = (SELECT max(revision) FROM revisions WHERE scenario_id = s.id)`,
      )
      .all()
      .map((state) => [state.id, state]),
  )

/** The newest revision of each scenario that is whole. */
function newestOf({ revisions }: Readable): ReadonlyMap<string, SealedRow> {
  const newest = new Map<string, SealedRow>()
  for (const row of revisions.filter(isWhole)) {
    const known = newest.get(row.scenario_id)
    if (!known || known.revision < row.revision) newest.set(row.scenario_id, row)
  }
  return newest
}

/** Nothing where the newest revision is of that content, and something vouches for it. */
function putOnTop(db: Connection, row: SealedRow, at: Date): void {
  const present = db
    .prepare<[string], Pick<State, 'revision' | 'content' | 'digest'>>(
      `SELECT revision, content, digest FROM revisions
       WHERE scenario_id = ? ORDER BY revision DESC LIMIT 1`,
    )
    .get(row.scenario_id)
  if (!present || (present.content === row.content && present.digest !== '')) return
  const next = { ...row, revision: present.revision + 1, saved_at: at.toISOString() }
  insertRevision(db, { ...next, digest: digestOf(next) })
}

const setDeletedAt = (db: Connection, id: string, deletedAt: string | null): void =>
  void db
    .prepare('UPDATE scenarios SET deleted_at = ? WHERE id = ? AND deleted_at IS NOT ?')
    .run(deletedAt, id, deletedAt)

/** Files of outcomes that the copy has take the place of those of the same name. */
function replaceOutcomes(db: Connection, rows: readonly OutcomeRow[], others: OthersChoice): void {
  const coming = new Set(rows.map(({ file }) => file))
  const present = db.prepare<[], string>('SELECT DISTINCT file FROM outcomes').pluck().all()
  const remove = db.prepare<[string]>('DELETE FROM outcomes WHERE file = ?')
  for (const file of present) if (others === 'trash' || coming.has(file)) remove.run(file)
  addOutcomes(db, rows)
}
