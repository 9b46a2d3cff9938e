/** Numbers as the reader's language writes them. */
import type { Language } from '../../model/spec.ts'
import { manners } from './language.ts'

const formats = new Map<string, Intl.NumberFormat>()

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const existing = formats.get(key)
  if (existing) return existing
  const made = new Intl.NumberFormat(manners[language].locale, options)
  formats.set(key, made)
  return made
}

/** From here on nobody counts the digits. */
const tooLarge = 1e15
/** More digits after the point than these nobody counts. */
export const mostDigits = 6

export const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** As a power of ten, with three figures at most: −2×10²⁴. */
function formatPower(value: number, language: Language): string {
  const [figures = '', exponent = ''] = value.toExponential(2).split('e')
  const raised = exponent
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => superscripts[Number(digit)] ?? '')
  return `${minus(format(language, { maximumFractionDigits: 2 }).format(Number(figures)))}×10${raised}`
}

/** Whether a number is written as a power: too large to be read, or nothing at as many digits as can be. */
const isPower = (value: number, digits: number): boolean =>
  Math.abs(value) >= tooLarge ||
  (value !== 0 && digits >= mostDigits && Math.abs(value) < 0.5 * 10 ** -digits)

/** A number with a fixed count of digits after the point; a dash where there is no value. */
export function formatNumber(value: number, digits: number, language: Language): string {
  if (!Number.isFinite(value)) return '–'
  if (isPower(value, digits)) return formatPower(value, language)
  return minus(
    format(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      // What is nothing at these digits has no sign.
      signDisplay: 'negative',
    }).format(value),
  )
}

/** What is smaller than this comes of rounding. */
const noise = 1e-12

/** A number with as many digits as it needs, such as a lever's value: of a small one, two figures where they fit. */
export function formatPlain(value: number, language: Language, digits = 4): string {
  const size = Math.abs(value)
  const first = size < noise ? 0 : -Math.floor(Math.log10(size))
  if (size >= tooLarge || first > mostDigits) return formatPower(value, language)
  const needed = Math.max(digits, Math.min(first + 1, mostDigits))
  return minus(format(language, { maximumFractionDigits: needed, signDisplay: 'negative' }).format(value))
}

/** A tick of an axis: round, with the digits that tell it from its neighbours. */
export function formatTick(value: number, step: number, language: Language): string {
  const digits = digitsOfStep(step)
  if (digits <= mostDigits) return formatNumber(value, digits, language)
  return isZero(value, step) ? '0' : formatPower(value, language)
}

/** Whether a tick is that of 0, which rounding leaves a little off it. */
const isZero = (value: number, step: number): boolean => Math.abs(value) < step / 1000

/** Digits after the point with which multiples of a round step are exact. */
const digitsOfStep = (step: number): number => Math.max(0, -Math.floor(Math.log10(step * (1 + 1e-9))))

/** A year, which no language groups. */
export const formatYear = (year: number): string => String(year)

/** A tick of an axis with little room: 200k, 20만, 20万. */
export function formatCompact(value: number, step: number, language: Language): string {
  if (isZero(value, step)) return '0'
  if (Math.abs(value) >= tooLarge || digitsOfStep(step) > mostDigits) {
    return formatTick(value, step, language)
  }
  const figures =
    Math.floor(Math.log10(Math.abs(value)) + 1e-9) - Math.floor(Math.log10(step * (1 + 1e-9))) + 1
  return minus(
    format(language, {
      notation: 'compact',
      maximumSignificantDigits: Math.max(1, figures),
      signDisplay: 'negative',
    }).format(value),
  )
}

/**
 * A difference with its sign, or undefined where it is nothing at the digits shown: "−0.0" says less than
 * "no change".
 */
export function formatDifference(value: number, digits: number, language: Language): string | undefined {
  if (!Number.isFinite(value) || Math.abs(value) < 0.5 * 10 ** -digits) return undefined
  if (Math.abs(value) >= tooLarge) return `${value > 0 ? '+' : ''}${formatPower(value, language)}`
  return minus(
    format(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'always',
    }).format(value),
  )
}

/** The time of day of a moment; with the date, where that is not today. */
export function formatTime(iso: string, language: Language): string {
  const moment = new Date(iso)
  const today = new Date().toDateString() === moment.toDateString()
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hour12: false }
  const date: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' }
  return new Intl.DateTimeFormat(manners[language].locale, today ? time : { ...date, ...time }).format(moment)
}

/** A moment with its day and year, for what is read on another day. */
export function formatDate(moment: Date, language: Language): string {
  const options: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short', hour12: false }
  return new Intl.DateTimeFormat(manners[language].locale, options).format(moment)
}

/** The day of a moment, written out. */
export function formatDay(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(manners[language].locale, { dateStyle: 'long' }).format(moment)
}

/** A day that a file names, such as 2030-01-31, written out; it is that day wherever it is read. */
export const formatIsoDay = (day: string, language: Language): string =>
  formatDay(new Date(`${day}T00:00`), language)

/** When a source was published, as far as it says: a day, a month such as 2030-01, or a year. */
export function formatPublished(date: string, language: Language): string {
  const parts = date.split('-').length
  if (parts === 3) return formatIsoDay(date, language)
  if (parts !== 2) return date
  const month: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long' }
  return new Intl.DateTimeFormat(manners[language].locale, month).format(new Date(`${date}-01T00:00`))
}

/** The local day as ISO 8601 has it; Swedish writes dates so. */
export const isoDay = (moment: Date): string => new Intl.DateTimeFormat('sv').format(moment)

/** Names in a row, the last one after "and". */
export function formatList(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(manners[language].locale, { type: 'conjunction' }).format(names)
}

/** Things of which one is to be chosen, the last one after "or". */
export function formatChoice(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(manners[language].locale, { type: 'disjunction' }).format(names)
}

/** The language's own minus sign is a hyphen in some locales; a true one aligns with the plus. */
const minus = (text: string): string => text.replace('-', '−')
