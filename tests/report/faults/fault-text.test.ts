import { describe, expect, test } from 'vitest'
import {
  type CodedFault,
  coded,
  type FileFaultCode,
  type FileFaultDetails,
  fileFault,
} from '../../../src/files/file-fault.ts'
import type { TableFaultCode } from '../../../src/files/outcomes/reading.ts'
import { withIndicators } from '../../../src/model/build-model.ts'
import { languages } from '../../../src/model/spec.ts'
import { faultInFile, faultLine, faultText } from '../../../src/report/faults/fault-text.ts'
import { fault as english } from '../../../src/report/text/en/faults.ts'
import type { FaultTexts } from '../../../src/report/text/fault-texts.ts'
import { fault as korean } from '../../../src/report/text/ko/faults.ts'
import { createWords, speechOf } from '../../../src/report/text/words.ts'
import { fault as chinese } from '../../../src/report/text/zh/faults.ts'
import { foreignWords } from '../../helpers/faults.ts'
import { ground, model } from '../../helpers/library.ts'

const catalogue: Readonly<Record<string, FaultTexts>> = { en: english, ko: korean, zh: chinese }

/** Codes that this catalogue words; those of tables have their own. */
type Code = Exclude<FileFaultCode, TableFaultCode>

/** Real details of every code: a code without them does not compile. */
const samples: { readonly [C in Code]: FileFaultDetails[C] } = {
  'formula-empty': {},
  'formula-too-long': { limit: 2000 },
  'formula-too-many-parts': { limit: 500 },
  'formula-too-deep': { limit: 64 },
  'formula-syntax': { column: 5, found: '* b' },
  'formula-ends-early': {},
  'formula-bracket-open': { column: 3, bracket: '(' },
  'formula-sign': { column: 7, sign: '%' },
  'formula-comment': { column: 2 },
  'formula-not-decimal': { column: 4, found: '0x1F' },
  'formula-not-finite': { found: 'Infinity' },
  'formula-factors': { column: 2, left: '2', right: 'grdp' },
  'formula-function': { name: 'round', column: 1, known: ['exp', 'max'] },
  'formula-call': {},
  'formula-arguments': { name: 'max', column: 1, least: 2, most: 8, given: 1 },
  'formula-reference': { name: 'previous', column: 1 },
  'formula-part': { part: 'list' },
  'name-unknown': { name: 'grpd' },
  'name-duplicate': { name: 'grdp' },
  'name-invalid': { name: 'per worker' },
  'stands-twice': { name: 'grdp' },
  'not-an-indicator': { name: 'grpd' },
  'not-a-sum': { name: 'grdp' },
  'reference-impossible': { name: 'grdp', reference: 'base' },
  'unknown-shock': { name: 'tide' },
  'shock-misplaced': { name: 'tide' },
  cycle: { path: 'a → b → a' },
  'no-previous-year': { name: 'own', year: 2015 },
  'unit-unknown': { unit: 'bushels' },
  'unit-definition': { unit: 'Mbqs' },
  'unit-mismatch': { name: 'own', left: '10^8 CNY', right: '%' },
  'units-differ': { operation: 'add', left: '10^8 CNY', right: '1' },
  'unit-not-plain': { place: 'exponent', unit: '10^8 CNY' },
  'unit-power': { unit: '10^8 CNY' },
  'out-of-range': { value: 12, low: 1, high: 11 },
  'lever-immovable': { value: 3 },
  'not-ascending': { name: 'max', value: 14, other: 'base', limit: 18.5 },
  'not-whole': { value: 10.5 },
  'not-finite': { value: Number.NaN },
  negative: { value: -1 },
  'year-out-of-range': { value: 2016, low: 2018, high: 2035 },
  'low-above-high': { low: 3, high: 2 },
  'no-whole-between': { low: 1.2, high: 1.8 },
  'starts-after-horizon': { start: 2036, horizon: 2035 },
  'unknown-lever': { id: 'fusionField' },
  'unknown-assumption': { id: 'luck' },
  'not-drawn': { id: 'luck' },
  'unknown-model': { model: 'bikes@3', known: ['cars@1', 'cars@2'] },
  'stands-elsewhere': { baseline: 'b-18', model: 'cars@1', onBaseline: 'b-17', onModel: 'cars@2' },
  'unknown-baseline': { baseline: 'b-18', known: ['b-17'] },
  'unknown-reading': { reading: 'guess', known: ['share', 'level'] },
  'unknown-group': { group: 'weather', known: ['policy'] },
  'unknown-region': { name: 'Atlantis' },
  'unknown-topic': { name: 'weather' },
  'outcome-unit': { name: 'o1', left: '%', indicator: 'grdp', right: '100m CNY' },
  'figure-missing': {
    figure: 'fare',
    baseline: 'b-17',
    needed: {
      unit: '%',
      year: 2016,
      help: { en: 'Of one ride.', ko: '한 번 타는 값입니다.', zh: '单次车费。' },
    },
  },
  'reading-missing': { reading: 'share' },
  'base-missing': { lever: 'newBikes' },
  'range-missing': { assumption: 'wear' },
  'figure-year': { figure: 'fare', value: 2015, year: 2016 },
  'observed-year': { value: 2016, first: 2017 },
  'figure-unit': { figure: 'fare', unit: 'SEK', needed: 'k SEK' },
  'out-of-bounds': { value: 2, bounds: { above: 0, max: 1 } },
  'not-served': { model: 'bikes@3', baseline: 'b-18' },
  'unfit-assumption': {
    value: 0.01,
    message: { en: 'There are too few.', ko: '너무 적습니다.', zh: '存量过少，无法推算。' },
  },
  'unfit-baseline': {
    message: { en: 'There are too few.', ko: '너무 적습니다.', zh: '存量过少，无法推算。' },
  },
  'file-missing': {},
  'no-such-scenario': { known: ['baseline', 'plan'] },
  'file-unreadable': { reason: 'EACCES' },
  'file-too-large': { limit: '1024 KiB' },
  'file-empty': {},
  'not-utf8': {},
  'json-syntax': { found: '11,,' },
  'json-ends-early': {},
  'yaml-syntax': {},
  'yaml-alias': {},
  'too-deep': { limit: 32 },
  'too-many-parts': { limit: 120_000 },
  'duplicate-key': { key: 'levers' },
  'forbidden-key': { key: '__proto__' },
  'unknown-key': { key: 'colour' },
  'missing-key': { key: 'horizon' },
  'not-a-scenario': { format: 'qiantang-scenario' },
  'not-a-result': {},
  'other-file': { kind: 'listing' },
  'seal-broken': {},
  'a-sealed-projection': {},
  'value-differs': { printed: '92000', recomputed: '91788.2' },
  'rows-differ': { printed: 20, recomputed: 21 },
  'part-differs': { scenario: 'Plan', part: 'model' },
  'outcomes-differ': {},
  'fingerprint-differs': { scenario: 'Plan' },
  'newer-version': { version: 2, known: 1 },
  'wrong-type': { expected: 'number', read: 'text' },
  'not-one-of': { read: 'zero', known: ['1', '2'] },
  'below-least': { value: '-1', limit: 0 },
  'above-most': { value: '9', limit: 6 },
  'number-not-positive': { value: '0' },
  'not-a-finite-number': {},
  'number-is-none': {},
  'text-empty': {},
  'text-too-long': { limit: 120 },
  'text-unshowable': { character: 'U+200B' },
  'text-form': { read: 'A b', form: 'id' },
  'list-too-short': { limit: 1 },
  'list-too-long': { limit: 50 },
  'baseline-id-taken': {},
  shape: {},
  'not-as-listed': { list: 'scenarios/shipped.yaml' },
  'more-faults': { more: 7 },
}
const codes = Object.keys(samples) as Code[]
const faults = codes.map((code) => coded(code, samples[code]))

/** Every word that a detail can be told by. */
const enumerated: readonly CodedFault[] = [
  ...keys(english.part).map((part) => coded('formula-part', { part })),
  ...keys(english.operation).map((operation) => coded('units-differ', { operation, left: '%', right: '0' })),
  ...keys(english.plain).map((place) => coded('unit-not-plain', { place, unit: '%' })),
  ...keys(english.reference).map((reference) => coded('reference-impossible', { name: 'x', reference })),
  ...keys(english.form).map((form) => coded('text-form', { read: 'x', form })),
  ...(['text', 'number', 'truth', 'nothing', 'list', 'object'] as const).map((read) =>
    coded('wrong-type', { expected: 'formulas', read }),
  ),
  ...['EACCES', 'ENOENT', 'ENOTDIR', 'EISDIR', 'ENOSPC', 'EROFS', 'EBUSY', 'ENAMETOOLONG', 'EIO'].map(
    (reason) => coded('file-unreadable', { reason }),
  ),
]
function keys<K extends string>(of: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(of) as K[]
}

describe.each(languages)('in %s', (language) => {
  const words = createWords({ language, ground })

  test.each([...faults, ...enumerated])('$code is a sentence without a gap', (fault) => {
    for (const speech of [words, speechOf(language)]) {
      const text = faultText(fault, speech)
      expect(text).not.toMatch(/\{\{|\}\}|\[object|faults\.code/)
      expect(text.length).toBeGreaterThan(4)
    }
  })

  test('every text leaves open only what the details of its code name', () => {
    for (const code of codes) {
      const places = [...(catalogue[language]?.code[code] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(
        ([, name]) => name,
      )
      const named = [...Object.keys(samples[code]), 'values', 'rule']
      expect(places.filter((place) => !named.includes(place ?? ''))).toEqual([])
    }
  })

  test.skipIf(language === 'en')('no English word is among them', () => {
    for (const fault of [...faults, ...enumerated]) {
      expect(foreignWords(faultText(fault, words), fault.details)).toEqual([])
    }
  })
})

test('details of hostile files are cut, are no templates and cannot turn the writing direction', () => {
  for (const key of ['{{limit}}', '$t(app.name)', '<b>']) {
    expect(faultText(coded('unknown-key', { key }), speechOf('en'))).toBe(`The key ${key} is not known here.`)
  }
  const long = faultText(coded('unknown-key', { key: `\u202e\u0007${'k'.repeat(100_000)}` }), speechOf('zh'))
  expect(long).toBe(`无法识别键\\u202e\\u0007${'k'.repeat(58)}…。`)
})

test('units are told by the label of the data files, in the language, where they have one', () => {
  const fault = coded('units-differ', { operation: 'add', left: '10^8 CNY', right: '10^9 person' })
  expect(faultText(fault, createWords({ language: 'zh', ground }))).toBe(
    '公式中相加的两项单位不同：亿元与10^9 person。',
  )
})

test('a fault of a file is told with its place: on a line of a terminal, and below the file’s name', () => {
  const fault = { ...fileFault('a.json', 'unknown-key', { key: 'colour' }, 3), path: 'levers.colour' }
  expect(faultLine(fault, speechOf('en'))).toBe('a.json:3: levers.colour: The key colour is not known here.')
  expect(faultInFile(fault, speechOf('ko'))).toBe('3행 · levers.colour: 알 수 없는 키입니다: colour.')
  expect(faultInFile(fault, speechOf('zh'))).toBe('第3行 · levers.colour：无法识别键colour。')
  expect(faultInFile(fileFault('a.json', 'not-utf8', {}), speechOf('zh'))).toBe('文件不是UTF-8文本。')
})

/** What users wrote, and what each language answers. */
test.each([
  [
    'grdp*5%',
    /^The sign % at character 7 is not part of the formula language/,
    /^7번째 글자의 % 기호는 수식에 쓸 수 없습니다/,
    /^第7个字符的符号%不能用于公式/,
  ],
  [
    '2grdp',
    /^Write \* between factors: 2 \* grdp/,
    /^곱하는 값 사이에 \*를 넣으십시오: 2 \* grdp/,
    /^相乘的两项之间请写\*：2 \* grdp/,
  ],
  [
    'max(grdp)',
    /^max\(\) takes 2 to 8 values; 1 /,
    /^max\(\) 함수에는 값 2~8개가 필요합니다/,
    /^max\(\)需要2至8个值/,
  ],
  [
    'abs(grdp, 1)',
    /^abs\(\) takes 1 value; 2 /,
    /^abs\(\) 함수에는 값 1개가 필요합니다/,
    /^abs\(\)需要1个值/,
  ],
  ['round(grdp)', /^There is no function round /, /^없는 함수입니다: round/, /^没有函数round/],
])('the formula %s is refused with its reason in each language', (formula, ...wanted) => {
  const result = withIndicators(model, [{ id: 'own', label: 'x', formula, unit: '' }])
  const [fault] = result.ok ? [] : result.error
  if (!fault) throw new Error(`${formula} was read`)
  for (const [index, language] of languages.entries()) {
    expect(faultText(fault, createWords({ language, ground }))).toMatch(wanted[index] ?? /^$/)
  }
})
