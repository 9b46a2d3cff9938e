import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inPrices } from '../../../src/model/projection.ts'
import { languages } from '../../../src/model/spec.ts'
import { pricePart, pricePartShort, pricePartText } from '../../../src/report/compare/price-part.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground, model, projector, scenarioWith } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'

const { deflator = '', indicators, launchYear } = model.spec
const reference = projector.project(baseline)
const last = baseline.horizon
const dearer = (target: number, levers = {}) =>
  projector.project(scenarioWith({ levers: { priceGrowth: { target }, ...levers } }))

test('a scenario that raises price growth alone differs by prices alone', () => {
  const own = dearer(4)
  const value = valueIn(own, 'digitalEconomy', last)
  const before = valueIn(reference, 'digitalEconomy', last)
  const part = pricePart(own, reference, 'digitalEconomy', last, model.spec)
  expect(value).toBeGreaterThan(before)
  expect(part?.amount).toBeCloseTo(value - before, 6)
  expect(part?.points).toBeCloseTo((100 * (value - before)) / before, 9)
})

test('what is not prices is the difference in the reference’s prices', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 6, noNaN: true }),
      fc.double({ min: 2.4, max: 6, noNaN: true }),
      fc.integer({ min: launchYear, max: last }),
      (growth, target, year) => {
        const own = dearer(growth, { rdIntensity: { target } })
        const real = inPrices(own, 'constant', model)
        for (const { id } of indicators) {
          const part = pricePart(own, reference, id, year, model.spec)
          if (!own.money.has(id)) expect(part).toBeUndefined()
          if (!part) continue
          const revalued = valueIn(real, id, year) * valueIn(reference, deflator, year)
          expect(valueIn(own, id, year) - part.amount).toBeCloseTo(revalued, 4)
        }
      },
    ),
    { numRuns: 20 },
  )
})

test('there is none where prices are the same, in shares, and in the launch year', () => {
  const own = projector.project(scenarioWith({ levers: { rdIntensity: { target: 4 } } }))
  expect(pricePart(own, reference, 'digitalEconomy', last, model.spec)).toBeUndefined()
  expect(pricePart(dearer(4), reference, 'coreShare', last, model.spec)).toBeUndefined()
  expect(pricePart(dearer(4), reference, 'digitalEconomy', launchYear, model.spec)).toBeUndefined()
})

test('it is said with its sign in every language, and never as nothing', () => {
  for (const language of languages) {
    const words = createWords({ language, ground })
    expect(pricePartText({ amount: 10, points: 12.54 }, words)).toContain('+12.5')
    expect(pricePartText({ amount: -10, points: -3 }, words)).toContain('−3.0')
    expect(pricePartText({ amount: 0.001, points: 0.001 }, words)).not.toMatch(/0\.0|\{\{/)
    expect(pricePartShort({ amount: 0.001, points: 0.001 }, words)).toBeUndefined()
  }
})
