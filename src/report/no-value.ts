/** That there is no value, and why, in words. */
import type { Year } from '../model/spec.ts'
import type { NoValueCause } from '../model/why-no-value.ts'
import { paragraph } from './text/language.ts'
import type { Words } from './text/words.ts'

/** Also that only some draws, or only some of what differs, leave it without a value. */
export type NoValueReason = NoValueCause | 'draws' | 'parts'

/** What follows from it, by what was asked. */
export type NoValueEffect = 'noRange' | 'noOdds' | 'noShares' | 'noAttribution' | 'noTarget' | 'noLevel'

/**
 * "Share has no value in 2020 (its formula divides by zero). No range can be given."
 * @param why what is known of the reason.
 */
export function noValueText(
  indicator: string,
  year: Year,
  why: NoValueReason | undefined,
  effect: NoValueEffect | undefined,
  { t, language }: Words,
): string {
  const said = { indicator, year }
  const first = why
    ? t('noValue.because', { ...said, why: t(`noValue.why.${why}`) })
    : t('noValue.said', said)
  return effect ? paragraph([first, t(`noValue.${effect}`)], language) : first
}
