import { describe, expect, test } from 'vitest'
import {
  type Backtest,
  type BacktestRow,
  backtest,
  backtestPaths,
  bandOf,
  lastKnownYear,
  untilLast,
} from '../../../src/model/analysis/backtest.ts'
import { createProjector } from '../../../src/model/projection.ts'
import type { OutcomeSpec, OutcomesSpec } from '../../../src/model/spec.ts'
import { baseline, ground, model, projector, scenarioWith } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'
import { buildTiny, tinyScenario } from '../../helpers/tiny-model.ts'

const { outcomes } = ground
const plain = backtest(projector, baseline, outcomes, { splice: false })
const spliced = backtest(projector, baseline, outcomes, { splice: true })

function row({ rows }: Backtest, indicator: string, year: number, measure = 'level'): BacktestRow {
  const found = rows.find(
    (each) => each.indicator === indicator && each.year === year && each.measure === measure,
  )
  if (!found) throw new Error(`no row of ${indicator} in ${year}`)
  return found
}

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

describe('levels', () => {
  test.each([
    ['digitalEconomy', 2017, 20572, 20658],
    ['digitalEconomy', 2018, 23281, 23300],
    ['digitalEconomy', 2020, 29382, 30218],
    ['coreValueAdded', 2018, 5119, 5547.7],
    ['coreValueAdded', 2020, 6508, 7020],
  ] as const)('%s in %i: %i, published %d', (indicator, year, projected, published) => {
    const found = row(plain, indicator, year)
    expect(Math.round(found.projected)).toBe(projected)
    expect(found.published).toBe(published)
    expect(found.percent).toBeCloseTo(100 * (found.projected / published - 1), 10)
  })

  test('a splice divides what follows the wider list by 1.065, and shows it', () => {
    const before = row(plain, 'coreValueAdded', 2020)
    expect(before).toMatchObject({ spliced: false, comparable: 7020, definitionBreak: { year: 2017 } })
    const after = row(spliced, 'coreValueAdded', 2020)
    expect(after).toMatchObject({ spliced: true, published: 7020 })
    expect(after.comparable).toBeCloseTo(7020 / 1.065, 10)
    expect(after.percent).toBeCloseTo(100 * ((after.projected * 1.065) / 7020 - 1), 10)
    expect(row(spliced, 'coreShare', 2020).spliced).toBe(true)
  })

  test('a splice leaves growth rates and other series alone', () => {
    expect(row(spliced, 'coreValueAdded', 2020, 'realGrowth')).toEqual(
      row(plain, 'coreValueAdded', 2020, 'realGrowth'),
    )
    expect(row(spliced, 'digitalEconomy', 2020)).toEqual(row(plain, 'digitalEconomy', 2020))
  })
})

test('growth is computed from the projection, in current or constant prices', () => {
  const projection = projector.project(baseline)
  const factor = valueIn(projection, 'grdp', 2018) / valueIn(projection, 'grdp', 2017)
  expect(row(plain, 'grdp', 2018, 'realGrowth').projected).toBeCloseTo(100 * (factor / 1.015 - 1), 10)
  const online = valueIn(projection, 'onlineRetail', 2020) / valueIn(projection, 'onlineRetail', 2019)
  expect(row(plain, 'onlineRetail', 2020, 'nominalGrowth').projected).toBeCloseTo(100 * (online - 1), 10)
})

test('years of the report are marked and not scored', () => {
  expect(lastKnownYear(model)).toBe(2016)
  expect(row(plain, 'grdp', 2016).inSample).toBe(true)
  expect(row(plain, 'grdp', 2017).inSample).toBe(false)
  expect(plain.scores.indicators.grdp?.levels?.count).toBe(2)
  expect(row(plain, 'grdp', 2016).naive).toEqual({ growthKept: null, shareKept: null })
})

describe('scores', () => {
  test('are mean absolute and mean percentage errors', () => {
    const errors = [2017, 2018, 2020].map((year) => row(plain, 'digitalEconomy', year).percent as number)
    const { levels } = plain.scores.indicators.digitalEconomy ?? {}
    expect(levels?.meanAbsolute).toBeCloseTo(errors.reduce((sum, e) => sum + Math.abs(e), 0) / 3, 10)
    expect(levels?.bias).toBeCloseTo(errors.reduce((sum, e) => sum + e, 0) / 3, 10)
    expect(levels?.meanAbsolute).toBeLessThan(1.2)
  })

  test('of growth rates are in percentage points', () => {
    const errors = [2018, 2019, 2020].map((y) => row(plain, 'coreValueAdded', y, 'realGrowth').difference)
    const { growth } = plain.scores.indicators.coreValueAdded ?? {}
    expect(growth?.bias).toBeCloseTo(errors.reduce((sum, e) => sum + e, 0) / 3, 10)
  })

  test('say how many outcomes lie inside the band, of those that have one', () => {
    const band = bandOf({
      years: [2017, 2018],
      fans: new Map([['digitalEconomy', fan([20000, 20000], [21000, 21000])]]),
    })
    const banded = backtest(projector, baseline, outcomes, { splice: false, band })
    expect(row(banded, 'digitalEconomy', 2017).inBand).toBe(true)
    expect(row(banded, 'digitalEconomy', 2018).inBand).toBe(false)
    expect(row(banded, 'digitalEconomy', 2020).inBand).toBeNull()
    expect(banded.scores.all.levels?.inBand).toBe(50)
    expect(plain.scores.all.levels?.inBand).toBeNull()
  })
})

function fan(low: readonly number[], high: readonly number[]) {
  const [p10, p90] = [low, high]
  return { p5: low, p10, p25: low, p50: low, p75: high, p90, p95: high, mean: low }
}

describe('naive rules', () => {
  const known = projector.project(baseline)

  test('keep the last growth, from what the report knew', () => {
    const factor = 1.159
    expect(row(plain, 'coreValueAdded', 2018).naive.growthKept).toBeCloseTo(3911 * factor ** 2, 8)
    expect(row(plain, 'coreValueAdded', 2018, 'realGrowth').naive.growthKept).toBeCloseTo(
      100 * (factor / 1.015 - 1),
      10,
    )
    expect(row(plain, 'coreProductivity', 2017).naive.growthKept).toBeCloseTo(28.3 * (28.3 / 25) ** 2, 8)
  })

  test('keep the last share of GRDP', () => {
    const growth = valueIn(known, 'grdp', 2016) / valueIn(known, 'grdp', 2015)
    const grdp = valueIn(known, 'grdp', 2016) * growth
    expect(row(plain, 'digitalShare', 2020).naive.shareKept).toBeCloseTo(37, 10)
    expect(row(plain, 'digitalEconomy', 2017).naive.shareKept).toBeCloseTo(0.37 * grdp, 8)
    expect(row(plain, 'onlineRetail', 2020, 'nominalGrowth').naive.shareKept).toBeCloseTo(
      100 * (growth - 1),
      10,
    )
  })

  test('say nothing where the report knew nothing, or where there is no share', () => {
    expect(row(plain, 'digitalEconomy', 2017).naive.growthKept).toBeNull()
    expect(row(plain, 'grdp', 2017).naive.shareKept).toBeNull()
    expect(row(plain, 'robots', 2017).naive.shareKept).toBeNull()
    expect(plain.scores.indicators.digitalEconomy?.levels?.naive.growthKept).toBeNull()
  })

  test('do not move with the scenario, but with its reading', () => {
    const moved = scenarioWith({ levers: { rdIntensity: { target: 6 } }, assumptions: { imitation: 0.15 } })
    const other = backtest(projector, moved, outcomes, { splice: false })
    expect(other.rows.map(({ naive }) => naive)).toEqual(plain.rows.map(({ naive }) => naive))
    const level = backtest(projector, scenarioWith({ reading: 'level' }), outcomes, { splice: false })
    expect(row(level, 'digitalShare', 2020).naive.shareKept).toBeCloseTo(54.5269049092, 8)
  })

  test('are scored beside the model in the same rows', () => {
    const { naive } = plain.scores.all.levels ?? {}
    const rows = plain.rows.filter((r) => r.measure === 'level' && r.naive.growthKept !== null && !r.inSample)
    const errors = rows.map(({ percent }) => Math.abs(percent as number))
    expect(naive?.growthKept?.count).toBe(rows.length)
    expect(naive?.growthKept?.modelMeanAbsolute).toBeCloseTo(
      errors.reduce((sum, e) => sum + e, 0) / errors.length,
      10,
    )
  })
})

describe('paths', () => {
  const paths = backtestPaths(projector, baseline, outcomes, 2020)
  const path = (indicator: string, measure = 'level') => {
    const found = paths.find((each) => each.indicator === indicator && each.measure === measure)
    if (!found) throw new Error(`no path of ${indicator}`)
    return found
  }

  test('are one for each indicator and measure, and pass through every row', () => {
    expect(paths.map(({ indicator, measure }) => `${indicator} ${measure}`)).toEqual([
      ...new Set(plain.rows.map(({ indicator, measure }) => `${indicator} ${measure}`)),
    ])
    for (const { indicator, measure, year, projected, naive, inSample } of plain.rows) {
      const { projected: all, naive: rules } = path(indicator, measure)
      expect(all[year - 2015]).toBe(projected)
      if (inSample) continue
      expect(rules.growthKept[year - 2015]).toBe(naive.growthKept)
      expect(rules.shareKept[year - 2015]).toBe(naive.shareKept)
    }
  })

  test('of rules begin in the last year that the report knew', () => {
    const [before, start] = path('coreValueAdded').naive.growthKept
    expect([before, Math.round(start ?? 0)]).toEqual([null, 3911])
    expect(path('digitalShare').naive.shareKept[0]).toBeCloseTo(37, 10)
    expect(path('coreValueAdded', 'realGrowth').naive.growthKept.slice(0, 2)).toEqual([null, null])
    expect(path('coreValueAdded', 'realGrowth').projected[0]).toBeNull()
    expect(path('digitalEconomy').naive.growthKept).toEqual(Array(6).fill(null))
  })
})

test('names what it was made from', () => {
  expect(plain).toMatchObject({
    model: 'zhejiang-digital-economy@1',
    baseline: 'kiep-17-06',
    outcomes: 'zhejiang',
    scenario: 'Baseline',
    reading: 'share',
    splice: false,
    knownUntil: 2016,
  })
  expect(plain.fingerprint).toMatch(/^[0-9a-f]{64}$/)
})

const outcome = (changes: Partial<OutcomeSpec>): OutcomeSpec => ({
  id: 'own',
  label: { en: 'Own', ko: 'Own', zh: 'Own' },
  year: 2025,
  value: 200,
  unit: 'm SEK',
  measure: 'level',
  indicator: 'takings',
  source: 'nobody',
  derived: false,
  ...changes,
})
const tinyOutcomes = (changes: Partial<OutcomesSpec>): OutcomesSpec => ({
  id: 'tiny',
  region: { en: 'Malmö', ko: '말뫼', zh: '马尔默' },
  breaks: [],
  outcomes: [],
  ...changes,
})

test('knows nothing of Zhejiang, leaves out what it cannot compare, and takes the last of several breaks', () => {
  const note = { en: 'wider', ko: 'wider', zh: 'wider' }
  const published = tinyOutcomes({
    breaks: [
      { indicator: 'takings', year: 2025, factor: 4, note },
      { indicator: 'takings', year: 2024, factor: 2, note },
    ],
    outcomes: [
      outcome({ year: 2024 }),
      outcome({}),
      outcome({ year: 2033 }),
      outcome({ indicator: 'growth', unit: 'percent', value: 0 }),
    ],
  })
  const result = backtest(createProjector(buildTiny()), tinyScenario(), published, { splice: true })
  expect(result.rows.map(({ comparable }) => comparable)).toEqual([100, 50, 0])
  expect(result.leftOut.map(({ year }) => year)).toEqual([2033])
  expect(result.rows[2]?.percent).toBeNull()
  expect(result.scores.indicators.growth).toEqual({ levels: null, growth: null })
})
