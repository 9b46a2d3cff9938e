import { expect, test } from 'vitest'
import { cellOf, writeCsv } from '../../src/files/csv.ts'

const row = (...values: (string | number | null)[]): string =>
  writeCsv(['h'], [values]).split('\r\n')[1] ?? ''

test('writes numbers in full and as numbers', () => {
  expect(row(106341.5861334218, -5, 1e-7, null, Number.NaN)).toBe('106341.5861334218,-5,1e-7,,')
})

test('quotes as RFC 4180 says, with its line ends, below the mark by which a spreadsheet knows UTF-8', () => {
  expect(row('a,b', 'say "so"', 'two\nlines', ' edge')).toBe('"a,b","say ""so""","two\nlines"," edge"')
  expect(writeCsv(['a', 'b'], [['1', '2']])).toBe('\ufeffa,b\r\n1,2\r\n')
})

test.each([
  '=HYPERLINK("http://example.org")',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '  =1',
  '\u00a0=1',
  '\t=1',
  '\r1',
  '\0x',
  '＝1',
  '＋1',
  '－1',
  '＠x',
])('makes %j harmless in a spreadsheet', (text) => {
  const cell = row(text)
  expect(cell.replace(/^"/, '').startsWith("'")).toBe(true)
})

test('leaves texts that only contain such signs as they are', () => {
  expect(row('a = b', '37 % of GRDP', '13·5 규획')).toBe('a = b,37 % of GRDP,13·5 규획')
})

test('a cell has a number or nothing', () => {
  expect([0, -2.5, Number.NaN, Number.POSITIVE_INFINITY, null, undefined].map(cellOf)).toEqual([
    0,
    -2.5,
    null,
    null,
    null,
    null,
  ])
})
