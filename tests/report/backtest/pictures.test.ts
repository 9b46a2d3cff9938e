import { describe, expect, test } from 'vitest'
import type { MeasureKind } from '../../../src/model/analysis/backtest/scored.ts'
import { picturesOf } from '../../../src/report/backtest/pictures.ts'
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
  { measured = 'levels' as MeasureKind, of = answer, changed = undefined as typeof answer | undefined } = {},
) => {
  const found = picturesOf({ ...shown, answer: of, changed }, measured).find(
    (each) => each.indicator === indicator,
  )
  if (!found) throw new Error(`no picture of ${indicator}`)
  return found
}

describe('pictures', () => {
  test('are one for each indicator and measure, of levels or of growth', () => {
    const keys = (measured: MeasureKind) =>
      picturesOf(shown, measured).map(({ indicator, measure }) => `${indicator} ${measure}`)
    expect(keys('levels')).toContain('coreValueAdded level')
    expect(keys('growth')).toContain('grdp realGrowth')
    expect(new Set([...keys('levels'), ...keys('growth')]).size).toBe(answer.paths.length)
  })

  test('show the report’s figures of the reading, the bands, and what was published', () => {
    const { data } = picture('coreValueAdded', { of: ask({ breaks: [] }) })
    expect(data.figures).toMatchObject([{ year: 2016, value: 3911, kind: 'report' }])
    const edges = data.bands.find(({ year }) => year === 2020)?.edges ?? []
    expect(edges).toHaveLength(6)
    expect(edges[0]).toBeLessThan(data.projected[5] ?? 0)
    expect(data.outcomes.every(({ published, comparable }) => published === comparable)).toBe(true)
    expect(data.breaks).toContain(2017)
    // The amount that the report prints belongs to another reading.
    expect(picture('digitalEconomy').data.figures).toEqual([])
    const level = ask({ scenario: scenarioWith({ reading: 'level' }) })
    expect(picture('digitalEconomy', { of: level }).data.figures).toMatchObject([
      { year: 2015, value: 23291, kind: 'report' },
    ])
  })

  test('show what is undone in its new place', () => {
    const { outcomes } = picture('coreValueAdded').data
    const since2017 = outcomes.filter(({ year }) => year >= 2017)
    expect(since2017.length).toBeGreaterThan(0)
    for (const { published, comparable } of since2017) expect(published / comparable).toBeGreaterThan(1.03)
  })

  test('mark the user’s own and what proves nothing', () => {
    const kinds = new Map(picture('grdp').data.outcomes.map(({ year, kind }) => [year, kind]))
    expect([kinds.get(2016), kinds.get(2017)]).toEqual(['known', 'fitted'])
    expect(
      picture('robots')
        .data.outcomes.filter(({ isOwn }) => isOwn)
        .map(({ id }) => id),
    ).toEqual(['robots2018'])
  })

  test('name runs of years by what they prove, each from the end of the one before', () => {
    const [first] = picture('digitalEconomy').data.periods
    expect(first).toEqual({ kind: 'fitted', from: 2016, to: 2020 })
  })

  test('draw the way of a few of the others, and the aims of the plan', () => {
    const { rivals, aims } = picture('digitalEconomy').data
    expect(rivals.map(({ id }) => id)).toEqual(['baseline', 'randomWalk'])
    expect(aims).toEqual([])
  })

  test('tell of an aim by how much it was restated', () => {
    const restated = { announced: 6749, factor: 1.0372 }
    const isIts = (each: { readonly indicator: string; readonly measure: string }) =>
      each.indicator === 'coreValueAdded' && each.measure === 'level'
    const rows = answer.result.rows.map((row) =>
      isIts(row) && row.year === 2020
        ? { ...row, rivals: { ...row.rivals, plan: { value: 7000, crps: null, restated } } }
        : row,
    )
    const paths = answer.paths.map((path) =>
      isIts(path)
        ? {
            ...path,
            rivals: { ...path.rivals, plan: path.projected.map((_, place) => (place === 5 ? 7000 : null)) },
          }
        : path,
    )
    const { aims } = picture('coreValueAdded', {
      of: { ...answer, paths, result: { ...answer.result, rows } },
    }).data
    expect(aims).toEqual([{ year: 2020, value: 7000, restated }])
  })

  test('of growth have neither bands nor figures, and begin a year after the launch', () => {
    const { data } = picture('grdp', { measured: 'growth' })
    expect([data.bands, data.figures, data.axisFrom]).toEqual([[], [], 2016])
    expect(data.projected[0]).toBeNull()
  })

  test('begin before the launch only where a figure is from before it', () => {
    const years = (indicator: string) =>
      ground.baseline.figures.filter((figure) => figure.indicator === indicator).map(({ year }) => year)
    expect(years('coreProductivity')).toContain(2014)
    expect(picture('coreProductivity').data.axisFrom).toBe(2014)
    expect(picture('coreValueAdded').data.axisFrom).toBe(2015)
  })

  test('show another start', () => {
    const changed = ask({ figures: { robotsFirst: 63 } })
    expect(picture('robots', { changed }).data.changed?.[1]).toBeCloseTo(63, 10)
  })
})
