import type { Migration } from './migration.ts'

/** What users import to hold projections against: one row for each row of their files. */
export const outcomes: Migration = {
  number: 2,
  name: 'outcomes',
  sql: `
    CREATE TABLE outcomes (
      position INTEGER PRIMARY KEY,
      file TEXT NOT NULL,
      imported_at TEXT NOT NULL,
      indicator TEXT NOT NULL,
      year INTEGER NOT NULL,
      measure TEXT NOT NULL CHECK (measure IN ('level', 'nominalGrowth', 'realGrowth')),
      value REAL NOT NULL,
      unit TEXT NOT NULL,
      source TEXT NOT NULL
    ) STRICT;

    CREATE INDEX outcomes_by_file ON outcomes (file);
  `,
}
