/** What a result was computed from, and when: named by every analysis, and kept with its copies and exports. */
import type { CsvValue } from '../files/csv.ts'
import { type Bands, type DrawMethod, drawnRanges, type RangeChanges } from '../model/analysis/draws.ts'
import { fingerprint, type Run } from '../model/fingerprint.ts'
import type { Ground } from '../model/ground.ts'
import { hasShocks, modelKey } from '../model/model.ts'
import type { Prices } from '../model/projection.ts'
import type { ReadingId, Scenario } from '../model/spec.ts'
import { type CsvColumn, csvText, type Sheet } from './csv.ts'
import { shortFingerprint } from './fingerprint.ts'
import { formatDate, formatNumber, isoDay } from './text/format.ts'
import { manners } from './text/language.ts'
import type { Words } from './text/words.ts'

export interface Provenance {
  readonly model: string
  readonly baseline: string
  readonly reading: string
  /** The scenario that was asked about, and the one it was compared with. */
  readonly scenario: NamedScenario
  readonly other: NamedScenario | undefined
  readonly prices: Prices
  /** Undefined where nothing was drawn. */
  readonly drawn: Drawn | undefined
  readonly date: Date
}

/** What chance had a hand in: draws of what is uncertain, or orders of departures. */
export interface Drawn {
  readonly draws: number
  readonly seed: number
  readonly method: DrawMethod | 'permutations'
  /** What bands hold, where there are bands. */
  readonly bands?: Bands
}

export interface NamedScenario {
  readonly name: string
  readonly fingerprint: string
}

export interface Subject {
  readonly scenario: Scenario
  readonly name: string
  /** A name for narrow places, such as the end of a line. */
  readonly short: string
}

/** What a result was asked from: what it stands on, and the prices in which it is shown. */
export interface Basis {
  readonly ground: Ground
  readonly prices: Prices
}

/** What else there is to say of how a result was made. */
interface Making {
  readonly other?: Subject
  readonly drawn?: Drawn
  /** What was varied from other ranges than the model's; given, with or without any, where ranges were varied. */
  readonly ranges?: RangeChanges
  readonly date: Date
}

/** How a scenario was run, for its fingerprint. */
function runOf({ ground: { built }, prices }: Basis, scenario: Scenario, { drawn, ranges }: Making): Run {
  if (!drawn && !ranges) return { prices }
  const varied = ranges && { ranges: drawnRanges(built, scenario, ranges) }
  return { prices, drawn: { ...drawn, ...varied } }
}

export function provenanceOf(basis: Basis, subject: Subject, making: Making): Provenance {
  const { ground, prices } = basis
  const { other, drawn, date } = making
  const named = ({ scenario, name }: Subject): NamedScenario => ({
    name,
    fingerprint: fingerprint(scenario, ground.built, runOf(basis, scenario, making)),
  })
  return {
    model: modelKey(ground.model),
    baseline: ground.baseline.id,
    reading: subject.scenario.reading,
    scenario: named(subject),
    other: other && named(other),
    prices,
    drawn,
    date,
  }
}

/** The same in a line of words. */
export function provenanceText(provenance: Provenance, words: Words, ground: Ground): string {
  const { t, language } = words
  const { model, baseline, reading, prices, drawn, date } = provenance
  return [
    t('analyse.madeFrom', { model, baseline }),
    t('header.reading', { reading: readingLabel(reading, words, ground) }),
    pricesLabel(prices, words, ground) ?? [],
    drawn
      ? t(`analyse.drawn.${drawn.method}`, {
          draws: formatNumber(drawn.draws, 0, language),
          seed: drawn.seed,
        })
      : t('analyse.notDrawn'),
    bandsIn(provenance, ground).map((bands) => t(`analyse.bands.${bands}`)),
    formatDate(date, language),
  ]
    .flat()
    .join(' · ')
}

/** What bands hold, where that makes a difference: not in a model without shocks. */
const bandsIn = ({ drawn }: Provenance, { model }: Ground): readonly Bands[] =>
  drawn?.bands && hasShocks(model) ? [drawn.bands] : []

/**
 * The scenarios with their fingerprints, and the same line of words: below an answer, wherever it is told.
 * @param shown how a fingerprint is written: the whole of it where the answer leaves the product.
 */
export function provenanceLines(
  provenance: Provenance,
  words: Words,
  ground: Ground,
  shown: (fingerprint: string) => string = shortFingerprint,
): readonly [scenarios: string, made: string] {
  const named = [provenance.scenario, ...(provenance.other ? [provenance.other] : [])]
  const scenarios = named.map(({ name, fingerprint: own }) => `${name} (${shown(own)})`)
  return [scenarios.join(manners[words.language].betweenItems), provenanceText(provenance, words, ground)]
}

/** What tells one scenario of a result from another, for a program: the name as its file has it. */
export const aboutScenario = (scenario: Scenario, name: string, own: string) => ({
  reading: scenario.reading,
  name,
  fingerprint: own,
})

/** What a result was computed from, for a program; the day where the program runs. */
export const aboutResult = (
  { model, baseline, scenario: { fingerprint: own }, date }: Provenance,
  scenario: Scenario,
  name: string,
) => ({ model, baseline, ...aboutScenario(scenario, name, own), date: isoDay(date) })

/** The columns that say what a row was computed from. */
export const provenanceColumns = [
  'scenario',
  'fingerprint',
  'other',
  'otherFingerprint',
  'model',
  'baseline',
  'reading',
  'prices',
  'method',
  'seed',
  'draws',
  'bands',
  'date',
] as const satisfies readonly CsvColumn[]

/** A result's rows with what they were computed from in each. */
export function withProvenance(
  { columns, rows }: Sheet,
  provenance: Provenance,
  words: Words,
  ground: Ground,
): Sheet {
  const { model, baseline, reading, scenario, other, prices, drawn, date } = provenance
  const cells: readonly CsvValue[] = [
    scenario.name,
    scenario.fingerprint,
    other?.name ?? null,
    other?.fingerprint ?? null,
    model,
    baseline,
    readingLabel(reading, words, ground),
    pricesLabel(prices, words, ground) ?? null,
    drawn ? words.t(`cell.${drawn.method}`) : null,
    drawn?.seed ?? null,
    drawn?.draws ?? null,
    bandsIn(provenance, ground).map((bands) => words.t(`analyse.bands.${bands}`))[0] ?? null,
    date.toISOString(),
  ]
  return {
    columns: [...columns, ...provenanceColumns],
    rows: rows.map((row) => [...row, ...cells]),
  }
}

/** The same as the text of a file. */
export const csvWithProvenance = (
  sheet: Sheet,
  provenance: Provenance,
  words: Words,
  ground: Ground,
): string => csvText(withProvenance(sheet, provenance, words, ground), words)

/** A reading of the source by its name; by its id where the baseline does not know it. */
export function readingLabel(reading: ReadingId, { text }: Words, { baseline }: Ground): string {
  const label = baseline.readings.find(({ id }) => id === reading)?.label
  return label ? text(label) : reading
}

/** The prices that amounts are in; undefined where the model has none. */
export const pricesLabel = (prices: Prices, { t }: Words, { model }: Ground): string | undefined =>
  model.deflator === undefined ? undefined : t(prices === 'constant' ? 'header.constant' : 'header.current')
