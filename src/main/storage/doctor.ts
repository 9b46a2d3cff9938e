/** Looks a data folder over: the store, each revision, each copy; and mends it as its next opening would. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { HostResult, SetAsideFile, StoreNotice, ToldRevision, ToldRows } from '../../host/contract.ts'
import { findLost } from './acknowledged.ts'
import { copiesIn } from './backups.ts'
import { type Connection, type DamageReason, damageOf, lookInto, storeFileName } from './database.ts'
import { isWhole, readRevisions } from './digest.ts'
import { damagedRows, toldRows } from './sealed-rows.ts'
import { lookAside, setAsideNames } from './set-aside.ts'
import { openStore } from './store.ts'

export type Notice = StoreNotice

export interface Examination {
  readonly store: ExaminedStore
  readonly backups: readonly ExaminedCopy[]
  /** Files that made place for a sound store. */
  readonly setAside: readonly SetAsideFile[]
}

export interface ExaminedStore {
  readonly file: string
  readonly state: 'none' | 'sound' | 'damaged'
  /** What is wrong with the file as a whole, as a code. */
  readonly reason?: DamageReason
  readonly scenarios: number
  readonly revisions: number
  /** Revisions that are not as they were saved. */
  readonly damaged: readonly ToldRevision[]
  /** Other rows that are not as they were kept. */
  readonly damagedRows: readonly ToldRows[]
  /** How many revisions were answered as saved and are not there. */
  readonly lost: number
}

export interface ExaminedCopy {
  readonly file: string
  readonly isSound: boolean
  readonly revisions: number
}

/**
 * Changes nothing.
 * @throws the system's error where something cannot be read now.
 */
export function examine(dataDir: string): Examination {
  return {
    store: examineStore(dataDir),
    backups: copiesIn(dataDir).map(({ path }) => examineCopy(path)),
    setAside: setAsideNames(dataDir).map((file) => lookAside(dataDir, file)),
  }
}

function examineStore(dataDir: string): ExaminedStore {
  const path = join(dataDir, storeFileName)
  const nothing = { file: path, scenarios: 0, revisions: 0, damaged: [], damagedRows: [], lost: 0 }
  if (!existsSync(path)) return { ...nothing, state: 'none' }
  const reason = damageOf(path)
  if (reason !== undefined) return { ...nothing, state: 'damaged', reason }
  const found = lookInto(path, (db) => ({
    ...countsIn(db),
    damaged: readRevisions(db)
      .filter((row) => !isWhole(row))
      .map(({ name, revision }) => ({ name, revision })),
    damagedRows: toldRows(damagedRows(db)),
    lost: findLost(dataDir, db)?.count ?? 0,
  }))
  const isSound = found.damaged.length + found.damagedRows.length + found.lost === 0
  return { file: path, state: isSound ? 'sound' : 'damaged', ...found }
}

const countsIn = (db: Connection): Pick<ExaminedStore, 'scenarios' | 'revisions'> => ({
  scenarios: db.prepare<[], number>('SELECT count(*) FROM scenarios').pluck().get() ?? 0,
  revisions: db.prepare<[], number>('SELECT count(*) FROM revisions').pluck().get() ?? 0,
})

function examineCopy(path: string): ExaminedCopy {
  const file = basename(path)
  if (damageOf(path) !== undefined) return { file, isSound: false, revisions: 0 }
  return lookInto(path, (db) => ({
    file,
    isSound: readRevisions(db).every(isWhole) && damagedRows(db).length === 0,
    revisions: countsIn(db).revisions,
  }))
}

/**
 * Opens the store once: that mends what can be mended.
 * @returns what was, and what of earlier times the user has not seen yet.
 */
export function repairStore(dataDir: string): HostResult<readonly StoreNotice[]> {
  // Nothing is saved, so nothing needs a fingerprint.
  const opened = openStore(dataDir, () => '')
  if (!opened.ok) return opened
  const notices = opened.value.notices()
  opened.value.close()
  return notices
}
