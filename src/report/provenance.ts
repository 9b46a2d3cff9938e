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
import { isDemonstration } from './ground.ts'
import { formatDate, formatNumber, isoDay } from './text/format.ts'
import { manners } from './text/language.ts'
import { createWords, type Words } from './text/words.ts'
import { withUnit } from './with-unit.ts'

/** How a result was made, and when. */
export interface Provenance<I extends Inquiry = Inquiry> extends Making<I> {
  readonly date: Date
  /** What each of the scenarios stands on. */
  readonly grounds: readonly Ground[]
}

export type ProvenanceOf<K extends InquiryKind> = Provenance<InquiryOf<K>>

export interface Subject {
  readonly scenario: Scenario
  readonly name: string
  /** A name for narrow places, such as the end of a line. */
  readonly short: string
  /** The own indicators that it was computed with, where they may be others than its own. */
  readonly lent?: readonly UserIndicator[]
  /** What it stands on, where that may be something else than what was asked from. */
  readonly ground?: Ground
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
  { inquiry, drawn, ranges, date }: Omit<Provenance<I>, 'prices' | 'scenarios' | 'grounds'>,
): Provenance<I> {
  const { prices } = basis
  const how = drawn && drawnOnly(drawn)
  const runOf = (scenario: Scenario, model: Model): Run => {
    const varied = ranges && { ranges: drawnRanges(model, scenario, ranges) }
    return { prices, ...(how || varied ? { drawn: { ...how, ...varied } } : {}) }
  }
  const placed = subjects.map((subject) => ({ subject, ground: subject.ground ?? basis.ground }))
  return {
    prices,
    ...(how ? { drawn: how } : {}),
    ...(ranges ? { ranges } : {}),
    scenarios: placed.map(({ subject, ground: { built } }) =>
      recipeScenario(subject, runOf(subject.scenario, built), built),
    ),
    inquiry,
    date,
    grounds: placed.map(({ ground }) => ground),
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

/** The scenarios of a result, each with what it stands on. */
export const scenariosOn = ({
  scenarios,
  grounds,
}: Provenance): readonly (RecipeScenario & { readonly ground: Ground })[] =>
  scenarios.flatMap((scenario, place) => {
    const ground = grounds[place]
    return ground ? [{ ...scenario, ground }] : []
  })

/** The scenario that was asked about. */
export function firstScenario({ scenarios }: Provenance): RecipeScenario {
  const [subject] = scenarios
  if (!subject) throw new Error('a result is of some scenario')
  return subject
}

/** The same in a line of words. */
export function provenanceText(provenance: Provenance, words: Words, ground: Ground): string {
  const { t, language } = words
  const { prices, drawn, date, grounds } = provenance
  const placed = scenariosOn(provenance)
  // What all stand on is said once, and each of several.
  const stood = placed.map(({ scenario: { model, baseline } }) => t('analyse.madeFrom', { model, baseline }))
  return [
    ...new Set(stood),
    ...(isOfDemonstration(provenance) ? [t('ground.demonstration')] : []),
    readingTexts(placed, words),
    commonPricesLabel(prices, words, grounds) ?? [],
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

/** The reading that all start from, or that of each. */
function readingTexts(placed: ReturnType<typeof scenariosOn>, words: Words): readonly string[] {
  const { t } = words
  const read = placed.map(({ name, scenario, ground }) => ({
    name,
    reading: readingLabel(scenario.reading, words, ground),
  }))
  const isShared = new Set(read.map(({ reading }) => reading)).size < 2
  return isShared
    ? read.slice(0, 1).map(({ reading }) => t('header.reading', { reading }))
    : read.map((each) => t('header.readingOf', each))
}

/** Whether anything of a result stands on what is no ground for decisions. */
const isOfDemonstration = ({ grounds }: Provenance): boolean => grounds.some(isDemonstration)

/** The same, for a program: only where it is so. */
export const demonstrationOf = (provenance: Provenance): { readonly demonstration?: true } =>
  isOfDemonstration(provenance) ? { demonstration: true } : {}

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
  const scenarios = provenance.scenarios.map(({ name, fingerprint }) =>
    withUnit(name, shown(fingerprint), words),
  )
  return [scenarios.join(manners[words.language].betweenItems), provenanceText(provenance, words, ground)]
}

/** What tells one scenario of a result from another, for a program. */
export const aboutScenario = ({ name, fingerprint, scenario: { reading } }: RecipeScenario) => ({
  reading,
  name,
  fingerprint,
})

/** What a scenario stands on, for a program, as far as it is not what the first of the result does. */
export function standingOf(
  { scenario: { model, baseline } }: Pick<RecipeScenario, 'scenario'>,
  provenance: Provenance,
): { readonly model?: string; readonly baseline?: string } {
  const { scenario: usual } = firstScenario(provenance)
  return {
    ...(model === usual.model ? {} : { model }),
    ...(baseline === usual.baseline ? {} : { baseline }),
  }
}

/** What a result was computed from, for a program; the day where the program runs. */
export function aboutResult(provenance: Provenance) {
  const subject = firstScenario(provenance)
  const { model, baseline } = subject.scenario
  return {
    model,
    baseline,
    ...demonstrationOf(provenance),
    ...aboutScenario(subject),
    date: isoDay(provenance.date),
  }
}

/** The recipe of a result as it stands in its file. */
export const recipeOf = (
  { date: _, grounds: __, ...recipe }: Provenance,
  date: string,
  { language }: Words,
): Recipe => ({
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
  'demonstration',
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

function factRows(provenance: Provenance, words: Words): Sheet['rows'] {
  const { prices, drawn, date, grounds } = provenance
  const row = (fact: (typeof factColumns)[number], value: CsvValue | undefined): Sheet['rows'] =>
    value === undefined ? [] : [[`# ${words.t(`csv.${fact}`)}`, value]]
  return [
    ...scenariosOn(provenance).flatMap(({ name, fingerprint, scenario, ground }) => [
      ...row('scenario', name),
      ...row('fingerprint', fingerprint),
      ...row('model', scenario.model),
      ...row('baseline', scenario.baseline),
      ...row('demonstration', isDemonstration(ground) ? words.t('ground.demonstration') : undefined),
      ...row('reading', readingLabel(scenario.reading, words, ground)),
      ...row('horizon', scenario.horizon),
    ]),
    ...row('prices', commonPricesLabel(prices, words, grounds)),
    ...row('method', drawn && words.t(`cell.${drawn.method}`)),
    ...row('draws', drawn?.draws),
    ...row('seed', drawn?.seed),
    ...grounds
      .slice(0, 1)
      .flatMap((ground) => bandsIn(provenance, ground))
      .flatMap((bands) => row('bands', words.t(`analyse.bands.${bands}`))),
    ...row('engine', engineVersion),
    ...row('date', date.toISOString()),
  ]
}

/** A table as it stands in a file that can be verified. */
export function sheetOfFile(sheet: Sheet, provenance: Provenance, words: Words): Sheet {
  const recipe = recipeOf(provenance, provenance.date.toISOString(), words)
  const below = [...factRows(provenance, words), [recipeMark, writeRecipe(recipe)]]
  return { ...sheet, rows: [...sheet.rows, ...below] }
}

/** Such a table with what a row was computed from in each row. */
export const sheetOfAnswer = (sheet: Sheet, provenance: Provenance, words: Words, ground: Ground): Sheet =>
  sheetOfFile(withProvenance(sheet, provenance, words, ground), provenance, words)

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
export function pricesLabel(prices: Prices, { language }: Words, ground: Ground): string | undefined {
  // Constant prices are those of the ground's own launch year.
  const { t } = createWords({ language, ground })
  if (ground.model.deflator === undefined) return undefined
  return t(prices === 'constant' ? 'header.constant' : 'header.current')
}

/** The same of several grounds at once: constant prices of each launch year, where those differ. */
export function commonPricesLabel(
  prices: Prices,
  words: Words,
  grounds: readonly Ground[],
): string | undefined {
  const labels = new Set(grounds.flatMap((ground) => pricesLabel(prices, words, ground) ?? []))
  return labels.size > 1 ? words.t('header.constantEach') : [...labels][0]
}
