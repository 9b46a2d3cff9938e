/** The language of the command line's own words, and how its numbers are written. */
import { type Language, languages } from '../model/spec.ts'

/** Reads a language option or a locale such as `ko_KR.UTF-8`; undefined for any other. */
export function languageNamed(locale: string): Language | undefined {
  const [tag = ''] = locale.toLowerCase().split(/[-_.@]/)
  return languages.find((language) => language === tag)
}

/** The language that was asked for, else the environment's, as POSIX ranks its variables; else English. */
export function chooseLanguage(
  asked: Language | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return asked ?? languageNamed(locale) ?? 'en'
}

/** What stands where there is no value. */
export const noValue = '–'

/** A number for reading: grouped, with a fixed number of digits after the point. */
export function formatNumber(value: number | null, digits: number, sign: 'always' | 'negative' = 'negative') {
  if (value === null || !Number.isFinite(value)) return noValue
  return new Intl.NumberFormat('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: sign === 'always' ? 'exceptZero' : 'negative',
  }).format(value)
}

/** A number as it was given, grouped; calendar years stay as they are. */
export function formatGiven(value: number, unit?: string): string {
  if (unit === 'year') return String(value)
  return new Intl.NumberFormat('en', { maximumFractionDigits: 12 }).format(value)
}
