import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/main/storage/store.ts'
import { watchStore } from '../../../src/main/watched-store.ts'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import { createProjector } from '../../../src/model/projection.ts'
import { activeDocument, projectionOf } from '../../../src/renderer/workspace/workspace.ts'
import { readShipped } from '../../helpers/library.ts'
import { changedSince, firstNames, firstNumbers, firstStore } from '../../helpers/version-1.ts'
import { createFakeHost, dispatchOver, type FakeHost } from '../fake-host.ts'
import { openWindow, type TestWindow } from '../open-window.ts'

const library = readShipped()

/** A window of today on the store of then. */
let window: TestWindow
let host: FakeHost

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-version-1-'))
  copyFileSync(firstStore, join(folder, 'qiantang.sqlite'))
  const opened = openStore(folder, (scenario) => {
    const ground = library.grounds.of(scenario)
    return ground.ok ? fingerprint(scenario, ground.value.built) : ''
  })
  if (!opened.ok) throw new Error(opened.error.code)
  onTestFinished(() => {
    opened.value.close()
    rmSync(folder, { recursive: true })
  })
  host = createFakeHost(dispatchOver(watchStore(opened.value), library))
  window = await openWindow({ library, host, settings: await host.settings() })
})

/** What a scenario of the desk is, and what the program showed of it then. */
const shown = () =>
  [...window.state().documents.values()]
    .filter(({ kind }) => kind === 'own')
    .map(({ scenario }) => {
      const then = firstNumbers.findLast(({ id }) => id === scenario.id)
      if (!then) throw new Error(`no numbers of ${scenario.name}`)
      return { scenario, then }
    })

test('everything that the store of then holds is there: scenarios, revisions, the trash, outcomes, settings', async () => {
  expect(shown().map(({ scenario }) => scenario.name)).toEqual([
    'Our reading of the plan, with research',
    '벤처투자와 로봇 집중 지원',
    '低增长下的人才政策',
  ])
  const [{ scenario: plan }] = shown() as [ReturnType<typeof shown>[number]]
  const revisions = await host.ask('scenarios.revisions', { id: plan.id })
  expect(revisions.map(({ revision, fingerprint: own }) => [revision, own])).toEqual(
    [3, 2, 1].map((number) => [number, firstNumbers[number - 1]?.fingerprint]),
  )
  expect(await host.ask('scenarios.trash', {})).toMatchObject([{ scenario: { name: 'A first try' } }])
  expect(await host.ask('outcomes.list', {})).toMatchObject([{ file: 'published.csv', outcomes: [{}, {}] }])
  expect(activeDocument(window.state()).scenario).toBe(plan)
  expect(window.state()).toMatchObject({ keyYear: 2030, drawing: { ranges: { itExponent: { high: 0.3 } } } })
})

test('each is shown by version 1, with the numbers of then', () => {
  for (const { scenario, then } of shown()) {
    window.actions.activate(scenario.id)
    const { ground } = window.state()
    expect([`${ground.model.id}@${ground.model.version}`, ground.baseline.id]).toEqual(
      Object.values(firstNames),
    )
    expect(changedSince(then, projectionOf(window.store, scenario, 'current'))).toEqual([])
  }
})

test('each revision computes what it computed', async () => {
  const [{ scenario: plan }] = shown() as [ReturnType<typeof shown>[number]]
  for (const [index, then] of firstNumbers.slice(0, 3).entries()) {
    const revision = await host.ask('scenarios.revision', { id: plan.id, revision: index + 1 })
    const ground = library.grounds.of(revision)
    if (!ground.ok) throw new Error(ground.error.code)
    expect(changedSince(then, createProjector(ground.value.built).project(revision))).toEqual([])
  }
})

test('each can be edited, and taken back to the numbers of then', async () => {
  for (const { scenario, then } of shown()) {
    window.actions.activate(scenario.id)
    const lever = window.state().ground.model.levers.find(({ id }) => scenario.levers[id] === undefined)
    if (!lever) throw new Error('every lever is moved')
    window.actions.moveLever(lever, lever.max)
    const changed = window.scenario(scenario.id)
    expect(changed.levers[lever.id]?.target).toBe(lever.max)
    expect(changedSince(then, projectionOf(window.store, changed, 'current'))).not.toEqual([])
    await window.saving.flush()
    expect((await host.stored()).find((each) => each.scenario.id === scenario.id)?.scenario).toEqual(changed)
    window.actions.undo()
    await window.saving.flush()
    const undone = window.scenario(scenario.id)
    expect(undone).toEqual(scenario)
    expect(changedSince(then, projectionOf(window.store, undone, 'current'))).toEqual([])
  }
  expect(window.state().saveProblem).toBeUndefined()
})
