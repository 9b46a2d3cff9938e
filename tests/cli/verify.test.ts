/** `verify`: what was exported is found to be right, and what was changed since is named. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { namedFigures } from '../../src/model/resolve-model.ts'
import { languages } from '../../src/model/spec.ts'
import { dataPath, dataText, ground } from '../helpers/library.ts'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { dataFolder, put, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const own = { id: 'own1', label: 'Per worker', formula: 'digitalEconomy / coreEmployment', unit: '10k CNY' }
const other = { ...own, label: 'Of the others', formula: 'grdp - coreValueAdded', unit: '100m CNY' }
const levers = { fusionFields: { target: 9 }, rdIntensity: { target: 2.9, start: 2019, ramp: 4, end: 2030 } }
const mine = put(
  folder,
  'mine.scenario.json',
  scenarioJson({
    name: 'Mine, “quoted”',
    horizon: 2030,
    levers,
    assumptions: { imitation: 0.09 },
    indicators: [own],
  }),
)
const theirs = put(folder, 'theirs.scenario.json', scenarioJson({ name: '=theirs', indicators: [other] }))
const brought = put(
  folder,
  'brought.csv',
  'year,indicator,value\r\n2019,grdp,62000\r\n2020,digitalShare,47\r\n',
)
const quantity = ['--indicator', 'digitalEconomy', '--year', '2027']
const draws = ['--draws', '64', '--seed', '5']
const version2 = ['--model', 'digital-economy@2']

/** Every command whose results can be computed again, with options that decide the numbers. */
const commands = {
  project: ['project', mine, 'baseline', theirs, '--prices', 'constant'],
  compare: ['compare', 'baseline', mine, theirs, 'as-printed', '--year', '2026'],
  ensemble: ['ensemble', mine, '--indicator', 'grdp', '--indicator', 'own1', '--method', 'random', ...draws],
  odds: ['ensemble', mine, ...quantity, ...draws, '--over', 'plan-announced', '--fix', 'imitation=0.08'],
  'odds of a value': ['ensemble', 'plan-announced', '--indicator', 'grdp', ...draws, '--over', '90000'],
  'bands of version 2': [
    'ensemble',
    'baseline',
    ...version2,
    '--indicator',
    'grdp',
    ...draws,
    '--bands',
    'assumptions',
  ],
  'shares of version 2': ['sensitivity', ...version2, ...quantity, '--method', 'sobol', '--samples', '8'],
  tornado: ['sensitivity', mine, ...quantity, '--range', 'innovation=0.001:0.004:0.01'],
  sobol: [
    'sensitivity',
    mine,
    '--indicator',
    'own1',
    '--year',
    '2027',
    '--method',
    'sobol',
    '--samples',
    '16',
  ],
  attribute: ['attribute', mine, ...quantity, '--from', 'as-printed', '--prices', 'constant'],
  seek: [
    'seek',
    mine,
    ...quantity,
    '--target',
    '65000',
    '--lever',
    'digitalSkills=1:4',
    '--at-least',
    ...draws,
  ],
  'seek without draws': ['seek', ...quantity, '--target', '50000', '--lever', 'pilotZones', '--draws', '0'],
  backtest: ['backtest', mine, ...draws, '--breaks', 'all', '--outcomes', brought],
  'backtest without draws': ['backtest', '--draws', '0', '--indicator', 'grdp', '--recalled'],
} as const
type Name = keyof typeof commands

const exported = new Map<string, string>()
const fileOf = (name: Name, format: string, language = 'en'): string =>
  exported.get(`${name} ${format} ${language}`) ?? ''

beforeAll(async () => {
  for (const [name, args] of Object.entries(commands)) {
    for (const format of ['csv', 'json']) {
      for (const language of languages) {
        const file = join(folder, `${name}.${language}.${format}`)
        const made = await run([...args, '--format', format, '--lang', language, '--out', file])
        expect([0, 3], made.error).toContain(made.code)
        exported.set(`${name} ${format} ${language}`, file)
      }
    }
  }
})

const verified = async (files: readonly string[], environment = {}) => {
  const result = await run(['verify', ...files, '--format', 'json'], environment)
  return { ...result, value: JSON.parse(result.out || 'null') }
}

/** The differences of one file that is not the same, as JSON and as lines. */
async function differencesOf(file: string, environment = {}) {
  const { code, value, error } = await verified([file], environment)
  expect(code).toBe(1)
  expect(value).toMatchObject({ ok: false, files: [{ file, same: false }] })
  const lines = error.trimEnd().split('\n')
  const { differences } = value.files[0]
  // Of one kind, the first few.
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.length).toBeLessThanOrEqual(differences.length)
  return { differences, lines }
}

const codesOf = (differences: readonly { readonly code: string }[]): ReadonlySet<string> =>
  new Set(differences.map(({ code }) => code))

describe('what was exported', () => {
  test.each(Object.keys(commands) as Name[])('%s is the same in every language and format', async (name) => {
    const files = ['csv', 'json'].flatMap((format) =>
      languages.map((language) => fileOf(name, format, language)),
    )
    const { code, value, error } = await verified(files)
    expect(value).toEqual({ ok: true, files: files.map((file) => ({ file, same: true, differences: [] })) })
    expect({ code, error }).toEqual({ code: 0, error: '' })
  })

  test.each([
    ['en', /: the same, computed again\n$/],
    ['ko', /: 다시 계산한 결과와 같음\n$/],
    ['zh', /：与复算结果一致\n$/],
  ])('is said to be the same in words (%s)', async (language, said) => {
    const file = fileOf('compare', 'csv', 'ko')
    expect(await run(['verify', file, '--lang', language])).toMatchObject({
      code: 0,
      out: expect.stringMatching(said),
    })
  })

  test('is the same after a spreadsheet program has saved it: other line ends, digits, blanks, encoding', async () => {
    const text = readFileSync(fileOf('project', 'csv', 'zh'), 'utf8').replace('\ufeff', '')
    const shorter = text.replaceAll(/(?<=,)\d+\.\d{9,}(?=\r)/g, (number) =>
      String(Number(Number(number).toPrecision(11))),
    )
    expect(shorter).not.toBe(text)
    const padded = text.replaceAll(/^# [^\r]*/gm, (line) => `${line},,,,,,,`)
    const wide = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
    const files = [
      put(folder, 'no-mark.csv', text),
      put(folder, 'line-feeds.csv', text.replaceAll('\r\n', '\n')),
      put(folder, 'shorter.csv', shorter),
      put(folder, 'padded.csv', padded),
      put(folder, 'wide.csv', wide),
      put(folder, 'without.ending', text),
    ]
    const { value } = await verified(files)
    expect(value.files.map(({ same }: { same: boolean }) => same)).toEqual(files.map(() => true))
  })
})

describe('a number that was changed', () => {
  test('is named with its line, its column and both values, in a table', async () => {
    const text = readFileSync(fileOf('compare', 'csv'), 'utf8')
    const lines = text.split('\r\n')
    const place = lines.findIndex((line) => line.includes(',grdp,'))
    const value = lines[place]?.split(',').at(-3) ?? ''
    lines[place] = lines[place]?.replace(`,${value},`, ',123456.5,') ?? ''
    const file = put(folder, 'changed.csv', lines.join('\r\n'))
    const { differences, lines: said } = await differencesOf(file)
    expect(differences).toEqual([
      {
        line: place + 1,
        path: 'value',
        code: 'value-differs',
        message: `The file has 123456.5; computed again it is ${value}.`,
        details: { printed: '123456.5', recomputed: value },
      },
    ])
    expect(said[0]).toBe(`${file}:${place + 1}: value: The file has 123456.5; computed again it is ${value}.`)
    const korean = await run(['verify', file, '--lang', 'ko'])
    expect(korean.error).toContain(`파일의 값은 123456.5, 다시 계산한 값은 ${value}입니다.`)
    const table = await run(['verify', file, '--format', 'csv'])
    expect(table.out).toContain(`,no,${place + 1},value,value-differs,`)
  })

  test.each(Object.keys(commands) as Name[])('is named by its keys, in JSON: %s', async (name) => {
    const value = JSON.parse(readFileSync(fileOf(name, 'json'), 'utf8'))
    const { recipe: _, ...answer } = value
    const [path, number] = numbersOf(answer).at(-1) ?? [[], 0]
    const file = put(folder, 'changed.json', JSON.stringify(withLeaf(value, path, number + 1)))
    const { differences } = await differencesOf(file)
    expect(differences).toMatchObject([
      { path: path.join('.'), code: 'value-differs', details: { printed: String(number + 1) } },
    ])
  })

  test('and a row that was taken out', async () => {
    const lines = readFileSync(fileOf('ensemble', 'csv'), 'utf8').split('\r\n')
    lines.splice(3, 1)
    const { differences } = await differencesOf(put(folder, 'shorter.csv', lines.join('\r\n')))
    expect(differences[0]).toMatchObject({ code: 'rows-differ' })
    expect(differences[1]).toMatchObject({ code: 'value-differs', line: 4 })
  })

  test('and a fingerprint, wherever it stands', async () => {
    const json = JSON.parse(readFileSync(fileOf('ensemble', 'json'), 'utf8'))
    const wrong = '0'.repeat(64)
    const above = put(folder, 'above.json', JSON.stringify({ ...json, fingerprint: wrong }))
    expect((await differencesOf(above)).differences).toMatchObject([{ path: 'fingerprint' }])
    json.recipe.scenarios[0].fingerprint = wrong
    json.fingerprint = wrong
    const below = put(folder, 'below.json', JSON.stringify(json))
    expect((await differencesOf(below)).differences).toMatchObject([
      { path: 'recipe.scenarios.0.fingerprint', code: 'fingerprint-differs' },
    ])
  })
})

/** A copy of the data folder with one text replaced in one file. */
function changedData(path: string | undefined, change: (text: string) => string): string {
  const copy = join(folder, `data ${Math.random()}`)
  cpSync(dataFolder, copy, { recursive: true })
  const file = join(copy, path ?? '')
  const text = readFileSync(file, 'utf8')
  const changed = change(text)
  expect(changed).not.toBe(text)
  writeFileSync(file, changed)
  return copy
}

/** The number under a key of the entry of an id. */
const inEntry =
  (id: string, key: string, other: (value: number) => number) =>
  (text: string): string =>
    text.replace(
      new RegExp(`(- id: ${id}\\n(?:(?! *- id:).*\\n)*? *${key}: )([\\d.]+)`),
      (_, before, value) => `${before}${other(Number(value))}`,
    )

describe('data that changed since', () => {
  const files = () => [fileOf('project', 'csv', 'ko'), fileOf('attribute', 'json')]

  test.each([
    [
      'an elasticity',
      'model',
      dataPath('model'),
      inEntry('fusionExponent', 'central', (value) => value * 1.01),
    ],
    [
      'a formula',
      'model',
      dataPath('model'),
      (text: string) => text.replace('formula: "imitation * ', 'formula: "1.01 * imitation * '),
    ],
    [
      'a figure',
      'baseline',
      dataPath('baseline'),
      inEntry(
        namedFigures(ground.model, ground.baseline)[0]?.figure.id ?? '',
        'value',
        (value) => value * 1.01,
      ),
    ],
  ] as const)('%s: the part is named, and every value that it changes', async (_, part, path, change) => {
    const environment = { QIANTANG_LIBRARY: changedData(path, change) }
    for (const file of files()) {
      const { differences } = await differencesOf(file, environment)
      const parts = differences.filter(({ code }: { code: string }) => code === 'part-differs')
      expect(new Set(parts.map(({ details }: { details: { part: string } }) => details.part))).toEqual(
        new Set([part]),
      )
      expect(codesOf(differences)).toContain('value-differs')
    }
    const english = await run(['verify', files()[1] ?? ''], environment)
    const words = { model: 'model', baseline: 'state of the baseline data' }[part]
    expect(english.error).toContain(`was computed with another ${words} than here.`)
  })

  test('a label: nothing but the label differs, and in JSON nothing', async () => {
    const label = ground.model.indicators[0]?.label.ko ?? ''
    const relabelled = changedData(dataPath('model'), (text) => text.replaceAll(label, '다른 이름'))
    const environment = { QIANTANG_LIBRARY: relabelled }
    expect((await verified([fileOf('attribute', 'json')], environment)).code).toBe(0)
    const { differences } = await differencesOf(fileOf('project', 'csv', 'ko'), environment)
    expect(new Set(differences.map(({ path }: { path: string }) => path).filter(Boolean))).toEqual(
      new Set(['지표']),
    )
  })
})

describe('a recipe', () => {
  const changed = (name: Name, path: string, leaf: unknown): string => {
    const value: object = JSON.parse(readFileSync(fileOf(name, 'json'), 'utf8'))
    const keys = ['recipe', ...path.split('.')]
    // What is undefined is left out; of a list, the end.
    const text = JSON.stringify(withLeaf(value, keys, leaf)).replaceAll(',null]', ']')
    return put(folder, 'recipe.json', text)
  }

  test('with one departure changed: the scenario is another one, and so are its numbers', async () => {
    const file = changed('attribute', 'scenarios.0.scenario.levers.fusionFields.target', 10)
    const { differences } = await differencesOf(file)
    expect(differences[0]).toMatchObject({
      code: 'part-differs',
      path: 'recipe.scenarios.0.parts.scenario',
      message: '“Mine, “quoted”” was computed with another content of the scenario than here.',
    })
    expect(codesOf(differences)).toContain('value-differs')
  })

  test('with one departure changed, in a table', async () => {
    const text = readFileSync(fileOf('attribute', 'csv'), 'utf8')
    const other = text.replace('""fusionFields"":{""target"":9}', '""fusionFields"":{""target"":10}')
    expect(other).not.toBe(text)
    const { differences } = await differencesOf(put(folder, 'recipe.csv', other))
    expect(differences[0]).toMatchObject({ code: 'part-differs', details: { part: 'scenario' } })
    expect(codesOf(differences)).toContain('value-differs')
  })

  /** What is changed under the keys of a recipe, and the first thing that is told of it. */
  test.each<[string, Name, string, unknown, object]>([
    ['another seed', 'ensemble', 'drawn.seed', 6, { code: 'part-differs', details: { part: 'run' } }],
    [
      'another arithmetic',
      'seek',
      'scenarios.0.parts.engine',
      0,
      { code: 'part-differs', details: { part: 'engine' } },
    ],
    [
      'another model',
      'project',
      'scenarios.0.scenario.model',
      'gone@3',
      { code: 'unknown-model', path: 'recipe.scenarios.0.scenario.model' },
    ],
    [
      'another baseline',
      'project',
      'scenarios.1.scenario.baseline',
      'gone',
      { code: 'unknown-baseline', path: 'recipe.scenarios.1.scenario.baseline' },
    ],
    [
      'a lever that is not here',
      'seek',
      'inquiry.levers.0.id',
      'gone',
      { code: 'unknown-lever', path: 'recipe.inquiry.levers.0' },
    ],
    [
      'a departure too far',
      'attribute',
      'scenarios.0.scenario.levers.fusionFields.target',
      99,
      { code: 'out-of-range', path: 'recipe.scenarios.0.scenario.levers.fusionFields.target' },
    ],
    [
      'an indicator that is not here',
      'compare',
      'inquiry.indicators.0',
      'gone',
      { code: 'not-an-indicator' },
    ],
    ['a year that is not here', 'compare', 'inquiry.years', [1999], { code: 'year-out-of-range' }],
    [
      'more draws than can be made',
      'ensemble',
      'drawn.draws',
      10 ** 9,
      { code: 'out-of-range', path: 'recipe.drawn.draws' },
    ],
    [
      'more samples than can be made',
      'sobol',
      'drawn.draws',
      10 ** 6,
      { code: 'out-of-range', path: 'recipe.drawn.draws' },
    ],
    [
      'draws that the question does not make',
      'sobol',
      'drawn.method',
      'permutations',
      { code: 'not-one-of' },
    ],
    ['no draws where there must be some', 'ensemble', 'drawn', undefined, { code: 'missing-key' }],
    ['a range upside down', 'odds', 'ranges.imitation.low', 1, { code: 'not-ascending' }],
    ['one scenario of two', 'attribute', 'scenarios.1', undefined, { code: 'list-too-short' }],
    [
      'an own formula that cannot be read',
      'project',
      'scenarios.0.scenario.indicators.0.formula',
      'grdp +',
      { code: 'formula-ends-early' },
    ],
    [
      'an outcome of nothing',
      'backtest',
      'inquiry.brought.0.outcomes.0.indicator',
      'gone',
      { code: 'not-an-indicator' },
    ],
    [
      'an outcome in no unit',
      'backtest',
      'inquiry.brought.0.outcomes.0.unit',
      'bushels',
      { code: 'unit-unknown' },
    ],
    [
      'a start that the baseline does not have',
      'backtest',
      'inquiry.start',
      { assumptions: { gone: 1 }, figures: { gone: 2 } },
      { code: 'unknown-assumption' },
    ],
    [
      'other published values than those here',
      'backtest',
      'inquiry.outcomes',
      '0'.repeat(64),
      { code: 'outcomes-differ' },
    ],
    ['more backtests than can be drawn', 'backtest', 'drawn.draws', 10 ** 6, { code: 'out-of-range' }],
    [
      'a question that has no file of this format',
      'project',
      'inquiry',
      { kind: 'departures' },
      { code: 'not-a-result' },
    ],
    ['a key too many', 'project', 'more', 1, { code: 'unknown-key', path: 'recipe.more' }],
    ['a newer version', 'project', 'version', 2, { code: 'newer-version', path: 'recipe.version' }],
    ['a language that is none', 'project', 'language', 'xx', { code: 'not-one-of', path: 'recipe.language' }],
    ['something else', 'project', 'scenarios', 'none', { code: 'wrong-type', path: 'recipe.scenarios' }],
  ])('with %s is told so', async (_, name, path, leaf, expected) => {
    const { differences } = await differencesOf(changed(name, path, leaf))
    expect(differences[0]).toMatchObject(expected)
  })
})

describe('what is no exported result', () => {
  test.each([
    ['an empty file', '', 'not-a-result'],
    ['a table of something else', 'year,value\r\n2020,1\r\n', 'not-a-result'],
    ['a table whose last lines are gone', '', 'not-a-result'],
    ['a scenario', scenarioJson({}), 'other-file'],
    ['a data file', dataText(dataPath('outcomes')), 'other-file'],
    ['a sealed projection', '{"format": "qiantang-sealed"}', 'a-sealed-projection'],
    ['JSON that ends early', '{ "recipe": {', 'json-ends-early'],
    ['no text at all', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]), 'table-workbook'],
    ['a recipe that is no JSON', 'year\r\n# qiantang-recipe,{no\r\n', 'json-syntax'],
    ['a recipe that is a number', 'year\r\n# qiantang-recipe,7\r\n', 'wrong-type'],
    ['a quote that is not closed', `year\r\n# qiantang-recipe,"${'x'.repeat(100)}`, 'table-quote-open'],
    ['brackets without end', `{"recipe":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'too-deep'],
    ['more than is read', new Uint8Array(4 * 1024 * 1024 + 1).fill(0x78), 'file-too-large'],
  ])('%s', async (name, content, code) => {
    const gone = name.includes('gone')
    const text = gone
      ? readFileSync(fileOf('project', 'csv'), 'utf8').split('\r\n').slice(0, 20).join('\r\n')
      : content
    const { differences, lines } = await differencesOf(put(folder, 'other.file', text))
    expect(differences.map((each: { code: string }) => each.code)).toEqual([code])
    expect(lines[0]).toContain(join(folder, 'other.file'))
  })

  test.each(languages)(
    'tables of data are told as such, whichever command wrote them, in %s',
    async (lang) => {
      for (const command of ['data', 'packs']) {
        for (const format of ['csv', 'json']) {
          const file = join(folder, `${command}-${lang}.${format}`)
          expect(await run([command, '--out', file, '--lang', lang])).toMatchObject({ code: 0 })
          const { differences } = await differencesOf(file)
          expect(differences).toMatchObject([{ code: 'other-file', details: { kind: 'listing' } }])
        }
      }
    },
  )

  test('of many values that differ, the first are told and the others counted; JSON has them all', async () => {
    const text = readFileSync(fileOf('project', 'csv'), 'utf8')
    const wrong = put(folder, 'many.csv', text.replaceAll(/,(\d{4,}\.\d+)/g, ',1$1'))
    const told = (await run(['verify', wrong])).error.trim().split('\n')
    expect(told.filter((line) => line.includes('computed again it is'))).toHaveLength(5)
    expect(told.some((line) => /: And \d+ more of this kind\.$/.test(line))).toBe(true)
    const { differences } = await differencesOf(wrong)
    expect(differences.length).toBeGreaterThan(90)
  })

  test('a file that is not there, beside one that is right', async () => {
    const { code, value } = await verified([join(folder, 'nothing.csv'), fileOf('seek', 'csv')])
    expect(code).toBe(1)
    expect(value.files.map(({ same }: { same: boolean }) => same)).toEqual([false, true])
    expect(value.files[0].differences[0].code).toBe('file-missing')
  })

  test('no file at all', async () => {
    expect((await run(['verify'])).code).toBe(2)
  })
})

/** Every number of a value, with its keys. */
function numbersOf(
  value: unknown,
  path: readonly string[] = [],
): readonly (readonly [readonly string[], number])[] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, [...path, key]))
}

function withLeaf<T>(value: T, [key, ...inner]: readonly string[], leaf: unknown): T {
  if (key === undefined) return leaf as T
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  copy[key] = withLeaf(copy[key], inner, leaf)
  return copy as T
}
