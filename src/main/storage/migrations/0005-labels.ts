import type { Migration } from './migration.ts'

/**
 * Names that the user gives to saved versions. They stand apart, so that a revision stays as it was saved and sealed; and
 * no foreign key ties them to it, lest a flipped bit in a name count as damage of the whole file.
 */
export const labels: Migration = {
  number: 5,
  name: 'labels',
  sql: `
    CREATE TABLE labels (
      scenario_id TEXT NOT NULL,
      revision INTEGER NOT NULL,
      label TEXT NOT NULL CHECK (label <> ''),
      digest TEXT NOT NULL,
      PRIMARY KEY (scenario_id, revision)
    ) STRICT;
  `,
}
