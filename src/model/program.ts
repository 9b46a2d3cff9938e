/**
 * A compiled model: a flat list of operations over numbers, run for one draw or for many.
 *
 * What is the same for all draws (a scenario's lever paths, constants) is computed once, as scalars; the rest
 * in columns, block by block, so that a block's columns stay in the processor's cache. Each operation treats
 * each draw alone, so a draw's result does not depend on the block or on the other draws: same inputs, same
 * bits.
 */
import type { AssumptionId, LeverId, Year } from './spec.ts'

/** What a program reads: of a lever its path and, apart, its base value, which an ensemble may draw. */
export type ProgramInput =
  | { readonly kind: 'assumption'; readonly id: AssumptionId }
  | { readonly kind: 'base'; readonly id: LeverId }
  | { readonly kind: 'lever'; readonly id: LeverId; readonly year: Year }
  | { readonly kind: 'baseline'; readonly name: string; readonly year: Year }

/** What a program writes: a quantity in a year. */
export interface ProgramOutput {
  readonly name: string
  readonly year: Year
}

/** The operations; conditions are 1 and 0. */
export const Op = {
  add: 0,
  subtract: 1,
  multiply: 2,
  divide: 3,
  power: 4,
  min: 5,
  max: 6,
  less: 7,
  lessEqual: 8,
  equal: 9,
  notEqual: 10,
  and: 11,
  or: 12,
  negate: 13,
  exp: 14,
  log: 15,
  log2: 16,
  sqrt: 17,
  abs: 18,
  not: 19,
  choose: 20,
} as const
export type OpCode = (typeof Op)[keyof typeof Op]

/** Where a value lies while a program runs: scalar `n` as n, column `n` as ~n (so a negative number). */
export type Slot = number
/** Numbers that one operation takes in a list of operations: code, three operands, result. */
export const operationLength = 5

export interface Program {
  /** Inputs that are one number for all draws, in the order in which `run` takes them. */
  readonly uniform: readonly ProgramInput[]
  /** Inputs that differ between draws, in the order in which `run` takes them. */
  readonly varying: readonly ProgramInput[]
  readonly outputs: readonly ProgramOutput[]
  /** Numbers known when compiling; they fill the first scalars, the uniform inputs follow. */
  readonly constants: Float64Array
  readonly scalarCount: number
  /** Columns at a time; the varying inputs fill the first ones. */
  readonly columnCount: number
  /** Operations on scalars, run once. */
  readonly scalarOperations: Int32Array
  /** Operations with a column as result, run for each block of draws. */
  readonly columnOperations: Int32Array
  readonly outputSlots: readonly Slot[]
}

/** Draws that are computed together. */
export const blockSize = 256
/** Columns one after another a multiple of 4 KiB apart would fight for the same cache lines. */
const padding = 8

/**
 * Runs a program.
 * @param uniform one number for each of `program.uniform`.
 * @param varying `draws` numbers for each of `program.varying`, one input after another.
 * @returns `draws` numbers for each of `program.outputs`, one output after another.
 */
export function run(
  program: Program,
  uniform: Float64Array,
  varying: Float64Array = new Float64Array(0),
  draws = 1,
): Float64Array {
  const scalars = new Float64Array(program.scalarCount)
  scalars.set(program.constants)
  scalars.set(uniform, program.constants.length)
  runScalars(program.scalarOperations, scalars)

  const outputs = new Float64Array(program.outputs.length * draws)
  const width = Math.min(blockSize, draws)
  const stride = width + padding
  const columns = new Float64Array(program.columnCount * stride)
  for (let first = 0; first < draws; first += width) {
    const count = Math.min(width, draws - first)
    for (let input = 0; input < program.varying.length; input++) {
      const start = input * draws + first
      columns.set(varying.subarray(start, start + count), input * stride)
    }
    const { columnOperations } = program
    for (let at = 0; at < columnOperations.length; at += operationLength) {
      runColumn(columnOperations, at, scalars, columns, stride, count)
    }
    for (let output = 0; output < program.outputSlots.length; output++) {
      const slot = program.outputSlots[output] as Slot
      const start = output * draws + first
      if (slot >= 0) outputs.fill(scalars[slot] as number, start, start + count)
      else outputs.set(columns.subarray(~slot * stride, ~slot * stride + count), start)
    }
  }
  return outputs
}

function runScalars(operations: Int32Array, scalars: Float64Array): void {
  for (let at = 0; at < operations.length; at += operationLength) {
    const x = scalars[operations[at + 1] as Slot] as number
    const y = scalars[operations[at + 2] as Slot] as number
    const z = scalars[operations[at + 3] as Slot] as number
    scalars[operations[at + 4] as Slot] = compute(operations[at] as OpCode, x, y, z)
  }
}

/** One operation on numbers; operands that it does not have are ignored. */
export function compute(code: OpCode, x: number, y: number, z: number): number {
  switch (code) {
    case Op.add:
      return x + y
    case Op.subtract:
      return x - y
    case Op.multiply:
      return x * y
    case Op.divide:
      return x / y
    case Op.power:
      return power(x, y)
    case Op.min:
      return Math.min(x, y)
    case Op.max:
      return Math.max(x, y)
    case Op.less:
      return x < y ? 1 : 0
    case Op.lessEqual:
      return x <= y ? 1 : 0
    case Op.equal:
      return x === y ? 1 : 0
    case Op.notEqual:
      return x !== y ? 1 : 0
    case Op.and:
      return x !== 0 && y !== 0 ? 1 : 0
    case Op.or:
      return x !== 0 || y !== 0 ? 1 : 0
    case Op.negate:
      return -x
    case Op.exp:
      return Math.exp(x)
    case Op.log:
      return Math.log(x)
    case Op.log2:
      return Math.log2(x)
    case Op.sqrt:
      return Math.sqrt(x)
    case Op.abs:
      return Math.abs(x)
    case Op.not:
      return x === 0 ? 1 : 0
    case Op.choose:
      return x !== 0 ? y : z
  }
}

/** For a positive base exp(y·log x) is about three times as fast as `**`. */
function power(x: number, y: number): number {
  return x > 0 ? Math.exp(y * Math.log(x)) : x ** y
}

/**
 * One operation on a block of draws. The common ones have loops of their own: a loop that fits all would
 * choose the operation again at every draw. A scalar operand is read with step 0, a column with step 1.
 */
function runColumn(
  operations: Int32Array,
  at: number,
  scalars: Float64Array,
  columns: Float64Array,
  stride: number,
  count: number,
): void {
  const code = operations[at] as OpCode
  const [a, b, c] = [operations[at + 1] as Slot, operations[at + 2] as Slot, operations[at + 3] as Slot]
  const out = ~(operations[at + 4] as Slot) * stride
  const [x, x0, dx] = a >= 0 ? [scalars, a, 0] : [columns, ~a * stride, 1]
  const [y, y0, dy] = b >= 0 ? [scalars, b, 0] : [columns, ~b * stride, 1]
  switch (code) {
    case Op.add:
      for (let i = 0; i < count; i++)
        columns[out + i] = (x[x0 + i * dx] as number) + (y[y0 + i * dy] as number)
      return
    case Op.subtract:
      for (let i = 0; i < count; i++)
        columns[out + i] = (x[x0 + i * dx] as number) - (y[y0 + i * dy] as number)
      return
    case Op.multiply:
      for (let i = 0; i < count; i++)
        columns[out + i] = (x[x0 + i * dx] as number) * (y[y0 + i * dy] as number)
      return
    case Op.divide:
      for (let i = 0; i < count; i++)
        columns[out + i] = (x[x0 + i * dx] as number) / (y[y0 + i * dy] as number)
      return
    case Op.exp:
      for (let i = 0; i < count; i++) columns[out + i] = Math.exp(x[x0 + i * dx] as number)
      return
    case Op.log:
      for (let i = 0; i < count; i++) columns[out + i] = Math.log(x[x0 + i * dx] as number)
      return
    default: {
      const [z, z0, dz] = c >= 0 ? [scalars, c, 0] : [columns, ~c * stride, 1]
      for (let i = 0; i < count; i++) {
        columns[out + i] = compute(
          code,
          x[x0 + i * dx] as number,
          y[y0 + i * dy] as number,
          z[z0 + i * dz] as number,
        )
      }
    }
  }
}
