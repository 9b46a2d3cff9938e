/** What is said of a table that cannot be read, or not all of it: code, place and details, whole. */
import { describe, expect, test } from 'vitest'
import { maxOutcomesBytes } from '../../../src/files/outcomes/read-outcomes.ts'
import { noAnswers, type TableFault } from '../../../src/files/outcomes/reading.ts'
import { settle } from '../../../src/files/outcomes/settle.ts'
import { encode } from './encode.ts'
import { kept, read } from './read.ts'

const header = 'year,indicator,value,source\n'
const withUnits = 'year,indicator,value,unit\n'

describe('a table as a whole', () => {
  test.each<[string | Uint8Array, TableFault, number]>([
    ['', { code: 'table-empty', details: {} }, 0],
    ['2019,digitalEconomy,26964,a\n', { code: 'table-no-header', details: {} }, 1],
    [`${header}\n`, { code: 'table-no-rows', line: 1, details: {} }, 1],
    [
      'year,year,indicator,value\n2019,2019,grdp,1\n',
      { code: 'table-heading-twice', line: 1, column: 2, details: { heading: 'year' } },
      2,
    ],
    [`${header}2019,grdp,1,"a\r\n`, { code: 'table-quote-open', line: 2, details: {} }, 0],
    [`${header}2019,grdp,1,"a"b\r\n`, { code: 'table-quote-inside', line: 2, details: {} }, 0],
    ['PK\u0003\u0004 workbook', { code: 'table-workbook', details: {} }, 0],
    [
      `${header}2019${',1'.repeat(600)}\n`,
      { code: 'table-too-many-columns', line: 2, details: { columns: 601, most: 500 } },
      2,
    ],
    [
      header + '2019,grdp,1,a\r\n'.repeat(10_001),
      { code: 'table-too-many-rows', details: { most: 10_000 } },
      6,
    ],
    [new Uint8Array(maxOutcomesBytes + 1), { code: 'table-too-large', details: { limit: '1024 KiB' } }, 0],
  ])('%#', (table, failure, rows) => {
    const reading = read(table)
    expect(reading.failure).toEqual(failure)
    // How it was read up to there is said too: a wrong choice is the likeliest reason.
    expect(reading).toMatchObject({ encoding: 'utf-8', separator: ',', values: [], unread: [] })
    expect(reading.sample).toHaveLength(rows)
  })

  test('how it was read is said where its quotation marks are wrong', () => {
    const bytes = encode('年份;指标;数值\n2021;数字经济规模;"1\n', 'gb18030')
    expect(read(bytes, { language: 'zh', choices: { separator: ';' } })).toMatchObject({
      failure: { code: 'table-quote-open' },
      encoding: 'gb18030',
      separator: ';',
    })
  })
})

test.each<[string, readonly TableFault[]]>([
  [`${header},grdp,54899,a\n`, [{ code: 'year-missing', details: {}, line: 2, column: 1 }]],
  [
    `${header} soon ,grdp,1,a\n`,
    [{ code: 'year-unreadable', details: { year: ' soon ' }, line: 2, column: 1 }],
  ],
  [`${header}2018,,54899,a\n`, [{ code: 'indicator-missing', details: {}, line: 2, column: 2 }]],
  ['指标,2021\n地区生产总值,\n,5\n', [{ code: 'indicator-missing', details: {}, line: 3, column: 1 }]],
  [
    `${header}2018,moon base,1,a\n`,
    [{ code: 'indicator-unknown', details: { name: 'moon base' }, line: 2, column: 2 }],
  ],
  [
    'year,digitalEconomy,moon\n2021,1,2\nsoon,1,2\n',
    [
      { code: 'indicator-unknown', details: { name: 'moon' }, line: 2, column: 3 },
      { code: 'year-unreadable', details: { year: 'soon' }, line: 3, column: 1 },
      { code: 'indicator-unknown', details: { name: 'moon' }, line: 3, column: 3 },
    ],
  ],
  [
    '指标,2021\n数字经济占比（规上）,48.6\n',
    [{ code: 'indicator-note', details: { name: '数字经济占比（规上）', note: '规上' }, line: 2, column: 1 }],
  ],
  [
    '指标,2021\n地区生产总值（2015年不变价）,60000\n',
    [{ code: 'prices-constant', details: { name: '地区生产总值（2015年不变价）' }, line: 2, column: 1 }],
  ],
  [
    `${header}2018,grdp,  much  ,a\n`,
    [{ code: 'number-unreadable', details: { value: 'much' }, line: 2, column: 3 }],
  ],
  [
    `${header}2018,grdp,  3万亿元 12 ,a\n`,
    [{ code: 'number-unreadable', details: { value: '3万亿元 12' }, line: 2, column: 3 }],
  ],
  [
    `${header}2018,grdp, 1e999 ,a\n`,
    [{ code: 'number-too-large', details: { value: '1e999' }, line: 2, column: 3 }],
  ],
  [
    'year,indicator,value,measure\n2021,grdp,8.5,speed\n',
    [{ code: 'measure-unreadable', details: { measure: 'speed' }, line: 2, column: 3 }],
  ],
  [
    `${withUnits}2021,digitalEconomy,35748,万人\n`,
    [{ code: 'unit-unfit', details: { unit: '万人', wanted: '100m CNY' }, line: 2, column: 3 }],
  ],
  [
    `${withUnits}2021,digitalEconomy,35748 万人,\n`,
    [{ code: 'unit-unfit', details: { unit: '万人', wanted: '100m CNY' }, line: 2, column: 3 }],
  ],
  [
    `${withUnits}2021,digitalEconomy,35748,mln\n`,
    [{ code: 'unit-unreadable', details: { unit: 'mln' }, line: 2, column: 3 }],
  ],
  [
    `${withUnits}2021,digitalEconomy,35748 parsecs,\n`,
    [{ code: 'unit-unreadable', details: { unit: 'parsecs' }, line: 2, column: 3 }],
  ],
  [
    `${header}2018,grdp,1,a,,x\n`,
    [{ code: 'row-too-long', details: { cells: 6, columns: 4 }, line: 2, column: 6 }],
  ],
  [
    `${header}2018,grdp,54899,a\u202eb\n`,
    [{ code: 'source-unprintable', details: { character: 'U+202E' }, line: 2, column: 3 }],
  ],
  [
    `${header}2018,grdp,54899,${'a'.repeat(1001)}\n`,
    [{ code: 'source-too-long', details: { most: 1000 }, line: 2, column: 3 }],
  ],
])('what is left out of %j is said', (table, unread) => {
  expect(read(table)).toMatchObject({ failure: undefined, unread, unreadCount: unread.length })
  expect(read(table).unread).toEqual(unread)
})

test('a source may be as long as is allowed', () => {
  const source = 'a'.repeat(1000)
  expect(read(`${header}2018,grdp,54899,${source}\n`).values).toMatchObject([{ source }])
})

test('a column of years is one though its first rows have no number', () => {
  const labels = ['digitalEconomy', 'coreShare', 'grdp', 'digitalShare', 'coreEmployment', 'coreProductivity']
  const rows = labels.map((label, index) => `${label},${index < 5 ? '…' : '40'},1\n`)
  expect(read(`indicator,2020,2021\n${rows.join('')}`).values).toContainEqual(
    expect.objectContaining({ indicator: 'coreProductivity', year: 2020, value: 40 }),
  )
})

test('no column but those of years is one of numbers where years are columns', () => {
  const reading = read('indicator,code,2021\ndigitalEconomy,17,35748\n')
  expect(reading.values).toMatchObject([{ year: 2021, value: 35748 }])
  expect(reading).toMatchObject({ unread: [], ignored: ['code'] })
})

test.each([
  ['year,digitalEconomy\n,（亿元）\n2021,35748\n'],
  ['year,digitalEconomy\n, ( 100m CNY ) \n2021,35748\n'],
  ['year,indicator,value,unit\n2021,digitalEconomy,3.5748, [万亿元] \n'],
])('units stand in brackets of any kind, with spaces around: %j', (table) => {
  expect(kept(table)).toEqual([['digitalEconomy', 2021, 35748]])
})

test('a sign stands apart or not', () => {
  const value = (written: string) =>
    read(`year,indicator,value,measure\n2020,grdp,${written},realGrowth\n`).values.map((one) => one.value)
  expect(['-3.6', '- 3.6', '−3.6', '+3.6', '+ 3.6'].map(value)).toEqual([
    [-3.6],
    [-3.6],
    [-3.6],
    [3.6],
    [3.6],
  ])
})

test('which of two encodings it is, a source alone tells', () => {
  const table = (source: string) => `year,indicator,value,source\n2021,digitalEconomy,35748,${source}\n`
  const korean = encode(table('통계국 공보'), 'euc-kr')
  expect([read(korean), read(korean, { language: 'ko' })]).toMatchObject([
    { encoding: 'euc-kr' },
    { encoding: 'euc-kr' },
  ])
  expect(read(korean, { language: 'zh' }).encoding).toBe('gb18030')
  // Letters beside do not count, nor do second bytes.
  const longer = encode(table(`${'Statistics '.repeat(20)}통계국`), 'euc-kr')
  expect(read(longer).encoding).toBe('euc-kr')
})

test('a remark with a number in it is no column of numbers', () => {
  const reading = read('year,digitalEconomy,remark\n2021,35748,see note 5\n')
  expect(reading).toMatchObject({ unread: [], ignored: ['remark'], values: [{ value: 35748 }] })
})

test('a year that stands alone in its row is no value', () => {
  const reading = read(`${header}2021,digitalEconomy,35748,a\n2022,,,\n`)
  expect(reading).toMatchObject({ unread: [], values: [{ year: 2021 }], skipped: { missing: 0 } })
})

test.each(['单位：万亿元', '（单位：万亿元）', 'Unit: 万亿元'])(
  '%s above a table holds for all of it',
  (note) => {
    expect(kept(`${note}\n指标,2021\n数字经济规模,3.5748\n`)).toEqual([['digitalEconomy', 2021, 35748]])
  },
)

test('what is far off is told with what would fit, where something would', () => {
  const faults = (row: string) => {
    const settled = settle(read(`year,indicator,value\n2021,${row}\n`), noAnswers)
    return settled.ok ? [] : settled.error
  }
  const [share] = faults('digitalShare,0.486')
  expect(share).toMatchObject({ details: { value: '0.486', rescaled: 48.6 } })
  const [slip] = faults('digitalEconomy,0')
  expect(Object.keys(slip?.details ?? {})).toEqual(['indicator', 'year', 'value', 'projected'])
})
