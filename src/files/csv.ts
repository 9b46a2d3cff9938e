/** Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet. */

/** Null where there is no value. */
export type CsvValue = string | number | null

export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly CsvValue[])[]
}

/** A number as a cell: what is no number, or is missing, is no value. */
export const cellOf = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** What a spreadsheet takes for a formula (OWASP ASVS 1.2.10), full-width signs and leading spaces included. */
const startsFormula = /^(?:[\t\r\0]|\s*[=+\-@＝＋－＠])/

/** Without it a spreadsheet takes the bytes for the system's own encoding, and Korean and Chinese for noise. */
const byteOrderMark = '\ufeff'

/** A table with a header; numbers in full precision, texts that a spreadsheet would run made harmless. */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  const lines = [header, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`)
  return byteOrderMark + lines.join('')
}

function writeCell(value: CsvValue): string {
  const text = cellText(value)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** What a reader of the file finds in a cell. */
export function cellText(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  return startsFormula.test(value) ? `'${value}` : value
}
