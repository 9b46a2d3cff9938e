import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Tornado, TornadoRow } from '../../../src/model/analysis/tornado.ts'
import {
  besideLane,
  type PlacedSwing,
  placeSwings,
  type SwingOptions,
} from '../../../src/report/sensitivity/place-swings.ts'
import { formatTick } from '../../../src/report/text/format.ts'

/** Values at the inputs 1 and 9. */
const row = (id: string, low: number, high: number): TornadoRow => ({
  kind: 'assumption',
  id,
  low: { input: 1, value: low },
  high: { input: 9, value: high },
  swing: Math.abs(high - low),
})
const tornado = (central: number, ...rows: readonly TornadoRow[]): Tornado => ({ central, rows })

/** Each character is 7 pixels wide. */
const measure = (text: string): number => 7 * text.length
const options: SwingOptions = {
  width: 400,
  rowHeight: 30,
  measure,
  format: (value) => value.toFixed(0),
  formatInput: String,
  formatTick: (value, step) => formatTick(value, step, 'en'),
}

const barOf = (swing: PlacedSwing | undefined, end: 'low' | 'high') =>
  swing?.bars.find((bar) => bar.end === end)
const endOf = (swing: PlacedSwing | undefined, end: 'low' | 'high') =>
  swing?.ends.find((entry) => entry.end === end)

describe('a row', () => {
  test('has a bar to each end, which meet in the middle, and texts beyond them', () => {
    const { central, rows } = placeSwings(tornado(100, row('a', 80, 130)), undefined, options)
    const [swing] = rows
    const [low, high] = [barOf(swing, 'low'), barOf(swing, 'high')]
    expect(low && low.x + low.width).toBeCloseTo(central)
    expect(high?.x).toBeCloseTo(central)
    // To scale.
    expect((high?.width ?? 0) / (low?.width ?? 1)).toBeCloseTo(30 / 20)
    expect(endOf(swing, 'low')).toMatchObject({ side: 'left', value: '80', input: '1' })
    expect(endOf(swing, 'high')).toMatchObject({ side: 'right', value: '130', input: '9' })
    expect(endOf(swing, 'low')?.x).toBeLessThan(low?.x ?? 0)
    expect(endOf(swing, 'high')?.x).toBeGreaterThan((high?.x ?? 0) + (high?.width ?? 0))
  })

  test('of an input that lowers the result has its high end at the left', () => {
    const [swing] = placeSwings(tornado(100, row('a', 130, 80)), undefined, options).rows
    expect(endOf(swing, 'high')).toMatchObject({ side: 'left', value: '80', input: '9' })
    expect(endOf(swing, 'low')).toMatchObject({ side: 'right', value: '130', input: '1' })
  })

  test('that leads to one side from both ends has its bars above one another', () => {
    const { rows, central } = placeSwings(tornado(100, row('a', 110, 130)), undefined, options)
    const [swing] = rows
    const [low, high] = [barOf(swing, 'low'), barOf(swing, 'high')]
    expect(low?.x).toBeCloseTo(central)
    expect(high?.x).toBeCloseTo(central)
    expect(low && low.y + low.height).toBeLessThanOrEqual(high?.y ?? 0)
    // The nearer end's text is beyond the middle, where there is no bar.
    expect(endOf(swing, 'low')?.side).toBe('left')
    expect(endOf(swing, 'low')?.x).toBeLessThan(central)
  })

  test('without a value at one end has no bar there and says so', () => {
    const formatted = {
      ...options,
      format: (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(0)),
    }
    const [swing] = placeSwings(tornado(100, row('a', Number.NaN, 130)), undefined, formatted).rows
    expect(barOf(swing, 'low')).toBeUndefined()
    expect(endOf(swing, 'low')).toMatchObject({ side: 'left', value: '–', input: '1' })
  })

  test('that moves nothing, or by rounding alone, has no bars', () => {
    const rounded: TornadoRow = { ...row('a', 100 - 2e-14, 100 + 2e-14), swing: 0 }
    for (const still of [row('a', 100, 100), rounded]) {
      const { rows, ticks } = placeSwings(tornado(100, still), undefined, options)
      expect(rows[0]?.bars).toEqual([])
      expect(ticks.map(({ label }) => label)).toContain('100.0')
    }
  })
})

describe('another scenario beside', () => {
  const own = tornado(100, row('a', 80, 130), row('b', 95, 105))
  const other = tornado(60, row('b', 58, 59), row('a', 50, 70))

  test('is drawn on the same axis, row by row, its middle included', () => {
    const { rows, central, besideCentral, ticks } = placeSwings(own, other, options)
    const [a, b] = rows
    expect(besideCentral).toBeLessThan(central)
    expect(a?.beside?.[0]).toBeLessThan(besideCentral ?? 0)
    expect(a?.beside?.[1]).toBeGreaterThan(besideCentral ?? 0)
    // Both ends lead below its middle, so the mark goes from the lower one to the middle.
    expect(b?.beside?.[1]).toBeCloseTo(besideCentral ?? 0)
    // One scale for both: 20 wide here is 20 wide there.
    const low = barOf(a, 'low')
    expect((a?.beside?.[1] ?? 0) - (a?.beside?.[0] ?? 0)).toBeCloseTo(low?.width ?? 0)
    expect(ticks.length).toBeGreaterThan(1)
  })

  test('has a lane of its own below the bars', () => {
    const { lane, rows } = placeSwings(own, other, { ...options, rowHeight: 40 })
    expect(lane).toBe(40 - besideLane)
    for (const { bars } of rows) for (const { y, height } of bars) expect(y + height).toBeLessThan(lane)
  })

  test('has no mark where it knows no such row', () => {
    const { rows } = placeSwings(own, tornado(60, row('a', 50, 70)), options)
    expect(rows.map(({ beside }) => beside === undefined)).toEqual([false, true])
  })
})

test('ticks have as many digits as tell them apart', () => {
  const labels = (central: number, low: number, high: number) =>
    placeSwings(tornado(central, row('a', low, high)), undefined, options).ticks.map(({ label }) => label)
  expect(labels(14.4, 12.2, 16.9)).toEqual(['13', '14', '15', '16'])
  for (const shown of [labels(0.31, 0.3, 0.33), labels(91_788, 79_447, 103_503)]) {
    expect(shown.length).toBeGreaterThan(1)
    expect(new Set(shown).size).toBe(shown.length)
  }
})

test('bars, marks and texts stay inside, whatever the values', () => {
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: -100_000, max: 100_000 }) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
  )
  const anyTornado = fc
    .record({
      central: fc.integer({ min: -100_000, max: 100_000 }),
      ends: fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 8 }),
    })
    .map(({ central, ends }) =>
      tornado(central, ...ends.map(([low, high], index) => row(String(index), low, high))),
    )
  fc.assert(
    fc.property(
      anyTornado,
      fc.option(anyTornado, { nil: undefined }),
      fc.integer({ min: 200, max: 900 }),
      (own, other, width) => {
        const placed = placeSwings(own, other, { ...options, width, rowHeight: 40 })
        const inside = (x: number): void => {
          expect(x).toBeGreaterThanOrEqual(placed.left - 1e-6)
          expect(x).toBeLessThanOrEqual(placed.right + 1e-6)
        }
        inside(placed.central)
        for (const { bars, ends, beside } of placed.rows) {
          for (const bar of bars) {
            inside(bar.x)
            inside(bar.x + bar.width)
          }
          for (const x of beside ?? []) inside(x)
          for (const { side, x, value: text, input } of ends) {
            const wide = Math.max(measure(text), measure(input))
            const [from, to] = side === 'left' ? [x - wide, x] : [x, x + wide]
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeLessThanOrEqual(width)
          }
          expect(new Set(ends.map(({ side }) => side)).size).toBe(2)
        }
      },
    ),
  )
})
