import { describe, expect, test } from 'vitest'
import type { ImportedOutcomes } from '../../../src/files/own-outcomes.ts'
import { comparedOutcomes, outcomesUntil, scoredYears } from '../../../src/report/backtest/outcomes.ts'
import { ground } from '../../helpers/library.ts'

const { outcomes: shipped } = ground
const { indicators } = ground.model
const own: ImportedOutcomes = {
  file: 'own.csv',
  importedAt: '2026-11-22T10:00:00.000Z',
  outcomes: [
    {
      indicator: 'grdp',
      year: 2022,
      measure: 'level',
      value: 77715,
      unit: '100m CNY',
      source: 'communiqué',
    },
    {
      indicator: 'grdp',
      year: 2022,
      measure: 'realGrowth',
      value: 3.1,
      unit: '% a year',
      source: 'communiqué',
    },
  ],
}
const { spec, files } = comparedOutcomes(shipped, [own], indicators)

describe('compared outcomes', () => {
  test('are those of an indicator, then the user’s, which are known by their file', () => {
    const comparable = shipped.outcomes.filter(({ indicator }) => indicator !== undefined)
    expect(comparable.length).toBeLessThan(shipped.outcomes.length)
    expect(spec.outcomes.slice(0, -2)).toEqual(comparable)
    expect(spec.outcomes.slice(-2).map(({ id }) => files.get(id))).toEqual(['own.csv', 'own.csv'])
    expect(spec.outcomes.at(-1)).toMatchObject({ label: { en: 'GRDP' }, value: 3.1, derived: false })
    expect(comparable.filter(({ id }) => files.has(id))).toEqual([])
    expect(new Set(spec.outcomes.map(({ id }) => id)).size).toBe(spec.outcomes.length)
  })

  test('are offered by the years that can be scored', () => {
    expect(scoredYears(spec, 2016)).toEqual([2017, 2018, 2019, 2020, 2022])
    expect(scoredYears(spec, 2020)).toEqual([2022])
    expect(outcomesUntil(spec, 2018).outcomes.every(({ year }) => year <= 2018)).toBe(true)
    expect(outcomesUntil(spec, 2018).breaks).toEqual(shipped.breaks)
  })
})
