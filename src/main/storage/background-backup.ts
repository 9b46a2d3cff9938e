/** Copies of the store that are made while it is worked with: in a thread of their own, so that no answer waits for one. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { makeBackup } from './backups.ts'
import type { Connection } from './database.ts'
import { codeOf } from './storage-error.ts'

/** What the thread is told. */
export interface BackupOrder {
  readonly dataDir: string
  readonly now: Date
}

export interface RunningBackup {
  /** Nobody waits for it any more, and it may never be finished. */
  stop(): void
}

/** @param done hears when it is made, or why it could not be, as a code. */
export type StartBackup = (
  db: Connection,
  order: BackupOrder,
  done: (failure: string | undefined) => void,
) => RunningBackup

/** Whoever changes the store waits for the copy. */
export const backUpHere: StartBackup = (db, { dataDir, now }, done) => {
  let failure: string | undefined
  try {
    makeBackup(db, dataDir, now)
  } catch (error) {
    failure = codeOf(error)
  }
  done(failure)
  return { stop: () => undefined }
}

export const backUpInThread: StartBackup = (db, order, done) => {
  const file = threadFile()
  if (file === undefined) return backUpHere(db, order, done)
  const worker = new Worker(file, { workerData: order })
  // A program that ends does not wait for it: what is unfinished is taken away by the next.
  worker.unref()
  let isOver = false
  const once = (work: () => void) => (): void => {
    if (!isOver) work()
    isOver = true
  }
  worker.on('message', (failure: string) => once(() => done(failure || undefined))())
  // Where a native module cannot be loaded by a thread, the copy is worth the wait.
  worker.on(
    'error',
    once(() => db.open && backUpHere(db, order, done)),
  )
  return {
    stop() {
      isOver = true
      void worker.terminate()
    },
  }
}

/** The thread's program, beside this source or where the build puts it: beside its entries, of which this is a part. */
const threadFile = (): string | undefined =>
  ['./backup-thread.ts', './backup-thread.js', '../backup-thread.js']
    .map((name) => fileURLToPath(new URL(name, import.meta.url)))
    .find((path) => existsSync(path))
