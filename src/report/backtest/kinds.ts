/** Kinds of years in words: what of a backtest is a fit, what was seen, and what is a test. */

import { type MeasureKind, measureKinds, type Score } from '../../model/analysis/backtest/scored.ts'
import { type ScoredKind, scoredKinds } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import type { Words } from '../text/words.ts'

/** Kinds of years of which something is scored, in the order of time. */
export const scoredIn = ({ scores }: Backtest, measured?: MeasureKind): readonly ScoredKind[] =>
  scoredKinds.filter((kind) =>
    measureKinds.some((each) => (measured ?? each) === each && scores[kind].all[each] !== null),
  )

/** The kind that says most: a test before what was only seen, and that before a fit. */
export const mostTelling = (result: Backtest, measured?: MeasureKind): ScoredKind | undefined =>
  scoredIn(result, measured).at(-1)

/** The score of the kind of years that says most, levels before growth rates. */
export function mainScore(
  result: Backtest,
): { readonly measured: MeasureKind; readonly score: Score } | undefined {
  const kind = mostTelling(result)
  if (!kind) return undefined
  for (const measured of measureKinds) {
    const score = result.scores[kind].all[measured]
    if (score) return { measured, score }
  }
  return undefined
}

/** The years of a kind: “2021–2023”. */
export function yearsText({ rows }: Backtest, kind: ScoredKind, { t }: Pick<Words, 't'>): string {
  const years = rows.filter((row) => row.kind === kind).map(({ year }) => year)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return first === last ? t('backtest.oneYear', { year: last }) : t('backtest.years', { first, last })
}

/** A kind with its years: “Seen, not fitted, 2021–2023”. */
export const kindText = (result: Backtest, kind: ScoredKind, words: Pick<Words, 't'>): string =>
  words.t('backtest.kindYears', {
    kind: words.t(`backtest.kinds.${kind}`),
    years: yearsText(result, kind, words),
  })
