import { expect, test } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import { kindText, mainScore, mostTelling, scoredIn, yearsText } from '../../../src/report/backtest/kinds.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { tinyBacktest } from '../../helpers/tiny-backtest.ts'
import { tinyGround } from '../../helpers/tiny-model.ts'
import { tinyOutcome } from '../../helpers/tiny-outcomes.ts'

const of = (...years: readonly number[]) =>
  tinyBacktest({ outcomes: years.map((year) => tinyOutcome({ id: `y${year}`, year })) })

test('a test says more than what was seen, and that more than a fit', () => {
  expect(scoredIn(of(2023, 2024, 2025, 2026))).toEqual(['fitted', 'seen', 'blind'])
  expect(mostTelling(of(2024, 2025, 2026))).toBe('blind')
  expect(mostTelling(of(2024, 2025))).toBe('seen')
  expect(mostTelling(of(2023, 2024))).toBe('fitted')
  expect(mostTelling(of(2023))).toBeUndefined()
})

test('levels and growth rates are told apart', () => {
  const result = tinyBacktest({
    outcomes: [
      tinyOutcome({ year: 2024 }),
      tinyOutcome({ id: 'g', year: 2025, measure: 'nominalGrowth', unit: 'percent', value: 9 }),
    ],
  })
  expect([scoredIn(result, 'levels'), scoredIn(result, 'growth')]).toEqual([['fitted'], ['seen']])
  expect(mostTelling(result, 'levels')).toBe('fitted')
  expect(mainScore(result)).toMatchObject({ measured: 'growth', score: { count: 1 } })
  expect(mainScore(of(2024, 2026))).toMatchObject({ measured: 'levels', score: { count: 1 } })
})

test('years are said in each language, one year as one', () => {
  const result = of(2024, 2026, 2026)
  const said = languages.map((language) => {
    const words = createWords({ language, ground: tinyGround })
    return [yearsText(result, 'fitted', words), kindText(result, 'blind', words)]
  })
  expect(said).toEqual([
    ['2024', 'Test, 2026'],
    ['2024년', '검증, 2026년'],
    ['2024年', '检验，2026年'],
  ])
  const words = createWords({ language: 'en', ground: tinyGround })
  expect(
    yearsText(tinyBacktest({ outcomes: [2026, 2026].map((year) => tinyOutcome({ year })) }), 'blind', words),
  ).toBe('2026')
})
