/** Brackets in brackets, which no language writes: what stands in brackets already has its own taken apart. */
import type { Language } from '../../model/spec.ts'

/** Brackets behind a word, as each language sets them; a call in a formula is none. */
const own: Readonly<Record<Language, readonly [brackets: RegExp, joined: string]>> = {
  en: [/ \(([^()]*)\)/gu, ', $1'],
  ko: [/(?<![A-Za-z_])\s?\(([^()]*)\)/gu, ', $1'],
  zh: [/（([^（）]*)）/gu, '，$1'],
}

/** “Guangdong (demonstration) · GD demo” as it stands in brackets: “Guangdong, demonstration · GD demo”. */
export function inBrackets(text: string, language: Language): string {
  const [brackets, joined] = own[language]
  return text.replace(brackets, joined)
}

/** The places of a text that stand in its brackets. */
export function placesInBrackets(text: string): readonly string[] {
  return [...text.matchAll(/[(（]([^()（）]*)[)）]/gu)].flatMap(([, inner = '']) =>
    [...inner.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name),
  )
}
