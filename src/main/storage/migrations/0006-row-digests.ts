import type { Migration } from './migration.ts'

/** What vouches for each of the user's published values and settings; `row_digest` is the program's. */
export const rowDigests: Migration = {
  number: 6,
  name: 'row-digests',
  sql: `
    ALTER TABLE outcomes ADD COLUMN digest TEXT NOT NULL DEFAULT '';

    UPDATE outcomes SET digest = row_digest(file, imported_at, indicator, year, measure, value, unit, source);

    ALTER TABLE settings ADD COLUMN digest TEXT NOT NULL DEFAULT '';

    UPDATE settings SET digest = row_digest(key, value);
  `,
}
