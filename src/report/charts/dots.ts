/** What was observed or published of an indicator, as dots of its chart. */
import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import type { Ground } from '../../model/ground.ts'
import { moneyAmong, type Prices } from '../../model/projection.ts'
import type {
  BaselineSpec,
  IndicatorId,
  ModelSpec,
  OutcomeQuality,
  OutcomeSpec,
  OutcomesSpec,
  ReadingId,
  TargetSpec,
  UnitKey,
  Year,
} from '../../model/spec.ts'
import { plainAmountText } from '../amount.ts'
import { targetAmount } from '../official-target.ts'
import { placeText } from '../place-text.ts'
import { sourceText } from '../source-text.ts'
import { formatPublished, formatTime } from '../text/format.ts'
import type { Words } from '../text/words.ts'
import type { ChartDot } from './place.ts'

/**
 * Figures of the report. One that belongs to another reading than the one shown is left out: it contradicts
 * the line by definition.
 */
export function reportDots(
  indicator: IndicatorId,
  baseline: BaselineSpec,
  reading: ReadingId,
): readonly ChartDot[] {
  const otherReadings = baseline.readings.filter((entry) => entry.id !== reading)
  const own = new Set(baseline.readings.find((entry) => entry.id === reading)?.figures)
  const foreign = new Set(otherReadings.flatMap((entry) => entry.figures).filter((id) => !own.has(id)))
  return baseline.figures
    .filter((figure) => figure.indicator === indicator && !foreign.has(figure.id))
    .map(({ id, year, value, place, quality = baseline.quality }) => ({
      year,
      value,
      kind: 'report',
      subject: { kind: 'figure', id },
      origin: { source: baseline.source, place },
      isWeak: quality === 'weak' || quality === 'assumption',
    }))
}

type Level = Pick<OutcomeSpec, 'indicator' | 'measure' | 'year' | 'value' | 'source'>

const levelsOf = <T extends Level>(indicator: IndicatorId, outcomes: readonly T[]): readonly T[] =>
  outcomes.filter((outcome) => outcome.indicator === indicator && outcome.measure === 'level')

/** Published levels; growth rates are no dots. */
export const outcomeDots = (
  indicator: IndicatorId,
  outcomes: readonly (Level & Pick<OutcomeSpec, 'id' | 'quality'>)[],
): readonly ChartDot[] =>
  levelsOf(indicator, outcomes).map(({ id, year, value, source, quality }) => ({
    year,
    value,
    kind: 'outcome',
    subject: { kind: 'outcome', id },
    origin: { source, ...(quality === undefined ? {} : { quality }) },
    isWeak: isWeak(quality),
  }))

/** Official aims. */
export const targetDots = (indicator: IndicatorId, targets: readonly TargetSpec[]): readonly ChartDot[] =>
  targets
    .filter((target) => target.indicator === indicator)
    .map(({ id, year, value, manner, source, announced, quality }) => ({
      year,
      value,
      kind: 'target',
      subject: { kind: 'target', id },
      origin: { source, quality, announced, ...(manner === undefined ? {} : { manner }) },
      isWeak: isWeak(quality),
    }))

/** What nobody can look up, or not at a place of record. */
const isWeak = (quality: OutcomeQuality | undefined): boolean => quality === 'weak' || quality === 'recalled'

/** Levels of one of the user's tables. */
export const ownDots = (
  indicator: IndicatorId,
  { file, importedAt, outcomes }: ImportedOutcomes,
): readonly ChartDot[] =>
  levelsOf(indicator, outcomes).map(({ year, value, source }) => ({
    year,
    value,
    kind: 'own',
    origin: { source, file, importedAt },
  }))

/** What is said of a dot, each part without the others. */
export interface DotTexts {
  readonly value: string
  readonly kind: string
  readonly source: string
  /** When it was published or came in; empty where the data do not say. */
  readonly vintage: string
}

/** @param unit that of the indicator. */
export function dotTexts(dot: ChartDot, unit: UnitKey, words: Words): DotTexts {
  const { t, language } = words
  const said = { value: plainAmountText(dot.value, unit, words), kind: t(`chart.dotKinds.${dot.kind}`) }
  switch (dot.kind) {
    case 'report': {
      const { source, place } = dot.origin
      const vintage = t('chart.publishedOn', { date: formatPublished(source.published, language) })
      const where = { title: words.text(source.title), place: placeText(place, source, words).text }
      return { ...said, source: t('chart.placeIn', where), vintage }
    }
    case 'outcome':
      return {
        ...said,
        source: sourceText(dot.origin, words).text,
        vintage: dot.origin.quality === 'recalled' ? t('chart.recalled') : '',
      }
    case 'target': {
      const { announced, manner } = dot.origin
      const target = { value: dot.value, unit, ...(manner === undefined ? {} : { manner }) }
      return {
        ...said,
        value: targetAmount(target, words),
        source: sourceText(dot.origin, words).text,
        vintage: t('chart.announcedIn', { year: announced }),
      }
    }
    case 'own': {
      const { source, file, importedAt } = dot.origin
      const time = formatTime(importedAt, language)
      return { ...said, source, vintage: t('chart.importedFrom', { file, time }) }
    }
  }
}

/** What dots are of. */
export interface Observed {
  readonly ground: Pick<Ground, 'baseline' | 'outcomes' | 'built'>
  readonly reading: ReadingId
  readonly ownOutcomes: readonly ImportedOutcomes[]
}

/** Dots of an indicator: figures of the report, outcomes published later, official aims, and the user's own outcomes. */
export const observedDots = (
  indicator: IndicatorId,
  { ground, reading, ownOutcomes }: Observed,
): readonly ChartDot[] => [
  ...reportDots(indicator, ground.baseline, reading),
  ...outcomeDots(indicator, ground.outcomes.outcomes),
  ...targetDots(indicator, ground.outcomes.targets),
  ...ownOutcomes.flatMap((table) => ownDots(indicator, table)),
]

/**
 * Those that can be drawn: amounts of money are published in current prices, and the same numbers mean nothing beside
 * constant ones.
 */
export const drawnDots = (indicator: IndicatorId, observed: Observed, prices: Prices): readonly ChartDot[] =>
  prices === 'current' || !isPriced(indicator, observed) ? observedDots(indicator, observed) : []

const isPriced = (indicator: IndicatorId, { ground }: Pick<Observed, 'ground'>): boolean =>
  moneyAmong([indicator], ground.built).has(indicator)

/** A mark that a legend explains: a kind of dot, or how dots of weak sources are drawn. */
export type Mark = ChartDot['kind'] | 'weak'

const marks: readonly Mark[] = ['report', 'outcome', 'own', 'weak', 'target']

export interface Legend {
  readonly marks: readonly Mark[]
  /** Whether dots are left out for being in other prices. */
  readonly leftOut: boolean
}

/** The legend of several pictures: what any of them shows. */
export const joinedLegend = (legends: readonly Legend[]): Legend => ({
  marks: marks.filter((mark) => legends.some((each) => each.marks.includes(mark))),
  leftOut: legends.some(({ leftOut }) => leftOut),
})

/** The years that an axis has. */
export interface Span {
  readonly first: Year
  readonly last: Year
}

/** What there is to explain of the charts of some indicators. */
export function legendOf(
  indicators: readonly IndicatorId[],
  observed: Observed,
  prices: Prices,
  { first, last }: Span,
): Legend {
  const shownIn = (dots: readonly ChartDot[]): readonly ChartDot[] =>
    dots.filter(({ year }) => year >= first && year <= last)
  const drawn = shownIn(indicators.flatMap((indicator) => drawnDots(indicator, observed, prices)))
  const all = shownIn(indicators.flatMap((indicator) => observedDots(indicator, observed)))
  const kinds = new Set<Mark>([
    ...drawn.map(({ kind }) => kind),
    ...(drawn.some(({ isWeak: weak }) => weak) ? ['weak' as const] : []),
  ])
  return { marks: marks.filter((mark) => kinds.has(mark)), leftOut: drawn.length < all.length }
}

/**
 * The year in which charts begin: with the first figure, or, where the total that the model is about was published
 * before the launch, with the first such value.
 */
export function axisStart(
  baseline: BaselineSpec,
  { outcomes }: Pick<OutcomesSpec, 'outcomes'>,
  { launchYear, headlines }: Pick<ModelSpec, 'launchYear' | 'headlines'>,
): Year {
  const published = levelsOf(headlines.scale.total, outcomes).map(({ year }) => year)
  return Math.min(sourceYears(baseline, launchYear).first, ...published)
}

/**
 * The years for which the source gives values of indicators: every chart begins with the first, and what lies up to
 * the last is observed. The launch year alone, where it gives none.
 */
export function sourceYears(
  { figures }: BaselineSpec,
  launchYear: Year,
): { readonly first: Year; readonly last: Year } {
  const years = figures.filter(({ indicator }) => indicator !== undefined).map(({ year }) => year)
  return { first: Math.min(launchYear, ...years), last: Math.max(launchYear, ...years) }
}
