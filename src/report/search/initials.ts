/** The initials of Korean and Chinese texts: ㅈㅎㅅㅎㄱ for 종합시험구, yfqd for 研发强度. */

import { pinyinOf } from './pinyin.ts'

/** Leading consonants of Hangul syllables in the order of Unicode, as compatibility letters fold to them. */
const firstConsonant = 0x1100
const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
/** Syllables with the same leading consonant. */
const perConsonant = 588
const isConsonant = (code: number): boolean => code >= firstConsonant && code <= firstConsonant + 18

/** A double consonant, which many keyboards give as two. */
const doubles: Readonly<Record<string, string>> = {
  '\u1101': '\u1100\u1100',
  '\u1104': '\u1103\u1103',
  '\u1108': '\u1107\u1107',
  '\u110a': '\u1109\u1109',
  '\u110d': '\u110c\u110c',
}

/** A text's Chinese characters by the first letters of their pinyin; what is Latin stays. */
export const pinyinInitials = (text: string): string =>
  pinyinOf(text)
    .map((syllable) => syllable.charAt(0))
    .join('')

/** The words of a text by the leading consonants of their syllables; what is Latin stays. */
export function hangulInitials(text: string): readonly string[] {
  return text
    .toLowerCase()
    .normalize('NFC')
    .split(/[\s·/()（）]+/)
    .map((word) =>
      [...word]
        .map((character) => {
          const code = character.codePointAt(0) ?? 0
          if (code < firstSyllable || code > lastSyllable) return character
          const consonant = String.fromCodePoint(
            firstConsonant + Math.floor((code - firstSyllable) / perConsonant),
          )
          return doubles[consonant] ?? consonant
        })
        .join(''),
    )
    .filter(Boolean)
}

/** Whether a folded query is made of initials of Hangul, with Latin letters among them at most. */
export const areHangulInitials = (query: string): boolean =>
  [...query].some((character) => isConsonant(character.codePointAt(0) ?? 0)) &&
  [...query].every((character) => isConsonant(character.codePointAt(0) ?? 0) || /[!-~]/.test(character))

/** A query of initials with its double consonants written as two. */
export const withoutDoubles = (query: string): string =>
  [...query].map((character) => doubles[character] ?? character).join('')
