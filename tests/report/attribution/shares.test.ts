import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attribute } from '../../../src/model/analysis/attribution.ts'
import {
  departuresBySize,
  foldSmall,
  interplayOf,
  isOneWay,
  shareDigits,
  sharesIn,
} from '../../../src/report/attribution/shares.ts'
import { baseline, ground, projector, scenarioWith } from '../../helpers/library.ts'
import { assumptionSpec } from '../../renderer/open-window.ts'
import { leverShares, yearOf } from './year-shares.ts'

const plan =
  ground.shipped.find(({ texts }) => texts.name.en === '13th plan as announced')?.scenario ?? baseline
const attributed = attribute(projector, baseline, plan, { indicator: 'digitalEconomy' })

test('the shares of a year are those of the analysis, the largest first', () => {
  const year = sharesIn(attributed, 2030)
  expect(year.groups.map(({ group }) => group)).toEqual(['levers'])
  const [levers] = year.groups
  expect(levers?.shares.map(({ id, share }) => [id, Math.round(share)])).toEqual([
    ['fusionFields', 13_392],
    ['cloudMigration', 1588],
    ['networkInvestment', 1436],
    ['rdIntensity', 847],
  ])
  const sum = levers?.shares.reduce((all, { share }) => all + share, 0) ?? Number.NaN
  expect(Math.abs(sum - year.difference)).toBeLessThan(1e-9 * Math.abs(year.difference))
  expect(year.from + year.difference).toBeCloseTo(year.to, 6)
})

test('a year that was not compared has no values', () => {
  expect(sharesIn(attributed, 2099).difference).toBeNaN()
})

test('groups come in their fixed order, each with its largest departure over all years first', () => {
  const other = scenarioWith({
    reading: 'level',
    levers: { rdIntensity: { target: 3 }, fusionFields: { target: 11 } },
    assumptions: { [assumptionSpec().id]: assumptionSpec().high },
  })
  const groups = departuresBySize(attribute(projector, baseline, other, { indicator: 'digitalEconomy' }))
  expect(groups.map((group) => group.map(({ departure }) => departure.id))).toEqual([
    [assumptionSpec().id],
    ['reading'],
    ['fusionFields', 'rdIntensity'],
  ])
})

// --- Folding ---

const sized = (sizes: readonly number[], name = 'a') =>
  sizes.map((size, index) => ({ id: `${name}${index}`, size }))

test('what fits is not folded', () => {
  const groups = [sized([3, 2, 1]), sized([5], 'b')]
  expect(foldSmall(groups, 4)).toEqual(groups.map((kept) => ({ kept, folded: [] })))
})

test('the smallest are folded, each into its group', () => {
  const [a, b] = foldSmall([sized([9, 3, 2, 1]), sized([8, 7, 0.5, 0.4], 'b')], 6)
  expect(a?.kept.map(({ id }) => id)).toEqual(['a0', 'a1'])
  expect(a?.folded.map(({ id }) => id)).toEqual(['a2', 'a3'])
  expect(b?.kept.map(({ id }) => id)).toEqual(['b0', 'b1'])
  expect(b?.folded.map(({ id }) => id)).toEqual(['b2', 'b3'])
})

test('one is never folded alone, nothing is lost, and there is no more than there is room for', () => {
  const sizes = fc.array(fc.nat(1000), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(
      fc.array(sizes, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 30 }),
      (all, most) => {
        const groups = all.map((own, index) => sized(own, `g${index} `))
        const folded = foldSmall(groups, most)
        for (const [index, { kept, folded: small }] of folded.entries()) {
          expect(small.length).not.toBe(1)
          expect([...kept, ...small].map(({ id }) => id).sort()).toEqual(
            groups[index]?.map(({ id }) => id).sort(),
          )
          for (const { size } of small) {
            for (const { size: own } of kept) expect(own).toBeGreaterThanOrEqual(size)
          }
        }
        const shown = folded.reduce(
          (sum, { kept, folded: small }) => sum + kept.length + Math.min(1, small.length),
          0,
        )
        // Every group shows something, even where there is less room.
        expect(shown).toBeLessThanOrEqual(Math.max(most, groups.length))
      },
    ),
  )
})

// --- Digits and interplay ---

test.each([
  [[13_392, 847], 0, 0],
  [[3.14, -0.2], 1, 1],
  [[0.37, 0.01], 1, 2],
  [[0.0004], 1, 3],
  [[0], 1, 1],
])('shares of %j of an indicator with %s digits have %s', (shares, digits, wanted) => {
  expect(shareDigits(yearOf({ levers: leverShares(shares) }), digits)).toBe(wanted)
})

test('parts are what they seem where several shares all go the way of the difference', () => {
  const oneWay = (shares: readonly number[]) => isOneWay(yearOf({ levers: leverShares(shares) }))
  expect([oneWay([3, 2, 0]), oneWay([-3, -2])]).toEqual([true, true])
  expect([oneWay([3, -2]), oneWay([3]), oneWay([3, -3]), oneWay([0, 0])]).toEqual([
    false,
    false,
    false,
    false,
  ])
})

test('the interplay is what the departures do not do on their own', () => {
  const shares = leverShares([60, 40]).map((share) => ({ ...share, alone: share.share - 5 }))
  expect(interplayOf(yearOf({ levers: shares }))).toEqual({ alone: 90, together: 10 })
  expect(interplayOf(yearOf({ levers: leverShares([60]) }))).toBeUndefined()
})
