import { expect, test } from 'vitest'
import { formatGiven, formatNumber, localeOf } from '../../src/cli/language.ts'
import { onOneLine } from '../../src/files/characters.ts'

test('takes LC_ALL, then LC_MESSAGES, then LANG', () => {
  expect(localeOf({ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' })).toBe('C')
  expect(localeOf({ LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'ko_KR' })).toBe('zh_CN.UTF-8')
  expect(localeOf({ LANG: 'ko_KR.UTF-8' })).toBe('ko_KR.UTF-8')
  expect(localeOf({})).toBe('')
})

test('groups numbers and shows what is missing', () => {
  expect(formatNumber(106341.586, 0)).toBe('106,342')
  expect(formatNumber(-0.04, 1)).toBe('0.0')
  expect(formatNumber(17262.4, 0, 'always')).toBe('+17,262')
  expect(formatNumber(0, 1, 'always')).toBe('0.0')
  expect(formatNumber(null, 2)).toBe('–')
  expect(formatGiven(0.0123, '%')).toBe('0.0123')
  expect(formatGiven(11602, '100m CNY')).toBe('11,602')
  expect(formatGiven(2016, 'year')).toBe('2016')
})

test('keeps texts of files from steering the terminal', () => {
  expect(onOneLine('a\n b\u001b[2Jc\u202ed')).toBe('a b\\u001b[2Jc\\u202ed')
})
