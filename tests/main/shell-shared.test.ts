/** What both shells share, apart from what is seen through either. */
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { freeName } from '../../src/files/scenario-name.ts'
import { writeScenarioFile } from '../../src/files/scenario-text.ts'
import { hostError } from '../../src/host/dispatch.ts'
import { findInside } from '../../src/main/contained.ts'
import { chooseDataDir, prepareDataDir } from '../../src/main/data-dir.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import { failed } from '../../src/model/result.ts'
import { ground, library } from './library.ts'
import { createMemoryStore } from './memory-store.ts'
import { newRoot } from './renderer-folder.ts'
import { newFolder } from './temp-folder.ts'

let folder: string
beforeEach(() => {
  folder = newFolder()
})

describe('data folder', () => {
  const home = '/home/planner'
  test.each<[string, string | undefined, NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['the option', '/chosen', 'linux', { QIANTANG_DATA_DIR: '/env' }, '/chosen'],
    ['the environment', undefined, 'linux', { QIANTANG_DATA_DIR: '/env', XDG_DATA_HOME: '/xdg' }, '/env'],
    ['XDG', undefined, 'linux', { XDG_DATA_HOME: '/xdg' }, '/xdg/qiantang'],
    ['Linux', undefined, 'linux', {}, '/home/planner/.local/share/qiantang'],
    [
      'Linux, empty',
      undefined,
      'linux',
      { XDG_DATA_HOME: '', QIANTANG_DATA_DIR: '' },
      `${home}/.local/share/qiantang`,
    ],
    ['a relative XDG', undefined, 'linux', { XDG_DATA_HOME: 'data' }, `${home}/.local/share/qiantang`],
    ['macOS', undefined, 'darwin', { XDG_DATA_HOME: '/xdg' }, `${home}/Library/Application Support/Qiantang`],
    ['Windows', undefined, 'win32', { APPDATA: '/roaming' }, '/roaming/Qiantang'],
    ['Windows, bare', undefined, 'win32', {}, `${home}/AppData/Roaming/Qiantang`],
  ])('of %s', (_what, option, platform, env, expected) => {
    expect(chooseDataDir(option, { platform, env, home })).toBe(expected)
  })

  test('is made for its owner alone', () => {
    const path = join(folder, 'a', 'b')
    expect(prepareDataDir(path)).toEqual({ ok: true, value: path })
    expect(statSync(path).mode & 0o777).toBe(0o700)
  })
})

describe('name of a scenario that is kept beside another', () => {
  test.each<[string, readonly string[], string]>([
    ['Plan', [], 'Plan'],
    ['Plan', ['Plan'], 'Plan (2)'],
    ['Plan', ['Plan', 'Plan (2)'], 'Plan (3)'],
    ['Plan (2)', ['Plan', 'Plan (2)'], 'Plan (3)'],
    ['Plan (2)', ['Plan (2)', 'Plan (3)'], 'Plan (4)'],
    ['x'.repeat(120), ['x'.repeat(120)], `${'x'.repeat(116)} (2)`],
    ['😀'.repeat(60), ['😀'.repeat(60)], `${'😀'.repeat(58)} (2)`],
    [`a${'😀'.repeat(59)}`, [`a${'😀'.repeat(59)}`], `a${'😀'.repeat(57)} (2)`],
  ])('%s among %j', (name, taken, expected) => {
    expect(freeName(name, new Set(taken))).toBe(expected)
    expect(expected.isWellFormed()).toBe(true)
  })
})

describe('handlers', () => {
  const storage = failed(hostError('store-busy', {}))
  const scenario = ground.shipped[0]?.scenario
  if (!scenario) throw new Error('no scenario ships')
  // Of the user's own: one that ships has its place already.
  const text = writeScenarioFile({ ...scenario, id: crypto.randomUUID() })
  const base64 = Buffer.from(text).toString('base64')

  test.each(['list', 'trash', 'save'] as const)(
    "hand on a store's failure to %s while importing",
    async (method) => {
      const store = { ...createMemoryStore(ground.built), [method]: () => storage }
      const answer = await createHandlers(library, store)['scenarios.import']({
        file: 'a',
        base64,
        choice: 'ask',
      })
      expect(answer).toEqual(storage)
    },
  )

  test('leave out outcomes that the model does not know, or not in their unit', () => {
    const store = createMemoryStore(ground.built)
    const own = { year: 2021, measure: 'level', value: 1, source: 'a' } as const
    store.keepOutcomes('a.csv', [
      { ...own, indicator: 'grdp', unit: '100m CNY' },
      { ...own, indicator: 'grdp', unit: 'million CNY' },
      { ...own, indicator: 'happiness', unit: '%' },
    ])
    store.keepOutcomes('b.csv', [{ ...own, indicator: 'happiness', unit: '%' }])
    expect(createHandlers(library, store)['outcomes.list']({})).toMatchObject({
      value: [{ file: 'a.csv', outcomes: [{ unit: '100m CNY' }] }],
    })
    const failing = { ...store, outcomes: () => storage }
    expect(createHandlers(library, failing)['outcomes.list']({})).toEqual(storage)
  })

  test('do not restore what the model no longer takes', () => {
    const store = createMemoryStore(ground.built)
    store.save({ ...scenario, levers: { unheardOf: { target: 1 } } }, 0)
    const answer = createHandlers(library, store)['scenarios.restore']({ id: scenario.id, revision: 1 })
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'refused', faults: [{ code: 'unknown-lever' }] },
    })
  })
})

describe('paths inside a folder', () => {
  test.each([
    ['index.html', true],
    ['/assets/../index.html', true],
    ['..', false],
    ['../renderer-other/secret.txt', false],
    ['/assets/link.txt', false],
    ['nothing', false],
    ['index.html\0', false],
    ['assets\\..\\index.html', false],
  ])('%j: %s', (path, inside) => {
    expect(findInside(join(newRoot(), 'out', 'renderer'), path) !== undefined).toBe(inside)
  })

  test('a name that begins with two dots is inside', () => {
    writeFileSync(join(folder, '..a'), '')
    expect(findInside(folder, '..a')).toBeDefined()
  })

  test('a folder that is not there holds nothing', () => {
    expect(findInside(join(folder, 'none'), '')).toBeUndefined()
  })
})
