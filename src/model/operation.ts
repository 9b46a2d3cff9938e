/** The operations of compiled models on numbers. */
import { exp, log, log2, power } from './elementary.ts'

/** Conditions are 1 and 0. */
export const Op = {
  add: 0,
  subtract: 1,
  multiply: 2,
  divide: 3,
  /** The third operand is the logarithm of the first, which powers of one base then share. */
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
      return power(x, y, z)
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
      return exp(x)
    case Op.log:
      return log(x)
    case Op.log2:
      return log2(x)
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
