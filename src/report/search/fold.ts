/** Texts as they are compared in a search: the same whatever keyboard, input method or system wrote them. */

/** Narrow blanks between groups of three digits, which stand for a comma. */
const narrowBlank = /(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g
/** Commas between groups of three digits: 23,291 is 23291. */
const separator = /(?<=\d),(?=\d{3}(?!\d))/g
/**
 * Marks that a search does not tell apart: accents, and blanks, which Korean and Chinese set as they like. Between two
 * numbers a blank stays: table 3 of 15 is not table 315.
 */
const unheard = /\p{Mn}|\s+(?![\d\s])|(?<![\d\s])\s+/gu
/** Accents after Latin letters alone: Hangul is written in parts too. */
const combining = /(?<=[a-z])[\u0300-\u036f]/g

/**
 * A text in small letters, of one width, its Hangul in parts so that a syllable that is half typed is found, and
 * without blanks, accents and separators in numbers.
 */
export const folded = (text: string): string =>
  // Small letters first: the parts of İ are not those of i.
  text
    .toLowerCase()
    .replaceAll(narrowBlank, ',')
    .normalize('NFKD')
    .replaceAll(combining, '')
    .replaceAll(separator, '')
    .replaceAll(unheard, '')
