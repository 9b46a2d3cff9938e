import { describe, expect, test } from 'vitest'
import { usualBreaks } from '../../../src/model/analysis/backtest/compared.ts'
import { type DrawnFans, withoutDepartures } from '../../../src/model/analysis/backtest/others.ts'
import type { BacktestRow } from '../../../src/model/analysis/backtest/rows.ts'
import { type Backtest, backtest } from '../../../src/model/analysis/backtest.ts'
import { buildModel } from '../../../src/model/build-model.ts'
import { createProjector } from '../../../src/model/projection.ts'
import type { OutcomesSpec, Scenario } from '../../../src/model/spec.ts'
import { baseline, ground, projector, scenarioWith } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'
import { buildTiny, tinyBaseline, tinyScenario } from '../../helpers/tiny-model.ts'
import { tinyBreak, tinyOutcome, tinyOutcomes, tinyTarget } from '../../helpers/tiny-outcomes.ts'

const { outcomes } = ground
const undone = usualBreaks(outcomes)
const plain = backtest(projector, baseline, outcomes, { breaks: [], recalled: false })
const spliced = backtest(projector, baseline, outcomes, { breaks: undone, recalled: false })

function row({ rows }: Backtest, indicator: string, year: number, measure = 'level'): BacktestRow {
  const found = rows.find(
    (each) => each.indicator === indicator && each.year === year && each.measure === measure,
  )
  if (!found) throw new Error(`no row of ${indicator} in ${year}`)
  return found
}

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
    expect(before).toMatchObject({ comparable: 7020, breaks: [{ year: 2017 }], undone: [] })
    const after = row(spliced, 'coreValueAdded', 2020)
    expect(after).toMatchObject({ published: 7020, undone: [{ id: undone[0], factor: 1.065 }] })
    expect(after.comparable).toBeCloseTo(7020 / 1.065, 10)
    expect(after.percent).toBeCloseTo(100 * ((after.projected * 1.065) / 7020 - 1), 10)
    expect(row(spliced, 'coreShare', 2020).undone).toHaveLength(1)
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
  expect(plain.knownUntil).toBe(2016)
  expect(row(plain, 'grdp', 2016).kind).toBe('known')
  expect(row(plain, 'grdp', 2017).kind).toBe('fitted')
  expect(plain.scores.fitted.indicators.grdp?.levels?.count).toBe(2)
  expect(Object.values(row(plain, 'grdp', 2016).rivals)).toEqual([null, null, null, null, null])
})

describe('scores', () => {
  const { fitted } = plain.scores

  test('are mean absolute and mean percentage errors', () => {
    const errors = [2017, 2018, 2020].map((year) => row(plain, 'digitalEconomy', year).percent as number)
    const { levels } = fitted.indicators.digitalEconomy ?? {}
    expect(levels?.meanAbsolute).toBeCloseTo(errors.reduce((sum, e) => sum + Math.abs(e), 0) / 3, 10)
    expect(levels?.bias).toBeCloseTo(errors.reduce((sum, e) => sum + e, 0) / 3, 10)
    expect(levels?.meanAbsolute).toBeLessThan(1.2)
  })

  test('of growth rates are in percentage points', () => {
    const errors = [2018, 2019, 2020].map((y) => row(plain, 'coreValueAdded', y, 'realGrowth').difference)
    const { growth } = fitted.indicators.coreValueAdded ?? {}
    expect(growth?.bias).toBeCloseTo(errors.reduce((sum, e) => sum + e, 0) / 3, 10)
  })

  test('of fits and tests are never added up', () => {
    expect(plain.scores.blind.all).toEqual({ levels: null, growth: null })
    const counted = (kind: 'fitted' | 'seen' | 'blind') =>
      (plain.scores[kind].all.levels?.count ?? 0) + (plain.scores[kind].all.growth?.count ?? 0)
    for (const kind of ['fitted', 'seen', 'blind'] as const) {
      expect(counted(kind)).toBe(plain.rows.filter((each) => each.kind === kind).length)
    }
  })

  test('have no word of fans where nothing was drawn', () => {
    expect(fitted.all.levels).toMatchObject({ crps: null, held: null })
    expect(row(plain, 'digitalEconomy', 2017)).toMatchObject({ rank: null, inside: null, crps: null })
  })
})

describe('naive rules', () => {
  const known = projector.project(baseline)

  test('keep the last growth, from what the report knew', () => {
    const factor = 1.159
    expect(row(plain, 'coreValueAdded', 2018).rivals.growthKept?.value).toBeCloseTo(3911 * factor ** 2, 8)
    expect(row(plain, 'coreValueAdded', 2018, 'realGrowth').rivals.growthKept?.value).toBeCloseTo(
      100 * (factor / 1.015 - 1),
      10,
    )
    expect(row(plain, 'coreProductivity', 2017).rivals.growthKept?.value).toBeCloseTo(
      28.3 * (28.3 / 25) ** 2,
      8,
    )
  })

  test('keep the last share of GRDP', () => {
    const growth = valueIn(known, 'grdp', 2016) / valueIn(known, 'grdp', 2015)
    const grdp = valueIn(known, 'grdp', 2016) * growth
    expect(row(plain, 'digitalShare', 2020).rivals.shareKept?.value).toBeCloseTo(37, 10)
    expect(row(plain, 'digitalEconomy', 2017).rivals.shareKept?.value).toBeCloseTo(0.37 * grdp, 8)
    expect(row(plain, 'onlineRetail', 2020, 'nominalGrowth').rivals.shareKept?.value).toBeCloseTo(
      100 * (growth - 1),
      10,
    )
  })

  test('say nothing where the report knew nothing, or where there is no share', () => {
    expect(row(plain, 'digitalEconomy', 2017).rivals.growthKept).toBeNull()
    expect(row(plain, 'grdp', 2017).rivals.shareKept).toBeNull()
    expect(row(plain, 'robots', 2017).rivals.shareKept).toBeNull()
    expect(plain.scores.fitted.indicators.digitalEconomy?.levels?.rivals.growthKept).toBeNull()
  })

  test('do not move with the scenario, but with its reading', () => {
    const moved = scenarioWith({ levers: { rdIntensity: { target: 6 } }, assumptions: { imitation: 0.15 } })
    const rules = ({ rows }: Backtest) =>
      rows.map(({ rivals: { growthKept, shareKept, randomWalk } }) => [growthKept, shareKept, randomWalk])
    const other = backtest(projector, moved, outcomes, { breaks: [], recalled: false })
    expect(rules(other)).toEqual(rules(plain))
    const level = backtest(projector, scenarioWith({ reading: 'level' }), outcomes, {
      breaks: [],
      recalled: false,
    })
    expect(row(level, 'digitalShare', 2020).rivals.shareKept?.value).toBeCloseTo(54.5269049092, 8)
  })

  test('are scored beside the model in the same rows', () => {
    const { growthKept } = plain.scores.fitted.all.levels?.rivals ?? {}
    const rows = plain.rows.filter(
      (each) => each.measure === 'level' && each.rivals.growthKept && each.kind === 'fitted',
    )
    const errors = rows.map(({ percent }) => Math.abs(percent as number))
    expect(growthKept?.count).toBe(rows.length)
    expect(growthKept?.scenario.meanAbsolute).toBeCloseTo(
      errors.reduce((sum, e) => sum + e, 0) / errors.length,
      10,
    )
  })
})

describe('a random walk', () => {
  test('keeps the growth of the first year, and says so of every indicator', () => {
    const [before, start] = [2015, 2016].map((year) =>
      valueIn(projector.project(baseline), 'digitalShare', year),
    )
    const drift = (start as number) / (before as number)
    expect(row(plain, 'digitalShare', 2018).rivals.randomWalk?.value).toBeCloseTo(
      (start as number) * drift ** 2,
      9,
    )
  })

  test('alone among the rules has a fan', () => {
    const { rivals } = row(plain, 'digitalEconomy', 2018)
    expect(rivals.randomWalk?.crps).toBeGreaterThan(0)
    const { levels } = plain.scores.fitted.all
    expect(levels?.rivals.randomWalk?.crps).toBeGreaterThan(0)
    expect(levels?.rivals.growthKept?.crps).toBeNull()
  })
})

test('names what it was made from', () => {
  expect(plain).toMatchObject({
    model: 'zhejiang-digital-economy@1',
    baseline: 'kiep-17-06',
    outcomes: 'zhejiang',
    scenario: 'Baseline',
    reading: 'share',
    breaks: [],
    recalled: false,
    knownUntil: 2016,
    tested: { fittedUntil: 2020, seenUntil: 2025 },
  })
  expect(plain.fingerprint).toMatch(/^[0-9a-f]{64}$/)
})

const tinyProjector = createProjector(buildTiny())
const tiny = (
  changes: Partial<OutcomesSpec>,
  { breaks = [], scenario = tinyScenario(), fans }: TinyOptions = {},
): Backtest => backtest(tinyProjector, scenario, tinyOutcomes(changes), { breaks, recalled: false }, fans)
interface TinyOptions {
  readonly breaks?: readonly string[]
  readonly scenario?: Scenario
  readonly fans?: DrawnFans
}

test('knows nothing of Zhejiang, and says what it leaves out and why', () => {
  const result = tiny({
    outcomes: [
      tinyOutcome({ id: 'a', year: 2022 }),
      tinyOutcome({ id: 'b', year: 2033 }),
      tinyOutcome({ id: 'c', indicator: 'growth', unit: 'percent', year: 2023 }),
      tinyOutcome({ id: 'd', indicator: 'growth', unit: 'percent', value: 0 }),
      tinyOutcome({ id: 'e', quality: 'recalled' }),
    ],
  })
  expect(result.leftOut.map(({ outcome, reason }) => [outcome.id, reason])).toEqual([
    ['a', 'beforeLaunch'],
    ['b', 'pastHorizon'],
    ['c', 'noValue'],
    ['e', 'recalled'],
  ])
  expect(result.rows.map(({ outcome, percent }) => [outcome.id, percent])).toEqual([['d', null]])
  expect(result.scores.seen.indicators.growth).toEqual({ levels: null, growth: null })
})

test('each break that is undone divides what was published after it', () => {
  const changes = {
    breaks: [tinyBreak({ id: 'late', factor: 4 }), tinyBreak({ id: 'early', year: 2024, factor: 2 })],
    outcomes: [tinyOutcome({ year: 2024 }), tinyOutcome({})],
  }
  const comparable = (...breaks: readonly string[]) =>
    tiny(changes, { breaks }).rows.map((each) => each.comparable)
  expect(comparable()).toEqual([200, 200])
  expect(comparable('early')).toEqual([100, 100])
  expect(comparable('late')).toEqual([200, 50])
  expect(comparable('late', 'early')).toEqual([100, 25])
  expect(tiny(changes, { breaks: ['late'] }).rows[1]).toMatchObject({
    breaks: [{ id: 'early' }, { id: 'late' }],
    undone: [{ id: 'late' }],
  })
})

test('a change of definition that the baseline came after is none for it', () => {
  const changes = { breaks: [tinyBreak({ year: 2023 })], outcomes: [tinyOutcome({})] }
  expect(tiny(changes, { breaks: ['wider'] }).rows[0]).toMatchObject({
    comparable: 200,
    breaks: [],
    undone: [],
  })
})

describe('others', () => {
  const moved = tinyScenario({ levers: { newBikes: { target: 30 } } })

  test('are the model without departures, unless the scenario is that', () => {
    const outcomes = [tinyOutcome({})]
    expect(tiny({ outcomes }).rows[0]?.rivals.baseline).toBeNull()
    const { rivals, projected } = tiny({ outcomes }, { scenario: moved }).rows[0] as BacktestRow
    expect(rivals.baseline?.value).toBeCloseTo(242, 9)
    expect(projected).toBeGreaterThan(242)
    expect(withoutDepartures(tinyProjector, tinyScenario())).toBeUndefined()
    expect(withoutDepartures(tinyProjector, { ...moved, horizon: 2025 })).toMatchObject({
      horizon: 2025,
      levers: {},
    })
  })

  test('are the official plan: the first aim of a year, of levels, announced before that year was over', () => {
    const targets = [
      tinyTarget({ id: 'second', announced: 2024, value: 280 }),
      tinyTarget({}),
      tinyTarget({ id: 'after', announced: 2025, year: 2024 }),
    ]
    const { rows } = tiny({
      targets,
      outcomes: [
        tinyOutcome({}),
        tinyOutcome({ year: 2024 }),
        tinyOutcome({ measure: 'nominalGrowth', unit: 'percent', value: 10 }),
      ],
    })
    expect(rows.map(({ rivals }) => rivals.plan)).toEqual([{ value: 300, crps: null }, null, null])
  })

  test('an aim is on the definition of the year in which it was announced', () => {
    const plan = (announced: number, year = 2024) =>
      tiny(
        {
          breaks: [tinyBreak({ year })],
          targets: [tinyTarget({ announced })],
          outcomes: [tinyOutcome({})],
        },
        { breaks: ['wider'] },
      ).rows[0]?.rivals.plan?.value
    expect([plan(2023), plan(2024)]).toEqual([300, 150])
    // The register is of the wider definition, which the aim of the year before did not know.
    expect([plan(2022, 2023), plan(2023, 2023)]).toEqual([600, 300])
  })
})

describe('fans', () => {
  const fan = (inside: boolean) => ({
    percentile: () => (inside ? 0.25 : 0.99),
    holds: () => inside,
    crps: () => 10,
  })
  const fans: DrawnFans = {
    scenario: (_, year) => (year === 2026 ? undefined : fan(year === 2024)),
    baseline: undefined,
  }

  test('give a rank in per cent, bands, and a score in per cent of a level or in points of growth', () => {
    const { rows, scores } = tiny(
      {
        outcomes: [
          tinyOutcome({ year: 2024 }),
          tinyOutcome({}),
          tinyOutcome({ year: 2026 }),
          tinyOutcome({ measure: 'nominalGrowth', unit: 'percent', value: 4 }),
        ],
      },
      { fans },
    )
    expect(rows.map(({ rank, crps, inside }) => [rank, crps, inside?.[80]])).toEqual([
      [25, 5, true],
      [99, 5, false],
      [null, null, undefined],
      [99, 10, false],
    ])
    expect(scores.seen.all.levels).toMatchObject({
      count: 3,
      crps: 5,
      held: { 50: { inside: 1, count: 2 }, 80: { inside: 1, count: 2 }, 90: { inside: 1, count: 2 } },
    })
    expect(scores.seen.all.growth).toMatchObject({ crps: 10, held: { 80: { inside: 0, count: 1 } } })
  })
})

test('years that numbers were set with, and those that were only seen, are told apart', () => {
  const note = { en: 'n', ko: 'n', zh: 'n' }
  const { spec, units } = buildTiny()
  const tested = [{ model: 'bikes@3', fittedUntil: 2024, seenUntil: 2025, note }]
  const built = buildModel(spec, units, { ...tinyBaseline, tested })
  if (!built.ok) throw new Error('a fault')
  const years = [2023, 2024, 2025, 2026]
  const { rows, scores } = backtest(
    createProjector(built.value),
    tinyScenario(),
    tinyOutcomes({ outcomes: years.map((year) => tinyOutcome({ year })) }),
    { breaks: [], recalled: false },
  )
  expect(rows.map(({ kind }) => kind)).toEqual(['known', 'fitted', 'seen', 'blind'])
  expect([scores.fitted, scores.seen, scores.blind].map(({ all }) => all.levels?.count)).toEqual([1, 1, 1])
})
