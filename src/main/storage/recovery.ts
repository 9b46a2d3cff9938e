/** Puts a backup in the place of a store that is damaged. Nothing is deleted. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { StoreNotice } from '../../host/contract.ts'
import { copyNewestSound } from './backups.ts'
import { companions, storeFileName } from './database.ts'
import { dateInName, moveInto, syncFolder } from './files.ts'

/**
 * Keeps the damaged file under another name and gives its own to a copy of the newest sound backup. A process
 * that is killed in between leaves no store but a backup, which leads here again.
 * @param reason what is wrong with the file, as a code.
 */
export function recover(dataDir: string, reason: string, now: Date): StoreNotice {
  const store = join(dataDir, storeFileName)
  const restored = `${store}.restoring`
  const backup = copyNewestSound(dataDir, restored)
  const kept = keepAside(dataDir, now)
  if (backup) moveInto(restored, store)
  const details = { reason, ...(kept === undefined ? {} : { kept }) }
  if (!backup) return { code: 'started-anew', details }
  return { code: 'restored', details: { ...details, madeAt: backup.madeAt.toISOString() } }
}

/** @returns the new name; undefined where there was nothing to keep. */
function keepAside(dataDir: string, now: Date): string | undefined {
  const kept = freeName(dataDir, now)
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

function freeName(dataDir: string, now: Date): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : `-${number}`
    const name = `qiantang.damaged-${dateInName(now)}${suffix}.sqlite`
    if (['', ...companions].every((companion) => !existsSync(join(dataDir, `${name}${companion}`))))
      return name
  }
}
