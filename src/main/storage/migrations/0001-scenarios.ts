import type { Migration } from './migration.ts'

/** 0x5149414e is "QIAN": it tells a store of Qiantang from any other SQLite file. */
export const scenarios: Migration = {
  number: 1,
  name: 'scenarios',
  sql: `
    PRAGMA application_id = 0x5149414e;

    CREATE TABLE scenarios (
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      deleted_at TEXT
    ) STRICT;

    CREATE TABLE revisions (
      scenario_id TEXT NOT NULL REFERENCES scenarios (id),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      saved_at TEXT NOT NULL,
      name TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      fingerprint TEXT NOT NULL,
      departures INTEGER NOT NULL CHECK (departures >= 0),
      PRIMARY KEY (scenario_id, revision)
    ) STRICT;

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT;
  `,
}
