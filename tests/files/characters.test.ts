import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isPlainLine,
  onOneLine,
  steeringIn,
  tidyLine,
  tidyText,
  unseenIn,
  unshowableIn,
  withoutInvisible,
} from '../../src/files/characters.ts'
import { shortened } from '../../src/files/scenario-name.ts'

const spelled = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
  return code.length > 4 ? `\\u{${code}}` : `\\u${code}`
}
const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** What turns the writing after it, and what is no character at all: in no text. */
const steers = ['\0', '\u001b', '\u007f', '\u0085', '\u202a', '\u202e', '\u2066', '\u2069', '\ud800']
/** What is not seen, or seen as something else: in no name. */
const hides = [
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\u2063', '\u00ad', '\u034f', '\u180e', '\u2800'],
  ...['\u061c', '\u200e', '\u200f', '\u206a', '\u2028', '\u2029', '\ufff9', '\ufeff'],
  ...[
    '\u115f',
    '\u1160',
    '\u3164',
    '\uffa0',
    '\ufe00',
    '\ufe0e',
    '\ufe0f',
    '\u{e0041}',
    '\u{e007f}',
    '\u{e0100}',
  ],
]

test.each([...steers, ...hides])('%j is in no name, and is spelled out in messages', (character) => {
  const text = `a${character}b`
  expect(isPlainLine(text)).toBe(false)
  expect(unshowableIn(text)).toBe(codeOf(character))
  expect(unseenIn(text)).toBe(codeOf(character))
  // A space that breaks the line is one.
  const isSpace = /\s/.test(character)
  expect(tidyLine(text)).toBe(isSpace ? 'a b' : 'ab')
  expect(withoutInvisible(text, '-')).toBe('a-b')
  expect(onOneLine(text)).toBe(isSpace ? 'a b' : `a${spelled(character)}b`)
})

test.each(steers)('%j is in no text of several lines', (character) => {
  expect(steeringIn(`a${character}b`)).toBe(codeOf(character))
  expect(tidyText(`a${character}\r\n\tb`)).toBe('a\r\n\tb')
})

test('lines and tabs stand in a text of several lines, not in one line', () => {
  expect([steeringIn('a\r\n\tb'), unseenIn('a\r\n\tb')]).toEqual([undefined, undefined])
  expect(isPlainLine('a\nb')).toBe(false)
})

test.each([
  ...[
    '浙江省数字经济',
    '저장성 디지털경제',
    'ㄱㄴ',
    '３.５％ ①',
    'naïve — “q”',
    'Việt Nam',
    'שלום',
    'می\u200cخواهم',
    'क्\u200dष',
  ],
  ...['👩\u200d👩\u200d👧', '❤\ufe0f', '👩🏽\u200d🔬', '1\ufe0f\u20e3', '🏳\ufe0f\u200d🌈'],
])('%s is a name, and is read as it is', (text) => {
  for (const form of ['NFC', 'NFD'] as const) expect(unshowableIn(text.normalize(form))).toBeUndefined()
  expect(tidyLine(text)).toBe(text.normalize('NFC'))
  expect(onOneLine(text)).toBe(text)
})

test('a name is kept in composed characters, however the system writes them', () => {
  expect(tidyLine(' 저장성\n 계획 '.normalize('NFD'))).toBe('저장성 계획')
})

test('marks without number, or without a letter, are in no name', () => {
  const piled = `a${'\u0301'.repeat(110)}b`
  expect(unshowableIn(piled)).toBe('U+0301')
  expect(tidyLine(piled)).toBe(`\u00e1${'\u0301'.repeat(4)}b`)
  expect(onOneLine(piled)).toBe(`a${'\u0301'.repeat(4)}…b`)
  expect([unshowableIn('\u0301a'), tidyLine('\u0301\u0302a'), onOneLine('\u0301a')]).toEqual([
    'U+0301',
    'a',
    '…a',
  ])
})

test('a text is cut between what readers take for characters', () => {
  expect(shortened('👩\u200d👩\u200d👧 family', 4)).toBe('')
  expect(shortened('e\u0301e\u0301e\u0301', 5)).toBe('e\u0301e\u0301')
  expect(shortened('한국어', 6, (part) => Buffer.byteLength(part))).toBe('한국')
  expect(shortened('ab cd', 3)).toBe('ab')
  expect(shortened('abc', 3)).toBe('abc')
})

test('a tidy name is one that can be kept, and stays as it is', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      '한',
      '👩',
      '🏽',
      '1',
      ' ',
      '\n',
      'क',
      '़',
      '\u0958',
      'م',
      '\u0301',
      '\u0301'.repeat(5),
      '\u20e3',
      '\u200c',
    ],
    ...[...steers, ...hides],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const tidy = tidyLine(pieces.join(''))
      expect(unshowableIn(tidy)).toBeUndefined()
      expect(tidyLine(tidy)).toBe(tidy)
    }),
    // Composing puts the marks in another order, and the joiner beside one that it does not join.
    { numRuns: 3000, examples: [[['1', '\u0301', '़', '\u200c', 'م']]] },
  )
})
