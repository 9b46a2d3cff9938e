/** Stored scenarios that say what cannot be computed: whoever opens the window gets in, and can mend them. */
import { describe, expect, test } from 'vitest'
import type { Settings } from '../../../src/host/contract.ts'
import { faultsOn } from '../../../src/model/computable.ts'
import { repaired } from '../../../src/model/repair.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import {
  activeDocument,
  baselineOf,
  documentsHere,
  drawnDocuments,
  projectionOf,
} from '../../../src/renderer/workspace/workspace.ts'
import { ground, ownIndicator } from '../../helpers/library.ts'
import { createMemoryStore } from '../../main/memory-store.ts'
import { createFakeHost, dispatchOver } from '../fake-host.ts'
import { leverSpec, openWindow, planWith } from '../open-window.ts'

const lever = leverSpec('rdIntensity')
const wrong = (id: string, changes: Partial<Scenario>): Scenario => planWith(id, changes)
const faulty: readonly (readonly [string, string, Scenario])[] = [
  [
    'an own indicator of an unknown name',
    'name-unknown',
    wrong('own', { indicators: [ownIndicator('own1', 'nobody * 2')] }),
  ],
  ['a lever that the model has not', 'unknown-lever', wrong('lever', { levers: { nobody: { target: 1 } } })],
  [
    'a target out of range',
    'out-of-range',
    wrong('range', { levers: { rdIntensity: { target: lever.max + 1 } } }),
  ],
  [
    'an assumption that the model has not',
    'unknown-assumption',
    wrong('assumption', { assumptions: { nobody: 1 } }),
  ],
  ['a reading that the baseline has not', 'unknown-reading', wrong('reading', { reading: 'nobody' })],
  ['a horizon beyond the last year', 'year-out-of-range', wrong('horizon', { horizon: 9999 })],
]

/** A window over a store that holds what no window of today would have saved. */
async function windowOver(stored: readonly Scenario[], settings: Settings) {
  const store = createMemoryStore(ground.built)
  for (const scenario of stored) expect(store.save(scenario, 0).ok).toBe(true)
  const window = await openWindow({ host: createFakeHost(dispatchOver(store)), settings })
  return { ...window, holds: store }
}

describe.each(faulty)('a stored scenario with %s', (_what, code, scenario) => {
  const opened = () =>
    windowOver([scenario, planWith('sound')], { active: scenario.id, shown: [scenario.id] })

  test('is listed with the reason, is not what the window opens with, and is drawn nowhere', async () => {
    const { state, store } = await opened()
    const document = state().documents.get(scenario.id)
    expect(document).toMatchObject({ scenario, missing: { code } })
    expect(document && baselineOf(state(), document)).toBeUndefined()
    expect(state().shown).toEqual([])
    expect(activeDocument(state()).scenario.id).not.toBe(scenario.id)
    for (const each of [...documentsHere(state()), ...drawnDocuments(state())]) {
      expect(each.scenario.id).not.toBe(scenario.id)
      expect(projectionOf(store, each.scenario, 'current').series.size).toBeGreaterThan(5)
    }
  })

  test('is left as it is, exported as it is, and goes to the trash', async () => {
    const { actions, host, saving, state } = await opened()
    actions.activate(scenario.id)
    actions.duplicate(scenario.id)
    await actions.exportScenario(scenario.id)
    await saving.flush()
    expect(host.files).toHaveLength(1)
    expect(await host.stored()).toMatchObject([{ scenario, revision: 1 }, { revision: 1 }])
    await actions.remove(scenario.id)
    expect(state().documents.has(scenario.id)).toBe(false)
  })

  test('is mended where the user asks: only what is at fault goes, and that is told', async () => {
    const { actions, host, saving, state, store } = await opened()
    actions.repair(scenario.id)
    const active = activeDocument(state())
    expect(active).toMatchObject({ scenario: { id: scenario.id, name: scenario.name }, missing: undefined })
    expect(faultsOn(ground, active.scenario)).toEqual([])
    expect(projectionOf(store, active.scenario, 'current').series.size).toBeGreaterThan(5)
    expect(state().notices).toMatchObject([{ lines: [expect.any(String)] }])
    await saving.flush()
    expect(await host.stored()).toMatchObject([{ scenario: active.scenario, revision: 2 }, {}])
  })
})

test('what names an indicator that is taken out goes with it; what is sound stays', () => {
  const indicators = [
    ownIndicator('own1', 'grdp / 2'),
    ownIndicator('own2', 'nobody * 2'),
    ownIndicator('own3', 'own2 + own2'),
    ownIndicator('own4', 'own1 / 2'),
  ]
  const levers = { rdIntensity: { target: lever.max }, nobody: { target: 1 } }
  const { scenario, faults } = repaired(planWith('plan', { indicators, levers }), ground)
  expect(scenario.indicators.map(({ id }) => id)).toEqual(['own1', 'own4'])
  expect(scenario.levers).toEqual({ rdIntensity: { target: lever.max } })
  expect(faults.map(({ code }) => code)).toEqual(['unknown-lever', 'name-unknown', 'name-unknown'])
})

test('what another window makes uncomputable is not worked on any more', async () => {
  const { state, holds, saving } = await windowOver([planWith('plan')], { active: 'plan', shown: ['plan'] })
  holds.save(planWith('plan', { horizon: 9999 }), 1)
  await saving.takeIn()
  expect(state().active).toBe(state().baseline)
  expect(drawnDocuments(state())).toEqual([])
})
