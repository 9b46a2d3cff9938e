/** What can be wrong with a command line, as codes and plain values. Words are made of them in `faults`. */
import type { Fault, NoDetails } from '../model/fault.ts'
import type { Unaskable } from './questions.ts'

/** That figures do not offer indicators: each by the name that is read. */
export interface NotOfferedNames {
  readonly ground: string
  readonly indicators: readonly string[]
  /** Figures that are missing; none where the model itself does not have the indicators. */
  readonly figures: readonly string[]
}

/** The details of each problem, by its code; `read` is what was written. */
export interface UsageProblemDetails {
  readonly 'unknown-option': { readonly known: readonly string[] }
  readonly 'needs-value': NoDetails
  readonly 'takes-no-value': NoDetails
  /** A command cannot do without this option. */
  readonly required: NoDetails
  readonly conflicts: { readonly other: string }
  readonly 'argument-missing': { readonly name: string }
  readonly 'extra-argument': { readonly read: string }
  readonly 'unknown-command': { readonly read: string; readonly known: readonly string[] }
  readonly 'not-a-year': { readonly read: string }
  readonly 'not-whole': { readonly read: string }
  readonly 'not-a-number': { readonly read: string }
  /** A number with something between its digits. */
  readonly 'has-separators': { readonly read: string }
  readonly 'not-of-form': { readonly read: string; readonly form: string }
  readonly 'not-one-of': { readonly read: string; readonly known: readonly string[] }
  readonly 'no-indicator': { readonly read: string; readonly known: readonly string[] }
  /** Another baseline offers it; all are names as they are read. */
  readonly 'indicator-elsewhere': { readonly known: readonly string[] } & NotOfferedNames
  readonly 'not-a-port': { readonly read: string }
  readonly 'not-minutes': { readonly read: string; readonly most: string }
  readonly 'year-outside': { readonly year: number; readonly first: number; readonly last: number }
  /** The same of the years that all scenarios have. */
  readonly 'shared-year-outside': { readonly year: number; readonly first: number; readonly last: number }
  /** A lever of this scenario starts after the horizon; `first` is the year in which the last of them does. */
  readonly 'horizon-before-start': {
    readonly year: number
    readonly name: string
    readonly first: number
    readonly last: number
  }
  readonly 'number-outside': { readonly value: number; readonly low: number; readonly high: number }
  readonly 'given-twice': { readonly id: string }
  /** A number can be in one unit only. */
  readonly 'several-units': { readonly value: number; readonly units: readonly string[] }
  /** What is to be written in place is the name of a scenario that ships, or nothing. */
  readonly 'not-a-file': { readonly read: string }
  readonly 'no-prices': NoDetails
  readonly 'no-lever': NoDetails
  readonly 'not-free': { readonly id: string }
  readonly unaskable: { readonly why: Unaskable }
}

export type UsageProblemCode = keyof UsageProblemDetails

export type UsageProblem = {
  readonly [C in UsageProblemCode]: { readonly code: C; readonly details: UsageProblemDetails[C] }
}[UsageProblemCode]

export interface UsageFault {
  /** With its hyphens, and what it was given where that tells it from others; empty where it is about none. */
  readonly option: string
  /** What the command line itself is told by, else what the model found wrong. */
  readonly problem: UsageProblem | Fault
}

/** A problem with an option; its code and details are checked to be a pair. */
export const usageFault = <C extends UsageProblemCode>(
  option: string,
  code: C,
  details: UsageProblemDetails[C],
): UsageFault => ({ option, problem: { code, details } as UsageProblem })
