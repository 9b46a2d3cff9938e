/** The answer to "How to get there?" in words and numbers. */
import { cellOf } from '../../files/csv.ts'
import type { Exceedance } from '../../model/analysis/ensemble.ts'
import { type SeekOptions, soughtSetting, type TargetSense } from '../../model/analysis/seek/question.ts'
import type { SingleLever } from '../../model/analysis/seek/single.ts'
import type { SeekResult } from '../../model/analysis/seek.ts'
import { type LeverSetting, targetIn } from '../../model/scenario.ts'
import type { LeverSpec, ModelSpec, Scenario, TargetSpec, Year } from '../../model/spec.ts'
import { hasValue } from '../../model/value.ts'
import type { NoValueCause } from '../../model/why-no-value.ts'
import { amountText, countText, levelsIn, plainAmountText, plainCountText } from '../amount.ts'
import { type CsvColumn, flagCell, type Sheet } from '../csv.ts'
import { oddsText, percentOf } from '../ensemble/answer.ts'
import type { IndicatorDescription } from '../indicator.ts'
import { noValueText } from '../no-value.ts'
import { targetText } from '../official-target.ts'
import { scheduleSentence } from '../schedule.ts'
import { formatDay, formatList, formatNumber, formatPlain } from '../text/format.ts'
import { manners } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { left, right, type TextTable } from '../text-table.ts'
import { withUnit } from '../with-unit.ts'
import { levelDigits, usualWeight } from './levers.ts'

/** A target that is sought from a scenario. */
export interface SeekQuestion {
  readonly scenario: Scenario
  readonly options: SeekOptions
}

/** A question about a target, and its answer. */
export interface Sought {
  readonly job: SeekQuestion
  readonly result: SeekResult
  readonly indicator: IndicatorDescription
  readonly spec: ModelSpec
  /** The official target that it asks about, where it is one. */
  readonly aim?: TargetSpec
  /** Why the scenario as it stands has no value, where it is known. */
  readonly why?: NoValueCause | undefined
}

/** What the answer says of one free lever. */
export interface LeverMove {
  readonly lever: LeverSpec
  readonly low: number
  readonly high: number
  readonly weight: number
  readonly present: number
  readonly needed: number
  /** The bound that stands in the way, if one does. */
  readonly bound: 'low' | 'high' | undefined
  /** What it would need alone. */
  readonly alone: SingleLever
}

export function leverMoves({ job, result, spec }: Sought): readonly LeverMove[] {
  return job.options.levers.flatMap(({ id, low, high, weight }): LeverMove[] => {
    const lever = spec.levers.find((entry) => entry.id === id)
    const alone = result.single.find((entry) => entry.lever === id)
    const needed = result.levers[id]
    if (!lever || !alone || needed === undefined) return []
    return [
      {
        lever,
        low: low ?? lever.min,
        high: high ?? lever.max,
        weight: weight ?? usualWeight,
        present: targetIn(job.scenario, lever),
        needed,
        alone,
        bound: result.binding.find((entry) => entry.lever === id)?.bound,
      },
    ]
  })
}

/** How far a lever goes, as a share of its range. */
export const shareOfRange = ({ lever, present, needed }: LeverMove): number =>
  (needed - present) / (lever.max - lever.min)

const isMoved = ({ present, needed }: LeverMove): boolean => needed !== present

/** Levers that the sentence names; the table shows all. */
const mostNamed = 4

/** The answer as a sentence, and its main part. */
export interface SoughtText {
  readonly text: string
  readonly stress?: string
}

export function soughtText(sought: Sought, words: Words): SoughtText {
  const { job, result, indicator, why } = sought
  const { t } = words
  const { year } = job.options
  const moves = leverMoves(sought)
  const said = { value: resultText(sought, words), year }
  if (!result.reached) {
    if (!hasValue(result.value)) return { text: noValueText(indicator.label, year, why, 'noLevel', words) }
    const start = Math.min(...moves.map(({ lever }) => startOf(sought, lever)))
    if (year < start) return { text: t('seek.tooEarly', { ...said, start }) }
    if (moves.every(({ alone }) => alone.effect === 'none'))
      return { text: t('constant.levers', { ...said, indicator: indicator.label }) }
    if (result.value === result.present)
      return { text: t('seek.noEffect', { ...said, indicator: indicator.label }) }
    const bounds = boundsText(moves, words)
    if (bounds === '') return { text: t('seek.unreached', said) }
    return { text: t('seek.unreachedBounds', { ...said, bounds }), stress: bounds }
  }
  if (!moves.some(isMoved)) return { text: t('seek.already', said) }
  const moved = movesText(moves, words)
  return { text: t('seek.reached', { ...said, moves: moved }), stress: moved }
}

/** The value that was come to; what falls short of the target is seen to. */
const resultText = ({ job, result, indicator }: Sought, words: Words): string =>
  amountText(
    result.value,
    indicator.digits,
    indicator.unitKey,
    words,
    result.reached ? [] : [job.options.target],
  )

/** The first year in which a lever moves. */
const startOf = ({ job, spec }: Pick<Sought, 'job' | 'spec'>, { id }: LeverSpec): Year =>
  soughtSetting(job.scenario, job.options, id, spec).start

/** "R&D intensity 2.4 → 3.1 %, …": what moves, the farthest first. */
function movesText(all: readonly LeverMove[], words: Words): string {
  const { t, language } = words
  const moves = all.filter(isMoved).sort((a, b) => Math.abs(shareOfRange(b)) - Math.abs(shareOfRange(a)))
  const named = moves.slice(0, mostNamed).map(({ lever, present, needed }) => {
    const move = {
      name: words.text(lever.label),
      present: formatLevel(present, lever, words),
      needed: formatLevel(needed, lever, words),
    }
    const unit = shortUnit(lever, words)
    return unit === '%' ? t('seek.movePercent', move) : t('seek.move', { ...move, unit })
  })
  const others = moves.length - named.length
  return [...named, ...(others > 0 ? [t('seek.others', { count: others })] : [])].join(
    manners[language].betweenItems,
  )
}

/** A lever's unit where its name stands beside it: of what a percentage is, the name says. */
export const shortUnit = ({ unit }: LeverSpec, words: Words): string =>
  unit.startsWith('% of ') ? '%' : levelsIn(unit, words).unit

/** "R&D intensity and Enterprise IT stand at their upper bounds": what keeps the target out of reach. */
function boundsText(moves: readonly LeverMove[], { t, text, language }: Words): string {
  return (['high', 'low'] as const)
    .flatMap((bound) => {
      const names = moves.filter((move) => move.bound === bound).map(({ lever }) => text(lever.label))
      if (names.length === 0) return []
      const named = { names: formatList(names, language), count: names.length }
      return [bound === 'high' ? t('seek.atHigh', named) : t('seek.atLow', named)]
    })
    .join(manners[language].betweenParts)
}

/** A level that was computed, with the digits that a planner can use; what was given comes as it is. */
export const formatLevel = (value: number, lever: LeverSpec, words: Words): string =>
  levelsIn(lever.unit, words).write(Number(value.toFixed(levelDigits(lever))))

/** How far a lever moves, with its share of the range; undefined where that is too little to be shown. */
export function changeText(move: LeverMove, words: Words): string | undefined {
  const { t, language } = words
  const { lever, present, needed } = move
  const change = Number((needed - present).toFixed(levelDigits(lever)))
  if (change === 0) return undefined
  const percent = formatNumber(100 * Math.abs(shareOfRange(move)), 0, language)
  return t('key.withPercent', {
    difference: `${change > 0 ? '+' : ''}${levelsIn(lever.unit, words).write(change)}`,
    percent,
  })
}

/** Why one lever alone does not suffice, or what it would come to. */
export function notEnoughText(sought: Sought, { lever, value, effect }: SingleLever, words: Words): string {
  const { job, result, indicator, spec } = sought
  const { start } = soughtSetting(job.scenario, job.options, lever, spec)
  if (start > job.options.year) return words.t('constant.leverLate', { start })
  if (effect === 'noValue') return words.t('constant.leverNoValue')
  if (effect === 'none') return words.t('constant.lever')
  const { digits, unitKey } = indicator
  const said = { value: countText(value, digits, unitKey, words, [job.options.target]) }
  return result.sense === 'atLeast' ? words.t('seek.atMostValue', said) : words.t('seek.atLeastValue', said)
}

// --- Odds ---

/** Probabilities that the target is reached; undefined while they are not known. */
export interface TargetOdds {
  readonly answer: number | undefined
  readonly present: number | undefined
}

/**
 * The share of runs that reach a target in a year: a value that stands at it does.
 * @param drawn how often the target is exceeded.
 * @returns undefined where a run has no value.
 */
export function reachedShare(
  { years, probability, same }: Pick<Exceedance, 'years' | 'probability' | 'same'>,
  year: Year,
  sense: TargetSense,
): number | undefined {
  const at = years.indexOf(year)
  const [above, equal] = [probability[at], same[at]]
  if (!hasValue(above) || !hasValue(equal)) return undefined
  return sense === 'atLeast' ? Math.min(1, above + equal) : 1 - above
}

/** "With this answer, the target is reached with a probability of 68% (about 7 of 10 runs)." */
export function oddsSentence(which: keyof TargetOdds, probability: number, words: Words): string {
  const said = {
    odds: oddsText(probability, words),
    percent: percentOf(probability, words.language),
  }
  return which === 'answer' ? words.t('seek.oddsOfAnswer', said) : words.t('seek.oddsOfPresent', said)
}

/** Further sentences of the answer: how likely the target is reached, with it and as the scenario stands. */
export function furtherTexts(sought: Sought, odds: TargetOdds, words: Words): readonly string[] {
  const isMoved = leverMoves(sought).some((move) => move.needed !== move.present)
  return [
    ...aimTexts(sought, words),
    ...(odds.answer === undefined || !isMoved ? [] : [oddsSentence('answer', odds.answer, words)]),
    ...(odds.present === undefined
      ? []
      : [oddsSentence('present', odds.present, words), words.t('seek.drawn')]),
  ]
}

// --- Copies ---

/** Whose target it is, where it is an official one. */
const aimTexts = ({ aim }: Sought, words: Words): readonly string[] => (aim ? [targetText(aim, words)] : [])

export const soughtColumns = [
  'id',
  'name',
  'unit',
  'present',
  'low',
  'high',
  'weight',
  'needed',
  'change',
  'binds',
  'aloneLevel',
  'aloneReached',
  'aloneValue',
  'indicator',
  'year',
  'sense',
  'target',
  'reached',
  'presentValue',
  'result',
  'reachProbability',
  'presentProbability',
] as const satisfies readonly CsvColumn[]

/** One row for each free lever, with the question and the answer in each. */
export function soughtCsv(sought: Sought, odds: TargetOdds, words: Words): Sheet {
  const { job, result, indicator } = sought
  const { target, year } = job.options
  const { t } = words
  return {
    columns: soughtColumns,
    rows: leverMoves(sought).map(({ lever, low, high, weight, present, needed, bound, alone }) => [
      lever.id,
      words.text(lever.label),
      words.unit(lever.unit),
      present,
      low,
      high,
      weight,
      needed,
      needed - present,
      bound ? boundName(bound, words) : null,
      alone.level,
      flagCell(alone.reached, words),
      cellOf(alone.value),
      withUnit(indicator.label, words.unit(indicator.unitKey), words),
      year,
      t(`seek.${result.sense}`),
      target,
      flagCell(result.reached, words),
      cellOf(result.present),
      cellOf(result.value),
      odds.answer ?? null,
      odds.present ?? null,
    ]),
  }
}

export const boundName = (bound: 'low' | 'high', { t }: Words): string =>
  t(bound === 'high' ? 'seek.bindsHigh' : 'seek.bindsLow')

const moveColumns = ['present', 'low', 'high', 'weight', 'needed', 'change', 'alone'] as const

/** The free levers: where they are, where they may go, where they must. */
export function soughtTable(sought: Sought, words: Words): TextTable {
  const { t, language } = words
  return {
    columns: [left(t('compare.lever')), ...moveColumns.map((column) => right(t(`seek.${column}`)))],
    rows: leverMoves(sought).map((move) => {
      const { lever, low, high, weight, present, needed, bound, alone } = move
      const level = (value: number): string => formatLevel(value, lever, words)
      const needs = bound ? [level(needed), boundName(bound, words)] : [level(needed)]
      return [
        t('table.titled', { name: words.text(lever.label), unit: levelsIn(lever.unit, words).unit }),
        level(present),
        level(low),
        level(high),
        formatPlain(weight, language),
        needs.join(manners[language].betweenParts),
        changeText(move, words) ?? t('key.same'),
        alone.reached ? level(alone.level) : notEnoughText(sought, alone, words),
      ]
    }),
  }
}

// --- The answer as a scenario ---

/** A name that says what the scenario is for, such as "Digital-economy scale 60,000 by 2027". */
export function keptName({ job, result, indicator }: Sought, words: Words): string {
  const { t } = words
  const { target, year } = job.options
  const said = { indicator: indicator.label, target: plainCountText(target, indicator.unitKey, words), year }
  if (!result.reached) return t('seek.nameOfClosest', said)
  return t(result.sense === 'atLeast' ? 'seek.nameOfAtLeast' : 'seek.nameOfAtMost', said)
}

/** When a free lever moves, in words. */
export function scheduleOf(
  { job, spec }: Pick<Sought, 'job' | 'spec'>,
  { id }: LeverSpec,
  words: Words,
): string {
  const { start, ramp, end } = soughtSetting(job.scenario, job.options, id, spec)
  return scheduleSentence(words, start, ramp, end)
}

/** The years that the scenario gives a lever, which a search leaves as they are. */
export const ownScheduleText = ({ start, ramp, end }: LeverSetting, words: Words): string =>
  words.t('seek.ownSchedule', { schedule: scheduleSentence(words, start, ramp, end) })

/** How the scenario came about: the target, what might move and did, from what. */
export function keptNotes(
  sought: Sought,
  {
    scenarioName,
    model,
    date,
  }: { readonly scenarioName: string; readonly model: string; readonly date: Date },
  words: Words,
): string {
  const { job, result, indicator } = sought
  const { t, text, language } = words
  const { target, year, prices } = job.options
  const question = {
    indicator: indicator.label,
    year,
    scenario: scenarioName,
    target: plainAmountText(target, indicator.unitKey, words),
    date: formatDay(date, language),
  }
  const value = resultText(sought, words)
  return [
    result.sense === 'atLeast' ? t('seek.noteAtLeast', question) : t('seek.noteAtMost', question),
    ...aimTexts(sought, words),
    result.reached ? t('seek.noteReached', { value }) : t('seek.noteClosest', { value }),
    ...leverMoves(sought).map(({ lever, low, high, weight, present, needed }) => {
      const { unit, write } = levelsIn(lever.unit, words)
      return t('seek.noteLever', {
        schedule: scheduleOf(sought, lever, words),
        name: text(lever.label),
        unit,
        present: write(present),
        needed: write(needed),
        low: write(low),
        high: write(high),
        weight: formatPlain(weight, language),
      })
    }),
    `${t('analyse.madeFrom', { model, baseline: job.scenario.baseline })} · ${t(
      prices === 'constant' ? 'header.constant' : 'header.current',
    )}`,
  ].join('\n')
}
