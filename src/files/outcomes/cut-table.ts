/** A table's text cut into rows of cells. */
import { CsvError, parse } from 'csv-parse/sync'
import { failed, ok, type Result } from '../../model/result.ts'
import type { Separator, TableFault } from './reading.ts'

export interface TableRow {
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export const mostRows = 10_000
/** More than any table that people read; a row of more is not looked at. */
export const mostColumns = 500
/** Separators of one line, beyond which it is not even cut: far more than a row of that many cells has in quotation marks. */
const mostSeparators = 10 * mostColumns

/** A text without its `sep=` line, which names the separator for spreadsheet programs. */
export interface TableText {
  readonly text: string
  readonly separator: Separator | undefined
  /** Lines that stand before the text. */
  readonly before: number
}

/** Takes the `sep=` line off, and makes every line end a line feed. */
export function openTable(text: string, separators: readonly Separator[]): TableText {
  const plain = text.replaceAll(/\r\n?/g, '\n')
  const line = /^"?sep=(.)"?(?:\n|$)/i.exec(plain.slice(0, 10))
  if (!line) return { text: plain, separator: undefined, before: 0 }
  const separator = separators.find((each) => each === line[1])
  return { text: plain.slice(line[0].length), separator, before: 1 }
}

/**
 * Cuts a text whose lines end in line feeds. Rows without any text are left out.
 * @param most rows that are read; there may be more.
 */
export function cutTable(
  { text, before }: TableText,
  separator: Separator,
  most = mostRows + 1,
): Result<readonly TableRow[], TableFault> {
  const overfull = overfullLine(text, separator)
  if (overfull) {
    const details = { columns: overfull.separators + 1, most: mostColumns }
    return failed({ code: 'table-too-many-columns', line: before + overfull.line, details })
  }
  const rows: TableRow[] = []
  try {
    parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      to: most,
      on_record: (cells: readonly string[], { lines }) => {
        // The parser says where a record ends.
        const line = before + lines - lineEndsIn(cells)
        if (cells.length > mostColumns || cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = before + (typeof error.lines === 'number' ? error.lines : 1)
    const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'table-quote-open' : 'table-quote-inside'
    return failed({ code, line, details: {} })
  }
  return ok(rows)
}

/** The first line of so many separators that cutting it would make more cells than anybody needs. */
function overfullLine(
  text: string,
  separator: Separator,
): { readonly line: number; readonly separators: number } | undefined {
  let line = 1
  let separators = 0
  for (const character of text) {
    if (character === separator) separators++
    else if (character === '\n') {
      if (separators > mostSeparators) break
      line++
      separators = 0
    }
  }
  return separators > mostSeparators ? { line, separators } : undefined
}

/** The first row of more cells than are looked at. */
export function tooWide(rows: readonly TableRow[]): TableFault | undefined {
  const row = rows.find(({ cells }) => cells.length > mostColumns)
  if (!row) return undefined
  const details = { columns: row.cells.length, most: mostColumns }
  return { code: 'table-too-many-columns', line: row.line, details }
}

const lineEndsIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
