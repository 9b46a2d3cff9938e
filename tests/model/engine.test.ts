/** Numbers that changed without `engineVersion` having been raised. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { attribute } from '../../src/model/analysis/attribution.ts'
import { runEnsemble } from '../../src/model/analysis/ensemble.ts'
import { sobolIndices } from '../../src/model/analysis/sobol-indices.ts'
import { engineVersion } from '../../src/model/engine.ts'
import { createProjector } from '../../src/model/projection.ts'
import {
  auxiliary,
  buildTiny,
  indicator,
  stock,
  tinyEquations,
  tinyIndicators,
  tinyScenario,
  withEquations,
} from '../helpers/tiny-model.ts'
import { weatherModel } from '../helpers/weather-model.ts'

/** What the arithmetic of each version gives, at as many digits as no order of summing changes. */
const digestOf: Readonly<Record<number, string>> = {
  1: '8eea3ad3adf7263269e17f6da35ddcdafb5e60fb3b8eba7fb0745857a874e386',
}
const digits = 12

/** Every operation that a formula may use. */
const mixture = [
  'exp(wear) * log(2 + wear) + log2(3 + wear) - sqrt(4 + wear) + abs(wear - 0.15)',
  'min(wear, 0.08) * max(wear, 0.12) / (1 + wear) ^ 1.7 + clamp(wear, 0.05, 0.11)',
  '(year > 2024 ? inflation / base(inflation) : -wear)',
].join(' + ')

const model = buildTiny({
  ...withEquations(
    ...tinyEquations,
    auxiliary('mixture', 'factor', mixture),
    stock('memory', 'factor', 'mixture', 'previous(memory) * 0.9 + mixture / baseline(mixture)'),
  ),
  indicators: [...tinyIndicators, indicator('remembered', 'factor', 'memory')],
})
const plain = tinyScenario()
const plan = tinyScenario({
  horizon: 2033,
  levers: { newBikes: { target: 17 }, inflation: { target: 12, start: 2025, ramp: 3, end: 2030 } },
  assumptions: {},
})

test('the version of the arithmetic is raised when numbers change', () => {
  const projector = createProjector(model)
  const names = model.spec.indicators.map(({ id }) => id)
  const quantity = { indicator: 'remembered', year: 2026 }
  const numbers = [
    [plain, plan].map((scenario) => projector.project(scenario).series),
    (['sobol', 'random'] as const).map(
      (method) => runEnsemble(model, plan, { draws: 500, seed: 3, method, names })?.fans,
    ),
    runEnsemble(weatherModel, plan, { draws: 500, seed: 3 })?.fans,
    sobolIndices(model, plan, { ...quantity, samples: 64, seed: 3 }).rows.map(({ id, first, total }) => [
      id,
      first,
      total,
    ]),
    attribute(projector, plain, plan, { indicator: 'remembered', seed: 3 }).departures.map(
      ({ share, alone }) => [share, alone],
    ),
  ]
  const text = JSON.stringify(numbers, (_, value) => {
    if (value instanceof Map || value instanceof Float64Array) return [...value]
    return typeof value === 'number' ? value.toPrecision(digits) : value
  })
  // A change that is meant: raise the version and add what it gives. Files of the version before are then told apart.
  expect(createHash('sha256').update(text).digest('hex')).toBe(digestOf[engineVersion])
})
