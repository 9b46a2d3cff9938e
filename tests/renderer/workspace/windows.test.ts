/** Several windows on one store: each follows what the others do, and nothing that a user did is lost. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeScenarioFile } from '../../../src/files/scenario-text.ts'
import type { Dispatch } from '../../../src/host/dispatch.ts'
import { openStore } from '../../../src/main/open-store.ts'
import { type WatchedStore, watchStore } from '../../../src/main/watched-store.ts'
import { fingerprint } from '../../../src/model/scenario.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { isSaved } from '../../../src/renderer/workspace/workspace.ts'
import { library } from '../../helpers/library.ts'
import { createMemoryStore } from '../../main/memory-store.ts'
import { createFakeHost, dispatchOver, fileOf } from '../fake-host.ts'
import { leverSpec, openWindow, planWith, type TestWindow } from '../open-window.ts'

const rd = leverSpec('rdIntensity')
const plan = planWith('plan')
const other = planWith('other')
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
/** Longer than anything waits. */
const quiet = () => pass(60_000)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Windows on one store that holds two plans; in each, the first is active. */
async function openWindows(
  count: number,
  store: WatchedStore = createMemoryStore(library.model),
  dispatch: Dispatch = dispatchOver(store),
) {
  for (const scenario of [plan, other]) await dispatch('scenarios.save', { scenario, after: 0 })
  const windows: TestWindow[] = []
  for (let number = 0; number < count; number++) {
    const host = createFakeHost(dispatch)
    windows.push(await openWindow({ host, settings: { active: 'plan' }, follows: true }))
  }
  await pass(0)
  return windows
}

async function openTwo() {
  const [here, there] = await openWindows(2)
  if (!here || !there) throw new Error('two windows were asked for')
  return { here, there }
}

const own = ({ state }: TestWindow): readonly Scenario[] =>
  [...state().documents.values()].filter(({ kind }) => kind === 'own').map(({ scenario }) => scenario)
const namesIn = (window: TestWindow): readonly string[] => own(window).map(({ name }) => name)
const targetIn = (window: TestWindow, id: string) => window.scenario(id).levers.rdIntensity?.target
const move = (window: TestWindow, target: number) => window.actions.moveLever(rd, target)

/** What each window asks in an hour. */
async function askedInAnHour(windows: readonly TestWindow[]): Promise<readonly (readonly string[])[]> {
  const before = windows.map(({ host }) => host.asked.length)
  await pass(3_600_000)
  return windows.map(({ host }, index) => host.asked.slice(before[index]).map(({ channel }) => channel))
}

/** Every window shows what the store holds, in its order, all of it saved. */
async function expectAgreement(windows: readonly TestWindow[]): Promise<void> {
  for (const window of windows) {
    expect(own(window)).toEqual((await window.host.stored()).map(({ scenario }) => scenario))
    const unsaved = [...window.state().documents.values()].filter(
      (entry) => entry.kind === 'own' && !isSaved(entry),
    )
    expect(unsaved).toEqual([])
    expect(window.state().saveProblem).toBeUndefined()
  }
}

describe('the other window', () => {
  test('hears of a change, a new name, a new scenario, a restored revision and a replaced one', async () => {
    const { here, there } = await openTwo()
    there.actions.activate('other')
    move(here, 5)
    here.actions.rename('Renamed')
    here.actions.duplicate('other')
    await quiet()
    expect(namesIn(there)).toEqual(['Renamed', 'Plan other', 'Copy of Plan other'])
    expect(targetIn(there, 'plan')).toBe(5)
    await here.actions.restore('plan', 1)
    await quiet()
    expect(there.scenario('plan')).toEqual(plan)
    await here.actions.importFile(fileOf(writeScenarioFile({ ...plan, notes: 'from a file' })))
    await here.actions.answerImport('replace')
    await quiet()
    expect(there.scenario('plan').notes).toBe('from a file')
    // What nobody worked on is told by the list alone.
    expect(there.told()).toEqual([])
    await expectAgreement([here, there])
  })

  test('is told once that the scenario on screen is another version now, and steps back only in its own', async () => {
    const { here, there } = await openTwo()
    move(there, 2)
    await quiet()
    for (const target of [4, 5]) {
      move(here, target)
      await quiet()
    }
    expect(targetIn(there, 'plan')).toBe(5)
    expect(there.told()).toEqual([
      '“Plan plan” was changed in another window; its newest version is shown here.',
    ])
    there.actions.undo()
    expect(targetIn(there, 'plan')).toBe(5)
  })

  test('loses a deleted scenario from list and charts, and can have it back', async () => {
    const { here, there } = await openTwo()
    there.actions.show('other', true)
    here.actions.activate('other')
    await here.actions.remove('plan')
    await quiet()
    expect(namesIn(there)).toEqual(['Plan other'])
    expect(there.state()).toMatchObject({ active: 'other', shown: ['other'] })
    const [notice] = there.state().notices
    expect([notice?.text, notice?.action?.label]).toEqual([
      '“Plan plan” was deleted in another window.',
      'Put back',
    ])
    notice?.action?.run()
    await quiet()
    // It comes back to its place in both, and is worked on where it was asked for.
    expect(namesIn(here)).toEqual(['Plan plan', 'Plan other'])
    expect([here.state().active, there.state().active]).toEqual(['other', 'plan'])
    await expectAgreement([here, there])
  })

  test('asks but twice a minute whether something has happened while nothing does', async () => {
    const { here, there } = await openTwo()
    await quiet()
    for (const questions of await askedInAnHour([here, there])) {
      expect(new Set(questions)).toEqual(new Set(['store.changes']))
      expect(questions.length).toBeLessThan(150)
    }
  })

  test('is not asked without end where there are many: ten wait, or ask every few seconds', async () => {
    const windows = await openWindows(10)
    await quiet()
    const [first] = windows
    if (!first) throw new Error('ten windows were asked for')
    for (const questions of await askedInAnHour(windows)) expect(questions.length).toBeLessThan(2000)
    move(first, 5)
    await quiet()
    expect(windows.map((window) => targetIn(window, 'plan'))).toEqual(windows.map(() => 5))
    await expectAgreement(windows)
  })

  test('does not take for news what it does itself, however late it hears of that', async () => {
    const { here } = await openTwo()
    move(here, 4)
    await here.saving.flush()
    const file = fileOf(writeScenarioFile({ ...plan, notes: 'from a file' }))
    await here.actions.importFile(file)
    const doings: readonly (readonly [Parameters<typeof here.host.answerLate>[0], () => unknown])[] = [
      ['scenarios.save', () => move(here, 5)],
      ['scenarios.restore', () => here.actions.restore('plan', 1)],
      ['scenarios.import', () => here.actions.answerImport('replace')],
      ['scenarios.remove', () => here.actions.remove('plan')],
      ['scenarios.putBack', () => here.actions.putBack('plan')],
    ]
    for (const [channel, act] of doings) {
      const release = here.host.answerLate(channel)
      void act()
      await quiet()
      release()
      await quiet()
    }
    expect(here.told().filter((text) => text.includes('another window'))).toEqual([])
    await expectAgreement([here])
  })

  test('hears of outcomes that were imported and removed', async () => {
    const { here, there } = await openTwo()
    const csv = 'year,indicator,value,source,measure\n2021,grdp,73516,office,\n'
    await here.actions.importOutcomes(fileOf(csv, 'own.csv'))
    await here.actions.keepOutcomes()
    await quiet()
    expect(there.state().ownOutcomes.map(({ file }) => file)).toEqual(['own.csv'])
    await there.actions.removeOutcomes('own.csv')
    await quiet()
    expect(here.state().ownOutcomes).toEqual([])
  })

  test('finds the trash as it is: put back twice, deleted twice', async () => {
    const { here, there } = await openTwo()
    await Promise.all([here.actions.remove('plan'), there.actions.remove('plan')])
    await quiet()
    expect([namesIn(here), namesIn(there)]).toEqual([['Plan other'], ['Plan other']])
    await Promise.all([here.actions.putBack('plan'), there.actions.putBack('plan')])
    await quiet()
    expect([here.state().active, there.state().active]).toEqual(['plan', 'plan'])
    const problems = [here, there].flatMap(({ state }) =>
      state().notices.filter(({ kind }) => kind === 'problem'),
    )
    expect(problems).toEqual([])
    await expectAgreement([here, there])
  })
})

describe('an own change that is not saved yet', () => {
  const elsewhere: readonly (readonly [
    string,
    (window: TestWindow) => unknown,
    'conflict' | 'conflictRemoved',
  ])[] = [
    ['changed', (window) => move(window, 5), 'conflict'],
    ['renamed', (window) => window.actions.rename('Renamed'), 'conflict'],
    ['deleted', (window) => window.actions.remove('plan'), 'conflictRemoved'],
    [
      'replaced from a file',
      async (window) => {
        await window.actions.importFile(fileOf(writeScenarioFile({ ...plan, notes: 'from a file' })))
        await window.actions.answerImport('replace')
      },
      'conflict',
    ],
  ]
  const states: readonly (readonly [string, (window: TestWindow) => () => void])[] = [
    [
      'waits',
      (window) => {
        move(window, 4)
        return () => undefined
      },
    ],
    [
      'could not be saved',
      (window) => {
        window.host.failWhere((channel) => (channel === 'scenarios.save' ? 'disk-full' : undefined))
        move(window, 4)
        return () => window.host.failWhere(() => undefined)
      },
    ],
    [
      'is on its way',
      (window) => {
        const release = window.host.hold()
        move(window, 4)
        void window.saving.flush()
        return release
      },
    ],
    [
      'is in the middle of a drag',
      (window) => {
        window.actions.drag(true)
        move(window, 4)
        return () => window.actions.drag(false)
      },
    ],
  ]
  const cases = elsewhere.flatMap(([what, change, kind]) =>
    states.map(([how, begin]) => [what, how, change, begin, kind] as const),
  )

  test.each(cases)(
    'of a scenario that is %s elsewhere and %s here is one copy',
    async (...[, , change, begin, kind]) => {
      const { here, there } = await openTwo()
      const end = begin(here)
      await change(there)
      await there.saving.flush()
      await quiet()
      end()
      await here.saving.flush()
      await quiet()
      const copy = here.active().scenario
      expect(copy).toMatchObject({
        name: 'Plan plan (conflicting copy)',
        levers: { rdIntensity: { target: 4 } },
      })
      expect(namesIn(there)).toHaveLength(kind === 'conflict' ? 3 : 2)
      expect(here.told().filter((text) => text.includes('was kept as'))).toHaveLength(1)
      await expectAgreement([here, there])
    },
  )

  test('of a scenario that is drawn beside another stays drawn where it is deleted elsewhere', async () => {
    const { here, there } = await openTwo()
    here.host.failWhere((channel) => (channel === 'scenarios.save' ? 'disk-full' : undefined))
    move(here, 4)
    here.actions.activate('other')
    here.actions.show('plan', true)
    await there.actions.remove('plan')
    here.host.failWhere(() => undefined)
    await quiet()
    expect(here.state().active).toBe('other')
    expect(here.state().shown.map((id) => here.scenario(id).name)).toEqual(['Plan plan (conflicting copy)'])
    await expectAgreement([here, there])
  })

  test('and was taken back is no conflict', async () => {
    const { here, there } = await openTwo()
    move(here, 4)
    here.actions.undo()
    move(there, 5)
    await there.saving.flush()
    await quiet()
    expect([namesIn(here), targetIn(here, 'plan')]).toEqual([['Plan plan', 'Plan other'], 5])
  })

  test('and is the same there is no conflict', async () => {
    const { here, there } = await openTwo()
    move(here, 4)
    move(there, 4)
    await Promise.all([here.saving.flush(), there.saving.flush()])
    await quiet()
    expect(namesIn(here)).toEqual(['Plan plan', 'Plan other'])
    await expectAgreement([here, there])
  })

  test('though it reached the store, as its answer was lost, is no conflict with itself', async () => {
    const { here, there } = await openTwo()
    here.host.loseAnswers(true)
    move(here, 4)
    await pass(300)
    here.host.loseAnswers(false)
    move(here, 5)
    await quiet()
    expect([namesIn(here), targetIn(there, 'plan')]).toEqual([['Plan plan', 'Plan other'], 5])
    await expectAgreement([here, there])
  })

  test('in something that is being written is left alone until it is written', async () => {
    const { here, there } = await openTwo()
    here.store.setState({ drafts: ['plan'] })
    await there.actions.remove('plan')
    await quiet()
    expect(here.state().active).toBe('plan')
    here.actions.setNotes('a long thought')
    here.store.setState({ drafts: [] })
    await quiet()
    expect(here.active().scenario).toMatchObject({
      name: 'Plan plan (conflicting copy)',
      notes: 'a long thought',
    })
    await expectAgreement([here, there])
  })
})

test('a host that goes away and comes back is followed again, and gets what was not saved', async () => {
  const { here, there } = await openTwo()
  here.host.failWhere(() => 'unreachable')
  move(there, 5)
  await there.saving.flush()
  here.actions.activate('other')
  move(here, 4)
  await quiet()
  expect(here.state().saveProblem?.code).toBe('unreachable')
  here.host.failWhere(() => undefined)
  await quiet()
  expect([targetIn(here, 'plan'), targetIn(there, 'other')]).toEqual([5, 4])
  await expectAgreement([here, there])
})

test.each(['unreachable', 'wrong-token'] as const)(
  'a host that was %s between two questions gets what was not saved',
  async (code) => {
    const { here } = await openTwo()
    here.host.failWhere((channel) => (channel === 'scenarios.save' ? code : undefined))
    move(here, 4)
    await pass(1000)
    expect(here.state().saveProblem?.code).toBe(code)
    here.host.failWhere(() => undefined)
    await quiet()
    await expectAgreement([here])
  },
)

describe('a store that was recovered from a backup', () => {
  /** Windows on a store that is changed, and then is as it was before that. */
  async function recovered(
    count: number,
    change: (window: TestWindow) => void,
    meanwhile: (backup: WatchedStore) => unknown = () => undefined,
  ) {
    const backup = createMemoryStore(library.model)
    for (const scenario of [plan, other]) backup.save(scenario, 0)
    let dispatch = dispatchOver(createMemoryStore(library.model))
    const windows = await openWindows(count, undefined, (channel, input) => dispatch(channel, input))
    const [here] = windows
    if (!here) throw new Error('a window was asked for')
    change(here)
    await quiet()
    for (const { host, store } of windows) {
      host.failWhere(() => 'unreachable')
      store.setState({ notices: [] })
    }
    await quiet()
    meanwhile(backup)
    dispatch = dispatchOver(backup)
    for (const { host } of windows) host.failWhere(() => undefined)
    await quiet()
    return windows
  }

  test('is given what it has lost, once, without a word', async () => {
    const windows = await recovered(3, (window) => {
      move(window, 5)
      window.actions.duplicate('other')
    })
    for (const window of windows) {
      expect(namesIn(window)).toEqual(['Plan plan', 'Plan other', 'Copy of Plan other'])
      expect(targetIn(window, 'plan')).toBe(5)
      expect(window.told()).toEqual([])
    }
    await expectAgreement(windows)
  })

  test.each<[string, (backup: WatchedStore) => unknown, readonly string[]]>([
    ['changed', (backup) => backup.save({ ...plan, notes: 'since' }, 1), ['Plan plan', 'Plan other']],
    ['deleted', (backup) => backup.remove('plan'), ['Plan other']],
  ])('and %s since keeps what it has lost as a copy', async (_, meanwhile, others) => {
    const windows = await recovered(1, (window) => move(window, 5), meanwhile)
    const [here] = windows
    expect(here && namesIn(here)).toEqual([...others, 'Plan plan (conflicting copy)'])
    expect(here?.active().scenario.levers.rdIntensity?.target).toBe(5)
    await expectAgreement(windows)
  })
})

test('a store that refuses everything has one copy made, and is not asked without end', async () => {
  const { here } = await openTwo()
  here.host.failWhere((channel) => (channel === 'scenarios.save' ? 'conflict' : undefined))
  move(here, 4)
  await quiet()
  await here.actions.saveNow()
  await quiet()
  expect(namesIn(here)).toEqual(['Plan plan', 'Plan other', 'Plan plan (conflicting copy)'])
  expect(here.state().saveProblem?.code).toBe('conflict')
  expect(here.host.sent().length).toBeLessThan(5)
  here.host.failWhere(() => undefined)
  await here.actions.saveNow()
  await quiet()
  await expectAgreement([here])
})

test('what was refused while something is written waits until it is, and is one copy with it', async () => {
  const { here, there } = await openTwo()
  here.host.failWhere(() => 'unreachable')
  move(here, 4)
  await quiet()
  await there.actions.remove('plan')
  here.store.setState({ drafts: ['plan'] })
  here.host.failWhere(() => undefined)
  await quiet()
  expect(here.state().active).toBe('plan')
  here.actions.setNotes('a long thought')
  here.store.setState({ drafts: [] })
  await quiet()
  expect(here.active().scenario).toMatchObject({
    name: 'Plan plan (conflicting copy)',
    notes: 'a long thought',
    levers: { rdIntensity: { target: 4 } },
  })
  await expectAgreement([here, there])
})

test('what was refused while something is written that is given up is saved all the same', async () => {
  const { here, there } = await openTwo()
  const release = here.host.hold()
  move(here, 4)
  void here.saving.flush()
  move(there, 5)
  await there.saving.flush()
  here.store.setState({ drafts: ['plan'] })
  release()
  await quiet()
  expect(here.state().active).toBe('plan')
  here.store.setState({ drafts: [] })
  await quiet()
  expect(namesIn(there)).toEqual(['Plan plan', 'Plan other', 'Plan plan (conflicting copy)'])
  await expectAgreement([here, there])
})

describe('a new scenario that was deleted elsewhere before this window knew it saved', () => {
  async function deletedEarly(change: (window: TestWindow) => void) {
    const { here, there } = await openTwo()
    here.host.loseAnswers(true)
    here.actions.newScenario()
    const { id } = here.active().scenario
    await quiet()
    change(here)
    await there.actions.remove(id)
    write(here, [id])
    here.host.loseAnswers(false)
    await quiet()
    write(here, [])
    await quiet()
    await expectAgreement([here, there])
    return namesIn(here)
  }

  test('is gone', async () => {
    expect(await deletedEarly(() => undefined)).toEqual(['Plan plan', 'Plan other'])
  })

  test('and was changed since is one copy', async () => {
    const names = await deletedEarly((window) => move(window, 4))
    expect(names).toEqual(['Plan plan', 'Plan other', 'New scenario (conflicting copy)'])
  })
})

test('a save that failed is no longer told of once nothing is left to be saved', async () => {
  const { here } = await openTwo()
  here.host.failWhere((channel) => (channel === 'scenarios.save' ? 'disk-full' : undefined))
  move(here, 4)
  await quiet()
  expect(here.state().saveProblem?.code).toBe('disk-full')
  await here.actions.remove('plan')
  expect(here.state().saveProblem).toBeUndefined()
})

test('names that two windows give at once stand beside each other', async () => {
  const { here, there } = await openTwo()
  there.actions.activate('other')
  here.actions.rename('Same')
  there.actions.rename('Same')
  await quiet()
  expect([namesIn(here), namesIn(there)]).toEqual([
    ['Same', 'Same'],
    ['Same', 'Same'],
  ])
  there.actions.activate('plan')
  here.actions.rename('One name')
  there.actions.rename('Another name')
  await quiet()
  expect(namesIn(here).toSorted()).toHaveLength(3)
  expect(namesIn(here).filter((name) => name.endsWith('(conflicting copy)'))).toHaveLength(1)
  await expectAgreement([here, there])
})

test('two windows that change one scenario again and again make one copy', async () => {
  const { here, there } = await openTwo()
  for (let turn = 0; turn < 12; turn++) {
    move(here, 3.1 + turn / 10)
    move(there, 4.1 + turn / 10)
    await pass(turn * 50)
  }
  await quiet()
  expect(namesIn(here)).toHaveLength(3)
  await expectAgreement([here, there])
})

// --- Anything, in any order ---

/** What a planner does in a window; `typed` is a value that must not be lost. */
interface Step {
  readonly window: number
  readonly act: (window: TestWindow, typed: number) => unknown
  readonly what: string
}

const anyOwn = (window: TestWindow, place: number): string | undefined => {
  const ids = own(window).map(({ id }) => id)
  return ids[place % Math.max(1, ids.length)]
}
const place = fc.nat(5)
const onOwn = (what: string, act: (window: TestWindow, id: string) => unknown) =>
  place.map((at) => ({
    what: `${what} ${at}`,
    act: (window: TestWindow) => {
      const id = anyOwn(window, at)
      return id === undefined ? undefined : act(window, id)
    },
  }))
const doing = (what: string, act: Step['act']) => fc.constant({ what, act })
const edit = doing('move', (window, typed) => move(window, typed))
/** What a window does while everything is answered. */
const calmActs = [
  { arbitrary: edit, weight: 6 },
  { arbitrary: onOwn('activate', (window, id) => window.actions.activate(id)), weight: 3 },
  { arbitrary: onOwn('remove', (window, id) => void window.actions.remove(id)), weight: 2 },
  { arbitrary: onOwn('restore', (window, id) => void window.actions.restore(id, 1)), weight: 1 },
  { arbitrary: doing('put back', (window) => putBackFirst(window)), weight: 1 },
  { arbitrary: doing('rename', (window, typed) => window.actions.rename(`Name ${typed}`)), weight: 1 },
  { arbitrary: doing('new', (window) => window.actions.newScenario()), weight: 1 },
  { arbitrary: doing('drag', (window) => window.actions.drag(true)), weight: 1 },
  { arbitrary: doing('let go', (window) => window.actions.drag(false)), weight: 1 },
  { arbitrary: doing('write', (window) => write(window, [window.state().active])), weight: 1 },
  { arbitrary: doing('written', (window) => write(window, [])), weight: 1 },
]
const slowChannels = [
  'scenarios.save',
  'scenarios.list',
  'scenarios.trash',
  'scenarios.remove',
  'scenarios.putBack',
  'store.changes',
] as const
/** Answers a channel a second late for a while. */
const slowly = (channel: (typeof slowChannels)[number]) => ({
  what: `slow ${channel}`,
  act: (window: TestWindow) => void setTimeout(window.host.answerLate(channel), 1000),
})
/** With a host that does not answer, or whose answers are lost. */
const anyActs = [
  ...calmActs,
  { arbitrary: doing('hang', (window) => window.host.failWhere(() => 'unreachable')), weight: 1 },
  { arbitrary: doing('lose', (window) => window.host.loseAnswers(true)), weight: 1 },
  { arbitrary: fc.constantFrom(...slowChannels).map(slowly), weight: 2 },
  { arbitrary: doing('answer', (window) => answerAgain(window)), weight: 1 },
]
const stepsOf = (acts: typeof calmActs, windows: number) =>
  fc.array(
    fc
      .record({
        window: fc.nat(windows - 1),
        act: fc.oneof(...acts),
        wait: fc.constantFrom(0, 0, 10, 260, 2000),
      })
      .map(({ window, act, wait }) => ({ window, ...act, wait })),
    { maxLength: 25 },
  )
type Steps = ReturnType<typeof stepsOf> extends fc.Arbitrary<infer T> ? T : never

const write = ({ store }: TestWindow, drafts: readonly string[]): void => store.setState({ drafts })

async function putBackFirst(window: TestWindow): Promise<void> {
  const [first] = await window.host.ask('scenarios.trash', {})
  if (first) void window.actions.putBack(first.scenario.id)
}

function answerAgain({ host }: TestWindow): void {
  host.failWhere(() => undefined)
  host.loseAnswers(false)
}

/** The value that a step types: another one for each. */
const typedIn = (index: number): number => Number((2.51 + index / 100).toFixed(2))

/** Takes the steps, and lets everything come to rest. */
async function take(
  steps: Steps,
  windows: readonly TestWindow[],
  hears: (window: TestWindow, step: Steps[number], index: number) => void = () => undefined,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const window = windows[step.window]
    if (!window) continue
    hears(window, step, index)
    await step.act(window, typedIn(index))
    await pass(step.wait)
  }
  for (const window of windows) {
    window.actions.drag(false)
    write(window, [])
    answerAgain(window)
  }
  for (let round = 0; round < 3; round++) await quiet()
}

/** A store on the disk, and what closes it. */
function openOnDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-windows-'))
  const opened = openStore(folder, (scenario) => fingerprint(scenario, library.model))
  if (!opened.ok) throw new Error(opened.error.code)
  const store = watchStore(opened.value)
  return {
    store,
    close: () => {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
const openInMemory = () => ({ store: createMemoryStore(library.model), close: () => undefined })

describe.each([
  ['in memory', openInMemory, 60],
  ['on the disk', openOnDisk, 8],
] as const)('three windows on a store %s', (_, open, numRuns) => {
  test('agree in the end, make no more copies than there were changes, and lose nothing', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(anyActs, 3), async (steps) => {
        const { store, close } = open()
        const windows = await openWindows(3, store)
        const typed = new Map<number, TestWindow>()
        try {
          await take(steps, windows, (window, { what }, index) => {
            if (what !== 'move') return
            // What is changed again may never have been saved.
            typed.delete(window.active().scenario.levers.rdIntensity?.target ?? rd.base)
            typed.set(typedIn(index), window)
          })
          await expectAgreement(windows)
          const ids = [...own(windows[0] ?? never()), ...(await trashed(windows))].map(({ id }) => id)
          // A change of what ships, where nothing else is left, begins a scenario, too.
          expect(ids.length).toBeLessThanOrEqual(2 + changesIn(steps))
          const kept = await everyTarget(windows[0] ?? never(), ids)
          const removedBy = new Set(
            steps.filter(({ what }) => what.startsWith('remove')).map((step) => step.window),
          )
          for (const [target, window] of typed) {
            // Who removes what was never saved gives it up.
            if (!removedBy.has(windows.indexOf(window))) expect(kept, `${target}`).toContain(target)
          }
        } finally {
          for (const window of windows) window.stop()
          close()
        }
      }),
      { numRuns },
    )
  }, 120_000)
})

test('two windows agree after a bounded number of saves, and then are quiet', async () => {
  await fc.assert(
    fc.asyncProperty(stepsOf(calmActs, 2), async (steps) => {
      const windows = await openWindows(2)
      await take(steps, windows)
      await expectAgreement(windows)
      const sent = windows.flatMap(({ host }) => host.sent())
      // What is refused while it is in the user's hands is sent again by what saves before it does something.
      expect(sent.length).toBeLessThanOrEqual(2 * changesIn(steps) + steps.length)
      for (const questions of await askedInAnHour(windows)) {
        expect(questions.filter((channel) => channel !== 'store.changes')).toEqual([])
      }
      for (const window of windows) window.stop()
    }),
    { numRuns: 60 },
  )
}, 120_000)

/** How many of the steps may change a scenario or begin one. */
const changesIn = (steps: Steps): number =>
  steps.filter(({ what }) => ['move', 'rename', 'new'].includes(what)).length

function never(): never {
  throw new Error('there is no window')
}

const trashed = async ([window]: readonly TestWindow[]): Promise<readonly Scenario[]> =>
  ((await window?.host.ask('scenarios.trash', {})) ?? []).map(({ scenario }) => scenario)

/** Every target that any revision of these scenarios holds. */
async function everyTarget(
  window: TestWindow,
  ids: readonly string[],
): Promise<readonly (number | undefined)[]> {
  const targets: (number | undefined)[] = []
  for (const id of ids) {
    for (const { revision } of await window.host.ask('scenarios.revisions', { id })) {
      const scenario = await window.host.ask('scenarios.revision', { id, revision })
      targets.push(scenario.levers.rdIntensity?.target)
    }
  }
  return targets
}
