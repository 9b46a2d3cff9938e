/** What another file gives: which revisions come over, in which order, and which are told as lost. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { digestOf, type SealedRow } from '../../../src/main/storage/digest.ts'
import { holdingsIn } from '../../../src/main/storage/holdings.ts'
import { addMissing, readStoreFile, salvage } from '../../../src/main/storage/salvage.ts'
import { fixtureOutcomes } from './fixture-outcomes.ts'
import { inDatabase, newFolder, other, plan, storePath, unwrap, within } from './helpers.ts'

const nothing = { revisions: [], scenarios: [], outcomes: [], labels: [] }

/** A store with two revisions of a plan and one of another scenario, with a name and published values. */
function filledFolder(): string {
  const folder = newFolder()
  within(folder, (store) => {
    unwrap(store.save(plan, 0))
    unwrap(store.save({ ...plan, notes: 'second' }, 1))
    unwrap(store.save(other, 0))
    unwrap(store.label(plan.id, 1, 'As sent'))
    unwrap(store.keepOutcomes(fixtureOutcomes.file, fixtureOutcomes.outcomes))
  })
  return folder
}
function emptyFolder(): string {
  const folder = newFolder()
  within(folder, () => undefined)
  return folder
}
const row = (id: string, revision: number): SealedRow => {
  const content = JSON.stringify({ id, name: id, revision })
  const saved = { scenario_id: id, revision, saved_at: '2026-11-22T10:00:00.000Z', name: id, content }
  const whole = { ...saved, fingerprint: 'print', departures: 0 }
  return { ...whole, digest: digestOf(whole) }
}
const idsIn = (folder: string): readonly string[] =>
  inDatabase(storePath(folder), (db) =>
    db.prepare<[], string>('SELECT id FROM scenarios ORDER BY position').pluck().all(),
  )

test('a file that is no database, or is not there, gives nothing, and nothing is left beside it', () => {
  const folder = newFolder()
  const path = join(folder, 'junk.sqlite')
  expect(readStoreFile(path)).toEqual(nothing)
  writeFileSync(path, 'junk'.repeat(5000))
  expect(readStoreFile(path)).toEqual(nothing)
})

test('all that is whole comes over into an empty store, is counted once, and is a change', () => {
  const [from, to] = [filledFolder(), emptyFolder()]
  const { before, came, after, again } = inDatabase(storePath(to), (db) => ({
    before: holdingsIn(db).changes,
    came: salvage(db, storePath(from)),
    after: holdingsIn(db).changes,
    again: salvage(db, storePath(from)),
  }))
  expect(came).toEqual({ merged: 3, lost: [] })
  expect(after).toBe(before + 1)
  expect(again).toEqual({ merged: 0, lost: [] })
  // What is there already is no change: an older copy is not made to look newer by it.
  expect(inDatabase(storePath(to), (db) => holdingsIn(db).changes)).toBe(after)
  within(to, (store) => {
    expect(unwrap(store.list()).map(({ scenario }) => scenario.id)).toEqual([plan.id, other.id])
    expect(unwrap(store.revisions(plan.id)).map(({ revision, label }) => [revision, label])).toEqual([
      [2, ''],
      [1, 'As sent'],
    ])
    expect(unwrap(store.outcomes()).map(({ file }) => file)).toEqual([fixtureOutcomes.file])
  })
})

test.each([
  ['names', (folder: string) => within(folder, (store) => unwrap(store.label(plan.id, 1, '')))],
  [
    'published values',
    (folder: string) => within(folder, (store) => unwrap(store.removeOutcomes('own.csv'))),
  ],
])('%s that came over alone are a change too', (_, remove) => {
  const [from, to] = [filledFolder(), emptyFolder()]
  inDatabase(storePath(to), (db) => salvage(db, storePath(from)))
  remove(to)
  const before = inDatabase(storePath(to), (db) => holdingsIn(db).changes)
  inDatabase(storePath(to), (db) => salvage(db, storePath(from)))
  expect(inDatabase(storePath(to), (db) => holdingsIn(db).changes)).toBe(before + 1)
})

test('a damaged revision is lost only where the store has it not, and where that is not known yet', () => {
  const [from, to] = [filledFolder(), emptyFolder()]
  inDatabase(storePath(from), (db) => {
    db.exec("UPDATE revisions SET content = content || ' ' WHERE scenario_id = 'plan'")
    // That of the other one was told at another time.
    db.exec("UPDATE revisions SET digest = '' WHERE scenario_id = 'other'")
  })
  within(to, (store) => unwrap(store.save(plan, 0)))
  const { merged, lost } = inDatabase(storePath(to), (db) => salvage(db, storePath(from)))
  expect(merged).toBe(0)
  expect(lost).toEqual([{ name: 'Plan', revision: 2 }])
})

test('scenarios come in the order that they had, each with its revisions from the first on', () => {
  const folder = emptyFolder()
  // Of a damaged file the rows come as they could be read: from the front, then from the end.
  const revisions = [row('c', 1), row('b', 2), row('a', 1), row('b', 1), row('stray', 1)]
  const scenarios = ['b', 'a', 'c'].map((id) => ({ id, deleted_at: null }))
  const count = inDatabase(storePath(folder), (db) => addMissing(db, { ...nothing, revisions, scenarios }))
  expect(count).toBe(5)
  expect(idsIn(folder)).toEqual(['b', 'a', 'c', 'stray'])
  const rows = inDatabase(storePath(folder), (db) =>
    db.prepare<[], SealedRow>('SELECT scenario_id, revision FROM revisions ORDER BY rowid').all(),
  )
  expect(rows.map(({ scenario_id, revision }) => `${scenario_id}${revision}`)).toEqual([
    ...['b1', 'b2', 'a1', 'c1', 'stray1'],
  ])
})

test('what was in the trash is in it again; a time that is none is not taken over', () => {
  const folder = emptyFolder()
  const times = [
    ...['2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00Z', 'soon', ' 2026-11-22T10:00:00.000Z'],
    ...['2026-11-22T10:00:00.000Z ', ''],
  ]
  const scenarios = times.map((deleted_at, index) => ({ id: `s${index}`, deleted_at }))
  const revisions = scenarios.map(({ id }) => row(id, 1))
  inDatabase(storePath(folder), (db) => addMissing(db, { ...nothing, revisions, scenarios }))
  const kept = inDatabase(storePath(folder), (db) =>
    db.prepare<[], string | null>('SELECT deleted_at FROM scenarios ORDER BY position').pluck().all(),
  )
  expect(kept).toEqual([times[0], times[1], null, null, null, null])
})
