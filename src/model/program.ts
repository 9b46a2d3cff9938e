/**
 * A compiled model: a flat list of operations over numbers, run for one draw or for many.
 *
 * What is the same for all draws (a scenario's lever paths, constants) is computed once, as scalars; the rest
 * in columns, block by block, so that a block's columns stay in the processor's cache. Each operation treats
 * each draw alone, so a draw's result does not depend on the block or on the other draws: same inputs, same
 * bits.
 */
import { runOnColumns } from './column-operations.ts'
import { runOnScalars } from './scalar-operations.ts'
import type { AssumptionId, LeverId, ShockId, Year } from './spec.ts'

/** What a program reads: of a lever its path and, apart, its base value, which an ensemble may draw. */
export type ProgramInput =
  | { readonly kind: 'assumption'; readonly id: AssumptionId }
  | { readonly kind: 'base'; readonly id: LeverId }
  | { readonly kind: 'lever'; readonly id: LeverId; readonly year: Year }
  | { readonly kind: 'shock'; readonly name: ShockId; readonly year: Year }
  | { readonly kind: 'baseline'; readonly name: string; readonly year: Year }

/** What a program writes: a quantity in a year. */
export interface ProgramOutput {
  readonly name: string
  readonly year: Year
}

/** Where a value lies while a program runs: scalar `n` as n, column `n` as ~n (so a negative number). */
export type Slot = number
/** Numbers that one operation takes in a list of operations: code, three operands, result. */
export const operationLength = 5
/** In place of a code: the column that is the first operand is written out as the output that is the second. */
export const writeOut = -1

export interface Program {
  /** Inputs that are one number for all draws, in the order in which `run` takes them. */
  readonly uniform: readonly ProgramInput[]
  /** Inputs that differ between draws, in the order in which `run` takes them. */
  readonly varying: readonly ProgramInput[]
  /** Columns before those of the varying inputs: outputs of a program that this one continues. */
  readonly continued: number
  readonly outputs: readonly ProgramOutput[]
  /** Numbers known when compiling; they fill the first scalars, the uniform inputs follow. */
  readonly constants: Float64Array
  readonly scalarCount: number
  /** Columns at a time; those continued and the varying inputs are the first ones. */
  readonly columnCount: number
  /** Operations on scalars, run once; packed by `packScalarOperations`. */
  readonly scalarOperations: Int32Array
  /** Operations with a column as result, run for each block of draws, and columns to be written out. */
  readonly columnOperations: Int32Array
  readonly outputSlots: readonly Slot[]
}

/** Draws that are computed together. */
export const blockSize = 256
/** Columns one after another a multiple of 4 KiB apart would fight for the same cache lines. */
const padding = 8
/** From one column of a block to the next, in the array that holds them. */
export const strideOf = (width: number): number => width + padding

/** Numbers laid out as columns: those of output or input `n` begin at `first + n · stride`. */
export interface Layout {
  readonly values: Float64Array
  readonly stride: number
  readonly first: number
}

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
  const outputs = new Float64Array(program.outputSlots.length * draws)
  const width = Math.min(blockSize, draws)
  const runner = createRunner(program, uniform, width)
  const inputs = createColumns(program.varying.length, width)
  for (let first = 0; first < draws; first += blockSize) {
    const count = Math.min(blockSize, draws - first)
    for (const [input, column] of inputs.entries()) {
      const start = input * draws + first
      column.set(varying.subarray(start, start + count))
    }
    runner(inputs, count, { values: outputs, stride: draws, first })
  }
  return outputs
}

/**
 * Runs a program for one block of draws.
 * @param inputs columns of what the program continues and of its varying inputs.
 * @param count how many draws, at most `blockSize`.
 */
export type Runner = (inputs: readonly Float64Array[], count: number, outputs: Layout) => void

/** Prepares a program for running blocks: computes what is the same for all draws. */
export function createRunner(program: Program, uniform: Float64Array, width = blockSize): Runner {
  const { outputSlots, columnOperations } = program
  const scalars = runScalars(program, uniform)
  const first = program.continued + program.varying.length
  const computed = createColumns(program.columnCount - first, width)
  const spares = createColumns(columnOperations.length === 0 ? 0 : 3, width)
  return (inputs, count, outputs) => {
    for (let output = 0; output < outputSlots.length; output++) {
      const slot = outputSlots[output] as Slot
      if (slot < 0) continue
      const start = outputs.first + output * outputs.stride
      for (let index = 0; index < count; index++) outputs.values[start + index] = scalars[slot] as number
    }
    if (columnOperations.length === 0) return
    const columns = [...inputs, ...computed]
    for (let at = 0; at < columnOperations.length; at += operationLength) {
      if (columnOperations[at] === writeOut) {
        const column = columns[~(columnOperations[at + 1] as Slot)] as Float64Array
        const start = outputs.first + (columnOperations[at + 2] as number) * outputs.stride
        write(column, outputs.values, start, count)
      } else runOnColumns(columnOperations, at, scalars, columns, spares, count)
    }
  }
}

/** Columns of a block, apart from each other as the cache likes them. */
export function createColumns(count: number, width = blockSize): readonly Float64Array[] {
  return count === 0 ? [] : columnsOf(new Float64Array(count * strideOf(width)), count, width)
}

/** The first columns of an array that holds columns one after another, with padding between them. */
export function columnsOf(values: Float64Array, count: number, width = blockSize): readonly Float64Array[] {
  const stride = strideOf(width)
  return Array.from({ length: count }, (_, index) => values.subarray(index * stride, index * stride + width))
}

function write(column: Float64Array, target: Float64Array, start: number, count: number): void {
  for (let index = 0; index < count; index++) target[start + index] = column[index] as number
}

function runScalars(program: Program, uniform: Float64Array): Float64Array {
  const scalars = new Float64Array(program.scalarCount)
  scalars.set(program.constants)
  scalars.set(uniform, program.constants.length)
  runOnScalars(program.scalarOperations, scalars, program.constants.length + program.uniform.length)
  return scalars
}
