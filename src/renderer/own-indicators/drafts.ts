/** Own indicators while they are written: what is wrong with each, and what they would give. */
import { withIndicators } from '../../model/build-model.ts'
import type { Fault } from '../../model/fault.ts'
import type { Model } from '../../model/model.ts'
import type { Projector } from '../../model/projection.ts'
import type { Scenario, UserIndicator, Year } from '../../model/spec.ts'
import { valueInYear } from '../../model/years.ts'

/** Limits of the scenario file. */
export const mostIndicators = 50
export const longestLabel = 120
export const longestFormula = 2000
export const longestUnit = 60

export type DraftField = keyof UserIndicator

/** What is wrong with a field of a draft; where nothing is written yet, that. */
export type DraftFault = Fault | 'missing'

/** A draft that nothing is written in. */
export function newDraft(model: Model, drafts: readonly UserIndicator[]): UserIndicator {
  const isTaken = (id: string): boolean => model.names.has(id) || drafts.some((draft) => draft.id === id)
  let number = 1
  while (isTaken(`own${number}`)) number++
  return { id: `own${number}`, label: '', formula: '', unit: '' }
}

/** What is wrong with each draft, by field; empty where it can be used. */
export function faultsOf(
  model: Model,
  drafts: readonly UserIndicator[],
): readonly Readonly<Partial<Record<DraftField, DraftFault>>>[] {
  const result = withIndicators(model, drafts)
  const faults = result.ok ? [] : result.error
  return drafts.map((draft, index) => {
    const own: Partial<Record<DraftField, DraftFault>> = {}
    for (const fault of faults) {
      const [, place, field] = fault.path
      if (place === index && isField(field)) own[field] ??= fault
    }
    // A formula that is not there yet is no syntax error.
    for (const field of fields) if (draft[field].trim() === '') own[field] = 'missing'
    return own
  })
}

const fields: readonly DraftField[] = ['id', 'label', 'formula', 'unit']
const isField = (key: unknown): key is DraftField => fields.some((field) => field === key)

/** The values of drafts in a year; none where a draft has a fault. */
export function valuesOf(
  projector: Projector,
  scenario: Scenario,
  drafts: readonly UserIndicator[],
  year: Year,
): ReadonlyMap<string, number> {
  if (!withIndicators(projector.model, drafts).ok) return new Map()
  const names = drafts.map(({ id }) => id)
  const { series } = projector.projectNames({ ...scenario, indicators: drafts }, names)
  return new Map(names.map((name) => [name, valueInYear(series.get(name), year, projector.model.spec)]))
}
