/**
 * Outcomes that a user brings: a CSV file with the columns year, indicator, value and source.
 *
 * A further column, measure, may say that a value is not a level but growth in the year in percent
 * (`nominalGrowth`, `realGrowth`). Columns stand in any order.
 */
import type { Model } from '../model/model.ts'
import { failed, ok, type Result } from '../model/result.ts'
import type { IndicatorSpec, OutcomeMeasure, OutcomeSpec } from '../model/spec.ts'
import { decode } from './document.ts'
import { type FileFault, fileFault, firstFaults } from './file-fault.ts'
import { type CsvRecord, readCsv } from './read-csv.ts'

export const maxOutcomesBytes = 1024 * 1024
const mostOutcomes = 10_000
const longestSource = 1000

const needed = ['year', 'indicator', 'value', 'source'] as const
const columns = [...needed, 'measure'] as const
type Column = (typeof columns)[number]
const measures: readonly OutcomeMeasure[] = ['level', 'nominalGrowth', 'realGrowth']
const growthUnit = '% a year'

/** A value of a cell, or what is wrong with it. */
interface Finding {
  readonly line: number
  readonly column: Column | ''
  readonly message: string
}

/**
 * Reads a user's outcomes for a model.
 * @returns them in the order of the file, or its faults, each with line and column.
 */
export function readOutcomesCsv(
  file: string,
  bytes: Uint8Array,
  model: Model,
): Result<readonly OutcomeSpec[], readonly FileFault[]> {
  const text = decode(file, bytes, maxOutcomesBytes)
  if (!text.ok) return text
  const read = readCsv(text.value)
  if (!read.ok) {
    const { line, message } = read.error
    return failed([fileFault(file, 'syntax', message, { line })])
  }
  const [header, ...records] = read.value
  const findings: Finding[] = []
  if (!header) findings.push({ line: 1, column: '', message: 'the file is empty' })
  else findings.push(...checkHeader(header))
  if (header && records.length === 0) {
    findings.push({ line: header.line, column: '', message: 'there are no rows below the header' })
  }
  if (records.length > mostOutcomes) {
    findings.push({ line: 1, column: '', message: `there are more than ${mostOutcomes} rows` })
  }
  if (!header || findings.length > 0) return failed(placed(file, findings))
  const names = header.cells.map((cell) => cell.trim())
  const indicators = new Map(model.spec.indicators.map((indicator) => [indicator.id, indicator]))
  const outcomes = records.flatMap((record) => {
    const outcome = readRecord(record, names, indicators, model, findings)
    return outcome ? [outcome] : []
  })
  return findings.length > 0 ? failed(placed(file, findings)) : ok(outcomes)
}

function checkHeader({ line, cells }: CsvRecord): readonly Finding[] {
  const names = cells.map((cell) => cell.trim())
  const missing = needed.filter((column) => !names.includes(column))
  const unknown = names.filter((name) => !columns.some((column) => column === name))
  const twice = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column))
  const finding = (message: string): Finding => ({ line, column: '', message })
  return [
    ...missing.map((column) => finding(`the column ${column} is missing`)),
    ...unknown.map((name) => finding(`the column ${JSON.stringify(name)} is not known here`)),
    ...twice.map((column) => finding(`the column ${column} stands twice`)),
  ]
}

function readRecord(
  { line, cells }: CsvRecord,
  names: readonly string[],
  indicators: ReadonlyMap<string, IndicatorSpec>,
  model: Model,
  findings: Finding[],
): OutcomeSpec | undefined {
  if (cells.length !== names.length) {
    const message = `the row has ${cells.length} cells, but the header has ${names.length}`
    findings.push({ line, column: '', message })
    return undefined
  }
  const before = findings.length
  const check = (column: Column, isRight: boolean, message: string): void => {
    if (!isRight) findings.push({ line, column, message })
  }
  const cell = (column: Column): string => cells[names.indexOf(column)]?.trim() ?? ''
  const { launchYear, horizon } = model.spec
  const year = /^\d{4}$/.test(cell('year')) ? Number(cell('year')) : Number.NaN
  const isYear = year >= launchYear && year <= horizon.max
  check('year', isYear, `${told(cell('year'))} is not a year from ${launchYear} to ${horizon.max}`)
  const indicator = indicators.get(cell('indicator'))
  check('indicator', indicator !== undefined, `there is no indicator ${told(cell('indicator'))}`)
  const value = isNumber(cell('value')) ? Number(cell('value')) : Number.NaN
  check('value', Number.isFinite(value), `${told(cell('value'))} is not a number such as 20658 or 39.9`)
  const source = cell('source')
  check('source', source !== '', 'the source is missing')
  check('source', source.length <= longestSource, `the source has more than ${longestSource} characters`)
  check('source', isPlain(source), 'the source has characters that cannot be shown')
  const measure = measures.find((known) => known === (cell('measure') || 'level'))
  check('measure', measure !== undefined, `${told(cell('measure'))} is not one of ${measures.join(', ')}`)
  if (findings.length > before || !indicator || !measure) return undefined
  return {
    ...{ id: `own${line}`, label: indicator.label, year, value },
    unit: measure === 'level' ? indicator.unit : growthUnit,
    ...{ measure, indicator: indicator.id, source, derived: false },
  }
}

/** Digits with a point; a comma could be meant either way. */
const isNumber = (text: string): boolean => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)
/** No control characters, line ends aside, none that turn the writing direction. */
const isPlain = (text: string): boolean =>
  text.isWellFormed() && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text.replaceAll(/[\r\n\t]/g, ' '))
/** A cell in a message, no longer than one reads. */
const told = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

const placed = (file: string, findings: readonly Finding[]): readonly FileFault[] =>
  firstFaults(file, findings, ({ line, column, message }) => ({
    ...fileFault(file, 'shape', message, { line }),
    path: column,
  }))
