import { expect, test } from 'vitest'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { put, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
interface Row {
  readonly indicator: string
  readonly year: number
  readonly measure: string
  readonly projected: number
  readonly published: number
  readonly percent: number
}
const json = async (...args: string[]) => {
  const result = await run(['backtest', ...args, '--format', 'json'])
  const value = JSON.parse(result.out || 'null')
  const row = (indicator: string, year: number, measure = 'level') =>
    value.rows.find((r: Row) => r.indicator === indicator && r.year === year && r.measure === measure)
  return { ...result, value, row }
}

test('holds the baseline against what was published', async () => {
  const { code, value, row } = await json()
  expect(code).toBe(0)
  expect(row('digitalEconomy', 2017)).toMatchObject({
    published: 20658,
    kind: 'fitted',
    inside: { 80: true },
    undone: [],
  })
  expect(row('digitalEconomy', 2017).rank).toBeGreaterThan(20)
  expect(Math.round(row('digitalEconomy', 2017).projected)).toBe(20572)
  expect(row('grdp', 2016)).toMatchObject({ kind: 'known', rank: null, crps: null })
  expect(value).toMatchObject({
    model: 'zhejiang-digital-economy@1',
    baseline: 'kiep-17-06',
    reading: 'share',
    fan: { draws: 10_000, seed: 1 },
    randomWalk: { from: 2016, drift: [2015, 2016], spread: 0.03 },
    fittedUntil: 2020,
    recalled: false,
  })
  const { fitted, seen, blind } = value.scores
  expect(fitted.indicators.digitalEconomy.levels.mape).toBeCloseTo(1.1, 1)
  const { mape, count, rivals } = fitted.all.levels
  expect(rivals.shareKept.mape).toBeGreaterThan(mape)
  expect(rivals.baseline).toBeNull()
  expect(rivals.randomWalk.scenario.count).toBe(rivals.randomWalk.count)
  expect([seen.all.levels, blind.all.levels]).toEqual([null, null])
  expect(Object.keys(value.coverage)).toEqual(['50', '80', '90'])
  const { inside, low, high } = value.coverage['80'].fitted
  expect(value.coverage['80'].fitted.count).toBe(count)
  expect([low < inside / count, high > inside / count]).toEqual([true, true])
  expect(value.crps.fitted).toBe(fitted.all.levels.crps)
  expect(value.breaks.map(({ indicator }: Row) => indicator)).toEqual(['coreValueAdded', 'coreShare'])
  expect(value.breaks[0]).toMatchObject({ factor: 1.065, low: 1.04, high: 1.07, undone: true })
})

test('undoes the changes of definition that it is asked to undo, each by its id', async () => {
  const row = async (...args: string[]) => (await json('--draws', '0', ...args)).row('coreValueAdded', 2018)
  const usual = await row()
  expect(usual.comparable).toBeCloseTo(5547.7 / 1.065, 8)
  expect(usual.percent).toBeCloseTo(100 * ((usual.projected * 1.065) / 5547.7 - 1), 8)
  expect(usual.undone).toEqual([{ id: 'coreList2017', factor: 1.065 }])
  expect(usual).toMatchObject({ inside: null, rank: null, crps: null })
  expect(await row('--breaks', 'coreList2017')).toEqual(usual)
  expect(await row('--breaks', 'all')).toEqual(usual)
  expect(await row('--breaks', 'none')).toMatchObject({ comparable: 5547.7, undone: [] })
  expect(await run(['backtest', '--breaks', 'census'])).toEqual({
    code: 2,
    out: '',
    error: expect.stringContaining('--breaks: census is not one of all, none, coreList2017.'),
  })
})

test('takes another scenario, reading and the user’s own outcomes', async () => {
  const csv = put(folder, 'own.csv', 'year,indicator,value,source\n2019,digitalEconomy,26964,CAICT\n')
  const file = put(folder, 'mine.scenario.json', scenarioJson({ assumptions: { imitation: 0.06 } }))
  const own = await json(file, '--outcomes', csv, '--indicator', 'digitalEconomy', '--draws', '0')
  expect(own.value.rows.map(({ year }: Row) => year)).toEqual([2017, 2018, 2020, 2019])
  expect(own.row('digitalEconomy', 2019)).toMatchObject({ published: 26964, source: 'CAICT' })
  const plain = await json('--draws', '0')
  expect(own.row('digitalEconomy', 2020).projected).toBeLessThan(plain.row('digitalEconomy', 2020).projected)
  expect((await json('--reading', 'level', '--draws', '0')).value.reading).toBe('level')
})

test('says what it cannot compare', async () => {
  const { error } = await run(['backtest', '--horizon', '2018', '--draws', '0'])
  expect(error).toMatch(
    /^please note: \d+ published values lie past the scenario’s horizon and are left out\.\n$/,
  )
})

test('a table and a CSV file, in three languages', async () => {
  const table = await run(['backtest'])
  expect(table.out).toMatch(/^In the fit of 2017–2020, levels were off by .* this is a fit and no test\./)
  expect(table.out).toMatch(/\n {2}2017 +20,572 +20,658 +−0\.4% +\d+ +inside +– +18,778 +20,689 +Fit\n/)
  expect(table.out).toMatch(/\nFit, 2017–2020 +\d+ of 20 +\d+ of 20 +\d+ of 20\n/)
  expect(table.out).toContain('The published list of core industries was widened in 2017')
  expect(table.out).toMatch(/ Fit; divided by 1\.065: Core list widened in 2017\n/)
  expect((await run(['backtest', '--breaks', 'none'])).out).toMatch(/\n {2}2018 .*other definition from 2017/)
  expect((await run(['backtest', '--lang', 'ko'])).out).toContain('직전 증가율 유지')
  expect((await run(['backtest', '--lang', 'zh'])).out).toContain('沿用上期增速')
  const csv = await run(['backtest', '--format', 'csv', '--draws', '0'])
  expect(csv.out).toMatch(/\r\ndigitalEconomy,Digital-economy scale,100 million CNY,level,2017,Fit,20572\./)
})

test('the same seed gives the same answer', async () => {
  const args = ['--draws', '512', '--seed', '9']
  expect((await json(...args)).out).toBe((await json(...args)).out)
})

test('refuses what is wrong, with the place', async () => {
  const csv = put(folder, 'wrong.csv', 'year,indicator,value,source\n2019,gnp,26964,CAICT\n')
  expect(await run(['backtest', '--outcomes', csv])).toEqual({
    code: 1,
    out: '',
    error: `${csv}:2: indicator: there is no indicator “gnp”\n`,
  })
  expect(await run(['backtest', '--outcomes', 'nowhere.csv'])).toMatchObject({ code: 1, out: '' })
  expect(await run(['backtest', '--indicator', 'gdp'])).toMatchObject({ code: 2, out: '' })
  expect(await run(['backtest', '--draws', '99999999999'])).toMatchObject({ code: 2, out: '' })
  const many = await run(['backtest', '--draws', '100001'])
  expect(many.error).toContain('--draws: 100001 is outside 0 to 100000.')
})

test('refuses what a window would ask about a table, with the row, in the language asked for', async () => {
  const table = (rows: string) => put(folder, 'asked.csv', `year,indicator,value,source\n${rows}`)
  const refusal = async (rows: string, language = 'en') => {
    const { code, out, error } = await run(['backtest', '--outcomes', table(rows), '--lang', language])
    expect([code, out]).toEqual([1, ''])
    return error.replace(/^.*asked\.csv:/, '')
  }
  expect(await refusal('2018,digitalEconomy,23.300,a\n')).toBe(
    '2: value: “23.300” can be read as 23.3 and as 23,300; say which mark decimals have\n',
  )
  expect(await refusal('2020,coreEmployment,1e308,a\n', 'zh')).toMatch(
    /^2: value: 2020年.*“1e308”与推算值（150\.\d+）相差五倍以上\n$/,
  )
  expect(await refusal('2018,grdp,1,a\n2018,grdp,54899,b\n')).toContain(
    '3: value: GRDP, 2018: “54899” here, but “1” in line 2',
  )
  expect(await refusal('2018,gnp,1,a\n', 'ko')).toBe('2: indicator: 모형에 없는 지표입니다: “gnp”\n')
})

test('reads tables as planners keep them, and says what it passed over', async () => {
  const rows =
    '指标;2000年;2018年;2019年\n数字经济规模（亿元）;1;23.300,5;26.964,5*\n核心产业占比（%）;…;9,8;—\n'
  const file = put(folder, 'yearbook.txt', rows)
  const { code, error, value } = await json('--outcomes', file, '--draws', '0')
  expect(code).toBe(0)
  const own = value.rows.filter(({ source }: { source: string }) => source === 'yearbook.txt')
  expect(own.map(({ indicator, year, published }: Row) => [indicator, year, published])).toEqual([
    ['digitalEconomy', 2018, 23300.5],
    ['digitalEconomy', 2019, 26964.5],
    ['coreShare', 2018, 9.8],
  ])
  expect(error).toContain('yearbook.txt: 2 cells without a value were passed over.')
  expect(error).toContain('yearbook.txt: 1 value of a year outside 2015–2050 was passed over.')
})

test('a value that ships already, or stands twice, counts once', async () => {
  const rows = '2018,digitalEconomy,23300,bulletin\n2018,digitalEconomy,23300,bulletin\n'
  const own = await json(
    '--outcomes',
    put(folder, 'twice.csv', `year,indicator,value,source\n${rows}`),
    '--draws',
    '0',
  )
  const plain = await json('--draws', '0')
  expect(own.value.rows).toEqual(plain.value.rows)
  expect(own.error).toContain('1 value that stands there again counts once.')
})
