import { describe, expect, test } from 'vitest'
import { answerOf } from '../../../src/report/backtest/answer.ts'
import { rowsCsv } from '../../../src/report/backtest/rows-csv.ts'
import {
  bandTable,
  breakNotes,
  breakText,
  comparisonTable,
  rankText,
  remarksOf,
  scoreTable,
  smallPrintText,
} from '../../../src/report/backtest/tables.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { tinyBacktest, tinyProjector } from '../../helpers/tiny-backtest.ts'
import { tinyGround } from '../../helpers/tiny-model.ts'
import { tinyBreak, tinyOutcome, tinyTarget } from '../../helpers/tiny-outcomes.ts'

const words = createWords({ language: 'en', ground: tinyGround })
const spec = {
  breaks: [tinyBreak({ low: 1.9, high: 2.2 }), tinyBreak({ id: 'census', year: 2024, factor: 1.5 })],
  outcomes: [
    tinyOutcome({ id: 'a', year: 2024, value: 220 }),
    tinyOutcome({ id: 'b', value: 440, derived: true, quality: 'weak' }),
    tinyOutcome({ id: 'r', year: 2026, quality: 'recalled' }),
  ],
}
const result = tinyBacktest(spec, { breaks: ['wider'], recalled: true, ranks: { a: 50, b: 96 } })
const [first, second, third] = result.rows

test('remarks say what a comparison proves, which factor was applied and how good the source is', () => {
  const of = (row: typeof first, file?: string) => row && remarksOf(row, file, words)
  expect(of(first)).toEqual(['Fit', 'other definition from 2024'])
  expect(of(second, 'own.csv')).toEqual([
    'yours, from own.csv',
    'Seen, not fitted',
    'other definition from 2024',
    'divided by 2: Wider',
    'derived',
    'weak source',
  ])
  expect(of(third)).toContain('recalled, not found in print')
})

test('a comparison is a line with its rank and what the band did', () => {
  const { columns, rows } = comparisonTable(result, new Map(), tinyGround.model.indicators, words)
  expect(columns.map(({ heading }) => heading).slice(0, 7)).toEqual([
    ...['Year', 'Projected', 'Published', 'Comparable', 'Difference', 'Percentile', '80% band'],
  ])
  expect(rows.map((cells) => cells.slice(0, 7))).toEqual([
    ['Takings (m SEK)'],
    ['  2024', '220', '220', '', '0.0%', '50', 'inside'],
    ['  2025', '242', '440', '220', '+10.0%', '96', 'outside'],
    ['  2026', '266', '200', '100', '+166.2%', '', ''],
  ])
  expect(third && rankText(third, words)).toBe('')
})

test('bands and scores are tables of one kind of years each', () => {
  expect(bandTable(result, 'levels', words)?.rows).toEqual([
    ['Fit, 2024', '1 of 1', '1 of 1', '1 of 1'],
    ['Seen, not fitted, 2025', '0 of 1', '0 of 1', '0 of 1'],
  ])
  expect(bandTable(result, 'growth', words)).toBeUndefined()
  const table = scoreTable(result, 'seen', 'levels', words)
  expect(table?.columns[0]?.heading).toBe('Seen, not fitted, 2025 (Levels, %)')
  expect(table?.rows.map(([name, count, error]) => [name, count, error])).toEqual([
    ['Takings', '1', '10.0'],
    ['All', '1', '10.0'],
  ])
  expect(scoreTable(result, 'seen', 'growth', words)).toBeUndefined()
})

test('a change of definition is named with its factor, its range and what that rests on', () => {
  const [wider, census] = spec.breaks
  expect(wider && breakText(wider, words)).toBe('Wider: ÷ 2 (1.9–2.2)')
  expect(census && breakText(census, words)).toBe('Wider: ÷ 1.5')
  expect(breakNotes(result, words)).toEqual(['tricycles count too counted'])
})

describe('an official plan that speaks of one value of three', () => {
  const years = [2025, 2024, 2026]
  const of = (outcomes: ReturnType<typeof tinyOutcome>[], changes: object = {}) =>
    tinyBacktest({ outcomes, targets: [tinyTarget({})], ...changes }, { breaks: ['wider'] })
  const seen = years.map((year) => tinyOutcome({ id: `y${year}`, year, value: 240 }))
  const projector = tinyProjector([{ model: 'bikes@3', fittedUntil: 2023, seenUntil: 2027 }])
  const partial = tinyBacktest({ outcomes: seen, targets: [tinyTarget({})] }, { projector })

  test('says so behind its error, with the scenario’s in the same rows; what that means stands below', () => {
    const cells = scoreTable(partial, 'seen', 'levels', words)?.rows.at(-1)
    expect(cells).toContainEqual(expect.stringMatching(/^25\.0; 1\/3 \([\d.]+%\)$/))
    expect(smallPrintText(partial, words)).toMatch(/how far off the scenario was/)
    expect(smallPrintText(of(seen.slice(0, 1)), words)).toBeUndefined()
  })

  test('is not passed over in silence', () => {
    expect(answerOf(partial, 2026, words).text).toContain(
      'Official plan is not among them: it speaks of 1 of 3 values.',
    )
  })

  test('says that its aim is restated, where it is', () => {
    const tested = (announced: number) =>
      tinyBacktest(
        {
          outcomes: seen.slice(0, 1),
          targets: [tinyTarget({ announced })],
          breaks: [tinyBreak({ id: 'wider', year: 2024, factor: 1.25 })],
        },
        { breaks: ['wider'], projector },
      )
    const remarks = (announced: number) =>
      tested(announced).rows.flatMap((row) => remarksOf(row, undefined, words))
    expect(remarks(2024)).toContain('official plan restated: 300 ÷ 1.25')
    expect(remarks(2023).join()).not.toContain('restated')
    const cells = (announced: number) => {
      const { columns, rows } = rowsCsv(tested(announced), undefined, new Map(), words)
      return ['plan', 'planAnnounced', 'planFactor'].map((name) => rows[0]?.[columns.indexOf(name as 'plan')])
    }
    expect(cells(2024)).toEqual([240, 300, 0.8])
    expect(cells(2023)).toEqual([300, null, null])
  })
})
