import { expect, test } from 'vitest'
import { backtestPaths } from '../../../../src/model/analysis/backtest/paths.ts'
import { backtest } from '../../../../src/model/analysis/backtest.ts'
import { createProjector } from '../../../../src/model/projection.ts'
import { baseline, ground, projector } from '../../../helpers/library.ts'
import { buildTiny, tinyScenario } from '../../../helpers/tiny-model.ts'
import { tinyBreak, tinyOutcome, tinyOutcomes, tinyTarget } from '../../../helpers/tiny-outcomes.ts'

const { outcomes } = ground
const paths = backtestPaths(projector, baseline, outcomes, [], 2020)
const path = (indicator: string, measure = 'level') => {
  const found = paths.find((each) => each.indicator === indicator && each.measure === measure)
  if (!found) throw new Error(`no path of ${indicator}`)
  return found
}

test('paths are one for each indicator and measure, and pass through every row', () => {
  const { rows } = backtest(projector, baseline, outcomes, { breaks: [], recalled: false })
  const known = new Set(paths.map(({ indicator, measure }) => `${indicator} ${measure}`))
  for (const { indicator, measure, year, projected, rivals, kind } of rows) {
    expect(known).toContain(`${indicator} ${measure}`)
    const own = path(indicator, measure)
    expect(own.projected[year - 2015]).toBe(projected)
    if (kind === 'known') continue
    for (const rule of ['growthKept', 'shareKept', 'randomWalk'] as const) {
      expect(own.rivals[rule][year - 2015] ?? null).toBe(rivals[rule]?.value ?? null)
    }
  }
})

test('of rules begin in the last year that the report knew', () => {
  const [before, start] = path('coreValueAdded').rivals.growthKept
  expect([before, Math.round(start ?? 0)]).toEqual([null, 3911])
  expect(path('digitalShare').rivals.shareKept[0]).toBeCloseTo(37, 10)
  expect(path('coreValueAdded', 'realGrowth').rivals.growthKept.slice(0, 2)).toEqual([null, null])
  expect(path('coreValueAdded', 'realGrowth').projected[0]).toBeNull()
  expect(path('digitalEconomy').rivals.growthKept).toEqual(Array(6).fill(null))
  expect(path('digitalEconomy').rivals.randomWalk[0]).toBeNull()
  expect(path('digitalEconomy').rivals.randomWalk[1]).toBeCloseTo(path('digitalEconomy').projected[1] ?? 0, 6)
})

test('of the plan are its aims, on the definition that is compared', () => {
  const spec = tinyOutcomes({
    breaks: [tinyBreak({ year: 2024 })],
    targets: [tinyTarget({ announced: 2024 })],
    outcomes: [tinyOutcome({}), tinyOutcome({ indicator: 'nothing' })],
  })
  const of = (breaks: readonly string[]) =>
    backtestPaths(createProjector(buildTiny()), tinyScenario(), spec, breaks, 2026).map(
      ({ rivals }) => rivals.plan,
    )
  expect(of([])).toEqual([[null, null, 300, null]])
  expect(of(['wider'])).toEqual([[null, null, 150, null]])
})
