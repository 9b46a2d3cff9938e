/** What differs between an exported file and the same made again: each place once, and never more than can be told. */
import { describe, expect, test } from 'vitest'
import type { TableRow } from '../../../src/files/outcomes/cut-table.ts'
import { jsonDifferences, tableDifferences } from '../../../src/report/verify/compare-content.ts'

const rowsOf = (cells: readonly (readonly string[])[]): readonly TableRow[] =>
  cells.map((row, place) => ({ line: place + 1, cells: row }))
const tables = (printed: readonly (readonly string[])[], recomputed: readonly (readonly string[])[]) => [
  ...tableDifferences(rowsOf(printed), recomputed),
]

describe('tables', () => {
  const [heads, first, second, third] = [
    ['year', 'value'],
    ['2020', '1'],
    ['2021', '2'],
    ['2022', '3'],
  ] as const

  test('each cell that differs, under its head', () => {
    expect(tables([heads, ['2020', '7'], ['2021', '']], [heads, first, second])).toEqual([
      { line: 2, path: 'value', code: 'value-differs', details: { printed: '7', recomputed: '1' } },
      { line: 3, path: 'value', code: 'value-differs', details: { printed: '–', recomputed: '2' } },
    ])
  })

  test('a row that is missing: how many there are, and the first that is another one', () => {
    const counts = { code: 'rows-differ', path: '', details: { printed: 2, recomputed: 3 } }
    expect(tables([heads, first, third], [heads, first, second, third])).toEqual([
      counts,
      { line: 3, path: 'year', code: 'value-differs', details: { printed: '2022', recomputed: '2021' } },
      { line: 3, path: 'value', code: 'value-differs', details: { printed: '3', recomputed: '2' } },
    ])
    expect(tables([heads, first, second], [heads, first, second, third])).toEqual([counts])
  })
})

test.each([
  ['one number of a column has fewer digits', ['117500', '15804.436', '0.5'], 1],
  ['another one', ['117515.7533220415', '15800', '0.5'], 1],
  ['a number alone, rounded before its point', ['117500'], 1],
  ['the whole column, to four digits', ['117500', '15800', '0.5'], 0],
  ['the whole column, to two decimals', ['117515.75', '15804.44', '0.5'], 0],
  ['a number alone, to two decimals', ['117515.75'], 0],
  ['blanks and signs around a number', [' 117515.7533220415', '+15804.436', '0.5'], 0],
])('%s', (_, column, count) => {
  const made = [117515.7533220415, 15804.436, 0.5].slice(0, column.length)
  const again = [['value'], ...made.map((value) => [String(value)])]
  expect(tables([['value'], ...column.map((cell) => [cell])], again)).toHaveLength(count)
  const leaves = { series: column.map(Number) }
  expect([...jsonDifferences(leaves, { series: made })]).toHaveLength(count)
  // The same number under one key in each entry of a list.
  const entries = (values: readonly number[]) => ({ rows: values.map((value) => ({ value })) })
  expect([...jsonDifferences(entries(column.map(Number)), entries(made))]).toHaveLength(count)
})

describe('JSON', () => {
  const differences = (printed: unknown, recomputed: unknown) => [...jsonDifferences(printed, recomputed)]

  test('each leaf that differs, by its keys', () => {
    expect(differences({ a: [1, { b: 2 }], c: 3 }, { a: [1, { b: 4 }], d: null })).toEqual([
      { path: 'a.1.b', code: 'value-differs', details: { printed: '2', recomputed: '4' } },
      { path: 'd', code: 'value-differs', details: { printed: '–', recomputed: 'null' } },
      { path: 'c', code: 'value-differs', details: { printed: '3', recomputed: '–' } },
    ])
  })

  test('a list that is shorter or longer: how many there are, and the first place that is another one', () => {
    expect(differences({ a: [1, 3] }, { a: [1, 2, 3] })).toEqual([
      { path: 'a', code: 'rows-differ', details: { printed: 2, recomputed: 3 } },
      { path: 'a.1', code: 'value-differs', details: { printed: '3', recomputed: '2' } },
    ])
    expect(differences({ a: Array(1000).fill(1) }, { a: [1] })).toHaveLength(1)
  })

  test('what stands in the file is told no longer than one reads it', () => {
    const long = 'x'.repeat(1_000_000)
    const told = [
      ...differences({ a: long, [long]: 1 }, { a: 1 }),
      ...differences({ a: { b: long } }, { a: 1 }),
      ...differences({ a: [long] }, { a: 1 }),
      ...tables([['head'], [long]], [['head'], ['1']]),
    ]
    expect(told).toHaveLength(5)
    for (const difference of told) expect(JSON.stringify(difference).length).toBeLessThan(300)
  })

  test('a list or an object where a value should be is told as one', () => {
    expect(differences({ a: [1], b: {} }, { a: 1, b: 2 })).toMatchObject([
      { details: { printed: '[…]', recomputed: '1' } },
      { details: { printed: '{…}', recomputed: '2' } },
    ])
    expect(differences({ a: [] }, { a: {} })).toHaveLength(1)
  })
})
