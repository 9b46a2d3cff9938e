import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { type Language, languages } from '../../../src/model/spec.ts'
import { en } from '../../../src/report/text/en.ts'
import { ko } from '../../../src/report/text/ko.ts'
import { zh } from '../../../src/report/text/zh.ts'
import { nestedBrackets, oldWordsIn, type PlacedText } from '../../helpers/terms.ts'

type Part = string | { readonly [key: string]: Part }

function textsOf(part: Part, language: Language, place: string): readonly PlacedText[] {
  if (typeof part === 'string') return [{ place, language, text: part }]
  return Object.entries(part).flatMap(([key, inner]) =>
    textsOf(inner, language, place === '' ? key : `${place}.${key}`),
  )
}

test.each(languages)('the catalogue of %s has the words of the glossary', (language) => {
  expect(oldWordsIn(textsOf({ en, ko, zh }[language], language, ''))).toEqual([])
})

/** Texts of a data file: wherever something is said in the three languages. */
function textsIn(value: unknown, place: string): readonly PlacedText[] {
  if (value === null || typeof value !== 'object') return []
  const entries = Object.entries(value)
  const isText = languages.every(
    (language) => typeof Object.getOwnPropertyDescriptor(value, language)?.value === 'string',
  )
  if (isText)
    return entries.flatMap(([language, text]) =>
      isLanguage(language) && typeof text === 'string' ? [{ place, language, text }] : [],
    )
  return entries.flatMap(([key, inner]) => textsIn(inner, `${place}.${idOf(inner) ?? key}`))
}

const isLanguage = (text: string): text is Language => languages.some((language) => language === text)

/** Things of a list are told by their id. */
function idOf(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object' || !('id' in value)) return undefined
  return String(value.id)
}

const dataFiles = readdirSync('data', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort()

test.each(dataFiles)('data/%s has the words of the glossary', (file) => {
  const texts = textsIn(load(readFileSync(join('data', file), 'utf8')), file)
  expect(texts.length).toBeGreaterThan(0)
  expect(oldWordsIn(texts)).toEqual([])
  expect(texts.filter(({ text }) => nestedBrackets(text))).toEqual([])
})

test.each([
  ['en', '90 % of simulations'],
  ['en', 'our forecast'],
  ['en', '82,661 (100 million CNY)'],
  ['en', 'in bn USD'],
  ['ko', '단위: 천 대'],
  ['zh', '单位：千人'],
  ['en', 'seed 1, 1,000 draws'],
  ['ko', '2030년 전망은 106,342억 위안입니다.'],
  ['ko', '{{name}}은(는) 조정변수입니다.'],
  ['ko', '성장 부문 정책수단'],
  ['ko', '수치를 인쇄된 대로 읽음'],
  ['zh', '按基准线的预测'],
  ['zh', '23291亿元'],
  ['zh', '各项政策杠杆'],
] as const)('of %s, “%s” is found', (language, text) => {
  expect(oldWordsIn([{ place: 'somewhere', language, text }])).not.toEqual([])
})

test.each([
  ['ko', '보고서는 ‘향후 전망’이라고 적고 있습니다.'],
  ['ko', '「디지털경제 발전 전망」'],
  ['zh', '《中国数字经济发展与就业白皮书：预测》'],
  ['zh', '23,291亿元'],
] as const)('of %s, “%s” is somebody else’s or right', (language, text) => {
  expect(oldWordsIn([{ place: 'somewhere', language, text }])).toEqual([])
})
