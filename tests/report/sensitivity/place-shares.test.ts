import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SobolRow } from '../../../src/model/analysis/sobol-indices.ts'
import { placeShares, type ShareOptions } from '../../../src/report/sensitivity/place-shares.ts'
import { formatTick } from '../../../src/report/text/format.ts'

const row = (id: string, first: number, total: number, half = 0.02): SobolRow => ({
  kind: 'assumption',
  id,
  first,
  total,
  firstInterval: [first - half, first + half],
  totalInterval: [total - half, total + half],
})
const options: ShareOptions = {
  width: 300,
  rowHeight: 30,
  measure: (text) => 7 * text.length,
  format: (share) => `${(100 * share).toFixed(0)} %`,
  formatTick: (percent, step) => `${formatTick(percent, step, 'en')} %`,
}

test('both bars of a row begin at nothing and are to scale, the share alone above', () => {
  const [a, b] = placeShares([row('a', 0.4, 0.5), row('b', 0.1, 0.2)], options).rows
  const [first, total] = a?.indices ?? []
  expect([first?.kind, total?.kind]).toEqual(['first', 'total'])
  expect((total?.width ?? 0) / (first?.width ?? 1)).toBeCloseTo(0.5 / 0.4)
  expect((first?.width ?? 0) / (b?.indices[0]?.width ?? 1)).toBeCloseTo(4)
  expect(first && first.y + first.height).toBeLessThanOrEqual(total?.y ?? 0)
  expect(first?.y).toBeGreaterThanOrEqual(0)
  expect(total && total.y + total.height).toBeLessThanOrEqual(options.rowHeight)
})

test('an interval lies around the end of its bar, and the text is beyond both', () => {
  const [placed] = placeShares([row('a', 0.4, 0.5)], options).rows
  for (const { width, interval, textX } of placed?.indices ?? []) {
    expect(interval[0]).toBeLessThan(width)
    expect(interval[1]).toBeGreaterThan(width)
    expect(textX).toBeGreaterThan(interval[1])
  }
  expect(placed?.indices.map(({ text }) => text)).toEqual(['40 %', '50 %'])
})

test('the axis is in per cent, from 0', () => {
  const { ticks } = placeShares([row('a', 0.33, 0.34)], options)
  expect(ticks[0]).toEqual({ at: 0, label: '0 %' })
  expect(ticks.map(({ label }) => label)).toContain('20 %')
})

test('what noise takes below nothing is drawn as nothing', () => {
  const [, placed] = placeShares([row('a', 0.4, 0.5), row('b', -0.01, 0.001)], options).rows
  expect(placed?.indices[0]?.width).toBe(0)
  expect(placed?.indices[0]?.interval[0]).toBe(0)
})

test('rows without a share are not drawn', () => {
  expect(placeShares([row('a', Number.NaN, Number.NaN)], options).rows).toEqual([])
})

test('bars, intervals and texts stay inside, whatever the shares', () => {
  const share = fc.double({ min: -0.05, max: 1.2, noNaN: true })
  const rows = fc.array(fc.tuple(share, share, fc.double({ min: 0, max: 0.3, noNaN: true })), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(rows, fc.integer({ min: 160, max: 900 }), (shares, width) => {
      const placed = placeShares(
        shares.map(([first, total, half], index) => row(String(index), first, total, half)),
        { ...options, width },
      )
      for (const { indices } of placed.rows) {
        for (const { width: bar, interval, textX, text } of indices) {
          for (const x of [bar, ...interval]) {
            expect(x).toBeGreaterThanOrEqual(0)
            expect(x).toBeLessThanOrEqual(placed.right + 1e-6)
          }
          expect(textX + options.measure(text)).toBeLessThanOrEqual(width)
        }
      }
    }),
  )
})
