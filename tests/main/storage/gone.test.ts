/** Folder and file are taken from under an open store, as sync programs do: nothing is called saved that is not. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import { setAsideNames } from '../../../src/main/storage/set-aside.ts'
import {
  createClock,
  errorOf,
  inDatabase,
  minute,
  newFolder,
  noticesIn,
  open,
  opened,
  other,
  plan,
  setAsideIn,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

/** A store of one scenario in a folder below one of its own, saved at 10:00; it is 10:01. */
function openedFolder() {
  const folder = join(newFolder(), 'data')
  mkdirSync(folder)
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  unwrap(store.save(plan, 0))
  clock.advance(minute)
  return { folder, store, now: clock.now }
}

/** Another folder's store, with one scenario of its own. */
function elsewhere(): string {
  const folder = newFolder()
  within(folder, (store) => unwrap(store.save({ ...other, id: 'theirs' }, 0)))
  return folder
}

const idsOf = (store: ScenarioStore): readonly string[] =>
  unwrap(store.list()).map(({ scenario }) => scenario.id)
const replacedIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => name.includes('replaced') && name.endsWith('.sqlite'))
const lastKept = '2026-11-22T10:00:00.000Z'

const ways: readonly (readonly [string, 'store-missing' | 'store-replaced', (folder: string) => void])[] = [
  ['the folder is deleted', 'store-missing', (folder) => rmSync(folder, { recursive: true })],
  ['the folder is moved', 'store-missing', (folder) => renameSync(folder, `${folder} (moved)`)],
  ['the file is deleted', 'store-missing', (folder) => rmSync(storePath(folder))],
  ['the -wal file is deleted', 'store-missing', (folder) => rmSync(`${storePath(folder)}-wal`)],
  [
    'the file is replaced',
    'store-replaced',
    (folder) => {
      rmSync(storePath(folder))
      cpSync(storePath(elsewhere()), storePath(folder))
    },
  ],
  [
    'the folder is replaced',
    'store-replaced',
    (folder) => {
      rmSync(folder, { recursive: true })
      cpSync(elsewhere(), folder, { recursive: true })
    },
  ],
]

describe.each(ways)('where %s', (_what, code, take) => {
  test('no question is answered but with that, and when the last change was kept', () => {
    const { folder, store } = openedFolder()
    take(folder)
    const answers = [
      store.save({ ...plan, notes: 'lost?' }, 1),
      store.save(other, 0),
      store.list(),
      store.trash(),
      store.revisions(plan.id),
      store.revision(plan.id, 1),
      store.restore(plan.id, 1),
      store.remove(plan.id),
      store.putBack(plan.id),
      store.outcomes(),
      store.keepOutcomes('x.csv', []),
      store.removeOutcomes('x.csv'),
      store.readSettings(),
      store.writeSettings({ theme: 'dark' }),
      store.notices(),
    ]
    for (const answer of answers) {
      expect(errorOf(answer)).toMatchObject({ code, details: { lastKept } })
    }
    const isThere = existsSync(folder)
    store.close()
    expect(existsSync(folder)).toBe(isThere)
    // What was put in its place is what the next start opens, and what was open lies beside it.
    if (code !== 'store-replaced') return
    within(folder, (next) => expect(idsOf(next)).toEqual(['theirs']))
    const kept = replacedIn(folder)
    expect(kept).toHaveLength(1)
    expect(
      inDatabase(join(folder, kept[0] ?? ''), (db) => db.prepare('SELECT id FROM scenarios').pluck().all()),
    ).toEqual([plan.id])
  })

  test('all of it is put back where the user wants that, every revision, and what lies there is kept', () => {
    const { folder, store, now } = openedFolder()
    unwrap(store.save({ ...plan, notes: 'second' }, 1))
    take(folder)
    expect(store.save({ ...plan, notes: 'third' }, 2).ok).toBe(false)
    expect(unwrap(store.settle('keep'))).toEqual({})
    expect(unwrap(store.revisions(plan.id)).map(({ revision }) => revision)).toEqual([2, 1])
    expect(unwrap(store.save({ ...plan, notes: 'third' }, 2)).revision).toBe(3)
    const kept = replacedIn(folder)
    expect(kept).toHaveLength(code === 'store-replaced' ? 1 : _what === 'the -wal file is deleted' ? 1 : 0)
    expect(setAsideIn(store).map(({ file }) => file)).toEqual(kept)
    expect(errorOf(open(folder)).code).toBe('folder-in-use')
    store.close()
    within(folder, (again) => expect(unwrap(again.list())).toMatchObject([{ revision: 3 }]), { now })
  })

  test('the store goes on with what lies there where the user wants that', () => {
    const { folder, store } = openedFolder()
    take(folder)
    unwrap(store.settle('take'))
    const there = idsOf(store)
    expect(there).toEqual(code === 'store-replaced' ? ['theirs'] : there)
    expect(unwrap(store.save({ ...other, id: 'new' }, 0)).revision).toBe(1)
    store.close()
    within(folder, (again) => expect(idsOf(again)).toEqual([...there, 'new']))
  })
})

test('what comes back is the store again, and nothing that was asked meanwhile is in it', () => {
  const { folder, store } = openedFolder()
  renameSync(folder, `${folder} (moved)`)
  expect(store.save({ ...plan, notes: 'meanwhile' }, 1).ok).toBe(false)
  renameSync(`${folder} (moved)`, folder)
  expect(unwrap(store.list())).toMatchObject([{ revision: 1, scenario: { notes: '' } }])
  expect(unwrap(store.save({ ...plan, notes: 'after' }, 1)).revision).toBe(2)
})

test('a folder of the same name in which another Qiantang works is left to it', () => {
  const { folder, store } = openedFolder()
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  const theirs = opened(folder)
  unwrap(theirs.save({ ...other, id: 'theirs' }, 0))
  expect(errorOf(store.settle('keep')).code).toBe('folder-in-use')
  expect(errorOf(store.list()).code).toBe('store-replaced')
  expect(idsOf(theirs)).toEqual(['theirs'])
  theirs.close()
  unwrap(store.settle('keep'))
  expect(idsOf(store)).toEqual([plan.id])
})

test('a store that is where it was is not touched', () => {
  const { store, folder } = openedFolder()
  for (const choice of ['take', 'keep'] as const) unwrap(store.settle(choice))
  expect(idsOf(store)).toEqual([plan.id])
  expect(setAsideNames(folder)).toEqual([])
  // Other files in the folder, and who looks into it, are nobody's business.
  writeFileSync(join(folder, 'notes.txt'), 'x')
  inDatabase(storePath(folder), (db) => db.prepare('SELECT count(*) FROM revisions').get())
  expect(noticesIn(store)).toEqual([])
  expect(unwrap(store.save({ ...plan, notes: 'x' }, 1)).revision).toBe(2)
})
