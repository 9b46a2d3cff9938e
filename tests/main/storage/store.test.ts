import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OwnOutcome } from '../../../src/files/own-outcomes.ts'
import { writeScenarioFile } from '../../../src/files/scenario-text.ts'
import { hostError } from '../../../src/host/dispatch.ts'
import { addDigestFunctions } from '../../../src/main/storage/digest.ts'
import { contentOf, scenarioIn } from '../../../src/main/storage/rows.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import {
  createClock,
  errorOf,
  fingerprintOf,
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

/** A store and its clock, which is a minute further at each change. */
function newStore() {
  const folder = newFolder()
  const clock = createClock()
  return { folder, clock, store: opened(folder, { now: clock.now }) }
}

const changed = (notes: string): Scenario => ({ ...plan, notes })

describe('saving', () => {
  test('answers with what is stored: content, number and time', () => {
    const { store, clock } = newStore()
    expect(unwrap(store.save(plan, 0))).toEqual({
      scenario: plan,
      revision: 1,
      savedAt: '2026-11-22T10:00:00.000Z',
    })
    clock.advance(minute)
    expect(unwrap(store.save(changed('second'), 1))).toEqual({
      scenario: changed('second'),
      revision: 2,
      savedAt: '2026-11-22T10:01:00.000Z',
    })
  })

  test('is there for another reader of the file as soon as it is answered', () => {
    const { folder, store } = newStore()
    unwrap(store.save(plan, 0))
    const names = inDatabase(storePath(folder), (db) =>
      db.prepare('SELECT name FROM revisions').pluck().all(),
    )
    expect(names).toEqual([plan.name])
  })

  test('is there after closing and opening', () => {
    const folder = newFolder()
    within(folder, (store) => {
      unwrap(store.save(plan, 0))
      unwrap(store.save(changed('second'), 1))
      unwrap(store.save(other, 0))
    })
    const list = within(folder, (store) => unwrap(store.list()))
    expect(list.map(({ scenario, revision }) => [scenario, revision])).toEqual([
      [changed('second'), 2],
      [other, 1],
    ])
  })

  test.each([
    ['0 where there is one', 0],
    ['an older one', 1],
    ['one that is not there yet', 3],
  ])('after %s is a conflict', (_what, after) => {
    const { store } = newStore()
    unwrap(store.save(plan, 0))
    unwrap(store.save(changed('second'), 1))
    const error = errorOf(store.save(changed('mine'), after))
    expect(error).toEqual(hostError('conflict', { why: 'changed', newest: 2 }))
    expect(unwrap(store.revisions(plan.id))).toHaveLength(2)
  })

  test('of a scenario that was never there, after a revision, is a conflict and leaves nothing', () => {
    const { store } = newStore()
    expect(errorOf(store.save(plan, 1)).code).toBe('conflict')
    expect(unwrap(store.list())).toEqual([])
    expect(unwrap(store.save(plan, 0)).revision).toBe(1)
  })

  test('the content of the newest revision makes no new one, in whatever order its levers come', () => {
    const { store, clock } = newStore()
    const levers = { fusionFields: { target: 11 }, digitalTowns: { target: 9 } }
    const turned = { digitalTowns: { target: 9 }, fusionFields: { target: 11 } }
    const first = unwrap(store.save({ ...plan, levers }, 0))
    clock.advance(minute)
    expect(unwrap(store.save({ ...plan, levers: turned }, 1))).toEqual(first)
    expect(unwrap(store.revisions(plan.id))).toHaveLength(1)
  })

  test('a second time because the answer was lost gives the same answer', () => {
    const { store } = newStore()
    const first = unwrap(store.save(plan, 0))
    expect(unwrap(store.save(plan, 0))).toEqual(first)
    const second = unwrap(store.save(changed('second'), 1))
    expect(unwrap(store.save(changed('second'), 1))).toEqual(second)
    expect(errorOf(store.save(changed('second'), 0)).code).toBe('conflict')
  })

  test('to content of long ago is a revision of its own', () => {
    const { store } = newStore()
    unwrap(store.save(plan, 0))
    unwrap(store.save(changed('second'), 1))
    expect(unwrap(store.save(plan, 2)).revision).toBe(3)
  })

  test('what could not be read again is refused', () => {
    const { store } = newStore()
    const error = errorOf(store.save({ ...plan, assumptions: { imitation: Number.NaN } }, 0))
    expect(error).toEqual(hostError('bad-input', { paths: ['assumptions.imitation'] }))
    expect(errorOf(store.save({ ...plan, name: '' }, 0)).code).toBe('bad-input')
    expect(errorOf(store.save({ ...plan, notes: 'n'.repeat(20_001) }, 0)).code).toBe('bad-input')
    expect(unwrap(store.list())).toEqual([])
  })

  test('keeps names and notes of every script up to their limits', () => {
    const { folder, store } = newStore()
    const full = { ...plan, name: '钱塘'.repeat(60), notes: `첸탕 🌊\n\t'";--${'浙'.repeat(19_900)}` }
    expect(unwrap(store.save(full, 0)).scenario).toEqual(full)
    store.close()
    expect(unwrap(opened(folder).list())[0]?.scenario).toEqual(full)
  })

  test('gives back every number to the last bit', () => {
    const { store } = newStore()
    let revision = 0
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const scenario = { ...plan, notes: String(revision), assumptions: { imitation: value + 0 } }
        const stored = unwrap(store.save(scenario, revision))
        revision = stored.revision
        const read = unwrap(store.revision(plan.id, revision))
        return Object.is(read.assumptions.imitation, value + 0)
      }),
      { numRuns: 100, seed: 1 },
    )
  })
})

describe('revisions', () => {
  test('are listed newest first, with what they were when they were saved', () => {
    const { store, clock } = newStore()
    unwrap(store.save(plan, 0))
    clock.advance(minute)
    const renamed = { ...plan, name: 'Renamed', levers: {}, assumptions: {} }
    unwrap(store.save(renamed, 1))
    expect(unwrap(store.revisions(plan.id))).toEqual([
      {
        revision: 2,
        savedAt: '2026-11-22T10:01:00.000Z',
        name: 'Renamed',
        model: plan.model,
        baseline: plan.baseline,
        fingerprint: fingerprintOf(renamed),
        departures: 0,
        label: '',
      },
      {
        revision: 1,
        savedAt: '2026-11-22T10:00:00.000Z',
        name: plan.name,
        model: plan.model,
        baseline: plan.baseline,
        fingerprint: fingerprintOf(plan),
        departures: 2,
        label: '',
      },
    ])
  })

  test('can be looked at one by one, those of the trash too', () => {
    const { store } = newStore()
    unwrap(store.save(plan, 0))
    unwrap(store.save(changed('second'), 1))
    unwrap(store.remove(plan.id))
    expect(unwrap(store.revision(plan.id, 1))).toEqual(plan)
    expect(unwrap(store.revision(plan.id, 2))).toEqual(changed('second'))
    expect(unwrap(store.revisions(plan.id))).toHaveLength(2)
  })

  test('that are restored become the newest, and nothing is lost', () => {
    const { store, clock } = newStore()
    unwrap(store.save(plan, 0))
    unwrap(store.save(changed('second'), 1))
    clock.advance(minute)
    expect(unwrap(store.restore(plan.id, 1))).toEqual({
      scenario: plan,
      revision: 3,
      savedAt: '2026-11-22T10:01:00.000Z',
    })
    const contents = [1, 2, 3].map((revision) => unwrap(store.revision(plan.id, revision)))
    expect(contents).toEqual([plan, changed('second'), plan])
    const [newest, , first] = unwrap(store.revisions(plan.id))
    expect(newest).toEqual({ ...first, revision: 3, savedAt: '2026-11-22T10:01:00.000Z' })
    expect(unwrap(store.save(changed('third'), 3)).revision).toBe(4)
  })

  test('of the content that stands already are not restored once more', () => {
    const { store } = newStore()
    const stored = unwrap(store.save(plan, 0))
    expect(unwrap(store.restore(plan.id, 1))).toEqual(stored)
    expect(unwrap(store.revisions(plan.id))).toHaveLength(1)
  })

  test('that are not there are not found', () => {
    const { store } = newStore()
    unwrap(store.save(plan, 0))
    expect(errorOf(store.revisions('nobody')).code).toBe('not-found')
    expect(errorOf(store.revision(plan.id, 2)).code).toBe('not-found')
    expect(errorOf(store.restore(plan.id, 2)).code).toBe('not-found')
    expect(errorOf(store.restore('nobody', 1)).code).toBe('not-found')
  })
})

describe('trash', () => {
  test('takes a scenario with all its revisions and gives it back in its place', () => {
    const { store, clock } = newStore()
    unwrap(store.save(plan, 0))
    unwrap(store.save(changed('second'), 1))
    unwrap(store.save(other, 0))
    clock.advance(minute)
    expect(unwrap(store.remove(plan.id))).toEqual({})
    expect(unwrap(store.list()).map(({ scenario }) => scenario.id)).toEqual([other.id])
    expect(unwrap(store.trash())).toEqual([
      {
        scenario: changed('second'),
        revision: 2,
        savedAt: '2026-11-22T10:00:00.000Z',
        deletedAt: '2026-11-22T10:01:00.000Z',
      },
    ])
    expect(unwrap(store.putBack(plan.id))).toMatchObject({ scenario: changed('second'), revision: 2 })
    expect(unwrap(store.trash())).toEqual([])
    expect(unwrap(store.list()).map(({ scenario }) => scenario.id)).toEqual([plan.id, other.id])
  })

  test('keeps what is in it from being changed, and says so', () => {
    const { store } = newStore()
    unwrap(store.save(plan, 0))
    unwrap(store.remove(plan.id))
    for (const after of [0, 1]) {
      const error = errorOf(store.save(changed('mine'), after))
      expect(error).toMatchObject({ code: 'conflict', details: { why: 'in-trash' } })
    }
    expect(errorOf(store.save(plan, 1)).code).toBe('conflict')
    expect(errorOf(store.restore(plan.id, 1)).code).toBe('not-found')
  })

  test('has nothing that was not put there', () => {
    const { store } = newStore()
    unwrap(store.save(plan, 0))
    expect(errorOf(store.putBack(plan.id)).code).toBe('not-found')
    expect(errorOf(store.remove('nobody')).code).toBe('not-found')
    unwrap(store.remove(plan.id))
    expect(errorOf(store.remove(plan.id)).code).toBe('not-found')
  })
})

describe('settings', () => {
  test('are changed one by one, answered whole and there after opening again', () => {
    const { folder, store } = newStore()
    expect(unwrap(store.readSettings())).toEqual({})
    expect(unwrap(store.writeSettings({ language: 'zh', shown: ['a', 'b'] }))).toEqual({
      language: 'zh',
      shown: ['a', 'b'],
    })
    const all = {
      language: 'zh',
      shown: [],
      theme: 'contrast',
      prices: 'constant',
      active: 'a',
      keyYear: 2030,
    }
    const { language: _, ...rest } = all
    expect(unwrap(store.writeSettings(rest as Parameters<typeof store.writeSettings>[0]))).toEqual(all)
    store.close()
    expect(unwrap(opened(folder).readSettings())).toEqual(all)
  })

  test('that are unknown or have another form are passed over and stay in the file', () => {
    const folder = newFolder()
    within(folder, (store) => unwrap(store.writeSettings({ language: 'ko', theme: 'dark' })))
    inDatabase(storePath(folder), (db) => {
      addDigestFunctions(db)
      const insert = db.prepare('INSERT INTO settings (key, value) VALUES (?, ?)')
      insert.run('soundOfTheSea', 'true')
      insert.run('__proto__', '{"polluted":true}')
      insert.run('keyYear', '"next year"')
      insert.run('shown', '[1,2,3]')
      db.prepare("UPDATE settings SET value = '\"neon\"' WHERE key = 'theme'").run()
      db.exec('UPDATE settings SET digest = row_digest(key, value)')
    })
    const store = opened(folder)
    expect(unwrap(store.readSettings())).toEqual({ language: 'ko' })
    expect(unwrap(store.writeSettings({ theme: 'light' }))).toEqual({ language: 'ko', theme: 'light' })
    const keys = inDatabase(storePath(folder), (db) => db.prepare('SELECT key FROM settings').pluck().all())
    expect(keys).toContain('soundOfTheSea')
  })
})

describe('own outcomes', () => {
  const grdp = (value: number): OwnOutcome => ({
    indicator: 'grdp',
    year: 2021,
    measure: 'level',
    value,
    unit: '100m CNY',
    source: '통계청, "속보"',
  })

  test('are there after closing and opening, by file and in their order', () => {
    const folder = newFolder()
    const clock = createClock()
    const kept = within(
      folder,
      (store) => {
        const first = unwrap(store.keepOutcomes('b.csv', [grdp(2), grdp(1.5)]))
        clock.advance(minute)
        return [first, unwrap(store.keepOutcomes('a.csv', [grdp(3)]))]
      },
      { now: clock.now },
    )
    expect(kept.map(({ importedAt }) => importedAt)).toEqual([
      '2026-11-22T10:00:00.000Z',
      '2026-11-22T10:01:00.000Z',
    ])
    expect(unwrap(opened(folder).outcomes())).toEqual(kept)
  })

  test('of a file take the place of those before, and go with it', () => {
    const { store } = newStore()
    unwrap(store.keepOutcomes('a.csv', [grdp(1), grdp(2)]))
    unwrap(store.keepOutcomes('b.csv', [grdp(3)]))
    unwrap(store.keepOutcomes('a.csv', [grdp(4)]))
    const files = () => unwrap(store.outcomes()).map(({ file, outcomes }) => [file, outcomes.length])
    expect(files()).toEqual([
      ['b.csv', 1],
      ['a.csv', 1],
    ])
    expect(unwrap(store.removeOutcomes('a.csv'))).toEqual({})
    expect(files()).toEqual([['b.csv', 1]])
    expect(errorOf(store.removeOutcomes('a.csv')).code).toBe('not-found')
  })

  test('of which one cannot be stored change nothing', () => {
    const { store } = newStore()
    unwrap(store.keepOutcomes('a.csv', [grdp(1)]))
    const wrong = { ...grdp(2), measure: 'guess' as OwnOutcome['measure'] }
    expect(() => store.keepOutcomes('a.csv', [grdp(3), wrong])).toThrow('CHECK constraint failed')
    expect(unwrap(store.outcomes())[0]?.outcomes).toEqual([grdp(1)])
  })
})

describe('content that cannot be read', () => {
  /** Writes into the store as another program would that vouches for what it writes. */
  const write = (folder: string, content: string, revision: number): void =>
    inDatabase(storePath(folder), (db) => {
      addDigestFunctions(db)
      db.prepare('UPDATE revisions SET content = ? WHERE scenario_id = ? AND revision = ?').run(
        content,
        plan.id,
        revision,
      )
      db.exec(`UPDATE revisions SET digest =
        revision_digest(scenario_id, revision, saved_at, name, content, fingerprint, departures)`)
    })

  test('is left out and told of, and keeps nothing else from being read', () => {
    const folder = newFolder()
    within(folder, (store) => {
      unwrap(store.save(plan, 0))
      unwrap(store.save(changed('second'), 1))
      unwrap(store.save(other, 0))
    })
    write(folder, '{}', 2)
    const store = opened(folder)
    const unreadable = [{ code: 'unreadable', details: { names: ['Plan'] } }]
    expect(noticesIn(store)).toEqual(unreadable)
    // It still is.
    unwrap(store.forgetNotices())
    expect(noticesIn(store)).toEqual(unreadable)
    expect(unwrap(store.list()).map(({ scenario }) => scenario.id)).toEqual([other.id])
    expect(errorOf(store.revision(plan.id, 2)).code).toBe('revision-unreadable')
    expect(errorOf(store.restore(plan.id, 2)).code).toBe('revision-unreadable')
    expect(unwrap(store.restore(plan.id, 1))).toMatchObject({ scenario: plan, revision: 3 })
    expect(unwrap(store.list())).toHaveLength(2)
  })

  test('of another scenario is not taken for it', () => {
    const folder = newFolder()
    within(folder, (store) => {
      unwrap(store.save(plan, 0))
      unwrap(store.save(other, 0))
    })
    write(folder, contentOf(other), 1)
    expect(unwrap(opened(folder).list()).map(({ scenario }) => scenario.id)).toEqual([other.id])
  })
})

test('a name that an older program kept with what nobody sees in it is read as it is seen', () => {
  const written = { ...plan, name: '저장성\u200b \u3164계획'.normalize('NFD'), indicators: [] }
  expect(scenarioIn(writeScenarioFile(written), plan.id)?.name).toBe('저장성 계획')
  expect(scenarioIn(writeScenarioFile({ ...plan, name: '\u3164' }), plan.id)?.name).toBe('?')
})
