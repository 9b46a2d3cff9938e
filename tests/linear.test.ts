/**
 * Whatever text meets a pattern of the product, the work grows no faster than the text: shown for every pattern in
 * `src`, by what can be said of it beforehand and by a mebibyte of each character that it speaks of.
 */
import { join } from 'node:path'
import { analyse } from 'scslre'
import { expect, test } from 'vitest'
import { runBounded } from './helpers/bounded.ts'
import { madePatterns, type Pattern, patterns } from './helpers/patterns.ts'

const all = patterns()

/** Why a pattern may need the square of a text's length or more; none where it needs its length. */
const reasons = ({ source, flags }: { readonly source: string; readonly flags: string }): readonly string[] =>
  analyse({ source, flags }).reports.map(({ type }) => type)

test.each(['^(a+)+$', '\\s+$', 'a*a*b', '\\s*\\n\\s*', '\\d+\\.?\\d*$'])('the measure finds %s', (source) => {
  expect(reasons({ source, flags: '' })).not.toEqual([])
})

test('no pattern needs more than the length of a text', () => {
  expect(all.length).toBeGreaterThan(100)
  const found = all.flatMap((pattern) => reasons(pattern).map((reason) => `${pattern.place}: ${reason}`))
  expect(found).toEqual([])
})

test('no pattern is made of a text', () => {
  expect(madePatterns()).toEqual([])
})

/** Where the program ends that runs patterns over long texts. */
function strike(struck: readonly Pattern[], seconds: number) {
  const program = join(import.meta.dirname, 'helpers', 'strike-patterns.ts')
  const { isDone, output, errors } = runBounded(program, [], { seconds, input: JSON.stringify(struck) })
  return { isDone, at: output.trim().split('\n').at(-1), errors }
}

test('a mebibyte of whatever a pattern speaks of is gone through', () => {
  const unique = [...new Map(all.map((one) => [`${one.source}/${one.flags}`, one])).values()]
  expect(strike(unique, 90)).toEqual({ isDone: true, at: 'all', errors: '' })
})

test('a pattern with two ways for one character, which is not found beforehand, is found then', () => {
  expect(reasons({ source: '^(\\d|1)*x', flags: '' })).toEqual([])
  const hanging: Pattern = { place: 'hanging', source: '^(\\d|1)*x', flags: '' }
  expect(strike([hanging], 3)).toMatchObject({ isDone: false, at: 'hanging' })
})
