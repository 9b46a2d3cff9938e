import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runOnColumns } from '../../src/model/column-operations.ts'
import { exp, log, power } from '../../src/model/elementary.ts'
import { compute, Op, type OpCode } from '../../src/model/operation.ts'
import { inRuns, packScalarOperations, runOnScalars } from '../../src/model/scalar-operations.ts'

const codes = Object.entries(Op)
const special = [0, -0, 1, -1, 2, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-310]
const anyNumber = fc.oneof(fc.double(), fc.double({ min: -5, max: 5 }), fc.constantFrom(...special))
const anyColumn = fc.array(anyNumber, { minLength: 9, maxLength: 9 })
const count = 7

/** The operands of a power, whose third is the logarithm of the first, as compiled. */
const operandsOf = (code: OpCode, [x = 0, y = 0, z = 0]: readonly number[]) =>
  [x, y, code === Op.power ? log(x) : z] as const

test.each(codes)('%s on columns and numbers is what it is on each number', (_, code) => {
  fc.assert(
    fc.property(fc.array(anyColumn, { minLength: 3, maxLength: 3 }), fc.nat(6), (drawn, scalarBits) => {
      // At least one operand of those that every operation has is a column; the others may be numbers.
      const isScalar = [0, 1, 2].map((place) => ((scalarBits >> place) & 1) === 1)
      if (isOfOne(code)) isScalar[0] = false
      else if (isScalar[0] && isScalar[1]) isScalar[1] = false
      const at = (place: number, draw: number): number => drawn[place]?.[isScalar[place] ? 0 : draw] as number
      const expected = Array.from({ length: count }, (_, draw) =>
        compute(code, ...operandsOf(code, [at(0, draw), at(1, draw), at(2, draw)])),
      )

      const scalars = Float64Array.from([0, 1, 2], (place) => at(place, 0))
      if (code === Op.power) scalars[2] = log(scalars[0] as number)
      const columns = [0, 1, 2].map((place) =>
        Float64Array.from(
          { length: 9 },
          (_, draw) => operandsOf(code, [at(0, draw), at(1, draw), at(2, draw)])[place] ?? 0,
        ),
      )
      // Of a power, the logarithm is a number where its base is.
      if (code === Op.power) isScalar[2] = isScalar[0] === true
      const slots = isScalar.map((scalar, place) => (scalar ? place : ~place))
      const spares = [0, 1, 2].map(() => new Float64Array(9))
      for (const out of [3, 0, 1]) {
        const own = [...columns.map((column) => column.slice()), new Float64Array(9).fill(42)]
        runOnColumns(Int32Array.from([code, ...slots, ~out]), 0, scalars, own, spares, count)
        expect([...(own[out] ?? [])].slice(0, count), `into column ${out}`).toEqual(expected)
      }
    }),
    { numRuns: 300 },
  )
})

test.each(codes)('%s in a run is what it is on each number', (_, code) => {
  fc.assert(
    fc.property(fc.array(fc.array(anyNumber, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (drawn) => {
      const operands = drawn.map((numbers) => operandsOf(code, numbers))
      const given = operands.flat()
      const numbers = new Float64Array(given.length + drawn.length)
      numbers.set(given)
      const packed = packScalarOperations(
        operands.map((_, index) => ({ code, operands: [3 * index, 3 * index + 1, 3 * index + 2] })),
      )
      runOnScalars(packed, numbers, given.length)
      expect([...numbers.subarray(given.length)]).toEqual(operands.map((own) => compute(code, ...own)))
    }),
  )
})

test('a power of a positive base is exp(y·log x), of another what ** says', () => {
  for (const x of [...special, 3, 1e300]) {
    for (const y of [...special, 3, -2.5]) {
      const isPositive = x > 0 && x < Number.POSITIVE_INFINITY
      expect(power(x, y, log(x))).toBe(isPositive ? exp(y * log(x)) : x ** y)
    }
  }
})

test('every operation comes once, after what it reads, and equal ones together', () => {
  const anyOperations = fc
    .array(fc.tuple(fc.constantFrom(Op.add, Op.multiply, Op.exp), fc.array(fc.nat(), { maxLength: 3 })), {
      maxLength: 40,
    })
    .map((drawn) =>
      drawn.map(([code, reads], place) => ({ code, reads: reads.map((read) => (read % (place + 1)) - 1) })),
    )
  fc.assert(
    fc.property(anyOperations, (operations) => {
      const order = inRuns(operations)
      expect(order.toSorted((a, b) => a - b)).toEqual([...operations.keys()])
      const done = new Set([-1])
      for (const place of order) {
        for (const read of operations[place]?.reads ?? []) expect(done.has(read)).toBe(true)
        done.add(place)
      }
    }),
  )
  // Three sums, each beside a product that needs none: two runs in place of six.
  const mixed = [Op.add, Op.multiply, Op.add, Op.multiply, Op.add, Op.multiply].map((code) => ({
    code,
    reads: [],
  }))
  expect(inRuns(mixed)).toEqual([0, 2, 4, 1, 3, 5])
})

function isOfOne(code: OpCode): boolean {
  return ([Op.negate, Op.exp, Op.log, Op.log2, Op.sqrt, Op.abs, Op.not] as OpCode[]).includes(code)
}
