import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exp, log, log2, power } from '../../src/model/elementary.ts'

const view = new DataView(new ArrayBuffer(8))
function ofBits(bits: string): number {
  view.setBigUint64(0, BigInt(`0x${bits}`))
  return view.getFloat64(0)
}
function bitsOf(value: number): string {
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16).padStart(16, '0')
}

/** How many doubles two finite ones of one sign lie apart. */
function apart(one: number, other: number): number {
  return Math.abs(Number(BigInt(`0x${bitsOf(one)}`) - BigInt(`0x${bitsOf(other)}`)))
}

// Argument and result to the bit, each checked against arithmetic of 113 bits; what is named worst lies farthest from it.
test.each([
  ['exp', exp, '8000000000000000', '3ff0000000000000'],
  ['exp', exp, '3ff0000000000000', '4005bf0a8b145769'],
  ['exp', exp, 'bff0000000000000', '3fd78b56362cef38'],
  ['exp', exp, '3fb999999999999a', '3ff1aec7b35a00d4'],
  ['exp, worst', exp, '3fd7646371aa5504', '3ff70f4f3649ecfe'],
  ['exp, largest', exp, '40862e42fefa39ef', '7fefffffffffff2a'],
  ['exp, beyond', exp, '40862e42fefa39f0', '7ff0000000000000'],
  ['exp, subnormal', exp, 'c086240000000000', '000e6cf6d08897ac'],
  ['exp, smallest', exp, 'c0874910d52d3051', '0000000000000001'],
  ['exp, below', exp, 'c0874910d52d3052', '0000000000000000'],
  ['log', log, '8000000000000000', 'fff0000000000000'],
  ['log, smallest', log, '0000000000000001', 'c0874385446d71c3'],
  ['log, least normal', log, '0010000000000000', 'c086232bdd7abcd2'],
  ['log', log, '3fb999999999999a', 'c0026bb1bbb55515'],
  ['log', log, '3fe6a09e667f3bcc', 'bfd62e42fefa39f1'],
  ['log, worst', log, '3ff678b4dab9c9dc', '3fd5bcfb63e1f718'],
  ['log, largest', log, '7fefffffffffffff', '40862e42fefa39ef'],
  ['log2', log2, '4024000000000000', '400a934f0979a371'],
  ['log2, worst', log2, '3ff689ddc808d6a7', '3fdfa2f9815b348a'],
] as const)('%s of %3$s to the bit', (_, of, argument, result) => {
  expect(bitsOf(of(ofBits(argument)))).toBe(result)
})

test.each([
  ['400d555555555555', '3fc3333333333333', '3ff37160e1a38044'],
  ['4000000000000000', '3fe0000000000000', '3ff6a09e667f3bcc'],
  ['3fb999999999999a', 'c008000000000000', '408f3ffffffffffe'],
])('%s to the power of %s to the bit', (base, exponent, result) => {
  const x = ofBits(base)
  expect(bitsOf(power(x, ofBits(exponent), log(x)))).toBe(result)
})

const positive = fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true })

test('exp is within a last place of the runtime’s, which is itself within one', () => {
  fc.assert(
    fc.property(fc.double({ min: -745, max: 709.7, noNaN: true }), (x) => apart(exp(x), Math.exp(x)) <= 1),
    { numRuns: 20_000 },
  )
})

test('log and log2 are within a last place of the runtime’s', () => {
  fc.assert(
    fc.property(positive, (x) => {
      if (x === 1) return log(x) === 0 && log2(x) === 0
      return apart(log(x), Math.log(x)) <= 1 && apart(log2(x), Math.log2(x)) <= 1
    }),
    { numRuns: 20_000 },
  )
})

test('powers of two have whole logarithms', () => {
  for (let exponent = -1074; exponent <= 1023; exponent++) expect(log2(2 ** exponent)).toBe(exponent)
})

test('powers stay within their stated error', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      (x, y) => {
        const logarithm = log(x)
        // One more for the runtime's own rounding.
        const bound = 1 + 0.7 + 2.7 * Math.abs(y * logarithm)
        return apart(power(x, y, logarithm), x ** y) <= bound
      },
    ),
    { numRuns: 20_000 },
  )
})

const special = [-Infinity, -3, -2, -0.5, -1, -0, 0, 0.5, 1, 2, 3, Infinity, Number.NaN]

test('what is nought, negative, infinite or no number has the results of the language', () => {
  for (const x of special) {
    expect([x, exp(x)]).toEqual([x, closeTo(Math.exp(x))])
    expect([x, log(x)]).toEqual([x, closeTo(Math.log(x))])
    expect([x, log2(x)]).toEqual([x, closeTo(Math.log2(x))])
    for (const y of special) expect([x, y, power(x, y, log(x))]).toEqual([x, y, closeTo(x ** y)])
  }
})

/** The same where it is nought, infinite or no number, else within some last places. */
const closeTo = (value: number) => (Number.isFinite(value) && value !== 0 ? expect.closeTo(value, 12) : value)

// Whatever a runtime may compute in its own way would make two machines differ.
test('the core takes no function from the runtime whose last bit is the runtime’s own', () => {
  const folder = join(import.meta.dirname, '../../src/model')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const found = files.flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n')
    return lines
      .filter(
        (line) => runtimesOwn.test(line) && !line.trim().startsWith('*') && !line.trim().startsWith('//'),
      )
      .map((line) => `${file}: ${line.trim()}`)
  })
  expect(found).toEqual([
    // Infinite, nought or no number: alike everywhere.
    'elementary.ts: if (!isNegative) return x ** y',
    // Of sizes such as 1e8, which are whole powers of ten.
    'unit.ts: return formula.value > 0 ? { ten: Math.log10(formula.value), powers: {} } : undefined',
  ])
})

const runtimesOwn =
  /Math\.(?:exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh)\(|[^2*/]\s\*\*\s/
