/**
 * The model's equations as data, for peers: both runs, flat, with each variable once for each run in which it
 * differs. Whatever the moved levers cannot reach is shared, as a careful modeller would write it.
 */
import { type Formula, walkFormula } from '../src/model/formula.ts'
import { formulasOf } from '../src/model/model.ts'
import { indicators, model, movedLevers, scenario } from './subject.ts'

export type Run = 'baseline' | 'scenario'

/** A quantity in one run; `initial` holds in the launch year, `next` from then on. */
export interface Variable {
  readonly name: string
  readonly run: Run
  readonly initial: Formula
  readonly next: Formula
  /** Only in years in which this holds is there a value. */
  readonly where: Formula | undefined
  /** The same in all years. */
  readonly isConstant: boolean
}

const definitionOf = (name: string) => {
  const definition = model.names.get(name)
  if (!definition) throw new Error(`no definition of ${name}`)
  return definition
}

/** Names whose value a moved lever changes. */
const reached = closure(new Set(movedLevers))
/** Names that differ between years. */
const changing = closure(new Set(['year', ...model.spec.levers.map(({ id }) => id), ...stocks()]))

export const isReached = (name: string): boolean => reached.has(name)

/** Everything that the indicators need, in an order in which each year can be computed. */
export const variables: readonly Variable[] = inOrder()

function stocks(): readonly string[] {
  return [...model.names].flatMap(([name, { kind }]) => (kind === 'stock' ? [name] : []))
}

/** The names that read any of some names, in whatever year, and those names. */
function closure(names: Set<string>): ReadonlySet<string> {
  for (let size = -1; size !== names.size; ) {
    size = names.size
    for (const [name, definition] of model.names) {
      for (const formula of formulasOf(definition)) {
        for (const part of walkFormula(formula)) {
          if (part.kind === 'name' && names.has(part.name)) names.add(name)
          if (part.kind === 'reference' && part.reference !== 'base' && names.has(part.name)) names.add(name)
        }
      }
    }
  }
  return names
}

function inOrder(): readonly Variable[] {
  const done = new Map<string, Variable>()
  const open = new Set<string>()
  const later: (readonly [name: string, run: Run])[] = []
  const visit = (name: string, wanted: Run): void => {
    const definition = definitionOf(name)
    if (!['stock', 'auxiliary', 'indicator'].includes(definition.kind)) return
    const run = reached.has(name) ? wanted : 'baseline'
    const key = `${run} ${name}`
    if (done.has(key)) return
    if (open.has(key)) throw new Error(`${name} depends on itself`)
    open.add(key)
    const own = variableOf(name, run)
    for (const formula of [own.initial, own.next, ...(own.where ? [own.where] : [])]) {
      for (const part of walkFormula(formula)) {
        if (part.kind === 'name') visit(part.name, run)
        if (part.kind !== 'reference') continue
        if (part.reference === 'baseline') visit(part.name, 'baseline')
        // Last year's values are there already, whenever they are computed in their year.
        if (part.reference === 'previous') later.push([part.name, run])
      }
    }
    done.set(key, own)
  }
  for (const name of indicators) visit(name, 'scenario')
  for (let next = later.shift(); next; next = later.shift()) visit(...next)
  return [...done.values()]
}

function variableOf(name: string, run: Run): Variable {
  const definition = definitionOf(name)
  const of = (formulas: ReadonlyMap<string, Formula>): Formula => {
    const own = formulas.get(scenario.reading)
    if (!own) throw new Error(`no formula of ${name}`)
    return own
  }
  switch (definition.kind) {
    case 'stock': {
      const [initial, next] = [of(definition.initial), of(definition.next)]
      return { name, run, initial, next, where: undefined, isConstant: false }
    }
    case 'auxiliary':
    case 'indicator': {
      const formula = of(definition.formula)
      const where = definition.kind === 'indicator' ? definition.where : undefined
      return { name, run, initial: formula, next: formula, where, isConstant: !changing.has(name) }
    }
    default:
      throw new Error(`${name} has no equation`)
  }
}

/** How a language writes the parts of a formula. */
export interface Syntax {
  name(name: string): string
  reference(reference: 'previous' | 'base' | 'baseline', name: string): string
  power(left: string, right: string): string
  choice(condition: string, whenTrue: string, whenFalse: string): string
  call(name: string, args: readonly string[]): string
  readonly operators: Readonly<Record<'and' | 'or' | 'not' | '==' | '!=', string>>
}

/** Writes a formula in a language. */
export function write(formula: Formula, syntax: Syntax): string {
  const of = (part: Formula): string => write(part, syntax)
  switch (formula.kind) {
    case 'number':
      return String(formula.value)
    case 'name':
      return syntax.name(formula.name)
    case 'reference':
      return syntax.reference(formula.reference, formula.name)
    case 'shock':
      // Every engine computes the central run.
      return '0'
    case 'negation':
      return `(-${of(formula.operand)})`
    case 'not':
      return `(${syntax.operators.not} ${of(formula.operand)})`
    case 'operation':
      return formula.operator === '^'
        ? syntax.power(of(formula.left), of(formula.right))
        : `(${of(formula.left)} ${formula.operator} ${of(formula.right)})`
    case 'comparison': {
      const { operator } = formula
      const sign = operator === '==' || operator === '!=' ? syntax.operators[operator] : operator
      return `(${of(formula.left)} ${sign} ${of(formula.right)})`
    }
    case 'logic':
      return `(${of(formula.left)} ${syntax.operators[formula.operator]} ${of(formula.right)})`
    case 'choice':
      return syntax.choice(of(formula.condition), of(formula.whenTrue), of(formula.whenFalse))
    case 'call':
      return syntax.call(formula.name, formula.args.map(of))
  }
}
