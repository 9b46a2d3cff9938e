import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type PlacedWaterfall,
  placeWaterfall,
  type Step,
  stepsThatFit,
  type WaterfallData,
} from '../../../src/report/attribution/place-waterfall.ts'

const measure = (text: string): number => 7 * text.length
const options = { formatTick: String, measure }
const size = { width: 600, height: 420 }

const step = (share: number, changes: Partial<Step> = {}): Step => ({
  id: `${share} ${changes.name ?? ''}`,
  name: 'Lever',
  move: '1 → 2',
  share,
  text: `${share}`,
  note: '',
  alone: share,
  ...changes,
})
function waterfall(from: number, shares: readonly (readonly Step[])[], headed = false): WaterfallData {
  const to = shares.flat().reduce((sum, { share }) => sum + share, from)
  return {
    from: { label: 'Baseline', value: from, text: `${from}` },
    to: { label: 'Plan', value: to, text: `${to}` },
    groups: shares.map((steps, index) => ({
      id: `group ${index}`,
      label: headed ? `Group ${index}` : '',
      steps,
      share: steps.reduce((sum, { share }) => sum + share, 0),
      text: 'sum',
    })),
  }
}
const ofSteps = (from: number, shares: readonly number[]): WaterfallData =>
  waterfall(from, [shares.map((share, index) => step(share, { name: `Lever ${index}` }))])

/** Where a bar begins and ends, in the order of the fall. */
function endsOf({ bars, zero }: PlacedWaterfall) {
  return bars.map(({ kind, left, width }) => {
    if (kind === 'from' || kind === 'to') return left === zero ? [zero, left + width] : [zero, left]
    return kind === 'down' ? [left + width, left] : [left, left + width]
  })
}

const anyShares = fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { minLength: 1, maxLength: 12 })
const anyFrom = fc.double({ min: -2000, max: 100_000, noNaN: true })

test('each bar begins where the one before it ends, and the last ends where the second total does', () => {
  fc.assert(
    fc.property(anyFrom, anyShares, (from, shares) => {
      const placed = placeWaterfall(ofSteps(from, shares), size, options)
      const ends = endsOf(placed)
      const near = (a: number | undefined, b: number | undefined) =>
        expect(Math.abs((a ?? Number.NaN) - (b ?? Number.NaN))).toBeLessThan(1e-6)
      const steps = ends.slice(1, -1)
      near(steps[0]?.[0], ends[0]?.[1])
      for (const [index, [begin]] of steps.slice(1).entries()) near(begin, steps[index]?.[1])
      near(ends.at(-1)?.[1], steps.at(-1)?.[1])
      // A dashed line joins each pair at that place.
      expect(placed.connectors).toHaveLength(shares.length + 1)
      for (const [index, { x, top, bottom }] of placed.connectors.entries()) {
        near(x, ends[index]?.[1])
        expect(top).toBeLessThanOrEqual(bottom)
      }
    }),
  )
})

test('lengths are in proportion to the shares', () => {
  const { bars } = placeWaterfall(ofSteps(1000, [300, -100, 50]), size, options)
  const [, a = Number.NaN, b, c] = bars.map(({ width }) => width)
  expect(b).toBeCloseTo(a / 3, 6)
  expect(c).toBeCloseTo(a / 6, 6)
  expect(bars.map(({ kind }) => kind)).toEqual(['from', 'up', 'down', 'up', 'to'])
})

test('everything lies inside the picture and rows lie under one another', () => {
  fc.assert(
    fc.property(anyFrom, anyShares, fc.boolean(), (from, shares, headed) => {
      const steps = shares.map((share, index) => step(share, { name: `A lever with a name ${index}` }))
      const data = waterfall(
        from,
        [steps.slice(0, 5), steps.slice(5)].filter(({ length }) => length > 0),
        headed,
      )
      const placed = placeWaterfall(data, size, options)
      expect(placed.bottom).toBeLessThanOrEqual(size.height - 20)
      for (const [index, { top, height, left, width, textX, text, label }] of placed.bars.entries()) {
        expect(left).toBeGreaterThanOrEqual(placed.left - 1e-6)
        expect(left + width).toBeLessThanOrEqual(placed.right + 1e-6)
        expect(textX + measure(text)).toBeLessThanOrEqual(size.width)
        for (const line of label.lines) expect(measure(line)).toBeLessThanOrEqual(placed.labelX)
        const before = placed.bars[index - 1]
        if (before) expect(top).toBeGreaterThanOrEqual(before.top + before.height)
        expect(height).toBeGreaterThan(0)
      }
    }),
  )
})

// --- Axis ---

test('the axis begins at 0 where the bars can be seen then', () => {
  const { cut, zero, ticks, bars } = placeWaterfall(ofSteps(100, [80, 40]), size, options)
  expect(cut).toBeUndefined()
  expect(ticks[0]).toEqual({ at: zero, label: '0' })
  expect(bars[0]?.left).toBe(zero)
})

test('it is cut, and says so, where values lie close together and far from 0', () => {
  const { cut, zero, ticks, bars, left } = placeWaterfall(ofSteps(74_526, [13_392, 1588]), size, options)
  expect(cut?.from).toBe(70_000)
  expect(zero).toBe(left)
  // Totals still begin at 0, and the cut goes through them.
  expect(bars[0]?.left).toBe(left)
  expect(cut?.x).toBeGreaterThan(left)
  expect(cut?.x).toBeLessThan(bars[1]?.left ?? 0)
  // No number stands where the sign of the cut does.
  for (const { at, label } of ticks) expect(at - measure(label) / 2).toBeGreaterThan((cut?.x ?? 0) + 8)
})

test('it is never cut where a value is below 0', () => {
  const { cut, zero, left } = placeWaterfall(ofSteps(-90, [5, -3]), size, options)
  expect(cut).toBeUndefined()
  expect(zero).toBeGreaterThan(left)
})

test.each([
  [0, [0]],
  [1e-300, [1e-310, -1e-312]],
  [1000, [1e-12, -1e-13]],
])('values that hardly differ, %s and %j, have an axis all the same', (from, shares) => {
  const { cut, ticks } = placeWaterfall(ofSteps(from, shares), size, options)
  expect(cut).toBeUndefined()
  expect(ticks.length).toBeGreaterThan(1)
})

// --- Acting together ---

test('the part of a bar that is owed to the others lies at its end', () => {
  const data = waterfall(100, [[step(80, { alone: 60 }), step(-40, { alone: -10 })]])
  const [, up, down] = placeWaterfall(data, size, options).bars
  expect(up?.owed?.width).toBeCloseTo((up?.width ?? 0) / 4, 6)
  expect((up?.owed?.left ?? 0) + (up?.owed?.width ?? 0)).toBeCloseTo((up?.left ?? 0) + (up?.width ?? 0), 6)
  expect(down?.owed?.left).toBeCloseTo(down?.left ?? 0, 6)
  expect(down?.owed?.width).toBeCloseTo((3 * (down?.width ?? 0)) / 4, 6)
  expect([up?.lost, down?.lost]).toEqual([undefined, undefined])
})

test('what is lost lies beyond the end of the bar, or before its beginning', () => {
  const data = waterfall(100, [[step(80, { alone: 100 }), step(40, { alone: -20 })]])
  const [, beyond, before] = placeWaterfall(data, size, options).bars
  expect(beyond?.owed).toBeUndefined()
  expect(beyond?.lost?.left).toBeCloseTo((beyond?.left ?? 0) + (beyond?.width ?? 0), 6)
  expect(beyond?.lost?.width).toBeCloseTo((beyond?.width ?? 0) / 4, 6)
  // All of this bar is there only with the others.
  expect(before?.owed?.width).toBeCloseTo(before?.width ?? 0, 6)
  expect((before?.lost?.left ?? 0) + (before?.lost?.width ?? 0)).toBeCloseTo(before?.left ?? 0, 6)
})

test('what cannot be told from the end of a bar is not drawn', () => {
  const [, bar] = placeWaterfall(waterfall(100, [[step(80, { alone: 80.1 })]]), size, options).bars
  expect([bar?.owed, bar?.lost]).toEqual([undefined, undefined])
})

// --- Labels and groups ---

test('a name and its move stand in one line, in two, or shortened where there is room for neither', () => {
  const long = step(50, { name: 'Rest-of-economy trend growth', move: '6 → 4' })
  const labelIn = (data: WaterfallData, height: number, width = 600) =>
    placeWaterfall(data, { width, height }, options).bars[1]?.label
  expect(labelIn(waterfall(100, [[step(50)]]), 420)).toMatchObject({ lines: ['Lever'], after: '1 → 2' })
  expect(labelIn(waterfall(100, [[long]]), 420, 500)).toEqual({
    lines: ['Rest-of-economy trend growth', '6 → 4'],
    after: '',
    full: 'Rest-of-economy trend growth 6 → 4',
  })
  expect(labelIn(waterfall(100, [[long, step(1), step(2)]]), 150, 500)?.lines).toEqual([
    'Rest-of-economy trend growth…',
  ])
})

test('the name of a total stands in two lines where there is room, else in one', () => {
  const named = (height: number, steps: readonly number[]) => {
    const data = ofSteps(100, steps)
    const label = 'The baseline of published statistics to 2024'
    return placeWaterfall({ ...data, from: { ...data.from, label } }, { width: 500, height }, options).bars[0]
      ?.label
  }
  expect(named(420, [50])).toMatchObject({ after: '', full: 'The baseline of published statistics to 2024' })
  expect(named(420, [50])?.lines).toHaveLength(2)
  expect(named(150, [50, 1, 2])?.lines).toHaveLength(1)
})

test('a heading stands above its group, with a brace from its beginning to its end where it has several', () => {
  const { groups, bars } = placeWaterfall(
    waterfall(100, [[step(20)], [step(30, { name: 'b' }), step(-10, { name: 'c' })]], true),
    size,
    options,
  )
  expect(groups.map(({ label, brace }) => [label, brace !== undefined])).toEqual([
    ['Group 0', false],
    ['Group 1', true],
  ])
  expect(groups[1]?.brace?.from).toBeCloseTo(bars[2]?.left ?? 0, 6)
  expect(groups[1]?.brace?.to).toBeCloseTo(bars[3]?.left ?? 0, 6)
  expect(groups[1]?.y).toBeLessThan(bars[2]?.top ?? 0)
  expect(groups[1]?.y).toBeGreaterThan((bars[1]?.top ?? 0) + (bars[1]?.height ?? 0))
})

test('as many steps fit as the height has rows for, at least one', () => {
  expect(stepsThatFit(440, 0)).toBe(15)
  expect(stepsThatFit(440, 2)).toBe(13)
  expect(stepsThatFit(40, 2)).toBe(1)
})

test('the smallest numbers there are have an axis too', () => {
  for (const [from, share] of [
    [1e-323, -5e-324],
    [-5e-324, 1e-323],
    [2e-310, -1e-310],
  ] as const) {
    const placed = placeWaterfall(ofSteps(from, [share]), size, options)
    expect(placed.bars.every(({ left, width }) => Number.isFinite(left) && Number.isFinite(width))).toBe(true)
  }
})
