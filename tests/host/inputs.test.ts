/** What each question may carry: the last that is taken and the first that is refused, at every bound. */
import { describe, expect, test } from 'vitest'
import { maxResultBytes } from '../../src/files/result-file.ts'
import { longestName } from '../../src/files/scenario-name.ts'
import type { Channel } from '../../src/host/contract.ts'
import { inputSchemas } from '../../src/host/inputs.ts'
import { ground } from '../helpers/library.ts'

interface Bounds {
  readonly takes: readonly unknown[]
  readonly refuses: readonly unknown[]
}

const nothing: Bounds = { takes: [{}], refuses: [{ more: 1 }, null, undefined, '', []] }
const letters = (count: number): string => 'x'.repeat(count)
/** As long as a base64 text can be that is no longer than that, and the next. */
const base64 = (most: number): readonly [fits: string, tooLong: string] => {
  const fits = 'A'.repeat(most - (most % 4))
  return [fits, `${fits}AAAA`]
}
const scenario = ground.shipped[0]?.scenario
const notIds = ['', letters(65), 7, undefined]
const byId: Bounds = {
  takes: [{ id: 'a' }, { id: letters(64) }],
  refuses: [{}, { id: 'a', more: 1 }, ...notIds.map((id) => ({ id }))],
}
const byRevision: Bounds = {
  takes: [{ id: 'a', revision: 1 }],
  refuses: [
    ...[0, 1.5, '1', undefined].map((revision) => ({ id: 'a', revision })),
    ...notIds.map((id) => ({ id, revision: 1 })),
    { id: 'a', revision: 1, more: 1 },
  ],
}
const hidden = 'a\u202eb'
const [table, tooLongTable] = base64(1_600_000)
const [result, tooLongResult] = base64(Math.ceil((maxResultBytes * 4) / 3) + 100)
const read = { file: 'a.csv', base64: 'AAAA' }
const notFiles = [hidden, letters(256), 7, undefined].map((file) => ({ ...read, file }))
const tableReading: Bounds = {
  takes: [
    read,
    { ...read, order: letters(64) },
    { ...read, file: letters(255), base64: table },
    { ...read, language: 'ko' },
    { ...read, choices: {} },
    ...['point', 'comma'].map((decimal) => ({ ...read, choices: { decimal } })),
    { ...read, choices: { source: letters(1000) } },
  ],
  refuses: [
    ...notFiles,
    { ...read, order: letters(65) },
    { ...read, base64: tooLongTable },
    { ...read, base64: '!' },
    { ...read, language: 'fr' },
    { ...read, more: 1 },
    ...[
      { decimal: 'dot' },
      { encoding: 'none' },
      { separator: 'x' },
      { source: letters(1001) },
      { source: undefined },
      { more: 1 },
    ].map((choices) => ({ ...read, choices })),
  ],
}
const panels = { levers: { open: true }, scenarios: { open: false, width: 200 } }
const drawing = { draws: 1, seed: 0, method: 'sobol', ranges: {} }
const range = { low: 0, central: 1, high: 2 }
const ranges = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, range]))
const colours = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, index % 5 || 5]))

const bounds: { readonly [K in Channel]: Bounds } = {
  'library.read': nothing,
  'program.read': nothing,
  'store.notices': nothing,
  'store.forgetNotices': nothing,
  'store.erase': {
    takes: [{ what: 'trash' }, { what: 'revisions' }],
    refuses: [{}, { what: 'all' }, { what: '' }, { what: 'trash', more: 1 }],
  },
  'store.settle': {
    takes: [{ choice: 'keep' }, { choice: 'take' }],
    refuses: [{}, { choice: '' }, { choice: 'keep', more: 1 }],
  },
  'store.changes': {
    takes: [{}, { since: '' }, { since: letters(64) }],
    refuses: [{ since: letters(65) }, { since: 7 }, { since: undefined }, { more: 1 }],
  },
  'backups.list': nothing,
  'backups.restore': {
    takes: ['keep', 'trash'].flatMap((others) => [
      { file: 'a', others },
      { file: letters(255), others },
    ]),
    refuses: [
      { file: 'a' },
      { others: 'keep' },
      { file: 'a', others: '' },
      { file: letters(256), others: 'keep' },
      { file: 'a', others: 'keep', more: 1 },
    ],
  },
  'scenarios.list': nothing,
  'scenarios.save': {
    takes: [0, 1].map((after) => ({ scenario, after })),
    refuses: [
      ...[-1, 0.5, undefined].map((after) => ({ scenario, after })),
      { scenario: {}, after: 0 },
      { scenario, after: 0, more: 1 },
    ],
  },
  'scenarios.revisions': byId,
  'scenarios.revision': byRevision,
  'scenarios.restore': byRevision,
  'scenarios.label': {
    takes: ['', letters(longestName)].map((label) => ({ id: 'a', revision: 1, label })),
    refuses: [
      ...[letters(longestName + 1), hidden, undefined].map((label) => ({ id: 'a', revision: 1, label })),
      { id: '', revision: 1, label: '' },
      { id: 'a', revision: 0, label: '' },
      { id: 'a', revision: 1, label: '', more: 1 },
    ],
  },
  'scenarios.remove': byId,
  'scenarios.trash': nothing,
  'scenarios.putBack': byId,
  'scenarios.import': {
    takes: [
      ...['ask', 'keep', 'keep-both', 'replace'].map((choice) => ({ ...read, choice })),
      { ...read, choice: 'ask', order: 'a' },
      { file: letters(255), base64: table, choice: 'ask' },
    ],
    refuses: [
      read,
      { ...read, choice: '' },
      ...notFiles.map((file) => ({ ...file, choice: 'ask' })),
      { ...read, base64: tooLongTable, choice: 'ask' },
      { ...read, choice: 'ask', more: 1 },
    ],
  },
  'files.stop': {
    takes: [{ order: 'a' }, { order: letters(64) }],
    refuses: [{}, ...notIds.map((order) => ({ order })), { order: 'a', more: 1 }],
  },
  'outcomes.list': nothing,
  'outcomes.read': tableReading,
  'outcomes.import': {
    takes: [
      ...tableReading.takes,
      ...['keep', 'leave', 'rescale'].map((what) => ({
        ...read,
        answers: { values: { [letters(20)]: what }, leaveUnread: true },
      })),
    ],
    refuses: [
      ...tableReading.refuses,
      ...[
        { values: {} },
        { leaveUnread: false },
        { values: { a: '' }, leaveUnread: false },
        { values: { [letters(21)]: 'keep' }, leaveUnread: false },
        { values: {}, leaveUnread: 1 },
        { values: {}, leaveUnread: false, more: 1 },
      ].map((answers) => ({ ...read, answers })),
    ],
  },
  'outcomes.remove': {
    takes: [{ file: 'a' }, { file: letters(255) }],
    refuses: [{}, { file: letters(256) }, { file: 'a', more: 1 }],
  },
  'results.read': {
    takes: [read, { ...read, order: 'a' }, { file: letters(255), base64: result }],
    refuses: [
      ...notFiles,
      { ...read, base64: tooLongResult },
      { ...read, base64: '!' },
      { ...read, more: 1 },
    ],
  },
  'settings.read': nothing,
  'settings.write': {
    takes: [
      {},
      ...['en', 'ko', 'zh'].map((language) => ({ language })),
      ...['system', 'light', 'dark', 'contrast'].map((theme) => ({ theme })),
      ...['current', 'constant'].map((prices) => ({ prices })),
      { shown: [] },
      { shown: Array(8).fill('a') },
      { active: 'a' },
      { colours: {} },
      { colours: colours(5) },
      { keyYear: 2030 },
      { drawing },
      { drawing: { ...drawing, method: 'random' } },
      ...['all', 'assumptions'].map((bands) => ({ drawing: { ...drawing, bands } })),
      { drawing: { ...drawing, ranges: ranges(200) } },
      { fansShown: false },
      { panels },
      { panels: { ...panels, drawer: 'none' } },
    ],
    refuses: [
      ...['language', 'theme', 'prices'].map((key) => ({ [key]: '' })),
      { shown: Array(9).fill('a') },
      { shown: [''] },
      { active: '' },
      { colours: colours(6) },
      ...[0, 6, '1'].map((colour) => ({ colours: { a: colour } })),
      { colours: { '': 1 } },
      { keyYear: 2030.5 },
      ...[
        { draws: 0 },
        { draws: 1.5 },
        { seed: -1 },
        { seed: 0.5 },
        { method: '' },
        { bands: '' },
        { ranges: ranges(201) },
        { ranges: { a: { ...range, more: 1 } } },
        { ranges: { a: { low: 0, central: 1 } } },
        { more: 1 },
      ].map((changes) => ({ drawing: { ...drawing, ...changes } })),
      { fansShown: 'yes' },
      ...[{ drawer: 'left' }, { levers: { open: true, width: 0.5 } }, { levers: {} }, { more: 1 }].map(
        (changes) => ({ panels: { ...panels, ...changes } }),
      ),
      { more: 1 },
    ],
  },
}

describe.each(Object.keys(bounds) as readonly Channel[])('%s', (channel) => {
  const { takes, refuses } = bounds[channel]
  const isTaken = (input: unknown): boolean => inputSchemas[channel].safeParse(input).success
  const shown = (input: unknown): string => (JSON.stringify(input) ?? 'undefined').slice(0, 100)

  test('takes what it may carry', () => {
    expect(takes.filter((input) => !isTaken(input)).map(shown)).toEqual([])
  })

  test('refuses the rest', () => {
    expect(refuses.filter(isTaken).map(shown)).toEqual([])
  })
})
