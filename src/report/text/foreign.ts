/** Korean and Chinese words in texts of other languages, so that they are heard and broken as such. */
import type { Language } from '../../model/spec.ts'

export interface Run {
  readonly text: string
  /** The language of what is not in the reader's. */
  readonly language?: Language
}

/** Hangul with the blanks, digits and signs between it; a number before it is read with it. */
const hangul = /\p{sc=Hangul}(?:[\p{sc=Hangul}\d\s,.·’‘]*[\p{sc=Hangul}\d])?/gu

/** Han with what stands between it, the year of a title at its end too. */
const han = /\p{sc=Han}(?:[\p{sc=Han}\d·，、（）《》“”]*[\p{sc=Han}\d）》”])?/gu

/** What is another language in one; a Korean reads Han in brackets as Korean. */
const foreignIn: Readonly<Record<Language, readonly (readonly [Language, RegExp])[]>> = {
  en: [
    ['ko', hangul],
    ['zh', han],
  ],
  ko: [],
  zh: [['ko', hangul]],
}

/** A text in its runs; one alone where all of it is in the reader's language. */
export const languageRuns = (text: string, language: Language): readonly Run[] =>
  foreignIn[language].reduce<readonly Run[]>(
    (runs, [other, words]) => runs.flatMap((run) => (run.language ? [run] : partsOf(run.text, other, words))),
    [{ text }],
  )

function partsOf(text: string, language: Language, words: RegExp): readonly Run[] {
  const runs: Run[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(words)) {
    const start = language === 'ko' ? numberBefore(text, index, from) : index
    const end = index + found.length
    if (start > from) runs.push({ text: text.slice(from, start) })
    runs.push({ text: text.slice(start, end), language })
    from = end
  }
  if (from < text.length || runs.length === 0) runs.push({ text: text.slice(from) })
  return runs
}

/** Where a number begins that ends at a place in a text; that place where none does. */
function numberBefore(text: string, end: number, from: number): number {
  let start = end
  for (let at = end; at > from && /[\d,.]/u.test(text.charAt(at - 1)); at--) {
    if (/\d/u.test(text.charAt(at - 1))) start = at - 1
  }
  return start
}
