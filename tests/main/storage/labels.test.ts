/** Names of saved versions: kept, kept from thinning out, gone with what is deleted, and back with what comes back. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import {
  backupsIn,
  createClock,
  day,
  errorOf,
  hour,
  inDatabase,
  minute,
  newFolder,
  noticesIn,
  opened,
  plan,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

const labelsIn = (store: ScenarioStore): readonly (readonly [number, string])[] =>
  unwrap(store.revisions(plan.id)).map(({ revision, label }) => [revision, label])

/** Saves so many revisions of one day. */
function saveMany(store: ScenarioStore, count: number): void {
  for (let after = 0; after < count; after++) {
    unwrap(store.save({ ...plan, notes: `state ${after + 1}` }, after))
  }
}

test('a version is named, named otherwise, and loses its name; the version itself stays as it was', () => {
  const folder = newFolder()
  const store = opened(folder)
  saveMany(store, 2)
  unwrap(store.label(plan.id, 1, 'As sent'))
  unwrap(store.label(plan.id, 2, '최종안'))
  unwrap(store.label(plan.id, 1, 'As sent in May'))
  expect(labelsIn(store)).toEqual([
    [2, '최종안'],
    [1, 'As sent in May'],
  ])
  unwrap(store.label(plan.id, 2, ''))
  store.close()
  within(folder, (again) => {
    expect(labelsIn(again)).toEqual([
      [2, ''],
      [1, 'As sent in May'],
    ])
    expect(unwrap(again.revision(plan.id, 1)).notes).toBe('state 1')
    expect(noticesIn(again)).toEqual([])
  })
})

test('what is not in the list has no version to name', () => {
  const store = opened(newFolder())
  saveMany(store, 1)
  expect(errorOf(store.label(plan.id, 2, 'x'))).toMatchObject({
    code: 'not-found',
    details: { what: 'revision' },
  })
  unwrap(store.remove(plan.id))
  expect(errorOf(store.label(plan.id, 1, 'x'))).toMatchObject({
    code: 'not-found',
    details: { what: 'scenario' },
  })
})

test('a named version stays when others of its day are deleted, and goes once its name is taken away', () => {
  const clock = createClock()
  const store = opened(newFolder(), { now: clock.now })
  saveMany(store, 5)
  unwrap(store.label(plan.id, 3, 'As sent'))
  expect(unwrap(store.erase('revisions')).revisions).toBe(2)
  expect(labelsIn(store).map(([revision]) => revision)).toEqual([5, 3, 1])
  unwrap(store.label(plan.id, 3, ''))
  expect(unwrap(store.erase('revisions')).revisions).toBe(1)
})

test('a name is in no page of the store once its scenario was deleted for good', () => {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  saveMany(store, 1)
  unwrap(store.label(plan.id, 1, 'a name that nobody is to see'))
  unwrap(store.remove(plan.id))
  clock.advance(minute)
  unwrap(store.erase('trash'))
  store.close()
  const holding = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter(({ name }) => readFileSync(join(folder, name)).includes('nobody is to see'))
  expect(holding).toEqual([])
})

test('a backup that is restored brings back the names of versions that are not here', () => {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  saveMany(store, 3)
  unwrap(store.label(plan.id, 2, 'As sent'))
  clock.advance(2 * hour)
  // The change that makes the copy is in it.
  unwrap(store.save({ ...plan, notes: 'later' }, 3))
  const copy = backupsIn(folder).at(-1) ?? ''
  unwrap(store.label(plan.id, 2, ''))
  unwrap(store.label(plan.id, 1, 'The first'))
  unwrap(store.erase('revisions'))
  clock.advance(day)
  unwrap(store.restoreBackup(copy, 'keep'))
  expect(labelsIn(store).filter(([, label]) => label !== '')).toEqual([
    [2, 'As sent'],
    [1, 'The first'],
  ])
})

test('what is newer in a damaged store than in its backup comes over with its names', () => {
  const folder = newFolder()
  const clock = createClock()
  within(folder, (store) => saveMany(store, 1), { now: clock.now })
  within(
    folder,
    (store) => {
      unwrap(store.save({ ...plan, notes: 'state 2' }, 1))
      unwrap(store.label(plan.id, 1, 'The first'))
      unwrap(store.label(plan.id, 2, 'The second'))
    },
    { now: clock.now },
  )
  // Another step than those that this program knows: the file as a whole cannot be used, its rows can be read.
  inDatabase(storePath(folder), (db) => db.exec('DROP TABLE settings'))
  const store = opened(folder, { now: clock.now })
  expect(noticesIn(store).map(({ code }) => code)).toContain('restored')
  expect(labelsIn(store)).toEqual([
    [2, 'The second'],
    [1, 'The first'],
  ])
})
