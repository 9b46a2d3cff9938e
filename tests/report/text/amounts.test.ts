import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import { piecesOf } from '../../../src/report/text/amounts.ts'

const wholesOf = (text: string, language: 'en' | 'ko' | 'zh') =>
  piecesOf(text, language).flatMap((piece) => (piece.isWhole ? [piece.text] : []))

test.each([
  [
    'en',
    'between CNY 6.51 and 10.3 trn, half; the central projection 8.27 trn.',
    ['CNY 6.51', '10.3 trn', '8.27 trn'],
  ],
  [
    'en',
    '+CNY 340 bn (+8.0%), +3.8 pp and 64.4% of GRDP',
    ['+CNY 340 bn', '+8.0%', '+3.8 pp', '64.4% of GRDP'],
  ],
  [
    'ko',
    '모의계산의 90%가 7조 9,207억~10조 6,440억 위안, 4.2만 대, 0.3%p',
    ['90%', '7조 9,207억', '10조 6,440억 위안', '4.2만 대', '0.3%p'],
  ],
  [
    'zh',
    '介于7.9万亿元与10.6万亿元之间，占GDP的64.4%，提高0.3个百分点',
    ['7.9万亿元', '10.6万亿元', '占GDP的64.4%', '0.3个百分点'],
  ],
] as const)('in %s, amounts of “%s” are whole', (language, text, wholes) => {
  expect(wholesOf(text, language)).toEqual(wholes)
})

test('a number alone is no piece, and a text without numbers is one', () => {
  expect(piecesOf('seed 1', 'en')).toEqual([{ text: 'seed 1', isWhole: false }])
  expect(piecesOf('', 'ko')).toEqual([{ text: '', isWhole: false }])
})

test('pieces are the text, whatever it is', () => {
  const words = fc.constantFrom(
    'CNY ',
    '8.27',
    ' trn',
    '%',
    '조 ',
    '억',
    ' 위안',
    '万亿',
    '元',
    'and ',
    ', ',
    '−',
    '7',
  )
  fc.assert(
    fc.property(fc.array(words), fc.constantFrom(...languages), (parts, language) => {
      const text = parts.join('')
      expect(
        piecesOf(text, language)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
