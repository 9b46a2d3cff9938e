import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type FileFault, fileFault } from '../../src/files/file-fault.ts'
import type { DataKind } from '../../src/files/library.ts'

import { readLibraryFrom } from '../../src/main/data-folder.ts'
import { languages } from '../../src/model/spec.ts'
import { english, englishLine } from '../helpers/faults.ts'
import {
  dataFolder,
  dataText,
  dataPath as file,
  ground,
  library,
  readLibraryWith,
} from '../helpers/library.ts'
import { key, newerKey, readBeside, secondPack } from '../helpers/second-pack.ts'
import { bareFolder } from '../helpers/tiny-model.ts'

// --- What ships ---

test('all data files are read without fault', () => {
  expect(readLibraryFrom(dataFolder)).toMatchObject({ ok: true })
  expect(ground.model.levers).toHaveLength(17)
  expect(ground.model.assumptions).toHaveLength(40)
  expect(ground.model.indicators).toHaveLength(19)
})

test('a model may do without levers, assumptions, prices, outcomes and scenarios', () => {
  const read = readLibraryFrom(bareFolder)
  if (!read.ok) throw new Error('the bare library has faults')
  const { first } = read.value.grounds
  expect(first).toMatchObject({ model: { levers: [], assumptions: [] }, shipped: [] })
  expect('deflator' in first.model).toBe(false)
})

test('every file in the scenario folder ships, and in its place', () => {
  const files = readdirSync(join(dataFolder, dirname(file('shipped')))).filter((file) =>
    file.endsWith('.scenario.json'),
  )
  const listed = ground.shipped.map(({ texts }) => `${texts.file}.scenario.json`)
  expect(listed.toSorted()).toEqual(files.toSorted())
  expect(new Set(ground.shipped.map(({ scenario }) => scenario.id)).size).toBe(files.length)
})

/** Every text in the data, with where it stands; words to search by are lists, and no texts. */
function texts(
  value: unknown,
  path = '',
): readonly (readonly [path: string, text: Record<string, string>])[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value) {
    // Synonyms are lists of words, one list for each language.
    const inWords = Object.entries(value).map(([key, text]) => [key, [text].flat().join(' ')] as const)
    return [[path, Object.fromEntries(inWords)]]
  }
  return Object.entries(value).flatMap(([key, inner]) => texts(inner, `${path}.${key}`))
}

const { units, model, baseline, outcomes, shipped } = ground
const allTexts = texts({
  units,
  models: library.data.models,
  baseline,
  outcomes,
  shipped: shipped.map((one) => one.texts),
})

test('every text says something in every language, and nothing more', () => {
  expect(allTexts.length).toBeGreaterThan(500)
  const incomplete = allTexts.filter(
    ([, text]) =>
      Object.keys(text).sort().join() !== languages.toSorted().join() ||
      languages.some((language) => !text[language]?.trim() || text[language] !== text[language].trim()),
  )
  expect(incomplete).toEqual([])
})

test('Korean texts are in Korean and Chinese texts in Chinese', () => {
  const scripts = { ko: /\p{Script=Hangul}/u, zh: /\p{Script=Han}/u } as const
  const untranslated = allTexts.flatMap(([path, text]) => {
    // Units and names such as "Mbps" or "R&D" are the same everywhere.
    const isSentence = (text.en ?? '').split(' ').length > 3
    return isSentence
      ? Object.entries(scripts).flatMap(([language, script]) =>
          script.test(text[language] ?? '') ? [] : [`${path}.${language}: ${text[language]}`],
        )
      : []
  })
  expect(untranslated).toEqual([])
})

test('a model that stands on any baseline speaks of no year, no place and no report', () => {
  const free = library.data.models.filter((file) => file.baselines === undefined)
  expect(free.length).toBeGreaterThan(0)
  const regions = baseline.regions.flatMap(({ label }) => Object.values(label))
  const said = texts(free).flatMap(([path, text]) => {
    // Sources are cited with their years, and the version before may be spoken of as it was.
    if (/\.(source|from\.)/.test(path)) return []
    const words = Object.values(text).join(' ')
    const found = [...regions, 'report', '보고서', '报告', 'KIEP'].filter((word) => words.includes(word))
    return [...found, ...(words.match(/(?<!\d)(19|20)\d\d(?!\d)/g) ?? [])].map((word) => `${path}: ${word}`)
  })
  expect(said).toEqual([])
})

test('every figure of the report has its place and the report’s own words', () => {
  expect(baseline.figures.length).toBeGreaterThan(50)
  for (const { id, place, quote } of baseline.figures) {
    expect(place.trim(), id).not.toBe('')
    expect(quote.trim().length, id).toBeGreaterThan(2)
  }
})

test('what a figure observes of an indicator is in the indicator’s unit', () => {
  const unitOf = new Map(model.indicators.map((indicator) => [indicator.id, indicator.unit]))
  const odd = baseline.figures.filter(
    (figure) => figure.indicator !== undefined && unitOf.get(figure.indicator) !== figure.unit,
  )
  expect(odd.map(({ id, unit, indicator }) => ({ id, unit, indicator }))).toEqual([])
})

test('levers and readings rest on figures that the baseline has', () => {
  const figures = new Set(baseline.figures.map((figure) => figure.id))
  const rests = [...model.levers, ...baseline.readings, ...baseline.conflicts].flatMap((one) => one.figures)
  expect(rests.filter((id) => !figures.has(id))).toEqual([])
})

// --- What is refused ---

/** The faults of the library after a change in one file; the change must find what it replaces. */
function faultsAfter(path: string, from: string | RegExp, to: string): readonly FileFault[] {
  const text = dataText(path)
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  const result = readLibraryWith({ [path]: changed })
  return result.ok ? [] : result.error
}

/** The line on which a text first stands, from 1, counted from where another text first stands. */
function lineOf(path: string, wanted: string, after = ''): number {
  const text = dataText(path)
  return text.slice(0, text.indexOf(wanted, text.indexOf(after))).split('\n').length
}

const modelFile = file('model')
const planFile = `${dirname(file('shipped'))}/plan-announced.scenario.json`
const robotNext = 'previous(robotStock) + robotInstallations"'
const equationOf = (id: string): string => {
  for (const [s, section] of model.sections.entries()) {
    const e = section.equations.findIndex((equation) => equation.id === id)
    if (e >= 0) return `sections.${s}.equations.${e}`
  }
  throw new Error(`no equation ${id}`)
}

test.each<
  [string, string, string | RegExp, string, { code: string; path: string; line: number; says: string }]
>([
  [
    'units that do not fit, naming the equation',
    modelFile,
    robotNext,
    'previous(robotStock) + rdIntensity"',
    {
      code: 'units-differ',
      path: `${equationOf('robotStock')}.next`,
      line: lineOf(modelFile, robotNext),
      says: 'The formula adds thousand robots and %',
    },
  ],
  [
    'a cycle, naming its path',
    modelFile,
    'formula: "launchCore / coreShare2015"',
    'formula: "grdp2016 * launchRest / launchGrdp"',
    {
      code: 'cycle',
      path: equationOf('launchGrdp'),
      line: lineOf(modelFile, 'id: launchGrdp') - 1,
      says: 'launchGrdp → launchRest → launchGrdp',
    },
  ],
  [
    'a name that there is not',
    modelFile,
    'formula: "launchCore / coreShare2015"',
    'formula: "launchCore / coreShare2051"',
    {
      code: 'name-unknown',
      path: `${equationOf('launchGrdp')}.formula`,
      line: lineOf(modelFile, 'formula: "launchCore / coreShare2015"'),
      says: 'There is no coreShare2051',
    },
  ],
  [
    'a lever out of its own range',
    modelFile,
    'base: 8.5',
    'base: 18.5',
    {
      code: 'not-ascending',
      path: 'levers.1.max',
      line: lineOf(modelFile, 'max: 14'),
      says: 'max (14) is below base (18.5)',
    },
  ],
  [
    'a key that is not known',
    modelFile,
    'ramp: 3',
    'ramp: 3\nrump: 3',
    {
      code: 'unknown-key',
      path: 'rump',
      line: lineOf(modelFile, 'ramp: 3') + 1,
      says: 'The key rump is not known',
    },
  ],
  [
    'a text that lacks a language',
    modelFile,
    'title: { en: Zhejiang digital economy, ko: 저장성 디지털 경제, zh: 浙江省数字经济 }',
    'title: { en: Zhejiang digital economy, ko: 저장성 디지털 경제 }',
    {
      code: 'missing-key',
      path: 'title.zh',
      line: lineOf(modelFile, 'title: {'),
      says: 'The key zh is missing',
    },
  ],
  [
    'YAML that is none',
    modelFile,
    'ramp: 3',
    'ramp: "3',
    { code: 'yaml-syntax', path: '', line: 0, says: 'not YAML' },
  ],
  [
    'the same key twice',
    modelFile,
    'ramp: 3',
    'ramp: 3\nramp: 4',
    {
      code: 'duplicate-key',
      path: 'ramp',
      line: lineOf(modelFile, 'ramp: 3') + 1,
      says: 'The key ramp stands twice',
    },
  ],
  [
    'a unit that is none',
    file('units'),
    'is: Mbps,',
    'is: Mbqs,',
    {
      code: 'unit-definition',
      path: 'units.Mbps.is',
      line: lineOf(file('units'), 'Mbps: { is: Mbps'),
      says: '“Mbqs” does not define a unit',
    },
  ],
  [
    'nothing at all',
    modelFile,
    /^.*$/s,
    '# to be written\n',
    { code: 'file-empty', path: '', line: 1, says: 'The file is empty' },
  ],
  [
    'a figure of no place',
    file('baseline'),
    /^ {4}region: .*$/m,
    '    region: ""',
    { code: 'text-empty', path: 'figures.0.region', line: 0, says: 'The text is empty' },
  ],
  [
    'a figure whose unit there is not',
    file('baseline'),
    /^ {4}unit: .*$/m,
    '    unit: percent',
    { code: 'unit-unknown', path: '', line: 0, says: '“percent” is not a unit' },
  ],
  [
    'a figure of a region that has no name',
    file('baseline'),
    /^ {4}region: .*$/m,
    '    region: Atlantis',
    { code: 'unknown-region', path: 'figures.0.region', line: 0, says: 'There is no region Atlantis' },
  ],
  [
    'a figure of a topic that has no name',
    file('baseline'),
    /^ {4}topic: .*$/m,
    '    topic: weather',
    { code: 'unknown-topic', path: 'figures.0.topic', line: 0, says: 'There is no topic weather' },
  ],
  [
    'a headline that is no indicator',
    modelFile,
    'keyFigures: [digitalEconomy,',
    'keyFigures: [digitalEconomics,',
    {
      code: 'not-an-indicator',
      path: 'headlines.keyFigures.0',
      line: lineOf(modelFile, 'keyFigures:'),
      says: 'digitalEconomics is not an indicator',
    },
  ],
  [
    'a lever to seek a target with that there is not',
    modelFile,
    'sought: [rdIntensity,',
    'sought: [rdDensity,',
    { code: 'unknown-lever', path: 'headlines.sought.0', line: 0, says: 'There is no lever rdDensity' },
  ],
  [
    'a key year before the launch',
    file('baseline'),
    'keyYear: 2030',
    'keyYear: 2003',
    { code: 'year-out-of-range', path: 'keyYear', line: 0, says: '2003 is not a year from 2015 to 2050' },
  ],
  [
    'a lever of no group',
    modelFile,
    'group: growth',
    'group: weather',
    { code: 'unknown-group', path: 'levers.0.group', line: 0, says: 'The group weather is not' },
  ],
  [
    'a default reading that there is not',
    file('baseline'),
    'defaultReading: share',
    'defaultReading: guess',
    {
      code: 'unknown-reading',
      path: 'defaultReading',
      line: lineOf(file('baseline'), 'defaultReading'),
      says: 'guess',
    },
  ],
  [
    'a factor of a break outside its range',
    file('outcomes'),
    /^ {4}low: .*$/m,
    '    low: 2',
    { code: 'not-ascending', path: 'breaks.0.factor', line: 0, says: 'factor (1.065) is below low (2)' },
  ],
  [
    'a break of a series that stands twice',
    file('outcomes'),
    /^ {4}indicator: coreShare$/m,
    '    indicator: coreValueAdded',
    { code: 'stands-twice', path: 'breaks.1.id', line: 0, says: 'coreList2017' },
  ],
  [
    'an official aim in a unit that is not its indicator’s',
    file('outcomes'),
    /^targets: \[\]$/m,
    `targets:
  - id: aim
    label: { en: Aim, ko: 목표, zh: 目标 }
    indicator: digitalShare
    year: 2022
    value: 55
    unit: 100m CNY
    announced: 2018
    source: the plan
    quality: official`,
    { code: 'outcome-unit', path: 'targets.0.unit', line: 0, says: 'digitalShare' },
  ],
  [
    'an outcome of an indicator that there is not',
    file('outcomes'),
    'indicator: coreValueAdded',
    'indicator: coreValueAdd',
    {
      code: 'not-an-indicator',
      path: 'breaks.0.indicator',
      line: lineOf(file('outcomes'), 'indicator: coreValueAdded'),
      says: 'coreValueAdd',
    },
  ],
  [
    'a shipped scenario that the model refuses',
    planFile,
    '"target": 11,',
    '"target": 12,',
    {
      code: 'out-of-range',
      path: 'levers.fusionFields.target',
      line: lineOf(planFile, '"target": 11,'),
      says: '12 is outside 1 to 11',
    },
  ],
  [
    'a shipped scenario under another name',
    planFile,
    '"name": "13th plan as announced"',
    '"name": "14th plan"',
    { code: 'not-as-listed', path: 'id', line: 0, says: 'not those of' },
  ],
])('%s: refused with file, line, path and reason', (_, file, from, to, expected) => {
  const [fault] = faultsAfter(file, from, to)
  expect(fault).toMatchObject({ file, code: expected.code })
  if (expected.path) expect(fault?.path).toBe(expected.path)
  if (expected.line) expect(fault?.line).toBe(expected.line)
  expect(fault && english(fault)).toContain(expected.says)
})

test.each<[kind: DataKind, code: string, told: string]>([
  ['units', 'file-missing', 'units.yaml'],
  ['model', 'unknown-model', file('pack')],
  ['pack', 'file-missing', file('pack')],
  ['baseline', 'unknown-baseline', file('pack')],
])('%s that are not there are missed by name', (kind, code, told) => {
  expect(readLibraryWith({ [file(kind)]: undefined })).toMatchObject({
    ok: false,
    error: [{ file: told, code }],
  })
})

test('a region may do without outcomes and without scenarios that ship', () => {
  const read = readLibraryWith({ [file('outcomes')]: undefined, [file('shipped')]: undefined })
  if (!read.ok) throw new Error('the library has faults')
  const { grounds, files } = read.value
  expect(grounds.first).toMatchObject({ outcomes: { breaks: [], outcomes: [] }, shipped: [] })
  expect(files.filter(({ kind }) => kind === 'outcomes' || kind === 'shipped')).toEqual([])
})

// --- Models and packs side by side ---

test('models stand side by side, and each scenario is on the one that it names', () => {
  const read = readBeside({})
  if (!read.ok) throw new Error('the library has faults')
  const { grounds } = read.value
  const names = { baseline: baseline.id }
  expect(grounds.first.model.version).toBe(model.version)
  expect(grounds.of({ ...names, model: key })).toMatchObject({ value: { model: { version: model.version } } })
  expect(grounds.of({ ...names, model: newerKey })).toMatchObject({
    value: { model: { version: model.version + 100 }, baseline: { id: baseline.id } },
  })
  expect(grounds.of({ ...names, model: key })).toBe(grounds.of({ ...names, model: key }))
  expect(grounds.of({ ...names, model: 'another@1' })).toMatchObject({
    error: { code: 'unknown-model', path: ['model'], details: { model: 'another@1' } },
  })
  expect(grounds.of({ model: key, baseline: 'another' })).toMatchObject({
    error: { code: 'unknown-baseline', path: ['baseline'] },
  })
})

test('packs stand side by side; a demonstration is not what is shown first', () => {
  const read = readBeside(secondPack)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  const { grounds, data } = read.value
  expect(data.packs.map(({ spec }) => spec.id)).toEqual([
    ...library.data.packs.map(({ spec }) => spec.id),
    'second',
  ])
  expect(grounds.first.pack.id).toBe(ground.pack.id)
  expect(grounds.all.map((each) => each.baseline.id)).toEqual([
    ...library.grounds.all.map((each) => each.baseline.id),
    'second-21',
  ])
  const second = grounds.of({ model: newerKey, baseline: 'second/second-21' })
  expect(second).toMatchObject({ value: { pack: { id: 'second' }, model: { launchYear: model.launchYear } } })
})

test('a pack that names a model or a baseline that is not there, and a baseline that stands twice, are refused', () => {
  const packText = dataText(file('pack'))
  const unknown = readBeside({ [file('pack')]: packText.replace(key, 'another@1') })
  expect(unknown).toMatchObject({ error: [{ file: file('pack'), code: 'unknown-model', path: 'model' }] })
  const second = { ...secondPack, 'packs/z/baselines/second-21.yaml': dataText(file('baseline')) }
  expect(readBeside(second)).toMatchObject({
    error: [{ code: 'stands-twice' }, { code: 'unknown-baseline' }],
  })
})

test('a baseline of a model that is not there, and a scenario that is listed and not there, are told', () => {
  const text = dataText(file('baseline'))
  const told = readLibraryWith({ [file('baseline')]: text.replace(/^model: .*$/m, 'model: taxes') })
  expect(told).toMatchObject({
    error: expect.arrayContaining([
      expect.objectContaining({ file: file('baseline'), code: 'unknown-model', path: 'model' }),
    ]),
  })
  const [shipped] = ground.shipped
  const path = `${dirname(file('shipped'))}/${shipped?.texts.file}.scenario.json`
  expect(readLibraryWith({ [path]: undefined })).toMatchObject({
    error: [{ file: path, code: 'file-missing' }],
  })
})

test('a fault is one line for a terminal', () => {
  const [fault] = faultsAfter(modelFile, 'formula: "launchCore / coreShare2015"', 'formula: "launchCore +"')
  const line = lineOf(modelFile, 'formula: "launchCore / coreShare2015"')
  expect(fault && englishLine(fault)).toMatch(
    new RegExp(
      `^${modelFile}:${line}: sections\\.0\\.equations\\.1\\.formula: The formula ends where a value is expected\\.$`,
    ),
  )
  expect(englishLine(fileFault('x', 'file-missing', {}))).toBe('x: The file is not there.')
})
