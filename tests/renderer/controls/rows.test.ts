import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowAfter } from '../../../src/renderer/controls/rows.ts'

/** Groups of five, six and six rows. */
const groups = [5, 6, 6].flatMap((size, group) => Array.from({ length: size }, () => group))

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 16, 0],
  ['ArrowUp', 0, 16],
  ['PageDown', 2, 5],
  ['PageDown', 12, 0],
  ['PageUp', 7, 0],
  ['PageUp', 1, 11],
  ['Home', 9, 0],
  ['End', 0, 16],
] as const)('%s leads from row %i to row %i', (key, from, to) => {
  expect(rowAfter(groups, from, key)).toBe(to)
})

test('other keys lead nowhere, and no key does in an empty list', () => {
  expect(rowAfter(groups, 3, 'Enter')).toBeUndefined()
  expect(rowAfter([], -1, 'ArrowDown')).toBeUndefined()
})

test('from the first row every row of the levers is at most six keys away', () => {
  const distance = new Map([[0, 0]])
  for (const [row, steps] of distance) {
    for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']) {
      const next = rowAfter(groups, row, key) ?? row
      if (!distance.has(next)) distance.set(next, steps + 1)
    }
  }
  expect(distance.size).toBe(groups.length)
  expect(Math.max(...distance.values())).toBeLessThanOrEqual(6)
})

test('in any list a key leads to a row of it, and down and up undo each other', () => {
  const lists = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(lists, fc.nat(), (sizes, any) => {
      const rows = sizes.flatMap((size, group) => Array.from({ length: size }, () => group))
      const from = any % rows.length
      for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']) {
        expect(rows[rowAfter(rows, from, key) ?? -1]).toBeDefined()
      }
      const down = rowAfter(rows, from, 'ArrowDown') ?? -1
      expect(rowAfter(rows, down, 'ArrowUp')).toBe(from)
    }),
  )
})
