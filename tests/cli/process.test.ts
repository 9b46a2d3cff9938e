/** The command line as users run it: one process each. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { fingerprint } from '../../src/model/fingerprint.ts'
import { modelKey } from '../../src/model/model.ts'
import { baseline, model } from '../helpers/library.ts'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { put, runProcess, runUnread, temporaryFolder } from './run-cli.ts'

const cwd = temporaryFolder()

interface ProjectJson {
  readonly reading: string
  readonly years: readonly number[]
  readonly scenarios: readonly {
    readonly name: string
    readonly reading: string
    readonly series: Readonly<Record<string, readonly (number | null)[]>>
  }[]
}

const valueIn = ({ years, scenarios }: ProjectJson, scenario: number, id: string, year: number) =>
  scenarios[scenario]?.series[id]?.[years.indexOf(year)] ?? Number.NaN

function expectClose(value: number, reference: number): void {
  expect(Math.abs(value / reference - 1)).toBeLessThan(1e-9)
}

test('projects the reference values of the baseline and a scenario that ships', async () => {
  const run = await runProcess(['project', 'baseline', 'plan-announced', '--format', 'json'], { cwd })
  expect(run).toMatchObject({ code: 0, error: '' })
  const json: ProjectJson = JSON.parse(run.out)
  expect(json).toMatchObject({
    model: 'zhejiang-digital-economy@1',
    baseline: 'kiep-17-06',
    reading: 'share',
    prices: 'current',
    scenarios: [
      { name: 'Baseline' },
      { name: '13th plan as announced', id: '14ce5b8a-0c8c-49a2-aaf7-38276b62ba5c' },
    ],
  })
  expect(json.years).toEqual(Array.from({ length: 21 }, (_, index) => 2015 + index))
  expectClose(valueIn(json, 0, 'digitalEconomy', 2015), 15804.43638667118)
  expectClose(valueIn(json, 0, 'digitalEconomy', 2030), 74525.97831390209)
  expectClose(valueIn(json, 0, 'digitalEconomy', 2035), 106341.586133)
  expectClose(valueIn(json, 0, 'coreEmployment', 2035), 228.078211217)
  expectClose(valueIn(json, 1, 'digitalEconomy', 2020), 31840.3351551)
  expectClose(valueIn(json, 1, 'grdp', 2035), 168470.065508)
  expect(json.scenarios[0]?.series.growthContribution?.[0]).toBeNull()
})

test('reads a scenario file, in the language and the format that are asked for', async () => {
  const file = put(cwd, 'skills.scenario.json', scenarioJson({ levers: { digitalSkills: { target: 5 } } }))
  const env = { LANG: 'ko_KR.UTF-8' }
  const run = await runProcess(
    ['compare', 'baseline', basename(file), '--year', '2020', '--indicator', 'digitalEconomy'],
    { cwd, env },
  )
  expect(run).toMatchObject({ code: 0, error: '' })
  expect(run.out).toContain('디지털 경제 규모(억 위안)')
  expect(run.out).toMatch(/기준 시나리오 +29,382\n {2}Of a test +\d\d,\d\d\d +\+/)
  expect(run.out).toMatch(/5, 2018년부터 3년에 걸쳐/)
})

test('says of a broken file where it is broken and why, and puts nothing on stdout', async () => {
  const changes = { levers: { fusionFields: { target: 99 }, magic: { target: 1 } } }
  const file = put(cwd, 'broken.scenario.json', scenarioJson(changes))
  const run = await runProcess(['project', basename(file)], { cwd })
  expect(run).toMatchObject({ code: 1, out: '' })
  expect(run.error.split('\n')).toEqual([
    'broken.scenario.json:13: levers.fusionFields.target: 99 is outside 1 to 11.',
    'broken.scenario.json:15: levers.magic: There is no lever magic.',
    '',
  ])
})

test('refuses wrong usage', async () => {
  const run = await runProcess(['project', '--prices', 'real'], { cwd })
  expect(run).toMatchObject({ code: 2, out: '' })
  expect(run.error).toMatch(/^error: --prices: real is not one of current, constant\.\n$/)
})

test('writes a file in full, and nothing else', async () => {
  put(cwd, 'out.csv', 'old')
  const before = readdirSync(cwd).sort()
  const run = await runProcess(['project', '--horizon', '2016', '--out', 'out.csv'], { cwd })
  expect(run).toEqual({ code: 0, out: '', error: '' })
  const lines = readFileSync(join(cwd, 'out.csv'), 'utf8').split('\r\n')
  expect(lines.slice(0, 2)).toEqual([
    '\ufeffscenario,fingerprint,model,baseline data,reading,id,indicator,unit,prices,year,value',
    `Baseline,${fingerprint({ ...baseline, horizon: 2016 }, model)},${modelKey(model.spec)},kiep-17-06,37% of GRDP,digitalEconomy,Digital-economy scale,100 million CNY,Current prices,2015,15804.43638667118`,
  ])
  expect(readdirSync(cwd).sort()).toEqual(before)
})

test('leaves no file where there is no answer', async () => {
  const run = await runProcess(['project', 'nowhere', '--out', 'none.json'], { cwd })
  expect(run).toMatchObject({ code: 1, out: '' })
  expect(run.error).toMatch(/^nowhere: There is no such file, nor a scenario of that name \(baseline, plan-/)
  expect(existsSync(join(cwd, 'none.json'))).toBe(false)
})

test('ends quietly when nobody reads', async () => {
  expect(await runUnread(['data', '--format', 'json'])).toEqual({ code: 0, error: '' })
})

test.runIf(existsSync('/dev/full'))('says that the output cannot be written', async () => {
  const run = await runProcess(['project', '--out', '/dev/full'], { cwd })
  expect(run).toEqual({
    code: 1,
    out: '',
    error: '/dev/full: The file cannot be written (the disk is full).\n',
  })
})
