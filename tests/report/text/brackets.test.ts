import { expect, test } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import { inBrackets, placesInBrackets } from '../../../src/report/text/brackets.ts'
import { en } from '../../../src/report/text/en.ts'
import { ko } from '../../../src/report/text/ko.ts'
import { type TextKey, type Translate, translator } from '../../../src/report/text/translate.ts'
import { zh } from '../../../src/report/text/zh.ts'
import { nestedBrackets } from '../../helpers/terms.ts'

test('a name with brackets has none where it stands in brackets', () => {
  expect(inBrackets('Guangdong (demonstration) · GD demo', 'en')).toBe('Guangdong, demonstration · GD demo')
  expect(inBrackets('0.4(탄력성)', 'ko')).toBe('0.4, 탄력성')
  expect(inBrackets('0.4（弹性）', 'zh')).toBe('0.4，弹性')
})

test('a call in a formula is no name with brackets', () => {
  for (const language of languages) expect(inBrackets('log(grdp)', language)).toBe('log(grdp)')
})

test('the places of a text in its brackets are found', () => {
  expect(placesInBrackets('{{name}} ({{unit}}, {{prices}})')).toEqual(['unit', 'prices'])
  expect(placesInBrackets('{{name}}（{{unit}}）')).toEqual(['unit'])
  expect(placesInBrackets('{{name}}: {{unit}}')).toEqual([])
})

type Texts = { readonly [key: string]: string | Texts }
const textsOf = (texts: Texts, path = ''): readonly (readonly [key: string, text: string])[] =>
  Object.entries(texts).flatMap(([key, own]) =>
    typeof own === 'string' ? [[`${path}${key}`, own] as const] : textsOf(own, `${path}${key}.`),
  )

const named = { en: 'Core share (fitted)', ko: '핵심 산업 비중(적합)', zh: '核心产业占比（拟合）' }

test.each(languages)('no text of %s has brackets in brackets, whatever it is filled with', (language) => {
  const t: Translate = translator(language)
  const ask = t as (key: TextKey, values: Readonly<Record<string, string | number>>) => string
  for (const [path, text] of textsOf({ en, ko, zh }[language])) {
    const places = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, place = '']) => place)
    const values = Object.fromEntries(places.map((place) => [place, named[language]]))
    const counted = { ...values, count: path.endsWith('_one') ? 1 : 2 }
    const said = ask(
      path.replace(/_(one|other)$/, '') as TextKey,
      /_(one|other)$/.test(path) ? counted : values,
    )
    expect(nestedBrackets(said), `${path}: ${said}`).toBe(false)
  }
})
