/** Where the product's data files lie, and how they are read from disk. */
import { join, resolve } from 'node:path'
import type { FileFault } from '../files/file-fault.ts'
import { type Library, readLibrary } from '../files/library.ts'
import type { Result } from '../model/result.ts'
import { folderOnDisk } from './folder-on-disk.ts'
import { forecastsFolder, readForecasts } from './forecasts.ts'
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
  /** The product's folder, where values of files that ship may have been kept, and forecasts are sealed. */
  readonly root?: string
  /** The folder in which the user's scenarios are kept, and packs may be. */
  readonly dataDir?: string
}

/** Reads the library from a data folder, the packs of the user's own, and what was foretold before. */
export const readLibraryFrom = (
  folder: string,
  { root, dataDir }: Beside = {},
): Result<Library, readonly FileFault[]> =>
  readLibrary(
    { ...folderOnDisk(folder), ...(root === undefined ? {} : { known: readKnownValues(root) }) },
    {
      ...(dataDir === undefined ? {} : { own: folderOnDisk(dataDir) }),
      ...(root === undefined ? {} : { sealed: readForecasts(forecastsFolder(root)) }),
    },
  )
