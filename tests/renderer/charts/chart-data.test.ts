import { expect, test } from 'vitest'
import { type BaselineSpec, languages } from '../../../src/model/spec.ts'
import { chartData, crosshairYear, observedIn, toneOf } from '../../../src/renderer/charts/chart-data.ts'
import type { Document, Workspace } from '../../../src/renderer/workspace/workspace.ts'
import { shownBeside } from '../../../src/renderer/workspace/workspace.ts'
import { drawnDots, outcomeDots, reportDots, sourceYears } from '../../../src/report/charts/dots.ts'
import { domainOf, placeAxes } from '../../../src/report/charts/place.ts'
import type { FormatTick } from '../../../src/report/charts/ticks.ts'
import { formatCompact, formatTick } from '../../../src/report/text/format.ts'
import { baseline as baselineScenario, ground } from '../../helpers/library.ts'
import { planWith, stateWith, workspaceOf } from '../open-window.ts'

const { baseline, outcomes } = ground
const store = workspaceOf()
const nameOf = (document: Document): string => document.scenario.name
const dataOf = (state: Workspace, indicator = 'digitalEconomy') => chartData(store, state, indicator, nameOf)
const figure = (id: string): number => {
  const found = baseline.figures.find((entry) => entry.id === id)
  if (!found) throw new Error(`there is no figure ${id}`)
  return found.value
}

test('a chart shows the baseline, then the active scenario, then the others in the order chosen', () => {
  const state = stateWith([planWith('a'), planWith('b'), planWith('c')], {
    active: 'b',
    shown: ['c', 'b', 'a', 'unknown'],
  })
  const { lines } = dataOf(state)
  expect(lines.map(({ id, tone, label, isActive = false }) => [id, tone, label, isActive])).toEqual([
    ['baseline', 'baseline', 'Baseline', false],
    // The first colour is that of the scenario on which the window opened.
    ['b', '2', 'Plan b', true],
    ['c', '3', 'Plan c', false],
    ['a', '4', 'Plan a', false],
  ])
  expect(lines[1]?.values).toEqual(
    store
      .projectorOf(baselineScenario)
      .project(state.documents.get('b')?.scenario ?? baselineScenario)
      .series.get('digitalEconomy'),
  )
})

test('a scenario keeps its colour, whichever of those on the charts is active', () => {
  const open = workspaceOf()
  const own = ['a', 'b', 'c', 'd'].map((id) => planWith(id))
  open.setState(stateWith(own, { active: 'baseline', shown: ['d', 'a', 'c', 'b'] }))
  const tones = () => ['baseline', 'd', 'a', 'c', 'b'].map((id) => toneOf(open.getState(), id))
  const before = tones()
  expect(new Set(before).size).toBe(5)
  for (const id of ['a', 'd', 'b', 'baseline', 'c']) {
    const state = open.getState()
    open.setState({ active: id, shown: shownBeside(state, id, state.shown) })
    expect(tones()).toEqual(before)
  }
})

test('an own indicator is the active scenario’s in every line, whatever its id means in another', () => {
  const own = (formula: string) => [{ id: 'own1', label: formula, formula, unit: '100m CNY' }]
  const [a, b] = [
    planWith('a', { indicators: own('digitalEconomy') }),
    planWith('b', { indicators: own('coreValueAdded') }),
  ]
  const state = stateWith([a, b], { active: 'a', shown: ['b'] })
  const [baselines, , others] = dataOf(state, 'own1').lines
  const of = (scenario: typeof a) => store.projectorOf(scenario).project(scenario).series
  expect(others?.values).toEqual(of(b).get('digitalEconomy'))
  expect(baselines?.values).toEqual(of(baselineScenario).get('digitalEconomy'))
})

test('the baseline is drawn in the reading and to the horizon of the active scenario', () => {
  const state = stateWith([planWith('a', { reading: 'level', horizon: 2027 })], { active: 'a' })
  const [line] = dataOf(state).lines
  expect(line?.values).toHaveLength(2027 - 2015 + 1)
  expect(line?.values[0]).toBeCloseTo(figure('digitalEconomyLaunch'), 6)
})

test('the axis goes from the first year of the report to the farthest horizon', () => {
  const state = stateWith([planWith('a', { horizon: 2027 }), planWith('b', { horizon: 2044 })], {
    active: 'a',
    shown: ['b'],
  })
  expect(dataOf(state)).toMatchObject({ axisFrom: 2014, firstYear: 2015, lastYear: 2044 })
  expect(sourceYears(baseline, 2015)).toEqual({ first: 2014, last: 2016 })
  // Of a source that observes no indicator, and of one whose figures are older than the launch.
  expect(sourceYears({ ...baseline, figures: [] }, 2023)).toEqual({ first: 2023, last: 2023 })
  expect(sourceYears(baseline, 2023)).toEqual({ first: 2014, last: 2023 })
})

// --- Dots ---

test('a figure that belongs to another reading is no dot, one of both readings or of none is', () => {
  const shared: BaselineSpec = {
    ...baseline,
    readings: [
      { ...(baseline.readings[0] as BaselineSpec['readings'][number]), id: 'one', figures: ['a', 'both'] },
      { ...(baseline.readings[0] as BaselineSpec['readings'][number]), id: 'other', figures: ['b', 'both'] },
    ],
    figures: ['a', 'b', 'both', 'none', 'elsewhere'].map((id, index) => ({
      ...(baseline.figures[0] as BaselineSpec['figures'][number]),
      id,
      value: index,
      year: 2015,
      indicator: id === 'elsewhere' ? 'grdp' : 'digitalEconomy',
    })),
  }
  const values = (reading: string) => reportDots('digitalEconomy', shared, reading).map((dot) => dot.value)
  expect(values('one')).toEqual([0, 2, 3])
  expect(values('other')).toEqual([1, 2, 3])
})

test('the printed level of the digital economy is a dot in its own reading only', () => {
  const report = (reading: string) => reportDots('digitalEconomy', baseline, reading)
  expect(report('level')).toMatchObject([
    { year: 2015, value: figure('digitalEconomyLaunch'), kind: 'report' },
  ])
  expect(report('share')).toEqual([])
})

test('outcomes are dots where they are levels, not where they are growth', () => {
  const later = outcomeDots('grdp', outcomes.outcomes)
  expect(later.map(({ year, kind }) => [year, kind])).toEqual([
    [2015, 'outcome'],
    [2016, 'outcome'],
    [2017, 'outcome'],
    [2018, 'outcome'],
  ])
})

test('constant prices hide the dots of money, not those of shares and counts', () => {
  const current = stateWith([])
  const constant: Workspace = { ...current, prices: 'constant' }
  for (const { id, unit } of ground.model.indicators) {
    const isAmount = unit.includes('CNY')
    const dots = dataOf(current, id).dots
    expect(dataOf(constant, id).dots, id).toEqual(isAmount ? [] : dots)
  }
  expect(dataOf(current, 'coreShare').dots).not.toEqual([])
  expect(dataOf(current, 'coreValueAdded').dots).not.toEqual([])
})

test('the labels of a value axis differ, for every indicator, in every language, in large charts and small', () => {
  const state = stateWith([])
  for (const { id } of ground.model.indicators) {
    const data = dataOf(state, id)
    for (const language of languages) {
      for (const height of [110, 160, 420]) {
        const format: FormatTick = (value, step) =>
          (height < 200 ? formatCompact : formatTick)(value, step, language)
        const options = {
          small: height < 200,
          formatTick: format,
          measure: (text: string) => 7 * text.length,
        }
        const { yTicks } = placeAxes(data, { width: 3 * height, height }, domainOf(data), options)
        const labels = yTicks.map((tick) => tick.label)
        expect(new Set(labels).size, `${id}: ${labels}`).toBe(labels.length)
      }
    }
  }
})

// --- The crosshair ---

test.each([
  ['the key year', {}, 2030],
  ['the year under the pointer', { hoverYear: 2021 }, 2021],
  ['the horizon, where the key year lies behind it', { keyYear: 2050 }, 2035],
  ['the horizon, where the pointer is behind it', { hoverYear: 2040 }, 2035],
  ['the launch, where the pointer is before it', { hoverYear: 2014 }, 2015],
] as const)('the crosshair stands at %s', (_, changes, year) => {
  expect(crosshairYear(stateWith([], changes))).toBe(year)
})

test('the user’s own outcomes are dots of their own kind', () => {
  const imported = {
    file: 'mine.csv',
    importedAt: '2026-01-01T00:00:00.000Z',
    outcomes: [
      {
        indicator: 'grdp',
        year: 2019,
        measure: 'level',
        value: 62_000,
        unit: '100m CNY',
        source: 'yearbook',
      },
      { indicator: 'grdp', year: 2019, measure: 'realGrowth', value: 6.8, unit: '%/yr', source: 'yearbook' },
    ],
  } as const
  const state = stateWith([], { ownOutcomes: [imported] })
  const own = (of: Workspace) =>
    drawnDots('grdp', observedIn(of, baselineScenario), of.prices).filter(({ kind }) => kind === 'own')
  expect(own(state)).toEqual([
    {
      year: 2019,
      value: 62_000,
      kind: 'own',
      origin: { source: 'yearbook', file: 'mine.csv', importedAt: '2026-01-01T00:00:00.000Z' },
    },
  ])
  expect(own({ ...state, prices: 'constant' })).toEqual([])
})
