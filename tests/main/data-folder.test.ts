import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { chooseLibraryFolder, libraryVariable } from '../../src/main/data-folder.ts'
import { folderOnDisk } from '../../src/main/folder-on-disk.ts'
import { dataFolder } from '../helpers/library.ts'

test('the data files are those that ship, unless the environment names other ones', () => {
  expect(chooseLibraryFolder('/product', {})).toBe(join('/product', 'data'))
  expect(chooseLibraryFolder('/product', { [libraryVariable]: '' })).toBe(join('/product', 'data'))
  expect(chooseLibraryFolder('/product', { [libraryVariable]: 'elsewhere' })).toBe(resolve('elsewhere'))
})

test('what a folder does not hold is missing, and no error', () => {
  const { read, list } = folderOnDisk(dataFolder)
  expect(list('models').some((name) => name.endsWith('.yaml'))).toBe(true)
  expect([list('nowhere'), read('nowhere/units.yaml')]).toEqual([[], undefined])
  // So is what lies where a folder could: a stray file among the packs.
  expect(list('units.yaml')).toEqual([])
  // What cannot be read is one.
  expect(() => read('models')).toThrow(/EISDIR/)
})
