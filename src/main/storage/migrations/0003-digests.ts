import type { Migration } from './migration.ts'

/**
 * Each revision gets what vouches for it; `revision_digest` is the program's. What the user is to know of the store
 * stays until it was seen, and how much was deleted for good is known when states of the store are told apart.
 */
export const digests: Migration = {
  number: 3,
  name: 'digests',
  sql: `
    CREATE TABLE sealed_revisions (
      scenario_id TEXT NOT NULL REFERENCES scenarios (id),
      revision INTEGER NOT NULL CHECK (revision >= 1),
      saved_at TEXT NOT NULL,
      name TEXT NOT NULL,
      content TEXT NOT NULL CHECK (json_valid(content)),
      fingerprint TEXT NOT NULL,
      departures INTEGER NOT NULL CHECK (departures >= 0),
      digest TEXT NOT NULL CHECK (length(digest) IN (0, 64)),
      PRIMARY KEY (scenario_id, revision)
    ) STRICT;

    INSERT INTO sealed_revisions
    SELECT scenario_id, revision, saved_at, name, content, fingerprint, departures,
      revision_digest(scenario_id, revision, saved_at, name, content, fingerprint, departures)
    FROM revisions ORDER BY rowid;

    DROP TABLE revisions;

    ALTER TABLE sealed_revisions RENAME TO revisions;

    CREATE TABLE notices (
      position INTEGER PRIMARY KEY,
      notice TEXT NOT NULL CHECK (json_valid(notice))
    ) STRICT;

    CREATE TABLE erasures (
      position INTEGER PRIMARY KEY,
      erased_at TEXT NOT NULL,
      revisions INTEGER NOT NULL CHECK (revisions >= 1)
    ) STRICT;
  `,
}
