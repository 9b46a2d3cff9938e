/** Rows of tables that hold no revisions: found damaged by what vouches for them, and healed from the newest copy. */
import type { ToldRows } from '../../host/contract.ts'
import { readCopies } from './backups.ts'
import type { Connection } from './database.ts'
import { rowDigest } from './digest.ts'
import type { OutcomeRow } from './rows.ts'

type Value = string | number

interface SealedTable {
  readonly name: 'outcomes' | 'settings' | 'labels'
  /** What is vouched for, in this order. */
  readonly columns: readonly string[]
}

const outcomes: SealedTable = {
  name: 'outcomes',
  columns: ['file', 'imported_at', 'indicator', 'year', 'measure', 'value', 'unit', 'source'],
}
const tables: readonly SealedTable[] = [
  outcomes,
  { name: 'settings', columns: ['key', 'value'] },
  { name: 'labels', columns: ['scenario_id', 'revision', 'label'] },
]

/** A row as it lies in its table. */
type Row = { readonly rowid: number; readonly digest: string } & Readonly<Record<string, Value>>

export interface DamagedRow {
  readonly table: SealedTable
  readonly row: Row
}

const digestIn = ({ columns }: SealedTable, row: Readonly<Record<string, Value>>): string =>
  rowDigest(...columns.map((column) => row[column] ?? ''))

/** Seals an outcome on its way into the store. */
export const sealedOutcome = (row: OutcomeRow): OutcomeRow & { readonly digest: string } => ({
  ...row,
  digest: digestIn(outcomes, { ...row }),
})

/** The outcomes in a store of any version that are as they were kept; of a version without digests, all of them. */
export function readOutcomes(db: Connection): readonly OutcomeRow[] {
  const isSealed = hasDigests(db, outcomes)
  return db
    .prepare<[], OutcomeRow & { readonly digest?: string }>(
      `SELECT ${[...outcomes.columns, ...(isSealed ? ['digest'] : [])].join()} FROM outcomes ORDER BY position`,
    )
    .all()
    .filter((row) => !isSealed || row.digest === digestIn(outcomes, { ...row }))
    .map(({ digest: _, ...row }) => row)
}

export const damagedRows = (db: Connection): readonly DamagedRow[] =>
  tables.flatMap((table) =>
    rowsOf(db, table)
      .filter((row) => row.digest !== digestIn(table, row))
      .map((row) => ({ table, row })),
  )

/** What each damaged row was, where a copy has it: of the copies, the newest is asked first. */
export function findWholeRows(damaged: readonly DamagedRow[], dataDir: string): ReadonlyMap<DamagedRow, Row> {
  const found = new Map<DamagedRow, Row>()
  if (damaged.length === 0) return found
  for (const copies of readCopies(dataDir, wholeRows)) {
    for (const each of damaged) {
      // What vouches for it may be what is damaged: the copy then has the rest as it is here.
      const wanted = [each.row.digest, digestIn(each.table, each.row)]
      const copy = copies.get(each.table.name)?.find(({ digest }) => wanted.includes(digest))
      if (copy && !found.has(each)) found.set(each, copy)
    }
    if (found.size === damaged.length) break
  }
  return found
}

/** Puts a row back as it was; one that no copy has is taken out. To be called within a transaction. */
export function mendRow(db: Connection, { table, row }: DamagedRow, whole: Row | undefined): void {
  db.prepare(`DELETE FROM ${table.name} WHERE rowid = ?`).run(row.rowid)
  if (!whole) return
  const columns = [...table.columns, 'digest']
  // Where its key was damaged, another row may have been given it since, which is newer.
  db.prepare(
    `INSERT OR IGNORE INTO ${table.name} (rowid, ${columns.join()})
     VALUES (@rowid, ${columns.map((column) => `@${column}`).join()})`,
  ).run({ ...whole, rowid: row.rowid })
}

/** Rows as a person knows them: how many of what, of published values by their file. */
export function toldRows(rows: readonly DamagedRow[]): readonly ToldRows[] {
  const groups = Map.groupBy(rows, ({ table, row }) =>
    JSON.stringify([table.name, table === outcomes ? String(row.file) : '']),
  )
  return [...groups].map(([key, own]) => {
    const [what, file] = JSON.parse(key) as [SealedTable['name'], string]
    return { what, file, count: own.length }
  })
}

const wholeRows = (db: Connection): ReadonlyMap<SealedTable['name'], readonly Row[]> =>
  new Map(
    tables.map((table) => [
      table.name,
      rowsOf(db, table).filter((row) => row.digest === digestIn(table, row)),
    ]),
  )

/** None in a store that was last opened before they were sealed. */
const rowsOf = (db: Connection, table: SealedTable): readonly Row[] =>
  hasDigests(db, table)
    ? db
        .prepare<[], Row>(
          `SELECT rowid AS rowid, digest, ${table.columns.join()} FROM ${table.name} ORDER BY rowid`,
        )
        .all()
    : []

const hasDigests = (db: Connection, { name }: SealedTable): boolean =>
  db.prepare("SELECT 1 FROM pragma_table_info(?) WHERE name = 'digest'").get(name) !== undefined
