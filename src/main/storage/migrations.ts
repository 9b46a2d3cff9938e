/** Brings the tables of a store to the form that this program knows. */
import Database from 'better-sqlite3'
import type { HostError } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import { failed, ok, type Result } from '../../model/result.ts'
import type { Connection } from './database.ts'
import { addDigestFunctions } from './digest.ts'
import type { Migration } from './migrations/migration.ts'
import { codeOf, isDiskFull } from './storage-error.ts'

interface MigrationRow {
  readonly number: number
  readonly name: string
}

/**
 * Tells which migrations a store has yet to take.
 * @returns a failure where the store has taken others than this program knows, as a newer one leaves it.
 */
export function pendingMigrations(
  db: Connection,
  known: readonly Migration[],
): Result<readonly Migration[], HostError> {
  const applied = appliedMigrations(db)
  const stranger = applied.find(({ number, name }, at) => {
    const own = known[at]
    return own?.number !== number || own.name !== name
  })
  if (!stranger) return ok(known.slice(applied.length))
  const { number: step, name } = stranger
  return failed(hostError('store-newer', { step, name, known: known.length }))
}

/**
 * Applies migrations, each together with its record in one transaction: both are there or neither.
 * @returns a failure at the first that does not work; those before it stay.
 */
export function applyMigrations(
  db: Connection,
  pending: readonly Migration[],
  now: () => Date,
): Result<void, HostError> {
  for (const migration of pending) {
    const at = now()
    try {
      applyMigration(db, migration, at)
    } catch (error) {
      if (isDiskFull(error)) return failed(hostError('disk-full', {}))
      const { number: step, name } = migration
      return failed(hostError('store-not-converted', { step, name, reason: codeOf(error) }))
    }
  }
  return ok(undefined)
}

function applyMigration(db: Connection, { number, name, sql }: Migration, at: Date): void {
  const apply = db.transaction(() => {
    db.exec(
      `CREATE TABLE IF NOT EXISTS migrations (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        applied_at TEXT NOT NULL
      ) STRICT`,
    )
    addDigestFunctions(db)
    db.exec(sql)
    db.prepare('INSERT INTO migrations (number, name, applied_at) VALUES (?, ?, ?)').run(
      number,
      name,
      at.toISOString(),
    )
    const [dangling] = db.pragma('foreign_key_check') as readonly { readonly table: string }[]
    if (dangling) {
      const text = `rows of ${dangling.table} would lead nowhere`
      throw new Database.SqliteError(text, 'SQLITE_CONSTRAINT_FOREIGNKEY')
    }
  })
  // A table that is built anew must not take along what refers to it. Within a transaction this has no effect.
  db.pragma('foreign_keys = OFF')
  try {
    apply.immediate()
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

function appliedMigrations(db: Connection): readonly MigrationRow[] {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'").get()
  if (table === undefined) return []
  return db.prepare<[], MigrationRow>('SELECT number, name FROM migrations ORDER BY number').all()
}
