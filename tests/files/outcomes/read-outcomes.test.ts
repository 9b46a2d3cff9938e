import { describe, expect, test } from 'vitest'
import { maxOutcomesBytes } from '../../../src/files/outcomes/read-outcomes.ts'
import { noAnswers } from '../../../src/files/outcomes/reading.ts'
import { openQuestions, settle } from '../../../src/files/outcomes/settle.ts'
import { kept, read, refused } from './read.ts'

const header = 'year,indicator,value,source\n'

describe('rows, a value in each', () => {
  test('have the unit of their indicator, a source, and the place they came from', () => {
    expect(read(`${header}2019,digitalEconomy,26964,"CAICT, ""white paper"""\r\n`).values).toEqual([
      {
        indicator: 'digitalEconomy',
        year: 2019,
        measure: 'level',
        value: 26964,
        unit: '100m CNY',
        source: 'CAICT, "white paper"',
        place: '2:3',
        line: 2,
        column: 3,
        written: '26964',
      },
    ])
  })

  test.each([
    ['headings of any case', 'Year,INDICATOR,Value,Source\n2021,digitalEconomy,35748,bulletin\n'],
    ['Chinese headings and labels', '年份,指标,数值,来源\n2021年,数字经济规模,35748,统计公报\n'],
    ['Korean headings and labels', '연도,지표,값,출처\n2021년,디지털 경제 규모,35748,통계\n'],
    ['short labels', '연도,지표,값\n2021,디지털 규모,35748\n'],
    [
      'wide digits and signs',
      '年份,指标,数值\n２０２１,数字经济规模,３５，７４８\n'.replaceAll('，', '٬').replaceAll('٬', ''),
    ],
    ['columns in any order', 'value,source,year,indicator\n35748,a,2021,digitalEconomy\n'],
    ['a byte-order mark and empty rows', '\ufeffyear,indicator,value\n\n,,\n2021,digitalEconomy,35748\n,,\n'],
    [
      'title lines above and notes below',
      '浙江省\n(2021)\n\n年份,指标,数值\n2021,数字经济规模,35748\n注：初步数\n',
    ],
    ['semicolons', 'year;indicator;value\n2021;digitalEconomy;35748\n'],
    ['tabs', 'year\tindicator\tvalue\n2021\tdigitalEconomy\t35748\n'],
    ['a sep= line', 'sep=|\nyear|indicator|value\n2021|digitalEconomy|35748\n'],
    ['commas of a Chinese input method', '年份，指标，数值\n2021，数字经济规模，35748\n'],
    ['grouped thousands', `${header}2021,digitalEconomy,"35,748",a\n`],
    ['marks of notes', `${header}2021 (p),digitalEconomy*,35748*,a\n`],
    ['raised and circled marks', `${header}2021,digitalEconomy,35748¹,a\n2021,digitalEconomy,35748①,a\n`],
    ['a note after a space', `${header}2021,digitalEconomy,"35,748 1)",a\n`],
    ['old line ends', 'year,indicator,value\r2021,digitalEconomy,35748\r'],
  ])('%s', (_what, text) => {
    expect(kept(text)).toEqual([['digitalEconomy', 2021, 35748]])
  })

  test('decimal commas in a table of semicolons', () => {
    expect(kept('year;indicator;value;source\n2018;coreShare;9,87;bulletin\n')).toEqual([
      ['coreShare', 2018, 9.87],
    ])
  })

  test('a row without a word for what it is has a level', () => {
    const text =
      'year,indicator,value,measure\n2021,grdp,8.5,realGrowth\n2021,digitalEconomy,35748,\n2020,digitalEconomy,30218,  \n'
    expect(kept(text)).toEqual([
      ['grdp', 2021, 8.5, 'realGrowth'],
      ['digitalEconomy', 2021, 35748],
      ['digitalEconomy', 2020, 30218],
    ])
  })

  test('growth by a word of any language', () => {
    const text =
      'year,indicator,value,measure\n2021,grdp,8.5,realGrowth\n2021,grdp,"13.8%",名义增速\n2020,grdp,3.6,실질 증가율\n'
    expect(kept(text)).toEqual([
      ['grdp', 2021, 8.5, 'realGrowth'],
      ['grdp', 2021, 13.8, 'nominalGrowth'],
      ['grdp', 2020, 3.6, 'realGrowth'],
    ])
  })

  test('name their source: the row, else a line of the table, else the user, else the file', () => {
    const sources = (text: string, source?: string) =>
      read(text, { file: 'book.csv', choices: source === undefined ? {} : { source } }).values.map(
        (value) => value.source,
      )
    const rows = 'year,indicator,value,source\n2021,grdp,73516,office\n2020,grdp,64613,\n'
    expect(sources(rows)).toEqual(['office', 'book.csv'])
    expect(sources(`${rows}资料来源：统计年鉴\n`)).toEqual(['office', '统计年鉴'])
    expect(sources(rows, 'yearbook')).toEqual(['office', 'yearbook'])
  })
})

describe('wide tables', () => {
  const values = [
    ['digitalEconomy', 2020, 30218],
    ['digitalEconomy', 2021, 35748],
    ['coreShare', 2021, 11.4],
  ]
  test('years as columns, with units, notes and missing marks', () => {
    const reading = read(
      '浙江省数字经济\n单位：亿元、%\n指标,2000年,2020年,2021年（p）,备注\n数字经济规模,1,"30,218",35748*,x\n其中：核心产业占比(%),…,NA,11.4,\n来源：公报\n',
    )
    expect(kept('indicator,2020,2021\ndigitalEconomy,30218,35748\ncoreShare,–,11.4\n')).toEqual(values)
    expect(reading.values.map(({ indicator, year, value }) => [indicator, year, value])).toEqual(values)
    expect(reading).toMatchObject({
      layout: 'year-columns',
      skipped: { missing: 2, outside: 1, repeated: 0 },
      ignored: ['备注'],
      unread: [],
    })
    expect(reading.values[0]?.source).toBe('公报')
  })

  test('indicators as columns, with a row of units', () => {
    expect(
      kept(
        '연도\t디지털 경제 규모\t핵심 산업 비중\n\t(억 위안)\t(%)\n2020\t30,218\t없음\n2021\t35,748\t11.4\n',
      ),
    ).toEqual(values)
    expect(kept('year,digitalEconomy,coreShare\n2020,30218,\n2021,35748,11.4\n')).toEqual(values)
  })

  test('growth in the brackets of a label', () => {
    expect(kept('指标,2020,2021\n地区生产总值（实际增速，%）,3.6,8.5\n'.replace('，%', ''))).toEqual([
      ['grdp', 2020, 3.6, 'realGrowth'],
      ['grdp', 2021, 8.5, 'realGrowth'],
    ])
  })

  test('know the column of their labels, though not each label, and though it has no heading', () => {
    const reading = read(',,2020,2021\n1,数字经济规模,30218,35748\n2,常住人口,6468,6540\n')
    expect(reading.values.map(({ indicator, value }) => [indicator, value])).toEqual([
      ['digitalEconomy', 30218],
      ['digitalEconomy', 35748],
    ])
    expect(reading.unread).toMatchObject([{ code: 'indicator-unknown', details: { name: '常住人口' } }])
  })

  test('tell of labels and years that are not theirs', () => {
    const reading = read('指标,2020,2021\n数字经济规模,30218,35748\n常住人口（万人）,6468,6540\n')
    expect(reading.values).toHaveLength(2)
    expect(reading.unread).toEqual([
      { code: 'indicator-unknown', line: 3, column: 1, details: { name: '常住人口（万人）' } },
    ])
  })
})

describe('units', () => {
  const one = (indicator: string, value: string, unit = '') =>
    kept(`year;indicator;value;unit\n2021;${indicator};${value};${unit}\n`, {
      choices: { decimal: 'point' },
    })[0]?.[2]
  test.each([
    ['digitalEconomy', '35748亿元', 35748],
    ['digitalEconomy', '3.5748万亿元', 35748],
    ['digitalEconomy', '3조 5,748억 위안', 35748],
    ['digitalEconomy', '3조 5748억 위안', 35748],
    ['coreEmployment', '150만 5천 명', 150.5],
    ['digitalEconomy', '3,5748.2亿', undefined],
    ['digitalEconomy', '357480000万元', 35748],
    ['digitalEconomy', 'CNY 3', undefined],
    ['coreEmployment', '150万人', 150],
    ['coreEmployment', '1,500,000명', 150],
    ['coreProductivity', '45.1万元/人', 45.1],
    ['coreProductivity', '451000元', 45.1],
    ['digitalShare', '48.6%', 48.6],
    ['digitalShare', '占GDP48.6%', undefined],
  ])('%s: %s', (indicator, value, expected) => {
    if (expected === undefined) expect(() => one(indicator, value)).toThrow()
    else expect(one(indicator, value)).toBe(expected)
  })

  test('of a column, of a heading, of a label', () => {
    expect(one('digitalEconomy', '3574.8', 'bn CNY')).toBe(35748)
    expect(one('digitalEconomy', '3574.8', 'CNY bn')).toBe(35748)
    expect(one('digitalEconomy', '3.5748', '万亿元')).toBe(35748)
    expect(kept('年份,指标,数值（万亿元）\n2021,数字经济规模,3.5748\n')).toEqual([
      ['digitalEconomy', 2021, 35748],
    ])
    expect(kept('指标,2021\n数字经济规模（万亿元）,3.5748\n')).toEqual([['digitalEconomy', 2021, 35748]])
  })

  test('that do not fit, or are none, are said', () => {
    const rows = (unit: string) => `year,indicator,value,unit\n2021,digitalEconomy,35748,${unit}\n`
    expect(refused(rows('万人'))).toEqual(['2 unit-unfit'])
    expect(refused(rows('mln'))).toEqual(['2 unit-unreadable'])
    expect(refused('指标,2021\n数字经济占比（规上）,48.6\n')).toEqual(['2 indicator-note'])
    expect(refused('指标,2021\n地区生产总值（2015年不变价）,60000\n')).toEqual(['2 prices-constant'])
  })
})

describe('what can be read in two ways', () => {
  const value = (cell: string, others = '', separator = ',') =>
    read(
      `year${separator}indicator${separator}value\n2018${separator}digitalEconomy${separator}"${cell}"\n${others}`,
    )
  test('is asked about, with both', () => {
    expect(value('23.300').unread).toEqual([
      {
        code: 'number-ambiguous',
        line: 2,
        column: 3,
        details: { value: '23.300', point: 23.3, comma: 23300 },
      },
    ])
    expect(value('23,300', '', ';').unread).toMatchObject([{ code: 'number-ambiguous' }])
  })

  test('is settled by the mark of other numbers, or by the user', () => {
    expect(value('23.300', '2018;coreShare;9,87\n', ';').values[0]?.value).toBe(23300)
    expect(value('23,300', '2018,coreShare,9.87\n').values[0]?.value).toBe(23300)
    const choose = (decimal: 'point' | 'comma') =>
      read(`${header}2018,digitalEconomy,23.300,a\n`, { choices: { decimal } }).values[0]?.value
    expect([choose('comma'), choose('point')]).toEqual([23300, 23.3])
  })

  test.each([
    '0x10',
    '1e999',
    '2021-12',
    '(12)',
    '三万',
    '12 34',
    '1,23,456',
    '约35748',
    '357481)',
    '+-3',
    '=1+1',
  ])('%s is no number', (cell) => {
    expect(refused(`${header}2018,digitalEconomy,"${cell}",a\n`)).toMatchObject([
      expect.stringMatching(/^2 number-(unreadable|too-large)$/),
    ])
  })

  test('a number cut by its comma is told of, not read by its half', () => {
    expect(refused(`${header}2018,digitalEconomy,23,300,bulletin\n`)).toEqual(['2 row-too-long'])
  })
})

describe('questions', () => {
  test('identical values count once; those that differ are asked about', () => {
    const twice = read(`${header}2018,digitalEconomy,23300,a\n2018,digitalEconomy,23300,a\n`)
    expect([twice.values.length, twice.skipped.repeated]).toEqual([1, 1])
    const differing = `${header}2018,digitalEconomy,23300,a\n2018,digitalEconomy,23346,b\n`
    expect(read(differing).conflicts).toEqual([['2:3', '3:3']])
    expect(refused(differing)).toEqual(['3 value-conflict'])
    expect(openQuestions(read(differing), noAnswers)).toEqual([
      {
        code: 'value-conflict',
        line: 3,
        column: 3,
        details: { indicator: 'digitalEconomy', year: 2018, value: '23346', other: '23300', otherLine: 2 },
      },
    ])
    const answers = { ...noAnswers, values: { '2:3': 'leave' as const } }
    expect(kept(differing, { answers })).toEqual([['digitalEconomy', 2018, 23346]])
  })

  test.each([
    ['亿 for 万', 'digitalEconomy,357480000', 35748],
    ['a fraction for a percentage', 'digitalShare,0.486', 48.6],
    ['a slip of typing', 'coreEmployment,1e308', undefined],
    ['nothing', 'digitalEconomy,0', undefined],
    ['another sign', 'digitalEconomy,-35748', undefined],
  ])('%s is asked about', (_what, row, rescaled) => {
    const table = `year,indicator,value\n2021,${row}\n`
    expect(refused(table)).toEqual(['2 value-far-off'])
    expect(read(table).values[0]?.farOff?.rescaled).toBe(rescaled)
    const settled = settle(read(table), { ...noAnswers, values: { '2:3': 'rescale' } })
    if (rescaled !== undefined) expect(settled).toMatchObject({ ok: true, value: [{ value: rescaled }] })
    expect(settle(read(table), { ...noAnswers, values: { '2:3': 'keep' } }).ok).toBe(true)
  })

  test('a bad year is no slip, growth as a fraction is', () => {
    const growth = (value: string) => refused(`year,indicator,value,measure\n2020,grdp,${value},realGrowth\n`)
    expect(growth('0.9')).toEqual([])
    expect(growth('-1.2')).toEqual([])
    expect(growth('0.085')).toEqual(['2 value-far-off'])
  })

  test('what was not understood is left out only when the user says so', () => {
    const table = `${header}2021,grdp,73516,a\n2021,gnp,73516,a\nsoon,grdp,1,a\n`
    expect(refused(table)).toEqual(['3 indicator-unknown', '4 year-unreadable'])
    expect(kept(table, { answers: { ...noAnswers, leaveUnread: true } })).toEqual([['grdp', 2021, 73516]])
  })
})

describe('tables that cannot be read', () => {
  test.each([
    ['', 'table-empty'],
    ['2019,digitalEconomy,26964,a\n', 'table-no-header'],
    ['year,indicator,value,source\n\n', '1 table-no-rows'],
    ['year,year,indicator,value\n2019,2019,grdp,1\n', '1 table-heading-twice'],
    [`${header}2019,grdp,1,"a\r\n`, '2 table-quote-open'],
    [`${header}2019,grdp,1,"a"b\r\n`, '2 table-quote-inside'],
    [`${header}2019,grdp,1,a"b\r\n`, '2 table-quote-inside'],
    [`${header},grdp,54899,a\n`, '2 year-missing'],
    [`${header}2018,,54899,a\n`, '2 indicator-missing'],
    [`${header}2018,grdp,54899,a\u202eb\n`, '2 source-unprintable'],
    [`${header}2018,grdp,…,a\n`, 'value-none'],
    ['PK\u0003\u0004 workbook', 'table-workbook'],
  ])('%j', (text, fault) => {
    expect(refused(text)).toEqual([fault])
  })

  test('places count lines inside quotation marks, whatever ends them', () => {
    const text = `${header}2019,grdp,62462,"two\r\nlines"\r\n2019,grdp,x,a\r\nsoon,grdp,1,a\r\n`
    expect(refused(text)).toEqual(['4 number-unreadable', '5 year-unreadable'])
  })

  test('what is too large or has too many rows or columns', () => {
    expect(refused(new Uint8Array(maxOutcomesBytes + 1))).toEqual(['table-too-large'])
    expect(refused(header + '2019,grdp,1,a\r\n'.repeat(10_001))).toEqual(['table-too-many-rows'])
    expect(refused(`${header}2019${',1'.repeat(600)}\n`)).toEqual(['2 table-too-many-columns'])
    expect(refused(','.repeat(130_000))).toEqual(['1 table-too-many-columns'])
    expect(refused(`${header}2019${',1'.repeat(130_000)}\n`)).toEqual(['2 table-too-many-columns'])
    expect(refused(`${header}"${','.repeat(130_000)}`)).toEqual(['2 table-too-many-columns'])
  })

  test('show their beginning', () => {
    expect(read('a,b\n1,2\n').sample).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })
})
