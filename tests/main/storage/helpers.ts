/** Stores in temporary folders, on a clock that stands still until it is moved. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { HostError, HostResult, SetAsideFile, StoreNotice } from '../../../src/host/contract.ts'
import type { ScenarioStore } from '../../../src/main/scenario-store.ts'
import { openStore, type StoreOptions } from '../../../src/main/storage/store.ts'
import type { Scenario } from '../../../src/model/spec.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export function createClock(start = '2026-11-22T10:00:00.000Z') {
  let time = new Date(start).getTime()
  return {
    now: (): Date => new Date(time),
    advance: (milliseconds: number): void => {
      time += milliseconds
    },
  }
}

/** A new folder, removed after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qiantang-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Tells scenarios apart by what they move; the store takes it as it comes. */
export const fingerprintOf = ({ levers }: Scenario): string => `print of ${Object.keys(levers).join()}`

export const open = (folder: string, options?: StoreOptions): HostResult<ScenarioStore> =>
  openStore(folder, fingerprintOf, options)

/** Opens a store, closed after the test if not before. */
export function opened(folder: string, options?: StoreOptions): ScenarioStore {
  const store = unwrap(open(folder, options))
  onTestFinished(() => store.close())
  return store
}

/** Lets work be done in a store that is closed after it. */
export function within<T>(folder: string, work: (store: ScenarioStore) => T, options?: StoreOptions): T {
  const store = unwrap(open(folder, options))
  try {
    return work(store)
  } finally {
    store.close()
  }
}

export function unwrap<T>(result: HostResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** What a store has to tell of what happened to it; files that made place for that are told apart. */
export const noticesIn = (store: ScenarioStore): readonly StoreNotice[] =>
  unwrap(store.notices()).filter(({ code }) => code !== 'set-aside')

/** The files that made place, as the store tells of them. */
export const setAsideIn = (store: ScenarioStore): readonly SetAsideFile[] =>
  unwrap(store.notices()).flatMap((notice) => (notice.code === 'set-aside' ? [notice.details] : []))

export function errorOf(result: HostResult<unknown>): HostError {
  if (result.ok) throw new Error(`expected to fail, but gave ${JSON.stringify(result.value)}`)
  return result.error
}

export const storePath = (folder: string): string => join(folder, 'qiantang.sqlite')

export const backupsIn = (folder: string): readonly string[] => readdirSync(join(folder, 'backups')).sort()

/** Names of the damaged files that were kept. */
export const keptIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.includes('damaged'))
    .sort()

/** Looks into a file of SQLite as another program would. */
export function inDatabase<T>(path: string, work: (db: Database.Database) => T): T {
  const db = new Database(path, { fileMustExist: true })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

export const plan: Scenario = {
  id: 'plan',
  name: 'Plan',
  notes: '',
  model: 'zhejiang-digital-economy@1',
  baseline: 'kiep-17-06',
  reading: 'share',
  horizon: 2035,
  levers: { fusionFields: { target: 11, start: 2018, ramp: 3 } },
  assumptions: { imitation: 0.09 },
  indicators: [],
}
export const other: Scenario = { ...plan, id: 'other', name: 'Other', levers: {}, assumptions: {} }

/** Mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}
