import { describe, expect, test } from 'vitest'
import { type Formula, parseFormula, walkFormula } from '../../../src/model/formula.ts'
import { readableEquations, readableIndicators } from '../../../src/model/readable.ts'
import { languages } from '../../../src/model/spec.ts'
import {
  formulaCases,
  type MathElement,
  type Reader,
  walkMath,
} from '../../../src/report/equations/markup.ts'
import { labelsOf } from '../../../src/report/equations/names.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { readShipped } from '../../helpers/library.ts'

const { grounds, data } = readShipped()
const files = [...grounds.all].flatMap((ground) =>
  data.models.flatMap((file) => {
    const found = grounds.of({ model: `${file.id}@${file.version}`, baseline: ground.baseline.id })
    return found.ok ? [found.value] : []
  }),
)

/** A formula, written as its elements say it, to be held against what was parsed. */
const plain = (parts: readonly MathElement[]): string =>
  parts
    .map(({ tag, text, children = [] }) => {
      const inner = children.map((child) => plain([child]))
      if (tag === 'mfrac') return `{${inner.join('}/{')}}`
      if (tag === 'msup') return `${inner.join('^{')}}`
      if (tag === 'msub') return `${inner.join('_')}`
      if (tag === 'msqrt') return `√{${inner.join('')}}`
      return (text ?? inner.join('')).replaceAll('\u00a0', ' ')
    })
    .join('')

const reader: Reader = {
  words: createWords({ language: 'en', ground: grounds.first }),
  launchYear: 2015,
  labelOf: (name) => name,
}

function written(text: string): string {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return formulaCases(parsed.value, reader)
    .map(({ when, pieces }) => `${plain(pieces.flat())}${when ? ` [${plain(when.flat())}]` : ''}`)
    .join(' | ')
}

test.each([
  ['a + b * c', 'a+b×c'],
  ['(a + b) * c', '(a+b)×c'],
  ['a - (b - c)', 'a−(b−c)'],
  ['a - (b + c)', 'a−(b+c)'],
  ['a - b * c', 'a−b×c'],
  ['-(a + b)', '−(a+b)'],
  ['-a * b', '(−a)×b'],
  ['a / (b + c)', '{a}/{b+c}'],
  ['(a / b) ^ c', '({a}/{b})^{c}'],
  ['2 ^ (-1 / x)', '2^{{−1}/{x}}'],
  ['(-a) ^ 2', '(−a)^{2}'],
  ['a ^ b ^ c', 'a^{b^{c}}'],
  ['(a ^ b) ^ c', '(a^{b})^{c}'],
  ['exp(a + b) * c', 'e^{a+b}×c'],
  ['log(1 + a / 100)', 'ln(1+{a}/{100})'],
  ['log2(a)', 'log_2(a)'],
  ['sqrt(a / b)', '√{{a}/{b}}'],
  ['abs(a)', '|a|'],
  ['min(0.95, a * b)', 'min(0.95,a×b)'],
  ['clamp(a, 0, 1)', 'min(1,max(0,a))'],
  ['previous(a) + base(b)', 'a_last year+b_base value'],
  ['baseline(a)', 'a_baseline'],
  ['year == launchYear + 1 ? 1 : a', '1 [Calendar year=2016] | a'],
  ['1 + (a > 0 ? a : b)', '1+{a if a>0b otherwise '],
  ['a > 0 and b <= 1 ? a : b', 'a [a>0 and b≤1] | b'],
  ['not (a != 0) ? a : b', 'a [not(a≠0)] | b'],
])('%s is set as %s', (text, set) => {
  expect(written(text)).toBe(set)
})

test('lines may break between terms and factors, and nowhere else', () => {
  const parsed = parseFormula('a * (b + c / d) - e')
  if (!parsed.ok) throw new Error(parsed.error.code)
  const pieces = formulaCases(parsed.value, reader)[0]?.pieces.map((piece) => plain(piece))
  expect(pieces).toEqual(['a', '×(b', '+{c}/{d})', '−e'])
})

test.each([
  ['a * b / (c * d)', 'a | ×b | /(c | ×d)'],
  ['a / (b / c)', 'a | /(b | /c)'],
  ['(a / b) ^ (c + 1)', '(a | /b) | ^(c | +1)'],
  ['a * exp(b + c)', 'a | ×exp(b | +c)'],
  ['min(a, b + c)', 'min(a | ,b | +c)'],
  ['(a + b) / c ^ d', '(a | +b) | /(c | ^d)'],
])('on one level %s is %s', (text, set) => {
  const parsed = parseFormula(text)
  if (!parsed.ok) throw new Error(parsed.error.code)
  const [only] = formulaCases(parsed.value, { ...reader, isLinear: true })
  expect(only?.pieces.map((piece) => plain(piece)).join(' | ')).toBe(set)
})

/** How often a formula names each thing. */
const namesOf = (formula: Formula): readonly string[] =>
  [...walkFormula(formula)]
    .flatMap((part) => ('name' in part && part.kind !== 'call' ? [part.name] : []))
    .filter((name) => name !== 'year' && name !== 'launchYear')
    .sort()

describe.each(
  files.map((ground) => [`${ground.model.id}@${ground.model.version}`, ground.baseline.id, ground] as const),
)('%s on %s', (_, __, ground) => {
  const { model, built } = ground
  const equations = [
    ...readableEquations(model).flatMap((section) => section.equations),
    ...readableIndicators(model),
  ]
  test.each(languages)('sets every name of every formula with its label in %s', (language) => {
    const words = createWords({ language, ground })
    const labelOf = labelsOf(built, words)
    const own: Reader = { words, launchYear: model.launchYear, labelOf }
    for (const { id, formulas } of equations) {
      for (const { text, isLinear } of formulas.flatMap((each) => [
        { ...each, isLinear: false },
        { ...each, isLinear: true },
      ])) {
        const parsed = parseFormula(text)
        if (!parsed.ok) throw new Error(`${id}: ${parsed.error.code}`)
        const elements = formulaCases(parsed.value, { ...own, isLinear }).flatMap(({ when = [], pieces }) =>
          [...when, ...pieces].flat(),
        )
        const named = [...walkMath(elements)].filter((each) => each.name !== undefined)
        expect(named.map(({ name }) => name).sort(), id).toEqual(namesOf(parsed.value))
        for (const { name = '', text: said = '' } of named) expect(said, id).toContain(labelOf(name))
      }
    }
  })
})
