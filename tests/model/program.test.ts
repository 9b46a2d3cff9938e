import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGraph, type Node } from '../../src/model/graph.ts'
import { compute, Op, type OpCode } from '../../src/model/operation.ts'
import { blockSize, columnsOf, createColumns, createRunner, run, strideOf } from '../../src/model/program.ts'

const input = (id: string) => ({ kind: 'assumption', id }) as const
const lever = (id: string) => ({ kind: 'lever', id, year: 2020 }) as const

/** Random formulas over a constant, a uniform and two varying inputs, and a lever: code and places of operands. */
type Step = readonly [code: OpCode, x: number, y: number, z: number]
const codes = Object.values(Op).filter((code) => code !== Op.power)
const anySteps = fc.array(fc.tuple(fc.constantFrom(...codes), fc.nat(), fc.nat(), fc.nat()), {
  minLength: 1,
  maxLength: 60,
}) as fc.Arbitrary<readonly Step[]>
const arity = (code: OpCode): number =>
  code === Op.choose
    ? 3
    : [Op.negate, Op.exp, Op.log, Op.log2, Op.sqrt, Op.abs, Op.not].includes(code as never)
      ? 1
      : 2

function build(steps: readonly Step[]) {
  const graph = createGraph()
  const nodes: Node[] = [
    graph.constant(3),
    graph.input(input('uniform'), false),
    graph.input(input('first'), true),
    graph.input(input('second'), true),
    graph.input(lever('path'), false),
  ]
  for (const [code, ...places] of steps) {
    const args = places.slice(0, arity(code)).map((place) => nodes[place % nodes.length] as Node)
    nodes.push(graph.operation(code, ...args))
  }
  return { graph, outputs: nodes.map((node, index) => ({ name: `n${index}`, year: 2020, node })) }
}

/** The same without graph or program. */
function byHand(steps: readonly Step[], values: readonly number[]): readonly number[] {
  const results = [3, ...values]
  for (const [code, ...places] of steps) {
    const own = places.map((place, index) =>
      index < arity(code) ? (results[place % results.length] ?? 0) : 0,
    )
    results.push(compute(code, ...(own as [number, number, number])))
  }
  return results
}

const draws = 2 * blockSize + 3
const drawn = (seed: number): Float64Array =>
  Float64Array.from({ length: draws }, (_, draw) => Math.sin(seed + draw) * 4)
const [uniform, path, first, second] = [0.7, -1.5, drawn(1), drawn(2)]
const given = (id: string): number => (id === 'uniform' ? uniform : path)
const column = (id: string): Float64Array => (id === 'first' ? first : second)
const idOf = (own: { readonly kind: string }): string => ('id' in own ? String(own.id) : '')

test('a program gives each draw, in whatever block, what its operations give for it', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { graph, outputs } = build(steps)
      const program = graph.layOut(outputs)
      const varying = new Float64Array(program.varying.length * draws)
      for (const [index, own] of program.varying.entries()) varying.set(column(idOf(own)), index * draws)
      const results = run(
        program,
        Float64Array.from(program.uniform, (own) => given(idOf(own))),
        varying,
        draws,
      )
      for (const draw of [0, 1, blockSize - 1, blockSize, draws - 1]) {
        const expected = byHand(steps, [uniform, first[draw] as number, second[draw] as number, path])
        expect(outputs.map((_, output) => results[output * draws + draw])).toEqual(expected)
      }
    }),
    { numRuns: 150 },
  )
})

test('a program cut in two gives the same, and its first part knows no lever', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const { graph, outputs } = build(steps)
      const { settled, moved } = graph.layOutStages(outputs)
      expect(settled.uniform.map(idOf)).not.toContain('path')
      // The lever's path is itself an output here, so there is always a second part.
      if (!moved) throw new Error('no second part')
      expect(moved.continued).toBe(settled.outputSlots.length)
      expect(moved.varying).toEqual([])
      const inputs = settled.varying.map((own) => column(idOf(own)).slice(0, blockSize))
      const values = new Float64Array(moved.continued * strideOf(blockSize))
      const uniformOf = (program: typeof settled) =>
        Float64Array.from(program.uniform, (own) => given(idOf(own)))
      createRunner(settled, uniformOf(settled))(inputs, blockSize, {
        values,
        stride: strideOf(blockSize),
        first: 0,
      })
      const results = new Float64Array(outputs.length * blockSize)
      const block = columnsOf(values, moved.continued)
      createRunner(moved, uniformOf(moved))(block, blockSize, {
        values: results,
        stride: blockSize,
        first: 0,
      })
      for (const draw of [0, blockSize - 1]) {
        const expected = byHand(steps, [uniform, first[draw] as number, second[draw] as number, path])
        expect(outputs.map((_, output) => results[output * blockSize + draw])).toEqual(expected)
      }
    }),
    { numRuns: 150 },
  )
})

test('without a lever there is no second part', () => {
  const graph = createGraph()
  const node = graph.operation(Op.exp, graph.input(input('first'), true))
  const { settled, moved } = graph.layOutStages([{ name: 'x', year: 2020, node }])
  expect(moved).toBeUndefined()
  expect(settled.outputs).toEqual([{ name: 'x', year: 2020 }])
})

test('columns that nothing reads any more are used again', () => {
  const graph = createGraph()
  const first = graph.input(input('first'), true)
  let node = first
  for (let step = 0; step < 50; step++) node = graph.operation(Op.add, graph.operation(Op.exp, node), first)
  const program = graph.layOut([{ name: 'x', year: 2020, node }])
  expect(program.columnOperations.length).toBeGreaterThan(500)
  expect(program.columnCount).toBe(2)
})

test('the same operation on the same nodes is one node; what is known is computed at once', () => {
  const graph = createGraph()
  const [x, y] = [graph.input(input('first'), true), graph.input(input('second'), true)]
  expect(graph.operation(Op.add, x, y)).toBe(graph.operation(Op.add, x, y))
  expect(graph.operation(Op.add, x, y)).not.toBe(graph.operation(Op.add, y, x))
  expect(graph.operation(Op.choose, x, x, y)).not.toBe(graph.operation(Op.choose, x, y, x))
  expect(graph.known(graph.operation(Op.divide, graph.constant(1), graph.constant(-0)))).toBe(
    Number.NEGATIVE_INFINITY,
  )
  expect(graph.constant(-0)).not.toBe(graph.constant(0))
  expect(graph.constant(Number.NaN)).toBe(graph.constant(Number.NaN))
})

test('columns of a block do not overlap', () => {
  const columns = createColumns(3, 5)
  for (const [index, own] of columns.entries()) own.fill(index)
  expect(columns.map((own) => [...own])).toEqual([0, 1, 2].map((index) => Array(5).fill(index)))
})

test('a logarithm of x/x is left out, and has the same bits', () => {
  const graph = createGraph()
  const x = graph.input(input('first'), true)
  const ratio = graph.operation(Op.divide, x, x)
  const outputs = [Op.log, Op.log2].map((code, index) => ({
    name: `n${index}`,
    year: 2020,
    node: graph.operation(code, ratio),
  }))
  const program = graph.layOut(outputs)
  const values = [2, -3, 1e-310, 0, -0, Number.POSITIVE_INFINITY, Number.NaN]
  const results = run(program, new Float64Array(0), Float64Array.from(values), values.length)
  const expected = values.map((value) => Math.log(value / value))
  expect([...results]).toEqual([...expected, ...expected])
  // Columns of the ratio, of the difference, and twice an output.
  expect(program.columnOperations.length).toBe(4 * 5)
})
