/** Everything of a window but what is drawn: the workspace store, its actions, its saving, a fake host. */
import { onTestFinished, vi } from 'vitest'
import type { Library } from '../../src/files/library.ts'
import type { Settings } from '../../src/host/contract.ts'
import type { AssumptionSpec, LeverSpec, Scenario } from '../../src/model/spec.ts'
import { type Actions, createActions } from '../../src/renderer/workspace/actions.ts'
import { askBeforeClosing } from '../../src/renderer/workspace/closing.ts'
import { followStore } from '../../src/renderer/workspace/following.ts'
import { keepSaved, type Saving } from '../../src/renderer/workspace/saving.ts'
import {
  activeDocument,
  createWorkspace,
  type Document,
  ownDocument,
  type Workspace,
  type WorkspaceStore,
} from '../../src/renderer/workspace/workspace.ts'
import { ground, library, scenarioWith } from '../helpers/library.ts'
import { createFakeHost, dispatchOver, type FakeHost } from './fake-host.ts'

export interface Beginning {
  /** Scenarios that the store holds already, each at its first revision. */
  readonly stored?: readonly Scenario[]
  readonly settings?: Settings
  /** The data files, where they are not those that ship. */
  readonly library?: Library
  /** The host, where it is not one of its own. */
  readonly host?: FakeHost
  /** Whether it follows what other windows do to the store, and asks before it closes. */
  readonly follows?: boolean
}

export interface TestWindow {
  readonly store: WorkspaceStore
  readonly actions: Actions
  readonly saving: Saving
  readonly host: FakeHost
  /** Where the browser tells the page that it is hidden. */
  readonly page: EventTarget
  state(): Workspace
  /** Closes it before the test ends. */
  stop(): void
  active(): Document
  scenario(id: string): Scenario
  /** Texts of the notices that are shown. */
  told(): readonly string[]
}

/** What ends the windows that are open. */
const open: (() => void)[] = []

/** Opens a window; everything of it ends with the test. */
export async function openWindow({
  stored = [],
  settings = {},
  library: data = library,
  host = createFakeHost(dispatchOver(undefined, data)),
  follows = false,
}: Beginning = {}): Promise<TestWindow> {
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  for (const scenario of stored) await host.saveElsewhere(scenario, 0)
  const store = workspaceOf({ library: data.data, settings, stored: await host.stored() })
  const actions = createActions(store, host, () => saving)
  const saving = keepSaved(store, host, actions)
  const following = follows ? followStore(store, host, saving) : undefined
  const stopAsking = following ? askBeforeClosing(store, host, saving, following) : undefined
  const stop = (): void => {
    stopAsking?.()
    following?.stop()
    saving.stop()
  }
  open.push(stop)
  onTestFinished(() => {
    // All of them, before any loses the page that they hear.
    for (const end of open.splice(0)) end()
    vi.unstubAllGlobals()
  })
  const state = store.getState
  return {
    store,
    actions,
    saving,
    host,
    page,
    state,
    stop,
    active: () => activeDocument(state()),
    scenario: (id) => {
      const found = state().documents.get(id)
      if (!found) throw new Error(`there is no document ${id}`)
      return found.scenario
    },
    told: () => state().notices.map((notice) => notice.text),
  }
}

/** A workspace with the shipped ground and nobody behind it. */
export function workspaceOf(changes: Partial<Parameters<typeof createWorkspace>[0]> = {}): WorkspaceStore {
  const plain = {
    settings: {},
    stored: [],
    ownOutcomes: [],
    storeNotices: [],
    language: 'en',
    presentYear: 2026,
  } as const
  return createWorkspace({ library: library.data, ...plain, ...changes })
}

/** The state of a new workspace with some own scenarios added, and other changes. */
export function stateWith(own: readonly Scenario[], changes: Partial<Workspace> = {}): Workspace {
  const state = workspaceOf().getState()
  const documents = new Map(state.documents)
  for (const scenario of own) documents.set(scenario.id, ownDocument(scenario))
  return { ...state, documents, ...changes }
}

/** An own scenario that moves one lever. */
export const planWith = (id: string, changes: Partial<Scenario> = {}): Scenario =>
  scenarioWith({ id, name: `Plan ${id}`, levers: { rdIntensity: { target: 3 } }, ...changes })

export function leverSpec(id: string): LeverSpec {
  const lever = ground.model.levers.find((entry) => entry.id === id)
  if (!lever) throw new Error(`there is no lever ${id}`)
  return lever
}

export function assumptionSpec(index = 0): AssumptionSpec {
  const assumption = ground.model.assumptions[index]
  if (!assumption) throw new Error(`there is no assumption ${index}`)
  return assumption
}

/** Ids of the scenarios that ship, in their order. */
export const shippedIds: readonly string[] = ground.shipped.map(({ scenario }) => scenario.id)
