/** What zod finds in a file's value, as faults with codes of ours; zod's own words are never read. */
import type { z } from 'zod'
import { steeringIn, unshowableIn } from './characters.ts'
import { type CodedFault, coded, type ExpectedKind, type ValueKind } from './file-fault.ts'
import { formOfPattern } from './text-forms.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]
/** A fault at a path of keys. */
type Finding = CodedFault & { readonly path: Path }

/** The codes that a `refine` may give, as `params: { code }`. */
const refusals = ['text-unshowable', 'baseline-id-taken'] as const
/** What a `refine` gives along with its check, so that what it refuses has a code. */
export const refusedAs = (
  code: (typeof refusals)[number],
): { readonly params: { readonly code: string } } => ({
  params: { code },
})

/** zod's issues one by one: keys that are not known come together, and those of a key inside it. */
export function singleIssues(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue): readonly Issue[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }))
      : [issue],
  )
}

/** What an issue of `singleIssues` is, in a value that has not the shape of a schema. */
export function shapeFault(issue: Issue, value: unknown): Finding {
  return { path: issue.path, ...codedIssue(issue, valueAt(value, issue.path)) }
}

function codedIssue(issue: Issue, found: unknown): CodedFault {
  const { path } = issue
  switch (issue.code) {
    case 'unrecognized_keys':
      return coded('unknown-key', { key: String(path.at(-1)) })
    case 'invalid_type':
      return found === undefined ? missing(path) : wrongType(expectedKinds[issue.expected] ?? 'other', found)
    case 'invalid_union':
      return unionFault(issue, found, path)
    case 'invalid_value':
      return found === undefined ? missing(path) : notOneOf(found, issue.values)
    case 'invalid_key':
      return textFault(issue.issues[0], String(path.at(-1)))
    case 'invalid_element':
    case 'not_multiple_of':
      return coded('shape', {})
    case 'too_small':
    case 'too_big':
      return sizeFault(issue, found)
    case 'invalid_format':
    case 'custom':
      return textFault(issue, found)
  }
}

const expectedKinds: Readonly<Record<string, ExpectedKind>> = {
  string: 'text',
  number: 'number',
  int: 'whole',
  boolean: 'truth',
  array: 'list',
  object: 'object',
  record: 'object',
}

/** A value that is not there; the root of a file is all of it. */
function missing(path: Path): CodedFault {
  const key = path.at(-1)
  return key === undefined ? coded('file-empty', {}) : coded('missing-key', { key: String(key) })
}

function wrongType(expected: ExpectedKind, found: unknown): CodedFault {
  if (Number.isNaN(found)) return coded('number-is-none', {})
  // What a file has as a number and is none is beyond all numbers: 1e999.
  if (typeof found === 'number' && !Number.isFinite(found)) return coded('not-a-finite-number', {})
  if (typeof found === 'number' && expected === 'whole') return coded('not-whole', { value: found })
  return coded('wrong-type', { expected, read: kindOf(found) })
}

function kindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  return typeof value === 'boolean' ? 'truth' : 'object'
}

/** One of several shapes: told by the key that chooses among them, else all that is chosen among are formulas. */
function unionFault(issue: Issue & { code: 'invalid_union' }, found: unknown, path: Path): CodedFault {
  if (found === undefined) return missing(path)
  const { options } = issue as { options?: readonly unknown[] }
  return options ? notOneOf(found, options) : wrongType('formulas', found)
}

const notOneOf = (found: unknown, known: readonly unknown[]): CodedFault =>
  coded('not-one-of', {
    read: typeof found === 'object' ? '…' : String(found),
    known: known.map(String),
  })

function sizeFault(issue: Issue & { code: 'too_small' | 'too_big' }, found: unknown): CodedFault {
  const isSmall = issue.code === 'too_small'
  const limit = Number(isSmall ? issue.minimum : issue.maximum)
  if (issue.origin === 'string') {
    return isSmall ? coded('text-empty', {}) : coded('text-too-long', { limit })
  }
  if (issue.origin === 'array') return coded(isSmall ? 'list-too-short' : 'list-too-long', { limit })
  const value = String(found)
  if (isSmall && issue.inclusive === false && limit === 0) return coded('number-not-positive', { value })
  return coded(isSmall ? 'below-least' : 'above-most', { value, limit })
}

function textFault(issue: Issue | undefined, found: unknown): CodedFault {
  if (issue?.code === 'custom') {
    const code = refusals.find((known) => known === issue.params?.code)
    if (code === 'text-unshowable') return coded(code, { character: characterIn(String(found)) })
    return code ? coded(code, {}) : coded('shape', {})
  }
  const { format, pattern } = (issue ?? {}) as { format?: string; pattern?: string }
  const form = format === 'uuid' ? 'uuid' : formOfPattern(pattern)
  return form ? coded('text-form', { read: String(found), form }) : coded('shape', {})
}

/** What a text was refused for: what steers is looked for first, since texts of several lines may have the rest. */
const characterIn = (text: string): string => steeringIn(text) ?? unshowableIn(text.trim()) ?? ''

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  )
