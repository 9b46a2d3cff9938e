/** A model without a deflator has no prices: everything is the same whichever are asked for. */
import { expect, test } from 'vitest'
import { attribute } from '../../../src/model/analysis/attribution.ts'
import { projectedMeasures } from '../../../src/model/analysis/backtest/measures.ts'
import { drawnRanges } from '../../../src/model/analysis/draws.ts'
import { runEnsemble } from '../../../src/model/analysis/ensemble.ts'
import { createQuantity } from '../../../src/model/analysis/quantity.ts'
import { seek } from '../../../src/model/analysis/seek.ts'
import { createProjector, inPrices, type Prices } from '../../../src/model/projection.ts'
import { buildTiny, tinyScenario, tinySpec } from '../../helpers/tiny-model.ts'

const { deflator: _, ...withoutPrices } = tinySpec
const model = buildTiny(withoutPrices)
const projector = createProjector(model)
const baseline = tinyScenario()
const more = tinyScenario({ id: 'more', levers: { newBikes: { target: 20 } } })

const inBoth = <T>(ask: (prices: Prices) => T): void => expect(ask('constant')).toEqual(ask('current'))

test('projections', () => {
  inBoth((prices) => inPrices(projector.project(more), prices, model).series.get('takings'))
  expect(projector.project(more).money.size).toBe(0)
})

test('draws', () => {
  inBoth((prices) => runEnsemble(model, more, { draws: 16, seed: 1, prices })?.fans.get('takings'))
  inBoth((prices) => {
    const inputs = drawnRanges(model, more)
    const evaluate = createQuantity(model, more, inputs, { indicator: 'takings', year: 2025, prices })
    return evaluate(
      inputs.map(({ central }) => Float64Array.of(central)),
      1,
    )
  })
})

test('attributions and targets', () => {
  inBoth((prices) => attribute(projector, baseline, more, { indicator: 'takings', prices }).groups)
  inBoth((prices) =>
    seek(projector, baseline, {
      indicator: 'takings',
      year: 2025,
      target: 260,
      prices,
      levers: [{ id: 'newBikes' }],
    }),
  )
})

test('real growth is growth', () => {
  const measured = projectedMeasures(projector, more)
  expect(measured('takings', 2025, 'realGrowth')).toBe(measured('takings', 2025, 'nominalGrowth'))
})
