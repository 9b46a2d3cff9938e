/** Who only reads takes no store that has not the form of today. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openReader } from '../../../src/main/storage/reader.ts'
import { errorOf, fingerprintOf, newFolder, plan, storePath, unwrap, within } from './helpers.ts'

test.each(['version-1', 'version-5'])('a store of %s is not read', (version) => {
  const folder = newFolder()
  copyFileSync(join(import.meta.dirname, 'fixtures', `${version}.sqlite`), storePath(folder))
  expect(errorOf(openReader(folder, fingerprintOf)).code).toBe('store-failed')
})

test('a database of another program, and a folder without one, are not read', () => {
  const folder = newFolder()
  expect(openReader(folder, fingerprintOf).ok).toBe(false)
  const db = new Database(storePath(folder))
  db.exec('CREATE TABLE migrations (number INTEGER, name TEXT)')
  db.close()
  expect(errorOf(openReader(folder, fingerprintOf)).code).toBe('store-failed')
})

test('a store of today is read while it is closed too, and refuses changes', () => {
  const folder = newFolder()
  within(folder, (store) => unwrap(store.save(plan, 0)))
  const reader = unwrap(openReader(folder, fingerprintOf))
  expect(unwrap(reader.list()).map(({ scenario }) => scenario.id)).toEqual([plan.id])
  expect(reader.save({ ...plan, notes: 'x' }, 1).ok).toBe(false)
  reader.close()
})
