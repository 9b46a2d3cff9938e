import { describe, expect, test } from 'vitest'
import { checkSeek } from '../../../src/model/analysis/seek/question.ts'
import type { Scenario } from '../../../src/model/spec.ts'
import {
  freeLevers,
  type LeverChoices,
  levelDigits,
  leverFaults,
  soughtLevers,
  withChoice,
} from '../../../src/report/seek/levers.ts'
import { baseline, model, scenarioWith } from '../../helpers/library.ts'
import { leverSpec } from '../../renderer/open-window.ts'

const { spec } = model
const row = (id: string, scenario: Scenario, sense: 'atLeast' | 'atMost', choices: LeverChoices = {}) => {
  const found = soughtLevers(spec, scenario, sense, choices).find(({ lever }) => lever.id === id)
  if (!found) throw new Error(`there is no lever ${id}`)
  return found
}

describe('levers that may move', () => {
  test('are three at first, upwards from where the scenario has them', () => {
    const scenario = scenarioWith({ levers: { rdIntensity: { target: 3 } } })
    const free = freeLevers(soughtLevers(spec, scenario, 'atLeast', {}))
    expect(free.map(({ id }) => id).sort()).toEqual([...spec.headlines.sought].sort())
    const { max } = leverSpec('rdIntensity')
    expect(free.find(({ id }) => id === 'rdIntensity')).toEqual({
      id: 'rdIntensity',
      low: 3,
      high: max,
      weight: 1,
    })
  })

  test('may go down too where the target is a ceiling, and growth levers always', () => {
    const { min, max } = leverSpec('rdIntensity')
    expect(row('rdIntensity', baseline, 'atMost')).toMatchObject({ low: min, high: max })
    const slowdown = leverSpec('trendSlowdown')
    expect(row('trendSlowdown', baseline, 'atLeast')).toMatchObject({
      isFree: false,
      low: slowdown.min,
      high: slowdown.max,
      present: slowdown.base,
    })
  })

  test('are what the user said, and again what follows once that is taken back', () => {
    let choices: LeverChoices = withChoice({}, 'fusionFields', { isFree: true, high: 7, weight: 2 })
    choices = withChoice(choices, 'rdIntensity', { isFree: false })
    expect(row('fusionFields', baseline, 'atLeast', choices)).toMatchObject({
      isFree: true,
      low: 3,
      high: 7,
      weight: 2,
    })
    expect(row('rdIntensity', baseline, 'atLeast', choices).isFree).toBe(false)
    choices = withChoice(choices, 'fusionFields', { high: undefined })
    expect(choices.fusionFields).toEqual({ isFree: true, weight: 2 })
    expect(row('fusionFields', baseline, 'atLeast', choices).high).toBe(leverSpec('fusionFields').max)
  })
})

describe('what cannot be asked', () => {
  const faultsOf = (choices: LeverChoices, scenario = baseline, year = 2027) => {
    const levers = soughtLevers(spec, scenario, 'atLeast', choices)
    const free = freeLevers(levers)
    const options = { indicator: 'digitalEconomy', year, target: 60_000, levers: free }
    const { byLever, rest } = leverFaults(checkSeek(model, scenario, options), free, levers)
    const told = [...byLever].map(([id, { code, details }]) => [id, [code, details]] as const)
    return { byLever: Object.fromEntries(told), rest: rest.map(({ path }) => path) }
  }

  test('is nothing at first', () => {
    expect(faultsOf({})).toEqual({ byLever: {}, rest: [] })
  })

  test('is said of the lever that it is about', () => {
    const choices: LeverChoices = {
      rdIntensity: { low: 4, high: 3 },
      fusionFields: { isFree: true, low: 3.2, high: 3.8 },
      enterpriseIt: { weight: -1 },
      digitalSkills: { high: 1000 },
      // Not free, so nobody asks.
      cloudMigration: { low: 90, high: 10 },
    }
    expect(faultsOf(choices)).toEqual({
      byLever: {
        rdIntensity: ['low-above-high', { low: 4, high: 3 }],
        fusionFields: ['no-whole-between', { low: 3.2, high: 3.8 }],
        enterpriseIt: ['negative', { value: -1 }],
        digitalSkills: ['out-of-range', { value: 1000, low: 1, high: 6 }],
      },
      rest: [],
    })
  })

  test('is a lever that begins to move after the horizon', () => {
    const late = scenarioWith({ horizon: 2020, levers: { rdIntensity: { target: 3, start: 2025 } } })
    expect(faultsOf({}, late, 2020).byLever).toEqual({
      rdIntensity: ['starts-after-horizon', { start: 2025, horizon: 2020 }],
    })
  })

  test('is a question as a whole that does not fit', () => {
    expect(faultsOf({}, baseline, 2060)).toEqual({ byLever: {}, rest: [['year']] })
  })
})

test('needed levels have a digit more than the lever’s own steps, whole ones none', () => {
  const digits = Object.fromEntries(
    ['rdIntensity', 'enterpriseIt', 'cloudMigration', 'ventureCapital', 'fusionFields'].map((id) => [
      id,
      levelDigits(leverSpec(id)),
    ]),
  )
  expect(digits).toEqual({
    rdIntensity: 2,
    enterpriseIt: 3,
    cloudMigration: 1,
    ventureCapital: 0,
    fusionFields: 0,
  })
})
