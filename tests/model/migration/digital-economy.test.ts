/** Scenarios of version 1 of the digital economy in version 2: numbers as the description of the model prints them. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readScenarioFile } from '../../../src/files/scenario-file.ts'
import { scenarioFileEnding } from '../../../src/files/scenario-text.ts'
import { type Ground, keyOf } from '../../../src/model/ground.ts'
import { moveScenario } from '../../../src/model/migration/move.ts'
import { routeTo } from '../../../src/model/migration/table.ts'
import { createProjector, type Projector } from '../../../src/model/projection.ts'
import { baselineScenario } from '../../../src/model/scenario.ts'
import type { Scenario, UserIndicator } from '../../../src/model/spec.ts'
import { file } from '../../helpers/digital-economy.ts'
import { ownIndicator, readShipped } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'

const { grounds, data } = readShipped()
const groundOf = (model: string): Ground => {
  const ground = grounds.of({ model, baseline: 'kiep-17-06' })
  if (!ground.ok) throw new Error(ground.error.code)
  return ground.value
}
const [first, second] = [groundOf(file.from?.model ?? ''), groundOf(keyOf(file))]
const [projectorOfFirst, projectorOfSecond] = [createProjector(first.built), createProjector(second.built)]
const route = routeTo(data.models, keyOf(first.model), keyOf(second.model)) ?? []
const move = (scenario: Scenario) => moveScenario(scenario, { from: first, to: second, route })

const folder = new URL('../../fixtures/version-1/scenarios/', import.meta.url)
function readFirst(name: string): Scenario {
  if (name === 'baseline') return baselineScenario(first.model, first.baseline)
  const path = `${name}${scenarioFileEnding}`
  const read = readScenarioFile(path, readFileSync(new URL(path, folder)), grounds)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const year = 2035
const shown = ['digitalEconomy', 'coreValueAdded', 'grdp', 'digitalShare']

/** What a scenario gives in 2035, and by how many per cent that is above the baseline of the same reading. */
function give(projector: Projector, { model, baseline }: Ground, scenario: Scenario) {
  const unmoved = { ...baselineScenario(model, baseline), reading: scenario.reading }
  const [own, before] = [scenario, unmoved].map((each) => projector.project(each))
  if (!own || !before) throw new Error('no projection')
  return shown.map((id) => {
    const [value, base] = [valueIn(own, id, year), valueIn(before, id, year)]
    return {
      value: value.toFixed(id === 'digitalShare' ? 1 : 0),
      above: (100 * (value / base - 1)).toFixed(1),
    }
  })
}

test.each<[name: string, printed: readonly string[]]>([
  ['baseline', ['106342 → 108792', '22998 → 25251', '159535 → 164140', '66.7 → 66.3']],
  [
    'plan-announced',
    [
      '128589 (20.9) → 117516 (8.0)',
      '24269 (5.5) → 25930 (2.7)',
      '168470 (5.6) → 167175 (1.8)',
      '76.3 → 70.3',
    ],
  ],
  [
    'enterprise-led-reform',
    [
      '128820 (21.1) → 117542 (8.0)',
      '29228 (27.1) → 28050 (11.1)',
      '181020 (13.5) → 173228 (5.5)',
      '71.2 → 67.9',
    ],
  ],
  [
    'investment-push',
    [
      '114940 (8.1) → 114525 (5.3)',
      '24964 (8.5) → 27078 (7.2)',
      '168398 (5.6) → 168986 (3.0)',
      '68.3 → 67.8',
    ],
  ],
  [
    'skills-first',
    [
      '116619 (9.7) → 110370 (1.5)',
      '26697 (16.1) → 26278 (4.1)',
      '169258 (6.1) → 165939 (1.1)',
      '68.9 → 66.5',
    ],
  ],
  [
    'cross-border-commerce',
    [
      '106633 (0.3) → 108999 (0.2)',
      '23259 (1.1) → 25436 (0.7)',
      '159817 (0.2) → 164334 (0.1)',
      '66.7 → 66.3',
    ],
  ],
  [
    'smart-manufacturing',
    [
      '112033 (5.4) → 110999 (2.0)',
      '23753 (3.3) → 25616 (1.4)',
      '164661 (3.2) → 165861 (1.0)',
      '68.0 → 66.9',
    ],
  ],
  [
    'slow-world',
    [
      '73898 (-30.5) → 78641 (-27.7)',
      '13664 (-40.6) → 14422 (-42.9)',
      '112681 (-29.4) → 122545 (-25.3)',
      '65.6 → 64.2',
    ],
  ],
  ['as-printed', ['121843 → 124924', '22998 → 25251', '159535 → 164140', '76.4 → 76.1']],
])('%s goes from version 1 to version 2 as the description says', (name, printed) => {
  const before = readFirst(name)
  const { scenario } = move(before)
  expect(Object.keys(scenario.levers)).toHaveLength(Object.keys(before.levers).length)
  const [old, now] = [
    give(projectorOfFirst, first, before),
    give(projectorOfSecond, second, { ...scenario, horizon: year }),
  ]
  const withAbove = printed.some((cell) => cell.includes('('))
  const cells = shown.map((id, index) => {
    const [a, b] = [old[index], now[index]]
    const isTold = withAbove && id !== 'digitalShare'
    return isTold ? `${a?.value} (${a?.above}) → ${b?.value} (${b?.above})` : `${a?.value} → ${b?.value}`
  })
  expect(cells).toEqual(printed)
  expect(projectorOfSecond.implausible(scenario)).toEqual([])
})

/** What of a scenario decides its numbers; a converted target has the rounding of its factor. */
const decisive = ({ reading, horizon, levers, assumptions }: Scenario) => ({
  reading,
  horizon,
  assumptions,
  levers: Object.fromEntries(
    Object.entries(levers).map(([id, { target, ...schedule }]) => [
      id,
      { target: Number(target.toPrecision(12)), ...schedule },
    ]),
  ),
})

test.each(readdirSync(folder).flatMap((path) => path.match(/^(.*)\.scenario\.json$/)?.[1] ?? []))(
  '%s ships as version 1 had it, moved to the version that it is of now',
  (name) => {
    const own = second.shipped.find(({ texts }) => texts.file === name)?.scenario
    const before = readFirst(name)
    const expected = own?.model === keyOf(second.model) ? move(before).scenario : before
    expect(own && decisive(own)).toEqual(decisive(expected))
  },
)

test('own indicators follow the names of equations, and none gets another number under its old name', () => {
  const own: readonly UserIndicator[] = [
    ownIndicator('spending', 'programmeCost / grdpReal'),
    ownIndicator('jump', 'grdp2016 / launchGrdp'),
    ownIndicator('faster', 'speedTerm * 2'),
    ownIndicator('figure', 'coreVa2016 / launchCore'),
  ]
  const { scenario, changes } = move({ ...readFirst('baseline'), indicators: own })
  expect(scenario.indicators.map(({ id, formula }) => [id, formula])).toEqual([
    ['spending', 'totalCostReal / grdpReal'],
    ['jump', 'grdpFirst / launchGrdp'],
    ['figure', 'coreValueAddedFirst / launchCore'],
  ])
  expect(changes.flatMap(({ id, kind }) => (kind === 'broken' ? [id] : []))).toEqual(['faster'])
})

describe('from the report to the statistics', () => {
  const found = grounds.all.find(({ baseline }) => baseline.id === 'zhejiang-2023')
  if (!found) throw new Error('no statistics')
  const to: Ground = found
  const moved = (changes: Partial<Scenario>) =>
    moveScenario(
      { ...baselineScenario(second.model, second.baseline), ...changes },
      { from: second, to, route: [] },
    )

  test('a raise that becomes a cut is told, with both bases', () => {
    const { changes } = moved({ levers: { fusionFields: { target: 11 }, rdIntensity: { target: 3 } } })
    const said = changes.flatMap(({ id, kind, from, to: now }) =>
      ['rebased', 'reversed'].includes(kind) ? [`${id} ${kind}: ${from} → ${now}`] : [],
    )
    expect(said).toEqual([
      'fusionFields rebased: 3 → 15',
      'fusionFields reversed: 11 → 11',
      'rdIntensity rebased: 2.4 → 3.1',
      'rdIntensity reversed: 3 → 3',
    ])
  })

  test('what the baseline measures at the launch is measured anew', () => {
    const project = (assumptions: Scenario['assumptions']) =>
      createProjector(to.built).project(moved({ assumptions }).scenario).series
    expect(project({ coreShareLaunch: 0.0788 })).toEqual(project({}))
  })
})
