/** What lasts: changes that nobody comes between, and copies that are on the disk, and right, before they have a name. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeBackup, readCopies } from '../../../src/main/storage/backups.ts'
import { type Connection, openDatabase } from '../../../src/main/storage/database.ts'
import { countChange } from '../../../src/main/storage/holdings.ts'
import { openStore } from '../../../src/main/storage/store.ts'
import { diskCalls } from '../../helpers/disk-calls.ts'
import {
  backupsIn,
  createClock,
  fingerprintOf,
  hour,
  inDatabase,
  newFolder,
  plan,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

const { now } = createClock()
const later = new Date(now().getTime() + hour)

test('a change has the right to write before it reads', () => {
  const folder = newFolder()
  let other: Database.Database | undefined
  const tries: string[] = []
  const store = unwrap(
    openStore(folder, (scenario) => {
      // Called when what is stored was read and nothing is written yet.
      try {
        other?.exec('BEGIN IMMEDIATE')
        tries.push('came between')
      } catch (error) {
        tries.push((error as { readonly code: string }).code)
      }
      return fingerprintOf(scenario)
    }),
  )
  other = new Database(storePath(folder), { timeout: 0 })
  onTestFinished(() => {
    store.close()
    other?.close()
  })
  expect(store.save(plan, 0)).toMatchObject({ ok: true })
  expect(tries).toEqual(['SQLITE_BUSY'])
})

describe('a copy', () => {
  /** A folder with a store of one revision, open, and with one copy of it. */
  function started(): { readonly folder: string; readonly db: Connection } {
    const folder = newFolder()
    within(folder, (store) => unwrap(store.save(plan, 0)), { now })
    const opened = openDatabase(storePath(folder), true)
    if (opened.kind !== 'sound') throw new Error(opened.reason)
    onTestFinished(() => void opened.db.close())
    return { folder, db: opened.db }
  }

  test('is on the disk before it has its name, and so is the name', () => {
    const { folder, db } = started()
    let path = ''
    const calls = diskCalls(() => {
      path = makeBackup(db, folder, later).path
    })
    const [first = '', ...rest] = calls
    expect(first).toMatch(/^sync .*\.part$/)
    const draft = first.replace('sync ', '')
    expect(rest.slice(0, 2)).toEqual([`rename ${draft} ${path}`, `sync ${dirname(path)}`])
  })

  /** A connection with which something happens before or after the store is copied. */
  const watched = (
    db: Connection,
    { before, after }: { readonly before?: () => void; readonly after?: (copy: string) => void },
  ): Connection =>
    new Proxy(db, {
      get(target, key) {
        if (key !== 'prepare') return Reflect.get(target, key).bind?.(target) ?? Reflect.get(target, key)
        return (sql: string) => {
          const statement = target.prepare(sql)
          if (!sql.startsWith('VACUUM INTO')) return statement
          return {
            run(copy: string) {
              before?.()
              statement.run(copy)
              after?.(copy)
            },
          }
        }
      },
    })

  const harms: Readonly<Record<string, (copy: string, folder: string) => void>> = {
    'whose bytes came out wrong': (copy) => {
      const bytes = readFileSync(copy)
      writeFileSync(copy, bytes.fill(0x5a, 4096 * 3, 4096 * 5))
    },
    'that came out empty': (copy) => writeFileSync(copy, ''),
    'that is cut off': (copy) => writeFileSync(copy, readFileSync(copy).subarray(0, 4096 * 3)),
    'that is sound and an older one': (copy, folder) =>
      copyFileSync(join(folder, 'backups', backupsIn(folder)[0] as string), copy),
    'that lacks a setting': (copy) => {
      const db = new Database(copy)
      db.exec('DELETE FROM settings')
      db.close()
    },
  }

  test.each(Object.entries(harms))('%s gets no name', (_, harm) => {
    const { folder, db } = started()
    db.exec("INSERT INTO settings (key, value) VALUES ('language', '\"ko\"')")
    countChange(db)
    const before = backupsIn(folder)
    expect(before).toHaveLength(1)
    expect(() => makeBackup(watched(db, { after: (copy) => harm(copy, folder) }), folder, later)).toThrow()
    expect(backupsIn(folder)).toEqual(before)
    expect(() => makeBackup(watched(db, {}), folder, later)).not.toThrow()
    expect(backupsIn(folder)).toHaveLength(2)
  })

  test.each([
    ['before it is copied', true],
    ['after it is copied', false],
  ])('of a store that another program changes %s is one', (_, isBefore) => {
    const { folder, db } = started()
    const change = (): void => countChange(db)
    makeBackup(watched(db, isBefore ? { before: change } : { after: change }), folder, later)
    expect(backupsIn(folder)).toHaveLength(2)
  })

  test('of a store in which nothing was saved names no store that it is of', () => {
    const folder = newFolder()
    within(folder, () => undefined, { now })
    const opened = openDatabase(storePath(folder), true)
    if (opened.kind !== 'sound') throw new Error(opened.reason)
    onTestFinished(() => void opened.db.close())
    const origin = join(folder, 'qiantang.origin')
    makeBackup(opened.db, folder, later)
    expect(existsSync(origin)).toBe(false)
    writeFileSync(origin, 'of an older store\n')
    makeBackup(opened.db, folder, new Date(later.getTime() + hour))
    expect(readFileSync(origin, 'utf8')).toBe('of an older store\n')
  })

  test('that is another program’s is not read', () => {
    const { folder, db } = started()
    makeBackup(db, folder, later)
    const [older = '', newer = ''] = backupsIn(folder).map((name) => join(folder, 'backups', name))
    inDatabase(newer, (copy) => copy.exec('CREATE TABLE more (text TEXT)'))
    const read = [...readCopies(folder, (copy) => copy.name)]
    expect(read).toEqual([older])
  })
})
