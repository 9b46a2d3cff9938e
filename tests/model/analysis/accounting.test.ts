import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accounting } from '../../../src/model/analysis/accounting.ts'
import { buildModel } from '../../../src/model/build-model.ts'
import { createProjector } from '../../../src/model/projection.ts'
import { anyScenario } from '../../helpers/arbitraries.ts'
import { baseline, ground, projector } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'
import {
  auxiliary,
  buildTiny,
  tinyBaseline,
  tinyEquations,
  tinyScenario,
  tinyUnits,
  withEquations,
} from '../../helpers/tiny-model.ts'

const plan = ground.shipped.find(({ texts }) => texts.file === 'plan-announced')?.scenario ?? baseline

test('shows the terms of equations 10, 11 and 12', () => {
  const { accounts } = accounting(projector, plan)
  expect(accounts.map(({ total, terms }) => [total.id, terms.length])).toEqual([
    ['coreTrendChange', 2],
    ['restTrendChange', 2],
    ['coreEffect', 7],
    ['restEffect', 6],
  ])
  const [, , core] = accounts
  expect(core?.terms.map(({ label }) => label.en)).toContain('Knowledge in core industry')
  expect(core?.total.label.ko).toBe('핵심 산업 효과 합계')
})

test('terms add up to their sum in any scenario and year', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      const { years, accounts } = accounting(projector, scenario)
      for (const { total, terms } of accounts) {
        for (const [index] of years.entries()) {
          const sum = terms.reduce((all, { values }) => all + (values[index] as number), 0)
          expect(Math.abs(sum - (total.values[index] as number))).toBeLessThan(1e-12)
        }
      }
    }),
    { numRuns: 20 },
  )
})

test('effects are nothing in the baseline, and trends carry all growth of the trend path', () => {
  const { years, accounts } = accounting(projector, baseline)
  const [coreTrend, restTrend, ...effects] = accounts
  for (const { terms } of effects)
    expect(terms.every(({ values }) => values.every((v) => v === 0))).toBe(true)
  const projection = projector.projectNames(plan, ['coreTrend', 'restTrend'])
  for (const [index, year] of years.entries()) {
    if (index === 0) continue
    for (const [name, account] of [
      ['coreTrend', coreTrend],
      ['restTrend', restTrend],
    ] as const) {
      const growth = Math.log(valueIn(projection, name, year) / valueIn(projection, name, year - 1))
      expect(account?.total.values[index]).toBeCloseTo(growth, 12)
    }
  }
})

test('a model without accounts has none', () => {
  expect(accounting(createProjector(buildTiny()), tinyScenario()).accounts).toEqual([])
})

test('an account must add up equations', () => {
  const spec = withEquations(
    ...tinyEquations,
    auxiliary('twice', 'k bikes', 'fleet + newBikes'),
    auxiliary('product', 'k bikes', '2 * fleet'),
  )
  const tiny = buildTiny({ ...spec, accounting: ['twice'] })
  const [account] = accounting(createProjector(tiny), tinyScenario()).accounts
  expect(account?.terms.map(({ id }) => id)).toEqual(['fleet', 'newBikes'])
  for (const name of ['product', 'fleet', 'nothing']) {
    const built = buildModel({ ...spec, accounting: [name] }, tinyUnits, tinyBaseline)
    expect(built.ok ? [] : built.error).toMatchObject([{ code: 'not-a-sum', path: ['accounting', 0] }])
  }
})
