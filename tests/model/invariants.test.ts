import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withIndicators } from '../../src/model/build-model.ts'
import { faultCodes } from '../../src/model/fault.ts'
import { equationsOf } from '../../src/model/model.ts'
import type { Program } from '../../src/model/program.ts'
import { type Bases, createProjector, type Projection } from '../../src/model/projection.ts'
import { checkScenario } from '../../src/model/scenario.ts'
import type { AssumptionSpec, LeverDeparture, LeverSpec, Scenario } from '../../src/model/spec.ts'
import {
  anyAssumptions,
  anyBases,
  anyHorizon,
  anyLevers,
  anyScenario,
  targetOf,
} from '../helpers/arbitraries.ts'
import { ground, model, projector, readings, scenarioWith } from '../helpers/library.ts'
import { compiled, type Draw, projectable, runDraws } from '../helpers/programs.ts'
import { differences, relativeDifference, valueIn } from '../helpers/series.ts'

const { levers, assumptions, schedule, horizon } = model.spec
const { earliest } = schedule
const outputs = ['coreValueAdded', 'digitalEconomy', 'grdp']
const indicators = model.spec.indicators.map((indicator) => indicator.id)
const reported2016 = figure('coreValueAddedFirst')

function figure(id: string): number {
  const found = model.baseline.figures.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no figure ${id}`)
  return found.value
}

// --- Corners: every lever and assumption at its lowest, usual and highest value, alone and together. ---

interface Corner {
  readonly title: string
  readonly scenario: Scenario
}

type Place = 'low' | 'usual' | 'high'
const places: readonly Place[] = ['low', 'usual', 'high']
const leverAt = (lever: LeverSpec, place: Place): LeverDeparture => ({
  target: { low: lever.min, usual: lever.base, high: lever.max }[place],
  start: earliest,
  ramp: 0,
})
const assumptionAt = (assumption: AssumptionSpec, place: Place): number =>
  ({ low: assumption.low, usual: assumption.central, high: assumption.high })[place]
const allLevers = (place: Place): Scenario['levers'] =>
  Object.fromEntries(levers.map((lever) => [lever.id, leverAt(lever, place)]))
const allAssumptions = (place: Place): Scenario['assumptions'] =>
  Object.fromEntries(assumptions.map((assumption) => [assumption.id, assumptionAt(assumption, place)]))

/** All corners, to the last year that a scenario may have. */
function corners(): readonly Corner[] {
  const found: Corner[] = []
  const add = (title: string, changes: Partial<Scenario>): void => {
    for (const reading of readings) {
      const scenario = scenarioWith({ reading, horizon: horizon.max, ...changes })
      found.push({ title: `${title}, ${reading}`, scenario })
    }
  }
  for (const place of places) {
    for (const lever of levers) {
      add(`${lever.id} ${place}`, { levers: { [lever.id]: leverAt(lever, place) } })
      // The others all at an end, this one at another.
      for (const rest of places) {
        add(`${lever.id} ${place}, other levers ${rest}`, {
          levers: { ...allLevers(rest), [lever.id]: leverAt(lever, place) },
        })
      }
    }
    for (const assumption of assumptions) {
      add(`${assumption.id} ${place}`, { assumptions: { [assumption.id]: assumptionAt(assumption, place) } })
      for (const rest of places) {
        add(`${assumption.id} ${place}, levers ${rest}`, {
          levers: allLevers(rest),
          assumptions: { [assumption.id]: assumptionAt(assumption, place) },
        })
      }
    }
    for (const rest of places) {
      add(`all levers ${place}, all assumptions ${rest}`, {
        levers: allLevers(place),
        assumptions: allAssumptions(rest),
      })
    }
  }
  return found
}

const allCorners = corners()

/** Checks a property at every corner; the message names those at which it does not hold. */
function atEveryCorner(violations: (scenario: Scenario) => readonly string[]): void {
  const found = allCorners.flatMap(({ title, scenario }) =>
    violations(scenario).map((words) => `${title}: ${words}`),
  )
  expect(found).toEqual([])
}

/** Checks a property for random scenarios with random drawn bases. */
function anywhere(
  numRuns: number,
  violations: (scenario: Scenario, bases: Bases) => readonly string[],
): void {
  fc.assert(
    fc.property(anyScenario, anyBases, (scenario, bases) => {
      expect(violations(scenario, bases)).toEqual([])
    }),
    { numRuns },
  )
}

test('the corners and the random scenarios of these tests are all valid scenarios', () => {
  expect(allCorners.flatMap(({ scenario }) => checkScenario(scenario, model))).toEqual([])
  const touched = new Set<string>()
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      expect(checkScenario(scenario, model)).toEqual([])
      for (const id of [...Object.keys(scenario.levers), ...Object.keys(scenario.assumptions)])
        touched.add(id)
    }),
    { numRuns: 200 },
  )
  // None of the properties below is empty.
  expect(touched.size).toBe(levers.length + assumptions.length)
})

// --- What the report says of 2016 ---

function missesOf2016(scenario: Scenario, bases: Bases = {}): readonly string[] {
  const projection = projector.projectNames(scenario, ['coreValueAdded', 'grdp', 'coreShare'], bases)
  const share =
    scenario.assumptions.coreShare2016 ?? model.assumptions.get('coreShare2016')?.central ?? Number.NaN
  const expected = { coreValueAdded: reported2016, grdp: reported2016 / share, coreShare: 100 * share }
  return Object.entries(expected).flatMap(([name, value]) => {
    const projected = valueIn(projection, name, 2016)
    return relativeDifference(projected, value) <= 1e-12 ? [] : [`${name} is ${projected}, not ${value}`]
  })
}

test('2016 reproduces the report’s core value added and its share at every corner', () => {
  expect(reported2016).toBe(3911)
  atEveryCorner(missesOf2016)
})

test('2016 reproduces the report whatever the assumptions, the drawn bases and the moves to come', () => {
  anywhere(500, missesOf2016)
})

// --- Bounds ---

/**
 * Not positive by nature: reform in force and skills gained start from nothing, and what 2016 showed above the
 * trend is a difference of logarithms, below 0 where the trend is above the growth of 2016. Every other stock
 * is an amount, a level, a share or an index that stands as a factor, a divisor or under a logarithm.
 */
const mayBeZero = ['reformInForce', 'skillsGained']
const signed = ['coreSurplus', 'restSurplus']
const stocks = equationsOf(model.spec).flatMap((equation) => (equation.kind === 'stock' ? [equation.id] : []))
const leastOf = (stock: string): number =>
  signed.includes(stock) ? Number.NEGATIVE_INFINITY : mayBeZero.includes(stock) ? 0 : Number.MIN_VALUE

function outOfBounds(scenario: Scenario, bases: Bases = {}): readonly string[] {
  const projection = projector.projectNames(scenario, [...stocks, ...indicators], bases)
  const found: string[] = []
  for (const [name, trajectory] of projection.series) {
    // The one indicator that has no value in some years.
    if (name === 'growthContribution') continue
    const least = stocks.includes(name) ? leastOf(name) : Number.NEGATIVE_INFINITY
    const year = trajectory.findIndex((value) => !Number.isFinite(value) || value < least)
    if (year >= 0) found.push(`${name} is ${trajectory[year]} in ${projection.years[year]}`)
  }
  for (const year of projection.years) {
    const [share, base, fusion, whole] = ['digitalShare', 'base', 'fusion', 'digitalEconomy'].map((name) =>
      valueIn(projection, name, year),
    ) as [number, number, number, number]
    if (share > 100 * (1 + 1e-12)) found.push(`digitalShare is ${share} in ${year}`)
    if (relativeDifference(base + fusion, whole) > 1e-12) {
      found.push(`base ${base} and fusion ${fusion} are not ${whole} in ${year}`)
    }
    if (base <= 0 || fusion < 0) found.push(`base ${base}, fusion ${fusion} in ${year}`)
  }
  return found
}

test('stocks are finite and positive and the digital economy is two parts of GRDP at every corner', () => {
  expect(stocks).toEqual(expect.arrayContaining([...mayBeZero, ...signed]))
  atEveryCorner(outOfBounds)
})

test('stocks are finite and positive and the digital economy is two parts of GRDP anywhere', () => {
  anywhere(800, outOfBounds)
})

// --- Direction ---

const pushed = levers.filter((lever) => lever.group !== 'growth')

/** Where a move for good from the base upwards lowers an output. */
function lowered(scenario: Scenario, lever: LeverSpec, departure: LeverDeparture, bases: Bases = {}) {
  const { [lever.id]: _, ...others } = scenario.levers
  const without = projector.projectNames({ ...scenario, levers: others }, outputs, bases)
  const moved = { ...scenario, levers: { ...others, [lever.id]: departure } }
  const withMove = projector.projectNames(moved, outputs, bases)
  return without.years.flatMap((year) =>
    outputs.flatMap((name) => {
      const [before, after] = [valueIn(without, name, year), valueIn(withMove, name, year)]
      return after >= before * (1 - 1e-12)
        ? []
        : [`${lever.id} lowers ${name} in ${year}: ${before} to ${after}`]
    }),
  )
}

test('raising a policy or investment lever lowers nothing at any corner', () => {
  expect(pushed).toHaveLength(11)
  for (const lever of pushed) {
    atEveryCorner((scenario) => lowered(scenario, lever, leverAt(lever, 'high')))
  }
})

test('raising a policy or investment lever lowers nothing, whatever else is moved or assumed', () => {
  const anyRise = fc.constantFrom(...pushed).chain((lever) =>
    fc.record({
      lever: fc.constant(lever),
      target: targetOf(lever, lever.base),
      start: fc.integer({ min: earliest, max: earliest + 15 }),
      ramp: fc.integer({ min: 0, max: 10 }),
    }),
  )
  fc.assert(
    fc.property(anyScenario, anyBases, anyRise, (scenario, bases, { lever, ...departure }) => {
      expect(lowered(scenario, lever, departure, bases)).toEqual([])
    }),
    { numRuns: 4000 },
  )
})

// --- Same inputs, same bits ---

test('a scenario without departures is the baseline run, bit for bit, in every quantity', () => {
  const names = projectable(model)
  fc.assert(
    fc.property(
      fc.constantFrom(...readings),
      anyHorizon,
      anyAssumptions,
      anyBases,
      (reading, last, own, bases) => {
        const scenario = scenarioWith({ reading, horizon: last, assumptions: own })
        const program = compiled(model, { run: 'baseline', reading, horizon: last, outputs: names })
        const [baselineRun] = runDraws(program, model, scenario, [{ assumptions: own, bases }])
        const { series } = projector.projectNames(scenario, names, bases)
        expect(baselineRun && differences(series, baselineRun)).toEqual([])
      },
    ),
    { numRuns: 100 },
  )
})

test('a projection has the same bits again, after others, and from a fresh projector', () => {
  fc.assert(
    fc.property(anyScenario, anyScenario, anyBases, (scenario, other, bases) => {
      const first = projector.project(scenario, bases).series
      projector.project({ ...scenario, assumptions: other.assumptions }, bases)
      projector.project(scenario)
      expect(differences(first, projector.project(scenario, bases).series)).toEqual([])
      expect(differences(first, createProjector(model).project(scenario, bases).series)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('a longer horizon changes no bit of the years before', () => {
  fc.assert(
    fc.property(anyLevers(2018), anyAssumptions, anyBases, anyHorizon, (moves, own, bases, last) => {
      const to = (year: number): Projection['series'] =>
        projector.project(scenarioWith({ levers: moves, assumptions: own, horizon: year }), bases).series
      const longest = to(horizon.max)
      expect(longest.get('grdp')).toHaveLength(horizon.max - model.spec.launchYear + 1)
      for (const shorter of [horizon.default, last]) expect(differences(to(shorter), longest)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

// --- Draws ---

/** Formulas that use every operation on drawn numbers, so that blocks compute each of them. */
const everyOperation = [
  'imitation + innovation * rdDelay / reformSpeed ^ 2 - townEffect',
  'exp(imitation) + log(rdDelay) + log2(rdDelay) + sqrt(imitation) + abs(townEffect - 0.005)',
  'min(rdDelay, 3, 1 / imitation) + max(rdDelay, 3) + clamp(rdDelay, 2.5, 3.5)',
  'rdDelay < 3 ? imitation : -imitation',
  'not (rdDelay <= 3) and imitation > 0.075 or rdDelay >= 3.5 ? 1 : 0',
  'rdDelay == 3 or imitation != 0.075 ? rdDelay : imitation',
  '(0 - imitation) ^ rdDelay',
  'priceGrowth / base(priceGrowth) - baseline(coreTrendGrowth) / 100 + previousOrNone',
].map((formula, index) => ({
  id: `own${index}`,
  label: '',
  formula: formula.replace('previousOrNone', '(year > 2015 ? previous(rdIntensity) / 100 : 0)'),
  unit: '',
}))

/** Draws of a uniform kind from a small generator: fast, and the same in every run. */
function drawsOf(count: number, drawn: ReadonlySet<string>): readonly Draw[] {
  let state = 12345
  const random = (low: number, high: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return low + (high - low) * (state / 2 ** 32)
  }
  return Array.from({ length: count }, () => ({
    assumptions: Object.fromEntries(
      assumptions.flatMap(({ id, low, high }) => (drawn.has(id) ? [[id, random(low, high)]] : [])),
    ),
    bases: Object.fromEntries(
      levers.flatMap(({ id, draw }) => (draw && drawn.has(id) ? [[id, random(draw.low, draw.high)]] : [])),
    ),
  }))
}

const everyAssumption = assumptions.map((assumption) => assumption.id)
const drawnLevers = levers.flatMap(({ id, draw }) => (draw ? [id] : []))
const shippedMoves = Object.assign({}, ...ground.shipped.map(({ scenario }) => scenario.levers))

test.each([
  ['every assumption and base', [...everyAssumption, ...drawnLevers], 'share', shippedMoves],
  ['assumptions alone', everyAssumption, 'level', { fusionFields: { target: 11 } }],
  ['bases alone', drawnLevers, 'share', shippedMoves],
  ['one assumption', ['imitation'], 'level', shippedMoves],
] as const)('700 draws of %s in blocks have the same bits as each alone', (_, names, reading, moves) => {
  const extended = withIndicators(model, everyOperation)
  if (!extended.ok) throw new Error(faultCodes(extended.error))
  const scenario = scenarioWith({ reading, horizon: 2030, levers: moves, indicators: everyOperation })
  const drawn = new Set<string>(names)
  const draws = drawsOf(700, drawn)
  const wanted = [...indicators, ...everyOperation.map(({ id }) => id)]
  const options = { reading, horizon: scenario.horizon, drawn }
  const program = compiled(extended.value, {
    ...options,
    run: 'scenario',
    outputs: wanted,
    moved: new Set(levers.map((lever) => lever.id)),
  })
  const baselineNames = new Set(
    [...program.uniform, ...program.varying].flatMap((input) =>
      input.kind === 'baseline' ? [input.name] : [],
    ),
  )
  const baselineProgram = compiled(extended.value, {
    ...options,
    run: 'baseline',
    outputs: [...baselineNames],
  })
  const runAll = (some: readonly Draw[]): readonly Projection['series'][] => {
    const baselines = runDraws(baselineProgram, extended.value, scenario, some)
    return runDraws(program, extended.value, scenario, some, baselines)
  }
  expectVarying(program, drawn)

  const together = runAll(draws)
  expect(together).toHaveLength(700)
  const found = draws.flatMap((draw, index) => {
    const own = together[index] ?? new Map()
    const [alone = new Map()] = runAll([draw])
    const projected = projector.project({ ...scenario, assumptions: draw.assumptions }, draw.bases).series
    return [...differences(own, alone), ...differences(own, projected)].map(
      (words) => `draw ${index}: ${words}`,
    )
  })
  expect(found).toEqual([])
  // The draws do differ, so that a block that mixed them up would show.
  expect(new Set(together.map((series) => series.get('grdp')?.at(-1))).size).toBeGreaterThan(690)
})

/** That something drawn does vary (an assumption of the other reading is in no formula of this one). */
function expectVarying(program: Program, drawn: ReadonlySet<string>): void {
  const ids = new Set(program.varying.flatMap((input) => ('id' in input ? [input.id] : [])))
  expect([...ids].filter((id) => !drawn.has(id))).toEqual([])
  expect(ids.size).toBeGreaterThanOrEqual(drawn.size - 1)
  expect(ids.size).toBeGreaterThan(0)
}
