/** What is said above a comparison: what stands in the way of a fair one, and how much of it is prices. */
import type { Prices } from '../../model/projection.ts'
import type { IndicatorId, Year } from '../../model/spec.ts'
import { isOtherModel, type OnGround } from '../ground.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { worldNames } from '../lever-groups.ts'
import { notOfferedNames, notOfferedText } from '../not-offered.ts'
import { formatDifference, formatList } from '../text/format.ts'
import { manners } from '../text/language.ts'
import { createWords, type Words } from '../text/words.ts'
import { type ScenarioTrajectories, trajectoryOf } from '../trajectories/trajectories.ts'
import { cautionsOf } from './differences.ts'
import type { PricePart } from './price-part.ts'

/** What is compared of the scenarios. */
interface Asked {
  readonly indicators: readonly IndicatorDescription[]
  readonly prices: Prices
}

/** A sentence for each thing that stands in the way. */
export function cautionTexts(
  compared: readonly ScenarioTrajectories[],
  { indicators, prices }: Asked,
  words: Words,
): readonly string[] {
  const [first] = compared
  if (!first) return []
  const { language } = words
  // The source that is read in two ways is that of the first one's ground.
  const { t } = createWords({ language, ground: first.ground })
  const cautions = cautionsOf(compared)
  const named = (places: readonly number[]): string =>
    places.map((place) => compared[place]?.name ?? '').join(manners[language].betweenItems)
  const groups = worldNames(first.ground.model.leverGroups, words)
  return [
    ...elsewhereTexts(compared, cautions.elsewhere, words),
    ...(prices === 'constant' ? pricesOfLaunch(compared, words) : []),
    ...notOffered(compared, indicators, words),
    ...(cautions.readings ? [t('compare.warnReadings')] : []),
    ...(cautions.world.length > 0 ? [t('compare.warnWorld', { groups, names: named(cautions.world) })] : []),
    ...(cautions.assumptions.length > 0
      ? [t('compare.warnAssumptions', { names: named(cautions.assumptions) })]
      : []),
    ...(cautions.horizons ? [t('compare.warnHorizon')] : []),
  ]
}

/** A sentence for those of each ground that is not the first one's, other figures before other models. */
function elsewhereTexts(
  compared: readonly ScenarioTrajectories[],
  places: readonly number[],
  { t, language }: Words,
): readonly string[] {
  const [first] = compared
  const apart = places.flatMap((place) => compared[place] ?? [])
  const groups = [...Map.groupBy(apart, ({ ground }) => ground)].map(([ground, own]) => {
    const names = own.map(({ name }) => name).join(manners[language].betweenItems)
    const { launchYear: year, version } = ground.model
    return first && isOtherModel(ground, first.ground)
      ? { order: 1, text: t('compare.warnOtherModel', { names, version }) }
      : { order: 0, text: t('compare.warnElsewhere', { names, year }) }
  })
  return groups.toSorted((a, b) => a.order - b.order).map(({ text }) => text)
}

/** That constant prices are not the same prices, where launch years differ. */
function pricesOfLaunch(compared: readonly OnGround[], { t, language }: Words): readonly string[] {
  const priced = compared.filter(({ ground }) => ground.model.deflator !== undefined)
  const years = [...new Set(priced.map(({ ground }) => ground.model.launchYear))].sort((a, b) => a - b)
  return years.length > 1 ? [t('compare.warnPrices', { years: formatList(years.map(String), language) })] : []
}

/** Which indicators a ground does not offer, and which of its figures that would need. */
function notOffered(
  compared: readonly ScenarioTrajectories[],
  indicators: readonly IndicatorDescription[],
  words: Words,
): readonly string[] {
  const grounds = new Map(compared.map((each) => [each.ground, each]))
  return [...grounds].flatMap(([ground, each]) => {
    const missing = indicators.filter((indicator) => trajectoryOf(each, indicator) === undefined)
    return missing.length === 0 ? [] : [notOfferedText(notOfferedNames(ground, missing, words), words)]
  })
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
