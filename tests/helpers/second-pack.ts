/** The library that ships with another pack beside it: the same baseline under another name, a newer model. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dump } from 'js-yaml'
import { type Library, readLibrary } from '../../src/files/library.ts'
import { folderOnDisk } from '../../src/main/folder-on-disk.ts'
import { keyOf } from '../../src/model/ground.ts'
import { dataFolder, dataPath, dataText, ground, library } from './library.ts'

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

/** The year in which the baseline of `laterPack` is launched: one after the one that ships. */
export const laterLaunch = model.launchYear + 1

/** The base that a lever has there, and an indicator that its model does not have. */
export const laterBase = { lever: 'rdIntensity', base: 3 } as const
export const onlyHere = 'crossBorderExports'

const words = (en: string) => ({ en, ko: en, zh: en })

/** The same demonstration launched a year later: neither its years nor its bases are those of the baseline that ships. */
const laterPack: Readonly<Record<string, string>> = { ...secondPack, ...laterFiles() }

function laterFiles(): Readonly<Record<string, string>> {
  // The newest, which knows no year.
  const file = library.data.models.reduce((one, other) => (other.version > one.version ? other : one))
  const { baselines: _, from: __, ...rest } = file
  const given = {
    base: laterBase.base,
    basis: 'assumption',
    figures: [],
    source: words('For a test.'),
    meaning: { base: words('Three per cent.') },
  }
  const isOfModel = baseline.model === file.id
  const laterModel = { id: file.id, version: file.version + 100 }
  return {
    'packs/z/pack.yaml': (secondPack['packs/z/pack.yaml'] ?? '').replace(
      /^model: .*$/m,
      `model: ${keyOf(laterModel)}`,
    ),
    'models/newer@2.yaml': dump({
      ...rest,
      version: laterModel.version,
      indicators: file.indicators.filter(({ id }) => id !== onlyHere),
    }),
    'packs/z/baselines/second-21.yaml': dump({
      ...baseline,
      id: 'second-21',
      short: { en: 'later figures', ko: '이후 자료', zh: '后来数据' },
      launchYear: laterLaunch,
      schedule: { ...baseline.schedule, earliest: Math.max(baseline.schedule.earliest, laterLaunch + 2) },
      model: file.id,
      levers: { ...(isOfModel ? baseline.levers : {}), [laterBase.lever]: given },
      assumptions: isOfModel ? baseline.assumptions : {},
      // Whatever must be of the launch year or the year after it moves along.
      figures: baseline.figures.map(({ indicator, ...figure }) => ({
        ...figure,
        year: figure.year + 1,
        ...(indicator === undefined || indicator === onlyHere ? {} : { indicator }),
      })),
    }),
  }
}

/** The library of the first pack and that one. */
export function readLaterLibrary(): Library {
  const read = readBeside(laterPack)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
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

/** Writes what ships and that pack into an empty folder, for a program that reads it from there. */
export function writeLaterLibrary(folder: string): void {
  cpSync(dataFolder, folder, { recursive: true })
  for (const [path, text] of Object.entries(laterPack)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
