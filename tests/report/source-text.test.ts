import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { languages } from '../../src/model/spec.ts'
import { sourceText } from '../../src/report/source-text.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

const named = {
  ...ground,
  outcomes: {
    ...ground.outcomes,
    sources: [{ source: 'Office', text: { en: 'Office', ko: '통계국', zh: '统计局' } }],
  },
}
const said = (source: string, quality?: 'mirror' | 'press') =>
  languages.map((language) => sourceText({ source, quality }, createWords({ language, ground: named })))

test('a source that the data files name in three languages is said in the reader’s', () => {
  expect(said('Office', 'press')).toEqual([{ text: 'Office' }, { text: '통계국' }, { text: '统计局' }])
})

test('a copy is said to be one', () => {
  expect(said('Office', 'mirror').map(({ text }) => text)).toEqual([
    'Office (mirror of an official text)',
    '통계국(재게시본)',
    '统计局（转载）',
  ])
})

test('another one stands as it is, marked as what it is in', () => {
  for (const { text, language } of said('Trade press'))
    expect([text, language]).toEqual(['Trade press', 'en'])
  for (const { language } of said('信息化建设 (journal)')) expect(language).toBe('zh')
})

interface Listed {
  readonly source?: string
  readonly place?: string
}

const packs = 'data/packs'
const read = (...path: readonly string[]): Readonly<Record<string, readonly Listed[]>> =>
  load(readFileSync(join(packs, ...path), 'utf8')) as Readonly<Record<string, readonly Listed[]>>

test.each(readdirSync(packs))('every source of %s has its name in three languages', (pack) => {
  const { sources = [], outcomes = [], targets = [] } = read(pack, 'outcomes.yaml')
  const known = new Set(sources.map(({ source }) => source))
  const figures = readdirSync(join(packs, pack, 'baselines')).flatMap(
    (file) => read(pack, 'baselines', file).figures ?? [],
  )
  const places = figures.map(({ place = '' }) => place).filter((place) => /\p{sc=Han}{3}/u.test(place))
  const used = [...outcomes, ...targets].map(({ source }) => source)
  expect([...used, ...places].filter((source) => !known.has(source))).toEqual([])
  expect(used.length).toBeGreaterThan(0)
})
