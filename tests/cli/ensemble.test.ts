/** What `ensemble` answers. */
import { describe, expect, test } from 'vitest'
import { put, run, scenarioJson, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const json = async (...args: string[]) => {
  const result = await run(['ensemble', ...args, '--format', 'json'])
  return { ...result, value: JSON.parse(result.out || 'null') }
}
const few = ['--draws', '300', '--horizon', '2020']

describe('ensemble', () => {
  test('shows the quantiles of each main indicator, and the last year in words', async () => {
    const { code, out, error } = await run(['ensemble', 'plan-announced', ...few])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out).toMatch(/^13th plan as announced · reading: 37 % of GRDP · 300 Sobol draws, seed 1\n/)
    expect(out).toContain('\nDigital-economy scale · 100m CNY · current prices\n')
    expect(out).toMatch(/\nYear +p5 +p10 +p25 +Median +p75 +p90 +p95 +Mean\n/)
    expect(out).toMatch(/\nIn 2020, 9 draws in 10 lie between [\d,]+ and [\d,]+, half of them between /)
  })

  test('gives its JSON by indicator, arrays by year, with all that is needed to compute it again', async () => {
    const { value } = await json('plan-announced', ...few, '--indicator', 'grdp')
    expect(value).toMatchObject({ years: [2015, 2016, 2017, 2018, 2019, 2020], seed: 1, draws: 300 })
    expect(value).toMatchObject({ model: 'zhejiang-digital-economy@1', reading: 'share', method: 'sobol' })
    expect(Object.keys(value.indicators)).toEqual(['grdp'])
    expect(Object.keys(value.indicators.grdp)).toEqual([
      ...['p5', 'p10', 'p25', 'p50', 'p75', 'p90', 'p95', 'mean'],
    ])
    expect(value.indicators.grdp.p50).toHaveLength(6)
    expect(value.ranges.imitation).toEqual({ low: 0.05, central: 0.075, high: 0.15 })
    expect(value.ranges.priceGrowth).toEqual({ low: 0.5, central: 1.5, high: 2.5 })
  })

  test('gives its CSV with one row for each indicator and year', async () => {
    const { out } = await run(['ensemble', ...few, '--format', 'csv'])
    const lines = out.split('\r\n')
    expect(lines[0]).toBe('scenario,reading,indicator,unit,prices,year,p5,p10,p25,p50,p75,p90,p95,mean')
    expect(lines[1]).toMatch(/^Baseline,share,digitalEconomy,100m CNY,current,2015,\d+\.\d+,/)
    // Where there is no value there is an empty cell.
    expect(out).toMatch(/growthContribution,%,,2015,,,,,,,,\r\n/)
  })

  test('has the same numbers for the same seed, in any format and any choice of indicators', async () => {
    const one = await json(...few, '--seed', '7')
    const other = await json(...few, '--seed', '7', '--indicator', 'digitalEconomy')
    expect(other.value.indicators.digitalEconomy).toEqual(one.value.indicators.digitalEconomy)
    const third = await json(...few, '--seed', '8', '--indicator', 'digitalEconomy')
    expect(third.value.indicators).not.toEqual(other.value.indicators)
    const random = await json(...few, '--seed', '7', '--method', 'random', '--indicator', 'digitalEconomy')
    expect(random.value.indicators).not.toEqual(other.value.indicators)
  })

  test('fixes what it is told to fix, and draws from the ranges it is given', async () => {
    const price = ['--indicator', 'price', '--indicator', 'grdp']
    const fixed = await json(...few, ...price, '--fix', 'priceGrowth=2')
    expect(fixed.value.indicators.price.p5).toEqual(fixed.value.indicators.price.p95)
    expect(fixed.value.indicators.price.p50[1]).toBeCloseTo(1.02, 12)
    expect(fixed.value.indicators.grdp.p5[5]).toBeLessThan(fixed.value.indicators.grdp.p95[5])
    const narrowed = await json(...few, ...price, '--range', 'priceGrowth=1.4:1.5:1.7')
    const { p5, p95 } = narrowed.value.indicators.price
    expect(p5[1]).toBeGreaterThan(1.014)
    expect(p95[1]).toBeLessThan(1.017)
  })

  test('divides money by each draw’s own prices for constant prices', async () => {
    const current = await json(...few, '--fix', 'priceGrowth=2', '--indicator', 'grdp')
    const constant = await json(
      ...few,
      '--fix',
      'priceGrowth=2',
      '--indicator',
      'grdp',
      '--prices',
      'constant',
    )
    const last = (value: { indicators: { grdp: { p50: number[] } } }) => value.indicators.grdp.p50[5] ?? 0
    expect(last(current.value) / last(constant.value)).toBeCloseTo(1.02 ** 5, 9)
  })

  test('reads scenario files, with indicators of their own', async () => {
    const own = { id: 'half', label: 'Half of GRDP', formula: 'grdp / 2', unit: '100m CNY' }
    const file = put(folder, 'half.scenario.json', scenarioJson({ indicators: [own] }))
    const { value } = await json(file, ...few, '--indicator', 'half', '--indicator', 'grdp')
    expect(value.indicators.half.p50[5]).toBeCloseTo(value.indicators.grdp.p50[5] / 2, 6)
  })

  test('speaks the reader’s language', async () => {
    const args = ['ensemble', ...few, '--indicator', 'digitalShare']
    const korean = await run([...args, '--lang', 'ko'])
    expect(korean.out).toMatch(/^기준선 · .* · 소볼 추출 300회, 시드 1\n/)
    expect(korean.out).toMatch(/2020년에는 추출의 90%가 /)
    const chinese = await run([...args, '--lang', 'zh', '--method', 'random'])
    expect(chinese.out).toMatch(/随机抽样300次，种子1\n/)
    expect(chinese.out).toMatch(/2020年，90%的抽样结果在/)
  })
})

test.each([
  [['--fix', 'magic=1'], '--fix: magic is not drawn'],
  [['--fix', 'rdIntensity=2'], '--fix: rdIntensity is not drawn'],
  [['--fix', 'priceGrowth=99'], '--fix priceGrowth: 99 is outside -1 to 5'],
  [['--fix', 'imitation'], 'not of the form ID=VALUE'],
  [['--fix', 'imitation='], 'not of the form ID=VALUE'],
  [['--range', 'imitation=1:2'], 'not of the form ID=LOW:CENTRAL:HIGH'],
  [['--range', 'imitation=3:2:1'], '--range imitation: 2 is not between 3 and 1'],
  [['--fix', 'imitation=0.1', '--range', 'imitation=0.1:0.2:0.3'], 'imitation is given more than once'],
  [['--draws', '0'], '--draws: 0 is outside 1 to 1000000'],
  [['--draws', '1000001'], '--draws: 1000001 is outside 1 to 1000000'],
  [['--draws', '1e3'], '1e3 is not a whole number'],
  [['--seed', '4294967296'], '--seed: 4294967296 is outside 0 to 4294967295'],
  [['--method', 'halton'], 'Allowed choices are sobol, random'],
  [['--indicator', 'magic'], 'there is no indicator magic'],
])('%j is wrong usage', async (args, message) => {
  const { code, out, error } = await run(['ensemble', ...args])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toContain(message)
})
