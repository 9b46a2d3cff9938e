import { expect, test } from 'vitest'
import { markOf, readNumber } from '../../../src/files/outcomes/table-number.ts'

test.each(['1.2.3', '1,2,3', '1,23.4.5', '1..2', '1e5.5', '0x10', '2021-12', '', '-'])(
  '%j is no number',
  (cell) => {
    expect(readNumber(cell)).toBeUndefined()
  },
)

test.each([
  ['1.5', 'point'],
  ['1,234,567', 'point'],
  ['1.234.567', 'comma'],
  ['1,234.5', 'point'],
  ['1.234,5', 'comma'],
  ['1234', undefined],
] as const)('of %j the mark is %s', (cell, mark) => {
  const number = readNumber(cell)
  if (!number) throw new Error('it is a number')
  expect(markOf(number)).toBe(mark)
})
