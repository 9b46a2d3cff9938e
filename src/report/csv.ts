/** Tables for files: columns by name, headed and filled in the user's language. docs/csv.md lists them. */
import { type CsvTable, type CsvValue, writeCsv } from '../files/csv.ts'
import type { en } from './text/en.ts'
import type { Words } from './text/words.ts'

/** A column, whatever the language of its head. */
export type CsvColumn = keyof (typeof en)['csv']

/** Rows under columns; one value for each column in each row. */
export interface Sheet {
  readonly columns: readonly CsvColumn[]
  readonly rows: readonly (readonly CsvValue[])[]
}

export const emptySheet: Sheet = { columns: [], rows: [] }

/** A sheet with the heads of its columns in words. */
export const headed = ({ columns, rows }: Sheet, { t }: Words): CsvTable => ({
  header: columns.map((column) => t(`csv.${column}`)),
  rows,
})

/** The text of a file, the same whoever writes it. */
export function csvText(sheet: Sheet, words: Words): string {
  const { header, rows } = headed(sheet, words)
  return writeCsv(header, rows)
}

/** Whether something holds, as a cell; nothing where that is not known. */
export function flagCell(flag: boolean | null | undefined, { t }: Words): string | null {
  if (typeof flag !== 'boolean') return null
  return t(flag ? 'cell.yes' : 'cell.no')
}
