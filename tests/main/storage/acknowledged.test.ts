/** What is noted of the last answer, and what is missed by it. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findLost, noteAnswered } from '../../../src/main/storage/acknowledged.ts'
import { inDatabase, newFolder, plan, storePath, unwrap, within } from './helpers.ts'

const at = new Date('2026-11-22T10:05:00.000Z')

/** A store of two revisions, and where its note lies. */
function savedFolder() {
  const folder = newFolder()
  within(folder, (store) => {
    unwrap(store.save(plan, 0))
    unwrap(store.save({ ...plan, notes: 'second' }, 1))
  })
  return { folder, path: join(folder, 'qiantang.acknowledged') }
}
const lostIn = (folder: string) => inDatabase(storePath(folder), (db) => findLost(folder, db))

test('a note is one line of 512 bytes, and a shorter one leaves nothing of a longer', () => {
  const { folder, path } = savedFolder()
  for (const origin of ['a'.repeat(300), 'b']) {
    inDatabase(storePath(folder), (db) => {
      db.prepare('INSERT INTO erasures (erased_at, revisions, origin) VALUES (?, 1, ?)').run(
        at.toISOString(),
        origin,
      )
      noteAnswered(folder, db, at)
    })
    expect(statSync(path).size).toBe(512)
    expect(readFileSync(path, 'utf8')).toMatch(/^\{.+\} *\n$/)
  }
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ revisions: 4, at: at.toISOString() })
})

test('what was answered and is not there is counted; nothing is where all of it is', () => {
  const { folder, path } = savedFolder()
  expect(lostIn(folder)).toBeUndefined()
  const note = JSON.parse(readFileSync(path, 'utf8'))
  const noted = (changes: object): void => writeFileSync(path, JSON.stringify({ ...note, ...changes }))
  noted({ revisions: 5, at: at.toISOString() })
  expect(lostIn(folder)).toEqual({ count: 3, at: '2026-11-22T10:05:00.000Z' })
  noted({ revisions: 1 })
  expect(lostIn(folder)).toBeUndefined()
  // A note of another store says nothing of this one.
  noted({ revisions: 5, origin: 'another' })
  expect(lostIn(folder)).toBeUndefined()
})

test.each<[string, (note: object) => string]>([
  ['empty', () => ''],
  ['no object', () => '"note"'],
  ['without a number', (note) => JSON.stringify({ ...note, revisions: '5' })],
  ['of half a revision', (note) => JSON.stringify({ ...note, revisions: 5.5 })],
  ['without a time', (note) => JSON.stringify({ ...note, revisions: 5, at: undefined })],
  ['of a time that is none', (note) => JSON.stringify({ ...note, revisions: 5, at: 'soon' })],
  ['of a number for a time', (note) => JSON.stringify({ ...note, revisions: 5, at: 5 })],
])('a note that is %s says nothing', (_, written) => {
  const { folder, path } = savedFolder()
  writeFileSync(path, written(JSON.parse(readFileSync(path, 'utf8'))))
  expect(lostIn(folder)).toBeUndefined()
})

test('where none can be written, the store goes on', () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'qiantang.acknowledged'))
  within(folder, (store) => expect(unwrap(store.save(plan, 0)).revision).toBe(1))
  expect(existsSync(join(folder, 'qiantang.acknowledged'))).toBe(true)
})
