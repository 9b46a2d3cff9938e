/** What is wrong in a file: which file, which line, which key, and why. */
import type { Fault } from '../model/fault.ts'
import type { TableFault, TableFaultCode } from './outcomes/reading.ts'

export interface FileFault {
  readonly file: string
  /** From 1; missing where the file as a whole is at fault. */
  readonly line?: number
  /** Keys from the root, such as `levers.rdIntensity.target`. */
  readonly path: string
  readonly code: Fault['code'] | FileFaultCode | TableFaultCode
  readonly message: string
  readonly details: Readonly<Record<string, string | number>>
}

export type FileFaultCode =
  | 'file-missing'
  | 'file-unreadable'
  | 'file-too-large'
  | 'not-utf8'
  | 'syntax'
  | 'too-deep'
  | 'duplicate-key'
  | 'newer-version'
  | 'shape'
  | 'more-faults'

/** A fault of a file as a whole, or of one of its lines, before it has keys. */
export function fileFault(
  file: string,
  code: FileFaultCode,
  message: string,
  { line, details = {} }: Partial<Pick<FileFault, 'line' | 'details'>> = {},
): FileFault {
  return { file, ...(line === undefined ? {} : { line }), path: '', code, message, details }
}

/** The part of a table's row that a fault is about, by the first word of its code. */
const tablePaths: Readonly<Record<string, string>> = {
  year: 'year',
  indicator: 'indicator',
  prices: 'indicator',
  number: 'value',
  value: 'value',
  unit: 'unit',
  measure: 'measure',
  source: 'source',
}

/** A fault of a table as one of its file; the catalogue has its words, whose place the code takes. */
export function tableFileFault(file: string, { code, line, column, details }: TableFault): FileFault {
  const path = tablePaths[code.split('-')[0] ?? ''] ?? ''
  const more = column === undefined ? details : { ...details, column }
  return {
    ...fileFault(file, 'shape', code, { ...(line === undefined ? {} : { line }), details: more }),
    path,
    code,
  }
}

/** Faults of one file that are told; nobody reads more, and a hostile file would have a hundred thousand. */
const mostFaults = 100

/** The faults of a file for the first of many things that are wrong; a last one says how many more there are. */
export function firstFaults<T>(
  file: string,
  wrong: readonly T[],
  faultOf: (one: T) => FileFault,
): readonly FileFault[] {
  const told = wrong.slice(0, mostFaults).map(faultOf)
  const more = wrong.length - told.length
  return more > 0
    ? [...told, fileFault(file, 'more-faults', `and ${more} more`, { details: { more } })]
    : told
}

/** One line for a terminal: `file:line: path: message`. */
export function formatFault(fault: FileFault): string {
  const place = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`
  return [place, ...(fault.path ? [fault.path] : []), fault.message].join(': ')
}
