import { expect, test } from 'vitest'
import { languages } from '../../src/model/spec.ts'
import { differenceText, percentOf, shortDifference } from '../../src/report/difference.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

const amount = { unitKey: '100m CNY', digits: 0, isPercentage: false }
const share = { unitKey: '% of GRDP', digits: 1, isPercentage: true }
const wordsIn = (language: (typeof languages)[number]) => createWords({ language, ground })

test.each([
  [17_262, 74_526, amount, 23.162386281297803],
  [-10, 200, amount, -5],
  // Of nothing, of what shows as nothing, of what is below nothing, and of a share, no per cent is told.
  [2, 0, amount, undefined],
  [2, 0.4, amount, undefined],
  [2, -4, amount, undefined],
  [0.3, 37, share, undefined],
  [Number.NaN, 4, amount, undefined],
  [1, Number.NaN, amount, undefined],
])('%d more than %d of %j is %d per cent', (difference, reference, told, percent) => {
  expect(percentOf(difference, reference, told)).toBe(percent)
})

test('a difference is told in its unit and in per cent, or in percentage points', () => {
  expect(languages.map((language) => differenceText(17_262, 74_526, amount, wordsIn(language)))).toEqual([
    '+17,262 (+23.2%)',
    '+17,262(+23.2%)',
    '+17,262（+23.2%）',
  ])
  expect(languages.map((language) => differenceText(0.31, 37, share, wordsIn(language)))).toEqual([
    '+0.3 pp',
    '+0.3%p',
    '+0.3个百分点',
  ])
  const english = wordsIn('en')
  expect(differenceText(3, 0, amount, english)).toBe('+3')
  expect(differenceText(3, -1, amount, english)).toBe('+3')
  expect(differenceText(0.4, 1, amount, english)).toBeUndefined()
})

test('where there is little room, the per cent or the points stand alone, else the amount', () => {
  const english = wordsIn('en')
  expect(shortDifference(17_262, 74_526, amount, english)).toBe('+23.2%')
  expect(shortDifference(-0.31, 37, share, english)).toBe('−0.3 pp')
  expect(shortDifference(3, 0, amount, english)).toBe('+3')
  expect(shortDifference(0.001, 74_526, amount, english)).toBeUndefined()
  // Of nothing there are no per cents: the amount is in what its table is in.
  const robots = { unitKey: 'thousand robots', digits: 0, isPercentage: false }
  const said = languages.map((language) => shortDifference(3, 0, robots, wordsIn(language)))
  expect(said).toEqual(['+3', '+0.3', '+0.3'])
})
