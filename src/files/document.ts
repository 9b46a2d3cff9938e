/**
 * Texts from outside as values with places.
 *
 * YAML and JSON become plain values here, hostile input included: size, encoding, depth and duplicate keys are
 * checked before anything else sees them, and every later fault can be traced to its line.
 */
import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Fault } from '../model/fault.ts'
import { failed, ok, type Result } from '../model/result.ts'
import type { FileFault, FileFaultCode } from './file-fault.ts'

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

/** Deeper nesting than any of our files has; beyond it recursion would be the file's choice. */
const maxDepth = 32
/** Keys that mean something to JavaScript objects. */
const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Reads bytes as UTF-8 text, up to a size. */
export function decode(
  file: string,
  bytes: Uint8Array,
  maxBytes: number,
): Result<string, readonly FileFault[]> {
  if (bytes.length > maxBytes) {
    const limit = `${Math.round(maxBytes / 1024)} KiB`
    return failed([whole(file, 'file-too-large', `the file is larger than ${limit}`, { limit })])
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return failed([whole(file, 'not-utf8', 'the file is not UTF-8 text')])
  }
}

/** Reads YAML text, or JSON text, which is YAML too. */
export function readDocument(file: string, text: string): Result<Document, readonly FileFault[]> {
  const lines = new LineCounter()
  const depth = deepest(text)
  if (depth > maxDepth)
    return failed([whole(file, 'too-deep', `the file is nested more than ${maxDepth} deep`)])
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const faults = document.errors.map((error): FileFault => {
    const code = error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'syntax'
    return {
      file,
      line: lines.linePos(error.pos[0]).line,
      path: '',
      code,
      message: error.message,
      details: {},
    }
  })
  if (faults.length > 0) return failed(faults)
  const lineOf = (path: readonly PropertyKey[]): number | undefined => {
    const offset = nodeAt(document.contents, path)?.range?.[0]
    return offset === undefined ? undefined : lines.linePos(offset).line
  }
  const place: Document['place'] = (path, code, message, details = {}) => {
    const line = lineOf(path)
    return {
      file,
      ...(line === undefined ? {} : { line }),
      path: path.map(String).join('.'),
      code,
      message,
      details,
    }
  }
  const bad = findForbiddenKey(document.contents, [])
  if (bad) return failed([place(bad, 'shape', `the key ${String(bad.at(-1))} is not allowed`)])
  return ok({ file, value: document.toJS({ maxAliasCount: 100 }), place })
}

/** Validates a document's value; each fault names the key, its line and the reason. */
export function validate<T>(document: Document, schema: z.ZodType<T>): Result<T, readonly FileFault[]> {
  const parsed = schema.safeParse(document.value)
  if (parsed.success) return ok(parsed.data)
  return failed(
    parsed.error.issues.flatMap((issue) => {
      if (issue.code === 'invalid_type' && valueAt(document.value, issue.path) === undefined) {
        const key = String(issue.path.at(-1) ?? '')
        return [
          document.place(issue.path, 'shape', key === '' ? 'the file is empty' : `the key ${key} is missing`),
        ]
      }
      if (issue.code !== 'unrecognized_keys') return [document.place(issue.path, 'shape', issue.message)]
      return issue.keys.map((key) =>
        document.place([...issue.path, key], 'shape', `the key ${key} is not known here`),
      )
    }),
  )
}

/** A model's faults as faults of the document that it was read from. */
export function placeFaults(document: Document, faults: readonly Fault[]): readonly FileFault[] {
  return faults.map((fault) => document.place(fault.path, fault.code, fault.message, fault.details))
}

function whole(
  file: string,
  code: FileFaultCode,
  message: string,
  details: Fault['details'] = {},
): FileFault {
  return { file, path: '', code, message, details }
}

/** The deepest nesting of brackets, counted before any parser recurses. */
function deepest(text: string): number {
  let depth = 0
  let most = 0
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++depth)
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
  }
  return most
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
}

/** The node at a path, or the nearest one above it. */
function nodeAt(root: Node | null, path: readonly PropertyKey[]): Node | null {
  let node = root
  for (const key of path) {
    let next: unknown
    if (isMap(node)) {
      const pair = node.items.find((item) => String((item.key as { value?: unknown })?.value) === String(key))
      // A fault about a value is best shown at its key.
      next = pair && (isMap(pair.value) || isSeq(pair.value)) ? pair.value : pair?.key
    } else if (isSeq(node)) next = node.items[Number(key)]
    if (!next) return node
    node = next as Node
  }
  return node
}

function findForbiddenKey(node: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] | undefined {
  if (isMap(node)) {
    for (const item of node.items) {
      const key = String((item.key as { value?: unknown })?.value)
      if (forbiddenKeys.has(key)) return [...path, key]
      const found = findForbiddenKey(item.value, [...path, key])
      if (found) return found
    }
  } else if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const found = findForbiddenKey(item, [...path, index])
      if (found) return found
    }
  }
  return undefined
}
