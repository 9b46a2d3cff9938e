import { expect, test } from 'vitest'
import { lastKnownYear, untilLast } from '../../../../src/model/analysis/backtest/measures.ts'
import { model, scenarioWith } from '../../../helpers/library.ts'
import { buildTiny } from '../../../helpers/tiny-model.ts'

test('a backtest is computed up to the last outcome, at least one year, at most to the horizon', () => {
  const until = (...years: readonly number[]) => {
    const { scenario, last } = untilLast(
      scenarioWith({ horizon: 2030 }),
      years.map((year) => ({ year })),
      model.spec,
    )
    return [scenario.horizon, last]
  }
  expect(until(2017, 2020, 2018)).toEqual([2020, 2020])
  expect(until()).toEqual([2016, 2016])
  expect(until(2040)).toEqual([2030, 2040])
})

test('the last known year is that of the figures in the equations', () => {
  expect(lastKnownYear(model)).toBe(2016)
  expect(lastKnownYear(buildTiny())).toBe(2023)
})
