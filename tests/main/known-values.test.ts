import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readLibraryFrom } from '../../src/main/data-folder.ts'
import { folderOnDisk } from '../../src/main/folder-on-disk.ts'
import { keepKnownValues } from '../../src/main/known-values.ts'
import { dataFolder, dataPath, library } from '../helpers/library.ts'
import { newFolder } from './temp-folder.ts'

let root: string
const sources = join(import.meta.dirname, '..', '..', 'src', 'files')
const kept = () => join(root, 'out', 'data.json')
const folder = () => join(root, 'data')
const edit = (path: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(join(root, path), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(join(root, path), text.replace(from, to))
}

beforeEach(() => {
  root = newFolder()
  cpSync(dataFolder, folder(), { recursive: true })
  cpSync(sources, join(root, 'src', 'files'), { recursive: true })
  mkdirSync(join(root, 'out'))
  keepKnownValues(root, folderOnDisk(folder()))
})

describe('values that were kept', () => {
  test('are those that reading the files gives', () => {
    expect(existsSync(kept())).toBe(true)
    const read = readLibraryFrom(folder(), { root })
    if (!read.ok) throw new Error('the library has faults')
    expect(read.value.data).toEqual(library.data)
    // They are read from there, and not from the files: here a word stands that no file has.
    edit('out/data.json', library.grounds.first.model.title.en, 'Kept words')
    const again = readLibraryFrom(folder(), { root })
    expect(again.ok && again.value.grounds.first.model.title.en).toBe('Kept words')
    expect(library.grounds.first.model.title.en).not.toBe('Kept words')
  })

  test('of a file that was changed are not taken; its faults, and those of its neighbours, have their lines', () => {
    edit(`data/${dataPath('baseline')}`, /^keyYear: .*$/m, 'keyYear: 1999')
    const baseline = readLibraryFrom(folder(), { root })
    expect(baseline).toMatchObject({
      ok: false,
      error: [{ file: dataPath('baseline'), code: 'year-out-of-range', path: 'keyYear' }],
    })
    expect(!baseline.ok && baseline.error[0]?.line).toBeGreaterThan(5)
    // The pack's file is kept as it was; what it names is gone.
    edit(`data/${dataPath('baseline')}`, /^keyYear: .*$/m, 'keyYear: 2030')
    edit(`data/${dataPath('baseline')}`, /^id: .*$/m, 'id: another')
    const pack = readLibraryFrom(folder(), { root })
    expect(pack).toMatchObject({ ok: false, error: [{ file: dataPath('pack'), code: 'unknown-baseline' }] })
    expect(!pack.ok && pack.error[0]?.line).toBeGreaterThan(3)
  })

  test('are left alone where the schemas are others, and where what was kept is damaged', () => {
    edit('out/data.json', library.grounds.first.model.title.en, 'Kept words')
    writeFileSync(join(root, 'src', 'files', 'schemas.ts'), '// another schema\n')
    const other = readLibraryFrom(folder(), { root })
    expect(other.ok && other.value.data).toEqual(library.data)
    writeFileSync(kept(), readFileSync(kept(), 'utf8').slice(0, 5000))
    const damaged = readLibraryFrom(folder(), { root })
    expect(damaged.ok && damaged.value.data).toEqual(library.data)
  })

  test('are not made of data files that are at fault', () => {
    edit(`data/${dataPath('baseline')}`, /^keyYear: .*$/m, 'keyYear: 1999')
    writeFileSync(kept(), 'before')
    keepKnownValues(root, folderOnDisk(folder()))
    expect(readFileSync(kept(), 'utf8')).toBe('before')
  })
})
