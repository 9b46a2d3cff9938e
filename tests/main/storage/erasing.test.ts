/** What is deleted for good is in no page of the store, and in no copy after its time. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import { listBackups } from '../../../src/main/storage/backups.ts'
import {
  createClock,
  day,
  hour,
  inDatabase,
  keptIn,
  minute,
  newFolder,
  noticesIn,
  opened,
  other,
  plan,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

const secret = 'a plan that nobody is to see'

/** A store that begins with a scenario that is in the trash by now; the backup of 10:00 holds it. */
function trashedFolder() {
  const folder = newFolder()
  const clock = createClock()
  within(
    folder,
    (store) => {
      unwrap(store.save({ ...plan, notes: secret }, 0))
      unwrap(store.save({ ...plan, notes: `${secret} again` }, 1))
      unwrap(store.save(other, 0))
      unwrap(store.remove(plan.id))
    },
    { now: clock.now },
  )
  clock.advance(minute)
  return { folder, clock }
}
const holders = (folder: string): readonly string[] =>
  [
    ...readdirSync(folder).map((name) => join(folder, name)),
    ...listBackups(folder).map(({ path }) => path),
  ].filter((path) => !path.endsWith('backups') && readFileSync(path).includes(secret))

test('the trash: its scenarios are gone with all revisions, from every page of the file and what lies beside it', () => {
  const { folder, clock } = trashedFolder()
  const [before] = listBackups(folder)
  const store = opened(folder, { now: clock.now })
  expect(unwrap(store.erase('trash'))).toEqual({
    revisions: 2,
    goneAt: '2026-12-22T10:01:00.000Z',
    setAside: [],
  })
  expect(unwrap(store.trash())).toEqual([])
  expect(unwrap(store.list()).map(({ scenario }) => scenario.id)).toEqual([other.id])
  expect(holders(folder)).toEqual([before?.path])
  expect(unwrap(store.erase('trash')).revisions).toBe(0)
  store.close()
  within(folder, (again) => expect(noticesIn(again)).toEqual([]), { now: clock.now })
})

test('a file that was set aside before is named: it may hold it for ever', () => {
  const { folder, clock } = trashedFolder()
  inDatabase(storePath(folder), (db) => db.exec("UPDATE revisions SET name = 'x' WHERE revision = 2"))
  const store = opened(folder, { now: clock.now })
  const { setAside } = unwrap(store.erase('trash'))
  expect(setAside).toEqual(keptIn(folder))
  expect(holders(folder)).toContain(join(folder, setAside[0] ?? ''))
})

test('no copy holds it from the day on that was said, though the store was known by it', () => {
  const { folder, clock } = trashedFolder()
  // The copy of another day is not pushed out by those of today.
  clock.advance(day)
  within(folder, (store) => unwrap(store.erase('trash')), { now: clock.now })
  clock.advance(29 * day)
  within(folder, () => undefined, { now: clock.now })
  expect(holders(folder)).toHaveLength(1)
  clock.advance(day)
  within(folder, () => undefined, { now: clock.now })
  expect(holders(folder)).toEqual([])
  expect(listBackups(folder).length).toBeGreaterThan(0)
})

test('each backup says when it is gone, where it holds something that was deleted since', () => {
  const { folder, clock } = trashedFolder()
  const goneAt = (store: ScenarioStore) => unwrap(store.backups()).map((backup) => backup.goneAt)
  clock.advance(day)
  const store = opened(folder, { now: clock.now })
  expect(goneAt(store)).toEqual([undefined, undefined])
  unwrap(store.erase('trash'))
  // Newest first: the copy that is made as it is deleted is without it.
  expect(goneAt(store)).toEqual([undefined, '2026-12-23T10:01:00.000Z', '2026-12-23T10:01:00.000Z'])
  // What is deleted later does not keep the older copies longer.
  clock.advance(day)
  unwrap(store.remove(other.id))
  unwrap(store.erase('trash'))
  expect(goneAt(store)).toEqual([
    undefined,
    '2026-12-24T10:01:00.000Z',
    '2026-12-24T10:01:00.000Z',
    '2026-12-23T10:01:00.000Z',
  ])
  // One that the user named himself is never removed.
  const [oldest] = listBackups(folder).slice(-1)
  copyFileSync(oldest?.path ?? '', join(folder, 'backups', 'mine.sqlite'))
  const own = unwrap(store.backups()).filter(({ kind }) => kind === 'own')
  expect(own.map((backup) => backup.goneAt)).toEqual([undefined])
  store.close()
})

test('a damaged store is restored from a copy without it', () => {
  const { folder, clock } = trashedFolder()
  within(folder, (store) => unwrap(store.erase('trash')), { now: clock.now })
  writeFileSync(storePath(folder), 'junk')
  const store = opened(folder, { now: clock.now })
  expect(noticesIn(store)).toMatchObject([{ code: 'restored' }])
  expect(unwrap(store.trash())).toEqual([])
  expect(unwrap(store.list()).map(({ scenario }) => scenario.id)).toEqual([other.id])
})

test('revisions: the first, the newest, the last of each day and the last under each name are kept', () => {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  let revision = 0
  const save = (name: string): void => {
    unwrap(store.save({ ...plan, name, notes: String(revision) }, revision))
    revision++
    clock.advance(hour)
  }
  for (const name of ['A', 'A', 'B', 'B', 'C']) save(name)
  clock.advance(day)
  for (const name of ['C', 'C', 'C']) save(name)
  clock.advance(day)
  for (const name of ['C', 'C']) save(name)
  expect(unwrap(store.erase('revisions')).revisions).toBe(4)
  expect(unwrap(store.revisions(plan.id)).map((info) => info.revision)).toEqual([10, 8, 5, 4, 2, 1])
  expect(unwrap(store.revision(plan.id, 8)).notes).toBe('7')
  expect(unwrap(store.save({ ...plan, name: 'D' }, 10)).revision).toBe(11)
  expect(unwrap(store.erase('revisions')).revisions).toBe(0)
  store.close()
  within(folder, (again) => expect(noticesIn(again)).toEqual([]), { now: clock.now })
})
