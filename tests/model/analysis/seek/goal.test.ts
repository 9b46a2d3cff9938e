import { describe, expect, test } from 'vitest'
import { coordinatesOf } from '../../../../src/model/analysis/seek/coordinates.ts'
import { goalOf, noGain } from '../../../../src/model/analysis/seek/goal.ts'
import type { SeekOptions } from '../../../../src/model/analysis/seek/question.ts'
import { baseline, projector, scenarioWith } from '../../../helpers/library.ts'
import { valueIn } from '../../../helpers/series.ts'

const { model } = projector
const asked: SeekOptions = {
  indicator: 'digitalEconomy',
  year: 2027,
  target: 60_000,
  levers: [{ id: 'rdIntensity' }, { id: 'enterpriseIt', weight: 3 }],
}
const goalWith = (changes: Partial<SeekOptions> = {}, scenario = baseline) => {
  const options = { ...asked, ...changes }
  const coordinates = coordinatesOf(model, scenario, options)
  return { ...coordinates, ...goalOf(coordinates, projector, scenario, options), point: coordinates.present }
}
const now = valueIn(projector.projectNames(baseline, ['digitalEconomy']), 'digitalEconomy', 2027)

test('the present value is the projected one of the year, whatever comes after it', () => {
  expect(goalWith().present).toBe(now)
  const { valueAt, point, present } = goalWith({}, scenarioWith({ horizon: 2050 }))
  expect([present, valueAt(point)]).toEqual([now, now])
})

test('a target below the present value is a ceiling, one above or at it a floor, unless it is said', () => {
  expect(goalWith({ target: now - 1 }).sense).toBe('atMost')
  expect(goalWith({ target: now }).sense).toBe('atLeast')
  expect(goalWith({ target: now + 1 }).sense).toBe('atLeast')
  expect(goalWith({ target: now + 1, sense: 'atMost' }).sense).toBe('atMost')
})

describe('the gain', () => {
  test('is the way that is missing as a share of the way there, and 0 where the target is met', () => {
    const { gain, reaches, point } = goalWith({ target: now * 1.1 })
    expect(gain(point)).toBeCloseTo(-1, 12)
    expect(reaches(point)).toBe(false)
    const met = goalWith({ target: now })
    expect(met.gain(met.point)).toBe(0)
    expect(met.reaches(met.point)).toBe(true)
  })

  test('is what a ceiling leaves below it', () => {
    const below = goalWith({ target: now * 1.1, sense: 'atMost' })
    expect(below.gain(below.point)).toBeCloseTo(1, 12)
    const above = goalWith({ target: now * 0.9 })
    expect(above.gain(above.point)).toBeCloseTo(-1, 12)
  })

  test('of a target close by is in units of a thousandth of it', () => {
    const { gain, point } = goalWith({ target: now * 1.0001 })
    expect(gain(point)).toBeCloseTo(-0.1, 3)
  })

  test('of what has no value is less than any', () => {
    const own = { id: 'own1', label: 'Own', formula: '1/(year-2027)', unit: '' }
    const { gain, present, point } = goalWith({ indicator: 'own1' }, scenarioWith({ indicators: [own] }))
    expect(present).toBeNaN()
    expect(gain(point)).toBe(noGain)
  })
})

test('prices are those that are asked for', () => {
  const constant = goalWith({ prices: 'constant' }).present
  expect(constant).toBeGreaterThan(0)
  expect(constant).not.toBe(now)
})

test('effort is the weighted sum of squares of the way from where the levers are, and its slope fits it', () => {
  const { effort, point: origin } = goalWith()
  expect(effort.value(origin)).toBe(0)
  expect(effort.gradient(origin)).toEqual([0, 0])
  const point = [(origin[0] ?? 0) + 0.1, (origin[1] ?? 0) - 0.2]
  expect(effort.value(point)).toBeCloseTo(0.1 ** 2 + 3 * 0.2 ** 2, 12)
  const [first = 0, second = 0] = effort.gradient(point)
  expect(first).toBeCloseTo(0.2, 12)
  expect(second).toBeCloseTo(-1.2, 12)
})
