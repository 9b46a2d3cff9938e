import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leverTexts, outsideOf, outsideText } from '../../../src/report/search/outside.ts'
import { search } from '../../../src/report/search/search.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground, model } from '../../helpers/library.ts'

const { levers } = model.spec
const found = (query: string): readonly string[] => search(levers, query, leverTexts).map(({ id }) => id)

describe('a lever is found', () => {
  test.each([
    ['R&D', 'rdIntensity'],
    ['Ｒ＆Ｄ', 'rdIntensity'],
    ['  r&d  ', 'rdIntensity'],
    ['로봇'.normalize('NFD'), 'robotInstallations'],
    ['로봇'.normalize('NFC'), 'robotInstallations'],
    ['디지터', 'digitalSkills'],
    ['벤처 투자', 'ventureCapital'],
    ['벤처투자', 'ventureCapital'],
    ['ㅌㅅㅁㅇ', 'digitalTowns'],
    ['ㄴㅌㅇㅋ', 'networkInvestment'],
    ['ㄱㅈㄱㅎ', 'regulatoryReform'],
    ['tsxz', 'digitalTowns'],
    ['szrc', 'digitalSkills'],
    ['qysy', 'cloudMigration'],
    ['rhyy', 'fusionFields'],
    ['zsq', 'pilotZones'],
    ['inflation', 'priceGrowth'],
    ['5G', 'networkInvestment'],
    ['５ｇ', 'networkInvestment'],
    ['风投', 'ventureCapital'],
    ['규제샌드박스', 'regulatoryReform'],
    ['机器换人', 'robotInstallations'],
  ])('by %s', (query, id) => {
    expect(found(query)).toContain(id)
  })
})

test('an empty query finds all, nonsense none', () => {
  for (const nothing of ['', ' ', '\u3000\t']) expect(outsideOf(model.spec, nothing)).toBeUndefined()
  expect(found('')).toHaveLength(levers.length)
  expect(found('　')).toHaveLength(levers.length)
  expect(found('no such lever')).toEqual([])
})

test('every lever is found by every one of its names, however they are written', () => {
  const anyForm = fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD')
  const anyLever = fc.constantFrom(...levers)
  fc.assert(
    fc.property(anyLever, anyForm, fc.boolean(), (lever, form, isUpper) => {
      for (const text of leverTexts(lever)) {
        const query = text.normalize(form)
        expect(found(isUpper ? query.toUpperCase() : query), query).toContain(lever.id)
      }
    }),
  )
})

describe('what is not in the model', () => {
  test.each([
    ['interest rate', ['restTrendGrowth', 'coreTrendGrowth', 'ventureCapital']],
    ['금리', ['restTrendGrowth', 'coreTrendGrowth', 'ventureCapital']],
    ['利率', ['restTrendGrowth', 'coreTrendGrowth', 'ventureCapital']],
    ['存款利率', ['restTrendGrowth', 'coreTrendGrowth', 'ventureCapital']],
    ['增值税', []],
  ])('%s is said not to be, with what comes nearest', (query, nearest) => {
    expect(outsideOf(model.spec, query)?.nearest).toEqual(nearest)
  })

  test('is told with the names of levers in the language', () => {
    const said = (query: string, language: 'en' | 'ko' | 'zh') => {
      const outside = outsideOf(model.spec, query)
      return outside && outsideText(outside, model.spec, createWords({ language, ground }))
    }
    expect(said('spectrum', 'en')).toBe('Not in this model. Nearest: Network investment.')
    expect(said('频谱', 'zh')).toMatch(/^模型不含此项，最接近的是：.+。$/)
    expect(said('carbon', 'en')).toBe('Not in this model, and nothing in it comes near.')
    expect(said('', 'en')).toBeUndefined()
    expect(said('no such thing', 'en')).toBeUndefined()
  })

  test('names levers that are there', () => {
    const known = new Set(levers.map(({ id }) => id))
    for (const { nearest } of model.spec.outside ?? []) {
      for (const id of nearest) expect(known.has(id), id).toBe(true)
    }
  })
})
