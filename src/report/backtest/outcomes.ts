/** What a projection is held against: the outcomes that ship, and the user's own. */
import type { ImportedOutcomes } from '../../files/own-outcomes.ts'
import type { IndicatorId, IndicatorSpec, OutcomeSpec, OutcomesSpec, Text, Year } from '../../model/spec.ts'

/** Outcomes of both origins, and the file of each of the user's by its id. */
export interface ComparedOutcomes {
  readonly spec: OutcomesSpec
  readonly files: ReadonlyMap<OutcomeSpec['id'], string>
}

/**
 * Those that can be compared with an indicator; the user's come after those that ship. The same value of the same
 * year that two of them have counts once: it is one publication, quoted twice.
 */
export function comparedOutcomes(
  shipped: OutcomesSpec,
  imported: readonly Pick<ImportedOutcomes, 'file' | 'outcomes'>[],
  indicators: readonly IndicatorSpec[],
): ComparedOutcomes {
  const labels = new Map(indicators.map(({ id, label }) => [id, label]))
  const nameless = (id: string): Text => ({ en: id, ko: id, zh: id })
  const seen = new Set(shipped.outcomes.map(contentOf))
  const own = imported.flatMap(({ file, outcomes }) =>
    outcomes.flatMap((outcome, index): readonly (readonly [string, OutcomeSpec])[] => {
      const content = contentOf(outcome)
      if (seen.has(content)) return []
      seen.add(content)
      // Ids that ship are names without blanks.
      const id = `${file} ${index}`
      const label = labels.get(outcome.indicator) ?? nameless(outcome.indicator)
      return [[file, { ...outcome, id, label, derived: false }]]
    }),
  )
  const outcomes = [...shipped.outcomes, ...own.map(([, outcome]) => outcome)]
  return {
    spec: { ...shipped, outcomes: outcomes.filter(({ indicator }) => indicator !== undefined) },
    files: new Map(own.map(([file, { id }]) => [id, file])),
  }
}

const contentOf = ({
  indicator,
  year,
  measure,
  value,
}: Pick<OutcomeSpec, 'indicator' | 'year' | 'measure' | 'value'>): string =>
  `${indicator} ${year} ${measure} ${value}`

/** Years of which something can be scored, ascending. */
export function scoredYears({ outcomes }: OutcomesSpec, knownUntil: Year): readonly Year[] {
  const years = new Set(outcomes.map(({ year }) => year).filter((year) => year > knownUntil))
  return [...years].sort((a, b) => a - b)
}

export const outcomesUntil = (spec: OutcomesSpec, last: Year): OutcomesSpec => ({
  ...spec,
  outcomes: spec.outcomes.filter(({ year }) => year <= last),
})

/** Those of some indicators; of all where none is named. */
export const outcomesOf = (spec: OutcomesSpec, indicators: readonly IndicatorId[]): OutcomesSpec => ({
  ...spec,
  outcomes: spec.outcomes.filter(
    ({ indicator: id }) => id !== undefined && (indicators.length === 0 || indicators.includes(id)),
  ),
})
