/** What a copy of the store holds. From it, and not from a clock, one tells which of two is the later state. */
import type { Connection } from './database.ts'

export interface Holdings {
  /** Names the store that it is a copy of: its first scenario, and when that was first saved. */
  readonly origin: string | undefined
  /** How many revisions were ever saved, those that were deleted for good since among them. */
  readonly revisions: number
  /** How many of them those are. A copy of which fewer were deleted holds some that the store does not. */
  readonly erased: number
  /** How many changes of any kind were counted; 0 in a store that was last changed before they were. */
  readonly changes: number
}

/** @throws SQLite's error where the file has not the tables of a store. */
export function holdingsIn(db: Connection): Holdings {
  const erased = sinceErasures<number>(db, 'SELECT total(revisions) FROM erasures') ?? 0
  const [count = 0] = db.prepare<[], number>('SELECT count(*) FROM revisions').pluck().all()
  return {
    // Of the erasures, the first knew the scenario that the store began with.
    origin:
      sinceErasures<string>(db, "SELECT origin FROM erasures WHERE origin <> '' ORDER BY position LIMIT 1") ??
      firstIn(db),
    revisions: count + erased,
    erased,
    changes: changesIn(db),
  }
}

const firstIn = (db: Connection): string | undefined =>
  db
    .prepare<[], string>(
      `SELECT s.id || ' ' || r.saved_at FROM scenarios AS s
       JOIN revisions AS r ON r.scenario_id = s.id AND r.revision = 1
       ORDER BY s.position LIMIT 1`,
    )
    .pluck()
    .get()

/** A store that was last opened by an older program has no such column, and nothing was ever erased from it. */
function sinceErasures<T extends string | number>(db: Connection, sql: string): T | undefined {
  const column = db.prepare("SELECT 1 FROM pragma_table_info('erasures') WHERE name = 'origin'").get()
  return column === undefined ? undefined : db.prepare<[], T>(sql).pluck().get()
}

/** Counts a change, within its transaction; it is in the file's head, which every version of the tables has. */
export function countChange(db: Connection): void {
  db.pragma(`user_version = ${changesIn(db) + 1}`)
}

const changesIn = (db: Connection): number => Number(db.pragma('user_version', { simple: true }))

/** Above 0 where the first holds more, below where the second does, 0 where one cannot tell. */
export const compareHoldings = (a: Holdings, b: Holdings): number =>
  a.revisions - b.revisions || a.changes - b.changes

/** Whether both can be of one store; what was never saved to can be of any. */
export const mayBeOfOneStore = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || a === b
