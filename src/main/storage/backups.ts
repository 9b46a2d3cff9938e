/** Copies of the store, each one file that is whole: made, told apart by date, thinned out. */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Connection, findFault, isSoundFile } from './database.ts'
import { createOwnFile, dateInName, moveInto, readDateInName } from './files.ts'

export interface Backup {
  readonly path: string
  readonly madeAt: Date
}

export const backupFolderName = 'backups'
const prefix = 'qiantang-'
const ending = '.sqlite'
const unfinished = '.unfinished'

const hour = 60 * 60 * 1000
const day = 24 * hour
/** At the start nothing may have changed, and copies of one state would only push out older ones. */
export const maxAgeAtOpen = day
export const maxAgeWhenChanging = hour
const keptOfToday = 3
const keptInAll = 10

/** Newest first. */
export function listBackups(dataDir: string): readonly Backup[] {
  return backupNames(dataDir)
    .flatMap((name): Backup[] => {
      if (!name.startsWith(prefix) || !name.endsWith(ending)) return []
      const madeAt = readDateInName(name.slice(prefix.length, -ending.length))
      return madeAt ? [{ path: join(dataDir, backupFolderName, name), madeAt }] : []
    })
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
}

/** Whether all are older than that. One of the future comes from a wrong clock and does not count. */
export function isBackupDue(backups: readonly Backup[], now: Date, maxAge: number): boolean {
  return !backups.some(({ madeAt }) => {
    const age = now.getTime() - madeAt.getTime()
    return age >= 0 && age < maxAge
  })
}

/**
 * Copies the store as it is committed, what still waits in the `-wal` file included, and thins out the older
 * copies. The copy has its name only when it was read back and is on the disk.
 */
export function makeBackup(db: Connection, dataDir: string, now: Date): Backup {
  const folder = join(dataDir, backupFolderName)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeUnfinished(dataDir)
  const fault = findFault(db)
  if (fault !== undefined) throw new Database.SqliteError(fault, 'SQLITE_CORRUPT')
  const backup = freeBackup(dataDir, now)
  const copy = `${backup.path}${unfinished}`
  try {
    createOwnFile(copy)
    db.prepare('VACUUM INTO ?').run(copy)
    if (!isSoundFile(copy) || countRows(copy) !== countRowsIn(db)) {
      throw new Database.SqliteError('the copy is not what was copied', 'SQLITE_IOERR')
    }
    moveInto(copy, backup.path)
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
  for (const { path } of superseded(listBackups(dataDir), now)) rmSync(path, { force: true })
  return backup
}

/**
 * Copies the newest backup that is sound to a path.
 * @returns that backup; undefined where there is none, and nothing at the path.
 */
export function copyNewestSound(dataDir: string, path: string): Backup | undefined {
  let found: Backup | undefined
  try {
    found = listBackups(dataDir).find((backup) => {
      copyFileSync(backup.path, path)
      return isSoundFile(path)
    })
    return found
  } finally {
    if (!found) rmSync(path, { force: true })
  }
}

/**
 * Those to be removed. Kept are 3 of today, the newest of each earlier day, and 10 in all; days are UTC's. The
 * first of today is one of the 3: whatever was done to the store today, it shows the state before.
 * @param backups newest first.
 */
export function superseded(backups: readonly Backup[], now: Date): readonly Backup[] {
  const days = new Map<string, Backup[]>()
  for (const backup of backups) {
    const own = dayOf(backup.madeAt)
    days.set(own, [...(days.get(own) ?? []), backup])
  }
  const kept = [...days].flatMap(([own, made]) => {
    if (own !== dayOf(now)) return made.slice(0, 1)
    return made.length <= keptOfToday ? made : [...made.slice(0, keptOfToday - 1), ...made.slice(-1)]
  })
  const remaining = new Set(kept.slice(0, keptInAll))
  return backups.filter((backup) => !remaining.has(backup))
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

function freeBackup(dataDir: string, now: Date): Backup {
  const taken = new Set(listBackups(dataDir).map(({ madeAt }) => madeAt.getTime()))
  let time = now.getTime()
  while (taken.has(time)) time++
  const madeAt = new Date(time)
  return { path: join(dataDir, backupFolderName, `${prefix}${dateInName(madeAt)}${ending}`), madeAt }
}

/** What a process left that was killed while it copied. */
function removeUnfinished(dataDir: string): void {
  for (const name of backupNames(dataDir)) {
    if (name.includes(unfinished)) rmSync(join(dataDir, backupFolderName, name), { force: true })
  }
}

function backupNames(dataDir: string): readonly string[] {
  try {
    return readdirSync(join(dataDir, backupFolderName))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function countRows(path: string): string {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return countRowsIn(db)
  } finally {
    db.close()
  }
}

/** The number of rows of every table, as a text to compare. */
function countRowsIn(db: Connection): string {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  const counts = tables.map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()])
  return JSON.stringify(counts)
}
