/** What reaches a target, for a program; and the question as a recipe has it. */
import type { InquiryOf } from '../../files/recipe.ts'
import { aboutResult, type ProvenanceOf, recipeFor } from '../provenance.ts'
import type { Words } from '../text/words.ts'
import { leverMoves, type Sought, type TargetOdds } from './answer.ts'

/** What was asked, with nothing left to follow from the model or the scenario. */
export function seekInquiry(sought: Sought): InquiryOf<'seek'> {
  const { job, result, spec } = sought
  const { indicator, year, target, start, ramp } = job.options
  return {
    kind: 'seek',
    indicator,
    year,
    target,
    sense: result.sense,
    levers: leverMoves(sought).map(({ lever, low, high, weight }) => ({ id: lever.id, low, high, weight })),
    start: start ?? spec.schedule.start,
    ramp: ramp ?? spec.schedule.ramp,
  }
}

export function soughtJson(
  provenance: ProvenanceOf<'seek'>,
  { result, job }: Sought,
  odds: TargetOdds,
  words: Words,
) {
  const { prices, drawn } = provenance
  const { indicator, year, target } = job.options
  const { reached, sense, present, value, effort, levers, binding, single, scenario } = result
  return {
    ...aboutResult(provenance),
    prices,
    indicator,
    year,
    target,
    sense,
    reached,
    present,
    value,
    effort,
    levers,
    closest: reached ? null : { value, difference: value - target, levers, binding },
    binding,
    single,
    probability: odds.answer ?? null,
    presentProbability: odds.present ?? null,
    draws: drawn?.draws ?? 0,
    seed: drawn?.seed ?? null,
    method: drawn?.method ?? null,
    moves: scenario.levers,
    ...recipeFor(provenance, words),
  }
}
