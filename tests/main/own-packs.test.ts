import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readLibraryFrom } from '../../src/main/data-folder.ts'
import { createHandlers } from '../../src/main/handlers.ts'
import { languages } from '../../src/model/spec.ts'
import { storeNoticeText } from '../../src/report/faults/host-error.ts'
import { speechOf } from '../../src/report/text/words.ts'
import { tinyFolder } from '../helpers/tiny-model.ts'
import { createMemoryStore } from './memory-store.ts'
import { newFolder } from './temp-folder.ts'

let dataDir: string
const pack = (...path: readonly string[]) => join(dataDir, 'packs', 'lund', ...path)
const edit = (file: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(pack(file), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(pack(file), text.replace(from, to))
}
const baselineFile = 'baselines/bikes-23.yaml'
const read = () => {
  const library = readLibraryFrom(tinyFolder, { dataDir })
  if (!library.ok) throw new Error('what ships has faults')
  return library.value
}

/** The bicycles of another town, in the user's data folder. */
beforeEach(() => {
  dataDir = newFolder()
  mkdirSync(join(dataDir, 'packs'))
  cpSync(join(tinyFolder, 'packs', 'malmo'), pack(), { recursive: true })
  edit('pack.yaml', /^id: .*$/m, 'id: lund')
  edit('pack.yaml', /^baseline: .*$/m, 'baseline: lund-23')
  edit(baselineFile, /^id: .*$/m, 'id: lund-23')
  edit('scenarios/twice-as-many.scenario.json', '"bikes-23"', '"lund-23"')
})

describe('packs in the user’s data folder', () => {
  test('stand beside those that ship, after them, with their baselines and scenarios', () => {
    const { data, grounds, leftOut } = read()
    expect(leftOut).toEqual([])
    expect(data.packs.map(({ spec }) => spec.id)).toEqual(['malmo', 'lund'])
    expect(grounds.first.pack.id).toBe('malmo')
    const { model, version } = { model: grounds.first.model.id, version: grounds.first.model.version }
    expect(grounds.of({ model: `${model}@${version}`, baseline: 'lund-23' })).toMatchObject({
      ok: true,
      value: { pack: { id: 'lund' } },
    })
    expect(data.packs[1]?.shipped.map(({ scenario }) => scenario.baseline)).toEqual(['lund-23'])
  })

  test.each([
    ['a file that is no YAML', () => writeFileSync(pack('pack.yaml'), 'id: [')],
    ['no pack file', () => writeFileSync(join(dataDir, 'packs', 'lund', 'pack.yaml'), '')],
    ['an id of a pack that ships', () => edit('pack.yaml', /^id: .*$/m, 'id: malmo')],
    ['an id of a baseline that ships', () => edit(baselineFile, /^id: .*$/m, 'id: bikes-23')],
    ['a model that is not here', () => edit('pack.yaml', /^model: .*$/m, 'model: trams@1')],
    ['a baseline that lacks a figure', () => edit(baselineFile, /id: fare$/m, 'id: fair')],
    [
      'a scenario on another baseline',
      () => edit('scenarios/twice-as-many.scenario.json', '"lund-23"', '"oslo-23"'),
    ],
  ])('that are at fault are left out and told, and the rest is there: %s', async (_, spoil) => {
    spoil()
    const library = read()
    expect(library.data.packs.map(({ spec }) => spec.id)).toEqual(['malmo'])
    expect(library.leftOut).toMatchObject([{ path: 'packs/lund' }])
    const [left] = library.leftOut
    expect(left?.faults.length).toBeGreaterThan(0)
    const notices = await createHandlers(library, createMemoryStore(library.grounds.first.built))[
      'store.notices'
    ]({})
    const [notice] = notices.ok ? notices.value : []
    if (notice?.code !== 'pack-left-out') throw new Error('the pack is not told')
    for (const language of languages) {
      const text = storeNoticeText(notice, speechOf(language))
      expect(text).toContain('packs/lund')
      expect(text.length).toBeGreaterThan(30)
    }
  })

  test('are none where there is no folder, or a file in its place', () => {
    const before = read().data.packs.length
    dataDir = newFolder()
    expect(read().data.packs).toHaveLength(before - 1)
    writeFileSync(join(dataDir, 'packs'), 'a file')
    expect(read()).toMatchObject({ leftOut: [] })
  })
})
