import { expect, test } from 'vitest'
import {
  breakIds,
  breaksBetween,
  factorOf,
  unwanted,
  usualBreaks,
} from '../../../../src/model/analysis/backtest/compared.ts'
import { tinyBreak, tinyOutcome } from '../../../helpers/tiny-outcomes.ts'

test('a break may change several series, and is switched as one', () => {
  const breaks = [
    tinyBreak({}),
    tinyBreak({ indicator: 'growth' }),
    tinyBreak({ id: 'census', year: 2024, on: false }),
  ]
  expect(breakIds({ breaks })).toEqual(['wider', 'census'])
  expect(usualBreaks({ breaks })).toEqual(['wider'])
})

test('breaks come on top of one another, in the order of their years', () => {
  const breaks = [
    tinyBreak({ id: 'later', year: 2026, factor: 4 }),
    tinyBreak({ id: 'earlier', year: 2024, factor: 2 }),
    tinyBreak({ id: 'other', indicator: 'growth' }),
  ]
  const ids = (after: number, upTo: number) =>
    breaksBetween(breaks, 'takings', after, upTo).map(({ id }) => id)
  expect([ids(2020, 2023), ids(2020, 2024), ids(2020, 2026)]).toEqual([[], ['earlier'], ['earlier', 'later']])
  expect([ids(2024, 2026), ids(2026, 2030)]).toEqual([['later'], []])
  expect(factorOf(breaksBetween(breaks, 'takings', 2020, 2026))).toBe(8)
  expect(factorOf([])).toBe(1)
})

const scenario = { horizon: 2026 }
const reasons = (outcomes: readonly ReturnType<typeof tinyOutcome>[], recalled = false) =>
  outcomes.map(unwanted(outcomes, scenario, 2023, recalled))

test('what lies before the launch, past the horizon or in memory only is not compared', () => {
  const outcomes = [
    tinyOutcome({ year: 2022, quality: 'recalled' }),
    tinyOutcome({ year: 2027 }),
    tinyOutcome({ quality: 'recalled' }),
    tinyOutcome({ quality: 'weak' }),
    tinyOutcome({}),
  ]
  expect(reasons(outcomes)).toEqual(['beforeLaunch', 'pastHorizon', 'recalled', undefined, undefined])
  expect(reasons(outcomes, true)[2]).toBeUndefined()
})

test('of several releases of one number the first is compared', () => {
  const releases = [
    tinyOutcome({ vintage: 'census' }),
    tinyOutcome({ vintage: 'first' }),
    tinyOutcome({ vintage: 'revised' }),
    tinyOutcome({ vintage: 'census', year: 2024 }),
    tinyOutcome({ vintage: 'census', measure: 'nominalGrowth' }),
    tinyOutcome({}),
  ]
  expect(reasons(releases)).toEqual([
    'laterVintage',
    undefined,
    'laterVintage',
    undefined,
    undefined,
    undefined,
  ])
})

test('a release that is itself left out gives way to the next', () => {
  const releases = [
    tinyOutcome({ vintage: 'first', quality: 'recalled' }),
    tinyOutcome({ vintage: 'revised' }),
    tinyOutcome({ vintage: 'census' }),
  ]
  expect(reasons(releases)).toEqual(['recalled', undefined, 'laterVintage'])
  expect(reasons(releases, true)).toEqual([undefined, 'laterVintage', 'laterVintage'])
})
