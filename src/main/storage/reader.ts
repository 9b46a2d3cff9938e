/** The store of a data folder in which another program works: only read. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { HostResult } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import { failed, ok } from '../../model/result.ts'
import type { FingerprintOf } from '../scenario-store.ts'
import { attempt } from './attempt.ts'
import { isStoreOfQiantang, storeFileName } from './database.ts'
import { allMigrations } from './migrations/index.ts'
import { pendingMigrations } from './migrations.ts'
import { createSqliteStore, type SqliteStore } from './sqlite-store.ts'

export interface Reader extends SqliteStore {
  /** Another number after each change by another program. */
  outside(): number
}

/** Milliseconds for which the other program may keep everybody out. */
const patience = 100

/** @returns a store whose changes fail; a failure where it has not the form of today, or is not there. */
export function openReader(dataDir: string, fingerprintOf: FingerprintOf): HostResult<Reader> {
  return attempt(() => {
    const path = join(dataDir, storeFileName)
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: patience })
    try {
      const pending = isStoreOfQiantang(db) ? pendingMigrations(db, allMigrations) : undefined
      if (!pending?.ok || pending.value.length > 0) {
        db.close()
        return failed(hostError('store-failed', { reason: '' }))
      }
    } catch (error) {
      db.close()
      throw error
    }
    const release = (): void => undefined
    const store = createSqliteStore({
      db,
      dataDir,
      fingerprintOf,
      now: () => new Date(),
      notices: [],
      release,
    })
    return ok({
      ...store,
      outside: () => Number(db.pragma('data_version', { simple: true })),
      close: store.leave,
    })
  })
}
