import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageRuns } from '../../../src/report/text/foreign.ts'

test('Korean words in another language are told apart, with the numbers among them', () => {
  expect(languageRuns('prints ‘three times’ (3배); the range', 'en')).toEqual([
    { text: 'prints ‘three times’ (' },
    { text: '3배', language: 'ko' },
    { text: '); the range' },
  ])
  expect(languageRuns('逐字读来，“2조 3,291만 위안”为20,000.3291亿元', 'zh')).toEqual([
    { text: '逐字读来，“' },
    { text: '2조 3,291만 위안', language: 'ko' },
    { text: '”为20,000.3291亿元' },
  ])
  expect(languageRuns('인력', 'en')).toEqual([{ text: '인력', language: 'ko' }])
})

test('Chinese names in English are told apart; in Korean they are read as Korean', () => {
  expect(languageRuns('科技日报 (Science and Technology Daily), 2024', 'en')).toEqual([
    { text: '科技日报', language: 'zh' },
    { text: ' (Science and Technology Daily), 2024' },
  ])
  expect(languageRuns('과기일보(科技日报)', 'ko')).toEqual([{ text: '과기일보(科技日报)' }])
})

test('a text of the reader’s own is one run', () => {
  expect(languageRuns('디지털 경제', 'ko')).toEqual([{ text: '디지털 경제' }])
  expect(languageRuns('digital economy', 'en')).toEqual([{ text: 'digital economy' }])
  expect(languageRuns('', 'zh')).toEqual([{ text: '' }])
})

test('runs are the text, whatever it is', () => {
  const parts = fc.array(fc.constantFrom('디지털', ' ', '3', ',', 'three', '数字', '(', ')', '가'))
  fc.assert(
    fc.property(parts, fc.constantFrom('en' as const, 'zh' as const), (words, language) => {
      const text = words.join('')
      const runs = languageRuns(text, language)
      expect(runs.map((run) => run.text).join('')).toBe(text)
      expect(runs.filter((run) => !run.language && /\p{sc=Hangul}/u.test(run.text))).toEqual([])
    }),
  )
})
