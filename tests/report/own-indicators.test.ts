import { expect, test } from 'vitest'
import type { SharedIndicator } from '../../src/model/own-indicators.ts'
import { languages } from '../../src/model/spec.ts'
import { toldApart } from '../../src/report/own-indicators.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

const shared = (id: string, label: string, scenarios: readonly string[]): SharedIndicator => ({
  indicator: { id, label, formula: 'grdp', unit: '100m CNY' },
  ids: new Map(scenarios.map((scenario) => [scenario, id])),
})

test('own indicators of one label are told apart by a scenario that they are of', () => {
  const list = [
    shared('own1', 'Mine', ['a', 'c']),
    shared('own2', 'Mine', ['b']),
    shared('own3', 'Else', ['a']),
  ]
  const labels = languages.map((language) =>
    toldApart(list, (id) => `Plan ${id}`, createWords({ language, ground })).map(({ label }) => label),
  )
  expect(labels).toEqual([
    ['Mine (Plan a)', 'Mine (Plan b)', 'Else'],
    ['Mine(Plan a)', 'Mine(Plan b)', 'Else'],
    ['Mine（Plan a）', 'Mine（Plan b）', 'Else'],
  ])
})
