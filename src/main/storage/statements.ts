/** The questions and changes that the store puts to its tables. */
import type { Connection } from './database.ts'
import type { SealedRow } from './digest.ts'
import type { OutcomeRow, RevisionInfoRow, ScenarioRow } from './rows.ts'

export type Statements = ReturnType<typeof prepareStatements>

const newestOfEach = `
  SELECT s.id, r.revision, r.saved_at, r.name, r.content, r.digest, s.deleted_at
  FROM scenarios AS s
  JOIN revisions AS r ON r.scenario_id = s.id
  WHERE r.revision = (SELECT max(revision) FROM revisions WHERE scenario_id = s.id)`

export function prepareStatements(db: Connection) {
  return {
    /** Rows that this connection has added, changed or removed so far. */
    rowChanges: db.prepare<[], number>('SELECT total_changes()').pluck(),
    newestOfAll: db.prepare<[], ScenarioRow>(`${newestOfEach} ORDER BY s.position`),
    newest: db.prepare<[string], ScenarioRow>(`${newestOfEach} AND s.id = ?`),
    revisions: db.prepare<[string], RevisionInfoRow>(`
      SELECT revision, saved_at, name, fingerprint, departures, label,
        CASE WHEN json_valid(content) THEN content ->> '$.model' END AS model,
        CASE WHEN json_valid(content) THEN content ->> '$.baseline' END AS baseline
      FROM revisions LEFT JOIN labels USING (scenario_id, revision)
      WHERE scenario_id = ? ORDER BY revision DESC`),
    revision: db.prepare<[string, number], SealedRow>(`
      SELECT scenario_id, revision, saved_at, name, content, fingerprint, departures, digest
      FROM revisions WHERE scenario_id = ? AND revision = ?`),
    addScenario: db.prepare<[string]>('INSERT INTO scenarios (id) VALUES (?)'),
    setDeletedAt: db.prepare<[string | null, string]>('UPDATE scenarios SET deleted_at = ? WHERE id = ?'),
    outcomes: db.prepare<[], OutcomeRow>(`
      SELECT file, imported_at, indicator, year, measure, value, unit, source
      FROM outcomes ORDER BY position`),
    addOutcome: db.prepare<[OutcomeRow & { readonly digest: string }]>(`
      INSERT INTO outcomes (file, imported_at, indicator, year, measure, value, unit, source, digest)
      VALUES (@file, @imported_at, @indicator, @year, @measure, @value, @unit, @source, @digest)`),
    removeOutcomes: db.prepare<[string]>('DELETE FROM outcomes WHERE file = ?'),
    settings: db.prepare<[], { readonly key: string; readonly value: string }>(
      'SELECT key, value FROM settings',
    ),
    setSetting: db.prepare<[string, string, string]>(`
      INSERT INTO settings (key, value, digest) VALUES (?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value, digest = excluded.digest
      WHERE value <> excluded.value`),
  }
}
