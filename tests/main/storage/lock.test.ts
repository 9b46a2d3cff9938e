/** The lock of a data folder, and who is said to hold it. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFolder } from '../../../src/main/storage/lock.ts'
import { errorOf, newFolder, unwrap } from './helpers.ts'

const holderIn = (folder: string): string => join(folder, 'qiantang.lock-holder')

test('who holds it signs, and takes the name away as it lets go', () => {
  const folder = newFolder()
  const lock = unwrap(lockFolder(folder))
  expect(readFileSync(holderIn(folder), 'utf8')).toBe(`${process.pid}\n`)
  expect(errorOf(lockFolder(folder))).toMatchObject({
    code: 'folder-in-use',
    details: { holder: String(process.pid) },
  })
  lock.release()
  expect(existsSync(holderIn(folder))).toBe(false)
  const next = unwrap(lockFolder(folder))
  // A second time is nothing, and takes no other's name away.
  lock.release()
  expect(existsSync(holderIn(folder))).toBe(true)
  next.release()
})

test.each([
  ['1234567\nmore', '1234567'],
  ['12345678901', '1234567890'],
  ['x1', ''],
  ['', ''],
])('of a signature %j, %j is said', (signature, holder) => {
  const folder = newFolder()
  const lock = unwrap(lockFolder(folder))
  writeFileSync(holderIn(folder), signature)
  expect(errorOf(lockFolder(folder))).toMatchObject({ code: 'folder-in-use', details: { holder } })
  lock.release()
})

test('what else stands in the file of the lock is emptied, and a fault of another kind is thrown', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'qiantang.lock'), 'junk'.repeat(5000))
  const lock = unwrap(lockFolder(folder))
  expect(lockFolder(folder).ok).toBe(false)
  lock.release()
  const other = newFolder()
  mkdirSync(join(other, 'qiantang.lock'))
  expect(() => lockFolder(other)).toThrow()
})

test('where no name can be written, the lock holds all the same', () => {
  const folder = newFolder()
  mkdirSync(holderIn(folder))
  const lock = unwrap(lockFolder(folder))
  expect(errorOf(lockFolder(folder))).toMatchObject({ code: 'folder-in-use', details: { holder: '' } })
  rmdirSync(holderIn(folder))
  lock.release()
})
