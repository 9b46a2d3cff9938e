/**
 * A model without shocks has the numbers that it had before there were any.
 *
 * They stand in `without-shocks.json`: what version 1 of the model gave before shocks came.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exceedance, fanQuantileNames, runEnsemble } from '../../../src/model/analysis/ensemble.ts'
import { sobolIndices } from '../../../src/model/analysis/sobol-indices.ts'
import { tornado } from '../../../src/model/analysis/tornado.ts'
import { createProjector } from '../../../src/model/projection.ts'
import { baselineScenario } from '../../../src/model/scenario.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { library } from '../../helpers/library.ts'

/** Version 1, whichever is the newest. */
const ground = library.grounds.of({ model: 'zhejiang-digital-economy@1', baseline: 'kiep-17-06' })
if (!ground.ok) throw new Error(ground.error.code)
const model = ground.value.built
const projector = createProjector(model)
const baseline = baselineScenario(model.spec, model.baseline)
const plan: Scenario = {
  ...baseline,
  levers: {
    fusionFields: { target: 11, start: 2018, ramp: 3 },
    cloudMigration: { target: 100, start: 2017, ramp: 1 },
    networkInvestment: { target: 1.5, start: 2018, ramp: 3 },
    rdIntensity: { target: 3, start: 2018, ramp: 5 },
  },
}
const settings = { draws: 1500, seed: 7 } as const
const quantity = { indicator: 'digitalEconomy', year: 2030 } as const
const years = [2016, 2025, 2035]

function fanOf(scenario: Scenario, method: 'sobol' | 'random') {
  const ensemble = runEnsemble(model, scenario, { ...settings, method, names: ['digitalEconomy', 'grdp'] })
  return [...(ensemble?.fans ?? [])].map(([name, fan]) => [
    name,
    [...fanQuantileNames, 'mean' as const].map((key) => years.map((year) => fan[key][year - 2015])),
  ])
}

/** What is compared, as a file holds it. */
const numbers = (): unknown => {
  const over = { kind: 'scenario', scenario: baseline } as const
  const odds = exceedance(model, plan, { indicator: 'coreShare', over }, settings)
  const target = { kind: 'target', value: 60_000 } as const
  const chance = exceedance(model, plan, { indicator: 'digitalEconomy', over: target }, settings)
  const { rows, evaluations } = sobolIndices(model, plan, {
    ...quantity,
    samples: 32,
    seed: 3,
    resamples: 20,
  })
  const swings = tornado(model, plan, quantity)
  return {
    projection: [...projector.project(plan).series].map(([name, values]) => [
      name,
      years.map((year) => values[year - 2015]),
    ]),
    fans: { baseline: fanOf(baseline, 'sobol'), plan: fanOf(plan, 'sobol'), random: fanOf(plan, 'random') },
    odds: [odds?.probability, odds?.same, chance?.probability],
    sobol: {
      evaluations,
      rows: rows.map(({ id, first, total, firstInterval }) => [id, first, total, firstInterval]),
    },
    swings: swings.rows.map(({ id, low, high, swing }) => [id, low.value, high.value, swing]),
  }
}

/** Within some last places: exponentials and logarithms were the runtime's own then, and are the core's now. */
function near(before: unknown): unknown {
  if (typeof before === 'number') return expect.toSatisfy((now) => isNear(now, before), `near ${before}`)
  if (Array.isArray(before)) return before.map(near)
  if (typeof before !== 'object' || before === null) return before
  return Object.fromEntries(Object.entries(before).map(([key, value]) => [key, near(value)]))
}

const isNear = (now: unknown, before: number): boolean =>
  typeof now === 'number' && Math.abs(now - before) <= 1e-12 * Math.max(1, Math.abs(before))

test('projections, fans, odds, shares and swings of version 1', () => {
  const file = new URL('without-shocks.json', import.meta.url)
  const before: unknown = JSON.parse(readFileSync(file, 'utf8'))
  expect(JSON.parse(JSON.stringify(numbers()))).toEqual(near(before))
})
