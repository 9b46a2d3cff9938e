/** Official targets as they are told: a number that its source means exactly, exceeds, or comes near. */
import type { TargetSpec } from '../model/spec.ts'
import { plainAmountText, plainCountText } from './amount.ts'
import { paragraph } from './text/language.ts'
import type { Words } from './text/words.ts'

/** “above 70,000”, “about 60”, or the number alone. */
export const targetNumber = ({ value, unit, manner }: Sought, words: Words): string =>
  inManner(plainCountText(value, unit, words), manner, words)

/** The same with its unit. */
export const targetAmount = ({ value, unit, manner }: Sought, words: Words): string =>
  inManner(plainAmountText(value, unit, words), manner, words)

type Sought = Pick<TargetSpec, 'value' | 'unit' | 'manner'>

const inManner = (amount: string, manner: TargetSpec['manner'], { t }: Words): string =>
  manner === undefined ? amount : t(`target.${manner}`, { value: amount })

/** A target where it is chosen: what, how much, by when. */
export const targetShort = (target: TargetSpec, words: Words): string =>
  words.t('target.name', { ...named(target, words), value: targetNumber(target, words) })

/** The same with its unit, where there is room. */
export const targetName = (target: TargetSpec, words: Words): string =>
  words.t('target.name', { ...named(target, words), value: targetAmount(target, words) })

/** What was announced when, how it is sought, and where it stands, in sentences. */
export function targetText(target: TargetSpec, words: Words): string {
  const { t, language } = words
  const { value, unit, manner, announced, source, quality, words: quoted, note } = target
  return paragraph(
    [
      t('target.said', { ...named(target, words), value: targetAmount(target, words), announced }),
      ...(manner === undefined ? [] : [t('target.soughtAs', { value: plainCountText(value, unit, words) })]),
      t('target.source', {
        from: words.source(source) ?? source,
        quality: quality === 'recalled' ? t('chart.recalled') : t(`quality.${quality}`),
      }),
      ...(quoted === undefined ? [] : [t('target.words', { words: quoted })]),
      ...(note === undefined ? [] : [words.text(note)]),
    ],
    language,
  )
}

const named = ({ indicator, label, year }: TargetSpec, words: Words) => ({
  indicator: indicator === undefined ? words.text(label) : words.indicator(indicator),
  year,
})
