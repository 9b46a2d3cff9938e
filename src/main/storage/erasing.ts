/** What the user deletes for good: rows, the pages that held them, and, in time, the copies that still do. */
import type { Connection } from './database.ts'
import { holdingsIn } from './holdings.ts'

/** Days after which no copy of the store's own holds what was deleted. */
const days = 30
const day = 24 * 60 * 60 * 1000

/** When what is deleted now is gone from the copies, at the first start or backup from then on. */
export const goneFromCopies = (erasedAt: Date): Date => new Date(erasedAt.getTime() + days * day)

/** When a copy is gone that was made when so many had been deleted; undefined where it holds nothing that was deleted since. */
export function copyGoneAt(db: Connection, erased: number): Date | undefined {
  const since = `SELECT min(erased_at) FROM (
    SELECT erased_at, sum(revisions) OVER (ORDER BY position) AS erased FROM erasures) WHERE erased > ?`
  const erasedAt = db.prepare<[number], string | null>(since).pluck().get(erased)
  return erasedAt ? goneFromCopies(new Date(erasedAt)) : undefined
}

/** Deletes the scenarios of the trash with all their revisions and the names of those. @returns how many revisions those were. */
export function eraseTrash(db: Connection): number {
  const inTrash = 'SELECT id FROM scenarios WHERE deleted_at IS NOT NULL'
  db.prepare(`DELETE FROM labels WHERE scenario_id IN (${inTrash})`).run()
  const { changes } = db.prepare(`DELETE FROM revisions WHERE scenario_id IN (${inTrash})`).run()
  db.prepare('DELETE FROM scenarios WHERE deleted_at IS NOT NULL').run()
  return changes
}

/**
 * Deletes revisions that are between others: kept are a scenario's first and newest, the last of each day (UTC), the
 * last under each name that it had, and those that the user has named.
 * @returns how many were deleted.
 */
export function thinRevisions(db: Connection): number {
  return db
    .prepare(
      `DELETE FROM revisions WHERE rowid IN (
         SELECT rowid FROM (
           SELECT rowid, revision,
             min(revision) OVER (PARTITION BY scenario_id) AS first,
             max(revision) OVER (PARTITION BY scenario_id) AS newest,
             max(revision) OVER (PARTITION BY scenario_id, substr(saved_at, 1, 10)) AS of_day,
             max(revision) OVER (PARTITION BY scenario_id, name) AS of_name
           FROM revisions)
         WHERE revision NOT IN (first, newest, of_day, of_name))
       AND (scenario_id, revision) NOT IN (SELECT scenario_id, revision FROM labels)`,
    )
    .run().changes
}

/** Does one of both, and notes it, so that older copies are known by it. To be called within a transaction. */
export function erase(db: Connection, work: (db: Connection) => number, at: Date): number {
  db.pragma('secure_delete = ON')
  const { origin = '' } = holdingsIn(db)
  const revisions = work(db)
  if (revisions > 0) {
    db.prepare('INSERT INTO erasures (erased_at, revisions, origin) VALUES (?, ?, ?)').run(
      at.toISOString(),
      revisions,
      origin,
    )
  }
  return revisions
}

/** Writes the file anew without the pages that are free, and leaves none of them beside it. */
export function purge(db: Connection): void {
  db.exec('VACUUM')
  cutLog(db)
}

/** Whoever is copying the store keeps the pages that it reads. */
export const cutLog = (db: Connection): void => void db.pragma('wal_checkpoint(TRUNCATE)')

/** How many revisions were deleted so long ago that no copy may hold them any more. */
export const overdue = (db: Connection, now: Date): number =>
  db
    .prepare<[string], number>('SELECT total(revisions) FROM erasures WHERE erased_at <= ?')
    .pluck()
    .get(new Date(now.getTime() - days * day).toISOString()) ?? 0
