/**
 * Where in its source a figure stands, in the reader's language: “section 2.2, para 2, footnote 24” of what the data
 * files note as `§2나 ¶2 (fn24)`.
 */
import type { Language, SourceSpec } from '../model/spec.ts'
import { manners } from './text/language.ts'
import type { Words } from './text/words.ts'

export interface PlaceText {
  readonly text: string
  /** The language of a place that is left as the source names it; undefined of one in the reader's. */
  readonly language?: string
}

/** A place in words; as it stands where it is not noted in that way. */
export function placeText(
  place: string,
  { language, headings = {} }: Pick<SourceSpec, 'language' | 'headings'>,
  words: Words,
): PlaceText {
  const parts = place.split('; ').map((part) => partText(part, headings, words))
  if (parts.every((part) => part !== undefined))
    return { text: parts.join(manners[words.language].betweenClauses) }
  // A baseline on statistics has its figures from many sources, which are told as those of published values are.
  const named = words.source(place)
  if (named === undefined) return { text: place, language }
  // The original stands beside it, so that it is found again.
  return { text: words.language === language ? named : `${named} · ${place}` }
}

type Headings = NonNullable<SourceSpec['headings']>

const section =
  /^§(\d+)([가나다라마바사아자차카타파하])?(?: ([^¶()◦*-]+?))?(?: ¶(\d+))?(?: ([◦*-]))?(?: \(([^()]+)\))?$/u
const footnote = /^fn(\d+)(?:-(\d+))?( source title)?$/
const figure = /^Fig\.(\d+)$/
const summary = /^Summary ▶(\d+)$/
const table = /^Table (\d+)(?: (.+)-(\d+))?$/

const numerals = '一二三四五六七八九十'
const counted = (number: number, language: Language): string | number =>
  language === 'zh' ? (numerals[number - 1] ?? number) : number

/** Sections are lettered by syllables, which are numbers elsewhere. */
const syllables = '가나다라마바사아자차카타파하'
const lettered = (letter: string, language: Language): string | number =>
  language === 'ko' ? letter : counted(syllables.indexOf(letter) + 1, language)

function partText(part: string, headings: Headings, words: Words): string | undefined {
  const { t, language } = words
  const [, sections, letter, heading, paragraph, mark, notes] = section.exec(part) ?? []
  if (sections === undefined) return noteText(part, headings, words)
  const chapter = counted(Number(sections), language)
  const where =
    letter === undefined
      ? t('place.chapter', { chapter })
      : t('place.section', { chapter, section: lettered(letter, language) })
  const behind = notes?.split(', ').map((note) => noteText(note, headings, words)) ?? []
  if (behind.some((note) => note === undefined)) return undefined
  const inside = [
    ...(heading === undefined ? [] : [named(heading, headings, words)]),
    ...(paragraph === undefined ? [] : [t('place.paragraph', { number: paragraph })]),
    ...(mark === undefined ? [] : [t(mark === '*' ? 'place.remark' : 'place.item')]),
  ]
  return [[where, ...inside].join(manners[language].betweenPlaces), ...behind].join(
    manners[language].betweenParts,
  )
}

/** A footnote, a figure, a point of the summary, or a table with its row. */
function noteText(part: string, headings: Headings, words: Words): string | undefined {
  const { t, language } = words
  const [, first, last, isTitle] = footnote.exec(part) ?? []
  if (first !== undefined) {
    const number = last === undefined ? first : t('place.numbers', { first, last })
    const note = t('place.footnote', { number })
    return isTitle === undefined ? note : [note, t('place.sourceTitle')].join(manners[language].betweenParts)
  }
  const [, picture] = figure.exec(part) ?? []
  if (picture !== undefined) return t('place.figure', { number: picture })
  const [, point] = summary.exec(part) ?? []
  if (point !== undefined) return t('place.summary', { number: point })
  const [, number, row, count] = table.exec(part) ?? []
  if (number === undefined) return undefined
  const whole = t('place.table', { number })
  return row === undefined
    ? whole
    : [whole, `${named(row, headings, words)} ${count}`].join(manners[language].betweenParts)
}

/** A heading of the source; one that it has not in the three languages as it stands. */
const named = (heading: string, headings: Headings, { text }: Words): string => {
  const known = headings[heading]
  return known ? text(known) : heading
}
