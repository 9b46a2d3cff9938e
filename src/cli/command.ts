/** What a command is given and what it answers; the program around it reads and writes. */
import type { FileFault } from '../files/file-fault.ts'
import type { Library } from '../files/library.ts'
import { failed, type Result } from '../model/result.ts'
import type { Language } from '../model/spec.ts'
import type { Texts } from './texts.ts'

export const formats = ['table', 'csv', 'json'] as const
export type Format = (typeof formats)[number]

export interface Context {
  readonly library: Library
  readonly language: Language
  readonly texts: Texts
  readonly format: Format
  /** Says, to a person who watches, how far a long computation is. */
  showProgress(text: string): void
}

export interface Answer {
  /** The data, in the format that was asked for. */
  readonly text: string
  /** Remarks for the reader, one line each. */
  readonly warnings: readonly string[]
  /** What is wrong in the input, though there is data all the same, as in a report of faults. */
  readonly faults: readonly FileFault[]
  /** Whether a target was sought that cannot be reached. */
  readonly isUnreached?: boolean
  /** A file to write beside the data. */
  readonly file?: { readonly path: string; readonly text: string }
}

/** Why there is no answer: the input is wrong, or the command was called wrongly. */
export type Failure =
  | { readonly kind: 'input'; readonly faults: readonly FileFault[] }
  | { readonly kind: 'usage'; readonly message: string }

export type Outcome = Result<Answer, Failure>

export const answer = (text: string, warnings: readonly string[] = []): Answer => ({
  text,
  warnings,
  faults: [],
})

export const wrongInput = (faults: readonly FileFault[]) => failed<Failure>({ kind: 'input', faults })

export const wrongUsage = (message: string) => failed<Failure>({ kind: 'usage', message })

/** JSON as every command writes it. */
export const writeJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
