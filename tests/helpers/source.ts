/** The product's own source files as texts, for tests that read them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

const sourceFolder = fileURLToPath(new URL('../../src', import.meta.url))

export interface SourceFile {
  /** Below `src`, with slashes: `model/fault.ts`. */
  readonly path: string
  readonly text: string
}

/** Every TypeScript file below a folder of `src`. */
export function sourceFiles(folder = ''): readonly SourceFile[] {
  return readdirSync(join(sourceFolder, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => /\.[cm]?tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(sourceFolder, path), 'utf8') }))
}

/** The folders right below `src`, and files that lie in none of them. */
export const sourceEntries = (): readonly string[] => readdirSync(sourceFolder)

/** Parses a file; throws where it is not TypeScript, so that no test passes over a file it cannot read. */
export function parseSource(path: string, text: string) {
  const parsed = parseSync(path, text)
  const [error] = parsed.errors
  if (error) throw new Error(`${path}: ${error.message}`)
  return parsed
}

/** A file's text with spaces for comments. */
export function commentsRemoved(path: string, text: string): string {
  let code = text
  for (const { start, end } of parseSource(path, text).comments) {
    code = code.slice(0, start) + ' '.repeat(end - start) + code.slice(end)
  }
  return code
}

export interface Import {
  /** As written: `../model/fault.ts`, `zod`, `node:fs`; undefined where it is not known before running. */
  readonly from: string | undefined
  /** True where nothing of it is left when the program runs. */
  readonly isType: boolean
}

/** A node of the syntax tree, as far as the tests look into it. */
export interface SyntaxNode {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'

/** The nodes right below a node, with the key under which each stands. */
function* children(node: SyntaxNode): Generator<readonly [key: string, child: SyntaxNode]> {
  for (const [key, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield [key, child]
  }
}

/** Every node of a file, each with its parent and the key under which it stands there. */
export function* syntaxNodes(
  path: string,
  text: string,
): Generator<{ readonly node: SyntaxNode; readonly parent: SyntaxNode; readonly key: string }> {
  const root = parseSource(path, text).program as unknown as SyntaxNode
  const waiting = [{ node: root, parent: root, key: '' }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next
    for (const [key, node] of children(next.node)) waiting.push({ node, parent: next.node, key })
  }
}

const literal = (node: unknown): string | undefined =>
  isNode(node) && typeof node.value === 'string' ? node.value : undefined

const known = new Map<string, readonly Import[]>()

/** Everything that a file takes from elsewhere: imports and exports of every form, and workers. */
export function importsOf(path: string, text: string): readonly Import[] {
  const key = `${path}\n${text}`
  const existing = known.get(key)
  if (existing) return existing
  const found = readImports(path, text)
  known.set(key, found)
  return found
}

function readImports(path: string, text: string): readonly Import[] {
  const found: Import[] = []
  for (const { node } of syntaxNodes(path, text)) {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration': {
        if (!isNode(node.source)) break
        const kinds = (node.specifiers as SyntaxNode[] | undefined) ?? []
        const areTypes =
          kinds.length > 0 && kinds.every((one) => [one.importKind, one.exportKind].includes('type'))
        const isType = node.importKind === 'type' || node.exportKind === 'type' || areTypes
        found.push({ from: literal(node.source), isType })
        break
      }
      case 'ImportExpression':
        found.push({ from: literal(node.source), isType: false })
        break
      case 'TSImportType':
        found.push({ from: literal(node.source ?? node.argument), isType: true })
        break
      case 'TSExternalModuleReference':
        found.push({ from: literal(node.expression), isType: false })
        break
      case 'CallExpression':
        if (isNode(node.callee) && node.callee.name === 'require') {
          found.push({ from: literal((node.arguments as SyntaxNode[])[0]), isType: false })
        }
        break
      case 'NewExpression': {
        // new URL('./worker.ts', import.meta.url) is how a bundler finds a worker.
        const [first, base] = node.arguments as SyntaxNode[]
        const isUrl = isNode(node.callee) && node.callee.name === 'URL'
        if (isUrl && base && literal(first)?.startsWith('.'))
          found.push({ from: literal(first), isType: false })
        break
      }
    }
  }
  return found
}
