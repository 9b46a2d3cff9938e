import { describe, expect, test } from 'vitest'
import { drawnRanges, type RangeChanges } from '../../../src/model/analysis/draws.ts'
import {
  chunkSize,
  type DrawSettings,
  type Ensemble,
  type EnsembleOptions,
  type Exceedance,
  type ExceedanceQuestion,
  ensembleSteps,
  exceedance,
  type Fan,
  fanQuantileNames,
  type Progress,
  runEnsemble,
  type Watching,
} from '../../../src/model/analysis/ensemble.ts'
import { fingerprint } from '../../../src/model/fingerprint.ts'
import { modelKey } from '../../../src/model/model.ts'
import { indicatorIds, inPrices } from '../../../src/model/projection.ts'
import { settingOf } from '../../../src/model/scenario.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { yearsTo } from '../../../src/model/years.ts'
import { baseline, ground, model, projector, scenarioWith } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'

const [plan = baseline] = ground.shipped.map(({ scenario }) => scenario)
const names = ['digitalEconomy', 'grdp', 'digitalShare']

function ensembleOf(scenario: Scenario, options: Partial<EnsembleOptions> & Watching = {}): Ensemble {
  const result = runEnsemble(model, scenario, { draws: 1000, seed: 1, names, ...options })
  if (!result) throw new Error('cancelled')
  return result
}

function fanOf(ensemble: Ensemble, name: string): Fan {
  const fan = ensemble.fans.get(name)
  if (!fan) throw new Error(`no fan of ${name}`)
  return fan
}

const widthIn = (ensemble: Ensemble, name: string, year: number): number => {
  const [fan, index] = [fanOf(ensemble, name), ensemble.years.indexOf(year)]
  return (fan.p95[index] ?? Number.NaN) - (fan.p5[index] ?? Number.NaN)
}

/** Ranges without a width, at the central values or where told. */
function fixedRanges(scenario: Scenario, values: Readonly<Record<string, number>> = {}): RangeChanges {
  const fixed = drawnRanges(model, scenario).map(({ id, central }) => {
    const value = values[id] ?? central
    return [id, { low: value, central: value, high: value }] as const
  })
  return Object.fromEntries(fixed)
}

const ownIndicator = {
  id: 'perWorker',
  label: 'Per worker',
  formula: 'digitalEconomy / coreEmployment',
  unit: '10k CNY',
}

describe('where nothing is uncertain', () => {
  test.each([
    ['the baseline', baseline],
    ['a scenario', plan],
    ['a scenario with an indicator of its own', { ...plan, indicators: [ownIndicator] }],
    ['the other reading, with an assumption', { ...plan, reading: 'level', assumptions: { imitation: 0.1 } }],
  ])('all quantiles and the mean of %s are the projection, to the last bit', (_, scenario) => {
    for (const prices of ['current', 'constant'] as const) {
      const ranges = fixedRanges(scenario)
      const ids = indicatorIds(model, scenario)
      const { fans, years } = ensembleOf(scenario, { draws: 300, ranges, prices, names: ids })
      const projection = inPrices(projector.project(scenario), prices, model)
      expect([...fans.keys()]).toEqual(ids)
      for (const [id, fan] of fans) {
        const expected = years.map((year) => {
          const value = valueIn(projection, id, year)
          return Number.isNaN(value) ? null : value
        })
        for (const name of [...fanQuantileNames, 'mean'] as const)
          expect(fan[name], `${id} ${name}`).toEqual(expected)
      }
    }
  })

  test('drawn bases hold in both runs, as in a projection with these bases', () => {
    const bases = { restTrendGrowth: 5, priceGrowth: 2 }
    const { fans } = ensembleOf(plan, { draws: 3, ranges: fixedRanges(plan, bases) })
    const { series } = projector.project(plan, bases)
    for (const name of names) expect(fans.get(name)?.p50).toEqual([...(series.get(name) ?? [])])
  })
})

describe('the same bits', () => {
  const all = (ensemble: Ensemble) => [...ensemble.fans]

  test('come from the same seed, and others from another', () => {
    for (const method of ['sobol', 'random'] as const) {
      const one = ensembleOf(plan, { draws: 500, method })
      expect(all(ensembleOf(plan, { draws: 500, method }))).toEqual(all(one))
      const other = ensembleOf(plan, { draws: 500, method, seed: 2 })
      expect(fanOf(other, 'grdp').p50.at(-1)).not.toBe(fanOf(one, 'grdp').p50.at(-1))
    }
  })

  test('come whether draws are held or computed again for each pass', () => {
    const draws = 2 * chunkSize + 100
    const held = ensembleOf(plan, { draws, names: ['digitalEconomy'] })
    const passes = new Set<number>()
    const onProgress = ({ pass }: Progress) => void passes.add(pass)
    const options = { draws, seed: 1, names: ['digitalEconomy'], mostHeld: 1000, onProgress }
    expect(runEnsemble(model, plan, options)?.fans).toEqual(held.fans)
    expect(passes.size).toBeGreaterThan(1)
  })

  test('do not know a lever that is set to its base from one that is not moved, though its base is drawn', () => {
    const lever = model.spec.levers.find(({ draw }) => draw)
    if (!lever) throw new Error('no base is drawn')
    const idle = scenarioWith({ levers: { [lever.id]: { target: lever.base } } })
    expect(ensembleOf(idle).fans).toEqual(ensembleOf(baseline).fans)
    const bases = { [lever.id]: lever.draw?.high ?? Number.NaN }
    expect(projector.project(idle, bases).series).toEqual(projector.project(baseline, bases).series)
  })

  test('come for a name whatever else is asked for', () => {
    expect(fanOf(ensembleOf(plan, { names: ['grdp'] }), 'grdp')).toEqual(fanOf(ensembleOf(plan), 'grdp'))
  })
})

test('the result says what it was computed from', () => {
  expect(ensembleOf(plan, { draws: 2 })).toMatchObject({
    model: modelKey(model.spec),
    baseline: 'kiep-17-06',
    reading: plan.reading,
    fingerprint: fingerprint(plan, model, {
      drawn: { method: 'sobol', draws: 2, seed: 1, ranges: drawnRanges(model, plan) },
    }),
    seed: 1,
    draws: 2,
    method: 'sobol',
    prices: 'current',
    bands: 'all',
    ranges: drawnRanges(model, plan),
  })
})

test('quantiles are in order, and the fan opens over the years', () => {
  const ensemble = ensembleOf(plan)
  for (const name of names) {
    const fan = fanOf(ensemble, name)
    for (const index of ensemble.years.keys()) {
      const values = fanQuantileNames.map((quantile) => fan[quantile][index] ?? Number.NaN)
      expect(values).toEqual([...values].sort((a, b) => a - b))
    }
    expect(widthIn(ensemble, name, 2035)).toBeGreaterThan(widthIn(ensemble, name, 2020))
  }
})

test('narrower ranges give a narrower fan, wider ones a wider', () => {
  const usual = ensembleOf(baseline)
  const scaled = (factor: number): RangeChanges =>
    Object.fromEntries(
      drawnRanges(model, baseline)
        .filter(({ kind }) => kind === 'base')
        .map(({ id, low, central, high }) => {
          const [down, up] = [factor * (central - low), factor * (high - central)]
          return [id, { low: central - down, central, high: central + up }]
        }),
    )
  const width = (ranges: RangeChanges): number => widthIn(ensembleOf(baseline, { ranges }), 'grdp', 2035)
  expect(width(scaled(0.5))).toBeLessThan(0.7 * widthIn(usual, 'grdp', 2035))
  expect(width(scaled(1.3))).toBeGreaterThan(1.1 * widthIn(usual, 'grdp', 2035))
})

test('a lever that the scenario sets is drawn before its start and no more from it on', () => {
  // Prices are the product of price growth since the launch, and of nothing else.
  const scenario = scenarioWith({ levers: { priceGrowth: { target: 2, start: 2020, ramp: 0, end: 2025 } } })
  const [moved, free] = [scenario, baseline].map((each) => ensembleOf(each, { names: ['price'] }))
  if (!moved || !free) throw new Error('two ensembles')
  const width = (ensemble: Ensemble, year: number): number => {
    const [fan, index] = [fanOf(ensemble, 'price'), ensemble.years.indexOf(year)]
    return Math.log((fan.p95[index] ?? Number.NaN) / (fan.p5[index] ?? Number.NaN))
  }
  expect(width(moved, 2019)).toBe(width(free, 2019))
  for (const year of [2020, 2022, 2025]) expect(width(moved, year)).toBeCloseTo(width(moved, 2019), 10)
  // After its end the base, which is drawn, holds again.
  expect(width(moved, 2026)).toBeGreaterThan(width(moved, 2025))
  expect(width(moved, 2035)).toBeLessThan(width(free, 2035))
})

test('the Sobol median is that of a large random ensemble', () => {
  const median = (options: Partial<EnsembleOptions>): number =>
    fanOf(ensembleOf(plan, { names: ['digitalEconomy'], ...options }), 'digitalEconomy').p50.at(-1) ??
    Number.NaN
  const random = median({ draws: 20_000, method: 'random', seed: 5 })
  // A standard error of a random median at 20,000 draws is about 0.1 %.
  for (const seed of [1, 2]) expect(Math.abs(median({ draws: 2048, seed }) / random - 1)).toBeLessThan(0.004)
})

test('a model without shocks has the same bands either way', () => {
  const [all, only] = (['all', 'assumptions'] as const).map((bands) => ensembleOf(plan, { bands }))
  expect(only?.fans).toEqual(all?.fans)
  expect([all?.bands, only?.bands]).toEqual(['all', 'assumptions'])
})

test('a year in which no draw has a value has no fan', () => {
  const { fans } = ensembleOf(baseline, { draws: 10, names: ['growthContribution'] })
  const fan = fans.get('growthContribution')
  for (const name of [...fanQuantileNames, 'mean'] as const) {
    expect(fan?.[name][0]).toBeNull()
    expect(fan?.[name][1]).not.toBeNull()
  }
})

describe('a long run', () => {
  const draws = 2 * chunkSize + 1

  test('tells how far it is', () => {
    const seen: Progress[] = []
    ensembleOf(baseline, {
      draws,
      names: ['price'],
      onProgress: (progress: Progress) => seen.push(progress),
    })
    expect(seen).toEqual([chunkSize, 2 * chunkSize, draws].map((done) => ({ done, draws, pass: 1 })))
  })

  test('can be cancelled between chunks', () => {
    let chunks = 0
    const watching = { onProgress: () => void chunks++, isCancelled: () => chunks === 1 }
    expect(runEnsemble(model, baseline, { draws, seed: 1, names: ['price'], ...watching })).toBeUndefined()
    expect(chunks).toBe(1)
    const over = { kind: 'target', value: 1 } as const
    chunks = 0
    const question = { indicator: 'price', over }
    expect(exceedance(model, baseline, question, { draws, seed: 1, ...watching })).toBeUndefined()
  })

  test('can be taken step by step', () => {
    const steps = ensembleSteps(model, baseline, { draws, seed: 1, names: ['price'] })
    expect(steps.next()).toEqual({ done: false, value: { done: chunkSize, draws, pass: 1 } })
  })
})

describe('probabilities', () => {
  const settings = { draws: 2000, seed: 1 } as const
  const over = (value: number) => ({ kind: 'target', value }) as const
  const ask = (
    scenario: Scenario,
    question: ExceedanceQuestion,
    options: Partial<DrawSettings> = {},
  ): Exceedance => {
    const result = exceedance(model, scenario, question, { ...settings, ...options })
    if (!result) throw new Error('cancelled')
    return result
  }
  const inYear = ({ years, probability }: Exceedance, year: number): number | null | undefined =>
    probability[years.indexOf(year)]

  test('are 0 and 1 for targets out of reach and reached by all', () => {
    const years = yearsTo(model.spec, 2035)
    const never = ask(baseline, { indicator: 'grdp', over: over(1e9) })
    expect(never).toMatchObject({ years, probability: years.map(() => 0), standardError: null })
    const always = ask(baseline, { indicator: 'grdp', over: over(0) }, { method: 'random' })
    expect(always).toMatchObject({
      probability: years.map(() => 1),
      standardError: years.map(() => 0),
    })
  })

  test('say what they were computed from', () => {
    const question = { indicator: 'grdp', over: over(60_000) }
    expect(ask(plan, question, { draws: 3, seed: 5, prices: 'constant' })).toMatchObject({
      model: modelKey(model.spec),
      baseline: 'kiep-17-06',
      reading: plan.reading,
      fingerprint: fingerprint(plan, model, {
        prices: 'constant',
        drawn: { method: 'sobol', draws: 3, seed: 5, ranges: drawnRanges(model, plan) },
      }),
      prices: 'constant',
      method: 'sobol',
      seed: 5,
      draws: 3,
      ranges: drawnRanges(model, plan),
      ...question,
    })
  })

  test('are those of the one thing that is drawn', () => {
    // Only price growth: from 0.5 to 2.5 around 1.5, above 2 in an eighth of the draws.
    const { priceGrowth: _, ...ranges } = fixedRanges(baseline)
    const question = { indicator: 'price', over: over(1.02) }
    expect(inYear(ask(baseline, question, { ranges }), 2016)).toBeCloseTo(1 / 8, 2)
    const random = ask(baseline, question, { ranges, method: 'random' })
    const error = random.standardError?.[1] ?? Number.NaN
    expect(error).toBeCloseTo(Math.sqrt(((1 / 8) * (7 / 8)) / 2000), 3)
    expect(Math.abs((inYear(random, 2016) ?? Number.NaN) - 1 / 8)).toBeLessThan(4 * error)
  })

  test('are shares of the very draws of which the fan shows quantiles, in every year', () => {
    const draws = 2 * chunkSize + 1
    for (const prices of ['current', 'constant'] as const) {
      const median = fanOf(ensembleOf(plan, { draws, prices }), 'grdp').p50
      for (const year of [2016, 2020, 2035]) {
        // An odd number of draws has one in the middle, and as many above it as below.
        const target = median[year - 2015] ?? Number.NaN
        const result = ask(plan, { indicator: 'grdp', over: over(target) }, { draws, prices })
        expect(inYear(result, year)).toBe(chunkSize / draws)
      }
    }
  })

  test('a target is exceeded by what is larger, not by what is equal', () => {
    const ranges = fixedRanges(baseline)
    const value = valueIn(projector.project(baseline), 'grdp', 2025)
    const above = (target: number) =>
      inYear(ask(baseline, { indicator: 'grdp', over: over(target) }, { ranges }), 2025)
    expect(above(value)).toBe(0)
    expect(above(value * (1 - 1e-9))).toBe(1)
    // What rounding leaves of no difference is none.
    expect(above(value * (1 - 1e-15))).toBe(0)
  })

  test('a scenario exceeds another draw by draw, never itself', () => {
    const above = (scenario: Scenario, other: Scenario, prices: 'current' | 'constant' = 'current') =>
      ask(scenario, { indicator: 'digitalEconomy', over: { kind: 'scenario', scenario: other } }, { prices })
    // The fans overlap widely; with common draws the plan is ahead in every one, once its levers move.
    const start = Math.min(
      ...Object.values(plan.levers).map((own) => settingOf(own, model.spec.schedule).start),
    )
    for (const prices of ['current', 'constant'] as const) {
      const ahead = above(plan, baseline, prices)
      expect(ahead.probability).toEqual(ahead.years.map((year) => (year < start ? 0 : 1)))
    }
    expect(new Set(above(baseline, plan).probability)).toEqual(new Set([0]))
    expect(new Set(above(plan, plan).probability)).toEqual(new Set([0]))
  })

  test('have the years that both scenarios reach', () => {
    const short = { ...baseline, horizon: 2020 }
    const asked = (scenario: Scenario, other: Scenario) =>
      ask(scenario, { indicator: 'grdp', over: { kind: 'scenario', scenario: other } })
    const [one, other] = [asked(plan, short), asked(short, plan)]
    for (const { years, probability } of [one, other]) {
      expect(years).toEqual(yearsTo(model.spec, 2020))
      expect(probability).toHaveLength(years.length)
    }
    expect(one.probability).toEqual(asked(plan, baseline).probability.slice(0, 6))
    // What they were computed from are the scenarios as they are.
    expect(one.fingerprint).toBe(asked(plan, plan).fingerprint)
  })

  test('take an indicator of the scenario’s own to the other scenario', () => {
    const own = { ...plan, indicators: [ownIndicator] }
    const otherwise = { ...ownIndicator, formula: 'digitalEconomy / coreEmployment * 1000' }
    for (const indicators of [[], [otherwise]]) {
      const question = {
        indicator: 'perWorker',
        over: { kind: 'scenario', scenario: { ...own, indicators } },
      }
      // The two differ in nothing that the indicator is made of.
      expect(new Set(ask(own, question as ExceedanceQuestion).probability)).toEqual(new Set([0]))
    }
  })

  test('are none in a year in which a draw has no value', () => {
    const { years, probability, standardError } = ask(
      baseline,
      { indicator: 'growthContribution', over: over(0) },
      { method: 'random' },
    )
    expect(years[0]).toBe(2015)
    for (const list of [probability, standardError ?? []]) {
      expect(list[0]).toBeNull()
      expect(list.slice(1)).not.toContain(null)
    }
  })
})
