/**
 * Bits that turn over on the disk: whatever they hit, the store opens, and what was saved is there or told to be missing.
 * QIANTANG_FLIPS says how many are tried; some are enough for every day.
 */
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { StoreNotice } from '../../../src/host/contract.ts'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import { listBackups } from '../../../src/main/storage/backups.ts'
import { digestOf, isWhole, type SealedRow } from '../../../src/main/storage/digest.ts'
import { allMigrations } from '../../../src/main/storage/migrations/index.ts'
import { applyMigrations } from '../../../src/main/storage/migrations.ts'
import { hasOtherSchema } from '../../../src/main/storage/schema.ts'
import {
  createClock,
  errorOf,
  hour,
  inDatabase,
  keptIn,
  minute,
  newFolder,
  noticesIn,
  opened,
  other,
  plan,
  randomFrom,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

const flips = Number(process.env.QIANTANG_FLIPS ?? 40)

/** A folder of three revisions, all of them in its newest backup. */
function savedFolder() {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  unwrap(store.save(plan, 0))
  unwrap(store.save({ ...plan, notes: 'second' }, 1))
  clock.advance(hour)
  unwrap(store.save(other, 0))
  store.close()
  clock.advance(minute)
  return { folder, now: clock.now }
}

const allRevisions = (store: ScenarioStore): ReadonlyMap<string, string | undefined> =>
  new Map(
    ['plan', 'other'].flatMap((id) => {
      const infos = store.revisions(id)
      const numbers = infos.ok ? infos.value.map(({ revision }) => revision) : []
      return numbers.map((revision) => {
        const read = store.revision(id, revision)
        return [`${id} ${revision}`, read.ok ? JSON.stringify(read.value) : undefined] as const
      })
    }),
  )

const changesIn = (folder: string): number =>
  inDatabase(storePath(folder), (db) => Number(db.pragma('user_version', { simple: true })))

const setContent = (folder: string, id: string, revision: number, content: string): void =>
  inDatabase(storePath(folder), (db) => {
    db.pragma('ignore_check_constraints = ON')
    db.prepare('UPDATE revisions SET content = ? WHERE scenario_id = ? AND revision = ?').run(
      content,
      id,
      revision,
    )
  })
const contentIn = (folder: string, id: string, revision: number): string =>
  inDatabase(storePath(folder), (db) =>
    String(
      db
        .prepare('SELECT content FROM revisions WHERE scenario_id = ? AND revision = ?')
        .pluck()
        .get(id, revision),
    ),
  )

/** Turns single bits over in copies of a folder's store, where something is written, and looks at what opens. */
function tryFlips(folder: string, seed: number, look: (copy: string, at: number) => void): void {
  const whole = readFileSync(storePath(folder))
  // Most of a small store is room for more, in which nothing can be damaged.
  const written = [...whole.keys()].filter((at) => whole[at] !== 0)
  const random = randomFrom(seed)
  for (let time = 0; time < flips; time++) {
    const copy = newFolder()
    cpSync(folder, copy, { recursive: true })
    const bytes = Buffer.from(whole)
    const at = written[Math.floor(random() * written.length)] as number
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)
    writeFileSync(storePath(copy), bytes)
    look(copy, at)
    rmSync(copy, { recursive: true })
  }
}

describe(`of ${flips} single bits in the store's file`, () => {
  test('none changes or hides a revision that a backup has, and no start fails', () => {
    const { folder, now } = savedFolder()
    const wanted = within(folder, allRevisions, { now })
    let told = 0
    tryFlips(folder, 11, (copy, at) => {
      within(
        copy,
        (store) => {
          expect(allRevisions(store), `bit at ${at}`).toEqual(wanted)
          if (noticesIn(store).length > 0) told++
          expect(unwrap(store.save({ ...other, notes: 'goes on' }, 1)).revision).toBe(2)
        },
        { now },
      )
      within(copy, (store) => expect(unwrap(store.list())).toHaveLength(2), { now })
    })
    expect(told).toBeGreaterThan(flips / 2)
  })

  test('none changes or hides a revision without a word where there is no backup', () => {
    const { folder, now } = savedFolder()
    rmSync(join(folder, 'backups'), { recursive: true })
    const wanted = within(folder, allRevisions, { now })
    rmSync(join(folder, 'backups'), { recursive: true })
    tryFlips(folder, 12, (copy, at) => {
      within(
        copy,
        (store) => {
          const found = allRevisions(store)
          for (const [key, text] of wanted) {
            const isWordless = noticesIn(store).length === 0
            if (isWordless || found.get(key) !== undefined) expect(found.get(key), `bit at ${at}`).toBe(text)
          }
        },
        { now },
      )
    })
  })
})

describe('a bit in what the program knows by heart', () => {
  const places: readonly (readonly [what: string, text: string, offset: number, bit: number])[] = [
    ['the name of a table', 'CREATE TABLE settings', 14, 4],
    ['the type of a column', 'saved_at TEXT', 10, 4],
    ['a word of a description', 'CREATE INDEX outcomes_by_file', 2, 4],
    ['the name of a step', 'digests', 1, 4],
    ['the magic of the head', 'SQLite format 3', 3, 4],
    // The tables work as before, under a name that is no longer the same.
    ['a letter of the record of steps', 'number INTEGER PRIMARY KEY', 0, 0x20],
    // Everything written then looks like something else, as a newer program might have made it.
    ['the encoding of all text', 'SQLite format 3', 59, 2],
  ]
  test.each(places)(
    '%s, is mended at the start: nothing is missing, and no start fails',
    (_what, text, offset, bit) => {
      const { folder, now } = savedFolder()
      within(folder, (store) => unwrap(store.save({ ...other, notes: 'not in any backup' }, 1)), { now })
      const wanted = within(folder, allRevisions, { now })
      const bytes = readFileSync(storePath(folder))
      const at = bytes.indexOf(text) + offset
      expect(at).toBeGreaterThan(offset - 1)
      bytes.writeUInt8(bytes.readUInt8(at) ^ bit, at)
      writeFileSync(storePath(folder), bytes)
      const store = opened(folder, { now })
      expect(allRevisions(store)).toEqual(wanted)
      const [kept] = keptIn(folder)
      expect(noticesIn(store)).toMatchObject([{ code: 'mended', details: { kept } }])
      expect(readFileSync(join(folder, kept ?? '')).equals(bytes)).toBe(true)
      store.close()
      expect(within(folder, allRevisions, { now })).toEqual(wanted)
    },
  )

  test('where there is no backup either', () => {
    const { folder, now } = savedFolder()
    rmSync(join(folder, 'backups'), { recursive: true })
    const bytes = readFileSync(storePath(folder))
    const at = bytes.indexOf('CREATE TABLE scenarios') + 14
    bytes.writeUInt8(bytes.readUInt8(at) ^ 4, at)
    writeFileSync(storePath(folder), bytes)
    expect(unwrap(opened(folder, { now }).list())).toHaveLength(2)
  })
})

describe('a revision that is not as it was saved', () => {
  test.each(['changed', 'no JSON'])(
    '(%s) is healed from a backup, and told by scenario and number',
    (how) => {
      const { folder, now } = savedFolder()
      const wanted = within(folder, allRevisions, { now })
      const content = contentIn(folder, 'plan', 2)
      setContent(
        folder,
        'plan',
        2,
        how === 'changed' ? content.replace('second', 'sekond') : content.slice(1),
      )
      const before = changesIn(folder)
      const store = opened(folder, { now })
      // A copy of what is healed is newer than one of what was damaged.
      expect(changesIn(folder)).toBeGreaterThan(before)
      expect(allRevisions(store)).toEqual(wanted)
      const [kept] = keptIn(folder)
      expect(noticesIn(store)).toEqual([
        { code: 'healed', details: { revisions: [{ name: 'Plan', revision: 2 }], kept } },
      ])
      store.close()
      // Told until it was seen, and never again after that.
      within(
        folder,
        (again) => {
          expect(noticesIn(again)).toMatchObject([{ code: 'healed' }])
          unwrap(again.forgetNotices())
        },
        { now },
      )
      within(folder, (again) => expect(noticesIn(again)).toEqual([]), { now })
    },
  )

  test('is healed where only what vouches for it was hit', () => {
    const { folder, now } = savedFolder()
    const wanted = within(folder, allRevisions, { now })
    inDatabase(storePath(folder), (db) =>
      db.exec(
        "UPDATE revisions SET digest = '0' || substr(digest, 2), saved_at = saved_at WHERE revision = 2",
      ),
    )
    const store = opened(folder, { now })
    expect(allRevisions(store)).toEqual(wanted)
  })

  test.each(['changed', 'no JSON'])(
    '(%s) that no copy has stays unreadable, is told once, and the newest whole one stands again',
    (how) => {
      const { folder, now } = savedFolder()
      within(folder, (store) => unwrap(store.save({ ...plan, notes: 'third' }, 2)), { now })
      const content = contentIn(folder, 'plan', 3)
      setContent(folder, 'plan', 3, how === 'changed' ? content.replace('third', 'thirt') : content.slice(1))
      const store = opened(folder, { now })
      const [kept] = keptIn(folder)
      const damaged: readonly StoreNotice[] = [
        { code: 'damaged', details: { revisions: [{ name: 'Plan', revision: 3 }], kept: kept ?? '' } },
      ]
      expect(noticesIn(store)).toEqual(damaged)
      expect(errorOf(store.revision('plan', 3))).toMatchObject({ code: 'revision-unreadable' })
      expect(errorOf(store.restore('plan', 3))).toMatchObject({ code: 'revision-unreadable' })
      const infos = unwrap(store.revisions('plan'))
      expect(infos.map(({ revision }) => revision)).toEqual([4, 3, 2, 1])
      const isText = how === 'changed'
      expect(infos[1]).toMatchObject({
        model: isText ? plan.model : '',
        baseline: isText ? plan.baseline : '',
      })
      expect(unwrap(store.list())[0]).toMatchObject({ revision: 4, scenario: { notes: 'second' } })
      unwrap(store.forgetNotices())
      store.close()
      const again = opened(folder, { now })
      expect(noticesIn(again)).toEqual([])
      expect(unwrap(again.list())[0]).toMatchObject({ revision: 4 })
      expect(keptIn(folder)).toEqual([kept])
    },
  )

  test('is not healed by a copy that is damaged itself: the next one is asked', () => {
    const { folder, now } = savedFolder()
    const wanted = within(folder, allRevisions, { now })
    const [newest] = listBackups(folder)
    copyFileSync(newest?.path ?? '', join(folder, 'backups', 'mine.sqlite'))
    inDatabase(newest?.path ?? '', (db) => db.exec("UPDATE revisions SET name = 'Plam'"))
    setContent(folder, 'plan', 2, contentIn(folder, 'plan', 2).replace('second', 'sekond'))
    const store = opened(folder, { now })
    expect(allRevisions(store)).toEqual(wanted)
  })
})

describe('what a damaged file still gives', () => {
  /** Later than every backup: a revision, a scenario in the trash, outcomes. */
  function laterFolder() {
    const { folder, now } = savedFolder()
    within(
      folder,
      (store) => {
        unwrap(store.save({ ...plan, notes: 'third' }, 2))
        unwrap(store.save({ ...other, id: 'gone' }, 0))
        unwrap(store.remove('gone'))
        unwrap(
          store.keepOutcomes('mine.csv', [
            { indicator: 'grdp', year: 2024, measure: 'level', value: 1, unit: 'x', source: 's' },
          ]),
        )
      },
      { now },
    )
    return { folder, now }
  }

  test('is merged into the backup that takes its place', () => {
    const { folder, now } = laterFolder()
    // Row and index disagree: no bit that could be mended.
    const bytes = readFileSync(storePath(folder))
    const at = bytes.lastIndexOf('plan\u0002\u0002')
    expect(at).toBeGreaterThan(0)
    bytes.write('plam', at)
    writeFileSync(storePath(folder), bytes)
    const store = opened(folder, { now })
    expect(noticesIn(store)).toMatchObject([{ code: 'restored', details: { merged: 2 } }])
    expect(unwrap(store.list()).map(({ scenario, revision }) => [scenario.id, revision])).toEqual([
      ['plan', 3],
      ['other', 1],
    ])
    expect(unwrap(store.trash()).map(({ scenario }) => scenario.id)).toEqual(['gone'])
    expect(unwrap(store.outcomes()).map(({ file }) => file)).toEqual(['mine.csv'])
  })

  test('is kept where there is no backup', () => {
    const { folder, now } = laterFolder()
    rmSync(join(folder, 'backups'), { recursive: true })
    const bytes = readFileSync(storePath(folder))
    bytes.write('plam', bytes.lastIndexOf('plan\u0002\u0002'))
    writeFileSync(storePath(folder), bytes)
    const store = opened(folder, { now })
    expect(noticesIn(store)).toMatchObject([{ code: 'started-anew', details: { merged: 5 } }])
    expect(unwrap(store.list())).toHaveLength(2)
  })
})

describe('answered changes that are not in the store', () => {
  /** The files of a folder while it is open, as a killed process leaves them. */
  function killedFolder() {
    const folder = newFolder()
    const clock = createClock()
    const store = opened(folder, { now: clock.now })
    for (let revision = 0; revision < 5; revision++) {
      clock.advance(minute)
      unwrap(store.save({ ...plan, notes: `${revision + 1}` }, revision))
    }
    const killed = newFolder()
    for (const name of readdirSync(folder).filter((each) => !/lock|shm|backups/.test(each))) {
      copyFileSync(join(folder, name), join(killed, name))
    }
    return { killed, now: clock.now }
  }
  const tear = (killed: string): void => {
    const wal = readFileSync(`${storePath(killed)}-wal`)
    writeFileSync(`${storePath(killed)}-wal`, wal.subarray(0, wal.length - 3 * 4096))
  }

  test('as a torn -wal file loses them, are told with their number and the time of the last', () => {
    const { killed, now } = killedFolder()
    tear(killed)
    const store = opened(killed, { now })
    const there = unwrap(store.list())[0]?.revision ?? 0
    expect(there).toBeLessThan(5)
    expect(noticesIn(store)).toEqual([
      { code: 'lost', details: { count: 5 - there, at: '2026-11-22T10:05:00.000Z' } },
    ])
    unwrap(store.forgetNotices())
    store.close()
    within(killed, (again) => expect(noticesIn(again)).toEqual([]), { now })
  })

  test('come back from a backup that has them', () => {
    const { killed, now } = killedFolder()
    const whole = newFolder()
    for (const name of readdirSync(killed)) copyFileSync(join(killed, name), join(whole, name))
    within(whole, () => undefined, { now })
    tear(killed)
    cpSync(join(whole, 'backups'), join(killed, 'backups'), { recursive: true })
    const store = opened(killed, { now })
    expect(noticesIn(store)).toEqual([])
    expect(unwrap(store.list())[0]).toMatchObject({ revision: 5, scenario: { notes: '5' } })
  })

  test('nothing is told where nothing is missing', () => {
    const { killed, now } = killedFolder()
    const store = opened(killed, { now })
    expect(noticesIn(store)).toEqual([])
    expect(unwrap(store.list())[0]).toMatchObject({ revision: 5 })
  })
})

test('each revision is vouched for by a SHA-256 over all that was saved with it', () => {
  const { folder } = savedFolder()
  const rows = inDatabase(storePath(folder), (db) =>
    db.prepare<[], SealedRow>('SELECT * FROM revisions').all(),
  )
  expect(rows).toHaveLength(3)
  for (const row of rows) {
    expect(row.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(isWhole(row)).toBe(true)
    for (const changed of [
      { name: 'x' },
      { saved_at: 'x' },
      { revision: 9 },
      { fingerprint: 'x' },
      { departures: 9 },
    ]) {
      expect(digestOf({ ...row, ...changed })).not.toBe(row.digest)
    }
  }
})

test('tables of a newer program are not judged; what only has more steps, and others, is damage', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  expect(applyMigrations(db, allMigrations, () => new Date(0)).ok).toBe(true)
  expect(hasOtherSchema(db)).toBe(false)
  db.exec('CREATE TABLE more (text TEXT)')
  expect(hasOtherSchema(db)).toBe(true)
  db.exec("INSERT INTO migrations (number, name, applied_at) VALUES (99, 'more', '')")
  expect(hasOtherSchema(db)).toBe(false)
  db.exec("UPDATE migrations SET name = 'scenarioz' WHERE number = 1")
  expect(hasOtherSchema(db)).toBe(true)
})
