/** A projection beside what was published later, for a program. */
import { walkSpread } from '../../model/analysis/backtest/naive.ts'
import {
  type Errors,
  type Held,
  perBand,
  perRival,
  type Score,
  type Scores,
} from '../../model/analysis/backtest/scored.ts'
import { type ScoredKind, scoredKinds } from '../../model/analysis/backtest/year-kinds.ts'
import type { Backtest } from '../../model/analysis/backtest.ts'
import { shareInterval } from '../../model/analysis/scores.ts'
import type { Ground } from '../../model/ground.ts'
import { aboutResult, type ProvenanceOf, recipeFor } from '../provenance.ts'
import type { Words } from '../text/words.ts'

export function backtestJson(
  provenance: ProvenanceOf<'backtest'>,
  result: Backtest,
  { model: { launchYear } }: Ground,
  words: Words,
) {
  const { prices, drawn } = provenance
  const { rows, leftOut, scores, outcomes, breaks, recalled, knownUntil } = result
  const met = new Set(rows.flatMap((row) => row.breaks))
  return {
    ...aboutResult(provenance),
    prices,
    outcomes,
    knownUntil,
    fittedUntil: result.tested?.fittedUntil ?? null,
    seenUntil: result.tested?.seenUntil ?? null,
    fan: drawn ? { draws: drawn.draws, seed: drawn.seed, method: drawn.method } : null,
    randomWalk: { from: launchYear + 1, drift: [launchYear, launchYear + 1], spread: walkSpread },
    rows: rows.map(({ outcome, breaks: _, undone, rivals: said, ...row }) => ({
      ...row,
      undone: undone.map(({ id, factor }) => ({ id, factor })),
      rivals: perRival((rival) => said[rival]),
      unit: outcome.unit,
      derived: outcome.derived,
      quality: outcome.quality ?? null,
      vintage: outcome.vintage ?? null,
      source: outcome.source,
    })),
    coverage: perBand((share) => perKind((kind) => heldOf(scores[kind].all.levels?.held?.[share]))),
    crps: perKind((kind) => scores[kind].all.levels?.crps ?? null),
    scores: perKind((kind) => {
      const { all, indicators } = scores[kind]
      const own = Object.entries(indicators).map(([id, each]) => [id, scoresOf(each)] as const)
      return { all: scoresOf(all), indicators: Object.fromEntries(own) }
    }),
    breaks: [...met].map(({ id, indicator, year, factor, low, high, basis, note }) => ({
      id,
      indicator,
      year,
      factor,
      low: low ?? null,
      high: high ?? null,
      undone: breaks.includes(id),
      basis: basis.en,
      note: note.en,
    })),
    recalled,
    leftOut: leftOut.map(({ outcome: { indicator, year, measure, value, source }, reason }) => ({
      indicator,
      year,
      measure,
      value,
      reason,
      source,
    })),
    ...recipeFor(provenance, words),
  }
}

const perKind = <T>(of: (kind: ScoredKind) => T): Readonly<Record<ScoredKind, T>> => {
  const [fitted, seen, blind] = scoredKinds
  return { [fitted]: of(fitted), [seen]: of(seen), [blind]: of(blind) }
}

/** A count with the 95 % interval of what it is a sample of. */
const heldOf = (held: Held | undefined) => held && { ...held, ...shareInterval(held.inside, held.count) }

const scoresOf = ({ levels, growth }: Scores) => ({
  levels: levels && scoreOf(levels, 'mape'),
  growth: growth && scoreOf(growth, 'meanAbsoluteError'),
})

/** A score with its mean error under the name that its unit gives it. */
function scoreOf({ held, rivals: others, ...own }: Score, name: string) {
  const errorsOf = ({ count, meanAbsolute, bias, crps }: Errors) => ({
    count,
    [name]: meanAbsolute,
    bias,
    crps,
  })
  return {
    ...errorsOf(own),
    held: held && perBand((share) => heldOf(held[share])),
    rivals: perRival((rival) => {
      const theirs = others[rival]
      return theirs && { ...errorsOf(theirs), scenario: errorsOf(theirs.scenario) }
    }),
  }
}
