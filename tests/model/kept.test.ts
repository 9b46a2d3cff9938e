import { expect, test } from 'vitest'
import { kept } from '../../src/model/kept.ts'

test('what is asked for again is made once, until it is the oldest of too many', () => {
  const store = new Map<string, string>()
  const made: string[] = []
  const ask = (key: string): string =>
    kept(store, key, 2, () => {
      made.push(key)
      return key.toUpperCase()
    })
  expect(['a', 'a', 'b', 'a'].map(ask)).toEqual(['A', 'A', 'B', 'A'])
  expect(made).toEqual(['a', 'b'])
  ask('c')
  expect([...store.keys()]).toEqual(['b', 'c'])
  ask('a')
  expect(made).toEqual(['a', 'b', 'c', 'a'])
})
