import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Band,
  bandsThatFit,
  placeStack,
  type StackData,
  stackBands,
  totalId,
} from '../../../src/report/attribution/place-stack.ts'

const measure = (text: string): number => 7 * text.length
const options = { small: false, formatTick: String, measure, top: 24 }
const size = { width: 480, height: 420 }
const years = [2015, 2016, 2017, 2018]

const band = (id: string, values: readonly number[], group: Band['group'] = 'levers'): Band => ({
  id,
  group,
  values,
  label: `Lever ${id}`,
})
function stackOf(bands: readonly Band[]): StackData {
  const values = years.map((_, index) =>
    bands.reduce((sum, own) => sum + (own.values[index] ?? Number.NaN), 0),
  )
  return { years, bands, total: { label: 'Together', values } }
}

test('what adds is stacked above 0, what takes away below, each in its order', () => {
  const stacked = stackBands(
    stackOf([band('a', [0, 4, 4, 4]), band('b', [0, -1, -2, 3]), band('c', [0, 2, -5, 1])]),
  )
  const of = (index: number) => stacked.map((own) => own[index])
  expect(of(0)).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
  ])
  expect(of(1)).toEqual([
    [0, 4],
    [-1, 0],
    [4, 6],
  ])
  expect(of(2)).toEqual([
    [0, 4],
    [-2, 0],
    [-7, -2],
  ])
  expect(of(3)).toEqual([
    [0, 4],
    [4, 7],
    [7, 8],
  ])
})

test('bands never overlap, are as high as their shares, and their ends add up to the total', () => {
  const anyValues = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), {
    minLength: 4,
    maxLength: 4,
  })
  fc.assert(
    fc.property(fc.array(anyValues, { minLength: 1, maxLength: 8 }), (all) => {
      const data = stackOf(all.map((values, index) => band(`${index}`, values)))
      const stacked = stackBands(data)
      for (const index of years.keys()) {
        const spans = stacked.map((own) => own[index] ?? [0, 0])
        for (const [place, [low, high]] of spans.entries()) {
          expect(high - low).toBeCloseTo(Math.abs(all[place]?.[index] ?? Number.NaN), 6)
        }
        const sorted = [...spans].filter(([low, high]) => high - low > 1e-6).sort((a, b) => a[0] - b[0])
        for (const [place, [low]] of sorted.slice(1).entries()) {
          expect(low).toBeGreaterThanOrEqual((sorted[place]?.[1] ?? 0) - 1e-6)
        }
        const [low, high] = [Math.min(0, ...spans.map(([a]) => a)), Math.max(0, ...spans.map(([, b]) => b))]
        expect(low + high).toBeCloseTo(data.total.values[index] ?? Number.NaN, 6)
      }
    }),
  )
})

test('a year without a value is a gap in all bands', () => {
  const data = stackOf([band('a', [1, Number.NaN, 1, 1]), band('b', [1, 1, 1, 1])])
  expect(stackBands(data).map((own) => own[1])).toEqual([
    [Number.NaN, Number.NaN],
    [Number.NaN, Number.NaN],
  ])
  const { areas, total } = placeStack(data, size, options)
  for (const { path } of areas) expect(path).not.toContain('NaN')
  expect(total).not.toContain('NaN')
  expect(areas[1]?.path.match(/M/g)).toHaveLength(2)
})

test('the axis holds 0 and all bands; 0 lies between what adds and what takes away', () => {
  const { axes, zero } = placeStack(
    stackOf([band('a', [0, 5, 9, 12]), band('b', [0, -2, -3, -4])]),
    size,
    options,
  )
  const [low = 0, high = 0] = axes.y.domain()
  expect(low).toBeLessThanOrEqual(-4)
  expect(high).toBeGreaterThanOrEqual(12)
  expect(zero).toBeGreaterThan(axes.plot.top)
  expect(zero).toBeLessThan(axes.plot.bottom)
})

test('each band and the total are named at their ends, apart from one another and inside the picture', () => {
  const data = stackOf([
    band('a', [0, 1, 2, 100]),
    band('b', [0, 0, 0, 0.1]),
    band('c', [0, 0, 0, 0.1]),
    { ...band('d', [0, 0, 0, -50]), label: 'Rest-of-economy trend growth' },
  ])
  const { labels } = placeStack(data, size, options)
  expect(labels.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd', totalId])
  for (const [index, { y, lines }] of labels.entries()) {
    const before = labels[index - 1]
    const height = (lines.length + (before?.lines.length ?? 0)) / 2
    if (before) expect(y - before.y).toBeGreaterThanOrEqual(13 * height)
    expect(y).toBeLessThan(size.height)
  }
  // What takes away stands below what adds.
  expect(labels.at(-1)?.id).toBe('d')
  expect(labels.at(-1)?.full).toBe('Rest-of-economy trend growth')
})

test('colours weaken within a group, and each group begins anew', () => {
  const bands = [
    band('a', [1, 1, 1, 1], 'assumptions'),
    ...['b', 'c', 'd'].map((id) => band(id, [1, 1, 1, 1])),
  ]
  const { areas } = placeStack(stackOf(bands), size, options)
  expect(areas.map(({ group }) => group)).toEqual(['assumptions', 'levers', 'levers', 'levers'])
  expect(areas.map(({ strength }) => Number(strength.toFixed(2)))).toEqual([1, 1, 0.64, 0.28])
})

test('as many bands fit as can be named, at least two and at most eight', () => {
  expect([100, 200, 320, 900].map(bandsThatFit)).toEqual([2, 4, 8, 8])
})

test('shares that are all nothing give a picture all the same', () => {
  const { axes, areas } = placeStack(stackOf([band('a', [0, 0, 0, 0])]), size, options)
  expect(axes.y.domain()).toEqual([0, 1])
  expect(areas[0]?.path).not.toContain('NaN')
})

test('labels have their room beside the plot', () => {
  const { axes, labels } = placeStack(stackOf([band('a', [0, 4, 4, 4])]), size, options)
  const widest = Math.max(...labels.flatMap(({ lines }) => lines.map(measure)))
  expect(widest).toBeGreaterThan(40)
  expect(axes.plot.right + widest).toBeLessThan(size.width)
})

test('labels yield before the plot does: shorter first, then none, so that a legend names the bands', () => {
  const data = stackOf([band('a, with a long name that is said in full', [0, 4, 4, 4])])
  const placedIn = (width: number) => {
    const { axes, labels } = placeStack(data, { width, height: 420 }, options)
    return { room: axes.plot.right - axes.plot.left, count: labels.length }
  }
  for (const width of [298, 330, 360, 420, 700])
    expect(placedIn(width).room, `${width}`).toBeGreaterThanOrEqual(240)
  expect(placedIn(298).count).toBe(0)
  expect(placedIn(420).count).toBe(2)
})
