/** A second program on a data folder: it reads, follows, and writes as soon as the first has ended. */
import Database from 'better-sqlite3'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { hostError } from '../../src/host/dispatch.ts'
import { openStore } from '../../src/main/open-store.ts'
import type { ScenarioStore } from '../../src/main/scenario-store.ts'
import { openReader } from '../../src/main/storage/reader.ts'
import { watchStore } from '../../src/main/watched-store.ts'
import { failed } from '../../src/model/result.ts'
import {
  errorOf,
  fingerprintOf,
  newFolder,
  open,
  opened,
  other,
  plan,
  storePath,
  unwrap,
} from './storage/helpers.ts'

const holder = String(process.pid)
const own = {
  indicator: 'grdp',
  unit: '100m CNY',
  year: 2021,
  measure: 'level',
  value: 1,
  source: 'a',
} as const

afterEach(() => {
  vi.useRealTimers()
})

/** The store of the first program, with a scenario, and that of the second. */
function both(): { readonly folder: string; readonly first: ScenarioStore; readonly second: ScenarioStore } {
  const folder = newFolder()
  const first = opened(folder)
  unwrap(first.save(plan, 0))
  return { folder, first, second: unwrap(openStore(folder, fingerprintOf)) }
}

describe('while another program works in the folder', () => {
  test('what is there is read, and that it cannot be changed is told', () => {
    const { first, second } = both()
    first.keepOutcomes('a.csv', [own])
    first.writeSettings({ theme: 'dark' })
    expect(unwrap(second.notices())).toEqual([{ code: 'read-only', details: {} }])
    const seen = (store: ScenarioStore): readonly unknown[] => [
      unwrap(store.list()),
      unwrap(store.revisions('plan')),
      unwrap(store.revision('plan', 1)),
      unwrap(store.trash()),
      unwrap(store.outcomes()),
      unwrap(store.readSettings()),
    ]
    expect(seen(second)).toEqual(seen(first))
    second.close()
  })

  test('nothing is changed, and the first is not kept from changing', () => {
    const { first, second } = both()
    const readOnly = hostError('read-only', {})
    for (const answer of [
      second.save({ ...plan, notes: 'new' }, 1),
      second.save(other, 0),
      second.restore('plan', 1),
      second.remove('plan'),
      second.putBack('plan'),
      second.keepOutcomes('a.csv', [own]),
      second.removeOutcomes('a.csv'),
      second.erase('trash'),
      second.restoreBackup(unwrap(second.backups())[0]?.file ?? '', 'keep'),
    ]) {
      expect(answer).toEqual(failed(readOnly))
    }
    expect(unwrap(first.save({ ...plan, notes: 'mine' }, 1)).revision).toBe(2)
    expect(unwrap(second.list()).map(({ revision }) => revision)).toEqual([2])
    second.close()
    expect(unwrap(first.save({ ...plan, notes: 'still mine' }, 2)).revision).toBe(3)
  })

  test('settings are those of the window as long as it is open, and the notice is forgotten when seen', () => {
    const { first, second } = both()
    first.writeSettings({ theme: 'dark', language: 'ko' })
    expect(unwrap(second.writeSettings({ theme: 'light' }))).toEqual({ theme: 'light', language: 'ko' })
    expect(unwrap(second.readSettings())).toEqual({ theme: 'light', language: 'ko' })
    expect(unwrap(first.readSettings())).toEqual({ theme: 'dark', language: 'ko' })
    unwrap(second.forgetNotices())
    expect(unwrap(second.notices())).toEqual([])
    second.close()
  })

  test('whoever waits hears of a change of the first', async () => {
    vi.useFakeTimers()
    const { first, second } = both()
    const store = watchStore(second)
    const before = unwrap(await store.changes(undefined))
    const answer = store.changes(before.mark)
    await vi.advanceTimersByTimeAsync(5000)
    expect(await Promise.race([answer, Promise.resolve('waits')])).toBe('waits')
    unwrap(first.save(other, 0))
    await vi.advanceTimersByTimeAsync(1000)
    const after = unwrap(await answer)
    expect(after.scenarios.map(({ id }) => id)).toEqual(['plan', 'other'])
    expect(after.mark).not.toBe(before.mark)
    // Nobody knows what the other changed.
    expect(after.outcomes).not.toBe(before.outcomes)
    store.close()
    expect(vi.getTimerCount()).toBe(0)
  })
})

test('when the first has ended, the next change takes its place', async () => {
  const { folder, first, second } = both()
  const store = watchStore(second)
  const { mark } = unwrap(await store.changes(undefined))
  expect(errorOf(store.save(other, 0)).code).toBe('read-only')
  first.close()
  expect(unwrap(store.save(other, 0)).revision).toBe(1)
  expect(unwrap(store.notices())).toEqual([])
  expect(unwrap(await store.changes(mark)).mark).not.toBe(mark)
  expect(errorOf(open(folder)).code).toBe('folder-in-use')
  store.close()
  expect(unwrap(opened(folder).list()).map(({ scenario }) => scenario.id)).toEqual(['plan', 'other'])
})

test('a store in the form of another version is left to the program that holds it', () => {
  const { folder } = both()
  const db = new Database(storePath(folder))
  db.prepare("UPDATE migrations SET name = 'another' WHERE number = 1").run()
  db.close()
  expect(errorOf(openStore(folder, fingerprintOf))).toEqual(hostError('folder-in-use', { holder }))
})

test('nor is anything made where there is no store yet', () => {
  expect(errorOf(openReader(newFolder(), fingerprintOf)).code).toBe('store-failed')
})
