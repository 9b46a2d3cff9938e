/** Where there is no value, or only one, a command says so as the window does. */
import { expect, test } from 'vitest'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { put, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const indicators = [
  // Before anything has moved, the scenario is the baseline.
  { id: 'ratio', label: 'Ratio', formula: 'grdp / (year - 2030)', unit: '100m CNY' },
  { id: 'steady', label: 'Steady', formula: 'grdp / grdp', unit: 'share' },
]
const file = put(
  folder,
  'odd.scenario.json',
  scenarioJson({ indicators, levers: { digitalSkills: { target: 4 } } }),
)
const of = (id: string) => ['--indicator', id, '--year', '2030']
const few = ['--draws', '32']
const first = async (...args: string[]) => (await run(args)).out.split('\n')[0]

test.each<[string, readonly string[], RegExp]>([
  [
    'ensemble',
    [...of('ratio'), ...few],
    /^Ratio has no value in 2030 \(its formula divides by zero\)\. No range/,
  ],
  ['sensitivity', of('ratio'), /^Ratio has no value in 2030 \(its formula divides by zero\)\.$/],
  [
    'attribute',
    of('ratio'),
    /^Ratio has no value in 2030 \(its formula divides by zero\)\. The difference cannot/,
  ],
  [
    'seek',
    [...of('ratio'), ...few, '--target', '1', '--lever', 'digitalSkills'],
    /^Ratio has no value in 2030 \(its formula divides by zero\)\. None of the levels/,
  ],
  ['ensemble', [...of('steady'), ...few], /^In 2030, Steady is 1.* in all simulation runs/],
  ['sensitivity', of('steady'), /^Steady stays at 1.* in 2030: nothing that is uncertain changes it\.$/],
  [
    'seek',
    [...of('steady'), ...few, '--target', '2', '--lever', 'digitalSkills'],
    /^Cannot be reached: Steady stays at 1.* in 2030, whatever these levers do\.$/,
  ],
])('%s %j', async (command, args, sentence) => {
  expect(await first(command, file, ...args)).toMatch(sentence)
})

test('odds of what is the same in both, and of what has no value', async () => {
  const odds = async (id: string) =>
    (await run(['ensemble', file, ...of(id), ...few, '--over', file])).out.split('\n')[1]
  expect(await odds('steady')).toBe('In 2030 it is the same in both, in all simulation runs.')
  expect(await odds('ratio')).toBe(
    'Ratio has no value in 2030 (its formula divides by zero). No share of runs can be given.',
  )
})
