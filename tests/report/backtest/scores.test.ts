import { describe, expect, test } from 'vitest'
import type { Errors, RivalScore, Score } from '../../../src/model/analysis/backtest/scored.ts'
import {
  bandRows,
  doubtfulBand,
  forecasterRows,
  rivalsIn,
  scoreRows,
  strongestRival,
} from '../../../src/report/backtest/scores.ts'
import { tinyBacktest } from '../../helpers/tiny-backtest.ts'
import { tinyScenario } from '../../helpers/tiny-model.ts'
import { tinyOutcome, tinyTarget } from '../../helpers/tiny-outcomes.ts'

const errors = (meanAbsolute: number): Errors => ({ count: 3, bias: 0, meanAbsolute, crps: null })
const rival = (theirs: number, scenarios: number): RivalScore => ({
  ...errors(theirs),
  scenario: errors(scenarios),
})
const score = (rivals: Partial<Score['rivals']>): Score => ({
  ...errors(5),
  held: null,
  rivals: { baseline: null, growthKept: null, shareKept: null, randomWalk: null, plan: null, ...rivals },
})

test('the strongest is the one that comes nearest to the scenario in the same rows', () => {
  expect(strongestRival(score({ growthKept: rival(8, 4), shareKept: rival(9, 6) }))).toBe('shareKept')
  expect(strongestRival(score({ plan: rival(90, 6) }))).toBe('plan')
  expect(strongestRival(score({}))).toBeUndefined()
  // One value of three is no record.
  expect(strongestRival(score({ plan: { ...rival(1, 6), count: 1 }, baseline: rival(9, 6) }))).toBe(
    'baseline',
  )
})

test('those who say nothing are not shown', () => {
  expect(rivalsIn([score({}), score({ plan: rival(1, 1), baseline: rival(1, 1) })])).toEqual([
    'baseline',
    'plan',
  ])
})

const takings = (year: number, changes: object = {}) =>
  tinyOutcome({ id: `y${year}`, year, value: 200, ...changes })
const moved = tinyScenario({ levers: { newBikes: { target: 20 } } })
const result = tinyBacktest(
  {
    outcomes: [
      takings(2024),
      takings(2025),
      tinyOutcome({ id: 'lead', indicator: 'lead', unit: 'percent', year: 2025, value: 14 }),
    ],
    targets: [tinyTarget({ value: 201 })],
  },
  { scenario: moved, ranks: { y2024: 60, y2025: 8, lead: 50 } },
)

describe('rows', () => {
  test('are one for each indicator and one for all, of one kind of years', () => {
    expect(scoreRows(result, 'seen', 'levels').map(({ indicator }) => indicator)).toEqual([
      'takings',
      'lead',
      undefined,
    ])
    expect(scoreRows(result, 'fitted', 'levels').map(({ score: { count } }) => count)).toEqual([1, 1])
    expect(scoreRows(result, 'blind', 'levels')).toEqual([])
    expect(scoreRows(result, 'seen', 'growth')).toEqual([])
  })

  test('say who was closest in the same rows, by what can be seen', () => {
    expect(scoreRows(result, 'seen', 'levels').map(({ closest }) => closest)).toEqual([
      'plan',
      'scenario',
      'plan',
    ])
  })
})

describe('bands', () => {
  test('are counted kind by kind, with the interval of the share', () => {
    const rows = bandRows(result, 'levels')
    expect(rows.map(({ kind }) => kind)).toEqual(['fitted', 'seen'])
    expect(rows[1]?.bands.map(({ share, inside, count }) => [share, inside, count])).toEqual([
      [50, 1, 2],
      [80, 1, 2],
      [90, 2, 2],
    ])
    expect(rows[1]?.bands[0]?.interval.low).toBeCloseTo(0.0126, 4)
    expect(bandRows(result, 'growth')).toEqual([])
  })

  const band = (share: 50 | 80 | 90, low: number, high: number) => ({
    share,
    inside: 0,
    count: 9,
    interval: { low, high },
  })

  test('are doubted where what they should hold lies outside the interval', () => {
    expect(doubtfulBand([band(50, 0.66, 1), band(80, 0.66, 1)])).toMatchObject({
      band: { share: 50 },
      verdict: 'tooWide',
    })
    expect(doubtfulBand([band(50, 0.1, 0.4), band(80, 0.1, 0.4), band(90, 0.1, 0.4)])).toMatchObject({
      band: { share: 80 },
      verdict: 'tooNarrow',
    })
    expect(doubtfulBand([band(50, 0.4, 0.6)])).toBeUndefined()
  })
})

test('forecasters stand beside the scenario in the same rows', () => {
  const rows = forecasterRows(result, 'levels')
  expect(rows.map(({ who }) => who)).toEqual(
    ['scenario', 'baseline', 'growthKept', 'randomWalk', 'plan'].filter((who) =>
      rows.some((row) => row.who === who),
    ),
  )
  const of = (who: string) => rows.find((row) => row.who === who)?.scores
  expect(of('scenario')?.map(({ kind, count }) => [kind, count])).toEqual([
    ['fitted', 1],
    ['seen', 2],
  ])
  expect(of('plan')?.map(({ errors: own, count }) => [own?.count, count])).toEqual([
    [undefined, 1],
    [1, 2],
  ])
  expect(of('plan')?.[1]?.scenario.count).toBe(1)
  expect(of('baseline')?.[1]?.errors?.count).toBe(2)
  expect(forecasterRows(result, 'growth')).toEqual([])
})
