import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { AnalysisFailure, type AnalysisFailureCode } from '../../../src/analyst/analysis-failure.ts'
import type { Analyst, Watching } from '../../../src/analyst/analyst.ts'
import { type Answer, type Job, jobSteps } from '../../../src/analyst/jobs.ts'
import { followFans, wishedFans } from '../../../src/renderer/analyst/fan-feed.ts'
import { createActions } from '../../../src/renderer/workspace/actions.ts'
import { fanOf, type WorkspaceStore } from '../../../src/renderer/workspace/workspace.ts'
import { projector } from '../../helpers/library.ts'
import { createFakeHost } from '../fake-host.ts'
import { leverSpec, planWith, shippedIds, stateWith, workspaceOf } from '../open-window.ts'

interface Asked {
  readonly job: Job<'ensemble'>
  readonly signal: AbortSignal | undefined
  /** Computes the answer and gives it. */
  answer(): Promise<void>
  fail(): Promise<void>
}

/** A window whose analyst waits until a test lets it answer; what it answers is computed. */
function openFeed() {
  const store = workspaceOf()
  store.setState(stateWith([planWith('plan'), planWith('other')], { active: 'plan' }))
  const asked: Asked[] = []
  const analyst: Analyst = {
    ask: (job, { signal }: Watching = {}) =>
      new Promise((resolve, reject) => {
        asked.push({
          job: job as Job<'ensemble'>,
          signal,
          async answer() {
            resolve(answerTo(job as Job<'ensemble'>) as never)
            await settled()
          },
          async fail() {
            reject(new AnalysisFailure('internal', 'no value was found'))
            await settled()
          },
        })
      }),
    close: () => undefined,
  }
  const problems: AnalysisFailureCode[] = []
  const stop = followFans(store, analyst, (message) => problems.push(message))
  onTestFinished(stop)
  const actions = createActions(store, createFakeHost(), () => {
    throw new Error('nothing is saved here')
  })
  const last = (): Asked => {
    const found = asked.at(-1)
    if (!found) throw new Error('nothing was asked')
    return found
  }
  const move = (target: number) => actions.moveLever(leverSpec('rdIntensity'), target)
  return { store, actions, asked, last, move, problems }
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve))

function answerTo(job: Job<'ensemble'>): Answer<'ensemble'> {
  // Few draws tell as much as many here.
  const few = { ...job, options: { ...job.options, draws: Math.min(50, job.options.draws) } }
  const steps = jobSteps(projector, few, () => undefined)
  for (;;) {
    const step = steps.next()
    if (step.done) return { ...(step.value as Answer<'ensemble'>), draws: job.options.draws }
  }
}

const planOf = (store: WorkspaceStore) => store.getState().documents.get('plan')?.scenario ?? planWith('plan')
const targetOf = ({ job }: Asked): number | undefined => job.scenario.levers.rdIntensity?.target
const fanOfActive = (store: WorkspaceStore) => {
  const state = store.getState()
  const scenario = state.documents.get(state.active)?.scenario
  return scenario && fanOf(state, scenario, 'digitalEconomy')
}

describe('the fans of the charts', () => {
  test('come with few draws of what is seen at first, then with all draws of all indicators', async () => {
    const { store, asked, last } = openFeed()
    expect(asked).toHaveLength(1)
    expect(last().job.options).toMatchObject({ draws: 1000, seed: 1, method: 'sobol', prices: 'current' })
    expect(last().job.options.names).toEqual(store.getState().charts)
    await last().answer()
    expect(fanOfActive(store)?.quantiles.p50).toHaveLength(21)
    expect(asked).toHaveLength(2)
    expect(last().job.options).toMatchObject({ draws: 10_000 })
    expect(last().job.options.names).toBeUndefined()
    await last().answer()
    expect(asked).toHaveLength(2)
    expect(fanOf(store.getState(), planOf(store), 'coreWages')?.quantiles).toBe(
      store.getState().fans.get('plan')?.ensemble.fans.get('coreWages'),
    )
  })

  test('follow a lever with few draws while it is held; the newest position wins', async () => {
    const { actions, asked, last, move } = openFeed()
    await last().answer()
    await last().answer()
    actions.drag(true)
    move(3.1)
    move(3.2)
    move(3.3)
    expect(asked).toHaveLength(3)
    expect([targetOf(last()), last().job.options.draws]).toEqual([3.1, 1000])
    await last().answer()
    expect([targetOf(last()), last().job.options.draws]).toEqual([3.3, 1000])
    await last().answer()
    expect(asked).toHaveLength(4)
    actions.drag(false)
    expect([targetOf(last()), last().job.options.draws]).toEqual([3.3, 10_000])
  })

  test('a full one that is on its way is stopped by a move, and stays away', async () => {
    const { store, actions, asked, last, move } = openFeed()
    await last().answer()
    const full = last()
    expect(full.signal?.aborted).toBe(false)
    const before = fanOfActive(store)
    actions.drag(true)
    move(4)
    expect(full.signal?.aborted).toBe(true)
    expect([targetOf(last()), last().job.options.draws]).toEqual([4, 1000])
    await full.fail()
    // The one from before stays until its successor is there, and is not taken for one of the line.
    expect(fanOfActive(store)).toEqual({ quantiles: before?.quantiles, isCurrent: false })
    await last().answer()
    expect(fanOfActive(store)?.quantiles).not.toBe(before?.quantiles)
    expect(fanOfActive(store)?.isCurrent).toBe(true)
    expect(asked).toHaveLength(3)
  })

  test('are drawn anew for another seed, range or price, and not for another language', async () => {
    const { store, actions, asked, last } = openFeed()
    await last().answer()
    await last().answer()
    actions.setLanguage('ko')
    actions.setKeyYear(2025)
    expect(asked).toHaveLength(2)
    actions.draw({ seed: 2 })
    expect(last().job.options).toMatchObject({ draws: 1000, seed: 2 })
    await last().answer()
    await last().answer()
    actions.setPrices('constant')
    expect(fanOfActive(store)).toBeUndefined()
    expect(last().job.options).toMatchObject({ draws: 1000, prices: 'constant' })
    await last().answer()
    expect(fanOfActive(store)).toBeDefined()
  })

  test('are not drawn where nobody sees them', async () => {
    const { store, actions, asked, last } = openFeed()
    actions.showFans(false)
    await last().answer()
    expect(asked).toHaveLength(1)
    expect(fanOfActive(store)).toBeUndefined()
    actions.showFans(true)
    expect(fanOfActive(store)).toBeDefined()
    actions.setView('model')
    actions.activate('other')
    await last().answer()
    expect(asked).toHaveLength(2)
  })

  test('of all compared scenarios are drawn in the comparison, one after another', async () => {
    const { store, actions, asked, last } = openFeed()
    const [shipped = ''] = shippedIds
    actions.show(shipped, true)
    actions.setView('compare')
    for (let turn = 0; turn < 6; turn++) await last().answer()
    expect(asked).toHaveLength(6)
    expect([...store.getState().fans.keys()].sort()).toEqual(['baseline', 'plan', shipped].sort())
    expect(wishedFans(store.getState())).toEqual([])
  })

  test('never have more draws than can be told apart, and no more than were chosen', async () => {
    const { actions, last } = openFeed()
    await last().answer()
    await last().answer()
    actions.draw({ draws: 1_000_000 })
    expect(last().job.options.draws).toBe(10_000)
    actions.draw({ draws: 200 })
    await last().answer()
    expect(last().job.options.draws).toBe(200)
  })

  test('one that cannot be drawn is told of once, taken off, and ends nothing', async () => {
    const console = vi.spyOn(globalThis.console, 'error').mockReturnValue()
    const { store, actions, asked, last, move, problems } = openFeed()
    await last().answer()
    move(5)
    await last().fail()
    expect(fanOfActive(store)).toBeUndefined()
    const count = asked.length
    actions.setView('model')
    actions.setView('explore')
    expect(asked).toHaveLength(count)
    move(5.2)
    await last().fail()
    expect(problems).toEqual(['internal'])
    // What the engine said is for those who mend it.
    expect(console).toHaveBeenCalledWith(new AnalysisFailure('internal', 'no value was found'))
    console.mockRestore()
    move(5.4)
    await last().answer()
    expect(fanOfActive(store)?.isCurrent).toBe(true)
  })

  test('of other scenarios are asked for what these have, not for own indicators of the active one', async () => {
    const { store, actions, asked, last } = openFeed()
    const own = { id: 'perHead', label: 'Per head', formula: 'grdp / coreEmployment', unit: '10k CNY' }
    actions.setIndicators('plan', [own])
    actions.setChart(2, own.id)
    await last().answer()
    actions.show('other', true)
    actions.setView('compare')
    for (let turn = 0; turn < 8; turn++) await last().answer()
    for (const { job } of asked.filter((each) => each.job.scenario.id !== 'plan')) {
      expect(job.options.names ?? []).not.toContain(own.id)
    }
    expect([...store.getState().fans.keys()].sort()).toEqual(['baseline', 'other', 'plan'])
    expect(wishedFans(store.getState())).toEqual([])
  })

  test('of another reading, horizon or price are not shown beside a line that is not theirs', async () => {
    const { store, actions, last } = openFeed()
    await last().answer()
    await last().answer()
    const { horizon } = planOf(store)
    const drawn = fanOfActive(store)
    expect(drawn?.isCurrent).toBe(true)
    actions.setReading('level')
    expect(fanOfActive(store)).toBeUndefined()
    actions.undo()
    expect(fanOfActive(store)?.isCurrent).toBe(true)
    actions.setHorizon(horizon - 1)
    expect(fanOfActive(store)).toBeUndefined()
    // Of the other reading first, for which it was asked before.
    await last().answer()
    expect(fanOfActive(store)).toBeUndefined()
    await last().answer()
    expect(fanOfActive(store)?.quantiles.p50).toHaveLength((drawn?.quantiles.p50.length ?? 0) - 1)
  })

  test('stay what they are when a scenario gets another name or note', async () => {
    const { store, actions, asked, last } = openFeed()
    await last().answer()
    await last().answer()
    actions.rename('Another name')
    actions.setNotes('and a note')
    expect(fanOfActive(store)?.isCurrent).toBe(true)
    expect(asked).toHaveLength(2)
  })

  test('of a scenario that was removed are forgotten', async () => {
    const { store, actions, last } = openFeed()
    await last().answer()
    await last().answer()
    actions.activate('other')
    const { documents } = store.getState()
    store.setState({ documents: new Map([...documents].filter(([id]) => id !== 'plan')) })
    await last().answer()
    expect([...store.getState().fans.keys()]).toEqual(['other'])
  })
})
