import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digitsApart, figuresApart } from '../../../src/report/text/apart.ts'

test.each([
  [[1.25, 1.2503], 3, 4],
  [[1.25, 1.3], 3, 3],
  [[82_000, 81_999.7], 0, 1],
  [[0.003, 0], 1, 3],
  [[0, 0], 1, 1],
  [[1.25, 1.25], 3, 3],
  [[0.1 + 0.2, 0.3], 1, 1],
  [[Number.NaN, 1.25], 1, 1],
  [[-0.04, 0, 0.04], 0, 2],
  [[], 2, 2],
  // They differ by rounding of the largest, though not of the least.
  [[0, 1e6, 1e6 + 5e-7], 0, 0],
])('%j with %i digits needs %i', (values, digits, needed) => {
  expect(digitsApart(values, digits)).toBe(needed)
})

test.each([
  [[69_980, 70_000], 3, 4],
  [[69_980], 3, 3],
  [[79_207, 106_440], 3, 3],
  [[0.1 + 0.2, 0.3], 3, 3],
])('%j with %i figures needs %i', (values, figures, needed) => {
  expect(figuresApart(values, figures)).toBe(needed)
})

test('numbers that differ by more than rounding are written differently, with no digit too many', () => {
  const number = fc.double({ min: -1e4, max: 1e4, noNaN: true })
  const digits = fc.integer({ min: 0, max: 3 })
  fc.assert(
    fc.property(number, fc.integer({ min: 1, max: 7 }), digits, (value, places, least) => {
      const other = value + 10 ** -places
      const found = digitsApart([value, other], least)
      expect(value.toFixed(found)).not.toBe(other.toFixed(found))
      if (found > least)
        expect(Number(value.toFixed(found - 1)) === Number(other.toFixed(found - 1))).toBe(true)
    }),
  )
})
