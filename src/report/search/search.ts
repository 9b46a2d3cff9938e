/** Finding things by what they are called in any of the languages, whatever the window's. */
import { folded } from './fold.ts'
import { areHangulInitials, hangulInitials, pinyinInitials, withoutDoubles } from './initials.ts'

/** Whether a text is found by a query. */
export type Finder = (texts: readonly string[]) => boolean

/** Fewer letters than these are a beginning, not the initials of a name. */
const fewestLetters = 2

/** Finds by the text itself; an empty query finds everything. */
export function finderOf(query: string): Finder {
  const wanted = folded(query)
  return (texts) => wanted === '' || texts.some((text) => folded(text).includes(wanted))
}

/** Finds by initials; undefined where a query is none. */
export function initialsFinderOf(query: string): Finder | undefined {
  const wanted = folded(query)
  if (areHangulInitials(wanted)) {
    const initials = withoutDoubles(wanted)
    return (texts) => texts.some((text) => startsAtWord(hangulInitials(text), initials))
  }
  if (wanted.length < fewestLetters || !/^[a-z]+$/.test(wanted)) return undefined
  return (texts) =>
    texts.some((text) => /\p{Script=Han}/u.test(text) && pinyinInitials(text).includes(wanted))
}

/** Whether words from any of them on begin with the initials. */
const startsAtWord = (words: readonly string[], initials: string): boolean =>
  words.some((_, index) => words.slice(index).join('').startsWith(initials))

/**
 * The entries that a query finds: by their texts, else by initials.
 * @param textsOf everything that an entry is called, in all languages.
 */
export function search<T>(
  entries: readonly T[],
  query: string,
  textsOf: (entry: T) => readonly string[],
): readonly T[] {
  const byText = finderOf(query)
  const found = entries.filter((entry) => byText(textsOf(entry)))
  const byInitials = found.length === 0 ? initialsFinderOf(query) : undefined
  return byInitials ? entries.filter((entry) => byInitials(textsOf(entry))) : found
}
