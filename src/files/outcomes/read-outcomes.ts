/**
 * Outcomes that a user brings, as a table from a file or the clipboard.
 *
 * Reading keeps nothing: it says what it understood, what it left out, and what has to be asked. What comes of
 * the answers is settled by `settle.ts`.
 */
import { projectedMeasures } from '../../model/analysis/backtest/measures.ts'
import type { Model } from '../../model/model.ts'
import { createProjector } from '../../model/projection.ts'
import { baselineScenario } from '../../model/scenario.ts'
import type { Language, UnitKey, Year } from '../../model/spec.ts'
import { unseenIn } from '../characters.ts'
import {
  cutTable,
  mostColumns,
  mostRows,
  openTable,
  type TableRow,
  type TableText,
  tooWide,
} from './cut-table.ts'
import { type DecodedTable, decodeTable } from './decode-table.ts'
import { type Expected, farOffOf } from './far-off.ts'
import { quoted } from './fold.ts'
import { type LaidOut, layOut, type TableCell } from './layout.ts'
import {
  createIndicatorReader,
  type IndicatorReader,
  measureNamed,
  type NamedIndicator,
  yearNamed,
} from './names.ts'
import {
  type DecimalMark,
  type Encoding,
  type OutcomesReading,
  type ReadValue,
  type Separator,
  separators,
  type TableChoices,
  type TableFault,
  type TableProblem,
  tableProblem,
} from './reading.ts'
import { bareUnit, createUnitReader, type SaidUnit, type UnitReader } from './said-unit.ts'
import { isMissing, markOf, readNumber, timesTen, valueWith, type WrittenNumber } from './table-number.ts'

export const maxOutcomesBytes = 1024 * 1024
const longestSource = 1000
/** Numbers of one table; nobody has published more of a model's indicators. */
const mostCells = 20_000
/** What could not be read and is told of; nobody reads more. */
const mostTold = 100

export interface OutcomesReader {
  /** @param language where the encoding is to be guessed, the language of who asks. */
  read(file: string, bytes: Uint8Array, language: Language, choices?: TableChoices): OutcomesReading
}

/** Prepares a model for reading tables of its indicators. */
export function createOutcomesReader(model: Model): OutcomesReader {
  const units = createUnitReader(model)
  const indicators = createIndicatorReader(model, units)
  const { launchYear, horizon } = model.spec
  const growthUnit = model.units.growth
  const scenario = { ...baselineScenario(model.spec, model.baseline), horizon: horizon.max }
  let projected: Expected | undefined
  const expected: Expected = (...asked) => {
    projected ??= projectedMeasures(createProjector(model), scenario)
    return projected(...asked)
  }
  return {
    read(file, bytes, language, choices = {}) {
      if (bytes.length > maxOutcomesBytes) {
        const details = { limit: `${maxOutcomesBytes / 1024} KiB` }
        return unreadable({ code: 'table-too-large', details }, choices)
      }
      const decoded = decodeTable(bytes, language, choices.encoding)
      if (!decoded.ok) return unreadable(decoded.error, choices)
      const readings = decoded.value.map((text): OutcomesReading => {
        const { beginning, laidOut, failure } = findTable(text, choices, indicators, units)
        if (failure) return { ...unreadable(failure, choices), ...beginning }
        const { separator } = beginning
        const years = [launchYear, horizon.max] as const
        const source = choices.source ?? laidOut.source ?? file
        const context = { units, indicators, growthUnit, expected, choices, separator, years, source }
        return { ...beginning, ...interpret(laidOut, context) }
      })
      return mostUnderstood(readings)
    },
  }
}

interface Beginning {
  readonly encoding: Encoding
  readonly separator: Separator
  readonly sample: OutcomesReading['sample']
}

type Found =
  | { readonly beginning: Beginning; readonly laidOut: LaidOut; readonly failure?: never }
  | { readonly beginning: Beginning; readonly laidOut?: never; readonly failure: TableFault }

/** The reading of which the least is not understood; of several the first, whose encoding is the likeliest. */
function mostUnderstood([first, ...others]: readonly OutcomesReading[]): OutcomesReading {
  if (!first) throw new Error('a text that was decoded is read')
  const unread = ({ failure, unreadCount }: OutcomesReading): number =>
    failure ? Number.POSITIVE_INFINITY : unreadCount
  return others.reduce((best, other) => (unread(other) < unread(best) ? other : best), first)
}

/** Finds the separator, where nobody names it, and the header. */
function findTable(
  { text, encoding }: DecodedTable,
  choices: TableChoices,
  indicators: IndicatorReader,
  units: UnitReader,
): Found {
  const table = openTable(text, separators)
  const separator = choices.separator ?? table.separator ?? likelySeparator(table, indicators, units)
  const rows = cutTable(table, separator)
  if (!rows.ok) return { beginning: { encoding, separator, sample: [] }, failure: rows.error }
  const beginning = { encoding, separator, sample: sampleOf(rows.value) }
  const wide = tooWide(rows.value)
  if (wide) return { beginning, failure: wide }
  const count = rows.value.length
  if (count > mostRows) return { beginning, failure: tooManyRows }
  const laidOut = layOut(rows.value, indicators, units)
  if (!laidOut) {
    const code = count === 0 ? 'table-empty' : 'table-no-header'
    return { beginning, failure: { code, details: {} } }
  }
  if ('code' in laidOut) return { beginning, failure: laidOut }
  return laidOut.cells.length > mostCells ? { beginning, failure: tooManyRows } : { beginning, laidOut }
}

const tooManyRows: TableFault = { code: 'table-too-many-rows', details: { most: mostRows } }

/** Of a long text no more than this is looked at to find the separator. */
const sampleLength = 32 * 1024

/** The separator with which the beginning has a header, the one with the most columns first. */
function likelySeparator(table: TableText, indicators: IndicatorReader, units: UnitReader): Separator {
  const head = table.text.slice(0, sampleLength)
  const end = head.length < table.text.length ? head.lastIndexOf('\n') + 1 : head.length
  const beginning = { ...table, text: end > 0 ? head.slice(0, end) : head }
  const tried = separators.map((separator) => {
    const cut = cutTable(beginning, separator, 60)
    const rows = cut.ok ? cut.value.filter(({ cells }) => cells.length <= mostColumns) : []
    const laidOut = layOut(rows, indicators, units)
    const isOverfull = !cut.ok && cut.error.code === 'table-too-many-columns'
    const columns = isOverfull ? mostColumns : Math.max(0, ...rows.map(({ cells }) => cells.length))
    return { separator, isTable: laidOut !== undefined, columns }
  })
  const best = [...tried].sort((a, b) => Number(b.isTable) - Number(a.isTable) || b.columns - a.columns)
  return best[0]?.separator ?? ','
}

const sampleOf = (rows: readonly TableRow[]): OutcomesReading['sample'] =>
  rows.slice(0, 6).map(({ cells }) => cells.slice(0, 8).map((cell) => cell.slice(0, 40)))

function unreadable(failure: TableFault, { encoding, separator, decimal }: TableChoices): OutcomesReading {
  return {
    encoding: encoding ?? 'utf-8',
    separator: separator ?? ',',
    decimal,
    layout: undefined,
    failure,
    values: [],
    conflicts: [],
    unread: [],
    unreadCount: 0,
    ignored: [],
    sample: [],
    skipped: { missing: 0, outside: 0, repeated: 0 },
  }
}

interface Context {
  /** The unit of what is no level. */
  readonly growthUnit: UnitKey
  readonly units: UnitReader
  readonly indicators: IndicatorReader
  readonly expected: Expected
  readonly choices: TableChoices
  readonly separator: Separator
  readonly years: readonly [first: Year, last: Year]
  readonly source: string
}

type Interpreted = Omit<OutcomesReading, keyof Beginning>

function interpret(laidOut: LaidOut, context: Context): Interpreted {
  const marks = marksOf(laidOut.cells)
  const decimal = context.choices.decimal ?? (marks.size === 1 ? [...marks][0] : undefined)
  const faults = new Map<string, TableFault>()
  const tell = (fault: TableFault): void => {
    const key = `${fault.line}:${fault.column} ${fault.code}`
    if (!faults.has(key)) faults.set(key, fault)
  }
  for (const fault of laidOut.faults) tell(fault)
  const skipped = { missing: 0, outside: 0, repeated: 0 }
  const values = new Map<string, Map<number, ReadValue>>()
  for (const cell of laidOut.cells) {
    const read = readCell(cell, laidOut, decimal, marks.size > 1, context)
    if ('skipped' in read) skipped[read.skipped] += 1
    else if ('code' in read) tell(read)
    else {
      const key = `${read.indicator} ${read.year} ${read.measure}`
      const same = values.get(key) ?? new Map<number, ReadValue>()
      values.set(key, same)
      if (same.has(read.value)) skipped.repeated += 1
      else same.set(read.value, read)
    }
  }
  const unread = [...faults.values()].sort(byPlace)
  const groups = [...values.values()].map((same) => [...same.values()])
  return {
    decimal,
    layout: laidOut.layout,
    ignored: laidOut.ignored.slice(0, mostTold),
    skipped,
    failure: undefined,
    values: groups.flat().sort(byPlace),
    conflicts: groups.filter(({ length }) => length > 1).map((group) => group.map(({ place }) => place)),
    unread: unread.slice(0, mostTold),
    unreadCount: unread.length,
  }
}

const byPlace = (a: Pick<TableFault, 'line' | 'column'>, b: Pick<TableFault, 'line' | 'column'>): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

/** The decimal marks of numbers that can be read with one only. */
function marksOf(cells: readonly TableCell[]): ReadonlySet<DecimalMark> {
  const marks = new Set<DecimalMark>()
  for (const { value } of cells) {
    const number = isMissing(value) ? undefined : readNumber(value)
    const mark = number && markOf(number)
    if (mark) marks.add(mark)
  }
  return marks
}

type CellReading = ReadValue | TableFault | { readonly skipped: 'missing' | 'outside' }

function readCell(
  cell: TableCell,
  { units: tableUnits }: LaidOut,
  decimal: DecimalMark | undefined,
  isMixed: boolean,
  context: Context,
): CellReading {
  const { line, column, labelColumn, yearColumn } = cell
  if (isMissing(cell.value)) return { skipped: 'missing' }
  const at = (own: number, problem: TableProblem): TableFault => ({ ...problem, line, column: own })
  const named = context.indicators(cell.label)
  if (cell.label.trim() === '') return at(labelColumn, tableProblem('indicator-missing', {}))
  if (named.kind === 'unknown')
    return at(labelColumn, tableProblem('indicator-unknown', { name: quoted(cell.label) }))
  if (named.kind === 'noted') {
    return at(
      labelColumn,
      tableProblem('indicator-note', { name: quoted(cell.label), note: quoted(named.note) }),
    )
  }
  const { indicator, isConstant } = named.named
  if (isConstant) return at(labelColumn, tableProblem('prices-constant', { name: quoted(cell.label) }))
  if (cell.year.trim() === '') return at(yearColumn, tableProblem('year-missing', {}))
  const year = yearNamed(cell.year)
  if (year === undefined) return at(yearColumn, tableProblem('year-unreadable', { year: quoted(cell.year) }))
  const [first, last] = context.years
  if (year < first || year > last) return { skipped: 'outside' }
  const measure = cell.measure.trim() === '' ? (named.named.measure ?? 'level') : measureNamed(cell.measure)
  if (!measure) return at(column, tableProblem('measure-unreadable', { measure: quoted(cell.measure) }))
  const written = readNumber(cell.value)
  if (!written) return at(column, tableProblem('number-unreadable', { value: quoted(cell.value.trim()) }))
  const mark = markFor(written, decimal, isMixed, context)
  if (typeof mark === 'object') {
    return at(column, tableProblem('number-ambiguous', { value: quoted(cell.value.trim()), ...mark }))
  }
  const key = measure === 'level' ? indicator.unit : context.growthUnit
  const value = valueIn(written, mark, { cell, named: named.named, tableUnits, key }, context)
  if (value === undefined)
    return at(column, tableProblem('number-unreadable', { value: quoted(cell.value.trim()) }))
  if (typeof value === 'object') return at(column, value)
  if (!Number.isFinite(value))
    return at(column, tableProblem('number-too-large', { value: quoted(cell.value.trim()) }))
  const source = (cell.source.trim() || context.source).normalize('NFC')
  if (source.length > longestSource)
    return at(column, tableProblem('source-too-long', { most: longestSource }))
  const character = unseenIn(source)
  if (character) return at(column, tableProblem('source-unprintable', { character }))
  const off = farOffOf(context.expected, indicator.id, year, measure, value)
  return {
    indicator: indicator.id,
    year,
    measure,
    value,
    unit: key,
    source,
    place: `${line}:${column}`,
    line,
    column,
    written: quoted(cell.value.trim()),
    ...(off ? { farOff: off } : {}),
  }
}

/**
 * The mark to read a number with; both values where it could be either. Between thousands a comma is usual where
 * the three languages are spoken, so it needs no second sign, except in a table whose separator says otherwise.
 */
function markFor(
  number: WrittenNumber,
  decimal: DecimalMark | undefined,
  isMixed: boolean,
  { choices, separator }: Context,
): DecimalMark | { readonly point: number; readonly comma: number } {
  if (choices.decimal) return choices.decimal
  const [point, comma] = [valueWith(number, 'point', false), valueWith(number, 'comma', false)]
  if (point === undefined || comma === undefined) return point === undefined ? 'comma' : 'point'
  if (point === comma) return 'point'
  if (decimal && !isMixed) return decimal
  const hasGroups = Math.abs(point) > Math.abs(comma)
  return hasGroups && separator !== ';' && !isMixed ? 'point' : { point, comma }
}

interface SaidOf {
  readonly cell: TableCell
  readonly named: NamedIndicator
  readonly tableUnits: readonly string[]
  /** The unit that the value is wanted in. */
  readonly key: string
}

/** A number in the unit that is wanted, by the nearest unit that is said of it. */
function valueIn(
  number: WrittenNumber,
  mark: DecimalMark,
  { cell, named, tableUnits, key }: SaidOf,
  { units }: Context,
): number | undefined | TableProblem {
  const plain = valueWith(number, mark, false)
  const scaled = valueWith(number, mark, true)
  if (plain === undefined || scaled === undefined) return undefined
  const convert = (value: number, said: SaidUnit, text: string): number | TableProblem => {
    const ten = units.tenBetween(said, key)
    if (ten !== undefined) return timesTen(value, ten)
    return { code: 'unit-unfit', details: { unit: quoted(text), wanted: key } }
  }
  if (number.behind !== '') {
    const whole = number.parts.length === 1 ? units.read(number.behind) : undefined
    if (whole) return convert(plain, whole, number.behind)
    const base = number.unit === '' ? ({ ten: 0, powers: undefined } as const) : units.read(number.unit)
    return base
      ? convert(scaled, base, number.behind)
      : { code: 'unit-unreadable', details: { unit: quoted(number.behind) } }
  }
  for (const text of cell.units) {
    if (text.trim() === '') continue
    const said = units.read(bareUnit(text))
    if (!said) return { code: 'unit-unreadable', details: { unit: quoted(text) } }
    return convert(plain, said, text)
  }
  if (named.unit) return convert(plain, named.unit, cell.label)
  // What a line says of the whole table holds for those that it fits.
  const tens = tableUnits
    .map((text) => units.read(text))
    .flatMap((said) => (said ? (units.tenBetween(said, key) ?? []) : []))
  return timesTen(plain, tens[0] ?? 0)
}
