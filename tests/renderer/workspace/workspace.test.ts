import { describe, expect, test } from 'vitest'
import type { Settings, StoredScenario } from '../../../src/host/contract.ts'
import { inPrices } from '../../../src/model/projection.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import {
  activeDocument,
  changeActive,
  comparableBaseline,
  drawnDocuments,
  isMoved,
  isSaved,
  keyYearOf,
  type Outside,
  projectionOf,
  stepActive,
  storedDocument,
  type Workspace,
} from '../../../src/renderer/workspace/workspace.ts'
import { baseline, ground, library, projector } from '../../helpers/library.ts'
import { leverSpec, planWith, shippedIds, stateWith, workspaceOf } from '../open-window.ts'

const stored = (scenario: Scenario): StoredScenario => ({
  scenario,
  revision: 1,
  savedAt: '2026-01-01T00:00:00Z',
})
const outside: Outside = {
  newId: () => 'copy',
  now: () => 0,
  copyName: ({ scenario }) => `Copy of ${scenario.name}`,
}
const noted = {
  subject: 'notes',
  apply: (scenario: Scenario): Scenario => ({ ...scenario, notes: 'changed' }),
}
const [shippedId = ''] = shippedIds
const drawnIds = (state: Workspace) => drawnDocuments(state).map(({ scenario }) => scenario.id)

describe('a new workspace', () => {
  test('has the baseline, what ships and what is stored, in this order, and opens the first that ships', () => {
    const state = workspaceOf({ stored: [stored(planWith('b')), stored(planWith('a'))] }).getState()
    expect([...state.documents].map(([id, { kind }]) => [id, kind])).toEqual([
      ['baseline', 'baseline'],
      ...shippedIds.map((id) => [id, 'shipped']),
      ['b', 'own'],
      ['a', 'own'],
    ])
    expect(activeDocument(state).scenario).toBe(ground.shipped[0]?.scenario)
    expect([...state.documents.values()].filter(isSaved)).toHaveLength(2)
    expect(state).toMatchObject({
      language: 'en',
      theme: 'system',
      prices: 'current',
      shown: [],
      keyYear: 2030,
    })
  })

  test('goes on with what was set', () => {
    const settings: Settings = {
      language: 'zh',
      theme: 'dark',
      prices: 'constant',
      keyYear: 2027,
      active: 'a',
      shown: ['a', shippedId],
    }
    expect(workspaceOf({ settings, stored: [stored(planWith('a'))] }).getState()).toMatchObject(settings)
  })

  test('passes over scenarios that are gone, the baseline among those shown, and more than can be shown', () => {
    const shown = ['gone', 'baseline', ...shippedIds, 'also gone']
    const state = workspaceOf({ settings: { active: 'gone', shown } }).getState()
    expect(state.active).toBe(shippedId)
    expect(state.shown).toEqual(shippedIds.slice(0, 4))
  })

  test('has charts of indicators that the model has', () => {
    const known = ground.model.indicators.map(({ id }) => id)
    const { charts } = workspaceOf().getState()
    expect(charts).toHaveLength(7)
    expect(charts.filter((id) => !known.includes(id))).toEqual([])
  })
})

describe('a change', () => {
  test.each([
    ['the baseline', 'baseline'],
    ['a scenario that ships', shippedId],
  ])('of %s starts a copy in its place and leaves the original', (_, id) => {
    const state = stateWith([], { active: id, shown: ['x', id, 'y'] })
    const original = state.documents.get(id)
    const { next, copied } = changeActive(state, noted, outside)
    expect(copied).toBe(true)
    expect(next).toMatchObject({ active: 'copy', shown: ['x', 'y'] })
    expect(next.documents?.get(id)).toBe(original)
    const copy = next.documents?.get('copy')
    expect(copy).toMatchObject({
      kind: 'own',
      saved: undefined,
      scenario: {
        ...original?.scenario,
        id: 'copy',
        name: `Copy of ${original?.scenario.name}`,
        notes: 'changed',
      },
    })
    // Undone, it is a copy of the original, not the original.
    const undone = stepActive({ ...state, ...next }, 'undo').documents?.get('copy')
    expect(undone?.scenario).toEqual({ ...copy?.scenario, notes: original?.scenario.notes })
  })

  test('of an own scenario changes that one alone, and can be undone and made again', () => {
    const state = stateWith([planWith('a'), planWith('b')], { active: 'a' })
    const { next, copied } = changeActive(state, noted, outside)
    expect([copied, next.active]).toEqual([false, undefined])
    const changed = { ...state, ...next }
    expect(activeDocument(changed).scenario).toEqual(planWith('a', { notes: 'changed' }))
    for (const [id, document] of state.documents)
      if (id !== 'a') expect(changed.documents.get(id)).toBe(document)
    const undone = { ...changed, ...stepActive(changed, 'undo') }
    expect(activeDocument(undone).scenario).toBe(activeDocument(state).scenario)
    expect(stepActive(undone, 'undo')).toEqual({})
    const again = { ...undone, ...stepActive(undone, 'redo') }
    expect(activeDocument(again).scenario).toBe(activeDocument(changed).scenario)
  })

  test('that changes nothing leaves everything as it is', () => {
    expect(changeActive(stateWith([]), { subject: 'none', apply: (same) => same }, outside)).toEqual({
      next: {},
      copied: false,
    })
  })
})

test('undo belongs to each scenario, not to the window', () => {
  const state = stateWith([planWith('a'), planWith('b')], { active: 'a' })
  const changed = { ...state, ...changeActive(state, noted, outside).next, active: 'b' }
  expect(stepActive(changed, 'undo')).toEqual({})
  expect(stepActive({ ...changed, active: 'a' }, 'undo').documents?.get('a')?.scenario.notes).toBe('')
})

test('the comparable baseline has reading and horizon of the active scenario, and is one object for each', () => {
  const state = stateWith([planWith('a', { reading: 'level', horizon: 2027 }), planWith('b')], {
    active: 'a',
  })
  const comparable = comparableBaseline(state)
  expect(comparable).toEqual({ ...baseline, reading: 'level', horizon: 2027 })
  expect(comparableBaseline({ ...state, hoverYear: 2020 })).toBe(comparable)
  const longer = stateWith([planWith('a', { horizon: 2044 })], { active: 'a' })
  expect(comparableBaseline(longer)).toEqual({ ...baseline, horizon: 2044 })
  expect(comparableBaseline({ ...state, active: 'b' })).toBe(state.documents.get('baseline')?.scenario)
})

test('drawn are the active scenario first, then the others chosen; the baseline and what is gone are not', () => {
  const state = stateWith([planWith('a'), planWith('b'), planWith('c')], {
    active: 'b',
    shown: ['c', 'b', 'gone', 'a'],
  })
  expect(drawnIds(state)).toEqual(['b', 'c', 'a'])
  expect(drawnIds({ ...state, active: 'baseline' })).toEqual(['c', 'b', 'a'])
})

test('a lever at its base is moved only in a drag, in which the base is a place on the way', () => {
  const lever = leverSpec('rdIntensity')
  const at = (target: number, dragging: boolean) =>
    isMoved(
      stateWith([planWith('a', { levers: { [lever.id]: { target } } })], { active: 'a', dragging }),
      lever,
    )
  expect([at(lever.base, false), at(lever.base, true), at(3, false)]).toEqual([false, true, true])
  expect(isMoved(stateWith([planWith('a', { levers: {} })], { active: 'a', dragging: true }), lever)).toBe(
    false,
  )
})

test('the key year stays within the horizon of the scenario that is meant', () => {
  const own = [planWith('short', { horizon: 2020 }), planWith('long', { horizon: 2040 })]
  const state = stateWith(own, { active: 'short', keyYear: 2030 })
  expect([keyYearOf(state), keyYearOf(state, { horizon: 2040 })]).toEqual([2020, 2030])
  expect(keyYearOf({ ...state, keyYear: 1999 })).toBe(ground.model.launchYear)
})

test('without the active document the baseline is worked on', () => {
  expect(activeDocument(stateWith([], { active: 'gone' })).kind).toBe('baseline')
})

test('a scenario is projected once, and once more for other prices', () => {
  const store = workspaceOf()
  const scenario = planWith('a')
  const current = projectionOf(store, scenario, 'current')
  const constant = projectionOf(store, scenario, 'constant')
  expect(projectionOf(store, scenario, 'current')).toBe(current)
  expect(projectionOf(store, scenario, 'constant')).toBe(constant)
  expect(projectionOf(store, { ...scenario }, 'current')).not.toBe(current)
  const expected = projector.project(scenario)
  expect(current.series).toEqual(expected.series)
  expect(constant.series).toEqual(inPrices(expected, 'constant', ground.built).series)
})

test('a document is saved while the store holds the very scenario that is shown', () => {
  const document = storedDocument(stored(planWith('a')), library.grounds)
  expect(isSaved(document)).toBe(true)
  expect(isSaved({ ...document, scenario: { ...document.scenario } })).toBe(false)
})
