import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import { listBackups } from '../../../src/main/storage/backups.ts'
import {
  createClock,
  errorOf,
  hour,
  keptIn,
  minute,
  newFolder,
  noticesIn,
  open,
  opened,
  other,
  plan,
  randomFrom,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

/** A folder whose newest backup, of 11:00, has two scenarios, and whose store has a third, of 11:20. */
function usedFolder() {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  unwrap(store.save(plan, 0))
  clock.advance(hour)
  unwrap(store.save(other, 0))
  clock.advance(20 * minute)
  unwrap(store.save({ ...plan, id: 'third', notes: 'n'.repeat(15_000) }, 0))
  store.close()
  clock.advance(minute)
  return { folder, now: clock.now }
}

const idsIn = (folder: string, now: () => Date): readonly string[] =>
  within(folder, (store) => unwrap(store.list()).map(({ scenario }) => scenario.id), { now })

/** When the newest change was answered. */
const lastAnswer = '2026-11-22T11:20:00.000Z'
const keptName = 'qiantang.damaged-2026-11-22T11-21-00.000Z.sqlite'

const junk = Buffer.from('this is no database '.repeat(500))

/** A page in the middle made of noise. */
function withNoise(bytes: Buffer): Buffer {
  const noisy = Buffer.from(bytes)
  noisy.fill(0xa5, 4096, 4096 * 4)
  return noisy
}

describe('a damaged store', () => {
  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['of junk', () => junk],
    ['with junk in its head', (bytes) => Buffer.concat([junk.subarray(0, 100), bytes.subarray(100)])],
    ['cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['cut within a page', (bytes) => bytes.subarray(0, 5000)],
    ['cut within its head', (bytes) => bytes.subarray(0, 50)],
    ['with noise in its pages', withNoise],
    ['of zeros', (bytes) => Buffer.alloc(bytes.length)],
    ['of nothing', () => Buffer.alloc(0)],
  ])('%s is kept beside, the newest backup is opened, and the user is told', (what, damage) => {
    const { folder, now } = usedFolder()
    const damaged = damage(readFileSync(storePath(folder)))
    writeFileSync(storePath(folder), damaged)
    const store = opened(folder, { now })
    const [notice, ...more] = noticesIn(store)
    const merged = what === 'with noise in its pages' ? 1 : 0
    // What was answered after the backup is missing, and that is told; unless it could be read all the same.
    expect(more).toEqual(merged ? [] : [{ code: 'lost', details: { count: 1, at: lastAnswer } }])
    expect(notice).toMatchObject({
      code: 'restored',
      details: {
        kept: keptName,
        madeAt: '2026-11-22T11:00:00.000Z',
        merged,
        reason: expect.stringMatching(/^(SQLITE_(CORRUPT|NOTADB)|empty|blank|foreign)/),
      },
    })
    const ids = unwrap(store.list()).map(({ scenario }) => scenario.id)
    expect(ids).toEqual([plan.id, other.id, ...(merged ? ['third'] : [])])
    expect(readFileSync(join(folder, keptName)).equals(damaged)).toBe(true)
    unwrap(store.save({ ...other, notes: 'goes on' }, 1))
    store.close()
    const again = opened(folder, { now })
    // Told until it was seen.
    expect(noticesIn(again)).toEqual([notice, ...more])
    unwrap(again.forgetNotices())
    expect(noticesIn(again)).toEqual([])
    expect(unwrap(again.revision(other.id, 2)).notes).toBe('goes on')
    expect(keptIn(folder)).toEqual([keptName])
  })

  test('that is missing is restored too; there is nothing to keep', () => {
    const { folder, now } = usedFolder()
    rmSync(storePath(folder))
    const store = opened(folder, { now })
    expect(noticesIn(store)).toEqual([
      { code: 'restored', details: { reason: 'missing', merged: 0, madeAt: '2026-11-22T11:00:00.000Z' } },
      { code: 'lost', details: { count: 1, at: lastAnswer } },
    ])
    expect(unwrap(store.list())).toHaveLength(2)
    expect(keptIn(folder)).toEqual([])
  })

  test('is kept under a name of its own each time', () => {
    const { folder, now } = usedFolder()
    for (let time = 1; time <= 3; time++) {
      writeFileSync(storePath(folder), `junk ${time}`)
      expect(idsIn(folder, now)).toEqual([plan.id, other.id])
    }
    expect(
      keptIn(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .sort(),
    ).toEqual(['junk 1', 'junk 2', 'junk 3'])
  })

  test('is restored from an older backup where the newest is damaged as well', () => {
    const { folder, now } = usedFolder()
    writeFileSync(storePath(folder), junk)
    writeFileSync(listBackups(folder)[0]?.path ?? '', junk)
    const store = opened(folder, { now })
    expect(noticesIn(store)).toMatchObject([
      { code: 'restored', details: { madeAt: '2026-11-22T10:00:00.000Z' } },
      { code: 'lost', details: { count: 2 } },
    ])
    expect(unwrap(store.list()).map(({ scenario }) => scenario.id)).toEqual([plan.id])
    expect(listBackups(folder)).toHaveLength(2)
  })

  test('without any sound backup gives way to an empty one, and the user is told', () => {
    const { folder, now } = usedFolder()
    writeFileSync(storePath(folder), junk)
    for (const { path } of listBackups(folder)) truncateSync(path, 1000)
    const store = opened(folder, { now })
    expect(noticesIn(store)).toMatchObject([
      { code: 'started-anew', details: { kept: keptName, merged: 0 } },
      { code: 'lost', details: { count: 3 } },
    ])
    expect(unwrap(store.list())).toEqual([])
    expect(unwrap(store.save(plan, 0)).revision).toBe(1)
    expect(listBackups(folder).length).toBeGreaterThan(1)
  })

  test('that was to be restored when the process was killed is restored at the next start', () => {
    const { folder, now } = usedFolder()
    rmSync(storePath(folder))
    writeFileSync(`${storePath(folder)}.restoring`, junk)
    expect(idsIn(folder, now)).toEqual([plan.id, other.id])
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([])
  })

  test('does not hand its waiting pages on to the backup that takes its place', () => {
    const folder = newFolder()
    const clock = createClock()
    const store = opened(folder, { now: clock.now })
    unwrap(store.save(plan, 0))
    unwrap(store.save({ ...plan, notes: 'waits in the -wal file' }, 1))
    const crashed = newFolder()
    for (const name of readdirSync(folder).filter((name) => /sqlite(-wal)?$/.test(name))) {
      copyFileSync(join(folder, name), join(crashed, name))
    }
    writeFileSync(storePath(crashed), '')
    rmSync(`${storePath(crashed)}-shm`, { force: true })
    const wal = readFileSync(`${storePath(crashed)}-wal`)
    const after = opened(crashed, { now: clock.now })
    expect(noticesIn(after)).toMatchObject([{ code: 'started-anew', details: { reason: 'empty' } }])
    expect(unwrap(after.list())).toEqual([])
    const kept = keptIn(crashed).filter((name) => name.endsWith('-wal'))
    expect(kept.map((name) => readFileSync(join(crashed, name)).equals(wal))).toEqual([true])
  })

  test('or a database of another program is kept and not written to', () => {
    const folder = newFolder()
    const foreign = new Database(storePath(folder))
    foreign.exec('CREATE TABLE scenarios (mine TEXT)')
    foreign.close()
    const bytes = readFileSync(storePath(folder))
    const store = opened(folder)
    expect(noticesIn(store)).toMatchObject([{ code: 'started-anew', details: { reason: 'foreign' } }])
    const [kept] = keptIn(folder)
    expect(readFileSync(join(folder, kept ?? '')).equals(bytes)).toBe(true)
  })
})

describe('which backup takes the place of a damaged store', () => {
  /** A folder whose store went through changes, each an hour after it was opened, so that each is copied. */
  function folderWith(
    ...changes: readonly (readonly [date: string, change: (store: ScenarioStore) => void])[]
  ) {
    const folder = newFolder()
    for (const [date, change] of changes) {
      const clock = createClock(date)
      const work = (store: ScenarioStore) => {
        clock.advance(hour)
        change(store)
      }
      within(folder, work, { now: clock.now })
    }
    return folder
  }
  const saving = (notes: string, after: number) => (store: ScenarioStore) =>
    void unwrap(store.save({ ...plan, notes }, after))
  const damage = (folder: string) => writeFileSync(storePath(folder), junk)
  const now = createClock('2026-12-01T10:00:00.000Z').now
  const restoredNotes = (folder: string): string | undefined => {
    damage(folder)
    return within(folder, (store) => unwrap(store.list())[0]?.scenario.notes, { now })
  }

  test('the one with the newest revision, though the clock stood in the future before', () => {
    const folder = folderWith(
      ['2036-01-11T08:00:00.000Z', saving('first', 0)],
      ['2026-11-22T08:00:00.000Z', saving('second', 1)],
    )
    expect(listBackups(folder)[0]?.madeAt.getUTCFullYear()).toBe(2036)
    expect(restoredNotes(folder)).toBe('second')
  })

  test('where revisions are equal, the one with the last change of another kind', () => {
    const folder = folderWith(
      ['2036-01-11T08:00:00.000Z', saving('first', 0)],
      ['2026-11-22T08:00:00.000Z', (store) => void unwrap(store.remove(plan.id))],
    )
    damage(folder)
    const trash = within(folder, (store) => unwrap(store.trash()), { now })
    expect(trash.map(({ scenario }) => scenario.id)).toEqual([plan.id])
  })

  test('where all is equal, the one of the later date', () => {
    const folder = folderWith(
      ['2026-11-20T08:00:00.000Z', saving('first', 0)],
      ['2026-11-22T08:00:00.000Z', () => undefined],
    )
    damage(folder)
    const notices = noticesIn(opened(folder, { now }))
    expect(notices).toMatchObject([{ details: { madeAt: '2026-11-22T08:00:00.000Z' } }])
  })

  test.each(['qiantang-yesterday.sqlite', 'qiantang-2026-99-99T10-00-00.000Z.sqlite', 'mine.sqlite'])(
    'one that is called %s too, where it holds the most',
    (name) => {
      const folder = folderWith(['2026-11-20T08:00:00.000Z', saving('first', 0)])
      const store = opened(folder, { now: createClock('2026-11-20T08:30:00.000Z').now })
      saving('second', 1)(store)
      store.close()
      // As a user copies it by hand: the file is still in WAL mode.
      copyFileSync(storePath(folder), join(folder, 'backups', name))
      expect(restoredNotes(folder)).toBe('second')
      expect(readdirSync(join(folder, 'backups')).filter((file) => !file.endsWith('.sqlite'))).toEqual([])
    },
  )

  test('none of another store while there is one of its own, and that one where there is none', () => {
    const elsewhere = folderWith(
      ['2026-11-21T08:00:00.000Z', saving('theirs', 0)],
      ['2026-11-22T08:00:00.000Z', saving('theirs, changed', 1)],
    )
    const folderBoth = (): string => {
      const folder = folderWith(['2026-11-20T08:00:00.000Z', saving('ours', 0)])
      for (const { path } of listBackups(elsewhere)) {
        copyFileSync(path, join(folder, 'backups', basename(path)))
      }
      return folder
    }
    expect(restoredNotes(folderBoth())).toBe('ours')
    const folder = folderBoth()
    rmSync(listBackups(folder).at(-1)?.path ?? '')
    expect(restoredNotes(folder)).toBe('theirs, changed')
  })

  test('an older one where another program does not let the newest be read', () => {
    const folder = folderWith(
      ['2026-11-20T08:00:00.000Z', saving('first', 0)],
      ['2026-11-22T08:00:00.000Z', saving('second', 1)],
    )
    const held = new Database(listBackups(folder)[0]?.path ?? '')
    held.exec('BEGIN EXCLUSIVE')
    expect(restoredNotes(folder)).toBe('first')
    held.close()
    expect(restoredNotes(folder)).toBe('second')
  })

  test('none, and nothing is changed, where the only one cannot be read just now', () => {
    const folder = folderWith(['2026-11-20T08:00:00.000Z', saving('first', 0)])
    damage(folder)
    const held = new Database(listBackups(folder)[0]?.path ?? '')
    held.exec('BEGIN EXCLUSIVE')
    expect(errorOf(open(folder, { now })).code).toBe('store-busy')
    expect(readFileSync(storePath(folder)).equals(junk)).toBe(true)
    held.close()
    expect(restoredNotes(folder)).toBe('first')
  })

  test('what only looks like one is passed over', () => {
    const folder = folderWith(['2026-11-20T08:00:00.000Z', saving('first', 0)])
    const backups = join(folder, 'backups')
    mkdirSync(join(backups, 'qiantang-2026-11-21T08-00-00.000Z.sqlite'))
    symlinkSync('nowhere', join(backups, 'qiantang-2026-11-22T08-00-00.000Z.sqlite'))
    const foreign = new Database(join(backups, 'qiantang-2026-11-23T08-00-00.000Z.sqlite'))
    foreign.exec('CREATE TABLE revisions (mine TEXT)')
    foreign.close()
    expect(restoredNotes(folder)).toBe('first')
  })
})

describe('a -wal file that a crash left', () => {
  /** The files of a store as they are while it is open, with so many revisions. */
  function crashedFolder(revisions: number) {
    const folder = newFolder()
    const store = opened(folder)
    for (let revision = 0; revision < revisions; revision++) {
      unwrap(store.save({ ...plan, notes: `${revision + 1} `.repeat(400) }, revision))
    }
    const main = readFileSync(storePath(folder))
    const wal = readFileSync(`${storePath(folder)}-wal`)
    return { main, wal }
  }

  test('whole, torn or with false bits gives whole revisions from the first on', () => {
    const { main, wal } = crashedFolder(12)
    const folder = newFolder()
    const counts: number[] = []
    const check = (bytes: Buffer): void => {
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
      writeFileSync(storePath(folder), main)
      writeFileSync(`${storePath(folder)}-wal`, bytes)
      within(folder, (store) => {
        const count = unwrap(store.list())[0]?.revision ?? 0
        for (let revision = 1; revision <= count; revision++) {
          expect(unwrap(store.revision(plan.id, revision)).notes).toBe(`${revision} `.repeat(400))
        }
        expect(unwrap(store.save({ ...plan, name: 'Goes on' }, count)).revision).toBe(count + 1)
        counts.push(count)
      })
    }
    check(wal)
    expect(counts).toEqual([12])
    const random = randomFrom(7)
    for (let time = 0; time < 30; time++) check(wal.subarray(0, Math.floor(random() * wal.length)))
    for (let time = 0; time < 30; time++) {
      const bytes = Buffer.from(wal)
      const at = Math.floor(random() * bytes.length)
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << Math.floor(random() * 8)), at)
      check(bytes)
    }
    expect(Math.max(...counts)).toBe(12)
    expect(new Set(counts).size).toBeGreaterThan(5)
  })
})
