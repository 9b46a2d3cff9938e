/** What the user is to know of the store, kept in it until it was seen. */
import type { StoreNotice } from '../../host/contract.ts'
import type { Connection } from './database.ts'

/** More than anybody reads; what is told first says what began it. */
const mostKept = 20

/** @returns those that could not be kept, as on a full disk: they are told now, and only now. */
export function keepNotices(db: Connection, notices: readonly StoreNotice[]): readonly StoreNotice[] {
  try {
    add(db, notices)
    return []
  } catch {
    return notices
  }
}

function add(db: Connection, notices: readonly StoreNotice[]): void {
  const known = new Set(keptNotices(db).map((notice) => JSON.stringify(notice)))
  const room = mostKept - known.size
  const insert = db.prepare<[string]>('INSERT INTO notices (notice) VALUES (?)')
  for (const text of notices.map((notice) => JSON.stringify(notice)).slice(0, room)) {
    if (!known.has(text)) insert.run(text)
  }
}

export const keptNotices = (db: Connection): readonly StoreNotice[] =>
  db
    .prepare<[], string>('SELECT notice FROM notices ORDER BY position')
    .pluck()
    .all()
    .map((text) => JSON.parse(text) as StoreNotice)

export const forgetNotices = (db: Connection): void => void db.prepare('DELETE FROM notices').run()
