/** A few kills and each kind of harm, on the built program: `npm run test:faults` makes any number of them. */
import { expect, test } from 'vitest'
import { createRandom } from '../fuzz/random.ts'
import { newFolder } from '../main/storage/helpers.ts'
import { conditions } from './conditions.ts'
import { killAmong } from './kills.ts'

const kills = 6

test(`after ${kills} kills among edits, imports, backups and restores nothing that was answered is missing`, async () => {
  const killed = await killAmong(kills, createRandom(1), newFolder)
  expect(killed.problems).toEqual([])
  expect(killed.kills).toBe(kills)
  expect(killed.migrating).toBeGreaterThan(0)
  expect(killed.answered).toBeGreaterThan(0)
})

test.each(Object.keys(conditions))('%s: what was answered is there, or told', async (name) => {
  const tried = await conditions[name]?.(newFolder(), createRandom(2))
  // Where a disk cannot be mounted, this cannot be tried.
  if (typeof tried === 'string') return
  expect(tried?.problems).toEqual([])
  expect(tried?.answered).toBeGreaterThan(0)
})
