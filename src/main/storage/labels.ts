/** Names that the user gave to saved versions: such a version stays when others are thinned out. */
import type { Connection } from './database.ts'
import { rowDigest } from './digest.ts'

/** The name of one revision. */
export interface LabelRow {
  readonly scenario_id: string
  readonly revision: number
  readonly label: string
}

interface SealedLabel extends LabelRow {
  readonly digest: string
}

const digestOfLabel = ({ scenario_id, revision, label }: LabelRow): string =>
  rowDigest(scenario_id, revision, label)

/** Names a revision; an empty name takes its name away. */
export function setLabel(db: Connection, row: LabelRow): void {
  if (row.label === '') {
    db.prepare('DELETE FROM labels WHERE scenario_id = ? AND revision = ?').run(row.scenario_id, row.revision)
    return
  }
  db.prepare<[SealedLabel]>(`
    INSERT INTO labels (scenario_id, revision, label, digest) VALUES (@scenario_id, @revision, @label, @digest)
    ON CONFLICT (scenario_id, revision) DO UPDATE SET label = excluded.label, digest = excluded.digest
    WHERE label <> excluded.label OR digest <> excluded.digest`).run({ ...row, digest: digestOfLabel(row) })
}

/** The names in a store of any version that are as they were given. */
export function readLabels(db: Connection): readonly LabelRow[] {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'labels'").get()
  if (table === undefined) return []
  return db
    .prepare<[], SealedLabel>('SELECT scenario_id, revision, label, digest FROM labels')
    .all()
    .filter((row) => row.digest === digestOfLabel(row))
    .map(({ digest: _, ...row }) => row)
}

/** Names the revisions that are here, have no name yet, and are to have one. @returns how many those were. */
export function addLabels(db: Connection, rows: readonly LabelRow[]): number {
  const add = db.prepare<[SealedLabel]>(`
    INSERT INTO labels (scenario_id, revision, label, digest)
    SELECT scenario_id, revision, @label, @digest FROM revisions
    WHERE scenario_id = @scenario_id AND revision = @revision
    ON CONFLICT (scenario_id, revision) DO NOTHING`)
  return rows.reduce((added, row) => added + add.run({ ...row, digest: digestOfLabel(row) }).changes, 0)
}
