import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../../src/model/spec.ts'
import { keyFigure } from '../../../src/renderer/key-figures/key-figures.tsx'
import { comparableBaseline, type Workspace } from '../../../src/renderer/workspace/workspace.ts'
import { formatNumber } from '../../../src/report/text/format.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground, projector } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'
import { planWith, stateWith, workspaceOf } from '../open-window.ts'

const store = workspaceOf()
const figureOf = (state: Workspace, indicator = 'digitalEconomy') =>
  keyFigure(store, state, indicator, createWords(state))
const stateOf = (plan: Scenario, changes: Partial<Workspace> = {}): Workspace =>
  stateWith([plan], { active: plan.id, ...changes })
const plan = planWith('plan', { levers: { rdIntensity: { target: 4, start: 2020, ramp: 0 } } })
/** What is computed for the plan and for its baseline in a year. */
const computed = (state: Workspace, indicator: string, year: number) =>
  [plan, comparableBaseline(state)].map((scenario) =>
    valueIn(projector.project(scenario), indicator, year),
  ) as [number, number]
/** In trillions: the digital economy is in 100 million. */
const trillions = (value: number) => ({ before: 'CNY ', number: (value / 1e4).toFixed(2), after: ' trn' })
const signed = (value: number, digits: number): string =>
  `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value), digits, 'en')}`

describe('a key figure', () => {
  test('says an amount, how far it is from the baseline, and that in per cent', () => {
    const state = stateOf(plan)
    const [value, reference] = computed(state, 'digitalEconomy', 2030)
    expect(value).toBeGreaterThan(reference)
    expect(figureOf(state)).toEqual({
      value: trillions(value),
      of: '',
      difference: `${signed((value - reference) / 10, 0)} bn (${signed((100 * (value - reference)) / reference, 1)}%)`,
      judged: 'good',
    })
  })

  test('says an amount of Korean and Chinese with its mark, and what it counts behind it', () => {
    const state = stateOf(plan)
    const [value, reference] = computed(state, 'digitalEconomy', 2030)
    const { number } = trillions(value)
    const difference = formatNumber(value - reference, 0, 'en')
    const said = (language: 'ko' | 'zh') => {
      const words = createWords({ language, ground })
      return keyFigure(store, state, 'digitalEconomy', words)
    }
    expect(said('ko').value).toEqual({ before: '', number, after: '조 위안' })
    expect(said('zh').value).toEqual({ before: '', number, after: '万亿元' })
    expect(said('ko').difference.startsWith(`+${difference}억(+`)).toBe(true)
    expect(said('zh').difference.startsWith(`+${difference}亿（+`)).toBe(true)
  })

  test('says a share in points', () => {
    const state = stateOf(plan)
    const [value, reference] = computed(state, 'coreShare', 2030)
    expect(figureOf(state, 'coreShare')).toEqual({
      value: { before: '', number: formatNumber(value, 1, 'en'), after: '%' },
      of: 'of GRDP',
      difference: `${signed(value - reference, 1)} pp`,
      judged: 'plain',
    })
  })

  test('says how much of the difference is prices, and calls none of it good', () => {
    const dear = planWith('dear', { levers: { priceGrowth: { target: 4 } } })
    const { difference, judged, prices } = figureOf(stateOf(dear))
    const [, percent = ''] = /\((\S+)%\)/.exec(difference) ?? []
    expect(prices).toBe(`prices ${percent} pp`)
    expect(judged).toBe('plain')
    expect(figureOf(stateOf(dear), 'coreShare').prices).toBeUndefined()
    expect(figureOf(stateOf(dear, { prices: 'constant' })).prices).toBeUndefined()
    expect(figureOf(stateOf(plan)).prices).toBeUndefined()
  })

  test('says that it is down', () => {
    const slow = planWith('slow', { levers: { coreTrendGrowth: { target: 2 } } })
    const { difference, judged } = figureOf(stateOf(slow))
    expect([difference[0], judged]).toEqual(['−', 'bad'])
  })

  test('calls nothing good or bad of an indicator that does not say which way is good', () => {
    for (const { id, better } of ground.model.indicators) {
      const { judged } = figureOf(stateOf(plan), id)
      expect([id, judged]).toEqual([id, judged === 'same' ? 'same' : better ? 'good' : 'plain'])
    }
    expect(figureOf(stateOf(plan), 'investment').judged).toBe('plain')
  })

  test.each([
    ['in a year before the move', plan, { keyYear: 2019 }],
    ['where nothing was moved', planWith('none', { levers: {} }), {}],
    [
      'in another reading, which the baseline is read in too',
      planWith('level', { levers: {}, reading: 'level' }),
      {},
    ],
  ] as const)('says “no change” %s', (_, scenario, changes) => {
    const { difference, judged } = figureOf(stateOf(scenario, changes))
    expect([difference, judged]).toEqual(['no change', 'same'])
  })

  test('is that of the horizon where the key year lies behind it', () => {
    const short = { ...plan, horizon: 2025 }
    expect(figureOf(stateOf(short, { keyYear: 2040 }))).toEqual(figureOf(stateOf(short, { keyYear: 2025 })))
  })

  test('says that it is the baseline’s own', () => {
    const { value, ...rest } = figureOf(stateWith([], { active: 'baseline' }))
    expect(rest).toEqual({ of: '', difference: 'this is the baseline', judged: 'baseline' })
    expect(value.number).toMatch(/^[\d.]+$/)
  })

  test('is in the prices of the window', () => {
    const current = figureOf(stateOf(plan)).value
    const constant = figureOf(stateOf(plan, { prices: 'constant' })).value
    const [value, price] = ['digitalEconomy', ground.model.deflator ?? ''].map((name) =>
      valueIn(projector.project(plan), name, 2030),
    ) as [number, number]
    expect([current, constant]).toEqual([trillions(value), trillions(value / price)])
  })

  test('of an indicator that the scenario has not is a dash', () => {
    expect(figureOf(stateOf(plan), 'mine')).toEqual({
      value: { before: '', number: '–', after: '' },
      of: '',
      difference: 'no change',
      judged: 'same',
    })
  })
})
