import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type FileFault, fileFault } from '../../src/files/file-fault.ts'
import { type DataKind, readLibrary } from '../../src/files/library.ts'
import { folderOnDisk, readLibraryFrom } from '../../src/main/data-folder.ts'
import { languages } from '../../src/model/spec.ts'
import { english, englishLine } from '../helpers/faults.ts'
import { dataFolder, dataText, library, readLibraryWith } from '../helpers/library.ts'
import { bareFolder } from '../helpers/tiny-model.ts'

// --- What ships ---

test('all data files are read without fault', () => {
  expect(readLibraryFrom(dataFolder)).toMatchObject({ ok: true })
  expect(library.model.levers).toHaveLength(17)
  expect(library.model.assumptions).toHaveLength(40)
  expect(library.model.indicators).toHaveLength(19)
})

test('a model may do without levers, assumptions, prices, outcomes and scenarios', () => {
  const read = readLibraryFrom(bareFolder)
  expect(read).toMatchObject({ ok: true, value: { model: { levers: [], assumptions: [] }, shipped: [] } })
  expect(read.ok && 'deflator' in read.value.model).toBe(false)
})

test('every file in the scenario folder ships, and in its place', () => {
  const files = readdirSync(join(dataFolder, 'scenarios')).filter((file) => file.endsWith('.scenario.json'))
  const listed = library.shipped.map(({ texts }) => `${texts.file}.scenario.json`)
  expect(listed.toSorted()).toEqual(files.toSorted())
  expect(new Set(library.shipped.map(({ scenario }) => scenario.id)).size).toBe(files.length)
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

const { units, model, baseline, outcomes, shipped } = library
const allTexts = texts({ units, model, baseline, outcomes, shipped: shipped.map((one) => one.texts) })

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

const file = (kind: DataKind): string => {
  const path = library.files[kind]
  if (path === undefined) throw new Error(`no file of ${kind} ships`)
  return path
}
const modelFile = file('model')
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
    'launchYear: 2015',
    'launchYear: 2015\nlunchYear: 2015',
    {
      code: 'unknown-key',
      path: 'lunchYear',
      line: lineOf(modelFile, 'launchYear: 2015') + 1,
      says: 'The key lunchYear is not known',
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
    'launchYear: 2015',
    'launchYear: "2015',
    { code: 'yaml-syntax', path: '', line: 0, says: 'not YAML' },
  ],
  [
    'the same key twice',
    modelFile,
    'launchYear: 2015',
    'launchYear: 2015\nlaunchYear: 2016',
    {
      code: 'duplicate-key',
      path: 'launchYear',
      line: lineOf(modelFile, 'launchYear: 2015') + 1,
      says: 'The key launchYear stands twice',
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
    modelFile,
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
    'scenarios/plan-announced.scenario.json',
    '"target": 11,',
    '"target": 12,',
    {
      code: 'out-of-range',
      path: 'levers.fusionFields.target',
      line: lineOf('scenarios/plan-announced.scenario.json', '"target": 11,'),
      says: '12 is outside 1 to 11',
    },
  ],
  [
    'a shipped scenario under another name',
    'scenarios/plan-announced.scenario.json',
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

test.each<[kind: DataKind, told: string]>([
  ['units', 'units.yaml'],
  ['model', 'models'],
  ['baseline', file('baseline')],
])('%s that are not there are missed by name', (kind, told) => {
  expect(readLibraryWith({ [file(kind)]: undefined })).toMatchObject({
    ok: false,
    error: [{ file: told, code: 'file-missing' }],
  })
})

test('a region may do without outcomes and without scenarios that ship', () => {
  const read = readLibraryWith({ [file('outcomes')]: undefined, [file('shipped')]: undefined })
  expect(read).toMatchObject({
    ok: true,
    value: { outcomes: { breaks: [], outcomes: [] }, shipped: [], files: { units: 'units.yaml' } },
  })
  expect(read.ok && [read.value.files.outcomes, read.value.files.shipped]).toEqual([undefined, undefined])
})

test('of several models the newest is read, by the numbers in their names, on the baseline that it names', () => {
  const text = dataText(modelFile)
  const twice = { 'models/a@2.yaml': text, 'models/a@10.yaml': text.replace('version: 1', 'version: 10') }
  const read = readLibrary({
    read: (path) => new TextEncoder().encode(twice[path as keyof typeof twice] ?? dataText(path)),
    list: (folder) =>
      folder === 'models'
        ? ['a@10.yaml', 'a@2.yaml', 'notes.txt']
        : folderOnDisk(dataFolder).list(folder).concat('zzz.txt'),
  })
  // Scenarios of version 1 ship beside it.
  expect(read).toMatchObject({ ok: false, error: [{ code: 'unknown-model' }] })
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
