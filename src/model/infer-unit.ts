/** Works out the unit of a formula, and refuses sums and comparisons of unlike things. */
import { type Fault, fault, type PlainPlace, type UnitOperation } from './fault.ts'
import type { Formula, FunctionName } from './formula.ts'
import { failed, ok, type Result } from './result.ts'
import { describeUnit, multiply, percent, plainNumber, sameUnit, type Unit } from './unit.ts'

/** The unit of a formula; `any` is that of a bare 0, which fits everywhere. */
export type InferredUnit = Unit | 'any'

/**
 * Works out the unit of a formula.
 * @param unitOf the unit of a name; names are known to exist.
 * @returns the unit, or the first mismatch.
 */
export function inferUnit(formula: Formula, unitOf: (name: string) => Unit): Result<InferredUnit, Fault> {
  try {
    return ok(infer(formula, unitOf))
  } catch (error) {
    if (error instanceof Mismatch) return failed(error.fault)
    throw error
  }
}

/** Whether a formula of an inferred unit can stand for a quantity of a unit. */
export function fits(inferred: InferredUnit, unit: Unit): boolean {
  return inferred === 'any' || sameUnit(inferred, unit)
}

/** Thrown inside `infer` only. */
class Mismatch extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

const describe = (unit: InferredUnit): string => (unit === 'any' ? '0' : describeUnit(unit))

function infer(formula: Formula, unitOf: (name: string) => Unit): InferredUnit {
  const of = (part: Formula): InferredUnit => infer(part, unitOf)
  switch (formula.kind) {
    case 'number':
      return formula.value === 0 ? 'any' : plainNumber
    case 'shock':
      return plainNumber
    case 'name':
    case 'reference':
      return unitOf(formula.name)
    case 'negation':
      return of(formula.operand)
    case 'operation':
      return inferOperation(formula.operator, formula.left, formula.right, of)
    case 'comparison': {
      // A number alone is read in the unit of what it is compared with: coreShare <= 40.
      if (numberAlone(formula.left) !== undefined) of(formula.right)
      else if (numberAlone(formula.right) !== undefined) of(formula.left)
      else alike(of(formula.left), of(formula.right), 'compare')
      return plainNumber
    }
    case 'logic':
      plain(of(formula.left), formula.operator)
      plain(of(formula.right), formula.operator)
      return plainNumber
    case 'not':
      plain(of(formula.operand), 'not')
      return plainNumber
    case 'choice':
      plain(of(formula.condition), 'condition')
      return alike(of(formula.whenTrue), of(formula.whenFalse), 'choose')
    case 'call':
      return inferCall(formula.name, formula.args.map(of))
  }
}

function inferOperation(
  operator: '+' | '-' | '*' | '/' | '^',
  left: Formula,
  right: Formula,
  of: (part: Formula) => InferredUnit,
): InferredUnit {
  switch (operator) {
    case '+':
      return alike(of(left), of(right), 'add')
    case '-':
      return alike(of(left), of(right), 'subtract')
    case '*':
    case '/': {
      const a = factorUnit(left, of)
      const b = factorUnit(right, of)
      if (a === 'any' || b === 'any') return 'any'
      return multiply(a, b, operator === '*' ? 1 : -1)
    }
    case '^': {
      const exponent = of(right)
      plain(exponent, 'exponent')
      const power = of(left)
      if (power === 'any' || sameUnit(power, plainNumber)) return power
      const times = numberAlone(right)
      if (times !== undefined) return multiply(plainNumber, power, times)
      throw new Mismatch(fault('unit-power', [], { unit: describe(power) }))
    }
  }
}

/** The number that stands alone in a formula, with or without a minus before it. */
function numberAlone(formula: Formula): number | undefined {
  if (formula.kind === 'number') return formula.value
  const opposite = formula.kind === 'negation' ? numberAlone(formula.operand) : undefined
  return opposite === undefined ? undefined : -opposite
}

/** As a factor or divisor, 100 means 100 %. */
function factorUnit(factor: Formula, of: (part: Formula) => InferredUnit): InferredUnit {
  return factor.kind === 'number' && factor.value === 100 ? percent : of(factor)
}

function inferCall(name: FunctionName, args: readonly InferredUnit[]): InferredUnit {
  const [first = plainNumber] = args
  switch (name) {
    case 'exp':
    case 'log':
    case 'log2':
      plain(first, name)
      return plainNumber
    case 'sqrt':
      return first === 'any' ? 'any' : multiply(plainNumber, first, 0.5)
    case 'abs':
      return first
    case 'min':
    case 'max':
    case 'clamp':
      return args.reduce((a, b) => alike(a, b, name))
  }
}

function alike(a: InferredUnit, b: InferredUnit, operation: UnitOperation): InferredUnit {
  if (a === 'any') return b
  if (b === 'any' || sameUnit(a, b)) return a
  throw new Mismatch(fault('units-differ', [], { operation, left: describe(a), right: describe(b) }))
}

function plain(unit: InferredUnit, place: PlainPlace): void {
  if (unit === 'any' || sameUnit(unit, plainNumber)) return
  throw new Mismatch(fault('unit-not-plain', [], { place, unit: describe(unit) }))
}
