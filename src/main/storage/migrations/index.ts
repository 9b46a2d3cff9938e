/** All migrations in their order. Append only: what has shipped is never changed. */
import { scenarios } from './0001-scenarios.ts'
import { outcomes } from './0002-outcomes.ts'
import { digests } from './0003-digests.ts'
import { erasureOrigin } from './0004-erasure-origin.ts'
import { labels } from './0005-labels.ts'
import { rowDigests } from './0006-row-digests.ts'
import type { Migration } from './migration.ts'

export const allMigrations: readonly Migration[] = [
  scenarios,
  outcomes,
  digests,
  erasureOrigin,
  labels,
  rowDigests,
]
