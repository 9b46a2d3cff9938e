/** Copies that are made in a thread: nobody waits for them, and what fails is told while the store is open. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUpInThread, type StartBackup } from '../../../src/main/storage/background-backup.ts'
import { listBackups } from '../../../src/main/storage/backups.ts'
import { watchStore } from '../../../src/main/watched-store.ts'
import {
  backupsIn,
  createClock,
  hour,
  inDatabase,
  newFolder,
  noticesIn,
  opened,
  other,
  plan,
  storePath,
  unwrap,
} from './helpers.ts'

/** Begins copies and ends them when the test says so. */
function byHand() {
  const begun: ((failure?: string) => void)[] = []
  let stopped = 0
  const startBackup: StartBackup = (_db, _order, done) => {
    begun.push((failure) => done(failure))
    return { stop: () => void stopped++ }
  }
  return { startBackup, begun, stopped: () => stopped }
}

const made = (folder: string): Promise<unknown> =>
  expect
    .poll(() => existsSync(join(folder, 'backups')) && listBackups(folder).length, { timeout: 60_000 })
    .toBe(1)

test('a copy is made by a thread, and holds what was answered before it was begun', async () => {
  const folder = newFolder()
  const store = opened(folder, { startBackup: backUpInThread })
  unwrap(store.save(plan, 0))
  // The change was answered before the copy was there.
  expect(existsSync(join(folder, 'backups'))).toBe(false)
  for (let revision = 1; revision < 30; revision++)
    unwrap(store.save({ ...plan, notes: String(revision) }, revision))
  await made(folder)
  const [copy] = listBackups(folder)
  const count = inDatabase(copy?.path ?? '', (db) => {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    return db.prepare<[], number>('SELECT count(*) FROM revisions').pluck().get()
  })
  expect(count).toBeGreaterThanOrEqual(1)
  expect(backupsIn(folder)).toHaveLength(1)
  expect(unwrap(store.backups())).toMatchObject([{ state: 'sound' }])
  expect(noticesIn(store)).toEqual([])
})

test('one that a thread could not make is told while the store is open, to who follows its changes', async () => {
  const folder = newFolder()
  const store = opened(folder, { startBackup: backUpInThread })
  writeFileSync(join(folder, 'backups'), 'in the way')
  const watched = watchStore(store)
  const before = unwrap(await watched.changes(undefined))
  expect(before.notices).toBe(0)
  unwrap(store.save(plan, 0))
  await expect
    .poll(() => noticesIn(store), { timeout: 60_000 })
    .toEqual([{ code: 'no-backup', details: { reason: 'EEXIST' } }])
  expect(unwrap(await watched.changes(undefined)).notices).toBe(1)
})

test('while one is made, no other is begun, whatever the clock says', () => {
  const clock = createClock()
  const { startBackup, begun, stopped } = byHand()
  const store = opened(newFolder(), { now: clock.now, startBackup })
  unwrap(store.save(plan, 0))
  clock.advance(2 * hour)
  unwrap(store.save(other, 0))
  expect(begun).toHaveLength(1)
  begun[0]?.()
  unwrap(store.save({ ...other, notes: 'changed' }, 1))
  expect(begun).toHaveLength(2)
  store.close()
  expect(stopped()).toBe(1)
  // It may still answer.
  begun[1]?.('SQLITE_FULL')
})

test('what was deleted for good while one is made is in no page beside the store once it is done', () => {
  const folder = newFolder()
  const { startBackup, begun } = byHand()
  const store = opened(folder, { startBackup })
  const secret = 'a plan that nobody is to see'
  unwrap(store.save({ ...plan, notes: secret }, 0))
  unwrap(store.save(other, 0))
  unwrap(store.remove(plan.id))
  // As the thread does, whose copy reads these pages.
  inDatabase(storePath(folder), (reader) => {
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM revisions').get()
    unwrap(store.erase('trash'))
    reader.exec('COMMIT')
  })
  begun[0]?.()
  for (const name of ['qiantang.sqlite', 'qiantang.sqlite-wal'])
    expect(readFileSync(join(folder, name)).includes(secret), name).toBe(false)
})

test('what a process of before has left is taken away, and not what another thread of this one is writing', () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'backups'))
  const copy = 'qiantang-2026-11-22T10-00-00.000Z.sqlite.unfinished'
  const left = [`${copy}-1.part`, `${copy}-1${process.pid}.part`, `${copy}-1.part-journal`]
  const written = [`${copy}-${process.pid}.part`, `${copy}-${process.pid}.part-journal`]
  for (const name of [...left, ...written]) writeFileSync(join(folder, 'backups', name), 'half')
  unwrap(opened(folder).save(plan, 0))
  expect(backupsIn(folder).filter((name) => name.includes('unfinished'))).toEqual(written)
})
