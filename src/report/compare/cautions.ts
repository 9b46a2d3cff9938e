/** What is said above a comparison: what stands in the way of a fair one, and how much of it is prices. */
import type { IndicatorId, ModelSpec, Year } from '../../model/spec.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { worldNames } from '../lever-groups.ts'
import { formatDifference, formatList } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import type { ScenarioTrajectories } from '../trajectories/trajectories.ts'
import { cautionsOf } from './differences.ts'
import type { PricePart } from './price-part.ts'

/** A sentence for each thing that stands in the way. */
export function cautionTexts(
  compared: readonly Pick<ScenarioTrajectories, 'name' | 'scenario'>[],
  spec: ModelSpec,
  words: Words,
): readonly string[] {
  const { t, language } = words
  const cautions = cautionsOf(
    compared.map(({ scenario }) => scenario),
    spec,
  )
  const named = (places: readonly number[]): string =>
    places.map((place) => compared[place]?.name ?? '').join(manners[language].betweenItems)
  const groups = worldNames(spec.leverGroups, words)
  return [
    ...(cautions.readings ? [t('compare.warnReadings')] : []),
    ...(cautions.world.length > 0 ? [t('compare.warnWorld', { groups, names: named(cautions.world) })] : []),
    ...(cautions.assumptions.length > 0
      ? [t('compare.warnAssumptions', { names: named(cautions.assumptions) })]
      : []),
    ...(cautions.horizons ? [t('compare.warnHorizon')] : []),
  ]
}

/** How much of the differences is prices, by the first amount of money and the last year that are shown. */
export function pricesText<C extends Pick<ScenarioTrajectories, 'name'>>(
  compared: readonly C[],
  indicators: readonly Pick<IndicatorDescription, 'id' | 'label'>[],
  years: readonly Year[],
  partOf: (compared: C, indicator: IndicatorId, year: Year) => PricePart | undefined,
  words: Words,
): string | undefined {
  const { t, language } = words
  for (const { id, label } of indicators) {
    for (const year of [...years].reverse()) {
      const parts = compared.flatMap((each) => {
        const part = partOf(each, id, year)
        return part ? [{ name: each.name, part }] : []
      })
      if (parts.length === 0) continue
      const names = parts.map(({ name }) => name)
      const said = parts.map(({ name, part }) =>
        t('prices.partOf', { name, points: formatDifference(part.points, 1, language) ?? '0' }),
      )
      return t('prices.differ', {
        names: formatList(names, language),
        indicator: label,
        year,
        parts: formatList(said, language),
      })
    }
  }
  return undefined
}
