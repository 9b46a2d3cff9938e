/** Backups that the user restores: nothing is lost by it, and it can be undone. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OwnOutcome } from '../../../src/files/own-outcomes.ts'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import { listBackups } from '../../../src/main/storage/backups.ts'
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
  other,
  plan,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

const third = { ...plan, id: 'third', name: 'Third' }
const value: OwnOutcome = {
  indicator: 'scale',
  year: 2020,
  measure: 'level',
  value: 7,
  unit: 'CNY',
  source: 'Yearbook',
}

/** A store at ten in the morning of the 22nd, of which there is a backup, and what was done to it on the day after. */
function changedFolder() {
  const folder = newFolder()
  const clock = createClock()
  within(
    folder,
    (store) => {
      unwrap(store.save(plan, 0))
      unwrap(store.save(other, 0))
      unwrap(store.keepOutcomes('own.csv', [value]))
    },
    { now: clock.now },
  )
  clock.advance(day)
  // The first start of the day copies what was there the evening before.
  const store = opened(folder, { now: clock.now })
  const [evening] = backupsIn(folder).slice(-1)
  clock.advance(minute)
  unwrap(store.save({ ...plan, notes: 'ruined' }, 1))
  unwrap(store.remove(other.id))
  unwrap(store.save(third, 0))
  unwrap(store.keepOutcomes('own.csv', [{ ...value, value: 8 }]))
  unwrap(store.keepOutcomes('later.csv', [value]))
  clock.advance(minute)
  return { folder, clock, store, evening: evening ?? '' }
}

/** All that the user sees of a store but the numbers of revisions. */
const seen = (store: ScenarioStore) => ({
  list: unwrap(store.list()).map(({ scenario }) => scenario),
  trash: unwrap(store.trash()).map(({ scenario }) => scenario),
  outcomes: unwrap(store.outcomes()).map(({ file, outcomes }) => ({ file, outcomes })),
})
const byFile = (a: { readonly file: string }, b: { readonly file: string }) => (a.file < b.file ? -1 : 1)
const inAnyOrder = ({ outcomes, ...rest }: ReturnType<typeof seen>) => ({
  ...rest,
  outcomes: outcomes.toSorted(byFile),
})

test('backups are listed with what they hold, the latest first', () => {
  const { folder, store, evening } = changedFolder()
  const path = join(folder, 'backups', 'qiantang-2026-11-01T10-00-00.000Z.sqlite')
  writeFileSync(path, 'junk')
  copyFileSync(join(folder, 'backups', evening), join(folder, 'backups', 'for the director.sqlite'))
  const listed = unwrap(store.backups())
  expect(listed.map(({ madeAt }) => madeAt)).toEqual(
    listed
      .map(({ madeAt }) => madeAt)
      .toSorted()
      .toReversed(),
  )
  expect(listed.find(({ file }) => file === evening)).toEqual({
    file: evening,
    madeAt: '2026-11-23T10:00:00.000Z',
    kind: 'regular',
    state: 'sound',
    scenarios: 2,
    revisions: 2,
  })
  expect(listed.find(({ file }) => file === 'for the director.sqlite')).toMatchObject({
    kind: 'own',
    state: 'sound',
    scenarios: 2,
  })
  expect(listed.at(-1)).toMatchObject({ state: 'damaged', scenarios: 0, revisions: 0 })
})

test('a backup makes every scenario what it was, and what was saved since stays among the revisions', () => {
  const { store, evening, folder } = changedFolder()
  const restored = unwrap(store.restoreBackup(evening, 'keep'))
  expect(restored).toEqual({
    madeAt: '2026-11-23T10:00:00.000Z',
    point: 'qiantang-2026-11-23T10-02-00.000Z-before-restore.sqlite',
    changed: 2,
    others: 1,
  })
  expect(inAnyOrder(seen(store))).toEqual({
    list: [plan, other, third],
    trash: [],
    outcomes: [
      { file: 'later.csv', outcomes: [value] },
      { file: 'own.csv', outcomes: [value] },
    ],
  })
  expect(unwrap(store.revisions(plan.id)).map(({ revision }) => revision)).toEqual([3, 2, 1])
  expect(unwrap(store.revision(plan.id, 2)).notes).toBe('ruined')
  expect(unwrap(store.save({ ...plan, notes: 'on' }, 3)).revision).toBe(4)
  store.close()
  within(folder, (again) => {
    expect(noticesIn(again)).toEqual([])
    expect(unwrap(again.revision(plan.id, 3)).notes).toBe('')
  })
})

test('scenarios and own outcomes that are not in the backup go where the user says so', () => {
  const { store, evening } = changedFolder()
  expect(unwrap(store.restoreBackup(evening, 'trash'))).toMatchObject({ changed: 2, others: 1 })
  expect(seen(store)).toEqual({
    list: [plan, other],
    trash: [third],
    outcomes: [{ file: 'own.csv', outcomes: [value] }],
  })
})

test('the copy of before undoes it', () => {
  const { store, evening, clock } = changedFolder()
  const before = seen(store)
  const { point } = unwrap(store.restoreBackup(evening, 'trash'))
  expect(unwrap(store.backups()).find(({ file }) => file === point)).toMatchObject({
    kind: 'before-restore',
    state: 'sound',
    scenarios: 2,
  })
  clock.advance(minute)
  unwrap(store.restoreBackup(point, 'trash'))
  expect(inAnyOrder(seen(store))).toEqual(inAnyOrder(before))
})

test('what was deleted for good comes back from a backup, and the undoing puts it into the trash', () => {
  const { store, evening } = changedFolder()
  unwrap(store.erase('trash'))
  const { point } = unwrap(store.restoreBackup(evening, 'keep'))
  expect(seen(store).list.map(({ id }) => id)).toEqual([plan.id, third.id, other.id])
  unwrap(store.restoreBackup(point, 'trash'))
  expect(seen(store).list.map(({ id, notes }) => [id, notes])).toEqual([
    [plan.id, 'ruined'],
    [third.id, ''],
  ])
  expect(seen(store).trash).toEqual([other])
})

test('a backup of what is here already changes nothing', () => {
  const { store, evening } = changedFolder()
  unwrap(store.restoreBackup(evening, 'keep'))
  const before = unwrap(store.list())
  expect(unwrap(store.restoreBackup(evening, 'keep'))).toMatchObject({ changed: 0 })
  expect(unwrap(store.list())).toEqual(before)
})

test('a backup of a program of before can be restored', () => {
  const { folder, store } = changedFolder()
  const old = join(import.meta.dirname, 'fixtures', 'version-1.sqlite')
  expect(existsSync(old)).toBe(true)
  copyFileSync(old, join(folder, 'backups', 'old.sqlite'))
  const inside = inDatabase(join(folder, 'backups', 'old.sqlite'), (db) =>
    db.prepare<[], string>('SELECT id FROM scenarios WHERE deleted_at IS NULL').pluck().all(),
  )
  expect(inside.length).toBeGreaterThan(0)
  expect(unwrap(store.restoreBackup('old.sqlite', 'keep')).changed).toBeGreaterThan(0)
  expect(unwrap(store.list()).map(({ scenario }) => scenario.id)).toEqual(expect.arrayContaining(inside))
})

test('a damaged backup is refused, and so is a file that is none; nothing is changed and no copy made', () => {
  const { folder, store, evening } = changedFolder()
  const path = join(folder, 'backups', evening)
  const bytes = readFileSync(path)
  const place = bytes.indexOf('fusionFields')
  expect(place).toBeGreaterThan(0)
  bytes[place] = 'F'.charCodeAt(0)
  writeFileSync(path, bytes)
  const before = seen(store)
  const count = listBackups(folder).length
  expect(errorOf(store.restoreBackup(evening, 'keep')).code).toBe('backup-damaged')
  for (const file of ['../qiantang.sqlite', 'qiantang.sqlite', '', storePath(folder)])
    expect(errorOf(store.restoreBackup(file, 'keep'))).toMatchObject({ code: 'not-found' })
  expect(seen(store)).toEqual(before)
  expect(listBackups(folder)).toHaveLength(count)
})

test('copies of before a restore push no other out, and five of them are kept', () => {
  const { folder, store, evening, clock } = changedFolder()
  const regular = (): readonly string[] => backupsIn(folder).filter((name) => !name.includes('before'))
  const before = regular()
  for (let time = 0; time < 8; time++) {
    clock.advance(minute)
    unwrap(store.restoreBackup(evening, 'keep'))
  }
  expect(regular()).toEqual(before)
  clock.advance(2 * hour)
  unwrap(store.save({ ...plan, id: 'fourth' }, 0))
  expect(backupsIn(folder).filter((name) => name.includes('before'))).toHaveLength(5)
})

test('a version that nothing vouches for any more is put back from the backup, though it looks the same', () => {
  const folder = newFolder()
  const clock = createClock()
  within(folder, (store) => unwrap(store.save(plan, 0)), { now: clock.now })
  clock.advance(day)
  within(folder, () => undefined, { now: clock.now })
  const [evening = ''] = backupsIn(folder).slice(-1)
  inDatabase(storePath(folder), (db) => db.exec("UPDATE revisions SET digest = ''"))
  const store = opened(folder, { now: clock.now })
  unwrap(store.restoreBackup(evening, 'keep'))
  expect(unwrap(store.list())).toMatchObject([{ revision: 2, scenario: plan }])
  expect(unwrap(store.revision(plan.id, 2))).toEqual(plan)
  // Now that it is vouched for, there is nothing to put back.
  unwrap(store.restoreBackup(evening, 'keep'))
  expect(unwrap(store.list())).toMatchObject([{ revision: 2 }])
})
