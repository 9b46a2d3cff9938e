/** That there is no value, and why, in words. */
import type { Year } from '../model/spec.ts'
import type { NoValueCause } from '../model/why-no-value.ts'
import { paragraph } from './text/language.ts'
import type { Words } from './text/words.ts'

/** Also that it has none in some draws only, or with only some of what differs. */
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
  const first =
    why === undefined
      ? t('noValue.said', said)
      : why === 'draws'
        ? t('noValue.inRuns', said)
        : t('noValue.because', { ...said, why: t(`noValue.why.${why}`) })
  return effect ? paragraph([first, t(`noValue.${effect}`)], language) : first
}
