/** Published values, settings and names of versions: damage is found, healed from a copy, or told. */
import { expect, test } from 'vitest'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import { listBackups } from '../../../src/main/storage/backups.ts'
import { addDigestFunctions } from '../../../src/main/storage/digest.ts'
import { describeBackups } from '../../../src/main/storage/restoring.ts'
import { fixtureOutcomes } from './fixture-outcomes.ts'
import {
  createClock,
  hour,
  inDatabase,
  keptIn,
  newFolder,
  noticesIn,
  opened,
  plan,
  setAsideIn,
  storePath,
  unwrap,
  within,
} from './helpers.ts'

const { file, outcomes } = fixtureOutcomes

function fill(store: ScenarioStore): void {
  unwrap(store.save(plan, 0))
  unwrap(store.keepOutcomes(file, outcomes))
  unwrap(store.writeSettings({ language: 'ko', keyYear: 2030 }))
  unwrap(store.label(plan.id, 1, 'As sent'))
}

/** A store in which something was damaged; its newest copy, where it has one, is from before. */
function damagedFolder(sql: string, hasCopy: boolean): string {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  fill(store)
  clock.advance(hour)
  if (hasCopy) unwrap(store.save({ ...plan, notes: 'second' }, 1))
  store.close()
  inDatabase(storePath(folder), (db) => db.exec(sql))
  return folder
}
const all = (store: ScenarioStore) => ({
  outcomes: unwrap(store.outcomes()).map(({ outcomes: own }) => own),
  settings: unwrap(store.readSettings()),
  labels: unwrap(store.revisions(plan.id)).flatMap(({ label }) => label || []),
})
const whole = { outcomes: [outcomes], settings: { language: 'ko', keyYear: 2030 }, labels: ['As sent'] }

const damages = [
  ['a value', 'UPDATE outcomes SET value = value + 1 WHERE position = 1', 'outcomes', file],
  ['the file of a value', "UPDATE outcomes SET file = 'owm.csv' WHERE position = 2", 'outcomes', 'owm.csv'],
  [
    'what vouches for a value',
    "UPDATE outcomes SET digest = 'f' || substr(digest, 2) || 'x'",
    'outcomes',
    file,
  ],
  ['a setting', "UPDATE settings SET value = '2031' WHERE key = 'keyYear'", 'settings', ''],
  ['the key of a setting', "UPDATE settings SET key = 'keyYeas' WHERE key = 'keyYear'", 'settings', ''],
  ['a name', "UPDATE labels SET label = 'As sunt'", 'labels', ''],
  ['whose name it is', "UPDATE labels SET scenario_id = 'plam'", 'labels', ''],
] as const

test.each(damages)('%s that is damaged is healed from the newest copy that has it', (_, sql, what, of) => {
  const folder = damagedFolder(sql, true)
  within(folder, (store) => {
    expect(all(store)).toEqual(whole)
    expect(noticesIn(store)).toMatchObject([
      { code: 'rows-healed', details: { rows: [{ what, file: of }], kept: keptIn(folder)[0] } },
    ])
    expect(setAsideIn(store)).toEqual([{ file: keptIn(folder)[0], scenarios: 1, revisions: 2 }])
    unwrap(store.forgetNotices())
  })
  within(folder, (again) => expect(unwrap(again.notices())).toEqual([]))
})

test('what no copy has is taken out and told, and nothing else with it', () => {
  const sql = `UPDATE outcomes SET value = 1 WHERE position = 2;
    UPDATE settings SET value = '2031' WHERE key = 'keyYear'; UPDATE labels SET label = 'x'`
  const folder = damagedFolder(sql, false)
  within(folder, (store) => {
    expect(all(store)).toEqual({ outcomes: [[outcomes[0]]], settings: { language: 'ko' }, labels: [] })
    expect(noticesIn(store)[0]).toMatchObject({
      code: 'rows-lost',
      details: {
        rows: [
          { what: 'outcomes', file, count: 1 },
          { what: 'settings', count: 1 },
          { what: 'labels', count: 1 },
        ],
      },
    })
  })
})

test('a rule of a table that a damaged value breaks is no damage of the whole file', () => {
  const sql = `PRAGMA ignore_check_constraints = ON; UPDATE settings SET value = '{' WHERE key = 'keyYear'`
  const folder = damagedFolder(sql, true)
  within(folder, (store) => {
    expect(all(store)).toEqual(whole)
    expect(noticesIn(store).map(({ code }) => code)).toEqual(['rows-healed'])
  })
})

test('a copy with a damaged value is called damaged, and a value as it is not in it', () => {
  const folder = damagedFolder('SELECT 1', true)
  const described = () => inDatabase(storePath(folder), (db) => describeBackups(folder, db))
  const [copy] = described()
  inDatabase(`${folder}/backups/${copy?.file}`, (db) => db.exec('UPDATE outcomes SET value = 1'))
  expect(described()[0]).toMatchObject({ state: 'damaged' })
})

test('a setting that was chosen again under its own key stays, not the damaged one of before', () => {
  const folder = damagedFolder("UPDATE settings SET key = 'keyYeas' WHERE key = 'keyYear'", true)
  inDatabase(storePath(folder), (db) => {
    addDigestFunctions(db)
    db.exec(
      "INSERT INTO settings (key, value, digest) VALUES ('keyYear', '2040', row_digest('keyYear', '2040'))",
    )
  })
  within(folder, (store) => expect(unwrap(store.readSettings()).keyYear).toBe(2040))
})

test('what the newest copy has not is healed from an older one', () => {
  const folder = newFolder()
  const clock = createClock()
  const store = opened(folder, { now: clock.now })
  fill(store)
  for (const revision of [1, 2]) {
    clock.advance(hour)
    unwrap(store.save({ ...plan, notes: String(revision) }, revision))
  }
  store.close()
  const setting = "UPDATE settings SET value = '2031' WHERE key = 'keyYear'"
  const [newest] = listBackups(folder)
  inDatabase(newest?.path ?? '', (db) => db.exec(setting))
  inDatabase(storePath(folder), (db) => {
    db.exec(setting)
    db.exec('UPDATE outcomes SET value = value + 1 WHERE position = 1')
  })
  within(folder, (again) => {
    expect(all(again)).toEqual(whole)
    expect(noticesIn(again)).toMatchObject([
      { code: 'rows-healed', details: { rows: [{ count: 1 }, { count: 1 }] } },
    ])
  })
})
