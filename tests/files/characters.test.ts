import { expect, test } from 'vitest'
import { isPlainLine, isPlainText, onOneLine, withoutInvisible } from '../../src/files/characters.ts'
import { shortened } from '../../src/files/scenario-name.ts'

test.each(['\0', '\u001b', '\u007f', '\u0085', '\u202a', '\u202e', '\u2066', '\u2069', '\ud800'])(
  'a text with %j is kept nowhere and steers nothing',
  (character) => {
    const text = `a${character}b`
    expect(isPlainLine(text)).toBe(false)
    expect(isPlainText(text)).toBe(false)
    expect(withoutInvisible(text, '-')).toBe('a-b')
    if (character.isWellFormed() && character !== '\u0085') {
      expect(onOneLine(text)).toBe(`a\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}b`)
    }
  },
)

test('lines and tabs stand in a text of several lines, not in one line', () => {
  expect(isPlainText('a\r\n\tb')).toBe(true)
  expect(isPlainLine('a\nb')).toBe(false)
})

test('what other scripts need stays in a name, and what would hide in a message is spelled out there', () => {
  expect(isPlainLine('می\u200cخواهم \u200f שלום 👩\u200d👩\u200d👧')).toBe(true)
  expect(onOneLine('a\u200fb\u061cc \n\td')).toBe('a\\u200fb\\u061cc d')
})

test('a text is cut between what readers take for characters', () => {
  expect(shortened('👩\u200d👩\u200d👧 family', 4)).toBe('')
  expect(shortened('e\u0301e\u0301e\u0301', 5)).toBe('e\u0301e\u0301')
  expect(shortened('한국어', 6, (part) => Buffer.byteLength(part))).toBe('한국')
  expect(shortened('ab cd', 3)).toBe('ab')
  expect(shortened('abc', 3)).toBe('abc')
})
