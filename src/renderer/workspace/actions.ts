/** What the user can do: each action changes the workspace store, and tells what the user has to know. */
import type { Theme } from '../../host/contract.ts'
import type { Prices } from '../../model/projection.ts'
import type { IndicatorId, Language, LeverGroup, LeverSpec, Year } from '../../model/spec.ts'
import { createWords } from '../text/words.ts'
import { moveLever, resetLever, resetLevers, type Schedule, scheduleLever, withoutIdle } from './edit.ts'
import {
  activeDocument,
  type Change,
  changeActive,
  type Outside,
  stepActive,
  type View,
  type WorkspaceStore,
  withDocument,
} from './workspace.ts'

export interface Actions {
  moveLever(lever: LeverSpec, target: number): void
  scheduleLever(lever: LeverSpec, schedule: Schedule): void
  resetLever(lever: LeverSpec): void
  resetLevers(group?: LeverGroup): void
  undo(): void
  redo(): void
  /** Says that a slider is held, or let go. */
  drag(dragging: boolean): void
  hover(year: Year | undefined): void
  setKeyYear(year: Year | undefined): void
  setView(view: View): void
  setLanguage(language: Language): void
  setTheme(theme: Theme): void
  setPrices(prices: Prices): void
  setChart(place: number, indicator: IndicatorId): void
  activate(id: string): void
}

export function createActions(store: WorkspaceStore): Actions {
  const { getState, setState } = store
  const outside: Outside = {
    newId: () => crypto.randomUUID(),
    now: () => performance.now(),
    copyName: (document) => {
      const words = createWords(getState())
      return words.t('scenarios.copyOf', { name: words.nameOf(document) })
    },
  }
  const change = (subject: string, apply: Change['apply']): void => {
    const { next } = changeActive(getState(), { subject, apply }, outside)
    setState(next)
  }
  const spec = getState().library.model
  return {
    moveLever(lever, target) {
      const existing = activeDocument(getState()).scenario.levers[lever.id]
      if ((existing?.target ?? lever.base) === target) return
      change(`lever ${lever.id}`, (scenario) => {
        const moved = moveLever(scenario, lever, target, spec)
        // A drag may pass the base on its way and must not lose the schedule there.
        return getState().dragging ? moved : withoutIdle(moved, spec)
      })
    },
    scheduleLever: (lever, schedule) =>
      change(`schedule ${lever.id}`, (scenario) => scheduleLever(scenario, lever.id, schedule, spec)),
    resetLever: (lever) => change(`reset ${lever.id}`, (scenario) => resetLever(scenario, lever.id)),
    resetLevers: (group) =>
      change(`reset ${group ?? 'levers'}`, (scenario) => resetLevers(scenario, spec, group)),
    undo: () => setState(stepActive(getState(), 'undo')),
    redo: () => setState(stepActive(getState(), 'redo')),
    drag: (dragging) => {
      const state = getState()
      if (state.dragging === dragging) return
      const active = activeDocument(state)
      const scenario = dragging ? active.scenario : withoutIdle(active.scenario, spec)
      const documents =
        scenario === active.scenario
          ? state.documents
          : withDocument(state.documents, state.active, { ...active, scenario })
      setState({ dragging, documents })
    },
    hover: (hoverYear) => {
      if (getState().hoverYear !== hoverYear) setState({ hoverYear })
    },
    setKeyYear(year) {
      if (year === undefined || !Number.isFinite(year)) return
      const keyYear = Math.min(spec.horizon.max, Math.max(spec.launchYear, Math.round(year)))
      if (getState().keyYear !== keyYear) setState({ keyYear })
    },
    setView: (view) => setState({ view }),
    setLanguage: (language) => setState({ language }),
    setTheme: (theme) => setState({ theme }),
    setPrices: (prices) => setState({ prices }),
    setChart: (place, indicator) => setState({ charts: getState().charts.with(place, indicator) }),
    activate: (active) => setState({ active, shown: getState().shown.filter((id) => id !== active) }),
  }
}
