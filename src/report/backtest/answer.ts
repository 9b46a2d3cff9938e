/** The answer of a backtest in words: how far off it was, and where a rule that knows nothing was closer. */
import { type Backtest, type NaiveRule, naiveRules, type Score } from '../../model/analysis/backtest.ts'
import type { Year } from '../../model/spec.ts'
import { digitsApart } from '../text/apart.ts'
import { formatList, formatNumber } from '../text/format.ts'
import { paragraph } from '../text/language.ts'
import type { Words } from '../text/words.ts'
import { closerRules, type ScoreKind, scoreKinds, scoreRows, strongestRule } from './scores.ts'

/** Names in a sentence; the table has all. */
const mostNamed = 4

/** The part of an answer that says most, and the whole. */
export interface Said {
  readonly stress: string
  readonly text: string
}

/** @param last the last year of which outcomes are compared. */
export function answerOf(result: Backtest, last: Year, words: Words): Said {
  const { t } = words
  const { levels, growth } = result.scores.all
  const off = offText({ levels, growth }, words)
  if (off === undefined) return { stress: '', text: t('backtest.answer.none', { year: last }) }
  const band = scoreRows(result, 'levels').at(-1)?.band
  const sentences = [
    band ? t('backtest.answer.withBand', { off, ...band }) : t('backtest.answer.alone', { off }),
    ...rulesTexts(result, words),
  ]
  return { stress: off, text: paragraph(sentences, words.language) }
}

/**
 * An error in the unit of its kind.
 * @param beside what it is held against, from which it is told apart where it differs; nothing, else.
 */
export function errorText(
  value: number,
  kind: ScoreKind,
  { t, language }: Words,
  beside: readonly number[] = [],
): string {
  const written = formatNumber(value, digitsApart([value, ...beside, 0], 1), language)
  return kind === 'levels'
    ? t('backtest.percent', { value: written })
    : t('backtest.points', { value: written })
}

type Both = Readonly<Record<ScoreKind, Score | null>>

function offText({ levels, growth }: Both, words: Words): string | undefined {
  const { t } = words
  const off = {
    levels: levels && errorText(levels.meanAbsolute, 'levels', words),
    growth: growth && errorText(growth.meanAbsolute, 'growth', words),
  }
  if (off.levels && off.growth) return t('backtest.answer.off', { levels: off.levels, growth: off.growth })
  if (off.levels) return t('backtest.answer.offLevels', { levels: off.levels })
  if (off.growth) return t('backtest.answer.offGrowth', { growth: off.growth })
  return undefined
}

/** The rule that is hardest to beat, beside the scenario in the same rows; and for what any rule was closer. */
function rulesTexts(result: Backtest, words: Words): readonly string[] {
  const { t } = words
  const { levels, growth } = result.scores.all
  const score = levels ?? growth
  const strongest = score && strongestRule(score)
  const own = strongest && score.naive[strongest]
  const others = naiveRules.flatMap((rule) => {
    const names = namesWonBy(rule, result, words)
    return names === '' || rule === strongest ? [] : [t(`backtest.answer.closer.${rule}`, { names })]
  })
  if (!own) return others
  const kind = levels ? 'levels' : 'growth'
  const errors = {
    rule: errorText(own.meanAbsolute, kind, words, [own.modelMeanAbsolute]),
    model: errorText(own.modelMeanAbsolute, kind, words, [own.meanAbsolute]),
  }
  if (closerRules(score).includes(strongest)) {
    return [t(`backtest.answer.better.${strongest}`, errors), ...others]
  }
  const names = namesWonBy(strongest, result, words)
  return names === ''
    ? [t(`backtest.answer.worse.${strongest}`, errors), ...others]
    : [t(`backtest.answer.worseBut.${strongest}`, { ...errors, names }), ...others]
}

/** For what a rule was closer than the scenario, as a list in words; empty for nothing. */
function namesWonBy(rule: NaiveRule, result: Backtest, { t, indicatorShort, language }: Words): string {
  const names = scoreKinds.flatMap((kind) =>
    scoreRows(result, kind).flatMap(({ indicator, score }) => {
      if (indicator === undefined || !closerRules(score).includes(rule)) return []
      const name = indicatorShort(indicator)
      return [kind === 'levels' ? name : t('backtest.growthOf', { name })]
    }),
  )
  const others = names.length > mostNamed ? names.length - mostNamed + 1 : 0
  const named = [
    ...names.slice(0, names.length - others),
    ...(others > 0 ? [t('backtest.answer.others', { count: others })] : []),
  ]
  return formatList(named, language)
}

/** What another start makes of the errors; empty where nothing is scored. */
export function launchedText(result: Backtest, changed: Backtest, words: Words): string {
  const { t } = words
  const scored = scoreKinds.flatMap((kind) => {
    const [before, after] = [result, changed].map(({ scores }) => scores.all[kind])
    if (!before || !after) return []
    const both = [before.meanAbsolute, after.meanAbsolute]
    const error = ({ meanAbsolute }: Score): string => errorText(meanAbsolute, kind, words, both)
    return [{ kind, before: error(before), after: error(after) }]
  })
  if (scored.length === 0) return ''
  const changes = scored.filter(({ before, after }) => before !== after)
  if (changes.length === 0) return t('backtest.answer.launchedSame')
  const sentences = changes.map(({ kind, before, after }) =>
    kind === 'levels'
      ? t('backtest.answer.launchedLevels', { before, after })
      : t('backtest.answer.launchedGrowth', { before, after }),
  )
  return paragraph(sentences, words.language)
}

/** Outcomes that were not compared, with the reason: past the horizon, or no value that could be. */
export function leftOutTexts({ leftOut }: Backtest, horizon: Year, { t }: Words): readonly string[] {
  const past = leftOut.filter(({ year }) => year > horizon).length
  const without = leftOut.length - past
  return [
    ...(past > 0 ? [t('backtest.leftOut', { count: past })] : []),
    ...(without > 0 ? [t('backtest.noValue', { count: without })] : []),
  ]
}
