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
