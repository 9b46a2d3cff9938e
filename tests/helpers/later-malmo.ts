/**
 * The bicycles of Malmö a year later: a second version of the model, which the pack is made for now, and a second
 * baseline. Laid over the files of before, of which the model stays.
 */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { readLibrary } from '../../src/files/library.ts'
import { folderOnDisk } from '../../src/main/folder-on-disk.ts'
import type { Ground, GroundNames } from '../../src/model/ground.ts'
import { tinyFolder } from './tiny-model.ts'

const laterFolder = join(import.meta.dirname, '..', 'fixtures', 'malmo-later')
const [before, after] = [folderOnDisk(tinyFolder), folderOnDisk(laterFolder)]

const read = readLibrary({
  read: (path) => after.read(path) ?? before.read(path),
  list: (folder) => [...new Set([...before.list(folder), ...after.list(folder)])],
})
if (!read.ok) throw new Error(read.error.map(({ file, path, code }) => `${file} ${path}: ${code}`).join('\n'))
export const laterLibrary = read.value

/** A ground of it, by the model and baseline that a scenario names. */
export function laterGround(names: Partial<GroundNames> = {}): Ground {
  const ground = laterLibrary.grounds.of({ model: 'bikes@4', baseline: 'bikes-23', ...names })
  if (!ground.ok) throw new Error(ground.error.code)
  return ground.value
}

/** Writes its data files into a folder. */
export function layLaterMalmo(folder: string): void {
  for (const from of [tinyFolder, laterFolder]) cpSync(from, folder, { recursive: true })
}
