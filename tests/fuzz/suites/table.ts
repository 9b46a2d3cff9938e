/** Tables of outcomes that a user brings. */

import { unseenIn } from '../../../src/files/characters.ts'
import { tableFileFault } from '../../../src/files/file-fault.ts'
import { createOutcomesReader } from '../../../src/files/outcomes/read-outcomes.ts'
import { noAnswers } from '../../../src/files/outcomes/reading.ts'
import { settle } from '../../../src/files/outcomes/settle.ts'
import { languages } from '../../../src/model/spec.ts'
import { canEncode, encode } from '../../files/outcomes/encode.ts'
import { model } from '../../helpers/library.ts'
import { flipped, mutatedText } from '../mutate.ts'
import { refusal } from '../refusal.ts'
import { holds, type Suite } from '../suite.ts'

const corpus = [
  'year,indicator,value,source\n2018,grdp,56197,bulletin\n2019,grdp,62352,"a ""quoted"" source"\n2019,digitalShare,43.3,x\n',
  '年份;指标;数值（亿元）;来源\n2018;数字经济规模;23300;统计公报\n2019;数字经济规模;2.7万;公报\n',
  '단위: 억 위안\n지표\t2018년\t2019년(p)\n지역총생산\t56,197\t62,352\n디지털경제 규모\t23,300\t27,000\n자료: 통계청\n',
  'sep=;\nyear;grdp;coreShare\n2018;56197,15;9,87\n2019;62352,5;10,1\n',
  'Year,Indicator,Value,Measure\n2018,grdp,7.1,real growth rate\n2019,grdp,6.8,实际增速\n2020,grdp,NA,\n',
  '\ufeff指标，2018，2019\n数字经济规模（亿元），２３３００，2兆7000亿\n',
]
const words = [
  ...[
    ',',
    ';',
    '\t',
    '|',
    '，',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    '（',
    '）',
    '(p)',
    '1)',
    '*',
    '①',
    '¹',
    ' ',
    '\u00a0',
  ],
  ...[
    'year',
    'indicator',
    'value',
    'unit',
    '指标',
    '단위',
    '单位：',
    'source:',
    'grdp',
    '数字经济规模',
    '디지털경제',
  ],
  ...[
    '2018',
    '2018年',
    '1e308',
    '1e5',
    '23.300',
    '23,300',
    "23'300",
    '1 000',
    '兆',
    '억',
    '亿元',
    'bn',
    '%',
    '-',
    '…',
  ],
  ...['=1+1', '@x', '0.5e', '9'.repeat(90), '1,'.repeat(600), 'sep=,\n'],
]
const values = [
  '0',
  '-1',
  '12.5',
  '1,234',
  '1.234,5',
  '2019',
  '2020年',
  '2兆',
  '3.1万亿',
  'NA',
  'grdp',
  'coreShare',
  '"a, b"',
  '%',
]
const reader = createOutcomesReader(model)
const ids = new Set(model.spec.indicators.map(({ id }) => id))
const encodings = ['utf-8', 'utf-8', 'utf-16le', 'gb18030', 'euc-kr'] as const

export const table: Suite = {
  make(random) {
    const text = mutatedText({ corpus, words, values }, random)
    const encoding = random.pick(encodings)
    return flipped(encode(text, canEncode(text, encoding) ? encoding : 'utf-8'), random)
  },
  read(bytes) {
    const [language] = languages.slice(bytes.length % languages.length)
    const reading = reader.read('own.csv', bytes, language ?? 'en')
    holds(reading.unread.length <= 100, `${reading.unread.length} told`)
    holds(JSON.stringify(reading.sample).length < 6000, 'a long sample')
    const settled = settle(reading, { ...noAnswers, leaveUnread: true })
    if (!settled.ok)
      return refusal(settled.error.map((fault) => tableFileFault('own.csv', fault)).slice(0, 100))
    for (const { indicator, value, year, source } of settled.value) {
      holds(ids.has(indicator), `an outcome of ${indicator}`)
      holds(Number.isFinite(value) && Number.isInteger(year), 'an outcome that is no number')
      holds(unseenIn(source) === undefined, 'a source that steers')
    }
    return 'read'
  },
}
