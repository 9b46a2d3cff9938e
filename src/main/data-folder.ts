/** Where the product's data files lie, and how they are read from disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { FileFault } from '../files/file-fault.ts'
import { type DataFolder, type Library, readLibrary } from '../files/library.ts'
import type { Result } from '../model/result.ts'
import { readKnownValues } from './known-values.ts'

/** Names the folder of another region's data files, for whoever writes or tests one. */
export const libraryVariable = 'QIANTANG_LIBRARY'

/**
 * Chooses the folder of the data files: the one that ships unless the environment names another.
 * @param root the folder that holds `data`.
 */
export function chooseLibraryFolder(
  root: string,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  const named = environment[libraryVariable]
  return named ? resolve(named) : join(root, 'data')
}

/** Where else than in the data folder there is something to read. */
export interface Beside {
  /** The product's folder, where values of files that ship may have been kept. */
  readonly root?: string
  /** The folder in which the user's scenarios are kept, and packs may be. */
  readonly dataDir?: string
}

/** Reads the library from a data folder, and the packs of the user's own. */
export const readLibraryFrom = (
  folder: string,
  { root, dataDir }: Beside = {},
): Result<Library, readonly FileFault[]> =>
  readLibrary(
    { ...folderOnDisk(folder), ...(root === undefined ? {} : { known: readKnownValues(root) }) },
    dataDir === undefined ? undefined : folderOnDisk(dataDir),
  )

/** A data folder on disk; what is not there is no error. */
export function folderOnDisk(folder: string): DataFolder {
  const orNothing = <T>(read: () => T, nothing: T): T => {
    try {
      return read()
    } catch (error) {
      // A file that lies where a folder could be has nothing in it.
      if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return nothing
      throw error
    }
  }
  return {
    read: (path) => orNothing<Uint8Array | undefined>(() => readFileSync(join(folder, path)), undefined),
    list: (path) => orNothing<readonly string[]>(() => readdirSync(join(folder, path)), []),
  }
}
