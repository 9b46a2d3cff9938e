/**
 * Formulas as MathML, with the model's names as labels in the reader's language.
 *
 * What comes out is plain data: elements of MathML Core and nothing else, so it can be drawn, tested and held against
 * the formula. A browser does not break lines inside an equation; so a formula comes in pieces, each a term or a factor
 * that stays whole, and lines break between them.
 */
import type { Comparison, Formula, FunctionName } from '../../model/formula.ts'
import type { Year } from '../../model/spec.ts'
import { formatPlain } from '../text/format.ts'
import type { Words } from '../text/words.ts'

export type MathTag =
  | 'mrow'
  | 'mfrac'
  | 'msup'
  | 'msub'
  | 'msqrt'
  | 'mtable'
  | 'mtr'
  | 'mtd'
  | 'mi'
  | 'mn'
  | 'mo'
  | 'mtext'

/** An element with a text, or with others in it. */
export interface MathElement {
  readonly tag: MathTag
  readonly text?: string
  readonly children?: readonly MathElement[]
  /** The model's name that it stands for. */
  readonly name?: string
}

/** What stands together on a line. */
export type Piece = readonly MathElement[]

/** A formula under a condition; the last of several is for all other cases. */
export interface Case {
  readonly when?: readonly Piece[]
  readonly pieces: readonly Piece[]
}

export interface Reader {
  readonly words: Pick<Words, 't' | 'language'>
  readonly launchYear: Year
  /** The label of a name in the reader's language. */
  readonly labelOf: (name: string) => string
  /** Whether everything stands on one level, so that lines may break in it too: for where a fraction is too wide. */
  readonly isLinear?: boolean
}

/** A formula by its cases: one without a condition has one. */
export function formulaCases(formula: Formula, reader: Reader): readonly Case[] {
  if (formula.kind !== 'choice') return [{ pieces: inPieces(formula, reader) }]
  const { condition, whenTrue, whenFalse } = formula
  return [
    { when: inPieces(condition, reader), pieces: inPieces(whenTrue, reader) },
    ...formulaCases(whenFalse, reader),
  ]
}

const operator = (text: string): MathElement => ({ tag: 'mo', text })
const inRow = (children: readonly MathElement[]): MathElement =>
  children.length === 1 && children[0] ? children[0] : { tag: 'mrow', children }
const label = (name: string, { labelOf }: Reader): MathElement => ({
  tag: 'mtext',
  text: labelOf(name),
  name,
})
const word = (text: string): MathElement => ({ tag: 'mtext', text })
/** A word between others: MathML sets no blanks of its own around it, and drops usual ones. */
const apart = (text: string): MathElement => word(`\u00a0${text}\u00a0`)

/** How tightly what a formula does binds: a sum less than a product, and that less than what stands alone. */
type Binding = 0 | 1 | 2 | 3 | 4

function bindingOf(formula: Formula): Binding {
  switch (formula.kind) {
    case 'logic':
    case 'comparison':
    case 'not':
      return 0
    case 'choice':
      return 4
    case 'negation':
      return 1
    case 'operation':
      return formula.operator === '+' || formula.operator === '-' ? 1 : formula.operator === '*' ? 2 : 3
    default:
      return 4
  }
}

/** Two lists of pieces with a sign between them, which stays with what follows. */
function joined(left: readonly Piece[], sign: string, right: readonly Piece[]): readonly Piece[] {
  const [first = [], ...rest] = right
  return [...left, [operator(sign), ...first], ...rest]
}

/** Pieces in brackets, which stay with the first and the last of them. */
function bracketed(pieces: readonly Piece[]): readonly Piece[] {
  const opened: readonly Piece[] = [[operator('('), ...(pieces[0] ?? [])], ...pieces.slice(1)]
  return [...opened.slice(0, -1), [...(opened.at(-1) ?? []), operator(')')]]
}

function bound(formula: Formula, least: Binding, reader: Reader): readonly Piece[] {
  const pieces = inPieces(formula, reader)
  return bindingOf(formula) < least ? bracketed(pieces) : pieces
}

/** A formula as one element, in brackets where it binds less than what is around it. */
const whole = (formula: Formula, reader: Reader, least: Binding = 0): MathElement =>
  inRow(bound(formula, least, reader).flat())

const comparisons: Readonly<Record<Comparison, string>> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
}

function inPieces(formula: Formula, reader: Reader): readonly Piece[] {
  const { words } = reader
  switch (formula.kind) {
    case 'negation': {
      const [first = [], ...rest] = bound(formula.operand, 2, reader)
      return [[operator('−'), ...first], ...rest]
    }
    case 'operation':
      return operationPieces(formula, reader)
    case 'comparison': {
      const [left, right] = [inPieces(formula.left, reader), inPieces(formula.right, reader)]
      const pieces = joined(left, comparisons[formula.operator], right)
      return reader.isLinear ? pieces : [pieces.flat()]
    }
    case 'logic': {
      const [left, right] = [bound(formula.left, 0, reader), bound(formula.right, 0, reader)]
      return [...left, [apart(words.t(`equation.${formula.operator}`))], ...right]
    }
    case 'not':
      return [[word(words.t('equation.not'))], ...bracketed(inPieces(formula.operand, reader))]
    case 'call':
      return linearCall(formula.name, formula.args, reader) ?? [[element(formula, reader)]]
    default:
      return [[element(formula, reader)]]
  }
}

const linearNames = { exp: 'exp', log: 'ln', log2: 'log2', sqrt: '√', min: 'min', max: 'max' } as const

/** A function before its brackets; undefined of one that has other signs, and where not all stands on one level. */
function linearCall(
  name: FunctionName,
  args: readonly Formula[],
  reader: Reader,
): readonly Piece[] | undefined {
  if (!reader.isLinear || name === 'abs' || name === 'clamp') return undefined
  const [first = [], ...others] = args.map((arg) => inPieces(arg, reader))
  const inside = others.reduce<readonly Piece[]>((pieces, arg) => joined(pieces, ',', arg), first)
  const [opened = [], ...rest] = bracketed(inside)
  return [[{ tag: 'mi', text: linearNames[name] }, ...opened], ...rest]
}

function operationPieces(formula: Extract<Formula, { kind: 'operation' }>, reader: Reader): readonly Piece[] {
  const { left, right } = formula
  switch (formula.operator) {
    case '+': {
      const year = yearOf(formula, reader)
      if (year !== undefined) return [[{ tag: 'mn', text: String(year) }]]
      return joined(bound(left, 1, reader), '+', bound(right, 1, reader))
    }
    case '-':
      return joined(bound(left, 1, reader), '−', bound(right, 2, reader))
    case '*':
      return joined(bound(left, 2, reader), '×', bound(right, 2, reader))
    case '/':
      if (reader.isLinear) return joined(bound(left, 2, reader), '/', bound(right, 4, reader))
      return [[{ tag: 'mfrac', children: [whole(left, reader), whole(right, reader)] }]]
    case '^':
      if (reader.isLinear) return joined(bound(left, 4, reader), '^', bound(right, 4, reader))
      return [[{ tag: 'msup', children: [whole(left, reader, 4), whole(right, reader)] }]]
  }
}

/** The year that “launchYear + 1” is. */
function yearOf(
  { left, right }: Extract<Formula, { kind: 'operation' }>,
  { launchYear }: Reader,
): Year | undefined {
  return left.kind === 'name' && left.name === 'launchYear' && right.kind === 'number'
    ? launchYear + right.value
    : undefined
}

/** What is no sum, no product and no condition: always one element. */
function element(formula: Formula, reader: Reader): MathElement {
  const { words, launchYear } = reader
  switch (formula.kind) {
    case 'number':
      return { tag: 'mn', text: formatPlain(formula.value, words.language, exactDigits) }
    case 'name':
      if (formula.name === 'year') return word(words.t('own.names.year'))
      return formula.name === 'launchYear'
        ? { tag: 'mn', text: String(launchYear) }
        : label(formula.name, reader)
    case 'reference':
      return {
        tag: 'msub',
        children: [label(formula.name, reader), word(words.t(`equation.${formula.reference}`))],
      }
    case 'shock':
      return {
        tag: 'mtext',
        text: words.t('equation.shock', { name: reader.labelOf(formula.name) }),
        name: formula.name,
      }
    case 'choice':
      return choice(formula, reader)
    case 'call':
      return call(formula.name, formula.args, reader)
    default:
      return inRow(inPieces(formula, reader).flat())
  }
}

/** More than any number in a formula has. */
const exactDigits = 12

/** A choice inside a formula, one case below the other behind a brace. */
function choice(formula: Formula, reader: Reader): MathElement {
  const { t } = reader.words
  const rows = formulaCases(formula, reader).map(({ when, pieces }): MathElement => {
    const condition = when ? [apart(t('equation.if')), ...when.flat()] : [apart(t('equation.otherwise'))]
    return {
      tag: 'mtr',
      children: [pieces.flat(), condition].map((cell) => ({ tag: 'mtd', children: [inRow(cell)] })),
    }
  })
  return { tag: 'mrow', children: [operator('{'), { tag: 'mtable', children: rows }] }
}

function call(name: FunctionName, args: readonly Formula[], reader: Reader): MathElement {
  const [first, ...others] = args.map((arg) => whole(arg, reader))
  const inBrackets = (own: MathElement, parts: readonly MathElement[]): MathElement => ({
    tag: 'mrow',
    children: [
      own,
      operator('('),
      ...parts.flatMap((part, index) => (index > 0 ? [operator(','), part] : [part])),
      operator(')'),
    ],
  })
  const named = (text: string): MathElement => ({ tag: 'mi', text })
  const one = first ?? word('')
  switch (name) {
    case 'exp':
      return { tag: 'msup', children: [named('e'), one] }
    case 'sqrt':
      return { tag: 'msqrt', children: [one] }
    case 'abs':
      return { tag: 'mrow', children: [operator('|'), one, operator('|')] }
    case 'log':
      return inBrackets(named('ln'), [one])
    case 'log2':
      return inBrackets({ tag: 'msub', children: [named('log'), { tag: 'mn', text: '2' }] }, [one])
    case 'min':
    case 'max':
      return inBrackets(named(name), [one, ...others])
    case 'clamp': {
      // Kept between its second and its third argument.
      const [low = one, high = one] = others
      return inBrackets(named('min'), [high, inBrackets(named('max'), [low, one])])
    }
  }
}

/** Every element in some, themselves first. */
export function* walkMath(elements: readonly MathElement[]): Generator<MathElement> {
  for (const each of elements) {
    yield each
    yield* walkMath(each.children ?? [])
  }
}
