/** Texts of cells made comparable: widths, spaces and signs that an input method or a spreadsheet may write. */
import { narrowed } from '../../model/narrow.ts'

import { shortened } from '../scenario-name.ts'

/** Cells are looked at no further than this; no name and no number of ours is longer. */
const longestName = 200

/**
 * Full-width letters, digits and signs as narrow ones, every space a plain one, every minus a hyphen.
 * Raised and circled digits stay what they are: they are marks of notes and no digits.
 */
export function narrow(text: string): string {
  return narrowed(text)
    .replaceAll(/[\p{Zs}\t\r\n\ufeff]/gu, ' ')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
}

/** A name without case, spaces and punctuation, so that what looks alike is alike; empty where it is no name. */
export function foldName(text: string): string {
  if (text.length > longestName) return ''
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]/gu, '')
}

/** Marks of notes that stand behind a word or a number: asterisks, daggers, raised and circled digits. */
const noteMarks = new Set('*†‡§#⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩ ')
/** A short note in brackets, such as (p), [1] or （注1）; and what Korean tables write, 1) after a space. */
const bracketedNote = /(?:[([〔【](?:注|주)?[0-9a-z]{1,2}[)\]〕】]| (?:注|주)?[0-9a-z]{1,2}\))$/i
const noteLetter = / [pers]$/i

/** A narrow text without the marks of notes at its end. */
export function withoutMarks(text: string): string {
  let rest = text
  // Each turn takes something away, and a note's mark is short: a long text has few of them or is none of ours.
  for (let turn = 0; turn < 8; turn++) {
    let end = rest.length
    while (end > 0 && noteMarks.has(rest.charAt(end - 1))) end -= 1
    const bare = rest.slice(0, end)
    const tail = bare.slice(-8)
    const note = bracketedNote.exec(tail) ?? noteLetter.exec(tail)
    if (!note) return bare
    rest = bare.slice(0, bare.length - note[0].length)
  }
  return rest
}

/** A cell as a message quotes it, no longer than one reads. */
export const quoted = (text: string): string => (text.length > 60 ? `${shortened(text, 60)}…` : text)
