/** Brings the tables of a store to the form that this program knows. */
import type { HostError } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import { failed, ok, type Result } from '../../model/result.ts'
import type { Connection } from './database.ts'
import type { Migration } from './migrations/migration.ts'
import { isDiskFull, reasonOf } from './storage-error.ts'

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
  const message =
    `the scenarios were written by a newer Qiantang (its step ${stranger.number}, ${stranger.name}, ` +
    `is not known here; this one knows up to ${known.length}): update Qiantang; nothing was changed`
  return failed(hostError('storage', message))
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
      const message =
        `the scenarios could not be brought to their new form (step ${migration.number}, ` +
        `${migration.name}: ${reasonOf(error)}); they were left as they were`
      return failed(hostError(isDiskFull(error) ? 'disk-full' : 'storage', message))
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
    db.exec(sql)
    db.prepare('INSERT INTO migrations (number, name, applied_at) VALUES (?, ?, ?)').run(
      number,
      name,
      at.toISOString(),
    )
    const [dangling] = db.pragma('foreign_key_check') as readonly { readonly table: string }[]
    if (dangling) throw new Error(`rows of ${dangling.table} would lead nowhere`)
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
