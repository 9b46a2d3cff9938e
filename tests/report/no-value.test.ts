import { expect, test } from 'vitest'
import { languages } from '../../src/model/spec.ts'
import { noValueText } from '../../src/report/no-value.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

test('that there is no value, why, and what follows', () => {
  const words = createWords({ language: 'en', ground })
  expect(noValueText('Own', 2020, undefined, undefined, words)).toBe('Own has no value in 2020.')
  expect(noValueText('Own', 2020, 'logarithm', 'noRange', words)).toBe(
    'Own has no value in 2020 (its formula takes the logarithm of zero or less). No range can be given.',
  )
})

test.each(languages)('in %s, with no word of "some draws"', (language) => {
  const text = noValueText('X', 2020, 'draws', 'noOdds', createWords({ language, ground }))
  expect(text).toContain('2020')
  expect(text).not.toMatch(/[{}]|noValue|some draws|일부 추출|部分抽样|∞/)
})
