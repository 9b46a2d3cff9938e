import { expect, test } from 'vitest'
import { withIndicators } from '../../src/model/build-model.ts'
import type { Fault } from '../../src/model/fault.ts'
import { createProjector, indicatorIds, inPrices } from '../../src/model/projection.ts'
import type { UserIndicator } from '../../src/model/spec.ts'
import { english } from '../helpers/faults.ts'
import { baseline, ground, model, projector, scenarioWith } from '../helpers/library.ts'
import { differences, relativeDifference, valueIn } from '../helpers/series.ts'

const perWorker: UserIndicator = {
  id: 'perWorker',
  label: 'Digital economy per core worker',
  formula: 'digitalEconomy / coreEmployment',
  unit: '10k CNY',
}
const own = (changes: Partial<UserIndicator>): UserIndicator => ({ ...perWorker, id: 'own', ...changes })
const faultsOf = (...indicators: readonly UserIndicator[]): readonly Fault[] => {
  const result = withIndicators(model, indicators)
  return result.ok ? [] : result.error
}

// --- Users' own indicators ---

test('an own indicator is projected from the others, in its unit, beside the model’s', () => {
  const scenario = scenarioWith({ indicators: [perWorker], levers: { fusionFields: { target: 11 } } })
  const projection = projector.project(scenario)
  expect([...projection.series.keys()]).toEqual(indicatorIds(model, scenario))
  expect([...projection.series.keys()].at(-1)).toBe('perWorker')
  for (const year of projection.years) {
    const quotient = valueIn(projection, 'digitalEconomy', year) / valueIn(projection, 'coreEmployment', year)
    expect(valueIn(projection, 'perWorker', year)).toBe(quotient)
  }
  // The other indicators are as they are without it.
  const without = projector.project({ ...scenario, indicators: [] }).series
  const { series } = projection
  expect(differences(new Map([...series].filter(([id]) => id !== 'perWorker')), without)).toEqual([])
})

test.each(['10k CNY', '10k CNY a person', '만 위안', '万元/人', 'yuan or so'])(
  'the unit of an own indicator may be %j',
  (unit) => {
    expect(faultsOf({ ...perWorker, unit })).toEqual([])
  },
)

test('own indicators may use those before them, previous years, base values and the baseline run', () => {
  const indicators = [
    own({ id: 'first', formula: 'grdp - baseline(grdp)', unit: '100m CNY' }),
    own({ id: 'second', formula: 'year > 2015 ? first - previous(first) : 0 * first', unit: '100m CNY' }),
    own({ id: 'third', formula: 'rdIntensity / base(rdIntensity)', unit: 'ratio' }),
  ]
  const projection = projector.project(
    scenarioWith({ indicators, levers: { rdIntensity: { target: 4.8, start: 2020, ramp: 0 } } }),
  )
  const unmoved = projector.project(baseline)
  const gain = (year: number): number => valueIn(projection, 'grdp', year) - valueIn(unmoved, 'grdp', year)
  expect(valueIn(projection, 'first', 2019)).toBe(0)
  expect(valueIn(projection, 'first', 2030)).toBe(gain(2030))
  expect(valueIn(projection, 'first', 2030)).toBeGreaterThan(0)
  expect(valueIn(projection, 'second', 2030)).toBe(gain(2030) - gain(2029))
  expect([2019, 2020].map((year) => valueIn(projection, 'third', year))).toEqual([1, 2])
})

test.each<[string, readonly UserIndicator[], Fault['code'], string, string]>([
  [
    'a wrong unit',
    [{ ...perWorker, unit: '100m CNY' }],
    'unit-mismatch',
    'indicators.0.unit',
    '100 million CNY',
  ],
  ['a wrong unit in Korean', [{ ...perWorker, unit: '명' }], 'unit-mismatch', 'indicators.0.unit', 'person'],
  [
    'a sum of unlike things',
    [own({ formula: 'grdp + digitalShare' })],
    'units-differ',
    'indicators.0.formula',
    'adds 100 million CNY and %',
  ],
  [
    'an unknown name',
    [own({ formula: 'grpd / 2' })],
    'name-unknown',
    'indicators.0.formula',
    'There is no grpd',
  ],
  [
    'a part of every object',
    [own({ formula: 'constructor / 2' })],
    'name-unknown',
    'indicators.0.formula',
    'constructor',
  ],
  ['itself', [own({ formula: 'own + 1' })], 'name-unknown', 'indicators.0.formula', 'There is no own'],
  [
    'one that comes later',
    [own({ id: 'a', formula: 'b', unit: '' }), own({ id: 'b', formula: '1', unit: '' })],
    'name-unknown',
    'indicators.0.formula',
    'There is no b',
  ],
  [
    'a name that is taken by an indicator',
    [own({ id: 'grdp' })],
    'name-duplicate',
    'indicators.0.id',
    'grdp',
  ],
  [
    'a name that is taken by an equation',
    [own({ id: 'coreTrend' })],
    'name-duplicate',
    'indicators.0.id',
    'coreTrend',
  ],
  [
    'a name that is taken by an own indicator',
    [perWorker, perWorker],
    'name-duplicate',
    'indicators.1.id',
    'perWorker',
  ],
  ['a name that the language needs', [own({ id: 'exp' })], 'name-duplicate', 'indicators.0.id', 'exp'],
  ['a name that is none', [own({ id: 'per worker' })], 'name-invalid', 'indicators.0.id', 'per worker'],
  [
    'base() of what is no lever',
    [own({ formula: 'base(grdp)' })],
    'reference-impossible',
    'indicators.0.formula',
    'base(grdp)',
  ],
  [
    'code',
    [own({ formula: 'grdp.constructor("x")' })],
    'formula-call',
    'indicators.0.formula',
    'can be called',
  ],
  ['nothing', [own({ formula: '' })], 'formula-empty', 'indicators.0.formula', 'There is no formula'],
])('an own indicator with %s is refused with its place', (_, indicators, code, path, says) => {
  const [fault, ...others] = faultsOf(...indicators)
  expect(others).toEqual([])
  expect(fault?.code).toBe(code)
  expect(fault?.path.join('.')).toBe(path)
  expect(fault && english(fault)).toContain(says)
})

test.each([
  ['2 ^ 10 - 1', 1023],
  ['-2 ^ 2', -4],
  ['2 ^ 3 ^ 2', 512],
  ['0 ^ 0', 1],
  ['(0 - 8) ^ 3', -512],
  ['(0 - 8) ^ (1 / 3)', Number.NaN],
  ['0 / 0', Number.NaN],
  ['1 / 0', Number.NaN],
  ['1 / -0', Number.NaN],
  ['1 / (1 / 0)', 0],
  ['log2(8) + sqrt(16) + abs(-1) + exp(0) + log(1)', 9],
  ['min(3, 1, 2) * 10 + max(3, 1, 2)', 13],
  ['clamp(5, 0, 3) + clamp(-5, 0, 3) + clamp(1, 0, 3)', 4],
  ['(1 < 2) + (2 <= 2) + (3 > 2) + (2 >= 3) + (1 == 1) + (1 != 1)', 4],
  ['not 0 and 1 or 0', 1],
  ['not (1 and 0 or 0)', 1],
  ['1 > 2 ? 10 : 2 > 1 ? 20 : 30', 20],
  ['year == 2015 ? 1 : 0', 1],
])('%s is %d', (formula, value) => {
  const indicators = [own({ formula, unit: '' })]
  // What is known is computed while compiling; what is drawn, while running.
  const varying = formula.replaceAll(/(?<![\w.])(\d+)(?!\d)/g, '($1 * imitation / imitation)')
  const projection = projector.project(
    scenarioWith({
      indicators: [...indicators, own({ id: 'running', formula: varying, unit: '' })],
      assumptions: { imitation: 0.0625 },
    }),
  )
  // Powers are exponentials of logarithms, so they are right to some fifteen digits.
  for (const id of ['own', 'running']) {
    expect(relativeDifference(valueIn(projection, id, 2015), value), id).toBeLessThan(1e-14)
  }
})

// --- Prices ---

test('constant prices divide money by the price index and leave the rest to the bit', () => {
  const indicators = [perWorker, own({ formula: 'grdp / digitalEconomy', unit: 'ratio' })]
  const scenario = scenarioWith({ indicators })
  const current = projector.project(scenario)
  const constant = inPrices(current, 'constant', model)
  const money = [...current.series.keys()].filter((id) =>
    current.years.some((year) => !Object.is(valueIn(current, id, year), valueIn(constant, id, year))),
  )
  expect(money.sort()).toEqual(
    [
      ...['digitalEconomy', 'base', 'fusion', 'coreValueAdded', 'grdp', 'coreRevenue', 'investment'],
      ...['onlineRetail', 'crossBorderExports', 'coreProductivity', 'perWorker'],
    ].sort(),
  )
  for (const id of money) {
    for (const year of current.years) {
      const deflated = valueIn(current, id, year) / valueIn(current, 'price', year)
      expect(valueIn(constant, id, year)).toBe(deflated)
    }
  }
  expect([...current.money].sort()).toEqual(money)
  expect(inPrices(current, 'current', model)).toBe(current)
})

test('price growth moves current prices and leaves constant ones', () => {
  const scenario = scenarioWith({ levers: { priceGrowth: { target: 5, start: 2017, ramp: 0 } } })
  const [moved, unmoved] = [scenario, baseline].map((one) =>
    inPrices(projector.project(one), 'constant', model),
  )
  for (const id of ['grdp', 'digitalEconomy', 'coreProductivity', 'investment']) {
    for (const year of moved?.years ?? []) {
      const values = [moved, unmoved].map((one) => (one ? valueIn(one, id, year) : Number.NaN)) as [
        number,
        number,
      ]
      expect(relativeDifference(...values), `${id} ${year}`).toBeLessThan(1e-12)
    }
  }
})

// --- Plausibility ---

test('the baseline and what ships stay within what is held plausible to 2035', () => {
  for (const scenario of [baseline, ...ground.shipped.map((one) => one.scenario)]) {
    expect(projector.implausible(scenario), scenario.name).toEqual([])
  }
})

test('a warning tells the first year in which an indicator leaves its range, and nothing is clipped', () => {
  const scenario = scenarioWith({
    horizon: 2050,
    levers: {
      coreTrendGrowth: { target: 14, start: 2017, ramp: 0 },
      restTrendGrowth: { target: 0, start: 2017, ramp: 0 },
      trendSlowdown: { target: 0, start: 2017, ramp: 0 },
      onlineRetailLead: { target: 6, start: 2017, ramp: 0 },
    },
  })
  const projection = projector.project(scenario)
  const limits: Readonly<Record<string, (year: number) => boolean>> = {
    coreShare: (year) => valueIn(projection, 'coreShare', year) > 40,
    coreEmployment: (year) => valueIn(projection, 'coreEmployment', year) > 1500,
    digitalShare: (year) => valueIn(projection, 'digitalShare', year) > 90,
    onlineRetail: (year) =>
      valueIn(projection, 'onlineRetail', year) > 0.6 * valueIn(projection, 'grdp', year),
  }
  const expected = Object.entries(limits).flatMap(([indicator, isPast]) => {
    const from = projection.years.find(isPast)
    return from === undefined ? [] : [{ indicator, from }]
  })
  expect(expected.length).toBeGreaterThanOrEqual(3)
  expect(projector.implausible(scenario)).toMatchObject(expected)
  expect(valueIn(projection, 'coreShare', 2050)).toBeGreaterThan(40)
})

// --- Projections ---

test('years run from the launch to the horizon, with a value each', () => {
  const projection = projector.project(scenarioWith({ horizon: 2016 }))
  expect(projection.years).toEqual([2015, 2016])
  for (const trajectory of projection.series.values()) expect(trajectory).toHaveLength(2)
})

test('the growth contribution has no value at the launch and where nominal GRDP stands still', () => {
  const moved = { target: 0, start: 2020, ramp: 0 }
  const projection = projector.project(
    scenarioWith({
      horizon: 2040,
      levers: {
        coreTrendGrowth: moved,
        restTrendGrowth: moved,
        priceGrowth: moved,
        surplusHalfLife: { ...moved, target: 1 },
      },
    }),
  )
  const growth = (year: number): number =>
    valueIn(projection, 'grdp', year) / valueIn(projection, 'grdp', year - 1) - 1
  for (const year of projection.years) {
    const value = valueIn(projection, 'growthContribution', year)
    const missing = year === 2015 || Math.abs(growth(year)) < 0.005
    expect(Number.isNaN(value), `${year}: ${value}`).toBe(missing)
  }
  expect(valueIn(projection, 'growthContribution', 2040)).toBeNaN()
})

test('what a caller asks for comes back by name, in the order asked for', () => {
  const names = ['speed', 'rdIntensity', 'grdp', 'coreEffect']
  expect([...projector.projectNames(baseline, names).series.keys()]).toEqual(names)
})

test('a name asked for twice does not stretch the trajectories of the others', () => {
  const { series } = projector.projectNames(baseline, ['grdp', 'grdp', 'price'])
  expect(series.get('price')).toEqual(projector.projectNames(baseline, ['price']).series.get('price'))
})

test('more sets of assumptions than are kept give the numbers of the first again', () => {
  const fresh = createProjector(model)
  const scenarios = Array.from({ length: 80 }, (_, index) =>
    scenarioWith({
      assumptions: { imitation: 0.05 + index / 1000 },
      levers: { fusionFields: { target: 11 } },
    }),
  )
  const first = scenarios.map((scenario) => fresh.project(scenario).series)
  const again = scenarios.map((scenario) => fresh.project(scenario).series)
  expect(first.flatMap((series, index) => differences(series, again[index] ?? new Map()))).toEqual([])
})
