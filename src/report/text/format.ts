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

/** A number with a fixed count of digits after the point; a dash where there is no value. */
export function formatNumber(value: number, digits: number, language: Language): string {
  if (!Number.isFinite(value)) return '–'
  return minus(
    format(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
  )
}

/** A number with as many digits as it needs, such as a lever's value. */
export function formatPlain(value: number, language: Language, digits = 4): string {
  return minus(format(language, { maximumFractionDigits: digits }).format(value))
}

/** A year, which no language groups. */
export const formatYear = (year: number): string => String(year)

/** A number for an axis with little room: 200K, 20만, 20万. */
export function formatCompact(value: number, language: Language): string {
  return minus(format(language, { notation: 'compact', maximumFractionDigits: 1 }).format(value))
}

/**
 * A difference with its sign, or undefined where it is nothing at the digits shown: "−0.0" says less than
 * "no change".
 */
export function formatDifference(value: number, digits: number, language: Language): string | undefined {
  if (!Number.isFinite(value) || Math.abs(value) < 0.5 * 10 ** -digits) return undefined
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
