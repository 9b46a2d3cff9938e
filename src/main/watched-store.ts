/**
 * A store that tells whoever waits when it is changed, so that every window on it can follow.
 *
 * Marks count the changes since the store was opened: only one process at a time has a store open, and a mark of
 * another time is just another mark.
 */
import { randomUUID } from 'node:crypto'
import type { HostResult, StoreContents } from '../host/contract.ts'
import { ok } from '../model/result.ts'
import type { ScenarioStore } from './scenario-store.ts'

export interface WatchedStore extends ScenarioStore {
  /** What the store holds: at once, or, given the mark of what it holds, after the next change. */
  changes(since: string | undefined, gone?: AbortSignal): Promise<HostResult<StoreContents>>
  /** Answers whoever waits, and lets nobody wait any more. */
  stopWaiting(): void
}

/** A browser has six connections for one server; some must be left for questions that are answered at once. */
const mostWaiting = 4

export function watchStore(store: ScenarioStore): WatchedStore {
  const start = randomUUID()
  const waiting = new Set<() => void>()
  let changes = 0
  let outcomeChanges = 0
  let mayWait = true

  const mark = (): string => `${start} ${changes}`
  const contents = (): HostResult<StoreContents> => {
    const listed = store.list()
    if (!listed.ok) return listed
    const scenarios = listed.value.map(({ scenario: { id }, revision }) => ({ id, revision }))
    return ok({ mark: mark(), scenarios, outcomes: `${start} ${outcomeChanges}` })
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
  const nextChange = (gone: AbortSignal | undefined): Promise<HostResult<StoreContents>> =>
    new Promise((resolve) => {
      const answer = (): void => {
        waiting.delete(answer)
        gone?.removeEventListener('abort', answer)
        resolve(contents())
      }
      waiting.add(answer)
      gone?.addEventListener('abort', answer)
      const [longest] = waiting
      if (waiting.size > mostWaiting) longest?.()
    })

  const stopWaiting = (): void => {
    mayWait = false
    answerAll()
  }

  return {
    ...store,
    save: (scenario, after) => changed(store.save(scenario, after)),
    restore: (id, revision) => changed(store.restore(id, revision)),
    remove: (id) => changed(store.remove(id)),
    putBack: (id) => changed(store.putBack(id)),
    keepOutcomes: (file, outcomes) => outcomesChanged(store.keepOutcomes(file, outcomes)),
    removeOutcomes: (file) => outcomesChanged(store.removeOutcomes(file)),
    changes: async (since, gone) =>
      since === mark() && mayWait && !gone?.aborted ? nextChange(gone) : contents(),
    stopWaiting,
    close() {
      stopWaiting()
      store.close()
    },
  }
}
