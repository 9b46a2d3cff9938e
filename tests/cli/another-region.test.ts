/** Every command on another region: one reading, no conflicts, no outcomes, other ids, units and groups. */
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { openStore } from '../../src/main/storage/store.ts'
import { languages } from '../../src/model/spec.ts'
import { ground as shipped } from '../helpers/library.ts'
import { bareFolder, tinyFolder } from '../helpers/tiny-model.ts'
import { type Run, run, temporaryFolder } from './run-cli.ts'

const elsewhere = (...args: readonly string[]): Promise<Run> => run(args, { [libraryVariable]: tinyFolder })

const folder = temporaryFolder()
const exportOf = (name: string): string => join(folder, `${name}.csv`)

const takings = ['--indicator', 'takings', '--year', '2025'] as const
const commands: Readonly<Record<string, readonly string[]>> = {
  project: ['project', 'twice-as-many'],
  compare: ['compare', 'baseline', 'twice-as-many'],
  ensemble: ['ensemble', 'twice-as-many', '--draws', '50', '--over', 'baseline'],
  sensitivity: ['sensitivity', ...takings],
  sobol: ['sensitivity', '--method', 'sobol', '--samples', '64', ...takings],
  attribute: ['attribute', 'twice-as-many', ...takings],
  seek: ['seek', ...takings, '--target', '260', '--lever', 'newBikes'],
  backtest: ['backtest'],
  check: ['check', 'twice-as-many', `${tinyFolder}/models/bikes.yaml`, `${tinyFolder}/units.yaml`],
  // There is one version there, so each is told that it is of the newest.
  migrate: ['migrate', 'baseline', 'twice-as-many', '翻一番'],
  verify: ['verify', ...['project', 'compare', 'ensemble'].map(exportOf)],
  packs: ['packs'],
  doctor: ['doctor', '--data-dir', folder],
  equations: ['equations'],
  data: ['data', '--quotes'],
}

/** Lines of a table's heading; `doctor` has none. */
const shortest = (name: string): number => (name === 'doctor' ? 1 : 2)

beforeAll(async () => {
  const store = openStore(folder, () => '')
  if (store.ok) store.value.close()
  for (const name of ['project', 'compare', 'ensemble']) {
    expect(await elsewhere(...(commands[name] ?? []), '--out', exportOf(name))).toMatchObject({ code: 0 })
  }
})

/** What would betray that a command knows the region that ships. */
const ofTheOther = [
  ...shipped.baseline.regions.flatMap(({ label }) => Object.values(label)),
  ...['KIEP', '2015', '2018', '2030', 'GRDP', 'the report', '보고서', '报告'],
]

test('no command is left out', async () => {
  const { out } = await elsewhere('--help')
  const named = [...out.matchAll(/^ {2}([a-z]+) .*\[options\]/gm)].map(([, name]) => name)
  expect(named.length).toBeGreaterThan(9)
  expect(named.filter((name) => name !== undefined && !(name in commands))).toEqual([])
})

test.each(Object.entries(commands))(
  '%s answers on another region, in words and in numbers',
  async (name, args) => {
    for (const more of [
      ['--format', 'json'],
      ['--format', 'csv'],
      ...languages.map((one) => ['--lang', one]),
    ]) {
      const { code, out, error } = await elsewhere(...args, ...more)
      expect(code, error).toBe(0)
      expect(out).not.toMatch(/NaN|Infinity|undefined|\{\{/)
      expect(ofTheOther.filter((word) => `${out}${error}`.includes(word))).toEqual([])
      // A heading alone is no answer.
      if (more[0] === '--lang') expect(out.trim().split('\n').length).toBeGreaterThan(shortest(name))
    }
  },
)

test.each(Object.keys(commands).filter((name) => name !== 'sobol'))(
  '%s --help gives examples that work there',
  async (name) => {
    const { code, out } = await elsewhere(name, '--help')
    expect(code).toBe(0)
    expect(ofTheOther.filter((word) => out.includes(word))).toEqual([])
    const ids = [...shipped.model.levers, ...shipped.model.indicators].map(({ id }) => id)
    expect(ids.filter((id) => id.length > 6 && new RegExp(`\\b${id}\\b`).test(out))).toEqual([])
  },
)

test('a backtest with nothing to compare says so', async () => {
  const { code, out } = await elsewhere('backtest')
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^Nothing that was published up to \d{4} can be scored\.\n/),
  ])
})

test('says which words it knows where it knows none', async () => {
  const { code, error } = await elsewhere('project', '--indicator', 'grdp')
  expect(code).toBe(2)
  expect(error).toContain('(known: takings, prices, lead, growth)')
})

// --- The least that a model may be: nothing to move, nothing unsure, no prices, no scenarios that ship ---

const bare = (...args: readonly string[]): Promise<Run> => run(args, { [libraryVariable]: bareFolder })
const cold = ['--indicator', 'cold', '--year', '2025'] as const

test.each<[name: string, args: readonly string[], says: RegExp]>([
  ['project', ['project'], /2025 +−2\.00/],
  ['compare', ['compare', 'baseline', 'baseline'], /No lever differs\./],
  ['ensemble', ['ensemble', '--draws', '20', '--over', '-3'], /−2\.00/],
  ['sensitivity', ['sensitivity', ...cold], /^Nothing in this model is uncertain/],
  ['sobol', ['sensitivity', '--method', 'sobol', ...cold], /^Nothing in this model is uncertain/],
  ['attribute', ['attribute', 'baseline', ...cold], /Baseline/],
  ['backtest', ['backtest'], /Nothing (that )?was published/],
  ['check', ['check', `${bareFolder}/models/winter.yaml`], /valid/],
  ['packs', ['packs'], /version 1/],
  ['equations', ['equations'], /previous\(temperature\) \+ 1/],
  ['data', ['data', '--quotes'], /minus tre grader/],
])('%s answers on a bare model', async (_, args, says) => {
  expect((await bare(...args, '--lang', 'en')).out).toMatch(says)
  for (const more of [
    ...languages.map((one) => ['--lang', one]),
    ['--format', 'json'],
    ['--format', 'csv'],
  ]) {
    const { code, out, error } = await bare(...args, ...more)
    expect(code, error).toBe(0)
    expect(out).not.toMatch(/NaN|Infinity|undefined|\{\{/)
    // Without prices none are named.
    expect(out).not.toMatch(/current prices|경상가격|现价/i)
  }
})

test('what a bare model has nothing for is refused, with the reason', async () => {
  expect(await bare('seek', ...cold, '--target', '0', '--lever', 'warmth')).toMatchObject({
    code: 2,
    error: expect.stringContaining('This model has no levers'),
  })
  expect(await bare('project', '--prices', 'constant')).toMatchObject({
    code: 2,
    error: expect.stringContaining('This model has no prices'),
  })
})

test.each(Object.keys(commands).filter((name) => name !== 'sobol'))(
  '%s --help has whole examples, or none, on a bare model',
  async (name) => {
    const { code, out } = await bare(name, '--help')
    expect(code).toBe(0)
    const [, examples = ''] = out.split(/^Examples:$/m)
    expect(examples).not.toMatch(/undefined|constant|--(range|fix|lever) *(--|$)|\S {2,}\S|\\\n\s*$/m)
  },
)
