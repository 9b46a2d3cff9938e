import type { Migration } from './migration.ts'

/** A store is known by its first scenario, which may be deleted for good: each erasure keeps what it was known by. */
export const erasureOrigin: Migration = {
  number: 4,
  name: 'erasure-origin',
  sql: "ALTER TABLE erasures ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
}
