/** What `sensitivity` answers. */
import { describe, expect, test } from 'vitest'
import { run } from './run-cli.ts'

const asked = ['sensitivity', '--indicator', 'digitalEconomy', '--year', '2030']
const json = async (...args: string[]) => {
  const result = await run([...asked, ...args, '--format', 'json'])
  return { ...result, value: JSON.parse(result.out || 'null') }
}

describe('tornado', () => {
  test('names what it was computed from, and the values at both ends', async () => {
    const { code, value, error } = await json('--reading', 'level', '--prices', 'constant')
    expect([code, error]).toEqual([0, ''])
    expect(value).toMatchObject({
      method: 'tornado',
      model: 'zhejiang-digital-economy@1',
      baseline: 'kiep-17-06',
      reading: 'level',
      prices: 'constant',
      indicator: 'digitalEconomy',
      year: 2030,
      name: 'Baseline',
    })
    expect(value.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(value.fingerprint).toMatch(/^[\da-f]{64}$/)
    // The level reading does not rest on the share of 2015.
    const share = value.rows.find(({ id }: { id: string }) => id === 'deShare2015')
    expect(share).toMatchObject({ low: value.central, high: value.central, swing: 0 })
    for (const { low, high, lowInput, highInput, swing } of value.rows) {
      expect(swing).toBeCloseTo(Math.max(low, high, value.central) - Math.min(low, high, value.central), 9)
      expect(lowInput).toBeLessThan(highInput)
    }
  })

  test('has a table with both ends, in three languages', async () => {
    const { out } = await run(asked)
    expect(out).toMatch(
      /^Imitation rate matters most: CNY 6\.80 trn at its low \(0\.05\), CNY 8\.88 trn at its high /,
    )
    expect(out).toMatch(/\nImitation rate \(per year\) +0\.05 +68,025 +0\.15 +88,768 +20,743\n/)
    expect((await run([...asked, '--lang', 'ko'])).out).toMatch(/\n모방 계수\(연간\) +0\.05 +68,025 /)
    expect((await run([...asked, '--lang', 'zh'])).out).toMatch(/\n模仿系数（每年） +0\.05 +68,025 /)
  })

  test('takes ranges of one’s own, and fixes', async () => {
    const { value } = await json('--fix', 'trendSlowdown=3', '--range', 'imitation=0.07:0.075:0.08')
    const ids = value.rows.map(({ id }: { id: string }) => id)
    expect(ids).not.toContain('trendSlowdown')
    const imitation = value.rows.find(({ id }: { id: string }) => id === 'imitation')
    expect(imitation).toMatchObject({ lowInput: 0.07, highInput: 0.08 })
  })

  test('has CSV with all digits', async () => {
    const { out } = await run([...asked, '--format', 'csv'])
    const [head, first] = out.split('\r\n')
    expect(head).toMatch(/^\ufeffid,name,unit,low,result at low,high,result at high,swing,/)
    expect(first).toMatch(/^imitation,Imitation rate,per year,0\.05,68025\.29218\d+,0\.15,88768\./)
  })
})

describe('sobol', () => {
  const few = ['--method', 'sobol', '--samples', '64', '--seed', '7']

  test('has indices and intervals, the estimator and the number of draws', async () => {
    const { code, value } = await json(...few)
    expect(code).toBe(0)
    expect(value).toMatchObject({ method: 'sobol', samples: 64, seed: 7, draws: 2 * 64 * 47 })
    expect(value.estimator).toMatch(/Azzini.*Jansen/)
    expect(value.rows).toHaveLength(46)
    for (const { first, total, firstInterval, totalInterval } of value.rows) {
      expect(first).toBeLessThanOrEqual(total + 1e-12)
      expect(firstInterval[0]).toBeLessThanOrEqual(firstInterval[1])
      expect(totalInterval[0]).toBeLessThanOrEqual(totalInterval[1])
    }
    expect((await json(...few)).out).toBe((await json(...few)).out)
  })

  test('has tables and CSV', async () => {
    const { out } = await run([...asked, ...few])
    expect(out).toMatch(/\n\d+% of the uncertainty comes from Imitation rate/)
    expect(out).toMatch(/\nImitation rate \(per year\) +\d\d% +\d\d% – \d\d% +\d\d% +\d\d% – \d\d%\n/)
    const csv = await run([...asked, ...few, '--format', 'csv'])
    expect(csv.out).toMatch(
      /\r\nimitation,Imitation rate,.*,6016,Digital-economy scale \(100 million CNY\),2030,/,
    )
  })
})

test.each<[string, readonly string[], RegExp]>([
  ['no indicator', ['sensitivity', '--year', '2030'], /--indicator/],
  ['no year', ['sensitivity', '--indicator', 'grdp'], /--year/],
  [
    'an unknown indicator',
    ['sensitivity', '--indicator', 'gdp', '--year', '2030'],
    /There is no indicator gdp/,
  ],
  ['an unknown method', [...asked, '--method', 'guess'], /guess/],
  ['a year past the horizon', ['sensitivity', '--indicator', 'grdp', '--year', '2036'], /--year: 2036/],
  ['too few samples', [...asked, '--method', 'sobol', '--samples', '2'], /--samples/],
  ['a wrong range', [...asked, '--range', 'imitation=3:2:1'], /imitation/],
  ['something that is not drawn', [...asked, '--fix', 'rdIntensity=3'], /rdIntensity/],
])('refuses %s', async (_, args, message) => {
  const { code, out, error } = await run(args)
  expect([code, out]).toEqual([2, ''])
  expect(error).toMatch(message)
})
