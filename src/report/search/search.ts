/** Finding things by what they are called in any of the languages, whatever the window's. */
import { folded } from './fold.ts'
import { areHangulInitials, hangulInitials, pinyinInitials, withoutDoubles } from './initials.ts'
import { pinyinOf } from './pinyin.ts'

/** Whether a text is found by a query. */
export type Finder = (texts: readonly string[]) => boolean

/** Fewer letters than these are a beginning, not the initials of a name. */
const fewestLetters = 2
/** Fewer letters than these are read as initials, not as syllables: `de` is no 的. */
const fewestSpelled = 3

const foldedOnce = new WeakMap<readonly string[], readonly string[]>()

/** Texts as they are compared; of the same list only once, however often it is searched. */
function foldedTexts(texts: readonly string[]): readonly string[] {
  const known = foldedOnce.get(texts) ?? texts.map(folded)
  foldedOnce.set(texts, known)
  return known
}

/** A query as it is compared; the separator of a number that is still being typed is left out: 23,2. */
const foldedQuery = (query: string): string => folded(query).replace(/(?<=\d),(?=\d{0,2}$)/, '')

/** Finds by the text itself; an empty query finds everything. */
export function finderOf(query: string): Finder {
  const wanted = foldedQuery(query)
  return (texts) => wanted === '' || foldedTexts(texts).some((text) => text.includes(wanted))
}

/**
 * Finds by the text where the numbers at the ends of the query are whole: table 3 is not table 32, and 15 is not 15.9.
 * Undefined of a query that neither begins nor ends with a number.
 */
function wholeNumberFinderOf(query: string): Finder | undefined {
  const wanted = foldedQuery(query)
  const [begins, ends] = [/^\d/.test(wanted), /\d$/.test(wanted)]
  if (!begins && !ends) return undefined
  const isWhole = (text: string, at: number): boolean =>
    !(begins && goesOnBefore.test(text.slice(Math.max(0, at - 2), at))) &&
    !(ends && goesOnAfter.test(text.slice(at + wanted.length, at + wanted.length + 2)))
  return (texts) => foldedTexts(texts).some((text) => placesOf(wanted, text).some((at) => isWhole(text, at)))
}

/** What says of the two characters beside a number that it goes on there. */
const goesOnBefore = /(?:\d|\d\.)$/
const goesOnAfter = /^(?:\d|\.\d)/

/** Where a text holds another, which is not empty. */
function placesOf(wanted: string, text: string): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) places.push(at)
  return places
}

/** Finds by initials or by pinyin; undefined where a query is neither. */
export function initialsFinderOf(query: string): Finder | undefined {
  const wanted = foldedQuery(query)
  if (areHangulInitials(wanted)) {
    const initials = withoutDoubles(wanted)
    return (texts) => texts.some((text) => startsAtWord(hangulInitials(text), initials))
  }
  if (wanted.length < fewestLetters || !/^[a-z]+$/.test(wanted)) return undefined
  return (texts) =>
    texts.some(
      (text) =>
        /\p{Script=Han}/u.test(text) && (pinyinInitials(text).includes(wanted) || isSpelled(text, wanted)),
    )
}

/** Whether the pinyin of characters that follow one another begins with the query. */
const isSpelled = (text: string, wanted: string): boolean =>
  wanted.length >= fewestSpelled && startsAtWord(pinyinOf(text), wanted)

/** Whether words from any of them on begin with the letters. */
const startsAtWord = (words: readonly string[], letters: string): boolean =>
  words.some((_, index) => words.slice(index).join('').startsWith(letters))

/**
 * The entries that a query finds: by their texts, of which those with the very number come alone; else by initials or
 * pinyin.
 * @param textsOf everything that an entry is called, in all languages.
 */
export function search<T>(
  entries: readonly T[],
  query: string,
  textsOf: (entry: T) => readonly string[],
): readonly T[] {
  for (const find of [wholeNumberFinderOf(query), finderOf(query), initialsFinderOf(query)]) {
    const found = find ? entries.filter((entry) => find(textsOf(entry))) : []
    if (found.length > 0) return found
  }
  return []
}
