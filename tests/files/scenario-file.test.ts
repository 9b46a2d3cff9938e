import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tidyLine } from '../../src/files/characters.ts'
import type { FileFault } from '../../src/files/file-fault.ts'
import { maxScenarioBytes, readScenarioFile } from '../../src/files/scenario-file.ts'
import { writeScenarioFile } from '../../src/files/scenario-text.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { anyScenario } from '../helpers/arbitraries.ts'
import { english } from '../helpers/faults.ts'
import { baseline, dataText, ground, library, scenarioWith, shippedPath } from '../helpers/library.ts'
import { callsIn } from '../helpers/work.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (content: string | Uint8Array) =>
  readScenarioFile(
    'mine.scenario.json',
    typeof content === 'string' ? bytes(content) : content,
    library.grounds,
  )

function faultsOf(content: string | Uint8Array): readonly FileFault[] {
  const result = read(content)
  return result.ok ? [] : result.error
}

function scenarioIn(content: string | Uint8Array): Scenario {
  const result = read(content)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const plan = shippedPath('plan-announced')
const planText = dataText(plan)
/** The plan's text with something else in it; what is replaced must be there. */
function planWith(from: string, to: string): string {
  expect(planText).toContain(from)
  return planText.replace(from, to)
}

// --- Round trips ---

const shippedFiles = ground.shipped.map(({ texts }) => shippedPath(texts.file))

test.each(shippedFiles)('%s has the content of what would be written', (path) => {
  // Levers may stand in the order in which their author thinks of them; nothing else differs.
  expect(JSON.parse(writeScenarioFile(scenarioIn(dataText(path))))).toEqual(JSON.parse(dataText(path)))
})

test('a file has its keys in the order of the format, two spaces and a newline at its end', () => {
  const scenario = scenarioWith({
    levers: { rdIntensity: { end: 2030, ramp: 1, start: 2018, target: 3 }, cloudMigration: { target: 100 } },
    assumptions: { reformSpeed: 0.3, imitation: 0.1 },
    indicators: [{ unit: '%', formula: 'digitalShare', label: 'Share', id: 'own' }],
    notes: 'two\nlines',
  })
  expect(writeScenarioFile(scenario)).toBe(`{
  "format": "qiantang-scenario",
  "version": 1,
  "id": "test",
  "name": "Test",
  "notes": "two\\nlines",
  "model": "zhejiang-digital-economy@1",
  "baseline": "kiep-17-06",
  "reading": "share",
  "horizon": 2035,
  "levers": {
    "cloudMigration": {
      "target": 100
    },
    "rdIntensity": {
      "target": 3,
      "start": 2018,
      "ramp": 1,
      "end": 2030
    }
  },
  "assumptions": {
    "imitation": 0.1,
    "reformSpeed": 0.3
  },
  "indicators": [
    {
      "id": "own",
      "label": "Share",
      "formula": "digitalShare",
      "unit": "%"
    }
  ]
}
`)
})

/** A name, in any language. */
const lineOfText = (maxLength: number, unit: 'grapheme' | 'grapheme-composite' = 'grapheme') =>
  fc
    .string({ unit, minLength: 1, maxLength })
    .map(tidyLine)
    .filter((text) => text.length > 0 && text.length <= maxLength)

/** Any scenario with any texts. */
const withTexts: fc.Arbitrary<Scenario> = fc
  .record({
    scenario: anyScenario,
    id: fc.uuid(),
    name: lineOfText(60),
    notes: fc.array(lineOfText(40), { maxLength: 5 }),
    labels: fc.array(lineOfText(40), { maxLength: 4 }),
  })
  .map(({ scenario, id, name, notes, labels }) => ({
    ...scenario,
    id,
    name,
    notes: notes.join('\n\t'),
    indicators: labels.map((label, index) => ({
      id: `own${index}`,
      label,
      formula: index === 0 ? 'grdp / 2' : `own${index - 1} * 0.5`,
      unit: '100m CNY',
    })),
  }))

test('what is written is read as it was, and written again to the byte', () => {
  fc.assert(
    fc.property(withTexts, (scenario) => {
      const text = writeScenarioFile(scenario)
      const back = scenarioIn(text)
      expect(back).toEqual(scenario)
      expect(writeScenarioFile(back)).toBe(text)
      // Whatever the order of keys and whatever the white space around them.
      const turned = JSON.stringify(
        Object.fromEntries(Object.entries(JSON.parse(text)).reverse()),
        null,
        '\t',
      )
      expect(scenarioIn(turned)).toEqual(scenario)
    }),
    { numRuns: 150 },
  )
})

test('notes with many opening brackets are no deep nesting, so what was written is read again', () => {
  const scenario = scenarioWith({ notes: `Ranges: ${'[0, 1[ '.repeat(40)}` })
  expect(read(writeScenarioFile(scenario))).toEqual({ ok: true, value: scenario })
})

test('a file without what has a default is read with it', () => {
  const { notes, levers, assumptions, indicators, ...rest } = JSON.parse(planText) as Record<string, unknown>
  expect([notes, levers, assumptions, indicators]).not.toContain(undefined)
  expect(scenarioIn(JSON.stringify(rest))).toMatchObject({
    notes: '',
    levers: {},
    assumptions: {},
    indicators: [],
  })
})

test.each([
  ['a byte order mark', `\ufeff${planText}`],
  ['no line breaks', JSON.stringify(JSON.parse(planText))],
  ['tabs', JSON.stringify(JSON.parse(planText), null, '\t')],
  ['line breaks of Windows', planText.replaceAll('\n', '\r\n')],
  ['line breaks of old', planText.replaceAll('\n', '\r')],
  [
    'every letter escaped',
    planText.replaceAll(/[a-z](?=[^"]*",?\n)/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
  ],
  [
    'numbers in other notation',
    planText.replace('"target": 1.5', '"target": 15E-1').replace('2035', '2.035e3'),
  ],
])('JSON with %s is JSON', (_, text) => {
  expect(JSON.parse(text.replace('\ufeff', ''))).toEqual(JSON.parse(planText))
  expect(read(text)).toEqual({ ok: true, value: scenarioIn(planText) })
})

// --- What is refused ---

interface Refusal {
  readonly text: string
  readonly code: string
  readonly path?: string
  readonly line?: number
  readonly says?: string
}

const lineOf = (part: string): number => planText.slice(0, planText.indexOf(part)).split('\n').length
const targetLine = lineOf('"target": 11')
const target = (value: string): string => planWith('"target": 11', `"target": ${value}`)
const setting = (key: string, value: string): string =>
  planText.replace(new RegExp(`"${key}": .*,\n`), `"${key}": ${value},\n`)
const at = 'levers.fusionFields.target'

/** Few letters that would become a thousand million values. */
const billion = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  .map(
    (name, index) => `"${name}": &${name} [${Array(10).fill(index === 0 ? 1 : `*${'abcdefgh'[index - 1]}`)}]`,
  )
  .join()

const refusals: Readonly<Record<string, Refusal>> = {
  'an unknown key': {
    text: planWith('"levers"', '"colour": "red",\n  "levers"'),
    code: 'unknown-key',
    path: 'colour',
    line: lineOf('"levers"'),
    says: 'The key colour is not known',
  },
  'an unknown key of a lever': {
    text: target('11, "slope": 2'),
    code: 'unknown-key',
    path: 'levers.fusionFields.slope',
    line: targetLine,
    says: 'The key slope is not known',
  },
  'a text for a number': {
    text: target('"11"'),
    code: 'wrong-type',
    path: at,
    line: targetLine,
    says: 'Here stands a text; expected: a number',
  },
  'null for a number': { text: target('null'), code: 'wrong-type', path: at, line: targetLine },
  'a list for an object': {
    text: setting('levers', '[]').replace('"levers": {', '"levers": [], "x": {'),
    code: 'wrong-type',
    path: 'levers',
    line: lineOf('"levers"'),
  },
  'a number beyond all numbers': {
    text: target('1e999'),
    code: 'not-a-finite-number',
    path: at,
    line: targetLine,
  },
  'a number out of range': {
    text: target('12'),
    code: 'out-of-range',
    path: at,
    line: targetLine,
    says: '12 is outside 1 to 11',
  },
  'a fraction where a whole number is due': {
    text: target('10.5'),
    code: 'not-whole',
    path: at,
    line: targetLine,
    says: '10.5 is not a whole number',
  },
  'a year that is none': {
    text: planWith('"start": 2018', '"start": 2018.5'),
    code: 'not-whole',
    path: 'levers.fusionFields.start',
    line: lineOf('"start": 2018'),
  },
  'a year too early': {
    text: planWith('"start": 2018', '"start": 2016'),
    code: 'year-out-of-range',
    path: 'levers.fusionFields.start',
    line: lineOf('"start": 2018'),
  },
  'a horizon too far': {
    text: setting('horizon', '2051'),
    code: 'year-out-of-range',
    path: 'horizon',
    line: lineOf('"horizon"'),
  },
  'a newer version': {
    text: setting('version', '2'),
    code: 'newer-version',
    path: 'version',
    line: 3,
    says: 'version 2; this program reads up to 1',
  },
  'an older version': { text: setting('version', '0'), code: 'not-one-of', path: 'version', line: 3 },
  'a version in words': { text: setting('version', '"1"'), code: 'not-one-of', path: 'version', line: 3 },
  'another format': {
    text: setting('format', '"other"'),
    code: 'not-a-scenario',
    path: 'format',
    line: 2,
    says: 'This is not a scenario file',
  },
  'no format': {
    text: setting('format', '1').replace('  "format": 1,\n', ''),
    code: 'not-a-scenario',
    path: 'format',
  },
  'an unknown model': {
    text: setting('model', '"bikes@3"'),
    code: 'unknown-model',
    path: 'model',
    line: lineOf('"model"'),
    says: 'known: digital-economy@2, zhejiang-digital-economy@1',
  },
  'an unknown baseline': {
    text: setting('baseline', '"kiep-18-01"'),
    code: 'unknown-baseline',
    path: 'baseline',
    line: lineOf('"baseline"'),
  },
  'an unknown reading': {
    text: setting('reading', '"guess"'),
    code: 'unknown-reading',
    path: 'reading',
    line: lineOf('"reading"'),
  },
  'an unknown lever': {
    text: planWith('"fusionFields"', '"fusionField"'),
    code: 'unknown-lever',
    path: 'levers.fusionField',
    // A fault of an object is shown where the object starts.
    line: lineOf('"fusionFields"'),
  },
  'an unknown assumption': {
    text: planWith('"assumptions": {}', '"assumptions": { "luck": 1 }'),
    code: 'unknown-assumption',
    path: 'assumptions.luck',
    line: lineOf('"assumptions"'),
  },
  'an own indicator in a wrong unit': {
    text: planWith(
      '"indicators": []',
      '"indicators": [{ "id": "own", "label": "Own", "formula": "grdp", "unit": "%" }]',
    ),
    code: 'unit-mismatch',
    path: 'indicators.0.unit',
    line: lineOf('"indicators"'),
  },
  'an own indicator that runs code': {
    text: planWith(
      '"indicators": []',
      '"indicators": [{ "id": "own", "label": "Own", "formula": "import({})", "unit": "%" }]',
    ),
    code: 'formula-function',
    path: 'indicators.0.formula',
    line: lineOf('"indicators"'),
  },
  'too many own indicators': {
    text: planWith(
      '"indicators": []',
      `"indicators": [${Array(51).fill('{ "id": "a", "label": "a", "formula": "1", "unit": "%" }').join()}]`,
    ),
    code: 'list-too-long',
    path: 'indicators',
  },
  'the same key twice': {
    text: planWith('"reading": "share"', '"reading": "share",\n  "reading": "level"'),
    code: 'duplicate-key',
    line: lineOf('"reading"') + 1,
  },
  'the same lever twice': {
    text: planWith('"cloudMigration"', '"fusionFields"'),
    code: 'duplicate-key',
    line: lineOf('"cloudMigration"'),
  },
  'the id of the baseline itself': {
    text: setting('id', '"baseline"'),
    code: 'baseline-id-taken',
    path: 'id',
    line: 4,
  },
  'an id with a path in it': {
    text: setting('id', '"../../etc/passwd"'),
    code: 'text-form',
    path: 'id',
    line: 4,
  },
  'no name': { text: setting('name', '"  "'), code: 'text-empty', path: 'name', line: 5 },
  'a long name': {
    text: setting('name', `"${'x'.repeat(121)}"`),
    code: 'text-too-long',
    path: 'name',
    line: 5,
  },
  'a control character in the name': {
    text: setting('name', '"a\\u0000b"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'a line break in the name': {
    text: setting('name', '"a\\nb"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'an escape sequence in the name': {
    text: setting('name', '"\\u001b[31mred"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'a turned writing direction in the name': {
    text: setting('name', '"a\\u202eb"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'an isolated writing direction in the name': {
    text: setting('name', '"a\u2066b"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'half a character in the name': {
    text: setting('name', '"a\\ud800b"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'a character without width in the name': {
    text: setting('name', '"a\\u200bb"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
    says: 'U+200B',
  },
  'an end of an isolated direction in the name': {
    text: setting('name', '"a\\u2069b"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
    says: 'U+2069',
  },
  'a filler for a name': {
    text: setting('name', '"\\u3164"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'a tag in the name': {
    text: setting('name', '"a\\udb40\\udc41"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
    says: 'U+E0041',
  },
  'a selector in the name': {
    text: setting('name', '"a\\ufe0f"'),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'marks without number on a letter of the name': {
    text: setting('name', `"a${'\u0301'.repeat(110)}"`),
    code: 'text-unshowable',
    path: 'name',
    line: 5,
  },
  'a control character in the notes': {
    text: setting('notes', '"a\\u0007b"'),
    code: 'text-unshowable',
    path: 'notes',
    line: 6,
  },
  'notes beyond all reading': {
    text: setting('notes', `"${'x'.repeat(20_001)}"`),
    code: 'text-too-long',
    path: 'notes',
    line: 6,
  },
  'the prototype as a key': {
    text: planWith('"levers": {', '"levers": {\n    "__proto__": { "target": 1 },'),
    code: 'forbidden-key',
    path: 'levers.__proto__',
    line: lineOf('"levers"') + 1,
    says: 'The key __proto__ is not allowed',
  },
  'the prototype as a key, in disguise': {
    text: planWith('"levers": {', '"levers": {\n    "__pr\\u006fto__": { "target": 1 },'),
    code: 'forbidden-key',
    path: 'levers.__proto__',
  },
  'the word prototype as a key': {
    text: planWith('"levers": {', '"levers": {\n    "prototype": { "target": 1 },'),
    code: 'forbidden-key',
    path: 'levers.prototype',
  },
  'the prototype as a key of all': {
    text: planWith('{', '{ "__proto__": { "admin": true },'),
    code: 'forbidden-key',
    path: '__proto__',
  },
  'the constructor as a key': {
    text: planWith('"assumptions": {}', '"assumptions": { "constructor": 1 }'),
    code: 'forbidden-key',
    path: 'assumptions.constructor',
  },
  'a list': { text: '[]', code: 'not-a-scenario', path: 'format' },
  'nothing but null': { text: 'null', code: 'not-a-scenario', path: 'format' },
  'nothing at all': { text: '', code: 'file-empty', path: '' },
  YAML: { text: 'format: qiantang-scenario\nversion: 1\n', code: 'json-syntax', path: '' },
  'a comment': { text: `// mine\n${planText}`, code: 'json-syntax', path: '' },
  'half a file': { text: planText.slice(0, 400), code: 'json-syntax', path: '' },
  'two files': { text: planText + planText, code: 'json-syntax', path: '' },
  'an alias of YAML': {
    text: planWith('"target": 11', '"target": *eleven'),
    code: 'json-syntax',
    path: '',
  },
  'aliases of aliases of YAML': {
    text: planWith('"levers": {', `"levers": {\n${billion},`),
    code: 'json-syntax',
    path: '',
  },
  'deep nesting': { text: '['.repeat(100_000) + ']'.repeat(100_000), code: 'too-deep', path: '' },
  'deep nesting below a known key': {
    text: setting('notes', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    code: 'too-deep',
    path: '',
  },
  'deep nesting without an end': { text: '[{"a":'.repeat(100_000), code: 'json-syntax', path: '' },
}

test.each(Object.entries(refusals))(
  '%s: refused with line, path and reason',
  (_, { text, code, path, line, says }) => {
    const [fault, ...others] = faultsOf(text)
    expect(fault).toMatchObject({ file: 'mine.scenario.json', code })
    if (path !== undefined) expect(fault?.path).toBe(path)
    if (line !== undefined) expect(fault?.line).toBe(line)
    if (says !== undefined) expect(fault && english(fault)).toContain(says)
    expect(others.length).toBeLessThan(20)
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  },
)

test('every fault of a file is told, each at its line', () => {
  const faults = faultsOf(
    planText
      .replace('"target": 11', '"target": 12')
      .replace('"target": 100', '"target": 1000')
      .replace('2035', '1999'),
  )
  const paths = new Set(faults.map((fault) => fault.path))
  expect(paths).toContain('horizon')
  expect(paths).toContain('levers.fusionFields.target')
  expect(paths).toContain('levers.cloudMigration.target')
  for (const fault of faults) expect(fault.line).toBeGreaterThan(1)
})

test('a file over 1 MiB is refused before it is looked at, and one of 1 MiB is not', () => {
  const filled = (size: number): string => planText + ' '.repeat(size - bytes(planText).length)
  expect(read(filled(maxScenarioBytes))).toMatchObject({ ok: true })
  expect(faultsOf(filled(maxScenarioBytes + 1))).toMatchObject([{ code: 'file-too-large', path: '' }])
  expect(faultsOf(new Uint8Array(maxScenarioBytes + 1).fill(0xff))).toMatchObject([
    { code: 'file-too-large' },
  ])
})

test.each([
  ['bytes that are no text', [0xff, 0xfe, 0x00]],
  ['half a letter', [0xe9, 0x92]],
  ['a letter written too long', [0xc0, 0xaf]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
])('%s: refused as not UTF-8', (_, tail) => {
  const content = Uint8Array.from([...bytes(planText.slice(0, 100)), ...tail, ...bytes(planText.slice(100))])
  expect(faultsOf(content)).toMatchObject([{ code: 'not-utf8' }])
})

test('UTF-16 is refused', () => {
  expect(faultsOf(new Uint8Array(Buffer.from(`\ufeff${planText}`, 'utf16le')))).toMatchObject([
    { code: 'not-utf8' },
  ])
})

test.each([
  ['not a number', '"target": NaN'],
  ['a text without quotes', '"target": eleven'],
  ['a number with a comma', '"target": 11;5'],
  ['a comma too many', '"target": 11,,'],
])('%s: the fault of what is not JSON tells its line', (_, to) => {
  expect(faultsOf(planWith('"target": 11', to))).toMatchObject([{ code: 'json-syntax', line: targetLine }])
})

/** As many copies of something as a file may hold, or a share of them; `#` stands for the number of each. */
const fullOf = (part: string, share: number): string =>
  Array.from({ length: Math.floor((share * 900_000) / (part.length + 6)) }, (_, index) =>
    part.replaceAll('#', String(index)),
  ).join()

// Each of these took minutes: every key was compared with all others, every fault looked for its line anew.
test.each<[string, (share: number) => string]>([
  ['unknown keys', (share) => planWith('"levers": {', `${fullOf('"a#": 0', share)}, "levers": {`)],
  [
    'unknown assumptions',
    (share) => planWith('"assumptions": {}', `"assumptions": { ${fullOf('"a#": 0', share)} }`),
  ],
  [
    'unknown levers',
    (share) => planWith('"levers": {', `"levers": { ${fullOf('"a#": { "target": 1 }', share)},`),
  ],
  ['levers without targets', (share) => planWith('"levers": {', `"levers": { ${fullOf('"a#": {}', share)},`)],
  [
    'ids that are none',
    (share) => planWith('"assumptions": {}', `"assumptions": { ${fullOf('"#": 0', share)} }`),
  ],
  [
    'keys twice',
    (share) => planWith('"assumptions": {}', `"assumptions": { ${fullOf('"a#": 0, "a#": 0', share)} }`),
  ],
])(
  'a file full of %s is refused with its first faults and how many more there are, in twice the work of half the file',
  async (_, text) => {
    const [half, whole] = [bytes(text(0.5)), bytes(text(1))]
    const faults = faultsOf(whole)
    expect(faults).toHaveLength(101)
    expect(faults.slice(0, 100).every(({ path, line }) => path !== '' && line !== undefined)).toBe(true)
    const last = faults.at(-1)
    if (last?.code !== 'more-faults') throw new Error(`ends with ${last?.code}`)
    expect(last.details.more).toBeGreaterThan(1000)
    const work = await callsIn(() => void faultsOf(half))
    expect(work).toBeGreaterThan(1000)
    expect(await callsIn(() => void faultsOf(whole))).toBeLessThan(2.5 * work)
  },
)

test('what was read is written and read again without a change, spaces and signs of zero included', () => {
  const given = {
    ...scenarioWith({ indicators: [{ id: 'own', label: ' Own\t', formula: ' grdp ', unit: ' 100m CNY' }] }),
    name: '\u3000  Name  ',
    notes: '  notes keep their spaces \n',
    levers: { priceGrowth: { target: -0, start: 2018, ramp: -0 } },
    assumptions: { coreVentureElasticity: -0 },
  }
  const first = scenarioIn(
    JSON.stringify({ format: 'qiantang-scenario', version: 1, ...given }).replaceAll(
      /("target"|"ramp"|"coreVentureElasticity"):0/g,
      '$1:-0',
    ),
  )
  expect(first.name).toBe('Name')
  expect(first.notes).toBe(given.notes)
  expect(scenarioIn(writeScenarioFile(first))).toEqual(first)
})

test('an own indicator without a unit is read and written where its formula gives a plain number', () => {
  const own = { id: 'own', label: 'Own', formula: 'digitalEconomy / grdp', unit: '' }
  const scenario = scenarioWith({ indicators: [own] })
  expect(read(writeScenarioFile(scenario))).toEqual({ ok: true, value: scenario })
  const amount = scenarioWith({ indicators: [{ ...own, formula: 'digitalEconomy' }] })
  expect(faultsOf(writeScenarioFile(amount))).toMatchObject([
    { code: 'unit-mismatch', path: 'indicators.0.unit', details: { left: '1', right: '10^8 CNY' } },
  ])
  const nameless = scenarioWith({ indicators: [{ ...own, label: '' }] })
  expect(faultsOf(writeScenarioFile(nameless))).toMatchObject([
    { code: 'text-empty', path: 'indicators.0.label' },
  ])
})

test('the longest ramp that the rules allow is read, a longer one refused by them', () => {
  const ramp = (years: string) => planWith('"ramp": 3', `"ramp": ${years}`)
  expect(read(ramp('100'))).toMatchObject({ ok: true })
  expect(faultsOf(ramp('101'))).toMatchObject([
    { code: 'out-of-range', details: { value: 101, low: 0, high: 100 } },
  ])
  expect(faultsOf(ramp('-1'))).toMatchObject([{ code: 'negative' }])
})

test('a scenario at the bounds of the format is read', () => {
  const scenario = scenarioWith({
    name: '字'.repeat(120),
    notes: 'ㅁ'.repeat(20_000),
    indicators: Array.from({ length: 50 }, (_, index) => ({
      id: `own${index}`,
      label: 'x',
      formula: 'grdp',
      unit: '억 위안',
    })),
  })
  expect(read(writeScenarioFile(scenario))).toEqual({ ok: true, value: scenario })
  expect(read(writeScenarioFile({ ...baseline, id: 'mine' }))).toMatchObject({ ok: true })
})

test('a name is read in composed characters, so that one from macOS is the same as one typed', () => {
  const [typed, pasted] = ['저장성 계획', '저장성 계획'.normalize('NFD')]
  expect(pasted).not.toBe(typed)
  expect(scenarioIn(setting('name', JSON.stringify(pasted))).name).toBe(typed)
})

test('a version that is no number is none of a later program', () => {
  const [fault] = faultsOf(planWith('"version": 1', '"version": "2"'))
  expect(fault).toMatchObject({ path: 'version' })
  expect(fault?.code).not.toBe('newer-version')
  expect(faultsOf(planWith('"version": 1', '"version": 2'))).toMatchObject([
    { code: 'newer-version', details: { version: 2, known: 1 } },
  ])
})
