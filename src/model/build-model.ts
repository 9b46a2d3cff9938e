/**
 * The checks that turn a model file into a model.
 *
 * `buildModel` joins the model file, the units and the baseline's figures: names known and used once, ranges
 * in order, formulas readable, units right, no equation that waits for itself. What it returns can be
 * compiled and projected without further questions.
 */
import { compile } from './compile.ts'
import { checkName, type Draft, draftModel } from './define-names.ts'
import { at, type Fault, fault, faultCodes } from './fault.ts'
import { foldFormula } from './fold-formula.ts'
import { type Formula, parseFormula, walkFormula } from './formula.ts'
import { fits, inferUnit } from './infer-unit.ts'
import { kept } from './kept.ts'
import {
  conditionName,
  type Definition,
  type Formulas,
  formulasOf,
  type Model,
  plausibilityName,
} from './model.ts'
import { failed, ok, type Result } from './result.ts'
import type { BaselineSpec, FormulaSpec, ModelSpec, ShockSpec, UnitsSpec, UserIndicator } from './spec.ts'
import {
  describeUnit,
  plainNumber,
  readUnits,
  sameUnit,
  type Unit,
  unitNamed,
  withoutCounted,
} from './unit.ts'

/**
 * Checks a model file against its units and its baseline and joins them.
 * @returns the model, or all faults found, each with the path of keys in the model file.
 */
export function buildModel(
  spec: ModelSpec,
  units: UnitsSpec,
  baseline: BaselineSpec,
): Result<Model, readonly Fault[]> {
  const unitsByKey = readUnits(units)
  if (!unitsByKey.ok) return unitsByKey
  const draft = draftModel(spec, unitsByKey.value, baseline)
  const { names, plausibility } = draft
  const unreadable = [...draft.faults, ...checkNames(draft)]
  if (unreadable.length > 0) return failed(unreadable)
  const incoherent = [...checkUnits(draft), ...findCycles(names, spec)]
  if (incoherent.length > 0) return failed(incoherent)
  const model: Model = {
    spec,
    baseline,
    units,
    unitsByKey: unitsByKey.value,
    names: new Map([...names, ...namedConditions(draft)]),
    levers: new Map(spec.levers.map((lever) => [lever.id, lever])),
    assumptions: new Map(spec.assumptions.map((assumption) => [assumption.id, assumption])),
    plausibility,
  }
  const unlaunched = checkLaunch(model)
  return unlaunched.length > 0 ? failed(unlaunched) : ok(model)
}

/** Conditions are projected as indicators are, under names that no formula can write. */
function namedConditions({
  plausibility,
  conditions,
  readings,
}: Draft): readonly (readonly [string, Definition])[] {
  const named = (id: string, holds: Formula): readonly [string, Definition] => {
    const formula: Formulas = new Map(readings.map((reading) => [reading, holds]))
    return [id, { kind: 'indicator', id, unit: plainNumber, formula, where: undefined }]
  }
  return [
    ...plausibility.map(({ holds }, index) => named(plausibilityName(index), holds)),
    ...conditions.map((holds, index) => named(conditionName(index), holds)),
  ]
}

/** Compiles the first years once, since only that shows a formula that reads the year before the launch. */
function checkLaunch(model: Model): Fault[] {
  // All of them, whether an indicator needs them or not: any may be asked for.
  const calculated = [...model.names].flatMap(([name, definition]) =>
    formulasOf(definition).length > 0 ? [name] : [],
  )
  for (const reading of model.baseline.readings) {
    const program = compile(model, {
      run: 'baseline',
      reading: reading.id,
      horizon: model.spec.launchYear + 2,
      outputs: calculated,
    })
    if (program.ok) continue
    const { error } = program
    return [error.code === 'no-previous-year' ? at(pathOfName(error.details.name, model.spec), error) : error]
  }
  return []
}

/** A formula, where it stands in the model file, and whose value it gives. */
interface Placed {
  readonly formula: Formula
  readonly path: readonly (string | number)[]
  readonly name: string
  /** The unit that the formula must have; a condition has that of a plain number. */
  readonly unit: Unit
}

/** Every formula of the model with its place. */
function placedFormulas({ names, spec, plausibility, conditions }: Draft): readonly Placed[] {
  const placed: Placed[] = []
  const add = (
    formulas: Formulas,
    source: FormulaSpec,
    path: readonly (string | number)[],
    name: string,
    unit: Unit,
  ): void => {
    const entries = typeof source === 'string' ? [...formulas].slice(0, 1) : [...formulas]
    for (const [reading, formula] of entries) {
      placed.push({ formula, path: typeof source === 'string' ? path : [...path, reading], name, unit })
    }
  }
  for (const [s, section] of spec.sections.entries()) {
    for (const [e, equation] of section.equations.entries()) {
      const path = ['sections', s, 'equations', e]
      const definition = names.get(equation.id)
      if (definition?.kind === 'stock' && equation.kind === 'stock') {
        add(definition.initial, equation.initial, [...path, 'initial'], equation.id, definition.unit)
        add(definition.next, equation.next, [...path, 'next'], equation.id, definition.unit)
      } else if (definition?.kind === 'auxiliary' && equation.kind === 'auxiliary') {
        add(definition.formula, equation.formula, [...path, 'formula'], equation.id, definition.unit)
      }
    }
  }
  for (const [i, indicator] of spec.indicators.entries()) {
    const definition = names.get(indicator.id)
    if (definition?.kind !== 'indicator') continue
    add(definition.formula, indicator.formula, ['indicators', i, 'formula'], indicator.id, definition.unit)
    if (definition.where) {
      const path = ['indicators', i, 'where']
      placed.push({ formula: definition.where, path, name: indicator.id, unit: plainNumber })
    }
  }
  for (const [i, { spec: entry, holds }] of plausibility.entries()) {
    placed.push({
      formula: holds,
      path: ['plausibility', i, 'holds'],
      name: entry.indicator,
      unit: plainNumber,
    })
  }
  for (const [i, formula] of conditions.entries()) {
    const path = ['conditions', i, 'holds']
    placed.push({ formula, path, name: conditionName(i), unit: plainNumber })
  }
  return placed
}

function checkNames(draft: Draft): Fault[] {
  const { names, spec } = draft
  return placedFormulas(draft).flatMap((placed) =>
    checkFormulaNames(placed.formula, names, shocksIn(placed, names, spec)).map((inner) =>
      at(placed.path, inner),
    ),
  )
}

/** Shocks that a formula may name: those of the model where it says how a stock goes on. */
function shocksIn(
  { formula, name }: Placed,
  names: ReadonlyMap<string, Definition>,
  { shocks = [] }: ModelSpec,
): readonly ShockSpec[] | undefined {
  const definition = names.get(name)
  return definition?.kind === 'stock' && [...definition.next.values()].includes(formula) ? shocks : undefined
}

/**
 * Faults of a formula's names: unknown, or used where that kind of name cannot stand.
 * @param shocks what `shock(…)` may name; undefined where it cannot stand at all.
 */
export function checkFormulaNames(
  formula: Formula,
  names: ReadonlyMap<string, Definition>,
  shocks?: readonly ShockSpec[],
): readonly Fault[] {
  const faults: Fault[] = []
  for (const part of walkFormula(formula)) {
    if (part.kind === 'shock' && !shocks?.some(({ id }) => id === part.name)) {
      faults.push(fault(shocks ? 'unknown-shock' : 'shock-misplaced', [], { name: part.name }))
    }
    if (part.kind !== 'name' && part.kind !== 'reference') continue
    const definition = names.get(part.name)
    if (!definition) {
      faults.push(fault('name-unknown', [], { name: part.name }))
    } else if (part.kind === 'reference' && !mayRefer(part.reference, definition)) {
      faults.push(fault('reference-impossible', [], { name: part.name, reference: part.reference }))
    }
  }
  return faults
}

function mayRefer(reference: 'previous' | 'base' | 'baseline', definition: Definition): boolean {
  const changes = ['lever', 'stock', 'auxiliary', 'indicator'].includes(definition.kind)
  return reference === 'base' ? definition.kind === 'lever' : changes
}

/** The unit of a name, for `inferUnit`; unknown names were refused before. */
export function unitOfName(names: ReadonlyMap<string, Definition>): (name: string) => Unit {
  return (name) => {
    const definition = names.get(name)
    return definition && 'unit' in definition ? definition.unit : plainNumber
  }
}

function checkUnits(draft: Draft): Fault[] {
  const { names } = draft
  const unitOf = unitOfName(names)
  return placedFormulas(draft).flatMap(({ formula, path, name, unit }): Fault[] => {
    const inferred = inferUnit(formula, unitOf)
    if (!inferred.ok) return [at(path, inferred.error)]
    if (fits(inferred.value, unit)) return []
    const right = inferred.value === 'any' ? '0' : describeUnit(inferred.value)
    return [fault('unit-mismatch', path, { name, left: describeUnit(unit), right })]
  })
}

/**
 * Equations that wait for themselves within a year, each with the path that leads back.
 * The launch year and later years have other formulas, so each is searched.
 */
function findCycles(names: ReadonlyMap<string, Definition>, spec: ModelSpec): Fault[] {
  for (const phase of ['initial', 'next'] as const) {
    const done = new Set<string>()
    for (const name of names.keys()) {
      const cycle = cycleFrom(name, phase, names, [], done)
      if (!cycle) continue
      const path = cycle.join(' → ')
      return [fault('cycle', pathOfName(cycle[0] ?? name, spec), { path })]
    }
  }
  return []
}

function cycleFrom(
  name: string,
  phase: 'initial' | 'next',
  names: ReadonlyMap<string, Definition>,
  trail: readonly string[],
  done: Set<string>,
): readonly string[] | undefined {
  if (done.has(name)) return undefined
  if (trail.includes(name)) return [...trail.slice(trail.indexOf(name)), name]
  for (const formula of formulasOf(names.get(name), phase)) {
    for (const part of walkFormula(formula)) {
      // `previous` reads another year; `baseline` is this very run where the run is the baseline's.
      if (part.kind !== 'name' && !(part.kind === 'reference' && part.reference === 'baseline')) continue
      const cycle = cycleFrom(part.name, phase, names, [...trail, name], done)
      if (cycle) return cycle
    }
  }
  done.add(name)
  return undefined
}

function pathOfName(name: string, spec: ModelSpec): readonly (string | number)[] {
  for (const [s, section] of spec.sections.entries()) {
    const e = section.equations.findIndex((equation) => equation.id === name)
    if (e >= 0) return ['sections', s, 'equations', e]
  }
  const i = spec.indicators.findIndex((indicator) => indicator.id === name)
  if (i >= 0) return ['indicators', i]
  const p = spec.plausibility.findIndex((_, index) => plausibilityName(index) === name)
  if (p >= 0) return ['plausibility', p, 'holds']
  const c = (spec.conditions ?? []).findIndex((_, index) => conditionName(index) === name)
  return c >= 0 ? ['conditions', c, 'holds'] : []
}

/**
 * Adds a user's own indicators to a model.
 * @returns the larger model, or all faults with paths in the scenario (`indicators`, index, …).
 */
export function withIndicators(
  model: Model,
  indicators: readonly UserIndicator[],
): Result<Model, readonly Fault[]> {
  const faults: Fault[] = []
  let extended = model
  for (const [index, indicator] of indicators.entries()) {
    const larger = withIndicator(extended, indicator)
    if (larger.ok) extended = larger.value
    else faults.push(...larger.error.map((inner) => at(['indicators', index], inner)))
  }
  return faults.length > 0 ? failed(faults) : ok(extended)
}

/**
 * Adds one indicator to a model, which may be one with own indicators already: those may be named.
 * @returns the larger model, or all faults with paths in the indicator (`formula`, …).
 */
export function withIndicator(model: Model, indicator: UserIndicator): Result<Model, readonly Fault[]> {
  const { id } = indicator
  const wrong = checkName(id, ['id'], model.names)
  const read = readUserFormula(indicator, model)
  if (!read.ok || wrong) return failed([...(wrong ? [wrong] : []), ...(read.ok ? [] : read.error)])
  const readings = model.baseline.readings.map((reading) => reading.id)
  const { unit, formula } = read.value
  const own: Definition = {
    kind: 'indicator',
    id,
    unit,
    where: undefined,
    formula: new Map(readings.map((reading) => [reading, formula])),
  }
  const extended: Model = { ...model, names: new Map([...model.names, [id, own]]) }
  const program = compile(extended, {
    run: 'baseline',
    reading: model.baseline.defaultReading,
    horizon: model.spec.launchYear + 1,
    outputs: [id],
  })
  return program.ok ? ok(extended) : failed([{ ...program.error, path: ['formula'] }])
}

/**
 * Those of some indicators that a model can compute, in their order; the same list where it can compute all. What was
 * written for another model may name what this one does not have.
 */
export function computableAmong(
  indicators: readonly UserIndicator[],
  model: Model,
): readonly UserIndicator[] {
  const own = computable.get(indicators) ?? new WeakMap<Model, readonly UserIndicator[]>()
  computable.set(indicators, own)
  const known = own.get(model)
  if (known) return known
  let extended = model
  const found = indicators.filter((indicator) => {
    const larger = withIndicator(extended, indicator)
    if (larger.ok) extended = larger.value
    return larger.ok
  })
  const kept = found.length < indicators.length ? found : indicators
  own.set(model, kept)
  return kept
}

/** The same list for the same list and model, so that what was made with it is found again. */
const computable = new WeakMap<readonly UserIndicator[], WeakMap<Model, readonly UserIndicator[]>>()

/** A model with indicators in which `withIndicators` found no fault, as those of a scenario that was checked. */
export function withOwnIndicators(model: Model, indicators: readonly UserIndicator[]): Model {
  if (indicators.length === 0) return model
  const own = extendedModels.get(model) ?? new Map<string, Model>()
  extendedModels.set(model, own)
  return kept(own, JSON.stringify(indicators), mostExtended, () => {
    const result = withIndicators(model, indicators)
    if (!result.ok) throw new Error(faultCodes(result.error))
    return result.value
  })
}

/** The same model for the same indicators, so that what was compiled of it is found again. */
const extendedModels = new WeakMap<Model, Map<string, Model>>()
const mostExtended = 16

/** Whether a unit of an own indicator is one that is known, or none; another one is shown as it is and never checked. */
export const hasUnit = ({ units, unitsByKey }: Model, unit: string): boolean =>
  unit.trim() === '' || unitNamed(unit, unitsByKey, units) !== undefined

/** Own indicators may name those before them, so they cannot wait for each other. */
function readUserFormula(
  indicator: UserIndicator,
  { names, units, unitsByKey }: Model,
): Result<{ formula: Formula; unit: Unit }, readonly Fault[]> {
  const path = ['formula']
  const parsed = parseFormula(foldFormula(indicator.formula))
  if (!parsed.ok) return failed([at(path, parsed.error)])
  const unknown = checkFormulaNames(parsed.value, names)
  if (unknown.length > 0) return failed(unknown.map((inner) => at(path, inner)))
  const inferred = inferUnit(parsed.value, unitOfName(names))
  if (!inferred.ok) return failed([at(path, inferred.error)])
  const unit = inferred.value === 'any' ? plainNumber : inferred.value
  // A ratio has none, and none is the unit of nothing else.
  const named = indicator.unit === '' ? plainNumber : unitNamed(indicator.unit, unitsByKey, units)
  // A unit that is in no list is the user's own word, shown as it is.
  if (!named || sameUnit(withoutCounted(named, units.counted), withoutCounted(unit, units.counted))) {
    return ok({ formula: parsed.value, unit })
  }
  const [left, right] = [describeUnit(named), describeUnit(unit)]
  return failed([fault('unit-mismatch', ['unit'], { name: indicator.id, left, right })])
}
