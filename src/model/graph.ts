/**
 * The operations that a program will need, as a graph under construction.
 *
 * A node is a number: an index. The same operation on the same nodes is one node, and what is known while
 * compiling is computed at once, so nothing is computed twice.
 */
import { compute, Op, type OpCode } from './operation.ts'
import { type Program, type ProgramInput, type ProgramOutput, type Slot, writeOut } from './program.ts'
import { inRuns, packScalarOperations } from './scalar-operations.ts'

export type Node = number

type Content =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'input'; readonly input: ProgramInput }
  | { readonly kind: 'operation'; readonly code: OpCode; readonly args: readonly Node[] }

/** What a program is to write: a node as a quantity in a year. */
export interface WantedOutput extends ProgramOutput {
  readonly node: Node
}

/** A program in two: what levers cannot move for each draw, then the rest, which continues it. */
export interface Stages {
  readonly settled: Program
  /** Undefined where no lever moves anything: then `settled` has the outputs. */
  readonly moved: Program | undefined
}

export interface Graph {
  constant(value: number): Node
  input(input: ProgramInput, varying: boolean): Node
  operation(code: OpCode, ...args: readonly Node[]): Node
  /** The number that a node is known to be, if it is. */
  known(node: Node): number | undefined
  /** Lays the graph out as a program. */
  layOut(outputs: readonly WantedOutput[]): Program
  /** Lays the graph out as two programs: the first is the same for all paths of the levers. */
  layOutStages(outputs: readonly WantedOutput[]): Stages
}

/** Nodes up to which an operation and two of them fit into one whole number, the key of the operation. */
const mostNodes = 2 ** 23

export function createGraph(): Graph {
  const contents: Content[] = []
  /** Whether a node differs between draws, and whether a lever's path moves it. */
  const varies: boolean[] = []
  const moves: boolean[] = []
  const constants = new Map<number | '-0', Node>()
  const inputs = new Map<string, Node>()
  const operations = new Map<number | string, Node>()

  const add = (content: Content, varying: boolean, moved: boolean): Node => {
    varies.push(varying)
    moves.push(moved)
    return contents.push(content) - 1
  }
  const constant = (value: number): Node => {
    // A map takes −0 for 0.
    const key = Object.is(value, -0) ? '-0' : value
    const existing = constants.get(key)
    if (existing !== undefined) return existing
    const node = add({ kind: 'constant', value }, false, false)
    constants.set(key, node)
    return node
  }
  const known = (at: Node): number | undefined => {
    const content = contents[at]
    return content?.kind === 'constant' ? content.value : undefined
  }
  const operationKey = (code: OpCode, args: readonly Node[]): number | string => {
    const [x = 0, y = 0] = args
    return args.length < 3 && x < mostNodes && y < mostNodes
      ? (code * mostNodes + x) * mostNodes + y
      : `${code} ${args.join(' ')}`
  }
  const isRatioToItself = (node: Node): boolean => {
    const content = contents[node]
    return content?.kind === 'operation' && content.code === Op.divide && content.args[0] === content.args[1]
  }
  const part = (): Part => ({ contents, varies, continued: [] })

  return {
    constant,
    known,
    input(input, varying) {
      const key = inputKey(input)
      const existing = inputs.get(key)
      if (existing !== undefined) return existing
      const node = add({ kind: 'input', input }, varying, input.kind === 'lever')
      inputs.set(key, node)
      return node
    },
    operation(code, ...args) {
      if (args.every((arg) => contents[arg]?.kind === 'constant')) {
        const [x = 0, y = 0, z = 0] = args.map((arg) => known(arg) as number)
        return constant(compute(code, x, y, z))
      }
      // Of x/x, which is 1 or NaN: the baseline's logarithms of ratios to itself, without logarithms.
      if ((code === Op.log || code === Op.log2) && isRatioToItself(args[0] as Node)) {
        return this.operation(Op.subtract, args[0] as Node, constant(1))
      }
      const key = operationKey(code, args)
      const existing = operations.get(key)
      if (existing !== undefined) return existing
      const node = add(
        { kind: 'operation', code, args },
        args.some((arg) => varies[arg]),
        args.some((arg) => moves[arg]),
      )
      operations.set(key, node)
      return node
    },
    layOut: (outputs) => layOut(part(), outputs),
    layOutStages(outputs) {
      const roots = outputs.map((output) => output.node)
      const needed = findNeeded(contents, roots)
      if (!needed.some((node) => moves[node])) {
        return { settled: layOut(part(), outputs), moved: undefined }
      }
      // Columns that the second program reads of the first.
      const border = new Set<Node>()
      const read = (node: Node): void => {
        if (varies[node] && !moves[node]) border.add(node)
      }
      for (const node of roots) read(node)
      for (const node of needed) {
        const content = contents[node]
        if (moves[node] && content?.kind === 'operation') for (const arg of content.args) read(arg)
      }
      const continued = [...border]
      // Columns between two programs have no names.
      const between = continued.map((node) => ({ name: '', year: 0, node }))
      return {
        settled: layOut(part(), between),
        moved: layOut({ ...part(), continued }, outputs),
      }
    },
  }
}

function inputKey(input: ProgramInput): string {
  switch (input.kind) {
    case 'assumption':
    case 'base':
      return `${input.kind} ${input.id}`
    case 'lever':
      return `lever ${input.id} ${input.year}`
    case 'baseline':
    case 'shock':
      return `${input.kind} ${input.name} ${input.year}`
  }
}

/** A graph, and the nodes that another program has computed. */
interface Part {
  readonly contents: readonly Content[]
  readonly varies: readonly boolean[]
  readonly continued: readonly Node[]
}

function layOut({ contents, varies, continued }: Part, outputs: readonly WantedOutput[]): Program {
  const roots = outputs.map((output) => output.node)
  const nodes = findNeeded(contents, roots, continued)
  /** By node. */
  const slots: Slot[] = []
  const constants: number[] = []
  const uniform: ProgramInput[] = []
  const varying: ProgramInput[] = []
  for (const [index, node] of continued.entries()) slots[node] = ~index
  for (const node of nodes) {
    const content = contents[node]
    if (content?.kind === 'constant') slots[node] = constants.push(content.value) - 1
  }
  for (const node of nodes) {
    const content = contents[node]
    if (content?.kind !== 'input') continue
    if (varies[node]) slots[node] = ~(continued.length + varying.push(content.input) - 1)
    else slots[node] = constants.length + uniform.push(content.input) - 1
  }
  const slotsOf = (args: readonly Node[]): readonly Slot[] => args.map((arg) => slots[arg] as Slot)

  const firstResult = constants.length + uniform.length
  const scalarOperations = scheduled(nodes, contents, varies)
  for (const [index, { node }] of scalarOperations.entries()) slots[node] = firstResult + index

  const wanted: number[][] = []
  for (const [output, node] of roots.entries()) {
    const own = wanted[node]
    if (own) own.push(output)
    else wanted[node] = [output]
  }
  const columnOperations: number[] = []
  /** Writes a column out as soon as it is there, so that it need not be kept for it. */
  const write = (node: Node): void => {
    for (const output of wanted[node] ?? []) {
      columnOperations.push(writeOut, slots[node] as Slot, output, 0, 0)
    }
  }
  for (const node of new Set(roots)) if ((slots[node] ?? 0) < 0) write(node)
  const lastUse = lastUses(contents, nodes, varies)
  const columns = createColumnNumbers(continued.length + varying.length)
  for (const node of nodes) {
    const content = contents[node]
    if (content?.kind !== 'operation' || !varies[node]) continue
    const { code, args } = content
    const [a = 0, b = 0, c = 0] = slotsOf(args)
    // An operation may put its result where an operand was.
    for (const arg of new Set(args)) {
      const slot = slots[arg] as Slot
      if (slot < 0 && lastUse[arg] === node) columns.release(~slot)
    }
    const column = columns.take()
    slots[node] = ~column
    columnOperations.push(code, a, b, c, ~column)
    write(node)
    if (lastUse[node] === undefined) columns.release(column)
  }
  return {
    uniform,
    varying,
    continued: continued.length,
    outputs: outputs.map(({ name, year }) => ({ name, year })),
    constants: Float64Array.from(constants),
    // An operand that an operation does not have is read from scalar 0, so there is at least one.
    scalarCount: Math.max(1, firstResult + scalarOperations.length),
    columnCount: columns.count(),
    scalarOperations: packScalarOperations(
      scalarOperations.map(({ code, args }) => ({ code, operands: slotsOf(args) })),
    ),
    columnOperations: Int32Array.from(columnOperations),
    outputSlots: slotsOf(roots),
  }
}

/** The operations whose result is one number for all draws, in the order in which they are run. */
function scheduled(nodes: readonly Node[], contents: readonly Content[], varies: readonly boolean[]) {
  const places: number[] = []
  const operations: {
    readonly node: Node
    readonly code: OpCode
    readonly args: readonly Node[]
    readonly reads: readonly number[]
  }[] = []
  for (const node of nodes) {
    const content = contents[node]
    if (content?.kind !== 'operation' || varies[node]) continue
    const { code, args } = content
    places[node] = operations.length
    operations.push({ node, code, args, reads: args.map((arg) => places[arg] ?? -1) })
  }
  return inRuns(operations).flatMap((place) => operations[place] ?? [])
}

/** The nodes that roots need, without those that are given and what only they need; arguments come first. */
function findNeeded(
  contents: readonly Content[],
  roots: readonly Node[],
  given: readonly Node[] = [],
): readonly Node[] {
  const isNeeded = new Uint8Array(contents.length)
  const isGiven = new Uint8Array(contents.length)
  for (const node of roots) isNeeded[node] = 1
  for (const node of given) isGiven[node] = 1
  const found: Node[] = []
  // Arguments stand before their operation, so one pass from the end finds all.
  for (let node = contents.length - 1; node >= 0; node--) {
    if (!isNeeded[node] || isGiven[node]) continue
    found.push(node)
    const content = contents[node]
    if (content?.kind === 'operation') for (const arg of content.args) isNeeded[arg] = 1
  }
  return found.reverse()
}

/** By node the last operation on columns that reads it. */
function lastUses(
  contents: readonly Content[],
  nodes: readonly Node[],
  varies: readonly boolean[],
): readonly (Node | undefined)[] {
  const last: Node[] = []
  for (const node of nodes) {
    const content = contents[node]
    if (!varies[node] || content?.kind !== 'operation') continue
    for (const arg of content.args) last[arg] = node
  }
  return last
}

/** Gives out column numbers, and again those that nothing reads any more, so that few columns stay in cache. */
function createColumnNumbers(first: number) {
  const free: number[] = []
  let count = first
  return {
    count: () => count,
    take: (): number => free.pop() ?? count++,
    /** An input's column is never given away: it holds the block's draws only once. */
    release(column: number): void {
      if (column >= first) free.push(column)
    },
  }
}
