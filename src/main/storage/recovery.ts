/** Puts what is sound in the place of a store that is damaged. Nothing is deleted. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { copyNewestSound } from './backups.ts'
import { type Connection, companions, type DamageReason, storeFileName } from './database.ts'
import { createOwnFile, dateInName, moveInto, syncFolder } from './files.ts'
import { mendCopy } from './mending.ts'

export interface Recovered {
  /** What was wrong with the file, as a code. */
  readonly reason: DamageReason
  /** What took its place: the file itself with its frame mended, a backup, or nothing. */
  readonly by: 'mending' | 'backup' | 'nothing'
  /** When the backup was made. */
  readonly madeAt?: Date
  /** The damaged file's new name; missing where there was nothing to keep. */
  readonly kept?: string
}

/**
 * Keeps the damaged file under another name and gives its own to a mended copy of it, or, where it cannot be mended, to
 * a copy of the newest sound backup. A process that is killed in between leaves no store but a backup, which leads here
 * again.
 */
export function recover(dataDir: string, reason: DamageReason, now: Date): Recovered {
  const store = join(dataDir, storeFileName)
  const restored = `${store}.restoring`
  const isMended = existsSync(store) && mendCopy(store, restored)
  const backup = isMended ? undefined : copyNewestSound(dataDir, restored)
  const kept = keepAside(dataDir, now, 'damaged')
  if (isMended || backup) moveInto(restored, store)
  return {
    reason,
    by: isMended ? 'mending' : backup ? 'backup' : 'nothing',
    ...(backup ? { madeAt: backup.madeAt } : {}),
    ...(kept === undefined ? {} : { kept }),
  }
}

/**
 * Copies an open store as it is now, before it is changed because some of it is damaged, or because its own file is gone.
 * @returns the copy's name.
 */
export function keepCopyAside(db: Connection, dataDir: string, now: Date, why: Why): string {
  const kept = freeName(dataDir, now, why)
  const path = join(dataDir, kept)
  createOwnFile(path)
  db.prepare('VACUUM INTO ?').run(path)
  return kept
}

/** Why a file makes place: it is damaged, or it lay where another store was open. */
type Why = 'damaged' | 'replaced'

/**
 * Gives the store's file another name.
 * @returns the new name; undefined where there was nothing to keep.
 */
export function keepAside(dataDir: string, now: Date, why: Why): string | undefined {
  const kept = freeName(dataDir, now, why)
  let found = false
  for (const companion of ['', ...companions]) {
    const path = join(dataDir, `${storeFileName}${companion}`)
    if (!existsSync(path)) continue
    // The index of a -wal file is made anew from it; under this name it would only mislead the restored store.
    if (companion === '-shm') rmSync(path)
    else {
      renameSync(path, join(dataDir, `${kept}${companion}`))
      found = true
    }
  }
  syncFolder(dataDir)
  return found ? kept : undefined
}

function freeName(dataDir: string, now: Date, why: Why): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`
    const name = `qiantang.${why}-${dateInName(now)}${suffix}.sqlite`
    if (['', ...companions].every((companion) => !existsSync(join(dataDir, `${name}${companion}`))))
      return name
  }
}
