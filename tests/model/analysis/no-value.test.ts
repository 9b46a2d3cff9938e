/** Own indicators without a value in some years or for some draws: every analysis says so, there and only there. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attribute } from '../../../src/model/analysis/attribution.ts'
import { exceedance, runEnsemble } from '../../../src/model/analysis/ensemble.ts'
import { seek } from '../../../src/model/analysis/seek.ts'
import { sobolIndices } from '../../../src/model/analysis/sobol-indices.ts'
import { tornado } from '../../../src/model/analysis/tornado.ts'
import { inPrices } from '../../../src/model/projection.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { hasValue } from '../../../src/model/value.ts'
import { yearsTo } from '../../../src/model/years.ts'
import { model, projector, scenarioWith } from '../../helpers/library.ts'

const { launchYear } = model.spec
const horizon = launchYear + 10
const years = yearsTo(model.spec, horizon)
const last = model.spec.levers.find(({ id }) => id === 'rdIntensity')
const moved = { rdIntensity: { target: last?.max ?? 1 }, enterpriseIt: { target: 0.6 } }

const withFormula = (formula: string, changes: Partial<Scenario> = {}): Scenario =>
  scenarioWith({
    horizon,
    levers: moved,
    indicators: [{ id: 'own', label: 'Own', formula, unit: 'as it comes' }],
    ...changes,
  })

/** Formulas that have no value in one year, and a value in all others; of any sign and size. */
const missing = (year: number): readonly string[] => [
  `grdp / (year - ${year})`,
  `grdp * log((year - ${year}) * (year - ${year}))`,
  `-digitalShare / ((year - ${year}) * (year - ${year}))`,
  `grdp * sqrt((year - ${year}) * (year - ${year}) - 1)`,
  `exp(year == ${year} ? 1e4 : 1) * grdp`,
  `year == ${year} ? grdp * log(-1) : grdp`,
]
const anyMissing = fc
  .constantFrom(...years.slice(2))
  .chain((year) => fc.record({ year: fc.constant(year), formula: fc.constantFrom(...missing(year)) }))
const anyPrices = fc.constantFrom('current' as const, 'constant' as const)
const drawn = { draws: 64, seed: 5 }

/** JSON writes null for what is no number: a trace of one would go unseen there. */
function expectNoInfinity(value: unknown, path = ''): void {
  if (typeof value === 'number') expect(Math.abs(value), path).not.toBe(Number.POSITIVE_INFINITY)
  else if (value instanceof Float64Array || Array.isArray(value))
    for (const [index, each] of value.entries()) expectNoInfinity(each, `${path}.${index}`)
  else if (value instanceof Map) for (const [key, each] of value) expectNoInfinity(each, `${path}.${key}`)
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) expectNoInfinity(each, `${path}.${key}`)
}

describe('a year without a value', () => {
  test('in projections, in either prices', () => {
    fc.assert(
      fc.property(anyMissing, anyPrices, ({ year, formula }, prices) => {
        const projection = inPrices(projector.project(withFormula(formula)), prices, model)
        const own = [...(projection.series.get('own') ?? [])]
        expect(own.map(hasValue)).toEqual(years.map((each) => each !== year))
        expectNoInfinity(projection.series)
      }),
      { numRuns: 60 },
    )
  })

  test('in fans and odds, of a target and of another scenario', () => {
    fc.assert(
      fc.property(anyMissing, anyPrices, ({ year, formula }, prices) => {
        const scenario = withFormula(formula)
        const options = { ...drawn, prices, names: ['own', 'grdp'] }
        const known = years.map((each) => each !== year)
        const ensemble = runEnsemble(model, scenario, options)
        const { without, ...quantiles } = ensemble?.fans.get('own') ?? {}
        for (const values of Object.values(quantiles)) expect(values.map(hasValue)).toEqual(known)
        expect(without).toEqual(known.map((each) => (each ? 0 : 1)))
        expect(ensemble?.fans.get('grdp')?.p50.every(hasValue)).toBe(true)
        expectNoInfinity(ensemble)
        for (const over of [
          { kind: 'target', value: 5 } as const,
          { kind: 'scenario', scenario: withFormula('1', { levers: {} }) } as const,
        ]) {
          const odds = exceedance(model, scenario, { indicator: 'own', over }, options)
          expect(odds?.probability.map(hasValue)).toEqual(known)
          expect(odds?.same.map(hasValue)).toEqual(known)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('in attribution', () => {
    fc.assert(
      fc.property(anyMissing, anyPrices, ({ year, formula }, prices) => {
        const from = withFormula(formula, { levers: {} })
        const result = attribute(projector, from, withFormula(formula), { indicator: 'own', prices })
        const known = years.map((each) => each !== year)
        expect([...result.difference].map(hasValue)).toEqual(known)
        for (const { share, alone, last: without } of [...result.departures, ...result.groups])
          for (const values of [share, alone, without]) expect([...values].map(hasValue)).toEqual(known)
        expectNoInfinity(result)
      }),
      { numRuns: 30 },
    )
  })

  test('in sensitivity', () => {
    fc.assert(
      fc.property(anyMissing, anyPrices, ({ year, formula }, prices) => {
        const scenario = withFormula(formula)
        const other = year === horizon ? year - 1 : year + 1
        const swings = tornado(model, scenario, { indicator: 'own', year, prices })
        expect(hasValue(swings.central)).toBe(false)
        expect(swings.rows.some(({ swing }) => hasValue(swing))).toBe(false)
        const shares = sobolIndices(model, scenario, {
          indicator: 'own',
          year,
          prices,
          samples: 16,
          seed: 1,
          resamples: 4,
        })
        expect(shares.rows.some(({ first, total }) => hasValue(first) || hasValue(total))).toBe(false)
        expectNoInfinity([swings, shares])
        const beside = tornado(model, scenario, { indicator: 'own', year: other, prices })
        expect(beside.rows.every(({ swing }) => hasValue(swing))).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('in target seeking: not reached, whatever the target', () => {
    fc.assert(
      fc.property(
        anyMissing,
        anyPrices,
        fc.constantFrom(-1e6, 0, 5, 1e6),
        ({ year, formula }, prices, target) => {
          const levers = [{ id: 'rdIntensity' }, { id: 'fusionFields' }]
          for (const sense of ['atLeast', 'atMost'] as const) {
            const asked = { indicator: 'own', year, target, levers, sense, prices }
            const result = seek(projector, withFormula(formula), asked)
            expect(result.reached).toBe(false)
            expect([result.present, result.value].some(hasValue)).toBe(false)
            expect(result.single.map(({ reached, effect }) => ({ reached, effect }))).toEqual(
              levers.map(() => ({ reached: false, effect: 'noValue' })),
            )
            expectNoInfinity(result)
          }
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('a value for some draws only', () => {
  /** The imitation of half of the draws divides by zero. */
  const { central } = model.assumptions.get('imitation') ?? { central: 0 }
  const half = withFormula(`grdp / (imitation < ${central} ? 0 : 1)`)
  const year = launchYear + 5

  test('has a fan of the others, and none for odds and for shares of the variance', () => {
    const ensemble = runEnsemble(model, half, { ...drawn, names: ['own'] })
    const fan = ensemble?.fans.get('own')
    expect(fan?.p95.every(hasValue)).toBe(true)
    for (const share of fan?.without ?? []) {
      expect(share).toBeGreaterThan(0.2)
      expect(share).toBeLessThan(0.5)
    }
    expect(fan?.without).toHaveLength(years.length)
    const odds = exceedance(
      model,
      half,
      { indicator: 'own', over: { kind: 'target', value: 5 } },
      { draws: 64, seed: 5 },
    )
    expect(odds?.probability.some(hasValue)).toBe(false)
    const shares = sobolIndices(model, half, { indicator: 'own', year, samples: 64, seed: 1, resamples: 4 })
    expect(shares.rows.some(({ total }) => hasValue(total))).toBe(false)
  })

  test('is one where everything is central; the end that has none is told apart', () => {
    const { central: middle, rows } = tornado(model, half, { indicator: 'own', year })
    expect(hasValue(middle)).toBe(true)
    const none = rows.filter(({ swing }) => !hasValue(swing))
    expect(none.map(({ id }) => id)).toEqual(['imitation'])
    expect(rows.at(-1)?.id).toBe('imitation')
    expect(hasValue(none[0]?.high.value)).toBe(true)
  })
})

test('a value at some levels only is found by target seeking', () => {
  const { base = 0 } = last ?? {}
  const scenario = withFormula(`grdp / (rdIntensity > ${base} ? 1 : 0)`, { levers: {} })
  const result = seek(projector, scenario, {
    indicator: 'own',
    year: horizon,
    target: 1,
    levers: [{ id: 'rdIntensity' }],
  })
  expect(hasValue(result.present)).toBe(false)
  expect(result.reached).toBe(true)
  expect(hasValue(result.value)).toBe(true)
  expect(result.single[0]).toMatchObject({ reached: true, effect: 'some' })
})

describe('a constant outcome', () => {
  const constant = withFormula('1.25 + 0 * grdp / grdp')

  test('has a fan of one number, and is no higher than itself', () => {
    const fan = runEnsemble(model, constant, { ...drawn, names: ['own'] })?.fans.get('own')
    for (const values of Object.values(fan ?? {})) expect(new Set(values)).toEqual(new Set([1.25]))
    const over = { kind: 'scenario', scenario: withFormula('1', { levers: {} }) } as const
    const odds = exceedance(model, constant, { indicator: 'own', over }, drawn)
    expect(new Set(odds?.probability)).toEqual(new Set([0]))
    expect(new Set(odds?.same)).toEqual(new Set([1]))
  })

  test('has no swings and no shares', () => {
    const asked = { indicator: 'own', year: horizon }
    expect(tornado(model, constant, asked).rows.every(({ swing }) => swing === 0)).toBe(true)
    const { rows } = sobolIndices(model, constant, { ...asked, samples: 32, seed: 1, resamples: 4 })
    expect(rows.every(({ first, total }) => first === 0 && total === 0)).toBe(true)
  })

  test('is moved by no lever', () => {
    const result = seek(projector, constant, {
      indicator: 'own',
      year: horizon,
      target: 1.3,
      levers: [{ id: 'rdIntensity' }],
    })
    expect(result).toMatchObject({ reached: false, present: 1.25, value: 1.25 })
    expect(result.single).toMatchObject([{ effect: 'none' }])
  })
})
