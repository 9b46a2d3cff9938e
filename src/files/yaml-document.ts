/** YAML texts as documents; JSON is YAML too, but what must be JSON has a reader of its own. */
import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'
import { failed, type Result } from '../model/result.ts'
import { createDocument, type Document, maxDepth, type Outline, tooDeep } from './document.ts'
import { coded, type FileFault, fileFault, firstFaults } from './file-fault.ts'

/** Words, signs and spaces of a file: three times what the longest that ships has. Each costs the parser its time. */
const mostTokens = 120_000

/** Reads a YAML text. Aliases are refused: a few letters of them can stand for a million values, or for no end. */
export function readYamlDocument(file: string, text: string): Result<Document, readonly FileFault[]> {
  const excess = excessIn(file, text)
  if (excess) return failed([excess])
  const lines = new LineCounter()
  const lineAt: LineAt = (offset) => lines.linePos(offset).line
  const parsed = parse(text, lines)
  if (!parsed) return failed([tooDeep(file)])
  const { contents, errors } = parsed
  if (errors.some((error) => error.code === 'RESOURCE_EXHAUSTION') || isDeep(contents)) {
    return failed([tooDeep(file)])
  }
  const wrong = [
    ...errors.map(({ pos: [offset], code }) => ({ offset, fault: coded('yaml-syntax', { reason: code }) })),
    ...aliasesIn(contents).map((offset) => ({ offset, fault: coded('yaml-alias', {}) })),
    ...listsAsKeys(contents).map((offset) => ({ offset, fault: coded('yaml-syntax', { reason: 'KEY' }) })),
  ]
  if (wrong.length === 0) {
    const outline = { key: '', line: 1, parts: partsOf(contents, lineAt) }
    return createDocument(file, contents ? parsed.toJS() : undefined, outline)
  }
  return failed(
    firstFaults(file, wrong, ({ offset, fault }) => ({ file, line: lineAt(offset), path: '', ...fault })),
  )
}

type LineAt = (offset: number) => number

/** Undefined where lists and objects stand in each other deeper than the parser's stack. */
function parse(text: string, lineCounter: LineCounter) {
  // The parser makes an error of each thing that is wrong, and most of its time would go into where in its own code.
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  try {
    // Whether a key stands twice is seen in the outline; yaml would compare each key with all others.
    return parseDocument(text, { lineCounter, uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** What there is too much of, told before the parser, which needs long for very much of it. */
function excessIn(file: string, text: string): FileFault | undefined {
  let depth = 0
  let count = 0
  for (const token of new Lexer().lex(text)) {
    count += 1
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > maxDepth) return tooDeep(file)
    if (count > mostTokens) return fileFault(file, 'too-many-parts', { limit: mostTokens })
  }
  return undefined
}

function isDeep(root: Node | null): boolean {
  let found = false
  visit(root, {
    Collection(_, __, ancestors) {
      found = ancestors.filter(isCollection).length >= maxDepth
      return found ? visit.BREAK : undefined
    },
  })
  return found
}

/** Where each alias stands. */
function aliasesIn(root: Node | null): readonly number[] {
  const offsets: number[] = []
  visit(root, { Alias: (_, alias) => void offsets.push(startOf(alias)) })
  return offsets
}

/** Where a list or an object stands for a key: it has no name, and would be written out again for each level. */
function listsAsKeys(root: Node | null): readonly number[] {
  const offsets: number[] = []
  visit(root, {
    Pair(_, { key }) {
      if (!isCollection(key)) return undefined
      offsets.push(startOf(key))
      return visit.SKIP
    },
  })
  return offsets
}

function partsOf(node: unknown, lineAt: LineAt): readonly Outline[] {
  const part = (key: string, place: unknown, value: unknown): Outline => ({
    key,
    line: lineAt(startOf(place)),
    parts: partsOf(value, lineAt),
  })
  if (isMap(node)) {
    return node.items.map(({ key, value }) => part(String(isScalar(key) ? key.value : key), key, value))
  }
  return isSeq(node) ? node.items.map((item, index) => part(String(index), item, item)) : []
}

const startOf = (node: unknown): number => (node as Node | null)?.range?.[0] ?? 0
