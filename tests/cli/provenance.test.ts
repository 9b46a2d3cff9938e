/** Every result says what it was computed from. */
import { expect, test } from 'vitest'
import { drawnRanges } from '../../src/model/analysis/draws.ts'
import { fingerprint } from '../../src/model/fingerprint.ts'
import { modelKey } from '../../src/model/model.ts'
import { ground, model } from '../helpers/library.ts'
import { run } from './run-cli.ts'

const plan = ground.shipped.find(({ texts }) => texts.file === 'plan-announced')?.scenario
if (!plan) throw new Error('the plan does not ship')

const about = { model: modelKey(model.spec), baseline: 'kiep-17-06' }
const scenario = { name: plan.name, reading: 'share', fingerprint: fingerprint(plan, model) }
/** The same where something was drawn, or varied, from the model's own ranges. */
const ranges = drawnRanges(model, plan)
const withDraws = (settings: object) => ({
  ...scenario,
  fingerprint: fingerprint(plan, model, { drawn: { ...settings, ranges } }),
})
const quantity = ['--indicator', 'digitalEconomy', '--year', '2030']
const drawn = { draws: 64, seed: 7, method: 'sobol' }
const draws = ['--draws', '64', '--seed', '7']

const json = async (args: readonly string[]) => JSON.parse((await run([...args, '--format', 'json'])).out)

test.each<[string, readonly string[], object]>([
  [
    'ensemble',
    ['--indicator', 'grdp', ...draws],
    { ...about, ...withDraws(drawn), ...drawn, prices: 'current' },
  ],
  ['sensitivity', quantity, { ...about, ...withDraws({}), prices: 'current', method: 'tornado' }],
  [
    'sensitivity',
    [...quantity, '--method', 'sobol', '--samples', '8', '--seed', '7'],
    {
      ...about,
      ...withDraws({ draws: 8, seed: 7, method: 'sobol' }),
      prices: 'current',
      method: 'sobol',
      samples: 8,
      seed: 7,
    },
  ],
  [
    'seek',
    [...quantity, ...draws, '--target', '92000', '--lever', 'digitalSkills'],
    { ...about, ...withDraws(drawn), ...drawn, prices: 'current' },
  ],
  ['backtest', draws, { ...about, ...withDraws(drawn), prices: 'current', fan: drawn }],
  ['project', [], { ...about, reading: 'share', prices: 'current', scenarios: [scenario] }],
])('%s %j names model, baseline, scenario, prices, draws and day', async (command, args, expected) => {
  const value = await json([command, 'plan-announced', ...args])
  expect(value).toMatchObject(expected)
  expect(value.date).toMatch(/^\d{4}-\d\d-\d\d$/)
})

test('what has two scenarios names both', async () => {
  const attribution = await json(['attribute', 'plan-announced', ...quantity])
  expect(attribution).toMatchObject({ prices: 'current', about: { ...about, to: scenario } })
  expect(attribution.about.from).toMatchObject({ name: 'Baseline', reading: 'share' })
  expect(attribution.about.date).toMatch(/^\d{4}-\d\d-\d\d$/)
  const comparison = await json(['compare', 'baseline', 'plan-announced'])
  expect(comparison).toMatchObject({
    ...about,
    prices: 'current',
    scenarios: [{ name: 'Baseline' }, scenario],
  })
  expect(comparison.date).toMatch(/^\d{4}-\d\d-\d\d$/)
})
