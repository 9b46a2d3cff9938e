import { describe, expect, test } from 'vitest'
import { chartIdOf, chartSubject } from '../../../src/model/chart-subject.ts'
import { wishedFans } from '../../../src/renderer/analyst/fan-feed.ts'
import { addedDescription, chartData } from '../../../src/renderer/charts/chart-data.ts'
import { projectionOf } from '../../../src/renderer/workspace/workspace.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground } from '../../helpers/library.ts'
import { openWindow, planWith, stateWith, workspaceOf } from '../open-window.ts'

const added = '+digitalEconomy'
const nameOf = ({ scenario }: { readonly scenario: { readonly name: string } }) => scenario.name

test('the id of a chart says whether it shows what is added', () => {
  for (const id of ['grdp', '+grdp', '%grdp']) expect(chartIdOf(chartSubject(id))).toBe(id)
  expect(chartSubject('+grdp')).toEqual({ indicator: 'grdp', isAdded: true, isGrowth: false })
  expect(chartSubject('grdp')).toEqual({ indicator: 'grdp', isAdded: false, isGrowth: false })
  expect(chartSubject('%grdp')).toEqual({ indicator: 'grdp', isAdded: false, isGrowth: true })
})

describe('a chart of what scenarios add', () => {
  test('has a line for each drawn scenario, which is the difference of its line and the baseline’s', () => {
    const store = workspaceOf()
    const [a, b] = [planWith('a'), planWith('b', { levers: { enterpriseIt: { target: 1 } } })]
    const state = stateWith([a, b], { active: 'a', shown: ['b'], charts: [added] })
    const { lines, dots } = chartData(store, state, added, nameOf)
    expect(lines.map(({ id, isActive }) => [id, isActive])).toEqual([
      ['a', true],
      ['b', false],
    ])
    const of = (scenario: typeof a) =>
      projectionOf(store, scenario, 'current').series.get('digitalEconomy') ?? new Float64Array()
    const last = of(a).length - 1
    expect(lines[0]?.values[last]).toBe((of(a)[last] ?? 0) - (of(baseline)[last] ?? 0))
    expect(lines[0]?.values[0]).toBe(0)
    // Nothing was published of a difference.
    expect(dots).toEqual([])
    // The same values for the same lines, so that their path is found again.
    expect(chartData(store, state, added, nameOf).lines[0]?.values).toBe(lines[0]?.values)
  })

  test('of the baseline alone has none', () => {
    const state = stateWith([], { active: 'baseline', shown: [], charts: [added] })
    expect(chartData(workspaceOf(), state, added, nameOf).lines).toEqual([])
  })

  test('is called so in every language, and of a percentage it shows percentage points', () => {
    for (const [language, label, points] of [
      ['en', /above the baseline$/, 'vs baseline, percentage points'],
      ['ko', /기준 시나리오 대비$/, '기준 대비, %p'],
      ['zh', /与基准情景之差$/, '与基准情景之差，个百分点'],
    ] as const) {
      const words = createWords({ language, ground })
      const described = describeIndicators(ground.model.indicators, [], words).map((each) =>
        addedDescription(each, words),
      )
      const of = (id: string) => described.find((each) => each.id === `+${id}`)
      expect(of('digitalEconomy')?.label).toMatch(label)
      expect(of('digitalEconomy')?.unit).toContain(words.unit('100m CNY'))
      expect(of('digitalShare')?.unit).toBe(points)
    }
  })
})

describe('the fan of what is added', () => {
  test('is asked for with the active scenario’s own, from the baseline in its reading and to its horizon', () => {
    const plan = planWith('a', { horizon: 2030 })
    const state = stateWith([plan], { active: 'a', charts: ['grdp', added] })
    expect(wishedFans(state)[0]).toMatchObject({
      scenario: { id: 'a' },
      names: ['grdp'],
      above: { scenario: { id: 'baseline', horizon: 2030 }, names: ['digitalEconomy'] },
    })
    const without = stateWith([plan], { active: 'a', charts: ['grdp'] })
    expect(wishedFans(without)[0]).not.toHaveProperty('above')
    const ofBaseline = stateWith([], { active: 'baseline', charts: ['grdp', added] })
    expect(wishedFans(ofBaseline)[0]).not.toHaveProperty('above')
  })

  test('is drawn anew when a chart of another addition is chosen', async () => {
    const { state, actions } = await openWindow()
    actions.setChart(2, added)
    expect(state().charts[2]).toBe(added)
    expect(wishedFans(state())[0]?.above?.names).toEqual(['digitalEconomy'])
    actions.setChart(3, '+grdp')
    expect(wishedFans(state())[0]?.above?.names).toEqual(['digitalEconomy', 'grdp'])
  })
})
