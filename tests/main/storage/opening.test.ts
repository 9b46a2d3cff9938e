import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hostError } from '../../../src/host/dispatch.ts'
import { applicationId, damageOf, openDatabase } from '../../../src/main/storage/database.ts'
import { lockFolder } from '../../../src/main/storage/lock.ts'
import {
  errorOf,
  inDatabase,
  newFolder,
  noticesIn,
  open,
  opened,
  plan,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

test('every open, the first and later ones, sets what a saved change depends on', () => {
  const folder = newFolder()
  for (let time = 1; time <= 3; time++) {
    within(folder, () => undefined)
    const file = openDatabase(storePath(folder), false)
    if (file.kind !== 'sound') throw new Error(file.reason)
    const read = (name: string): unknown => file.db.pragma(name, { simple: true })
    expect({
      journal: read('journal_mode'),
      synchronous: read('synchronous'),
      fullfsync: [read('fullfsync'), read('checkpoint_fullfsync')],
      foreignKeys: read('foreign_keys'),
      trustedSchema: read('trusted_schema'),
      cellSizeCheck: read('cell_size_check'),
    }).toEqual({
      journal: 'wal',
      synchronous: 2,
      fullfsync: [1, 1],
      foreignKeys: 1,
      trustedSchema: 0,
      cellSizeCheck: 1,
    })
    file.db.close()
  }
})

test.skipIf(process.platform === 'win32')("only the owner can read the store's files", () => {
  const folder = newFolder()
  const store = opened(folder)
  unwrap(store.save(plan, 0))
  const files = ['qiantang.sqlite', 'qiantang.sqlite-wal', 'qiantang.lock'].map((name) => join(folder, name))
  expect(files.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600])
})

test('a new store has nothing to tell and no backup', () => {
  const folder = newFolder()
  expect(noticesIn(opened(folder))).toEqual([])
  expect(existsSync(join(folder, 'backups'))).toBe(false)
})

test('an empty log beside no file is nothing that was lost', () => {
  const folder = newFolder()
  writeFileSync(`${storePath(folder)}-wal`, '')
  within(folder, (store) => {
    expect(noticesIn(store)).toEqual([])
    expect(unwrap(store.save(plan, 0)).revision).toBe(1)
  })
})

test('a file of another program is none of ours, though it has no tables yet', () => {
  const folder = newFolder()
  const path = storePath(folder)
  const make = (id: number): void => {
    rmSync(path, { force: true })
    const db = new Database(path)
    db.pragma('user_version = 3')
    db.pragma(`application_id = ${id}`)
    db.close()
  }
  make(applicationId + 1)
  expect(damageOf(path)).toBe('foreign')
  make(0)
  expect(damageOf(path)).toBe('blank')
})

test('what was answered is noted in one piece, over the last note', () => {
  const folder = newFolder()
  const store = opened(folder)
  const sizes = [0, 1, 2].map((revision) => {
    unwrap(store.save({ ...plan, notes: 'x'.repeat(revision) }, revision))
    return statSync(join(folder, 'qiantang.acknowledged')).size
  })
  expect(sizes).toEqual([512, 512, 512])
})

test('closing leaves one file of data and can be repeated', () => {
  const folder = newFolder()
  const store = unwrap(open(folder))
  unwrap(store.save(plan, 0))
  store.close()
  store.close()
  expect(existsSync(`${storePath(folder)}-wal`)).toBe(false)
})

test('a second window of the same process is refused, and may open after the first has closed', () => {
  const folder = newFolder()
  const first = unwrap(open(folder))
  for (let attempt = 1; attempt <= 2; attempt++) {
    const error = errorOf(open(folder))
    expect(error).toEqual(hostError('folder-in-use', { holder: String(process.pid) }))
  }
  unwrap(first.save(plan, 0))
  first.close()
  expect(within(folder, (store) => unwrap(store.list()))).toHaveLength(1)
})

test('another process is refused while the folder is open, and one that was killed holds nothing', async () => {
  const folder = newFolder()
  const module = join(import.meta.dirname, '../../../src/main/storage/lock.ts')
  const holding = `
    const { lockFolder } = await import(${JSON.stringify(module)})
    const lock = lockFolder(${JSON.stringify(folder)})
    process.stdout.write(lock.ok ? 'held' : JSON.stringify(lock.error.details))
    if (lock.ok && process.argv[1] === 'stay') setInterval(() => lock.value, 1000)`
  const args = ['--input-type=module', '--eval', holding]
  const holder = spawn(process.execPath, [...args, 'stay'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(holder.stdout, 'data')
  expect(String(said)).toBe('held')
  expect(errorOf(open(folder)).details).toEqual({ holder: String(holder.pid) })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  opened(folder)
  expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe(`{"holder":"${process.pid}"}`)
})

test('a lock file with something else in it still locks', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'qiantang.lock'), 'not a database, but longer than nothing')
  const lock = unwrap(lockFolder(folder))
  expect(errorOf(lockFolder(folder)).code).toBe('folder-in-use')
  lock.release()
  unwrap(lockFolder(folder)).release()
})

test('another program that writes to the file for long makes a change fail, and nothing is changed', () => {
  const folder = newFolder()
  const store = opened(folder)
  unwrap(store.save(plan, 0))
  inDatabase(storePath(folder), (db) => {
    db.exec('BEGIN IMMEDIATE')
    const error = errorOf(store.save({ ...plan, notes: 'changed' }, 1))
    expect(error).toEqual(hostError('store-busy', {}))
  })
  expect(unwrap(store.save({ ...plan, notes: 'changed' }, 1)).revision).toBe(2)
})

test('a folder in the place of the file is told, and the folder is free again', () => {
  const folder = newFolder()
  mkdirSync(storePath(folder))
  const error = errorOf(open(folder))
  expect(error).toEqual(hostError('store-failed', { reason: 'SQLITE_CANTOPEN' }))
  expect(existsSync(storePath(folder))).toBe(true)
  unwrap(lockFolder(folder)).release()
})

test('a fault of the program itself is thrown, and the folder is free again', () => {
  const folder = newFolder()
  const now = (): Date => {
    throw new Error('a clock that fails')
  }
  expect(() => open(folder, { now })).toThrow()
  opened(folder)
})
