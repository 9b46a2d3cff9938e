/**
 * Compiles a model to a program.
 *
 * The equations are written out year by year into one straight list of operations. Conditions on the year are
 * decided here, and what no output needs is not computed at all.
 */
import { type Fault, fault } from './fault.ts'
import type { Comparison, Formula, FunctionName, Operator, Reference } from './formula.ts'
import { createGraph, type Graph, type Node, type Stages, type WantedOutput } from './graph.ts'
import { conditionName, type Definition, type Formulas, type Model, plausibilityName } from './model.ts'
import { Op, type OpCode } from './operation.ts'
import type { Program } from './program.ts'
import { failed, ok, type Result } from './result.ts'
import type { LeverId, ReadingId, Year } from './spec.ts'
import { yearsTo } from './years.ts'

/** What both ways to compile need to know. */
interface CommonOptions {
  readonly reading: ReadingId
  readonly horizon: Year
  /** Names whose value in every year from the launch to the horizon is wanted. */
  readonly outputs: readonly string[]
  /** Assumptions and levers (their base values) that differ between draws; with any, the baseline run does. */
  readonly drawn?: ReadonlySet<string>
  /** Whether shocks are inputs that differ between draws, or one number for all; 0 where this is missing. */
  readonly shocks?: 'varying' | 'uniform'
}

export interface CompileOptions extends CommonOptions {
  /** In the baseline run `baseline(x)` is x itself; a scenario run takes it as an input. */
  readonly run: 'baseline' | 'scenario'
  /** Levers that the scenario may move, each an input for every year; none in the baseline run. */
  readonly moved?: ReadonlySet<LeverId>
}

export interface StagesOptions extends CommonOptions {
  /** Levers that the scenario may move, each with the first year in which it may be off its base. */
  readonly moved: ReadonlyMap<LeverId, Year>
}

/**
 * Compiles a model.
 * @returns the program; its outputs are the wanted names in their order, each with its years in order. A
 * formula that reads the year before the launch is a fault.
 */
export function compile(model: Model, options: CompileOptions): Result<Program, Fault> {
  const graph = createGraph()
  const { moved = new Set() } = options
  const values = createValues(model, options, graph, {
    isMoved: (id) => options.run === 'scenario' && moved.has(id),
    baseline:
      options.run === 'baseline'
        ? undefined
        : (name, year) =>
            graph.input(
              { kind: 'baseline', name, year },
              options.drawn !== undefined && options.drawn.size > 0,
            ),
  })
  return written(model, options, values, (outputs) => graph.layOut(outputs))
}

/**
 * Compiles both runs, the baseline's and the scenario's, into one list of operations, in which what is alike in
 * both is computed once, and cuts it in two: what the levers cannot move, and the rest.
 * @returns as `compile` does.
 */
export function compileStages(model: Model, options: StagesOptions): Result<Stages, Fault> {
  const graph = createGraph()
  const baseline = createValues(model, options, graph, { isMoved: () => false, baseline: undefined })
  const values = createValues(model, options, graph, {
    isMoved: (id, year) => year >= (options.moved.get(id) ?? Number.POSITIVE_INFINITY),
    baseline: (name, year) => {
      // Year by year here too.
      for (let before = model.spec.launchYear; before < year; before++) baseline.of(name, before)
      return baseline.of(name, year)
    },
  })
  return written(model, options, values, (outputs) => graph.layOutStages(outputs))
}

/** Writes the wanted outputs year by year and lays them out. */
function written<T>(
  { spec: { launchYear } }: Model,
  { horizon, outputs }: CommonOptions,
  values: Values,
  layOut: (outputs: readonly WantedOutput[]) => T,
): Result<T, Fault> {
  try {
    for (let year = launchYear; year <= horizon; year++) {
      // Year by year, so that the memory of `previous` is never deeper than one year.
      for (const name of outputs) values.of(name, year)
    }
    const years = yearsTo({ launchYear }, horizon)
    return ok(
      layOut(outputs.flatMap((name) => years.map((year) => ({ name, year, node: values.of(name, year) })))),
    )
  } catch (error) {
    if (error instanceof NoPreviousYear) {
      return failed(fault('no-previous-year', [], { name: error.quantity, year: launchYear }))
    }
    throw error
  }
}

/** Names of the user's own indicators: those that the model file has neither among its own nor as a condition. */
function ownNames({ spec, names }: Model): ReadonlySet<string> {
  const shipped = new Set([
    ...spec.indicators.map(({ id }) => id),
    ...spec.plausibility.map((_, index) => plausibilityName(index)),
    ...(spec.conditions ?? []).map((_, index) => conditionName(index)),
  ])
  return new Set(
    [...names].flatMap(([id, { kind }]) => (kind === 'indicator' && !shipped.has(id) ? [id] : [])),
  )
}

/** Thrown with the name of the quantity whose formula reads the year before the launch. */
class NoPreviousYear extends Error {
  readonly quantity: string
  constructor(quantity: string) {
    super(quantity)
    this.quantity = quantity
  }
}

export const operationCodes: Readonly<Record<Operator, OpCode>> = {
  '+': Op.add,
  '-': Op.subtract,
  '*': Op.multiply,
  '/': Op.divide,
  '^': Op.power,
}
export const functionCodes: Readonly<Record<Exclude<FunctionName, 'clamp'>, OpCode>> = {
  exp: Op.exp,
  log: Op.log,
  log2: Op.log2,
  sqrt: Op.sqrt,
  abs: Op.abs,
  min: Op.min,
  max: Op.max,
}

/** The nodes of quantities by name and year. */
interface Values {
  of(name: string, year: Year): Node
}

/** How one run differs from the other. */
interface Run {
  readonly isMoved: (id: LeverId, year: Year) => boolean
  /** What `baseline(x)` is; undefined in the baseline run, where it is x itself. */
  readonly baseline: Values['of'] | undefined
}

function createValues(
  model: Model,
  options: CommonOptions,
  graph: Graph,
  { isMoved, baseline }: Run,
): Values {
  const { launchYear } = model.spec
  const byYear = new Map<Year, Map<string, Node>>()
  const drawn = options.drawn ?? new Set<string>()
  const own = ownNames(model)

  const of = (name: string, year: Year): Node => {
    if (year < launchYear) throw new NoPreviousYear(name)
    const known = byYear.get(year) ?? new Map<string, Node>()
    byYear.set(year, known)
    const existing = known.get(name)
    if (existing !== undefined) return existing
    const definition = model.names.get(name)
    if (!definition) throw new Error(`no definition of ${name}`)
    const node = define(name, definition, year)
    known.set(name, node)
    return node
  }

  const define = (name: string, definition: Definition, year: Year): Node => {
    const formula = (formulas: Formulas): Node => {
      const own = formulas.get(options.reading)
      if (!own) throw new Error(`no formula of ${name} for the reading ${options.reading}`)
      return write(own, year, name)
    }
    switch (definition.kind) {
      case 'year':
        return graph.constant(year)
      case 'launchYear':
        return graph.constant(launchYear)
      case 'figure':
        return graph.constant(definition.value)
      case 'assumption':
        return graph.input({ kind: 'assumption', id: name }, drawn.has(name))
      case 'lever':
        return isMoved(name, year)
          ? graph.input({ kind: 'lever', id: name, year }, drawn.has(name))
          : graph.input({ kind: 'base', id: name }, drawn.has(name))
      case 'stock':
        return formula(year === launchYear ? definition.initial : definition.next)
      case 'auxiliary':
        return formula(definition.formula)
      case 'indicator': {
        if (!definition.where) return formula(definition.formula)
        const where = write(definition.where, year, name)
        if (graph.known(where) === 0) return graph.constant(Number.NaN)
        return choose(
          where,
          () => formula(definition.formula),
          () => graph.constant(Number.NaN),
        )
      }
    }
  }

  const refer = (reference: Reference, name: string, year: Year, reader: string): Node => {
    switch (reference) {
      case 'previous':
        if (year === launchYear) {
          // What a user writes, such as growth on the year before, has no value in the first year.
          if (own.has(reader)) return graph.constant(Number.NaN)
          throw new NoPreviousYear(reader)
        }
        return of(name, year - 1)
      case 'base':
        return graph.input({ kind: 'base', id: name }, drawn.has(name))
      case 'baseline':
        return (baseline ?? of)(name, year)
    }
  }

  /** A choice; where the condition is known, the branch not taken is never written. */
  const choose = (condition: Node, then: () => Node, otherwise: () => Node): Node => {
    const known = graph.known(condition)
    if (known === undefined) return graph.operation(Op.choose, condition, then(), otherwise())
    return known !== 0 ? then() : otherwise()
  }

  const write = (formula: Formula, year: Year, reader: string): Node => {
    const of1 = (part: Formula): Node => write(part, year, reader)
    switch (formula.kind) {
      case 'number':
        return graph.constant(formula.value)
      case 'name':
        return of(formula.name, year)
      case 'reference':
        return refer(formula.reference, formula.name, year, reader)
      case 'shock':
        return options.shocks
          ? graph.input({ kind: 'shock', name: formula.name, year }, options.shocks === 'varying')
          : graph.constant(0)
      case 'negation':
        return graph.operation(Op.negate, of1(formula.operand))
      case 'not':
        return graph.operation(Op.not, of1(formula.operand))
      case 'operation':
        return operate(operationCodes[formula.operator], of1(formula.left), of1(formula.right))
      case 'comparison':
        return compare(formula.operator, of1(formula.left), of1(formula.right))
      case 'logic': {
        const left = of1(formula.left)
        // "and" with a false left side, "or" with a true one: the right side is never written.
        const known = graph.known(left)
        if (known !== undefined && (known !== 0) === (formula.operator === 'or')) return left
        return graph.operation(formula.operator === 'and' ? Op.and : Op.or, left, of1(formula.right))
      }
      case 'choice':
        return choose(
          of1(formula.condition),
          () => of1(formula.whenTrue),
          () => of1(formula.whenFalse),
        )
      case 'call':
        return call(formula.name, formula.args.map(of1))
    }
  }

  const operate = (code: OpCode, left: Node, right: Node): Node =>
    code === Op.power
      ? graph.operation(code, left, right, graph.operation(Op.log, left))
      : graph.operation(code, left, right)

  const compare = (operator: Comparison, left: Node, right: Node): Node => {
    switch (operator) {
      case '<':
        return graph.operation(Op.less, left, right)
      case '<=':
        return graph.operation(Op.lessEqual, left, right)
      case '>':
        return graph.operation(Op.less, right, left)
      case '>=':
        return graph.operation(Op.lessEqual, right, left)
      case '==':
        return graph.operation(Op.equal, left, right)
      case '!=':
        return graph.operation(Op.notEqual, left, right)
    }
  }

  const call = (name: FunctionName, args: readonly Node[]): Node => {
    const [first, second, third] = args
    if (name === 'clamp' && first !== undefined && second !== undefined && third !== undefined) {
      return graph.operation(Op.min, graph.operation(Op.max, first, second), third)
    }
    const code = functionCodes[name as Exclude<FunctionName, 'clamp'>]
    if (args.length === 1 && first !== undefined) return graph.operation(code, first)
    return args.reduce((left, right) => graph.operation(code, left, right))
  }

  return { of }
}
