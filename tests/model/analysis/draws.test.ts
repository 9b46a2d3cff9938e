import { describe, expect, test } from 'vitest'
import {
  checkDraws,
  checkRanges,
  type DrawMethod,
  drawColumns,
  drawMethods,
  drawnRanges,
  type RangeChanges,
  triangular,
} from '../../../src/model/analysis/draws.ts'
import { sobolDimensions } from '../../../src/model/analysis/sobol-sequence.ts'
import { baseline, model, readShipped, scenarioWith } from '../../helpers/library.ts'

const range = { low: 1, central: 2, high: 5 }
const draw = (method: DrawMethod, first: number, count: number, seed = 1) =>
  drawColumns([range, { low: 3, central: 3, high: 3 }, { low: 0, central: 0, high: 1 }], {
    method,
    seed,
    first,
    count,
  })

describe('triangular', () => {
  test('has its ends at 0 and 1 and its central value where the areas say', () => {
    expect(triangular(range, 0)).toBe(1)
    expect(triangular(range, 1)).toBe(5)
    expect(triangular(range, 1 / 4)).toBeCloseTo(2, 12)
    expect(triangular({ low: 0, central: 1, high: 2 }, 1 / 8)).toBeCloseTo(0.5, 12)
    expect(triangular({ low: 0, central: 1, high: 2 }, 7 / 8)).toBeCloseTo(1.5, 12)
  })

  test('may have its central value at an end, or no width', () => {
    expect(triangular({ low: 0, central: 0, high: 1 }, 0.75)).toBeCloseTo(0.5, 12)
    expect(triangular({ low: 0, central: 1, high: 1 }, 0.25)).toBeCloseTo(0.5, 12)
    expect(triangular({ low: 0.1, central: 0.1, high: 0.1 }, 0.3)).toBe(0.1)
  })
})

describe.each(drawMethods)('%s draws', (method) => {
  test('are the same in any chunks', () => {
    const whole = draw(method, 0, 1000)
    const parts = [draw(method, 0, 17), draw(method, 17, 583), draw(method, 600, 400)]
    for (const [index, column] of whole.entries()) {
      expect(parts.flatMap((part) => [...(part[index] ?? [])])).toEqual([...column])
    }
  })

  test('stay in their ranges, have the mean of a triangle, and stand still where there is no range', () => {
    const [column = [], fixed, edge = []] = draw(method, 0, 8192)
    expect([...column].every((value) => value > 1 && value < 5)).toBe(true)
    const mean = (values: ArrayLike<number>) =>
      Array.from(values).reduce((sum, x) => sum + x, 0) / values.length
    expect(Math.abs(mean(column) - 8 / 3)).toBeLessThan(method === 'sobol' ? 0.001 : 0.05)
    expect(Math.abs(mean(edge) - 1 / 3)).toBeLessThan(method === 'sobol' ? 0.001 : 0.02)
    expect(new Set(fixed)).toEqual(new Set([3]))
  })

  test('of another seed are others', () => {
    const [one] = draw(method, 0, 100, 1)
    const [other] = draw(method, 0, 100, 2)
    expect(one?.filter((value, index) => value === other?.[index])).toHaveLength(0)
  })

  test('of a range do not depend on how wide the others are', () => {
    const fixed = drawnRanges(model, baseline, { imitation: { low: 0.1, central: 0.1, high: 0.1 } })
    const options = { method, seed: 4, first: 100, count: 50 }
    const [some, all] = [drawColumns(fixed, options), drawColumns(drawnRanges(model, baseline), options)]
    const changed = fixed.flatMap(({ id }, index) => (String(some[index]) === String(all[index]) ? [] : [id]))
    expect(changed).toEqual(['imitation'])
  })
})

describe('what is drawn', () => {
  test('is every assumption and the base of every growth lever, few enough for two sets of Sobol points', () => {
    const ranges = drawnRanges(model, baseline)
    const bases = ranges.filter(({ kind }) => kind === 'base').map(({ id }) => id)
    const growth = model.spec.levers.filter(({ group }) => group === 'growth').map(({ id }) => id)
    expect(bases).toEqual(growth)
    expect(ranges.length).toBe(model.spec.assumptions.length + growth.length)
    expect(2 * ranges.length).toBeLessThanOrEqual(sobolDimensions)
    expect(ranges.every(({ low, central, high }) => low < central && central < high)).toBe(true)
  })

  test('an assumption that the scenario sets is not drawn, unless its range was changed', () => {
    const scenario = scenarioWith({ assumptions: { imitation: 0.09 } })
    const of = (changes?: RangeChanges) =>
      drawnRanges(model, scenario, changes).find(({ id }) => id === 'imitation')
    expect(of()).toMatchObject({ low: 0.09, central: 0.09, high: 0.09 })
    expect(of({ imitation: { low: 0.08, central: 0.09, high: 0.1 } })).toMatchObject({ low: 0.08, high: 0.1 })
  })
})

describe('faults', () => {
  test.each<[string, RangeChanges, string | undefined]>([
    [
      'an assumption, wider than the model has it',
      { imitation: { low: 0, central: 0.1, high: 0.5 } },
      undefined,
    ],
    ['a growth lever, fixed', { priceGrowth: { low: 2, central: 2, high: 2 } }, undefined],
    ['an unknown name', { magic: range }, 'not-drawn magic'],
    ['a lever whose base is not uncertain', { rdIntensity: range }, 'not-drawn rdIntensity'],
    [
      'a wrong order',
      { imitation: { low: 0.1, central: 0.05, high: 0.2 } },
      'not-ascending imitation.central',
    ],
    ['no number', { imitation: { low: Number.NaN, central: 0.05, high: 0.2 } }, 'not-finite imitation.low'],
    [
      'a lever past its bounds',
      { priceGrowth: { low: 0, central: 2, high: 9 } },
      'out-of-range priceGrowth.high',
    ],
  ])('%s', (_, changes, expected) => {
    const [fault] = checkRanges(changes, model)
    expect(fault && `${fault.code} ${fault.path.join('.')}`).toBe(expected)
  })

  test.each([
    ['publicShare', -1, 0, 3, 'low high'],
    ['overlap', 0, 0.5, 2, 'high'],
    ['overlap', 2, 2, 2, 'low high'],
    ['overlap', 0, 0.5, 1, ''],
    ['rdDelay', 0.1, 2, 3, 'low'],
    ['cycleShock', -5, 1, 2, 'low'],
  ])('hard bounds hold for %s from %d over %d to %d as in a scenario', (id, low, central, high, ends) => {
    const { built } = readShipped().grounds.first
    const wrong = ends.split(' ').filter((end) => end !== '')
    expect(checkRanges({ [id]: { low, central, high } }, built)).toMatchObject(
      wrong.map((end) => ({ code: 'out-of-bounds', path: [id, end] })),
    )
  })

  test('numbers of draws and seeds', () => {
    const faults = (draws: number, seed: number) =>
      checkDraws(draws, seed).map(({ code, path }) => `${path[0]} ${code}`)
    expect(faults(1, 0)).toEqual([])
    expect(faults(1_000_000, 2 ** 32 - 1)).toEqual([])
    expect(faults(0, -1)).toEqual(['draws out-of-range', 'seed out-of-range'])
    expect(faults(1.5, 2 ** 32)).toEqual(['draws not-whole', 'seed out-of-range'])
  })
})
