/** The library that ships with another pack beside it: the same baseline under another name, a newer model. */
import { readLibrary } from '../../src/files/library.ts'
import { folderOnDisk } from '../../src/main/folder-on-disk.ts'
import { keyOf } from '../../src/model/ground.ts'
import { dataFolder, dataPath, dataText, ground } from './library.ts'

const { model, baseline } = ground

/** The model that ships, and the one beside it, as scenarios name them. */
export const key = keyOf(model)
export const newerKey = keyOf({ id: model.id, version: model.version + 100 })

const pathOfModel = `models/${key}.yaml`
const newer = dataText(pathOfModel)
  .replace(/^version: .*$/m, `version: ${model.version + 100}`)
  .replace(/^baselines: .*$/m, '')

/** A demonstration of another region. */
export const secondPack: Readonly<Record<string, string>> = {
  'packs/z/pack.yaml': `${dataText(dataPath('pack'))
    .replace(/^id: .*$/m, 'id: second')
    .replace(/^model: .*$/m, `model: ${newerKey}`)
    .replace(/^baseline: .*$/m, 'baseline: second-21')}demonstration: true\n`,
  'packs/z/baselines/second-21.yaml': dataText(dataPath('baseline')).replace(
    `id: ${baseline.id}`,
    'id: second-21',
  ),
}

/** Reads the library with the newer model, and with other files beside or in place of those that ship. */
export function readBeside(others: Readonly<Record<string, string>>) {
  const added: Readonly<Record<string, string>> = { 'models/newer@2.yaml': newer, ...others }
  const shipped = folderOnDisk(dataFolder)
  const inFolder = (folder: string): readonly string[] =>
    Object.keys(added).flatMap((path) =>
      path.startsWith(`${folder}/`) ? (path.slice(folder.length + 1).split('/')[0] ?? []) : [],
    )
  return readLibrary({
    read: (path) => {
      const text = added[path]
      return text === undefined ? shipped.read(path) : new TextEncoder().encode(text)
    },
    list: (folder) => [
      ...new Set([
        ...shipped.list(folder),
        ...inFolder(folder),
        ...(['models', 'packs'].includes(folder) ? ['notes.txt'] : []),
      ]),
    ],
  })
}
