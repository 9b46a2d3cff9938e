/**
 * What version 2 of the model of the digital economy keeps, whatever levers, assumptions, drawn bases and shocks are:
 * at every lever and assumption at its lowest, usual and highest value, alone and together, and anywhere between.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawColumns, drawnRanges } from '../../src/model/analysis/draws.ts'
import { runEnsemble } from '../../src/model/analysis/ensemble.ts'
import { createEvaluator } from '../../src/model/analysis/evaluate.ts'
import { shockColumns } from '../../src/model/analysis/shocks.ts'
import { checkFit } from '../../src/model/fit.ts'
import { type Bases, inPrices, type Projection, type Shocks } from '../../src/model/projection.ts'
import { checkScenario } from '../../src/model/scenario.ts'
import type { AssumptionSpec, LeverDeparture, LeverSpec, Scenario } from '../../src/model/spec.ts'
import { arbitrariesOf, targetOf } from '../helpers/arbitraries.ts'
import { file, jsonBaselines, modelOn, type Stand, standOn } from '../helpers/digital-economy.ts'
import type { JsonBaseline } from '../helpers/json-baseline.ts'
import { differences, relativeDifference, valueIn } from '../helpers/series.ts'

const report = standOn('kiep-17-06')
const { levers, assumptions, schedule, horizon, launchYear, shocks: shockSpecs = [] } = report.model.spec
const { earliest } = schedule
const readings = report.model.baseline.readings.map(({ id }) => id)
const indicators = report.model.spec.indicators.map(({ id }) => id)
const pushed = levers.filter(({ group }) => group !== 'growth')
const shockNames = shockSpecs.map(({ id }) => id)

/** Every baseline, since the model has none of its own. */
const everywhere = Object.keys(jsonBaselines)

// --- Corners ---

type Place = 'low' | 'usual' | 'high'
const places: readonly Place[] = ['low', 'usual', 'high']
const leverAt = (lever: LeverSpec, place: Place): LeverDeparture => ({
  target: { low: lever.min, usual: lever.base, high: lever.max }[place],
  start: earliest,
  ramp: 0,
})
const assumptionAt = ({ low, central, high }: AssumptionSpec, place: Place): number =>
  ({ low, usual: central, high })[place]
const allLevers = (place: Place): Scenario['levers'] =>
  Object.fromEntries(levers.map((lever) => [lever.id, leverAt(lever, place)]))
const allAssumptions = (place: Place): Scenario['assumptions'] =>
  Object.fromEntries(assumptions.map((assumption) => [assumption.id, assumptionAt(assumption, place)]))

/** The same number every year, or one that turns its sign from year to year. */
const shocksOf = (size: number, turning = false): Shocks =>
  Object.fromEntries(
    shockNames.map((name, place) => [
      name,
      Object.fromEntries(
        yearsFrom(launchYear).map((year) => [year, turning && (year + place) % 2 ? -size : size]),
      ),
    ]),
  )
const yearsFrom = (first: number): readonly number[] =>
  Array.from({ length: horizon.max - first + 1 }, (_, index) => first + index)

/** None, years of good luck, years of bad luck, and luck that turns every year. */
const chances: readonly (Shocks | undefined)[] = [undefined, shocksOf(2), shocksOf(-2), shocksOf(3, true)]

interface Corner {
  readonly title: string
  readonly scenario: Scenario
  readonly shocks: Shocks | undefined
}

/** All corners, to the last year that a scenario may have; each with one kind of luck in turn. */
function findCorners(): readonly Corner[] {
  const found: Corner[] = []
  const add = (title: string, changes: Partial<Scenario>): void => {
    for (const reading of readings) {
      const scenario = report.scenario({ reading, horizon: horizon.max, ...changes })
      const shocks = chances[found.length % chances.length]
      found.push({ title: `${title}, ${reading}`, scenario, shocks })
    }
  }
  for (const place of places) {
    for (const lever of levers) {
      add(`${lever.id} ${place}`, { levers: { [lever.id]: leverAt(lever, place) } })
      for (const rest of places) {
        const moved = { ...allLevers(rest), [lever.id]: leverAt(lever, place) }
        add(`${lever.id} ${place}, other levers ${rest}`, { levers: moved })
      }
    }
    for (const assumption of assumptions) {
      const own = { [assumption.id]: assumptionAt(assumption, place) }
      add(`${assumption.id} ${place}`, { assumptions: own })
      for (const rest of places) {
        add(`${assumption.id} ${place}, levers ${rest}`, { levers: allLevers(rest), assumptions: own })
      }
    }
    for (const rest of places) {
      const all = { levers: allLevers(place), assumptions: allAssumptions(rest) }
      // As often as there are kinds of luck, so that these meet each.
      for (const _ of chances) add(`all levers ${place}, all assumptions ${rest}`, all)
    }
  }
  return found
}

const corners = findCorners()

/** Checks a property at every corner; the message names those at which it does not hold. */
function atEveryCorner(
  violations: (scenario: Scenario, shocks: Shocks | undefined) => readonly string[],
): void {
  const found = corners.flatMap(({ title, scenario, shocks }) =>
    violations(scenario, shocks).map((words) => `${title}: ${words}`),
  )
  expect(found).toEqual([])
}

const arbitrariesOn = (stand: Stand) => arbitrariesOf(stand.model, stand.scenario)
const { anyScenario, anyBases, anyShocks } = arbitrariesOn(report)

test('the corners and the random scenarios of these tests are all valid scenarios', () => {
  expect([levers.length, assumptions.length, shockNames.length]).toEqual([17, 57, 8])
  expect(corners.flatMap(({ scenario }) => checkScenario(scenario, report.model))).toEqual([])
  const touched = new Set<string>()
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      expect(checkScenario(scenario, report.model)).toEqual([])
      for (const id of [...Object.keys(scenario.levers), ...Object.keys(scenario.assumptions)])
        touched.add(id)
    }),
    { numRuns: 200 },
  )
  expect(touched.size).toBe(levers.length + assumptions.length)
})

// --- The first two years ---

/** A figure of a baseline; NaN where there is none. */
const figureOn = (baseline: string, id: string): number => jsonBaselines[baseline]?.figures[id] ?? Number.NaN

/** What the figures say of the launch year and the first observed one, by indicator. */
function figuresSay({ model }: Stand, { assumptions: own, reading }: Scenario) {
  const figure = (id: string): number => figureOn(model.baseline.id, id)
  const assumed = (id: string): number => own[id] ?? model.assumptions.get(id)?.central ?? Number.NaN
  const core = figure('coreValueAddedFirst') / (1 + assumed('coreGrowthFirst'))
  const grdp = core / assumed('coreShareLaunch')
  const digital = reading === 'level' ? figure('digitalEconomyLaunch') : assumed('digitalShareLaunch') * grdp
  const firstPrice = 1 + assumed('priceGrowthFirst') / 100
  const launch: Readonly<Record<string, number>> = {
    coreValueAdded: core,
    grdp,
    coreShare: 100 * assumed('coreShareLaunch'),
    digitalEconomy: digital,
    digitalShare: (100 * digital) / grdp,
    base: digital / (1 + assumed('fusionToBase')),
    price: 1,
    itStaff: figure('itStaffLaunch'),
    coreProductivity: figure('coreProductivityLaunch'),
    networkSpeed: figure('networkSpeedLaunch'),
    onlineRetail: figure('onlineRetailFirst') / (1 + figure('onlineRetailGrowthFirst')),
    crossBorderExports: figure('exportsFirst') / (1 + figure('exportsGrowthFirst')),
  }
  const first: Readonly<Record<string, number>> = {
    coreValueAdded: figure('coreValueAddedFirst'),
    grdp: figure('coreValueAddedFirst') / assumed('coreShareFirst'),
    coreShare: 100 * assumed('coreShareFirst'),
    digitalShare: (100 * digital) / grdp + assumed('digitalShareGainFirst'),
    price: firstPrice,
    robots: figure('robotsFirst'),
    coreRevenue: figure('coreRevenueFirst'),
    onlineRetail: figure('onlineRetailFirst'),
    crossBorderExports: figure('exportsFirst'),
  }
  return [launch, first]
}

function missesOfFigures(
  stand: Stand,
  scenario: Scenario,
  bases: Bases = {},
  shocks?: Shocks,
): readonly string[] {
  const { spec } = stand.model
  const projection = stand.projector.project(scenario, bases, shocks)
  return figuresSay(stand, scenario).flatMap((said, index) =>
    Object.entries(said).flatMap(([id, value]) => {
      if (!projection.series.has(id)) return []
      const projected = valueIn(projection, id, spec.launchYear + index)
      return relativeDifference(projected, value) <= 1e-12
        ? []
        : [`${id} is ${projected}, not ${value}, in year ${index}`]
    }),
  )
}

test('the first two years are the figures at every corner', () => {
  atEveryCorner((scenario, shocks) => missesOfFigures(report, scenario, {}, shocks))
})

test.each(everywhere)(
  'the first two years of %s are the figures, whatever is moved, drawn and shocked',
  (id) => {
    const stand = standOn(id)
    const any = arbitrariesOn(stand)
    fc.assert(
      fc.property(any.anyScenario, any.anyBases, any.anyShocks, (scenario, bases, shocks) => {
        expect(missesOfFigures(stand, scenario, bases, shocks)).toEqual([])
      }),
      { numRuns: 200 },
    )
  },
)

test('the figures of the first two years are the same in every draw of an ensemble', () => {
  const figure = (id: string): number => figureOn(report.model.baseline.id, id)
  const sure: readonly (readonly [id: string, year: number, figure: number])[] = [
    ['coreValueAdded', 1, figure('coreValueAddedFirst')],
    ['coreRevenue', 1, figure('coreRevenueFirst')],
    ['robots', 1, figure('robotsFirst')],
    ['onlineRetail', 1, figure('onlineRetailFirst')],
    ['crossBorderExports', 1, figure('exportsFirst')],
    ['itStaff', 0, figure('itStaffLaunch')],
    ['networkSpeed', 0, figure('networkSpeedLaunch')],
    ['price', 0, 1],
  ]
  const scenario = report.scenario({ levers: allLevers('high'), horizon: launchYear + 4 })
  const drawn = runEnsemble(report.model, scenario, { names: sure.map(([id]) => id), draws: 2_000, seed: 5 })
  for (const [id, year, value] of sure) {
    const fan = drawn?.fans.get(id)
    for (const side of ['p5', 'p50', 'p95'] as const) {
      expect(relativeDifference(fan?.[side][year] ?? Number.NaN, value), `${id} ${side}`).toBeLessThan(1e-12)
    }
    // From the second year after the launch on they are drawn.
    expect(fan?.p95[2]).toBeGreaterThan(fan?.p5[2] ?? Number.NaN)
  }
})

// --- Bounds ---

const shares = ['digitalShare', 'coreShare', 'adoption', 'itStaff']
/** Indicators that may be below 0: one is a ratio of changes, one an effect. */
const signed = ['growthContribution', 'policyEffect']

/** Errors and growth above trend are logarithms; reform in force and skills gained start from nothing. */
const equations = file.sections.flatMap((section) => section.equations)
const stocks = equations.flatMap((equation) => (equation.kind === 'stock' ? [equation.id] : []))
const signedStocks = stocks.filter((id) => id.endsWith('Error') || id.endsWith('Surplus'))
const mayBeZero = ['reformInForce', 'skillsGained']
const leastOf = (name: string): number => {
  if (signed.includes(name) || signedStocks.includes(name)) return Number.NEGATIVE_INFINITY
  return stocks.includes(name) && !mayBeZero.includes(name) ? Number.MIN_VALUE : 0
}

function outOfBounds(
  stand: Stand,
  scenario: Scenario,
  bases: Bases = {},
  shocks?: Shocks,
): readonly string[] {
  const own = stand.model.spec.indicators.map(({ id }) => id)
  const usable = stocks.filter((id) => stand.model.names.has(id))
  const projection = stand.projector.projectNames(scenario, [...usable, ...own], bases, shocks)
  const found: string[] = []
  for (const [name, trajectory] of projection.series) {
    // It has no value where nominal GRDP hardly moves; the others always have one, where they are offered.
    if (name === 'growthContribution') continue
    if (!own.includes(name) && trajectory.every(Number.isNaN)) continue
    const most = shares.includes(name) ? 100 * (1 + 1e-12) : Number.MAX_VALUE
    const at = trajectory.findIndex((value) => !(value >= leastOf(name) && value <= most))
    if (at >= 0) found.push(`${name} is ${trajectory[at]} in ${projection.years[at]}`)
  }
  for (const year of projection.years) {
    const [base, fusion, whole, grdp] = ['base', 'fusion', 'digitalEconomy', 'grdp'].map((name) =>
      valueIn(projection, name, year),
    ) as [number, number, number, number]
    if (relativeDifference(base + fusion, whole) > 1e-12 || whole > grdp * (1 + 1e-12)) {
      found.push(`base ${base} and fusion ${fusion} of ${whole} in GRDP ${grdp} in ${year}`)
    }
  }
  return found
}

test('shares stay within 0 to 100 and levels above 0 at every corner', () => {
  expect(stocks).toEqual(expect.arrayContaining(mayBeZero))
  expect(signedStocks).toHaveLength(10)
  atEveryCorner((scenario, shocks) => outOfBounds(report, scenario, {}, shocks))
})

test.each(everywhere)('shares stay within 0 to 100 and levels above 0 anywhere on %s', (id) => {
  const stand = standOn(id)
  const any = arbitrariesOn(stand)
  fc.assert(
    fc.property(any.anyScenario, any.anyBases, any.anyShocks, (scenario, bases, shocks) => {
      expect(outOfBounds(stand, scenario, bases, shocks)).toEqual([])
    }),
    { numRuns: 250 },
  )
})

// --- Direction ---

/**
 * What no policy or investment lever lowers when it is raised for good. All of it follows from the equations while
 * adoption lies below its ceiling: stocks, rates and adoption rise with the levers, value added with them, and what is
 * spent with both. Not among them: `fusion` and the shares, which fall where core industry alone is raised;
 * `networkSpeed`, which may overshoot its ceiling; `growthContribution`.
 */
const rising = [
  ...[
    'digitalEconomy',
    'coreValueAdded',
    'grdp',
    'base',
    'coreRevenue',
    'coreProductivity',
    'coreEmployment',
  ],
  ...['onlineRetail', 'crossBorderExports', 'investment', 'programmeCost', 'policyEffect', 'adoption'],
  ...['itStaff', 'robots'],
]

/** Where raising a lever for good lowers an output. */
function lowered(
  scenario: Scenario,
  lever: LeverSpec,
  departure: LeverDeparture,
  bases: Bases = {},
  shocks?: Shocks,
): readonly string[] {
  const { [lever.id]: _, ...others } = scenario.levers
  const without = report.projector.projectNames({ ...scenario, levers: others }, rising, bases, shocks)
  const moved = { ...scenario, levers: { ...others, [lever.id]: departure } }
  const withMove = report.projector.projectNames(moved, rising, bases, shocks)
  return without.years.flatMap((year) =>
    rising.flatMap((name) => {
      const [before, after] = [valueIn(without, name, year), valueIn(withMove, name, year)]
      return after >= before - 1e-12 * Math.abs(before) - 1e-12
        ? []
        : [`${lever.id} lowers ${name} in ${year}: ${before} to ${after}`]
    }),
  )
}

test('raising a policy or investment lever lowers nothing at any corner', () => {
  expect(pushed).toHaveLength(11)
  for (const lever of pushed) {
    atEveryCorner((scenario, shocks) => lowered(scenario, lever, leverAt(lever, 'high'), {}, shocks))
  }
})

test('raising a policy or investment lever lowers nothing, whatever else is moved, drawn or shocked', () => {
  const anyRise = fc.constantFrom(...pushed).chain((lever) =>
    fc.record({
      lever: fc.constant(lever),
      // Above any base that may be drawn: below one, a fixed target would be a fall.
      target: targetOf(lever, lever.draw?.high ?? lever.base),
      start: fc.integer({ min: earliest, max: earliest + 15 }),
      ramp: fc.integer({ min: 0, max: 10 }),
    }),
  )
  fc.assert(
    fc.property(
      anyScenario,
      anyBases,
      anyShocks,
      anyRise,
      (scenario, bases, shocks, { lever, ...departure }) => {
        expect(lowered(scenario, lever, departure, bases, shocks)).toEqual([])
      },
    ),
    { numRuns: 1500 },
  )
})

test('what is raised does move what it should', () => {
  const year = 2035
  for (const lever of pushed) {
    const moved = report.scenario({ levers: { [lever.id]: leverAt(lever, 'high') } })
    const [before, after] = [report.scenario(), moved].map((each) => report.projector.project(each))
    if (!before || !after) throw new Error('no projection')
    expect(valueIn(after, 'grdp', year), lever.id).toBeGreaterThan(valueIn(before, 'grdp', year))
    // Reform costs nothing itself, but investment follows GRDP.
    expect(valueIn(after, 'programmeCost', year), lever.id).toBeGreaterThan(
      valueIn(before, 'programmeCost', year),
    )
  }
})

test('a lever moved to its base changes no bit', () => {
  const anyMove = fc.record({
    lever: fc.constantFrom(...levers),
    start: fc.integer({ min: earliest, max: earliest + 15 }),
    ramp: fc.integer({ min: 0, max: 10 }),
  })
  fc.assert(
    fc.property(anyScenario, anyShocks, anyMove, (scenario, shocks, { lever, start, ramp }) => {
      const { [lever.id]: _, ...others } = scenario.levers
      const move = { target: lever.base, start: Math.min(start, scenario.horizon), ramp }
      const [without, withMove] = [others, { ...others, [lever.id]: move }].map(
        (moves) => report.projector.project({ ...scenario, levers: moves }, {}, shocks).series,
      )
      expect(without && withMove && differences(without, withMove)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

// --- Shocks ---

test('shocks leave the years before them alone, and a longer horizon changes none', () => {
  const anyYear = fc.integer({ min: launchYear, max: horizon.max })
  fc.assert(
    fc.property(
      anyScenario,
      anyBases,
      anyShocks,
      anyShocks,
      anyYear,
      (scenario, bases, early, late, from) => {
        const mixed = Object.fromEntries(
          shockNames.map((name) => [
            name,
            Object.fromEntries(
              yearsFrom(launchYear).map((year) => [year, (year < from ? early : late)[name]?.[year] ?? 0]),
            ),
          ]),
        )
        const own = { ...scenario, horizon: horizon.max }
        const one = report.projector.project(own, bases, early).series
        const other = report.projector.project(own, bases, mixed).series
        const before = Math.max(from - launchYear, 2)
        const cut = (series: Projection['series']): Projection['series'] =>
          new Map([...series].map(([name, trajectory]) => [name, trajectory.subarray(0, before)]))
        expect(differences(cut(one), cut(other))).toEqual([])
        expect(differences(report.projector.project(scenario, bases, early).series, one)).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})

/** Indicators that each shock moves in constant prices; the others keep every bit but for rounding. */
const untouched = ['price', 'itStaff', 'networkSpeed']
const touched: Readonly<Record<string, readonly string[]>> = {
  cycle: indicators.filter((id) => !untouched.includes(id)),
  core: indicators.filter((id) => !untouched.includes(id)),
  price: ['price', 'growthContribution'],
  adoption: ['digitalEconomy', 'digitalShare', 'fusion', 'adoption'],
  online: ['onlineRetail'],
  export: ['crossBorderExports'],
  robot: ['robots'],
  speed: ['networkSpeed'],
}

test.each(shockNames)('a shock of %s touches what it says, and nothing else in constant prices', (name) => {
  const moves = { rdIntensity: { target: 4 }, networkInvestment: { target: 2 }, digitalSkills: { target: 4 } }
  const scenario = report.scenario({ levers: moves })
  const shocks = { [name]: { [launchYear + 4]: 1, [launchYear + 9]: -2 } }
  const [without, withShock] = [undefined, shocks].map((each) =>
    inPrices(report.projector.project(scenario, {}, each), 'constant', report.model),
  )
  if (!without || !withShock) throw new Error('no projection')
  const moved = indicators.filter((id) =>
    without.years.some(
      (year) => relativeDifference(valueIn(without, id, year), valueIn(withShock, id, year)) > 1e-9,
    ),
  )
  expect(moved).toEqual(indicators.filter((id) => touched[name]?.includes(id)))
})

// --- What the description of the model says of its numbers ---

test('the central line lies near the middle of its own fan', () => {
  const [draws, seed] = [4_096, 1]
  const scenario = report.scenario()
  const names = ['digitalEconomy', 'digitalShare', 'coreValueAdded', 'grdp', 'onlineRetail']
  const ranges = drawnRanges(report.model, scenario)
  const evaluator = createEvaluator(report.model, scenario, ranges, names, 'all')
  const columns = drawColumns(ranges, { method: 'sobol', seed, first: 0, count: draws })
  const shocks = shockColumns(evaluator.shocks, report.model, { seed, first: 0, count: draws })
  const outputs = evaluator.evaluate(columns, draws, shocks)
  const central = report.projector.project(scenario)
  const percentiles = evaluator.outputs.flatMap(({ name, year }, place) => {
    if (year < 2020 || year > 2035) return []
    const line = valueIn(central, name, year)
    const below = outputs.subarray(place * draws, (place + 1) * draws).filter((value) => value < line).length
    return [(100 * below) / draws]
  })
  expect(percentiles).toHaveLength(names.length * 16)
  // 49 to 54, and a point more on either side, since so many draws scatter by 0.8.
  expect(Math.min(...percentiles)).toBeGreaterThan(48)
  expect(Math.max(...percentiles)).toBeLessThan(55)
})

/** Value of a name in a year of the baseline run at central values. */
const central = (name: string, year: number): number =>
  valueIn(report.projector.projectNames(report.scenario(), [name]), name, year)
const assumed = (id: string): number => report.model.assumptions.get(id)?.central ?? Number.NaN

test.each([
  [45, 'ictCapital', 'coreIctElasticity', 'restIctElasticity', undefined],
  [27, 'rdStock', 'coreRdElasticity', 'restRdElasticity', undefined],
  [16, 'ventureStock', 'coreVentureElasticity', undefined, undefined],
  [53, 'robotStock', undefined, 'robotElasticity', 'robotCost'],
] as const)(
  '%i %% a year is the gross return of %s in the second year',
  (percent, stock, core, rest, cost) => {
    const year = launchYear + 2
    const value =
      (core ? assumed(core) * central('coreReal', year) : 0) +
      (rest ? assumed(rest) * central('restReal', year) : 0)
    const worth = central(stock, year) * (cost ? assumed(cost) : 1)
    const gross = (100 * (1 - assumed('overlap')) * value) / worth
    expect(Math.round(gross)).toBe(percent)
    expect(gross).toBeGreaterThan(5)
    expect(gross).toBeLessThan(60)
  },
)

test.each([
  ['networkInvestment', 1.5, 1.3],
  ['enterpriseIt', 0.6, 1.3],
  ['rdIntensity', 3, 0.8],
  ['ventureShare', 1.4, 0.55],
  ['robotInstallations', 30, 0.9],
  ['digitalSkills', 5, 7.7],
  ['cloudMigration', 100, 2.2],
  ['fusionFields', 11, 1.6],
  ['pilotZones', 6, 3.5],
  ['digitalTowns', 30, 1.0],
] as const)('%s to %d gains %d times what it costs', (id, target, printed) => {
  const levers = { [id]: { target, start: 2018, ramp: 3 } }
  const [before, after] = [report.scenario(), report.scenario({ levers })].map((each) =>
    inPrices(report.projector.project(each), 'constant', report.model),
  )
  const present = (name: string): number =>
    yearsFrom(2018)
      .filter((year) => year <= 2035)
      .reduce((sum, year) => {
        if (!before || !after) return Number.NaN
        return sum + (valueIn(after, name, year) - valueIn(before, name, year)) / 1.05 ** (year - 2018)
      }, 0)
  const ratio = present('grdp') / present('investment')
  expect(ratio.toFixed(printed < 0.6 ? 2 : 1)).toBe(printed.toFixed(printed < 0.6 ? 2 : 1))
  expect(ratio).toBeGreaterThan(0.5)
  expect(ratio).toBeLessThan(8)
})

test('with every policy and investment lever at its highest, three warnings say so', () => {
  const moves = pushed.map((lever) => [lever.id, { target: lever.max, start: 2018, ramp: 3 }] as const)
  const scenario = report.scenario({ levers: Object.fromEntries(moves) })
  const projection = report.projector.project(scenario)
  expect(Math.round(valueIn(projection, 'policyEffect', 2035))).toBe(18)
  expect(
    Math.round((100 * valueIn(projection, 'investment', 2035)) / valueIn(projection, 'grdp', 2035)),
  ).toBe(19)
  expect(report.projector.implausible(scenario)).toMatchObject([
    { indicator: 'investment', from: 2020 },
    { indicator: 'programmeCost', from: 2020 },
    { indicator: 'policyEffect', from: 2027 },
  ])
})

test.each([
  ['coreShare', { coreTrendGrowth: 14, trendSlowdown: 0, surplusHalfLife: 15, restTrendGrowth: 0 }],
  ['digitalShare', { coreTrendGrowth: 14, trendSlowdown: 0, surplusHalfLife: 15, restTrendGrowth: 0 }],
  ['coreEmployment', { coreTrendGrowth: 14, trendSlowdown: 0, surplusHalfLife: 15 }],
  ['onlineRetail', { onlineRetailLead: 6 }],
  ['grdp', { coreTrendGrowth: 14, restTrendGrowth: 10, trendSlowdown: 0, surplusHalfLife: 15 }],
] as const)('growth settings at their ends warn of %s', (indicator, targets) => {
  const moves = Object.entries(targets).map(([id, target]) => [id, { target, start: earliest, ramp: 0 }])
  const scenario = report.scenario({ levers: Object.fromEntries(moves), horizon: horizon.max })
  expect(report.projector.implausible(scenario).map((each) => each.indicator)).toContain(indicator)
  expect(report.projector.implausible(report.scenario({ horizon: 2035 }))).toEqual([])
})

test('growth over five years warns of a fall too, and not before five years', () => {
  const moves = levers.map((lever) => [lever.id, leverAt(lever, 'low')] as const)
  const shrinking = report.scenario({ levers: Object.fromEntries(moves), horizon: horizon.max })
  const projection = report.projector.projectNames(shrinking, ['fiveYearGrowth', 'grdpReal'])
  const [first] = report.projector.implausible(shrinking).filter(({ indicator }) => indicator === 'grdp')
  const fall = projection.years.find(
    (year) => year >= launchYear + 5 && valueIn(projection, 'fiveYearGrowth', year) < 0,
  )
  expect(fall).toBeDefined()
  expect(first?.from).toBe(fall)
  const grdp = (year: number): number => valueIn(projection, 'grdpReal', year)
  expect(valueIn(projection, 'fiveYearGrowth', launchYear + 5)).toBeCloseTo(
    (grdp(launchYear + 5) / grdp(launchYear)) ** (1 / 5) - 1,
    12,
  )
})

// --- What a scenario and a baseline may say ---

test.each([
  ['rdDelay', 1, 0.99],
  ['ictDepreciation', 0.01, 0],
  ['robotDepreciation', 0.99, 1],
  ['adoptionCeiling', 1, 1.01],
  ['adoptionCeiling', 0.01, 0],
  ['onlineHalfLife', 0.1, 0],
  ['networkSpeedCeiling', 1, 0],
  ['digitalShareLaunch', 1, 1.01],
  ['productivityShare', 0, -0.01],
  ['publicShare', 1, 1.01],
  ['overlap', 0, -0.01],
  ['errorPersistence', 1, 1.01],
  ['pricePersistence', 0, -0.01],
  ['cycleShock', 0, -0.1],
  ['townCost', 0, -0.1],
])('%s may be %d and not %d', (id, allowed, refused) => {
  const faultsOf = (value: number) =>
    checkScenario(report.scenario({ assumptions: { [id]: value } }), report.model)
  expect(faultsOf(allowed)).toEqual([])
  expect(faultsOf(refused)).not.toEqual([])
})

test('an elasticity outside its range is kept, as one that moved here from version 1', () => {
  const scenario = report.scenario({ assumptions: { coreSkillElasticity: 0.35, robotElasticity: 0.05 } })
  expect(checkScenario(scenario, report.model)).toEqual([])
})

/** The report's baseline with other numbers. */
function changed(changes: Partial<Pick<JsonBaseline, 'figures' | 'levers' | 'assumptions'>>): JsonBaseline {
  const json = jsonBaselines[report.model.baseline.id]
  if (!json) throw new Error('no baseline')
  return {
    ...json,
    figures: { ...json.figures, ...changes.figures },
    levers: { ...json.levers, ...changes.levers },
    assumptions: { ...json.assumptions, ...changes.assumptions },
  }
}

test.each(everywhere)('%s keeps what the model asks of a baseline', (id) => {
  expect(checkFit(standOn(id).model)).toEqual([])
})

test.each<[what: string, json: JsonBaseline, broken: readonly string[]]>([
  ['no IT staff', changed({ figures: { itStaffLaunch: 0 } }), ['itStaffLaunch > 0']],
  [
    'no more robots than are installed in a year',
    changed({ figures: { robotsFirst: 15 } }),
    ['robotsFirst > base(robotInstallations)'],
  ],
  [
    'no firm that moves to the cloud',
    changed({ levers: { cloudMigration: { base: 0 } } }),
    ['base(fusionFields) > 0 and base(cloudMigration) > 0'],
  ],
  [
    'a core share that leaves no room',
    changed({ assumptions: { coreShareFirst: [0.9, 0.9, 0.9] } }),
    ['baseBridge * coreShareFirst < 1', 'adoptionFirst >= 0 and adoptionFirst <= 1'],
  ],
  [
    'a digital share that jumps past all',
    changed({ assumptions: { digitalShareGainFirst: [80, 80, 80] } }),
    ['adoptionFirst >= 0 and adoptionFirst <= 1'],
  ],
  [
    'an amount larger than GRDP',
    changed({ figures: { digitalEconomyLaunch: 50_000 } }),
    ['launchAdoption >= 0 and launchAdoption <= 1', 'adoptionFirst >= 0 and adoptionFirst <= 1'],
  ],
  [
    'an amount whose base part is larger than GRDP',
    changed({ figures: { digitalEconomyLaunch: 200_000 } }),
    [
      'launchBase < launchGrdp',
      'baseBridge * coreShareFirst < 1',
      'launchAdoption >= 0 and launchAdoption <= 1',
      'adoptionFirst >= 0 and adoptionFirst <= 1',
    ],
  ],
])('a baseline with %s is refused, with all that is wrong with it', (_, json, broken) => {
  const told = checkFit(modelOn(json)).map(({ details }) => {
    const { message } = details as { readonly message: unknown }
    return file.conditions?.find((condition) => condition.message === message)?.holds
  })
  expect(told).toEqual(broken)
})
