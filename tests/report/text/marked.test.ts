import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatMarked,
  formatMarkedShort,
  formatMarkedTick,
  isMarkable,
  withoutMarkOf,
} from '../../../src/report/text/marked.ts'

test.each([
  [8.2661e12, 1e8, '8조 2,661억', '82,661亿'],
  [-1.7262e12, 1e8, '−1조 7,262억', '−17,262亿'],
  [7e12, 1e8, '7조', '7万亿'],
  [1.25e12, 1e8, '1조 2,500억', '1.25万亿'],
  [2_000_032_910_000, 1e4, '2조 3,291만', '20,000.3291亿'],
  [3911e8, 1e8, '3,911억', '3,911亿'],
  [8.11e9, 1e7, '81.1억', '81.1亿'],
  [42_000, 100, '4.2만', '4.2万'],
  [800, 100, '800', '800'],
  [0, 1e8, '0', '0'],
  // What is not seen at the digits asked for changes neither number nor mark.
  [999_999_700_000, 1e8, '1조', '1万亿'],
] as const)('the count %d, as exact as %d, is %s in Korean and %s in Chinese', (count, least, ko, zh) => {
  expect([formatMarked(count, least, 'ko'), formatMarked(count, least, 'zh')]).toEqual([ko, zh])
})

test.each([
  [8.2661e12, 1e8, '8.27조', '8.27万亿'],
  [1.06342e13, 1e8, '10.6조', '10.6万亿'],
  [1747e8, 1e8, '1,747억', '1,747亿'],
  [9999.6e8, 1e8, '1조', '1万亿'],
  [3e8, 1e8, '3억', '3亿'],
  [128_400, 100, '12.8만', '12.8万'],
] as const)('in little room the count %d is %s and %s', (count, least, ko, zh) => {
  expect([formatMarkedShort(count, least, 'ko'), formatMarkedShort(count, least, 'zh')]).toEqual([ko, zh])
})

test('ticks have the mark that each asks for, and no digits but those that tell them apart', () => {
  const ticks = [0, 5e11, 1e12, 1.5e12]
  expect(ticks.map((tick) => formatMarkedTick(tick, 5e11, 'ko'))).toEqual(['0', '5,000억', '1조', '1.5조'])
  expect(ticks.map((tick) => formatMarkedTick(tick, 5e11, 'zh'))).toEqual([
    '0',
    '5,000亿',
    '1万亿',
    '1.5万亿',
  ])
})

test('English has marks from a million on, and as many figures as are asked for', () => {
  expect([8.2661e12, 3911e8, 5e7, 42_000].map((count) => formatMarked(count, 1e3, 'en'))).toEqual([
    '8.2661 trn',
    '391.1 bn',
    '50 million',
    '42,000',
  ])
  expect([8.2661e12, 3911e8, 1747e8].map((count) => formatMarkedShort(count, 1e8, 'en'))).toEqual([
    '8.27 trn',
    '391 bn',
    '175 bn',
  ])
  expect(formatMarkedShort(8.2661e12, 1e8, 'en', 4)).toBe('8.266 trn')
})

test('what was rounded keeps its last digit, what is exact has none too many', () => {
  expect([1.8011e12, 1.8e12].map((count) => formatMarkedShort(count, 1e8, 'ko'))).toEqual(['1.80조', '1.8조'])
})

test('ticks of one axis are in the mark of the largest', () => {
  const ticks = [5e11, 1e12].map((tick) => formatMarkedTick(tick, 5e11, 'ko', 1e12))
  expect(ticks).toEqual(['0.5조', '1조'])
})

test('a range says once what both its ends have', () => {
  expect(withoutMarkOf('7.92 trn', '10.6 trn', 'en')).toBe('7.92')
  expect(withoutMarkOf('920 bn', '1.06 trn', 'en')).toBe('920 bn')
  expect(withoutMarkOf('35,000', '42,000', 'en')).toBe('35,000')
})

const sizes: Readonly<Record<string, number>> = { 조: 1e12, 万亿: 1e12, 억: 1e8, 亿: 1e8, 만: 1e4, 万: 1e4 }

/** What a text of marks says. */
const readBack = (text: string): number => {
  const sum = text
    .replace('−', '')
    .split(' ')
    .reduce((total, part) => {
      const [, digits = '', mark = ''] = /^([\d,.]+)(\D*)$/.exec(part) ?? []
      return total + Number(digits.replaceAll(',', '')) * (sizes[mark] ?? 1)
    }, 0)
  return text.startsWith('−') ? -sum : sum
}

test('what is written is the count itself, at the digits asked for', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -10_000_000, max: 10_000_000 }),
      fc.constantFrom(1e2, 1e3, 1e4, 1e8),
      fc.constantFrom('ko', 'zh'),
      (times, least, language) => {
        const count = times * least
        expect(readBack(formatMarked(count, least, language))).toBeCloseTo(count, -1)
        expect(Math.abs(readBack(formatMarkedShort(count, least, language)) - count)).toBeLessThanOrEqual(
          Math.max(Math.abs(count) * 0.005, least / 2) + 1,
        )
      },
    ),
  )
})

test('what is too large to be read has no marks', () => {
  expect([1e17, -1e19, Number.NaN].map(isMarkable)).toEqual([true, false, false])
})
