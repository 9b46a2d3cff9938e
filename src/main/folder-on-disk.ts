/** A data folder as it lies on a disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFolder } from '../files/library.ts'

/** What is not there is no error. */
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
