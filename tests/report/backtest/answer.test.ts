import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../src/model/spec.ts'
import {
  answerOf,
  dependenceText,
  inherent,
  launchedText,
  leftOutTexts,
  remediable,
} from '../../../src/report/backtest/answer.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { type Ranks, tinyBacktest } from '../../helpers/tiny-backtest.ts'
import { tinyGround, tinyScenario } from '../../helpers/tiny-model.ts'
import { tinyOutcome, tinyTarget } from '../../helpers/tiny-outcomes.ts'

const wordsIn = (language: Language) => createWords({ language, ground: tinyGround })
const words = wordsIn('en')
/** Takings as projected, times what is given. */
const off = (year: number, factor: number) =>
  tinyOutcome({ id: `y${year}`, year, value: 200 * 1.1 ** (year - 2023) * factor })
const growth = tinyOutcome({ id: 'g', year: 2025, measure: 'nominalGrowth', unit: 'percent', value: 8 })
const middle: Ranks = { y2024: 50, y2025: 50, y2026: 50 }
const said = (outcomes: Parameters<typeof tinyBacktest>[0]['outcomes'], ranks: Ranks = {}) =>
  answerOf(tinyBacktest({ outcomes: outcomes ?? [] }, { ranks }), 2026, words)

describe('the answer', () => {
  test('begins with the years that prove most, and adds up nothing', () => {
    const { stress, text } = said([off(2024, 1 / 1.04), off(2025, 1 / 1.02), growth], middle)
    expect(stress).toBe(
      'In 2025, seen but not fitted, levels were off by 2.0% and growth rates by 2.0 pp on average, and the 80% band held 1 of 1 published levels.',
    )
    expect(text).toContain(
      `${stress} In 2024 the model was fitted: 4.0% and 1 of 1 in the band there say little.`,
    )
  })

  test('never calls a fit a test', () => {
    const { text } = said([off(2024, 1 / 1.04)], middle)
    expect(text).toContain(
      'In the fit of 2024, levels were off by 4.0% on average, and the 80% band held 1 of 1 published levels. Numbers were set with what was published to 2024: this is a fit and no test.',
    )
    for (const language of languages) {
      const fit = answerOf(
        tinyBacktest({ outcomes: [off(2024, 1)] }, { ranks: middle }),
        2026,
        wordsIn(language),
      )
      expect(fit.stress).not.toMatch(/\btest\b|검증|检验/)
    }
  })

  test('calls a test one', () => {
    expect(said([off(2026, 1 / 1.01)], middle).stress).toBe(
      'In the test of 2026, levels were off by 1.0% on average, and the 80% band held 1 of 1 published levels.',
    )
    expect(said([off(2024, 1), off(2026, 1)]).text).toContain(
      'In 2024 the model was fitted: 0.0% there says little.',
    )
  })

  test('without a fan has nothing to say of bands', () => {
    expect(said([off(2026, 1 / 1.01)]).stress).toBe(
      'In the test of 2026, levels were off by 1.0% on average.',
    )
    expect(said([growth]).stress).toBe(
      'In 2025, seen but not fitted, growth rates were off by 2.0 pp on average.',
    )
  })

  test('of nothing says so', () => {
    expect(said([off(2023, 1)])).toEqual({
      stress: '',
      text: 'Nothing that was published up to 2026 can be scored.',
    })
  })

  test('doubts a band that holds far too much or too little', () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ ...off(2025, 1), id: `m${index}` }))
    const doubt = (rank: number) => {
      const result = tinyBacktest({ outcomes: many }, { ranks: { m0: rank } })
      return answerOf(result, 2026, words).text
    }
    expect(doubt(50)).toContain('The 50% band held 12 of 12: it seems rather wide.')
    expect(doubt(99)).toContain('A band of 80% should hold more: it seems too narrow.')
    expect(said([off(2025, 1)], middle).text).not.toMatch(/seems/)
  })

  test('names the one who is hardest to beat, and owns that he was closer', () => {
    const plan = (value: number) =>
      answerOf(
        tinyBacktest({ outcomes: [off(2025, 1 / 1.04)], targets: [tinyTarget({ value })] }),
        2026,
        words,
      ).text
    const published = 242 / 1.04
    expect(plan(published * 1.02)).toMatch(
      / Among those compared, Official plan came closer: a mean error of 2\.0%, against 4\.0% for the scenario over the same values\.$/,
    )
    expect(plan(published * 1.04)).toMatch(/ Official plan came as close: a mean error of 4\.0%\.$/)
    const moved = tinyScenario({ levers: { newBikes: { target: 20 } } })
    const near = tinyOutcome({ value: 242 * 1.14 })
    const far = tinyBacktest({ outcomes: [near] }, { scenario: moved })
    expect(answerOf(far, 2026, words).text).toMatch(
      / Random walk came closest after the scenario: a mean error of 12\.3%, against 0\.4% over the same values\.$/,
    )
  })

  test('is said in each language', () => {
    const result = tinyBacktest({ outcomes: [off(2024, 1), off(2025, 1 / 1.02), growth] }, { ranks: middle })
    expect(answerOf(result, 2026, wordsIn('ko')).text).toMatch(
      /^이미 공표되었으나 설정에 쓰지 않은 2025년의 평균 오차는 수준 2\.0%, 증가율 2\.0%p이며, 80% 구간에는 수준 공표치 1개 중 1개가/,
    )
    expect(answerOf(result, 2026, wordsIn('zh')).text).toMatch(
      /^在已公布、未用于设定的2025年，水平值平均误差为2\.0%，增速平均误差为2\.0个百分点；80%区间覆盖了1个水平公布值中的1个。/,
    )
  })
})

test('values of one series prove less than their number', () => {
  expect(dependenceText(tinyBacktest({ outcomes: [off(2024, 1)] }), words)).toBeUndefined()
  const two = tinyBacktest({ outcomes: [{ ...off(2026, 1), id: 'a' }, off(2026, 1)] })
  expect(dependenceText(two, words)).toBe(
    '2 values of one series whose years hang together: believe the direction, not the digits.',
  )
})

test('another start is told by what it does to the years that say most', () => {
  const outcomes = [off(2024, 1), off(2025, 1 / 1.02)]
  const result = tinyBacktest({ outcomes })
  const changed = tinyBacktest({ outcomes }, { scenario: tinyScenario({ assumptions: { wear: 0.12 } }) })
  expect(launchedText(result, changed, words)).toMatch(
    /^From these values levels would be [\d.]+% off instead of 2\.0%\.$/,
  )
  expect(launchedText(result, result, words)).toBe(
    'These values change the mean errors by nothing that is shown.',
  )
  const none = tinyBacktest({ outcomes: [off(2023, 1)] })
  expect(launchedText(none, none, words)).toBe('')
})

test('what is not compared is said, reason by reason, with names', () => {
  const result = tinyBacktest({
    outcomes: [
      off(2022, 1),
      off(2031, 1),
      ...[2024, 2025, 2026].map((year) => tinyOutcome({ id: `r${year}`, year, quality: 'recalled' })),
      tinyOutcome({ id: 'l', indicator: 'lead', unit: 'percent', quality: 'recalled' }),
      tinyOutcome({ id: 'n', indicator: 'growth', unit: 'percent', year: 2023, quality: 'recalled' }),
      tinyOutcome({ id: 'a', vintage: 'first' }),
      tinyOutcome({ id: 'b', vintage: 'census' }),
      tinyOutcome({ id: 'c', indicator: 'growth', unit: 'percent', year: 2023 }),
    ],
  })
  expect(leftOutTexts(result, words, remediable)).toEqual([
    '1 published value lies past the scenario’s horizon and is left out.',
    '1 published value is left out: the projection has no value there.',
  ])
  expect(leftOutTexts(result, words, inherent)).toEqual([
    '5 published values are left out: they are recalled and were not found in print (Takings 2024, Takings 2025, Takings 2026 and 2 more).',
    '1 later release of a value that is compared is left out.',
    '1 published value is from before the launch and is not compared.',
  ])
  expect(leftOutTexts(result, words)).toHaveLength(5)
})
