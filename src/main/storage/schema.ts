/** The tables as this program makes them, held against those of a file. */
import Database from 'better-sqlite3'
import type { Connection } from './database.ts'
import { allMigrations } from './migrations/index.ts'
import { applyMigrations } from './migrations.ts'

/** A table or an index, as SQLite describes it; `sql` is null for an index of its own. */
export interface SchemaRow {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  readonly sql: string | null
}

/** A form that a store can have: after so many migrations. */
export interface Form {
  readonly schema: readonly SchemaRow[]
  readonly record: readonly RecordRow[]
}

export interface RecordRow {
  readonly number: number
  readonly name: string
}

let made: readonly Form[] | undefined

/** Every form that a store of this program or an older one can have, the newest first. */
export function forms(): readonly Form[] {
  made ??= allMigrations.map((_, index) => makeForm(index + 1)).reverse()
  return made
}

function makeForm(count: number): Form {
  const db = new Database(':memory:')
  try {
    const steps = allMigrations.slice(0, count)
    const applied = applyMigrations(db, steps, () => new Date(0))
    if (!applied.ok) throw new Error(applied.error.code)
    return { schema: schemaIn(db), record: steps.map(({ number, name }) => ({ number, name })) }
  } finally {
    db.close()
  }
}

export const schemaIn = (db: Connection): readonly SchemaRow[] =>
  db.prepare<[], SchemaRow>('SELECT type, name, tbl_name, sql FROM sqlite_schema').all()

/** A description as a text, equal for equal ones. */
export const textOf = ({ type, name, tbl_name, sql }: SchemaRow): string =>
  JSON.stringify([type, name, tbl_name, sql])

const textOfAll = (schema: readonly SchemaRow[]): string => schema.map(textOf).sort().join('\n')

/** Whether a file's tables are described otherwise than the steps that it has taken make them. */
export function hasOtherSchema(db: Connection): boolean {
  const schema = textOfAll(schemaIn(db))
  const form = forms().find((each) => textOfAll(each.schema) === schema)
  const record = recordIn(db) ?? []
  if (form) return JSON.stringify(form.record) !== JSON.stringify(record)
  // The tables of a newer program are not known here, and not judged. It took all steps that this one knows, and others.
  const own = allMigrations.map(({ number, name }) => ({ number, name }))
  const isNewer = record.length > own.length
  return !isNewer || JSON.stringify(record.slice(0, own.length)) !== JSON.stringify(own)
}

/** The steps that a store has taken; undefined where no such table is described. */
function recordIn(db: Connection): readonly RecordRow[] | undefined {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'").get()
  if (table === undefined) return undefined
  return db.prepare<[], RecordRow>('SELECT number, name FROM migrations ORDER BY number').all()
}
