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
  'panels',
  'introduced',
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
  /**
   * Does something to the store itself, with what follows from it on the desk; until it is done, nothing is taken
   * in, as this window's own doing is no news to it.
   */
  doing<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when nothing is on its way to the store. */
  settled(): Promise<void>
  /** Ids of the scenarios that the store does not hold as they are here. */
  unsaved(): readonly string[]
  /** Whether a save has been without an answer for so long that it may never have one. */
  isStuck(): boolean
  stop(): void
}

/** Keeps in the workspace that the store's files are gone, until it answers again. */
export function noteGone(store: WorkspaceStore, problem: HostError | undefined): void {
  const isGone = problem?.code === 'store-missing' || problem?.code === 'store-replaced'
  const storeGone = isGone ? problem : undefined
  if (problem === undefined ? store.getState().storeGone : isGone) store.setState({ storeGone })
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
    settings.follow(state, before)
    if (state.documents === before.documents && state.dragging === before.dragging) return
    clearTimeout(timer)
    if (saves.unsaved().length > 0) {
      if (!state.dragging) timer = setTimeout(() => void flush(), quiet)
    } else if (state.saveProblem) store.setState({ saveProblem: undefined })
  })
  const onHide = () => {
    void flush()
    settings.flush()
  }
  addEventListener('pagehide', onHide)
  return {
    flush,
    takeIn: () => taking.takeIn(),
    doing: saves.doing,
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

interface Saves extends Pick<Saving, 'flush' | 'doing' | 'settled' | 'unsaved' | 'isStuck'> {
  isOnItsWay(id: string): boolean
  /** Whether something else than a save is done to the store. */
  isDoing(): boolean
  /** What was sent without an answer, by id. */
  readonly unanswered: ReadonlyMap<string, Scenario>
  /** Ids of the copies that conflicts have made. */
  readonly copies: Set<string>
}

/** @param takeIn takes in what the store holds, of a scenario that it has refused to save over that, too. */
function createSaves(store: WorkspaceStore, host: Host, takeIn: Taking['takeIn']): Saves {
  const onTheirWay = new Map<string, { readonly promise: Promise<void>; readonly since: number }>()
  const unanswered = new Map<string, Scenario>()
  const copies = new Set<string>()
  const doings = new Set<Promise<unknown>>()

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
    store.setState({ documents: withDocument(documents, id, { ...present, saved }) })
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
    // A store that refused copies, too, would have copies made of them for ever.
    const isCopy = saved === undefined && copies.has(id)
    const problem = answer.error.code === 'conflict' && !isCopy ? await takeIn(id) : answer.error
    if (problem && unsaved().includes(id)) store.setState({ saveProblem: problem })
    if (problem) noteGone(store, problem)
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
    copies,
    unsaved,
    isOnItsWay: (id) => onTheirWay.has(id),
    isStuck: () => [...onTheirWay.values()].some(({ since }) => performance.now() - since > patience),
    isDoing: () => doings.size > 0,
    async doing(work) {
      const promise = work()
      doings.add(promise)
      try {
        return await promise
      } finally {
        doings.delete(promise)
      }
    },
    async settled() {
      await Promise.all([...doings, ...[...onTheirWay.values()].map(({ promise }) => promise)])
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
  /** @param refused a scenario that the store has refused to save: that save is not waited for. */
  takeIn(refused?: string): Promise<HostError | undefined>
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
    if (isStopped) return
    await takeIn()
    // What was refused while it was held is tried again, or is a copy by now.
    await saves.flush()
  }

  const takeIn: Taking['takeIn'] = async (refused) => {
    const before = store.getState().documents
    const listed = await host.call('scenarios.list', {})
    if (!listed.ok) return listed.error
    const there = new Set(listed.value.map(({ scenario }) => scenario.id))
    const isMissing = [...before].some(
      ([id, { saved }]) => (saved !== undefined || id === refused) && !there.has(id),
    )
    const trash = isMissing ? await host.call('scenarios.trash', {}) : undefined
    if (trash && !trash.ok) return trash.error
    if (isStopped) return undefined
    const { isHeld, copied } = actions.takeIn({
      stored: listed.value,
      trash: new Map(trash?.value.map((entry) => [entry.scenario.id, entry])),
      isHeld: heldSince(before, refused),
      unanswered: saves.unanswered,
      refused,
    })
    for (const id of copied) saves.copies.add(id)
    if (isHeld) void followLater()
    return undefined
  }

  /** @param before the documents when the store was asked. */
  const heldSince = (before: Workspace['documents'], refused: string | undefined) => {
    const { drafts, dragging, active, documents } = store.getState()
    return (id: string): boolean => {
      const isInHand = drafts.includes(id) || (dragging && id === active)
      if (isInHand || saves.isDoing()) return true
      // What was saved or taken in since the question is newer than the answer.
      const isNewer = documents.get(id)?.saved !== before.get(id)?.saved
      return id !== refused && (saves.isOnItsWay(id) || isNewer)
    }
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
