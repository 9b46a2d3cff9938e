/**
 * A model that has nothing to do with Zhejiang: shared bicycles in Shanghai. Its numbers can be worked out in
 * one's head, so that tests of the core need no other implementation.
 */

import { buildModel } from '../../src/model/build-model.ts'
import { faultCodes } from '../../src/model/fault.ts'
import type { Model } from '../../src/model/model.ts'
import { modelKey } from '../../src/model/model.ts'
import type {
  BaselineSpec,
  EquationSpec,
  FigureSpec,
  IndicatorSpec,
  ModelSpec,
  Scenario,
  Text,
  UnitsSpec,
} from '../../src/model/spec.ts'

const text = (words: string): Text => ({ en: words, ko: words, zh: words })

const unit = (is: string) => ({ is, label: text(is) })

export const tinyUnits: UnitsSpec = {
  money: ['CNY'],
  dimensions: [],
  counted: ['bike'],
  units: {
    'million CNY': unit('1e6 * CNY'),
    'thousand CNY a bike': unit('1e3 * CNY / bike'),
    'thousand bikes': unit('1e3 * bike'),
    '%': unit('1e-2'),
    ratio: unit('1'),
  },
}

const figure = (id: string, value: number, key: string): FigureSpec => ({
  id,
  label: text(id),
  value,
  unit: key,
  year: 2020,
  region: 'Shanghai',
  kind: 'count',
  topic: 'consumer',
  place: 'p. 1',
  quote: `${value}`,
})

const reading = (id: string) => ({ id, label: text(id), explanation: text(id), figures: [] })

export const tinyBaseline: BaselineSpec = {
  id: 'bikes-20',
  label: text('Bicycles'),
  short: text('Bicycles'),
  region: 'Shanghai',
  source: {
    ...{ name: text('the count'), short: text('count'), title: text('Bicycles'), author: text('Nobody') },
    ...{ published: '2020-12-31', language: 'en' },
  },
  regions: [{ id: 'Shanghai', label: text('Shanghai') }],
  topics: [{ id: 'consumer', label: text('Consumers') }],
  defaultReading: 'counted',
  readings: [reading('counted'), reading('estimated')],
  conflicts: [],
  figures: [
    figure('fleetCounted', 100, 'thousand bikes'),
    figure('fleetEstimated', 200, 'thousand bikes'),
    figure('fare', 2, 'thousand CNY a bike'),
  ],
}

export const lever = {
  id: 'newBikes',
  group: 'policy',
  unit: 'thousand bikes',
  base: 10,
  min: 0,
  max: 40,
  step: 1,
  whole: true,
  basis: 'assumption',
  figures: [],
  label: text('New bicycles'),
  description: text('New bicycles'),
  meaning: { low: text('none'), base: text('ten'), high: text('forty') },
  source: text('none'),
} as const satisfies ModelSpec['levers'][number]

export const wear = {
  id: 'wear',
  group: 'stocks',
  unit: 'ratio',
  central: 0.1,
  low: 0,
  high: 0.2,
  basis: 'judgement',
  verified: 'no',
  label: text('Wear'),
  description: text('Wear'),
  source: text('none'),
} as const satisfies ModelSpec['assumptions'][number]

export const auxiliary = (id: string, key: string, formula: string): EquationSpec => ({
  kind: 'auxiliary',
  id,
  unit: key,
  label: text(id),
  formula,
})

export const stock = (id: string, key: string, initial: string, next: string): EquationSpec => ({
  kind: 'stock',
  id,
  unit: key,
  label: text(id),
  initial,
  next,
})

export const indicator = (id: string, key: string, formula: string, where?: string): IndicatorSpec => ({
  id,
  unit: key,
  digits: 0,
  label: text(id),
  short: text(id),
  description: text(id),
  formula,
  ...(where === undefined ? {} : { where }),
})

export const tinyEquations: readonly EquationSpec[] = [
  {
    kind: 'stock',
    id: 'fleet',
    unit: 'thousand bikes',
    label: text('Bicycles'),
    initial: { counted: 'fleetCounted', estimated: 'fleetEstimated' },
    next: 'previous(fleet) * (1 - wear) + newBikes',
  },
  stock('level', 'ratio', '1', 'previous(level) * (1 + inflation / 100)'),
  auxiliary('takingsReal', 'million CNY', 'fare * fleet'),
]

export const tinyIndicators: readonly IndicatorSpec[] = [
  indicator('takings', 'million CNY', 'takingsReal * level'),
  indicator('prices', 'ratio', 'level'),
  indicator('lead', '%', '100 * (fleet / baseline(fleet) - 1)'),
  indicator('growth', '%', '100 * (fleet / previous(fleet) - 1)', 'year > 2020'),
]

export const tinySpec: ModelSpec = {
  id: 'bikes',
  version: 3,
  title: text('Bicycles'),
  description: text('Bicycles'),
  baseline: 'bikes-20',
  launchYear: 2020,
  horizon: { default: 2023, max: 2030 },
  schedule: { earliest: 2021, start: 2021, ramp: 2 },
  figures: ['fleetCounted', 'fleetEstimated', 'fare'],
  deflator: 'prices',
  keyYear: 2022,
  headlines: {
    ...{ keyFigures: ['takings'], compared: ['takings'], listed: ['takings'], charts: ['takings'] },
    ...{ scale: { total: 'takings' }, sought: ['newBikes'] },
  },
  leverGroups: [
    { id: 'policy', policy: true, label: text('Policy') },
    { id: 'growth', policy: false, label: text('Growth') },
  ],
  assumptionGroups: [{ id: 'stocks', launch: false, label: text('Stocks') }],
  levers: [
    lever,
    { ...lever, id: 'inflation', group: 'growth', unit: '%', whole: false, draw: { low: 5, high: 20 } },
  ],
  assumptions: [wear],
  sections: [{ id: 'all', title: text('All'), text: text('All'), equations: tinyEquations }],
  indicators: tinyIndicators,
  plausibility: [{ indicator: 'lead', holds: 'lead <= 20', message: text('too many') }],
}

/** The specification with other equations. */
export const withEquations = (...equations: readonly EquationSpec[]): ModelSpec => ({
  ...tinySpec,
  sections: tinySpec.sections.map((section) => ({ ...section, equations })),
})

export function buildTiny(spec: ModelSpec = tinySpec): Model {
  const built = buildModel(spec, tinyUnits, tinyBaseline)
  if (!built.ok) throw new Error(faultCodes(built.error))
  return built.value
}

export const tinyScenario = (changes: Partial<Scenario> = {}): Scenario => ({
  id: 'tiny',
  name: 'Tiny',
  notes: '',
  model: modelKey(tinySpec),
  baseline: 'bikes-20',
  reading: 'counted',
  horizon: 2023,
  levers: {},
  assumptions: {},
  indicators: [],
  ...changes,
})
