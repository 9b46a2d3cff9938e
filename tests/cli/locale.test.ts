import { expect, test } from 'vitest'
import { localeOf } from '../../src/cli/locale.ts'
import { onOneLine } from '../../src/files/characters.ts'

test('takes LC_ALL, then LC_MESSAGES, then LANG', () => {
  expect(localeOf({ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' })).toBe('C')
  expect(localeOf({ LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'ko_KR' })).toBe('zh_CN.UTF-8')
  expect(localeOf({ LANG: 'ko_KR.UTF-8' })).toBe('ko_KR.UTF-8')
  expect(localeOf({})).toBe('')
})

test('keeps texts of files from steering the terminal', () => {
  expect(onOneLine('a\n b\u001b[2Jc\u202ed')).toBe('a b\\u001b[2Jc\\u202ed')
})
