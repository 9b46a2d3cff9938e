/** What the pictures show of an attribution: bars and bands with their names and numbers in words. */
import type { Attribution, DepartureEffect, DepartureGroup } from '../../model/analysis/attribution.ts'
import { numberText, signedText } from '../amount.ts'
import type { IndicatorDescription } from '../indicator.ts'
import type { Words } from '../text/words.ts'
import { roundedUp } from './answer.ts'
import { departureName, type Naming } from './names.ts'
import type { Band, StackData } from './place-stack.ts'
import type { Step, StepGroup, WaterfallData } from './place-waterfall.ts'
import {
  departuresBySize,
  foldSmall,
  type GroupShares,
  isOneWay,
  type Share,
  shareDigits,
  sizeOf,
  type YearShares,
} from './shares.ts'

export interface Pictured {
  /** Names of the first and the second scenario. */
  readonly from: string
  readonly to: string
  readonly indicator: Pick<IndicatorDescription, 'unitKey' | 'digits'>
  readonly naming: Naming
}

/** How the pictures of a year write a share: with its sign, "no change" where it is nothing, and its standard error. */
export function shareWriter(
  year: YearShares,
  { indicator: { unitKey, digits } }: Pick<Pictured, 'indicator'>,
  words: Words,
): (share: number, error?: number) => string {
  const own = shareDigits(year, digits)
  return (share, error = 0) => {
    const amount = signedText(share, own, unitKey, words) ?? words.t('key.same')
    return error > 0 ? `${amount} ± ${numberText(roundedUp(error, own), own, unitKey, words)}` : amount
  }
}

/** A part of the whole in per cent; empty where parts go both ways and per cents would mislead. */
export const percentText = (part: number, year: YearShares, { t }: Words): string =>
  isOneWay(year) ? t('attribution.percent', { percent: Math.round((100 * part) / year.difference) }) : ''

/** "12 other levers", or "12 levers" where no other is shown. */
function othersText(group: DepartureGroup, count: number, all: number, { t }: Words): string {
  // The reading is always alone.
  const own = group === 'assumptions' ? 'assumptions' : 'levers'
  return count === all
    ? t(`attribution.members.${own}`, { count })
    : t(`attribution.others.${own}`, { count })
}

/** The bars of a year, with no more than `most` between the totals. */
export function waterfallData(
  year: YearShares,
  { from, to, indicator, naming }: Pictured,
  most: number,
  words: Words,
): WaterfallData {
  const shareText = shareWriter(year, { indicator }, words)
  const stepOf = (share: Share): Step => ({
    id: share.id,
    ...departureName(share.departure, naming, words),
    share: share.share,
    text: shareText(share.share, share.error),
    note: percentText(share.share, year, words),
    alone: share.alone,
  })
  const othersOf = ({ group, shares }: GroupShares, folded: readonly Share[]): Step => {
    const share = folded.reduce((sum, each) => sum + each.share, 0)
    return {
      id: `${group} others`,
      name: othersText(group, folded.length, shares.length, words),
      move: '',
      share,
      text: shareText(share),
      note: percentText(share, year, words),
      alone: undefined,
    }
  }
  const sized = year.groups.map(({ shares }) =>
    shares.map((share) => ({ id: share.id, size: sizeOf(share.share), share })),
  )
  const folded = foldSmall(sized, most)
  const hasSeveral = year.groups.length > 1
  const total = (label: string, value: number) => ({
    label,
    value,
    text: numberText(value, indicator.digits, indicator.unitKey, words),
  })
  return {
    from: total(from, year.from),
    to: total(to, year.to),
    groups: year.groups.map((group, index): StepGroup => {
      const { kept = [], folded: small = [] } = folded[index] ?? {}
      return {
        id: group.group,
        // The reading is named by its only departure.
        label: hasSeveral && group.group !== 'reading' ? words.t(`attribution.group.${group.group}`) : '',
        share: group.share,
        text: shareText(group.share),
        steps: [
          ...kept.map(({ share }) => stepOf(share)),
          ...(small.length > 0
            ? [
                othersOf(
                  group,
                  small.map(({ share }) => share),
                ),
              ]
            : []),
        ],
      }
    }),
  }
}

/** The bands of all years, no more than `most`. */
export function stackData(
  attribution: Attribution,
  { naming }: Pictured,
  most: number,
  words: Words,
): StackData {
  const groups = departuresBySize(attribution).map((group) =>
    group.map((effect) => ({
      id: effect.departure.id,
      size: Math.max(...Array.from(effect.share, sizeOf)),
      effect,
    })),
  )
  const bandOf = (effect: DepartureEffect): Band => ({
    id: effect.departure.id,
    group: effect.departure.group,
    label: departureName(effect.departure, naming, words).name,
    values: effect.share,
  })
  const bands = foldSmall(groups, most).flatMap(({ kept, folded }): Band[] => {
    const [first] = folded
    const own = kept.map(({ effect }) => bandOf(effect))
    if (!first) return own
    const { group } = first.effect.departure
    const sum = (index: number): number =>
      folded.reduce((all, { effect }) => all + (effect.share[index] ?? Number.NaN), 0)
    return [
      ...own,
      {
        id: `${group} others`,
        group,
        label: othersText(group, folded.length, kept.length + folded.length, words),
        values: attribution.years.map((_, index) => sum(index)),
      },
    ]
  })
  return {
    years: attribution.years,
    bands,
    total: { label: words.t('attribution.together'), values: attribution.difference },
  }
}
