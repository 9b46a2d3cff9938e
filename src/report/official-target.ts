/** Official targets as they are told: a number that its source means exactly, exceeds, or comes near. */
import type { TargetSpec } from '../model/spec.ts'
import { formatPlain } from './text/format.ts'
import { paragraph } from './text/language.ts'
import type { Words } from './text/words.ts'
import { withUnit } from './with-unit.ts'

/** “above 70,000”, “about 60”, or the number alone. */
export function targetNumber({ value, manner }: Pick<TargetSpec, 'value' | 'manner'>, words: Words): string {
  const number = formatPlain(value, words.language)
  return manner === undefined ? number : words.t(`target.${manner}`, { value: number })
}

/** A target where it is chosen: what, how much, by when. */
export const targetShort = (target: TargetSpec, words: Words): string =>
  words.t('target.name', { ...named(target, words), value: targetNumber(target, words) })

/** The same with its unit, where there is room. */
export const targetName = (target: TargetSpec, words: Words): string =>
  words.t('target.name', { ...named(target, words), value: amountOf(target, words) })

/** What was announced when, how it is sought, and where it stands, in sentences. */
export function targetText(target: TargetSpec, words: Words): string {
  const { t, language } = words
  const { value, manner, announced, source, quality, words: quoted, note } = target
  return paragraph(
    [
      t('target.said', { ...named(target, words), value: amountOf(target, words), announced }),
      ...(manner === undefined ? [] : [t('target.soughtAs', { value: formatPlain(value, language) })]),
      t('target.source', {
        from: source,
        quality: quality === 'recalled' ? t('chart.recalled') : t(`quality.${quality}`),
      }),
      ...(quoted === undefined ? [] : [t('target.words', { words: quoted })]),
      ...(note === undefined ? [] : [words.text(note)]),
    ],
    language,
  )
}

const amountOf = (target: TargetSpec, words: Words): string =>
  withUnit(targetNumber(target, words), words.unit(target.unit), words)

const named = ({ indicator, label, year }: TargetSpec, words: Words) => ({
  indicator: indicator === undefined ? words.text(label) : words.indicator(indicator),
  year,
})
