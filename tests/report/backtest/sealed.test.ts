import { describe, expect, test } from 'vitest'
import type { SealedFile, SealedForecast } from '../../../src/model/sealed.ts'
import { languages } from '../../../src/model/spec.ts'
import {
  sealedCells,
  sealedOf,
  sealedScore,
  sealedTable,
  sealText,
  shownYears,
} from '../../../src/report/backtest/sealed.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { tinyGround } from '../../helpers/tiny-model.ts'
import { tinyOutcome, tinyOutcomes } from '../../helpers/tiny-outcomes.ts'

const words = createWords({ language: 'en', ground: tinyGround })
const forecast: SealedForecast = {
  format: 'qiantang-sealed',
  version: 1,
  sealed: '2025-01-31',
  baseline: 'bikes-23',
  label: { en: 'Bikes', ko: '자전거', zh: '单车' },
  model: 'bikes@3',
  reading: 'counted',
  knownUntil: 2023,
  fingerprint: 'f'.repeat(64),
  method: 'sobol',
  bands: 'all',
  draws: 100_000,
  seed: 1,
  years: [2026, 2027, 2028],
  probabilities: [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95],
  indicators: [
    {
      id: 'takings',
      label: { en: 'Takings', ko: '수입', zh: '收入' },
      unit: 'm SEK',
      digits: 0,
      central: [1000, 2000, 3000],
      quantiles: [2, 1, 3].map((half) => [1, 2, 5, 10, 15, 18, 19].map((value) => 100 * half * value)),
    },
  ],
}
const file = (changes: Partial<SealedFile> = {}): SealedFile => ({
  file: 'a.json',
  sha256: 'ab12'.repeat(16),
  isIntact: true,
  forecast,
  ...changes,
})
const how = { breaks: [], recalled: false }
const outcomes = tinyOutcomes({
  outcomes: [tinyOutcome({ year: 2026, value: 1000 }), tinyOutcome({ id: 'far', year: 2027, value: 1950 })],
})
const scored = (published = tinyOutcomes({})) => {
  const [one] = sealedOf([file()], { id: 'bikes-23' }, published, how)
  if (!one) throw new Error('nothing is sealed')
  return one
}

test('those of a baseline that can be read are told, the newest first', () => {
  const later = { ...forecast, sealed: '2026-01-01' }
  const files = [
    file(),
    file({ file: 'b.json', forecast: later }),
    file({ file: 'c.json', forecast: { ...forecast, baseline: 'cars-23' } }),
    file({ file: 'd.json', forecast: undefined }),
  ]
  const told = sealedOf(files, { id: 'bikes-23' }, outcomes, how)
  expect(told.map((each) => each.file.file)).toEqual(['b.json', 'a.json'])
})

test('a narrow table has the next two years and the last', () => {
  expect(shownYears({ ...forecast, years: [2026, 2027, 2028, 2029, 2030] })).toEqual([2026, 2027, 2030])
  expect(shownYears({ ...forecast, years: [2026] })).toEqual([2026])
})

test('a cell has the median and the band, and what came', () => {
  const one = scored(outcomes)
  const [series] = one.forecast.indicators
  if (!series) throw new Error('nothing was foretold')
  const cells = sealedCells(one, series, [2026, 2028])
  expect(cells).toMatchObject([
    { year: 2026, median: 2000, low: 400, high: 3600, came: { published: 1000, rank: 25 } },
    { year: 2028, median: 3000, came: undefined },
  ])
})

describe('what is said', () => {
  test('when it was sealed, and whether it is as it was', () => {
    expect(sealText(scored(), words)).toBe(
      'Sealed on 31 January 2025 with bikes@3, 100,000 runs; sha256 ab12ab12ab12ab12…, never edited.',
    )
    const changed = { ...scored(), file: file({ isIntact: false }) }
    expect(sealText(changed, words)).toContain('but the file is not as it was')
  })

  test('how many of its numbers have come, and how many the band held', () => {
    expect(sealedScore(scored(), words)).toBe('None of its 3 numbers has been published yet.')
    expect(sealedScore(scored(outcomes), words)).toBe(
      '2 of its 3 numbers have been published; the 80% band held 1.',
    )
  })

  test('as a table, in each language', () => {
    expect(sealedTable(scored(outcomes), words).rows).toEqual([
      [
        'Takings (m SEK)',
        '2,000 (400–3,600); published 1,000, percentile 25',
        '1,000 (200–1,800); published 1,950, percentile 98',
        '3,000 (600–5,400)',
      ],
    ])
    expect(sealedTable(scored(outcomes), words).columns[0]?.heading).toBe(
      'Sealed, scored when published (median, 80% band)',
    )
    for (const language of languages) {
      const [row] = sealedTable(scored(), createWords({ language, ground: tinyGround })).rows
      expect(row?.[3]).toMatch(/^3,000[ （(]/)
    }
  })
})
