import { expect, test } from 'vitest'
import { outcomesDigest } from '../../src/model/fingerprint.ts'
import { tinyBreak, tinyOutcome, tinyOutcomes, tinyTarget } from '../helpers/tiny-outcomes.ts'

const text = { en: 'Other', ko: '다른 것', zh: '其他' }

test('outcomes have another digest once a number or what decides its use is another', () => {
  const outcomes = [tinyOutcome({})]
  const usual = outcomesDigest(tinyOutcomes({ outcomes }))
  expect(usual).toMatch(/^[\da-f]{64}$/)
  expect(outcomesDigest(tinyOutcomes({ outcomes: [tinyOutcome({})] }))).toBe(usual)
  for (const other of [
    tinyOutcomes({ outcomes: [tinyOutcome({ value: 201 })] }),
    tinyOutcomes({ outcomes: [tinyOutcome({ quality: 'recalled' })] }),
    tinyOutcomes({ outcomes, breaks: [tinyBreak({})] }),
    tinyOutcomes({ outcomes, targets: [tinyTarget({})] }),
  ]) {
    expect(outcomesDigest(other)).not.toBe(usual)
  }
})

test('what only says something changes no digest', () => {
  const outcomes = [tinyOutcome({})]
  const told = [tinyOutcome({ label: text, note: text, source: 'somebody else' })]
  expect(outcomesDigest(tinyOutcomes({ outcomes: told }))).toBe(outcomesDigest(tinyOutcomes({ outcomes })))
})
