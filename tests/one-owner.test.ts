/**
 * Facts that several places used to work out for themselves: each has one owner, and nobody else spells it out.
 *
 * What is looked for is how it was spelled, so a new spelling goes unseen; the old ones do not come back.
 */
import { expect, test } from 'vitest'
import { commentsRemoved, sourceFiles } from './helpers/source.ts'

interface Fact {
  readonly what: string
  readonly owner: string
  readonly spelled: RegExp
  /** Code that would be found. */
  readonly example: string
}

const facts: readonly Fact[] = [
  {
    what: 'a lever that is not moved has its base',
    owner: 'model/scenario.ts',
    spelled: /\.target \?\? |target \?\? \w*\.?base\b/,
    example: 'setting?.target ?? lever.base',
  },
  {
    what: 'an assumption that is not changed has its central value',
    owner: 'model/scenario.ts',
    spelled: /scenario\.assumptions\[[^\]]+\] \?\? |\?\? \w*\.?central\b/,
    example: 'scenario.assumptions[id] ?? central',
  },
  {
    what: 'where a year stands in a trajectory',
    owner: 'model/years.ts',
    spelled: /\[[^[\]]* - (\w+\.)*launchYear\]/,
    example: 'series.get(id)?.[year - spec.launchYear]',
  },
  {
    what: 'the years of a trajectory',
    owner: 'model/years.ts',
    spelled: /launchYear \+ index|index \+ (\w+\.)*launchYear|length: [^}]* - (\w+\.)*launchYear/,
    example: 'Array.from({ length: last - launchYear + 1 }, (_, index) => launchYear + index)',
  },
  {
    what: 'the horizon that scenarios share',
    owner: 'model/years.ts',
    spelled: /Math\.(min|max)\(\.\.\.[^\n]*horizon/,
    example: 'Math.max(...all.map((one) => one.horizon))',
  },
]

const code = sourceFiles().map(({ path, text }) => ({ path, text: commentsRemoved(path, text) }))

test.each(facts)('$what: says $owner alone', ({ owner, spelled, example }) => {
  expect(example).toMatch(spelled)
  const others = code.filter(({ path, text }) => path !== owner && spelled.test(text)).map(({ path }) => path)
  expect(others).toEqual([])
})
