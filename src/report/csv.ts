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

/** Figures of a number that is copied: more than anybody reads, and fewer than a file has. */
const copiedFigures = 6

/** Columns that name a thing for programs, where one for readers stands beside them. */
const idColumns: Partial<Record<CsvColumn, readonly CsvColumn[]>> = {
  id: ['indicator', 'name', 'label'],
  fromId: ['indicator', 'name', 'label'],
}

/** A table to be pasted among words: without ids that stand beside names, and with digits that can be read. */
export function copiedTable({ columns, rows }: Sheet, words: Words): string {
  const shown = columns.flatMap((column, index) =>
    idColumns[column]?.some((other) => columns.includes(other)) ? [] : [index],
  )
  const { header } = headed({ columns: shown.flatMap((index) => columns[index] ?? []), rows: [] }, words)
  const lines = rows.map((row) => shown.map((index) => copiedCell(row[index] ?? null)))
  return [header, ...lines].map((cells) => cells.join('\t')).join('\n')
}

/** A tab or a line break in a text would begin another cell. */
const copiedCell = (value: CsvValue): string =>
  typeof value === 'number'
    ? String(Number(value.toPrecision(copiedFigures)))
    : (value ?? '').replaceAll(/[\t\r\n]+/g, ' ')
