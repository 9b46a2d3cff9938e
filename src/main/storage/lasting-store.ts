/** A store that outlives its files: where they are gone, its user decides what becomes of it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Empty, GoneChoice, HostResult } from '../../host/contract.ts'
import { ok } from '../../model/result.ts'
import type { ScenarioStore } from '../scenario-store.ts'
import { attempt } from './attempt.ts'
import { storeFileName } from './database.ts'
import { moveInto } from './files.ts'
import { lockFolder } from './lock.ts'
import { keepAside } from './recovery.ts'
import type { SqliteStore } from './sqlite-store.ts'

/** @param open opens the store that lies in the folder, or makes it, and tells of a file that has made place. */
export function createLastingStore(
  dataDir: string,
  first: SqliteStore,
  open: (aside?: string) => HostResult<SqliteStore>,
  now: () => Date,
): ScenarioStore {
  let current = first
  const settle = (choice: GoneChoice): HostResult<Empty> => {
    if (!current.isGone()) return ok({})
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    current.release()
    const lock = lockFolder(dataDir)
    if (!lock.ok) return lock
    let aside: string | undefined
    try {
      aside = choice === 'keep' ? putBack(dataDir, current, now()) : current.keepAsFile()
      current.leave()
    } finally {
      lock.value.release()
    }
    const next = open(aside)
    if (!next.ok) return next
    current = next.value
    return ok({})
  }
  return {
    notices: () => current.notices(),
    forgetNotices: () => current.forgetNotices(),
    list: () => current.list(),
    save: (scenario, after) => current.save(scenario, after),
    revisions: (id) => current.revisions(id),
    revision: (id, revision) => current.revision(id, revision),
    restore: (id, revision) => current.restore(id, revision),
    label: (id, revision, label) => current.label(id, revision, label),
    remove: (id) => current.remove(id),
    trash: () => current.trash(),
    putBack: (id) => current.putBack(id),
    outcomes: () => current.outcomes(),
    keepOutcomes: (file, outcomes) => current.keepOutcomes(file, outcomes),
    removeOutcomes: (file) => current.removeOutcomes(file),
    readSettings: () => current.readSettings(),
    writeSettings: (changes) => current.writeSettings(changes),
    erase: (what) => current.erase(what),
    backups: () => current.backups(),
    restoreBackup: (file, others) => current.restoreBackup(file, others),
    check: () => current.check(),
    settle: (choice) => attempt(() => settle(choice)),
    close: () => current.close(),
  }
}

/** Writes all that the open store holds to its path. What lies there is kept under another name. */
function putBack(dataDir: string, store: SqliteStore, now: Date): string | undefined {
  const path = join(dataDir, storeFileName)
  const copy = `${path}.restoring`
  store.copyTo(copy)
  const aside = keepAside(dataDir, now, 'replaced')
  moveInto(copy, path)
  return aside
}
