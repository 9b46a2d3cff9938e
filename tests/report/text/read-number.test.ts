import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import { formatNumber } from '../../../src/report/text/format.ts'
import { readNumber } from '../../../src/report/text/read-number.ts'

const read = (text: string, options = {}): unknown => {
  const found = readNumber(text, options)
  return found.kind === 'number' ? found.value : found.kind
}

describe('one reading', () => {
  test.each([
    ['2.9', 2.9],
    ['２．９', 2.9],
    ['2。9', 2.9],
    ['－３', -3],
    ['−0.5', -0.5],
    ['+4', 4],
    ['- 4', -4],
    [' 85 ', 85],
    ['　85　', 85],
    ['1,234', 1234],
    ['1，234，567.8', 1_234_567.8],
    ['12 345', 12_345],
    ['12\u00a0345', 12_345],
    ["1'234", 1234],
    ['.5', 0.5],
    ['5.', 5],
    ['1e5', 1e5],
    ['-0', 0],
    ['007', 7],
    ['23.300', 23.3],
  ])('%s is %s', (text, value) => {
    expect(read(text)).toBe(value)
  })
})

describe('amounts of English', () => {
  test.each([
    ['7 trn', 70_000],
    ['391 bn', 3910],
    ['1.5 trillion', 15_000],
    ['1,200 Bn', 12_000],
    ['5 million', 0.05],
    ['-3bn', -30],
    ['70,000', 70_000],
  ])('in a field of 100 million %s is %s', (text, value) => {
    expect(read(text, { unitSize: 1e8 })).toBeCloseTo(value, 9)
  })

  test('a mark without a number, or of a decimal comma, is no reading of its own', () => {
    expect(readNumber('bn')).toEqual({ kind: 'unreadable' })
    expect(readNumber('2,9 bn', { unitSize: 1e9 })).toEqual({ kind: 'ambiguous', readings: [2.9, 29] })
  })
})

describe('amounts of Chinese and Koreans', () => {
  test.each([
    ['5万', 50_000],
    ['10.6万', 106_000],
    ['3亿', 3e8],
    ['4만 2천', 42_000],
    ['2조 3,291억', 2_329_100_000_000],
    ['10.6万亿', 10.6e12],
    ['１２万', 120_000],
    ['-3만', -30_000],
    ['1억 2,000만 5', 120_000_005],
    ['1천5백억', 150_000_000_000],
    ['3千2百1十5', 3215],
    ['5십만', 500_000],
  ])('%s is %s', (text, value) => {
    expect(read(text)).toBeCloseTo(value, 3)
  })

  test.each([
    ['3,000亿', 3000],
    ['2조 3,291억', 23_291],
    ['10.6万亿', 106_000],
    ['5万', 50_000],
    ['50000', 50_000],
  ])('in a field of 100m CNY %s is %s', (text, value) => {
    expect(read(text, { unitSize: 1e8 })).toBeCloseTo(value, 6)
  })

  test.each([
    '万',
    '亿3万亿',
    '3万5亿',
    '万5',
    '3万万5万',
    '5万5万',
    '3만 4만',
    '3백5천',
    '3천2백십',
    '3천5천',
  ])('%s has no reading', (text) => {
    expect(read(text)).toBe('unreadable')
  })
})

describe('two readings or none', () => {
  test.each([
    ['2,9', [2.9, 29]],
    ['２，９', [2.9, 29]],
    ['-2,95', [-2.95, -295]],
    ['1234,5', [1234.5, 12_345]],
    ['0,415', [0.415, 415]],
    ['2,9万', [29_000, 290_000]],
  ])('%s could be either of %s', (text, readings) => {
    expect(readNumber(text)).toEqual({ kind: 'ambiguous', readings })
  })

  test.each([
    'many',
    '2..9',
    '1.234.567',
    '1,23,456',
    '1,234,5',
    '2 9',
    '5%',
    '1/2',
    '5–6',
    '~5',
    '(5)',
    '--5',
    '+-5',
    '1_000',
    '0x10',
    'Infinity',
    'NaN',
    '1e999',
    '三',
    '٣',
    '10²',
    '½',
    '9'.repeat(65),
  ])('%s has none', (text) => {
    expect(read(text)).toBe('unreadable')
  })

  test('a per cent may be written where the field holds one', () => {
    expect(read('37%', { isPercent: true })).toBe(37)
    expect(read('３７％', { isPercent: true })).toBe(37)
    expect(read('37 %', { isPercent: true })).toBe(37)
  })

  test('nothing is nothing', () => {
    expect([read(''), read('  '), read('　')]).toEqual(['empty', 'empty', 'empty'])
  })
})

test('what the program writes is read as what it wrote, in every language', () => {
  const anyWritten = fc.record({
    value: fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ min: -1e300, max: 1e300, noNaN: true }),
    ),
    digits: fc.integer({ min: 0, max: 6 }),
    language: fc.constantFrom(...languages),
  })
  fc.assert(
    fc.property(anyWritten, ({ value, digits, language }) => {
      const text = formatNumber(value, digits, language)
      // Three digits after a lone comma are a group, which is what the program means by it.
      // Half a unit of the last digit, and what a double cannot hold of a large number; of powers three figures.
      const last = text.includes('×') ? 0.005 * Math.abs(value) : 0.5 * 10 ** -digits
      expect(Math.abs(Number(read(text)) - value)).toBeLessThanOrEqual(last + 1e-6 + 1e-15 * Math.abs(value))
    }),
  )
})

test('whatever comes in, a number that comes out is finite', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const read = readNumber(text)
      if (read.kind === 'number') expect(Number.isFinite(read.value)).toBe(true)
      if (read.kind === 'ambiguous')
        for (const value of read.readings) expect(Number.isFinite(value)).toBe(true)
    }),
  )
})
