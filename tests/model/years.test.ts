import { expect, test } from 'vitest'
import {
  longestHorizon,
  mostYears,
  sharedHorizon,
  valueInYear,
  yearsBetween,
  yearsTo,
  yearWithin,
} from '../../src/model/years.ts'

const launch = { launchYear: 2015 }

test('a trajectory has every year from the launch to its horizon', () => {
  expect(yearsTo(launch, 2017)).toEqual([2015, 2016, 2017])
  expect(yearsTo(launch, 2015)).toEqual([2015])
  expect(yearsBetween(2020, 2019)).toEqual([])
})

test('a year’s value stands as far from the first as the year from the launch; elsewhere there is none', () => {
  const trajectory = Float64Array.of(0, 10, 20)
  expect([2015, 2016, 2017].map((year) => valueInYear(trajectory, year, launch))).toEqual([0, 10, 20])
  for (const year of [2014, 2018, 2016.5]) expect(valueInYear(trajectory, year, launch)).toBeNaN()
  expect(valueInYear(undefined, 2015, launch)).toBeNaN()
  expect(valueInYear([null, 3], 2015, launch)).toBeNaN()
})

test('a year outside a span comes to its nearest end', () => {
  expect([2000, 2017, 2099].map((year) => yearWithin(year, 2015, 2035))).toEqual([2015, 2017, 2035])
})

test('scenarios share the years up to the shortest horizon', () => {
  const all = [{ horizon: 2035 }, { horizon: 2025 }, { horizon: 2050 }]
  expect([sharedHorizon(all), longestHorizon(all)]).toEqual([2025, 2050])
  expect(mostYears({ ...launch, horizon: { default: 2035, max: 2050 } })).toBe(35)
})
