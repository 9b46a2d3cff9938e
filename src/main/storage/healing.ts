/** What is damaged in the store: found by what vouches for each row, and healed from the newest copy that has it whole. */
import type { StoreNotice, ToldRevision } from '../../host/contract.ts'
import { readCopies } from './backups.ts'
import type { Connection } from './database.ts'
import { digestOf, isWhole, readRevisions, type SealedRow } from './digest.ts'
import { countChange } from './holdings.ts'
import { keepCopyAside } from './recovery.ts'
import { damagedRows, findWholeRows, mendRow, toldRows } from './sealed-rows.ts'

/** Revisions that are not as they were saved, without those of which that is known. */
export const damagedRevisions = (db: Connection): readonly SealedRow[] =>
  readRevisions(db).filter((row) => row.digest !== '' && !isWhole(row))

export const keyOf = ({ scenario_id, revision }: Pick<SealedRow, 'scenario_id' | 'revision'>): string =>
  JSON.stringify([scenario_id, revision])

/**
 * Heals what is damaged. Where no copy has a row, it is taken out. Where no copy has a revision, it stays as it is and
 * counts as unreadable; and where it was its scenario's newest, the newest that is whole becomes it again.
 * @returns what the user should know.
 */
export function heal(db: Connection, dataDir: string, now: () => Date): readonly StoreNotice[] {
  const damaged = damagedRevisions(db)
  const rows = damagedRows(db)
  if (damaged.length + rows.length === 0) return []
  const kept = keepCopyAside(db, dataDir, now(), 'damaged')
  const whole = findWhole(damaged, dataDir)
  const wholeOfRows = findWholeRows(rows, dataDir)
  const told = damaged.map((row) => ({ row, as: toldOf(db, row, whole.get(keyOf(row))) }))
  const mend = db.transaction(() => {
    for (const row of damaged) replace(db, row, whole.get(keyOf(row)))
    for (const id of new Set(damaged.map((row) => row.scenario_id))) bringBack(db, id, now())
    for (const row of rows) mendRow(db, row, wholeOfRows.get(row))
    countChange(db)
  })
  mend.immediate()
  const of = (isHealed: boolean): readonly ToldRevision[] =>
    told.filter(({ row }) => whole.has(keyOf(row)) === isHealed).map(({ as }) => as)
  const [healed, lost] = [of(true), of(false)]
  const rowsTold = (isHealed: boolean) => toldRows(rows.filter((row) => wholeOfRows.has(row) === isHealed))
  const [healedRows, lostRows] = [rowsTold(true), rowsTold(false)]
  return [
    ...(healed.length > 0 ? [{ code: 'healed', details: { revisions: healed, kept } } as const] : []),
    ...(lost.length > 0 ? [{ code: 'damaged', details: { revisions: lost, kept } } as const] : []),
    ...(healedRows.length > 0 ? [{ code: 'rows-healed', details: { rows: healedRows, kept } } as const] : []),
    ...(lostRows.length > 0 ? [{ code: 'rows-lost', details: { rows: lostRows, kept } } as const] : []),
  ]
}

/** What each damaged revision was, by its key: of the copies, the newest is asked first. */
function findWhole(damaged: readonly SealedRow[], dataDir: string): ReadonlyMap<string, SealedRow> {
  const found = new Map<string, SealedRow>()
  for (const rows of readCopies(dataDir, readRevisions)) {
    const copies = new Map(rows.filter(isWhole).map((row) => [keyOf(row), row]))
    for (const row of damaged) {
      const copy = copies.get(keyOf(row))
      if (!copy || found.has(keyOf(row))) continue
      const isSame = copy.digest === row.digest || copy.digest === digestOf(row)
      // What vouches for it may be what is damaged: the copy then has the rest as it is here.
      if (isSame) found.set(keyOf(row), copy)
    }
    if (found.size === damaged.length) break
  }
  return found
}

function replace(db: Connection, damaged: SealedRow, whole: SealedRow | undefined): void {
  const row = whole ?? { ...damaged, digest: '' }
  const { changes } = db
    .prepare<[SealedRow]>(
      whole
        ? `UPDATE revisions SET saved_at = @saved_at, name = @name, content = @content,
             fingerprint = @fingerprint, departures = @departures, digest = @digest
           WHERE scenario_id = @scenario_id AND revision = @revision`
        : `UPDATE revisions SET digest = @digest WHERE scenario_id = @scenario_id AND revision = @revision`,
    )
    .run(row)
  if (changes !== 1) throw new Error('a damaged revision is not where it was read')
}

/** Where a scenario's newest revision cannot be read, saves the newest that can once more. */
export function bringBack(db: Connection, id: string, now: Date): void {
  const rows = db
    .prepare<[string], SealedRow>('SELECT * FROM revisions WHERE scenario_id = ? ORDER BY revision DESC')
    .all(id)
  const [newest] = rows
  const whole = rows.find(isWhole)
  if (!newest || !whole || newest === whole) return
  const row = { ...whole, revision: newest.revision + 1, saved_at: now.toISOString() }
  insertRevision(db, { ...row, digest: digestOf(row) })
}

export function insertRevision(db: Connection, row: SealedRow): void {
  db.prepare<[SealedRow]>(`
    INSERT INTO revisions (scenario_id, revision, saved_at, name, content, fingerprint, departures, digest)
    VALUES (@scenario_id, @revision, @saved_at, @name, @content, @fingerprint, @departures, @digest)`).run(
    row,
  )
}

/** How a person knows it: by the scenario's name, of a revision that is whole, and the number. */
function toldOf(db: Connection, row: SealedRow, whole: SealedRow | undefined): ToldRevision {
  const rows = db
    .prepare<[string], SealedRow>('SELECT * FROM revisions WHERE scenario_id = ? ORDER BY revision DESC')
    .all(row.scenario_id)
  return { name: (whole ?? rows.find(isWhole) ?? row).name, revision: row.revision }
}
