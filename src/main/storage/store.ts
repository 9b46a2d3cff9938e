/** Opens the store of a data folder: locked, looked over, repaired, brought to the form of today. */
import { join } from 'node:path'
import type { HostResult, StoreNotice, ToldRevision } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'
import { failed, ok } from '../../model/result.ts'
import type { FingerprintOf, ScenarioStore } from '../scenario-store.ts'
import { findLost, noteAnswered } from './acknowledged.ts'
import { attempt } from './attempt.ts'
import { backUpHere, type StartBackup } from './background-backup.ts'
import { hasBackups, isBackupDue, listBackups, makeBackup, maxAgeAtOpen, newerCopies } from './backups.ts'
import { type Connection, openDatabase, storeFileName } from './database.ts'
import { heal } from './healing.ts'
import { holdingsIn } from './holdings.ts'
import { createLastingStore } from './lasting-store.ts'
import { lockFolder } from './lock.ts'
import { allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { applyMigrations, pendingMigrations } from './migrations.ts'
import { keepNotices } from './notices.ts'
import { type Recovered, recover } from './recovery.ts'
import { nothingSalvaged, type Salvaged, salvage } from './salvage.ts'
import { lookAside } from './set-aside.ts'
import { createSqliteStore, type SqliteStore } from './sqlite-store.ts'
import { codeOf } from './storage-error.ts'

export interface StoreOptions {
  readonly now?: () => Date
  readonly migrations?: readonly Migration[]
  readonly startBackup?: StartBackup
}

interface OpenedFile {
  readonly db: Connection
  /** Where the file was damaged: what took its place. */
  readonly recovered: Recovered | undefined
}

/**
 * Opens the store of a data folder, which is there and can be written to.
 * @param fingerprintOf names what a scenario computes; the name is kept with each revision.
 */
export function openStore(
  dataDir: string,
  fingerprintOf: FingerprintOf,
  { now = () => new Date(), migrations = allMigrations, startBackup = backUpHere }: StoreOptions = {},
): HostResult<ScenarioStore> {
  const options = { now, migrations, startBackup }
  const open = (aside?: string): HostResult<SqliteStore> => openLocked(dataDir, fingerprintOf, options, aside)
  const first = open()
  return first.ok ? ok(createLastingStore(dataDir, first.value, open, now)) : first
}

/** @param aside the name of a file that has just made place. */
function openLocked(
  dataDir: string,
  fingerprintOf: FingerprintOf,
  { now, migrations, startBackup }: Required<StoreOptions>,
  aside?: string,
): HostResult<SqliteStore> {
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
          const sound = makeWhole(opened.value, dataDir, now)
          const backedUp = current.value.isNew ? [] : backUp(db, dataDir, now)
          const made = [aside ?? [], ...sound.map(({ details }) => ('kept' in details && details.kept) || [])]
          const setAside = [...new Set(made.flat())].map((file) => noticeOf(dataDir, file))
          const notices = keepNotices(db, [...sound, ...setAside, ...backedUp])
          noteAnswered(dataDir, db, now())
          return ok(createSqliteStore({ db, dataDir, fingerprintOf, now, notices, startBackup, release }))
        },
      )
    })
  })
}

const noticeOf = (dataDir: string, file: string): StoreNotice => ({
  code: 'set-aside',
  details: lookAside(dataDir, file),
})

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
  if (opened.kind === 'sound') return ok({ db: opened.db, recovered: undefined })
  const recovered = recover(dataDir, opened.reason, now())
  const again = openDatabase(path, recovered.by !== 'nothing')
  if (again.kind === 'sound') return ok({ db: again.db, recovered })
  return failed(hostError('store-lost', { reason: opened.reason, again: again.reason }))
}

function bringUpToDate(
  db: Connection,
  dataDir: string,
  known: readonly Migration[],
  now: () => Date,
): HostResult<{ readonly isNew: boolean }> {
  const pending = pendingMigrations(db, known)
  if (!pending.ok) return pending
  const isNew = pending.value.length === known.length
  const isOld = !isNew && pending.value.length > 0
  if (isOld) makeBackup(db, dataDir, now())
  const applied = applyMigrations(db, pending.value, now)
  return applied.ok ? ok({ isNew }) : applied
}

/**
 * Brings back what can be, from the damaged file and from copies, and finds out what is missing all the same.
 * @returns what the user should know.
 */
function makeWhole({ db, recovered }: OpenedFile, dataDir: string, now: () => Date): readonly StoreNotice[] {
  // A mended file is whole itself.
  const damagedFile = recovered?.by === 'mending' ? undefined : recovered?.kept
  const salvaged = damagedFile === undefined ? nothingSalvaged : salvage(db, join(dataDir, damagedFile))
  const healed = heal(db, dataDir, now)
  if (findLost(dataDir, db)) for (const copy of newerCopies(dataDir, holdingsIn(db))) salvage(db, copy)
  const lost = findLost(dataDir, db)
  return [
    ...(recovered ? [recoveryNotice(recovered, salvaged)] : []),
    ...(salvaged.lost.length > 0 ? [damagedNotice(salvaged.lost, damagedFile)] : []),
    ...healed,
    ...(lost ? [{ code: 'lost', details: lost } as const] : []),
  ]
}

function recoveryNotice({ reason, by, madeAt, kept }: Recovered, { merged }: Salvaged): StoreNotice {
  if (by === 'mending') return { code: 'mended', details: { reason, kept: kept ?? '' } }
  const details = { reason, merged, ...(kept === undefined ? {} : { kept }) }
  if (!madeAt) return { code: 'started-anew', details }
  return { code: 'restored', details: { ...details, madeAt: madeAt.toISOString() } }
}

const damagedNotice = (revisions: readonly ToldRevision[], kept: string | undefined): StoreNotice => ({
  code: 'damaged',
  details: { revisions, ...(kept === undefined ? {} : { kept }) },
})

/** Today's copy, where there is none yet. */
function backUp(db: Connection, dataDir: string, now: () => Date): readonly StoreNotice[] {
  if (!isBackupDue(listBackups(dataDir), now(), maxAgeAtOpen)) return []
  try {
    makeBackup(db, dataDir, now())
    return []
  } catch (error) {
    // The store itself is sound and can be worked with.
    return [{ code: 'no-backup', details: { reason: codeOf(error) } }]
  }
}
