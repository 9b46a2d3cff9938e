/** What a source card is made of; the parts of each kind of subject are in the files beside this one. */
import type { OutcomeQuality, Quality, UnitKey } from '../../model/spec.ts'
import { levelsIn, plainAmountText } from '../amount.ts'
import { formatPublished } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import type { PassportEquation } from './equation.ts'
import type { MarkedQuote } from './quote.ts'

/** A text, and its language where that is not the reader's. */
export interface Passage {
  readonly text: string
  readonly language?: string | undefined
}

export interface Fact extends Passage {
  readonly term: string
  /** Where it can be read. */
  readonly address?: string | undefined
}

export interface PassportValue {
  readonly number: string
  readonly unit: string
  /** The same as a sentence has it, where that is another way to say it. */
  readonly said?: string
}

export interface PassportQuote {
  readonly text: MarkedQuote
  readonly language: string
  /** What it says, in the reader's language. */
  readonly gist: string
}

/** What a card says of its subject itself. */
export interface OwnParts {
  /** What the value holds for: year, region or scenario, prices. */
  readonly about: readonly string[]
  readonly value: PassportValue | undefined
  readonly quote?: PassportQuote | undefined
  /** What it is, in sentences. */
  readonly passages: readonly Passage[]
  readonly facts: readonly Fact[]
  readonly equation?: PassportEquation | undefined
  /** Where a reader finds it, as a work refers to it. */
  readonly reference: string
}

/** A number in the unit of tables; a dash where there is none. */
export function levelValue(value: number, key: UnitKey, words: Words): PassportValue {
  const { unit, write } = levelsIn(key, words)
  return Number.isFinite(value)
    ? saidToo({ number: write(value), unit }, plainAmountText(value, key, words))
    : { number: '–', unit }
}

/** A number with what a sentence says of it, unless that is the same but for blanks and brackets. */
export function saidToo(value: PassportValue, said: string): PassportValue {
  const bare = (text: string): string => text.replaceAll(/[\s()（）]/gu, '')
  return bare(said) === bare(value.number + value.unit) ? value : { ...value, said }
}

export const qualityText = (quality: Quality | OutcomeQuality, { t }: Words): string =>
  quality === 'recalled' ? t('chart.recalled') : t(`quality.${quality}`)

/** Facts of which something is known. */
export const knownFacts = (
  facts: readonly (Omit<Fact, 'text'> & { readonly text: string | undefined })[],
): readonly Fact[] =>
  facts.flatMap(({ text, ...fact }) => (text === undefined || text === '' ? [] : [{ ...fact, text }]))

/** Parts of a reference in a row: author, title, date, place. */
export const referenceText = (parts: readonly (string | undefined)[], { language }: Words): string =>
  parts.filter((part) => part !== undefined && part !== '').join(manners[language].betweenParts)

/** Author, title and date of the source of a baseline. */
export function sourceReference(
  {
    title,
    author,
    published,
  }: { readonly title: string; readonly author: string; readonly published: string },
  words: Words,
): string {
  return referenceText([author, title, formatPublished(published, words.language)], words)
}
