/**
 * Numbers and amounts as an official of the language writes them: 8조 2,661억 위안, 82,661亿元, 占GDP的64.4%.
 *
 * In Korean and Chinese, amounts of a unit that holds many of a thing are counts of the thing, with 만, 억 and 조 or
 * 万 and 亿 as large as the number asks for; tables keep the unit as it is stored, in their heads.
 */
import type { UnitKey } from '../model/spec.ts'
import { formatDifference, formatNumber, formatPlain, formatTick } from './text/format.ts'
import { formatMarked, formatMarkedShort, formatMarkedTick, isMarkable } from './text/marked.ts'
import type { Words } from './text/words.ts'
import { withUnit } from './with-unit.ts'

type Speaker = Pick<Words, 't' | 'language' | 'unit' | 'amountIn' | 'writtenWith' | 'shownIn'>

/** A number with what it is a number of, in a sentence. */
export const amountText = (value: number, digits: number, key: UnitKey, words: Speaker): string =>
  saidOf(numberText(value, digits, key, words), value, key, words)

/** The same of a number with as many digits as it needs, such as a target. */
export function plainAmountText(value: number, key: UnitKey, words: Speaker, digits?: number): string {
  if (words.amountIn(key).said !== undefined)
    return saidOf(plainNumberText(value, key, words, digits), value, key, words)
  const { unit, write } = levelsIn(key, words)
  return withUnit(write(value, digits), unit, words)
}

/** A number whose unit is said elsewhere in the sentence. */
export function numberText(value: number, digits: number, key: UnitKey, words: Speaker): string {
  const single = singleOf(value, key, words)
  return single
    ? formatMarked(value * single.size, leastOf(single.size, digits), words.language)
    : formatNumber(value, digits, words.language)
}

/** A number as it stands beside its indicator's name: with the thing that its marks count, else alone. */
export const countText = (value: number, digits: number, key: UnitKey, words: Speaker): string =>
  (singleOf(value, key, words) ? amountText : numberText)(value, digits, key, words)

/** The same of a number with as many digits as it needs. */
export const plainCountText = (value: number, key: UnitKey, words: Speaker, digits?: number): string =>
  (singleOf(value, key, words) ? plainAmountText : plainNumberText)(value, key, words, digits)

/** More digits after the point than a number needs that somebody typed or printed. */
const plainDigits = 4

export const plainNumberText = (value: number, key: UnitKey, words: Speaker, digits = plainDigits): string =>
  singleOf(value, key, words)
    ? numberText(value, digits, key, words)
    : formatPlain(value, words.language, digits)

/** With three figures, where there is little room. */
export function shortNumberText(value: number, digits: number, key: UnitKey, words: Speaker): string {
  const single = singleOf(value, key, words)
  return single
    ? formatMarkedShort(value * single.size, leastOf(single.size, digits), words.language)
    : formatNumber(value, digits, words.language)
}

/** An amount after others of its kind: 7조 9,207억~10조 6,440억 위안, 54.1～64.4%, of what their names say. */
export function endText(value: number, digits: number, key: UnitKey, words: Speaker): string {
  const { single, said } = words.amountIn(key)
  if (said === undefined || said.startsWith('{{n}}')) return amountText(value, digits, key, words)
  const number = numberText(value, digits, key, words)
  if (words.writtenWith(key).isPercent) return words.t('key.percent', { percent: number })
  return withUnit(number, single?.name ?? words.unit(key), words)
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
  write: typeof numberText,
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

/** Ten times 0.3 is 3. */
export const scaled = (value: number, times: number): number =>
  times === 1 ? value : Number((value * times).toPrecision(12))

/** Ticks of an axis whose title is `axisUnit`. */
export function tickFormat(
  key: UnitKey,
  words: Speaker,
  usual = formatTick,
): (value: number, step: number) => string {
  return (value, step) => {
    const single = singleOf(value, key, words)
    return single
      ? formatMarkedTick(value * single.size, step * single.size, words.language)
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
  return said !== undefined && isUsual
    ? said.replace('{{n}}', number)
    : withUnit(number, words.unit(key), words)
}

const leastOf = (size: number, digits: number): number => size * 10 ** -digits
