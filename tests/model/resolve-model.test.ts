import { describe, expect, test } from 'vitest'
import { buildModel } from '../../src/model/build-model.ts'
import type { ModelFile } from '../../src/model/model-file.ts'
import { createProjector } from '../../src/model/projection.ts'
import { knownIndicator, namedFigures, resolveModel } from '../../src/model/resolve-model.ts'
import { baselineScenario, checkScenario } from '../../src/model/scenario.ts'
import type { BaselineLever, BaselineSpec, FigureSpec, ModelSpec, Text } from '../../src/model/spec.ts'
import { tinyLibrary, tinyUnits } from '../helpers/tiny-model.ts'

const [file] = tinyLibrary.data.models
const [baseline] = tinyLibrary.data.packs[0]?.baselines ?? []
if (!file || !baseline) throw new Error('there are no bicycles')
const [firstLever] = file.levers
const [firstAssumption] = file.assumptions
const [firstFigure] = baseline.figures
if (!firstLever || !firstAssumption || !firstFigure) throw new Error('the bicycles lack a part')

const text = (words: string): Text => ({ en: words, ko: words, zh: words })

function resolved(model: ModelFile, on: BaselineSpec): ModelSpec {
  const result = resolveModel(model, on)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** The model with the base of its first lever and the numbers of its first assumption left to the baseline. */
const { base: _, draw: __, basis: ___, source: ____, figures: _____, ...bareLever } = firstLever
const { base: ______, ...bareMeaning } = firstLever.meaning
const { central, low, high, basis, source, ...bareAssumption } = firstAssumption
const open: ModelFile = {
  ...file,
  levers: [{ ...bareLever, meaning: bareMeaning }, ...file.levers.slice(1)],
  assumptions: [bareAssumption, ...file.assumptions.slice(1)],
}
const place: BaselineLever = {
  base: 12,
  draw: { low: 11, high: 13 },
  basis: 'assumption',
  quality: 'weak',
  figures: [firstFigure.id],
  meaning: { base: text('twelve') },
  source: text('asked around'),
}
const given: BaselineSpec = {
  ...baseline,
  levers: { [firstLever.id]: place },
  assumptions: {
    [firstAssumption.id]: {
      central: 0.2,
      low: 0.1,
      high: 0.3,
      basis: 'judgement',
      source: text('looked at'),
    },
  },
}

describe('a model on a baseline', () => {
  test('has the years of the baseline, and a horizon that many years ahead but not past the last', () => {
    expect(resolved(file, baseline)).toMatchObject({
      baseline: 'bikes-23',
      launchYear: 2023,
      horizon: { default: 2026, max: 2033 },
      schedule: { earliest: 2024, start: 2024, ramp: 2 },
      keyYear: 2025,
    })
    const later = { ...baseline, launchYear: 2031, schedule: { earliest: 2032, start: 2033 }, keyYear: 2033 }
    expect(resolved(file, later).horizon).toEqual({ default: 2033, max: 2033 })
  })

  test('has the bases and assumptions of the place, and bounds and words where the baseline has its own', () => {
    const spec = resolved(open, given)
    expect(spec.levers[0]).toEqual({
      ...bareLever,
      base: 12,
      draw: { low: 11, high: 13 },
      basis: 'assumption',
      quality: 'weak',
      figures: [firstFigure.id],
      meaning: { ...firstLever.meaning, base: text('twelve') },
      source: text('asked around'),
    })
    expect(spec.assumptions[0]).toMatchObject({ id: firstAssumption.id, central: 0.2, low: 0.1, high: 0.3 })
    const wide = { ...place, max: 100, meaning: { base: text('twelve'), high: text('a hundred') } }
    const widened = resolved(open, { ...given, levers: { [firstLever.id]: wide } })
    expect(widened.levers[0]).toMatchObject({
      min: firstLever.min,
      max: 100,
      meaning: { high: text('a hundred') },
    })
    // A base that the model has of its own is the place's where that gives one.
    expect(resolved(file, given).levers[0]?.base).toBe(12)
  })

  test('says of an assumption of the place what the baseline says of its source', () => {
    const { verified: _, ...unsaid } = bareAssumption
    const model: ModelFile = { ...open, assumptions: [unsaid, ...file.assumptions.slice(1)] }
    const numbers = given.assumptions[firstAssumption.id]
    if (!numbers) throw new Error('no assumption is given')
    const saying = (verified?: 'yes' | 'partly') => ({
      ...given,
      assumptions: { [firstAssumption.id]: verified ? { ...numbers, verified } : numbers },
    })
    expect(resolved(model, saying('partly')).assumptions[0]?.verified).toBe('partly')
    expect(resolved(model, saying()).assumptions[0]?.verified).toBe('no')
    expect(resolved(open, saying('yes')).assumptions[0]?.verified).toBe('yes')
    expect(resolved(open, saying()).assumptions[0]?.verified).toBe(firstAssumption.verified)
  })

  test('leaves what is of another model alone', () => {
    const foreign = { ...given, model: 'trams' }
    expect(resolved(file, foreign).levers[0]?.base).toBe(firstLever.base)
    expect(resolveModel(open, foreign)).toMatchObject({
      error: {
        model: [],
        baseline: [
          { code: 'base-missing', details: { lever: firstLever.id } },
          { code: 'range-missing', details: { assumption: firstAssumption.id } },
        ],
      },
    })
  })

  test('calls a figure by another name than the baseline, where it says so', () => {
    const [first, ...others] = file.requires.figures
    if (!first) throw new Error('no figure is required')
    const renamed = baseline.figures.map(
      (figure): FigureSpec => (figure.id === first.id ? { ...figure, id: 'found' } : figure),
    )
    const readings = baseline.readings.map((reading) => ({ ...reading, figures: [] }))
    const on = { ...baseline, figures: renamed, readings }
    const spec = resolved(
      { ...file, requires: { ...file.requires, figures: [{ ...first, figure: 'found' }, ...others] } },
      on,
    )
    expect(namedFigures(spec, on)[0]).toMatchObject({ name: first.id, figure: { id: 'found' } })
    const built = buildModel(spec, tinyUnits, on)
    if (!built.ok) throw new Error('the renamed model has faults')
    const values = createProjector(built.value).project(baselineScenario(spec, on)).series
    const usual = buildModel(resolved(file, baseline), tinyUnits, baseline)
    if (!usual.ok) throw new Error('the model has faults')
    expect(values).toEqual(createProjector(usual.value).project(baselineScenario(spec, baseline)).series)
  })

  test('draws a figure that has a range, under its own name', () => {
    const figures = baseline.figures.map(
      (figure, index): FigureSpec =>
        index === 0 ? { ...figure, low: figure.value - 1, high: figure.value + 2 } : figure,
    )
    const spec = resolved(file, { ...baseline, figures })
    expect(spec.figures.map(({ id }) => id)).not.toContain(firstFigure.id)
    expect(spec.assumptions.at(-1)).toMatchObject({
      id: firstFigure.id,
      central: firstFigure.value,
      low: firstFigure.value - 1,
      high: firstFigure.value + 2,
      unit: firstFigure.unit,
    })
  })

  test('does not offer what rests on a figure that may be missing', () => {
    const optional = {
      ...file,
      requires: {
        ...file.requires,
        figures: file.requires.figures.map((required) =>
          required.id === 'fare' ? { ...required, optional: true, unit: 'k SEK a bike' } : required,
        ),
      },
    }
    const poor = { ...baseline, figures: baseline.figures.filter(({ id }) => id !== 'fare') }
    const spec = resolved(optional, poor)
    const gone = spec.notOffered.map(({ indicator }) => indicator.id)
    expect(gone.length).toBeGreaterThan(0)
    expect(spec.notOffered.every(({ figures }) => figures.map(({ id }) => id).join() === 'fare')).toBe(true)
    expect(spec.indicators.map(({ id }) => id)).toEqual(
      file.indicators.map(({ id }) => id).filter((id) => !gone.includes(id)),
    )
    expect(spec.headlines.charts.filter((id) => gone.includes(id))).toEqual([])
    expect(knownIndicator(spec, gone[0] ?? '')?.id).toBe(gone[0])
    // It is there again with the figure.
    expect(resolved(optional, baseline).notOffered).toEqual([])
  })

  test('takes the formulas of the readings that the baseline serves', () => {
    const byReading = {
      ...file,
      requires: { ...file.requires, readings: ['counted', 'estimated'] },
      indicators: file.indicators.map((indicator) =>
        typeof indicator.formula === 'string'
          ? { ...indicator, formula: { counted: indicator.formula, estimated: '0' } }
          : indicator,
      ),
    }
    expect(resolved(byReading, baseline).indicators[0]?.formula).toEqual({
      counted: file.indicators[0]?.formula,
    })
  })
})

/** What is refused: changes of the two, and the fault with the file in which it is. */
const refused: Readonly<
  Record<
    string,
    {
      readonly model?: Partial<ModelFile>
      readonly on?: Partial<BaselineSpec>
      readonly at: 'model' | 'baseline'
      readonly code: string
      readonly path: string
    }
  >
> = {
  'a baseline that the model does not serve': {
    model: { baselines: ['bikes-22'] },
    at: 'baseline',
    code: 'not-served',
    path: 'id',
  },
  'a horizon at the launch': {
    model: { horizon: { years: 3, max: 2023 } },
    at: 'baseline',
    code: 'year-out-of-range',
    path: 'launchYear',
  },
  'a horizon that is a slip of the hand': {
    model: { horizon: { years: 3, max: 20_233 } },
    at: 'baseline',
    code: 'year-out-of-range',
    path: 'launchYear',
  },
  'moves that begin before they may': {
    on: { schedule: { earliest: 2025, start: 2024 } },
    at: 'baseline',
    code: 'year-out-of-range',
    path: 'schedule.start',
  },
  'moves in a year that the model takes from figures': {
    model: {
      requires: { ...file.requires, figures: [{ id: 'soldLater', year: 'first', optional: true }] },
    },
    on: { schedule: { earliest: 2024, start: 2024 } },
    at: 'baseline',
    code: 'observed-year',
    path: 'schedule.earliest',
  },
  'moves that may never begin': {
    on: { schedule: { earliest: 2034, start: 2034 } },
    at: 'baseline',
    code: 'year-out-of-range',
    path: 'schedule.earliest',
  },
  'a key year before the launch': {
    on: { keyYear: 2022 },
    at: 'baseline',
    code: 'year-out-of-range',
    path: 'keyYear',
  },
  'a reading that the model does not know': {
    model: { requires: { ...file.requires, readings: ['guessed'] } },
    at: 'baseline',
    code: 'unknown-reading',
    path: 'readings.0.id',
  },
  'a formula for a reading that there is not': {
    model: {
      indicators: file.indicators.map((one, index) =>
        index === 0 ? { ...one, formula: { guessed: '0' } } : one,
      ),
    },
    at: 'model',
    code: 'unknown-reading',
    path: 'indicators.0.formula.guessed',
  },
  'a figure that is missing': {
    on: { figures: baseline.figures.slice(0, 1) },
    at: 'baseline',
    code: 'figure-missing',
    path: 'figures',
  },
  'a figure of another year': {
    model: { requires: { ...file.requires, figures: [{ id: firstFigure.id, year: 'first' }] } },
    at: 'baseline',
    code: 'figure-year',
    path: 'figures.0.year',
  },
  'a figure in another unit': {
    model: { requires: { ...file.requires, figures: [{ id: firstFigure.id, unit: 'SEK' }] } },
    at: 'baseline',
    code: 'figure-unit',
    path: 'figures.0.unit',
  },
  'a figure outside its own range': {
    on: { figures: [{ ...firstFigure, low: firstFigure.value + 1 }, ...baseline.figures.slice(1)] },
    at: 'baseline',
    code: 'not-ascending',
    path: 'figures.0.value',
  },
  'a figure that a base rests on and the baseline does not have': {
    on: { levers: { [firstLever.id]: { ...place, figures: ['fare2'] } } },
    at: 'baseline',
    code: 'figure-missing',
    path: `levers.${firstLever.id}.figures.0`,
  },
  'a figure that a base of the model rests on': {
    model: { levers: [{ ...firstLever, figures: ['fare2'] }, ...file.levers.slice(1)] },
    at: 'model',
    code: 'figure-missing',
    path: 'levers.0.figures.0',
  },
  'a lever that the model does not have': {
    on: { levers: { oldBikes: place } },
    at: 'baseline',
    code: 'unknown-lever',
    path: 'levers.oldBikes',
  },
  'a base past the range': {
    on: { levers: { [firstLever.id]: { ...place, base: 41, draw: { low: 41, high: 42 } } } },
    at: 'baseline',
    code: 'not-ascending',
    path: `levers.${firstLever.id}.max`,
  },
  'a range that is drawn and begins below the least': {
    on: { levers: { [firstLever.id]: { ...place, min: 12 } } },
    at: 'baseline',
    code: 'not-ascending',
    path: `levers.${firstLever.id}.low`,
  },
  'a base below those that are drawn': {
    on: { levers: { [firstLever.id]: { ...place, draw: { low: place.base + 1, high: place.base + 2 } } } },
    at: 'baseline',
    code: 'not-ascending',
    path: `levers.${firstLever.id}.base`,
  },
  'a base above those that are drawn': {
    on: { levers: { [firstLever.id]: { ...place, draw: { low: place.base - 2, high: place.base - 1 } } } },
    at: 'baseline',
    code: 'not-ascending',
    path: `levers.${firstLever.id}.high`,
  },
  'a base that is not whole where it must be': {
    on: { levers: { [firstLever.id]: { ...place, base: 12.5 } } },
    at: 'baseline',
    code: 'not-whole',
    path: `levers.${firstLever.id}.base`,
  },
  'a bound of the place that nothing may pass': {
    model: { levers: [{ ...firstLever, bounds: { above: 0 } }, ...file.levers.slice(1)] },
    on: { levers: { [firstLever.id]: { ...place, min: 0 } } },
    at: 'baseline',
    code: 'out-of-bounds',
    path: `levers.${firstLever.id}.min`,
  },
  'an assumption that the model does not have': {
    on: { assumptions: { luck: { central: 1, low: 1, high: 1, basis: 'judgement', source: text('-') } } },
    at: 'baseline',
    code: 'unknown-assumption',
    path: 'assumptions.luck',
  },
  'an assumption out of order': {
    on: {
      assumptions: {
        [firstAssumption.id]: { central: 0.4, low: 0.1, high: 0.3, basis: 'judgement', source: text('-') },
      },
    },
    at: 'baseline',
    code: 'not-ascending',
    path: `assumptions.${firstAssumption.id}.high`,
  },
  'an assumption past what is possible': {
    model: {
      assumptions: [{ ...firstAssumption, bounds: { min: 0, max: 1 } }, ...file.assumptions.slice(1)],
    },
    on: {
      assumptions: {
        [firstAssumption.id]: { central: 0.4, low: 0.1, high: 1.3, basis: 'judgement', source: text('-') },
      },
    },
    at: 'baseline',
    code: 'out-of-bounds',
    path: `assumptions.${firstAssumption.id}.high`,
  },
}

test.each(Object.entries(refused))(
  '%s is refused with file and place',
  (_, { model, on, at, code, path }) => {
    const result = resolveModel({ ...file, ...model }, { ...baseline, ...on })
    const faults = result.ok
      ? []
      : result.error[at].map((fault) => ({ code: fault.code, path: fault.path.join('.') }))
    expect(faults).toContainEqual({ code, path })
  },
)

test('what a scenario assumes keeps the hard bounds, and may leave the range; without bounds it may not', () => {
  const bounded = { ...file, assumptions: [{ ...firstAssumption, bounds: { min: 0, below: 1 } }] }
  const codes = (model: ModelFile, value: number) => {
    const spec = resolved(model, baseline)
    const built = buildModel({ ...spec, sections: [], indicators: [] }, tinyUnits, baseline)
    const whole = buildModel(spec, tinyUnits, baseline)
    expect(built.ok).toBe(false)
    if (!whole.ok) throw new Error('the model has faults')
    const scenario = { ...baselineScenario(spec, baseline), assumptions: { [firstAssumption.id]: value } }
    return checkScenario(scenario, whole.value).map(({ code }) => code)
  }
  expect(codes(bounded, 0.99)).toEqual([])
  expect(codes(bounded, 1)).toEqual(['out-of-bounds'])
  expect(codes(file, 0.99)).toEqual(['out-of-range'])
})
