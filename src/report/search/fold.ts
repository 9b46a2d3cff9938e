/** Texts as they are compared in a search: the same whatever keyboard, input method or system wrote them. */

/** Marks that a search does not tell apart: accents, and blanks, which Korean and Chinese set as they like. */
const unheard = /[\p{Mn}\s]/gu
/** Accents after Latin letters alone: Hangul is written in parts too. */
const combining = /(?<=[a-z])[\u0300-\u036f]/g

/**
 * A text in small letters, of one width, its Hangul in parts so that a syllable that is half typed is found, and
 * without blanks and accents.
 */
export const folded = (text: string): string =>
  // Small letters first: the parts of İ are not those of i.
  text.toLowerCase().normalize('NFKD').replaceAll(combining, '').replaceAll(unheard, '')
