import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnRanges } from '../../src/model/analysis/draws.ts'
import { buildModel } from '../../src/model/build-model.ts'
import { type Content, canonical } from '../../src/model/canonical.ts'
import { type FingerprintParts, fingerprint, fingerprintParts } from '../../src/model/fingerprint.ts'
import type { Model } from '../../src/model/model.ts'
import { namedFigures } from '../../src/model/resolve-model.ts'
import { movedSetting } from '../../src/model/scenario.ts'
import type { BaselineSpec, ModelSpec, Scenario, UnitsSpec } from '../../src/model/spec.ts'
import { anyScenario } from '../helpers/arbitraries.ts'
import { baseline, library, model, ownIndicator, scenarioWith } from '../helpers/library.ts'
import { buildTiny, tinyScenario } from '../helpers/tiny-model.ts'
import { weatherModel, weatherSpec } from '../helpers/weather-model.ts'

const { spec, units } = model
const print = (changes: Partial<Scenario> = {}, of: Model = model): string =>
  fingerprint(scenarioWith(changes), of)
const plan = scenarioWith({ levers: { rdIntensity: { target: 3 }, fusionFields: { target: 11 } } })

/** A model with another file, whether or not it would pass its checks. */
const modelWith = (changed: ModelSpec, of: Model = model): Model => ({
  ...of,
  spec: changed,
  levers: new Map(changed.levers.map((lever) => [lever.id, lever])),
  assumptions: new Map(changed.assumptions.map((assumption) => [assumption.id, assumption])),
})

function built(from: ModelSpec, unitsSpec: UnitsSpec, baselineSpec: BaselineSpec): Model {
  const result = buildModel(from, unitsSpec, baselineSpec)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

/** Which parts of two fingerprints differ. */
const partsApart = (one: Model, other: Model): readonly string[] => {
  const [first, second] = [one, other].map((own) => fingerprintParts(plan, own))
  return Object.keys(first ?? {}).filter(
    (part) => first?.[part as keyof FingerprintParts] !== second?.[part as keyof FingerprintParts],
  )
}

// --- Values in values ---

type Path = readonly (string | number)[]

/** Every number and text of a value, with the keys that lead to it. */
function* leaves(value: unknown, path: Path = []): Generator<{ path: Path; leaf: number | string }> {
  if (typeof value === 'number' || typeof value === 'string') yield { path, leaf: value }
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key])
}

/** The value with another leaf at a path. */
function changed<T>(value: T, [key, ...inner]: Path, leaf: number | string): T {
  if (key === undefined) return leaf as T
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  copy[key] = changed(copy[key], inner, leaf)
  return copy as T
}

/** The same with the keys of every object in another order; lists stay as they are. */
function turned<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(turned) as T
  const entries = Object.entries(value).map(([key, inner]) => [key, turned(inner)] as const)
  return Object.fromEntries(entries.toReversed()) as T
}

/** A number next to another, as near as numbers come. */
const nextTo = (value: number): number => value + Math.max(Math.abs(value) * 2 ** -52, 2 ** -60)

// --- The whole ---

test('a fingerprint is the SHA-256 of what its parts say', () => {
  const parts = fingerprintParts(plan, model)
  const own = createHash('sha256')
    .update(canonical({ ...parts }))
    .digest('hex')
  expect(fingerprint(plan, model)).toBe(own)
  expect(own).toMatch(/^[0-9a-f]{64}$/)
  expect(print()).toBe(fingerprint(baseline, model))
})

test('how a scenario was run is part of it: prices, draws, seed, method and ranges', () => {
  const drawn = { method: 'sobol', draws: 1000, seed: 1, ranges: drawnRanges(model, plan) }
  const [first, ...others] = drawn.ranges
  if (!first) throw new Error('nothing is drawn')
  const runs = [
    {},
    { prices: 'constant' as const },
    { drawn },
    { drawn: { ...drawn, draws: 1001 } },
    { drawn: { ...drawn, seed: 2 } },
    { drawn: { ...drawn, method: 'random' } },
    { drawn: { ...drawn, ranges: [{ ...first, low: nextTo(first.low) }, ...others] } },
    { prices: 'constant' as const, drawn },
  ]
  expect(new Set(runs.map((run) => fingerprint(plan, model, run))).size).toBe(runs.length)
  expect(fingerprint(plan, model, { prices: 'current' })).toBe(fingerprint(plan, model))
  const { deflator: _, ...unpriced } = spec
  const bare = modelWith(unpriced)
  expect(fingerprint(plan, bare, { prices: 'constant' })).toBe(fingerprint(plan, bare))
})

// --- The model ---

/** Keys whose numbers and texts decide no number: what is shown, and where it is shown; what may be set at all. */
const shown = ['label', 'short', 'title', 'text', 'description', 'meaning', 'source', 'synonyms', 'note']
const elsewhere = ['id', 'version', 'keyYear', 'baseline', 'digits', 'better', 'basis', 'verified', 'group']
const lists = ['headlines', 'leverGroups', 'assumptionGroups', 'plausibility', 'outside', 'accounting']
const ofVersion2 = ['conditions', 'notOffered', 'costless', 'quality', 'bounds']
const silent = new Set([...shown, ...elsewhere, ...lists, ...ofVersion2, 'policy', 'launch'])
const named = new Set(['levers', 'assumptions', 'sections', 'indicators', 'shocks'])

/** Whether what stands at a path of a specification decides numbers. */
const decides = ({ path }: { path: Path }): boolean => {
  // An id is the name of something that formulas may name.
  if (path.at(-1) === 'id' && named.has(String(path[0]))) return path[0] !== 'sections' || path.length > 3
  if (['horizon', 'figures'].includes(String(path[0])) || path.at(-1) === 'kind') return false
  return !path.some((key) => silent.has(String(key)) || key === 'figures')
}

const second = library.grounds.of({ model: 'digital-economy@2', baseline: model.baseline.id })
if (!second.ok) throw new Error(second.error.code)

describe.each([model, second.value.built])('of version $spec.version', (own) => {
  const all = [...leaves(own.spec)]
  const plain = fingerprint(plan, own)

  test('each number, formula and name that decides changes it, by however little', () => {
    const deciding = all.filter(decides)
    expect(deciding.length).toBeGreaterThan(300)
    for (const { path, leaf } of deciding) {
      const other = typeof leaf === 'number' ? nextTo(leaf) : `${leaf}X`
      const print = fingerprint(plan, modelWith(changed(own.spec, path, other), own))
      expect(print, path.join('.')).not.toBe(plain)
    }
  })

  test('nothing else does: labels, descriptions, notes, what is shown first', () => {
    // By the id of the model a baseline says that it is meant for it.
    const others = all.filter(
      (each) => !decides(each) && each.path.at(-1) !== 'kind' && each.path.join('.') !== 'id',
    )
    const restated = others.reduce(
      (changing, { path, leaf }) => changed(changing, path, typeof leaf === 'number' ? leaf + 1 : `${leaf}X`),
      own.spec,
    )
    expect(fingerprint(plan, modelWith(restated, own))).toBe(plain)
  })

  test('what the baseline gives is a part of its own', () => {
    const isOfPlace = (list: 'levers' | 'assumptions', id: string): boolean =>
      own.spec.id === own.baseline.model && Object.hasOwn(own.baseline[list], id)
    for (const list of ['levers', 'assumptions'] as const) {
      for (const [index, { id }] of own.spec[list].entries()) {
        const path = [list, index, list === 'levers' ? 'max' : 'high']
        const leaf = all.find((each) => each.path.join('.') === path.join('.'))?.leaf
        const other = modelWith(changed(own.spec, path, nextTo(Number(leaf))), own)
        expect(partsApart(own, other), id).toEqual([isOfPlace(list, id) ? 'baseline' : 'model'])
      }
    }
  })
})

describe('of a model', () => {
  const all = [...leaves(spec)]
  const deciding = all.filter(decides)
  const plain = fingerprint(plan, model)

  test('there are numbers, formulas and names that decide', () => {
    const kinds = deciding.map(({ path }) => path.filter((key) => Number.isNaN(Number(key))).join('.'))
    expect([...new Set(kinds)].sort()).toMatchInlineSnapshot(`
      [
        "assumptions.central",
        "assumptions.high",
        "assumptions.id",
        "assumptions.low",
        "assumptions.unit",
        "deflator",
        "indicators.formula",
        "indicators.id",
        "indicators.unit",
        "indicators.where",
        "launchYear",
        "levers.base",
        "levers.draw.high",
        "levers.draw.low",
        "levers.id",
        "levers.max",
        "levers.min",
        "levers.step",
        "levers.unit",
        "schedule.earliest",
        "schedule.ramp",
        "schedule.start",
        "sections.equations.formula",
        "sections.equations.formula.level",
        "sections.equations.formula.share",
        "sections.equations.id",
        "sections.equations.initial",
        "sections.equations.next",
        "sections.equations.unit",
        "whole",
      ]
    `)
  })

  test('the order of keys does not, nor how formulas are broken into lines', () => {
    const broken = deciding
      .filter(({ leaf }) => typeof leaf === 'string' && leaf.includes(' + '))
      .reduce(
        (changing, { path, leaf }) =>
          changed(changing, path, ` ${String(leaf).replaceAll(' + ', '\n  +  ')}\n`),
        spec,
      )
    expect(broken).not.toEqual(spec)
    expect(fingerprint(plan, modelWith(turned(broken)))).toBe(plain)
  })

  test('any number, changed at random, changes it', () => {
    const numbers = deciding.filter(({ leaf }) => typeof leaf === 'number')
    const value = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.constantFrom(...numbers), value, ({ path, leaf }, other) => {
        const own = fingerprint(plan, modelWith(changed(spec, path, other)))
        if (other === leaf) expect(own).toBe(plain)
        else expect(own).not.toBe(plain)
      }),
    )
  })

  test('one elasticity, one formula, one unit, one figure each change their own part', () => {
    const [assumption, formula] = [
      deciding.find(({ path }) => path[0] === 'assumptions' && path.at(-1) === 'central'),
      deciding.find(({ path }) => path.at(-1) === 'formula'),
    ]
    if (!assumption || !formula) throw new Error('there is nothing to change')
    for (const { path, leaf } of [assumption, formula]) {
      const other = typeof leaf === 'number' ? leaf * 1.01 : `1 * (${leaf})`
      expect(partsApart(model, modelWith(changed(spec, path, other)))).toEqual(['model'])
    }
    const { unit } = spec.indicators[0] ?? { unit: '' }
    const larger = {
      ...units.units,
      [unit]: { is: `10 * ${units.units[unit]?.is}`, label: units.units[unit]?.label },
    }
    expect(partsApart(model, { ...model, units: { ...units, units: larger as typeof units.units } })).toEqual(
      ['units'],
    )
    for (const id of namedFigures(spec, model.baseline).map(({ figure }) => figure.id)) {
      const figures = model.baseline.figures.map((figure) =>
        figure.id === id ? { ...figure, value: nextTo(figure.value) } : figure,
      )
      const other = built(spec, units, { ...model.baseline, figures })
      expect(partsApart(model, other)).toEqual(['baseline'])
    }
  })

  test('a figure that no formula names, words of units and of the baseline change nothing', () => {
    const named = namedFigures(spec, model.baseline).map(({ figure }) => figure.id)
    const figures = model.baseline.figures.map((figure) => ({
      ...figure,
      value: named.includes(figure.id) ? figure.value : figure.value + 1,
      label: { en: 'x', ko: 'x', zh: 'x' },
      quote: 'x',
    }))
    const labelled = Object.entries(units.units).map(([key, { is }]) => [
      key,
      { is, label: { en: `${key} x`, ko: `${key} x`, zh: `${key} x` } },
    ])
    const otherUnits = { ...units, units: Object.fromEntries(labelled) }
    const other = built(spec, otherUnits, { ...model.baseline, figures })
    expect(partsApart(model, other)).toEqual([])
  })

  test('two models of the same content have one, and each is digested once', () => {
    const again = built(structuredClone(spec), units, model.baseline)
    expect(fingerprint(plan, again)).toBe(plain)
    const parts = fingerprintParts(plan, again)
    // What is never changed in place is not read again.
    Object.assign(again.spec, { deflator: 'other' })
    expect(fingerprintParts(plan, again)).toEqual(parts)
  })
})

// --- The scenario ---

describe('of a scenario', () => {
  const moves = { rdIntensity: { target: 3, start: 2019, ramp: 2, end: 2030 }, fusionFields: { target: 11 } }
  const own = ownIndicator('own', 'grdp / 2')

  test('name, notes, id, labels and the order of settings leave it as it is', () => {
    const others = { id: 'other', name: 'Other', notes: 'words' }
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const first = { ...scenario, indicators: [own, ownIndicator('second', 'own * 2')] }
        const relabelled = first.indicators.map((each) => ({ ...each, label: 'Other' }))
        const other = turned({ ...first, ...others, indicators: relabelled.toReversed() })
        expect(fingerprint(other, model)).toBe(fingerprint(first, model))
      }),
    )
  })

  test('what is set to what it is anyway is no departure; a default schedule is filled in', () => {
    const { schedule } = spec
    const [assumption] = spec.assumptions
    if (!assumption) throw new Error('the model has no assumptions')
    const idle = Object.fromEntries(spec.levers.map(({ id, base }) => [id, { target: base, start: 2020 }]))
    expect(print({ levers: idle, assumptions: { [assumption.id]: assumption.central } })).toBe(print())
    const { start, ramp } = schedule
    const filled = { fusionFields: { target: 11, start, ramp } }
    expect(print({ levers: filled })).toBe(print({ levers: { fusionFields: { target: 11 } } }))
  })

  test('each setting that changes numbers changes it', () => {
    const { rdIntensity: rd } = moves
    const { end: _, ...endless } = rd
    const all: readonly Partial<Scenario>[] = [
      {},
      { reading: 'level' },
      { horizon: 2036 },
      { levers: { fusionFields: moves.fusionFields } },
      { levers: moves },
      { levers: { ...moves, rdIntensity: endless } },
      { levers: { ...moves, networkInvestment: rd } },
      { assumptions: { imitation: 0.09 } },
      { assumptions: { innovation: 0.006 } },
      { levers: moves, assumptions: { imitation: 0.09 } },
      { indicators: [own] },
      { indicators: [{ ...own, formula: 'grdp / 3' }] },
      { indicators: [{ ...own, unit: 'another word' }] },
      { indicators: [{ ...own, id: 'other' }] },
    ]
    expect(new Set(all.map((changes) => print(changes))).size).toBe(all.length)
  })

  test('any number of it, changed at random, changes it', () => {
    const number = fc.oneof(
      fc.integer({ min: 2016, max: 2050 }),
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    )
    fc.assert(
      fc.property(anyScenario, fc.nat(), number, (scenario, place, value) => {
        const moved = Object.fromEntries(
          Object.entries(scenario.levers).filter(([id]) => {
            const lever = model.levers.get(id)
            return lever && movedSetting(scenario, lever, spec.schedule)
          }),
        )
        const plain = { ...scenario, levers: moved }
        const { reading: _, ...numbers } = plain
        const all = [...leaves(numbers)].filter(({ leaf }) => typeof leaf === 'number')
        const { path, leaf } = all[place % all.length] ?? { path: [], leaf: 0 }
        fc.pre(value !== leaf)
        expect(fingerprint(changed(plain, path, value + 0), model)).not.toBe(fingerprint(plain, model))
      }),
    )
  })

  test('thousands of scenarios have as many fingerprints as contents', () => {
    const scenarios = fc.sample(anyScenario, 2000).map((scenario) => {
      // A draw can hit a base or a central value.
      const assumptions = Object.entries(scenario.assumptions).filter(
        ([id, value]) => model.assumptions.get(id)?.central !== value,
      )
      const levers = Object.entries(scenario.levers).filter(
        ([id, { target }]) => model.levers.get(id)?.base !== target,
      )
      return { ...scenario, levers: Object.fromEntries(levers), assumptions: Object.fromEntries(assumptions) }
    })
    const contents = new Set(scenarios.map((scenario) => canonical(scenario as unknown as Content)))
    const prints = new Set(scenarios.map((scenario) => fingerprint(scenario, model)))
    expect(prints.size).toBe(contents.size)
  })
})

test('of a model with shocks: their order, sizes and persistence are part of it, and what bands hold', () => {
  const [weather, ...others] = weatherSpec.shocks ?? []
  if (!weather) throw new Error('there is no weather')
  const scenario = tinyScenario()
  const of = (shocks: ModelSpec['shocks'] = []): string =>
    fingerprint(scenario, { ...weatherModel, spec: { ...weatherSpec, shocks } })
  const changed = [
    of([weather, ...others]),
    of([...others, weather]),
    of([{ ...weather, size: 'theftShock' }, ...others]),
    of([{ ...weather, persistence: 'wear' }, ...others]),
    of(others),
  ]
  expect(new Set(changed).size).toBe(5)
  expect(of([{ ...weather, label: weather.description }, ...others])).toBe(changed[0])
  const drawn = (bands: 'all' | 'assumptions', own: Model) =>
    fingerprint(scenario, own, { drawn: { method: 'sobol', draws: 9, seed: 1, bands } })
  expect(drawn('all', weatherModel)).not.toBe(drawn('assumptions', weatherModel))
  // Where there are no shocks, both bands are the same.
  expect(drawn('all', buildTiny())).toBe(drawn('assumptions', buildTiny()))
})
