import fc from 'fast-check'
import { expect, test } from 'vitest'
import { suggestedTarget, targetStep } from '../../../src/report/seek/target.ts'

test('the first target is a tenth above what is projected, or below it for a ceiling, in two digits', () => {
  expect(suggestedTarget(58_361, 'atLeast', 0)).toBe(64_000)
  expect(suggestedTarget(58_361, 'atMost', 0)).toBe(53_000)
  expect(suggestedTarget(36.72, 'atLeast', 1)).toBe(40)
  expect(suggestedTarget(-4.1, 'atLeast', 1)).toBe(-3.7)
  expect(suggestedTarget(0, 'atLeast', 1)).toBe(1)
  expect(suggestedTarget(0, 'atMost', 0)).toBe(-10)
})

test('nothing is suggested where nothing is projected', () => {
  expect(suggestedTarget(Number.NaN, 'atMost', 0)).toBeUndefined()
})

test('a suggested target is not reached yet', () => {
  const anyValue = fc.double({ noNaN: true, min: -1e12, max: 1e12 }).filter((value) => Math.abs(value) > 1e-9)
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(suggestedTarget(value, 'atLeast', 0)).toBeGreaterThan(value)
      expect(suggestedTarget(value, 'atMost', 0)).toBeLessThan(value)
    }),
  )
})

test('arrow keys move a target by a step of its second digit', () => {
  expect([60_000, -450, 9.8, 0.4, 0].map(targetStep)).toEqual([1000, 10, 0.1, 0.01, 1])
})
