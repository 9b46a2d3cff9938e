/**
 * The operations that a program will need, as a graph under construction.
 *
 * A node is a number: an index. The same operation on the same nodes is one node, and what is known while
 * compiling is computed at once, so nothing is computed twice.
 */
import {
  compute,
  type OpCode,
  type Program,
  type ProgramInput,
  type ProgramOutput,
  type Slot,
} from './program.ts'

export type Node = number

type Content =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'input'; readonly input: ProgramInput }
  | { readonly kind: 'operation'; readonly code: OpCode; readonly args: readonly Node[] }

export interface Graph {
  constant(value: number): Node
  input(input: ProgramInput, varying: boolean): Node
  operation(code: OpCode, ...args: readonly Node[]): Node
  /** The number that a node is known to be, if it is. */
  known(node: Node): number | undefined
  /** Lays the graph out as a program. */
  layOut(outputs: readonly (ProgramOutput & { readonly node: Node })[]): Program
}

export function createGraph(): Graph {
  const contents: Content[] = []
  const varies: boolean[] = []
  const byKey = new Map<string, Node>()

  const node = (key: string, content: Content, varying: boolean): Node => {
    const existing = byKey.get(key)
    if (existing !== undefined) return existing
    byKey.set(key, contents.length)
    varies.push(varying)
    return contents.push(content) - 1
  }
  const constant = (value: number): Node =>
    // Object.is tells −0 from 0, a plain key does not.
    node(Object.is(value, -0) ? 'number -0' : `number ${value}`, { kind: 'constant', value }, false)
  const known = (at: Node): number | undefined => {
    const content = contents[at]
    return content?.kind === 'constant' ? content.value : undefined
  }

  return {
    constant,
    known,
    input: (input, varying) => node(JSON.stringify(input), { kind: 'input', input }, varying),
    operation(code, ...args) {
      const numbers = args.map(known)
      if (numbers.every((number) => number !== undefined)) {
        const [x = 0, y = 0, z = 0] = numbers
        return constant(compute(code, x, y, z))
      }
      const varying = args.some((arg) => varies[arg])
      return node(`${code} ${args.join(' ')}`, { kind: 'operation', code, args }, varying)
    },
    layOut: (outputs) => layOut(contents, varies, outputs),
  }
}

function layOut(
  contents: readonly Content[],
  varies: readonly boolean[],
  outputs: readonly (ProgramOutput & { readonly node: Node })[],
): Program {
  const needed = findNeeded(
    contents,
    outputs.map((output) => output.node),
  )
  const slots = new Map<Node, Slot>()
  const constants: number[] = []
  const uniform: ProgramInput[] = []
  const varying: ProgramInput[] = []
  for (const [node, content] of contents.entries()) {
    if (needed.has(node) && content.kind === 'constant') slots.set(node, constants.push(content.value) - 1)
  }
  for (const [node, content] of contents.entries()) {
    if (!needed.has(node) || content.kind !== 'input') continue
    if (varies[node]) slots.set(node, ~(varying.push(content.input) - 1))
    else slots.set(node, constants.length + uniform.push(content.input) - 1)
  }

  const scalarOperations: number[] = []
  const columnOperations: number[] = []
  let scalarCount = constants.length + uniform.length
  const columns = createColumns(
    varying.length,
    lastUses(
      contents,
      needed,
      varies,
      outputs.map((o) => o.node),
    ),
  )
  for (const [node, content] of contents.entries()) {
    if (!needed.has(node) || content.kind !== 'operation') continue
    const [a = 0, b = 0, c = 0] = content.args.map((arg) => slots.get(arg) as Slot)
    if (varies[node]) {
      const slot = ~columns.take()
      slots.set(node, slot)
      columnOperations.push(content.code, a, b, c, slot)
      for (const arg of new Set(content.args)) {
        const argSlot = slots.get(arg) as Slot
        if (argSlot < 0) columns.release(arg, ~argSlot, node)
      }
    } else {
      slots.set(node, scalarCount)
      scalarOperations.push(content.code, a, b, c, scalarCount)
      scalarCount += 1
    }
  }
  return {
    uniform,
    varying,
    outputs: outputs.map(({ name, year }) => ({ name, year })),
    constants: Float64Array.from(constants),
    // An operand that an operation does not have is read from scalar 0, so there is at least one.
    scalarCount: Math.max(1, scalarCount),
    columnCount: columns.count(),
    scalarOperations: Int32Array.from(scalarOperations),
    columnOperations: Int32Array.from(columnOperations),
    outputSlots: outputs.map((output) => slots.get(output.node) as Slot),
  }
}

function findNeeded(contents: readonly Content[], roots: readonly Node[]): ReadonlySet<Node> {
  const needed = new Set<Node>(roots)
  // Arguments stand before their operation, so one pass from the end finds all.
  for (let node = contents.length - 1; node >= 0; node--) {
    const content = contents[node]
    if (needed.has(node) && content?.kind === 'operation') for (const arg of content.args) needed.add(arg)
  }
  return needed
}

/** For each node the last operation on columns that reads it; outputs are read at the end. */
function lastUses(
  contents: readonly Content[],
  needed: ReadonlySet<Node>,
  varies: readonly boolean[],
  outputs: readonly Node[],
): ReadonlyMap<Node, Node> {
  const last = new Map<Node, Node>()
  for (const [node, content] of contents.entries()) {
    if (!needed.has(node) || !varies[node] || content.kind !== 'operation') continue
    for (const arg of content.args) last.set(arg, node)
  }
  for (const output of outputs) last.set(output, Number.POSITIVE_INFINITY)
  return last
}

/** Gives out column numbers, and again those that nothing reads any more, so that few columns stay in cache. */
function createColumns(first: number, lastUse: ReadonlyMap<Node, Node>) {
  const free: number[] = []
  let count = first
  return {
    count: () => count,
    take: (): number => free.pop() ?? count++,
    /** An input's column is never given away: it holds the block's draws only once. */
    release(node: Node, column: number, reader: Node): void {
      if (column >= first && lastUse.get(node) === reader) free.push(column)
    },
  }
}
