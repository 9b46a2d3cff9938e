/** Copies of the store, each one file that is whole: made, told apart by what they hold, thinned out. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { writeFileSafely } from '../plain-file.ts'
import { type Connection, findFault, isSoundFile, isStoreOfQiantang, lookInto } from './database.ts'
import { overdue } from './erasing.ts'
import { createOwnFile, dateInName, moveInto, readDateInName } from './files.ts'
import { compareHoldings, type Holdings, holdingsIn, mayBeOfOneStore } from './holdings.ts'
import { isDamage, isWithoutTables } from './storage-error.ts'

/** Why a copy was made: it was time, or the store was about to be changed by an older copy. */
export type BackupKind = 'regular' | 'before-restore'

export interface Backup {
  readonly path: string
  /** By the clock of that day, which may have been wrong: for people, and to tell days apart. */
  readonly madeAt: Date
  /** Missing of one that has not a name as this program gives it: the user's own. */
  readonly kind?: BackupKind
}

/** A copy and what it holds. */
interface Weighed extends Backup {
  /** `unreachable` where the system does not let it be read now, which says nothing of the file. */
  readonly holds: Holdings | 'damaged' | 'unreachable'
}

interface Sound extends Weighed {
  readonly holds: Holdings
}

export const backupFolderName = 'backups'
const prefix = 'qiantang-'
const ending = '.sqlite'
const mark = '-before-restore'
const unfinished = '.unfinished'
/** Of this process: another thread may be writing it, and the journal beside it. */
const unfinishedHere = `${unfinished}-${process.pid}.part`
/** Which store the copies are of, for the day on which the store itself cannot tell. */
const originFileName = 'qiantang.origin'

const hour = 60 * 60 * 1000
const day = 24 * hour
/** At the start nothing may have changed, and copies of one state would only push out older ones. */
export const maxAgeAtOpen = day
export const maxAgeWhenChanging = hour
const keptOfToday = 3
const keptInAll = 10
const keptBeforeRestores = 5

/** The copies that have a name as this program gives it, the latest date first. */
export function listBackups(dataDir: string): readonly Backup[] {
  return filesIn(dataDir)
    .flatMap(({ path, name }): Backup[] => {
      const named = readName(name)
      return named ? [{ path, ...named }] : []
    })
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
}

/** Whether there is anything that a store could be restored from, be it damaged. */
export const hasBackups = (dataDir: string): boolean =>
  listBackups(dataDir).length > 0 || weighBackups(dataDir).length > 0

/** Whether all are older than that. One of the future comes from a wrong clock and does not count. */
export function isBackupDue(backups: readonly Backup[], now: Date, maxAge: number): boolean {
  return !backups.some(({ madeAt }) => {
    const age = now.getTime() - madeAt.getTime()
    return age >= 0 && age < maxAge
  })
}

/**
 * Copies the store as it is committed, what still waits in the `-wal` file included, and thins out the older
 * copies, but not before a restore, lest what is to be restored be one of them. The copy has its name only when it was
 * read back and is on the disk.
 */
export function makeBackup(db: Connection, dataDir: string, now: Date, kind: BackupKind = 'regular'): Backup {
  const folder = join(dataDir, backupFolderName)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeUnfinished(dataDir)
  const fault = findFault(db)
  if (fault !== undefined) throw new Database.SqliteError(fault, 'SQLITE_CORRUPT')
  const backup = freeBackup(dataDir, now, kind)
  const copy = `${backup.path}${unfinishedHere}`
  try {
    createOwnFile(copy)
    const before = holdingsIn(db)
    db.prepare('VACUUM INTO ?').run(copy)
    if (!isSoundFile(copy) || !isCopyOf(db, before, copy)) {
      throw new Database.SqliteError('the copy is not what was copied', 'SQLITE_IOERR')
    }
    moveInto(copy, backup.path)
  } catch (error) {
    rmSync(copy, { force: true })
    throw error
  }
  const { origin } = holdingsIn(db)
  noteOrigin(dataDir, origin)
  if (kind === 'regular') thinOut(dataDir, origin, backup, overdueIn(db, now))
  return backup
}

/** Whether a copy holds a state of the store from then to now: it may be changed while it is copied. */
function isCopyOf(db: Connection, before: Holdings, copy: string): boolean {
  const { holds, rows } = lookInto(copy, (made) => ({ holds: holdingsIn(made), rows: countRowsIn(made) }))
  const rowsNow = countRowsIn(db)
  const now = holdingsIn(db)
  if (now.changes !== before.changes) return holds.changes >= before.changes && holds.changes <= now.changes
  return holds.changes === now.changes && rows === rowsNow
}

/**
 * Copies the backup that holds the most, of those that are sound, to a path. Copies of another store come last.
 * @returns that backup; undefined where there is none, and nothing at the path.
 * @throws the system's error where there is one but it cannot be read or copied now.
 */
export function copyNewestSound(dataDir: string, path: string): Backup | undefined {
  let obstacle: unknown
  try {
    for (const backup of inOrderOfUse(dataDir)) {
      try {
        if (!isSoundFile(backup.path)) continue
      } catch (error) {
        obstacle ??= error
        continue
      }
      copyFileSync(backup.path, path)
      if (isSoundFile(path)) return backup
    }
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
  rmSync(path, { force: true })
  if (obstacle !== undefined) throw obstacle
  return undefined
}

function inOrderOfUse(dataDir: string): readonly Backup[] {
  const weighed = weighBackups(dataDir)
  const sound = newestFirst(weighed)
  const origin = readOrigin(dataDir)
  const [own, others] = [true, false].map((isOwn) =>
    sound.filter(({ holds }) => mayBeOfOneStore(holds.origin, origin) === isOwn),
  )
  return [...(own ?? []), ...(others ?? []), ...weighed.filter(({ holds }) => typeof holds === 'string')]
}

/** A store that is copied before it is brought up to date may not have the table. */
function overdueIn(db: Connection, now: Date): number {
  const { erased } = holdingsIn(db)
  return erased === 0 ? 0 : overdue(db, now)
}

/**
 * Removes those of the store's own copies that nobody needs any more, and those that hold what was deleted for good so
 * long ago that it was to be gone by now. Of another store's, none was made here; and
 * what cannot be read now is not judged.
 */
function thinOut(dataDir: string, origin: string | undefined, made: Backup, erased: number): void {
  const named = weighBackups(dataDir).filter(({ kind }) => kind !== undefined)
  const own = newestFirst(named).filter(({ holds }) => mayBeOfOneStore(holds.origin, origin))
  const revealing = own.filter(({ holds }) => holds.erased < erased)
  const regular = own.filter(({ kind }) => kind === 'regular')
  const points = own.filter(({ kind }) => kind === 'before-restore').slice(keptBeforeRestores)
  const old = [...new Set([...superseded(regular, made.madeAt), ...points, ...revealing])]
  const damaged = named.filter(({ holds }) => holds === 'damaged')
  const place = Math.max(0, keptInAll - (own.length - old.length))
  for (const { path } of [...old, ...damaged.slice(place)]) {
    try {
      rmSync(path)
    } catch {
      // The copy is made all the same; the next tries again.
    }
  }
}

/**
 * Those to be removed. Kept are 3 of today, the newest of each other day, and 10 in all; days are UTC's. The
 * first of today is one of the 3: whatever was done to the store today, it shows the state before. The one that
 * was just made is kept, whatever the clocks said when the others were.
 * @param backups newest first.
 * @param now when the one was made that is just made.
 */
export function superseded(backups: readonly Backup[], now: Date): readonly Backup[] {
  const kept = [...Map.groupBy(backups, ({ madeAt }) => dayOf(madeAt))].flatMap(([own, made]) => {
    if (own !== dayOf(now)) return made.slice(0, 1)
    return made.length <= keptOfToday ? made : [...made.slice(0, keptOfToday - 1), ...made.slice(-1)]
  })
  const isJustMade = ({ madeAt }: Backup): boolean => madeAt.getTime() === now.getTime()
  const justMade = backups.filter(isJustMade)
  const others = backups.filter((backup) => kept.includes(backup) && !isJustMade(backup))
  const remaining = new Set([...justMade, ...others].slice(0, keptInAll))
  return backups.filter((backup) => !remaining.has(backup))
}

const dayOf = (date: Date): string => date.toISOString().replace(/T.*/, '')

function freeBackup(dataDir: string, now: Date, kind: BackupKind): Backup {
  const taken = new Set(listBackups(dataDir).map(({ madeAt }) => madeAt.getTime()))
  let time = now.getTime()
  while (taken.has(time)) time++
  const madeAt = new Date(time)
  const name = `${prefix}${dateInName(madeAt)}${kind === 'regular' ? '' : mark}${ending}`
  return { path: join(dataDir, backupFolderName, name), madeAt, kind }
}

/**
 * Reads the sound copies one after the other, those of the store itself first, the newest first. One that cannot be read
 * now is passed over.
 */
export function* readCopies<T>(dataDir: string, read: (db: Connection) => T): Generator<T> {
  for (const { path } of inOrderOfUse(dataDir)) {
    try {
      if (isSoundFile(path)) yield lookInto(path, read)
    } catch {
      // Another program has it.
    }
  }
}

/** All copies, in the order in which they would be used. */
export const copiesIn = (dataDir: string): readonly Backup[] => inOrderOfUse(dataDir)

/** Paths of the store's own sound copies that hold more than it does, the newest first. */
export const newerCopies = (dataDir: string, holdings: Holdings): readonly string[] =>
  newestFirst(weighBackups(dataDir))
    .filter(
      ({ holds }) => mayBeOfOneStore(holds.origin, holdings.origin) && compareHoldings(holds, holdings) > 0,
    )
    .map(({ path }) => path)
    .filter(isSoundFile)

/** The copies in the folder, and what each holds; those that the user named himself only where they are stores. */
function weighBackups(dataDir: string): readonly Weighed[] {
  return filesIn(dataDir).flatMap(({ path, name, changedAt }): Weighed[] => {
    const named = readName(name)
    const holds = weigh(path)
    if (named) return [{ path, ...named, holds }]
    return typeof holds === 'string' ? [] : [{ path, madeAt: changedAt, holds }]
  })
}

function weigh(path: string): Weighed['holds'] {
  try {
    return lookInto(path, (db) => (isStoreOfQiantang(db) ? holdingsIn(db) : 'damaged'))
  } catch (error) {
    return isDamage(error) || isWithoutTables(error) ? 'damaged' : 'unreachable'
  }
}

/** Those that can be read, and of which the first holds the most; where two hold the same, by their dates. */
const newestFirst = (backups: readonly Weighed[]): readonly Sound[] =>
  backups
    .filter((backup): backup is Sound => typeof backup.holds !== 'string')
    .sort((a, b) => compareHoldings(b.holds, a.holds) || b.madeAt.getTime() - a.madeAt.getTime())

function noteOrigin(dataDir: string, origin: string | undefined): void {
  if (origin === undefined || origin === readOrigin(dataDir)) return
  try {
    writeFileSafely(join(dataDir, originFileName), `${origin}\n`)
  } catch {
    // Without it all copies count as the store's own, and mostly they are.
  }
}

function readOrigin(dataDir: string): string | undefined {
  try {
    return readFileSync(join(dataDir, originFileName), 'utf8').trimEnd() || undefined
  } catch {
    return undefined
  }
}

/** What a process left that was killed while it copied. */
function removeUnfinished(dataDir: string): void {
  for (const name of namesIn(dataDir)) {
    if (name.includes(unfinished) && !name.includes(unfinishedHere))
      rmSync(join(dataDir, backupFolderName, name), { force: true })
  }
}

/** Undefined where it is not a name as this program gives it. */
function readName(name: string): Required<Omit<Backup, 'path'>> | undefined {
  if (!name.startsWith(prefix)) return undefined
  const text = name.slice(prefix.length, -ending.length)
  const madeAt = readDateInName(text.endsWith(mark) ? text.slice(0, -mark.length) : text)
  return madeAt && { madeAt, kind: text.endsWith(mark) ? 'before-restore' : 'regular' }
}

/** The files that can be copies by their ending; a folder of such a name, or a link to nothing, is none. */
function filesIn(dataDir: string) {
  return namesIn(dataDir)
    .filter((name) => name.endsWith(ending))
    .flatMap((name) => {
      const path = join(dataDir, backupFolderName, name)
      const found = statSync(path, { throwIfNoEntry: false })
      return found?.isFile() ? [{ path, name, changedAt: found.mtime }] : []
    })
}

function namesIn(dataDir: string): readonly string[] {
  try {
    return readdirSync(join(dataDir, backupFolderName))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The number of rows of every table, as a text to compare; of what is told, a row is no change. */
function countRowsIn(db: Connection): string {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'notices' ORDER BY name",
    )
    .pluck()
    .all()
  const counts = tables.map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()])
  return JSON.stringify(counts)
}
