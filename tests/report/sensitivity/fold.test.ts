import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldRows } from '../../../src/report/sensitivity/fold.ts'

const fold = (sizes: readonly number[], room: number) => foldRows(sizes, (size) => size, room)

test('the largest rows are shown as far as there is room', () => {
  expect(fold([100, 50, 20, 10], 2)).toEqual({ shown: [100, 50], others: 2, most: 20, idle: 0 })
  expect(fold([100, 50, 20, 10], 9)).toEqual({ shown: [100, 50, 20, 10], others: 0, most: 0, idle: 0 })
})

test('what cannot be seen beside the largest is folded, however much room there is', () => {
  expect(fold([1000, 6, 4, 0, 0], 9)).toEqual({ shown: [1000, 6], others: 3, most: 4, idle: 2 })
})

test('what rounding leaves of nothing changes nothing', () => {
  expect(fold([90_000, 1e-10, 0], 9)).toMatchObject({ others: 2, idle: 2 })
})

test('without any size nothing is shown', () => {
  expect(fold([0, 0, 0], 9)).toEqual({ shown: [], others: 3, most: 0, idle: 3 })
  expect(fold([Number.NaN, Number.NaN], 9)).toMatchObject({ shown: [], others: 2, most: 0 })
  expect(fold([], 9)).toEqual({ shown: [], others: 0, most: 0, idle: 0 })
})

test('a row without a size is folded, and does not hide how large the others are', () => {
  expect(fold([100, 50, 20, Number.NaN], 2)).toMatchObject({ shown: [100, 50], others: 2, most: 20 })
})

test('one row is shown even where there is hardly any room', () => {
  expect(fold([5, 4], 0).shown).toEqual([5])
})

test('no row is lost, and none that is folded is larger than one that is shown', () => {
  const sizes = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 50 })
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 60 }), (unsorted, room) => {
      const rows = unsorted.toSorted((a, b) => b - a)
      const { shown, others, most } = fold(rows, room)
      expect(shown.length + others).toBe(rows.length)
      expect(shown).toEqual(rows.slice(0, shown.length))
      for (const size of shown) expect(size).toBeGreaterThanOrEqual(most)
    }),
  )
})
