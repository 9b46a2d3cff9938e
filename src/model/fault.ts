/** What can be wrong with a model, a formula or a scenario, as codes and plain values. Words are made of them in `report/faults`. */

import type { Bounds, Text } from './spec.ts'

/** What a formula may not hold, though the parser reads it. */
export type FormulaPart =
  | 'accessor'
  | 'assignment'
  | 'block'
  | 'chain'
  | 'function'
  | 'list'
  | 'object'
  | 'other'
  | 'range'
  | 'text'
  | 'truth'

/** What reads two quantities that must be in one unit; else the name of the function that does. */
export type UnitOperation = 'add' | 'subtract' | 'compare' | 'choose' | 'min' | 'max' | 'clamp'

/** What takes a plain number only. */
export type PlainPlace = 'and' | 'or' | 'not' | 'condition' | 'exponent' | 'exp' | 'log' | 'log2'

/** Of a fault that is told by its code alone. */
export type NoDetails = Readonly<Record<string, never>>

/** The details of each fault, by its code. Columns count characters from 1; units are as `describeUnit` has them. */
export interface FaultDetails {
  'formula-empty': NoDetails
  'formula-too-long': { readonly limit: number }
  'formula-too-many-parts': { readonly limit: number }
  'formula-too-deep': { readonly limit: number }
  /** What stands at the column and cannot stand there. */
  'formula-syntax': { readonly column: number; readonly found: string }
  'formula-ends-early': NoDetails
  'formula-bracket-open': { readonly column: number; readonly bracket: string }
  'formula-sign': { readonly column: number; readonly sign: string }
  'formula-comment': { readonly column: number }
  'formula-not-decimal': { readonly column: number; readonly found: string }
  'formula-not-finite': { readonly found: string }
  'formula-factors': { readonly column: number; readonly left: string; readonly right: string }
  'formula-function': { readonly name: string; readonly column: number; readonly known: readonly string[] }
  'formula-call': NoDetails
  'formula-arguments': {
    readonly name: string
    readonly column: number
    readonly least: number
    readonly most: number
    readonly given: number
  }
  /** `previous(…)`, `base(…)`, `baseline(…)` and `shock(…)` take one name and nothing else. */
  'formula-reference': { readonly name: string; readonly column: number }
  'formula-part': { readonly part: FormulaPart }
  'name-unknown': { readonly name: string }
  'name-duplicate': { readonly name: string }
  'name-invalid': { readonly name: string }
  'stands-twice': { readonly name: string }
  'not-an-indicator': { readonly name: string }
  'not-a-sum': { readonly name: string }
  /** `base` takes levers, `previous` and `baseline` what changes. */
  'reference-impossible': { readonly name: string; readonly reference: 'previous' | 'base' | 'baseline' }
  'unknown-shock': { readonly name: string }
  /** A shock anywhere but in how a stock of the model goes on. */
  'shock-misplaced': { readonly name: string }
  cycle: { readonly path: string }
  'no-previous-year': { readonly name: string; readonly year: number }
  'unit-unknown': { readonly unit: string }
  'unit-definition': { readonly unit: string }
  /** A formula gives `right`, where `left` is told as its unit. */
  'unit-mismatch': { readonly name: string; readonly left: string; readonly right: string }
  'units-differ': { readonly operation: UnitOperation; readonly left: string; readonly right: string }
  'unit-not-plain': { readonly place: PlainPlace; readonly unit: string }
  'unit-power': { readonly unit: string }
  'out-of-range': { readonly value: number; readonly low: number; readonly high: number }
  /** Numbers that must ascend: `name` stands after `other`, and is below it. */
  'not-ascending': {
    readonly name: string
    readonly value: number
    readonly other: string
    readonly limit: number
  }
  /** A lever whose lowest and highest value are the same. */
  'lever-immovable': { readonly value: number }
  'not-whole': { readonly value: number }
  'not-finite': { readonly value: number }
  /** Less than 0, or no number. */
  negative: { readonly value: number }
  'year-out-of-range': { readonly value: number; readonly low: number; readonly high: number }
  'low-above-high': { readonly low: number; readonly high: number }
  'no-whole-between': { readonly low: number; readonly high: number }
  'starts-after-horizon': { readonly start: number; readonly horizon: number }
  'unknown-lever': { readonly id: string }
  'unknown-assumption': { readonly id: string }
  /** Neither an assumption nor a lever that is drawn. */
  'not-drawn': { readonly id: string }
  'unknown-model': { readonly model: string; readonly known: readonly string[] }
  'unknown-baseline': { readonly baseline: string; readonly known: readonly string[] }
  'unknown-reading': { readonly reading: string; readonly known: readonly string[] }
  'unknown-group': { readonly group: string; readonly known: readonly string[] }
  'unknown-region': { readonly name: string }
  'unknown-topic': { readonly name: string }
  /** `name` has the unit `left`, its indicator the unit `right`; both are keys of units. */
  'outcome-unit': {
    readonly name: string
    readonly left: string
    readonly indicator: string
    readonly right: string
  }
  /** `needed` where a model says what it needs the figure to be. */
  'figure-missing': { readonly figure: string; readonly baseline: string; readonly needed?: NeededFigure }
  'reading-missing': { readonly reading: string }
  /** What a model leaves to the baseline, and the baseline does not give. */
  'base-missing': { readonly lever: string }
  'range-missing': { readonly assumption: string }
  /** A figure that must be of the year `year` is of another. */
  'figure-year': { readonly figure: string; readonly value: number; readonly year: number }
  /** A year that the model takes from figures, in which levers may move: from `first` on they may. */
  'observed-year': { readonly value: number; readonly first: number }
  'figure-unit': { readonly figure: string; readonly unit: string; readonly needed: string }
  /** A number that breaks hard bounds; those that there are. */
  'out-of-bounds': { readonly value: number; readonly bounds: Bounds }
  /** A model that stands on other baselines only. */
  'not-served': { readonly model: string; readonly baseline: string }
  /** A condition of the model that the baseline's numbers break. */
  'unfit-baseline': { readonly message: Text }
  /** A condition of the model that a scenario breaks by what it takes an assumption to be. */
  'unfit-assumption': { readonly value: number; readonly message: Text }
}

/** What a figure must be that a baseline lacks. */
export interface NeededFigure {
  readonly unit?: string
  readonly year?: number
  readonly help?: Text
}

export type FaultCode = keyof FaultDetails

/** Where something is wrong: keys from the root of a file's value. */
export type FaultPath = readonly (string | number)[]

/** One thing that is wrong: where, what, and what its words are made of. */
export type Fault = {
  readonly [C in FaultCode]: {
    readonly code: C
    readonly path: FaultPath
    readonly details: FaultDetails[C]
  }
}[FaultCode]

/** Builds a fault at a path. */
export function fault<C extends FaultCode>(code: C, path: FaultPath, details: FaultDetails[C]): Fault {
  return { code, path, details } as Fault
}

/** The same fault, one or more keys further out. */
export function at(outer: FaultPath, inner: Fault): Fault {
  return { ...inner, path: [...outer, ...inner.path] }
}

/** For the message of an error that only a bug can throw: codes and places, in no language. */
export function faultCodes(faults: readonly Pick<Fault, 'code' | 'path'>[]): string {
  return faults.map(({ code, path }) => `${path.join('.')}: ${code}`).join('; ')
}
