import { expect, test } from 'vitest'
import type { ChartLine } from '../../../src/report/charts/place.ts'
import { chartSummary } from '../../../src/report/charts/summary.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground } from '../../helpers/library.ts'

const line = (label: string, values: readonly number[]): ChartLine => ({
  id: label,
  label,
  tone: 'baseline',
  values,
})

const said = (language: 'en' | 'ko' | 'zh', lines: readonly ChartLine[], id = 'digitalEconomy') => {
  const words = createWords({ language, ground })
  const indicator = describeIndicators(ground.model.indicators, [], words).find((each) => each.id === id)
  if (!indicator) throw new Error(`there is no ${id}`)
  return chartSummary({ lines, firstYear: 2016, lastYear: 2035 }, indicator, words)
}

test('a chart says from where to where its lines go, and where all values are', () => {
  const lines = [line('Baseline', [Number.NaN, 23_000, 106_342]), line('Plan', [23_000, 110_000])]
  expect(said('en', lines)).toBe(
    'Lines from 2016 to 2035: Baseline from CNY 2.3 trn to CNY 10.6 trn; Plan from CNY 2.3 trn to CNY 11 trn. “Show Digital-economy scale as a table” has every value.',
  )
  expect(said('ko', lines.slice(0, 1))).toBe(
    '2016~2035년의 선: Baseline은 2조 3,000억 위안에서 10조 6,342억 위안까지. 모든 값은 ‘디지털 경제 규모 표로 보기’에 있습니다.',
  )
  expect(said('zh', [line('情景', [30, 37])], 'digitalShare')).toContain('情景从占GDP的30.0%到占GDP的37.0%')
})

test('a line without a value is not said, nor is a chart without one', () => {
  const gone = line('Gone', [Number.NaN])
  expect(said('en', [gone])).toBe('')
  expect(said('en', [gone, line('Plan', [1, 2])])).not.toContain('Gone')
})
