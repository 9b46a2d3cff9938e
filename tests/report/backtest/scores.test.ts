import { describe, expect, test } from 'vitest'
import type { NaiveScore, Score } from '../../../src/model/analysis/backtest.ts'
import { closerRules, scoreRows, spliceEffects, strongestRule } from '../../../src/report/backtest/scores.ts'
import { ask } from './asked.ts'

const { plain, spliced } = ask()
const naive = (meanAbsolute: number, modelMeanAbsolute: number): NaiveScore => ({
  count: 3,
  bias: 0,
  meanAbsolute,
  modelMeanAbsolute,
})
const score = (growthKept: NaiveScore | null, shareKept: NaiveScore | null): Score => ({
  count: 3,
  meanAbsolute: 5,
  bias: 0,
  inBand: null,
  naive: { growthKept, shareKept },
})

describe('who was closer', () => {
  test('a rule beats the scenario in the same rows only, and by what can be seen', () => {
    expect(closerRules(score(naive(4, 5), naive(6, 5)))).toEqual(['growthKept'])
    // Beside the scenario's error in all rows it would have won.
    expect(closerRules(score(naive(4, 3), null))).toEqual([])
    expect(closerRules(score(naive(4.96, 5.04), null))).toEqual([])
  })

  test('the strongest rule is the one that comes nearest to the scenario', () => {
    expect(strongestRule(score(naive(8, 4), naive(9, 6)))).toBe('shareKept')
    expect(strongestRule(score(null, naive(90, 6)))).toBe('shareKept')
    expect(strongestRule(score(null, null))).toBeUndefined()
  })
})

describe('rows', () => {
  const rows = scoreRows(plain, 'levels')

  test('are one for each indicator and one for all', () => {
    expect(rows.map(({ indicator }) => indicator)).toEqual([
      ...['digitalEconomy', 'digitalShare', 'coreValueAdded', 'coreShare', 'coreProductivity'],
      ...['grdp', 'onlineRetail', 'crossBorderExports', 'robots', undefined],
    ])
    expect(scoreRows(plain, 'growth').at(-1)?.score).toBe(plain.scores.all.growth)
  })

  test('say who was closest, and how many outcomes lie inside the band', () => {
    const row = (indicator: string) => rows.find((each) => each.indicator === indicator)
    expect(row('coreValueAdded')?.closest).toBe('growthKept')
    expect(row('digitalEconomy')?.closest).toBe('scenario')
    expect(row('digitalEconomy')?.band).toEqual({ inside: 3, count: 3 })
    // The report's years are not scored: two outcomes of four.
    expect(row('grdp')?.band).toEqual({ inside: 0, count: 2 })
    const all = rows.at(-1)
    expect(all?.band?.count).toBe(all?.score.count)
    expect(scoreRows(plain, 'growth').map(({ band }) => band)).toEqual(Array(4).fill(undefined))
  })
})

test('the splice is told by what it does to errors', () => {
  const effects = spliceEffects(plain, spliced)
  expect(effects.map(({ indicator }) => indicator)).toEqual(['coreValueAdded', 'coreShare'])
  for (const { before, after } of effects) expect(after).toBeLessThan(before / 3)
})
