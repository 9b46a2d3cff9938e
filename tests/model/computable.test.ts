/** Scenarios that keep every bound of their assumptions, and break what the model must hold to all the same. */
import { expect, test } from 'vitest'
import { faultsOn } from '../../src/model/computable.ts'
import type { Ground } from '../../src/model/ground.ts'
import { moveTo } from '../../src/model/migration/move.ts'
import { repaired } from '../../src/model/repair.ts'
import { baselineScenario, checkScenario } from '../../src/model/scenario.ts'
import type { Scenario } from '../../src/model/spec.ts'
import { readShipped } from '../helpers/library.ts'

const { grounds } = readShipped()
const [report, statistics] = grounds.all
if (!report || !statistics) throw new Error('there are no two baselines')

const assuming = ({ model, baseline }: Ground, assumptions: Scenario['assumptions']): Scenario => ({
  ...baselineScenario(model, baseline),
  id: 'mine',
  assumptions,
})
test('an assumption by which a condition of the model breaks is at fault, and none beside it', () => {
  const scenario = assuming(statistics, { overlap: 0.2, coreShareLaunch: 0.01, publicShare: 0.5 })
  expect(checkScenario(scenario, statistics.built)).toEqual([])
  const words = ['base part of the digital economy must be smaller', 'adoption in the first observed year']
  expect(faultsOn(statistics, scenario)).toMatchObject(
    words.map((en) => ({
      code: 'unfit-assumption',
      path: ['assumptions', 'coreShareLaunch'],
      details: { value: 0.01, message: { en: expect.stringContaining(en) } },
    })),
  )
})

test('every assumption at either end of its range, alone and with all others, breaks none', () => {
  for (const ground of grounds.all) {
    const { assumptions } = ground.model
    for (const end of ['low', 'high'] as const) {
      const all = Object.fromEntries(assumptions.map((each) => [each.id, each[end]]))
      const alone = assumptions.map((each) => ({ [each.id]: each[end] }))
      for (const given of [all, ...alone]) expect(faultsOn(ground, assuming(ground, given))).toEqual([])
    }
  }
})

test('what was kept before is repaired by taking out that assumption alone', () => {
  const { scenario } = repaired(assuming(statistics, { overlap: 0.2, coreShareLaunch: 0.01 }), statistics)
  expect(scenario.assumptions).toEqual({ overlap: 0.2 })
})

test('an assumption of the place that fits one baseline and breaks another is not moved there, and it is said', () => {
  const scenario = assuming(statistics, { overlap: 0.2, coreShareLaunch: 0.15 })
  expect(faultsOn(statistics, scenario)).toEqual([])
  const moved = moveTo(scenario, report, grounds)
  expect(faultsOn(report, moved.scenario)).toEqual([])
  expect(moved.scenario.assumptions).toEqual({ overlap: 0.2 })
  expect(moved.changes.filter(({ id }) => id === 'coreShareLaunch')).toMatchObject([
    { part: 'assumption', kind: 'left-behind', from: 0.15, to: null },
  ])
})
