import { describe, expect, test } from 'vitest'
import type { TargetSpec } from '../../../src/model/spec.ts'
import { type AimContext, aimAsked, aimsOf, leftOutText } from '../../../src/report/seek/aims.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground, model } from '../../helpers/library.ts'
import { tinyTarget } from '../../helpers/tiny-outcomes.ts'

const words = createWords({ language: 'en', ground })
const { launchYear } = model.spec

const aim = (changes: Partial<TargetSpec> = {}): TargetSpec =>
  tinyTarget({
    id: 'scale2027',
    indicator: 'digitalEconomy',
    year: 2027,
    value: 70_000,
    unit: '100m CNY',
    announced: 2022,
    ...changes,
  })

const years = Array.from({ length: 21 }, (_, index) => index)
const scale = years.map((index) => 15_000 + index)
const share = years.map((index) => (index > 10 ? Number.NaN : 37))
const current = new Map([
  ['digitalEconomy', scale],
  ['digitalShare', share],
])
const context: AimContext = { spec: model.spec, horizon: 2030, shown: current, current }
const why = (target: TargetSpec, changes: Partial<AimContext> = {}) =>
  aimsOf([target], { ...context, ...changes }).leftOut.map(({ obstacle }) => obstacle)[0]

describe('official targets as questions', () => {
  test('are offered by year where model and horizon can answer them', () => {
    const { offered, leftOut } = aimsOf([aim(), aim({ id: 'scale2022', year: 2022 })], context)
    expect(offered.map(({ id }) => id)).toEqual(['scale2022', 'scale2027'])
    expect(leftOut).toEqual([])
  })

  test('are not offered otherwise, each for what stands in the way', () => {
    const { indicator: _, ...other } = aim()
    expect(why(other)).toBe('notProjected')
    expect(why(aim({ indicator: 'wages' }))).toBe('notProjected')
    expect(why(aim({ unit: '% of GRDP' }))).toBe('otherUnit')
    expect(why(aim({ year: launchYear }))).toBe('beforeProjection')
    expect(why(aim({ year: launchYear + 1 }))).toBeUndefined()
    expect(why(aim({ year: 2030 }))).toBeUndefined()
    expect(why(aim({ year: 2031 }))).toBe('pastHorizon')
    expect(why(aim({ indicator: 'digitalShare', unit: '% of GRDP' }))).toBe('noValue')
  })

  test('of money are not offered in constant prices, in which the same number means something else', () => {
    const shown = new Map([...current, ['digitalEconomy', scale.map((value) => value / 2)]])
    expect(why(aim(), { shown })).toBe('otherPrices')
    expect(why(aim({ indicator: 'digitalShare', unit: '% of GRDP', year: 2020 }), { shown })).toBeUndefined()
  })

  test('how many are not offered is said, with each reason', () => {
    const { indicator: _, ...other } = aim()
    const aims = aimsOf([other, { ...other, id: 'b' }, aim({ year: 2040 }), aim()], context)
    expect(leftOutText(aims, words)).toBe(
      'Not offered: 2 of what the model does not project, 1 past the horizon.',
    )
    expect(leftOutText(aimsOf([aim()], context), words)).toBe('')
  })
})

describe('the target that is asked about', () => {
  const { offered } = aimsOf(
    [aim(), aim({ id: 'again', announced: 2023 }), aim({ id: 'scale2022', year: 2022 })],
    context,
  )
  const asked = { indicator: 'digitalEconomy', year: 2027, target: 70_000, sense: 'atLeast' } as const

  test('is the one with the indicator, year and value of the question; of two, the one chosen', () => {
    expect(aimAsked(offered, asked)?.id).toBe('scale2027')
    expect(aimAsked(offered, asked, 'again')?.id).toBe('again')
    expect(aimAsked(offered, asked, 'scale2022')?.id).toBe('scale2027')
  })

  test('is none once something else is asked', () => {
    expect(aimAsked(offered, { ...asked, target: 70_001 }, 'again')).toBeUndefined()
    expect(aimAsked(offered, { ...asked, year: 2026 }, 'again')).toBeUndefined()
    expect(aimAsked(offered, { ...asked, sense: 'atMost' }, 'again')).toBeUndefined()
    expect(aimAsked(offered, { ...asked, indicator: 'grdp' }, 'again')).toBeUndefined()
  })
})
