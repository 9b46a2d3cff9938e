/** What a result was computed from, and when: all that is needed to compute it again. */
import type { CsvValue } from '../files/csv.ts'
import {
  type Drawn,
  type Inquiry,
  type InquiryKind,
  type InquiryOf,
  type Making,
  type Recipe,
  type RecipeScenario,
  recipeMark,
  recipeVersion,
  writeRecipe,
} from '../files/recipe.ts'
import { type Bands, drawnRanges } from '../model/analysis/draws.ts'
import { engineVersion } from '../model/engine.ts'
import { digestParts, fingerprintParts, type Run } from '../model/fingerprint.ts'
import type { Ground } from '../model/ground.ts'
import { hasShocks, type Model } from '../model/model.ts'
import type { Prices } from '../model/projection.ts'
import type { ReadingId, Scenario, UserIndicator } from '../model/spec.ts'
import { type CsvColumn, csvText, type Sheet } from './csv.ts'
import { shortFingerprint } from './fingerprint.ts'
import { formatDate, formatNumber, isoDay } from './text/format.ts'
import { manners } from './text/language.ts'
import type { Words } from './text/words.ts'

/** How a result was made, and when. */
export interface Provenance<I extends Inquiry = Inquiry> extends Making<I> {
  readonly date: Date
}

export type ProvenanceOf<K extends InquiryKind> = Provenance<InquiryOf<K>>

export interface Subject {
  readonly scenario: Scenario
  readonly name: string
  /** A name for narrow places, such as the end of a line. */
  readonly short: string
  /** The own indicators that it was computed with, where they may be others than its own. */
  readonly lent?: readonly UserIndicator[]
}

/** What a result was asked from: what it stands on, and the prices in which it is shown. */
export interface Basis {
  readonly ground: Ground
  readonly prices: Prices
}

/** @param subjects the scenario that was asked about, and those that it was compared with. */
export function provenanceOf<I extends Inquiry>(
  basis: Basis,
  subjects: readonly Subject[],
  { inquiry, drawn, ranges, date }: Omit<Provenance<I>, 'prices' | 'scenarios'>,
): Provenance<I> {
  const { ground, prices } = basis
  const how = drawn && drawnOnly(drawn)
  const runOf = (scenario: Scenario): Run => {
    const varied = ranges && { ranges: drawnRanges(ground.built, scenario, ranges) }
    return { prices, ...(how || varied ? { drawn: { ...how, ...varied } } : {}) }
  }
  return {
    prices,
    ...(how ? { drawn: how } : {}),
    ...(ranges ? { ranges } : {}),
    scenarios: subjects.map((subject) => recipeScenario(subject, runOf(subject.scenario), ground.built)),
    inquiry,
    date,
  }
}

/** Without what else the settings of a drawing hold. */
const drawnOnly = ({ method, draws, seed, bands }: Drawn): Drawn => ({
  method,
  draws,
  seed,
  ...(bands ? { bands } : {}),
})

function recipeScenario({ scenario, name, lent }: Subject, run: Run, model: Model): RecipeScenario {
  const { name: _, notes: __, ...content } = scenario
  const parts = fingerprintParts(scenario, model, run)
  const isOwn = !lent || JSON.stringify(lent) === JSON.stringify(scenario.indicators)
  return { name, scenario: content, ...(isOwn ? {} : { lent }), fingerprint: digestParts(parts), parts }
}

/** The scenario that was asked about. */
export function firstScenario({ scenarios }: Provenance): RecipeScenario {
  const [subject] = scenarios
  if (!subject) throw new Error('a result is of some scenario')
  return subject
}

/** The same in a line of words. */
export function provenanceText(provenance: Provenance, words: Words, ground: Ground): string {
  const { t, language } = words
  const { prices, drawn, date } = provenance
  const { model, baseline, reading } = firstScenario(provenance).scenario
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
  const scenarios = provenance.scenarios.map(({ name, fingerprint }) => `${name} (${shown(fingerprint)})`)
  return [scenarios.join(manners[words.language].betweenItems), provenanceText(provenance, words, ground)]
}

/** What tells one scenario of a result from another, for a program. */
export const aboutScenario = ({ name, fingerprint, scenario: { reading } }: RecipeScenario) => ({
  reading,
  name,
  fingerprint,
})

/** What a result was computed from, for a program; the day where the program runs. */
export function aboutResult(provenance: Provenance) {
  const subject = firstScenario(provenance)
  const { model, baseline } = subject.scenario
  return { model, baseline, ...aboutScenario(subject), date: isoDay(provenance.date) }
}

/** The recipe of a result as it stands in its file. */
export const recipeOf = ({ date: _, ...recipe }: Provenance, date: string, { language }: Words): Recipe => ({
  version: recipeVersion,
  language,
  date,
  ...recipe,
})

/** The recipe of a result for a program. */
export const recipeFor = (provenance: Provenance, words: Words) => ({
  recipe: recipeOf(provenance, isoDay(provenance.date), words),
})

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
  const { prices, drawn, date } = provenance
  const { name, fingerprint, scenario } = firstScenario(provenance)
  const { model, baseline, reading } = scenario
  const [, other] = provenance.scenarios
  const cells: readonly CsvValue[] = [
    name,
    fingerprint,
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

/** What stands below the rows of a file: each fact in words, then the whole as one line that `verify` reads. */
export const factColumns = [
  'scenario',
  'fingerprint',
  'model',
  'baseline',
  'reading',
  'horizon',
  'prices',
  'method',
  'draws',
  'seed',
  'bands',
  'engine',
  'date',
] as const satisfies readonly CsvColumn[]

function factRows(provenance: Provenance, words: Words, ground: Ground): Sheet['rows'] {
  const { prices, drawn, date, scenarios } = provenance
  const row = (fact: (typeof factColumns)[number], value: CsvValue | undefined): Sheet['rows'] =>
    value === undefined ? [] : [[`# ${words.t(`csv.${fact}`)}`, value]]
  return [
    ...scenarios.flatMap(({ name, fingerprint, scenario: { model, baseline, reading, horizon } }) => [
      ...row('scenario', name),
      ...row('fingerprint', fingerprint),
      ...row('model', model),
      ...row('baseline', baseline),
      ...row('reading', readingLabel(reading, words, ground)),
      ...row('horizon', horizon),
    ]),
    ...row('prices', pricesLabel(prices, words, ground)),
    ...row('method', drawn && words.t(`cell.${drawn.method}`)),
    ...row('draws', drawn?.draws),
    ...row('seed', drawn?.seed),
    ...bandsIn(provenance, ground).flatMap((bands) => row('bands', words.t(`analyse.bands.${bands}`))),
    ...row('engine', engineVersion),
    ...row('date', date.toISOString()),
  ]
}

/** A table as it stands in a file that can be verified. */
export function sheetOfFile(sheet: Sheet, provenance: Provenance, words: Words, ground: Ground): Sheet {
  const recipe = recipeOf(provenance, provenance.date.toISOString(), words)
  const below = [...factRows(provenance, words, ground), [recipeMark, writeRecipe(recipe)]]
  return { ...sheet, rows: [...sheet.rows, ...below] }
}

/** Such a table with what a row was computed from in each row. */
export const sheetOfAnswer = (sheet: Sheet, provenance: Provenance, words: Words, ground: Ground): Sheet =>
  sheetOfFile(withProvenance(sheet, provenance, words, ground), provenance, words, ground)

/** The text of either. */
export const csvFile = (...table: Parameters<typeof sheetOfFile>): string =>
  csvText(sheetOfFile(...table), table[2])
export const csvWithProvenance = (...table: Parameters<typeof sheetOfAnswer>): string =>
  csvText(sheetOfAnswer(...table), table[2])

/** The reading that all scenarios of a result share, or `mixed`. */
export function commonReading({ scenarios }: Provenance): string {
  const [first = '', ...others] = new Set(scenarios.map(({ scenario: { reading } }) => reading))
  return others.length === 0 ? first : 'mixed'
}

/** A reading of the source by its name; by its id where the baseline does not know it. */
export function readingLabel(reading: ReadingId, { text }: Words, { baseline }: Ground): string {
  const label = baseline.readings.find(({ id }) => id === reading)?.label
  return label ? text(label) : reading
}

/** The prices that amounts are in; undefined where the model has none. */
export const pricesLabel = (prices: Prices, { t }: Words, { model }: Ground): string | undefined =>
  model.deflator === undefined ? undefined : t(prices === 'constant' ? 'header.constant' : 'header.current')
