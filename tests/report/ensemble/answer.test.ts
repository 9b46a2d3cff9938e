import { describe, expect, test } from 'vitest'
import type { Bands } from '../../../src/model/analysis/draws.ts'
import { runEnsemble } from '../../../src/model/analysis/ensemble.ts'
import { languages } from '../../../src/model/spec.ts'
import {
  furtherTexts,
  type Odds,
  oddsSentence,
  oddsText,
  percentText,
  type Sureness,
  sameText,
  shownBands,
  surenessCsv,
  surenessTable,
  surenessText,
} from '../../../src/report/ensemble/answer.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground, model } from '../../helpers/library.ts'
import { weatherSpec } from '../../helpers/weather-model.ts'

const english = createWords({ language: 'en', ground })
const ensemble = runEnsemble(model, baseline, { draws: 200, seed: 1, names: ['coreShare'] })
const fan = ensemble?.fans.get('coreShare')
if (!ensemble || !fan) throw new Error('nothing was drawn')
const sureness: Sureness = {
  indicator: {
    id: 'coreShare',
    label: 'Core-industry share',
    short: 'Core share',
    isPercentage: true,
    unit: '% of GRDP',
    axisUnit: '% of GRDP',
    unitKey: '% of GRDP',
    digits: 1,
  },
  year: 2030,
  years: ensemble.years,
  fan,
  draws: 200,
  central: 12.34,
}
const at = ensemble.years.indexOf(2030)

test('says between which values the draws lie, with the digits of the indicator', () => {
  const text = surenessText(sureness, english)
  for (const quantile of ['p5', 'p25', 'p50', 'p75', 'p95'] as const) {
    expect(text).toContain((fan[quantile][at] ?? 0).toFixed(1))
  }
  expect(text).toContain('Core-industry share in 2030')
  expect(text).toContain('12.3')
  for (const language of languages) {
    expect(surenessText(sureness, createWords({ language, ground }))).toMatch(/2030.*12\.3/)
  }
})

test('says so where no draw has a value', () => {
  const none = { ...fan, p50: fan.p50.map(() => null), without: fan.p50.map(() => 1) }
  expect(surenessText({ ...sureness, fan: none }, english)).toMatch(
    /has no value in 2030.*No range can be given\.$/,
  )
})

test('says how many draws have no value where others have, in text, table and rows', () => {
  const some = { ...fan, without: fan.p50.map((_, index) => (index === at ? 0.254 : 0)) }
  const whole = surenessText(sureness, english)
  expect(surenessText({ ...sureness, fan: some }, english)).toBe(
    `${whole} 25% of the simulation runs have no value in 2030; the range is that of the others.`,
  )
  expect(surenessText({ ...sureness, year: 2029, fan: some }, english)).not.toContain('have no value')
  for (const language of languages) {
    const words = createWords({ language, ground })
    expect(surenessText({ ...sureness, fan: some }, words)).toContain('25%')
    expect(surenessTable({ ...sureness, fan: some }, undefined, words).rows[at]?.at(-1)).toBe('25%')
  }
  const { columns, rows } = surenessCsv({ ...sureness, fan: some }, undefined, english)
  expect(rows[at]?.[columns.indexOf('without')]).toBe(0.254)
  expect(surenessTable(sureness, undefined, english).columns).toHaveLength(9)
})

test('a range of assumptions alone is said to be one, and that odds are of more', () => {
  const odds: Odds = { over: 1, years: [2030], probability: [0.7], same: [0], standardError: null }
  const sentences = (bands: Bands | undefined, own: Odds | undefined) =>
    furtherTexts(own, undefined, { ...sureness, bands }, english)
  expect(sentences('all', undefined)).toEqual([])
  expect(sentences(undefined, undefined)).toEqual([])
  expect(sentences('assumptions', undefined)).toEqual([expect.stringContaining('chance is left out')])
  expect(sentences('assumptions', odds)[0]).toContain('chance is in the probability alone')
  expect(sentences('assumptions', odds)).toHaveLength(2)
  expect(shownBands('assumptions', model.spec)).toBeUndefined()
  expect(shownBands('assumptions', weatherSpec)).toBe('assumptions')
})

test('names the unit, and none where there is none', () => {
  expect(surenessText(sureness, english)).toMatch(/ and [\d.]+% of GRDP, half of them/)
  const ratio = {
    ...sureness,
    indicator: { ...sureness.indicator, unit: '', unitKey: '', isPercentage: false },
  }
  for (const language of languages) {
    expect(surenessText(ratio, createWords({ language, ground }))).not.toMatch(/[(（][)）]|\(% of/)
  }
  expect(surenessText(ratio, english)).toMatch(/ and [\d.]+, half of them/)
})

test('an outcome that is the same in all draws is said to be', () => {
  const same = fan.p50.map(() => 1.25)
  const constant = { p5: same, p10: same, p25: same, p50: same, p75: same, p90: same, p95: same, mean: same }
  expect(surenessText({ ...sureness, fan: constant, draws: 1 }, english)).toMatch(
    /in the one simulation run that was made: a single run shows no range\.$/,
  )
  expect(surenessText({ ...sureness, fan: constant, central: 1.25 }, english)).toMatch(
    /^In 2030, Core-industry share is 1\.\d% of GRDP in all simulation runs/,
  )
})

test('the ends of a narrow range are told apart', () => {
  const [low, high] = [fan.p50.map(() => 1.2501), fan.p50.map(() => 1.2504)]
  const narrow = { ...fan, p5: low, p10: low, p25: low, p50: low, p75: high, p90: high, p95: high }
  expect(surenessText({ ...sureness, fan: narrow }, english)).toContain('between 1.2501 and 1.2504')
})

test('that all draws stand at what they are compared with is said', () => {
  const drawn = { years: [2030], same: [1], over: 'Other' }
  expect(sameText(drawn, 2030, english)).toContain('the same in both')
  expect(sameText({ ...drawn, over: 1 }, 2030, english)).toContain('neither above')
  expect(sameText({ ...drawn, same: [0.99] }, 2030, english)).toBeUndefined()
  expect(sameText({ ...drawn, same: [null] }, 2030, english)).toBeUndefined()
})

test('gives every quantile of every year as a row', () => {
  const { columns, rows } = surenessCsv(sureness, undefined, english)
  for (const row of rows) expect(row).toHaveLength(columns.length)
  expect(rows.map((row) => row[3])).toEqual(ensemble.years)
  expect(rows[at]?.slice(12)).toEqual([0, null, null, null])
  expect(rows[at]?.slice(4, 12)).toEqual(
    [fan.p5, fan.p10, fan.p25, fan.p50, fan.p75, fan.p90, fan.p95, fan.mean].map((own) => own[at]),
  )
})

test('odds stand in the years that they were asked of, in rows, in the table and in a sentence', () => {
  const odds: Odds = { over: 'Other', years: [2030], probability: [0.704], same: [0], standardError: [0.01] }
  const { rows } = surenessCsv(sureness, odds, english)
  expect(rows[at]?.slice(12)).toEqual([0, 'Other', 0.704, 0.01])
  expect(rows[at - 1]?.slice(12)).toEqual([0, 'Other', null, null])
  const table = surenessTable(sureness, odds, english)
  expect(table.rows[at]?.at(-1)).toBe('70%')
  expect(table.rows[at - 1]?.at(-1)).toBe('–')
  expect(oddsSentence(odds, sureness.indicator, 2030, undefined, english)).toBe(
    'The probability that Core-industry share lies above that of “Other” in 2030 is 70% (about 7 of 10 runs); the two are compared run by run.',
  )
  expect(oddsSentence({ ...odds, over: 12.5 }, sureness.indicator, 2030, undefined, english)).toBe(
    'The probability that Core-industry share lies above 12.5 in 2030 is 70% (about 7 of 10 runs).',
  )
  expect(oddsSentence(odds, sureness.indicator, 2029, 'draws', english)).toBe(
    'Core-industry share has no value in 2029 in some of the simulation runs. No share of runs can be given.',
  )
})

test('what a model without shocks gives is a share of runs, and no probability', () => {
  const odds = { years: [2030], probability: [0.7], same: [0], standardError: [0.01], over: 12.5 }
  const said = (shocks: typeof weatherSpec.shocks, language: 'ko' | 'zh') => {
    const { shocks: _, ...model } = ground.model
    const on = { ...ground, model: { ...model, ...(shocks === undefined ? {} : { shocks }) } }
    return oddsSentence(odds, sureness.indicator, 2030, undefined, createWords({ language, ground: on }))
  }
  expect(said(undefined, 'ko')).toMatch(/비율은 70%/)
  expect(said(undefined, 'zh')).toMatch(/模拟占比为70%/)
  expect(said(weatherSpec.shocks, 'ko')).toMatch(/확률은 70%/)
  expect(said(weatherSpec.shocks, 'zh')).toMatch(/概率为70%/)
  expect(said(undefined, 'ko')).not.toContain('확률')
})

describe('odds in words', () => {
  test.each([
    [1, 'all runs'],
    [0.999, 'nearly all runs'],
    [0.98, 'about 49 of 50 runs'],
    [0.95, 'about 19 of 20 runs'],
    [0.91, 'about 9 of 10 runs'],
    [0.71, 'about 7 of 10 runs'],
    [0.5, 'about 5 of 10 runs'],
    [0.08, 'about 1 of 10 runs'],
    [0.05, 'about 1 of 20 runs'],
    [0.02, 'about 1 of 50 runs'],
    [0.01, 'about 1 of 50 runs'],
    [0.0099, 'fewer than 1% of runs'],
    [0, 'none of the runs'],
  ])('%d is %s', (probability, text) => {
    expect(oddsText(probability, english)).toBe(text)
  })
})

test('what is not certain is never rounded to certainty', () => {
  const text = (probability: number): string => percentText(probability, 'en')
  expect([0, 0.0001, 0.006, 0.5, 0.714].map(text)).toEqual(['0%', '0.1%', '0.6%', '50%', '71%'])
  expect([0.99, 0.994, 0.99999, 1].map(text)).toEqual(['99%', '99.4%', '99.9%', '100%'])
})

test('beside another scenario the answer says between which values the difference lies, and from what', () => {
  const difference = { ...sureness.fan, p5: sureness.years.map(() => 1), p95: sureness.years.map(() => 3) }
  const beside = { ...sureness, above: { fan: difference, other: 'Baseline' } }
  expect(furtherTexts(undefined, undefined, beside, english).join(' ')).toMatch(
    /^Run by run, the difference from “Baseline” in 2030 lies between \+1\.\d+ pp and \+3\.\d+ pp in 90% of simulations/,
  )
  const nothing = Object.fromEntries(
    Object.keys(sureness.fan).map((name) => [name, sureness.years.map(() => 0)]),
  )
  const same = { ...beside, above: { ...beside.above, fan: { ...sureness.fan, ...nothing } } }
  expect(furtherTexts(undefined, undefined, same, english)).toEqual([])
})
