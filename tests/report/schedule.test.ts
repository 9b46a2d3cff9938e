import { expect, test } from 'vitest'
import { languages } from '../../src/model/spec.ts'
import { scheduleSentence } from '../../src/report/schedule.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

const said = (language: (typeof languages)[number], ramp: number, end?: number) =>
  scheduleSentence(createWords({ language, ground }), 2018, ramp, end)

test.each([
  [0, undefined, 'from 2018 at once'],
  [1, undefined, 'from 2018 at once'],
  [2, undefined, 'from 2018 over 2 years'],
  [5, 2025, 'from 2018 over 5 years until 2025'],
])('a schedule with a ramp of %s years and the end %s is said as a sentence', (ramp, end, text) => {
  expect(said('en', ramp, end)).toBe(text)
})

test('Chinese sets no blanks between its parts', () => {
  expect(said('zh', 3)).toBe('自2018年起，分3年到位')
})

test('a schedule names its years without grouping, in every language', () => {
  for (const language of languages) {
    const text = said(language, 5, 2025)
    for (const number of ['2018', '5', '2025']) expect(text).toContain(number)
    expect(text).not.toMatch(/levers\.|\{\{/)
  }
})
