import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Attribution,
  type AttributionOptions,
  attribute,
  departuresBetween,
} from '../../../src/model/analysis/attribution.ts'
import { createProjector } from '../../../src/model/projection.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import { departureOf } from '../../helpers/arbitraries.ts'
import { baseline, ground, model, projector, scenarioWith } from '../../helpers/library.ts'
import { valueIn } from '../../helpers/series.ts'
import { buildTiny, tinyScenario } from '../../helpers/tiny-model.ts'

const shipped = (file: string): Scenario => {
  const found = ground.shipped.find(({ texts }) => texts.file === file)
  if (!found) throw new Error(`no scenario ${file}`)
  return found.scenario
}
const plan = shipped('plan-announced')
const digital: AttributionOptions = { indicator: 'digitalEconomy' }

const inYear = ({ years }: Attribution, values: Float64Array, year: number): number =>
  values[years.indexOf(year)] as number
const shareOf = (result: Attribution, id: string, year: number): number => {
  const found = result.departures.find(({ departure }) => departure.id === id)
  return found ? inYear(result, found.share, year) : Number.NaN
}

/** By how much shares miss the difference, and members their group, in the worst year. */
function worstGap({ years, difference, departures, groups }: Attribution): number {
  const gaps = years.flatMap((_, index) => {
    const of = (effects: readonly { readonly share: Float64Array }[]): number =>
      effects.reduce((sum, { share }) => sum + (share[index] as number), 0)
    const whole = [of(departures), of(groups)].map((sum) => Math.abs(sum - (difference[index] as number)))
    const inner = groups.map((group) => {
      const members = departures.filter(({ departure }) => departure.group === group.group)
      return Math.abs(of(members) - (group.share[index] as number))
    })
    return [...whole, ...inner]
  })
  return Math.max(...gaps)
}

describe('the plan as announced, against the baseline', () => {
  const result = attribute(projector, baseline, plan, digital)

  test('shares add up to the difference of 2030 and of every year', () => {
    expect(Math.round(inYear(result, result.to, 2030))).toBe(91788)
    expect(Math.round(inYear(result, result.from, 2030))).toBe(74526)
    const sum = result.departures.reduce((total, { share }) => total + inYear(result, share, 2030), 0)
    expect(Math.abs(sum - inYear(result, result.difference, 2030))).toBeLessThan(1e-9)
    expect(worstGap(result)).toBeLessThan(1e-9)
  })

  test('the fusion fields are the largest part', () => {
    expect(shareOf(result, 'fusionFields', 2030)).toBeCloseTo(13392, -1)
    expect(Math.max(...result.departures.map(({ share }) => inYear(result, share, 2030)))).toBe(
      shareOf(result, 'fusionFields', 2030),
    )
  })

  test('is exact, with one run for each set of levers', () => {
    expect(result).toMatchObject({ method: 'exact', permutations: undefined, runs: 16 })
    expect(result.departures.every(({ error }) => error.every((each) => each === 0))).toBe(true)
  })

  test('says what each does alone and what would be missing without it', () => {
    const fields = result.departures.find(({ departure }) => departure.id === 'fusionFields')
    const { fusionFields, ...others } = plan.levers
    const value = (levers: Scenario['levers']): number =>
      valueIn(projector.project(scenarioWith({ levers })), 'digitalEconomy', 2030)
    const alone = value({ fusionFields: fusionFields as never }) - value({})
    expect(inYear(result, fields?.alone as Float64Array, 2030)).toBeCloseTo(alone, 8)
    expect(inYear(result, fields?.last as Float64Array, 2030)).toBeCloseTo(
      value(plan.levers) - value(others),
      8,
    )
  })

  test('nothing differs before the first move', () => {
    expect(inYear(result, result.difference, 2016)).toBe(0)
    expect(shareOf(result, 'cloudMigration', 2016)).toBe(0)
  })
})

describe('groups', () => {
  const mixed = scenarioWith({
    reading: 'level',
    assumptions: { imitation: 0.09, adoptionCeiling: 0.8 },
    levers: { fusionFields: { target: 11 }, rdIntensity: { target: 3 } },
  })
  const result = attribute(projector, baseline, mixed, digital)

  test('assumptions, reading and levers share first, and members their group’s share', () => {
    expect(result.groups.map(({ group }) => group)).toEqual(['assumptions', 'reading', 'levers'])
    expect(worstGap(result)).toBeLessThan(1e-9)
  })

  test('a group of one has the share of its member', () => {
    const reading = result.groups.find(({ group }) => group === 'reading')
    expect(shareOf(result, 'reading', 2030)).toBeCloseTo(
      inYear(result, reading?.share as Float64Array, 2030),
      8,
    )
  })

  test('are the Owen value: orders in which no group is broken up', () => {
    const members = [['imitation', 'adoptionCeiling'], ['reading'], ['fusionFields', 'rdIntensity']]
    const value = (chosen: readonly string[]): number => {
      const pick = <V>(record: Readonly<Record<string, V>>) =>
        Object.fromEntries(Object.entries(record).filter(([id]) => chosen.includes(id)))
      const { levers, assumptions } = mixed
      const reading = chosen.includes('reading') ? mixed.reading : baseline.reading
      const scenario = scenarioWith({ reading, levers: pick(levers), assumptions: pick(assumptions) })
      return valueIn(projector.project(scenario), 'digitalEconomy', 2030)
    }
    const orders = <T>(items: readonly T[]): T[][] =>
      items.length === 0
        ? [[]]
        : items.flatMap((item) =>
            orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
          )
    const all = orders(members).flatMap((groups) =>
      groups
        .map((group) => orders(group))
        .reduce<string[][]>((done, next) => done.flatMap((a) => next.map((b) => [...a, ...b])), [[]]),
    )
    expect(all).toHaveLength(6 * 2 * 2)
    for (const id of members.flat()) {
      const gains = all.map((order) => {
        const before = order.slice(0, order.indexOf(id))
        return value([...before, id]) - value(before)
      })
      const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length
      expect(shareOf(result, id, 2030)).toBeCloseTo(mean, 7)
    }
  })
})

test('any two scenarios: shares add up in every year that has a value', () => {
  const move = fc
    .constantFrom(...model.spec.levers)
    .chain((lever) => departureOf(lever, 2030).map((departure) => [lever.id, departure] as const))
  const three = fc.array(move, { maxLength: 3 }).map((moves): Scenario['levers'] => Object.fromEntries(moves))
  fc.assert(
    fc.property(three, three, fc.boolean(), (one, other, level) => {
      const from = scenarioWith({ levers: one, horizon: 2030 })
      const to = scenarioWith({ levers: other, horizon: 2035, ...(level ? { reading: 'level' } : {}) })
      const result = attribute(projector, from, to, { indicator: 'grdp', prices: 'constant' })
      expect(result.years.at(-1)).toBe(2030)
      expect(worstGap(result)).toBeLessThan(1e-9)
    }),
    { numRuns: 15 },
  )
})

describe('departures', () => {
  const ids = (from: Scenario, to: Scenario) => departuresBetween(projector, from, to).map(({ id }) => id)

  test('a move to the base, and a default that is written out, are none', () => {
    expect(ids(baseline, scenarioWith({ levers: { rdIntensity: { target: 2.4 } } }))).toEqual([])
    const brief = scenarioWith({ levers: { rdIntensity: { target: 3 } } })
    const full = scenarioWith({ levers: { rdIntensity: { target: 3, start: 2018, ramp: 3 } } })
    expect(ids(brief, full)).toEqual([])
  })

  test('another schedule is one, and so is a move that is given up', () => {
    const early = scenarioWith({ levers: { rdIntensity: { target: 3 } } })
    const late = scenarioWith({ levers: { rdIntensity: { target: 3, start: 2025 } } })
    expect(ids(early, late)).toEqual(['rdIntensity'])
    const result = attribute(projector, early, baseline, digital)
    expect(inYear(result, result.difference, 2030)).toBeLessThan(0)
    expect(shareOf(result, 'rdIntensity', 2030)).toBe(inYear(result, result.difference, 2030))
  })

  test('an assumption at its central value is none', () => {
    expect(ids(baseline, scenarioWith({ assumptions: { imitation: 0.075 } }))).toEqual([])
  })

  test('without any there is nothing to share', () => {
    const result = attribute(projector, baseline, baseline, digital)
    expect(result).toMatchObject({ groups: [], departures: [], method: 'exact' })
    expect(result.difference.every((each) => each === 0)).toBe(true)
  })
})

test('a year without a value has no shares', () => {
  const result = attribute(projector, baseline, plan, { indicator: 'growthContribution' })
  expect(inYear(result, result.difference, 2015)).toBeNaN()
  expect(shareOf(result, 'fusionFields', 2015)).toBeNaN()
  expect(shareOf(result, 'fusionFields', 2030)).not.toBeNaN()
})

test('shares a user’s own indicator out, and money in constant prices', () => {
  const own = { id: 'half', label: 'Half', formula: 'digitalEconomy / 2', unit: '100m CNY' }
  const whole = attribute(projector, baseline, plan, { ...digital, prices: 'constant' })
  const half = attribute(projector, { ...baseline, indicators: [own] }, plan, {
    indicator: 'half',
    prices: 'constant',
  })
  expect(2 * shareOf(half, 'rdIntensity', 2030)).toBeCloseTo(shareOf(whole, 'rdIntensity', 2030), 8)
})

test('samples above twelve levers, with errors, the same bits for the same seed', () => {
  const levers = Object.fromEntries(
    model.spec.levers
      .slice(0, 13)
      .map(({ id, base, max, whole }) => [id, { target: whole ? max : base + (max - base) / 5 }]),
  )
  const to = scenarioWith({ levers })
  const options = { indicator: 'coreValueAdded', permutations: 20, seed: 5 } as const
  const progress: number[] = []
  const result = attribute(projector, baseline, to, {
    ...options,
    onProgress: (done, total) => progress.push(done / total),
  })
  expect(result).toMatchObject({ method: 'sampled', permutations: 20, seed: 5 })
  expect(worstGap(result)).toBeLessThan(1e-9)
  expect(result.departures.some(({ error }) => inYear(result, error, 2030) > 0)).toBe(true)
  expect(progress.at(-1)).toBe(1)
  expect(attribute(createProjector(model), baseline, to, options).departures).toEqual(result.departures)
})

test('tells how far it is, step by step to the end, whether exact or sampled', () => {
  const levers = Object.fromEntries(
    model.spec.levers.slice(0, 13).map(({ id, base, max }) => [id, { target: Math.floor((base + max) / 2) }]),
  )
  const assumptions = Object.fromEntries(
    model.spec.assumptions.slice(0, 2).map(({ id, central, high }) => [id, (central + high) / 2]),
  )
  for (const to of [
    plan,
    scenarioWith({ levers }),
    scenarioWith({ reading: 'level', levers, assumptions }),
  ]) {
    const seen: (readonly [number, number])[] = []
    attribute(projector, baseline, to, {
      ...digital,
      permutations: 6,
      onProgress: (done, total) => seen.push([done, total]),
    })
    expect(seen.length).toBeGreaterThan(10)
    expect(seen).toEqual(seen.map((_, index) => [index + 1, seen.length]))
  }
})

test('knows nothing of Zhejiang', () => {
  const tiny = createProjector(buildTiny())
  const to = tinyScenario({
    reading: 'estimated',
    levers: { newBikes: { target: 20, ramp: 1 } },
    assumptions: { wear: 0 },
  })
  const result = attribute(tiny, tinyScenario(), to, { indicator: 'takings' })
  expect(result.departures.map(({ departure }) => departure.id)).toEqual(['wear', 'reading', 'newBikes'])
  expect(worstGap(result)).toBeLessThan(1e-9)
})
