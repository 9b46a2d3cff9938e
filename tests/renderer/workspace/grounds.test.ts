import { beforeEach, describe, expect, test } from 'vitest'
import { writeScenarioFile } from '../../../src/files/scenario-text.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { rowsOf } from '../../../src/renderer/own-indicators/drafts.ts'
import { othersWith } from '../../../src/renderer/own-indicators/library.ts'
import {
  activeDocument,
  baselineOf,
  comparableBaseline,
  documentsHere,
  drawnDocuments,
  groundsInUse,
  projectionOf,
} from '../../../src/renderer/workspace/workspace.ts'
import { groundName, groundNote } from '../../../src/report/ground.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground, library, ownIndicator } from '../../helpers/library.ts'
import { newerKey, readBeside, secondPack } from '../../helpers/second-pack.ts'
import { fileOf } from '../fake-host.ts'
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

describe('a scenario whose model is not here', () => {
  const gone: Scenario = {
    ...activeDocument(workspaceOf().getState()).scenario,
    id: 'gone',
    name: 'Gone',
    model: 'gone@1',
  }
  const file = fileOf(writeScenarioFile(gone), 'gone.scenario.json')

  test('is put into the list where the user agrees, and nothing else changes', async () => {
    const { state, actions, host, told } = window
    const { documents, active } = state()
    await actions.importFile(file)
    expect(state().importing).toMatchObject({
      kind: 'missing',
      incoming: gone,
      fault: { code: 'unknown-model' },
    })
    await actions.answerImport('cancel')
    expect(state()).toMatchObject({ documents, active, importing: undefined })
    expect(await host.stored()).toEqual([])
    await actions.importFile(file)
    await actions.answerImport('keep')
    expect(state().documents.get('gone')).toMatchObject({
      scenario: gone,
      missing: { code: 'unknown-model' },
    })
    expect(state().active).toBe(active)
    expect(told()).toEqual(['“Gone” was put into the list as it is. It cannot be computed here.'])
    expect(await host.stored()).toMatchObject([{ scenario: gone }])
  })

  test('is exported as it is stored, is no copy’s original, and goes to the trash and back', async () => {
    window = await openWindow({ library: twoPacks, stored: [gone] })
    const { state, actions, host } = window
    const { active } = state()
    await actions.exportScenario('gone')
    expect(host.files).toMatchObject([{ text: writeScenarioFile(gone) }])
    const size = state().documents.size
    actions.duplicate('gone')
    actions.activate('gone')
    expect(state()).toMatchObject({ active })
    expect(state().documents.size).toBe(size)
    await actions.remove('gone')
    expect(state().documents.has('gone')).toBe(false)
    await actions.putBack('gone')
    expect(state().documents.get('gone')).toMatchObject({ scenario: gone, missing: {} })
    expect(state().active).toBe(active)
  })

  test('takes the place of one that is worked on: the window goes to the baseline', async () => {
    const here = { ...gone, model: ground.pack.model }
    window = await openWindow({
      library: twoPacks,
      stored: [here],
      settings: { active: 'gone', shown: ['gone'] },
    })
    const { state, host, saving } = window
    expect(state().active).toBe('gone')
    await host.saveElsewhere(gone, 1)
    await saving.takeIn()
    expect(state().documents.get('gone')).toMatchObject({ missing: {} })
    expect(state().active).toBe(state().baseline)
    expect(drawnDocuments(state())).toEqual([])
  })
})

test('what is analysed and shared together stands on one ground', async () => {
  const own = (id: string, changes: Partial<Scenario> = {}): Scenario => ({
    ...activeDocument(workspaceOf().getState()).scenario,
    id,
    name: id,
    indicators: [ownIndicator('own1', 'grdp / 2')],
    ...changes,
  })
  const elsewhere = { model: newerKey, baseline: 'second-21' }
  const [mine, same] = [own('mine'), own('same')]
  window = await openWindow({
    library: twoPacks,
    stored: [mine, same, own('there', elsewhere), own('gone', { model: 'gone@1' })],
    settings: { active: 'mine' },
  })
  const { documents } = window.state()
  const here = documentsHere(window.state()).map(({ scenario }) => scenario.id)
  expect(here).toEqual(
    [...documents.keys()].filter((id) => !['there', 'gone'].includes(id) && id !== second()),
  )
  const [row] = rowsOf(mine.indicators)
  if (!row) throw new Error('no row')
  expect(othersWith(row, mine, documents).map(({ scenario }) => scenario.id)).toEqual(['same'])
})

test('a ground is named by region and baseline, and says how good it is, in three languages', () => {
  const other = twoPacks.grounds.all.at(-1)
  if (!other) throw new Error('there is no second ground')
  const older = twoPacks.grounds.of({ model: newerKey, baseline: ground.baseline.id })
  if (!older.ok) throw new Error('the newer model does not serve the baseline')
  for (const [language, name, note] of [
    ['en', 'Zhejiang · 2017 report', /^pack second, version 1 · .* · launched 2015 · .*demonstration/],
    ['ko', '저장성 · 2017 보고서', /^패키지 second, 1판 · .* · 출발 연도 2015 · .*시연용 자료/],
    ['zh', '浙江省 · 2017报告', /^数据包second，第1版 · .* · 起始年2015 · .*演示数据/],
  ] as const) {
    const words = createWords({ language, ground })
    expect(groundName(ground, words)).toBe(name)
    expect(groundNote(other, words)).toMatch(note)
    expect(groundNote(ground, words)).not.toMatch(note)
    expect(groundName(older.value, words)).toContain(String(older.value.model.version))
  }
})
