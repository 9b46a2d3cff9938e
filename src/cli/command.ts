/** What a command is given and what it answers; the program around it reads and writes. */
import type { FileFault } from '../files/file-fault.ts'
import type { Library } from '../files/library.ts'
import type { Ground } from '../model/ground.ts'
import { failed, type Result } from '../model/result.ts'
import type { Words } from '../report/text/words.ts'
import { type UsageFault, usageFault } from '../report/usage-fault.ts'

export const formats = ['table', 'csv', 'json'] as const
export type Format = (typeof formats)[number]

export interface Context {
  readonly library: Library
  /** What the scenarios of the command stand on. */
  readonly ground: Ground
  readonly words: Words
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
  /** Whether what was looked over is damaged. */
  readonly isUnsound?: boolean
  /** Whether a target was sought that cannot be reached. */
  readonly isUnreached?: boolean
  /** Files to write beside the data, in this order; where one cannot be written, those after it are not. */
  readonly files?: readonly FileToWrite[]
}

export interface FileToWrite {
  readonly path: string
  readonly content: string | Uint8Array
  /** What to say once it is written. */
  readonly told?: string
}

/** Why there is no answer: the input is wrong, or the command was called wrongly. */
export type Failure =
  | { readonly kind: 'input'; readonly faults: readonly FileFault[] }
  | { readonly kind: 'usage'; readonly fault: UsageFault }

export type Outcome = Result<Answer, Failure>

export const answer = (text: string, warnings: readonly string[] = []): Answer => ({
  text,
  warnings,
  faults: [],
})

export const wrongInput = (faults: readonly FileFault[]) => failed<Failure>({ kind: 'input', faults })

export const wrongUsage = (fault: UsageFault) => failed<Failure>({ kind: 'usage', fault })

/** An option whose number is outside its bounds. */
export const outside = (option: string, value: number, low: number, high: number) =>
  wrongUsage(usageFault(option, 'number-outside', { value, low, high }))

/** Blocks of lines with an empty line between them; those without a line are left out. */
export const blocks = (...all: readonly (readonly string[] | string | undefined)[]): string =>
  all
    .flatMap((block) => (block === undefined || typeof block === 'string' ? (block ?? []) : block.join('\n')))
    .filter((block) => block !== '')
    .map((block) => `${block.trimEnd()}\n`)
    .join('\n')

/** JSON as every command writes it. */
export const writeJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
