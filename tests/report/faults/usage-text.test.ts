import { describe, expect, test } from 'vitest'
import { fault } from '../../../src/model/fault.ts'
import { languages } from '../../../src/model/spec.ts'
import { usageFaultText } from '../../../src/report/faults/usage-text.ts'
import { speechOf } from '../../../src/report/text/words.ts'
import {
  type UsageProblemCode,
  type UsageProblemDetails,
  usageFault,
} from '../../../src/report/usage-fault.ts'
import { foreignWords } from '../../helpers/faults.ts'

/** Real details of every problem: a code without them does not compile. */
const details: { readonly [C in UsageProblemCode]: UsageProblemDetails[C] } = {
  'unknown-option': { known: ['--year', '--out'] },
  'needs-value': {},
  'takes-no-value': {},
  required: {},
  conflicts: { other: '--at-most' },
  'argument-missing': { name: 'FILE' },
  'extra-argument': { read: 'more' },
  'unknown-command': { read: 'projekt', known: ['project', 'compare'] },
  'not-a-year': { read: 'soon' },
  'not-whole': { read: '1e3' },
  'not-a-number': { read: 'many' },
  'has-separators': { read: '60,000' },
  'not-of-form': { read: 'x', form: 'ID=VALUE' },
  'not-one-of': { read: 'xml', known: ['table', 'csv'] },
  'no-indicator': { read: 'gnp', known: ['grdp'] },
  'indicator-elsewhere': { ground: 'A', indicators: ['B'], figures: ['C'], known: ['a-17', 'b-23'] },
  'not-a-port': { read: 'http' },
  'not-minutes': { read: 'soon', most: '10080' },
  'year-outside': { year: 2051, first: 2016, last: 2050 },
  'shared-year-outside': { year: 2051, first: 2016, last: 2050 },
  'horizon-before-start': { year: 2017, name: 'plan', first: 2018, last: 2050 },
  'number-outside': { value: 3, low: 4, high: 100_000 },
  'given-twice': { id: 'imitation' },
  'several-units': { value: 60_000, units: ['A', 'B'] },
  'not-a-file': { read: 'plan-announced' },
  'no-prices': {},
  'no-lever': {},
  'not-free': { id: 'rdIntensity' },
  unaskable: { why: 'noLevers' },
}
const codes = Object.keys(details) as UsageProblemCode[]

describe.each(languages)('in %s', (language) => {
  const speech = speechOf(language)

  test.each(codes)('%s is a sentence without a gap, with the option in front', (code) => {
    const text = usageFaultText(usageFault('--it', code, details[code]), speech)
    expect(text).toMatch(/^--it(: |：)/)
    expect(text).not.toMatch(/\{\{|\}\}|\[object|faults\.|undefined/)
    const own = { ...details[code], option: '--it', named: '--indicator' }
    if (language !== 'en') expect(foreignWords(text, own)).toEqual([])
  })
})

test('what the model finds wrong is told with the option that caused it', () => {
  const problem = fault('year-out-of-range', ['start'], { value: 2060, low: 2018, high: 2035 })
  expect(usageFaultText({ option: '--start', problem }, speechOf('zh'))).toBe(
    '--start：2060不是2018—2035年之间的年份。',
  )
})

test('what belongs to no option is told alone; what was written cannot steer the terminal', () => {
  const text = usageFaultText(usageFault('', 'extra-argument', { read: '\u001b[2J' }), speechOf('en'))
  expect(text).toBe('Nothing more is taken here: “\\u001b[2J”.')
})
