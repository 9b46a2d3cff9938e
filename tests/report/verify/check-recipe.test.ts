/** What stands in the way of following a recipe, whole: code, place and details. */
import { expect, test } from 'vitest'
import type { Inquiry, Recipe, RecipeScenario } from '../../../src/files/recipe.ts'
import { fewestPermutations, mostPermutations } from '../../../src/model/analysis/attribution.ts'
import { mostSampled } from '../../../src/model/analysis/samples.ts'
import { fewestSamples, mostSamples } from '../../../src/model/analysis/sobol-indices.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { obstaclesOf } from '../../../src/report/verify/check-recipe.ts'
import { baseline, ground } from '../../helpers/library.ts'

const asked = (changes: Partial<Scenario> = {}, lent?: RecipeScenario['lent']): RecipeScenario => {
  const { name: _, notes: __, ...scenario } = { ...baseline, ...changes }
  const parts = { engine: 1, model: '', units: '', baseline: '', scenario: '', run: '' }
  return { name: 'Plan', scenario, fingerprint: '', parts, ...(lent ? { lent } : {}) }
}
const drawn = { draws: 64, seed: 1, method: 'sobol' } as const
/** What is in the way of an inquiry, of the baseline alone where no scenarios are named. */
function obstacles(inquiry: Inquiry, changes: Partial<Recipe> = {}) {
  const scenarios = changes.scenarios ?? [asked()]
  const recipe: Recipe = {
    ...{ version: 1, language: 'en', date: '2026-11-30', prices: 'current', scenarios, inquiry },
    ...changes,
  }
  return obstaclesOf(
    recipe,
    scenarios.map(() => ground),
  )
}
const own = { id: 'own1', label: 'Own', formula: 'grdp * 2', unit: '100m CNY' }
const two = [asked(), asked()]

const fine: readonly [Inquiry, Partial<Recipe>?][] = [
  [{ kind: 'project', indicators: ['grdp'] }],
  [{ kind: 'compare', indicators: ['grdp'], years: [2015, 2035] }],
  [{ kind: 'departures' }],
  [{ kind: 'ensemble', indicators: ['grdp'], year: 2035 }, { drawn }],
  [{ kind: 'ensemble', indicators: ['grdp'] }, { drawn: { ...drawn, method: 'random' } }],
  [{ kind: 'sensitivity', indicator: 'grdp', year: 2030 }],
  [{ kind: 'sensitivity', indicator: 'grdp', year: 2030 }, { drawn: { ...drawn, draws: fewestSamples } }],
  [{ kind: 'attribute', indicator: 'grdp' }, { scenarios: two }],
  [
    { kind: 'attribute', indicator: 'grdp', year: 2030 },
    { scenarios: two, drawn: { ...drawn, draws: fewestPermutations, method: 'permutations' } },
  ],
  [{ kind: 'seek', indicator: 'grdp', year: 2030, target: 1, levers: [{ id: 'rdIntensity' }] }],
  [
    { kind: 'backtest', indicators: ['grdp'], until: 2024, breaks: [], recalled: false, brought: [] },
    { drawn: { ...drawn, draws: mostSampled } },
  ],
  [{ kind: 'project', indicators: ['own1'] }, { scenarios: [asked({ indicators: [own] })] }],
  [{ kind: 'project', indicators: ['own1'] }, { scenarios: [asked({}, [own])] }],
]
test.each(fine)('%j can be followed', (inquiry, changes) => {
  expect(obstacles(inquiry, changes)).toEqual([])
})

const project: Inquiry = { kind: 'project', indicators: ['grdp'] }
const backtest = (changes: object): Inquiry => ({
  ...{ kind: 'backtest', indicators: [], until: 2024, breaks: [], recalled: false, brought: [], ...changes },
})
const brought = {
  indicator: 'grdp',
  year: 2020,
  measure: 'level',
  value: 1,
  unit: '100m CNY',
  source: '',
} as const
const notAnIndicator = (name: string) => ({
  code: 'not-an-indicator',
  path: ['inquiry', 'indicators'],
  details: { name },
})
const outOfYears = (value: number) => ({
  code: 'year-out-of-range',
  path: ['inquiry', 'year'],
  details: { value, low: 2015, high: 2035 },
})

const refused: readonly [string, Inquiry, Partial<Recipe>, readonly object[]][] = [
  [
    'a scenario that cannot be computed, told alone',
    { kind: 'project', indicators: ['gdp'] },
    { scenarios: [asked(), asked({ levers: { taxes: { target: 1 } } })] },
    [
      {
        code: 'unknown-lever',
        path: ['scenarios', 1, 'scenario', 'levers', 'taxes'],
        details: { id: 'taxes' },
      },
    ],
  ],
  [
    'an indicator',
    { kind: 'project', indicators: ['gdp', 'grdp', 'gnp'] },
    {},
    ['gdp', 'gnp'].map(notAnIndicator),
  ],
  [
    'an indicator and years side by side',
    { kind: 'compare', indicators: ['gdp'], years: [2014, 2020, 2036] },
    {},
    [notAnIndicator('gdp'), outOfYears(2014), outOfYears(2036)],
  ],
  [
    'draws that are missing',
    { kind: 'ensemble', indicators: ['gdp'], year: 2036 },
    {},
    [
      { code: 'missing-key', path: ['drawn'], details: { key: 'drawn' } },
      notAnIndicator('gdp'),
      outOfYears(2036),
    ],
  ],
  [
    'another scenario’s own indicator',
    { kind: 'ensemble', indicators: ['own1'] },
    { drawn, scenarios: [asked(), asked({ indicators: [own] })] },
    [notAnIndicator('own1')],
  ],
  [
    'what matters',
    { kind: 'sensitivity', indicator: 'gdp', year: 2036 },
    { drawn: { ...drawn, draws: mostSamples + 1, method: 'permutations' } },
    [
      {
        code: 'out-of-range',
        path: ['drawn', 'draws'],
        details: { value: mostSamples + 1, low: fewestSamples, high: mostSamples },
      },
      {
        code: 'not-one-of',
        path: ['drawn', 'method'],
        details: { read: 'permutations', known: ['sobol', 'random'] },
      },
      notAnIndicator('gdp'),
      outOfYears(2036),
    ],
  ],
  [
    'why two differ, of one',
    { kind: 'attribute', indicator: 'gdp', year: 2036 },
    { drawn: { ...drawn, draws: fewestPermutations - 1 } },
    [
      {
        code: 'out-of-range',
        path: ['drawn', 'draws'],
        details: { value: fewestPermutations - 1, low: fewestPermutations, high: mostPermutations },
      },
      { code: 'not-one-of', path: ['drawn', 'method'], details: { read: 'sobol', known: ['permutations'] } },
      { code: 'list-too-short', path: ['scenarios'], details: { limit: 2 } },
      notAnIndicator('gdp'),
      outOfYears(2036),
    ],
  ],
  [
    'a lever that is to be sought',
    { kind: 'seek', indicator: 'grdp', year: 2030, target: 1, levers: [{ id: 'taxes' }] },
    {},
    [{ code: 'unknown-lever', path: ['inquiry', 'levers', 0], details: { id: 'taxes' } }],
  ],
  ['what is compared with what came', backtest({ indicators: ['gdp'] }), {}, [notAnIndicator('gdp')]],
  [
    'more draws than a check takes',
    backtest({}),
    { drawn: { ...drawn, draws: mostSampled + 1 } },
    [
      {
        code: 'out-of-range',
        path: ['drawn', 'draws'],
        details: { value: mostSampled + 1, low: 1, high: mostSampled },
      },
    ],
  ],
  [
    'values that were brought',
    backtest({
      brought: [
        { file: 'a', outcomes: [brought] },
        { file: 'b', outcomes: [brought, { ...brought, indicator: 'gdp', unit: 'SEK' }] },
      ],
    }),
    {},
    [
      { code: 'not-an-indicator', path: ['inquiry', 'brought', 1, 'outcomes', 1], details: { name: 'gdp' } },
      { code: 'unit-unknown', path: ['inquiry', 'brought', 1, 'outcomes', 1], details: { unit: 'SEK' } },
    ],
  ],
  [
    'another start',
    backtest({ start: { assumptions: { luck: 1 }, figures: { fare: 1 } } }),
    {},
    [
      {
        code: 'unknown-assumption',
        path: ['inquiry', 'start', 'assumptions', 'luck'],
        details: { id: 'luck' },
      },
      {
        code: 'figure-missing',
        path: ['inquiry', 'start', 'figures', 'fare'],
        details: { figure: 'fare', baseline: baseline.baseline },
      },
    ],
  ],
  [
    'a range and a seed',
    project,
    { drawn: { ...drawn, seed: -1 }, ranges: { luck: { low: 0, central: 1, high: 2 } } },
    [
      { code: 'not-drawn', path: ['ranges', 'luck'], details: { id: 'luck' } },
      { code: 'out-of-range', path: ['drawn', 'seed'], details: { value: -1, low: 0, high: 2 ** 32 - 1 } },
    ],
  ],
]
test.each(refused)('%s', (_, inquiry, changes, expected) => {
  expect(obstacles(inquiry, changes)).toEqual(expected)
})

test('where nothing is asked of a scenario that stands somewhere, nothing is in the way', () => {
  const recipe = { scenarios: [], inquiry: project } as unknown as Recipe
  expect(obstaclesOf(recipe, [])).toEqual([])
})
