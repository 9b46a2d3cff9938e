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
import { coded, type FileFault, firstFaults } from './file-fault.ts'

/** Reads a YAML text. Aliases are refused: a few letters of them can stand for a million values, or for no end. */
export function readYamlDocument(file: string, text: string): Result<Document, readonly FileFault[]> {
  if (hasDeepBrackets(text)) return failed([tooDeep(file)])
  const lines = new LineCounter()
  const lineAt: LineAt = (offset) => lines.linePos(offset).line
  // Whether a key stands twice is seen in the outline; yaml would compare each key with all others.
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: false, prettyErrors: false })
  const { contents, errors } = parsed
  if (errors.some((error) => error.code === 'RESOURCE_EXHAUSTION') || isDeep(contents)) {
    return failed([tooDeep(file)])
  }
  const wrong = [
    ...errors.map(({ pos: [offset], code }) => ({ offset, fault: coded('yaml-syntax', { reason: code }) })),
    ...aliasesIn(contents).map((offset) => ({ offset, fault: coded('yaml-alias', {}) })),
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

/** Whether brackets are nested too deeply, told before the parser, which needs long for very many of them. */
function hasDeepBrackets(text: string): boolean {
  let depth = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > maxDepth) return true
  }
  return false
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
