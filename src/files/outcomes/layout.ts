/** Where a table's numbers stand, and what stands beside each: one row a value, or years or indicators as columns. */
import type { TableRow } from './cut-table.ts'
import { narrow } from './fold.ts'
import { type Column, columnNamed, type IndicatorReader, tableNote, yearNamed } from './names.ts'
import type { TableFault, TableLayout } from './reading.ts'
import { bareUnit, type UnitReader } from './said-unit.ts'

/** A number's cell with all that the table says of it, as texts. */
export interface TableCell {
  readonly line: number
  /** From 1, as the other places: of the number, and of the label and the year that a fault may be about. */
  readonly column: number
  readonly labelColumn: number
  readonly yearColumn: number
  readonly label: string
  readonly year: string
  readonly value: string
  /** Units that are said of it, the nearest first; empty ones say nothing. */
  readonly units: readonly string[]
  readonly source: string
  readonly measure: string
}

export interface LaidOut {
  readonly layout: TableLayout
  readonly cells: readonly TableCell[]
  readonly faults: readonly TableFault[]
  readonly ignored: readonly string[]
  /** What lines above and below the table say. */
  readonly source: string | undefined
  readonly units: readonly string[]
}

/** What a row that may be the header says, if it is one. */
interface Header {
  readonly layout: TableLayout
  readonly columns: ReadonlyMap<Column, number>
  /** Units in brackets behind the headings. */
  readonly units: ReadonlyMap<number, string>
  /** Columns of numbers, where years or indicators are columns. */
  readonly numbers: readonly number[]
}

/** Rows below which a header is not looked for. */
const lastHeaderRow = 40

/** Finds the header and takes the cells below it; undefined where no row is a header. */
export function layOut(
  rows: readonly TableRow[],
  indicatorNamed: IndicatorReader,
  units: UnitReader,
): LaidOut | TableFault | undefined {
  const knows = (cell: string): boolean => indicatorNamed(cell).kind !== 'unknown'
  let best: { readonly index: number; readonly header: Header } | undefined
  for (const [index, row] of rows.slice(0, lastHeaderRow).entries()) {
    const below = rows.slice(index + 1, index + 4)
    const header = rowsHeader(row) ?? indicatorHeader(row, below, knows) ?? yearHeader(row, below, knows)
    // A year in a title makes no header of it: of several rows the one with the most columns is.
    if (header && (!best || weight(header) > weight(best.header))) best = { index, header }
  }
  const row = best && rows[best.index]
  if (!best || !row) return undefined
  return headingTwice(row, best.header) ?? takeCells(rows, best.index, best.header, knows, units)
}

const weight = ({ layout, numbers }: Header): number =>
  layout === 'rows' ? Number.POSITIVE_INFINITY : numbers.length

function headingsOf({ cells }: TableRow): Pick<Header, 'columns' | 'units'> {
  const columns = new Map<Column, number>()
  const units = new Map<number, string>()
  for (const [index, cell] of cells.entries()) {
    const named = columnNamed(cell)
    if (!named || columns.has(named.column)) continue
    columns.set(named.column, index)
    if (named.unit !== '') units.set(index, named.unit)
  }
  return { columns, units }
}

function headingTwice(row: TableRow, { layout, columns }: Header): TableFault | undefined {
  if (layout !== 'rows') return undefined
  const second = row.cells.findIndex((cell, index) => {
    const named = columnNamed(cell)
    return named !== undefined && isNeeded(named.column) && columns.get(named.column) !== index
  })
  const heading = row.cells[second]
  return heading === undefined
    ? undefined
    : { code: 'table-heading-twice', line: row.line, column: second + 1, details: { heading } }
}

const needed = ['year', 'indicator', 'value'] as const
const isNeeded = (column: Column): boolean => needed.some((each) => each === column)

function rowsHeader(row: TableRow): Header | undefined {
  const { columns, units } = headingsOf(row)
  const isHeader = needed.every((column) => columns.has(column))
  return isHeader ? { layout: 'rows', columns, units, numbers: [] } : undefined
}

function indicatorHeader(
  row: TableRow,
  below: readonly TableRow[],
  knows: (cell: string) => boolean,
): Header | undefined {
  const { columns, units } = headingsOf(row)
  const numbers = row.cells.flatMap((cell, index) => (knows(cell) ? [index] : []))
  if (numbers.length === 0) return undefined
  const isYears = (column: number): boolean =>
    below.some(({ cells }) => yearNamed(cells[column] ?? '') !== undefined)
  const years =
    columns.get('year') ?? row.cells.findIndex((_, index) => !numbers.includes(index) && isYears(index))
  if (years < 0 || !isYears(years)) return undefined
  // Columns between the known ones are shown as unknown, not passed over in silence.
  return { layout: 'indicator-columns', columns: new Map([...columns, ['year', years]]), units, numbers }
}

function yearHeader(
  row: TableRow,
  below: readonly TableRow[],
  knows: (cell: string) => boolean,
): Header | undefined {
  const { columns, units } = headingsOf(row)
  const numbers = row.cells.flatMap((cell, index) => (yearNamed(cell) === undefined ? [] : [index]))
  if (numbers.length === 0 || numbers.includes(0)) return undefined
  const isLabels = (column: number): boolean => below.some(({ cells }) => knows(cells[column] ?? ''))
  const free = row.cells.flatMap((_, index) => (numbers.includes(index) ? [] : [index]))
  const labels = columns.get('indicator') ?? free.find(isLabels) ?? (numbers.length > 1 ? 0 : undefined)
  if (labels === undefined) return undefined
  return { layout: 'year-columns', columns: new Map([...columns, ['indicator', labels]]), units, numbers }
}

function takeCells(
  rows: readonly TableRow[],
  headerIndex: number,
  header: Header,
  knows: (cell: string) => boolean,
  units: UnitReader,
): LaidOut | TableFault {
  const [headerRow, next] = rows.slice(headerIndex)
  if (!headerRow) throw new Error('the header is a row of the table')
  const { layout, columns } = header
  const unitRow = layout === 'indicator-columns' && next && isUnitRow(next, columns, units) ? next : undefined
  const body = rows.slice(headerIndex + (unitRow ? 2 : 1))
  const found = { source: undefined as string | undefined, units: [] as readonly string[] }
  const heed = (row: TableRow): void => {
    for (const cell of row.cells) {
      const note = tableNote(cell)
      found.source ??= note.source
      if (note.units && found.units.length === 0) found.units = note.units
    }
  }
  for (const row of rows.slice(0, headerIndex + 1)) heed(row)
  const cells: TableCell[] = []
  const faults: TableFault[] = []
  const width = headerRow.cells.length
  const numbers = numberColumns(headerRow, header, body)
  let count = 0
  for (const row of body) {
    if (isNote(row, header)) {
      heed(row)
      continue
    }
    count += 1
    const extra = row.cells.slice(width).findIndex((cell) => cell.trim() !== '')
    if (extra >= 0) {
      const details = { cells: width + extra + 1, columns: width }
      faults.push({ code: 'row-too-long', line: row.line, column: width + extra + 1, details })
      continue
    }
    const at = (column: number | undefined): string => (column === undefined ? '' : (row.cells[column] ?? ''))
    const named = (column: Column): number | undefined => columns.get(column)
    const common = { line: row.line, source: at(named('source')), measure: at(named('measure')) }
    for (const index of numbers) {
      // A short row ends here: what a hostile header has besides costs nothing.
      if (index >= row.cells.length && layout !== 'rows') break
      const heading = headerRow.cells[index] ?? ''
      const isYears = layout === 'year-columns'
      const [labelIndex, yearIndex] = [named('indicator') ?? 0, named('year') ?? 0]
      cells.push({
        ...common,
        column: index + 1,
        labelColumn: (layout === 'indicator-columns' ? index : labelIndex) + 1,
        yearColumn: (isYears ? index : yearIndex) + 1,
        label: layout === 'indicator-columns' ? heading : at(labelIndex),
        year: isYears ? heading : at(yearIndex),
        value: at(index),
        units: [at(named('unit')), unitRow?.cells[index] ?? '', header.units.get(index) ?? ''],
      })
    }
  }
  if (count === 0) return { code: 'table-no-rows', line: headerRow.line, details: {} }
  const read = new Set([...columns.values(), ...numbers])
  const ignored = headerRow.cells.filter((cell, index) => !read.has(index) && cell.trim() !== '')
  return { layout, cells, faults, ignored, ...found }

  function isNote({ cells: own }: TableRow, { numbers: known }: Header): boolean {
    const written = own.filter((cell) => cell.trim() !== '')
    if (layout === 'rows') return written.length === 1
    if (layout === 'year-columns') return !known.some((index) => (own[index] ?? '').trim() !== '')
    return written.length === 1 && yearNamed(own[columns.get('year') ?? 0] ?? '') === undefined
  }

  function numberColumns(
    row: TableRow,
    { numbers: known }: Header,
    under: readonly TableRow[],
  ): readonly number[] {
    if (layout === 'rows') return [columns.get('value') ?? 0]
    if (layout === 'year-columns') return known
    // A column of numbers whose heading is no indicator is told of as any other unknown one.
    const taken = new Set(columns.values())
    return row.cells.flatMap((cell, index) => {
      if (taken.has(index) || cell.trim() === '') return []
      return knows(cell) || holdsNumbers(under, index) ? [index] : []
    })
  }
}

/** Whether the first rows have a number in a column. */
const holdsNumbers = (rows: readonly TableRow[], column: number): boolean =>
  rows.slice(0, 5).some(({ cells }) => /^[+-]?[.,]?\d/.test(narrow((cells[column] ?? '').slice(0, 100))))

/** A row below the headings that has units and nothing else. */
function isUnitRow({ cells }: TableRow, columns: ReadonlyMap<Column, number>, units: UnitReader): boolean {
  const years = columns.get('year') ?? 0
  const written = cells.filter((cell, index) => index !== years && cell.trim() !== '')
  return written.length > 0 && written.every((cell) => units.read(bareUnit(cell)) !== undefined)
}
