/**
 * JSON texts as documents.
 *
 * `JSON.parse` alone says what a text means. It does not say where anything stands and takes a key twice, so
 * the text is gone through once more for its outline.
 */
import { failed, ok, type Result } from '../model/result.ts'
import { createDocument, type Document, maxDepth, type Outline, tooDeep } from './document.ts'
import { excerpt } from './excerpt.ts'
import { type FileFault, fileFault } from './file-fault.ts'

/** Reads a JSON text. */
export function readJsonDocument(file: string, text: string): Result<Document, readonly FileFault[]> {
  if (text.trim() === '') return failed([fileFault(file, 'file-empty', {})])
  const outline = outlineJson(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return failed([notJson(file, outline.ok ? undefined : outline.error)])
  }
  return outline.ok ? createDocument(file, value, outline.value) : failed([tooDeep(file)])
}

function notJson(file: string, { line, found = '' }: Stop = {}): FileFault {
  if (line !== undefined && found === '') return fileFault(file, 'json-ends-early', {}, line)
  return fileFault(file, 'json-syntax', { found: excerpt(found) }, line)
}

/** Where going through a text ends early; without a line where it only got too deep to go on. */
interface Stop {
  readonly line?: number
  /** The line's text from there on; empty at the end of the file. */
  readonly found?: string
}

/** Thrown inside `outlineJson` only. */
class TooDeep extends Error {}

function outlineJson(text: string): Result<Outline, Stop> {
  const reader = createReader(text)
  try {
    return ok(reader.all())
  } catch (error) {
    if (error instanceof TooDeep) return failed({})
    if (error instanceof SyntaxError) return failed(reader.stop())
    throw error
  }
}

/** Numbers, and words: `JSON.parse` knows which of them are right. */
const bareWord = /[-+.\w]*/y
const noParts: readonly Outline[] = []

function createReader(text: string) {
  let at = 0
  /** Where the string or word begins that is being read, or what stands there instead. */
  let begun = 0
  let line = 1
  let depth = 0

  const skipSpace = (): void => {
    for (; ' \t\r\n'.includes(text[at] ?? 'end'); at++) {
      // The two characters of a Windows line break are one.
      if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1
    }
  }
  /** Goes past space, and past a sign where it comes next. */
  const takes = (sign: string): boolean => {
    skipSpace()
    begun = at
    if (text[at] !== sign) return false
    at += 1
    return true
  }
  const needs = (sign: string): void => {
    if (!takes(sign)) throw new SyntaxError(`${sign} is missing`)
  }

  const string = (): unknown => {
    const start = at
    needs('"')
    while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    at += 1
    return JSON.parse(text.slice(start, at))
  }
  const word = (): unknown => {
    begun = at
    bareWord.lastIndex = at
    const [found = ''] = bareWord.exec(text) ?? []
    at += found.length
    return JSON.parse(found)
  }

  /** What stands between an opening bracket, which is past, and its closing one. */
  const partsUntil = (close: string, part: (index: number) => Outline): readonly Outline[] => {
    if (depth === maxDepth) throw new TooDeep()
    depth += 1
    const parts: Outline[] = []
    if (!takes(close)) {
      do parts.push(part(parts.length))
      while (takes(','))
      needs(close)
    }
    depth -= 1
    return parts
  }
  const value = (): readonly Outline[] => {
    if (takes('{')) return partsUntil('}', member)
    if (takes('[')) return partsUntil(']', item)
    if (text[at] === '"') string()
    else word()
    return noParts
  }
  const member = (): Outline => {
    skipSpace()
    const own = line
    const key = String(string())
    needs(':')
    return { key, line: own, parts: value() }
  }
  const item = (index: number): Outline => {
    skipSpace()
    return { key: String(index), line, parts: value() }
  }

  return {
    stop: (): Stop => ({
      line,
      found:
        text
          .slice(begun)
          .trimStart()
          .split(/[\r\n]/, 1)[0] ?? '',
    }),
    all(): Outline {
      const outline = { key: '', line: 1, parts: value() }
      skipSpace()
      begun = at
      if (at < text.length) throw new SyntaxError('there is more')
      return outline
    },
  }
}
