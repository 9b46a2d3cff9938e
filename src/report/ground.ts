/** What a scenario stands on, by name: the region and its baseline, and at a glance how good that is. */
import type { FileFaultDetails } from '../files/file-fault.ts'
import type { RecipeContent } from '../files/recipe.ts'
import { type Ground, keyOf } from '../model/ground.ts'
import type { Words } from './text/words.ts'

/** A scenario and what it stands on. */
export interface OnGround {
  readonly scenario: RecipeContent
  readonly ground: Ground
}

/** Of the fault that a scenario stands on one ground, and others on another. */
export const standingDetails = (
  { model, baseline }: Ground,
  others: Ground,
): FileFaultDetails['stands-elsewhere'] => ({
  baseline: baseline.id,
  model: keyOf(model),
  onBaseline: others.baseline.id,
  onModel: keyOf(others.model),
})

/** A scenario's name as it is told among those that stand elsewhere: with its ground, unless that is the usual one. */
export const nameOn = (name: string, ground: Ground, usual: Ground, words: Words): string =>
  ground === usual ? name : words.t('ground.named', { name, ground: groundName(ground, words) })

/** Whether only the model differs: the figures are the same. */
export const isOtherModel = (ground: Ground, other: Ground): boolean =>
  ground.baseline.id === other.baseline.id && keyOf(ground.model) !== keyOf(other.model)

/** “Zhejiang · 2017 report”. */
export function placeName({ pack, baseline }: Ground, { t, text }: Words): string {
  return t('ground.name', { region: text(pack.label), baseline: text(baseline.short) })
}

/** The same, with the version of the model where it is not the one that the baseline is used with. */
export function groundName(ground: Ground, words: Words): string {
  const name = placeName(ground, words)
  const { model, pack } = ground
  return keyOf(model) === pack.model ? name : words.t('ground.older', { name, version: model.version })
}

/** Launch year, source, quality of the figures; that it is a demonstration, where it is. */
export function groundNote(ground: Ground, { t, text }: Words): string {
  const { baseline } = ground
  return [
    t('ground.launched', { year: baseline.launchYear }),
    text(baseline.source.name),
    t(`quality.${baseline.quality}`),
    ...(isDemonstration(ground) ? [t('ground.demonstration')] : []),
  ].join(' · ')
}

/** Whether a ground shows what the product can do, and is no ground for decisions. */
export const isDemonstration = ({ pack, baseline }: Ground): boolean =>
  pack.demonstration === true || baseline.demonstration === true
