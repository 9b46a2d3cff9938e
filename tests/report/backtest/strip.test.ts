import { describe, expect, test } from 'vitest'
import {
  launchDots,
  placeDots,
  placeNames,
  type StripDot,
  stripRows,
} from '../../../src/report/backtest/strip.ts'
import { tinyBacktest } from '../../helpers/tiny-backtest.ts'
import { tinyOutcome } from '../../helpers/tiny-outcomes.ts'

const outcomes = [
  tinyOutcome({ id: 'known', year: 2023 }),
  tinyOutcome({ id: 'fit', year: 2024 }),
  tinyOutcome({ id: 'far', indicator: 'lead', unit: 'percent', year: 2025 }),
  tinyOutcome({ id: 'seen', year: 2025 }),
  tinyOutcome({ id: 'bare', indicator: 'prices', unit: 'factor', year: 2025 }),
  tinyOutcome({ id: 'growth', year: 2026, measure: 'nominalGrowth', unit: 'percent' }),
]
const result = tinyBacktest({ outcomes }, { ranks: { known: 50, fit: 30, far: 99, seen: 70, growth: 20 } })
const rows = (measured: 'levels' | 'growth') => stripRows(result, measured, (id) => id === 'seen')

test('a row for each indicator, a dot for each value that has a fan', () => {
  expect(rows('levels').map(({ indicator, dots }) => [indicator, dots.map(({ id }) => id)])).toEqual([
    ['takings', ['fit', 'seen']],
    ['lead', ['far']],
  ])
  expect(rows('growth')).toMatchObject([
    { indicator: 'takings', measure: 'nominalGrowth', dots: [{ id: 'growth', rank: 20, kind: 'blind' }] },
  ])
})

test('dots say what they prove, whose they are, and whether the widest band missed them', () => {
  const [takings, lead] = rows('levels')
  expect(takings?.dots).toMatchObject([
    { year: 2024, rank: 30, kind: 'fitted', isOwn: false, isMissed: false },
    { year: 2025, rank: 70, kind: 'seen', isOwn: true, isMissed: false },
  ])
  expect(lead?.dots).toMatchObject([{ rank: 99, isMissed: true }])
})

test('another launch has all of its dots in one row, each with its indicator', () => {
  const dots = launchDots(result, 'levels', () => false)
  expect(dots.map(({ indicator, id }) => [indicator, id])).toEqual([
    ['takings', 'fit'],
    ['takings', 'seen'],
    ['lead', 'far'],
  ])
})

test('names stand below their dots, inside the track, and one that would touch another on the next line', () => {
  const names = [
    { name: 'cc', x: 52 },
    { name: 'aa', x: 0 },
    { name: 'bb', x: 50 },
    { name: 'dd', x: 100 },
  ]
  expect(placeNames(names, 100, () => 20)).toEqual([
    { name: 'aa', x: 10, line: 0 },
    { name: 'bb', x: 50, line: 0 },
    { name: 'cc', x: 52, line: 1 },
    { name: 'dd', x: 90, line: 0 },
  ])
})

test('the name of dots at one place stands once, of dots apart at each', () => {
  const named = (...places: readonly number[]) =>
    placeNames(
      places.map((x) => ({ name: 'aa', x })),
      100,
      () => 10,
    ).map(({ x, line }) => [x, line])
  expect(named(20, 22)).toEqual([[20, 0]])
  expect(named(20, 70)).toEqual([
    [20, 0],
    [70, 0],
  ])
})

describe('places', () => {
  const dot = (year: number, rank: number): StripDot => ({
    id: String(year),
    year,
    rank,
    kind: 'seen',
    isOwn: false,
    isMissed: false,
  })

  test('are along the track by rank, and never apart from it', () => {
    const placed = placeDots([dot(2025, 100), dot(2024, 0), dot(2026, 50)], 200, 9)
    expect(placed.map(({ year, x, dy }) => [year, x, dy])).toEqual([
      [2024, 0, 0],
      [2025, 200, 0],
      [2026, 100, 0],
    ])
  })

  test('that would lie on one another are apart up and down', () => {
    const placed = placeDots(
      [2024, 2025, 2026, 2027].map((year) => dot(year, 40)),
      200,
      9,
    )
    expect(placed.map(({ dy }) => dy)).toEqual([0, -9, 9, -18])
    expect(new Set(placed.map(({ x }) => x)).size).toBe(1)
    for (const a of placed) {
      for (const b of placed)
        if (a !== b) expect(Math.hypot(a.x - b.x, a.dy - b.dy)).toBeGreaterThanOrEqual(9)
    }
  })
})
