/** What chance brings to draws: which numbers, what changes them and what does not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DrawOptions, drawColumns, drawnRanges } from '../../../src/model/analysis/draws.ts'
import {
  type Ensemble,
  exceedance,
  fanQuantileNames,
  runEnsemble,
} from '../../../src/model/analysis/ensemble.ts'
import { createEvaluator } from '../../../src/model/analysis/evaluate.ts'
import { randomNormal } from '../../../src/model/analysis/normal.ts'
import { seek } from '../../../src/model/analysis/seek.ts'
import { shockColumns } from '../../../src/model/analysis/shocks.ts'
import { sobolIndices } from '../../../src/model/analysis/sobol-indices.ts'
import { tornado } from '../../../src/model/analysis/tornado.ts'
import { createProjector, type Shocks } from '../../../src/model/projection.ts'
import type { Scenario, Year } from '../../../src/model/spec.ts'
import { yearsTo } from '../../../src/model/years.ts'
import { buildTiny, tinyScenario } from '../../helpers/tiny-model.ts'
import { weatherModel as model, weatherSpec } from '../../helpers/weather-model.ts'
import { callsIn } from '../../helpers/work.ts'

const { launchYear } = model.spec
const names = ['takings', 'prices', 'lead', 'stolen', 'sunny']
const moved = (changes: Partial<Scenario> = {}): Scenario =>
  tinyScenario({ levers: { newBikes: { target: 20 } }, ...changes })
const projector = createProjector(model)
const draws: DrawOptions = { method: 'sobol', seed: 3, first: 0, count: 40 }

/** The shocks of a draw as the model's description has them: by place in the file and years since the launch. */
const shocksOf = (draw: number, seed: number, horizon: Year): Shocks =>
  Object.fromEntries(
    (weatherSpec.shocks ?? []).map(({ id }, place) => [
      id,
      Object.fromEntries(
        yearsTo(model.spec, horizon).map((year) => [
          year,
          randomNormal(seed, draw, 2 ** 16 * (1 + place) + (year - launchYear)),
        ]),
      ),
    ]),
  )

/** Values by name and year of each draw, as an evaluator gives them. */
function evaluated(scenario: Scenario, wanted: readonly string[], { seed, first, count }: DrawOptions) {
  const ranges = drawnRanges(model, scenario)
  const columns = drawColumns(ranges, { ...draws, seed, first, count })
  const evaluator = createEvaluator(model, scenario, ranges, wanted, 'all')
  const shocks = shockColumns(evaluator.shocks, model, { seed, first, count })
  const values = evaluator.evaluate(columns, count, shocks)
  const of = (name: string, year: Year, draw: number): number => {
    const place = evaluator.outputs.findIndex((output) => output.name === name && output.year === year)
    return values[place * count + draw] as number
  }
  return { of, ranges, columns, shocks: evaluator.shocks }
}

describe('a draw', () => {
  test('is the projection with its assumptions, bases and shocks, to the last bit', () => {
    for (const scenario of [moved(), tinyScenario(), moved({ reading: 'estimated', horizon: 2030 })]) {
      const { of, ranges, columns } = evaluated(scenario, names, draws)
      for (const draw of [0, 1, 17, 39]) {
        const drawnOf = (kind: 'assumption' | 'base') =>
          Object.fromEntries(
            ranges.flatMap(({ id, kind: own }, place) =>
              own === kind ? [[id, columns[place]?.[draw] ?? 0]] : [],
            ),
          )
        const given = shocksOf(draw, draws.seed, scenario.horizon)
        const { series } = projector.projectNames(
          { ...scenario, assumptions: drawnOf('assumption') },
          names,
          drawnOf('base'),
          given,
        )
        for (const name of names) {
          const own = yearsTo(model.spec, scenario.horizon).map((year) => of(name, year, draw))
          expect(own).toEqual([...(series.get(name) ?? [])])
        }
      }
    }
  })

  test('has the same shocks whatever its number is counted from', () => {
    const whole = evaluated(moved(), ['takings'], { ...draws, count: 600 })
    const part = evaluated(moved(), ['takings'], { ...draws, first: 250, count: 300 })
    for (const draw of [0, 5, 299])
      expect(part.of('takings', 2026, draw)).toBe(whole.of('takings', 2026, 250 + draw))
  })
})

const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const anyTarget = fc.integer({ min: 0, max: 40 })
const anyHorizon = fc.integer({ min: launchYear + 2, max: 2033 })

describe('whatever is drawn', () => {
  test('the first two years are those of the same draw without shocks', () => {
    fc.assert(
      fc.property(anySeed, anyTarget, (seed, target) => {
        const scenario = moved({ levers: { newBikes: { target } } })
        const ensembles = (['all', 'assumptions'] as const).map((bands) =>
          runEnsemble(model, scenario, { draws: 50, seed, names, bands }),
        )
        const [all, only] = ensembles.map((ensemble) => ensemble?.fans.get('takings'))
        for (const name of fanQuantileNames) expect(all?.[name].slice(0, 2)).toEqual(only?.[name].slice(0, 2))
        expect(all?.p95[2]).not.toBe(only?.p95[2])
      }),
      { numRuns: 30 },
    )
  })

  test('a shock changes no year before its own', () => {
    const anyShock = fc.constantFrom('weather', 'prices', 'theft')
    fc.assert(
      fc.property(
        anyShock,
        fc.integer({ min: 2025, max: 2033 }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (name, year, size) => {
          const scenario = moved({ horizon: 2033 })
          const common = shocksOf(0, 9, 2033)
          const other: Shocks = { ...common, [name]: { ...common[name], [year]: size } }
          const [before, after] = [common, other].map((given) =>
            projector.projectNames(scenario, names, {}, given),
          )
          for (const own of names) {
            const [one, two] = [before, after].map((each) =>
              [...(each?.series.get(own) ?? [])].slice(0, year - launchYear),
            )
            expect(two).toEqual(one)
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('a longer horizon changes no earlier year', () => {
    fc.assert(
      fc.property(anySeed, anyHorizon, anyHorizon, (seed, one, other) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)]
        const [fewer, more] = [short, long].map((horizon) =>
          evaluated(moved({ horizon }), names, { ...draws, seed }),
        )
        for (const name of names) {
          for (const year of yearsTo(model.spec, short)) {
            for (const draw of [0, 20, 39])
              expect(more?.of(name, year, draw)).toBe(fewer?.of(name, year, draw))
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  test('levers and other indicators change no shock', () => {
    fc.assert(
      fc.property(anySeed, anyTarget, fc.subarray(names, { minLength: 1 }), (seed, target, wanted) => {
        const asked = [...wanted, 'weatherError']
        const one = evaluated(tinyScenario(), ['weatherError'], { ...draws, seed })
        const other = evaluated(moved({ levers: { newBikes: { target } } }), asked, { ...draws, seed })
        for (const draw of [0, 39]) {
          expect(other.of('weatherError', 2026, draw)).toBe(one.of('weatherError', 2026, draw))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('the difference between two scenarios holds no noise', () => {
    const { of } = evaluated(moved(), ['gain', 'lead'], { ...draws, count: 200 })
    for (let draw = 0; draw < 200; draw++) {
      for (const year of [2024, 2026]) expect(of('gain', year, draw)).toBeCloseTo(of('lead', year, draw), 9)
    }
  })
})

describe('shocks', () => {
  test('of other names and years are other dimensions, independent of one another', () => {
    const count = 20_000
    const wanted = ['weather', 'prices', 'theft'].flatMap((name) =>
      [2025, 2026].map((year) => ({ name, year })),
    )
    const columns = shockColumns(wanted, model, { seed: 11, first: 0, count })
    const mean = (values: Float64Array): number => values.reduce((sum, own) => sum + own, 0) / count
    const far = 5 / Math.sqrt(count)
    for (const [place, one] of columns.entries()) {
      expect(Math.abs(mean(one))).toBeLessThan(far)
      expect(Math.abs(mean(one.map((z) => z ** 2)) - 1)).toBeLessThan(far * Math.SQRT2)
      for (const other of columns.slice(place + 1)) {
        expect(Math.abs(mean(one.map((z, draw) => z * (other[draw] as number))))).toBeLessThan(far)
      }
    }
  })

  test('are drawn only where a wanted name depends on them', () => {
    const shocksFor = (...wanted: readonly string[]) =>
      evaluated(tinyScenario({ horizon: 2027 }), wanted, draws).shocks.map(
        ({ name, year }) => `${name} ${year}`,
      )
    expect(shocksFor('fleet', 'lead')).toEqual([])
    expect(shocksFor('stolen')).toEqual(['theft 2025', 'theft 2026', 'theft 2027'])
    expect(shocksFor('prices').every((each) => each.startsWith('prices'))).toBe(true)
    expect(new Set(shocksFor('takings')).size).toBe(6)
  })

  test('that come again are not drawn again, for another scenario either', async () => {
    const options = { draws: 500, seed: 123, names: ['takings'] }
    const target = (bikes: number) => moved({ levers: { newBikes: { target: bikes } } })
    runEnsemble(model, target(20), { ...options, seed: 124 })
    const anew = await callsIn(() => void runEnsemble(model, target(21), options))
    const again = await callsIn(() => void runEnsemble(model, target(22), options))
    const without = await callsIn(
      () => void runEnsemble(model, target(22), { ...options, bands: 'assumptions' }),
    )
    // Four columns of 500 numbers, each with a call for the number and some for what it is made of.
    expect(anew - again).toBeGreaterThan(4 * 500 * 2)
    expect(again).toBeLessThan(without + 500)
  })

  test('are kept within bounds, and are the same when they are drawn anew', () => {
    const wanted = [{ name: 'weather', year: 2025 }]
    const before = shockColumns(wanted, model, { seed: 1, first: 0, count: 1000 })[0]
    expect(shockColumns(wanted, model, { seed: 1, first: 0, count: 1000 })[0]).toBe(before)
    for (let seed = 2; seed < 7; seed++) shockColumns(wanted, model, { seed, first: 0, count: 2 ** 20 })
    const after = shockColumns(wanted, model, { seed: 1, first: 0, count: 1000 })[0]
    expect(after).not.toBe(before)
    expect(after).toEqual(before)
  })

  test('that no model has are a bug', () => {
    expect(() => shockColumns([{ name: 'hail', year: 2025 }], model, draws)).toThrow(/no shock/)
  })
})

test('draws that come again give what fresh ones give, shocks included', () => {
  const at = (target: number): Scenario => moved({ levers: { newBikes: { target } } })
  const afresh = (scenario: Scenario, seed: number) => {
    const own = buildTiny(weatherSpec)
    return runEnsemble(own, scenario, { draws: 700, seed, names })?.fans
  }
  for (const [target, seed] of [
    [20, 1],
    [21, 1],
    [21, 2],
    [20, 1],
  ] as const) {
    expect(runEnsemble(model, at(target), { draws: 700, seed, names })?.fans).toEqual(
      afresh(at(target), seed),
    )
  }
})

describe('bands', () => {
  const ensembleOf = (bands: 'all' | 'assumptions' | undefined, wanted = names): Ensemble => {
    const options = { draws: 1000, seed: 1, names: wanted }
    const ensemble = runEnsemble(model, moved({ horizon: 2033 }), bands ? { ...options, bands } : options)
    if (!ensemble) throw new Error('cancelled')
    return ensemble
  }
  const width = (ensemble: Ensemble, name: string): number => {
    const fan = ensemble.fans.get(name)
    return (fan?.p90.at(-1) ?? Number.NaN) - (fan?.p10.at(-1) ?? Number.NaN)
  }

  test('hold what chance brings unless told otherwise, and say which', () => {
    expect(ensembleOf(undefined)).toEqual(ensembleOf('all'))
    expect([ensembleOf('all').bands, ensembleOf('assumptions').bands]).toEqual(['all', 'assumptions'])
    expect(width(ensembleOf('all'), 'takings')).toBeGreaterThan(
      1.05 * width(ensembleOf('assumptions'), 'takings'),
    )
  })

  test('of assumptions alone have no width where chance alone moves something', () => {
    expect(width(ensembleOf('assumptions'), 'stolen')).toBe(0)
    expect(width(ensembleOf('all'), 'stolen')).toBeGreaterThan(0.3)
  })

  test('of what no shock reaches are the same', () => {
    expect(ensembleOf('all', ['lead']).fans).toEqual(ensembleOf('assumptions', ['lead']).fans)
  })
})

describe('where some draws have no value', () => {
  const ensemble = runEnsemble(model, moved(), {
    draws: 1001,
    seed: 1,
    names: ['sunny', 'takings', 'weatherError'],
  })
  const fan = ensemble?.fans.get('sunny')

  test('the range is of those that have one, and the share without is told', () => {
    // No weather in the first two years; in the years after it is fine in about half of the draws.
    expect(fan?.p50.slice(0, 2)).toEqual([null, null])
    expect(fan?.without?.slice(0, 2)).toEqual([1, 1])
    for (const year of [2, 3]) {
      const share = fan?.without?.[year] ?? Number.NaN
      expect(share).toBeGreaterThan(0.45)
      expect(share).toBeLessThan(0.55)
      expect(share * 1001).toBeCloseTo(Math.round(share * 1001), 9)
      expect(fan?.p5[year]).toBeGreaterThan(ensemble?.fans.get('takings')?.p5[year] ?? Number.NaN)
    }
    expect(ensemble?.fans.get('takings')).not.toHaveProperty('without')
  })

  test('quantiles are those of a sort of the values that there are', () => {
    const { of } = evaluated(moved(), ['sunny'], { ...draws, seed: 1, count: 1001 })
    const values = Array.from({ length: 1001 }, (_, draw) => of('sunny', 2026, draw))
    const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort()
    const place = (sorted.length - 1) / 2
    const middle = ((sorted[Math.floor(place)] as number) + (sorted[Math.ceil(place)] as number)) / 2
    expect(fan?.p50[3]).toBeCloseTo(middle, 9)
    expect(fan?.without?.[3]).toBe((1001 - sorted.length) / 1001)
  })

  test('there are no odds', () => {
    const odds = exceedance(
      model,
      moved(),
      { indicator: 'sunny', over: { kind: 'target', value: 1 } },
      { draws: 100, seed: 1 },
    )
    expect(odds?.probability).toEqual([null, null, null, null])
  })
})

describe('odds', () => {
  const settings = { draws: 400, seed: 1 } as const

  test('of two scenarios share their shocks', () => {
    const over = (scenario: Scenario) => ({ kind: 'scenario', scenario }) as const
    const ask = (scenario: Scenario, other: Scenario) =>
      exceedance(model, scenario, { indicator: 'takings', over: over(other) }, settings)
    // Weather moves takings by far more than these bicycles do, and yet they are ahead in every draw.
    const more = moved({ levers: { newBikes: { target: 11 } } })
    expect(ask(more, tinyScenario())?.probability).toEqual([0, 1, 1, 1])
    expect(ask(moved(), moved())?.same).toEqual([1, 1, 1, 1])
  })

  test('take in what chance brings, whatever the bands show', () => {
    const question = { indicator: 'stolen', over: { kind: 'target', value: 1.1 } } as const
    const all = exceedance(model, moved(), question, settings)
    const options = { ...settings, bands: 'assumptions' as const }
    expect(exceedance(model, moved(), question, options)).toEqual(all)
    expect(all?.bands).toBe('all')
    // 20 % a year and more: above 10 % in about three of ten.
    expect(all?.probability[2]).toBeGreaterThan(0.2)
    expect(all?.probability[2]).toBeLessThan(0.4)
  })
})

describe('elsewhere there are none', () => {
  const quantity = { indicator: 'takings', year: 2026 } as const
  const central = projector.project(moved()).series.get('takings')?.[3]

  test('in swings, one at a time', () => {
    const swings = tornado(model, moved(), quantity)
    expect(swings.central).toBe(central)
    expect(
      swings.rows
        .filter(({ swing }) => swing !== 0)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['inflation', 'wear'])
  })

  test('in the values of target seeking', () => {
    const asked = { ...quantity, target: 400, levers: [{ id: 'newBikes' }] }
    const result = seek(projector, moved(), asked)
    expect(result.present).toBe(central)
    expect(result.value).toBe(projector.project(result.scenario).series.get('takings')?.[3])
  })
})

describe('of what makes a result uncertain', () => {
  const sampling = { samples: 512, seed: 1, resamples: 100 } as const

  test('all shocks together are one input', () => {
    const { rows, evaluations } = sobolIndices(model, moved(), {
      indicator: 'takings',
      year: 2026,
      ...sampling,
    })
    const inputs = drawnRanges(model, moved()).length
    expect(rows).toHaveLength(inputs + 1)
    expect(evaluations).toBe(2 * 512 * (inputs + 2))
    const shocks = rows.filter(({ kind }) => kind === 'shocks')
    expect(shocks).toMatchObject([{ id: 'shocks' }])
    const [{ first, total } = { first: 0, total: 0 }] = shocks
    expect(first).toBeGreaterThan(0.1)
    expect(first).toBeLessThan(total)
    // How large shocks are matters only together with them.
    const size = rows.find(({ id }) => id === 'weatherShock')
    expect(Math.abs(size?.first ?? 1)).toBeLessThan(0.05)
    expect(size?.total).toBeGreaterThan(0.01)
  })

  test('they are all of it where chance alone moves a result, but for its sizes', () => {
    const fixed = Object.fromEntries(
      drawnRanges(model, moved()).map(({ id, central }) => [id, { low: central, central, high: central }]),
    )
    const { rows } = sobolIndices(model, moved(), {
      indicator: 'takings',
      year: 2026,
      ranges: fixed,
      ...sampling,
    })
    expect(rows.map(({ kind }) => kind)).toEqual(['shocks'])
    expect(rows[0]?.first).toBeCloseTo(1, 12)
    expect(rows[0]?.total).toBeCloseTo(1, 12)
  })

  test('they are exactly nothing where no shock reaches it', () => {
    const { rows } = sobolIndices(model, moved(), { indicator: 'lead', year: 2026, ...sampling })
    expect(rows.find(({ kind }) => kind === 'shocks')).toMatchObject({ first: 0, total: 0 })
  })
})
