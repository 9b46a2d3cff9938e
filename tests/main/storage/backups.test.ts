import { copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import { type Backup, listBackups, newerCopies, superseded } from '../../../src/main/storage/backups.ts'
import { dateInName, readDateInName } from '../../../src/main/storage/files.ts'
import { type Holdings, holdingsIn } from '../../../src/main/storage/holdings.ts'
import {
  backupsIn,
  createClock,
  day,
  hour,
  inDatabase,
  minute,
  newFolder,
  noticesIn,
  opened,
  other,
  plan,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

const countRevisions = (path: string): unknown =>
  inDatabase(path, (db) => db.prepare('SELECT count(*) FROM revisions').pluck().get())

const noHoldings: Holdings = { origin: undefined, revisions: 0, erased: 0, changes: 0 }

describe('when backups are made', () => {
  test('after the first change, and after a change an hour later', () => {
    const folder = newFolder()
    const clock = createClock()
    const store = opened(folder, { now: clock.now })
    for (const [revision, advance] of [0, 20 * minute, 39 * minute, minute, 59 * minute].entries()) {
      clock.advance(advance)
      unwrap(store.save({ ...plan, notes: String(revision) }, revision))
    }
    expect(backupsIn(folder)).toEqual([
      'qiantang-2026-11-22T10-00-00.000Z.sqlite',
      'qiantang-2026-11-22T11-00-00.000Z.sqlite',
    ])
    const counts = listBackups(folder).map(({ path }) => countRevisions(path))
    expect(counts).toEqual([4, 1])
  })

  test('at the start where the newest is a day old', () => {
    const folder = newFolder()
    const clock = createClock()
    within(folder, (store) => unwrap(store.save(plan, 0)), { now: clock.now })
    for (const advance of [day - minute, minute, hour, day]) {
      clock.advance(advance)
      expect(within(folder, (store) => noticesIn(store), { now: clock.now })).toEqual([])
    }
    expect(backupsIn(folder)).toEqual([
      'qiantang-2026-11-22T10-00-00.000Z.sqlite',
      'qiantang-2026-11-23T10-00-00.000Z.sqlite',
      'qiantang-2026-11-24T11-00-00.000Z.sqlite',
    ])
  })

  test('also where the clock stood in the future', () => {
    const folder = newFolder()
    within(folder, (store) => unwrap(store.save(plan, 0)), {
      now: createClock('2126-01-01T00:00:00.000Z').now,
    })
    within(folder, () => undefined, { now: createClock().now })
    expect(backupsIn(folder)).toHaveLength(2)
  })

  test('a folder that takes none is told at the start and keeps nobody from working', () => {
    const folder = newFolder()
    const clock = createClock()
    within(folder, (store) => unwrap(store.save(plan, 0)), { now: clock.now })
    mkdirSync(join(folder, 'backups', 'in-the-way.unfinished'))
    clock.advance(day)
    const store = opened(folder, { now: clock.now })
    expect(noticesIn(store)).toMatchObject([{ code: 'no-backup' }])
    expect(unwrap(store.save({ ...plan, notes: 'changed' }, 1)).revision).toBe(2)
  })
})

test('one that could not be made after a change keeps nobody from working, and is told until it was seen', () => {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  writeFileSync(join(folder, 'backups'), 'in the way')
  expect(unwrap(store.save(plan, 0)).revision).toBe(1)
  const told = [{ code: 'no-backup', details: { reason: 'EEXIST' } }]
  expect(noticesIn(store)).toEqual(told)
  clock.advance(2 * hour)
  expect(unwrap(store.save({ ...plan, notes: 'second' }, 1)).revision).toBe(2)
  expect(noticesIn(store)).toEqual(told)
  unwrap(store.forgetNotices())
  expect(noticesIn(store)).toEqual([])
})

describe('a backup', () => {
  test('has what a copy of the main file alone has not, and is one file', () => {
    const folder = newFolder()
    const clock = createClock()
    const store = opened(folder, { now: clock.now })
    for (let revision = 0; revision < 20; revision++) {
      unwrap(store.save({ ...plan, notes: String(revision) }, revision))
    }
    clock.advance(hour)
    unwrap(store.save(other, 0))
    const copies = newFolder()
    copyFileSync(storePath(folder), join(copies, 'main.sqlite'))
    const tables = inDatabase(join(copies, 'main.sqlite'), (db) =>
      db.prepare("SELECT name FROM sqlite_schema WHERE name = 'revisions'").all(),
    )
    expect(tables).toEqual([])
    const [backup] = listBackups(folder)
    expect(countRevisions(backup?.path ?? '')).toBe(21)
    expect(readdirSync(join(folder, 'backups')).filter((name) => !name.endsWith('.sqlite'))).toEqual([])
  })

  test('put into another folder is a store', () => {
    const folder = newFolder()
    const store = opened(folder)
    unwrap(store.save(plan, 0))
    const moved = newFolder()
    copyFileSync(listBackups(folder)[0]?.path ?? '', storePath(moved))
    expect(unwrap(opened(moved).list())).toEqual(unwrap(store.list()))
  })

  test.skipIf(process.platform === 'win32')('can be read by its owner only', () => {
    const folder = newFolder()
    unwrap(opened(folder).save(plan, 0))
    const [backup] = listBackups(folder)
    expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700)
    expect(statSync(backup?.path ?? '').mode & 0o777).toBe(0o600)
  })

  test('that was not finished is removed with the next, and nothing else is', () => {
    const folder = newFolder()
    const backups = join(folder, 'backups')
    mkdirSync(backups)
    for (const name of [
      'qiantang-2026-11-21T10-00-00.000Z.sqlite.unfinished',
      'qiantang-2026-11-21T10-00-00.000Z.sqlite.unfinished-journal',
      'of-my-own.sqlite',
      'qiantang-yesterday.sqlite',
    ]) {
      writeFileSync(join(backups, name), '')
    }
    unwrap(opened(folder, { now: createClock().now }).save(plan, 0))
    expect(backupsIn(folder)).toEqual([
      'of-my-own.sqlite',
      'qiantang-2026-11-22T10-00-00.000Z.sqlite',
      'qiantang-yesterday.sqlite',
    ])
  })
})

describe('which backups are kept', () => {
  const at = (...dates: readonly string[]): readonly Backup[] =>
    dates
      .toSorted()
      .toReversed()
      .map((date) => ({ path: date, madeAt: new Date(`${date}:00Z`) }))
  const now = new Date('2026-11-22T20:00:00Z')
  const gone = (backups: readonly Backup[]) => superseded(backups, now).map(({ path }) => path)

  test('of today the newest two and the first, of an earlier day the newest', () => {
    const today = ['08', '10', '12', '14', '16'].map((hours) => `2026-11-22T${hours}:00`)
    const earlier = ['2026-11-21T08:00', '2026-11-21T23:59', '2026-11-15T10:00']
    expect(gone(at(...today, ...earlier))).toEqual([
      '2026-11-22T12:00',
      '2026-11-22T10:00',
      '2026-11-21T08:00',
    ])
  })

  test('and ten in all', () => {
    const days = Array.from(
      { length: 15 },
      (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}T10:00`,
    )
    expect(gone(at(...days, '2026-11-22T10:00'))).toEqual(days.slice(0, 6).toReversed())
  })

  test('the one just made is, though ten of the future hold as much', () => {
    const future = at(...Array.from({ length: 10 }, (_, index) => `2036-01-${20 - index}T08:00`))
    const [made] = at('2026-11-22T20:00')
    if (!made) throw new Error('none was made')
    expect(gone([...future, made])).toEqual(['2036-01-11T08:00'])
  })

  test('the newest is always among them, and thinning out twice is as good as once', () => {
    const dates = fc.uniqueArray(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 60 })
    fc.assert(
      fc.property(dates, (hours) => {
        const backups = hours
          .toSorted((a, b) => a - b)
          .map((ago) => ({ path: String(ago), madeAt: new Date(now.getTime() - ago * hour) }))
        const removed = new Set(superseded(backups, now))
        const kept = backups.filter((backup) => !removed.has(backup))
        expect(kept.length).toBeLessThanOrEqual(10)
        expect(kept[0]).toBe(backups[0])
        expect(superseded(kept, now)).toEqual([])
      }),
      { seed: 1 },
    )
  })

  test('in a folder that is used for weeks', () => {
    const folder = newFolder()
    const clock = createClock('2026-11-01T08:30:00.000Z')
    for (let revision = 0; revision < 60; revision++) {
      within(folder, (store) => unwrap(store.save({ ...plan, notes: String(revision) }, revision)), {
        now: clock.now,
      })
      clock.advance(6 * hour)
    }
    const kept = backupsIn(folder).map((name) =>
      name.slice('qiantang-2026-11-'.length, -'-00.000Z.sqlite'.length),
    )
    expect(kept).toEqual([
      ...['08T20-30', '09T20-30', '10T20-30', '11T20-30', '12T20-30', '13T20-30', '14T20-30'],
      ...['15T20-30', '16T02-30'],
    ])
  })
})

describe('where the clock was wrong', () => {
  const notesOf = (path: string): unknown =>
    inDatabase(path, (db) =>
      db.prepare("SELECT content ->> 'notes' FROM revisions ORDER BY rowid DESC").pluck().get(),
    )

  const notesIn = (folder: string): readonly unknown[] =>
    backupsIn(folder).map((name) => notesOf(join(folder, 'backups', name)))

  /** An hour after the store was opened, one revision is saved, and that is copied. */
  function work(folder: string, clock: ReturnType<typeof createClock>, revision: number): void {
    const change = (store: ScenarioStore) => {
      clock.advance(hour)
      unwrap(store.save({ ...plan, notes: String(revision) }, revision))
    }
    within(folder, change, { now: clock.now })
  }

  test.each([
    ['in the future', '2036-01-11T08:00:00.000Z'],
    ['in a year of five digits', '+012026-01-01T08:00:00.000Z'],
    ['in the past', '1970-01-01T00:00:00.000Z'],
  ])('%s, what is saved later has its copies, and only they push out the others', (_what, start) => {
    const folder = newFolder()
    const wrong = createClock(start)
    for (let revision = 0; revision < 10; revision++) {
      work(folder, wrong, revision)
      wrong.advance(day)
    }
    expect(backupsIn(folder)).toHaveLength(10)
    const clock = createClock()
    for (let revision = 10; revision < 15; revision++) {
      work(folder, clock, revision)
      expect(notesIn(folder)).toContain(String(revision))
    }
    expect(backupsIn(folder)).toHaveLength(10)
    expect(backupsIn(folder).filter((name) => name.includes('2026-11-22'))).toHaveLength(3)
    expect(notesIn(folder)).toEqual(expect.arrayContaining(['9', '8', '7', '6', '5', '4', '3']))
  })

  test('and is set back before each start, each start keeps what the session before saved', () => {
    const folder = newFolder()
    for (let revision = 0; revision < 5; revision++) {
      const { now } = createClock(`1970-01-01T00:0${5 - revision}:00.000Z`)
      within(folder, (store) => unwrap(store.save({ ...plan, notes: String(revision) }, revision)), {
        now,
      })
      if (revision > 0) expect(notesIn(folder)).toContain(String(revision - 1))
    }
  })
})

describe('thinning out', () => {
  /** A store with a copy from each of so many days. */
  function withCopies(days: number, start = '2026-11-01T10:00:00.000Z') {
    const folder = newFolder()
    const clock = createClock(start)
    for (let revision = 0; revision < days; revision++) {
      within(folder, (store) => unwrap(store.save({ ...plan, notes: String(revision) }, revision)), {
        now: clock.now,
      })
      clock.advance(day)
    }
    return { folder, now: clock.now }
  }

  test('leaves copies of another store and copies with names of the user’s', () => {
    const { folder, now } = withCopies(10)
    const elsewhere = withCopies(1, '2026-11-01T10:00:01.000Z')
    const [foreign] = backupsIn(elsewhere.folder)
    const strange = 'qiantang-2001-01-01T10-00-00.000Z.sqlite'
    copyFileSync(join(elsewhere.folder, 'backups', foreign ?? ''), join(folder, 'backups', strange))
    copyFileSync(listBackups(folder)[0]?.path ?? '', join(folder, 'backups', 'before the review.sqlite'))
    within(folder, () => undefined, { now })
    expect(backupsIn(folder)).toHaveLength(12)
    expect(backupsIn(folder)).toEqual(expect.arrayContaining([strange, 'before the review.sqlite']))
  })

  test('keeps a damaged copy only while there is room', () => {
    const { folder, now } = withCopies(3)
    const damaged = listBackups(folder)[2]?.path ?? ''
    writeFileSync(damaged, 'noise '.repeat(2000))
    within(folder, () => undefined, { now })
    expect(listBackups(folder).map(({ path }) => path)).toContain(damaged)
    const clock = createClock(now().toISOString())
    for (let more = 0; more < 8; more++) {
      clock.advance(day)
      within(folder, () => undefined, { now: clock.now })
    }
    expect(listBackups(folder)).toHaveLength(10)
    expect(listBackups(folder).map(({ path }) => path)).not.toContain(damaged)
  })
})

test('newer than a store are those of its own copies that hold more, the newest first', () => {
  const folder = newFolder()
  const clock = createClock()
  const holdings: Holdings[] = []
  within(
    folder,
    (store) => {
      for (const revision of [0, 1, 2]) {
        unwrap(store.save({ ...plan, notes: String(revision) }, revision))
        holdings.push(inDatabase(storePath(folder), holdingsIn))
        clock.advance(hour)
      }
    },
    { now: clock.now },
  )
  const copies = listBackups(folder).map(({ path }) => path)
  expect(copies).toHaveLength(3)
  const newerThan = (has: Holdings | undefined) => newerCopies(folder, has ?? noHoldings)
  expect(newerThan(holdings[2])).toEqual([])
  expect(newerThan(holdings[1])).toEqual(copies.slice(0, 1))
  expect(newerThan(holdings[0])).toEqual(copies.slice(0, 2))
  expect(newerThan(noHoldings)).toEqual(copies)
  expect(newerThan({ ...noHoldings, origin: 'another store' })).toEqual([])
})

test('a date in a name is read back, and is none where anything else stands beside it', () => {
  for (const date of [
    '2026-11-22T10:15:30.000Z',
    '+012026-01-01T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
  ]) {
    const name = dateInName(new Date(date))
    expect(name).not.toContain(':')
    expect(readDateInName(name)).toEqual(new Date(date))
    for (const other of [`${name}x`, `x${name}`, name.replace('Z', ''), '']) {
      expect(readDateInName(other)).toBeUndefined()
    }
  }
  expect(readDateInName('2026-13-22T10-15-30.000Z')).toBeUndefined()
})
