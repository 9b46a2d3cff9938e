import { describe, expect, test } from 'vitest'
import {
  type TableFaultCode,
  type TableFaultDetails,
  tableFaultCodes,
  tableProblem,
} from '../../../src/files/outcomes/reading.ts'
import { languages } from '../../../src/model/spec.ts'
import { leftOutTexts, tableFaultText } from '../../../src/report/faults/table-fault.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { foreignWords } from '../../helpers/faults.ts'
import { ground } from '../../helpers/library.ts'

/** Real details of every code: a code without them does not compile. */
const details: { readonly [C in TableFaultCode]: TableFaultDetails[C] } = {
  'table-too-large': { limit: '1024 KiB' },
  'table-workbook': {},
  'table-not-text': {},
  'table-encoding': { encoding: 'EUC-KR' },
  'table-empty': {},
  'table-quote-open': {},
  'table-quote-inside': {},
  'table-no-header': {},
  'table-no-rows': {},
  'table-heading-twice': { heading: 'H' },
  'table-too-many-rows': { most: 10_000 },
  'table-too-many-columns': { columns: 300, most: 200 },
  'row-too-long': { cells: 5, columns: 4 },
  'year-missing': {},
  'year-unreadable': { year: 'soon' },
  'indicator-missing': {},
  'indicator-unknown': { name: 'gnp' },
  'indicator-note': { name: 'gnp', note: 'net' },
  'number-unreadable': { value: 'many' },
  'number-ambiguous': { value: '23.300', point: 23.3, comma: 23_300 },
  'number-too-large': { value: '1e999' },
  'unit-unreadable': { unit: 'bushels' },
  'unit-unfit': { unit: 'bushels', wanted: '100m CNY' },
  'measure-unreadable': { measure: 'gain' },
  'prices-constant': { name: 'GRDP' },
  'source-too-long': { most: 1000 },
  'source-unprintable': { character: 'U+202E' },
  'value-conflict': { indicator: 'grdp', year: 2021, value: '1', other: '2', otherLine: 3 },
  'value-far-off': { indicator: 'grdp', year: 2021, value: '1', projected: 1234.5 },
  'value-none': {},
}
const rescaled = tableProblem('value-far-off', { ...details['value-far-off'], rescaled: 46.8 })
const problems = [...tableFaultCodes.map((code) => tableProblem(code, details[code])), rescaled]

test('every code of a table is among those that are listed', () => {
  expect(Object.keys(details).sort()).toEqual(tableFaultCodes.toSorted())
})

describe.each(languages)('in %s', (language) => {
  const words = createWords({ language, ground })

  test.each(problems)('$code has words, with all that they name', (problem) => {
    const text = tableFaultText(problem, words)
    expect(text).not.toMatch(/\{\{|\}\}|\[object|faults\.|undefined/)
    expect(text.length).toBeGreaterThan(3)
    const labels = { grdp: words.indicator('grdp'), wanted: words.unit('100m CNY') }
    if (language !== 'en') expect(foreignWords(text, { ...problem.details, ...labels })).toEqual([])
  })

  test('what would fit in another unit is said', () => {
    expect(tableFaultText(rescaled, words)).toContain('46.8')
    expect(tableFaultText(rescaled, words)).toContain(words.indicator('grdp'))
    const plain = tableFaultText(tableProblem('value-far-off', details['value-far-off']), words)
    expect(tableFaultText(rescaled, words).replace('46.8', '')).not.toBe(plain)
  })
})

test.each(languages)('what was passed over is counted in %s', (language) => {
  const words = createWords({ language, ground })
  const skipped = { missing: 2, outside: 1, repeated: 3 }
  const texts = leftOutTexts({ skipped, ignored: ['备注', 'note'] }, ground.model, words)
  expect(texts).toHaveLength(4)
  // A number that is missing leaves the key.
  expect(texts.join()).not.toMatch(/\{\{|outcomes\./)
  expect([texts[0], texts[2]]).toEqual([expect.stringContaining('2'), expect.stringContaining('3')])
  expect(texts[1]).toContain('2050')
})

test('what a table has is told without what steers the words around it', () => {
  const words = createWords({ language: 'en', ground })
  const problem = tableProblem('number-unreadable', { value: '1\u0012\u202e2\u200b' })
  expect(tableFaultText(problem, words)).toContain('1\\u0012\\u202e2\\u200b')
  const skipped = { missing: 0, outside: 0, repeated: 0 }
  const [ignored] = leftOutTexts({ skipped, ignored: ['a\u2069b'] }, ground.model, words)
  expect(ignored).toContain('a\\u2069b')
})
