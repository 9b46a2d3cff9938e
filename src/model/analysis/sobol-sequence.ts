/**
 * Sobol points: numbers that fill the unit cube more evenly than chance, scrambled by a seed.
 *
 * A point is computed from its number alone, so that draw k is the same in any chunks. Points come in the
 * order of their number (not in Gray-code order, which computes each from the one before); the first 2^m
 * points are the same set either way.
 */

import { mixedSeed } from './random.ts'
import { primitivePolynomials } from './sobol-directions.ts'

/** Bits of a coordinate, and so the logarithm of the number of points. */
const bits = 32

/** How many coordinates a point may have. */
export const sobolDimensions = primitivePolynomials.length + 1

/** Direction numbers by dimension, made when first needed. */
const directions: (Int32Array | undefined)[] = []

/** A direction number for each bit of a point's number, highest coordinate bit first. */
function directionsOf(dimension: number): Int32Array {
  const existing = directions[dimension]
  if (existing) return existing
  const made = makeDirections(dimension)
  directions[dimension] = made
  return made
}

/** The recurrence of Bratley & Fox 1988 over a primitive polynomial. The first dimension has none. */
function makeDirections(dimension: number): Int32Array {
  if (dimension === 0) return Int32Array.from({ length: bits }, (_, bit) => 1 << (bits - 1 - bit))
  const polynomial = primitivePolynomials[dimension - 1]
  if (!polynomial) throw new Error(`a Sobol point has no more than ${sobolDimensions} coordinates`)
  const { coefficients, initial } = polynomial
  const degree = initial.length
  const made = new Int32Array(bits)
  for (let bit = 0; bit < bits; bit++) {
    if (bit < degree) {
      made[bit] = (initial[bit] as number) << (bits - 1 - bit)
      continue
    }
    const oldest = made[bit - degree] as number
    let value = oldest ^ (oldest >>> degree)
    for (let term = 1; term < degree; term++) {
      if ((coefficients >>> (degree - 1 - term)) & 1) value ^= made[bit - term] as number
    }
    made[bit] = value
  }
  return made
}

/** A coordinate of a point without scrambling, as a whole number of 2^-32. */
export function sobolInteger(point: number, dimension: number): number {
  const own = directionsOf(dimension)
  let value = 0
  for (let rest = point >>> 0, bit = 0; rest !== 0; rest >>>= 1, bit++) {
    if (rest & 1) value ^= own[bit] as number
  }
  return value >>> 0
}

/**
 * A coordinate of consecutive points, scrambled, in the open interval (0, 1).
 * @param first number of the first point, from 0; points up to 2^32 − 1 are known.
 */
export function sobolColumn(seed: number, dimension: number, first: number, count: number): Float64Array {
  const column = new Float64Array(count)
  const own = directionsOf(dimension)
  // From a number to the next, the bits that change are the lowest ones, up to the lowest 0.
  const steps = new Int32Array(bits)
  for (let bit = 0; bit < bits; bit++) steps[bit] = (steps[bit - 1] ?? 0) ^ (own[bit] as number)
  const key = mixedSeed(seed, dimension)
  let value = sobolInteger(first, dimension)
  for (let index = 0; index < count; index++) {
    column[index] = (scramble(value, key) + 0.5) / 2 ** bits
    const lowestZero = 31 - Math.clz32(~(first + index) & (first + index + 1))
    value ^= steps[lowestZero] ?? 0
  }
  return column
}

/**
 * Owen's nested scrambling by a hash: each bit is flipped or not as the bits above it say, so that points
 * stay as evenly spread as they were. Laine & Karras 2011 have the idea, Burley 2020 ("Practical hash-based
 * Owen scrambling") the way, Vegdahl 2021 the constants.
 */
function scramble(value: number, key: number): number {
  let x = reverseBits(value)
  x ^= Math.imul(x, 0x3d20adea)
  x = (x + key) | 0
  x = Math.imul(x, (key >>> 16) | 1)
  x ^= Math.imul(x, 0x05526c56)
  x ^= Math.imul(x, 0x53a22864)
  return reverseBits(x) >>> 0
}

function reverseBits(value: number): number {
  let x = value
  x = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1)
  x = ((x >>> 2) & 0x33333333) | ((x & 0x33333333) << 2)
  x = ((x >>> 4) & 0x0f0f0f0f) | ((x & 0x0f0f0f0f) << 4)
  x = ((x >>> 8) & 0x00ff00ff) | ((x & 0x00ff00ff) << 8)
  return (x >>> 16) | (x << 16)
}
