import { describe, expect, test } from 'vitest'
import { randomUniform } from '../../../src/model/analysis/random.ts'
import { checkSeek, type FreeLever, type SeekOptions } from '../../../src/model/analysis/seek/question.ts'
import { seek } from '../../../src/model/analysis/seek.ts'
import { inPrices, type Projector } from '../../../src/model/projection.ts'
import { checkScenario } from '../../../src/model/scenario.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { baseline, model, projector, scenarioWith } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'

const three: readonly FreeLever[] = [{ id: 'rdIntensity' }, { id: 'enterpriseIt' }, { id: 'digitalSkills' }]
const asked: SeekOptions = { indicator: 'digitalEconomy', year: 2027, target: 60_000, levers: three }
const every = model.spec.levers.map(({ id }): FreeLever => ({ id }))
const policy = model.spec.levers
  .filter(({ group }) => group !== 'growth')
  .map(({ id }): FreeLever => ({ id }))

const leverOf = (id: string) => {
  const lever = model.levers.get(id)
  if (!lever) throw new Error(`no lever ${id}`)
  return lever
}
const projected = (scenario: Scenario, { indicator, year }: SeekOptions): number =>
  valueIn(projector.projectNames(scenario, [indicator]), indicator, year)
const moved = (scenario: Scenario, levers: Readonly<Record<string, number>>): Scenario => ({
  ...scenario,
  levers: {
    ...scenario.levers,
    ...Object.fromEntries(
      Object.entries(levers).map(([id, target]) => [id, { ...scenario.levers[id], target }]),
    ),
  },
})
const effortOf = (
  scenario: Scenario,
  levers: Readonly<Record<string, number>>,
  weights: Record<string, number> = {},
) =>
  Object.entries(levers).reduce((sum, [id, value]) => {
    const { base, min, max } = leverOf(id)
    return sum + (weights[id] ?? 1) * ((value - (scenario.levers[id]?.target ?? base)) / (max - min)) ** 2
  }, 0)

/** Points between the bounds, near the present values as often as far from them. */
function randomLevers(scenario: Scenario, levers: readonly FreeLever[], draw: number, reach: number) {
  return Object.fromEntries(
    levers.map(({ id, low, high }, index) => {
      const { base, min, max, whole } = leverOf(id)
      const present = scenario.levers[id]?.target ?? base
      const any = present + (2 * randomUniform(7, draw, index) - 1) * reach * (max - min)
      const value = Math.min(Math.max(any, low ?? min), high ?? max)
      return [id, whole ? Math.round(value) : value]
    }),
  )
}

/** Expects that no random point that reaches the target takes less effort. */
function expectLeast(scenario: Scenario, options: SeekOptions, count: number): number {
  const result = seek(projector, scenario, options)
  expect(result.reached).toBe(true)
  const weights = Object.fromEntries(options.levers.map(({ id, weight = 1 }) => [id, weight]))
  expect(result.effort).toBeCloseTo(effortOf(scenario, result.levers, weights), 10)
  let feasible = 0
  // A reach about that of the answer finds the most points that reach the target with little effort.
  const reach = 1.5 * Math.sqrt(result.effort)
  for (let draw = 0; feasible < count && draw < 20 * count; draw++) {
    const levers = randomLevers(scenario, options.levers, draw, reach)
    const value = projected(moved(scenario, levers), options)
    if (result.sense === 'atLeast' ? value < options.target : value > options.target) continue
    feasible++
    expect(effortOf(scenario, levers, weights)).toBeGreaterThanOrEqual(result.effort * (1 - 1e-9))
  }
  return feasible
}

describe('a target that can be reached', () => {
  test('is met, and the value is the projected one', () => {
    const result = seek(projector, baseline, asked)
    expect(result).toMatchObject({ reached: true, sense: 'atLeast', binding: [] })
    expect(Math.abs(result.value / asked.target - 1)).toBeLessThan(1e-6)
    expect(result.value).toBeGreaterThanOrEqual(asked.target)
    expect(result.value).toBe(projected(result.scenario, asked))
    expect(result.present).toBe(projected(baseline, asked))
    expect(projected(moved(baseline, result.levers), asked)).toBeCloseTo(result.value, 6)
    expect(checkScenario(result.scenario, model)).toEqual([])
    for (const { start, ramp } of Object.values(result.scenario.levers))
      expect([start, ramp]).toEqual([2018, 3])
  })

  test('takes no more effort than any of 2,000 random points that reach it', () => {
    expect(expectLeast(baseline, asked, 2000)).toBe(2000)
  })

  test('likewise with weights, bounds and another start', () => {
    const scenario = scenarioWith({
      levers: {
        fusionFields: { target: 6, start: 2019, ramp: 5 },
        rdIntensity: { target: 3, start: 2020, ramp: 0 },
      },
      assumptions: { imitation: 0.09 },
    })
    const levers = [
      { id: 'rdIntensity', low: 2.5, high: 3.2, weight: 0.2 },
      { id: 'regulatoryReform', high: 60, weight: 4 },
      { id: 'networkInvestment' },
    ]
    const present = projected(scenario, asked)
    const options = { ...asked, target: 1.03 * present, levers }
    expect(expectLeast(scenario, options, 300)).toBeGreaterThan(100)
    const { scenario: answer } = seek(projector, scenario, options)
    expect(answer.levers.rdIntensity).toMatchObject({ start: 2020, ramp: 0 })
    expect(answer.levers.fusionFields).toEqual({ target: 6, start: 2019, ramp: 5 })
  })

  test('likewise with growth levers, upwards and downwards', () => {
    const growth = every.filter(({ id }) => leverOf(id).group === 'growth')
    expect(expectLeast(baseline, { ...asked, target: 75_000, levers: growth }, 300)).toBeGreaterThan(100)
    const down = { ...asked, target: 50_000, levers: growth }
    expect(seek(projector, baseline, down)).toMatchObject({ reached: true, sense: 'atMost' })
    expect(expectLeast(baseline, down, 300)).toBeGreaterThan(100)
  })

  test('whole levers stay whole, and no whole numbers nearby take less effort', () => {
    const levers = ['rdIntensity', 'fusionFields', 'digitalTowns', 'pilotZones'].map((id) => ({ id }))
    const options = { ...asked, target: 62_000, levers }
    const result = seek(projector, baseline, options)
    expect(Math.abs(result.value / options.target - 1)).toBeLessThan(1e-6)
    for (const id of ['fusionFields', 'digitalTowns', 'pilotZones'])
      expect(result.levers[id]).toSatisfy(Number.isInteger)
    expect(expectLeast(baseline, options, 300)).toBeGreaterThan(100)
    const alone = seek(projector, baseline, { ...options, levers: [{ id: 'fusionFields' }] })
    expect(alone).toMatchObject({ reached: true, levers: { fusionFields: 6 } })
    expect(projected(moved(baseline, { fusionFields: 5 }), options)).toBeLessThan(62_000)
  })

  test('all levers together', () => {
    const options = { ...asked, target: 70_000, levers: every }
    const result = seek(projector, baseline, options)
    expect(Math.abs(result.value / 70_000 - 1)).toBeLessThan(1e-6)
    expect(checkScenario(result.scenario, model)).toEqual([])
    // A lever that has no effect is not moved.
    expect(result.scenario.levers).not.toHaveProperty('onlineRetailLead')
    for (let draw = 0; draw < 300; draw++) {
      const levers = randomLevers(baseline, every, draw, 0.1)
      if (projected(moved(baseline, levers), options) < 70_000) continue
      expect(effortOf(baseline, levers)).toBeGreaterThan(result.effort)
    }
  })

  // Searches that once went on for tens of thousands of projections after they had found the answer, or crawled
  // along the border of what reaches the target.
  test.each<[string, Partial<SeekOptions>]>([
    ['the levers of policy', { indicator: 'coreValueAdded', target: 17_350, levers: policy }],
    ['every lever', { year: 2030, target: 150_000, levers: every }],
    ['every lever, far', { year: 2030, target: 175_000, levers: every }],
  ])('%s together take a few thousand projections', (_, changes) => {
    let projections = 0
    const counting: Projector = {
      ...projector,
      projectNames: (...args) => {
        projections++
        return projector.projectNames(...args)
      },
    }
    expect(seek(counting, baseline, { ...asked, ...changes }).reached).toBe(true)
    expect(projections).toBeLessThan(7000)
  })

  test('a target in constant prices is met in constant prices', () => {
    const options: SeekOptions = { ...asked, target: 51_000, prices: 'constant' }
    const result = seek(projector, baseline, options)
    const constant = inPrices(projector.project(result.scenario), 'constant', model)
    expect(result.reached).toBe(true)
    expect(valueIn(constant, 'digitalEconomy', 2027) / 51_000).toBeCloseTo(1, 9)
  })

  test('weights move the effort to the other levers', () => {
    const even = seek(projector, baseline, asked).levers
    const heavy = seek(projector, baseline, {
      ...asked,
      levers: three.map((lever) => (lever.id === 'enterpriseIt' ? { ...lever, weight: 100 } : lever)),
    }).levers
    expect(heavy.enterpriseIt).toBeLessThan(even.enterpriseIt ?? 0)
    expect(heavy.digitalSkills).toBeGreaterThan(even.digitalSkills ?? 0)
  })

  test('a bound on the way binds', () => {
    const levers = [{ id: 'enterpriseIt', high: 0.45 }, { id: 'digitalSkills' }]
    const result = seek(projector, baseline, { ...asked, levers })
    expect(result.reached).toBe(true)
    expect(result.levers.enterpriseIt).toBe(0.45)
    expect(result.binding).toEqual([{ lever: 'enterpriseIt', bound: 'high', value: 0.45 }])
  })

  test('gives the same answer again', () => {
    expect(seek(projector, baseline, asked)).toEqual(seek(projector, baseline, asked))
  })

  test('the scenario’s own indicators can be targets', () => {
    const own = { id: 'perWorker', label: 'x', formula: 'digitalEconomy / coreEmployment', unit: '10k CNY' }
    const scenario = scenarioWith({ indicators: [own] })
    const options = { ...asked, indicator: 'perWorker' }
    const target = 1.01 * projected(scenario, options)
    const result = seek(projector, scenario, { ...options, target })
    expect(result.reached).toBe(true)
    expect(result.value / target).toBeCloseTo(1, 9)
  })
})

describe('a target that is met', () => {
  test('takes no effort', () => {
    const present = projected(baseline, asked)
    for (const options of [
      { ...asked, target: present },
      { ...asked, target: 50_000, sense: 'atLeast' as const },
      { ...asked, target: 70_000, sense: 'atMost' as const },
    ]) {
      const result = seek(projector, baseline, options)
      expect(result).toMatchObject({ reached: true, effort: 0, value: present, scenario: { levers: {} } })
      expect(result.levers).toEqual({ rdIntensity: 2.4, enterpriseIt: 0.4, digitalSkills: 2.5 })
    }
  })

  test('takes the effort that its bounds ask for', () => {
    const { levers, reached } = seek(projector, baseline, {
      ...asked,
      target: 50_000,
      sense: 'atLeast',
      levers: [{ id: 'rdIntensity', low: 3 }],
    })
    expect({ levers, reached }).toEqual({ levers: { rdIntensity: 3 }, reached: true })
  })
})

describe('a target that cannot be reached', () => {
  const levers = [
    { id: 'digitalSkills', high: 4 },
    { id: 'fusionFields', low: 2, high: 8 },
    { id: 'ventureCapital' },
  ]
  const options: SeekOptions = { indicator: 'coreShare', year: 2030, target: 30, levers }

  test('has a closest point and the bounds that bind', () => {
    const result = seek(projector, baseline, options)
    expect(result.reached).toBe(false)
    // More fusion fields let the rest of the economy grow, so the core's share falls.
    expect(result.levers).toEqual({ digitalSkills: 4, fusionFields: 2, ventureCapital: 3000 })
    expect(result.binding).toEqual([
      { lever: 'digitalSkills', bound: 'high', value: 4 },
      { lever: 'fusionFields', bound: 'low', value: 2 },
      { lever: 'ventureCapital', bound: 'high', value: 3000 },
    ])
    expect(result.value).toBe(projected(result.scenario, options))
    for (let draw = 0; draw < 500; draw++) {
      const other = moved(baseline, randomLevers(baseline, levers, draw, 1))
      expect(projected(other, options)).toBeLessThanOrEqual(result.value + 1e-12)
    }
  })

  test('moves no lever for nothing', () => {
    const result = seek(projector, baseline, {
      ...asked,
      target: 1e6,
      levers: [...policy, { id: 'onlineRetailLead' }],
    })
    expect(result.reached).toBe(false)
    expect(result.levers.onlineRetailLead).toBe(0)
    expect(result.binding.map(({ lever }) => lever)).toEqual(policy.map(({ id }) => id))
  })

  test('a year before any lever moves leaves everything as it is', () => {
    const result = seek(projector, baseline, { ...asked, year: 2017, levers: three })
    expect(result).toMatchObject({ reached: false, effort: 0, binding: [], scenario: { levers: {} } })
  })
})

describe('one lever alone', () => {
  test('has the level it would need, or the one that comes closest', () => {
    const { single } = seek(projector, baseline, { ...asked, target: 64_000, levers: policy })
    expect(single.map(({ lever }) => lever)).toEqual(policy.map(({ id }) => id))
    for (const { lever, reached, level, value } of single) {
      const own = projected(moved(baseline, { [lever]: level }), asked)
      expect(value).toBeCloseTo(own, 6)
      expect(reached).toBe(own >= 64_000)
      if (!reached) expect(level).toBe(leverOf(lever).max)
      else if (!leverOf(lever).whole) expect(value / 64_000).toBeCloseTo(1, 9)
      else expect(projected(moved(baseline, { [lever]: level - 1 }), asked)).toBeLessThan(64_000)
    }
    expect(single.filter(({ reached }) => reached).map(({ lever }) => lever)).toEqual([
      'fusionFields',
      'enterpriseIt',
    ])
  })
})

describe('what is asked', () => {
  const ownBounds = (id: string) => ({ low: leverOf(id).min, high: leverOf(id).max })
  const faults = (changes: Partial<SeekOptions>, scenario = baseline) =>
    checkSeek(model, scenario, { ...asked, ...changes }).map(({ code, path }) => [code, path.join('.')])

  test.each<[string, Partial<SeekOptions>, readonly [string, string][]]>([
    ['is fine', {}, []],
    ['the first year that can be asked for', { year: 2016 }, []],
    ['the last year of the scenario', { year: baseline.horizon }, []],
    ['a year and a half', { year: 2026.5 }, [['year-out-of-range', 'year']]],
    ['an unknown indicator', { indicator: 'gdp' }, [['not-an-indicator', 'indicator']]],
    ['a year past the horizon', { year: 2036 }, [['year-out-of-range', 'year']]],
    ['the launch year', { year: 2015 }, [['year-out-of-range', 'year']]],
    ['the lever’s own bounds', { levers: [{ id: 'rdIntensity', ...ownBounds('rdIntensity') }] }, []],
    ['bounds that leave one value', { levers: [{ id: 'rdIntensity', low: 3, high: 3 }] }, []],
    ['bounds that leave one whole number', { levers: [{ id: 'fusionFields', low: 4, high: 4.8 }] }, []],
    ['no weight at all', { levers: [{ id: 'rdIntensity', weight: 0 }] }, []],
    [
      'a weight beyond all',
      { levers: [{ id: 'rdIntensity', weight: Number.POSITIVE_INFINITY }] },
      [['negative', 'levers.0.weight']],
    ],
    ['no number', { target: Number.NaN }, [['not-finite', 'target']]],
    ['an unknown lever', { levers: [{ id: 'taxes' }] }, [['unknown-lever', 'levers.0']]],
    ['a lever twice', { levers: [...three, { id: 'rdIntensity' }] }, [['stands-twice', 'levers.3']]],
    [
      'bounds outside',
      { levers: [{ id: 'rdIntensity', low: 0, high: 7 }] },
      [
        ['out-of-range', 'levers.0'],
        ['out-of-range', 'levers.0'],
      ],
    ],
    [
      'bounds crossed',
      { levers: [{ id: 'rdIntensity', low: 4, high: 3 }] },
      [['low-above-high', 'levers.0']],
    ],
    [
      'no whole number',
      { levers: [{ id: 'fusionFields', low: 4.2, high: 4.8 }] },
      [['no-whole-between', 'levers.0']],
    ],
    ['a negative weight', { levers: [{ id: 'rdIntensity', weight: -1 }] }, [['negative', 'levers.0.weight']]],
  ])('%s', (_, changes, expected) => {
    expect(faults(changes)).toEqual(expected)
  })

  test('a lever that would start after the horizon', () => {
    const short = scenarioWith({ horizon: 2017 })
    expect(faults({ year: 2017, levers: [{ id: 'rdIntensity' }] }, short)).toEqual([
      ['starts-after-horizon', 'levers.0'],
    ])
    const { start } = model.spec.schedule
    const upTo = scenarioWith({ horizon: start })
    expect(faults({ year: start, levers: [{ id: 'rdIntensity' }] }, upTo)).toEqual([])
  })
})

describe('first year and length of the moves', () => {
  const { schedule } = model.spec
  const start = schedule.start + 3

  test('are those that are asked for, and the answer has them', () => {
    const result = seek(projector, baseline, { ...asked, start, ramp: 1 })
    expect(result.reached).toBe(true)
    for (const { id } of three)
      expect(result.scenario.levers[id]).toEqual({ target: result.levers[id], start, ramp: 1 })
    expect(projected(result.scenario, asked)).toBe(result.value)
    // Moves that begin later have to go further.
    expect(result.effort).toBeGreaterThan(seek(projector, baseline, asked).effort)
  })

  test('a lever that has a schedule in the scenario keeps it', () => {
    const scenario = scenarioWith({ levers: { rdIntensity: { target: 2.5, start: 2019, ramp: 5 } } })
    const { levers } = seek(projector, scenario, { ...asked, start, ramp: 1 }).scenario
    expect(levers.rdIntensity).toMatchObject({ start: 2019, ramp: 5 })
    expect(levers.enterpriseIt).toMatchObject({ start, ramp: 1 })
  })

  test('before them nothing moves', () => {
    const result = seek(projector, baseline, { ...asked, start: asked.year + 1 })
    expect(result).toMatchObject({ reached: false, value: result.present })
    expect(result.single.every(({ effect }) => effect === 'none')).toBe(true)
  })

  test('wrong ones are named once, whatever the number of levers', () => {
    const faultsOf = (changes: Partial<SeekOptions>) =>
      checkSeek(model, baseline, { ...asked, ...changes }).map(({ code, path }) => [code, ...path])
    expect(faultsOf({ start: baseline.horizon + 1 })).toEqual([['year-out-of-range', 'start']])
    expect(faultsOf({ start: schedule.earliest - 1 })).toEqual([['year-out-of-range', 'start']])
    expect(faultsOf({ ramp: -1 })).toEqual([['negative', 'ramp']])
    expect(faultsOf({ ramp: 1.5 })).toEqual([['not-whole', 'ramp']])
    expect(faultsOf({ ramp: 1000 })).toEqual([['out-of-range', 'ramp']])
    expect(faultsOf({ start: baseline.horizon, ramp: 0 })).toEqual([])
  })
})
