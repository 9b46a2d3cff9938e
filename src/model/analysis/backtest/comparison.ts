/** One outcome held against what was foretold of it, on the definition that it was foretold on. */
import type { BreakId, DefinitionBreak, IndicatorId, OutcomeSpec, Year } from '../../spec.ts'
import { valueOrNull } from '../../value.ts'
import { breaksBetween, factorOf } from './compared.ts'
import type { Fan } from './fans.ts'
import type { Comparison } from './rows.ts'
import { inUnit, perBand } from './scored.ts'

/** On which definition something was foretold, and which changes since are undone. */
export interface Definition {
  readonly breaks: readonly DefinitionBreak[]
  readonly isUndone: ReadonlySet<BreakId>
  /** The last year of the figures that it was foretold from. */
  readonly knownUntil: Year
}

export function compareOutcome(
  outcome: OutcomeSpec & { readonly indicator: IndicatorId },
  projected: number,
  { breaks: all, isUndone, knownUntil }: Definition,
  fan: Fan | undefined,
): Comparison {
  const { indicator, year, measure, value: published } = outcome
  const breaks = measure === 'level' ? breaksBetween(all, indicator, knownUntil, year) : []
  const undone = breaks.filter(({ id }) => isUndone.has(id))
  const comparable = published / factorOf(undone)
  const about = { indicator, year, measure, comparable }
  return {
    ...about,
    ...standing(about, fan),
    outcome,
    published,
    breaks,
    undone,
    projected,
    difference: projected - comparable,
    percent: valueOrNull((100 * (projected - comparable)) / Math.abs(comparable)),
  }
}

/** Where an outcome stands in a fan. */
function standing(
  about: Pick<Comparison, 'measure' | 'comparable'>,
  fan: Fan | undefined,
): Pick<Comparison, 'rank' | 'inside' | 'crps'> {
  if (!fan) return { rank: null, inside: null, crps: null }
  const { comparable } = about
  return {
    rank: 100 * fan.percentile(comparable),
    inside: perBand((share) => fan.holds(share, comparable)),
    crps: valueOrNull(inUnit(about, fan.crps(comparable))),
  }
}
