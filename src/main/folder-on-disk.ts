/** A data folder as it lies on a disk. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type DataFolder, maxDataBytes } from '../files/library.ts'
import { readBeginning } from './plain-file.ts'

/** What is not there is no error; of a file that is too large no more is read than shows it. */
export function folderOnDisk(folder: string): DataFolder {
  const orNothing = <T>(read: () => T, nothing: T): T => {
    try {
      return read()
    } catch (error) {
      // A file that lies where a folder could be has nothing in it, and a pipe or a folder is no file.
      if (['ENOENT', 'ENOTDIR', 'not-a-file'].includes((error as NodeJS.ErrnoException).code ?? ''))
        return nothing
      throw error
    }
  }
  return {
    read: (path) =>
      orNothing<Uint8Array | undefined>(() => readBeginning(join(folder, path), maxDataBytes + 1), undefined),
    list: (path) => orNothing<readonly string[]>(() => readdirSync(join(folder, path)), []),
  }
}
