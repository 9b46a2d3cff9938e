import { beforeEach, describe, expect, test } from 'vitest'
import {
  activeDocument,
  baselineOf,
  comparableBaseline,
  drawnDocuments,
  groundsInUse,
  projectionOf,
} from '../../../src/renderer/workspace/workspace.ts'
import { groundName, groundNote } from '../../../src/report/ground.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground, library } from '../../helpers/library.ts'
import { newerKey, readBeside, secondPack } from '../../helpers/second-pack.ts'
import { openWindow, workspaceOf } from '../open-window.ts'

const read = readBeside(secondPack)
if (!read.ok) throw new Error('the library has faults')
const twoPacks = read.value

let window: Awaited<ReturnType<typeof openWindow>>
const second = () => {
  const found = [...groundsInUse(window.state())].find(([, each]) => each.baseline.id === 'second-21')
  if (!found) throw new Error('nothing stands on the second baseline')
  return found[0]
}

beforeEach(async () => {
  window = await openWindow({ library: twoPacks })
})

describe('the ground of the window', () => {
  test('is that of the active scenario; each ground in use has its baseline on the desk', () => {
    const { state } = window
    expect(state().ground.baseline.id).toBe(ground.baseline.id)
    const inUse = [...groundsInUse(state()).values()].map(({ baseline }) => baseline.id)
    expect(inUse).toEqual([...library.grounds.all.map(({ baseline }) => baseline.id), 'second-21'])
    const documents = [...state().documents.values()]
    expect(new Set(documents.map(({ scenario }) => scenario.id)).size).toBe(documents.length)
  })

  test('changes with another baseline: levers, baseline and lines are those of the other ground', () => {
    const { state, store, actions } = window
    const before = activeDocument(state()).scenario
    actions.standOn(second())
    expect(state().ground).toMatchObject({ baseline: { id: 'second-21' }, pack: { id: 'second' } })
    const active = activeDocument(state())
    expect(active).toMatchObject({ kind: 'baseline', scenario: { model: newerKey, baseline: 'second-21' } })
    expect(comparableBaseline(state()).model).toBe(newerKey)
    expect(store.projectorOf(active.scenario).model).toBe(state().ground.built)
    expect(projectionOf(store, active.scenario, 'current').series.size).toBeGreaterThan(5)
    actions.standOn(state().baseline)
    expect(activeDocument(state())).toBe(active)
    // Back on the first, what was open there is open again.
    actions.activate(before.id)
    expect(state().ground.baseline.id).toBe(ground.baseline.id)
    actions.standOn(second())
    actions.standOn([...groundsInUse(state()).keys()][0] ?? '')
    expect(activeDocument(state()).scenario.id).toBe(before.id)
  })

  test('a new scenario stands on the ground that is open, and so does a copy of its baseline', async () => {
    const { state, actions } = window
    actions.standOn(second())
    actions.newScenario()
    expect(activeDocument(state()).scenario).toMatchObject({ model: newerKey, baseline: 'second-21' })
    const lever = state().ground.model.levers.find(({ id }) => id === 'rdIntensity')
    if (!lever) throw new Error('there is no lever')
    actions.moveLever(lever, lever.max)
    await window.saving.flush()
    expect(await window.host.stored()).toMatchObject([
      {
        scenario: { model: newerKey, baseline: 'second-21', levers: { rdIntensity: { target: lever.max } } },
      },
    ])
  })

  test('what stands elsewhere is not drawn, and comes back with its ground', () => {
    const { state, actions } = window
    const [first, other] = [...state().documents].flatMap(([id, { kind }]) =>
      kind === 'shipped' ? [id] : [],
    )
    if (!first || !other) throw new Error('too few scenarios ship')
    actions.activate(first)
    actions.show(other, true)
    const drawn = () => drawnDocuments(state()).map(({ scenario }) => scenario.id)
    expect(drawn()).toEqual([first, other])
    actions.standOn(second())
    expect(drawn()).toEqual([])
    actions.activate(first)
    expect(drawn()).toEqual([first, other])
  })

  test('a scenario whose model is not here is on the desk with what is missing, and cannot be opened', () => {
    const { state } = window
    const scenario = { ...activeDocument(state()).scenario, id: 'old', name: 'Old', model: 'gone@1' }
    const stored = [{ scenario, revision: 1, savedAt: '2026-01-01T00:00:00.000Z' }]
    const store = workspaceOf({ library: twoPacks.data, stored, settings: { active: 'old', shown: ['old'] } })
    const document = store.getState().documents.get('old')
    expect(document).toMatchObject({ missing: { code: 'unknown-model', details: { model: 'gone@1' } } })
    expect(document && baselineOf(store.getState(), document)).toBeUndefined()
    expect(store.getState()).toMatchObject({ shown: [] })
    expect(activeDocument(store.getState()).scenario.id).not.toBe('old')
  })
})

test('a ground is named by region and baseline, and says how good it is, in three languages', () => {
  const other = twoPacks.grounds.all.at(-1)
  if (!other) throw new Error('there is no second ground')
  const older = twoPacks.grounds.of({ model: newerKey, baseline: ground.baseline.id })
  if (!older.ok) throw new Error('the newer model does not serve the baseline')
  for (const [language, name, note] of [
    ['en', 'Zhejiang · 2017 report', /^launched 2015 · .*demonstration/],
    ['ko', '저장성 · 2017 보고서', /^출발 연도 2015 · .*시연용 자료/],
    ['zh', '浙江省 · 2017报告', /^起始年2015 · .*演示数据/],
  ] as const) {
    const words = createWords({ language, ground })
    expect(groundName(ground, words)).toBe(name)
    expect(groundNote(other, words)).toMatch(note)
    expect(groundNote(ground, words)).not.toMatch(note)
    expect(groundName(older.value, words)).toContain(String(older.value.model.version))
  }
})
