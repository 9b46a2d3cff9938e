import { describe, expect, test } from 'vitest'
import { type PathData, placePath } from '../../../src/report/backtest/place-path.ts'

const data: PathData = {
  axisFrom: 2014,
  launchYear: 2015,
  last: 2020,
  projected: [100, 110, 120, 130, 140, 150, 990],
  changed: undefined,
  rules: [
    { id: 'growthKept', values: [null, 110, 121, 133, 146, 161] },
    { id: 'shareKept', values: [null, null, null, null, null, null] },
  ],
  band: { 2019: { low: 130, high: 150 }, 2020: { low: 138, high: 164 }, 2021: { low: 0, high: 999 } },
  figures: [{ year: 2016, value: 110 }],
  outcomes: [
    { id: 'a', year: 2018, published: 139.1, comparable: 130, isOwn: false, isScored: true },
    { id: 'b', year: 2016, published: 111, comparable: 111, isOwn: true, isScored: false },
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

describe('a small picture', () => {
  test('keeps everything inside its plot, and nothing past the last year counts', () => {
    const { plot, outcomes, figures, yTicks } = placed
    expect(plot.left).toBeGreaterThan(18)
    for (const { y } of [...outcomes, ...figures]) {
      expect(y).toBeGreaterThanOrEqual(plot.top)
      expect(y).toBeLessThanOrEqual(plot.bottom)
    }
    const shown = yTicks.map(({ label }) => Number(label))
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(80)
    expect(Math.max(...shown)).toBeLessThanOrEqual(180)
    expect(placed.line.split('L')).toHaveLength(6)
    expect(placed.band.match(/[ML]/g)).toHaveLength(4)
  })

  test('shows an outcome in both places where a definition is undone', () => {
    const [undone, plain] = placed.outcomes
    expect(undone?.from).toBeLessThan(undone?.y ?? 0)
    expect(plain).toMatchObject({ from: undefined, isOwn: true, isScored: false })
    expect(yearAt(undone?.x ?? 0)).toBeCloseTo(2018, 6)
  })

  test('marks a change of definition before the year from which it holds', () => {
    expect(placed.breaks.map(yearAt)).toEqual([expect.closeTo(2016.5, 6)])
  })

  test('leaves out a rule that says nothing, and draws another start where there is one', () => {
    expect(placed.rules.map(({ id }) => id)).toEqual(['growthKept'])
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
      { ...rest, projected: [5, 5], rules: [], band: {}, figures: [], outcomes: [], breaks: [] },
      size,
      options,
    )
    expect(flat.line).not.toContain('NaN')
    expect(flat.yTicks.length).toBeGreaterThan(1)
  })
})
