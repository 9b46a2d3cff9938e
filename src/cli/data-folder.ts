/** Where the product lies: the folder above this module that holds `data/units.yaml`. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unitsFile } from '../files/library.ts'

/** Walks up from a folder, so that it works from `src/cli` and from a bundle in `out/main` alike. */
export function findProductFolder(from: string = import.meta.dirname): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'data', unitsFile))) return folder
    if (folder === dirname(folder)) return undefined
  }
}
