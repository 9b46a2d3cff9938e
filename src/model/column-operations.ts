/**
 * The operations of compiled models on columns of numbers: for each draw what `compute` gives for it.
 *
 * Each operation has loops of its own, since a loop that fits all would choose the operation again at every
 * draw. Sums, differences, products and quotients, which are most of a model, also have loops for a number
 * and a column; for the others a number is spread over a spare column first, which costs little beside them.
 */
import { exp, log, log2, power } from './elementary.ts'
import { Op, type OpCode } from './operation.ts'

type Column = Float64Array

/**
 * Runs one operation for the first `count` draws.
 * @param operations code, three operands and result of each; an operand is scalar `n`, or column `n` as ~n.
 * @param spares three columns to compute with.
 */
export function runOnColumns(
  operations: Int32Array,
  at: number,
  scalars: Float64Array,
  columns: readonly Column[],
  spares: readonly Column[],
  count: number,
): void {
  const code = operations[at] as OpCode
  const a = operations[at + 1] as number
  const b = operations[at + 2] as number
  const out = columns[~(operations[at + 4] as number)] as Column
  switch (code) {
    case Op.add:
      if (a >= 0) addTo(out, columns[~b] as Column, scalars[a] as number, count)
      else if (b >= 0) addTo(out, columns[~a] as Column, scalars[b] as number, count)
      else add(out, columns[~a] as Column, columns[~b] as Column, count)
      return
    case Op.subtract:
      if (a >= 0) subtractFrom(out, scalars[a] as number, columns[~b] as Column, count)
      else if (b >= 0) addTo(out, columns[~a] as Column, -(scalars[b] as number), count)
      else subtract(out, columns[~a] as Column, columns[~b] as Column, count)
      return
    case Op.multiply:
      if (a >= 0) scale(out, columns[~b] as Column, scalars[a] as number, count)
      else if (b >= 0) scale(out, columns[~a] as Column, scalars[b] as number, count)
      else multiply(out, columns[~a] as Column, columns[~b] as Column, count)
      return
    case Op.divide:
      if (a >= 0) divideNumber(out, scalars[a] as number, columns[~b] as Column, count)
      else if (b >= 0) divideBy(out, columns[~a] as Column, scalars[b] as number, count)
      else divide(out, columns[~a] as Column, columns[~b] as Column, count)
      return
    case Op.exp:
      exponentials(out, columns[~a] as Column, count)
      return
    case Op.log:
      logarithms(out, columns[~a] as Column, count)
      return
    default: {
      const operand = (place: 0 | 1 | 2): Column => {
        const slot = operations[at + 1 + place] as number
        if (slot < 0) return columns[~slot] as Column
        return (spares[place] as Column).fill(scalars[slot] as number)
      }
      runRarer(code, out, operand, count)
    }
  }
}

type Unary = (out: Column, x: Column, count: number) => void
type Binary = (out: Column, x: Column, y: Column, count: number) => void

function runRarer(
  code: Exclude<OpCode, 0 | 1 | 2 | 3 | 14 | 15>,
  out: Column,
  operand: (place: 0 | 1 | 2) => Column,
  count: number,
): void {
  const unary = (loop: Unary): void => loop(out, operand(0), count)
  const binary = (loop: Binary): void => loop(out, operand(0), operand(1), count)
  switch (code) {
    case Op.negate:
      unary(negate)
      return
    case Op.log2:
      unary(binaryLogarithms)
      return
    case Op.sqrt:
      unary(sqrt)
      return
    case Op.abs:
      unary(abs)
      return
    case Op.not:
      unary(not)
      return
    case Op.min:
      binary(min)
      return
    case Op.max:
      binary(max)
      return
    case Op.less:
      binary(less)
      return
    case Op.lessEqual:
      binary(lessEqual)
      return
    case Op.equal:
      binary(equal)
      return
    case Op.notEqual:
      binary(notEqual)
      return
    case Op.and:
      binary(and)
      return
    case Op.or:
      binary(or)
      return
    case Op.power:
      powers(out, operand(0), operand(1), operand(2), count)
      return
    case Op.choose:
      choose(out, operand(0), operand(1), operand(2), count)
  }
}

function add(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) + (y[i] as number)
}

function addTo(out: Column, x: Column, y: number, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) + y
}

function subtract(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) - (y[i] as number)
}

function subtractFrom(out: Column, x: number, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = x - (y[i] as number)
}

function multiply(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) * (y[i] as number)
}

function scale(out: Column, x: Column, y: number, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) * y
}

function divide(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) / (y[i] as number)
}

function divideBy(out: Column, x: Column, y: number, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) / y
}

function divideNumber(out: Column, x: number, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = x / (y[i] as number)
}

function exponentials(out: Column, x: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = exp(x[i] as number)
}

function logarithms(out: Column, x: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = log(x[i] as number)
}

function negate(out: Column, x: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = -(x[i] as number)
}

function binaryLogarithms(out: Column, x: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = log2(x[i] as number)
}

function sqrt(out: Column, x: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = Math.sqrt(x[i] as number)
}

function abs(out: Column, x: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = Math.abs(x[i] as number)
}

function not(out: Column, x: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i] === 0 ? 1 : 0
}

function min(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = Math.min(x[i] as number, y[i] as number)
}

function max(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = Math.max(x[i] as number, y[i] as number)
}

function less(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) < (y[i] as number) ? 1 : 0
}

function lessEqual(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] as number) <= (y[i] as number) ? 1 : 0
}

function equal(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i] === y[i] ? 1 : 0
}

function notEqual(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i] !== y[i] ? 1 : 0
}

function and(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i] !== 0 && y[i] !== 0 ? 1 : 0
}

function or(out: Column, x: Column, y: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = x[i] !== 0 || y[i] !== 0 ? 1 : 0
}

function powers(out: Column, x: Column, y: Column, logarithm: Column, count: number): void {
  for (let i = 0; i < count; i++) {
    out[i] = power(x[i] as number, y[i] as number, logarithm[i] as number)
  }
}

function choose(out: Column, x: Column, y: Column, z: Column, count: number): void {
  for (let i = 0; i < count; i++) out[i] = (x[i] !== 0 ? y[i] : z[i]) as number
}
