import { describe, expect, test } from 'vitest'
import { picturesOf } from '../../../src/report/backtest/pictures.ts'
import type { ScoreKind } from '../../../src/report/backtest/scores.ts'
import { ground, scenarioWith } from '../../helpers/library.ts'
import { ask } from './asked.ts'

const answer = ask()
const shown = {
  answer,
  changed: undefined,
  baseline: ground.baseline,
  launchYear: 2015,
  last: 2020,
  isOwn: (outcome: string) => outcome === 'robots2018',
}
const picture = (
  indicator: string,
  {
    kind = 'levels' as ScoreKind,
    result = answer.plain,
    changed = undefined as typeof answer | undefined,
  } = {},
) => {
  const found = picturesOf({ ...shown, result, changed }, kind).find((each) => each.indicator === indicator)
  if (!found) throw new Error(`no picture of ${indicator}`)
  return found
}

describe('pictures', () => {
  test('are one for each indicator, of levels or of growth', () => {
    const pictures = (kind: ScoreKind) => picturesOf({ ...shown, result: answer.plain }, kind)
    expect(pictures('levels')).toHaveLength(9)
    expect(pictures('growth').map(({ indicator, measure }) => `${indicator} ${measure}`)).toEqual([
      'coreValueAdded realGrowth',
      'grdp realGrowth',
      'onlineRetail nominalGrowth',
    ])
  })

  test('show the report’s figures of the reading, the band, and what was published', () => {
    const { data, definitionBreak } = picture('coreValueAdded')
    expect(data.figures).toMatchObject([{ year: 2016, value: 3911, kind: 'report' }])
    expect(data.axisFrom).toBe(2014)
    expect(data.band[2020]?.low).toBeLessThan(data.projected[5] ?? 0)
    expect(data.outcomes.map(({ year, published, comparable }) => [year, published === comparable])).toEqual([
      [2018, true],
      [2019, true],
      [2020, true],
    ])
    expect([data.breaks, definitionBreak?.factor]).toEqual([[2017], 1.065])
    // The amount that the report prints belongs to another reading.
    expect(picture('digitalEconomy').data.figures).toEqual([])
    const level = ask({ scenario: scenarioWith({ reading: 'level' }) })
    const [printed] = picturesOf({ ...shown, answer: level, result: level.plain }, 'levels')
    expect(printed?.data.figures).toMatchObject([{ year: 2015, value: 23291, kind: 'report' }])
  })

  test('show what is spliced in its new place', () => {
    const { outcomes } = picture('coreValueAdded', { result: answer.spliced }).data
    expect(outcomes.map(({ published, comparable }) => published / comparable)).toEqual(
      Array(3).fill(expect.closeTo(1.065, 10)),
    )
  })

  test('mark the user’s own and what is not scored', () => {
    expect(picture('grdp').data.outcomes.map(({ isScored }) => isScored)).toEqual([false, false, true, true])
    expect(picture('robots').data.outcomes.map(({ isOwn }) => isOwn)).toEqual([false, true, false])
  })

  test('of growth have neither band nor figures, and begin a year after the launch', () => {
    const { data } = picture('grdp', { kind: 'growth' })
    expect([data.band, data.figures, data.axisFrom]).toEqual([{}, [], 2016])
    expect(data.projected[0]).toBeNull()
  })

  test('show another start', () => {
    const changed = ask({ figures: { robotsFirst: 63 } })
    expect(picture('robots', { changed }).data.changed?.[1]).toBeCloseTo(63, 10)
  })
})
