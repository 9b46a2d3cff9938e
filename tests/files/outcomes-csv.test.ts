import { describe, expect, test } from 'vitest'
import { formatFault } from '../../src/files/file-fault.ts'
import { maxOutcomesBytes, readOutcomesCsv } from '../../src/files/outcomes-csv.ts'
import { readCsv } from '../../src/files/read-csv.ts'
import { model } from '../helpers/library.ts'

const read = (text: string | Uint8Array) =>
  readOutcomesCsv('own.csv', typeof text === 'string' ? new TextEncoder().encode(text) : text, model)
const outcomes = (text: string) => {
  const result = read(text)
  if (!result.ok) throw new Error(result.error.map(formatFault).join('\n'))
  return result.value
}
const faults = (text: string | Uint8Array): readonly string[] => {
  const result = read(text)
  return result.ok ? [] : result.error.map(formatFault)
}
const header = 'year,indicator,value,source\r\n'

test('reads rows with the label and the unit of their indicator', () => {
  expect(outcomes(`${header}2019,digitalEconomy,26964,"CAICT, ""white paper"""\r\n`)).toEqual([
    {
      id: 'own2',
      label: model.spec.indicators.find(({ id }) => id === 'digitalEconomy')?.label,
      ...{ year: 2019, value: 26964, unit: '100m CNY', measure: 'level', indicator: 'digitalEconomy' },
      ...{ source: 'CAICT, "white paper"', derived: false },
    },
  ])
})

test('takes columns in any order, a byte-order mark, line feeds, empty lines and growth', () => {
  const text =
    '\ufeffmeasure,source,year,value,indicator\n\nrealGrowth,office,2021,8.5,grdp\n,office,2021,73516,grdp'
  expect(outcomes(text).map(({ measure, unit, value }) => [measure, unit, value])).toEqual([
    ['realGrowth', '% a year', 8.5],
    ['level', '100m CNY', 73516],
  ])
})

describe('refuses, with line and column', () => {
  test.each([
    ['', 'own.csv:1: the file is empty'],
    ['year,indicator,value,source\n\n', 'own.csv:1: there are no rows below the header'],
    ['year,indicator,value\n2019,grdp,1\n', 'own.csv:1: the column source is missing'],
    ['year,indicator,value,source,note\n2019,grdp,1,a,b\n', 'own.csv:1: the column "note" is not known here'],
    ['year,year,indicator,value,source\n2019,2019,grdp,1,a\n', 'own.csv:1: the column year stands twice'],
    [`${header}2019,digitalEconomy,26964\r\n`, 'own.csv:2: the row has 3 cells, but the header has 4'],
    [`${header}1999,grdp,1,a\r\n`, 'own.csv:2: year: "1999" is not a year from 2015 to 2050'],
    [`${header}\r\n2019,gdp,1,a\r\n`, 'own.csv:3: indicator: there is no indicator "gdp"'],
    [`${header}2019,grdp,"1,000",a\r\n`, 'own.csv:2: value: "1,000" is not a number such as 20658 or 39.9'],
    [`${header}2019,grdp,1e999,a\r\n`, 'own.csv:2: value: "1e999" is not a number such as 20658 or 39.9'],
    [`${header}2019,grdp,0x10,a\r\n`, 'own.csv:2: value: "0x10" is not a number such as 20658 or 39.9'],
    [`${header}2019,grdp,1, \r\n`, 'own.csv:2: source: the source is missing'],
    [
      `${header}2019,grdp,1,a\u202eb\r\n`,
      'own.csv:2: source: the source has characters that cannot be shown',
    ],
    [`${header}2019,grdp,1,"a\r\n`, 'own.csv:2: a quotation mark is not closed'],
    [`${header}2019,grdp,1,"a"b\r\n`, 'own.csv:2: there is text after a closing quotation mark'],
    [`${header}2019,grdp,1,a"b\r\n`, 'own.csv:2: a quotation mark stands inside a cell'],
  ])('%j', (text, message) => {
    expect(faults(text)).toEqual([message])
  })

  test('every row that is wrong, counting lines inside quotation marks', () => {
    const text = `${header}2019,grdp,1,"two\r\nlines"\r\n2019,grdp,x,a\r\n2019,grdp,1,a\r\nsoon,grdp,1,a\r\n`
    expect(faults(text).map((fault) => fault.split(' ')[0])).toEqual(['own.csv:4:', 'own.csv:6:'])
  })

  test('what is too large, has too many rows, or is not text', () => {
    expect(faults(new Uint8Array(maxOutcomesBytes + 1))).toEqual([
      'own.csv: the file is larger than 1024 KiB',
    ])
    expect(faults(header + '2019,grdp,1,a\r\n'.repeat(10_001))).toEqual([
      'own.csv:1: there are more than 10000 rows',
    ])
    expect(faults(Uint8Array.of(0xff, 0xfe))).toEqual(['own.csv: the file is not UTF-8 text'])
  })
})

test('cells as RFC 4180 has them', () => {
  const cells = (text: string) => {
    const result = readCsv(text)
    return result.ok ? result.value.map((record) => record.cells) : result.error
  }
  expect(cells('a,b\r\n1,2')).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect(cells('a,\r\n,b')).toEqual([
    ['a', ''],
    ['', 'b'],
  ])
  expect(cells('a,')).toEqual([['a', '']])
  expect(cells('"","a""b"')).toEqual([['', 'a"b']])
  expect(cells('')).toEqual([])
})
