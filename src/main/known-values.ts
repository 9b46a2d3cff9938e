/**
 * Values of the data files that ship, kept when the product is built: to read and validate the YAML takes a third of
 * the time of a start, to read them from here a hundredth.
 *
 * A value is found by the SHA-256 of the bytes that it was read from, so a file that was changed is read anew; and all
 * are left alone where the sources of the schemas are there and are others than those that validated them.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, type DataKind, readDataFile, readLibrary } from '../files/library.ts'
import { writeFileSafely } from './plain-file.ts'

interface Kept {
  /** Of the sources that validated the values. */
  readonly schemas: string
  /** By the hash of a file's bytes and its kind. */
  readonly values: Readonly<Record<string, unknown>>
}

const keptFile = (root: string): string => join(root, 'out', 'data.json')
const schemaSources = ['src/files/schemas.ts', 'src/files/text-forms.ts', 'src/files/yaml-document.ts']

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}
const keyOf = (bytes: Uint8Array, kind: DataKind): string => hashOf(kind, bytes)

/** The sources of the schemas as one hash; undefined in a package, where there are none. */
function hashOfSchemas(root: string): string | undefined {
  const paths = schemaSources.map((path) => join(root, path))
  return paths.every(existsSync) ? hashOf(...paths.map((path) => readFileSync(path))) : undefined
}

/** What was kept for a product's folder; nothing where it was not built, or not of these sources. */
export function readKnownValues(root: string): NonNullable<DataFolder['known']> {
  const kept = readKept(root)
  const wanted = hashOfSchemas(root)
  const values = kept && (wanted === undefined || wanted === kept.schemas) ? kept.values : {}
  return (bytes, kind) => {
    const key = keyOf(bytes, kind)
    // A value of its own for each who asks: what is read from a file belongs to its reader.
    return Object.hasOwn(values, key) ? structuredClone(values[key]) : undefined
  }
}

function readKept(root: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(keptFile(root), 'utf8')) as Kept
  } catch {
    // Not there, or cut short: the files themselves are.
    return undefined
  }
}

/** Keeps the values of the data files of a product's folder; nothing is kept where any of them is at fault. */
export function keepKnownValues(root: string, folder: DataFolder): void {
  const library = readLibrary(folder)
  if (!library.ok) return
  const values = library.value.files.flatMap(({ path, kind }): readonly [string, unknown][] => {
    const bytes = folder.read(path)
    const read = readDataFile(folder, path, kind)
    return bytes && read.ok ? [[keyOf(bytes, kind), read.value.value]] : []
  })
  const kept: Kept = { schemas: hashOfSchemas(root) ?? '', values: Object.fromEntries(values) }
  writeFileSafely(keptFile(root), JSON.stringify(kept))
}
