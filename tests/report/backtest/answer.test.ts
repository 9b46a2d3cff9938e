import { describe, expect, test } from 'vitest'
import { answerOf, launchedText } from '../../../src/report/backtest/answer.ts'
import { outcomesUntil } from '../../../src/report/backtest/outcomes.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground } from '../../helpers/library.ts'
import { ask, compared } from './asked.ts'

const words = createWords({ language: 'en', ground })
const { plain, spliced } = ask()
const said = (changes: Parameters<typeof ask>[0], last = 2020) =>
  answerOf(ask(changes).plain, last, words).text
const only = (indicator: string, measure = 'level') => ({
  outcomes: {
    ...compared.spec,
    outcomes: compared.spec.outcomes.filter(
      (outcome) => outcome.indicator === indicator && outcome.measure === measure,
    ),
  },
})

describe('the answer', () => {
  test('says how far off levels and growth rates were, and where a rule was closer', () => {
    const { stress, text } = answerOf(plain, 2020, words)
    expect(stress).toBe('Levels were off by 5.2 % and growth rates by 1.3 points on average')
    expect(text).toBe(
      `${stress}; 6 of 20 levels lie inside the 80 % band. Keeping the last growth would have been 9.2 % off, the scenario there 6.8 %; but it was closer for Core VA, Core share, GRDP and Core VA growth.`,
    )
  })

  test('with the definition undone has nothing to say for core value added', () => {
    const { text } = answerOf(spliced, 2020, words)
    expect(text).toContain('Levels were off by 3.8 %')
    expect(text).toContain('but it was closer for GRDP and Core VA growth.')
  })

  test('owns that a rule was closer', () => {
    expect(said(only('coreValueAdded'))).toMatch(
      / Keeping the last growth was closer: 2\.7 % off, the scenario there 7\.4 %\.$/,
    )
    expect(said(only('digitalEconomy'))).toMatch(
      /; 3 of 3 levels lie inside the 80 % band\. Keeping the last share would have been 13\.6 % off, the scenario there 1\.1 %\.$/,
    )
  })

  test('of growth rates alone, and of nothing', () => {
    expect(said(only('grdp', 'realGrowth'))).toBe(
      'Growth rates were off by 1.0 points on average. Keeping the last growth would have been 1.3 points off, the scenario there 1.0 points.',
    )
    expect(said({ outcomes: outcomesUntil(compared.spec, 2016) }, 2016)).toBe(
      'Nothing that was published up to 2016 can be scored.',
    )
  })

  test('says what comes of another start', () => {
    const other = ask({ figures: { robotsFirst: 63 } }).plain
    const [before, after] = [plain, other].map(({ scores }) => scores.all.levels?.meanAbsolute.toFixed(1))
    expect(launchedText(plain, other, words)).toBe(
      `From these values levels would be ${after} % off instead of ${before} %.`,
    )
    expect(launchedText(plain, plain, words)).toBe(
      'These values change the mean errors by nothing that is shown.',
    )
    const none = ask({ outcomes: outcomesUntil(compared.spec, 2016) }).plain
    expect(launchedText(none, none, words)).toBe('')
  })

  test('is said in each language', () => {
    const inKorean = answerOf(plain, 2020, createWords({ language: 'ko', ground })).text
    expect(inKorean).toMatch(/^평균 오차는 수준 5\.2%, 증가율 1\.3%p입니다\. 수준 20개 중 6개가/)
    const inChinese = answerOf(plain, 2020, createWords({ language: 'zh', ground })).text
    expect(inChinese).toMatch(/^水平值平均误差5\.2%，增速平均误差1\.3个百分点；20个水平值中有6个/)
  })
})
