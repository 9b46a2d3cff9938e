/** Texts as they are compared in a search: the same whatever keyboard, input method or system wrote them. */

/** Narrow blanks between groups of three digits, which stand for a comma. */
const narrowBlank = /(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g
/** Commas between groups of three digits: 23,291 is 23291. */
const separator = /(?<=\d),(?=\d{3}(?!\d))/g
/** Accents and other marks that a search does not tell apart. */
const marks = /\p{Mn}/gu
/**
 * Korean and Chinese set blanks as they like, so none counts. Between two numbers a blank stays: table 3 of 15 is not
 * table 315.
 */
const withoutBlanks = (text: string): string =>
  text.replaceAll(/\s+/gu, (blank, at: number) =>
    isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + blank.length)) ? blank : '',
  )
const isDigit = (character: string): boolean => /\d/u.test(character)
/** Accents after Latin letters alone: Hangul is written in parts too. */
const combining = /(?<=[a-z])[\u0300-\u036f]/g

/**
 * A text in small letters, of one width, its Hangul in parts so that a syllable that is half typed is found, and
 * without blanks, accents and separators in numbers.
 */
export const folded = (text: string): string =>
  // Small letters first: the parts of İ are not those of i.
  withoutBlanks(
    text
      .toLowerCase()
      .replaceAll(narrowBlank, ',')
      .normalize('NFKD')
      .replaceAll(combining, '')
      .replaceAll(separator, '')
      .replaceAll(marks, ''),
  )
