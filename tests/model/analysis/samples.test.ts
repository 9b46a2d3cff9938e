import { expect, test } from 'vitest'
import { runEnsemble } from '../../../src/model/analysis/ensemble.ts'
import { sampleSteps } from '../../../src/model/analysis/samples.ts'
import { quantileOfSorted } from '../../../src/model/analysis/scores.ts'
import { buildTiny, tinyScenario } from '../../helpers/tiny-model.ts'

const model = buildTiny()
const settings = { draws: 2500, seed: 7 }

test('samples are the draws of which an ensemble has the quantiles', () => {
  const steps = sampleSteps(model, tinyScenario(), settings, ['takings', 'growth'])
  const progress: number[] = []
  let step = steps.next()
  for (; !step.done; step = steps.next()) progress.push(step.value.done)
  expect(progress).toEqual([1024, 2048, 2500])
  const { years, of } = step.value
  const ensemble = runEnsemble(model, tinyScenario(), { ...settings, names: ['takings', 'growth'] })
  expect(years).toEqual(ensemble?.years)
  for (const [index, year] of years.entries()) {
    const sorted = of('takings', year)?.slice().sort() ?? new Float64Array()
    expect(sorted).toHaveLength(2500)
    expect(quantileOfSorted(sorted, 0.9)).toBe(ensemble?.fans.get('takings')?.p90[index])
  }
  expect(of('growth', 2023)?.every(Number.isNaN)).toBe(true)
  expect([of('lead', 2024), of('takings', 2040)]).toEqual([undefined, undefined])
})
