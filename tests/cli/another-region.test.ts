/** Every command on another region: one reading, no conflicts, no outcomes, other ids, units and groups. */
import { expect, test } from 'vitest'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { languages } from '../../src/model/spec.ts'
import { library as shipped } from '../helpers/library.ts'
import { tinyFolder } from '../helpers/tiny-model.ts'
import { type Run, run } from './run-cli.ts'

const elsewhere = (...args: readonly string[]): Promise<Run> => run(args, { [libraryVariable]: tinyFolder })

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
  equations: ['equations'],
  data: ['data', '--quotes'],
}

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
  async (_, args) => {
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
      if (more[0] === '--lang') expect(out.trim().split('\n').length).toBeGreaterThan(2)
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
