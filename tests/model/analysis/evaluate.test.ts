import { describe, expect, test } from 'vitest'
import { drawColumns, drawnRanges } from '../../../src/model/analysis/draws.ts'
import { createEvaluator, type DrawnInput, type Evaluator } from '../../../src/model/analysis/evaluate.ts'
import type { LeverDeparture, Scenario } from '../../../src/model/spec.ts'
import { baseline, ground, model, projector, scenarioWith } from '../../helpers/library.ts'

const indicators = model.spec.indicators.map((indicator) => indicator.id)
const ranges = drawnRanges(model, baseline)
const draw = (count: number, first = 0, seed = 1): readonly Float64Array[] =>
  drawColumns(ranges, { method: 'sobol', seed, first, count })

/** What projections of each draw give, in the order of an evaluator's outputs. */
function projected(
  scenario: Scenario,
  inputs: readonly DrawnInput[],
  { outputs }: Evaluator,
  columns: readonly Float64Array[],
  at: number,
): readonly (number | undefined)[] {
  const drawnOf = (kind: DrawnInput['kind']) =>
    Object.fromEntries(
      inputs.flatMap((input, index) => (input.kind === kind ? [[input.id, columns[index]?.[at] ?? 0]] : [])),
    )
  const assumptions = { ...scenario.assumptions, ...drawnOf('assumption') }
  const names = [...new Set(outputs.map(({ name }) => name))]
  const { series } = projector.projectNames({ ...scenario, assumptions }, names, drawnOf('base'))
  return outputs.map(({ name, year }) => series.get(name)?.[year - model.spec.launchYear])
}

const growth: Readonly<Record<string, LeverDeparture>> = {
  priceGrowth: { target: 3, start: 2020, ramp: 4, end: 2026 },
  restTrendGrowth: { target: 5, start: 2017, ramp: 0 },
  rdIntensity: { target: 4 },
}
const everyLever = Object.fromEntries(
  model.spec.levers.map(({ id, max }) => [id, { target: max, start: 2017 }]),
)

test.each([
  ['the baseline', baseline],
  ...ground.shipped.map(({ scenario }) => [scenario.name, scenario] as const),
  ['growth levers, whose bases are drawn, until their end', scenarioWith({ levers: growth, horizon: 2030 })],
  ['every lever, in the other reading', scenarioWith({ levers: everyLever, reading: 'level' })],
] as const)('draws of %s have the same bits as projections of each', (_, scenario) => {
  const draws = 300
  const columns = draw(draws)
  const evaluator = createEvaluator(model, scenario, ranges, indicators)
  const results = evaluator.evaluate(columns, draws)
  for (const at of [0, 1, 255, 256, draws - 1]) {
    const own = evaluator.outputs.map((_, output) => results[output * draws + at])
    expect(own).toEqual(projected(scenario, ranges, evaluator, columns, at))
  }
})

test('some inputs drawn, or none, leaves the others to the scenario', () => {
  const scenario = scenarioWith({ levers: growth, assumptions: { imitation: 0.1, innovation: 0.004 } })
  for (const ids of [[], ['imitation'], ['priceGrowth', 'adoptionEffect']]) {
    const inputs = ranges.filter(({ id }) => ids.includes(id))
    const columns = inputs.map(({ low, high }) => Float64Array.of(low, high, (low + high) / 2))
    const evaluator = createEvaluator(model, scenario, inputs, ['digitalEconomy', 'price', 'rdIntensity'])
    const results = evaluator.evaluate(columns, 3)
    for (const at of [0, 1, 2]) {
      const own = evaluator.outputs.map((_, output) => results[output * 3 + at])
      expect(own).toEqual(projected(scenario, inputs, evaluator, columns, at))
    }
  }
})

test('a draw has the same bits whatever the number of draws and the chunk it comes in', () => {
  const scenario = scenarioWith({ levers: growth })
  const evaluate = (first: number, count: number): readonly number[] => {
    const evaluator = createEvaluator(model, scenario, ranges, ['grdp'])
    const results = evaluator.evaluate(draw(count, first), count)
    const last = evaluator.outputs.length - 1
    return [...results.subarray(last * count, (last + 1) * count)]
  }
  const whole = evaluate(0, 3000)
  expect(new Set(whole).size).toBeGreaterThan(2990)
  for (const [first, count] of [
    [0, 1],
    [0, 700],
    [700, 1500],
    [2999, 1],
  ] as const) {
    expect(evaluate(first, count)).toEqual(whole.slice(first, first + count))
  }
})

describe('draws that come again', () => {
  const names = ['digitalEconomy', 'grdp']
  const at = (target: number, changes: Partial<Scenario> = {}): Scenario =>
    scenarioWith({ levers: { rdIntensity: { target }, priceGrowth: { target: 2.5 } }, ...changes })
  const evaluated = (scenario: Scenario, columns: readonly Float64Array[]): Float64Array =>
    createEvaluator(model, scenario, ranges, names).evaluate(columns, columns[0]?.length ?? 0)
  /** Evaluated by a program of its own: nothing is kept between different names. */
  const afresh = (scenario: Scenario, columns: readonly Float64Array[], name: string): Float64Array => {
    const own = createEvaluator({ ...model }, scenario, ranges, [...names, name])
    return own.evaluate(columns, columns[0]?.length ?? 0)
  }

  test('give what fresh ones give: other targets, other draws, other assumptions, in any order', () => {
    const [some, others] = [draw(400), draw(400, 0, 2)]
    const turns: readonly (readonly [Scenario, readonly Float64Array[]])[] = [
      [at(3), some],
      [at(3.5), some],
      [at(3.5), others],
      [at(3), draw(100)],
      [at(3), some],
      [at(4, { reading: 'level' }), some],
      [at(4, { horizon: 2030 }), some],
      [at(3.5, { levers: { rdIntensity: { target: 3.5, start: 2022 } } }), some],
      [at(3), draw(1500)],
    ]
    for (const [scenario, columns] of turns) {
      const fresh = afresh(scenario, columns, 'price')
      const again = evaluated(scenario, columns)
      expect(again.length).toBeGreaterThan(0)
      expect(again).toEqual(fresh.subarray(0, again.length))
    }
    expect(evaluated(at(3), some)).not.toEqual(evaluated(at(3.5), some))
  })

  test('are told by their numbers, not by the arrays that hold them', () => {
    const columns = draw(50).map((column) => column.slice())
    const before = evaluated(at(3), columns)
    const place = ranges.findIndex(({ id }) => id === 'restTrendGrowth')
    columns[place]?.fill(5, 20, 21)
    const after = evaluated(at(3), columns)
    expect(after).toEqual(afresh(at(3), columns, 'price').subarray(0, after.length))
    expect(after).not.toEqual(before)
  })

  test('see assumptions that are not drawn', () => {
    const inputs = ranges.filter(({ id }) => id !== 'imitation')
    const columns = draw(50).filter((_, place) => ranges[place]?.id !== 'imitation')
    const of = (imitation: number): Float64Array =>
      createEvaluator(model, at(3, { assumptions: { imitation } }), inputs, names).evaluate(columns, 50)
    const [low, high] = [of(0.06), of(0.12)]
    expect(high).not.toEqual(low)
    expect(of(0.06)).toEqual(low)
  })
})

test('a column that is missing is a bug', () => {
  const evaluator = createEvaluator(model, baseline, ranges, ['grdp'])
  expect(() => evaluator.evaluate(draw(10).slice(0, 1), 10)).toThrow(/no column/)
})
