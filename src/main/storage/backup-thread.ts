/** A thread: copies a store once, over a connection of its own that only reads, and says why it could not, as a code. */
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import type { BackupOrder } from './background-backup.ts'
import { makeBackup } from './backups.ts'
import { storeFileName } from './database.ts'
import { codeOf } from './storage-error.ts'

/** Milliseconds for which a change may keep it out. */
const patience = 5000

function copy({ dataDir, now }: BackupOrder): string {
  try {
    const path = join(dataDir, storeFileName)
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: patience })
    try {
      makeBackup(db, dataDir, now)
      return ''
    } finally {
      db.close()
    }
  } catch (error) {
    return codeOf(error) || 'unknown'
  }
}

parentPort?.postMessage(copy(workerData as BackupOrder))
