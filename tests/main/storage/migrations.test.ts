import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { allMigrations } from '../../../src/main/storage/migrations/index.ts'
import type { Migration } from '../../../src/main/storage/migrations/migration.ts'
import { applyMigrations } from '../../../src/main/storage/migrations.ts'
import { fixtureOutcomes } from './fixture-outcomes.ts'
import {
  backupsIn,
  createClock,
  errorOf,
  inDatabase,
  newFolder,
  noticesIn,
  open,
  opened,
  plan,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

const fixtures = join(import.meta.dirname, 'fixtures')
const next = allMigrations.length + 1

const tagging: Migration = {
  number: next,
  name: 'tags',
  sql: "ALTER TABLE revisions ADD COLUMN tag TEXT NOT NULL DEFAULT 'none'; CREATE INDEX by_tag ON revisions (tag);",
}
const failing: Migration = {
  number: next,
  name: 'failing',
  sql: 'CREATE TABLE half (x INTEGER) STRICT; DELETE FROM revisions; INSERT INTO nowhere VALUES (1);',
}
const dangling: Migration = {
  number: next,
  name: 'dangling',
  sql: 'DELETE FROM scenarios;',
}

const schemaOf = (db: Database.Database): readonly string[] =>
  db.prepare<[], string>('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').pluck().all()

/** The schema that the first so many migrations make. */
function schemaAfter(count: number): readonly string[] {
  const db = new Database(':memory:')
  unwrap(applyMigrations(db, allMigrations.slice(0, count), createClock().now))
  const schema = schemaOf(db)
  db.close()
  return schema
}

const recorded = (folder: string): readonly unknown[] =>
  inDatabase(storePath(folder), (db) => db.prepare('SELECT number, name FROM migrations').raw().all())

test('the schema of today', async () => {
  const text = schemaAfter(allMigrations.length)
    .map((sql) => `${sql.replaceAll(/\n {6}/g, '\n  ').replace(/\n {4}\)/, '\n)')};\n`)
    .join('\n')
  await expect(text).toMatchFileSnapshot(join(fixtures, 'schema.sql'))
})

test('migrations are numbered from 1 without gaps', () => {
  expect(allMigrations.map(({ number }) => number)).toEqual(allMigrations.map((_, index) => index + 1))
})

describe.each(allMigrations.map(({ number }) => number))('a store of version %i', (version) => {
  const fixture = join(fixtures, `version-${version}.sqlite`)

  test('has the schema that its migrations make: none of them was changed since', () => {
    const folder = newFolder()
    copyFileSync(fixture, storePath(folder))
    expect(inDatabase(storePath(folder), schemaOf)).toEqual(schemaAfter(version))
  })

  test('opens with all that is in it', () => {
    const folder = newFolder()
    copyFileSync(fixture, storePath(folder))
    const store = opened(folder)
    expect(noticesIn(store)).toEqual([])
    expect(unwrap(store.list()).map(({ scenario, revision }) => [scenario.name, revision])).toEqual([
      ['13th plan as announced', 2],
      ['스마트 제조', 1],
    ])
    expect(unwrap(store.trash()).map(({ scenario }) => scenario.name)).toEqual(['旧方案'])
    expect(unwrap(store.revisions('plan'))).toHaveLength(2)
    const labels = unwrap(store.revisions('plan')).map(({ label }) => label)
    expect(labels).toEqual(version < 5 ? ['', ''] : ['', '초안 “A”'])
    expect(unwrap(store.revision('plan', 1)).notes).toBe('')
    expect(unwrap(store.revision('plan', 2)).notes).toBe('Second thoughts')
    expect(unwrap(store.readSettings())).toEqual({ language: 'ko', shown: ['plan'] })
    const own = unwrap(store.outcomes()).map(({ file, outcomes }) => [file, ...outcomes])
    expect(own).toEqual(version < 2 ? [] : [[fixtureOutcomes.file, ...fixtureOutcomes.outcomes]])
    expect(recorded(folder)).toHaveLength(allMigrations.length)
  })
})

describe('a migration that is to come', () => {
  const clock = createClock()
  const older = () => {
    const folder = newFolder()
    within(folder, (store) => unwrap(store.save(plan, 0)), { now: clock.now })
    return folder
  }

  test('is applied, recorded, and comes after a backup of the store as it was', () => {
    const folder = older()
    clock.advance(1000)
    const before = backupsIn(folder)
    const migrations = [...allMigrations, tagging]
    within(folder, (store) => expect(unwrap(store.list())).toHaveLength(1), { now: clock.now, migrations })
    expect(recorded(folder)).toEqual(migrations.map(({ number, name }) => [number, name]))
    const [made, ...more] = backupsIn(folder).filter((name) => !before.includes(name))
    expect(more).toEqual([])
    const backup = join(folder, 'backups', made ?? 'none')
    expect(inDatabase(backup, schemaOf)).toEqual(schemaAfter(allMigrations.length))
    expect(inDatabase(backup, (db) => db.prepare('SELECT count(*) FROM revisions').pluck().get())).toBe(1)
    within(folder, () => undefined, { now: clock.now, migrations })
    expect(backupsIn(folder)).toHaveLength(before.length + 1)
  })

  test.each([failing, dangling])(
    'and fails ($name) leaves tables, rows and record as they were',
    (migration) => {
      const folder = older()
      clock.advance(1000)
      const before = backupsIn(folder).length
      const error = errorOf(open(folder, { now: clock.now, migrations: [...allMigrations, migration] }))
      const { name } = migration
      expect(error).toMatchObject({ code: 'store-not-converted', details: { step: next, name } })
      expect('reason' in error.details && error.details.reason).toMatch(/^SQLITE_/)
      expect(backupsIn(folder)).toHaveLength(before + 1)
      expect(inDatabase(storePath(folder), schemaOf)).toEqual(schemaAfter(allMigrations.length))
      expect(recorded(folder)).toHaveLength(allMigrations.length)
      const store = opened(folder, { now: clock.now })
      expect(unwrap(store.list())).toMatchObject([{ scenario: plan, revision: 1 }])
    },
  )

  test('and fails after one that works leaves the store at that one', () => {
    const folder = older()
    const migrations = [...allMigrations, tagging, { ...failing, number: next + 1 }]
    expect(errorOf(open(folder, { now: clock.now, migrations })).details).toMatchObject({ step: next + 1 })
    expect(recorded(folder)).toHaveLength(next)
    opened(folder, { now: clock.now, migrations: migrations.slice(0, next) })
  })

  test('is not begun where no backup can be made before it', () => {
    const folder = older()
    mkdirSync(join(folder, 'backups', 'in-the-way.unfinished'))
    const error = errorOf(open(folder, { now: clock.now, migrations: [...allMigrations, tagging] }))
    expect(error.code).toBe('store-failed')
    expect(recorded(folder)).toHaveLength(allMigrations.length)
  })
})

describe('a store of a newer version', () => {
  test('is refused in clear words and not touched', () => {
    const folder = newFolder()
    const clock = createClock()
    within(folder, (store) => unwrap(store.save(plan, 0)), {
      now: clock.now,
      migrations: [...allMigrations, tagging],
    })
    const files = readdirSync(folder).sort()
    const before = inDatabase(storePath(folder), (db) => db.serialize())
    const error = errorOf(open(folder))
    const known = allMigrations.length
    expect(error).toMatchObject({ code: 'store-newer', details: { step: next, name: tagging.name, known } })
    expect(readdirSync(folder).sort()).toEqual(files)
    expect(inDatabase(storePath(folder), (db) => db.serialize()).equals(before)).toBe(true)
  })

  test('that took another step of the same number is refused too', () => {
    const folder = newFolder()
    within(folder, () => undefined, { migrations: [...allMigrations, tagging] })
    const error = errorOf(open(folder, { migrations: [...allMigrations, { ...failing, name: 'else' }] }))
    expect(error).toMatchObject({ code: 'store-newer', details: { step: next, name: 'tags' } })
  })
})
