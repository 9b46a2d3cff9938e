import { describe, expect, test } from 'vitest'
import { projectedMeasures } from '../../../../src/model/analysis/backtest/measures.ts'
import {
  quantileFan,
  scoreSealed,
  sealable,
  sealSteps,
} from '../../../../src/model/analysis/backtest/sealed.ts'
import { runEnsemble } from '../../../../src/model/analysis/ensemble.ts'
import type { Ground } from '../../../../src/model/ground.ts'
import { createProjector } from '../../../../src/model/projection.ts'
import { baselineScenario } from '../../../../src/model/scenario.ts'
import type { OutcomesSpec } from '../../../../src/model/spec.ts'
import { tinyGround } from '../../../helpers/tiny-model.ts'
import { tinyBreak, tinyOutcome, tinyOutcomes } from '../../../helpers/tiny-outcomes.ts'

const groundWith = (changes: Partial<OutcomesSpec>): Ground => ({
  ...tinyGround,
  outcomes: tinyOutcomes(changes),
})
const ground = groundWith({
  outcomes: [
    tinyOutcome({ year: 2024 }),
    tinyOutcome({ id: 'g', indicator: 'growth', unit: 'percent', measure: 'realGrowth', year: 2024 }),
    tinyOutcome({ id: 'l', indicator: 'lead', unit: 'percent', year: 2024, quality: 'recalled' }),
  ],
})
const options = { from: 2026, to: 2028, draws: 2000, seed: 5, sealed: '2026-01-31' }

function seal(of = ground) {
  const steps = sealSteps(of, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const forecast = seal()

test('headline indicators are sealed of which a level has been published', () => {
  expect(sealable(ground)).toEqual(['takings'])
  expect(sealable(groundWith({}))).toEqual([])
})

test('a forecast says what was foretold, of which years, with which draws, and names its content', () => {
  expect(forecast).toMatchObject({
    format: 'qiantang-sealed',
    sealed: '2026-01-31',
    baseline: 'bikes-23',
    model: 'bikes@3',
    reading: 'counted',
    knownUntil: 2023,
    draws: 2000,
    seed: 5,
    bands: 'all',
    years: [2026, 2027, 2028],
  })
  expect(forecast.fingerprint).toMatch(/^[\da-f]{64}$/)
  expect(forecast.probabilities).toHaveLength(99)
  const [takings] = forecast.indicators
  expect(takings).toMatchObject({ id: 'takings', unit: 'm SEK', label: { en: 'Takings' } })
  const scenario = { ...baselineScenario(tinyGround.model, tinyGround.baseline), horizon: 2028 }
  const projected = projectedMeasures(createProjector(tinyGround.built), scenario)
  expect(takings?.central[1]).toBeCloseTo(projected('takings', 2027, 'level'), 5)
  const fan = runEnsemble(tinyGround.built, scenario, { draws: 2000, seed: 5, names: ['takings'] })
  const { p10, p50, p95 } = fan?.fans.get('takings') ?? {}
  const quantiles = takings?.quantiles[1] ?? []
  for (const [place, of] of [
    [9, p10],
    [49, p50],
    [94, p95],
  ] as const) {
    expect(quantiles[place]).toBeCloseTo(of?.[2027 - 2023] ?? Number.NaN, 5)
  }
})

test('the same draws give the same forecast, to the last figure', () => {
  expect(seal()).toEqual(forecast)
})

describe('quantiles as a fan', () => {
  const of = Array.from({ length: 99 }, (_, index) => (index + 1) / 100)
  const fan = quantileFan(
    of,
    of.map((probability) => 100 * probability),
  )

  test('have a percentile between two of them, and one at either end', () => {
    expect(fan.percentile(33.5)).toBeCloseTo(0.335, 12)
    expect([fan.percentile(-5), fan.percentile(300)]).toEqual([0.005, 0.995])
  })

  test('hold what lies between the edges of a band', () => {
    expect([9.9, 10, 90, 90.1].map((outcome) => fan.holds(80, outcome))).toEqual([false, true, true, false])
    expect([fan.holds(50, 25), fan.holds(90, 95)]).toEqual([true, true])
  })

  test('score as the whole they are taken from', () => {
    // Of an even spread from 0 to 100 the score at x is x²/100 − x + 100/3.
    for (const outcome of [20, 50, 120]) {
      const exact = outcome > 100 ? outcome - 50 - 100 / 6 : outcome ** 2 / 100 - outcome + 100 / 3
      expect(fan.crps(outcome)).toBeCloseTo(exact, 0)
    }
  })
})

describe('a sealed forecast is scored when numbers come', () => {
  const how = { breaks: [], recalled: false }

  test('each of its indicators and years once, with its percentile', () => {
    const outcomes = tinyOutcomes({
      outcomes: [
        tinyOutcome({ id: 'early', year: 2025 }),
        tinyOutcome({ id: 'median', year: 2027, value: forecast.indicators[0]?.quantiles[1]?.[49] ?? 0 }),
        tinyOutcome({ id: 'growth', year: 2027, measure: 'nominalGrowth', unit: 'percent' }),
        tinyOutcome({ id: 'other', year: 2027, indicator: 'lead', unit: 'percent' }),
        tinyOutcome({ id: 'unit', year: 2027, unit: 'k bikes' }),
        tinyOutcome({ id: 'recalled', year: 2028, quality: 'recalled' }),
      ],
    })
    const rows = scoreSealed(forecast, outcomes, how)
    expect(rows.map(({ outcome }) => outcome.id)).toEqual(['median'])
    expect(rows[0]?.rank).toBeCloseTo(50, 6)
    expect(rows[0]).toMatchObject({ inside: { 50: true, 80: true, 90: true } })
    expect(rows[0]?.projected).toBe(forecast.indicators[0]?.central[1])
    expect(scoreSealed(forecast, tinyOutcomes({}), how)).toEqual([])
  })

  test('on the definitions of its baseline', () => {
    const outcomes = tinyOutcomes({
      breaks: [tinyBreak({ id: 'before', year: 2023 }), tinyBreak({ id: 'after', year: 2026 })],
      outcomes: [tinyOutcome({ year: 2026, value: 500 })],
    })
    const [row] = scoreSealed(forecast, outcomes, { ...how, breaks: ['before', 'after'] })
    expect(row).toMatchObject({ published: 500, comparable: 250 })
  })
})
