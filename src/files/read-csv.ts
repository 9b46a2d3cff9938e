/** Reads comma-separated values as RFC 4180 has them; single line feeds end a record too. */
import { failed, ok, type Result } from '../model/result.ts'

export interface CsvRecord {
  /** The line on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** What is wrong with the form of a file, and on which line. */
export interface CsvFault {
  readonly line: number
  readonly message: string
}

/** Cuts a text into records; empty lines are none. */
export function readCsv(text: string): Result<readonly CsvRecord[], CsvFault> {
  const records: CsvRecord[] = []
  let cells: string[] = []
  let [line, begun, at] = [1, 1, 0]
  const endRecord = (): void => {
    if (cells.length > 1 || cells[0] !== '') records.push({ line: begun, cells })
    cells = []
    begun = line
  }
  // One cell and what ends it each time round; a file that ends in a line end has no record after it.
  while (at < text.length || cells.length > 0) {
    if (text[at] === '"') {
      const cell = quotedCell(text, at)
      if (cell === undefined) return failed({ line, message: 'a quotation mark is not closed' })
      line += lineEndsIn(text.slice(at, cell.end))
      cells.push(cell.value)
      at = cell.end
    } else {
      const end = nextOf(text, at)
      const value = text.slice(at, end)
      if (value.includes('"')) return failed({ line, message: 'a quotation mark stands inside a cell' })
      cells.push(value)
      at = end
    }
    if (text[at] === ',') {
      at += 1
      // A comma at the very end leaves an empty cell behind it.
      if (at === text.length) {
        cells.push('')
        endRecord()
      }
      continue
    }
    const lineEnd = /^(?:\r\n|\n|\r)/.exec(text.slice(at, at + 2))?.[0]
    if (lineEnd === undefined && at < text.length) {
      return failed({ line, message: 'there is text after a closing quotation mark' })
    }
    at += lineEnd?.length ?? 0
    line += 1
    endRecord()
  }
  return ok(records)
}

function quotedCell(
  text: string,
  start: number,
): { readonly value: string; readonly end: number } | undefined {
  let value = ''
  for (let from = start + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return undefined
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    from = quote + 2
  }
}

function nextOf(text: string, start: number): number {
  let end = start
  while (end < text.length && !',\r\n'.includes(text[end] as string)) end += 1
  return end
}

const lineEndsIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0
