import { expect, test } from 'vitest'
import { fingerprint } from '../../src/model/fingerprint.ts'
import { shortFingerprint } from '../../src/report/fingerprint.ts'
import { baseline, model } from '../helpers/library.ts'

test('a fingerprint is shown by its first twelve digits', () => {
  const whole = fingerprint(baseline, model)
  expect(shortFingerprint(whole)).toBe(whole.slice(0, 12))
  expect(shortFingerprint(whole)).toMatch(/^[0-9a-f]{12}$/)
})
