import { expect, test } from 'vitest'
import { isRounded, roundingOf } from '../../../src/report/verify/rounding.ts'

test.each([
  [4.7, 4.7, true],
  [5, 4.7, false],
  [66.28, 66.2801, true],
  [66.28, 66.2861, false],
  [1.2345e24, 1.23449e24, false],
  [0.00012, 0.000123, false],
])('%s alone is %s as printed, or rounded: %s', (printed, recomputed, isSame) => {
  const pair = { printed, recomputed }
  expect(isRounded(pair, roundingOf([pair]))).toBe(isSame)
})

test('a column is rounded as most of it is, and what is rounded otherwise was changed', () => {
  const computed = [117515.7533220415, 15804.4361, 90.123456, 88.765432]
  const column = computed.map((recomputed) => ({ printed: Number(recomputed.toFixed(2)), recomputed }))
  const changed = { printed: 15800, recomputed: 15804.4361 }
  const rounding = roundingOf(column.with(1, changed))
  expect(column.every((pair) => isRounded(pair, rounding))).toBe(true)
  expect(isRounded(changed, rounding)).toBe(false)
})

test('a program that writes ten digits and nine decimals rounds alike', () => {
  const column = [117515.7533220415, 0.01234567891, 1234567.89012].map((recomputed) => ({
    printed: Number(Number(recomputed.toPrecision(10)).toFixed(9)),
    recomputed,
  }))
  const rounding = roundingOf(column)
  expect(column.every((pair) => isRounded(pair, rounding))).toBe(true)
})
