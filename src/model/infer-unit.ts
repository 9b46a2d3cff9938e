/** Works out the unit of a formula, and refuses sums and comparisons of unlike things. */
import { type Fault, fault } from './fault.ts'
import type { Formula } from './formula.ts'
import { failed, ok, type Result } from './result.ts'
import { describeUnit, multiply, percent, plainNumber, sameUnit, type Unit } from './unit.ts'

/** The unit of a formula; `any` is that of a bare 0, which fits everywhere. */
export type InferredUnit = Unit | 'any'

/**
 * Works out the unit of a formula.
 * @param unitOf the unit of a name; names are known to exist.
 * @returns the unit, or the first mismatch, whose message names both units.
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

class Mismatch extends Error {
  readonly fault: Fault
  constructor(message: string, left: InferredUnit, right: InferredUnit) {
    super(message)
    this.fault = fault('unit-mismatch', [], message, { left: describe(left), right: describe(right) })
  }
}

const describe = (unit: InferredUnit): string => (unit === 'any' ? '0' : describeUnit(unit))

function infer(formula: Formula, unitOf: (name: string) => Unit): InferredUnit {
  const of = (part: Formula): InferredUnit => infer(part, unitOf)
  switch (formula.kind) {
    case 'number':
      return formula.value === 0 ? 'any' : plainNumber
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
      else alike(of(formula.left), of(formula.right), 'compares')
      return plainNumber
    }
    case 'logic':
      plain(of(formula.left), `"${formula.operator}"`)
      plain(of(formula.right), `"${formula.operator}"`)
      return plainNumber
    case 'not':
      plain(of(formula.operand), '"not"')
      return plainNumber
    case 'choice':
      plain(of(formula.condition), 'a condition')
      return alike(of(formula.whenTrue), of(formula.whenFalse), 'chooses between')
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
      return alike(of(left), of(right), 'adds')
    case '-':
      return alike(of(left), of(right), 'subtracts')
    case '*':
    case '/': {
      const a = factorUnit(left, of)
      const b = factorUnit(right, of)
      if (a === 'any' || b === 'any') return 'any'
      return multiply(a, b, operator === '*' ? 1 : -1)
    }
    case '^': {
      const exponent = of(right)
      plain(exponent, 'an exponent')
      const power = of(left)
      if (power === 'any' || sameUnit(power, plainNumber)) return power
      const times = numberAlone(right)
      if (times !== undefined) return multiply(plainNumber, power, times)
      throw new Mismatch(`raises ${describe(power)} to a power that is not a number`, power, exponent)
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

function inferCall(name: string, args: readonly InferredUnit[]): InferredUnit {
  const [first = plainNumber] = args
  switch (name) {
    case 'exp':
    case 'log':
    case 'log2':
      plain(first, `${name}()`)
      return plainNumber
    case 'sqrt':
      return first === 'any' ? 'any' : multiply(plainNumber, first, 0.5)
    case 'abs':
      return first
    default:
      return args.reduce((a, b) => alike(a, b, `${name}() takes`))
  }
}

function alike(a: InferredUnit, b: InferredUnit, verb: string): InferredUnit {
  if (a === 'any') return b
  if (b === 'any' || sameUnit(a, b)) return a
  throw new Mismatch(`${verb} ${describe(a)} and ${describe(b)}`, a, b)
}

function plain(unit: InferredUnit, where: string): void {
  if (unit !== 'any' && !sameUnit(unit, plainNumber)) {
    throw new Mismatch(`${where} needs a plain number, not ${describe(unit)}`, unit, plainNumber)
  }
}
