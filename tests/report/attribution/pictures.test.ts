import { expect, test } from 'vitest'
import { attribute } from '../../../src/model/analysis/attribution.ts'
import {
  percentText,
  shareWriter,
  stackData,
  waterfallData,
} from '../../../src/report/attribution/pictures.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground, projector, scenarioWith } from '../../helpers/library.ts'
import { assumptionShares, leverShares, readingShare, yearOf } from './year-shares.ts'

const words = createWords({ language: 'en', ground })
const pictured = {
  from: 'Baseline',
  to: 'Plan',
  indicator: { unitKey: '100m CNY', digits: 0 },
  naming: { model: ground.model, baseline: ground.baseline },
}

test('a share is written with its sign and its error; nothing is “no change”', () => {
  const write = shareWriter(yearOf({ levers: leverShares([1588, 300]) }), pictured, words)
  expect(write(1588)).toBe('+159 bn')
  expect(write(-1588, 24.1)).toBe('−159 bn ± 2.5 bn')
  expect(write(-0.2)).toBe('no change')
})

test('per cents are written where all shares go one way', () => {
  const allies = yearOf({ levers: leverShares([-700, -300, 0]) })
  expect(percentText(-700, allies, words)).toBe('70%')
  expect(percentText(700, yearOf({ levers: leverShares([700, -300]) }), words)).toBe('')
  expect(percentText(700, yearOf({ levers: leverShares([700]) }), words)).toBe('')
})

test('a waterfall of one group needs no heading', () => {
  const { from, to, groups } = waterfallData(yearOf({ levers: leverShares([300, 100]) }), pictured, 10, words)
  expect([from.text, to.text]).toEqual(['100 bn', '140 bn'])
  expect(groups.map(({ label, steps }) => [label, steps.map(({ text, note }) => [text, note])])).toEqual([
    [
      '',
      [
        ['+30 bn', '75%'],
        ['+10 bn', '25%'],
      ],
    ],
  ])
})

test('groups are headed with what they do together; the reading names itself', () => {
  const year = yearOf({
    assumptions: assumptionShares([40, 20]),
    reading: readingShare(-300),
    levers: leverShares([100]),
  })
  const { groups } = waterfallData(year, pictured, 10, words)
  expect(groups.map(({ label, text }) => [label, text])).toEqual([
    ['Assumptions', '+6 bn'],
    ['', '−30 bn'],
    ['Levers', '+10 bn'],
  ])
  expect(groups[1]?.steps[0]).toMatchObject({
    name: 'Reading',
    move: '37% of GRDP → CNY 2.33 trn',
  })
})

test('small steps are put together, and what is shown still adds up', () => {
  const year = yearOf({
    assumptions: assumptionShares([5, -4, 3]),
    levers: leverShares([300, 200, -100, 6, 2, 1]),
  })
  const { groups, from, to } = waterfallData(year, pictured, 6, words)
  expect(groups.map(({ steps }) => steps.map(({ text, alone }) => [text, alone !== undefined]))).toEqual([
    [['+400 million', false]],
    [
      ['+30 bn', true],
      ['+20 bn', true],
      ['−10 bn', true],
      ['+600 million', true],
      ['+300 million', false],
    ],
  ])
  expect(groups.map(({ steps }) => steps.at(-1)?.name)).toEqual(['3 assumptions', '2 other levers'])
  const sum = groups.flatMap(({ steps }) => steps).reduce((all, { share }) => all + share, from.value)
  expect(sum).toBeCloseTo(to.value, 9)
})

test('the bands of all years add up to the difference, folded or not', () => {
  const other = scenarioWith({
    reading: 'level',
    levers: Object.fromEntries(
      ground.model.levers
        .slice(0, 6)
        .map(({ id, base, max, min }) => [id, { target: max === base ? min : max }]),
    ),
  })
  const attribution = attribute(projector, baseline, other, { indicator: 'digitalEconomy' })
  for (const most of [3, 20]) {
    const { bands, total } = stackData(attribution, pictured, most, words)
    expect(bands).toHaveLength(Math.min(most, 7))
    for (const index of attribution.years.keys()) {
      const sum = bands.reduce((all, { values }) => all + (values[index] ?? Number.NaN), 0)
      const whole = total.values[index] ?? Number.NaN
      expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(whole)))
    }
  }
  expect(stackData(attribution, pictured, 3, words).bands.map(({ label }) => label)).toEqual([
    'Reading',
    expect.stringMatching(/\w/),
    '5 other levers',
  ])
})
