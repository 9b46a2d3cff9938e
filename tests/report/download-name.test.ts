import { expect, test } from 'vitest'
import type { Inquiry } from '../../src/files/recipe.ts'
import { languages, type Scenario } from '../../src/model/spec.ts'
import { downloadName, moveName } from '../../src/report/download-name.ts'
import { provenanceOf } from '../../src/report/provenance.ts'
import { createWords } from '../../src/report/text/words.ts'
import { baseline, ground } from '../helpers/library.ts'

const subject = (name: string, changes: Partial<Scenario> = {}) => ({
  scenario: { ...baseline, ...changes },
  name,
  short: name,
})
const nameOf = (inquiry: Inquiry, names: readonly string[], language: 'en' | 'ko' | 'zh' = 'en') =>
  downloadName(
    provenanceOf(
      { ground, prices: 'current' },
      names.map((name) => subject(name)),
      { inquiry, date: new Date(0) },
    ),
    createWords({ language, ground }),
  )

test('a file is named after scenario, indicator, year and question', () => {
  const asked = { kind: 'sensitivity', indicator: 'grdp', year: 2030 } as const
  expect(nameOf(asked, ['Plan A'])).toBe('Plan A - GRDP - 2030 - sensitivity.csv')
  expect(nameOf(asked, ['계획'], 'ko')).toBe('계획 - 지역내총생산(GRDP) - 2030 - 민감도 분석.csv')
  expect(nameOf(asked, ['规划'], 'zh')).toBe('规划 - 地区生产总值 - 2030 - 敏感性分析.csv')
})

test('of many scenarios, indicators or years it says as much as a name has room for', () => {
  const compare = (years: readonly number[], names: readonly string[]) =>
    nameOf({ kind: 'compare', indicators: ['grdp', 'base'], years }, names)
  expect(compare([2025, 2030], ['Baseline', 'Plan A'])).toBe('Baseline - Plan A - 2025 2030 - values.csv')
  const years = Array.from({ length: 21 }, (_, place) => 2015 + place)
  expect(compare(years, ['Baseline', 'x'.repeat(60), 'B', 'C'])).toBe(
    `Baseline - ${'x'.repeat(24)} (2) - 2015-2035 - values.csv`,
  )
  expect(nameOf({ kind: 'departures' }, ['A', 'B'])).toBe('A - B - levers and assumptions.csv')
})

test('the question is not cut where names are long, in any language', () => {
  const asked = { kind: 'attribute', indicator: 'digitalEconomy', year: 2030 } as const
  const long = {
    en: 'A plan of many words and more',
    ko: '아주 긴 이름을 가진 시나리오이며 더 길어질 수 있음',
    zh: '名称很长的情景'.repeat(5),
  }
  const ends = { en: '2030 - attribution.csv', ko: '2030 - 기여도 분해.csv', zh: '2030 - 贡献分解.csv' }
  for (const language of languages) {
    const name = nameOf(asked, [long[language], long[language]], language)
    expect(name.endsWith(ends[language]), name).toBe(true)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240)
  }
})

test('every question has a name of its own, in every language', () => {
  const inquiries: readonly Inquiry[] = [
    { kind: 'compare', indicators: ['grdp'], years: [2030] },
    { kind: 'departures' },
    { kind: 'ensemble', indicators: ['grdp'] },
    { kind: 'sensitivity', indicator: 'grdp', year: 2030 },
    { kind: 'attribute', indicator: 'grdp', year: 2030 },
    { kind: 'seek', indicator: 'grdp', year: 2030, target: 1, levers: [] },
    { kind: 'backtest', indicators: [], until: 2024, breaks: [], recalled: false, brought: [] },
  ]
  for (const language of languages) {
    const names = inquiries.map((inquiry) => nameOf(inquiry, ['A'], language))
    expect(new Set(names).size).toBe(inquiries.length)
  }
})

test('a move is named after what it goes from and to', () => {
  expect(moveName('Plan: A/B', 'bikes@1', 'bikes@2')).toBe('Plan A B - bikes 1 - bikes 2.csv')
})
