/** What can be wrong with a model, a formula or a scenario. Screens translate the code; `message` is English. */
export type FaultCode =
  | 'formula-too-long'
  | 'formula-syntax'
  | 'formula-not-allowed'
  | 'formula-too-deep'
  | 'name-unknown'
  | 'name-duplicate'
  | 'name-invalid'
  | 'arguments'
  | 'cycle'
  | 'no-previous-year'
  | 'unit-unknown'
  | 'unit-mismatch'
  | 'out-of-range'
  | 'not-whole'
  | 'year-out-of-range'
  | 'unknown-lever'
  | 'unknown-assumption'
  | 'unknown-model'
  | 'unknown-baseline'
  | 'unknown-reading'
  | 'figure-missing'
  | 'reading-missing'
  | 'not-finite'

/** One thing that is wrong: where (a path of keys), what, and the words and numbers of the message. */
export interface Fault {
  readonly code: FaultCode
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly details: Readonly<Record<string, string | number>>
}

/** Builds a fault at a path. */
export function fault(
  code: FaultCode,
  path: readonly (string | number)[],
  message: string,
  details: Readonly<Record<string, string | number>> = {},
): Fault {
  return { code, path, message, details }
}

/** The same fault, one or more keys further out. */
export function at(outer: readonly (string | number)[], inner: Fault): Fault {
  return { ...inner, path: [...outer, ...inner.path] }
}
