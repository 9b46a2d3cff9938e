import { expect, test } from 'vitest'
import { deflate, dropInfinite, hasValue, valueOrNull } from '../../src/model/value.ts'

test('a value is a finite number, and nothing else is', () => {
  expect([0, -0, -1.5, Number.MAX_VALUE, Number.MIN_VALUE].every(hasValue)).toBe(true)
  for (const none of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null, undefined]) {
    expect(hasValue(none)).toBe(false)
    expect(valueOrNull(none)).toBeNull()
  }
})

test('lists keep their values bit by bit, and lose what is infinite', () => {
  const values = Float64Array.of(1, Number.POSITIVE_INFINITY, -0, Number.NEGATIVE_INFINITY, Number.NaN, 1e308)
  expect([...dropInfinite(values)]).toEqual([1, Number.NaN, -0, Number.NaN, Number.NaN, 1e308])
})

test('what a price index of nothing makes of an amount is no value', () => {
  expect([...deflate(Float64Array.of(6, 6, 0), Float64Array.of(2, 0, 0))]).toEqual([
    3,
    Number.NaN,
    Number.NaN,
  ])
})
