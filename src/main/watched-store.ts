/**
 * A store that tells whoever waits when it is changed, so that every window on it can follow.
 *
 * Marks count the changes since the store was opened: only one process at a time works in a store, and a mark of another
 * time is just another mark. Where that is another process, a glance now and then says that it has changed something.
 */
import { randomUUID } from 'node:crypto'
import type { HostResult, StoreContents } from '../host/contract.ts'
import { ok } from '../model/result.ts'
import type { ScenarioStore } from './scenario-store.ts'

export interface WatchedStore extends ScenarioStore {
  /**
   * What the store holds: at once, or, given the mark of what it holds, after the next change. With nothing new
   * where that is long in coming, where too many wait, and where `gone` says that nobody listens any more.
   */
  changes(since: string | undefined, gone?: AbortSignal): Promise<HostResult<StoreContents>>
}

/** A browser has six connections for one server; some must be left for questions that are answered at once. */
const mostWaiting = 4
/** Milliseconds after which who waits is answered: browsers and what watches over them give up on a long silence. */
const longestWait = 25_000
/** Milliseconds between two glances at what another program has done. */
const glance = 1000

export function watchStore(store: ScenarioStore): WatchedStore {
  const start = randomUUID()
  const waiting = new Set<() => void>()
  let changes = 0
  let outcomeChanges = 0
  let isClosed = false
  /** As it was listed last: any number of windows ask for each state. */
  let listed: StoreContents | undefined

  const outside = (): string => (store.outside ? ` ${store.outside()}` : '')
  const mark = (): string => `${start} ${changes}${outside()}`
  const contents = (): HostResult<StoreContents> => {
    // As it was listed before, unless its files have gone since.
    const there = store.check()
    if (!there.ok) return there
    const told = store.notices()
    if (!told.ok) return told
    const notices = told.value.length
    if (listed?.mark === mark()) return ok({ ...listed, notices })
    const all = store.list()
    if (!all.ok) return all
    const scenarios = all.value.map(({ scenario: { id }, revision, savedAt }) => ({ id, revision, savedAt }))
    listed = { mark: mark(), scenarios, outcomes: `${start} ${outcomeChanges}${outside()}`, notices }
    return ok(listed)
  }
  const answerAll = (): void => {
    for (const answer of [...waiting]) answer()
  }
  const changed = <T>(result: HostResult<T>): HostResult<T> => {
    if (result.ok) {
      changes++
      answerAll()
    }
    return result
  }
  const outcomesChanged = <T>(result: HostResult<T>): HostResult<T> => {
    if (result.ok) outcomeChanges++
    return changed(result)
  }
  const nextChange = (since: string, gone: AbortSignal | undefined): Promise<HostResult<StoreContents>> =>
    new Promise((resolve) => {
      const answer = (): void => {
        clearTimeout(timer)
        clearInterval(glances)
        waiting.delete(answer)
        gone?.removeEventListener('abort', answer)
        resolve(contents())
      }
      // Nobody's process is kept alive by waiting.
      const timer = setTimeout(answer, longestWait).unref()
      const glances = store.outside && setInterval(() => mark() !== since && answer(), glance).unref()
      waiting.add(answer)
      gone?.addEventListener('abort', answer)
      const [longest] = waiting
      if (waiting.size > mostWaiting) longest?.()
    })

  return {
    ...store,
    save: (scenario, after) => changed(store.save(scenario, after)),
    restore: (id, revision) => changed(store.restore(id, revision)),
    label: (id, revision, label) => changed(store.label(id, revision, label)),
    remove: (id) => changed(store.remove(id)),
    putBack: (id) => changed(store.putBack(id)),
    keepOutcomes: (file, outcomes) => outcomesChanged(store.keepOutcomes(file, outcomes)),
    erase: (what) => changed(store.erase(what)),
    restoreBackup: (file, others) => outcomesChanged(store.restoreBackup(file, others)),
    settle: (choice) => outcomesChanged(store.settle(choice)),
    removeOutcomes: (file) => outcomesChanged(store.removeOutcomes(file)),
    changes: async (since, gone) =>
      since === mark() && !isClosed && !gone?.aborted ? nextChange(since, gone) : contents(),
    close() {
      isClosed = true
      answerAll()
      store.close()
    },
  }
}
