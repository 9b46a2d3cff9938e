/**
 * The expression language of models and of users' own indicators.
 *
 * mathjs parses the text, and nothing more: what it returns is walked once against a list of what is allowed
 * and becomes a `Formula`, plain data that can be printed, checked for units and compiled. A file from
 * elsewhere can therefore compute, and never run code.
 */
import { create, type MathNode, parseDependencies } from 'mathjs/number'
import { type Fault, type FaultCode, type FaultDetails, type FormulaPart, fault } from './fault.ts'
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
  /** `shock(x)`: the chance that a year brings. Shocks have names of their own, which nothing else stands for. */
  | { readonly kind: 'shock'; readonly name: string }
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
const shock = 'shock'
/**
 * Names that an equation, a lever or an indicator may not take: functions and words of the parser.
 * `base` and `shock` may be taken (an indicator has the first as its id), since `base(…)` is told by its parenthesis.
 */
export const reservedNames: ReadonlySet<string> = new Set([
  ...Object.keys(arity),
  ...['year', 'and', 'or', 'not', 'xor', 'mod', 'to', 'in', 'end'],
  ...['true', 'false', 'null', 'undefined', 'previous', 'baseline'],
])

const operators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '^'])
const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='])

/** What mathjs reads without a trace in its tree, and not as a planner means it: x + 5% is x + x·5/100 there. */
function findHidden(text: string): Fault | undefined {
  const comment = text.indexOf('#')
  if (comment >= 0) return fault('formula-comment', [], { column: comment + 1 })
  const percent = text.indexOf('%')
  if (percent >= 0) return fault('formula-sign', [], { column: percent + 1, sign: '%' })
  const other = /\b0[box]\w*/i.exec(text)
  return other ? fault('formula-not-decimal', [], { column: other.index + 1, found: other[0] }) : undefined
}

const { parse } = create({ ...parseDependencies })

/** Thrown inside the walk only; `parseFormula` gives back its fault. */
class Refusal extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

const refusal = <C extends FaultCode>(code: C, details: FaultDetails[C]): Refusal =>
  new Refusal(fault(code, [], details))

/**
 * Reads a formula.
 * @returns the formula, or what is not allowed in it and, where that has one, its place.
 */
export function parseFormula(text: string): Result<Formula, Fault> {
  const limit = formulaLimits.characters
  if (text.length > limit) return failed(fault('formula-too-long', [], { limit }))
  if (text.trim() === '') return failed(fault('formula-empty', [], {}))
  const hidden = findHidden(text)
  if (hidden) return failed(hidden)
  let tree: MathNode
  try {
    tree = parse(text)
  } catch (error) {
    return failed(syntaxFault(text, error))
  }
  try {
    return ok(createWalk(text)(tree, 0))
  } catch (error) {
    if (error instanceof Refusal) return failed(error.fault)
    throw error
  }
}

/** mathjs gives the place of a syntax error as `char`, from 1; a RangeError means nesting deeper than its stack. Some forms fail otherwise. */
function syntaxFault(text: string, error: unknown): Fault {
  if (error instanceof RangeError) return fault('formula-too-deep', [], { limit: formulaLimits.depth })
  if (!(error instanceof SyntaxError)) return fault('formula-part', [], { part: 'other' })
  const { char: column = 1 } = error as { char?: number }
  if (column <= text.trimEnd().length) {
    return fault('formula-syntax', [], { column, found: text.slice(column - 1).trim() })
  }
  const open = openBracket(text)
  if (open === undefined) return fault('formula-ends-early', [], {})
  return fault('formula-bracket-open', [], { column: open + 1, bracket: text.charAt(open) })
}

/** Where the innermost bracket stands that nothing closes. */
function openBracket(text: string): number | undefined {
  const open: number[] = []
  for (let at = 0; at < text.length; at++) {
    if ('([{'.includes(text.charAt(at))) open.push(at)
    else if (')]}'.includes(text.charAt(at))) open.pop()
  }
  return open.at(-1)
}

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

/** The nodes of mathjs that no formula of ours has. */
const refusedParts: ReadonlyMap<string, FormulaPart> = new Map([
  ['AccessorNode', 'accessor'],
  ['ArrayNode', 'list'],
  ['AssignmentNode', 'assignment'],
  ['BlockNode', 'block'],
  ['FunctionAssignmentNode', 'function'],
  ['ObjectNode', 'object'],
  ['RangeNode', 'range'],
  ['RelationalNode', 'chain'],
])

function createWalk(text: string): (node: MathNode, depth: number) => Formula {
  let nodes = 0

  const walk = (node: MathNode, depth: number): Formula => {
    nodes += 1
    if (nodes > formulaLimits.nodes) throw refusal('formula-too-many-parts', { limit: formulaLimits.nodes })
    if (depth > formulaLimits.depth) throw refusal('formula-too-deep', { limit: formulaLimits.depth })
    const raw = node as unknown as Raw
    const into = (child: MathNode | undefined): Formula => {
      if (!child) throw refusal('formula-ends-early', {})
      return walk(child, depth + 1)
    }
    switch (raw.type) {
      case 'ConstantNode':
        return walkConstant(raw.value)
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
        return walkCall(raw, text, into)
      case 'OperatorNode':
        return walkOperator(raw, text, into)
      default:
        throw refusal('formula-part', { part: refusedParts.get(raw.type) ?? 'other' })
    }
  }
  return walk
}

function walkConstant(value: unknown): Formula {
  if (typeof value === 'string') throw refusal('formula-part', { part: 'text' })
  if (typeof value !== 'number') throw refusal('formula-part', { part: 'truth' })
  if (!Number.isFinite(value)) throw refusal('formula-not-finite', { found: String(value) })
  return { kind: 'number', value }
}

function walkCall({ fn, args = [] }: Raw, text: string, into: (node: MathNode) => Formula): Formula {
  const name = fn?.type === 'SymbolNode' ? (fn.name ?? '') : ''
  if (name === '') throw refusal('formula-call', {})
  const column = columnOfCall(text, name)
  const reference = references.find((candidate) => candidate === name)
  if (reference || name === shock) {
    const [only] = args
    const inner = args.length === 1 && only ? into(only) : undefined
    if (inner?.kind !== 'name') throw refusal('formula-reference', { name, column })
    return reference
      ? { kind: 'reference', reference, name: inner.name }
      : { kind: 'shock', name: inner.name }
  }
  if (!Object.hasOwn(arity, name)) {
    throw refusal('formula-function', { name, column, known: [...Object.keys(arity), ...references] })
  }
  const [least, most] = arity[name as FunctionName]
  if (args.length < least || args.length > most) {
    throw refusal('formula-arguments', { name, column, least, most, given: args.length })
  }
  return { kind: 'call', name: name as FunctionName, args: args.map(into) }
}

function walkOperator(
  { op: operator = '', args = [], implicit }: Raw,
  text: string,
  into: (node: MathNode) => Formula,
): Formula {
  if (implicit) throw refusal('formula-factors', factorsIn(text))
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
  throw refusal('formula-sign', { column: text.indexOf(operator) + 1, sign: operator })
}

// --- Places: mathjs's tree has none, so they are found again in the text ---

/** A number, a name, or any other sign. */
const tokens =
  /(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)|(?<name>[\p{L}_$\u00d7\u00f7][\p{L}\p{N}_$\u00d7\u00f7]*)|(?<sign>\S)/giu
const wordOperators: ReadonlySet<string> = new Set(['and', 'or', 'not', 'xor', 'mod', 'to', 'in'])

/** The column of the first call of a function, from 1. */
function columnOfCall(text: string, name: string): number {
  const found = [...text.matchAll(tokens)]
  const call = found.find((token, index) => token[0] === name && found[index + 1]?.[0] === '(')
  return (call?.index ?? text.indexOf(name)) + 1
}

/** The first two factors that stand side by side, and the column of the second. */
function factorsIn(text: string): FaultDetails['formula-factors'] {
  const found = [...text.matchAll(tokens)]
  const index = found.findIndex((token, at) => {
    const before = found[at - 1]
    if (!before || isWord(before) || isWord(token)) return false
    const ends = before.groups?.sign === undefined || before[0] === ')'
    const begins = token.groups?.sign === undefined || (token[0] === '(' && before.groups?.name === undefined)
    return ends && begins
  })
  const [left, right] = [found[index - 1], found[index]]
  return { column: (right?.index ?? 0) + 1, left: left?.[0] ?? '…', right: right?.[0] ?? '…' }
}

const isWord = ({ groups, 0: token }: RegExpExecArray): boolean =>
  groups?.name !== undefined && wordOperators.has(token)

/** The direct parts of a formula, in order. */
export function parts(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'number':
    case 'name':
    case 'reference':
    case 'shock':
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
