/**
 * What an outcome of a year proves. An outcome that numbers were set with proves a fit and no more; one that was
 * seen while the model was made is a test that its makers could have looked at; only one that came later is a test.
 * The three are never added up.
 */
import { type Model, modelKey } from '../../model.ts'
import type { TestedSpec, Year } from '../../spec.ts'
import { lastKnownYear } from './measures.ts'

/** `known`: the baseline's own figures speak of it, so there the projection repeats them. */
export type YearKind = 'known' | ScoredKind
export const scoredKinds = ['fitted', 'seen', 'blind'] as const
export type ScoredKind = (typeof scoredKinds)[number]

/** What is said of the outcomes that a model was set with on its baseline; undefined where nothing is. */
export const testedOf = ({ spec, baseline }: Model): TestedSpec | undefined =>
  baseline.tested?.find(({ model }) => model === modelKey(spec))

/** The kind of each year. Where a baseline does not say what was seen, all of it may have been. */
export function yearKindsOf(model: Model): (year: Year) => YearKind {
  const known = lastKnownYear(model)
  const tested = testedOf(model)
  const fitted = tested?.fittedUntil ?? known
  const seen = tested ? (tested.seenUntil ?? fitted) : Number.POSITIVE_INFINITY
  return (year) => {
    if (year <= known) return 'known'
    if (year <= fitted) return 'fitted'
    return year <= seen ? 'seen' : 'blind'
  }
}
