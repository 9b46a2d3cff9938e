import { expect, test } from 'vitest'
import { columnIn } from '../../../src/report/amount.ts'
import { rangeCell, rangesText, spreadTexts } from '../../../src/report/attribution/range-text.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground } from '../../helpers/library.ts'

const spread = { p5: 5500, p25: 7800, p50: 9000, p75: 10_100, p95: 13_000 }
const shares = { p5: -0.31, p25: 1, p50: 1.5, p75: 2, p95: 3.04 }

function spoken(language: 'en' | 'ko' | 'zh', id = 'digitalEconomy') {
  const words = createWords({ language, ground })
  const indicator = describeIndicators(ground.model.indicators, [], words).find((each) => each.id === id)
  if (!indicator) throw new Error(`there is no ${id}`)
  return { words, indicator }
}

test.each([
  ['en', 'between +CNY 550 bn and +CNY 1.3 trn, and in half of them between +CNY 780 bn and +CNY 1.01 trn'],
  ['ko', '1,000회의 90%에서 +5,500억~+1조 3,000억 위안, 절반에서 +7,800억~+1조 100억 위안에 있습니다'],
  ['zh', '1,000次模拟中，90%的差值介于+5,500亿元与+1.3万亿元之间，半数介于+7,800亿元与+1.01万亿元之间'],
] as const)(
  'in %s the range of a difference has signs, and says how many runs it is of',
  (language, said) => {
    const { words, indicator } = spoken(language)
    expect(rangesText({ difference: spread, draws: 1000 }, indicator, words)).toContain(said)
  },
)

test('of percentages they are points, and a range may begin below nothing', () => {
  const { words, indicator } = spoken('en', 'digitalShare')
  expect(spreadTexts(shares, indicator, words)).toMatchObject({ p5: '−0.3 pp', p95: '+3.0 pp' })
})

test('a cell of a table has both ends; without a value in any run there is no range', () => {
  const { words, indicator } = spoken('zh')
  const column = columnIn(indicator.unitKey, indicator.digits, words)
  expect(rangeCell(spread, column, words)).toBe('+5,500～+13,000')
  expect(rangesText({ difference: undefined, draws: 10 }, indicator, words)).toBeUndefined()
})
