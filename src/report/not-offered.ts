/** That figures do not offer an indicator, and what they lack for it: one sentence wherever it is said. */
import type { Ground } from '../model/ground.ts'
import type { IndicatorId } from '../model/spec.ts'
import { groundName } from './ground.ts'
import { formatList } from './text/format.ts'
import type { Speech, Words } from './text/words.ts'
import type { NotOfferedNames } from './usage-fault.ts'

/** @param missing indicators that the ground does not offer. */
export function notOfferedNames(
  ground: Ground,
  missing: readonly { readonly id: IndicatorId; readonly label: string }[],
  words: Words,
): NotOfferedNames {
  const { text } = words
  const lacking = ground.model.notOffered.filter(({ indicator }) =>
    missing.some(({ id }) => id === indicator.id),
  )
  const figures = lacking.flatMap(({ figures: own }) =>
    own.map(({ id, label }) => (label ? text(label) : id)),
  )
  return {
    ground: groundName(ground, words),
    indicators: missing.map(({ label }) => label),
    figures: [...new Set(figures)],
  }
}

export function notOfferedText(
  { ground, indicators, figures }: NotOfferedNames,
  { t, language }: Speech,
): string {
  const said = { ground, indicators: formatList(indicators, language) }
  return figures.length > 0
    ? t('compare.warnNotOfferedFigures', { ...said, figures: formatList(figures, language) })
    : t('compare.warnNotOffered', said)
}
