/** What a scenario stands on, by name: the region and its baseline, and at a glance how good that is. */
import { type Ground, keyOf } from '../model/ground.ts'
import type { Words } from './text/words.ts'

/** “Zhejiang · 2017 report”, with the version of the model where it is not the one that the baseline is used with. */
export function groundName({ pack, baseline, model }: Ground, { t, text }: Words): string {
  const name = t('ground.name', { region: text(pack.label), baseline: text(baseline.short) })
  return keyOf(model) === pack.model ? name : t('ground.older', { name, version: model.version })
}

/** Launch year, source, quality of the figures; that it is a demonstration, where it is. */
export function groundNote({ pack, baseline }: Ground, { t, text }: Words): string {
  const isDemonstration = pack.demonstration || baseline.demonstration
  return [
    t('ground.launched', { year: baseline.launchYear }),
    text(baseline.source.name),
    t(`quality.${baseline.quality}`),
    ...(isDemonstration ? [t('ground.demonstration')] : []),
  ].join(' · ')
}
