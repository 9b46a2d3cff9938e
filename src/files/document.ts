/**
 * Files from elsewhere as values with places.
 *
 * Whatever a file is written in, its reader makes a value and an outline of it: the line of each key. From the
 * outline come the checks of keys, before anything else sees the value, and the line of every later fault.
 */
import type { z } from 'zod'
import { failed, ok, type Result } from '../model/result.ts'
import { excerpt } from './excerpt.ts'
import { type CodedFault, type FileFault, fileFault, firstFaults } from './file-fault.ts'
import { shapeFault, singleIssues } from './shape-faults.ts'

/** A parsed file: its value, and how faults in it are placed. */
export interface Document {
  readonly file: string
  readonly value: unknown
  /** A fault of a value at a path of keys, with its line. */
  place(path: readonly PropertyKey[], fault: CodedFault): FileFault
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
export type Finding = CodedFault & { readonly path: readonly PropertyKey[] }

/** Reads bytes as UTF-8 text, up to a size. */
export function decode(
  file: string,
  bytes: Uint8Array,
  maxBytes: number,
): Result<string, readonly FileFault[]> {
  if (bytes.length > maxBytes) {
    const limit = `${Math.round(maxBytes / 1024)} KiB`
    return failed([fileFault(file, 'file-too-large', { limit })])
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return failed([fileFault(file, 'not-utf8', {})])
  }
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
    place: (path, { code, details }) => ({
      file,
      line: lineOf(outline, path),
      path: path.map((key) => excerpt(String(key))).join('.'),
      // The two are a pair where they come from.
      ...({ code, details: cut(details) } as CodedFault),
    }),
  }
  const findings = [...checkKeys(outline, [])]
  return findings.length === 0 ? ok(document) : failed(placeFaults(document, findings))
}

/** Details as they can be shown: a hostile file has keys that would fill the screen. */
const cut = (details: object): object =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [
      name,
      typeof value === 'string' ? excerpt(value) : value,
    ]),
  )

/** The fault of a file that is nested deeper than any of ours. */
export const tooDeep = (file: string): FileFault => fileFault(file, 'too-deep', { limit: maxDepth })

/** Validates a document's value; each fault names the key, its line and the reason. */
export function validate<T>(document: Document, schema: z.ZodType<T>): Result<T, readonly FileFault[]> {
  const parsed = schema.safeParse(document.value)
  if (parsed.success) return ok(parsed.data)
  return failed(
    firstFaults(document.file, singleIssues(parsed.error.issues), (issue) => {
      const found = shapeFault(issue, document.value)
      return document.place(found.path, found)
    }),
  )
}

/** What a model or a schema found wrong, as faults of the document that it was read from. */
export function placeFaults(document: Document, findings: readonly Finding[]): readonly FileFault[] {
  return firstFaults(document.file, findings, (finding) => document.place(finding.path, finding))
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
    if (forbiddenKeys.has(key)) yield { path: inner, code: 'forbidden-key', details: { key } }
    // One that stands a third time is told of already.
    if (times.get(key) === 2) yield { path: inner, code: 'duplicate-key', details: { key } }
    if (part.parts.length > 0) yield* checkKeys(part, inner)
  }
}
