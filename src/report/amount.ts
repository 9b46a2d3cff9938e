/**
 * Numbers and amounts as an official of the language writes them: CNY 8.27 trn, 8조 2,661억 위안, 82,661亿元,
 * 占GDP的64.4%.
 *
 * Amounts of a unit that holds many of a thing are counts of the thing, with bn and trn, 만, 억 and 조 or 万 and 亿 as
 * large as the number asks for. Tables and fields have their numbers as they are stored, or in the size that the
 * language counts in, under a head that says which.
 */
import type { UnitKey } from '../model/spec.ts'
import { digitsApart, figuresApart } from './text/apart.ts'
import { formatDifference, formatNumber, formatPlain, formatTick } from './text/format.ts'
import {
  formatMarked,
  formatMarkedShort,
  formatMarkedTick,
  isMarkable,
  shortFigures,
  withoutMarkOf,
} from './text/marked.ts'
import type { Words } from './text/words.ts'
import { withUnit } from './with-unit.ts'

type Speaker = Pick<Words, 't' | 'language' | 'unit' | 'amountIn' | 'writtenWith' | 'shownIn'>

/**
 * A number with what it is a number of, in a sentence.
 * @param beside numbers from which it has to be told apart, such as the target that it falls short of.
 */
export const amountText = (
  value: number,
  digits: number,
  key: UnitKey,
  words: Speaker,
  beside: readonly number[] = [],
): string => saidOf(numberText(value, digits, key, words, beside), value, key, words)

/** The same of a number with as many digits as it needs, such as a target. */
export function plainAmountText(value: number, key: UnitKey, words: Speaker, digits?: number): string {
  if (words.amountIn(key).said !== undefined)
    return saidOf(plainNumberText(value, key, words, digits), value, key, words)
  const { unit, write } = levelsIn(key, words)
  return withUnit(write(value, digits), unit, words)
}

/** A number whose unit is said elsewhere in the sentence. */
export function numberText(
  value: number,
  digits: number,
  key: UnitKey,
  words: Speaker,
  beside: readonly number[] = [],
): string {
  const told = [value, ...beside]
  const own = beside.length > 0 ? digitsApart(told, digits) : digits
  const single = singleOf(value, key, words)
  if (!single) return formatNumber(value, own, words.language)
  const [count, least] = [value * single.size, leastOf(single.size, own)]
  return words.language === 'en'
    ? formatMarkedShort(count, least, words.language, figuresApart(told, shortFigures))
    : formatMarked(count, least, words.language)
}

/** A number as it stands beside its indicator's name: with the thing that its marks count, else alone. */
export const countText: typeof amountText = (value, digits, key, words, beside) =>
  (singleOf(value, key, words) ? amountText : numberText)(value, digits, key, words, beside)

/** The same of a number with as many digits as it needs. */
export const plainCountText = (value: number, key: UnitKey, words: Speaker, digits?: number): string =>
  (singleOf(value, key, words) ? plainAmountText : plainNumberText)(value, key, words, digits)

/** More digits after the point than a number needs that somebody typed or printed. */
const plainDigits = 4

export function plainNumberText(
  value: number,
  key: UnitKey,
  words: Speaker,
  digits: number = plainDigits,
): string {
  const single = singleOf(value, key, words)
  return single
    ? formatMarked(value * single.size, leastOf(single.size, digits), words.language)
    : formatPlain(value, words.language, digits)
}

/** With three figures, where there is little room. */
export function shortNumberText(value: number, digits: number, key: UnitKey, words: Speaker): string {
  const single = singleOf(value, key, words)
  return single
    ? formatMarkedShort(value * single.size, leastOf(single.size, digits), words.language)
    : formatNumber(value, digits, words.language)
}

/** An amount in three figures and in its parts: what stands before and behind the number, for who sets it larger. */
export interface AmountParts {
  readonly before: string
  readonly number: string
  readonly after: string
}

export function shortAmountParts(value: number, digits: number, key: UnitKey, words: Speaker): AmountParts {
  const whole = saidOf(shortNumberText(value, digits, key, words), value, key, words)
  const found = /[+−]?\d[\d,.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹]*|–/u.exec(whole)
  if (!found) return { before: '', number: whole, after: '' }
  const [number] = found
  return { before: whole.slice(0, found.index), number, after: whole.slice(found.index + number.length) }
}

/** What a percentage is of, where its unit says so: “of GRDP”, GRDP 대비, 占GDP; empty for all else. */
export function percentageOf(key: UnitKey, { unit }: Speaker): string {
  const [, behind, before] = /^% (.+)$|^(.+) %$/u.exec(unit(key)) ?? []
  return behind ?? before ?? ''
}

/** Both ends of a range: “CNY 7.92 and 10.6 trn”, 7조 9,207억~10조 6,440억 위안, 54.1～64.4%, of what their names say. */
export interface RangeText {
  readonly low: string
  readonly high: string
}

export function rangeTexts(
  ends: readonly [number, number],
  digits: number,
  key: UnitKey,
  words: Speaker,
): RangeText {
  const { low, high } = numberRange(ends, digits, key, words)
  const { single, said } = words.amountIn(key)
  // What stands before the first number of a range in English holds for both.
  const before = words.language === 'en' ? (said?.split('{{n}}')[0] ?? '') : ''
  return { low: `${before}${low}`, high: endText() }

  function endText(): string {
    const end = ends[1]
    if (said === undefined || said.startsWith('{{n}}')) return saidOf(high, end, key, words)
    if (before !== '') return saidOf(high, end, key, words).slice(before.length)
    if (words.writtenWith(key).isPercent) return words.t('key.percent', { percent: high })
    return withUnit(high, single?.name ?? words.unit(key), words)
  }
}

/** The same without what its numbers are of, which is said elsewhere in the sentence: 7.92 and 10.6 trn. */
export const numberRange = (
  ends: readonly [number, number],
  digits: number,
  key: UnitKey,
  words: Speaker,
): RangeText => rangeOf(ends, key, words, (value) => numberText(value, digits, key, words, ends))

/** That with three figures, where there is little room. */
export const shortRange = (
  ends: readonly [number, number],
  digits: number,
  key: UnitKey,
  words: Speaker,
): RangeText => rangeOf(ends, key, words, (value) => shortNumberText(value, digits, key, words))

function rangeOf(
  [low, high]: readonly [number, number],
  key: UnitKey,
  words: Speaker,
  write: (value: number) => string,
): RangeText {
  const end = write(high)
  const isMarked = words.language === 'en' && singleOf(low, key, words) !== undefined
  return { low: isMarked ? withoutMarkOf(write(low), end, words.language) : write(low), high: end }
}

/** A difference with its sign; undefined where it is nothing at the digits shown. */
export const signedText = (value: number, digits: number, key: UnitKey, words: Speaker): string | undefined =>
  withSign(value, digits, key, words, numberText)

/** The same with three figures. */
export const shortSignedText = (
  value: number,
  digits: number,
  key: UnitKey,
  words: Speaker,
): string | undefined => withSign(value, digits, key, words, shortNumberText)

/** A difference with its sign and unit, nothing included. */
export function signedAmountText(value: number, digits: number, key: UnitKey, words: Speaker): string {
  const number = signedText(value, digits, key, words) ?? numberText(0, digits, key, words)
  return saidOf(number, value, key, words)
}

function withSign(
  value: number,
  digits: number,
  key: UnitKey,
  words: Speaker,
  write: (value: number, digits: number, key: UnitKey, words: Speaker) => string,
): string | undefined {
  const amount = formatDifference(value, digits, words.language)
  if (amount === undefined || singleOf(value, key, words) === undefined) return amount
  return `${value > 0 ? '+' : ''}${write(value, digits, key, words)}`
}

/** How numbers of levers, assumptions, figures and published values stand in fields and tables. */
export interface Levels {
  readonly unit: string
  /** A number with as many digits as it needs, up to those asked for. */
  readonly write: (value: number, digits?: number) => string
  /** What a field needs to be written in the unit. */
  readonly field: { readonly times: number; readonly unitSize?: number; readonly isPercent?: boolean }
}

export function levelsIn(key: UnitKey, words: Pick<Words, 'language' | 'shownIn' | 'writtenWith'>): Levels {
  const { unit, times } = words.shownIn(key)
  const { unitSize, ...written } = words.writtenWith(key)
  return {
    unit,
    write: (value, digits) => formatPlain(scaled(value, times), words.language, digits),
    field: { ...written, times, ...(unitSize === undefined ? {} : { unitSize: unitSize / times }) },
  }
}

/** How the numbers of an indicator stand in a table, under a head that has `unit`. */
export interface Column {
  readonly unit: string
  readonly write: (value: number) => string
  /** A difference with its sign; undefined where it is nothing at the digits shown. */
  readonly change: (difference: number) => string | undefined
  /** A number with as many digits as it needs, such as a published one. */
  readonly plain: (value: number) => string
  /** A number in the unit of the table, how it is written, and its digits after the point; −3 of thousands. */
  readonly scaled: (value: number) => number
  readonly writeScaled: (number: number) => string
  readonly digits: number
}

export function columnIn(key: UnitKey, digits: number, words: Pick<Words, 'language' | 'shownIn'>): Column {
  const { unit, times } = words.shownIn(key)
  const { language } = words
  // As exact as it is in the unit of files: 500,000 CNY per robot where that has 5.
  const exact = digits - Math.round(Math.log10(times))
  const own = Math.max(0, exact)
  const rounded = (value: number): number =>
    exact < 0 ? Math.round(scaled(value, times) * 10 ** exact) * 10 ** -exact : scaled(value, times)
  return {
    unit,
    write: (value) => formatNumber(rounded(value), own, language),
    change: (difference) => formatDifference(rounded(difference), own, language),
    plain: (value) => formatPlain(scaled(value, times), language),
    scaled: (value) => scaled(value, times),
    writeScaled: (number) => formatNumber(number, own, language),
    digits: exact,
  }
}

/** Ten times 0.3 is 3. */
export const scaled = (value: number, times: number): number =>
  times === 1 ? value : Number((value * times).toPrecision(12))

/** Ticks of an axis whose title is `axisUnit`: all in the size of the largest. */
export function tickFormat(
  key: UnitKey,
  words: Speaker,
  usual = formatTick,
): (value: number, step: number, largest: number) => string {
  return (value, step, largest) => {
    const single = singleOf(largest, key, words)
    return single
      ? formatMarkedTick(value * single.size, step * single.size, words.language, largest * single.size)
      : usual(value, step, words.language)
  }
}

/** What an axis counts. */
export const axisUnit = (key: UnitKey, words: Speaker): string =>
  words.amountIn(key).single?.name ?? words.unit(key)

/** What a number counts with its marks; undefined where the language has none for its unit, or not for its size. */
function singleOf(
  value: number,
  key: UnitKey,
  { amountIn }: Speaker,
): { readonly name: string; readonly size: number } | undefined {
  const { single } = amountIn(key)
  return single && isMarkable(value * single.size) ? single : undefined
}

function saidOf(number: string, value: number, key: UnitKey, words: Speaker): string {
  const { single, said } = words.amountIn(key)
  const isUsual = single === undefined || isMarkable(value * single.size)
  if (said === undefined || !isUsual) return withUnit(number, words.unit(key), words)
  // In English a sign stands before the currency: −CNY 615 bn.
  const [, sign = '', size = number] = words.language === 'en' ? (/^([+−]?)(.*)$/.exec(number) ?? []) : []
  return `${sign}${filled(said, size)}`
}

/** A pattern with its number in it; Korean has a blank between a mark and what is counted: 42대, 4.2만 대. */
const filled = (said: string, number: string): string =>
  said.replace(/\{\{n\}\}(?=(.?))/u, (_, next: string) =>
    /\p{sc=Hangul}$/u.test(number) && /\p{sc=Hangul}/u.test(next) ? `${number} ` : number,
  )

const leastOf = (size: number, digits: number): number => size * 10 ** -digits
