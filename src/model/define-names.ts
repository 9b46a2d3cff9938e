/**
 * The names of a model file, each with what it stands for.
 *
 * Reads the file part by part into a draft: names in the order of the file, formulas parsed, units looked up,
 * ranges in order. What is wrong becomes a fault, and reading goes on, so that all faults are told at once.
 */
import { chartSubject } from './chart-subject.ts'
import { at, type Fault, fault } from './fault.ts'
import { addends, type Formula, parseFormula, reservedNames } from './formula.ts'
import { type Definition, type Formulas, formulasOf, type Plausibility } from './model.ts'
import { checkAscending, figureOf } from './resolve-model.ts'
import type { BaselineSpec, FormulaSpec, IndicatorSpec, ModelSpec, ReadingId } from './spec.ts'
import { plainNumber, type Unit, type Units } from './unit.ts'

type Path = readonly (string | number)[]

export interface Draft {
  readonly spec: ModelSpec
  readonly baseline: BaselineSpec
  readonly units: Units
  readonly readings: readonly ReadingId[]
  /** Every name that a formula may use, so far. */
  readonly names: Map<string, Definition>
  readonly plausibility: Plausibility[]
  /** What must hold for a baseline to be of use, in the order of the file. */
  readonly conditions: Formula[]
  /** Each with the path of keys in the model file. */
  readonly faults: Fault[]
}

/** Reads a model file into a draft. */
export function draftModel(spec: ModelSpec, units: Units, baseline: BaselineSpec): Draft {
  const draft: Draft = {
    spec,
    baseline,
    units,
    readings: baseline.readings.map((reading) => reading.id),
    names: new Map<string, Definition>([
      ['year', { kind: 'year' }],
      ['launchYear', { kind: 'launchYear' }],
    ]),
    plausibility: [],
    conditions: [],
    faults: [],
  }
  defineFigures(draft)
  defineLevers(draft)
  defineAssumptions(draft)
  checkShocks(draft)
  defineEquations(draft)
  defineIndicators(draft)
  checkHeadlines(draft)
  checkGroups(draft)
  checkAccounting(draft)
  readPlausibility(draft)
  readConditions(draft)
  return draft
}

/** Figures have the names that formulas call them by; one that the baseline may do without is no number there. */
function defineFigures(draft: Draft): void {
  const figures = new Map(draft.baseline.figures.map((figure) => [figure.id, figure]))
  for (const [index, required] of draft.spec.figures.entries()) {
    const figure = figures.get(figureOf(required))
    const path = ['requires', 'figures', index]
    const key = figure?.unit ?? required.unit
    if (key === undefined) {
      draft.faults.push(missingFigure(path, figureOf(required), draft.baseline))
      continue
    }
    const value = figure?.value ?? Number.NaN
    define(draft, required.id, path, { kind: 'figure', value, unit: unitOf(draft, key, path) })
  }
}

function defineLevers(draft: Draft): void {
  for (const [index, lever] of draft.spec.levers.entries()) {
    const path = ['levers', index]
    define(draft, lever.id, path, { kind: 'lever', spec: lever, unit: unitOf(draft, lever.unit, path) })
    const { min, base, max, draw } = lever
    draft.faults.push(...ascending(path, { min, base, max }))
    if (min === max) draft.faults.push(fault('lever-immovable', path, { value: min }))
    if (!draw) continue
    const { low, high } = draw
    draft.faults.push(...ascending([...path, 'draw'], { min, low, base, high, max }))
  }
}

function defineAssumptions(draft: Draft): void {
  for (const [index, assumption] of draft.spec.assumptions.entries()) {
    const path = ['assumptions', index]
    const { id, low, central, high } = assumption
    define(draft, id, path, {
      kind: 'assumption',
      spec: assumption,
      unit: unitOf(draft, assumption.unit, path),
    })
    draft.faults.push(...ascending(path, { low, central, high }))
  }
}

/** Shocks have names of their own; what says how large they are and how long they stay are assumptions. */
function checkShocks({ spec, faults }: Draft): void {
  const shocks = spec.shocks ?? []
  for (const [index, { id, size, persistence }] of shocks.entries()) {
    const path = ['shocks', index]
    const before = new Set(shocks.slice(0, index).map((shock) => shock.id))
    const wrong = checkName(id, path, before)
    if (wrong) faults.push(wrong)
    for (const [key, assumption] of Object.entries({ size, persistence })) {
      if (spec.assumptions.some((each) => each.id === assumption)) continue
      faults.push(fault('unknown-assumption', [...path, key], { id: assumption }))
    }
  }
}

function defineEquations(draft: Draft): void {
  for (const [s, section] of draft.spec.sections.entries()) {
    for (const [e, equation] of section.equations.entries()) {
      const path = ['sections', s, 'equations', e]
      const unit = unitOf(draft, equation.unit, path)
      const formulas = (key: string, formula: FormulaSpec): Formulas =>
        readFormulas(draft, formula, [...path, key])
      const definition: Definition =
        equation.kind === 'stock'
          ? {
              kind: 'stock',
              spec: equation,
              unit,
              initial: formulas('initial', equation.initial),
              next: formulas('next', equation.next),
            }
          : { kind: 'auxiliary', spec: equation, unit, formula: formulas('formula', equation.formula) }
      define(draft, equation.id, path, definition)
    }
  }
}

function defineIndicators(draft: Draft): void {
  for (const [index, indicator] of draft.spec.indicators.entries()) {
    const path = ['indicators', index]
    define(draft, indicator.id, path, readIndicator(draft, indicator, path))
  }
}

function readIndicator(draft: Draft, { id, unit, formula, where }: IndicatorSpec, path: Path): Definition {
  return {
    kind: 'indicator',
    id,
    unit: unitOf(draft, unit, path),
    formula: readFormulas(draft, formula, [...path, 'formula']),
    where: where === undefined ? undefined : readFormula(draft, where, [...path, 'where']),
  }
}

/** What the window shows of its own accord must be there, and in a year that there is. */
function checkHeadlines(draft: Draft): void {
  const { deflator, whole, headlines, levers } = draft.spec
  const { scale, sought, ...lists } = headlines
  if (deflator !== undefined) needIndicator(draft, deflator, ['deflator'])
  if (whole !== undefined) needIndicator(draft, whole, ['whole'])
  for (const [key, names] of Object.entries(lists)) {
    for (const [index, name] of names.entries()) {
      needIndicator(draft, chartSubject(name).indicator, ['headlines', key, index])
    }
  }
  for (const [key, name] of Object.entries(scale)) {
    needIndicator(draft, name, ['headlines', 'scale', key])
  }
  for (const [index, name] of sought.entries()) {
    if (levers.some((lever) => lever.id === name)) continue
    draft.faults.push(fault('unknown-lever', ['headlines', 'sought', index], { id: name }))
  }
}

/** Every lever and every assumption stands in a group that is shown. */
function checkGroups({ spec, faults }: Draft): void {
  const check = (list: 'levers' | 'assumptions', groups: readonly { readonly id: string }[]): void => {
    const known = groups.map(({ id }) => id)
    for (const [index, { group }] of spec[list].entries()) {
      if (!known.includes(group))
        faults.push(fault('unknown-group', [list, index, 'group'], { group, known }))
    }
  }
  check('levers', spec.leverGroups)
  check('assumptions', spec.assumptionGroups)
}

/** What is broken up into its terms must be a sum of terms that have a label. */
function checkAccounting({ spec, names, faults }: Draft): void {
  for (const [index, name] of (spec.accounting ?? []).entries()) {
    const definition = names.get(name)
    const isLabelled = (term: string): boolean => 'spec' in (names.get(term) ?? {})
    const isSum = formulasOf(definition).every((formula) => addends(formula)?.every(isLabelled))
    if (definition?.kind === 'auxiliary' && isSum) continue
    faults.push(fault('not-a-sum', ['accounting', index], { name }))
  }
}

function readPlausibility(draft: Draft): void {
  for (const [index, entry] of draft.spec.plausibility.entries()) {
    const path = ['plausibility', index]
    needIndicator(draft, entry.indicator, [...path, 'indicator'])
    const holds = readFormula(draft, entry.holds, [...path, 'holds'])
    if (holds) draft.plausibility.push({ spec: entry, holds })
  }
}

function readConditions(draft: Draft): void {
  for (const [index, { holds }] of (draft.spec.conditions ?? []).entries()) {
    const formula = readFormula(draft, holds, ['conditions', index, 'holds'])
    if (formula) draft.conditions.push(formula)
  }
}

// --- Parts ---

function define({ names, faults }: Draft, name: string, path: Path, definition: Definition): void {
  const wrong = checkName(name, path, names)
  if (wrong) faults.push(wrong)
  else names.set(name, definition)
}

/** Why a name cannot be given, if it cannot: it is not one, or it is taken. */
export function checkName(
  name: string,
  path: Path,
  names: Pick<ReadonlySet<string>, 'has'>,
): Fault | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) {
    return fault('name-invalid', path, { name })
  }
  return names.has(name) || reservedNames.has(name) ? fault('name-duplicate', path, { name }) : undefined
}

function unitOf({ units, faults }: Draft, key: string, path: Path): Unit {
  const unit = units.get(key)
  if (unit) return unit
  faults.push(fault('unit-unknown', [...path, 'unit'], { unit: key }))
  return plainNumber
}

function needIndicator({ spec, faults }: Draft, name: string, path: Path): void {
  if (spec.indicators.some((indicator) => indicator.id === name)) return
  faults.push(fault('not-an-indicator', path, { name }))
}

const missingFigure = (path: Path, figure: string, baseline: BaselineSpec): Fault =>
  fault('figure-missing', path, { figure, baseline: baseline.id })

const ascending = (path: Path, numbers: Readonly<Record<string, number>>): readonly Fault[] =>
  checkAscending(numbers).map((inner) => at(path, inner))

function readFormula({ faults }: Draft, text: string, path: Path): Formula | undefined {
  const parsed = parseFormula(text)
  if (parsed.ok) return parsed.value
  faults.push(at(path, parsed.error))
  return undefined
}

/** The formula of each reading: one for all, or one for each. */
function readFormulas(draft: Draft, formula: FormulaSpec, path: Path): Formulas {
  const { readings, faults } = draft
  if (typeof formula === 'string') {
    const parsed = readFormula(draft, formula, path)
    return new Map(parsed ? readings.map((reading) => [reading, parsed] as const) : [])
  }
  const formulas = new Map<ReadingId, Formula>()
  for (const reading of readings) {
    const text = formula[reading]
    if (text === undefined) {
      faults.push(fault('reading-missing', path, { reading }))
      continue
    }
    const parsed = readFormula(draft, text, [...path, reading])
    if (parsed) formulas.set(reading, parsed)
  }
  return formulas
}
