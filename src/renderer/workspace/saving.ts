/**
 * Brings every change to the host, and says when it is safe there.
 *
 * One save of a scenario is on its way at a time; a change made meanwhile follows. Nothing is saved while a
 * slider is held, so that a drag is one revision.
 */

import { freeName } from '../../files/scenario-name.ts'
import type { Host, Settings, StoredScenario } from '../../host/contract.ts'
import { isSaved, storedDocument, type Workspace, type WorkspaceStore, withDocument } from './workspace.ts'

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
  stop(): void
}

export interface SavingWords {
  /** A scenario was changed in another window: the user's own is kept as a copy of this name. */
  readonly conflictName: (name: string) => string
  readonly conflict: (name: string) => string
}

/** Keeps the store behind the host in step with the workspace. */
export function keepSaved(
  store: WorkspaceStore,
  host: Host,
  words: SavingWords,
  notify: (text: string) => void,
): Saving {
  const onTheirWay = new Map<string, Promise<void>>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let settingsTimer: ReturnType<typeof setTimeout> | undefined

  const unsaved = (state: Workspace): readonly string[] =>
    [...state.documents].filter(([, entry]) => entry.kind === 'own' && !isSaved(entry)).map(([id]) => id)

  const saveOne = async (id: string): Promise<void> => {
    const sent = store.getState().documents.get(id)
    if (!sent || isSaved(sent)) return
    const answer = await host.call('scenarios.save', {
      scenario: sent.scenario,
      after: sent.saved?.revision ?? 0,
    })
    const { documents } = store.getState()
    const present = documents.get(id)
    if (!present) return
    if (answer.ok) {
      // The host's own copy is equal, but the object that was sent is the one that is compared.
      const saved: StoredScenario = { ...answer.value, scenario: sent.scenario }
      store.setState({
        documents: withDocument(documents, id, { ...present, saved }),
        saveProblem: undefined,
      })
    } else if (answer.error.code === 'conflict') await keepBoth(id)
    else store.setState({ saveProblem: answer.error })
  }

  /** Another window saved this scenario: its version comes in, ours stays as a new scenario. */
  const keepBoth = async (id: string): Promise<void> => {
    const listed = await host.call('scenarios.list', {})
    const ours = store.getState().documents.get(id)
    if (!ours) return
    if (!listed.ok) return store.setState({ saveProblem: listed.error })
    const theirs = listed.value.find((entry) => entry.scenario.id === id)
    const copyId = crypto.randomUUID()
    const names = [...store.getState().documents.values()].map((entry) => entry.scenario.name)
    const name = freeName(words.conflictName(ours.scenario.name), new Set(names))
    let documents = withDocument(store.getState().documents, copyId, {
      ...ours,
      scenario: { ...ours.scenario, id: copyId, name },
      saved: undefined,
    })
    if (theirs) documents = withDocument(documents, id, storedDocument(theirs))
    const { active } = store.getState()
    store.setState({ documents, active: active === id ? copyId : active })
    notify(words.conflict(name))
  }

  const save = (id: string): Promise<void> => {
    const running = onTheirWay.get(id)
    if (running) return running.then(() => save(id))
    const promise = saveOne(id).finally(() => onTheirWay.delete(id))
    onTheirWay.set(id, promise)
    return promise
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    await Promise.all(unsaved(store.getState()).map(save))
  }

  const settingsOf = (state: Workspace): Settings =>
    Object.fromEntries(settingKeys.map((key) => [key, state[key]]))

  const writeSettings = (): void => {
    clearTimeout(settingsTimer)
    settingsTimer = undefined
    void host.call('settings.write', settingsOf(store.getState()))
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.dragging) clearTimeout(timer)
    else if (state.documents !== before.documents || before.dragging) {
      clearTimeout(timer)
      if (unsaved(state).length > 0) timer = setTimeout(() => void flush(), quiet)
    }
    if (settingKeys.some((key) => state[key] !== before[key])) {
      clearTimeout(settingsTimer)
      settingsTimer = setTimeout(writeSettings, settingsQuiet)
    }
  })
  const onHide = () => {
    void flush()
    if (settingsTimer !== undefined) writeSettings()
  }
  addEventListener('pagehide', onHide)
  return {
    flush,
    stop() {
      unsubscribe()
      removeEventListener('pagehide', onHide)
      clearTimeout(timer)
      clearTimeout(settingsTimer)
    },
  }
}
