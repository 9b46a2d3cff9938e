/**
 * Exponential and logarithms of the core's own. Those of a runtime may differ in their last bit from another's, or from
 * its own next version's; these are sums and products in a fixed order, which every machine rounds alike.
 *
 * Cody–Waite reduction and minimax polynomials (Remez in 300-bit arithmetic, then rounded): over 10⁶ points each against
 * 113-bit arithmetic the errors are at most 0.76 (exp), 0.81 (log) and 0.77 (log2) of a last place.
 */

/** Adding and taking it away rounds to a whole number, ties to even: 1.5 · 2⁵². */
const rounder = 6755399441055744

const words = new Int32Array(2)
const double = new Float64Array(words.buffer)
double[0] = 1
/** Where the sign, the exponent and the upper digits of a double lie. */
const upper = words[0] === 0 ? 1 : 0

/** A double by its bits, as sixteen hexadecimal digits. */
const ofBits = (bits: string): number =>
  new DataView(
    Uint8Array.from(bits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).buffer,
  ).getFloat64(0)

const log2OfE = ofBits('3ff71547652b82fe')
const log2OfEHigh = ofBits('3ff7154764000000')
const log2OfELow = ofBits('3e32b82fe1777d10')
/** 42 bits, so that its product with a whole number of eleven bits is exact. */
const ln2High = ofBits('3fe62e42fefa3800')
const ln2Low = ofBits('3d2ef35793c76730')

/** eʳ = 1 + r + r²/2 + r³·S(r) for |r| ≤ 0.34657, but for 2^−59.9 of it. */
const s0 = ofBits('3fc5555555555556')
const s1 = ofBits('3fa5555555555556')
const s2 = ofBits('3f811111111109b4')
const s3 = ofBits('3f56c16c16c15dc9')
const s4 = ofBits('3f2a01a01a7c329c')
const s5 = ofBits('3efa01a01a934d22')
const s6 = ofBits('3ec71de0db2330c2')
const s7 = ofBits('3e927e4d4d7d0f53')
const s8 = ofBits('3e5af38a06be0524')
const s9 = ofBits('3e21f7f2076b3148')

/** log((1+s)/(1−s)) = 2s + s·z·W(z) with z = s² ≤ 0.02944, but for 2^−60.7 of it. */
const w0 = ofBits('3fe5555555555555')
const w1 = ofBits('3fd9999999999a39')
const w2 = ofBits('3fd2492492476943')
const w3 = ofBits('3fcc71c7201b33da')
const w4 = ofBits('3fc745cf8e257ed5')
const w5 = ofBits('3fc3b1c3c048d6b3')
const w6 = ofBits('3fc0fbdf10fb326b')
const w7 = ofBits('3fc0c09dce7560fc')

const leastExponent = -1074
/** 2ⁿ for each whole n that a double can have: doubling is exact. */
const powersOfTwo = new Float64Array(1024 - leastExponent)
for (let value = Number.MIN_VALUE, index = 0; index < powersOfTwo.length; index++, value *= 2)
  powersOfTwo[index] = value
const powerOfTwo = (exponent: number): number => powersOfTwo[exponent - leastExponent] as number

/** eˣ; 0 below −745.1332191019411, infinite above 709.782712893384, NaN of NaN. */
export function exp(x: number): number {
  // Beyond these the result is 0 or infinite anyway, and the scaling below would leave the table.
  const bounded = x < -746 ? -746 : x > 710 ? 710 : x
  if (Number.isNaN(bounded)) return bounded
  const k = bounded * log2OfE + rounder - rounder
  const high = bounded - k * ln2High
  const low = k * ln2Low
  const r = high - low
  const rest = high - r - low
  const t = r * r
  const p =
    s0 + s1 * r + (s2 + s3 * r) * t + (s4 + s5 * r + (s6 + s7 * r) * t + (s8 + s9 * r) * (t * t)) * (t * t)
  const q = 0.5 * t + t * r * p
  const a = 1 + r
  const y = a + (1 - a + r + (rest + q))
  // Within these the result is a normal number, and one step is exact.
  if (k > -1021 && k < 1024) return y * powerOfTwo(k)
  const half = k * 0.5 + rounder - rounder
  return y * powerOfTwo(half) * powerOfTwo(k - half)
}

/** A number times itself: `**` may differ in its last bit. */
export const square = (x: number): number => x * x

/** The natural logarithm; −∞ of 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfSpecial(x)
  const k = exponentOf(x)
  const f = mantissaOf(x, k) - 1
  const s = f / (2 + f)
  const h = 0.5 * f * f
  return k * ln2High + (f - (h - (s * (h + beyondSquare(s)) + k * ln2Low)))
}

/** The logarithm to base 2, exact for powers of two; −∞ of 0, NaN below. */
export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return logOfSpecial(x)
  const k = exponentOf(x)
  const f = mantissaOf(x, k) - 1
  const s = f / (2 + f)
  const h = 0.5 * f * f
  const a = upperDigits(f - h)
  const b = f - a - h + s * (h + beyondSquare(s))
  const v1 = a * log2OfEHigh
  const v2 = (b + a) * log2OfELow + b * log2OfEHigh
  const w = k + v1
  return w + (k - w + v1 + v2)
}

/**
 * x to the power of y, of the logarithm of x, which powers of one base share. Its error is at most
 * 0.7 + 2.7·|y·log x| of a last place: 4.5 for x of 0.2 to 4.2 and |y| ≤ 2. What is not a positive number has the results of `**`.
 */
export function power(x: number, y: number, logarithm: number): number {
  return x > 0 && x < Number.POSITIVE_INFINITY ? exp(y * logarithm) : powerOfSpecial(x, y)
}

function powerOfSpecial(x: number, y: number): number {
  const isNegative = x > Number.NEGATIVE_INFINITY && x < 0 && Number.isInteger(y)
  // All others are 0, 1, infinite or no number, which every runtime has alike.
  if (!isNegative) return x ** y
  const size = exp(y * log(-x))
  return y % 2 === 0 ? size : -size
}

/** Every result of a number that is not positive and finite. */
function logOfSpecial(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY
  return x > 0 ? x : Number.NaN
}

/** The smallest number with all of its digits; those below are made larger first. */
const leastNormal = 2 ** -1022
const scaleExponent = 54
const scale = 2 ** scaleExponent

/** The upper half of √½, from which on mantissas are counted: up to √2. */
const upperOfRootHalf = 0x3fe6a09e

/** The exponent k of a positive number x = m·2ᵏ with m in [√½, √2). */
function exponentOf(x: number): number {
  if (x < leastNormal) return exponentOf(x * scale) - scaleExponent
  double[0] = x
  return ((words[upper] as number) - upperOfRootHalf) >> 20
}

/** The m of the same: taking a power of two out is exact, of the smallest and largest numbers in two steps. */
function mantissaOf(x: number, exponent: number): number {
  const half = exponent >> 1
  return x * powerOfTwo(-half) * powerOfTwo(half - exponent)
}

/** What log(1+f) has beyond f − f²/2, by s = f/(2+f). */
function beyondSquare(s: number): number {
  const z = s * s
  const z2 = z * z
  return z * (w0 + w1 * z + (w2 + w3 * z) * z2 + (w4 + w5 * z + (w6 + w7 * z) * z2) * (z2 * z2))
}

/** The upper 26 digits of a number (Veltkamp). */
function upperDigits(value: number): number {
  const w = 134217729 * value
  return w - (w - value)
}
