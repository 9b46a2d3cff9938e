/** How often a band held, in a sentence: one owner for legends, key figures and the backtest. */

import type { BandShare } from '../../model/analysis/backtest/fans.ts'
import { scoredKinds } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import { paragraph } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { yearsText } from './kinds.ts'

/** The band that is spoken of where there is room for one. */
export const spokenBand: BandShare = 80

/**
 * How many published levels a band held, by the kind of years that says most; a fit is called one. What can be said
 * of other kinds is said in sentences of their own where `all` is asked for, and never added up.
 */
export function heldText(
  result: Backtest,
  words: Words,
  { share = spokenBand, all = false }: { readonly share?: BandShare; readonly all?: boolean } = {},
): string {
  const { t, language } = words
  const sentences = scoredKinds.toReversed().flatMap((kind) => {
    const held = result.scores[kind].all.levels?.held?.[share]
    if (!held) return []
    const years = yearsText(result, kind, words)
    return [t(`backtest.held.${kind}`, { share, years, ...held })]
  })
  if (sentences.length === 0) return t('backtest.held.none')
  return paragraph(all ? sentences : sentences.slice(0, 1), language)
}
