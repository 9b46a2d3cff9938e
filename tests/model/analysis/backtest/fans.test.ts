import { describe, expect, test } from 'vitest'
import {
  growthFan,
  logNormalFan,
  normalShare,
  sampledFans,
  sampleFan,
} from '../../../../src/model/analysis/backtest/fans.ts'
import { crps } from '../../../../src/model/analysis/scores.ts'
import { buildTiny } from '../../../helpers/tiny-model.ts'

test('the normal distribution, to 14 digits', () => {
  for (const [z, share] of [
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1, 0.15865525393145707],
    [1.6448536269514722, 0.95],
    [-3, 0.0013498980316300933],
    [5, 0.9999997133484281],
  ] as const) {
    expect(normalShare(z)).toBeCloseTo(share, 14)
  }
  expect([normalShare(60), normalShare(-60)]).toEqual([1, 0])
  expect(normalShare(Number.NaN)).toBeNaN()
})

describe('a log-normal fan', () => {
  const fan = logNormalFan({ location: Math.log(100), scale: 0.2 })

  test('has its median in the middle, and bands that hold both ends', () => {
    expect(fan.percentile(100)).toBeCloseTo(0.5, 14)
    expect(fan.percentile(100 * Math.exp(0.2 * 1.2815515655446004))).toBeCloseTo(0.9, 12)
    expect(fan.holds(80, 100 * Math.exp(0.2 * 1.2815))).toBe(true)
    expect(fan.holds(80, 100 * Math.exp(-0.2 * 1.2816))).toBe(false)
    expect([fan.percentile(0), fan.percentile(-3), fan.holds(90, -3)]).toEqual([0, 0, false])
  })

  test('has the score of many of its numbers', () => {
    const count = 20_000
    const sample = Float64Array.from({ length: count }, (_, index) => {
      const share = (index + 0.5) / count
      let [low, high] = [-10, 10]
      for (let step = 0; step < 60; step++) {
        const middle = (low + high) / 2
        if (normalShare(middle) < share) low = middle
        else high = middle
      }
      return 100 * Math.exp(0.2 * low)
    })
    for (const outcome of [60, 100, 140, -5]) {
      expect(fan.crps(outcome) / crps(sample, outcome)).toBeCloseTo(1, 3)
    }
  })

  test('of little spread scores like a normal one', () => {
    // Of a standard normal at its middle the score is 0.233695.
    const narrow = logNormalFan({ location: 0, scale: 1e-4 })
    expect(narrow.crps(1) / 1e-4).toBeCloseTo(0.233695, 5)
  })
})

test('growth in per cent is a fan of factors', () => {
  const factors = logNormalFan({ location: Math.log(1.1), scale: 0.03 })
  const growth = growthFan(factors, 1.02)
  expect(growth.percentile(100 * (1.1 / 1.02 - 1))).toBeCloseTo(0.5, 12)
  expect(growth.crps(7)).toBeCloseTo((100 / 1.02) * factors.crps(1.07 * 1.02), 12)
  expect(growth.holds(80, 7)).toBe(factors.holds(80, 1.07 * 1.02))
})

describe('a fan of draws', () => {
  const fan = sampleFan(Float64Array.of(4, 1, 3, 2, 5))

  test('has bands that hold their ends', () => {
    expect([1.9, 2, 4, 4.1].map((outcome) => fan?.holds(50, outcome))).toEqual([false, true, true, false])
    expect(fan?.percentile(3)).toBe(0.5)
    expect(fan?.crps(3)).toBeCloseTo(6 / 5 - 40 / 40, 12)
  })

  test('is none where a draw has no value', () => {
    expect(sampleFan(Float64Array.of(1, Number.NaN))).toBeUndefined()
    expect(sampleFan(new Float64Array())).toBeUndefined()
  })
})

test('growth is drawn draw by draw, in current and in constant prices', () => {
  const drawn: Readonly<Record<string, readonly number[]>> = {
    'takings 2024': [100, 100, 200],
    'takings 2025': [110, 120, 240],
    'prices 2024': [1, 1, 1],
    'prices 2025': [1.1, 1, 1.2],
  }
  const samples = {
    years: [2024, 2025],
    of: (name: string, year: number) => {
      const found = drawn[`${name} ${year}`]
      return found && Float64Array.from(found)
    },
  }
  const fans = sampledFans(samples, buildTiny())
  const middle = (measure: 'level' | 'nominalGrowth' | 'realGrowth', outcome: number) =>
    fans('takings', 2025, measure)?.percentile(outcome)
  expect(middle('level', 120)).toBe(0.5)
  // 10, 20 and 20 per cent; without the prices 0, 20 and 0.
  expect(middle('nominalGrowth', 15)).toBe(1.5 / 4)
  expect(middle('realGrowth', 15)).toBe(2.5 / 4)
  expect(fans('takings', 2024, 'nominalGrowth')).toBeUndefined()
  expect(fans('lead', 2025, 'level')).toBeUndefined()
})
