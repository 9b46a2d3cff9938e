/** A store in which another program works: it is read and followed, and changed as soon as that program has ended. */
import type { HostResult, Settings } from '../host/contract.ts'
import { hostError } from '../host/dispatch.ts'
import { failed, ok } from '../model/result.ts'
import type { ScenarioStore } from './scenario-store.ts'

/** What can be asked of a store without changing it. */
export interface ReadableStore
  extends Pick<
    ScenarioStore,
    'list' | 'revisions' | 'revision' | 'trash' | 'outcomes' | 'backups' | 'readSettings' | 'check' | 'close'
  > {
  outside(): number
}

/** @param takeOver opens the store to work in it; fails as long as the other does. */
export function createSharedStore(
  reader: ReadableStore,
  takeOver: () => HostResult<ScenarioStore>,
): ScenarioStore {
  let own: ScenarioStore | undefined
  let isToTell = true
  let settings: Settings = {}
  const readable = (): Omit<ReadableStore, 'outside'> => own ?? reader
  const changing = <T>(change: (store: ScenarioStore) => HostResult<T>): HostResult<T> => {
    if (!own) {
      const opened = takeOver()
      if (!opened.ok) {
        const isHeld = opened.error.code === 'folder-in-use'
        return isHeld ? failed(hostError('read-only', {})) : opened
      }
      own = opened.value
      reader.close()
    }
    return change(own)
  }
  return {
    notices() {
      if (own) return own.notices()
      return ok(isToTell ? [{ code: 'read-only', details: {} }] : [])
    },
    forgetNotices() {
      isToTell = false
      return own ? own.forgetNotices() : ok({})
    },
    list: () => readable().list(),
    save: (scenario, after) => changing((store) => store.save(scenario, after)),
    revisions: (id) => readable().revisions(id),
    revision: (id, revision) => readable().revision(id, revision),
    restore: (id, revision) => changing((store) => store.restore(id, revision)),
    label: (id, revision, label) => changing((store) => store.label(id, revision, label)),
    remove: (id) => changing((store) => store.remove(id)),
    trash: () => readable().trash(),
    putBack: (id) => changing((store) => store.putBack(id)),
    outcomes: () => readable().outcomes(),
    keepOutcomes: (file, outcomes) => changing((store) => store.keepOutcomes(file, outcomes)),
    removeOutcomes: (file) => changing((store) => store.removeOutcomes(file)),
    readSettings() {
      const kept = readable().readSettings()
      return kept.ok ? ok({ ...kept.value, ...settings }) : kept
    },
    // A choice for the window is no reason to refuse it: it holds as long as the window is open.
    writeSettings(changes) {
      if (own) return own.writeSettings({ ...settings, ...changes })
      settings = { ...settings, ...changes }
      return this.readSettings()
    },
    erase: (what) => changing((store) => store.erase(what)),
    backups: () => readable().backups(),
    restoreBackup: (file, others) => changing((store) => store.restoreBackup(file, others)),
    check: () => readable().check(),
    settle: (choice) => (own ? own.settle(choice) : ok({})),
    outside: () => (own ? -1 : reader.outside()),
    close: () => readable().close(),
  }
}
