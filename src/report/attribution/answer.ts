/** Who did it, in a sentence: the difference and who has most of it. */
import type { DepartureGroup } from '../../model/analysis/attribution.ts'
import { rounding } from '../../model/analysis/quantity.ts'
import { hasValue } from '../../model/value.ts'
import type { NoValueCause } from '../../model/why-no-value.ts'
import { columnIn, numberText, amountText as plainAmount, signedAmountText, signedText } from '../amount.ts'
import { type PricePart, pricePartText } from '../compare/price-part.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { noValueText } from '../no-value.ts'
import { formatDifference, formatList, formatNumber } from '../text/format.ts'
import { paragraph } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { withUnit } from '../with-unit.ts'
import { departureName, inSentence, type Naming } from './names.ts'
import { interplayOf, type Share, shareDigits, sizeOf, type YearShares } from './shares.ts'

/** The kinds of answers; in each, departures that change nothing are left out. */
export type Finding =
  /** A run that is needed has no value in the year. */
  | { readonly kind: 'missing' }
  /** The scenarios do not differ at all. */
  | { readonly kind: 'noDeparture' }
  /** They differ, but nothing comes of it, neither in sum nor in part; or too little to be shown. */
  | { readonly kind: 'nothing' | 'hardly' }
  /** One departure makes the whole difference. */
  | { readonly kind: 'one'; readonly only: Share; readonly isOnlyDeparture: boolean }
  /** Of one group and all in the same direction; the leads make half of it or are two. */
  | {
      readonly kind: 'allies'
      readonly leads: readonly Share[]
      readonly least: Share
      readonly count: number
    }
  /** Of one group, in both directions. */
  | { readonly kind: 'opposed'; readonly up: Share; readonly down: Share; readonly count: number }
  /** Of several groups. */
  | { readonly kind: 'groups'; readonly groups: readonly GroupFinding[] }

export interface GroupFinding {
  readonly group: DepartureGroup
  readonly share: number
  /** The largest of several members, where it goes the way of its group. */
  readonly lead: Share | undefined
}

/** @param digits figures after the point at which a share is nothing. */
export function findingOf(year: YearShares, digits: number): Finding {
  const all = year.groups.flatMap(({ shares }) => shares)
  if (all.length === 0) return { kind: 'noDeparture' }
  const parts = [year.difference, ...all.map(({ share }) => share)]
  if (!parts.every(hasValue)) return { kind: 'missing' }
  const isFelt = ({ share }: { readonly share: number }): boolean => sizeOf(share) >= 0.5 * 10 ** -digits
  const felt = all.filter(isFelt)
  const [first] = felt
  if (!first) {
    const noise = rounding * Math.max(sizeOf(year.from), sizeOf(year.to))
    return { kind: parts.every((part) => sizeOf(part) <= noise) ? 'nothing' : 'hardly' }
  }
  if (felt.length === 1) return { kind: 'one', only: first, isOnlyDeparture: all.length === 1 }
  const groups = year.groups.filter((group) => group.shares.some(isFelt))
  if (groups.length > 1) return { kind: 'groups', groups: groups.map(groupFinding) }
  return ofOneGroup([...felt].sort((a, b) => sizeOf(b.share) - sizeOf(a.share)))
}

function groupFinding({ group, share, shares }: YearShares['groups'][number]): GroupFinding {
  const lead =
    shares.length > 1 ? shares.find((each) => Math.sign(each.share) === Math.sign(share)) : undefined
  return { group, share, lead }
}

/** @param felt at least two, the largest first. */
function ofOneGroup(felt: readonly Share[]): Finding {
  const [first, second] = felt
  const least = felt.at(-1)
  const [up, down] = [felt.find(({ share }) => share > 0), felt.find(({ share }) => share < 0)]
  if (up && down) return { kind: 'opposed', up, down, count: felt.length }
  if (!first || !second || !least) throw new Error('two shares are needed')
  const whole = felt.reduce((sum, { share }) => sum + share, 0)
  const leads = first.share / whole >= 0.5 || felt.length === 2 ? [first] : [first, second]
  return { kind: 'allies', leads, least, count: felt.length }
}

/** Parts of a whole that have a plain name. */
const plainParts = {
  tenth: 0.1,
  fifth: 0.2,
  quarter: 0.25,
  threeTenths: 0.3,
  third: 1 / 3,
  twoFifths: 0.4,
  half: 0.5,
  threeFifths: 0.6,
  twoThirds: 2 / 3,
  sevenTenths: 0.7,
  threeQuarters: 0.75,
  fourFifths: 0.8,
  nineTenths: 0.9,
} as const

/** "about four fifths come", with its verb, since languages put it into singular and plural. */
export function partText(part: number, { t }: Words): string {
  if (part >= 0.95) return t('attribution.part.nearlyAll')
  if (part < 0.075) return t('attribution.part.percent', { percent: Math.max(1, Math.round(100 * part)) })
  const [nearest] = Object.entries(plainParts).sort((a, b) => Math.abs(a[1] - part) - Math.abs(b[1] - part))
  return t(`attribution.part.${nearest?.[0] as keyof typeof plainParts}`)
}

/** What decides how a difference is told. */
type Amounted = Pick<IndicatorDescription, 'unitKey' | 'isPercentage'>

/** A difference with its unit in the words of a sentence: "+CNY 1.73 trn", "+3.1 pp", +1조 7,262억 위안. */
export function amountText(
  value: number,
  digits: number,
  { unitKey, isPercentage }: Amounted,
  words: Words,
): string {
  const { t, amountIn } = words
  if (amountIn(unitKey).single) return signedAmountText(value, digits, unitKey, words)
  const { unit, change, write } = columnIn(unitKey, digits, words)
  const amount = change(value) ?? write(0)
  if (isPercentage) return t('attribution.points', { amount })
  if (unit === '') return amount
  // A unit that begins with a figure would run into the number.
  return /^\d/.test(unit) ? withUnit(amount, unit, words) : t('attribution.amount', { amount, unit })
}

/** How large a difference is, whatever its sign. */
function sizeText(value: number, digits: number, { unitKey, isPercentage }: Amounted, words: Words): string {
  if (!isPercentage) return plainAmount(value, digits, unitKey, words)
  return words.t('attribution.points', { amount: formatNumber(value, digits, words.language) })
}

export interface AnswerSubject {
  readonly year: YearShares
  readonly indicator: Amounted & Pick<IndicatorDescription, 'label' | 'digits'>
  /** Names of the first and the second scenario. */
  readonly from: string
  readonly to: string
  /** Whether any shares are sampled. */
  readonly isSampled: boolean
  /** Why the first or the second has no value, where it is known. */
  readonly why?: NoValueCause | undefined
}

export interface AnswerText {
  readonly text: string
  /** The part of it that says most. */
  readonly stress: string
}

export function answerText(subject: AnswerSubject, naming: Naming, words: Words): AnswerText {
  const { year, indicator, from, to, isSampled, why } = subject
  const { t, language } = words
  const digits = shareDigits(year, indicator.digits)
  const finding = findingOf(year, digits)
  const named = ({ departure }: Share): string => inSentence(departureName(departure, naming, words), words)
  const signed = (value: number): string =>
    signedText(value, digits, indicator.unitKey, words) ?? numberText(0, digits, indicator.unitKey, words)
  const difference = amountText(year.difference, digits, indicator, words)
  const sampled = isSampled
    ? [
        t('attribution.answer.sampled', {
          error: sizeText(largestError(year, digits), digits, indicator, words),
        }),
      ]
    : []
  const said = (text: string, stress = ''): AnswerText => ({
    text: paragraph([text, ...sampled], language),
    stress,
  })

  switch (finding.kind) {
    case 'missing': {
      const reason = hasValue(year.difference) ? 'parts' : why
      return { text: noValueText(indicator.label, year.year, reason, 'noAttribution', words), stress: '' }
    }
    case 'hardly': {
      const least = sizeText(10 ** -digits, digits, indicator, words)
      return said(t('constant.departures', { indicator: indicator.label, year: year.year, least }))
    }
    case 'noDeparture':
      return { text: t('attribution.answer.noDeparture', { from, to }), stress: '' }
    case 'nothing':
      return said(t('attribution.answer.nothing', { indicator: indicator.label, year: year.year }))
    case 'one': {
      const stress = t('attribution.answer.wholeFrom', { name: named(finding.only) })
      const key = finding.isOnlyDeparture ? 'attribution.answer.one' : 'attribution.answer.oneOfSeveral'
      return said(t(key, { difference, lead: stress }), stress)
    }
    case 'allies': {
      const { leads, least, count } = finding
      const parts = leads.map((lead) =>
        t('attribution.answer.from', {
          part: partText(lead.share / year.difference, words),
          name: named(lead),
        }),
      )
      const [first = '', second] = parts
      const stress = second === undefined ? first : t('attribution.answer.fromBoth', { first, second })
      return count === 2
        ? said(t('attribution.answer.two', { difference, lead: stress, other: named(least) }), stress)
        : said(t('attribution.answer.allies', { difference, lead: stress, least: named(least) }), stress)
    }
    case 'opposed': {
      const { up, down, count } = finding
      const isMost = count > 2
      const rise = t(isMost ? 'attribution.answer.upMost' : 'attribution.answer.up', {
        name: named(up),
        amount: signed(up.share),
      })
      const fall = t(isMost ? 'attribution.answer.downMost' : 'attribution.answer.down', {
        name: named(down),
        amount: signed(down.share),
      })
      const isNothing = formatDifference(year.difference, digits, language) === undefined
      const parts = { up: rise, down: fall }
      return said(
        isNothing
          ? t(isMost ? 'attribution.answer.cancelWithOthers' : 'attribution.answer.cancel', parts)
          : t(isMost ? 'attribution.answer.opposedWithOthers' : 'attribution.answer.opposed', {
              ...parts,
              difference,
            }),
        up.share >= -down.share ? rise : fall,
      )
    }
    case 'groups': {
      const parts = finding.groups.map(({ group, share, lead }) => {
        const part = { group: t(`attribution.groupWord.${group}`), amount: signed(share) }
        return lead
          ? t('attribution.answer.groupLed', {
              ...part,
              lead: departureName(lead.departure, naming, words).name,
            })
          : t('attribution.answer.group', part)
      })
      const largest = finding.groups.reduce((a, b) => (sizeOf(b.share) > sizeOf(a.share) ? b : a))
      const stress = parts[finding.groups.indexOf(largest)] ?? ''
      return said(t('attribution.answer.groups', { difference, parts: formatList(parts, language) }), stress)
    }
  }
}

/** The largest standard error of the shares. */
function largestError({ groups }: YearShares, digits: number): number {
  const errors = groups.flatMap(({ shares }) => shares.map(({ error }) => sizeOf(error)))
  return roundedUp(Math.max(...errors), digits)
}

/** A standard error rounded up at the digits of its share, so that none is written as nothing. */
export function roundedUp(error: number, digits: number): number {
  const unit = 10 ** -digits
  return Math.max(0, Math.ceil(error / unit - 1e-9)) * unit
}

/** Further sentences of the answer: what comes of acting together, and how much of the difference is prices. */
export function furtherTexts(
  year: YearShares,
  indicator: Amounted & Pick<IndicatorDescription, 'digits'>,
  part: PricePart | undefined,
  words: Words,
  range?: string,
): readonly string[] {
  const interplay = interplayText(year, indicator, words)
  return [
    ...(range === undefined ? [] : [range]),
    ...(interplay ? [interplay] : []),
    ...(part ? [pricePartText(part, words)] : []),
  ]
}

/** How much of the difference is there only because the departures act together; empty where none can. */
export function interplayText(
  year: YearShares,
  indicator: Amounted & Pick<IndicatorDescription, 'digits'>,
  words: Words,
): string {
  const { t } = words
  const digits = shareDigits(year, indicator.digits)
  const interplay = interplayOf(year)
  if (!interplay || !Number.isFinite(interplay.together)) return ''
  const said = (value: number): string => amountText(value, digits, indicator, words)
  const alone = said(interplay.alone)
  const all = year.groups.flatMap(({ shares }) => shares)
  const moved = all.reduce((sum, share) => sum + sizeOf(share.alone), 0)
  if (sizeOf(interplay.together) < 0.005 * moved || moved === 0)
    return t('attribution.interplay.none', { alone })
  // Of the numbers as they are written, so that a reader's sum comes out.
  const rounded = (value: number): number => Math.round(value * 10 ** digits) / 10 ** digits
  const change = rounded(year.difference) - rounded(interplay.alone)
  const signed = said(change)
  const percent = Math.round((100 * sizeOf(change)) / sizeOf(year.difference))
  // A part of what is next to nothing, or goes the other way, says nothing.
  if (Math.sign(interplay.alone) !== Math.sign(year.difference) || percent > 100)
    return t('attribution.interplay.changed', { alone, amount: signed })
  return Math.sign(change) === Math.sign(year.difference)
    ? t('attribution.interplay.more', { alone, amount: signed, percent })
    : t('attribution.interplay.less', {
        alone,
        amount: sizeText(sizeOf(change), digits, indicator, words),
        percent,
      })
}
