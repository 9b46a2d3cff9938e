import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeIndicators, digitsFor } from '../../src/report/indicator.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

test.each([
  [[0.37, 0.61, 0.8], 3],
  [[15_000, 74_000, 106_000], 0],
  [[5.2, 6.8, 12.1], 2],
  [[0.61, 0.61], 3],
  [[0, 0], 0],
  [[], 0],
  [[Number.NaN, Number.POSITIVE_INFINITY, 2, 3], 2],
  [[1e20, 3e20], 0],
  [[1e-9, 5e-9], 6],
  [[1_000_000, 1_000_000.5], 0],
])('%j is written with %s digits', (values, digits) => {
  expect(digitsFor(values)).toBe(digits)
})

test('no more figures are written than can be read', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { minLength: 1 }), (values) => {
      const digits = digitsFor(values)
      expect(digits).toBeGreaterThanOrEqual(0)
      expect(digits).toBeLessThanOrEqual(6)
    }),
  )
})

test('an own indicator is described by its label, unit and values', () => {
  const own = { id: 'deShare', label: 'Share as a ratio', formula: 'digitalEconomy/grdp', unit: 'share' }
  const words = createWords({ language: 'en', ground })
  const described = describeIndicators(ground.model.indicators, [own], words, () => [0.37, 0.8])
  expect(described.at(-1)).toEqual({
    id: 'deShare',
    label: 'Share as a ratio',
    short: 'Share as a ratio',
    unit: 'share',
    axisUnit: 'share',
    unitKey: 'share',
    digits: 3,
    isPercentage: false,
  })
})

test('a unit of the data files is told in the reader’s language, whatever it was written in', () => {
  const own = { id: 'perHead', label: 'Per head', formula: 'grdp', unit: '만 위안' }
  const [described] = describeIndicators([], [own], createWords({ language: 'zh', ground }))
  expect(described).toMatchObject({ unit: '万元', unitKey: '10k CNY', isPercentage: false })
  const growth = { ...own, unit: '%/년' }
  const [share] = describeIndicators([], [growth], createWords({ language: 'en', ground }))
  expect(share).toMatchObject({ unit: '%/yr', isPercentage: true })
})
