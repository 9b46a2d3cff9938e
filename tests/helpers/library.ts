/**
 * A library, read once for each test file, and scenarios of its model: that of version 1 of the model, whose numbers
 * most tests know. What ships is `readShipped`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DataKind, type Library, packFolder, readLibrary } from '../../src/files/library.ts'
import { scenarioFileEnding } from '../../src/files/scenario-text.ts'
import { readLibraryFrom } from '../../src/main/data-folder.ts'
import { folderOnDisk } from '../../src/main/folder-on-disk.ts'
import { createProjector } from '../../src/model/projection.ts'
import { baselineScenario } from '../../src/model/scenario.ts'
import type { Scenario, UserIndicator } from '../../src/model/spec.ts'
import { firstFolder, shippedFolder } from './first-library.ts'

export { firstFolder as dataFolder, shippedFolder }

export const library: Library = readSound(firstFolder)
/** What scenarios stand on unless they say otherwise. */
export const ground = library.grounds.first
export const model = ground.built
export const projector = createProjector(model)
/** The scenario without departures. */
export const baseline = baselineScenario(model.spec, model.baseline)
export const readings = model.baseline.readings.map((reading) => reading.id)

/** The baseline scenario with something else in it. */
export function scenarioWith(changes: Partial<Scenario>): Scenario {
  return { ...baseline, id: 'test', name: 'Test', ...changes }
}

/** An own indicator in a unit of the user's own. */
export const ownIndicator = (
  id: string,
  formula: string,
  changes: Partial<UserIndicator> = {},
): UserIndicator => ({ id, formula, label: id, unit: 'my own word', ...changes })

/** The path below the data folder of a scenario that ships, by its file's name. */
export const shippedPath = (name: string): string =>
  `${packFolder}/${ground.pack.id}/scenarios/${name}${scenarioFileEnding}`

/** The path below the data folder of the file of a kind, the first pack's where each has one. */
export function dataPath(kind: DataKind): string {
  const found = library.files.find(
    (file) => file.kind === kind && (kind !== 'model' || file.id === ground.pack.model),
  )
  if (!found) throw new Error(`no file of ${kind} ships`)
  return found.path
}

/** The text of a file below the data folder. */
export const dataText = (path: string): string => readFileSync(join(firstFolder, path), 'utf8')

/** Reads the library with some files replaced by a text, or missing where the text is undefined. */
export function readLibraryWith(replaced: Readonly<Record<string, string | undefined>>) {
  const whole = folderOnDisk(firstFolder)
  const isMissing = (path: string): boolean => Object.hasOwn(replaced, path) && replaced[path] === undefined
  return readLibrary({
    read: (path) => {
      const text = replaced[path]
      if (text !== undefined) return new TextEncoder().encode(text)
      return isMissing(path) ? undefined : whole.read(path)
    },
    list: (folder) => whole.list(folder).filter((name) => !isMissing(`${folder}/${name}`)),
  })
}

/** The library that ships. */
export const readShipped = (): Library => readSound(shippedFolder)

function readSound(folder: string): Library {
  const result = readLibraryFrom(folder)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
