/** Scenarios of other grounds beside those of the open one: chosen for Compare, drawn nowhere else. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { RangeChanges } from '../../../src/model/analysis/draws.ts'
import { keyOf } from '../../../src/model/ground.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { wishedFans } from '../../../src/renderer/analyst/fan-feed.ts'
import { chartData, chartFans, toneOf } from '../../../src/renderer/charts/chart-data.ts'
import {
  activeDocument,
  comparedDocuments,
  type Drawing,
  drawingOn,
  drawnDocuments,
  fanOf,
  groundOf,
  groundsInUse,
  pricePartOf,
  usualDrawing,
} from '../../../src/renderer/workspace/workspace.ts'
import { laterLaunch, readLaterLibrary } from '../../helpers/second-pack.ts'
import { openWindow, planWith, shippedIds, type TestWindow, workspaceOf } from '../open-window.ts'

const library = readLaterLibrary()
const [here, later] = library.grounds.all
if (!here || !later) throw new Error('there are no two grounds')
const laterPlan = planWith('later', { model: keyOf(later.model), baseline: later.baseline.id })
const [first = '', ...otherShipped] = shippedIds

let window: TestWindow
let laterBaseline: string
const compared = () => comparedDocuments(window.state()).map(({ scenario }) => scenario.id)
const drawn = () => drawnDocuments(window.state()).map(({ scenario }) => scenario.id)

beforeEach(async () => {
  window = await openWindow({ library, stored: [planWith('a'), laterPlan] })
  window.actions.activate(first)
  const found = [...groundsInUse(window.state())].find(([, ground]) => ground.baseline === later.baseline)
  laterBaseline = found?.[0] ?? ''
})

describe('what is chosen on another ground', () => {
  test('is compared and not drawn, its baseline too, each in a colour of its own', () => {
    const { actions, state, store } = window
    actions.show('later', true)
    actions.show(laterBaseline, true)
    expect(compared()).toEqual([first, 'later', laterBaseline])
    expect(drawn()).toEqual([first])
    const tones = [first, 'later', laterBaseline].map((id) => toneOf(state(), id))
    expect(new Set(tones).size).toBe(3)
    expect(tones).not.toContain('baseline')
    expect(toneOf(state(), state().baseline)).toBe('baseline')
    const { lines } = chartData(store, state(), 'digitalEconomy', ({ scenario }) => scenario.name)
    expect(lines.map(({ id }) => id)).toEqual([state().baseline, first])
    actions.show('later', false)
    expect(compared()).toEqual([first, laterBaseline])
  })

  test('stays chosen where its ground is opened, apart from the baseline, which is shown there in any case', () => {
    const { actions, state } = window
    actions.show(laterBaseline, true)
    actions.show('later', true)
    actions.show('a', true)
    actions.activate('later')
    expect(state().baseline).toBe(laterBaseline)
    expect(state().shown).not.toContain(laterBaseline)
    expect(compared()).toEqual(['later', 'a'])
    expect(drawn()).toEqual(['later'])
    expect(toneOf(state(), laterBaseline)).toBe('baseline')
  })

  test('takes the room of one of those that can be shown', () => {
    const { actions } = window
    for (const id of [...otherShipped.slice(0, 3), laterBaseline, 'later']) actions.show(id, true)
    expect(compared()).toEqual([first, ...otherShipped.slice(0, 3)])
  })

  test('is there again with the next window', () => {
    const settings = { active: first, shown: [laterBaseline, 'later', 'baseline', 'gone'] }
    const stored = [{ scenario: laterPlan, revision: 1, savedAt: '2026-01-01T00:00:00.000Z' }]
    const next = workspaceOf({ library: library.data, settings, stored })
    expect(next.getState().shown).toEqual([laterBaseline, 'later'])
  })

  test('is not opened when the scenario of another ground is deleted', async () => {
    const { actions, state } = window
    actions.activate('a')
    actions.show('later', true)
    await actions.remove('a')
    expect(state().active).toBe(state().baseline)
    expect(state().ground.baseline.id).toBe(here.baseline.id)
    expect(compared()).toEqual(['later'])
  })

  test('has no part of a difference that is prices', () => {
    const { state, store, scenario } = window
    const dearer: Scenario = { ...activeDocument(state()).scenario, levers: { priceGrowth: { target: 5 } } }
    const year = later.model.horizon.default - 2
    const part = (other: Scenario) => pricePartOf(store, 'current', [dearer, other], 'grdp', year)
    expect(part(scenario(state().baseline))?.amount).toBeGreaterThan(0)
    expect(part(scenario(laterBaseline))).toBeUndefined()
  })
})

describe('a fan of another ground', () => {
  test('is wished for in Compare, of indicators that its own ground has, and begins with its own launch', () => {
    const { actions, state } = window
    actions.show('later', true)
    const wished = () => wishedFans(state()).map(({ scenario }) => scenario.id)
    expect(wished()).not.toContain('later')
    actions.setView('compare')
    expect(wished()).toEqual([first, 'baseline', 'later'])
    const [wish] = wishedFans(state()).filter(({ scenario }) => scenario.id === 'later')
    expect(wish?.names?.length).toBeGreaterThan(3)
    const scenario = window.scenario('later')
    const quantiles = { p5: [1], p10: [1], p25: [1], p50: [1], p75: [1], p90: [1], p95: [1], mean: [1] }
    const ensemble = { prices: 'current', fans: new Map([['grdp', quantiles]]) }
    const fan = { scenario, drawing: state().drawing, ensemble, isWhole: true }
    window.store.setState({ fans: new Map([['later', fan]]) } as never)
    expect(chartFans(state(), scenario, 'grdp')).toMatchObject([{ firstYear: laterLaunch, isCurrent: true }])
  })

  test('is drawn from its own ranges, and from a changed one that both grounds have alike', () => {
    const { state, store, scenario } = window
    const alike = later.model.assumptions.find(({ id, low, central, high }) =>
      here.model.assumptions.some(
        (own) => own.id === id && own.low === low && own.central === central && own.high === high,
      ),
    )
    const other = later.model.assumptions.find(({ id, central }) =>
      here.model.assumptions.some((own) => own.id === id && own.central !== central),
    )
    if (!alike) throw new Error('no assumption is alike')
    const range = ({ low, central }: typeof alike) => ({ low, central, high: central })
    const ranges: RangeChanges = {
      [alike.id]: range(alike),
      ...(other ? { [other.id]: range(other) } : {}),
      onlyThere: { low: 1, central: 1, high: 1 },
    }
    const drawing: Drawing = { ...usualDrawing, ranges }
    store.setState({ drawing })
    const own = drawingOn(state(), scenario('later'))
    expect(own.ranges).toEqual({ [alike.id]: ranges[alike.id] })
    expect(drawingOn(state(), scenario('later'))).toBe(own)
    expect(drawingOn(state(), scenario('a'))).toBe(drawing)
    // What was drawn so is current.
    const quantiles = { p5: [1], p10: [1], p25: [1], p50: [1], p75: [1], p90: [1], p95: [1], mean: [1] }
    const ensemble = { prices: 'current', fans: new Map([['grdp', quantiles]]) }
    const fanWith = (made: Drawing) => {
      const fan = { scenario: scenario('later'), drawing: made, ensemble, isWhole: true }
      store.setState({ fans: new Map([['later', fan]]) } as never)
      return fanOf(state(), scenario('later'), 'grdp')?.isCurrent
    }
    expect([fanWith(own), fanWith(drawing)]).toEqual([true, false])
  })
})

test('every document that is compared has a ground', () => {
  window.actions.show('later', true)
  const grounds = comparedDocuments(window.state()).map(({ scenario }) =>
    groundOf(window.state().grounds, scenario),
  )
  expect(grounds.map(({ baseline }) => baseline.id)).toEqual([here.baseline.id, later.baseline.id])
})
