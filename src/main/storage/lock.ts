/** Lets one process at a time work in a data folder, whichever shell it is. */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { HostResult } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import { failed, ok } from '../../model/result.ts'
import { createOwnFile } from './files.ts'
import { isBusy, isDamage } from './storage-error.ts'

export interface FolderLock {
  release(): void
}

/** Long enough for a process that is just ending. */
const patience = 200

/**
 * Takes the lock of a folder. It is SQLite's own file lock on an empty file beside the store, so the system
 * takes it back from a process that was killed, and it holds while the store's file itself is exchanged.
 */
export function lockFolder(dataDir: string): HostResult<FolderLock> {
  const path = join(dataDir, 'qiantang.lock')
  const holder = join(dataDir, 'qiantang.lock-holder')
  createOwnFile(path)
  try {
    const db = holdLock(path)
    signHolder(holder)
    return ok({
      release: () => {
        if (!db.open) return
        rmSync(holder, { force: true })
        db.close()
      },
    })
  } catch (error) {
    if (!isBusy(error)) throw error
    return failed(hostError('folder-in-use', { holder: whoHolds(holder) }))
  }
}

function holdLock(path: string): Database.Database {
  try {
    return beginExclusive(path)
  } catch (error) {
    if (!isDamage(error)) throw error
    // Emptied, not replaced: another process that holds this very file keeps its lock.
    truncateSync(path)
    return beginExclusive(path)
  }
}

function beginExclusive(path: string): Database.Database {
  const db = new Database(path, { timeout: patience })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** For the message of the next process only; nothing is decided by it. */
function signHolder(holder: string): void {
  try {
    writeFileSync(holder, `${process.pid}\n`, { mode: 0o600 })
  } catch {
    // On a full disk the message names no process.
  }
}

/** The number of the process; empty where it is not known. */
function whoHolds(holder: string): string {
  try {
    const [id] = /^\d{1,10}/.exec(readFileSync(holder, 'utf8')) ?? []
    return id ?? ''
  } catch {
    return ''
  }
}
