/** What `ensemble` answers. */
import { describe, expect, test } from 'vitest'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { shippedFolder } from '../helpers/first-library.ts'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { put, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const json = async (...args: string[]) => {
  const result = await run(['ensemble', ...args, '--format', 'json'])
  return { ...result, value: JSON.parse(result.out || 'null') }
}
const few = ['--draws', '300', '--horizon', '2020']

describe('ensemble', () => {
  test('says the range in the last year, and shows the quantiles of each main indicator', async () => {
    const { code, out, error } = await run(['ensemble', 'plan-announced', ...few])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out).toMatch(
      /^Digital-economy scale in 2020: 90% of simulations lie between CNY [\d.]+ and [\d.]+ trn, /,
    )
    expect(out).toContain('\nDigital-economy scale (100 million CNY, Current prices)\n')
    expect(out).toMatch(/\nYear +5th +10th +25th +median +75th +90th +95th +mean\n/)
    expect(out).toMatch(
      /\n13th plan as announced \([\da-f]{12}\)\n.* · 300 quasi-random \(Sobol\) runs, random seed 1 · .*\n$/,
    )
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
    expect(lines[1]).toMatch(/^digitalEconomy,Digital-economy scale,100 million CNY,2015,\d+\.\d+,/)
    // Where there is no value there is an empty cell.
    expect(out).toMatch(/\r\ngrowthContribution,Core contribution to growth,%,2015,,,,,,,,,1,,,,Baseline,/)
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
    expect(korean.out).toMatch(/^2020년 디지털 경제 비중: 모의계산의 90%가 /)
    expect(korean.out).toMatch(/\n기준 시나리오\([\da-f]{12}\)\n.*준난수\(소볼\) 추출 300회, 난수 시드 1/)
    const chinese = await run([...args, '--lang', 'zh', '--method', 'random'])
    expect(chinese.out).toMatch(/^2020年数字经济占比：90%的模拟结果介于/)
    expect(chinese.out).toContain('随机抽样（伪随机数）300次，随机种子1')
  })
})

describe('odds', () => {
  const asked = [...few, '--indicator', 'digitalEconomy']

  test('of being above a number are the share of draws above it, in every year', async () => {
    const { value } = await json('plan-announced', ...asked, '--over', '33000')
    const { over, years, indicators } = value.odds
    expect({ over, years }).toEqual({ over: 33_000, years: value.years })
    const { probability, standardError } = indicators.digitalEconomy
    expect(standardError).toBeNull()
    expect(probability.slice(0, 4)).toEqual([0, 0, 0, 0])
    // The median of 2020 is a little above, its upper quartile far above.
    expect(probability[5]).toBeGreaterThan(0.25)
    expect(probability[5]).toBeLessThan(0.75)
    expect(probability[5] * 300).toBeCloseTo(Math.round(probability[5] * 300), 9)
    const random = await json(...asked, '--over', '29000', '--method', 'random', '--year', '2020')
    const [share] = random.value.odds.indicators.digitalEconomy.probability
    expect(random.value.odds.indicators.digitalEconomy.standardError).toEqual([
      Math.sqrt((share * (1 - share)) / 300),
    ])
  })

  test('can be asked of one year, and of money in constant prices', async () => {
    const args = [...asked, '--over', '31000', '--year', '2020']
    const [current, constant] = [await json(...args), await json(...args, '--prices', 'constant')]
    expect(current.value.odds.years).toEqual([2020])
    const shareOf = ({ value }: typeof current) => value.odds.indicators.digitalEconomy.probability
    expect(shareOf(current)).toHaveLength(1)
    expect(shareOf(constant)[0]).toBeLessThan(shareOf(current)[0])
  })

  test('of being above a scenario come draw by draw, for each indicator that is asked for', async () => {
    const args = ['--indicator', 'digitalEconomy', '--indicator', 'digitalShare', '--over']
    const { value } = await json('plan-announced', ...few, ...args, 'baseline', '--year', '2020')
    expect(value.name).toBe('13th plan as announced')
    expect(value.odds.over).toMatchObject({ name: 'Baseline', reading: 'share' })
    expect(value.odds.over.fingerprint).toMatch(/^[\da-f]{64}$/)
    // The fans overlap, and yet the plan is ahead in every draw.
    const baseline = await json(...asked)
    const { p5, p95 } = value.indicators.digitalEconomy
    expect(p5[5]).toBeLessThan(baseline.value.indicators.digitalEconomy.p95[5])
    expect(p95[5]).toBeGreaterThan(p5[5])
    expect(value.odds.indicators.digitalEconomy.probability).toEqual([1])
    expect(Object.keys(value.odds.indicators)).toEqual(['digitalEconomy', 'digitalShare'])
    const file = put(folder, 'short.scenario.json', scenarioJson({ horizon: 2018, levers: {} }))
    const short = await json('plan-announced', ...asked, '--horizon', '2020', '--over', file)
    expect(short.value.odds.years).toEqual([2015, 2016, 2017, 2018, 2019, 2020])
    const own = await json('plan-announced', '--draws', '10', '--indicator', 'grdp', '--over', file)
    expect(own.value.years).toHaveLength(21)
    expect(own.value.odds.years).toEqual([2015, 2016, 2017, 2018])
  })

  test('warn where the two scenarios start from different readings', async () => {
    const { error, value } = await json('plan-announced', ...asked, '--over', 'as-printed')
    expect(error).toMatch(/^please note: The scenarios start from different readings/)
    expect(value.odds.over.reading).toBe('level')
  })

  test('are told in a column of the table and in a sentence', async () => {
    const { out } = await run(['ensemble', 'plan-announced', ...asked, '--over', '33000'])
    expect(out).toMatch(/ mean +Probability\n/)
    expect(out).toMatch(/\n2017 .* 0%\n/)
    const said =
      /\nThe probability that Digital-economy scale lies above CNY 3\.3 trn in 2020 is \d\d% \(about [5-6] of 10 runs\)\.\n\n/
    expect(out).toMatch(said)
    const inYear = await run(['ensemble', ...asked, '--over', '17900', '--year', '2016'])
    expect(inYear.out).toMatch(
      /\nThe probability that Digital-economy scale lies above CNY 1\.79 trn in 2016 is 9\d\.?\d?% \(.* runs\)\.\n/,
    )
    const other = await run(['ensemble', 'plan-announced', ...asked, '--over', 'baseline'])
    expect(other.out).toContain(
      '\nThe probability that Digital-economy scale lies above that of “Baseline” in 2020 is 100% (all runs); the two are compared run by run.\n',
    )
  })

  test('are told in three languages', async () => {
    const args = ['ensemble', 'plan-announced', ...asked, '--over', '33000', '--lang']
    expect((await run([...args, 'ko'])).out).toMatch(
      /\n2020년 디지털 경제 규모 지표가 3조 3,000억 위안보다 클 비율은 \d\d%입니다\(모의계산 약 10회 중 [56]회\)\.\n/,
    )
    expect((await run([...args, 'zh'])).out).toMatch(
      /\n2020年数字经济规模高于3\.3万亿元的模拟占比为\d\d%（约每10次模拟中有[56]次）。\n/,
    )
    const other = ['ensemble', 'plan-announced', ...asked, '--over', 'baseline', '--lang']
    expect((await run([...other, 'ko'])).out).toContain('“기준 시나리오”')
    expect((await run([...other, 'zh'])).out).toContain('高于“基准情景”的模拟占比为100%（全部模拟）')
  })

  test('are none in a year in which a draw has no value', async () => {
    const args = [...few, '--indicator', 'growthContribution', '--over', '50', '--year', '2015']
    expect((await json(...args)).value.odds.indicators.growthContribution.probability).toEqual([null])
    expect((await run(['ensemble', ...args])).out).toMatch(
      /\nCore contribution to growth has no value in 2015 \(.*\)\. No share of runs can be given\.\n/,
    )
  })

  test('stand in their columns of a CSV file', async () => {
    const args = ['ensemble', 'plan-announced', ...asked, '--format', 'csv', '--over']
    const number = (await run([...args, '33000'])).out.split('\r\n')
    expect(number[0]).toContain(
      ',mean,share of runs without a value,above what,share of runs above it,standard error,',
    )
    expect(number[1]).toMatch(/,2015,.*,33000,0,,13th plan as announced,/)
    const named = (await run([...args, 'baseline', '--year', '2020'])).out.split('\r\n')
    expect(named[5]).toMatch(/,2019,.*,Baseline,,,13th plan as announced,[^,]+,Baseline,/)
    expect(named[6]).toMatch(/,2020,.*,Baseline,1,,13th plan as announced,[^,]+,Baseline,/)
  })

  test('of a scenario that is not there are wrong input', async () => {
    const { code, out, error } = await run(['ensemble', ...asked, '--over', 'nowhere'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(error).toMatch(/^nowhere: There is no such file, nor a scenario of that name/)
    const broken = put(folder, 'broken.scenario.json', '{')
    expect((await run(['ensemble', ...asked, '--over', broken])).code).toBe(1)
  })
})

test.each([
  ['ensemble', ['--range', 'publicShare=-1:0:3'], '--range publicShare: -1 is not possible here'],
  ['ensemble', ['--fix', 'overlap=2'], '--fix overlap: 2 is not possible here'],
  ['sensitivity', ['--range', 'rdDelay=0.1:2:3'], 'rdDelay: 0.1 is not possible here'],
])('%s %j breaks hard bounds, as it would in a scenario', async (command, args, message) => {
  const question = ['--indicator', 'grdp', '--year', '2018']
  const { code, out, error } = await run([command, ...question, ...args], {
    [libraryVariable]: shippedFolder,
  })
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toContain(message)
})

test.each([
  [['--fix', 'magic=1'], '--fix magic: magic is not drawn'],
  [['--fix', 'rdIntensity=2'], '--fix rdIntensity: rdIntensity is not drawn'],
  [['--fix', 'priceGrowth=99'], '--fix priceGrowth: 99 is outside -1 to 5'],
  [['--fix', 'imitation'], 'not of the form ID=VALUE'],
  [['--fix', 'imitation='], 'not of the form ID=VALUE'],
  [['--range', 'imitation=1:2'], 'not of the form ID=LOW:CENTRAL:HIGH'],
  [['--range', 'imitation=3:2:1'], '--range imitation: central (2) is below low (3)'],
  [['--fix', 'imitation=0.1', '--range', 'imitation=0.1:0.2:0.3'], 'imitation is given more than once'],
  [['--draws', '0'], '--draws: 0 is outside 1 to 1000000'],
  [['--draws', '1000001'], '--draws: 1000001 is outside 1 to 1000000'],
  [['--draws', '1e3'], '“1e3” is not a whole number'],
  [['--seed', '4294967296'], '--seed: 4294967296 is outside 0 to 4294967295'],
  [['--method', 'halton'], '--method: halton is not one of sobol, random'],
  [['--indicator', 'magic'], 'There is no indicator magic'],
  [['--year', '2036'], '--year: 2036 is not a year from 2015 to 2035'],
  [['--over', '60000'], '--over: 60000 cannot be in 100 million CNY, '],
  [['--over', '60,000', '--indicator', 'grdp'], '“60,000” is not a number'],
  [['--over', '1', '--indicator', 'grdp', '--year', '2036'], '--year: 2036 is not a year from 2015 to 2035'],
  [['--over', 'plan-announced', '--year', '2036'], 'from 2015 to 2035, which all scenarios have'],
])('%j is wrong usage', async (args, message) => {
  const { code, out, error } = await run(['ensemble', ...args])
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(error).toContain(message)
})
