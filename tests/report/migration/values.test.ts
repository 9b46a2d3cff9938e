import { describe, expect, test } from 'vitest'
import {
  isChanged,
  keyValues,
  movedSheet,
  nameOf,
  seenChanges,
  valuesSentences,
  valuesTable,
  yearOfMove,
} from '../../../src/report/migration/values.ts'
import { laterGround } from '../../helpers/later-malmo.ts'
import { ownIndicator } from '../../helpers/library.ts'
import { fourth, fourth26, moveOf, on, third } from './moves.ts'

const twice = on(third, { levers: { newBikes: { target: 20 } } })

describe('values before and after', () => {
  const { moved, values, words } = moveOf(twice, fourth)

  test('are of every indicator, under the name that it has now, and of every year', () => {
    expect(values.map((each) => [each.before?.id, each.after?.id, nameOf(each).label])).toEqual([
      ['takings', 'income', 'Income'],
      ['prices', 'prices', 'Price level'],
      ['growth', 'growth', 'Growth of the fleet'],
      [undefined, 'stolen', 'Bicycles stolen'],
      ['lead', undefined, 'Lead of the fleet'],
    ])
    // 100 bikes earn 2 each; in 2024 there come 15 (half of the way to 20) and 10 wear out, prices are up by a tenth.
    expect(values[0]?.values).toEqual([
      { year: 2023, before: 200, after: 200 },
      { year: 2024, before: expect.closeTo(2 * 105 * 1.1), after: expect.closeTo(2 * 100 * 1.1) },
      { year: 2025, before: expect.closeTo(2 * 114.5 * 1.21), after: expect.closeTo(2 * 105 * 1.21) },
      { year: 2026, before: expect.anything(), after: expect.anything() },
    ])
    const [, , , stolen, lead] = values
    expect(stolen?.values[0]).toEqual({ year: 2023, before: Number.NaN, after: 5 })
    expect(lead?.values[0]).toEqual({ year: 2023, before: 0, after: Number.NaN })
  })

  test('change where they differ by more than rounding, or are on one side only', () => {
    const year = 2024
    expect(isChanged({ year, before: 1, after: 1 + 1e-15 })).toBe(false)
    expect(isChanged({ year, before: 1, after: 1 + 1e-9 })).toBe(true)
    expect(isChanged({ year, before: Number.NaN, after: Number.NaN })).toBe(false)
    expect(isChanged({ year, before: Number.NaN, after: 0 })).toBe(true)
    expect(isChanged({ year, before: 0, after: 0 })).toBe(false)
  })

  test('that can be seen to change are listed by indicator and year', () => {
    const seen = seenChanges(values, words).map((each) => [
      nameOf(each).id,
      each.values.map(({ year }) => year),
    ])
    expect(seen).toEqual([
      ['income', [2024, 2025, 2026]],
      ['growth', [2024, 2025, 2026]],
      ['stolen', [2023, 2024, 2025, 2026]],
      ['lead', [2023, 2024, 2025, 2026]],
    ])
  })

  test('are told in the key year, which both sides have', () => {
    expect(yearOfMove(2025, moved)).toBe(2025)
    expect(yearOfMove(1990, moved)).toBe(2023)
    expect(yearOfMove(2050, moved)).toBe(2026)
    expect(valuesTable(keyValues(values, moved, 2025), words).rows).toEqual([
      ['Income (m SEK)', '2025', '277', '254', '−23 (−8.3%)'],
      ['Growth of the fleet (per cent)', '2025', '9.0', '5.0', '−4.0 pp'],
    ])
    expect(valuesSentences(values, moved, 2025, words)).toEqual([
      'Income (m SEK) in 2025: 277 → 254, −23 (−8.3%).',
      '4 of 5 indicators change in at least one year.',
    ])
  })

  test('are told in three languages', () => {
    for (const [language, says] of [
      ['ko', /^2025년 총수입\(백만 크로나\): 277 → 254, −23\(−8\.3%\)\.$/],
      ['zh', /^2025年总收入（百万克朗）：277 → 254，−23（−8\.3%）。$/],
    ] as const) {
      const other = moveOf(twice, fourth, language)
      expect(valuesSentences(other.values, other.moved, 2025, other.words)[0]).toMatch(says)
    }
  })

  test('are rows of a file in full precision, those that change', () => {
    const { columns, rows } = movedSheet('Mine', moved, values, words)
    expect(rows[0]).toHaveLength(columns.length)
    expect(rows.map((row) => row[columns.indexOf('year')])).toHaveLength(3 + 3 + 4 + 4)
    const cell = (row: number, column: (typeof columns)[number]) => rows[row]?.[columns.indexOf(column)]
    expect([cell(0, 'fromId'), cell(0, 'id'), cell(0, 'indicator')]).toEqual(['takings', 'income', 'Income'])
    expect(Number(cell(0, 'difference'))).toBeCloseTo(2 * 5 * -1.1)
    expect(rows.slice(-4).map((row) => row[columns.indexOf('to')])).toEqual([null, null, null, null])
  })
})

test('an amount of money is said in the sentence as amounts are', () => {
  const { values, moved, words: bare } = moveOf(twice, fourth)
  const { unit, units } = { unit: 'm SEK', units: bare.after }
  const speaking = (single: string, said: string) => ({
    before: bare.before,
    after: {
      ...units,
      amountIn: (key: string) => (key === unit ? { single: { name: single, size: 1e6 }, said } : {}),
    },
  })
  const [first] = valuesSentences(values, moved, 2025, speaking('SEK', 'SEK {{n}}'))
  expect(first).toBe('Income in 2025: SEK 277 million → SEK 254 million, −23 million (−8.3%).')
})

test('where nothing changes, that is what is said', () => {
  const { values, moved, words } = moveOf(on(fourth), fourth)
  expect(seenChanges(values, words)).toEqual([])
  expect(valuesSentences(values, moved, 2025, words)).toEqual(['No indicator changes in any year.'])
  expect(movedSheet('Mine', moved, values, words).rows).toEqual([])
})

test('years that one side does not have are told as such', () => {
  const { values, moved, words } = moveOf(on(fourth), fourth26)
  const [income] = values
  expect(income?.values.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026, 2027, 2028, 2029])
  expect(income?.values.at(0)).toMatchObject({ before: 200, after: Number.NaN })
  expect(income?.values.at(-1)).toMatchObject({ before: Number.NaN })
  expect(yearOfMove(2029, moved)).toBe(2026)
  expect(valuesTable(keyValues(values, moved, 2026), words).rows[0]).toEqual([
    'Income (m SEK)',
    '2026',
    expect.any(String),
    '320',
    expect.stringMatching(/^\+/),
  ])
})

test.each([
  ['en', 'Before and after have no year in common: 2023–2025 before, 2026–2029 now.'],
  ['ko', '변경 전후에 겹치는 연도가 없습니다. 변경 전 2023~2025년, 변경 후 2026~2029년입니다.'],
  ['zh', '变动前后没有共同年份：变动前为2023～2025年，变动后为2026～2029年。'],
] as const)(
  'where no year is on both sides, that is said, and nothing set beside another, in %s',
  (language, says) => {
    const { values, moved, words } = moveOf(on(fourth, { horizon: 2025 }), fourth26, language)
    const year = yearOfMove(2025, moved)
    expect(year).toBeUndefined()
    expect(valuesSentences(values, moved, year, words)).toEqual([says])
    expect(keyValues(values, moved, year)).toEqual([])
  },
)

test('a difference of what is told in another unit is none; own indicators stand at the end', () => {
  const growth = laterGround().model.indicators.map((indicator) =>
    indicator.id === 'growth' ? { ...indicator, unit: 'factor' } : indicator,
  )
  const to = { ...fourth, model: { ...fourth.model, indicators: growth } }
  const own = [
    ownIndicator('perBike', 'takings / fleet', { unit: 'k SEK a bike' }),
    ownIndicator('ahead', 'lead'),
  ]
  const { values, words } = moveOf({ ...twice, indicators: own }, to)
  expect(valuesTable(values.slice(2, 3), words).rows.map((row) => row[4])).toEqual(['', '', '', ''])
  expect(values.slice(-2).map((each) => [each.before?.id, each.after?.id])).toEqual([
    ['perBike', 'perBike'],
    ['ahead', undefined],
  ])
})
