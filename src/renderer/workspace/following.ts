/**
 * Follows the store behind the host: whatever another window changes there comes in.
 *
 * One question waits at the host until something is changed, so that next to nothing is asked while nothing
 * happens.
 */
import type { Host, HostError, HostErrorCode, StoreContents } from '../../host/contract.ts'
import { isSameRevision } from './merge.ts'
import { noteGone, type Saving } from './saving.ts'
import type { Workspace, WorkspaceStore } from './workspace.ts'

export interface Following {
  /** Whether the host did not answer when it was asked last. */
  isCutOff(): boolean
  stop(): void
}

/** Milliseconds to the first question after one that was not answered, and the most that they grow to. */
const firstPause = 1000
const longestPause = 30_000
/** Milliseconds after an answer that says nothing new: the host may have no room for all who wait. */
const idlePause = 2000

/**
 * Of a host that was not there; one that was started anew knows no window before it has its link. One that could only
 * read may have come to write.
 */
const absences = new Set<HostErrorCode | undefined>(['unreachable', 'wrong-token', 'read-only'])

export function followStore(store: WorkspaceStore, host: Host, saving: Saving): Following {
  let isStopped = false
  let heard: StoreContents | undefined
  /** What was told is not told again once it was closed. */
  const told = new Set(store.getState().storeNotices.map((notice) => JSON.stringify(notice)))
  let failures = 0
  let wake = (): void => undefined

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const takeOutcomes = async (): Promise<HostError | undefined> => {
    const listed = await host.call('outcomes.list', {})
    if (!listed.ok) return listed.error
    if (!isStopped) store.setState({ ownOutcomes: listed.value })
    return undefined
  }

  /** What is told while the window is open, of a copy that could not be made. */
  const takeNotices = async (): Promise<HostError | undefined> => {
    const answer = await host.call('store.notices', {})
    if (!answer.ok) return answer.error
    const fresh = answer.value.filter((notice) => !told.has(JSON.stringify(notice)))
    for (const notice of fresh) told.add(JSON.stringify(notice))
    if (!isStopped && fresh.length > 0)
      store.setState({ storeNotices: [...store.getState().storeNotices, ...fresh] })
    return undefined
  }

  /** @returns why it could not be taken in, where it could not. */
  const take = async (contents: StoreContents): Promise<HostError | undefined> => {
    // What is on its way from here is not news; its answer comes a moment after that of the store's change.
    await saving.settled()
    const problem =
      (isInStep(store.getState(), contents) ? undefined : await saving.takeIn()) ??
      (contents.outcomes === heard?.outcomes ? undefined : await takeOutcomes()) ??
      (contents.notices > (heard?.notices ?? contents.notices) ? await takeNotices() : undefined)
    if (problem) return problem
    heard = contents
    if (!isStopped) store.setState({ storeMark: contents.mark })
    return undefined
  }

  /** @returns the milliseconds to the next question. */
  const ask = async (): Promise<number> => {
    const wasCutOff = failures > 0
    // After a silence, the answer itself is what is waited for.
    const since = wasCutOff ? undefined : heard?.mark
    const answer = await host.call('store.changes', since === undefined ? {} : { since })
    if (isStopped) return 0
    const isNews = answer.ok && answer.value.mark !== heard?.mark
    const problem = answer.ok ? await take(answer.value) : answer.error
    noteGone(store, problem)
    if (problem) {
      failures++
      return Math.min(longestPause, firstPause * 2 ** (failures - 1))
    }
    failures = 0
    // What could not be saved while the host was away, be it between two questions, can be now.
    if (absences.has(store.getState().saveProblem?.code)) void saving.flush()
    return isNews || wasCutOff ? 0 : idlePause
  }

  const run = async (): Promise<void> => {
    while (!isStopped) {
      const milliseconds = await ask()
      if (milliseconds > 0) await pause(milliseconds)
    }
  }
  const onAttention = (): void => wake()
  // The last is that of a new server's link, opened in this window.
  const events = ['focus', 'visibilitychange', 'online', 'hashchange'] as const
  for (const event of events) addEventListener(event, onAttention)
  void run()
  return {
    isCutOff: () => failures > 0,
    stop() {
      isStopped = true
      for (const event of events) removeEventListener(event, onAttention)
      wake()
    },
  }
}

/** Whether the desk holds what the store holds, as far as ids, revisions and their times tell. */
function isInStep({ documents }: Workspace, { scenarios }: StoreContents): boolean {
  const saved = [...documents].flatMap(([id, document]) =>
    document.saved ? [[id, document.saved] as const] : [],
  )
  return (
    saved.length === scenarios.length &&
    saved.every(([id, own], place) => {
      const there = scenarios[place]
      return there?.id === id && isSameRevision(there, own)
    })
  )
}
