/**
 * Brings every change to the host, says when it is safe there, and takes in what other windows brought.
 *
 * One save of a scenario is on its way at a time; a change made meanwhile follows. Nothing is saved while a
 * slider is held, so that a drag is one revision.
 */
import type { Host, HostError, Settings, StoredScenario } from '../../host/contract.ts'
import type { Scenario } from '../../model/spec.ts'
import type { Actions } from './actions.ts'
import { isSaved, type Workspace, type WorkspaceStore, withDocument } from './workspace.ts'

/** Milliseconds of quiet before a change is saved, and before changed settings are. */
const quiet = 250
const settingsQuiet = 400
/** Parts of the workspace that are the user's settings. */
const settingKeys = [
  'language',
  'theme',
  'prices',
  'shown',
  'active',
  'colours',
  'keyYear',
  'drawing',
  'fansShown',
] as const satisfies readonly (keyof Settings & keyof Workspace)[]

export interface Saving {
  /** Saves what is not saved yet, at once; resolves when the store has committed or refused. */
  flush(): Promise<void>
  /**
   * Takes in what the store holds. What is on its way or in the user's hands is left as it is and follows when it
   * no longer is.
   * @returns why it could not be read, where it could not.
   */
  takeIn(): Promise<HostError | undefined>
  /** Resolves when no save is on its way. */
  settled(): Promise<void>
  /** Ids of the scenarios that the store does not hold as they are here. */
  unsaved(): readonly string[]
  /** Whether a save has been without an answer for so long that it may never have one. */
  isStuck(): boolean
  stop(): void
}

/** Milliseconds in which a healthy host has answered. */
const patience = 1500

/** Keeps the store behind the host in step with the workspace. */
export function keepSaved(store: WorkspaceStore, host: Host, actions: Pick<Actions, 'takeIn'>): Saving {
  const saves = createSaves(store, host, (id) => taking.takeIn(id))
  const taking = createTaking(store, host, saves, actions)
  const settings = createSettingsWriter(store, host)
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = (): Promise<void> => {
    clearTimeout(timer)
    return saves.flush()
  }
  const unsubscribe = store.subscribe((state, before) => {
    if (state.dragging) clearTimeout(timer)
    else if (state.documents !== before.documents || before.dragging) {
      clearTimeout(timer)
      if (saves.unsaved().length > 0) timer = setTimeout(() => void flush(), quiet)
    }
    settings.follow(state, before)
  })
  const onHide = () => {
    void flush()
    settings.flush()
  }
  addEventListener('pagehide', onHide)
  return {
    flush,
    takeIn: () => taking.takeIn(undefined),
    settled: saves.settled,
    unsaved: saves.unsaved,
    isStuck: saves.isStuck,
    stop() {
      unsubscribe()
      taking.stop()
      removeEventListener('pagehide', onHide)
      clearTimeout(timer)
      settings.stop()
    },
  }
}

interface Saves {
  flush(): Promise<void>
  unsaved(): readonly string[]
  isStuck(): boolean
  isOnItsWay(id: string): boolean
  /** Resolves when nothing is on its way. */
  settled(): Promise<void>
  /** What was sent without an answer, by id. */
  readonly unanswered: ReadonlyMap<string, Scenario>
}

/** @param refused takes in what the store holds of a scenario that was changed elsewhere. */
function createSaves(
  store: WorkspaceStore,
  host: Host,
  refused: (id: string) => Promise<HostError | undefined>,
): Saves {
  const onTheirWay = new Map<string, { readonly promise: Promise<void>; readonly since: number }>()
  const unanswered = new Map<string, Scenario>()

  const unsaved = (): readonly string[] =>
    [...store.getState().documents]
      .filter(([, entry]) => entry.kind === 'own' && !isSaved(entry))
      .map(([id]) => id)

  const keep = (
    id: string,
    sent: Scenario,
    after: StoredScenario | undefined,
    stored: StoredScenario,
  ): void => {
    const { documents } = store.getState()
    const present = documents.get(id)
    if (!present || present.saved !== after) return
    // The host's own copy is equal, but the object that was sent is the one that is compared.
    const saved: StoredScenario = { ...stored, scenario: sent }
    store.setState({ documents: withDocument(documents, id, { ...present, saved }), saveProblem: undefined })
  }

  const saveOne = async (id: string): Promise<void> => {
    const document = store.getState().documents.get(id)
    if (!document || isSaved(document)) return
    const { scenario, saved } = document
    const answer = await host.call('scenarios.save', { scenario, after: saved?.revision ?? 0 })
    if (!answer.ok && answer.error.code === 'unreachable') unanswered.set(id, scenario)
    if (answer.ok) {
      unanswered.delete(id)
      return keep(id, scenario, saved, answer.value)
    }
    // What was removed meanwhile need not be saved.
    if (!store.getState().documents.has(id)) return
    const problem = answer.error.code === 'conflict' ? await refused(id) : answer.error
    if (problem) store.setState({ saveProblem: problem })
  }

  const save = (id: string): Promise<void> => {
    const running = onTheirWay.get(id)
    if (running) return running.promise.then(() => save(id))
    const promise = saveOne(id).finally(() => onTheirWay.delete(id))
    onTheirWay.set(id, { promise, since: performance.now() })
    return promise
  }

  return {
    unanswered,
    unsaved,
    isOnItsWay: (id) => onTheirWay.has(id),
    isStuck: () => [...onTheirWay.values()].some(({ since }) => performance.now() - since > patience),
    async settled() {
      await Promise.all([...onTheirWay.values()].map(({ promise }) => promise))
    },
    async flush() {
      // What a conflict makes a copy of is saved, too.
      const tried = new Set<string>()
      for (;;) {
        const ids = unsaved().filter((id) => !tried.has(id))
        if (ids.length === 0) return
        for (const id of ids) tried.add(id)
        await Promise.all(ids.map(save))
      }
    },
  }
}

interface Taking {
  /** @param refused a scenario that the store has refused to save; then nothing on its way is waited for. */
  takeIn(refused: string | undefined): Promise<HostError | undefined>
  stop(): void
}

function createTaking(
  store: WorkspaceStore,
  host: Host,
  saves: Saves,
  actions: Pick<Actions, 'takeIn'>,
): Taking {
  let isStopped = false
  let isWaiting = false

  /** Once what is held is let go, it follows. */
  const followLater = async (): Promise<void> => {
    if (isWaiting) return
    isWaiting = true
    await Promise.all([saves.settled(), letGo(store)])
    isWaiting = false
    await takeIn(undefined)
  }

  const takeIn: Taking['takeIn'] = async (refused) => {
    const before = store.getState().documents
    const listed = await host.call('scenarios.list', {})
    if (!listed.ok) return listed.error
    const there = new Set(listed.value.map(({ scenario }) => scenario.id))
    const isMissing = [...before.values()].some(({ saved }) => saved && !there.has(saved.scenario.id))
    const trash = isMissing ? await host.call('scenarios.trash', {}) : undefined
    if (trash && !trash.ok) return trash.error
    if (isStopped) return undefined
    const state = store.getState()
    const isHeld = actions.takeIn({
      stored: listed.value,
      trash: new Set(trash?.value.map(({ scenario }) => scenario.id)),
      isHeld: (id) =>
        id !== refused &&
        (saves.isOnItsWay(id) ||
          state.drafts.includes(id) ||
          (state.dragging && id === state.active) ||
          // What was saved or taken in since the question is newer than the answer.
          state.documents.get(id)?.saved !== before.get(id)?.saved),
      unanswered: saves.unanswered,
      refused,
    })
    if (saves.unsaved().length === 0) store.setState({ saveProblem: undefined })
    if (isHeld) void followLater()
    return undefined
  }
  return {
    takeIn,
    stop() {
      isStopped = true
    },
  }
}

/** Resolves when no slider is held and nothing is being written. */
function letGo(store: WorkspaceStore): Promise<void> {
  const isFree = ({ dragging, drafts }: Workspace): boolean => !dragging && drafts.length === 0
  if (isFree(store.getState())) return Promise.resolve()
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe((state) => {
      if (!isFree(state)) return
      unsubscribe()
      resolve()
    })
  })
}

interface SettingsWriter {
  follow(state: Workspace, before: Workspace): void
  /** Writes at once what was to be written a moment later. */
  flush(): void
  stop(): void
}

function createSettingsWriter(store: WorkspaceStore, host: Host): SettingsWriter {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    timer = undefined
    const state = store.getState()
    void host.call('settings.write', Object.fromEntries(settingKeys.map((key) => [key, state[key]])))
  }
  return {
    follow(state, before) {
      if (settingKeys.every((key) => state[key] === before[key])) return
      clearTimeout(timer)
      timer = setTimeout(write, settingsQuiet)
    },
    flush() {
      if (timer !== undefined) write()
    },
    stop: () => clearTimeout(timer),
  }
}
