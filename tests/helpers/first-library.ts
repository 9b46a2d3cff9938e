/**
 * The data files as they were while version 1 of the model was the one of its pack: one region, the report's baseline,
 * the scenarios and outcomes of then. Most tests know these numbers; version 1 gives them for ever.
 *
 * Models, units and the baseline are those that ship; the rest is kept in `fixtures/version-1`. They lie in a folder of
 * their own, because commands and windows are told of a folder.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
export const shippedFolder = join(root, 'data')
const kept = join(root, 'tests', 'fixtures', 'version-1')

/** Where each file is from, by its path below the folder. */
function sources(): ReadonlyMap<string, string> {
  const pack = 'packs/zhejiang'
  const below = (from: string, folder: string) =>
    readdirSync(join(from, folder)).map((name) => [`${folder}/${name}`, join(from, folder, name)] as const)
  return new Map([
    ['units.yaml', join(shippedFolder, 'units.yaml')],
    ...below(shippedFolder, 'models'),
    ...below(shippedFolder, 'schemas'),
    [`${pack}/pack.yaml`, join(kept, 'pack.yaml')],
    [`${pack}/outcomes.yaml`, join(kept, 'outcomes.yaml')],
    [`${pack}/baselines/kiep-17-06.yaml`, join(shippedFolder, pack, 'baselines', 'kiep-17-06.yaml')],
    ...below(kept, 'scenarios').map(([path, from]) => [`${pack}/${path}`, from] as const),
  ])
}

/** Whether a folder holds these files, byte for byte, and no others. */
function holds(folder: string, files: ReadonlyMap<string, string>): boolean {
  if (!existsSync(folder)) return false
  const there = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  return (
    there.length === files.size &&
    [...files].every(([path, from]) => {
      const own = join(folder, path)
      return existsSync(own) && readFileSync(own).equals(readFileSync(from))
    })
  )
}

/** Makes the folder where it is not as it should be. */
function compose(folder: string): string {
  const files = sources()
  if (holds(folder, files)) return folder
  const draft = `${folder}.${process.pid}`
  for (const [path, from] of files) {
    mkdirSync(join(draft, path, '..'), { recursive: true })
    cpSync(from, join(draft, path))
  }
  try {
    rmSync(folder, { recursive: true, force: true })
    renameSync(draft, folder)
  } catch (error) {
    // Another was quicker.
    rmSync(draft, { recursive: true, force: true })
    if (!holds(folder, files)) throw error
  }
  return folder
}

export const firstFolder = compose(join(root, 'test-results', 'first-library'))

/** Importing this before test files start together is all that they need. */
export const setup = (): void => {}
