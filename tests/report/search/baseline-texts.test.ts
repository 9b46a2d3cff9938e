import { describe, expect, test } from 'vitest'
import { baselineTexts } from '../../../src/report/search/baseline-texts.ts'
import { search } from '../../../src/report/search/search.ts'
import { readShipped } from '../../helpers/library.ts'

const ground = readShipped().grounds.all.find(({ baseline }) => baseline.id === 'kiep-17-06')
if (!ground) throw new Error('no kiep-17-06')
const { baseline } = ground
const texts = baselineTexts(ground)
const found = (query: string): readonly string[] =>
  search(baseline.figures, query, texts.figure).map(({ id }) => id)

// What stands in the report, as somebody types it who has the report in hand.
describe('a figure is found by what is printed', () => {
  test.each([
    ['23,291', 'digitalEconomyLaunch'],
    ['23291', 'digitalEconomyLaunch'],
    ['２３，２９１', 'digitalEconomyLaunch'],
    ['2조 3,291', 'digitalEconomyLaunch'],
    ['2조3291만', 'deTotal2015Printed'],
    ['2.3291 trn', 'digitalEconomyLaunch'],
    ['37%', 'deShare2015'],
    ['GRDP의 37%', 'deShare2015'],
    ['각주 24', 'coreGrowth2016Footnote'],
    ['각주24', 'coreGrowth2016Footnote'],
    ['fn24', 'coreGrowth2016Footnote'],
    ['footnote 24', 'coreGrowth2016Footnote'],
    ['脚注24', 'coreGrowth2016Footnote'],
    ['디지털 경제', 'deShare2015'],
    ['ㄷㅈㅌㄱㅈ', 'deShare2015'],
    ['digital economy', 'deShare2015'],
    ['数字经济', 'deShare2015'],
    ['szjj', 'deShare2015'],
    ['shuzijingji', 'deShare2015'],
    ['shuzijing', 'deShare2015'],
  ])('%s', (query, id) => {
    expect(found(query)).toContain(id)
  })
})

test('a number that is typed in part is found too', () => {
  for (const query of ['2', '23', '23,', '23,2', '23,29', '23,291']) {
    expect(search(baseline.figures, query, texts.figure).length, query).toBeGreaterThan(0)
  }
})

test('table 3 is not table 32, and 15 is not 15.9', () => {
  const entries = ['표 3', '표 32', '15.9%', '15%', '15']
  const only = (query: string) => search(entries, query, (entry) => [entry])
  expect(only('표 3')).toEqual(['표 3'])
  expect(only('표3')).toEqual(['표 3'])
  expect(only('15')).toEqual(['15%', '15'])
  expect(only('15.')).toEqual(['15.9%'])
  expect(only('5.9')).toEqual(['15.9%'])
  expect(only('32')).toEqual(['표 32'])
})

test('every figure of table 3 is found by it, and of others only what names it', () => {
  const inTable = baseline.figures.filter(({ place }) => place.includes('Table 3 ')).map(({ id }) => id)
  expect(inTable.length).toBeGreaterThan(2)
  expect(found('Table 3').length).toBeLessThan(baseline.figures.length / 2)
  for (const query of ['표 3', 'table 3', 'Table3', '表3']) {
    expect(found(query), query).toEqual(expect.arrayContaining(inTable))
  }
})

test('inconsistencies and published values are found in any language', () => {
  const conflicts = (query: string) => search(baseline.conflicts, query, texts.conflict).map(({ id }) => id)
  for (const query of ['2조 3,291억', 'scale:', '规模：', 'guimo'])
    expect(conflicts(query), query).toContain('scale')
  const outcomes = search(ground.outcomes.outcomes, '20658', texts.outcome)
  expect(outcomes.map(({ year }) => year)).toContain(2017)
})
