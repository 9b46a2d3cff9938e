/** The answer of a backtest in words: how far off it was, and how much that proves. The verdict comes first. */

import type { LeftOutReason } from '../../model/analysis/backtest/compared.ts'
import type { Rival } from '../../model/analysis/backtest/rows.ts'
import type { MeasureKind, Score, Scores } from '../../model/analysis/backtest/scored.ts'
import { measureKinds } from '../../model/analysis/backtest/scored.ts'
import type { ScoredKind } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import type { Year } from '../../model/spec.ts'
import { digitsApart } from '../text/apart.ts'
import { formatList, formatNumber } from '../text/format.ts'
import { paragraph } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { spokenBand } from './held.ts'
import { mainScore, mostTelling, scoredIn, yearsText } from './kinds.ts'
import { asShown, bandRows, doubtfulBand, passedOver, strongestRival } from './scores.ts'

/** Names in a sentence; the table has all. */
const mostNamed = 4

/** The part of an answer that says most, and the whole. */
export interface Said {
  readonly stress: string
  readonly text: string
}

/** @param last the last year of which outcomes are compared. */
export function answerOf(result: Backtest, last: Year, words: Words): Said {
  const kind = mostTelling(result)
  if (!kind) return { stress: '', text: words.t('backtest.answer.none', { year: last }) }
  const stress = verdict(result, kind, words)
  const sentences = [
    stress,
    ...scoredIn(result)
      .filter((other) => other !== kind)
      .toReversed()
      .flatMap((other) => besideText(result, other, words)),
    ...(kind === 'fitted' ? [words.t('backtest.answer.noTest', { year: lastOf(result, kind) })] : []),
    ...widthText(result, kind, words),
    ...rivalText(result, words),
  ]
  return { stress, text: paragraph(sentences, words.language) }
}

/**
 * An error in the unit of its kind.
 * @param beside what it is held against, from which it is told apart where it differs; nothing, else.
 */
export function errorText(
  value: number,
  measured: MeasureKind,
  { t, language }: Words,
  beside: readonly number[] = [],
): string {
  const written = formatNumber(value, digitsApart([value, ...beside, 0], 1), language)
  return measured === 'levels'
    ? t('backtest.percent', { value: written })
    : t('backtest.points', { value: written })
}

/** How far off it was in the years that say most, and how often the band held. */
function verdict(result: Backtest, kind: ScoredKind, words: Words): string {
  const { t } = words
  const { all } = result.scores[kind]
  const said = t(`backtest.answer.verdict.${kind}`, {
    years: yearsText(result, kind, words),
    off: offText(all, words),
  })
  const held = all.levels?.held?.[spokenBand]
  return held
    ? t('backtest.answer.withBand', { verdict: said, ...held })
    : t('backtest.answer.alone', { verdict: said })
}

function offText({ levels, growth }: Scores, words: Words): string {
  const { t } = words
  const off = {
    levels: levels ? errorText(levels.meanAbsolute, 'levels', words) : '',
    growth: growth ? errorText(growth.meanAbsolute, 'growth', words) : '',
  }
  if (levels && growth) return t('backtest.answer.off', off)
  return levels ? t('backtest.answer.offLevels', off) : t('backtest.answer.offGrowth', off)
}

/** The same of years that say less, in a sentence of their own. */
function besideText(result: Backtest, kind: ScoredKind, words: Words): readonly string[] {
  const { t } = words
  const { levels, growth } = result.scores[kind].all
  const years = yearsText(result, kind, words)
  if (levels?.held) {
    const error = errorText(levels.meanAbsolute, 'levels', words)
    return [t(`backtest.answer.besideHeld.${kind}`, { years, error, ...levels.held[spokenBand] })]
  }
  const score = levels ?? growth
  if (!score) return []
  const error = errorText(score.meanAbsolute, levels ? 'levels' : 'growth', words)
  return [t(`backtest.answer.beside.${kind}`, { years, error })]
}

const lastOf = ({ rows }: Backtest, kind: ScoredKind): Year =>
  Math.max(...rows.filter((row) => row.kind === kind).map(({ year }) => year))

/** A band that held too much or too little to be what it is called. */
function widthText(result: Backtest, kind: ScoredKind, { t }: Words): readonly string[] {
  const own = bandRows(result, 'levels').find((row) => row.kind === kind)
  const doubted = own && doubtfulBand(own.bands)
  if (!doubted) return []
  const { share, inside, count } = doubted.band
  // How many the band that is spoken of held was said before.
  return share === spokenBand
    ? [t(`backtest.answer.spoken.${doubted.verdict}`, { share })]
    : [t(`backtest.answer.${doubted.verdict}`, { share, inside, count })]
}

/** The one who is hardest to beat, beside the scenario in the same rows; and those who speak of too few to be it. */
function rivalText(result: Backtest, words: Words): readonly string[] {
  const main = mainScore(result)
  if (!main) return []
  const { score, measured } = main
  const { t } = words
  const nameOf = (rival: Rival): string => t(`backtest.others.names.${rival}`)
  const few = passedOver(score).map((rival) =>
    t('backtest.answer.passedOver', {
      name: nameOf(rival),
      count: score.rivals[rival]?.count ?? 0,
      all: score.count,
    }),
  )
  const strongest = strongestRival(score)
  const own = strongest && score.rivals[strongest]
  if (!own) return few
  const [theirs, scenarios] = [own.meanAbsolute, own.scenario.meanAbsolute]
  const said = {
    name: nameOf(strongest),
    rival: errorText(theirs, measured, words),
    model: errorText(scenarios, measured, words),
  }
  if (asShown(theirs) === asShown(scenarios)) return [t('backtest.answer.same', said), ...few]
  return [t(theirs < scenarios ? 'backtest.answer.closer' : 'backtest.answer.next', said), ...few]
}

/** How little many values of few series prove; undefined where each is of its own. */
export function dependenceText(result: Backtest, words: Words): string | undefined {
  const kind = mostTelling(result, 'levels')
  if (!kind) return undefined
  const rows = result.rows.filter((row) => row.kind === kind && row.measure === 'level')
  const series = new Set(rows.map(({ indicator }) => indicator)).size
  return rows.length > series ? words.t('backtest.depend', { values: rows.length, count: series }) : undefined
}

/** What another start makes of the errors in the years that say most; empty where nothing is scored. */
export function launchedText(result: Backtest, changed: Backtest, words: Words): string {
  const { t } = words
  const kind = mostTelling(result)
  if (!kind) return ''
  const scored = measureKinds.flatMap((measured) => {
    const [before, after] = [result, changed].map(({ scores }) => scores[kind].all[measured])
    if (!before || !after) return []
    const both = [before.meanAbsolute, after.meanAbsolute]
    const error = ({ meanAbsolute }: Score): string => errorText(meanAbsolute, measured, words, both)
    return [{ measured, before: error(before), after: error(after) }]
  })
  if (scored.length === 0) return ''
  const changes = scored.filter(({ before, after }) => before !== after)
  if (changes.length === 0) return t('backtest.answer.launchedSame')
  const sentences = changes.map(({ measured, before, after }) =>
    measured === 'levels'
      ? t('backtest.answer.launchedLevels', { before, after })
      : t('backtest.answer.launchedGrowth', { before, after }),
  )
  return paragraph(sentences, words.language)
}

/** Reasons that somebody can do something about: another horizon, an indicator that has values. */
export const remediable: readonly LeftOutReason[] = ['pastHorizon', 'noValue']
/** Reasons that lie in the outcomes. */
export const inherent: readonly LeftOutReason[] = ['recalled', 'laterVintage', 'beforeLaunch']

/** Outcomes that were not compared, in a sentence for each reason. */
export function leftOutTexts(
  { leftOut }: Backtest,
  words: Words,
  reasons: readonly LeftOutReason[] = [...remediable, ...inherent],
): readonly string[] {
  const { t } = words
  return reasons.flatMap((reason) => {
    const own = leftOut.filter((each) => each.reason === reason)
    if (own.length === 0) return []
    const names = named(
      own.map(({ outcome: { indicator = '', year } }) =>
        t('backtest.yearOf', { name: words.indicatorShort(indicator), year }),
      ),
      words,
    )
    return [t(`backtest.leftOut.${reason}`, { count: own.length, names })]
  })
}

/** A few names as a list in words. */
function named(names: readonly string[], { t, language }: Words): string {
  const others = names.length > mostNamed ? names.length - mostNamed + 1 : 0
  const shown = names.slice(0, names.length - others)
  return formatList(others > 0 ? [...shown, t('backtest.moreNames', { count: others })] : shown, language)
}
