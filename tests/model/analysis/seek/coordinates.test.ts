import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coordinateOf, coordinatesOf, levelOf } from '../../../../src/model/analysis/seek/coordinates.ts'
import type { SeekOptions } from '../../../../src/model/analysis/seek/question.ts'
import { between } from '../../../helpers/arbitraries.ts'
import { baseline, model, scenarioWith } from '../../../helpers/library.ts'

const leverOf = (id: string) => {
  const lever = model.levers.get(id)
  if (!lever) throw new Error(`no lever ${id}`)
  return lever
}
const [intensity, fields] = [leverOf('rdIntensity'), leverOf('fusionFields')]
const options = (levers: SeekOptions['levers'], changes: Partial<SeekOptions> = {}): SeekOptions => ({
  ...{ indicator: 'digitalEconomy', year: 2027, target: 60_000, levers },
  ...changes,
})

test('a coordinate is 0 at the least and 1 at the greatest value, and no level is outside them', () => {
  const { min, max } = intensity
  expect([min, (min + max) / 2, max].map((value) => coordinateOf(intensity, value))).toEqual([0, 0.5, 1])
  expect([-1, 0, 0.5, 1, 2].map((x) => levelOf(intensity, x))).toEqual([min, min, (min + max) / 2, max, max])
})

test('the level of a whole lever is whole where it is as good as that, and only there', () => {
  const { min, max } = fields
  const near = (value: number, off: number): number => levelOf(fields, coordinateOf(fields, value) + off)
  const level = Math.ceil(min) + 1
  expect(near(level, 5e-10)).toBe(level)
  expect(near(level, -5e-10)).toBe(level)
  expect(near(level, 1e-6)).toBeCloseTo(level + 1e-6 * (max - min), 9)
  expect(near(level, 1e-6)).not.toBe(level)
  // One that need not be whole is never rounded.
  const value = levelOf(intensity, coordinateOf(intensity, 3) + 1e-11)
  expect(value).not.toBe(3)
})

test('bounds and present values come back as they were given, to the bit', () => {
  const { min, max } = intensity
  fc.assert(
    fc.property(between(min, max), between(min, max), between(min, max), (a, b, target) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      const scenario = scenarioWith({ levers: { rdIntensity: { target } } })
      const { box, present, values, movers } = coordinatesOf(
        model,
        scenario,
        options([{ id: 'rdIntensity', low, high }]),
      )
      expect(movers).toMatchObject([{ low, high, weight: 1, present: target }])
      expect(values(present)).toEqual([['rdIntensity', target]])
      // Bounds that have one coordinate with the present value are that value, or as good as it.
      if (box.low[0] !== present[0]) expect(values(box.low)).toEqual([['rdIntensity', low]])
      if (box.high[0] !== present[0] && box.high[0] !== box.low[0])
        expect(values(box.high)).toEqual([['rdIntensity', high]])
    }),
    { numRuns: 300 },
  )
})

test('a lever that there is not is none of the coordinates, and the search starts within the bounds', () => {
  const asked = options([{ id: 'taxes' }, { id: 'rdIntensity', low: 3, high: 4, weight: 2 }])
  const { movers, start, box, present } = coordinatesOf(model, baseline, asked)
  expect(movers.map(({ lever, weight }) => [lever.id, weight])).toEqual([['rdIntensity', 2]])
  expect(start).toEqual(box.low)
  expect(present).toEqual([coordinateOf(intensity, intensity.base)])
})

test('a point is a scenario: what stays at its base is not moved, and a schedule that is there stays', () => {
  const scenario = scenarioWith({ levers: { fusionFields: { target: 5, start: 2019, ramp: 2, end: 2024 } } })
  const asked = options([{ id: 'rdIntensity' }, { id: 'fusionFields' }], { start: 2020, ramp: 6 })
  const { present, scenarioAt } = coordinatesOf(model, scenario, asked)
  const at = (x: number | undefined, y: number | undefined) => scenarioAt([x ?? 0, y ?? 0]).levers
  expect(at(present[0], 1)).toEqual({
    fusionFields: { target: fields.max, start: 2019, ramp: 2, end: 2024 },
  })
  expect(at(1, present[1])).toEqual({
    rdIntensity: { target: intensity.max, start: 2020, ramp: 6 },
    fusionFields: { target: 5, start: 2019, ramp: 2, end: 2024 },
  })
  // One that the scenario moves to its base is moved still.
  const back = scenarioWith({ levers: { rdIntensity: { target: intensity.base } } })
  const own = coordinatesOf(model, back, asked)
  expect(Object.keys(own.scenarioAt(own.present).levers)).toEqual(['rdIntensity'])
})
