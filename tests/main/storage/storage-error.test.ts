import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { hostError } from '../../../src/host/dispatch.ts'
import { isBusy, storageError } from '../../../src/main/storage/storage-error.ts'

const bySqlite = (code: string) => new Database.SqliteError('of the test', code)
const bySystem = (code: string) => Object.assign(new Error('of the test'), { code, syscall: 'open' })

test.each([
  bySqlite('SQLITE_FULL'),
  bySqlite('SQLITE_IOERR_SHMSIZE'),
  bySystem('ENOSPC'),
  bySystem('EDQUOT'),
])('$code says that the disk is full', (error) => {
  expect(storageError(error)).toEqual(hostError('disk-full', {}))
})

test.each(['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED', 'SQLITE_LOCKED_SHAREDCACHE'])(
  '%s says that another program has the store',
  (code) => {
    expect(storageError(bySqlite(code))).toEqual(hostError('store-busy', {}))
  },
)

test.each(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB'])(
  '%s says that the file is damaged',
  (code) => {
    expect(storageError(bySqlite(code))).toEqual(hostError('store-damaged', { reason: code }))
  },
)

test.each(
  ['IOERR_READ', 'READONLY', 'CANTOPEN', 'PERM', 'AUTH', 'NOLFS', 'PROTOCOL', 'NOMEM', 'TOOBIG'].map(
    (code) => `SQLITE_${code}`,
  ),
)('%s is told as it is', (code) => {
  expect(storageError(bySqlite(code))).toEqual(hostError('store-failed', { reason: code }))
})

test('so is a fault of the system', () => {
  expect(storageError(bySystem('EACCES'))).toEqual(hostError('store-failed', { reason: 'EACCES' }))
})

test.each([
  bySqlite('SQLITE_ERROR'),
  bySqlite('SQLITE_CONSTRAINT_UNIQUE'),
  // Only what begins like one is one.
  bySqlite('NO_SQLITE_BUSY'),
  bySqlite('NO_SQLITE_CORRUPT'),
  bySqlite('NO_SQLITE_IOERR'),
  Object.assign(new Error('of the test'), { code: 'ENOSPC' }),
  new TypeError('of this program'),
  'a text',
])('%s is a fault of this program and goes on as it is', (error) => {
  expect(() => storageError(error)).toThrow(error as Error)
})

test('only a file that another program has is busy', () => {
  const codes = ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_LOCKED', 'SQLITE_CORRUPT', 'SQLITE_CANTOPEN']
  expect(codes.map((code) => isBusy(bySqlite(code)))).toEqual([true, true, false, false, false])
  expect(isBusy(bySystem('EACCES'))).toBe(false)
})
