import { describe, expect, test } from 'vitest'
import { type PathData, placePath } from '../../../src/report/backtest/place-path.ts'

const data: PathData = {
  axisFrom: 2014,
  launchYear: 2015,
  last: 2020,
  projected: [100, 110, 120, 130, 140, 150, 990],
  changed: undefined,
  rivals: [
    { id: 'randomWalk', values: [null, 110, 121, 133, 146, 161] },
    { id: 'baseline', values: [null, null, null, null, null, null] },
  ],
  aims: [{ year: 2020, value: 155 }],
  bands: [
    { year: 2019, edges: [130, 135, 145, 150] },
    { year: 2020, edges: [138, 141, 160, 164] },
  ],
  periods: [
    { kind: 'fitted', from: 2016, to: 2018 },
    { kind: 'seen', from: 2018, to: 2020 },
    { kind: 'blind', from: 2020, to: 2020 },
  ],
  figures: [{ year: 2016, value: 110 }],
  outcomes: [
    { id: 'a', year: 2018, published: 139.1, comparable: 130, isOwn: false, kind: 'seen' },
    { id: 'b', year: 2016, published: 111, comparable: 111, isOwn: true, kind: 'known' },
  ],
  breaks: [2017, 2031],
}
const size = { width: 200, height: 140 }
const options = { formatTick: String, measure: (text: string) => text.length * 6 }
const placed = placePath(data, size, options)
const yearAt = (x: number) => {
  const { left, right } = placed.plot
  return 2013.75 + ((x - left) / (right - left)) * 6.5
}

describe('a picture', () => {
  test('keeps everything inside its plot, and nothing past the last year counts', () => {
    const { plot, outcomes, figures, aims, yTicks } = placed
    expect(plot.left).toBeGreaterThan(18)
    for (const { y } of [...outcomes, ...figures, ...aims]) {
      expect(y).toBeGreaterThanOrEqual(plot.top)
      expect(y).toBeLessThanOrEqual(plot.bottom)
    }
    const shown = yTicks.map(({ label }) => Number(label))
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(80)
    expect(Math.max(...shown)).toBeLessThanOrEqual(180)
    expect(placed.line.split('L')).toHaveLength(6)
  })

  test('shows an outcome in both places where a definition is undone', () => {
    const [undone, plain] = placed.outcomes
    expect(undone?.from).toBeLessThan(undone?.y ?? 0)
    expect(plain).toMatchObject({ from: undefined, isOwn: true, kind: 'known' })
    expect(yearAt(undone?.x ?? 0)).toBeCloseTo(2018, 6)
  })

  test('marks a change of definition before the year from which it holds', () => {
    expect(placed.breaks.map(yearAt)).toEqual([expect.closeTo(2016.5, 6)])
  })

  test('has an area for each pair of edges, the widest first', () => {
    const heights = placed.bands.map((path) => {
      const ys = [...path.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y))
      return Math.max(...ys) - Math.min(...ys)
    })
    expect(heights).toHaveLength(2)
    expect(heights[0]).toBeGreaterThan(heights[1] ?? 0)
    expect(placePath({ ...data, bands: [] }, size, options).bands).toEqual([])
  })

  test('has a field for each run of years of a kind', () => {
    expect(placed.periods.map(({ kind }) => kind)).toEqual(['fitted', 'seen'])
    expect(placed.periods.map(({ left }) => yearAt(left))).toEqual([
      expect.closeTo(2016.5, 6),
      expect.closeTo(2018.5, 6),
    ])
    expect(placed.periods[1]?.right).toBe(placed.plot.right)
  })

  test('leaves out one who says nothing, and draws another start where there is one', () => {
    expect(placed.rivals.map(({ id }) => id)).toEqual(['randomWalk'])
    expect(placed.changed).toBeUndefined()
    expect(placePath({ ...data, changed: [90, null, 100] }, size, options).changed).toMatch(/^M.*M/)
  })

  test('names the last year always and others in even steps', () => {
    expect(placed.xTicks.map(({ label }) => label)).toEqual(['2014', '2016', '2018', '2020'])
    const narrow = placePath(data, { width: 90, height: 140 }, options)
    expect(narrow.xTicks.map(({ label }) => label)).toEqual(['2015', '2020'])
  })

  test('of one value has a scale too', () => {
    const { outcomes: _, ...rest } = data
    const flat = placePath(
      { ...rest, projected: [5, 5], rivals: [], aims: [], bands: [], figures: [], outcomes: [], breaks: [] },
      size,
      options,
    )
    expect(flat.line).not.toContain('NaN')
    expect(flat.yTicks.length).toBeGreaterThan(1)
  })
})
