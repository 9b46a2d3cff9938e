/** Own indicators while they are written: what is wrong with each, and what can be saved of them. */
import { tidyLine } from '../../files/characters.ts'
import { withIndicator } from '../../model/build-model.ts'
import type { Fault } from '../../model/fault.ts'
import { foldFormula } from '../../model/fold-formula.ts'
import type { Model } from '../../model/model.ts'
import { withNeeds } from '../../model/own-indicators.ts'
import type { Projector } from '../../model/projection.ts'
import type { Scenario, UserIndicator } from '../../model/spec.ts'

/** Limits of the scenario file. */
export const mostIndicators = 50
export const longestLabel = 120
export const longestFormula = 2000
export const longestUnit = 60

export type DraftField = keyof UserIndicator

/** One indicator of the editor: as it is written, and as the scenario holds it, if it does. */
export interface Row {
  /** Tells rows apart while all that is written in them changes. */
  readonly key: number
  readonly stored: UserIndicator | undefined
  readonly draft: UserIndicator
  /** Whether it goes with the next save. */
  readonly isRemoved: boolean
  /** Whether other scenarios that have the same follow. */
  readonly also: boolean
}

/** What is wrong with a field of a draft. */
export type DraftFault =
  | Fault
  | { readonly code: 'missing' | 'itself' }
  /** It names another row: one that cannot be used yet, one that goes, or one that stands below it. */
  | { readonly code: 'unfinished' | 'removed' | 'below'; readonly details: { readonly label: string } }
  /** Another row needs it as it is saved. */
  | { readonly code: 'needed'; readonly details: { readonly label: string } }

export type DraftFaults = Readonly<Partial<Record<DraftField, DraftFault>>>

export interface Judged {
  /** Empty where the draft can be used, or where nothing is written in it yet. */
  readonly faults: DraftFaults
  /** What can be saved of the row: its draft, else what is saved of it already, if anything. */
  readonly kept: UserIndicator | undefined
}

/** Whether something keeps a row from being saved as it is written. */
export const isUnfinished = ({ faults }: Judged): boolean => Object.keys(faults).length > 0

export const rowsOf = (indicators: readonly UserIndicator[]): readonly Row[] =>
  indicators.map((indicator, key) => ({ ...plainRow, key, stored: indicator, draft: indicator }))

const plainRow = { isRemoved: false, also: true } as const

/** A row in which nothing is written, after all others. */
export function newRow(model: Model, rows: readonly Row[]): Row {
  const isTaken = (id: string): boolean =>
    model.names.has(id) || rows.some(({ draft, stored }) => draft.id === id || stored?.id === id)
  let number = 1
  while (isTaken(`own${number}`)) number++
  const key = Math.max(-1, ...rows.map((row) => row.key)) + 1
  const draft = { id: `own${number}`, label: '', formula: '', unit: '' }
  return { ...plainRow, key, stored: undefined, draft }
}

/** A row that begins with something written, after all others. */
export function rowWith(model: Model, rows: readonly Row[], written: Partial<UserIndicator>): Row {
  const row = newRow(model, rows)
  return { ...row, draft: { ...row.draft, ...written } }
}

/** A formula with a name in place of what is selected, apart from what stands beside it; and where one writes on. */
export function insertedAt(
  formula: string,
  name: string,
  start: number,
  end: number,
): { readonly formula: string; readonly caret: number } {
  const [before, after] = [formula.slice(0, start), formula.slice(end)]
  const head = `${before}${/[^\s(]$/.test(before) ? ' ' : ''}${name}`
  return { formula: `${head}${/^[^\s),]/.test(after) ? ' ' : ''}${after}`, caret: head.length }
}

/** A draft as it is saved: without what nobody sees, its formula in the signs of the formula language. */
export function tidied({ id, label, formula, unit }: UserIndicator): UserIndicator {
  return {
    id: tidyLine(id),
    label: tidyLine(label),
    formula: tidiedFormula(formula),
    unit: tidyLine(unit),
  }
}

export const tidiedFormula = (formula: string): string => tidyLine(foldFormula(formula))

/** Whether nothing is written in a row that the scenario does not hold. */
export const isBlank = ({ stored, draft: { label, formula, unit } }: Row): boolean =>
  stored === undefined && `${label}${formula}${unit}`.trim() === ''

/** A blank row to begin with is not needed once another way to begin was chosen. */
export const withoutBlanks = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => !isBlank(row))

/** Whether a row holds what the scenario does not. */
export const isChanged = (row: Row): boolean =>
  row.isRemoved ||
  (!isBlank(row) && (row.stored === undefined || !isSame(tidied(row.draft), tidied(row.stored))))

const fields: readonly DraftField[] = ['id', 'label', 'formula', 'unit']
const isField = (key: unknown): key is DraftField => fields.some((field) => field === key)
const isSame = (a: UserIndicator, b: UserIndicator): boolean => fields.every((field) => a[field] === b[field])

/** Whether two lists say the same. */
export const areSame = (a: readonly UserIndicator[], b: readonly UserIndicator[]): boolean =>
  a.length === b.length && a.every((each, index) => isSame(each, b[index] ?? { ...each, id: '' }))

/**
 * Judges each row by itself. Where a draft cannot be used, rows below it reckon with what is saved of it already, so
 * that one that is being written blocks none of the others; and what a saved one needs stays until that one changes too,
 * so that none is lost.
 */
export function judge(model: Model, rows: readonly Row[]): readonly Judged[] {
  const needed = new Map<Row, Row>()
  for (;;) {
    const judged = judgeHolding(model, rows, needed)
    const before = needed.size
    for (const [index, row] of rows.entries()) {
      if (!row.stored || row.isRemoved || judged[index]?.kept) continue
      for (const other of heldFor(row, rows)) if (!needed.has(other)) needed.set(other, row)
    }
    if (needed.size === before) return judged
  }
}

/** The rows above that must stay as they are saved for another to be what is saved of it. */
function heldFor(row: Row, rows: readonly Row[]): readonly Row[] {
  const above = rows.slice(0, rows.indexOf(row)).filter(isChanged)
  const saved = rows.flatMap(({ stored }) => stored ?? [])
  const needs = row.stored ? withNeeds(row.stored, saved) : []
  return above.filter(
    ({ stored, draft }) => stored && (needs.includes(stored) || tidied(draft).id === row.stored?.id),
  )
}

/** @param needed rows that are kept as they are saved, each with one that needs it so. */
function judgeHolding(model: Model, rows: readonly Row[], needed: ReadonlyMap<Row, Row>): readonly Judged[] {
  let extended = model
  const keep = (indicator: UserIndicator | undefined): UserIndicator | undefined => {
    const result = indicator && withIndicator(extended, indicator)
    if (!result?.ok) return undefined
    extended = result.value
    return indicator
  }
  return rows.map((row, index): Judged => {
    if (isBlank(row)) return { faults: {}, kept: undefined }
    const user = needed.get(row)
    if (user) {
      const details = { label: nameOf(user.draft) }
      const isNamedAnew = !row.isRemoved && tidied(row.draft).id !== row.stored?.id
      return {
        faults: { [isNamedAnew ? 'id' : 'formula']: { code: 'needed', details } },
        kept: keep(row.stored),
      }
    }
    if (row.isRemoved) return { faults: {}, kept: undefined }
    const draft = tidied(row.draft)
    const result = withIndicator(extended, draft)
    const faults = faultsOf(draft, result.ok ? [] : result.error, rows, index)
    return { faults, kept: keep(Object.keys(faults).length === 0 ? draft : row.stored) }
  })
}

/** The faults of a draft by field; of a field that holds nothing, that. */
function faultsOf(
  draft: UserIndicator,
  found: readonly Fault[],
  rows: readonly Row[],
  index: number,
): DraftFaults {
  const faults: Partial<Record<DraftField, DraftFault>> = {}
  for (const fault of found) {
    const [field] = fault.path
    if (isField(field)) faults[field] ??= ofOtherRow(fault, rows, index) ?? fault
  }
  for (const field of fields) {
    // A formula that is not there yet is no syntax error; a ratio has no unit.
    if (draft[field] === '' && field !== 'unit') faults[field] = { code: 'missing' }
  }
  return faults
}

/** Why a row's name is not known to a formula, where it is a row's. */
function ofOtherRow(fault: Fault, rows: readonly Row[], index: number): DraftFault | undefined {
  if (fault.code !== 'name-unknown') return undefined
  const place = rows.findIndex(({ draft }) => draft.id === fault.details.name)
  if (place === index) return { code: 'itself' }
  const other = rows[place]
  if (!other) return undefined
  const code = other.isRemoved ? 'removed' : place < index ? 'unfinished' : 'below'
  return { code, details: { label: nameOf(other.draft) } }
}

const nameOf = ({ id, label }: UserIndicator): string => label || id

/** Rows after what could be saved of them was. */
export const savedRows = (rows: readonly Row[], judged: readonly Judged[]): readonly Row[] =>
  rows.flatMap((row, index) => {
    const stored = judged[index]?.kept
    return row.isRemoved && !stored ? [] : [{ ...row, stored: stored ?? row.stored }]
  })

/** The trajectories of own indicators in which `judge` found no fault. */
export const trajectoriesOf = (
  projector: Projector,
  scenario: Scenario,
  indicators: readonly UserIndicator[],
): ReadonlyMap<string, ArrayLike<number>> =>
  projector.projectNames(
    { ...scenario, indicators },
    indicators.map(({ id }) => id),
  ).series
