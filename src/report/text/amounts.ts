/** Where a text must not be broken: between a number and what it counts. */
import type { Language } from '../../model/spec.ts'

/** Amounts as the languages write them; what stands behind a number belongs to it. */
const amounts: Readonly<Record<Language, RegExp>> = {
  en: /[+−]?(?:[A-Z]{3} )?[+−]?\d[\d,]*(?:\.\d+)?(?:%| ?(?:pp|percentage points|bn|trn|million)(?![A-Za-z]))?(?: (?:of [A-Z]{3,}|[A-Z]{3})(?![A-Za-z]))?/gu,
  ko: /[+−]?\d[\d,]*(?:\.\d+)?[조억만]?(?: [+−]?\d[\d,]*(?:\.\d+)?[조억만])*(?:%p|%| ?(?:위안|달러|대|개사|명|회|년|개|곳))?/gu,
  zh: /(?:占GDP的)?[+−]?\d[\d,]*(?:\.\d+)?(?:万亿|[万亿])?(?:%|个百分点|元|美元|台|家|人|次|年|个)?/gu,
}

export interface Piece {
  readonly text: string
  /** Whether it is an amount, which stays on one line. */
  readonly isWhole: boolean
}

/** A text in pieces: between them, and inside those that are no amount, it may be broken as its language is. */
export function piecesOf(text: string, language: Language): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(amounts[language])) {
    // A number alone is never broken.
    if (/^[+−]?[\d,.]+$/u.test(found)) continue
    if (index > from) pieces.push({ text: text.slice(from, index), isWhole: false })
    pieces.push({ text: found, isWhole: true })
    from = index + found.length
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from), isWhole: false })
  return pieces
}
