/** Ten thousand hostile files, the same in every run: `npm run test:fuzz` makes any number of others. */
import { expect, test } from 'vitest'
import { createRandom, randomOf } from './random.ts'
import { runSuite } from './run-suite.ts'
import { suiteNames, suites } from './suites/index.ts'

const cases = 10_000

test('the shares of the suites are all of the cases', () => {
  expect(Object.values(suites).reduce((sum, { share }) => sum + share, 0)).toBe(100)
})

test('a seed and a number make a case again, and others another one', () => {
  const first = (seed: number, number: number) => randomOf(seed, number).below(2 ** 30)
  expect(first(1, 7)).toBe(first(1, 7))
  expect(new Set([first(1, 7), first(1, 8), first(2, 7), first(2, 8)]).size).toBe(4)
  expect(createRandom(5).pick(['a'])).toBe('a')
})

test.each(suiteNames)('%s: read and usable or refused with words, never a throw, never for long', (name) => {
  const count = (cases * suites[name].share) / 100
  const { read, refused, problems } = runSuite(name, 1, count)
  expect(problems).toEqual([])
  expect(read + refused).toBe(count)
  // Both ways out are taken.
  expect(Math.min(read, refused)).toBeGreaterThan(0)
})
