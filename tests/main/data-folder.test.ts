import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { maxDataBytes } from '../../src/files/library.ts'
import { chooseLibraryFolder, libraryVariable } from '../../src/main/data-folder.ts'
import { folderOnDisk } from '../../src/main/folder-on-disk.ts'
import { dataFolder } from '../helpers/library.ts'
import { newFolder } from './temp-folder.ts'

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
  // Nor is a folder a file.
  expect(read('models')).toBeUndefined()
  // What cannot be read is an error.
  expect(() => read('x'.repeat(5000))).toThrow(/ENAMETOOLONG/)
})

test('of a file that is too large no more is read than shows it', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'large.yaml'), 'a'.repeat(3 * maxDataBytes))
  expect(folderOnDisk(folder).read('large.yaml')).toHaveLength(maxDataBytes + 1)
})

test.skipIf(process.platform === 'win32')(
  'a pipe that nobody writes into is no file, and is not waited for',
  () => {
    const folder = newFolder()
    execFileSync('mkfifo', [join(folder, 'pack.yaml')])
    expect(folderOnDisk(folder).read('pack.yaml')).toBeUndefined()
  },
)
