import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import { tickTexts } from '../../../src/report/charts/ticks.ts'
import {
  formatCompact,
  formatDifference,
  formatNumber,
  formatPlain,
  formatPublished,
  formatTick,
  formatTime,
} from '../../../src/report/text/format.ts'

afterEach(() => {
  vi.useRealTimers()
})

test('numbers are grouped, have the digits asked for and a true minus sign, in every language', () => {
  for (const language of languages) {
    expect(formatNumber(1234567.891, 1, language)).toBe('1,234,567.9')
    expect(formatNumber(-1234.5, 2, language)).toBe('−1,234.50')
    expect(formatNumber(Number.NaN, 1, language)).toBe('–')
    expect(formatNumber(Number.NEGATIVE_INFINITY, 1, language)).toBe('–')
    expect(formatPlain(-0.05, language)).toBe('−0.05')
    expect(formatPlain(2.4, language)).toBe('2.4')
    expect(formatPlain(1 / 3, language)).toBe('0.3333')
  }
})

test('what is too large to be read is a power of ten, from a thousand million million on', () => {
  for (const language of languages) {
    for (const sign of [1, -1]) {
      const said = formatDifference(sign * 1e15, 0, language)
      expect(said).toBe(`${sign > 0 ? '+' : ''}${formatNumber(sign * 1e15, 0, language)}`)
      expect(said).not.toContain(',')
      expect(formatDifference(sign * 999_999_999_999_999, 0, language)).toContain('999,999,999,999,999')
    }
  }
})

test.each([
  ['en', '200k', '1.5m', '−1.5k'],
  ['ko', '20만', '150만', '−1.5천'],
  ['zh', '20万', '150万', '−1500'],
] as const)('axes of %s have the short numbers of the language', (language, ...texts) => {
  expect([200_000, 1_500_000, -1500].map((value) => formatCompact(value, 100, language))).toEqual(texts)
})

test('a small axis has as many figures as tell its ticks apart', () => {
  const ticks = [1000, 1050, 1100]
  expect(ticks.map((value) => formatCompact(value, 50, 'en'))).toEqual(['1k', '1.05k', '1.1k'])
  expect([0, 0.02, 0.04].map((value) => formatCompact(value, 0.02, 'zh'))).toEqual(['0', '0.02', '0.04'])
})

test.each([
  [0.000002, '0.000002'],
  [0.00012345, '0.00012'],
  [-0.0000021, '−0.000002'],
  [2e-9, '2×10⁻⁹'],
  [1e-15, '0'],
  [0.12345, '0.1235'],
  [-2e24, '−2×10²⁴'],
])('%d is written %s where it needs no more', (value, text) => {
  for (const language of languages) expect(formatPlain(value, language)).toBe(text)
})

test('what is nothing at its digits has no sign', () => {
  expect(formatNumber(-0.004, 2, 'en')).toBe('0.00')
  expect(formatNumber(-0, 0, 'ko')).toBe('0')
  expect(formatPlain(-1e-17, 'zh')).toBe('0')
  expect(formatTick(-1e-17, 0.1, 'en')).toBe('0.0')
})

test.each([
  [-2e24, 0, '−2×10²⁴'],
  [1.2345e15, 2, '1.23×10¹⁵'],
  [999e12, 0, '999,000,000,000,000'],
  [-2e-12, 6, '−2×10⁻¹²'],
  [4e-7, 6, '4×10⁻⁷'],
  [5e-7, 6, '0.000001'],
  [4e-7, 2, '0.00'],
  [0, 6, '0.000000'],
])('%d with %d digits is written %s, so that nobody has to count digits', (value, digits, text) => {
  for (const language of languages) expect(formatNumber(value, digits, language)).toBe(text)
})

test('ticks are round, told apart, and powers where there are too many digits', () => {
  const written = (values: readonly number[]): readonly string[] =>
    tickTexts(values, (value, step) => formatTick(value, step, 'en'))
  expect(written([0, 0.5, 1])).toEqual(['0.0', '0.5', '1.0'])
  expect(written([0, 0.00005, 0.0001])).toEqual(['0.00000', '0.00005', '0.00010'])
  expect(written([-3e24, -2.8e24, 0])).toEqual(['−3×10²⁴', '−2.8×10²⁴', '0'])
  expect(written([-3e-12, -2.5e-12])).toEqual(['−3×10⁻¹²', '−2.5×10⁻¹²'])
  // The scale of an axis leaves a little beside round values.
  expect(written([0.1, 0.2, 0.30000000000000004])).toEqual(['0.1', '0.2', '0.3'])
})

test.each([
  [0.05, 1, '+0.1'],
  [-0.05, 1, '−0.1'],
  [0.0499, 1, undefined],
  [-0.0499, 1, undefined],
  [0.5, 0, '+1'],
  [-0.49, 0, undefined],
  [0, 2, undefined],
  [1234.5678, 2, '+1,234.57'],
  [-3e20, 0, '−3×10²⁰'],
  [-12, 0, '−12'],
  [Number.NaN, 0, undefined],
  [Number.POSITIVE_INFINITY, 0, undefined],
])('the difference %d with %d digits is %s', (value, digits, text) => {
  for (const language of languages) expect(formatDifference(value, digits, language)).toBe(text)
})

test('a difference has its sign and is never a zero', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.integer({ min: -20_000, max: 20_000 }).map((value) => value / 10_000),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      ),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom(...languages),
      (value, digits, language) => {
        const text = formatDifference(value, digits, language)
        if (text === undefined) {
          expect(Math.abs(value)).toBeLessThan(0.5 * 10 ** -digits)
          return
        }
        expect(text[0]).toBe(value > 0 ? '+' : '−')
        expect(text).toMatch(/[1-9]/)
      },
    ),
  )
})

test('a time of today is a time of day, an earlier one has its date', () => {
  vi.useFakeTimers({ now: new Date(2026, 2, 5, 15, 0) })
  const today = new Date(2026, 2, 5, 9, 7).toISOString()
  const before = new Date(2026, 2, 4, 9, 7).toISOString()
  for (const language of languages) {
    expect(formatTime(today, language)).toBe('09:07')
    expect(formatTime(before, language)).toMatch(/2026.*09:07/)
  }
  expect(formatTime(before, 'en')).toBe('4 Mar 2026, 09:07')
})

test('midnight is 00:00, not 24:00', () => {
  vi.useFakeTimers({ now: new Date(2026, 2, 5, 15, 0) })
  for (const language of languages)
    expect(formatTime(new Date(2026, 2, 5, 0, 5).toISOString(), language)).toBe('00:05')
})

test('what a source says of its day is written as far as it says it', () => {
  expect(formatPublished('2017-11-04', 'en')).toBe('4 November 2017')
  expect(formatPublished('2017-11-04', 'ko')).toBe('2017년 11월 4일')
  expect(formatPublished('2026-01', 'zh')).toBe('2026年1月')
  expect(formatPublished('2026-01', 'en')).toBe('January 2026')
  expect(formatPublished('2015', 'ko')).toBe('2015')
})
