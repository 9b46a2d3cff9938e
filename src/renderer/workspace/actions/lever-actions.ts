/** Changes of the active scenario's numbers, and the way back from them. */
import { assumedIn, targetIn } from '../../../model/scenario.ts'
import type { AssumptionSpec, LeverGroup, LeverSpec, ReadingId, Scenario, Year } from '../../../model/spec.ts'
import {
  assume,
  moveLever,
  resetAssumption,
  resetLever,
  resetLevers,
  type Schedule,
  scheduleLever,
  setHorizon,
  withoutIdle,
} from '../edit.ts'
import { settled } from '../history.ts'
import { activeDocument, idleMoves, stepActive, type WorkspaceStore, withDocument } from '../workspace.ts'
import type { Desk } from './desk.ts'

export interface LeverActions {
  moveLever(lever: LeverSpec, target: number): void
  scheduleLever(lever: LeverSpec, schedule: Schedule): void
  resetLever(lever: LeverSpec): void
  resetLevers(group?: LeverGroup): void
  assume(assumption: AssumptionSpec, value: number): void
  resetAssumption(assumption: AssumptionSpec): void
  resetAssumptions(): void
  setReading(reading: ReadingId): void
  setHorizon(horizon: Year): void
  undo(): void
  redo(): void
  /** Says that a slider is held, or let go. */
  drag(dragging: boolean): void
}

export function createLeverActions(
  { getState, setState }: WorkspaceStore,
  { change, outside }: Desk,
): LeverActions {
  const spec = () => getState().ground.model

  /** The baseline has no copy under another reading or horizon: it simply is read that way. */
  const view = (subject: string, apply: (scenario: Scenario) => Scenario): void => {
    const active = activeDocument(getState())
    if (active.kind === 'baseline') {
      const scenario = apply(active.scenario)
      setState({ documents: withDocument(getState().documents, getState().active, { ...active, scenario }) })
    } else change(subject, apply)
  }

  return {
    moveLever(lever, target) {
      if (targetIn(activeDocument(getState()).scenario, lever) === target) return
      change(`lever ${lever.id}`, (scenario) => {
        const { idle } = activeDocument(getState())
        const moved = moveLever(scenario, lever, target, spec(), idle[lever.id])
        // In a drag the base is a place on the way: what stands there is moved until it is let go.
        return getState().dragging ? moved : withoutIdle(moved, spec())
      })
    },
    scheduleLever: (lever, schedule) =>
      change(`schedule ${lever.id}`, (scenario) => scheduleLever(scenario, lever.id, schedule, spec())),
    resetLever: ({ id }) =>
      change(`reset ${id}`, (scenario) => resetLever(scenario, id), { forgets: (other) => other === id }),
    resetLevers: (group) =>
      change(`reset ${group ?? 'levers'}`, (scenario) => resetLevers(scenario, spec(), group), {
        forgets: (id) => !group || spec().levers.find((lever) => lever.id === id)?.group === group,
      }),
    assume(assumption, value) {
      if (assumedIn(activeDocument(getState()).scenario, assumption) !== value)
        change(`assumption ${assumption.id}`, (scenario) => assume(scenario, assumption, value))
    },
    resetAssumption: ({ id }) => change(`reset ${id}`, (scenario) => resetAssumption(scenario, id)),
    resetAssumptions: () => change('reset assumptions', (scenario) => ({ ...scenario, assumptions: {} })),
    setReading(reading) {
      if (activeDocument(getState()).scenario.reading === reading) return
      view('reading', (scenario) => ({ ...scenario, reading }))
    },
    setHorizon(horizon) {
      if (activeDocument(getState()).scenario.horizon === horizon) return
      view('horizon', (scenario) => setHorizon(scenario, horizon, spec()))
    },
    undo: () => setState(stepActive(getState(), 'undo')),
    redo: () => setState(stepActive(getState(), 'redo')),
    drag(dragging) {
      const state = getState()
      if (state.dragging === dragging) return
      const active = activeDocument(state)
      const scenario = dragging ? active.scenario : withoutIdle(active.scenario, spec())
      const history = dragging ? settled(active.history, outside.now()) : active.history
      const documents =
        scenario === active.scenario && history === active.history
          ? state.documents
          : withDocument(state.documents, state.active, {
              ...active,
              scenario,
              history,
              idle: idleMoves(active.idle, active.scenario, scenario),
            })
      setState({ dragging, documents })
    },
  }
}
