import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastPlot } from '../../../src/report/charts/names.ts'
import {
  type ChartData,
  type ChartLine,
  type ChartOptions,
  type ChartSize,
  type Domain,
  domainOf,
  dotsNear,
  pathOf,
  placeAxes,
  placeBeside,
  placeFans,
  placeGoal,
  placeLabels,
  placeLines,
  placeReadout,
  spread,
} from '../../../src/report/charts/place.ts'

const line = (values: readonly number[], changes: Partial<ChartLine> = {}): ChartLine => ({
  id: 'a',
  label: 'Plan',
  tone: '1',
  values,
  ...changes,
})
const chart = (lines: readonly ChartLine[], changes: Partial<ChartData> = {}): ChartData => ({
  axisFrom: 2014,
  firstYear: 2015,
  lastYear: 2035,
  lines,
  dots: [],
  fans: [],
  ...changes,
})
/** Each character is 7 pixels wide. */
const measure = (text: string): number => 7 * text.length
const large: ChartOptions = { small: false, formatTick: String, measure }
const small: ChartOptions = { ...large, small: true }

/** Everything that is drawn of a chart. */
const placed = (data: ChartData, size: ChartSize, domain: Domain, options: ChartOptions) => {
  const axes = placeAxes(data, size, domain, options)
  return { ...axes, lines: placeLines(data, axes), labels: placeLabels(data, axes, options) }
}

const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }) },
  // Doubles are chosen by their bits, so that most are next to 0.
  { weight: 4, arbitrary: fc.integer({ min: -1e6, max: 1e6 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
)
const anyValues = fc.array(anyValue, { minLength: 21, maxLength: 21 })
const anyText = fc.string({ minLength: 1, maxLength: 40 })
const anyChart = fc
  .array(fc.record({ values: anyValues, label: anyText }), { minLength: 1, maxLength: 5 })
  .map((entries) => chart(entries.map((entry, index) => line(entry.values, { ...entry, id: `${index}` }))))
const anySize = fc.record({
  width: fc.integer({ min: 300, max: 1200 }),
  height: fc.integer({ min: 160, max: 700 }),
})

// --- Lines with a first year of their own ---

test('a line, its label and its fan begin with their own first year, on one axis', () => {
  const size = { width: 500, height: 300 }
  const all = Array.from({ length: 21 }, (_, index) => index)
  const later = line(all.slice(0, 13), { id: 'b', firstYear: 2023 })
  const quantiles = {
    ...{ p5: [0, 1], p10: [0, 1], p25: [0, 1], p50: [1, 2], p75: [2, 3], p90: [2, 3], p95: [2, 3] },
    mean: [1, 2],
  }
  const fan = { tone: '1', quantiles, isCurrent: true } as const
  const data = chart([line(all), later], { fans: [fan, { ...fan, firstYear: 2023 }] })
  const axes = placeAxes(data, size, [0, 20], large)
  const at = (path: string | undefined) => Number(/^M([\d.]+),/.exec(path ?? '')?.[1])
  const [first, own] = placeLines(data, axes)
  expect(at(first?.path)).toBeCloseTo(axes.x(2015), 0)
  expect(at(own?.path)).toBeCloseTo(axes.x(2023), 0)
  expect(placeFans(data, axes).map(({ bands }) => at(bands[0]))).toEqual(
    [2015, 2023].map((year) => expect.closeTo(axes.x(year), 0)),
  )
  // Both end in the last year, so both have their labels beside the plot.
  expect(placeLabels(data, axes, large).map(({ id, isInside }) => [id, isInside])).toEqual(
    expect.arrayContaining([
      ['a', false],
      ['b', false],
    ]),
  )
})

test('the same values with another first year are another path', () => {
  const values = [1, 2, 3]
  const data = chart([line(values)])
  const axes = placeAxes(data, { width: 500, height: 300 }, [0, 5], large)
  const path = (firstYear: number) => placeLines(chart([line(values, { firstYear })]), axes)[0]?.path
  expect(placeLines(data, axes)[0]?.path).toBe(path(2015))
  expect(path(2020)).not.toBe(path(2015))
  expect(path(2015)).toBe(placeLines(data, axes)[0]?.path)
})

// --- The vertical axis ---

test.each([
  ['from 0 to a round number above', [[3, 17, 42]], [0, 50]],
  ['from below 0 where a value is below', [[-3, 17, 42]], [-10, 50]],
  ['past values that are missing', [[Number.NaN, 17, Number.POSITIVE_INFINITY]], [0, 20]],
  ['over all lines', [[1], [80]], [0, 80]],
  ['above a line that is flat', [[5, 5, 5]], [0, 6]],
  ['above a line that is 0', [[0, 0]], [0, 1]],
  ['where there is no value at all', [[Number.NaN]], [0, 1]],
  ['where there is no line at all', [], [0, 1]],
] as const)('the axis goes %s', (_, lines, domain) => {
  expect(domainOf(chart(lines.map((values) => line(values))))).toEqual(domain)
})

test('the axis shows dots that lie above all lines', () => {
  const dots = [
    { year: 2016, value: 97, kind: 'outcome', origin: { source: 'office', quality: 'official' } },
  ] as const
  expect(domainOf(chart([line([1, 2])], { dots }))).toEqual([0, 100])
})

test('an axis holds every value and begins at 0 unless one is below', () => {
  fc.assert(
    fc.property(anyChart, (data) => {
      const [low, high] = domainOf(data)
      const values = data.lines.flatMap((entry) => Array.from(entry.values)).filter(Number.isFinite)
      expect(low).toBeLessThan(high)
      for (const value of values) {
        expect(value).toBeGreaterThanOrEqual(low)
        expect(value).toBeLessThanOrEqual(high)
      }
      if (values.every((value) => value >= 0)) expect(low).toBe(0)
    }),
  )
})

// --- Dots ---

test('dots under a place are those near it, the nearest first, and none beyond the axis', () => {
  const dot = (year: number, value: number) =>
    ({ year, value, kind: 'outcome', origin: { source: 'office', quality: 'official' } }) as const
  const dots = [dot(2016, 50), dot(2016, 51), dot(2020, 50), dot(2040, 50)]
  const axes = placeAxes(chart([line([1, 2])], { dots }), { width: 600, height: 300 }, [0, 100], large)
  const near = (year: number, value: number) =>
    dotsNear(axes, axes.x(year) + 2, axes.y(value), 9).map((each) => each.dot)
  expect(near(2016, 51)).toEqual([dots[1], dots[0]])
  expect(near(2020, 50)).toEqual([dots[2]])
  expect(near(2018, 50)).toEqual([])
  expect(near(2040, 50)).toEqual([])
})

test('the box of a dot stands inside the chart, wherever the dot is', () => {
  const frame = { width: 300, height: 200 }
  fc.assert(
    fc.property(fc.nat(300), fc.nat(200), fc.nat(300), fc.nat(200), (x, y, width, height) => {
      const { left, top } = placeBeside({ x, y }, { width, height }, frame)
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(left + width).toBeLessThanOrEqual(frame.width)
      expect(top + height).toBeLessThanOrEqual(frame.height)
    }),
  )
})

// --- Lines and ticks ---

test('a path has a gap where values are missing, and tenths of a pixel', () => {
  const values = [1, 2.06, Number.NaN, 3, Number.POSITIVE_INFINITY, 1 / 3, 4]
  const path = pathOf(
    values,
    2015,
    (year) => 10 * (year - 2015),
    (value) => 100 - value,
  )
  expect(path).toBe('M0,99L10,97.9M30,97ZM50,99.7L60,96')
  expect(
    pathOf(
      [Number.NaN],
      2015,
      (year) => year,
      (value) => value,
    ),
  ).toBe('')
})

test('the horizontal axis begins with the first year of the report, ends with the last, and counts from the launch', () => {
  const { plot, x, xTicks, lines } = placed(
    chart([line([1, 2])]),
    { width: 600, height: 300 },
    [0, 10],
    large,
  )
  expect(x(2014)).toBe(plot.left)
  expect(x(2035)).toBe(plot.right)
  expect(xTicks.map((tick) => tick.label)).toEqual(['2015', '2020', '2025', '2030', '2035'])
  expect(Number.parseFloat(lines[0]?.path.slice(1) ?? '')).toBeCloseTo(x(2015), 0)
})

test('ticks lie inside the plot, and their labels apart from each other', () => {
  fc.assert(
    fc.property(
      anyChart,
      anySize,
      fc.integer({ min: 2017, max: 2050 }),
      fc.boolean(),
      (lines, size, lastYear, isSmall) => {
        const data = { ...lines, lastYear }
        const options = { ...(isSmall ? small : large), formatTick: (value: number) => value.toPrecision(3) }
        const { plot, xTicks, yTicks } = placed(data, size, domainOf(data), options)
        expect(xTicks[0]?.label).toBe('2015')
        expect(yTicks.length).toBeGreaterThanOrEqual(2)
        for (const [index, { at, label }] of xTicks.entries()) {
          expect(at).toBeGreaterThanOrEqual(plot.left)
          expect(at).toBeLessThanOrEqual(plot.right + 1e-9)
          const before = xTicks[index - 1]
          if (before) expect(at - before.at).toBeGreaterThan(measure(label))
        }
        for (const [index, { at }] of yTicks.entries()) {
          expect(at).toBeGreaterThanOrEqual(plot.top - 1e-9)
          expect(at).toBeLessThanOrEqual(plot.bottom + 1e-9)
          const before = yTicks[index - 1]
          if (before) expect(before.at - at).toBeGreaterThan(12)
        }
      },
    ),
  )
})

// --- Labels at the ends of lines ---

/** The places nearest to the wanted ones (least squares) in this order, distance and bounds: from its formula. */
function nearest(positions: readonly number[], distance: number, low: number, high: number): number[] {
  const base = positions.map((position, index) => position - index * distance)
  const mean = (from: number, to: number): number =>
    base.slice(from, to + 1).reduce((a, b) => a + b, 0) / (to - from + 1)
  const indices = base.map((_, index) => index)
  const room = Math.max(low, high - (positions.length - 1) * distance)
  return indices.map((index) => {
    const place = Math.max(
      ...indices
        .filter((from) => from <= index)
        .map((from) => Math.min(...indices.filter((to) => to >= index).map((to) => mean(from, to)))),
    )
    return Math.min(room, Math.max(low, place)) + index * distance
  })
}

test('numbers of the vertical axis have their room, those between the round ones too', () => {
  // Two numbers of one figure at the ends, halves between them.
  const { yTicks, plot } = placeAxes(chart([line([-1, 1])]), { width: 480, height: 540 }, [-1, 1], large)
  expect(yTicks.map(({ label }) => label)).toContain('-0.5')
  for (const { label } of yTicks) expect(plot.left - 6 - measure(label)).toBeGreaterThanOrEqual(0)
})

test('charts that stand one above the other have their years in line, whatever the width of their numbers', () => {
  const domains: readonly Domain[] = [
    [0, 50],
    [0, 250_000],
    [0, 1000],
  ]
  const data = chart([line([1, 2])])
  const among = (options: ChartOptions) =>
    domains.map((domain) => placeAxes(data, { width: 230, height: 138 }, domain, options))
  const alone = among(small)
  expect(new Set(alone.map(({ plot }) => plot.left)).size).toBe(3)
  const [first, ...others] = among({
    ...small,
    alongside: domains.map((domain) => ({ domain, formatTick: small.formatTick })),
  })
  expect(first?.plot.left).toBe(Math.max(...alone.map(({ plot }) => plot.left)))
  for (const { xTicks, plot } of others)
    expect({ xTicks, plot }).toEqual({ xTicks: first?.xTicks, plot: first?.plot })
})

test('labels move apart as little as order, distance and bounds allow', () => {
  const positions = fc
    .array(fc.integer({ min: -500, max: 3500 }), { maxLength: 8 })
    .map((tenths) => tenths.map((value) => value / 10).sort((a, b) => a - b))
  fc.assert(
    fc.property(positions, fc.constantFrom(10, 15, 30), (wanted, distance) => {
      const [low, high] = [0, 300]
      const places = spread(wanted, distance, low, high)
      expect(places).toHaveLength(wanted.length)
      for (const [index, place] of nearest(wanted, distance, low, high).entries())
        expect(places[index]).toBeCloseTo(place, 6)
    }),
    { numRuns: 500 },
  )
})

test('labels that are apart already stay where they are', () => {
  expect(spread([10, 25, 60], 15, 0, 100)).toEqual([10, 25, 60])
  expect(spread([], 15, 0, 100)).toEqual([])
})

test('labels without room begin at the top and keep their distance', () => {
  expect(spread([5, 6, 7], 15, 0, 20)).toEqual([0, 15, 30])
})

/** A line that is known in the last year alone. */
const untilEnd = (value: number): readonly number[] => [...new Array<number>(20).fill(Number.NaN), value]

test('labels of lines to the last year stand beside the plot; a line without values has none', () => {
  const lines = [
    line(untilEnd(20), { id: 'low' }),
    line([Number.NaN], { id: 'empty' }),
    line(untilEnd(80), { id: 'high', tone: '1' }),
  ]
  const { labels, plot, y } = placed(chart(lines), { width: 600, height: 300 }, [0, 100], large)
  const beside = { x: plot.right + 6, anchor: 'start', isInside: false }
  expect(labels).toEqual([
    { id: 'high', tone: '1', lines: ['Plan'], y: y(80), ...beside },
    { id: 'low', tone: '1', lines: ['Plan'], y: y(20), ...beside },
  ])
})

test('the label of a line that ends before the others stands at its own end', () => {
  const lines = [line(untilEnd(50)), line([10, 20, Number.NaN], { id: 'ends' })]
  const { labels, x, y } = placed(chart(lines), { width: 600, height: 300 }, [0, 100], large)
  expect(labels.find(({ id }) => id === 'ends')).toEqual({
    id: 'ends',
    tone: '1',
    lines: ['Plan'],
    y: y(20),
    x: x(2016) + 6,
    anchor: 'start',
    isInside: true,
  })
})

test('where the plot ends soon after a line, its label ends at the line and stands above it', () => {
  const values = [...new Array<number>(18).fill(Number.NaN), 40]
  const lines = [line(untilEnd(50)), line(values, { id: 'ends', label: 'A plan with a name' })]
  const { labels, plot, x, y } = placed(chart(lines), { width: 600, height: 300 }, [0, 100], large)
  const label = labels.find(({ id }) => id === 'ends')
  expect(label).toMatchObject({ x: x(2033), anchor: 'end', isInside: true, lines: ['A plan with a name'] })
  expect(label?.y).toBeLessThan(y(40))
  expect(label?.y).toBeGreaterThan(plot.top)
})

test('labels inside the plot never leave it, and those of one end never cover each other', () => {
  const anyEnd = fc.record({ length: fc.integer({ min: 1, max: 20 }), label: anyText })
  fc.assert(
    fc.property(fc.array(anyEnd, { minLength: 1, maxLength: 4 }), anySize, (ends, size) => {
      const shorter = ends.map(({ length, label }, index) =>
        line(new Array<number>(length).fill(index), { id: `${index}`, label }),
      )
      const data = chart([line(untilEnd(3), { id: 'long' }), ...shorter])
      const { labels, plot } = placed(data, size, domainOf(data), large)
      const inside = labels.filter(({ isInside }) => isInside)
      expect(inside).toHaveLength(ends.length)
      for (const { x, anchor, lines } of inside) {
        const [text = ''] = lines
        const [left, right] = anchor === 'start' ? [x, x + measure(text)] : [x - measure(text), x]
        if (text.length > 1) expect(left).toBeGreaterThanOrEqual(plot.left - 1e-9)
        expect(right).toBeLessThanOrEqual(plot.right + 1e-9)
      }
    }),
  )
})

test('labels stay beside the plot where a drag takes their lines out of axes that hold still', () => {
  const lines = [
    line(untilEnd(500), { id: 'above' }),
    line(untilEnd(501), { id: 'higher' }),
    line(untilEnd(-500), { id: 'below' }),
  ]
  const { labels, plot } = placed(chart(lines), { width: 600, height: 300 }, [0, 100], large)
  expect(labels.map(({ id, y }) => [id, y])).toEqual([
    ['higher', plot.top + 4],
    ['above', plot.top + 19],
    ['below', plot.bottom],
  ])
})

const solid = (text: string): string => text.replaceAll(/\s/g, '')

test('names are whole, beside the plot or above it, and leave the plot its room', () => {
  fc.assert(
    fc.property(anyChart, anySize, (data, size) => {
      const { labels, plot, names } = placed(data, size, domainOf(data), large)
      const room = size.width - plot.left - 15
      expect(plot.right - plot.left).toBeGreaterThanOrEqual(Math.min(room, leastPlot) - 1)
      for (const { id, lines } of labels.filter(({ isInside }) => !isInside)) {
        const whole = data.lines.find((entry) => entry.id === id)?.label ?? ''
        expect(solid(lines.join(''))).toBe(solid(whole))
        for (const text of lines) expect(plot.right + 6 + measure(text)).toBeLessThanOrEqual(size.width)
      }
      expect(names.legend.length === 0 || names.beside.size === 0).toBe(true)
      for (const { x, y, text } of names.legend) {
        expect(text.length < 2 || x + 25 + measure(text) <= size.width).toBe(true)
        expect(y).toBeLessThan(plot.top)
      }
    }),
  )
})

test('names take one line, two where one would press the plot, and a legend where two would', () => {
  const named = (width: number) => {
    const data = chart([
      line(untilEnd(20), { id: 'a', label: 'A plan with a name' }),
      line(untilEnd(80), { id: 'b', label: 'Plan' }),
    ])
    const { labels, names, plot } = placed(data, { width, height: 300 }, [0, 100], large)
    const besideOf = labels.map(({ lines }) => lines)
    return { beside: besideOf, legend: names.legend.map(({ text }) => text), top: plot.top }
  }
  expect(named(600)).toEqual({ beside: [['Plan'], ['A plan with a name']], legend: [], top: 10 })
  expect(named(400)).toEqual({ beside: [['Plan'], ['A plan with a', 'name']], legend: [], top: 10 })
  expect(named(320)).toEqual({ beside: [], legend: ['A plan with a name', 'Plan'], top: 26 })
})

test('a name is never cut inside a character', () => {
  const name = '𠮷'.repeat(40)
  for (let width = 300; width < 340; width++) {
    const data = chart([line(untilEnd(1), { label: name })])
    const [key] = placed(data, { width, height: 200 }, [0, 1], large).names.legend
    expect(key?.text.isWellFormed(), `${width} pixels`).toBe(true)
    expect(key?.text.endsWith('…')).toBe(true)
  }
})

test('small charts have no labels', () => {
  expect(placed(chart([line([1])]), { width: 300, height: 150 }, [0, 1], small).labels).toEqual([])
})

// --- The box beside the crosshair ---

test('the readout stays inside the plot wherever the crosshair is', () => {
  const size = { width: 600, height: 300 }
  fc.assert(
    fc.property(
      anyChart,
      fc.integer({ min: 2015, max: 2035 }),
      fc.integer({ min: 60, max: 240 }),
      fc.integer({ min: 30, max: 140 }),
      (data, year, width, height) => {
        const axes = placed(data, size, domainOf(data), large)
        const { plot } = axes
        const box = placeReadout(axes, data, width, height, axes.x(year))
        expect(box.left).toBeGreaterThanOrEqual(plot.left)
        expect(box.left + width).toBeLessThanOrEqual(plot.right)
        expect(box.top).toBeGreaterThanOrEqual(plot.top)
        expect(box.top + height).toBeLessThanOrEqual(plot.bottom)
      },
    ),
  )
})

test('the readout goes where it hides no line: above one that is low, below one that is high', () => {
  const size = { width: 600, height: 300 }
  const readout = (value: number) => {
    const data = chart([line(Array<number>(21).fill(value))])
    const axes = placed(data, size, [0, 100], large)
    const box = placeReadout(axes, data, 150, 60, axes.x(2030))
    return { box, lineAt: axes.y(value) }
  }
  const low = readout(5)
  expect(low.box.top + 60).toBeLessThan(low.lineAt)
  const high = readout(95)
  expect(high.box.top).toBeGreaterThan(high.lineAt)
})

test('the first and the last year are named, whatever the horizon, and no two years lie over each other', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2016, max: 2050 }),
      fc.integer({ min: 160, max: 1600 }),
      (lastYear, width) => {
        const data = chart([line([0, 1])], { axisFrom: 2015, lastYear })
        const { xTicks } = placeAxes(data, { width, height: 300 }, [0, 1], small)
        expect(xTicks.at(0)?.label).toBe('2015')
        expect(xTicks.at(-1)?.label).toBe(String(lastYear))
        for (const [index, tick] of xTicks.slice(1).entries()) {
          const gap = tick.at - (xTicks[index]?.at ?? 0)
          // Two years next to each other in a narrow chart are the only ones there.
          if (xTicks.length > 2) expect(gap).toBeGreaterThan(measure('2035'))
        }
      },
    ),
  )
})

test('bands of a fan lie inside each other, and a year without values is a gap', () => {
  const rising = (share: number) =>
    Array.from({ length: 21 }, (_, index) => (index === 7 ? null : share * index))
  const quantiles = {
    p5: rising(1),
    p10: rising(2),
    p25: rising(3),
    p50: rising(4),
    p75: rising(5),
    p90: rising(6),
    p95: rising(7),
    mean: rising(4),
  }
  const data = chart([line(rising(4).map((value) => value ?? Number.NaN))], {
    fans: [{ tone: '1', quantiles, isCurrent: true }],
  })
  const [low, high] = domainOf(data)
  expect([low, high >= 140]).toEqual([0, true])
  const axes = placeAxes(data, { width: 400, height: 300 }, [low, high], large)
  const [fan] = placeFans(data, axes)
  expect(fan?.bands).toHaveLength(3)
  /** Heights of a path at its last year, from its two ends. */
  const heights = (path: string): readonly number[] => {
    const points = [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    )
    const right = Math.max(...points.map(([x]) => x))
    return points.filter(([x]) => x === right).map(([, y]) => y)
  }
  const [wide = [], middle = [], narrow = []] = (fan?.bands ?? []).map(heights)
  const span = (own: readonly number[]) => Math.max(...own) - Math.min(...own)
  expect(span(wide)).toBeGreaterThan(span(middle))
  expect(span(middle)).toBeGreaterThan(span(narrow))
  // Two pieces, before the gap and after it.
  expect(fan?.bands[0]?.match(/M/g)).toHaveLength(2)
})

test('a goal is inside the axes, its ring at its year, its label on the line or below it at the top', () => {
  const size = { width: 400, height: 300 }
  const goal = { year: 2030, value: 250, label: 'target 250' }
  const data = chart([line([100, 200])], { goal })
  expect(domainOf(data)[1]).toBeGreaterThanOrEqual(250)
  const axes = placeAxes(data, size, domainOf(data), large)
  const placedGoal = placeGoal(data, axes)
  expect(placedGoal).toMatchObject({ x: axes.x(2030), y: axes.y(250), label: 'target 250' })
  const high = placeGoal(data, placeAxes(data, size, [0, 250], large))
  expect(high?.labelY).toBeGreaterThan(high?.y ?? Number.NaN)
  const low = placeGoal(data, placeAxes(data, size, [0, 1000], large))
  expect(low?.labelY).toBeLessThan(low?.y ?? Number.NaN)
  expect(placeGoal(chart([]), axes)).toBeUndefined()
})

const plain = chart([line([1, 2, 3, 4])])

test('the present year has its place on an axis that holds it, and none at its ends', () => {
  const size = { width: 400, height: 300 }
  const at = (presentYear: number | undefined) =>
    placeAxes(
      { ...plain, ...(presentYear === undefined ? {} : { presentYear }) },
      size,
      domainOf(plain),
      large,
    )
  const { axisFrom, lastYear } = plain
  const axes = at(axisFrom + 1)
  expect(axes.present).toBe(axes.x(axisFrom + 1))
  for (const year of [undefined, axisFrom, lastYear, lastYear + 5]) expect(at(year).present).toBeUndefined()
})
