/** The store's file: opened always the same way, and looked over before anybody counts on it. */
import { existsSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { createOwnFile } from './files.ts'
import { hasOtherSchema } from './schema.ts'
import { isDamage, isWithoutTables } from './storage-error.ts'

export type Connection = Database.Database

export type Opened =
  | { readonly kind: 'sound'; readonly db: Connection }
  /** There is no store to work with, though there was one; `reason` is a code. */
  | { readonly kind: 'damaged'; readonly reason: DamageReason }

/**
 * What is wrong with the file: it is not there, is empty, has no tables, is another program's, its tables are not
 * described as they were made, or as SQLite says.
 */
export type DamageReason = 'missing' | 'empty' | 'blank' | 'foreign' | 'schema' | `SQLITE_${string}`

/** What migration 1 writes into the file's head. */
export const applicationId = 0x5149414e
/** While it is opened: for other programs that look into the file. Two Qiantangs are kept apart before. */
const patience = 1000
/** Nobody works in a copy; who has it open is only looking. */
const patienceWithCopies = 100

export const storeFileName = 'qiantang.sqlite'
/** What SQLite puts beside a file: pages that belong to it, and an index of them. */
export const companions = ['-wal', '-journal', '-shm'] as const

const settings = [
  'journal_mode = WAL',
  // Every open needs this: of a file that is in WAL mode already, better-sqlite3 makes NORMAL, and a power cut
  // would take the last commits.
  'synchronous = FULL',
  // Only macOS heeds these two: there, a plain fsync does not reach the disk itself.
  'fullfsync = ON',
  'checkpoint_fullfsync = ON',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
]

/**
 * Opens the store's file, or makes it where there never was one.
 * @param expected whether there must be a store with something in it, because a backup of one is there.
 */
export function openDatabase(path: string, expected: boolean): Opened {
  const missing = reasonOfMissing(path, expected)
  if (missing !== undefined) return { kind: 'damaged', reason: missing }
  createOwnFile(path)
  let db: Connection | undefined
  try {
    db = new Database(path, { timeout: patience })
    const reason = findDamage(db, expected)
    if (reason === undefined) {
      for (const setting of settings) db.pragma(setting)
      return { kind: 'sound', db }
    }
    db.close()
    return { kind: 'damaged', reason }
  } catch (error) {
    db?.close()
    const reason = damageIn(error)
    if (reason === undefined) throw error
    return { kind: 'damaged', reason }
  }
}

/**
 * Looks into a copy without changing it, and leaves nothing beside it.
 * @throws what the work throws, and SQLite's error where the file cannot be opened.
 */
export function lookInto<T>(path: string, look: (db: Connection) => T): T {
  const absent = (['-wal', '-shm'] as const).filter((companion) => !existsSync(`${path}${companion}`))
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: patienceWithCopies })
  try {
    return look(db)
  } finally {
    db.close()
    // Of a file in WAL mode, as a copy made by hand may be, even a reader makes them.
    for (const companion of absent) rmSync(`${path}${companion}`, { force: true })
  }
}

/**
 * What is wrong with a store's file; undefined where nothing is.
 * @throws the error of a system that does not let the file be read now, which says nothing of the file.
 */
export function damageOf(path: string): DamageReason | undefined {
  try {
    return lookInto(path, (db) => findDamage(db, true))
  } catch (error) {
    const reason = damageIn(error)
    if (reason === undefined) throw error
    return reason
  }
}

export const isSoundFile = (path: string): boolean => damageOf(path) === undefined

/** What an error says of the file; undefined where it says nothing of it. */
function damageIn(error: unknown): DamageReason | undefined {
  if (isDamage(error)) return error.code
  return isWithoutTables(error) ? 'schema' : undefined
}

/** Whether a file says in its head that it is a store. */
export const isStoreOfQiantang = (db: Connection): boolean =>
  db.pragma('application_id', { simple: true }) === applicationId

/** SQLite takes an empty file for a new database, and throws pages away that wait beside it. */
function reasonOfMissing(path: string, expected: boolean): DamageReason | undefined {
  const size = existsSync(path) ? statSync(path).size : undefined
  if (size !== undefined && size > 0) return undefined
  const wal = `${path}-wal`
  const left = expected || (existsSync(wal) && statSync(wal).size > 0)
  if (!left) return undefined
  return size === undefined ? 'missing' : 'empty'
}

function findDamage(db: Connection, expected: boolean): DamageReason | undefined {
  const isNew =
    db.pragma('application_id', { simple: true }) === 0 &&
    db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined
  if (isNew) return expected ? 'blank' : undefined
  if (!isStoreOfQiantang(db)) return 'foreign'
  // Every store is in UTF-8; read as anything else, its tables look like those of a newer program.
  if (db.pragma('encoding', { simple: true }) !== 'UTF-8') return 'schema'
  if (hasOtherSchema(db)) return 'schema'
  return findFault(db) === undefined ? undefined : 'SQLITE_CORRUPT'
}

const mostFaults = 1000
/** A value that a rule of its table forbids: what vouches for each row finds it, and it is healed by itself. */
const inSealedRow =
  /^(?:CHECK constraint failed|(?:NULL|NUMERIC|TEXT|non-\w+) value) in (?:revisions|outcomes|settings|labels)(?:\.\w+)?$/

/** The first fault of a file's structure; undefined where it has none. */
export function findFault(db: Connection): string | undefined {
  const found = db.pragma(`integrity_check(${mostFaults})`) as readonly { readonly integrity_check: string }[]
  const fault = found
    .map(({ integrity_check }) => integrity_check)
    .find((text) => text !== 'ok' && !inSealedRow.test(text))
  if (fault !== undefined) return fault
  const [dangling] = db.pragma('foreign_key_check') as readonly { readonly table: string }[]
  return dangling && `rows of ${dangling.table} lead nowhere`
}
