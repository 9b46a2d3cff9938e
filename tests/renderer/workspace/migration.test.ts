import { beforeEach, describe, expect, test } from 'vitest'
import type { Scenario } from '../../../src/model/spec.ts'
import { movedScenario } from '../../../src/renderer/workspace/actions/migration-actions.ts'
import { canMoveElsewhere, olderVersion } from '../../../src/renderer/workspace/versions.ts'
import { drawnDocuments, fanOf, isMoved, projectionOf } from '../../../src/renderer/workspace/workspace.ts'
import { laterGround, laterLibrary } from '../../helpers/later-malmo.ts'
import { openWindow, type TestWindow } from '../open-window.ts'

const third = laterGround({ model: 'bikes@3' })
const plan: Scenario = {
  id: 'plan',
  name: 'Plan',
  notes: '',
  model: 'bikes@3',
  baseline: 'bikes-23',
  reading: 'counted',
  horizon: 2026,
  levers: { newBikes: { target: 20, start: 2024, ramp: 3 } },
  assumptions: {},
  indicators: [],
}
const there: Scenario = {
  ...plan,
  id: 'there',
  name: 'There',
  model: 'bikes@4',
  levers: { lorries: { target: 8 } },
}

let window: TestWindow
beforeEach(async () => {
  window = await openWindow({ library: laterLibrary, stored: [plan, there], settings: { active: 'plan' } })
})
const shippedId = (): string => {
  const [found] = [...window.state().documents].filter(([, { kind }]) => kind === 'shipped')
  return found?.[0] ?? ''
}

describe('what can be moved', () => {
  test('is a scenario of an older version, and any that another baseline serves', () => {
    const state = window.state()
    expect(olderVersion(state, 'plan')).toEqual({ version: 3, newest: 4 })
    expect(olderVersion(state, 'there')).toBeUndefined()
    expect(olderVersion(state, shippedId())).toBeUndefined()
    expect(
      [...state.documents].filter(([id, { kind }]) => kind === 'baseline' && olderVersion(state, id)),
    ).toEqual([])
    expect([...state.documents].map(([id, { kind }]) => [kind, canMoveElsewhere(state, id)])).toEqual(
      [...state.documents].map(([, { kind }]) => [kind, kind !== 'baseline']),
    )
  })

  test('is asked about only where it is here and there is something to move it to', async () => {
    const { actions, state } = window
    actions.askToMove('there', 'version')
    actions.askToMove('nobody', 'baseline')
    actions.askToMove(state().baseline, 'baseline')
    expect(state().moving).toBeUndefined()
    await window.host.saveElsewhere({ ...plan, id: 'gone', model: 'bikes@2' }, 0)
    await window.saving.takeIn()
    actions.askToMove('gone', 'version')
    expect(state().moving).toBeUndefined()
  })
})

describe('moving to a newer version', () => {
  test('shows what becomes of it, and changes nothing until it is agreed to', () => {
    const { actions, state } = window
    const { documents } = state()
    actions.askToMove('plan', 'version')
    expect(state().moving).toMatchObject({ id: 'plan', to: 'version' })
    expect(movedScenario(state())?.scenario).toMatchObject({
      id: 'plan',
      model: 'bikes@4',
      levers: { lorries: { target: 10, start: 2024, ramp: 3 } },
    })
    expect(state().documents).toBe(documents)
    actions.dropMove()
    expect(state()).toMatchObject({ documents, moving: undefined })
    expect(movedScenario(state())).toBeUndefined()
  })

  test('makes a new revision of the same scenario; undo brings the old model back, and redo the new one', async () => {
    const { actions, state, host, saving } = window
    actions.askToMove('plan', 'version')
    actions.moveScenario()
    expect(state().moving).toBeUndefined()
    expect(window.told()).toEqual(['“Plan” is computed by version 4 now. Undo takes it back.'])
    expect(state().ground.model.version).toBe(4)
    await saving.flush()
    const moved = window.scenario('plan')
    expect(moved).toMatchObject({ id: 'plan', name: 'Plan', model: 'bikes@4' })
    expect(await host.ask('scenarios.revisions', { id: 'plan' })).toMatchObject([
      { revision: 2, model: 'bikes@4' },
      { revision: 1, model: 'bikes@3' },
    ])
    expect(await host.ask('scenarios.revision', { id: 'plan', revision: 1 })).toEqual(plan)

    actions.undo()
    expect(window.scenario('plan')).toEqual(plan)
    expect(state().ground.model.version).toBe(3)
    expect(projectionOf(window.store, window.scenario('plan'), 'current').series.has('takings')).toBe(true)
    await saving.flush()
    actions.redo()
    expect(window.scenario('plan')).toEqual(moved)
    expect(state().ground.model.version).toBe(4)
    await saving.flush()
    expect(state().saveProblem).toBeUndefined()
  })

  test('and restoring an old revision brings the old model back', async () => {
    const { actions, state, saving } = window
    actions.askToMove('plan', 'version')
    actions.moveScenario()
    await saving.flush()
    await actions.restore('plan', 1)
    expect(window.scenario('plan')).toEqual(plan)
    expect(state().ground.model.version).toBe(3)
    expect(olderVersion(state(), 'plan')).toEqual({ version: 3, newest: 4 })
  })

  test('is of the scenario that was asked about, whichever is active', () => {
    const { actions, state } = window
    actions.activate('there')
    actions.askToMove('plan', 'version')
    actions.moveScenario()
    expect(state().active).toBe('plan')
    expect(window.scenario('there')).toEqual(there)
    expect(drawnDocuments(state()).map(({ scenario }) => scenario.id)).toContain('plan')
  })

  test('forgets schedules of levers at their base, which are of the old model, and shows no old fan', () => {
    const { actions, state } = window
    const [lever] = third.model.levers
    if (!lever) throw new Error('no lever')
    actions.moveLever(lever, lever.base)
    expect(window.active().idle).toHaveProperty('newBikes')
    const scenario = window.scenario('plan')
    const ensemble = { prices: 'current', fans: new Map([['growth', {}]]) }
    const fan = { scenario, drawing: state().drawing, ensemble, isWhole: true }
    window.store.setState({ fans: new Map([['plan', fan as never]]) })
    expect(fanOf(state(), scenario, 'growth')).toBeDefined()
    actions.askToMove('plan', 'version')
    actions.moveScenario()
    expect(window.active().idle).toEqual({})
    expect(fanOf(state(), window.scenario('plan'), 'growth')).toBeUndefined()
    expect(state().ground.model.levers.some((each) => isMoved(state(), each))).toBe(false)
  })

  test('is off where another window deletes it meanwhile', async () => {
    const { actions, state, host, saving } = window
    actions.askToMove('plan', 'version')
    await host.ask('scenarios.remove', { id: 'plan' })
    await saving.takeIn()
    expect(movedScenario(state())).toBeUndefined()
    actions.moveScenario()
    expect(state().documents.has('plan')).toBe(false)
  })
})

test('a new scenario is of the newest version, whichever version the window shows', () => {
  const { actions, state } = window
  expect(state().ground.model.version).toBe(3)
  actions.setHorizon(2033)
  actions.newScenario()
  expect(window.active().scenario).toMatchObject({
    model: 'bikes@4',
    baseline: 'bikes-23',
    horizon: 2031,
    levers: {},
  })
  expect(state().ground.model.version).toBe(4)
})

describe('moving to another baseline', () => {
  test('is in place too, and undone by one step', async () => {
    const { actions, state, saving } = window
    actions.askToMove('there', 'baseline')
    expect(state().moving?.ground).toMatchObject({ baseline: { id: 'bikes-26' } })
    const [other] = state().grounds.all.filter(({ baseline }) => baseline.id === 'bikes-26')
    if (!other) throw new Error('no other baseline')
    actions.chooseGround(other)
    actions.moveScenario()
    expect(window.scenario('there')).toMatchObject({ model: 'bikes@4', baseline: 'bikes-26' })
    expect(state()).toMatchObject({ active: 'there', ground: { baseline: { id: 'bikes-26' } } })
    expect(window.told()).toEqual(['“There” stands on Malmö · register 2026 now. Undo takes it back.'])
    await saving.flush()
    actions.undo()
    expect(window.scenario('there')).toEqual(there)
    expect(state().ground.baseline.id).toBe('bikes-23')
  })

  test('of a scenario that ships begins a copy', async () => {
    const { actions, state, saving } = window
    const id = shippedId()
    const before = window.scenario(id)
    actions.askToMove(id, 'baseline')
    actions.moveScenario()
    expect(window.scenario(id)).toBe(before)
    expect(window.active()).toMatchObject({
      kind: 'own',
      scenario: { name: 'Copy of Twice as many', baseline: 'bikes-26', levers: { lorries: { target: 10 } } },
    })
    await saving.flush()
    expect(state().saveProblem).toBeUndefined()
    expect(window.told()).toHaveLength(1)
  })
})

describe('with another window', () => {
  const moved = { ...there, baseline: 'bikes-26', horizon: 2029, levers: { lorries: { target: 8 } } }

  test('what it moves is told here, where it is drawn, though nothing was changed here before', async () => {
    const { actions, saving, host } = window
    actions.activate('there')
    await host.saveElsewhere(moved, 1)
    await saving.takeIn()
    expect(window.scenario('there')).toEqual(moved)
    expect(window.told()).toEqual([
      '“There” was moved in another window: it stands on Malmö · register 2026 now, computed by version 4 of the model.',
    ])
  })

  test('what it moves that is not drawn is not told', async () => {
    const { saving, host } = window
    await host.saveElsewhere(moved, 1)
    await saving.takeIn()
    expect(window.scenario('there')).toEqual(moved)
    expect(window.told()).toEqual([])
  })

  test('what it moves to a model that is not here is told as a change', async () => {
    const { actions, saving, host } = window
    actions.activate('there')
    await host.saveElsewhere({ ...moved, model: 'bikes@9' }, 1)
    await saving.takeIn()
    expect(window.told()).toEqual([expect.stringContaining('was changed in another window')])
  })

  test('that undo takes the move back is said no more once the other has changed it', async () => {
    const { actions, state, saving, host } = window
    actions.askToMove('plan', 'version')
    actions.moveScenario()
    await saving.flush()
    await saving.takeIn()
    expect(window.told()).toEqual(['“Plan” is computed by version 4 now. Undo takes it back.'])
    await host.saveElsewhere({ ...window.scenario('plan'), notes: 'theirs' }, 2)
    await saving.takeIn()
    expect(window.scenario('plan').notes).toBe('theirs')
    expect(state().documents.get('plan')?.history.past).toEqual([])
    expect(window.told()).toEqual([expect.stringContaining('was changed in another window')])
  })
})
