/** Commands on a model with shocks. */
import { describe, expect, test } from 'vitest'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { languages } from '../../src/model/spec.ts'
import { shippedFolder } from '../helpers/first-library.ts'
import { writeWeatherFiles } from '../helpers/weather-model.ts'
import { run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
writeWeatherFiles(folder)
const inWeather = (...args: readonly string[]) => run(args, { [libraryVariable]: folder })
const json = async (...args: readonly string[]) => {
  const { code, out, error } = await inWeather(...args, '--format', 'json')
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return JSON.parse(out)
}

test('the data files are in order', async () => {
  const { code, out } = await inWeather('check', `${folder}/models/bikes.yaml`)
  expect({ code, out }).toMatchObject({ code: 0 })
})

describe('ensemble', () => {
  const asked = ['ensemble', '--draws', '400', '--indicator', 'takings', '--indicator', 'stolen'] as const

  test('has the shocks unless told otherwise, and says which bands these are', async () => {
    const [usual, all, only] = [
      await json(...asked),
      await json(...asked, '--bands', 'all'),
      await json(...asked, '--bands', 'assumptions'),
    ]
    expect([usual.bands, all.bands, only.bands]).toEqual(['all', 'all', 'assumptions'])
    expect(all.indicators).toEqual(usual.indicators)
    expect(only.indicators.stolen.p5).toEqual(only.indicators.stolen.p95)
    expect(all.indicators.stolen.p95[3]).toBeGreaterThan(1.2)
    expect(all.indicators.takings.p95.slice(0, 2)).toEqual(only.indicators.takings.p95.slice(0, 2))
  })

  test('names them below the table and in a column, in three languages', async () => {
    const said = { en: 'assumptions only', ko: '가정만 반영', zh: '仅反映假设' }
    for (const language of languages) {
      const args = [...asked, '--bands', 'assumptions', '--lang', language] as const
      expect((await inWeather(...args)).out.trimEnd().split('\n').at(-1)).toContain(said[language])
      expect((await inWeather(...args, '--format', 'csv')).out).toContain(`,${said[language]},`)
    }
    const all = await inWeather(...asked)
    expect(all.out).toContain('assumptions and year-to-year shocks')
    expect(all.out).not.toContain('left out')
  })

  test('says that a range of assumptions alone leaves chance out, and that odds do not', async () => {
    const over = ['--over', '1.1', '--year', '2026'] as const
    const stolen = ['ensemble', '--draws', '400', '--indicator', 'stolen', ...over] as const
    const [all, only] = [await json(...stolen), await json(...stolen, '--bands', 'assumptions')]
    expect(only.odds).toEqual(all.odds)
    expect(all.odds.indicators.stolen.probability[0]).toBeGreaterThan(0.2)
    expect((await inWeather(...stolen, '--bands', 'assumptions')).out).toContain(
      'year-to-year chance is in the probability alone.',
    )
    expect((await inWeather(...asked, '--bands', 'assumptions')).out).toContain('chance is left out of it.')
  })

  test('tells the share of runs without a value', async () => {
    const sunny = ['ensemble', '--draws', '400', '--indicator', 'sunny', '--year', '2026'] as const
    const { without, p50 } = (await json(...sunny)).indicators.sunny
    expect(without.slice(0, 2)).toEqual([1, 1])
    expect(p50[3]).toBeGreaterThan(200)
    const percent = Math.round(100 * without[3])
    const { out } = await inWeather(...sunny)
    expect(out).toContain(`${percent}% of the simulation runs have no value in 2026`)
    expect(out).toMatch(/ mean +without value\n/)
    const odds = await inWeather(...sunny, '--over', '200')
    expect(odds.out).toContain(
      'sunny has no value in 2026 in some of the simulation runs. No probability can be given.',
    )
    expect(out).toMatch(new RegExp(`\\n2026 .* ${percent}%\\n`))
  })

  test('knows no other bands', async () => {
    const { code, error } = await inWeather(...asked, '--bands', 'shocks')
    expect(code).toBe(2)
    expect(error).toContain('--bands: shocks is not one of all, assumptions')
  })
})

test('sensitivity has all shocks as one row', async () => {
  const asked = [
    'sensitivity',
    '--method',
    'sobol',
    '--samples',
    '128',
    '--indicator',
    'takings',
    '--year',
    '2026',
  ]
  const { rows } = await json(...asked)
  expect(rows.filter(({ kind }: { kind: string }) => kind === 'shocks')).toMatchObject([{ id: 'shocks' }])
  const named = { en: 'Year-to-year chance', ko: '해마다의 우연 변동', zh: '年度随机波动' }
  for (const language of languages) {
    expect((await inWeather(...asked, '--lang', language)).out).toContain(named[language])
  }
  const csv = (await inWeather(...asked, '--format', 'csv')).out.split('\r\n')
  const row = csv.find((line) => line.startsWith('shocks,'))
  // Nothing of one at a time; shares and their intervals.
  expect(row).toMatch(/^shocks,Year-to-year chance,,,,,,,,,,0\.\d+,/)
  const alone = ['sensitivity', '--indicator', 'takings', '--year', '2026'] as const
  const swings = await json(...alone)
  expect(swings.rows.some(({ kind }: { kind: string }) => kind === 'shocks')).toBe(false)
  // One at a time it has no ends, and that is said.
  expect((await inWeather(...alone)).out).toContain('Year-to-year chance has no low and no high;')
  expect((await inWeather(...asked)).out).not.toContain('no low and no high')
})

test('on what ships the shocks are one row among the assumptions, in JSON and CSV', async () => {
  const ships = { [libraryVariable]: shippedFolder }
  const asked = [
    'sensitivity',
    '--method',
    'sobol',
    '--samples',
    '64',
    '--indicator',
    'grdp',
    '--year',
    '2028',
  ]
  const { rows } = JSON.parse((await run([...asked, '--format', 'json'], ships)).out)
  const chance = rows.filter(({ kind }: { kind: string }) => kind === 'shocks')
  expect(chance).toHaveLength(1)
  expect(chance[0].total).toBeGreaterThan(0.1)
  const lines = (await run([...asked, '--format', 'csv'], ships)).out.split('\r\n')
  expect(lines.filter((line) => line.startsWith('shocks,Year-to-year chance,'))).toHaveLength(1)
})

test('equations show the shocks, and what says how large they are', async () => {
  expect((await json('equations')).shocks).toMatchObject([
    { id: 'weather' },
    { id: 'prices' },
    { id: 'theft' },
  ])
  const { out } = await inWeather('equations')
  expect(out).toContain('## Shocks\n')
  expect(out).toContain('  shock(weather)   (weatherShock, lasting)\n')
  expect(out).toContain('weatherShock / 100 * shock(weather)')
})
