/** Opens the store of a data folder: locked, looked over, repaired, brought to the form of today. */
import { join } from 'node:path'
import type { HostResult, StoreNotice } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import { failed, ok } from '../../model/result.ts'
import type { FingerprintOf, ScenarioStore } from '../scenario-store.ts'
import { attempt } from './attempt.ts'
import { hasBackups, isBackupDue, listBackups, makeBackup, maxAgeAtOpen } from './backups.ts'
import { type Connection, openDatabase, storeFileName } from './database.ts'
import { lockFolder } from './lock.ts'
import { allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { applyMigrations, pendingMigrations } from './migrations.ts'
import { recover } from './recovery.ts'
import { createSqliteStore } from './sqlite-store.ts'
import { codeOf } from './storage-error.ts'

export interface StoreOptions {
  readonly now?: () => Date
  readonly migrations?: readonly Migration[]
}

interface OpenedFile {
  readonly db: Connection
  readonly notices: readonly StoreNotice[]
}

/**
 * Opens the store of a data folder, which is there and can be written to.
 * @param fingerprintOf names what a scenario computes; the name is kept with each revision.
 */
export function openStore(
  dataDir: string,
  fingerprintOf: FingerprintOf,
  { now = () => new Date(), migrations = allMigrations }: StoreOptions = {},
): HostResult<ScenarioStore> {
  return attempt(() => {
    const lock = lockFolder(dataDir)
    if (!lock.ok) return lock
    const { release } = lock.value
    return orGiveBack(release, () => {
      const opened = openFile(dataDir, now)
      if (!opened.ok) return opened
      const { db } = opened.value
      return orGiveBack(
        () => db.close(),
        () => {
          const current = bringUpToDate(db, dataDir, migrations, now)
          if (!current.ok) return current
          const notices = [...opened.value.notices, ...current.value]
          return ok(createSqliteStore({ db, dataDir, fingerprintOf, now, notices, release }))
        },
      )
    })
  })
}

/** Where the work fails, what was taken for it is given back. */
function orGiveBack<T>(giveBack: () => void, work: () => HostResult<T>): HostResult<T> {
  let result: HostResult<T> | undefined
  try {
    result = work()
    return result
  } finally {
    if (!result?.ok) giveBack()
  }
}

/** Where the file is damaged, recovers and opens once more. */
function openFile(dataDir: string, now: () => Date): HostResult<OpenedFile> {
  const path = join(dataDir, storeFileName)
  const opened = openDatabase(path, hasBackups(dataDir))
  if (opened.kind === 'sound') return ok({ db: opened.db, notices: [] })
  const notice = recover(dataDir, opened.reason, now())
  const again = openDatabase(path, notice.code === 'restored')
  if (again.kind === 'sound') return ok({ db: again.db, notices: [notice] })
  return failed(hostError('store-lost', { reason: opened.reason, again: again.reason }))
}

/** @returns what the user should know. */
function bringUpToDate(
  db: Connection,
  dataDir: string,
  known: readonly Migration[],
  now: () => Date,
): HostResult<readonly StoreNotice[]> {
  const pending = pendingMigrations(db, known)
  if (!pending.ok) return pending
  const isNew = pending.value.length === known.length
  const isOld = !isNew && pending.value.length > 0
  if (isOld) makeBackup(db, dataDir, now())
  const applied = applyMigrations(db, pending.value, now)
  if (!applied.ok) return applied
  if (isNew || !isBackupDue(listBackups(dataDir), now(), maxAgeAtOpen)) return ok([])
  try {
    makeBackup(db, dataDir, now())
    return ok([])
  } catch (error) {
    // The store itself is sound and can be worked with.
    return ok([{ code: 'no-backup', details: { reason: codeOf(error) } }])
  }
}
