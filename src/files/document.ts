/**
 * Files from elsewhere as values with places.
 *
 * Whatever a file is written in, its reader makes a value and an outline of it: the line of each key. From the
 * outline come the checks of keys, before anything else sees the value, and the line of every later fault.
 */
import type { z } from 'zod'
import type { Fault } from '../model/fault.ts'
import { failed, ok, type Result } from '../model/result.ts'
import { type FileFault, fileFault, firstFaults } from './file-fault.ts'
import { shortened } from './scenario-name.ts'

/** A parsed file: its value, and how faults in it are placed. */
export interface Document {
  readonly file: string
  readonly value: unknown
  /** A fault of a value at a path of keys, with its line. */
  place(
    path: readonly PropertyKey[],
    code: FileFault['code'],
    message: string,
    details?: Fault['details'],
  ): FileFault
}

/** Where a value of a file stands, and where what is in it does; the items of a list have numbers for keys. */
export interface Outline {
  readonly key: string
  readonly line: number
  readonly parts: readonly Outline[]
}

/** Objects and lists in each other: more than any of our files has; beyond it recursion would be the file's choice. */
export const maxDepth = 32
/** Keys that mean something to JavaScript objects. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Something wrong at a path of keys, whose line is not known yet. */
interface Finding extends Pick<FileFault, 'code' | 'message' | 'details'> {
  readonly path: readonly PropertyKey[]
}

/** Reads bytes as UTF-8 text, up to a size. */
export function decode(
  file: string,
  bytes: Uint8Array,
  maxBytes: number,
): Result<string, readonly FileFault[]> {
  if (bytes.length > maxBytes) {
    const limit = `${Math.round(maxBytes / 1024)} KiB`
    const message = `the file is larger than ${limit}`
    return failed([fileFault(file, 'file-too-large', message, { details: { limit } })])
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return failed([fileFault(file, 'not-utf8', 'the file is not UTF-8 text')])
  }
}

/** Longer than any key of ours; a hostile file has keys that would fill the screen. */
const longestShownKey = 60
const shownKey = (key: PropertyKey): string => {
  const text = String(key)
  return text.length <= longestShownKey ? text : `${shortened(text, longestShownKey)}…`
}

/** Joins a file's value and outline; keys that stand twice or mean something to JavaScript are faults. */
export function createDocument(
  file: string,
  value: unknown,
  outline: Outline,
): Result<Document, readonly FileFault[]> {
  const document: Document = {
    file,
    value,
    place: (path, code, message, details = {}) => ({
      file,
      line: lineOf(outline, path),
      path: path.map(shownKey).join('.'),
      code,
      message,
      details,
    }),
  }
  const findings = [...checkKeys(outline, [])]
  return findings.length === 0 ? ok(document) : failed(placeFaults(document, findings))
}

/** The fault of a file that is nested deeper than any of ours. */
export const tooDeep = (file: string): FileFault =>
  fileFault(file, 'too-deep', `the file is nested more than ${maxDepth} deep`)

/** Validates a document's value; each fault names the key, its line and the reason. */
export function validate<T>(document: Document, schema: z.ZodType<T>): Result<T, readonly FileFault[]> {
  const parsed = schema.safeParse(document.value)
  if (parsed.success) return ok(parsed.data)
  const findings = parsed.error.issues.flatMap((issue) => findingsOf(issue, document.value))
  return failed(placeFaults(document, findings))
}

/** What a model or a schema found wrong, as faults of the document that it was read from. */
export function placeFaults(document: Document, findings: readonly Finding[]): readonly FileFault[] {
  return firstFaults(document.file, findings, ({ path, code, message, details }) =>
    document.place(path, code, message, details),
  )
}

/** The line of a path of keys, or of the nearest key above it; of a key that stands twice, the last. */
function lineOf(outline: Outline, [key, ...inner]: readonly PropertyKey[]): number {
  const part = key === undefined ? undefined : outline.parts.findLast((one) => one.key === String(key))
  return part ? lineOf(part, inner) : outline.line
}

function* checkKeys({ parts }: Outline, path: readonly string[]): Generator<Finding> {
  const times = new Map<string, number>()
  for (const part of parts) {
    const { key } = part
    const inner = [...path, key]
    times.set(key, (times.get(key) ?? 0) + 1)
    if (forbiddenKeys.has(key)) yield finding(inner, 'shape', `the key ${shownKey(key)} is not allowed`)
    // One that stands a third time is told of already.
    if (times.get(key) === 2) yield finding(inner, 'duplicate-key', `the key ${shownKey(key)} stands twice`)
    if (part.parts.length > 0) yield* checkKeys(part, inner)
  }
}

function findingsOf(issue: z.core.$ZodIssue, value: unknown): readonly Finding[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      finding([...path, key], 'shape', `the key ${shownKey(key)} is not known here`),
    )
  }
  if (issue.code === 'invalid_type' && valueAt(value, path) === undefined) {
    const key = path.at(-1)
    const message = key === undefined ? 'the file is empty' : `the key ${String(key)} is missing`
    return [finding(path, 'shape', message)]
  }
  return [finding(path, 'shape', issue.message)]
}

const finding = (path: Finding['path'], code: Finding['code'], message: string): Finding => ({
  path,
  code,
  message,
  details: {},
})

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
}
