/**
 * The operations of compiled models on single numbers.
 *
 * A processor guesses which operation comes next, and a wrong guess costs more than the operation. So all that
 * can be computed with one operation stands together, as one run of it.
 */
import { compute, Op, type OpCode } from './operation.ts'

/** An operation on numbers by their places; those that are computed come after those that are given. */
export interface ScalarOperation {
  readonly code: OpCode
  readonly operands: readonly number[]
}

/** Numbers before the operands of a run: its code, and how many operations it has. */
const headLength = 2
/** Operands of one operation; those that it does not have are place 0. */
const operandCount = 3

/**
 * Puts operations into runs.
 * @param operations each after those whose results it reads, which it names by their place in this list;
 * a negative place is no operation.
 * @returns their places in the new order, run after run.
 */
export function inRuns(
  operations: readonly { readonly code: OpCode; readonly reads: readonly number[] }[],
): readonly number[] {
  const readers = operations.map((): number[] => [])
  const awaited = new Int32Array(operations.length)
  const ready = new Map<OpCode, number[]>()
  const makeReady = (place: number): void => {
    const { code } = operations[place] as { code: OpCode }
    const own = ready.get(code)
    if (own) own.push(place)
    else ready.set(code, [place])
  }
  for (const [place, { reads }] of operations.entries()) {
    for (const read of reads) {
      if (read < 0) continue
      readers[read]?.push(place)
      awaited[place] = (awaited[place] as number) + 1
    }
    if (awaited[place] === 0) makeReady(place)
  }
  const order: number[] = []
  while (ready.size > 0) {
    // The longest run first: others grow while they wait.
    let [code, run] = [...ready][0] as [OpCode, number[]]
    for (const [other, longer] of ready) if (longer.length > run.length) [code, run] = [other, longer]
    // What becomes ready on the way and has the same operation joins the run.
    for (const place of run) {
      order.push(place)
      for (const reader of readers[place] ?? []) {
        const rest = (awaited[reader] as number) - 1
        awaited[reader] = rest
        if (rest === 0) makeReady(reader)
      }
    }
    ready.delete(code)
  }
  return order
}

/** Operations as numbers: for each run of one operation its code, its length, and three operands each. */
export function packScalarOperations(operations: readonly ScalarOperation[]): Int32Array {
  const packed: number[] = []
  for (let first = 0; first < operations.length; ) {
    const { code } = operations[first] as ScalarOperation
    let next = first
    while (operations[next]?.code === code) next++
    packed.push(code, next - first)
    for (const { operands } of operations.slice(first, next)) {
      for (let place = 0; place < operandCount; place++) packed.push(operands[place] ?? 0)
    }
    first = next
  }
  return Int32Array.from(packed)
}

/**
 * Runs packed operations.
 * @param numbers those that are given; results are written from place `first` on.
 */
export function runOnScalars(operations: Int32Array, numbers: Float64Array, first: number): void {
  let result = first
  for (let at = 0; at < operations.length; ) {
    const code = operations[at] as OpCode
    const length = operations[at + 1] as number
    at += headLength
    runOne(code, operations, at, numbers, result, length)
    at += length * operandCount
    result += length
  }
}

function runOne(
  code: OpCode,
  operations: Int32Array,
  start: number,
  numbers: Float64Array,
  result: number,
  length: number,
): void {
  const end = result + length
  let at = start
  switch (code) {
    case Op.add:
      for (let to = result; to < end; to++, at += operandCount) {
        numbers[to] =
          (numbers[operations[at] as number] as number) + (numbers[operations[at + 1] as number] as number)
      }
      return
    case Op.subtract:
      for (let to = result; to < end; to++, at += operandCount) {
        numbers[to] =
          (numbers[operations[at] as number] as number) - (numbers[operations[at + 1] as number] as number)
      }
      return
    case Op.multiply:
      for (let to = result; to < end; to++, at += operandCount) {
        numbers[to] =
          (numbers[operations[at] as number] as number) * (numbers[operations[at + 1] as number] as number)
      }
      return
    case Op.divide:
      for (let to = result; to < end; to++, at += operandCount) {
        numbers[to] =
          (numbers[operations[at] as number] as number) / (numbers[operations[at + 1] as number] as number)
      }
      return
    default:
      for (let to = result; to < end; to++, at += operandCount) {
        const x = numbers[operations[at] as number] as number
        const y = numbers[operations[at + 1] as number] as number
        const z = numbers[operations[at + 2] as number] as number
        numbers[to] = compute(code, x, y, z)
      }
  }
}
