/** Which scenarios there are, which are shown, what they are called, and where they are kept. */
import { longestName, shortened } from '../../../files/scenario-name.ts'
import type { Host } from '../../../host/contract.ts'
import type { Scenario, UserIndicator } from '../../../model/spec.ts'
import { withoutIdle } from '../edit.ts'
import type { Saving } from '../saving.ts'
import {
  activeDocument,
  baselineId,
  ownDocument,
  shownBeside,
  storedDocument,
  type WorkspaceStore,
} from '../workspace.ts'
import type { Desk } from './desk.ts'
import type { NoticeActions } from './notice-actions.ts'

export interface ScenarioActions {
  activate(id: string): void
  show(id: string, shown: boolean): void
  rename(name: string): void
  setNotes(notes: string): void
  /** Gives one of the user's scenarios other own indicators; it becomes the active one. */
  setIndicators(id: string, indicators: readonly UserIndicator[]): void
  newScenario(): void
  duplicate(id: string): void
  /**
   * Takes a scenario that an analysis has found as one of the user's own, which then is active.
   * @returns the name that it was given: its own, or a free one like it.
   */
  keepScenario(scenario: Scenario): string
  remove(id: string): Promise<void>
  putBack(id: string): Promise<void>
  restore(id: string, revision: number): Promise<void>
  /** Tries again to save what could not be saved. */
  saveNow(): Promise<void>
}

export function createScenarioActions(
  store: WorkspaceStore,
  host: Host,
  saving: () => Saving,
  desk: Desk,
  notices: NoticeActions,
): ScenarioActions {
  return {
    ...createShowing(store),
    ...createEditing(store, desk),
    ...createBeginning(store, saving, desk),
    ...createKeeping(store, host, saving, desk, notices),
  }
}

type Showing = Pick<ScenarioActions, 'activate' | 'show'>

function createShowing({ getState, setState }: WorkspaceStore): Showing {
  return {
    activate(id) {
      const { active, shown } = getState()
      if (id === active) return
      // The one left stays on the charts where it was chosen before; the one entered is drawn as the active one.
      setState({ active: id, shown: shownBeside(id, shown), hoverYear: undefined })
    },
    show(id, wanted) {
      const { shown, active } = getState()
      const others = shown.filter((other) => other !== id && other !== active)
      if (!wanted) return setState({ shown: others })
      setState({ shown: shownBeside(active, [...others, id]) })
    },
  }
}

type Editing = Pick<ScenarioActions, 'rename' | 'setNotes' | 'setIndicators'>

/** What is written on a scenario; on the baseline and on those that ship, nothing can be. */
function createEditing(store: WorkspaceStore, { change }: Desk): Editing {
  const { getState } = store
  const { activate } = createShowing(store)
  return {
    rename(name) {
      const trimmed = shortened(name.trim(), longestName)
      const active = activeDocument(getState())
      if (active.kind !== 'own' || trimmed === '' || trimmed === active.scenario.name) return
      change('name', (scenario) => ({ ...scenario, name: trimmed }))
    },
    setNotes(notes) {
      const active = activeDocument(getState())
      if (active.kind !== 'own' || notes === active.scenario.notes) return
      change('notes', (scenario) => ({ ...scenario, notes }))
    },
    setIndicators(id, indicators) {
      if (getState().documents.get(id)?.kind !== 'own') return
      activate(id)
      change('indicators', (scenario) => ({ ...scenario, indicators }))
    },
  }
}

type Beginning = Pick<ScenarioActions, 'newScenario' | 'duplicate' | 'keepScenario'>

function createBeginning({ getState }: WorkspaceStore, saving: () => Saving, desk: Desk): Beginning {
  const { add, outside, unusedName, words } = desk
  const spec = getState().library.model
  return {
    newScenario() {
      const baseline = getState().documents.get(baselineId)
      if (!baseline) return
      const { reading, horizon } = activeDocument(getState()).scenario
      const name = unusedName(words().t('scenarios.newName'))
      add(ownDocument({ ...baseline.scenario, id: outside.newId(), name, reading, horizon }), true)
    },
    duplicate(id) {
      const document = getState().documents.get(id)
      if (!document) return
      add(ownDocument({ ...document.scenario, id: outside.newId(), name: outside.copyName(document) }), true)
    },
    keepScenario(scenario) {
      const name = unusedName(scenario.name)
      add(ownDocument(withoutIdle({ ...scenario, id: outside.newId(), name }, spec)), true)
      void saving().flush()
      return name
    },
  }
}

type Keeping = Pick<ScenarioActions, 'remove' | 'putBack' | 'restore' | 'saveNow'>

/** What is done with the store itself. */
function createKeeping(
  { getState, setState }: WorkspaceStore,
  host: Host,
  saving: () => Saving,
  { add, withdraw, words }: Desk,
  { notify, tellProblem }: NoticeActions,
): Keeping {
  const putBack: Keeping['putBack'] = async (id) => {
    const answer = await host.call('scenarios.putBack', { id })
    if (answer.ok) add(storedDocument(answer.value), true)
    else tellProblem(words().t('scenarios.putBackFailed'), answer.error)
  }
  return {
    putBack,
    async remove(id) {
      await saving().flush()
      const document = getState().documents.get(id)
      const name = document?.scenario.name ?? ''
      const back = (run: () => void) => ({ action: { label: words().t('scenarios.undoRemove'), run } })
      if (document && !document.saved) {
        // The store never took it, so there is nothing to be moved to the trash.
        withdraw(id)
        setState({ saveProblem: undefined })
        return notify(
          words().t('scenarios.discarded', { name }),
          back(() => add(document, true)),
        )
      }
      const answer = await host.call('scenarios.remove', { id })
      if (!answer.ok) return tellProblem(words().t('scenarios.removeFailed', { name }), answer.error)
      withdraw(id)
      notify(
        words().t('scenarios.removed', { name }),
        back(() => void putBack(id)),
      )
    },
    async restore(id, revision) {
      await saving().flush()
      const answer = await host.call('scenarios.restore', { id, revision })
      if (!answer.ok) return tellProblem(words().t('revisions.restoreFailed'), answer.error)
      add(storedDocument(answer.value), true)
      notify(words().t('revisions.restored', { revision }))
    },
    saveNow: () => saving().flush(),
  }
}
