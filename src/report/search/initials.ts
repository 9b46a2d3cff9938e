/** The initials of Korean and Chinese texts: ㅈㅎㅅㅎㄱ for 종합시험구, yfqd for 研发强度. */

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

/** The first characters of each letter's stretch in the order of pinyin, in which i, u and v begin no syllable. */
const boundaries = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他挖夕丫匝'
const letters = 'abcdefghjklmnopqrstwxyz'
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin')

/** Readings that a word decides where the character alone would be read otherwise. */
const readings: readonly (readonly [word: string, initials: string])[] = [
  ['增长', 'zz'],
  ['长期', 'cq'],
  ['行业', 'hy'],
  ['重点', 'zd'],
  ['可调', 'kt'],
  ['口径调整', 'kjtz'],
  ['弹性', 'tx'],
  ['降', 'j'],
]

const han = /\p{Script=Han}/u

function pinyinInitial(character: string): string {
  let found = ''
  for (const [index, boundary] of [...boundaries].entries()) {
    if (byPinyin.compare(boundary, character) > 0) break
    found = letters[index] ?? ''
  }
  return found
}

/** A text's Chinese characters by the first letters of their pinyin; what is Latin stays. */
export function pinyinInitials(text: string): string {
  let rest = text.toLowerCase()
  for (const [word, initials] of readings) rest = rest.replaceAll(word, initials)
  return [...rest]
    .map((character) => (han.test(character) ? pinyinInitial(character) : character))
    .filter((character) => /[a-z0-9]/.test(character))
    .join('')
}

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
