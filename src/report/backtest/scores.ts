/** The scores of a backtest as rows of a table: who was closest, and how many outcomes the band has. */
import {
  type Backtest,
  type BacktestRow,
  type NaiveRule,
  naiveRules,
  type Score,
  type Scores,
} from '../../model/analysis/backtest.ts'
import type { IndicatorId } from '../../model/spec.ts'

/** Levels are scored in percent, growth rates in percentage points. */
export type ScoreKind = keyof Scores
export const scoreKinds: readonly ScoreKind[] = ['levels', 'growth']

/** Who foretold it: the scenario, or a rule that knows nothing. */
export type Foreteller = 'scenario' | NaiveRule

export interface ScoreRow {
  /** Undefined for all indicators together. */
  readonly indicator: IndicatorId | undefined
  readonly score: Score
  readonly closest: Foreteller
  /** Outcomes inside the band, of those that have one; undefined without any. */
  readonly band: BandCount | undefined
}

export interface BandCount {
  readonly inside: number
  readonly count: number
}

export const kindOf = ({ measure }: Pick<BacktestRow, 'measure'>): ScoreKind =>
  measure === 'level' ? 'levels' : 'growth'

/** One row for each indicator in the order of the outcomes, then one for all. */
export function scoreRows({ scores, rows }: Backtest, kind: ScoreKind): readonly ScoreRow[] {
  const rowOf = (indicator: IndicatorId | undefined, score: Score | null): readonly ScoreRow[] =>
    score === null
      ? []
      : [
          {
            indicator,
            score,
            closest: closestOf(score),
            band: bandCount(
              rows.filter((row) => kindOf(row) === kind && (indicator ?? row.indicator) === row.indicator),
            ),
          },
        ]
  return [
    ...Object.entries(scores.indicators).flatMap(([id, own]) => rowOf(id, own[kind])),
    ...rowOf(undefined, scores.all[kind]),
  ]
}

function bandCount(rows: readonly BacktestRow[]): BandCount | undefined {
  const banded = rows.filter(({ inSample, inBand }) => !inSample && inBand !== null)
  if (banded.length === 0) return undefined
  return { inside: banded.filter(({ inBand }) => inBand).length, count: banded.length }
}

/** Rules that were closer than the scenario was in the same rows, by what can be seen of it. */
export const closerRules = ({ naive }: Score): readonly NaiveRule[] =>
  naiveRules.filter((rule) => {
    const own = naive[rule]
    return own !== null && asShown(own.meanAbsolute) < asShown(own.modelMeanAbsolute)
  })

/** Errors are shown with one digit. */
const asShown = (error: number): number => Math.round(error * 10)

/** The best rule where one was closer than the scenario, else the scenario. */
function closestOf(score: Score): Foreteller {
  const error = (rule: NaiveRule): number => score.naive[rule]?.meanAbsolute ?? Number.POSITIVE_INFINITY
  return closerRules(score).reduce<Foreteller>(
    (best, rule) => (best === 'scenario' || error(rule) < error(best) ? rule : best),
    'scenario',
  )
}

/** The rule that is hardest to beat: the one with the smallest error beside the scenario's in the same rows. */
export function strongestRule({ naive }: Score): NaiveRule | undefined {
  const ratio = (rule: NaiveRule): number => {
    const own = naive[rule]
    return own ? own.meanAbsolute / own.modelMeanAbsolute : Number.POSITIVE_INFINITY
  }
  const said = naiveRules.filter((rule) => naive[rule] !== null)
  return said.toSorted((a, b) => ratio(a) - ratio(b))[0]
}

/** An indicator whose score the splice changes. */
export interface SpliceEffect {
  readonly indicator: IndicatorId
  readonly before: number
  readonly after: number
}

export function spliceEffects(plain: Backtest, spliced: Backtest): readonly SpliceEffect[] {
  const changed = new Set(
    spliced.rows.filter((row) => row.spliced && !row.inSample).map(({ indicator }) => indicator),
  )
  return [...changed].flatMap((indicator): SpliceEffect[] => {
    const [before, after] = [plain, spliced].map((each) => each.scores.indicators[indicator]?.levels)
    if (!before || !after) return []
    return [{ indicator, before: before.meanAbsolute, after: after.meanAbsolute }]
  })
}
