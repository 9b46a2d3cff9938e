import { describe, expect, test } from 'vitest'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { put, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const question = ['--indicator', 'digitalEconomy', '--year', '2030']
const json = async (...args: string[]) => {
  const result = await run(['attribute', ...args, '--format', 'json'])
  return { ...result, value: JSON.parse(result.out || 'null') }
}

test('shares the difference from the baseline out over the levers', async () => {
  const { code, value } = await json('plan-announced', ...question)
  expect(code).toBe(0)
  expect([value.baseline, value.scenario].map(Math.round)).toEqual([74526, 91788])
  expect(Object.keys(value.shares)).toEqual([
    'fusionFields',
    'cloudMigration',
    'networkInvestment',
    'rdIntensity',
  ])
  const sum = Object.values<number>(value.shares).reduce((total, share) => total + share, 0)
  expect(Math.abs(sum - value.difference)).toBeLessThan(1e-9)
  expect(value).toMatchObject({ method: 'exact', runs: 16, groups: [{ group: 'levers' }] })
  expect(value.about).toMatchObject({ model: 'zhejiang-digital-economy@1', from: { name: 'Baseline' } })
  expect(value.departures[0]).toMatchObject({
    group: 'levers',
    id: 'fusionFields',
    from: null,
    to: { target: 11, start: 2018, ramp: 3, end: null },
  })
})

test('attributes a difference in reading to the reading', async () => {
  const { value } = await json('as-printed', '--indicator', 'digitalShare', '--year', '2030')
  expect(value.shares).toEqual({ reading: value.difference })
  expect(value.about).toMatchObject({ from: { reading: 'share' }, to: { reading: 'level' } })
  const table = await run(['attribute', 'as-printed', '--indicator', 'digitalShare', '--year', '2030'])
  expect(table.out).toMatch(/\nReading +37% of GRDP → CNY 2\.33 trn +\+12\.0 /)
  const same = await json('as-printed', '--reading', 'level', ...question)
  expect(same.value).toMatchObject({ shares: {}, difference: 0 })
})

test('compares with another scenario, assumptions included', async () => {
  const file = put(folder, 'mine.scenario.json', scenarioJson({ assumptions: { imitation: 0.1 } }))
  const { value } = await json(file, '--from', 'plan-announced', ...question)
  expect(value.groups.map(({ group }: { group: string }) => group)).toEqual(['assumptions', 'levers'])
  expect(value.shares.imitation).toBeGreaterThan(0)
  expect(value.shares.fusionFields).toBeLessThan(0)
})

test('a table and a CSV file', async () => {
  const table = await run(['attribute', 'plan-announced', ...question])
  expect(table.out).toContain('\nDigital-economy scale (100 million CNY, Current prices)\n')
  expect(table.out).toContain('\nBaseline 74,526 → 13th plan as announced 91,788\n')
  expect(table.out).toMatch(/\nFusion fields +3 → 11 +\+13,392 +77\.6 +\+13,610 +\+13,169 +−218\n/)
  expect(table.out).toMatch(/\nDifference +\+17,262 +100\.0\n/)
  const csv = await run(['attribute', 'plan-announced', ...question, '--format', 'csv'])
  expect(csv.out).toMatch(
    /\r\nDigital-economy scale,100 million CNY,2030,Levers,fusionFields,Fusion fields,3,11,,from 2018 over 3 years,13392\./,
  )
  expect(csv.out).toMatch(
    /,13th plan as announced,[\da-f]{64},Baseline,[\da-f]{64},zhejiang-digital-economy@1,/,
  )
  expect((await run(['attribute', 'baseline', ...question])).out).toMatch(/^Baseline .* do not differ\.\n/)
})

test('speaks three languages', async () => {
  for (const [language, words] of [
    ['ko', /\n변경 항목 .*\n[─ ]+\n융합응용 분야 /],
    ['zh', /\n变动项 .*\n[─ ]+\n融合应用重点领域 /],
  ] as const) {
    expect((await run(['attribute', 'plan-announced', ...question, '--lang', language])).out).toMatch(words)
  }
})

test('samples with a standard error above twelve levers, and the same seed gives the same answer', async () => {
  const targets = {
    restTrendGrowth: 7,
    coreTrendGrowth: 9,
    trendSlowdown: 2,
    surplusHalfLife: 6,
    priceGrowth: 2,
    onlineRetailLead: 1,
    regulatoryReform: 50,
    fusionFields: 9,
    cloudMigration: 90,
    pilotZones: 8,
    digitalTowns: 40,
    digitalSkills: 4,
    networkInvestment: 2,
  }
  const levers = Object.fromEntries(Object.entries(targets).map(([id, target]) => [id, { target }]))
  const file = put(folder, 'many.scenario.json', scenarioJson({ levers }))
  const args = [file, ...question, '--permutations', '10']
  const [one, same] = [await json(...args), await json(...args)]
  expect(one.value).toMatchObject({ method: 'sampled', permutations: 10, seed: 1 })
  expect(one.value.departures[0].standardError).toBeGreaterThan(0)
  expect(same.out).toBe(one.out)
  expect((await run(['attribute', ...args])).out).toMatch(/ · 10 orders at random, random seed 1 · /)
})

describe('refuses', () => {
  test.each([
    [['plan-announced', '--year', '2030'], /--indicator: This option is needed/],
    [['plan-announced', '--indicator', 'grdp'], /--year: This option is needed/],
    [['plan-announced', '--indicator', 'gdp', '--year', '2030'], /There is no indicator gdp/],
    [['plan-announced', '--indicator', 'grdp', '--year', '2040'], /2040 is not a year from 2015 to 2035/],
    [['plan-announced', ...question, '--permutations', '1'], /1 is outside 4 to 100000/],
    [['plan-announced', ...question, '--seed', '4294967296'], /--seed: 4294967296 is outside/],
  ] as const)('%j', async (args, reason) => {
    const result = await run(['attribute', ...args])
    expect(result).toMatchObject({ code: 2, out: '' })
    expect(result.error).toMatch(reason)
  })

  test('a scenario that is not there, as wrong input', async () => {
    expect(await run(['attribute', 'nowhere', ...question])).toMatchObject({ code: 1, out: '' })
  })
})
