import { expect, test } from 'vitest'
import { createProjector } from '../../../src/model/projection.ts'
import { exampleOutcomes } from '../../../src/report/backtest/example-outcomes.ts'
import { projector } from '../../helpers/library.ts'
import { tinyGround } from '../../helpers/tiny-model.ts'

test('an example names what the model has, for the first year that nothing is known of', () => {
  const { header, rows } = exampleOutcomes(projector, 'nobody')
  expect(header).toEqual(['year', 'indicator', 'value', 'source', 'measure'])
  expect(rows).toEqual([
    [2017, 'digitalEconomy', 20572, 'nobody', 'level'],
    [2017, 'grdp', expect.closeTo(7, -1), 'nobody', 'realGrowth'],
  ])
})

test('on another region it names what that one has', () => {
  const { rows } = exampleOutcomes(createProjector(tinyGround.built), 'nobody')
  expect(rows).toEqual([
    [2024, 'takings', 220, 'nobody', 'level'],
    [2024, 'takings', 0, 'nobody', 'realGrowth'],
  ])
})
