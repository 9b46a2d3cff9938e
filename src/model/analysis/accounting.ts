/**
 * The model's own accounting: sums that the model file names, split into their terms, by year.
 *
 * Where `attribution.ts` says what each departure does to the result, this says through which equation it
 * works. Terms are departures from the baseline run or growth in the year, as the model's equations have them.
 */
import { addends } from '../formula.ts'
import type { Model } from '../model.ts'
import type { Projector, Trajectory } from '../projection.ts'
import type { ReadingId, Scenario, Text, UnitKey, Year } from '../spec.ts'

export interface AccountLine {
  /** Its name in the equations. */
  readonly id: string
  readonly label: Text
  readonly unit: UnitKey
  readonly values: Trajectory
}

/** A sum and its terms, which add up to it in every year. */
export interface Account {
  readonly total: AccountLine
  readonly terms: readonly AccountLine[]
}

export interface Accounting {
  readonly years: readonly Year[]
  /** In the order of the model file. */
  readonly accounts: readonly Account[]
}

/** The accounts of a scenario; none where the model file names none. */
export function accounting(projector: Projector, scenario: Scenario): Accounting {
  const { model } = projector
  const sums = (model.spec.accounting ?? []).map((id) => ({
    id,
    terms: termsOf(model, id, scenario.reading),
  }))
  const names = sums.flatMap(({ id, terms }) => [id, ...terms])
  const { years, series } = projector.projectNames(scenario, names)
  const line = (id: string): AccountLine => {
    const definition = model.names.get(id)
    const values = series.get(id)
    if (!values || !definition || !('spec' in definition)) throw new Error(`${id} is not an equation`)
    const { label, unit } = definition.spec
    return { id, label, unit, values }
  }
  return { years, accounts: sums.map(({ id, terms }) => ({ total: line(id), terms: terms.map(line) })) }
}

function termsOf(model: Model, id: string, reading: ReadingId): readonly string[] {
  const definition = model.names.get(id)
  const formula = definition?.kind === 'auxiliary' ? definition.formula.get(reading) : undefined
  const terms = formula && addends(formula)
  if (!terms) throw new Error(`${id} was not checked to be a sum of names`)
  return terms
}
