import { describe, expect, test } from 'vitest'
import { type DrawnRange, drawnRanges } from '../../../src/model/analysis/draws.ts'
import type { Vectorised } from '../../../src/model/analysis/quantity.ts'
import { tornado, tornadoOf } from '../../../src/model/analysis/tornado.ts'
import { inPrices } from '../../../src/model/projection.ts'
import { baseline, model, projector, scenarioWith } from '../../helpers/library.ts'
import { relativeDifference, valueIn } from '../../helpers/series.ts'

const range = (id: string, low: number, central: number, high: number): DrawnRange => ({
  kind: 'assumption',
  id,
  low,
  central,
  high,
})
/** Sums of the columns times coefficients. */
const linear =
  (...coefficients: readonly number[]): Vectorised =>
  (columns, draws) =>
    Float64Array.from({ length: draws }, (_, draw) =>
      columns.reduce((sum, column, index) => sum + (coefficients[index] ?? 0) * (column[draw] as number), 0),
    )
const asked = { indicator: 'digitalEconomy', year: 2030 }

describe('of a function', () => {
  test('has the widest swing first and both ends as they are', () => {
    const ranges = [range('small', 0, 1, 2), range('falling', 10, 11, 14), range('fixed', 5, 5, 5)]
    const { central, rows } = tornadoOf(linear(1, -3, 100), ranges)
    expect(central).toBe(1 - 33 + 500)
    expect(rows).toEqual([
      {
        kind: 'assumption',
        id: 'falling',
        swing: 12,
        low: { input: 10, value: 471 },
        high: { input: 14, value: 459 },
      },
      {
        kind: 'assumption',
        id: 'small',
        swing: 2,
        low: { input: 0, value: 467 },
        high: { input: 2, value: 469 },
      },
    ])
  })

  test('counts a middle that lies outside the ends', () => {
    const parabola: Vectorised = ([x = new Float64Array()]) => x.map((value) => value ** 2)
    const [row] = tornadoOf(parabola, [range('x', -1, 0, 1)]).rows
    expect(row?.swing).toBe(1)
  })

  test('takes rounding for what it is', () => {
    const rounded: Vectorised = (columns, draws) =>
      Float64Array.from({ length: draws }, (_, draw) => {
        const x = columns[0]?.[draw] ?? 0
        return 0.1 + x - x
      })
    const { rows } = tornadoOf(rounded, [range('a', 0, 0.3, 0.7)])
    expect(rows[0]?.low.value).not.toBe(rows[0]?.high.value)
    expect(rows[0]?.swing).toBe(0)
  })

  test('puts what has no value last', () => {
    const broken: Vectorised = ([x = new Float64Array(), y = new Float64Array()]) =>
      x.map((value, draw) => (value > 1 ? Number.NaN : (y[draw] as number)))
    const { rows } = tornadoOf(broken, [range('x', 0, 1, 2), range('y', 0, 0, 0.1)])
    expect(rows.map(({ id }) => id)).toEqual(['y', 'x'])
    expect(rows[1]?.swing).toBeNaN()
  })
})

describe('of the model', () => {
  const scenario = scenarioWith({ levers: { rdIntensity: { target: 4 }, coreTrendGrowth: { target: 9 } } })

  test('has a row for everything that is drawn, its ends those of a projection', () => {
    const { central, rows } = tornado(model, scenario, asked)
    expect(rows).toHaveLength(drawnRanges(model, scenario).length)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows.map(({ swing }) => swing)).toEqual(rows.map(({ swing }) => swing).sort((a, b) => b - a))
    expect(
      relativeDifference(central, valueIn(projector.project(scenario), 'digitalEconomy', 2030)),
    ).toBeLessThan(1e-13)
    for (const { kind, id, low, high } of rows) {
      for (const { input, value } of [low, high]) {
        const projection =
          kind === 'base'
            ? projector.project(scenario, { [id]: input })
            : projector.project({ ...scenario, assumptions: { [id]: input } })
        const projected = valueIn(projection, 'digitalEconomy', 2030)
        expect(relativeDifference(value, projected), id).toBeLessThan(1e-12)
      }
    }
  })

  test('leaves out what a scenario fixes, and takes changed ranges', () => {
    const fixing = scenarioWith({ assumptions: { imitation: 0.09 } })
    const { rows } = tornado(model, fixing, {
      ...asked,
      ranges: { adoptionCeiling: { low: 0.7, central: 0.75, high: 0.8 } },
    })
    expect(rows.map(({ id }) => id)).not.toContain('imitation')
    expect(rows.find(({ id }) => id === 'adoptionCeiling')).toMatchObject({
      low: { input: 0.7 },
      high: { input: 0.8 },
    })
  })

  test('is in the prices that are asked for', () => {
    const { central } = tornado(model, baseline, { ...asked, prices: 'constant' })
    const constant = inPrices(projector.project(baseline), 'constant', model)
    expect(relativeDifference(central, valueIn(constant, 'digitalEconomy', 2030))).toBeLessThan(1e-13)
    const share = { indicator: 'digitalShare', year: 2030 }
    expect(tornado(model, baseline, { ...share, prices: 'constant' })).toEqual(
      tornado(model, baseline, share),
    )
  })

  test('knows the scenario’s own indicators', () => {
    const own = { id: 'perWorker', label: 'x', formula: 'digitalEconomy / coreEmployment', unit: '10k CNY' }
    const { central } = tornado(model, scenarioWith({ indicators: [own] }), {
      indicator: 'perWorker',
      year: 2020,
    })
    expect(central).toBeCloseTo(29381.5800095 / 150.515718049, 6)
  })
})
