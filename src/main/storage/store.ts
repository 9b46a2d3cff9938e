/**
 * The scenarios and settings of a data folder in one SQLite file.
 *
 * What a method answers with is committed and on the disk. Revisions are only ever added.
 */
import { join } from 'node:path'
import { scenarioSchema } from '../../files/scenario-file.ts'
import type { Empty, HostError, HostResult, Settings, StoredScenario } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import { failed, ok, type Result } from '../../model/result.ts'
import type { Scenario } from '../../model/spec.ts'
import type { FingerprintOf, OpenStore, ScenarioStore, StoreNotice } from '../scenario-store.ts'
import { isBackupDue, listBackups, makeBackup } from './backups.ts'
import { type Connection, openDatabase, storeFileName } from './database.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { applyMigrations, pendingMigrations } from './migrations.ts'
import { recover } from './recovery.ts'
import { deletedOf, revisionInfoOf, revisionRowOf, type ScenarioRow, scenarioIn, storedOf } from './rows.ts'
import { readSettings, writeSettings } from './settings.ts'
import { prepareStatements } from './statements.ts'
import { reasonOf, storageError } from './storage-error.ts'

export interface StoreOptions {
  readonly now?: () => Date
  readonly migrations?: readonly Migration[]
}

interface OpenedFile {
  readonly db: Connection
  readonly notices: readonly StoreNotice[]
}

/** Opens the store of a folder; what is damaged is put aside and replaced by the newest sound backup. */
export const openStore = ((dataDir, fingerprintOf, options: StoreOptions = {}) => {
  const { now = () => new Date(), migrations = allMigrations } = options
  return attempt(() => {
    const lock = lockFolder(dataDir)
    if (!lock.ok) return lock
    let db: Connection | undefined
    try {
      const opened = openFile(dataDir, now)
      if (!opened.ok) return releasing(lock.value, opened)
      db = opened.value.db
      const current = bringUpToDate(db, dataDir, migrations, now)
      if (current.ok) {
        const notices = [...opened.value.notices, ...current.value]
        return ok(createStore({ db, dataDir, fingerprintOf, now, lock: lock.value, notices }))
      }
      db.close()
      return releasing(lock.value, current)
    } catch (error) {
      db?.close()
      lock.value.release()
      throw error
    }
  })
}) satisfies OpenStore
