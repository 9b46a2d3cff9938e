/** Korean words in texts of other languages, so that they are heard and broken as Korean. */
import type { Language } from '../../model/spec.ts'

export interface Run {
  readonly text: string
  /** The language of what is not in the reader's. */
  readonly language?: Language
}

/** Hangul with the blanks, digits and signs between it; a number before it is read with it. */
const korean = /(?:\d[\d,.]*)?\p{sc=Hangul}(?:[\p{sc=Hangul}\d\s,.·’‘]*[\p{sc=Hangul}\d])?/gu

/** A text in its runs; one alone where all of it is in the reader's language. */
export function languageRuns(text: string, language: Language): readonly Run[] {
  if (language === 'ko') return [{ text }]
  const runs: Run[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(korean)) {
    if (index > from) runs.push({ text: text.slice(from, index) })
    runs.push({ text: found, language: 'ko' })
    from = index + found.length
  }
  if (from < text.length || runs.length === 0) runs.push({ text: text.slice(from) })
  return runs
}
