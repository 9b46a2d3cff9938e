import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxOutcomesBytes } from '../../../src/files/outcomes/read-outcomes.ts'
import { encodings, noAnswers, separators, tableFaultCodes } from '../../../src/files/outcomes/reading.ts'
import { settle } from '../../../src/files/outcomes/settle.ts'
import type { IndicatorSpec } from '../../../src/model/spec.ts'
import { baseline, model, projector } from '../../helpers/library.ts'
import { canEncode, encode } from './encode.ts'
import { bytesOf, read } from './read.ts'

const { launchYear } = model.spec
const years = Array.from({ length: 15 }, (_, index) => launchYear + 1 + index)
const { series } = projector.project(baseline)
/** Indicators with a value in every year, so that what is written is near what is projected. */
const indicators = model.spec.indicators.filter(({ id }) =>
  years.every((year) => (series.get(id)?.[year - launchYear] ?? 0) > 0),
)

interface Value {
  readonly indicator: IndicatorSpec
  readonly year: number
  readonly value: number
}

/** Values around the projection, each of its own indicator and year. */
const values = fc
  .uniqueArray(
    fc.record({
      indicator: fc.constantFrom(...indicators),
      year: fc.constantFrom(...years),
      factor: fc.double({ min: 0.5, max: 2, noNaN: true }),
      digits: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 12, selector: ({ indicator, year }) => `${indicator.id} ${year}` },
  )
  .map((all) =>
    all.map(({ indicator, year, factor, digits }): Value => {
      const projected = series.get(indicator.id)?.[year - launchYear] ?? 1
      return { indicator, year, value: Number((projected * factor).toFixed(digits)) }
    }),
  )

const style = fc.record({
  layout: fc.constantFrom('rows', 'year-columns', 'indicator-columns'),
  encoding: fc.constantFrom(...encodings),
  separator: fc.constantFrom(...separators),
  language: fc.constantFrom('en', 'ko', 'zh'),
  name: fc.constantFrom('id', 'label', 'short'),
  number: fc.constantFrom('plain', 'grouped', 'comma', 'wide', 'marked'),
  missing: fc.constantFrom('', '…', '-', 'NA', 'n/a'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  title: fc.boolean(),
  blank: fc.boolean(),
  mark: fc.boolean(),
} as const)
type Style = typeof style extends fc.Arbitrary<infer T> ? T : never

const headings = {
  en: ['Year', 'INDICATOR', 'value'],
  ko: ['연도', '지표', '값'],
  zh: ['年份', '指标', '数值'],
} as const

function nameOf({ id, label, short }: IndicatorSpec, { name, language }: Style): string {
  return name === 'id' ? id : (name === 'label' ? label : short)[language]
}

function writeNumber(value: number, { number }: Style): string {
  const plain = String(value)
  const [whole = '', digits] = plain.split('.')
  const grouped = (mark: string) => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, mark)
  switch (number) {
    case 'plain':
      return plain
    case 'grouped':
      return digits === undefined ? grouped(',') : `${grouped(',')}.${digits}`
    case 'comma':
      return digits === undefined ? grouped('.') : `${grouped('.')},${digits}`
    case 'wide':
      return plain.replaceAll(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    case 'marked':
      return `${plain}*`
  }
}

const quote = (cell: string, separator: string): string =>
  cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell

function write(all: readonly Value[], chosen: Style): string {
  const { layout, separator, language, missing, lineEnd, title, blank } = chosen
  const [year, indicator, value] = headings[language]
  const names = [...new Map(all.map((each) => [each.indicator.id, each.indicator])).values()]
  const columns = [...new Set(all.map((each) => each.year))].sort((a, b) => a - b)
  const cell = (of: IndicatorSpec, in_: number): string => {
    const found = all.find((each) => each.indicator === of && each.year === in_)
    return found ? writeNumber(found.value, chosen) : missing
  }
  const table: readonly (readonly string[])[] =
    layout === 'rows'
      ? [
          [year, indicator, value],
          ...all.map((each) => [
            String(each.year),
            nameOf(each.indicator, chosen),
            writeNumber(each.value, chosen),
          ]),
        ]
      : layout === 'year-columns'
        ? [
            [indicator, ...columns.map(String)],
            ...names.map((of) => [nameOf(of, chosen), ...columns.map((in_) => cell(of, in_))]),
          ]
        : [
            [year, ...names.map((of) => nameOf(of, chosen))],
            ...columns.map((in_) => [String(in_), ...names.map((of) => cell(of, in_))]),
          ]
  const lines = table.map((row) => row.map((text) => quote(text, separator)).join(separator))
  return [...(title ? ['2024'] : []), ...lines.flatMap((line) => (blank ? [line, ''] : [line]))].join(lineEnd)
}

const key = (indicator: string, year: number) => `${indicator} ${year}`

test('a table reads back the same, however it is laid out, separated, encoded and its numbers written', () => {
  fc.assert(
    fc.property(values, style, (all, chosen) => {
      const text = write(all, chosen)
      fc.pre(canEncode(text, chosen.encoding))
      const { encoding, mark } = chosen
      const bytes = encode(mark && encoding.startsWith('utf') ? `\ufeff${text}` : text, encoding)
      // Which mark decimals have is asked where a number alone could be either.
      const decimal = chosen.number === 'comma' ? 'comma' : 'point'
      const reading = read(bytes, { language: chosen.language, choices: { decimal } })
      const expected = new Map(all.map(({ indicator, year, value }) => [key(indicator.id, year), value]))
      expect(reading.failure).toBeUndefined()
      expect(reading.unread).toEqual([])
      expect(
        new Map(reading.values.map(({ indicator, year, value }) => [key(indicator, year), value])),
      ).toEqual(expected)
    }),
    { numRuns: 400 },
  )
})

test('a number that can be read in two ways is never settled by itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 999 }), (whole, rest) => {
      const written = `${whole}.${String(rest).padStart(3, '0')}`
      const { values: none, unread } = read(`year,indicator,value\n2018,grdp,${written}\n`)
      expect(none).toEqual([])
      expect(unread.map(({ code }) => code)).toEqual(['number-ambiguous'])
    }),
  )
})

test('whatever the bytes, a reading comes back with codes that have words, and nothing without an indicator', () => {
  const pieces = fc.constantFrom(
    ...[
      'year',
      'indicator',
      'value',
      'source',
      '指标',
      '2021',
      '2020',
      'grdp',
      '数字经济规模',
      '1e308',
      '23.300',
    ],
    ...[
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '（',
      '）',
      '亿元',
      '%',
      '-',
      '…',
      '\u202e',
      '\0',
      '９',
      '=1',
      ' ',
    ],
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(pieces, { maxLength: 120 }).map((all) => bytesOf(all.join(''))),
  )
  const ids = new Set(model.spec.indicators.map(({ id }) => id))
  fc.assert(
    fc.property(bytes, fc.constantFrom('en', 'ko', 'zh'), (table, language) => {
      const reading = read(table, { language })
      const settled = settle(reading, { ...noAnswers, leaveUnread: true })
      for (const { code } of settled.ok ? [] : settled.error) expect(tableFaultCodes).toContain(code)
      for (const { indicator, value, source } of settled.ok ? settled.value : []) {
        expect(ids).toContain(indicator)
        expect(value).toSatisfy(Number.isFinite)
        expect(source).not.toMatch(/[\u202a-\u202e\0]/)
      }
    }),
    { numRuns: 500 },
  )
})

test('hostile tables of a mebibyte end, and their answers are short', () => {
  const full = (piece: string, head = '') =>
    head + piece.repeat(Math.floor((maxOutcomesBytes - head.length) / piece.length))
  const header = 'year,indicator,value\n'
  const tables = [
    full(','),
    full(',', `${header}2018,grdp,1`),
    full('"'),
    full('"a",'),
    full('\n'),
    full('\r'),
    full(' '),
    full('1', `${header}2018,grdp,`),
    full('1,', `${header}2018,grdp,"`),
    full('1.000', `${header}2018,grdp,`),
    full('*', `${header}2018,grdp,1`),
    full('(1)', `${header}2018,grdp,1`),
    full('（', `${header}2018,`.replaceAll(',', ',')).slice(0, maxOutcomesBytes / 3),
    full('2018,grdp,1\n', header),
    full('x,1\n', `indicator${',2018'.repeat(499)}\n`),
    full(`grdp${',1'.repeat(499)}\n`, `indicator${',2018'.repeat(499)}\n`),
    full('2018,\n', header),
    full('数字经济规模（', header).slice(0, maxOutcomesBytes / 3),
  ]
  for (const table of tables) {
    const reading = read(table)
    expect(reading.unread.length).toBeLessThanOrEqual(100)
    expect(JSON.stringify(reading).length).toBeLessThan(maxOutcomesBytes * 4)
  }
})
