/**
 * Whatever is wrong with what a user brings is said in the user's language, in the window as on the command line:
 * bad inputs of each kind go through both, and no English sentence may come out.
 */
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writeScenarioFile } from '../src/files/scenario-text.ts'
import type { PickedFile } from '../src/host/contract.ts'
import type { Language, Scenario } from '../src/model/spec.ts'
import { judge, newRow } from '../src/renderer/own-indicators/drafts.ts'
import { draftFaultText } from '../src/renderer/own-indicators/fault-text.ts'
import { faultText } from '../src/report/faults/fault-text.ts'
import { createWords } from '../src/report/text/words.ts'
import { put, run, temporaryFolder } from './cli/run-cli.ts'
import { dataPath, dataText, ground, model, scenarioWith } from './helpers/library.ts'
import { fileOf } from './renderer/fake-host.ts'
import { openWindow } from './renderer/open-window.ts'

const languages: readonly Language[] = ['ko', 'zh']
const folder = temporaryFolder()

/** What was found, so that the kinds below are known to be many. */
const seen = new Set<string>()
afterAll(() => expect(seen.size).toBeGreaterThan(120))

/** Two Latin words in a row, outside of quotations, are English. */
function expectNoEnglish(text: string, language: Language, what: string): void {
  const own = text.replaceAll(/“[^”]*”|‘[^’]*’/g, '').replaceAll(/[\w./-]*\.(?:json|csv|yaml)/g, '')
  expect(own, what).not.toMatch(/\b[A-Za-z][a-z]+ [a-z]{2,}\b/)
  expect(own, what).not.toMatch(/\{\{|\}\}|\[object/)
  expect(own, what).toMatch(language === 'ko' ? /\p{Script=Hangul}/u : /\p{Script=Han}/u)
  seen.add(own)
}

// --- Scenario files ---

const plan = { ...scenarioWith({}), id: 'of-a-test', name: '计划' }
const written = (changes: Partial<Scenario>): string => writeScenarioFile({ ...plan, ...changes })
/** The file of the plan with one of its lines changed. */
const changed = (from: string | RegExp, to: string): string => written({}).replace(from, to)
const own = (changes: object) =>
  ({
    indicators: [{ id: 'perHead', label: 'L', formula: 'grdp / 2', unit: '100m CNY', ...changes }],
  }) as Partial<Scenario>

const scenarioFiles: Readonly<Record<string, string | Uint8Array>> = {
  'nothing at all': '',
  'no text': new Uint8Array([0x7b, 0xff, 0x7d]),
  'what is not JSON': '{\n"format": "a" "b" }',
  'JSON that ends early': '{ "format": ',
  'a list': '[]',
  'another kind of file': '{"format":"something-else"}',
  'a newer version': '{"format":"qiantang-scenario","version":9}',
  'a file that is too large': ' '.repeat(1024 * 1024 + 1),
  'too many brackets': `${'['.repeat(100)}${']'.repeat(100)}`,
  'a key twice': changed('"notes": ""', '"notes": "", "notes": ""'),
  'a key that is not known': changed('"notes": ""', '"colour": ""'),
  'a key of JavaScript': changed('"notes": ""', '"__proto__": {}'),
  'a key that is missing': changed(/ {2}"horizon".*\n/, ''),
  'a text for a number': changed(/"horizon": \d+/, '"horizon": "soon"'),
  'a broken year': changed(/"horizon": \d+/, '"horizon": 2030.5'),
  'a number beyond all numbers': changed(/"horizon": \d+/, '"horizon": 1e999'),
  'a list for an object': changed('"levers": {}', '"levers": []'),
  'nothing for an object': changed('"levers": {}', '"levers": null'),
  'an id that is none': changed('"of-a-test"', '"of a test"'),
  'the id of the baseline': changed('"of-a-test"', '"baseline"'),
  'no name': changed('"计划"', '""'),
  'a name that is too long': changed('"计划"', `"${'名'.repeat(200)}"`),
  'a name that steers': changed('"计划"', '"a\\u202eb"'),
  'another reading': written({ reading: 'other' }),
  'a horizon too far': written({ horizon: 2400 }),
  'an unknown lever': written({ levers: { nothing: { target: 1 } } }),
  'a lever out of range': written({ levers: { rdIntensity: { target: 99 } } }),
  'a broken whole lever': written({ levers: { fusionFields: { target: 4.5 } } }),
  'a start too early': written({ levers: { rdIntensity: { target: 3, start: 1990 } } }),
  'a ramp backwards': written({ levers: { rdIntensity: { target: 3, ramp: -1 } } }),
  'a broken ramp': written({ levers: { rdIntensity: { target: 3, ramp: 1.5 } } }),
  'an end before the start': written({ levers: { rdIntensity: { target: 3, start: 2025, end: 2020 } } }),
  'an unknown assumption': written({ assumptions: { luck: 1 } }),
  'an assumption out of range': written({ assumptions: { imitation: 99 } }),
  'a name of an indicator that is taken': written(own({ id: 'grdp' })),
  'a name of an indicator that is none': written(own({ id: 'Per head' })),
  'an indicator without a label': written(own({ label: '' })),
  'a unit that does not fit': written(own({ unit: '% of GRDP' })),
  'a formula that cannot be read': written(own({ formula: 'grdp *' })),
  'too many indicators': written({
    indicators: Array.from({ length: 60 }, (_, at) => ({
      id: `own${at}`,
      label: 'L',
      formula: 'grdp',
      unit: '100m CNY',
    })),
  }),
}

/** Nothing is wrong with these but that they cannot be computed here. */
const missingFiles = [written({ model: 'other@1' }), written({ baseline: 'other' })]

// --- Formulas ---

const formulas = [
  ...['grdp*5%', '2grdp', 'max(grdp)', 'round(grdp)', '', '1 +', '(grdp', 'grdp)', '[grdp]', '{a: 1}'],
  ...['grdp = 1', 'grdp.x', '"text"', 'true', 'grdp; 1', 'f(x) = x', '1 < 2 < 3', '1:3', '1e999', '0x1F'],
  ...[
    'grdp # why',
    'nothing + 1',
    'grdp + coreEmployment',
    'log(grdp)',
    '2 ^ grdp',
    'grdp ^ year',
    'not grdp',
  ],
  ...['base(grdp)', 'previous(1)', 'previous(nothing)', 'min(grdp, digitalShare)'],
  ...['grdp > 1 and grdp', 'grdp ? 1 : 2', 'grdp > digitalShare', 'clamp(grdp, 0, 1)', 'abs(1, 2)'],
  ...['x'.repeat(3000), `${'('.repeat(300)}1${')'.repeat(300)}`, Array(900).fill('1').join('+')],
]

// --- Tables of outcomes ---

const header = 'year,indicator,value,source\n'
const tables: Readonly<Record<string, string | Uint8Array>> = {
  'nothing at all': '',
  'no header': 'a,b\nc,d\n',
  'no rows': header,
  'a workbook': new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]),
  'an open quotation mark': `${header}2021,grdp,1,"a,\n`,
  'a quotation mark inside': `${header}2021,grdp,1,a"b"\n`,
  'a heading twice': 'year,year,indicator,value\n2021,2021,grdp,1\n',
  'an unknown indicator': `${header}2021,gnp,1,a\n`,
  'no indicator': `${header}2021,,1,a\n`,
  'a year that is none': `${header}soon,grdp,1,a\n`,
  'no year': `${header},grdp,1,a\n`,
  'a number that is none': `${header}2021,grdp,many,a\n`,
  'a number of two readings': `${header}2018,digitalEconomy,23.300,a\n`,
  'a number too large': `${header}2021,grdp,1e999,a\n`,
  'a unit that is none': 'year,indicator,value,unit\n2021,grdp,1,bushels\n',
  'a unit that does not fit': 'year,indicator,value,unit\n2021,grdp,1,%\n',
  'a measure that is none': 'year,indicator,value,measure\n2021,grdp,1,gain\n',
  'two values of one year': `${header}2018,digitalEconomy,23300,a\n2018,digitalEconomy,23346,b\n`,
  'a value far off': `${header}2020,digitalShare,0.468,a\n`,
  'a source that steers': `${header}2021,grdp,70000,a\u0007b\n`,
  'a row with too many cells': `${header}2021,grdp,70000,a,b,c\n`,
  'a file that is too large': ' '.repeat(1024 * 1024 + 1),
}

// --- Data files ---

const modelText = dataText(dataPath('model'))
const dataFiles = [
  ...['a: [', 'a: &x 1\nb: *x\n', 'id: other\n', modelText.replace(/unit: .*/, 'unit: bushels')],
  modelText.replace(/base: .*/, 'base: 1e9'),
  modelText.replace(/formula: .*/, 'formula: 1 +'),
  modelText.replace(/group: .*/, 'group: weather'),
]

// --- Exported results ---

const { notes: _, name: __, ...asked } = plan
const [digits, subject] = ['0'.repeat(64), { name: '计划', scenario: asked }]
const parts = { engine: 1, model: digits, units: digits, baseline: digits, scenario: digits, run: digits }
const recipe = {
  version: 1,
  inquiry: { kind: 'project', indicators: ['grdp'] },
  prices: 'current',
  scenarios: [{ ...subject, fingerprint: digits, parts }],
  date: '2026-11-30T00:00:00.000Z',
  language: 'zh',
}
const result = (changes: object): string => JSON.stringify({ recipe: { ...recipe, ...changes } })
const results: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'another kind of file': '{"format":"something-else"}',
  'other values': result({}),
  'a newer version': result({ version: 9 }),
  'a list for an object': result({ scenarios: {} }),
  'no scenario': result({ scenarios: [] }),
  'another question': result({ inquiry: { kind: 'guess' } }),
  'an indicator that is not here': result({ inquiry: { kind: 'project', indicators: ['gone'] } }),
  'a model that is not here': result({
    scenarios: [{ ...subject, scenario: { ...asked, model: 'gone@1' }, fingerprint: digits, parts }],
  }),
  'a lever out of range': result({
    scenarios: [
      {
        ...subject,
        scenario: { ...asked, levers: { rdIntensity: { target: 99 } } },
        fingerprint: digits,
        parts,
      },
    ],
  }),
}

const fileWith = (name: string, content: string | Uint8Array): PickedFile =>
  typeof content === 'string'
    ? fileOf(content, name)
    : { name, base64: Buffer.from(content).toString('base64') }

describe.each(languages)('in %s', (language) => {
  /** Runs a command that fails for what it is given, and reads what it says. */
  const expectRefused = async (args: readonly string[]): Promise<string> => {
    const { code, error } = await run(args, { LC_ALL: language })
    expect(code, args.join(' ')).toBe(1)
    for (const line of error.trimEnd().split('\n')) expectNoEnglish(line, language, args.join(' '))
    return error
  }

  test.each(Object.entries(scenarioFiles))(
    'the window refuses a scenario file: %s',
    async (what, content) => {
      const window = await openWindow({ settings: { language } })
      await window.actions.importFile(fileWith('x.scenario.json', content))
      const [notice, ...more] = window.state().notices
      expect(more).toEqual([])
      expect(notice?.kind).toBe('problem')
      expect(notice?.lines).not.toEqual([])
      for (const line of [notice?.text ?? '', ...(notice?.lines ?? [])]) expectNoEnglish(line, language, what)
    },
  )

  test.each(missingFiles)('the window asks of what cannot be computed here', async (content) => {
    const window = await openWindow({ settings: { language } })
    await window.actions.importFile(fileWith('x.scenario.json', content))
    const { importing, notices } = window.state()
    expect(notices).toEqual([])
    if (importing?.kind !== 'missing') throw new Error('the window does not ask')
    expectNoEnglish(faultText(importing.fault, createWords({ language, ground })), language, content)
    await window.actions.answerImport('keep')
    expect(window.told()).toHaveLength(1)
    expectNoEnglish(window.told()[0] ?? '', language, content)
  })

  test.each(formulas)('the window refuses a formula: %s', (formula) => {
    const draft = { id: 'perHead', label: 'L', formula, unit: 'my own' }
    const [judged] = judge(model, [{ ...newRow(model, []), draft }])
    const [fault] = Object.values(judged?.faults ?? {})
    if (!fault) throw new Error(`${formula} was read`)
    expectNoEnglish(draftFaultText(fault, createWords({ language, ground })), language, formula)
  })

  test.each(Object.entries(tables))('the window refuses a table: %s', async (what, content) => {
    const window = await openWindow({ settings: { language } })
    await window.actions.importOutcomes(fileWith('t.csv', content))
    await window.actions.keepOutcomes()
    const [notice] = window.state().notices
    expect(notice?.kind).toBe('problem')
    for (const line of [notice?.text ?? '', ...(notice?.lines ?? [])]) expectNoEnglish(line, language, what)
  })

  test.each([
    ['scenario files', 'scenario.json', [...Object.values(scenarioFiles), ...missingFiles]],
    ['formulas', 'scenario.json', formulas.map((formula) => written(own({ formula, unit: 'my own' })))],
    ['tables', 'csv', Object.values(tables)],
    ['data files', 'yaml', dataFiles],
  ])('the command line refuses %s, each by its name', async (kind, ending, contents) => {
    const names = contents.map((content, at) =>
      put(folder, `${kind.replace(' ', '-')}-${at}.${ending}`, content),
    )
    const error = await expectRefused(['check', ...names])
    for (const name of names) expect(error).toContain(`${name}:`)
  })

  test('the command line refuses tables to compare with, and files that are not there or cannot be had', async () => {
    await expectRefused([
      'backtest',
      '--outcomes',
      put(folder, 'o.csv', tables['a value far off'] ?? ''),
      '--draws',
      '0',
    ])
    await expectRefused(['check', join(folder, 'nothing.scenario.json'), folder])
    await expectRefused(['verify', join(folder, 'nothing.csv'), folder])
    await expectRefused(['project', 'nothing'])
    await expectRefused(['project', '--out', join(folder, 'no', 'such', 'file.csv')])
    await expectRefused(['project', '--out', folder])
  })

  test('the command line refuses exported files that were changed, each by its name', async () => {
    const names = Object.entries(results).map(([what, content]) =>
      put(folder, `result-${what.replaceAll(' ', '-')}.json`, content),
    )
    names.push(put(folder, 'result.csv', 'year,indicator,value\r\n2020,grdp,1\r\n'))
    const error = await expectRefused(['verify', ...names])
    for (const name of names) expect(error).toContain(`${name}:`)
  })
})
