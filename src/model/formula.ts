/**
 * The expression language of models and of users' own indicators.
 *
 * mathjs parses the text, and nothing more: what it returns is walked once against a list of what is allowed
 * and becomes a `Formula`, plain data that can be printed, checked for units and compiled. A file from
 * elsewhere can therefore compute, and never run code.
 */
import { create, type MathNode, parseDependencies } from 'mathjs/number'
import { type Fault, type FaultCode, fault } from './fault.ts'
import { failed, ok, type Result } from './result.ts'

export type Operator = '+' | '-' | '*' | '/' | '^'
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!='
export type FunctionName = 'exp' | 'log' | 'log2' | 'sqrt' | 'abs' | 'min' | 'max' | 'clamp'
/** `previous(x)`: last year's value. `base(lever)`: its base value. `baseline(x)`: x in the baseline run. */
export type Reference = 'previous' | 'base' | 'baseline'

export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'reference'; readonly reference: Reference; readonly name: string }
  | { readonly kind: 'negation'; readonly operand: Formula }
  | {
      readonly kind: 'operation'
      readonly operator: Operator
      readonly left: Formula
      readonly right: Formula
    }
  | {
      readonly kind: 'comparison'
      readonly operator: Comparison
      readonly left: Formula
      readonly right: Formula
    }
  | {
      readonly kind: 'logic'
      readonly operator: 'and' | 'or'
      readonly left: Formula
      readonly right: Formula
    }
  | { readonly kind: 'not'; readonly operand: Formula }
  | {
      readonly kind: 'choice'
      readonly condition: Formula
      readonly whenTrue: Formula
      readonly whenFalse: Formula
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Formula[] }

/** Bounds that keep parsing and everything after it cheap, whatever a file says. */
export const formulaLimits = { characters: 2000, nodes: 500, depth: 64 } as const

const arity: Readonly<Record<FunctionName, readonly [least: number, most: number]>> = {
  exp: [1, 1],
  log: [1, 1],
  log2: [1, 1],
  sqrt: [1, 1],
  abs: [1, 1],
  min: [2, 8],
  max: [2, 8],
  clamp: [3, 3],
}
const references: readonly Reference[] = ['previous', 'base', 'baseline']
/**
 * Names that an equation, a lever or an indicator may not take: functions and words of the parser.
 * `base` may be taken (an indicator has that id), since `base(…)` is told by its parenthesis.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  ...Object.keys(arity),
  ...['year', 'and', 'or', 'not', 'xor', 'mod', 'to', 'in', 'end'],
  ...['true', 'false', 'null', 'undefined', 'previous', 'baseline'],
])

const operators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '^'])
const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='])

/** What mathjs reads without a trace in its tree, and not as a planner means it: x + 5% is x + x·5/100 there. */
const hiddenParts: readonly (readonly [sign: RegExp, what: string])[] = [
  [/%/, 'the sign %'],
  [/#/, 'a comment'],
  [/\b0[box]/i, 'a number that is not decimal'],
]

const { parse } = create({ ...parseDependencies })

/** Thrown inside the walk only; `parseFormula` turns it into a fault. */
class Refusal extends Error {}

/**
 * Reads a formula.
 * @returns the formula, or a fault whose message says what is not allowed and, for syntax, where.
 */
export function parseFormula(text: string): Result<Formula, Fault> {
  if (text.length > formulaLimits.characters) {
    return failed(
      fault('formula-too-long', [], `the formula has more than ${formulaLimits.characters} characters`, {
        limit: formulaLimits.characters,
      }),
    )
  }
  const hidden = hiddenParts.find(([sign]) => sign.test(text))
  if (hidden)
    return failed(refusal('formula-not-allowed', `${hidden[1]} is not part of the formula language`))
  let tree: MathNode
  try {
    tree = parse(text)
  } catch (error) {
    // mathjs gives the place as "(char N)"; a RangeError means nesting deeper than its own stack.
    const reason = error instanceof SyntaxError ? error.message : 'it is nested too deeply'
    return failed(fault('formula-syntax', [], `the formula cannot be read: ${reason}`, { reason }))
  }
  try {
    return ok(createWalk()(tree, 0))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const code = error.message.startsWith('it is too') ? 'formula-too-deep' : 'formula-not-allowed'
    return failed(refusal(code, error.message))
  }
}

const refusal = (code: FaultCode, reason: string): Fault =>
  fault(code, [], `the formula cannot be used: ${reason}`, { reason })

function createWalk(): (node: MathNode, depth: number) => Formula {
  let nodes = 0

  // mathjs's node classes overlap in its types; each is told by its `type` field.
  type Raw = {
    type: string
    value?: unknown
    name?: string
    op?: string
    implicit?: boolean
    content?: MathNode
    args?: MathNode[]
    fn?: { type: string; name?: string }
    condition?: MathNode
    trueExpr?: MathNode
    falseExpr?: MathNode
  }

  const walk = (node: MathNode, depth: number): Formula => {
    nodes += 1
    if (nodes > formulaLimits.nodes)
      throw new Refusal(`it is too long (more than ${formulaLimits.nodes} parts)`)
    if (depth > formulaLimits.depth) throw new Refusal(`it is too deeply nested`)
    const raw = node as unknown as Raw
    const into = (child: MathNode | undefined): Formula => {
      if (!child) throw new Refusal('a part is missing')
      return walk(child, depth + 1)
    }
    switch (raw.type) {
      case 'ConstantNode':
        if (typeof raw.value !== 'number' || !Number.isFinite(raw.value)) {
          throw new Refusal(`${String(raw.value)} is not a finite number`)
        }
        return { kind: 'number', value: raw.value }
      case 'SymbolNode':
        return { kind: 'name', name: raw.name ?? '' }
      case 'ParenthesisNode':
        return into(raw.content)
      case 'ConditionalNode':
        return {
          kind: 'choice',
          condition: into(raw.condition),
          whenTrue: into(raw.trueExpr),
          whenFalse: into(raw.falseExpr),
        }
      case 'FunctionNode':
        return walkCall(raw.fn?.type === 'SymbolNode' ? (raw.fn.name ?? '') : '', raw.args ?? [], into)
      case 'OperatorNode':
        if (raw.implicit) throw new Refusal('write * between factors')
        return walkOperator(raw.op ?? '', raw.args ?? [], into)
      default:
        throw new Refusal(`${raw.type.replace(/Node$/, '')} is not part of the formula language`)
    }
  }
  return walk
}

function walkCall(name: string, args: readonly MathNode[], into: (node: MathNode) => Formula): Formula {
  const reference = references.find((candidate) => candidate === name)
  if (reference) {
    const [only] = args
    const inner = args.length === 1 && only ? into(only) : undefined
    if (inner?.kind !== 'name') throw new Refusal(`${name}() takes one name`)
    return { kind: 'reference', reference, name: inner.name }
  }
  if (!Object.hasOwn(arity, name)) throw new Refusal(`there is no function ${name || 'of that form'}`)
  const [least, most] = arity[name as FunctionName]
  if (args.length < least || args.length > most) {
    throw new Refusal(`${name}() takes ${least === most ? least : `${least} to ${most}`} values`)
  }
  return { kind: 'call', name: name as FunctionName, args: args.map(into) }
}

function walkOperator(
  operator: string,
  args: readonly MathNode[],
  into: (node: MathNode) => Formula,
): Formula {
  const [left, right] = args
  if (left && args.length === 1) {
    if (operator === '-') return { kind: 'negation', operand: into(left) }
    if (operator === '+') return into(left)
    if (operator === 'not') return { kind: 'not', operand: into(left) }
  }
  if (left && right && args.length === 2) {
    if (operators.has(operator)) {
      return { kind: 'operation', operator: operator as Operator, left: into(left), right: into(right) }
    }
    if (comparisons.has(operator)) {
      return { kind: 'comparison', operator: operator as Comparison, left: into(left), right: into(right) }
    }
    if (operator === 'and' || operator === 'or') {
      return { kind: 'logic', operator, left: into(left), right: into(right) }
    }
  }
  throw new Refusal(`the operator ${operator} is not part of the formula language`)
}

/** The direct parts of a formula, in order. */
export function parts(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'number':
    case 'name':
    case 'reference':
      return []
    case 'negation':
    case 'not':
      return [formula.operand]
    case 'operation':
    case 'comparison':
    case 'logic':
      return [formula.left, formula.right]
    case 'choice':
      return [formula.condition, formula.whenTrue, formula.whenFalse]
    case 'call':
      return formula.args
  }
}

/** The names that a formula adds up, in order; undefined where it is anything but a sum of names. */
export function addends(formula: Formula): readonly string[] | undefined {
  if (formula.kind === 'name') return [formula.name]
  if (formula.kind !== 'operation' || formula.operator !== '+') return undefined
  const [left, right] = [addends(formula.left), addends(formula.right)]
  return left && right && [...left, ...right]
}

/** Every formula inside a formula, itself first. */
export function* walkFormula(formula: Formula): Generator<Formula> {
  yield formula
  for (const part of parts(formula)) yield* walkFormula(part)
}
