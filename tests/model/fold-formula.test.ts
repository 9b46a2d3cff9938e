import { describe, expect, test } from 'vitest'
import { withIndicators } from '../../src/model/build-model.ts'
import { foldFormula, foldUnit } from '../../src/model/fold-formula.ts'
import { createProjector } from '../../src/model/projection.ts'
import { baseline, model } from '../helpers/library.ts'

describe('what an input method types is folded', () => {
  test.each([
    ['（grdp＋base）', '(grdp+base)'],
    ['grdp × 2 ÷ ３', 'grdp * 2 / 3'],
    ['grdp − base', 'grdp - base'],
    ['year ≥ 2020 ？ 1 ： ０', 'year >= 2020 ? 1 : 0'],
    ['max（grdp，base）', 'max(grdp,base)'],
    ['grdp　/\u00a0base', 'grdp / base'],
    ['year ＝＝ 2020', 'year == 2020'],
    ['grdp / base', 'grdp / base'],
  ])('%s is %s', (typed, folded) => {
    expect(foldFormula(typed)).toBe(folded)
  })
})

const faultsOf = (formula: string, unit: string) => {
  const result = withIndicators(model, [{ id: 'own', label: 'Own', formula, unit }])
  return result.ok ? [] : result.error.map(({ code, path }) => `${path.at(-1)} ${code}`)
}

test('a folded formula is a formula', () => {
  expect(faultsOf('（grdp＋digitalEconomy）', '100m CNY')).toEqual([])
})

test.each(['10K CNY', '１０k CNY', '10kcny', ' 10k  CNY ', '만위안', '10K CNY A PERSON'])(
  'a unit that is nearly written, %s, is checked as the one that is meant',
  (unit) => {
    expect(foldUnit(unit)).not.toBe('')
    expect(faultsOf('digitalEconomy', unit)).toEqual(['unit unit-mismatch'])
  },
)

test('a unit of the user’s own words stays one', () => {
  expect(faultsOf('digitalEconomy', 'bushels')).toEqual([])
})

test('growth on the year before has no value in the first year, and one in all others', () => {
  const indicators = [
    { id: 'growth', label: 'Growth', formula: '100 * (grdp / previous(grdp) - 1)', unit: '%' },
    { id: 'twice', label: 'Growth again', formula: 'growth + growth', unit: '%' },
  ]
  const { series } = createProjector(model).project({ ...baseline, indicators })
  const grdp = series.get('grdp') ?? []
  for (const [id, times] of [
    ['growth', 1],
    ['twice', 2],
  ] as const) {
    const values = Array.from(series.get(id) ?? [])
    expect(values[0]).toBeNaN()
    for (let index = 1; index < values.length; index++) {
      const expected = 100 * times * ((grdp[index] as number) / (grdp[index - 1] as number) - 1)
      expect(values[index]).toBeCloseTo(expected, 9)
    }
  }
})
