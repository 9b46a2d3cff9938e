import { expect, test } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import { chooseLanguage, localeOf, manners, paragraph } from '../../../src/report/text/language.ts'

test('takes LC_ALL, then LC_MESSAGES, then LANG', () => {
  expect(localeOf({ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' })).toBe('C')
  expect(localeOf({ LC_ALL: '', LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'ko_KR' })).toBe('zh_CN.UTF-8')
  expect(localeOf({ LANG: 'ko_KR.UTF-8' })).toBe('ko_KR.UTF-8')
  expect(localeOf({})).toBe('')
})

test.each([
  [['ko_KR.UTF-8'], 'ko'],
  [['ko'], 'ko'],
  [['KO-kr'], 'ko'],
  [['zh_CN'], 'zh'],
  [['zh-Hant-HK'], 'zh'],
  [['zh-Hant', 'ko'], 'zh'],
  [['en_GB.UTF-8'], 'en'],
  [['C.UTF-8'], 'en'],
  // Konkani and Zhuang begin like languages of the product, and are others.
  [['kok-IN'], 'en'],
  [['zha', 'kok-IN', 'KO'], 'ko'],
  [['fr-FR', 'en-US', 'ko'], 'en'],
  [['fr-FR'], 'en'],
  [[''], 'en'],
  [[], 'en'],
] as const)('a system set to %j reads %s', (system, language) => {
  expect(chooseLanguage(undefined, system)).toBe(language)
})

test('what the user chose goes before the system', () => {
  for (const language of languages) expect(chooseLanguage(language, ['ko', 'zh', 'en'])).toBe(language)
})

test('sentences stand as the language sets them, and each language is a locale of its own', () => {
  expect(languages.map((language) => paragraph(['A。', 'B。'], language))).toEqual([
    'A。 B。',
    'A。 B。',
    'A。B。',
  ])
  for (const language of languages) {
    const { locale } = manners[language]
    expect(Intl.NumberFormat.supportedLocalesOf(locale)).toEqual([locale])
    expect(chooseLanguage(undefined, [locale])).toBe(language)
  }
})
