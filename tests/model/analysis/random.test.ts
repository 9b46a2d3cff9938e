import { expect, test } from 'vitest'
import { largestSeed, mixedSeed, philox, randomUniform } from '../../../src/model/analysis/random.ts'

const count = 20_000
const numbers = (seed: number, dimension: number, first = 0): readonly number[] =>
  Array.from({ length: count }, (_, draw) => randomUniform(seed, first + draw, dimension))

/** Chi-square of counts that should all be equal. */
function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, own) => sum + own, 0) / counts.length
  return counts.reduce((sum, own) => sum + (own - expected) ** 2 / expected, 0)
}

function countIn(bins: number, places: readonly number[]): readonly number[] {
  const counts = new Array<number>(bins).fill(0)
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1
  return counts
}

/** Far enough out (5 standard deviations) that a good generator never fails and a bad one does. */
const bound = (cells: number): number => cells - 1 + 5 * Math.sqrt(2 * (cells - 1))

// The known answers of Random123, which published the generator.
test.each([
  [
    [0, 0, 0],
    ['ff1dae59', '6cd10df2'],
  ],
  [
    [0xffffffff, 0xffffffff, 0xffffffff],
    ['2c3f628b', 'ab4fd7ad'],
  ],
  [
    [0x13198a2e, 0x243f6a88, 0x85a308d3],
    ['dd7ce038', 'f62a4c12'],
  ],
] as const)('philox of %j is as published', ([key, first, second], words) => {
  expect(philox(key, first, second).map((word) => word.toString(16))).toEqual(words)
})

test('a number depends on seed, draw and dimension alone, whatever was asked before', () => {
  const alone = randomUniform(7, 123_456, 40)
  randomUniform(8, 1, 1)
  mixedSeed(3, 4)
  expect(randomUniform(7, 123_456, 40)).toBe(alone)
  const others = [randomUniform(8, 123_456, 40), randomUniform(7, 123_457, 40), randomUniform(7, 123_456, 41)]
  expect(new Set([alone, ...others]).size).toBe(4)
})

test('numbers lie inside (0, 1) and use the bits of a double', () => {
  const all = [...numbers(1, 0), ...numbers(largestSeed, 99, 2 ** 32 - count)]
  expect(all.every((number) => number > 0 && number < 1)).toBe(true)
  // All are middles of 2^52 parts, and half of them have the last of these bits set.
  const last = all.map((number) => (number * 2 ** 52 - 0.5) % 2)
  expect(last.every((bit) => bit === 0 || bit === 1)).toBe(true)
  expect(Math.abs(last.filter((bit) => bit === 1).length / all.length - 0.5)).toBeLessThan(0.015)
})

test.each([
  [0, 0],
  [1, 0],
  [2, 45],
  [largestSeed, 7],
])('numbers of seed %i in dimension %i are spread evenly', (seed, dimension) => {
  const cells = 100
  const places = numbers(seed, dimension).map((number) => Math.floor(number * cells))
  expect(chiSquare(countIn(cells, places))).toBeLessThan(bound(cells))
})

test.each<[string, readonly number[], readonly number[]]>([
  ['draws', numbers(5, 3), numbers(5, 3, 1)],
  ['dimensions', numbers(5, 3), numbers(5, 4)],
  ['seeds', numbers(5, 3), numbers(6, 3)],
  [
    'swapped draws and dimensions',
    numbers(5, 0),
    Array.from({ length: count }, (_, i) => randomUniform(5, 0, i)),
  ],
])('neighbouring %s are independent', (_, some, others) => {
  const side = 12
  const cell = (number: number): number => Math.floor(number * side)
  const places = some.map((number, index) => cell(number) * side + cell(others[index] ?? 0))
  expect(chiSquare(countIn(side * side, places.slice(1)))).toBeLessThan(bound(side * side))
})

test('seeds of parts differ', () => {
  const seeds = [0, 1, 2].flatMap((seed) => Array.from({ length: 1000 }, (_, part) => mixedSeed(seed, part)))
  expect(new Set(seeds).size).toBe(seeds.length)
})
