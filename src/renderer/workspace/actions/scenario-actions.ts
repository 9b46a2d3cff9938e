/** Which scenarios are shown, what is written on them, and how new ones begin. */
import { tidyLine, tidyText } from '../../../files/characters.ts'
import { longestName, shortened } from '../../../files/scenario-name.ts'
import { baselineScenario } from '../../../model/scenario.ts'
import type { Scenario, UserIndicator } from '../../../model/spec.ts'
import { withoutIdle } from '../edit.ts'
import type { Saving } from '../saving.ts'
import {
  activeDocument,
  baselineOf,
  type Change,
  changeOwn,
  ownDocument,
  shownBeside,
  type WorkspaceStore,
} from '../workspace.ts'
import type { Desk } from './desk.ts'

export interface ScenarioActions {
  activate(id: string): void
  /** Opens the scenario that was open last on another ground, by the id of its baseline. */
  standOn(baseline: string): void
  show(id: string, shown: boolean): void
  /** Goes to the baseline, and shows nothing beside it. */
  clearDesk(): void
  /** Takes a scenario off charts and comparisons; it stays in the list. */
  leaveOut(id: string): void
  rename(name: string): void
  setNotes(notes: string): void
  /**
   * Gives one of the user's scenarios other own indicators; it becomes the active one.
   * @param elsewhere other scenarios that get others with it, by their ids.
   */
  setIndicators(
    id: string,
    indicators: readonly UserIndicator[],
    elsewhere?: ReadonlyMap<string, readonly UserIndicator[]>,
  ): void
  newScenario(): void
  duplicate(id: string): void
  /**
   * Takes a scenario that an analysis has found as one of the user's own, which then is active.
   * @returns the name that it was given: its own, or a free one like it.
   */
  keepScenario(scenario: Scenario): string
}

export function createScenarioActions(
  store: WorkspaceStore,
  saving: () => Saving,
  desk: Desk,
): ScenarioActions {
  return {
    activate: desk.activate,
    ...createStanding(store, desk),
    ...createShowing(store),
    ...createEditing(store, desk),
    ...createBeginning(store, saving, desk),
  }
}

/** Remembers what was open on each ground while the window is. */
function createStanding(store: WorkspaceStore, { activate }: Desk): Pick<ScenarioActions, 'standOn'> {
  const lastOn = new Map<string, string>()
  store.subscribe(({ baseline, active }) => lastOn.set(baseline, active))
  return {
    standOn(baseline) {
      const state = store.getState()
      if (baseline === state.baseline) return
      const isThere = (id: string | undefined): id is string => {
        const document = state.documents.get(id ?? '')
        return document !== undefined && baselineOf(state, document) === baseline
      }
      const last = lastOn.get(baseline)
      const shipped = [...state.documents].find(([id, { kind }]) => kind === 'shipped' && isThere(id))
      activate(isThere(last) ? last : (shipped?.[0] ?? baseline))
    },
  }
}

type Showing = Pick<ScenarioActions, 'show' | 'clearDesk' | 'leaveOut'>

function createShowing({ getState, setState }: WorkspaceStore): Showing {
  return {
    show(id, wanted) {
      const state = getState()
      const others = state.shown.filter((other) => other !== id && other !== state.active)
      if (!wanted) return setState({ shown: others })
      setState({ shown: shownBeside(state, state.active, [...others, id]) })
    },
    leaveOut(id) {
      const { active, baseline, shown } = getState()
      setState({ active: active === id ? baseline : active, shown: shown.filter((other) => other !== id) })
    },
    clearDesk: () => setState({ active: getState().baseline, shown: [] }),
  }
}

type Editing = Pick<ScenarioActions, 'rename' | 'setNotes' | 'setIndicators'>

/** What is written on a scenario; on the baseline and on those that ship, nothing can be. */
function createEditing({ getState, setState }: WorkspaceStore, { activate, change, outside }: Desk): Editing {
  return {
    rename(name) {
      const trimmed = shortened(tidyLine(name), longestName)
      const active = activeDocument(getState())
      if (active.kind !== 'own' || trimmed === '' || trimmed === active.scenario.name) return
      change('name', (scenario) => ({ ...scenario, name: trimmed }))
    },
    setNotes(written) {
      const notes = tidyText(written)
      const active = activeDocument(getState())
      if (active.kind !== 'own' || notes === active.scenario.notes) return
      change('notes', (scenario) => ({ ...scenario, notes }))
    },
    setIndicators(id, indicators, elsewhere = new Map()) {
      if (getState().documents.get(id)?.kind !== 'own') return
      activate(id)
      change('indicators', (scenario) => ({ ...scenario, indicators }))
      for (const [other, theirs] of elsewhere) {
        const apply: Change['apply'] = (scenario) => ({ ...scenario, indicators: theirs })
        setState(changeOwn(getState(), other, { subject: 'indicators', apply }, outside))
      }
    },
  }
}

type Beginning = Pick<ScenarioActions, 'newScenario' | 'duplicate' | 'keepScenario'>

function createBeginning({ getState }: WorkspaceStore, saving: () => Saving, desk: Desk): Beginning {
  const { add, outside, unusedName, words } = desk
  return {
    newScenario() {
      const state = getState()
      const { reading, horizon } = activeDocument(state).scenario
      // What begins today is of the model that the pack is made for, whichever version the window shows.
      const usual = state.grounds.all.find(({ baseline }) => baseline === state.ground.baseline)
      const { model, baseline } = usual ?? state.ground
      const name = unusedName(words().t('scenarios.newName'))
      const years = { horizon: Math.min(horizon, model.horizon.max) }
      add(
        ownDocument({ ...baselineScenario(model, baseline), id: outside.newId(), name, reading, ...years }),
        true,
      )
    },
    duplicate(id) {
      const document = getState().documents.get(id)
      if (!document || document.missing) return
      add(ownDocument({ ...document.scenario, id: outside.newId(), name: outside.copyName(document) }), true)
    },
    keepScenario(scenario) {
      const name = unusedName(scenario.name)
      add(ownDocument(withoutIdle({ ...scenario, id: outside.newId(), name }, getState().ground.model)), true)
      void saving().flush()
      return name
    },
  }
}
