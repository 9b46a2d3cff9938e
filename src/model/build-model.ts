/**
 * The checks that turn a model file into a model.
 *
 * `buildModel` joins the model file, the units and the baseline's figures: names known and used once, ranges
 * in order, formulas readable, units right, no equation that waits for itself. What it returns can be
 * compiled and projected without further questions.
 */
import { compile } from './compile.ts'
import { at, type Fault, fault } from './fault.ts'
import { addends, type Formula, parseFormula, reservedNames, walkFormula } from './formula.ts'
import { fits, inferUnit } from './infer-unit.ts'
import {
  type Definition,
  type Formulas,
  formulasOf,
  type Model,
  type Plausibility,
  plausibilityName,
} from './model.ts'
import { failed, ok, type Result } from './result.ts'
import type {
  BaselineSpec,
  FormulaSpec,
  IndicatorSpec,
  ModelSpec,
  ReadingId,
  UnitsSpec,
  UserIndicator,
} from './spec.ts'
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
  const read = readUnits(units)
  if (!read.ok) return read
  const faults: Fault[] = []
  const names = new Map<string, Definition>([['year', { kind: 'year' }]])
  const readings = baseline.readings.map((reading) => reading.id)
  const parser = createParser(readings, faults)

  const define = (name: string, path: readonly (string | number)[], definition: Definition): void => {
    if (!isName(name)) faults.push(invalidName(path, name))
    else if (names.has(name) || reservedNames.has(name)) faults.push(takenName(path, name))
    else names.set(name, definition)
  }
  const unitOf = (key: string, path: readonly (string | number)[]): Unit => {
    const unit = read.value.get(key)
    if (!unit)
      faults.push(
        fault('unit-unknown', [...path, 'unit'], `"${key}" is not a unit of units.yaml`, { unit: key }),
      )
    return unit ?? plainNumber
  }

  if (spec.baseline !== baseline.id) {
    const message = `the model needs the baseline ${spec.baseline}, not ${baseline.id}`
    faults.push(fault('unknown-baseline', ['baseline'], message, { baseline: spec.baseline }))
  }
  const figures = new Map(baseline.figures.map((figure) => [figure.id, figure]))
  for (const [index, id] of spec.figures.entries()) {
    const figure = figures.get(id)
    const path = ['figures', index]
    if (figure) define(id, path, { kind: 'figure', value: figure.value, unit: unitOf(figure.unit, path) })
    else faults.push(missingFigure(path, id, baseline))
  }
  for (const [index, lever] of spec.levers.entries()) {
    const path = ['levers', index]
    define(lever.id, path, { kind: 'lever', spec: lever, unit: unitOf(lever.unit, path) })
    for (const [f, id] of lever.figures.entries()) {
      if (!figures.has(id)) faults.push(missingFigure([...path, 'figures', f], id, baseline))
    }
    faults.push(
      ...checkRange(path, [
        ['min', lever.min],
        ['base', lever.base],
        ['max', lever.max],
      ]),
    )
    if (lever.draw) {
      const { low, high } = lever.draw
      faults.push(
        ...checkRange(
          [...path, 'draw'],
          [
            ['min', lever.min],
            ['low', low],
            ['base', lever.base],
            ['high', high],
            ['max', lever.max],
          ],
        ),
      )
    }
  }
  for (const [index, assumption] of spec.assumptions.entries()) {
    const path = ['assumptions', index]
    define(assumption.id, path, { kind: 'assumption', spec: assumption, unit: unitOf(assumption.unit, path) })
    faults.push(
      ...checkRange(path, [
        ['low', assumption.low],
        ['central', assumption.central],
        ['high', assumption.high],
      ]),
    )
  }
  for (const [s, section] of spec.sections.entries()) {
    for (const [e, equation] of section.equations.entries()) {
      const path = ['sections', s, 'equations', e]
      const unit = unitOf(equation.unit, path)
      const formulas = (key: string, formula: FormulaSpec): Formulas =>
        parser.byReading(formula, [...path, key])
      define(
        equation.id,
        path,
        equation.kind === 'stock'
          ? {
              kind: 'stock',
              spec: equation,
              unit,
              initial: formulas('initial', equation.initial),
              next: formulas('next', equation.next),
            }
          : { kind: 'auxiliary', spec: equation, unit, formula: formulas('formula', equation.formula) },
      )
    }
  }
  for (const [index, indicator] of spec.indicators.entries()) {
    const path = ['indicators', index]
    define(indicator.id, path, defineIndicator(indicator, unitOf(indicator.unit, path), parser, path))
  }
  const needIndicator = (name: string, path: readonly (string | number)[], what: string): void => {
    if (spec.indicators.some((indicator) => indicator.id === name)) return
    faults.push(fault('name-unknown', path, `${what} ${name} is not an indicator`, { name }))
  }
  needIndicator(spec.deflator, ['deflator'], 'the deflator')
  for (const [index, name] of (spec.accounting ?? []).entries()) {
    const definition = names.get(name)
    const isLabelled = (term: string): boolean => 'spec' in (names.get(term) ?? {})
    const isSum = formulasOf(definition).every((formula) => addends(formula)?.every(isLabelled))
    if (definition?.kind === 'auxiliary' && isSum) continue
    const message = `${name} is not an auxiliary that adds up equations`
    faults.push(fault('formula-not-allowed', ['accounting', index], message, { name }))
  }
  const plausibility = spec.plausibility.flatMap((entry, index): Plausibility[] => {
    needIndicator(entry.indicator, ['plausibility', index, 'indicator'], 'what is held plausible,')
    const holds = parser.one(entry.holds, ['plausibility', index, 'holds'])
    return holds ? [{ spec: entry, holds }] : []
  })
  faults.push(...checkNames(names, spec, plausibility))
  if (faults.length > 0) return failed(faults)
  faults.push(...checkUnits(names, spec, plausibility), ...findCycles(names, spec))
  if (faults.length > 0) return failed(faults)
  for (const [index, { holds }] of plausibility.entries()) {
    names.set(plausibilityName(index), {
      kind: 'indicator',
      id: plausibilityName(index),
      unit: plainNumber,
      formula: new Map(readings.map((reading) => [reading, holds])),
      where: undefined,
    })
  }
  const model: Model = {
    spec,
    baseline,
    units,
    unitsByKey: read.value,
    names,
    levers: new Map(spec.levers.map((lever) => [lever.id, lever])),
    assumptions: new Map(spec.assumptions.map((assumption) => [assumption.id, assumption])),
    plausibility,
  }
  faults.push(...checkLaunch(model))
  return faults.length > 0 ? failed(faults) : ok(model)
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
    if (!program.ok)
      return [{ ...program.error, path: pathOfName(String(program.error.details.name), model.spec) }]
  }
  return []
}

interface Parser {
  byReading(formula: FormulaSpec, path: readonly (string | number)[]): Formulas
  one(text: string, path: readonly (string | number)[]): Formula | undefined
}

function createParser(readings: readonly ReadingId[], faults: Fault[]): Parser {
  const one: Parser['one'] = (text, path) => {
    const parsed = parseFormula(text)
    if (parsed.ok) return parsed.value
    faults.push(at(path, parsed.error))
    return undefined
  }
  return {
    one,
    byReading(formula, path) {
      const formulas = new Map<ReadingId, Formula>()
      if (typeof formula === 'string') {
        const parsed = one(formula, path)
        if (parsed) for (const reading of readings) formulas.set(reading, parsed)
        return formulas
      }
      for (const reading of readings) {
        const text = formula[reading]
        const parsed = text === undefined ? undefined : one(text, [...path, reading])
        if (parsed) formulas.set(reading, parsed)
        if (text === undefined) {
          faults.push(
            fault('reading-missing', path, `there is no formula for the reading ${reading}`, { reading }),
          )
        }
      }
      for (const reading of Object.keys(formula)) {
        if (readings.includes(reading)) continue
        faults.push(
          fault('unknown-reading', [...path, reading], `the baseline has no reading ${reading}`, { reading }),
        )
      }
      return formulas
    },
  }
}

function defineIndicator(
  indicator: IndicatorSpec,
  unit: Unit,
  parser: Parser,
  path: readonly (string | number)[],
): Definition {
  return {
    kind: 'indicator',
    id: indicator.id,
    unit,
    formula: parser.byReading(indicator.formula, [...path, 'formula']),
    where: indicator.where === undefined ? undefined : parser.one(indicator.where, [...path, 'where']),
  }
}

/** Checks that named numbers stand in ascending order. */
function checkRange(
  path: readonly (string | number)[],
  ascending: readonly (readonly [name: string, value: number])[],
): Fault[] {
  const faults: Fault[] = []
  for (const [index, [name, value]] of ascending.entries()) {
    const before = ascending[index - 1]
    if (!before || before[1] <= value) continue
    const message = `${name} (${value}) is below ${before[0]} (${before[1]})`
    faults.push(fault('out-of-range', [...path, name], message, { value, limit: before[1] }))
  }
  return faults
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
function placedFormulas(
  names: ReadonlyMap<string, Definition>,
  spec: ModelSpec,
  plausibility: readonly Plausibility[],
): readonly Placed[] {
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
  return placed
}

function checkNames(
  names: ReadonlyMap<string, Definition>,
  spec: ModelSpec,
  plausibility: readonly Plausibility[],
): Fault[] {
  return placedFormulas(names, spec, plausibility).flatMap(({ formula, path }) =>
    checkFormulaNames(formula, names).map((inner) => at(path, inner)),
  )
}

/** Faults of a formula's names: unknown, or used where that kind of name cannot stand. */
export function checkFormulaNames(
  formula: Formula,
  names: ReadonlyMap<string, Definition>,
): readonly Fault[] {
  const faults: Fault[] = []
  for (const part of walkFormula(formula)) {
    if (part.kind !== 'name' && part.kind !== 'reference') continue
    const definition = names.get(part.name)
    if (!definition) {
      faults.push(fault('name-unknown', [], `there is no ${part.name}`, { name: part.name }))
    } else if (part.kind === 'reference' && !mayRefer(part.reference, definition)) {
      const message = `${part.reference}(${part.name}) is not possible: ${part.name} is a ${definition.kind}`
      faults.push(fault('arguments', [], message, { name: part.name, reference: part.reference }))
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
    return definition === undefined || definition.kind === 'year' ? plainNumber : definition.unit
  }
}

function checkUnits(
  names: ReadonlyMap<string, Definition>,
  spec: ModelSpec,
  plausibility: readonly Plausibility[],
): Fault[] {
  const unitOf = unitOfName(names)
  return placedFormulas(names, spec, plausibility).flatMap(({ formula, path, name, unit }): Fault[] => {
    const inferred = inferUnit(formula, unitOf)
    if (!inferred.ok) {
      return [at(path, { ...inferred.error, message: `the equation of ${name} ${inferred.error.message}` })]
    }
    if (fits(inferred.value, unit)) return []
    const right = inferred.value === 'any' ? '0' : describeUnit(inferred.value)
    const message = `the equation of ${name} gives ${right}, but ${name} is in ${describeUnit(unit)}`
    return [fault('unit-mismatch', path, message, { name, left: describeUnit(unit), right })]
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
      return [
        fault('cycle', pathOfName(cycle[0] ?? name, spec), `equations wait for each other: ${path}`, {
          path,
        }),
      ]
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
  return p >= 0 ? ['plausibility', p, 'holds'] : []
}

/**
 * Adds a user's own indicators to a model.
 * @returns the larger model, or all faults with paths in the scenario (`indicators`, index, …).
 */
export function withIndicators(
  model: Model,
  indicators: readonly UserIndicator[],
): Result<Model, readonly Fault[]> {
  if (indicators.length === 0) return ok(model)
  const faults: Fault[] = []
  const names = new Map(model.names)
  const readings = model.baseline.readings.map((reading) => reading.id)
  for (const [index, indicator] of indicators.entries()) {
    const path = ['indicators', index]
    const { id } = indicator
    if (!isName(id)) faults.push(invalidName([...path, 'id'], id))
    else if (names.has(id) || reservedNames.has(id)) faults.push(takenName([...path, 'id'], id))
    const read = readUserFormula(indicator, names, model)
    if (read.ok) {
      names.set(id, {
        kind: 'indicator',
        id,
        unit: read.value.unit,
        formula: new Map(readings.map((reading) => [reading, read.value.formula])),
        where: undefined,
      })
    } else faults.push(...read.error.map((inner) => at(path, inner)))
  }
  const extended: Model = { ...model, names }
  if (faults.length > 0) return failed(faults)
  for (const [index, { id }] of indicators.entries()) {
    const program = compile(extended, {
      run: 'baseline',
      reading: model.baseline.defaultReading,
      horizon: model.spec.launchYear + 1,
      outputs: [id],
    })
    if (!program.ok) faults.push({ ...program.error, path: ['indicators', index, 'formula'] })
  }
  return faults.length > 0 ? failed(faults) : ok(extended)
}

/** A model with indicators in which `withIndicators` found no fault, as those of a scenario that was checked. */
export function withOwnIndicators(model: Model, indicators: readonly UserIndicator[]): Model {
  const result = withIndicators(model, indicators)
  if (!result.ok) throw new Error(result.error.map((fault) => fault.message).join('; '))
  return result.value
}

/** Own indicators may name those before them, so they cannot wait for each other. */
function readUserFormula(
  indicator: UserIndicator,
  names: ReadonlyMap<string, Definition>,
  { units, unitsByKey }: Model,
): Result<{ formula: Formula; unit: Unit }, readonly Fault[]> {
  const path = ['formula']
  const parsed = parseFormula(indicator.formula)
  if (!parsed.ok) return failed([at(path, parsed.error)])
  const unknown = checkFormulaNames(parsed.value, names)
  if (unknown.length > 0) return failed(unknown.map((inner) => at(path, inner)))
  const inferred = inferUnit(parsed.value, unitOfName(names))
  if (!inferred.ok) {
    const message = `the formula of ${indicator.id} ${inferred.error.message}`
    return failed([at(path, { ...inferred.error, message })])
  }
  const unit = inferred.value === 'any' ? plainNumber : inferred.value
  const named = unitNamed(indicator.unit, unitsByKey, units)
  // A unit that is in no list is the user's own word, shown as it is.
  if (!named || sameUnit(withoutCounted(named, units.counted), withoutCounted(unit, units.counted))) {
    return ok({ formula: parsed.value, unit })
  }
  const [left, right] = [describeUnit(named), describeUnit(unit)]
  const message = `the formula of ${indicator.id} gives ${right}, but its unit is ${left}`
  return failed([fault('unit-mismatch', ['unit'], message, { name: indicator.id, left, right })])
}

const missingFigure = (path: readonly (string | number)[], figure: string, baseline: BaselineSpec): Fault =>
  fault('figure-missing', path, `the baseline ${baseline.id} has no figure ${figure}`, { figure })
const isName = (name: string): boolean => /^[a-z][A-Za-z0-9]*$/.test(name)
const invalidName = (path: readonly (string | number)[], name: string): Fault =>
  fault('name-invalid', path, `"${name}" is not a name (a small letter, then letters and digits)`, { name })
const takenName = (path: readonly (string | number)[], name: string): Fault =>
  fault('name-duplicate', path, `the name ${name} is taken`, { name })
