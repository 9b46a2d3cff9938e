/**
 * What was understood of a table of outcomes, before anything of it is kept.
 *
 * A reading always comes back: where a table cannot be read at all, it says why and shows the beginning of the
 * text, so that another encoding or separator can be tried.
 */
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

/** Names of what is wrong in a table; the catalogue has the words. */
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
] as const
export type TableFaultCode = (typeof tableFaultCodes)[number]

/** One thing that is wrong in a table. */
export interface TableFault {
  readonly code: TableFaultCode
  /** Both from 1; missing where the table as a whole is at fault. */
  readonly line?: number
  readonly column?: number
  readonly details: Readonly<Record<string, string | number>>
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
