/**
 * What was understood of a table of outcomes, before anything of it is kept.
 *
 * A reading always comes back: where a table cannot be read at all, it says why and shows the beginning of the
 * text, so that another encoding or separator can be tried.
 */
import type { NoDetails } from '../../model/fault.ts'
import type { IndicatorId, UnitKey, Year } from '../../model/spec.ts'
import type { OwnOutcome } from '../own-outcomes.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'euc-kr'] as const
export type Encoding = (typeof encodings)[number]

export const separators = [',', ';', '\t', '|', '，'] as const
export type Separator = (typeof separators)[number]

/** What stands before the digits of a fraction; the other one of the two groups thousands. */
export type DecimalMark = 'point' | 'comma'

/** How a table is to be read where the user says so; what is missing is found out. */
export interface TableChoices {
  readonly encoding?: Encoding
  readonly separator?: Separator
  readonly decimal?: DecimalMark
  /** Where values come from whose row names no source; the file's name without it. */
  readonly source?: string
}

/** Each row a value; or years, or indicators, as columns. */
export type TableLayout = 'rows' | 'year-columns' | 'indicator-columns'

/** The details of what is wrong in a table, by its code; texts are quoted from it. Words stand in the catalogue. */
export interface TableFaultDetails {
  readonly 'table-too-large': { readonly limit: string }
  readonly 'table-workbook': NoDetails
  readonly 'table-not-text': NoDetails
  readonly 'table-encoding': { readonly encoding: string }
  readonly 'table-empty': NoDetails
  readonly 'table-quote-open': NoDetails
  readonly 'table-quote-inside': NoDetails
  readonly 'table-no-header': NoDetails
  readonly 'table-no-rows': NoDetails
  readonly 'table-heading-twice': { readonly heading: string }
  readonly 'table-too-many-rows': { readonly most: number }
  readonly 'table-too-many-columns': { readonly columns: number; readonly most: number }
  readonly 'row-too-long': { readonly cells: number; readonly columns: number }
  readonly 'year-missing': NoDetails
  readonly 'year-unreadable': { readonly year: string }
  readonly 'indicator-missing': NoDetails
  readonly 'indicator-unknown': { readonly name: string }
  readonly 'indicator-note': { readonly name: string; readonly note: string }
  readonly 'number-unreadable': { readonly value: string }
  /** Both numbers that it may be. */
  readonly 'number-ambiguous': { readonly value: string; readonly point: number; readonly comma: number }
  readonly 'number-too-large': { readonly value: string }
  readonly 'unit-unreadable': { readonly unit: string }
  /** `wanted` is a unit's key. */
  readonly 'unit-unfit': { readonly unit: string; readonly wanted: UnitKey }
  readonly 'measure-unreadable': { readonly measure: string }
  readonly 'prices-constant': { readonly name: string }
  readonly 'source-too-long': { readonly most: number }
  readonly 'source-unprintable': { readonly character: string }
  readonly 'value-conflict': {
    readonly indicator: IndicatorId
    readonly year: Year
    readonly value: string
    readonly other: string
    readonly otherLine: number
  }
  readonly 'value-far-off': {
    readonly indicator: IndicatorId
    readonly year: Year
    readonly value: string
    readonly projected: number
    /** What would fit, in another unit. */
    readonly rescaled?: number
  }
  readonly 'value-none': NoDetails
}

export type TableFaultCode = keyof TableFaultDetails

/** All of them. */
export const tableFaultCodes = [
  'table-too-large',
  'table-workbook',
  'table-not-text',
  'table-encoding',
  'table-empty',
  'table-quote-open',
  'table-quote-inside',
  'table-no-header',
  'table-no-rows',
  'table-heading-twice',
  'table-too-many-rows',
  'table-too-many-columns',
  'row-too-long',
  'year-missing',
  'year-unreadable',
  'indicator-missing',
  'indicator-unknown',
  'indicator-note',
  'number-unreadable',
  'number-ambiguous',
  'number-too-large',
  'unit-unreadable',
  'unit-unfit',
  'measure-unreadable',
  'prices-constant',
  'source-too-long',
  'source-unprintable',
  'value-conflict',
  'value-far-off',
  'value-none',
] as const satisfies readonly TableFaultCode[]

/** What is wrong, wherever it stands. */
export type TableProblem = {
  readonly [C in TableFaultCode]: { readonly code: C; readonly details: TableFaultDetails[C] }
}[TableFaultCode]

/** A code with its details, checked to be a pair. */
export const tableProblem = <C extends TableFaultCode>(
  code: C,
  details: TableFaultDetails[C],
): TableProblem => ({ code, details }) as TableProblem

/** One thing that is wrong in a table. */
export type TableFault = TableProblem & {
  /** Both from 1; missing where the table as a whole is at fault. */
  readonly line?: number
  readonly column?: number
}

/** A value as it was read, and where it stands. */
export interface ReadValue extends OwnOutcome {
  /** `line:column`, which names it in answers. */
  readonly place: string
  readonly line: number
  readonly column: number
  /** As the cell has it. */
  readonly written: string
  /** What the model projects, where the value is more than five times off; and what it would be in a unit that fits. */
  readonly farOff?: { readonly projected: number; readonly rescaled?: number }
}

export interface OutcomesReading {
  readonly encoding: Encoding
  readonly separator: Separator
  /** Undefined where nothing in the table tells the two apart. */
  readonly decimal: DecimalMark | undefined
  readonly layout: TableLayout | undefined
  /** Why nothing could be read; `values` is empty then. */
  readonly failure: TableFault | undefined
  /** In the order of the file; identical ones once. */
  readonly values: readonly ReadValue[]
  /** Places of values of the same indicator, year and measure that differ. */
  readonly conflicts: readonly (readonly string[])[]
  /** What could not be read, in the order of the file; no more than a hundred. */
  readonly unread: readonly TableFault[]
  readonly unreadCount: number
  /** Numbers of cells without a value, of values outside the model's years, of values that stand there again. */
  readonly skipped: { readonly missing: number; readonly outside: number; readonly repeated: number }
  /** Headings of columns that were not read. */
  readonly ignored: readonly string[]
  /** The first cells of the first rows. */
  readonly sample: readonly (readonly string[])[]
}

/** What the user answers to a question about a value, by its place. */
export type ValueAnswer = 'keep' | 'leave' | 'rescale'

export interface Answers {
  readonly values: Readonly<Record<string, ValueAnswer>>
  /** Whether what could not be read is left out. */
  readonly leaveUnread: boolean
}

export const noAnswers: Answers = { values: {}, leaveUnread: false }
