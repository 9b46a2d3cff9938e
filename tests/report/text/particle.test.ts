import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ParticlePair,
  particleAfter,
  particlePairs,
  soundOf,
  withParticles,
} from '../../../src/report/text/particle.ts'

test.each([
  ['37%', '은/는', '는'],
  ['3', '이/가', '이'],
  ['10', '으로/로', '으로'],
  ['7', '으로/로', '로'],
  ['6', '으로/로', '으로'],
  ['100', '은/는', '은'],
  ['2조', '이/가', '가'],
  ['2.0', '은/는', '은'],
  ['억 위안', '은/는', '은'],
  ['outcomes.csv', '을/를', '를'],
  ['Plan B', '은/는', '는'],
  ['가을', '와/과', '과'],
  ['가을 사본', '은/는', '은'],
  ['GRDP', '은/는', '는'],
  ['R&D', '을/를', '를'],
  ['TFP', '와/과', '와'],
  ['HTML', '으로/로', '로'],
  ['비중(2015년)', '은/는', '은'],
  ['지역내총생산(GRDP)', '은/는', '은'],
  ['“가을”', '으로/로', '로'],
  ['0.3%p', '이/가', '가'],
  ['100 Mbps', '을/를', '를'],
  ['32 GB', '은/는', '는'],
  ['3㎢', '은/는', '는'],
  ['「디지털 경제 발전 전망」', '을/를', '을'],
  ['Baseline', '은/는', '은'],
  ['Investment push', '은/는', '는'],
  ['model', '으로/로', '로'],
  ['1,000,000,000,000', '은/는', '는'],
  ['(가을)', '은/는', '은'],
  ['', '은/는', '는'],
] as const)('%s %s → %s', (text, pair, particle) => {
  expect(particleAfter(text, pair)).toBe(particle)
})

test('a text has its particles by what was put in before them', () => {
  expect(withParticles('2030년 비중[은/는] 37%[으로/로], “가을”[와/과] 같습니다.')).toBe(
    '2030년 비중은 37%로, “가을”과 같습니다.',
  )
  expect(withParticles('[scenario]의 [indicator], 3[이/가]')).toBe('[scenario]의 [indicator], 3이')
})

/** Whether a syllable has a final consonant, as its parts tell: not how the product finds it. */
const finalOf = (text: string): string => /[\u11a8-\u11c2]$/u.exec(text.normalize('NFD'))?.[0] ?? ''
const expected = (reading: string, pair: ParticlePair): string => {
  const final = finalOf(reading)
  const [first = '', second = ''] = pair.split('/')
  const [closed, open] = pair === '와/과' ? [second, first] : [first, second]
  const isOpen = final === '' || (pair === '으로/로' && final === '\u11af')
  return isOpen ? open : closed
}

test('every syllable decides by its last part', () => {
  const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code))
  const text = fc.tuple(fc.string(), syllable).map(([before, last]) => before + last)
  fc.assert(
    fc.property(text, fc.constantFrom(...particlePairs), (word, pair) => {
      expect(particleAfter(word, pair)).toBe(expected(word, pair))
      expect(particleAfter(`“${word}”`, pair)).toBe(expected(word, pair))
      expect(particleAfter(`${word}(2015)`, pair)).toBe(expected(word, pair))
    }),
  )
})

/** A whole number as it is read: 23,291 is 이만삼천이백구십일. */
function reading(number: number): string {
  if (number === 0) return '영'
  const parts = ['', '만', '억', '조', '경'].map((name, place) => {
    const four = Math.floor(number / 10_000 ** place) % 10_000
    const said = ['', '십', '백', '천'].map((ten, at) => {
      const digit = Math.floor(four / 10 ** at) % 10
      return digit === 0 ? '' : `${'영일이삼사오육칠팔구'[digit]}${ten}`
    })
    return four === 0 ? '' : `${said.toReversed().join('')}${name}`
  })
  return parts.toReversed().join('')
}

test('a number decides by how it is read, with and without marks between its digits', () => {
  const whole = fc.oneof(
    fc.integer({ min: 0, max: 20_000 }),
    fc.maxSafeNat(),
    fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 13 }))
      .map(([digits, zeros]) => digits * 10 ** zeros),
  )
  fc.assert(
    fc.property(whole, fc.constantFrom(...particlePairs), (number, pair) => {
      const right = expected(reading(number), pair)
      expect(particleAfter(String(number), pair)).toBe(right)
      expect(particleAfter(number.toLocaleString('en'), pair)).toBe(right)
    }),
  )
})

test('a decimal is read digit by digit', () => {
  fc.assert(
    fc.property(fc.nat(999), fc.integer({ min: 0, max: 9 }), (whole, last) => {
      expect(soundOf(`${whole}.4${last}`)).toBe(soundOf('영일이삼사오육칠팔구'[last] ?? ''))
    }),
  )
})

test('whatever stands before a pair, one of its two forms follows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...particlePairs), (text, pair) => {
      const forms = pair.split('/')
      expect(forms).toContain(particleAfter(text, pair))
      expect(withParticles(`${text.replaceAll('[', '')}[${pair}]`)).not.toContain('[')
    }),
  )
})
