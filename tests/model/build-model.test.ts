import { expect, test } from 'vitest'
import { buildModel, withOwnIndicators } from '../../src/model/build-model.ts'
import { equationsOf } from '../../src/model/model.ts'
import { createProjector } from '../../src/model/projection.ts'
import { checkScenario } from '../../src/model/scenario.ts'
import type { BaselineSpec, ModelSpec } from '../../src/model/spec.ts'
import { faultText } from '../../src/report/faults/fault-text.ts'
import { speechOf } from '../../src/report/text/words.ts'
import { ground, model as shipped } from '../helpers/library.ts'
import { commentsRemoved, sourceFiles } from '../helpers/source.ts'
import {
  auxiliary,
  buildTiny,
  indicator,
  lever,
  stock,
  tinyBaseline,
  tinyEquations,
  tinyIndicators,
  tinyScenario,
  tinySpec,
  tinyUnits,
  wear,
  withEquations,
} from '../helpers/tiny-model.ts'

// --- A model of another region ---

test('a model of something else projects, in both readings, what one works out by hand', () => {
  const projector = createProjector(buildTiny())
  const scenario = tinyScenario({ levers: { newBikes: { target: 20 } } })
  expect(checkScenario(scenario, projector.model)).toEqual([])
  const { years, series } = projector.projectNames(scenario, [
    'newBikes',
    'fleet',
    'takings',
    'lead',
    'growth',
  ])
  const rounded = (name: string): readonly number[] =>
    Array.from(series.get(name) ?? [], (value) => Number(value.toFixed(9)))
  expect(years).toEqual([2023, 2024, 2025, 2026])
  expect(rounded('newBikes')).toEqual([10, 15, 20, 20])
  expect(rounded('fleet')).toEqual([100, 105, 114.5, 123.05])
  // 2,000 SEK a bicycle, prices 10 % up every year
  expect(rounded('takings')).toEqual([200, 231, 277.09, 327.5591])
  // The baseline replaces what wears out: 100 for ever.
  expect(rounded('lead')).toEqual([0, 5, 14.5, 23.05])
  expect(rounded('growth').slice(1)).toEqual([5, 9.047619048, 7.467248908])
  expect(series.get('growth')?.[0]).toBeNaN()
  expect(projector.implausible(scenario)).toMatchObject([{ indicator: 'lead', from: 2026 }])

  const estimated = projector.projectNames({ ...scenario, reading: 'estimated' }, ['fleet'])
  expect(estimated.series.get('fleet')?.[1]).toBeCloseTo(195, 9)
})

test('a drawn base holds from the launch on, in the baseline run too', () => {
  const projector = createProjector(buildTiny())
  const scenario = tinyScenario({ levers: { newBikes: { target: 20 } }, assumptions: { wear: 0 } })
  const { series } = projector.projectNames(scenario, ['prices', 'lead'], { inflation: 20 })
  expect(Array.from(series.get('prices') ?? [], (value) => value.toFixed(3))).toEqual([
    '1.000',
    '1.200',
    '1.440',
    '1.728',
  ])
  expect(series.get('lead')?.[1]).toBeCloseTo((100 * 115) / 110 - 100, 9)
})

/** Words of the data files' own format (a topic of figures, a measure of outcomes) that are ids by chance. */
const ownWords = ['innovation', 'nominalGrowth']

test('the core names nothing of the model of Zhejiang', () => {
  const { spec } = ground.built
  const ids = [
    ...spec.levers.map((one) => one.id),
    ...spec.assumptions.map((assumption) => assumption.id),
    ...equationsOf(spec).map((equation) => equation.id),
    ...ground.baseline.figures.map((figure) => figure.id),
  ].filter((id) => id.length > 5 && !ownWords.includes(id))
  expect(ids.length).toBeGreaterThan(100)
  const found = sourceFiles('model').flatMap(({ path, text }) => {
    const words = new Set(commentsRemoved(path, text).match(/\w+/g))
    return ids.filter((id) => words.has(id)).map((id) => `${path}: ${id}`)
  })
  expect(found).toEqual([])
})

// --- Faults ---

interface Broken {
  readonly spec?: ModelSpec
  readonly baseline?: BaselineSpec
  readonly code: string
  readonly path: readonly (string | number)[]
  /** Part of the message. */
  readonly says: string
}

const [fleet, level, takingsReal] = tinyEquations as [
  (typeof tinyEquations)[number],
  (typeof tinyEquations)[number],
  (typeof tinyEquations)[number],
]
const equation = (index: number) => ['sections', 0, 'equations', index]

const broken: Readonly<Record<string, Broken>> = {
  'an unknown name': {
    spec: withEquations(fleet, level, auxiliary('takingsReal', 'm SEK', 'fare * flet')),
    code: 'name-unknown',
    path: [...equation(2), 'formula'],
    says: 'There is no flet',
  },
  'an unknown name in previous()': {
    spec: withEquations(fleet, stock('level', 'factor', '1', 'previous(levle)'), takingsReal),
    code: 'name-unknown',
    path: [...equation(1), 'next'],
    says: 'There is no levle',
  },
  'a formula that cannot be read': {
    spec: withEquations(fleet, level, auxiliary('takingsReal', 'm SEK', 'fare * ')),
    code: 'formula-ends-early',
    path: [...equation(2), 'formula'],
    says: 'The formula ends where a value is expected',
  },
  'a cycle within a year': {
    spec: withEquations(
      fleet,
      level,
      takingsReal,
      auxiliary('hen', 'factor', '1 + egg'),
      auxiliary('egg', 'factor', 'shell / 2'),
      auxiliary('shell', 'factor', 'hen ^ 2'),
    ),
    code: 'cycle',
    path: equation(3),
    says: 'hen → egg → shell → hen',
  },
  'a cycle in the launch year alone': {
    spec: withEquations(
      fleet,
      level,
      takingsReal,
      stock('hen', 'factor', 'egg', 'previous(egg)'),
      stock('egg', 'factor', 'hen', 'previous(hen)'),
    ),
    code: 'cycle',
    path: equation(3),
    says: 'hen → egg → hen',
  },
  'a quantity that is itself': {
    spec: withEquations(fleet, level, takingsReal, auxiliary('hen', 'factor', 'hen + 1')),
    code: 'cycle',
    path: equation(3),
    says: 'hen → hen',
  },
  'a cycle through the baseline run': {
    spec: withEquations(fleet, level, takingsReal, auxiliary('hen', 'factor', 'baseline(hen)')),
    code: 'cycle',
    path: equation(3),
    says: 'hen → hen',
  },
  'a cycle through the condition of an indicator': {
    spec: { ...tinySpec, indicators: [...tinyIndicators, indicator('loop', 'factor', '1', 'loop > 0')] },
    code: 'cycle',
    path: ['indicators', 4],
    says: 'loop → loop',
  },
  'a sum of unlike things': {
    spec: withEquations(fleet, level, auxiliary('takingsReal', 'm SEK', 'fare * fleet + level')),
    code: 'units-differ',
    path: [...equation(2), 'formula'],
    says: 'The formula adds 10^6 SEK and a plain number',
  },
  'a result in another unit': {
    spec: withEquations(fleet, level, auxiliary('takingsReal', 'percent', 'fare * fleet')),
    code: 'unit-mismatch',
    path: [...equation(2), 'formula'],
    says: 'The formula of takingsReal gives 10^6 SEK, but its unit is %',
  },
  'a sum of unlike things in one reading': {
    spec: withEquations(
      { ...fleet, initial: { counted: 'fleetCounted', estimated: 'fleetEstimated + fare' } } as typeof fleet,
      level,
      takingsReal,
    ),
    code: 'units-differ',
    path: [...equation(0), 'initial', 'estimated'],
    says: 'The formula adds 10^3 bike and 10^3 SEK bike^-1',
  },
  'an implausible comparison': {
    spec: {
      ...tinySpec,
      plausibility: [{ indicator: 'lead', holds: 'lead <= fleet', message: lever.label }],
    },
    code: 'units-differ',
    path: ['plausibility', 0, 'holds'],
    says: 'compares % and 10^3 bike',
  },
  'a unit that is not known': {
    spec: withEquations(fleet, level, auxiliary('takingsReal', 'bushels', 'fare * fleet')),
    code: 'unit-unknown',
    path: [...equation(2), 'unit'],
    says: '“bushels” is not a unit',
  },
  'a lever whose base is below its lowest value': {
    spec: { ...tinySpec, levers: [{ ...lever, base: -1 }, ...tinySpec.levers.slice(1)] },
    code: 'not-ascending',
    path: ['levers', 0, 'base'],
    says: 'base (-1) is below min (0)',
  },
  'a lever whose base is above its highest value': {
    spec: { ...tinySpec, levers: [{ ...lever, base: 41 }, ...tinySpec.levers.slice(1)] },
    code: 'not-ascending',
    path: ['levers', 0, 'max'],
    says: 'max (40) is below base (41)',
  },
  'a base drawn from outside the lever’s range': {
    spec: {
      ...tinySpec,
      levers: tinySpec.levers.map((one) => (one.draw ? { ...one, draw: { low: -5, high: 20 } } : one)),
    },
    code: 'not-ascending',
    path: ['levers', 1, 'draw', 'low'],
    says: 'low (-5) is below min (0)',
  },
  'an assumption whose range is upside down': {
    spec: { ...tinySpec, assumptions: [{ ...wear, high: 0.05 }] },
    code: 'not-ascending',
    path: ['assumptions', 0, 'high'],
    says: 'high (0.05) is below central (0.1)',
  },
  'a figure that the baseline does not have': {
    baseline: { ...tinyBaseline, figures: tinyBaseline.figures.slice(0, 2) },
    code: 'figure-missing',
    path: ['requires', 'figures', 2],
    says: 'no figure fare',
  },
  'a reading without a formula': {
    spec: withEquations(
      { ...fleet, initial: { counted: 'fleetCounted' } } as typeof fleet,
      level,
      takingsReal,
    ),
    code: 'reading-missing',
    path: [...equation(0), 'initial'],
    says: 'no formula for the reading estimated',
  },
  'a name that stands twice': {
    spec: withEquations(fleet, level, takingsReal, auxiliary('wear', 'factor', '1')),
    code: 'name-duplicate',
    path: equation(3),
    says: 'The name wear is taken',
  },
  'a name that the language needs': {
    spec: withEquations(fleet, level, takingsReal, auxiliary('previous', 'factor', '1')),
    code: 'name-duplicate',
    path: equation(3),
    says: 'The name previous is taken',
  },
  'a name that is none': {
    spec: withEquations(fleet, level, takingsReal, auxiliary('Not a name', 'factor', '1')),
    code: 'name-invalid',
    path: equation(3),
    says: '“Not a name” is not a name',
  },
  'a look before the launch year': {
    spec: withEquations(fleet, stock('level', 'factor', 'previous(level)', 'previous(level)'), takingsReal),
    code: 'no-previous-year',
    path: equation(1),
    says: 'level reads the year before 2023',
  },
  'a look before the launch year in an auxiliary': {
    spec: withEquations(fleet, level, auxiliary('takingsReal', 'm SEK', 'fare * previous(fleet)')),
    code: 'no-previous-year',
    path: equation(2),
    says: 'takingsReal reads the year before 2023',
  },
  'base() of what is no lever': {
    spec: withEquations(fleet, level, auxiliary('takingsReal', 'm SEK', 'fare * base(fleet)')),
    code: 'reference-impossible',
    path: [...equation(2), 'formula'],
    says: 'base(fleet) is not possible: base() takes a lever',
  },
  'previous() of what never changes': {
    spec: withEquations(fleet, level, auxiliary('takingsReal', 'm SEK', 'previous(fare) * fleet')),
    code: 'reference-impossible',
    path: [...equation(2), 'formula'],
    says: 'previous(fare) is not possible: previous() takes what changes',
  },
  'a lever that cannot be moved': {
    spec: { ...tinySpec, levers: [{ ...lever, min: 10, max: 10 }, ...tinySpec.levers.slice(1)] },
    code: 'lever-immovable',
    path: ['levers', 0],
    says: 'min and max are both 10',
  },
  'a deflator that is no indicator': {
    spec: { ...tinySpec, deflator: 'level' },
    code: 'not-an-indicator',
    path: ['deflator'],
    says: 'level is not an indicator',
  },
  'a look before the launch year in an equation that no indicator needs': {
    spec: withEquations(fleet, level, takingsReal, auxiliary('unused', 'k bikes', 'previous(fleet)')),
    code: 'no-previous-year',
    path: equation(3),
    says: 'unused reads the year before 2023',
  },
  'a look before the launch year in a condition of plausibility': {
    spec: {
      ...tinySpec,
      plausibility: [{ indicator: 'lead', holds: 'previous(lead) <= 20', message: lever.label }],
    },
    code: 'no-previous-year',
    path: ['plausibility', 0, 'holds'],
    says: 'reads the year before 2023',
  },
  'plausibility of an indicator that there is not': {
    spec: {
      ...tinySpec,
      plausibility: [{ indicator: 'leed', holds: 'lead <= 20', message: lever.label }],
    },
    code: 'not-an-indicator',
    path: ['plausibility', 0, 'indicator'],
    says: 'leed',
  },
}

test.each(Object.entries(broken))(
  '%s is refused with its place',
  (_, { spec, baseline, code, path, says }) => {
    const result = buildModel(spec ?? tinySpec, tinyUnits, baseline ?? tinyBaseline)
    const faults = result.ok ? [] : result.error
    const told = faults.map((fault) => ({
      code: fault.code,
      path: fault.path,
      says: faultText(fault, speechOf('en')),
    }))
    expect(told).toContainEqual({ code, path, says: expect.stringContaining(says) })
  },
)

test('a model with many faults tells all of them at once', () => {
  const result = buildModel(
    {
      ...withEquations(fleet, level, auxiliary('takingsReal', 'bushels', 'fare * flet')),
      figures: [{ id: 'fare' }],
    },
    tinyUnits,
    tinyBaseline,
  )
  const codes = result.ok ? [] : result.error.map((fault) => fault.code)
  expect(codes.sort()).toEqual(['name-unknown', 'name-unknown', 'name-unknown', 'unit-unknown'])
})

test('units that cannot be read refuse the model', () => {
  const units = { ...tinyUnits, units: { ...tinyUnits.units, factor: { is: 'nothing', label: lever.label } } }
  expect(buildModel(tinySpec, units, tinyBaseline)).toMatchObject({
    ok: false,
    error: [{ code: 'unit-definition', path: ['units', 'factor', 'is'] }],
  })
})

test('a model with the same own indicators is the same model, and another one is another', () => {
  const perWorker = {
    id: 'perWorker',
    label: 'x',
    formula: 'digitalEconomy / coreEmployment',
    unit: '10k CNY',
  }
  const one = withOwnIndicators(shipped, [perWorker])
  expect(withOwnIndicators(shipped, [{ ...perWorker }])).toBe(one)
  expect(
    withOwnIndicators(shipped, [{ ...perWorker, formula: '2 * digitalEconomy / coreEmployment' }]),
  ).not.toBe(one)
  expect(withOwnIndicators(shipped, [])).toBe(shipped)
})
