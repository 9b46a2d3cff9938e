/**
 * Mends what this program knows by heart in a store's file: its head, the description of its tables, the record of its
 * steps. All is done in a copy, which counts only where it is sound to the last revision.
 */
import { closeSync, copyFileSync, existsSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import { applicationId, type Connection, isSoundFile } from './database.ts'
import { type Form, forms, type SchemaRow, textOf } from './schema.ts'

/** Bytes of the file's head that are the same in every store, by where they begin. */
const head: readonly (readonly [at: number, bytes: Buffer])[] = [
  [0, Buffer.from('SQLite format 3\0')],
  // Pages of 4 KiB, WAL mode, nothing reserved, the shares of a page that SQLite prescribes.
  [16, Buffer.from([0x10, 0x00, 2, 2, 0, 64, 32, 32])],
  // UTF-8.
  [56, Buffer.from([0, 0, 0, 1])],
  [
    68,
    Buffer.from([
      applicationId >>> 24,
      (applicationId >>> 16) & 255,
      (applicationId >>> 8) & 255,
      applicationId & 255,
    ]),
  ],
]
const pageSize = 4096

/**
 * Copies a damaged store and mends the copy.
 * @returns whether a sound store is at the path now; else nothing is there.
 */
export function mendCopy(damaged: string, path: string): boolean {
  const parts = ['', '-wal'].filter((part) => existsSync(`${damaged}${part}`))
  const remove = (): void => {
    for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true })
  }
  remove()
  for (const part of parts) copyFileSync(`${damaged}${part}`, `${path}${part}`)
  try {
    if (isMended(path)) return true
  } catch {
    // Whatever stands in the way: the damage is another one.
  }
  remove()
  return false
}

function isMended(path: string): boolean {
  if (statSync(path).size < pageSize) return false
  mendHead(path)
  if (isSoundFile(path)) return true
  // Which form the store had, cannot be told from a record that may be damaged itself.
  return forms().some((form) => {
    describeAs(path, form)
    return isSoundFile(path)
  })
}

function mendHead(path: string): void {
  const file = openSync(path, 'r+')
  try {
    for (const [at, bytes] of head) {
      const there = Buffer.alloc(bytes.length)
      readSync(file, there, 0, bytes.length, at)
      if (!there.equals(bytes)) writeSync(file, bytes, 0, bytes.length, at)
    }
  } finally {
    closeSync(file)
  }
}

/** Writes the descriptions of a form in the place of those that are none of it, where there are as many. */
function describeAs(path: string, { schema, record }: Form): void {
  const db = new Database(path)
  try {
    db.unsafeMode(true)
    db.pragma('writable_schema = ON')
    const rows = db
      .prepare<[], SchemaRow & { readonly rowid: number }>(
        'SELECT rowid, * FROM sqlite_schema ORDER BY rowid',
      )
      .all()
    if (rows.length !== schema.length) return
    const known = new Set(rows.map(textOf))
    const wanted = schema.filter((row) => !known.has(textOf(row)))
    const own = new Set(schema.map(textOf))
    const wrong = rows.filter((row) => !own.has(textOf(row)))
    rewrite(db, wrong, wanted)
  } finally {
    db.close()
  }
  const described = new Database(path)
  try {
    described.prepare('DELETE FROM migrations WHERE number > ?').run(record.length)
    const write = described.prepare(`
      INSERT INTO migrations (number, name, applied_at) VALUES (@number, @name, '')
      ON CONFLICT (number) DO UPDATE SET name = excluded.name WHERE name <> excluded.name`)
    for (const step of record) write.run(step)
  } finally {
    described.close()
  }
}

function rewrite(
  db: Connection,
  wrong: readonly { readonly rowid: number }[],
  wanted: readonly SchemaRow[],
): void {
  const write = db.prepare(
    'UPDATE sqlite_schema SET type = @type, name = @name, tbl_name = @tbl_name, sql = @sql WHERE rowid = @rowid',
  )
  for (const [place, { rowid }] of wrong.entries()) {
    const row = wanted[place]
    if (row) write.run({ ...row, rowid })
  }
}
