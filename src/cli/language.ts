/** The language of the command line's own words, and how its numbers are written. */

/** The environment's locale, as POSIX ranks its variables. */
export const localeOf = (environment: Readonly<Record<string, string | undefined>>): string =>
  environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''

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
