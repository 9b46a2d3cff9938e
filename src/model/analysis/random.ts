/**
 * Random numbers without a state: a number is a function of a seed, a draw and a dimension.
 *
 * Draw k is therefore the same however many draws there are, in whatever chunks and by however many workers
 * they are made. The function is Philox 2×32 with ten rounds, a block cipher cut down for simulation (Salmon,
 * Moraes, Dror & Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"), which passes the usual batteries of
 * tests. The seed is its key, draw and dimension are its counter.
 */

/** Seeds are whole numbers from 0 to this. */
export const largestSeed = 2 ** 32 - 1

const rounds = 10
const multiplier = 0xd256d193
const keyStep = 0x9e3779b9
const multiplierHigh = multiplier >>> 16
const multiplierLow = multiplier & 0xffff

/**
 * The 64 bits of the last `mix`. Kept here because an array for each of millions of numbers costs time, and in
 * 32 bits because an engine makes an object of every larger number that a variable keeps.
 */
const words = new Int32Array(2)
const left = (): number => (words[0] as number) >>> 0
const right = (): number => (words[1] as number) >>> 0

function mix(key: number, first: number, second: number): void {
  let k = key | 0
  let a = first | 0
  let b = second | 0
  for (let round = 0; round < rounds; round++) {
    // The high half of a 32 × 32 bit product, from products of 16 bits; no sum is more than 32 bits long.
    const aHigh = a >>> 16
    const aLow = a & 0xffff
    const upper = (Math.imul(aHigh, multiplierLow) + (Math.imul(aLow, multiplierLow) >>> 16)) | 0
    const lower = (Math.imul(aLow, multiplierHigh) + (upper & 0xffff)) | 0
    const high = (Math.imul(aHigh, multiplierHigh) + (upper >>> 16) + (lower >>> 16)) | 0
    const low = Math.imul(a, multiplier)
    a = high ^ k ^ b
    b = low
    k = (k + keyStep) | 0
  }
  words[0] = a
  words[1] = b
}

/** Philox 2×32-10 as published: 64 bits from a key and a counter of two words. */
export function philox(key: number, first: number, second: number): readonly [number, number] {
  mix(key, first, second)
  return [left(), right()]
}

/** 32 bits that depend on a seed and a number; to give parts of a computation seeds of their own. */
export function mixedSeed(seed: number, part: number): number {
  mix(seed, part, 0x5eed)
  return left()
}

/**
 * A number from the open interval (0, 1), evenly spread: the middles of 2^52 equal parts, which are all
 * doubles with 53 bits, so that neither 0 nor 1 can come and the two ends are alike.
 * @param draw which draw, from 0 to 2^32 − 1.
 * @param dimension which of the numbers of the draw.
 */
export function randomUniform(seed: number, draw: number, dimension: number): number {
  mix(seed, draw, dimension)
  return (left() * 2 ** 20 + (right() >>> 12) + 0.5) / 2 ** 52
}
