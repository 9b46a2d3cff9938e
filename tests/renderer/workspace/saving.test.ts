import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Input } from '../../../src/host/contract.ts'
import { isSaved } from '../../../src/renderer/workspace/workspace.ts'
import { leverSpec, openWindow, planWith, type TestWindow } from '../open-window.ts'

const rd = leverSpec('rdIntensity')
const plan = planWith('plan')
const opened = () => openWindow({ stored: [plan, planWith('other')], settings: { active: 'plan' } })
const move = (window: TestWindow, target: number): void => window.actions.moveLever(rd, target)
/** Targets of the plan's lever that were sent to the host, oldest first. */
const sentTargets = (window: TestWindow) =>
  window.host.sent().map((scenario) => scenario.levers.rdIntensity?.target)
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
/** Longer than anything waits. */
const quiet = () => pass(5000)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a change is saved', () => {
  test('once, a quarter of a second after the last of a burst', async () => {
    const window = await opened()
    for (const target of [4, 4.5, 5]) {
      move(window, target)
      await pass(200)
    }
    expect(sentTargets(window)).toEqual([])
    await pass(50)
    expect(sentTargets(window)).toEqual([5])
    expect(window.active()).toMatchObject({ saved: { revision: 2 } })
    expect(isSaved(window.active())).toBe(true)
    await quiet()
    expect(sentTargets(window)).toEqual([5])
  })

  test('when the slider is let go, and not while it is held', async () => {
    const window = await opened()
    window.actions.drag(true)
    for (const target of [4, 4.5, 5]) {
      move(window, target)
      await pass(1000)
    }
    expect(sentTargets(window)).toEqual([])
    window.actions.drag(false)
    await pass(250)
    expect(sentTargets(window)).toEqual([5])
  })

  test('not in the middle of a drag that begins before the change before it is saved', async () => {
    const window = await opened()
    move(window, 4)
    await pass(100)
    window.actions.drag(true)
    move(window, 5)
    await pass(1000)
    move(window, 5.5)
    await pass(1000)
    window.actions.drag(false)
    await quiet()
    expect(sentTargets(window).filter((target) => target === 5)).toEqual([])
    expect(sentTargets(window).at(-1)).toBe(5.5)
  })

  test('again where it was changed while a save was on its way, one after the other', async () => {
    const window = await opened()
    const release = window.host.hold()
    move(window, 4)
    await pass(250)
    move(window, 5)
    await pass(1000)
    // The second waits for the first: it is made on the revision that the first gives.
    expect(sentTargets(window)).toEqual([4])
    expect(isSaved(window.active())).toBe(false)
    release()
    await quiet()
    expect(sentTargets(window)).toEqual([4, 5])
    expect(window.active()).toMatchObject({
      saved: { revision: 3 },
      scenario: { levers: { rdIntensity: { target: 5 } } },
    })
    expect(isSaved(window.active())).toBe(true)
  })

  test('at once where it is asked for, and where the page is hidden', async () => {
    const window = await opened()
    move(window, 4)
    await window.saving.flush()
    expect(sentTargets(window)).toEqual([4])
    expect(isSaved(window.active())).toBe(true)
    move(window, 5)
    window.page.dispatchEvent(new Event('pagehide'))
    await pass(0)
    expect(sentTargets(window)).toEqual([4, 5])
    await quiet()
    expect(sentTargets(window)).toEqual([4, 5])
  })

  test('by a flush that ends only when the store has answered, whoever began the save', async () => {
    const window = await opened()
    const release = window.host.hold()
    move(window, 4)
    await pass(250)
    let done = false
    const flushed = window.saving.flush().then(() => {
      done = true
    })
    await quiet()
    expect(done).toBe(false)
    release()
    await flushed
    expect(isSaved(window.active())).toBe(true)
    expect(sentTargets(window)).toEqual([4])
  })

  test('by a flush that saves what was changed while a save was on its way, too', async () => {
    const window = await opened()
    const release = window.host.hold()
    move(window, 4)
    await pass(250)
    move(window, 5)
    const flushed = Promise.all([window.saving.flush(), window.saving.flush()])
    release()
    await flushed
    expect(isSaved(window.active())).toBe(true)
    expect(sentTargets(window)).toEqual([4, 5])
  })

  test('for every own scenario, and for no other', async () => {
    const window = await opened()
    move(window, 4)
    window.actions.activate('other')
    move(window, 5)
    window.actions.activate('baseline')
    window.actions.setReading('level')
    await quiet()
    expect(window.host.sent().map(({ id }) => id)).toEqual(['plan', 'other'])
  })

  test('until the window is closed', async () => {
    const window = await opened()
    move(window, 4)
    window.saving.stop()
    await quiet()
    window.page.dispatchEvent(new Event('pagehide'))
    await quiet()
    expect(window.host.asked).toEqual([])
  })
})

test('a new scenario is saved as the first revision, and can be changed at once', async () => {
  const window = await opened()
  window.actions.newScenario()
  await window.saving.flush()
  expect(window.active().saved?.revision).toBe(1)
  move(window, 4)
  await window.saving.flush()
  expect(window.active().saved?.revision).toBe(2)
})

test.each([
  ['that is saved', (window: TestWindow) => move(window, 4), () => undefined],
  ['that is changed', () => undefined, (window: TestWindow) => move(window, 4)],
])('a scenario %s while it is removed does not come back', async (_, before, during) => {
  const window = await opened()
  const release = window.host.hold()
  before(window)
  await pass(250)
  const removed = window.actions.remove('plan')
  during(window)
  await pass(250)
  release()
  await removed
  await quiet()
  expect(window.state().documents.has('plan')).toBe(false)
  expect(window.state().documents.size).toBe(window.store.getInitialState().documents.size - 1)
  expect((await window.host.stored()).map(({ scenario }) => scenario.id)).toEqual(['other'])
})

describe('what could not be saved', () => {
  test('is told, and is saved with the next change', async () => {
    const window = await opened()
    window.host.failWhere((channel) => (channel === 'scenarios.save' ? 'disk-full' : undefined))
    move(window, 4)
    await quiet()
    expect(window.state().saveProblem?.code).toBe('disk-full')
    expect(isSaved(window.active())).toBe(false)
    window.host.failWhere(() => undefined)
    move(window, 5)
    await quiet()
    expect(window.state().saveProblem).toBeUndefined()
    expect(window.active()).toMatchObject({ saved: { revision: 2 } })
    expect(isSaved(window.active())).toBe(true)
  })

  test('is saved when the user says so', async () => {
    const window = await opened()
    window.host.failWhere(() => 'unreachable')
    move(window, 4)
    await quiet()
    await window.actions.saveNow()
    expect(window.state().saveProblem?.code).toBe('unreachable')
    window.host.failWhere(() => undefined)
    await window.actions.saveNow()
    expect(window.state().saveProblem).toBeUndefined()
    expect((await window.host.stored())[0]?.scenario).toEqual(window.active().scenario)
  })

  test('is told as long as it is not saved, though another scenario is', async () => {
    const window = await opened()
    window.host.failWhere((channel, input) =>
      channel === 'scenarios.save' && (input as Input<'scenarios.save'>).scenario.id === 'plan'
        ? 'refused'
        : undefined,
    )
    move(window, 4)
    await quiet()
    expect(window.state().saveProblem?.code).toBe('refused')
    window.actions.activate('other')
    move(window, 5)
    await quiet()
    expect(window.state().saveProblem?.code).toBe('refused')
  })
})

describe('a change on a revision that is no longer the newest', () => {
  const changedElsewhere = { ...plan, notes: 'from another window' }

  test('keeps both: the other version in its place, the own one as a copy that is active and saved', async () => {
    const window = await opened()
    await window.host.saveElsewhere(changedElsewhere, 1)
    move(window, 4)
    await quiet()
    expect(window.scenario('plan')).toEqual(changedElsewhere)
    const { id, name, levers } = window.active().scenario
    expect([id === 'plan', name, levers.rdIntensity?.target]).toEqual([
      false,
      'Plan plan (conflicting copy)',
      4,
    ])
    expect(window.told()).toEqual([
      '“Plan plan” was changed in another window too. Your version was kept as “Plan plan (conflicting copy)”.',
    ])
    const stored = (await window.host.stored()).map(({ scenario }) => scenario)
    expect(stored).toEqual([changedElsewhere, planWith('other'), window.active().scenario])
    expect([...window.state().documents.values()].filter(({ kind }) => kind === 'own').every(isSaved)).toBe(
      true,
    )
    // The way back stays with what the user did.
    window.actions.undo()
    expect(window.active().scenario).toMatchObject({ id, name, levers: { rdIntensity: { target: 3 } } })
    await quiet()
    expect(await window.host.stored()).toHaveLength(3)
  })

  test('is one copy where the scenario was deleted, however long one waits', async () => {
    const window = await opened()
    await window.host.ask('scenarios.remove', { id: 'plan' })
    move(window, 4)
    await quiet()
    move(window, 5)
    await quiet()
    expect(window.told()).toEqual([
      '“Plan plan” was deleted in another window. Your version was kept as “Plan plan (conflicting copy)”.',
    ])
    const stored = (await window.host.stored()).map(({ scenario }) => scenario)
    expect(stored).toEqual([planWith('other'), window.active().scenario])
    expect(window.active().scenario.levers.rdIntensity?.target).toBe(5)
    expect(sentTargets(window)).toEqual([4, 4, 5])
  })

  test('leaves another scenario active where the user has gone on to it', async () => {
    const window = await opened()
    await window.host.saveElsewhere(changedElsewhere, 1)
    move(window, 4)
    window.actions.activate('other')
    await quiet()
    expect(window.state().active).toBe('other')
    expect(await window.host.stored()).toHaveLength(3)
  })

  test('is told where the other version cannot be read', async () => {
    const window = await opened()
    await window.host.saveElsewhere(changedElsewhere, 1)
    window.host.failWhere((channel) => (channel === 'scenarios.list' ? 'internal' : undefined))
    move(window, 4)
    await quiet()
    expect(isSaved(window.active())).toBe(false)
    expect(window.state().saveProblem).toBeDefined()
  })

  test('keeps the own version under a name that can be saved, however long it was', async () => {
    const long = { ...plan, name: 'x'.repeat(120) }
    const window = await openWindow({ stored: [long], settings: { active: 'plan' } })
    await window.host.saveElsewhere({ ...long, notes: 'from another window' }, 1)
    move(window, 4)
    await quiet()
    expect(isSaved(window.active())).toBe(true)
  })
})

describe('settings', () => {
  test('are written once after a burst of choices', async () => {
    const window = await opened()
    window.actions.setLanguage('ko')
    window.actions.setKeyYear(2027)
    window.actions.draw({ draws: 500, seed: 7, method: 'random' })
    window.actions.showFans(false)
    window.actions.setPanel('scenarios', { open: false })
    window.actions.setPanel('levers', { width: 330 })
    window.actions.setDrawer('none')
    await pass(300)
    window.actions.setPrices('constant')
    window.actions.show('other', true)
    await pass(399)
    expect(window.host.asked).toEqual([])
    await pass(1)
    expect(await window.host.settings()).toEqual({
      language: 'ko',
      theme: 'system',
      prices: 'constant',
      shown: ['other'],
      active: 'plan',
      keyYear: 2027,
      colours: { plan: 1, other: 2 },
      drawing: { draws: 500, seed: 7, method: 'random', ranges: {} },
      fansShown: false,
      introduced: true,
      panels: { levers: { open: true, width: 330 }, scenarios: { open: false }, drawer: 'none' },
    })
    await quiet()
    expect(window.host.asked).toHaveLength(1)
  })

  test('are written at once where the page is hidden, and not again', async () => {
    const window = await opened()
    window.page.dispatchEvent(new Event('pagehide'))
    expect(window.host.asked).toEqual([])
    window.actions.setLanguage('ko')
    window.page.dispatchEvent(new Event('pagehide'))
    await quiet()
    expect(window.host.asked.map(({ channel }) => channel)).toEqual(['settings.write'])
    expect(await window.host.settings()).toMatchObject({ language: 'ko' })
  })

  test('are left alone by what is no setting', async () => {
    const window = await opened()
    window.actions.hover(2020)
    window.actions.setView('compare')
    window.actions.notify('hello')
    await quiet()
    expect(window.host.asked).toEqual([])
  })
})
