/** Counts with the marks of a language in them: 8.27 trn, 8조 2,661억, 82,661亿, 8.27万亿. */
import type { Language } from '../../model/spec.ts'
import { formatNumber, formatPlain } from './format.ts'

interface Mark {
  readonly size: number
  readonly text: string
}

/** Largest first. */
const marks: Readonly<Record<Language, readonly Mark[]>> = {
  en: [
    { size: 1e12, text: ' trn' },
    { size: 1e9, text: ' bn' },
    { size: 1e6, text: ' million' },
  ],
  ko: [
    { size: 1e12, text: '조' },
    { size: 1e8, text: '억' },
    { size: 1e4, text: '만' },
  ],
  zh: [
    { size: 1e12, text: '万亿' },
    { size: 1e8, text: '亿' },
    { size: 1e4, text: '万' },
  ],
}

/** From here on nobody reads the marks. */
const tooLarge = 1e18

/** Whether a count can be read with marks. */
export const isMarkable = (count: number): boolean => Number.isFinite(count) && Math.abs(count) < tooLarge

const ones: Mark = { size: 1, text: '' }

const markOf = (count: number, language: Language): Mark =>
  marks[language].find(({ size }) => Math.abs(count) >= size) ?? ones

/** Digits after the point with which a multiple of `least` is exact at a mark. */
const digitsAt = ({ size }: Mark, least: number): number => Math.max(0, Math.round(Math.log10(size / least)))

const roundedTo = (count: number, least: number): number => Math.round(count / least) * least

/** Chinese says round trillions as such, others in hundreds of millions: 1.2万亿, 23,291亿. */
const roundDigits = 2

/** A count as exact as `least`, a power of ten: 8.2661 trn, 8조 2,661억, 82,661亿, 1.2万亿. */
export function formatMarked(count: number, least: number, language: Language): string {
  const rounded = roundedTo(count, least)
  const [trillion, below] = marks[language]
  const mark = markOf(rounded, language)
  if (language === 'en' || mark !== trillion || below === undefined)
    return atMark(rounded, mark, least, language)
  // Korean says the trillions and what is over them apart.
  if (language === 'ko') {
    const whole = Math.trunc(rounded / mark.size)
    const over = Math.abs(rounded - whole * mark.size)
    const first = atMark(whole * mark.size, mark, mark.size, language)
    return over < least / 2 ? first : `${first} ${atMark(over, markOf(over, language), least, language)}`
  }
  const isRound = Math.abs(rounded - roundedTo(rounded, mark.size / 10 ** roundDigits)) < least / 2
  return atMark(rounded, isRound ? mark : below, least, language)
}

/** Figures that are enough where there is little room. */
export const shortFigures = 3

/** The same with three figures where it has more after the point: 8.27 trn, 8.27조, 1,747억. */
export function formatMarkedShort(
  count: number,
  least: number,
  language: Language,
  figures = shortFigures,
): string {
  const mark = markOf(roundedTo(count, least), language)
  const wanted = figures - 1 - Math.floor(Math.log10(Math.max(1, Math.abs(count) / mark.size)))
  const digits = Math.min(Math.max(0, wanted), digitsAt(mark, least))
  const unit = Math.max(least, mark.size * 10 ** -digits)
  const rounded = roundedTo(count, unit)
  const last = markOf(rounded, language)
  // What was rounded keeps its last digit, as 1.80 trn of 1.8011 trn.
  const fixed = Math.abs(roundedTo(count, least) - rounded) < least / 2 ? 0 : digitsAt(last, unit)
  return atMark(rounded, last, unit, language, fixed)
}

/** A round count on an axis, `step` away from its neighbours, in the mark of the largest one: 0.5조, 1조. */
export function formatMarkedTick(count: number, step: number, language: Language, largest = count): string {
  if (Math.abs(count) < step / 1000) return '0'
  return atMark(count, markOf(largest * (1 + 1e-9), language), step / 100, language)
}

/** A text that ends in the mark that another ends in, without it: 7.92 of “7.92 trn and 10.6 trn”. */
export function withoutMarkOf(text: string, other: string, language: Language): string {
  const mark = marks[language].find((each) => other.endsWith(each.text))?.text
  return mark !== undefined && text.endsWith(mark) ? text.slice(0, -mark.length) : text
}

/** So many of a mark, with `fixed` digits after the point at least. */
function atMark(count: number, mark: Mark, least: number, language: Language, fixed = 0): string {
  const size = Number((count / mark.size).toPrecision(15))
  const number =
    fixed > 0 ? formatNumber(size, fixed, language) : formatPlain(size, language, digitsAt(mark, least))
  return `${number}${mark.text}`
}
