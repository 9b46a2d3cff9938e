/** What is wrong in a file: which file, which line, which key, and why. Words are made of it in `report/faults`. */
import type { Fault, FaultDetails, NoDetails } from '../model/fault.ts'
import type { FingerprintParts } from '../model/fingerprint.ts'
import type { TableFault, TableFaultDetails } from './outcomes/reading.ts'

/** What a value is, as a file has it. */
export type ValueKind = 'text' | 'number' | 'truth' | 'nothing' | 'list' | 'object'

/** What a value should be. */
export type ExpectedKind = Exclude<ValueKind, 'nothing'> | 'whole' | 'formulas' | 'other'

/** Forms that texts of files have: how each is read stands in `text-forms.ts`. */
export type TextForm =
  | 'id'
  | 'chart'
  | 'key'
  | 'fileId'
  | 'modelKey'
  | 'scenarioId'
  | 'language'
  | 'fingerprint'
  | 'date'
  | 'uuid'

/** What numbers of a result depend on. */
export type ResultPart = keyof FingerprintParts

/** Files that are no results: a scenario, a data file of the product, a table that lists data. */
export type OtherFile = 'scenario' | 'data' | 'listing'

/** The details of each fault that only files have, by its code. Texts from the file are cut to what can be shown. */
export interface FileFaultDetails extends FaultDetails, TableFaultDetails {
  'file-missing': NoDetails
  /** Neither a file nor a scenario that ships. */
  'no-such-scenario': { readonly known: readonly string[] }
  /** `reason` is the system's code, such as EACCES. */
  'file-unreadable': { readonly reason: string }
  'file-too-large': { readonly limit: string }
  'file-empty': NoDetails
  'not-utf8': NoDetails
  /** What stands where the file stops being JSON. */
  'json-syntax': { readonly found: string }
  'json-ends-early': NoDetails
  'yaml-syntax': NoDetails
  'yaml-alias': NoDetails
  'too-deep': { readonly limit: number }
  /** Of keys, values and ends of lists. */
  'too-many-parts': { readonly limit: number }
  'duplicate-key': { readonly key: string }
  'forbidden-key': { readonly key: string }
  'unknown-key': { readonly key: string }
  'missing-key': { readonly key: string }
  'not-a-scenario': { readonly format: string }
  /** A file without a recipe: not exported by the product, or cut. */
  'not-a-result': NoDetails
  /** What the product knows, where a result is looked for. */
  'other-file': { readonly kind: OtherFile }
  /** A sealed projection whose bytes are not those that were sealed. */
  'seal-broken': NoDetails
  /** A sealed projection where a result is looked for. */
  'a-sealed-projection': NoDetails
  /** A value of an exported result is not what comes of computing it again; both as they stand in the file. */
  'value-differs': { readonly printed: string; readonly recomputed: string }
  'rows-differ': { readonly printed: number; readonly recomputed: number }
  /** A part of a fingerprint is another one here. */
  'part-differs': { readonly scenario: string; readonly part: ResultPart }
  /** Published values that ship are others here. */
  'outcomes-differ': NoDetails
  /** A fingerprint is not that of the parts that the file names. */
  'fingerprint-differs': { readonly scenario: string }
  'newer-version': { readonly version: number; readonly known: number }
  'wrong-type': { readonly expected: ExpectedKind; readonly read: ValueKind }
  'not-one-of': { readonly read: string; readonly known: readonly string[] }
  'below-least': { readonly value: string; readonly limit: number }
  'above-most': { readonly value: string; readonly limit: number }
  'number-not-positive': { readonly value: string }
  'not-a-finite-number': NoDetails
  /** YAML's .nan. */
  'number-is-none': NoDetails
  'text-empty': NoDetails
  'text-too-long': { readonly limit: number }
  /** `character` is its code, such as U+200B. */
  'text-unshowable': { readonly character: string }
  'text-form': { readonly read: string; readonly form: TextForm }
  'list-too-short': { readonly limit: number }
  'list-too-long': { readonly limit: number }
  'baseline-id-taken': NoDetails
  /** A scenario among those that all have to stand on one baseline under one model. */
  'stands-elsewhere': {
    readonly baseline: string
    readonly model: string
    readonly onBaseline: string
    readonly onModel: string
  }
  /** A form that no other code names. */
  shape: NoDetails
  /** Id and name of a scenario that ships are those of the list that names it. */
  'not-as-listed': { readonly list: string }
  'more-faults': { readonly more: number }
}

export type FileFaultCode = keyof FileFaultDetails

/** A code with its details. */
export type CodedFault = {
  readonly [C in FileFaultCode]: { readonly code: C; readonly details: FileFaultDetails[C] }
}[FileFaultCode]

export type FileFault = CodedFault & {
  readonly file: string
  /** From 1; missing where the file as a whole is at fault. */
  readonly line?: number
  /** Keys from the root, such as `levers.rdIntensity.target`. */
  readonly path: string
}

/** A code with its details, checked to be a pair. */
export function coded<C extends FileFaultCode>(code: C, details: FileFaultDetails[C]): CodedFault {
  return { code, details } as CodedFault
}

/** A fault of a file as a whole, or of one of its lines, before it has keys. */
export function fileFault<C extends FileFaultCode>(
  file: string,
  code: C,
  details: FileFaultDetails[C],
  line?: number,
): FileFault {
  return { file, ...(line === undefined ? {} : { line }), path: '', ...coded(code, details) }
}

/** Why a file could not be read, by the system's code: ENOENT, EACCES; empty where there is none. */
export const notRead = (code: string): CodedFault =>
  code === 'ENOENT' || code === 'ENOTDIR'
    ? coded('file-missing', {})
    : coded('file-unreadable', { reason: code })

/** What a model found wrong, as a fault of the file or scenario of that name, whose lines are not known. */
export function inFile(file: string, { path, ...fault }: Fault): FileFault {
  return { file, path: path.join('.'), ...fault }
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

/** A fault of a table as one of its file. */
export function tableFileFault(file: string, { code, line, details }: TableFault): FileFault {
  const path = tablePaths[code.split('-')[0] ?? ''] ?? ''
  return { ...fileFault(file, code, details, line), path }
}

/** Faults of one file that are told; nobody reads more, and a hostile file would have a hundred thousand. */
const mostFaults = 100

/** The faults of a file for the first of many things that are wrong; a last one says how many more there are. */
export function firstFaults<T>(
  file: string,
  wrong: Iterable<T>,
  faultOf: (one: T) => FileFault,
): readonly FileFault[] {
  const told: FileFault[] = []
  let more = 0
  for (const one of wrong) {
    if (told.length < mostFaults) told.push(faultOf(one))
    else more++
  }
  return more > 0 ? [...told, fileFault(file, 'more-faults', { more })] : told
}
