import { expect, test } from 'vitest'
import { freeName, longestName } from '../../src/files/scenario-name.ts'

test('a name that is free stays as it is', () => {
  expect(freeName('Plan', new Set())).toBe('Plan')
  expect(freeName('Plan (2)', new Set(['Plan']))).toBe('Plan (2)')
})

test('one that is taken gets the first free number, in the place of the one that it has', () => {
  expect(freeName('Plan', new Set(['Plan']))).toBe('Plan (2)')
  expect(freeName('Plan (2)', new Set(['Plan', 'Plan (2)', 'Plan (4)']))).toBe('Plan (3)')
})

test('a number within a name is part of it', () => {
  expect(freeName('Plan (2) of two', new Set(['Plan (2) of two']))).toBe('Plan (2) of two (2)')
})

test('no name is longer than a name may be', () => {
  const long = 'x'.repeat(longestName + 5)
  const whole = 'x'.repeat(longestName)
  expect(freeName(long, new Set())).toBe(whole)
  expect(freeName(long, new Set([whole]))).toBe(`${'x'.repeat(longestName - 4)} (2)`)
})
