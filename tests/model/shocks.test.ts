/** What chance brings, in the language of models and in projections that are given it. */
import { describe, expect, test } from 'vitest'
import { buildModel, withIndicator } from '../../src/model/build-model.ts'
import { createProjector, type Projection, type Shocks } from '../../src/model/projection.ts'
import type { ModelSpec } from '../../src/model/spec.ts'
import { faultText } from '../../src/report/faults/fault-text.ts'
import { speechOf } from '../../src/report/text/words.ts'
import {
  auxiliary,
  indicator,
  stock,
  tinyBaseline,
  tinyEquations,
  tinyScenario,
  tinyUnits,
} from '../helpers/tiny-model.ts'
import { weatherModel, weatherSpec } from '../helpers/weather-model.ts'

const projector = createProjector(weatherModel)
const scenario = tinyScenario({ levers: { newBikes: { target: 20 } } })
const names = ['weatherError', 'priceError', 'takings', 'prices', 'gain', 'stolen']
const shocks: Shocks = { weather: { 2025: 1, 2026: -1 }, prices: { 2025: 0.5 } }

const rounded = ({ series }: Projection, name: string): readonly number[] =>
  Array.from(series.get(name) ?? [], (value) => Number(value.toFixed(9)))

describe('a projection', () => {
  test('that is given shocks has what one works out by hand', () => {
    const projection = projector.projectNames(scenario, names, {}, shocks)
    // 10 % in 2025; half of it is left in 2026, when as much is taken away.
    expect(rounded(projection, 'weatherError')).toEqual([0, 0, 0.1, -0.05])
    expect(rounded(projection, 'priceError')).toEqual([0, 0, 0.01, 0.005])
    expect(rounded(projection, 'prices')).toEqual([1, 1.1, 1.2221, 1.35103155])
    // 2,000 SEK a bicycle; 100, 105, 114.5 and 123.05 thousand of them.
    expect(rounded(projection, 'takings')).toEqual([
      200,
      231,
      Number((229 * 1.1 * 1.2221).toFixed(9)),
      Number((246.1 * 0.95 * 1.35103155).toFixed(9)),
    ])
    // No thefts were given.
    expect(rounded(projection, 'stolen')).toEqual([1, 1, 1, 1])
  })

  test('has the same shocks in both runs, so that a difference holds none', () => {
    const given = projector.projectNames(scenario, names, {}, shocks)
    const without = projector.projectNames(scenario, names)
    expect(rounded(given, 'gain')).toEqual([0, 5, 14.5, 23.05])
    expect(rounded(without, 'gain')).toEqual(rounded(given, 'gain'))
    // Runs are kept: those of other shocks must not be taken for them.
    expect(rounded(projector.projectNames(scenario, names, {}, { weather: { 2025: 2 } }), 'gain')).toEqual(
      rounded(given, 'gain'),
    )
  })

  test('without shocks has 0 for each of them, to the last bit', () => {
    const none = projector.project(scenario)
    expect(rounded(none, 'takings')).toEqual([200, 231, 277.09, 327.5591])
    for (const zero of [{}, { weather: {} }, { weather: { 2025: 0, 2026: 0 }, prices: { 2026: 0 } }]) {
      expect(projector.project(scenario, {}, zero).series).toEqual(none.series)
    }
  })
})

test('launchYear is the first year of the baseline, in any formula', () => {
  const spec: ModelSpec = {
    ...weatherSpec,
    indicators: [...weatherSpec.indicators, indicator('age', 'factor', 'year - launchYear')],
  }
  const built = buildModel(spec, tinyUnits, tinyBaseline)
  if (!built.ok) throw new Error(JSON.stringify(built.error))
  expect([...(createProjector(built.value).project(tinyScenario()).series.get('age') ?? [])]).toEqual([
    0, 1, 2, 3,
  ])
  const own = { id: 'since', label: 'Since', formula: '(year - launchYear) * 2', unit: '' }
  expect(withIndicator(weatherModel, own).ok).toBe(true)
})

describe('what a model file may say of shocks', () => {
  const [weather] = weatherSpec.shocks ?? []
  if (!weather) throw new Error('there is no weather')
  const withShocks = (...list: NonNullable<ModelSpec['shocks']>): ModelSpec => ({
    ...weatherSpec,
    shocks: list,
  })
  const withEquation = (...equations: ModelSpec['sections'][number]['equations']): ModelSpec => ({
    ...weatherSpec,
    sections: weatherSpec.sections.map((section) => ({
      ...section,
      equations: [...section.equations, ...equations],
    })),
  })
  const place = weatherSpec.sections.flatMap(({ equations }) => equations).length

  const refused: Readonly<Record<string, readonly [ModelSpec, code: string, path: string, says: string]>> = {
    'a shock that is not there': [
      withEquation(stock('luck', 'factor', '0', 'shock(hail)')),
      'unknown-shock',
      `sections.0.equations.${place}.next`,
      'There is no shock hail.',
    ],
    'a shock in how a stock begins': [
      withEquation(stock('luck', 'factor', 'shock(weather)', 'previous(luck)')),
      'shock-misplaced',
      `sections.0.equations.${place}.initial`,
      'shock(weather) can stand only where a stock of the model goes on',
    ],
    'a shock in an auxiliary': [
      withEquation(auxiliary('luck', 'factor', '1 + shock(weather)')),
      'shock-misplaced',
      `sections.0.equations.${place}.formula`,
      'shock(weather)',
    ],
    'a shock in an indicator': [
      {
        ...weatherSpec,
        indicators: [...weatherSpec.indicators, indicator('luck', 'factor', 'shock(weather)')],
      },
      'shock-misplaced',
      `indicators.${weatherSpec.indicators.length}.formula`,
      'shock(weather)',
    ],
    'a shock in the condition of an indicator': [
      {
        ...weatherSpec,
        indicators: [...weatherSpec.indicators, indicator('luck', 'factor', '1', 'shock(weather) > 0')],
      },
      'shock-misplaced',
      `indicators.${weatherSpec.indicators.length}.where`,
      'shock(weather)',
    ],
    'a shock where a projection warns': [
      {
        ...weatherSpec,
        plausibility: weatherSpec.plausibility.map((each) => ({ ...each, holds: 'shock(weather) < 3' })),
      },
      'shock-misplaced',
      'plausibility.0.holds',
      'shock(weather)',
    ],
    'an assumption in place of a shock': [
      withEquation(stock('luck', 'factor', '0', 'shock(lasting)')),
      'unknown-shock',
      `sections.0.equations.${place}.next`,
      'lasting',
    ],
    'a shock that is a percentage': [
      withEquation(stock('luck', 'percent', '0', 'shock(weather)')),
      'unit-mismatch',
      `sections.0.equations.${place}.next`,
      'luck',
    ],
    'two shocks of one name': [
      withShocks(...(weatherSpec.shocks ?? []), weather),
      'name-duplicate',
      'shocks.3',
      'weather',
    ],
    'a name that is none': [
      withShocks(...(weatherSpec.shocks ?? []), { ...weather, id: 'Bad luck' }),
      'name-invalid',
      'shocks.3',
      'Bad luck',
    ],
    'a size that is no assumption': [
      withShocks(...(weatherSpec.shocks ?? []), { ...weather, id: 'luck', size: 'inflation' }),
      'unknown-assumption',
      'shocks.3.size',
      'inflation',
    ],
    'a persistence that is no assumption': [
      withShocks(...(weatherSpec.shocks ?? []), { ...weather, id: 'luck', persistence: 'nothing' }),
      'unknown-assumption',
      'shocks.3.persistence',
      'nothing',
    ],
  }

  test.each(Object.entries(refused))('%s is refused', (_, [spec, code, path, says]) => {
    const built = buildModel(spec, tinyUnits, tinyBaseline)
    expect(built.ok).toBe(false)
    const [first, ...more] = built.ok ? [] : built.error
    if (!first) throw new Error('nothing was refused')
    expect([first.code, first.path.join('.'), more]).toEqual([code, path, []])
    expect(faultText(first, speechOf('en'))).toContain(says)
  })

  test('a model without shocks has none to name', () => {
    const { shocks: _, ...none } = { ...weatherSpec, sections: [] }
    const sections = [
      {
        ...(weatherSpec.sections[0] as ModelSpec['sections'][number]),
        equations: [...tinyEquations, stock('luck', 'factor', '0', 'shock(weather)')],
      },
    ]
    const indicators = weatherSpec.indicators.filter(({ id }) => !['stolen', 'sunny'].includes(id))
    const built = buildModel({ ...none, sections, indicators }, tinyUnits, tinyBaseline)
    expect(built.ok ? [] : built.error.map(({ code }) => code)).toEqual(['unknown-shock'])
  })

  test('an own indicator may use none', () => {
    const own = { id: 'own', label: 'Own', formula: 'takings * (1 + shock(weather))', unit: '' }
    const result = withIndicator(weatherModel, own)
    expect(result.ok ? [] : result.error).toMatchObject([
      { code: 'shock-misplaced', path: ['formula'], details: { name: 'weather' } },
    ])
  })
})
