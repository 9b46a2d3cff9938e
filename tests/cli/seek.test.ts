/** What `seek` answers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { put, rowsOf, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const asked = ['seek', '--indicator', 'digitalEconomy', '--year', '2027', '--target', '60000']
const levers = ['--lever', 'rdIntensity=2:4', '--lever', 'enterpriseIt', '--lever', 'digitalSkills=:5']
const beyond = [
  'seek',
  '--indicator',
  'coreShare',
  '--year',
  '2030',
  '--target',
  '30',
  '--lever',
  'digitalSkills=1:4',
]
const json = async (...args: string[]) => {
  const result = await run([...args, '--format', 'json'])
  return { ...result, value: JSON.parse(result.out || 'null') }
}

describe('a target that can be reached', () => {
  test('is reached, and everything is named', async () => {
    const { code, value } = await json(...asked, ...levers, '--draws', '256', '--seed', '3')
    expect(code).toBe(0)
    expect(value).toMatchObject({
      model: 'zhejiang-digital-economy@1',
      baseline: 'kiep-17-06',
      reading: 'share',
      prices: 'current',
      indicator: 'digitalEconomy',
      year: 2027,
      target: 60_000,
      sense: 'atLeast',
      reached: true,
      closest: null,
      binding: [],
      draws: 256,
      seed: 3,
    })
    expect(value.value / 60_000).toBeCloseTo(1, 9)
    expect(Object.keys(value.levers)).toEqual(['rdIntensity', 'enterpriseIt', 'digitalSkills'])
    expect(value.probability).toBeGreaterThan(0.5)
    expect(value.probability).toBeLessThan(0.9)
    // R&D intensity alone would have to leave its bounds.
    expect(value.single.map(({ reached }: { reached: boolean }) => reached)).toEqual([false, true, true])
  })

  test('is saved as a scenario that projects to it', async () => {
    const path = join(folder, 'answer.scenario.json')
    const { code, value } = await json(...asked, ...levers, '--draws', '0', '--save', path)
    expect(code).toBe(0)
    expect(value.probability).toBeNull()
    const saved = JSON.parse(readFileSync(path, 'utf8'))
    expect(saved.name).toBe('Digital-economy scale at least CNY 6 trn by 2027')
    expect(saved.levers.enterpriseIt).toEqual({ target: value.levers.enterpriseIt, start: 2018, ramp: 3 })
    expect((await run(['check', path])).code).toBe(0)
    const projection = await json('project', path, '--indicator', 'digitalEconomy')
    expect(projection.value.scenarios[0].series.digitalEconomy[12]).toBe(value.value)
  })

  test('keeps what the scenario has', async () => {
    const moves = { rdIntensity: { target: 3, start: 2020, ramp: 5 }, pilotZones: { target: 4 } }
    const file = put(folder, 'own.scenario.json', scenarioJson({ levers: moves }))
    const { value } = await json('seek', file, ...asked.slice(1), '--lever', 'rdIntensity')
    expect(value.moves.rdIntensity).toMatchObject({ start: 2020, ramp: 5 })
    expect(value.moves.pilotZones).toEqual({ target: 4 })
  })

  test('has a table, in three languages, and CSV', async () => {
    const { out } = await run([...asked, ...levers])
    expect(out).toMatch(
      /^Reached with the smallest change: Enterprise IT .*; projected CNY 6 trn in 2027\.\n/,
    )
    expect(out).toMatch(
      /\nWith this answer, the target is reached with a probability of \d\d% \(about 7 of 10 runs\)\.\n/,
    )
    expect(out).toMatch(
      /\nR&D intensity \(% of GRDP\) +2\.4 +2 +4 +1 +2\.48 +\+0\.08 \(1%\) +at most CNY 5\.97 trn\n/,
    )
    expect((await run([...asked, ...levers, '--lang', 'ko'])).out).toMatch(
      /^가장 작은 조정으로 목표를 달성합니다: /,
    )
    expect((await run([...asked, ...levers, '--lang', 'zh'])).out).toMatch(/^以最小调整幅度实现目标：/)
    const csv = await run([...asked, ...levers, '--format', 'csv'])
    expect(rowsOf(csv.out)).toHaveLength(1 + 3)
    expect(csv.out).toMatch(/\r\nrdIntensity,R&D intensity,% of GRDP,2\.4,2,4,1,2\.48\d*,/)
  })

  test('weights move the effort', async () => {
    const even = await json(...asked, ...levers)
    const heavy = await json(...asked, ...levers, '--weight', 'enterpriseIt=50')
    expect(heavy.value.levers.enterpriseIt).toBeLessThan(even.value.levers.enterpriseIt)
  })

  test('that is met already takes nothing, where it is a floor', async () => {
    const low = asked.with(-1, '50000')
    const floor = await json(...low, ...levers, '--at-least')
    expect(floor.value).toMatchObject({ reached: true, effort: 0, moves: {} })
    const ceiling = await json(...low, ...levers)
    expect(ceiling.value.sense).toBe('atMost')
    expect(ceiling.value.effort).toBeGreaterThan(0)
  })
})

test('a target that cannot be reached ends with 3, the closest point on stdout all the same', async () => {
  const { code, value } = await json(...beyond)
  expect(code).toBe(3)
  expect(value).toMatchObject({
    reached: false,
    levers: { digitalSkills: 4 },
    closest: { value: value.value, difference: value.value - 30, levers: { digitalSkills: 4 } },
    binding: [{ lever: 'digitalSkills', bound: 'high', value: 4 }],
    probability: 0,
  })
  const table = await run(beyond)
  expect(table.code).toBe(3)
  expect(table.out).toMatch(
    /^Cannot be reached within these bounds: the closest is 14\.1% of GRDP in 2030; Digital skills stands at its upper bound\.\n/,
  )
})

test('a file that cannot be written is wrong input', async () => {
  const { code, error } = await run([...asked, ...levers, '--save', join(folder, 'none', 'a.scenario.json')])
  expect(code).toBe(1)
  expect(error).toMatch(/The file cannot be written \(the folder is not there\)/)
})

test.each<[string, readonly string[], RegExp]>([
  ['no lever', asked, /--lever: No lever may move/],
  ['no target', [...asked.slice(0, -2), ...levers], /--target/],
  ['a target that is no number', [...asked.with(-1, 'much'), ...levers], /--target: “much” is not a number/],
  ['an unknown lever', [...asked, '--lever', 'taxes'], /--lever taxes: There is no lever taxes/],
  ['bounds of another form', [...asked, '--lever', 'rdIntensity=3'], /ID=LOW:HIGH/],
  [
    'bounds outside the lever’s',
    [...asked, '--lever', 'rdIntensity=0:9'],
    /--lever rdIntensity: 0 is outside 0\.5 to 6/,
  ],
  [
    'a lever twice',
    [...asked, ...levers, '--lever', 'enterpriseIt'],
    /--lever enterpriseIt: enterpriseIt stands twice/,
  ],
  ['a weight of no lever', [...asked, ...levers, '--weight', 'pilotZones=2'], /--weight: pilotZones/],
  ['a negative weight', [...asked, ...levers, '--weight', 'enterpriseIt=-2'], /--weight enterpriseIt: /],
  ['an unknown indicator', [...asked.with(2, 'gdp'), ...levers], /There is no indicator gdp/],
  [
    'a year past the horizon',
    [...asked.with(4, '2040'), ...levers],
    /--year: 2040 is not a year from 2016 to 2035/,
  ],
  ['both senses', [...asked, ...levers, '--at-least', '--at-most'], /--at-m|--at-l/],
])('refuses %s', async (_, args, message) => {
  const { code, out, error } = await run(args)
  expect([code, out]).toEqual([2, ''])
  expect(error).toMatch(message)
})
