import { expect, test } from 'vitest'
import { chartData, growthDescription, indicatorIn } from '../../../src/renderer/charts/chart-data.ts'
import { projectionOf } from '../../../src/renderer/workspace/workspace.ts'
import { amountText, tickFormat } from '../../../src/report/amount.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground } from '../../helpers/library.ts'
import { planWith, stateWith, workspaceOf } from '../open-window.ts'

const growth = '%grdp'
const nameOf = ({ scenario }: { readonly scenario: { readonly name: string } }) => scenario.name

test('a chart of growth has the growth of every line on the year before, and nothing of its values', () => {
  const store = workspaceOf()
  const plan = planWith('a')
  const state = stateWith([plan], { active: 'a', charts: [growth] })
  const { lines, dots, fans } = chartData(store, state, growth, nameOf)
  const values = projectionOf(store, plan, 'current').series.get('grdp') ?? new Float64Array()
  expect(lines.map(({ id }) => id)).toEqual([baseline.id, 'a'])
  const own = lines[1]?.values ?? []
  expect(own[0]).toBeNaN()
  expect(own[3]).toBeCloseTo(100 * ((values[3] ?? 0) / (values[2] ?? 1) - 1), 10)
  expect([dots, fans]).toEqual([[], []])
  // The same values for the same line, so that its path is found again.
  expect(chartData(store, state, growth, nameOf).lines[1]?.values).toBe(own)
})

test('of what is nothing there is no growth', () => {
  const store = workspaceOf()
  const state = stateWith([], { active: baseline.id, charts: ['%policyEffect'] })
  const values = chartData(store, state, '%policyEffect', nameOf).lines[0]?.values ?? []
  expect(Array.from(values).every(Number.isNaN)).toBe(true)
})

test.each([
  ['en', 'GRDP, growth', '% per year'],
  ['ko', '지역내총생산(GRDP) 증가율', '%/년'],
  ['zh', '地区生产总值，年增速', '%/年'],
] as const)('in %s it is called %s and counted in %s', (language, label, unit) => {
  const words = createWords({ language, ground })
  const grdp = describeIndicators(ground.model.indicators, [], words).find(({ id }) => id === 'grdp')
  if (!grdp) throw new Error('there is no GRDP')
  expect(growthDescription(grdp, words)).toMatchObject({ id: growth, label, unit, axisUnit: unit })
  const store = workspaceOf({ language })
  const shown = indicatorIn(store, store.getState(), growth, words)
  expect(shown.label).toBe(label)
  expect(amountText(6.84, shown.digits, shown.unitKey, words)).toContain('6.8')
  expect(tickFormat(shown.unitKey, words)(5, 5, 10)).toBe('5')
})
