/** Where the product's data files lie, and how they are read from disk. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FileFault } from '../files/file-fault.ts'
import { type Library, readLibrary } from '../files/library.ts'
import type { Result } from '../model/result.ts'

/** Reads the library from a data folder. */
export function readLibraryFrom(folder: string): Result<Library, readonly FileFault[]> {
  return readLibrary((path) => {
    try {
      return readFileSync(join(folder, path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  })
}
