import { expect, test } from 'vitest'
import type { Language } from '../../../src/model/spec.ts'
import { heldText } from '../../../src/report/backtest/held.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { tinyBacktest } from '../../helpers/tiny-backtest.ts'
import { tinyGround } from '../../helpers/tiny-model.ts'
import { tinyOutcome } from '../../helpers/tiny-outcomes.ts'

const words = (language: Language) => createWords({ language, ground: tinyGround })
const outcomes = [
  tinyOutcome({ id: 'fit', year: 2024 }),
  tinyOutcome({ id: 'seen', year: 2025 }),
  tinyOutcome({ id: 'missed', indicator: 'lead', unit: 'percent', year: 2025 }),
]
const ranks = { fit: 50, seen: 12, missed: 99 }
const result = tinyBacktest({ outcomes }, { ranks })

test('the kind of years that says most is spoken of, and called what it is', () => {
  expect(heldText(result, words('en'))).toBe(
    'The 80% band held 1 of 2 published levels of 2025, seen but not fitted.',
  )
  expect(heldText(result, words('en'), { share: 50 })).toMatch(/^The 50% band held 0 of 2 /)
  const fit = tinyBacktest({ outcomes: outcomes.slice(0, 1) }, { ranks })
  expect(heldText(fit, words('en'))).toBe(
    'The 80% band held 1 of 1 published levels of 2024, with which it was set.',
  )
  const blind = tinyBacktest({ outcomes: [tinyOutcome({ id: 'fit', year: 2026 })] }, { ranks })
  expect(heldText(blind, words('en'))).toBe('The 80% band held 1 of 1 levels published for 2026 since.')
})

test('kinds have a sentence each, and are never added up', () => {
  expect(heldText(result, words('en'), { all: true })).toBe(
    'The 80% band held 1 of 2 published levels of 2025, seen but not fitted. The 80% band held 1 of 1 published levels of 2024, with which it was set.',
  )
})

test('is said in each language, also where there is nothing to say', () => {
  expect(heldText(result, words('ko'))).toContain('2025년의 수준 공표치 2개 중 1개가 들어 있었습니다.')
  expect(heldText(result, words('zh'))).toBe('80%区间覆盖了已公布、未用于设定的2025年2个水平公布值中的1个。')
  expect(heldText(tinyBacktest({ outcomes }), words('en'))).toBe(
    'Nothing published can be held against the band yet.',
  )
})
