/** Several windows on one store: each follows what the others do, and nothing that a user did is lost. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeScenarioFile } from '../../../src/files/scenario-text.ts'
import type { WatchedStore } from '../../../src/main/watched-store.ts'
import { ground } from '../../helpers/library.ts'
import { createMemoryStore } from '../../main/memory-store.ts'
import { dispatchOver, fileOf } from '../fake-host.ts'
import type { TestWindow } from '../open-window.ts'
import {
  askedInAnHour,
  expectAgreement,
  move,
  namesIn,
  openTwo,
  openWindows,
  other,
  pass,
  plan,
  quiet,
  targetIn,
  write,
} from '../open-windows.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

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
    move(here, 4)
    await quiet()
    expect(there.told()).toEqual([
      '“Plan plan” was changed in another window; its newest version is shown here.',
    ])
    // Who has changed nothing since loses no step by what comes in, and sees it.
    there.store.setState({ notices: [] })
    move(here, 5)
    await quiet()
    expect(targetIn(there, 'plan')).toBe(5)
    expect(there.told()).toEqual([])
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
    write(here, ['plan'])
    await there.actions.remove('plan')
    await quiet()
    expect(here.state().active).toBe('plan')
    here.actions.setNotes('a long thought')
    write(here, [])
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
    const backup = createMemoryStore(ground.built)
    for (const scenario of [plan, other]) backup.save(scenario, 0)
    let dispatch = dispatchOver(createMemoryStore(ground.built))
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
  write(here, ['plan'])
  here.host.failWhere(() => undefined)
  await quiet()
  expect(here.state().active).toBe('plan')
  here.actions.setNotes('a long thought')
  write(here, [])
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
  write(here, ['plan'])
  release()
  await quiet()
  expect(here.state().active).toBe('plan')
  write(here, [])
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
