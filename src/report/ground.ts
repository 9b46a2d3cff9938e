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

/** “Zhejiang · 2017 report”; with the pack's id where another one has a baseline of that name. */
export function placeName(ground: Ground, words: Words): string {
  const { t, text } = words
  return t('ground.name', { region: text(ground.pack.label), baseline: shortName(ground, words) })
}

/** “2017 report”, for narrow places. */
export function shortName({ pack, baseline, namesake }: Ground, { t, text }: Words): string {
  const name = text(baseline.short)
  return namesake ? t('ground.named', { name, ground: pack.id }) : name
}

/** The same, with the version of the model where it is not the one that the baseline is used with. */
export function groundName(ground: Ground, words: Words): string {
  const name = placeName(ground, words)
  const { model, pack } = ground
  return keyOf(model) === pack.model ? name : words.t('ground.older', { name, version: model.version })
}

/** Launch year, source, quality of the figures; that it is a demonstration, where it is. */
export function groundNote(ground: Ground, { t, text }: Words): string {
  const { baseline, pack, namesake } = ground
  return [
    ...(namesake
      ? [
          t('ground.pack', { id: pack.id, version: pack.version }),
          t(namesake.isOwn ? 'packs.own' : 'packs.shipped'),
        ]
      : []),
    t('ground.launched', { year: baseline.launchYear }),
    text(baseline.source.name),
    t(`quality.${baseline.quality}`),
    ...(isDemonstration(ground) ? [t('ground.demonstration')] : []),
  ].join(' · ')
}

/** Whether a ground shows what the product can do, and is no ground for decisions. */
export const isDemonstration = ({ pack, baseline }: Ground): boolean =>
  pack.demonstration === true || baseline.demonstration === true
