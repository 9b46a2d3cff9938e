/** Commands over scenarios that stand on different baselines, launched in different years. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { fingerprint } from '../../src/model/fingerprint.ts'
import { keyOf } from '../../src/model/ground.ts'
import { createProjector } from '../../src/model/projection.ts'
import { baselineScenario } from '../../src/model/scenario.ts'
import { scenarioJson } from '../helpers/scenario-json.ts'
import {
  laterBase,
  laterLaunch,
  onlyHere,
  readLaterLibrary,
  writeLaterLibrary,
} from '../helpers/second-pack.ts'
import { put, type Run, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
writeLaterLibrary(folder)
const two = (...args: readonly string[]): Promise<Run> => run(args, { [libraryVariable]: folder })
const json = async (...args: readonly string[]) => {
  const { code, out, error } = await two(...args, '--format', 'json')
  expect(error).not.toMatch(/^error/)
  return { code, error, value: JSON.parse(out) }
}

const { grounds } = readLaterLibrary()
const [here, later] = grounds.all
if (!here || !later) throw new Error('there are no two grounds')
const { launchYear } = here.model
const laterScenario = baselineScenario(later.model, later.baseline)
const { series } = createProjector(later.built).project(laterScenario)
const scale = ['--indicator', 'digitalEconomy'] as const

const laterFile = put(
  folder,
  'later.scenario.json',
  scenarioJson({
    name: 'Later plan',
    model: keyOf(later.model),
    baseline: later.baseline.id,
    levers: { rdIntensity: { target: 4 } },
  }),
)

test('project gives each its own years, and says what it stands on where that is not the first', async () => {
  const { value } = await json('project', here.baseline.id, later.baseline.id, ...scale)
  expect(value).toMatchObject({ model: keyOf(here.model), baseline: here.baseline.id })
  expect([value.years[0], value.years.at(-1)]).toEqual([launchYear, laterScenario.horizon])
  const [first, other] = value.scenarios
  expect(first).not.toHaveProperty('baseline')
  expect(first).not.toHaveProperty('model')
  expect(other).toMatchObject({
    name: 'Baseline (2)',
    model: keyOf(later.model),
    baseline: later.baseline.id,
    fingerprint: fingerprint(laterScenario, later.built, { prices: 'current' }),
  })
  expect(other.series.digitalEconomy).toEqual([null, ...(series.get('digitalEconomy') ?? [])])
  expect(first.series.digitalEconomy.at(-1)).toBeNull()
})

test('project gives null for what a baseline does not offer', async () => {
  const { value } = await json('project', here.baseline.id, later.baseline.id, '--indicator', onlyHere)
  const [first, other] = value.scenarios
  expect(first.series[onlyHere].filter((each: unknown) => each === null)).toHaveLength(1)
  expect(new Set(other.series[onlyHere])).toEqual(new Set([null]))
})

test.each([
  ['en', /does not offer Cross-border exports/, /Offered by --baseline kiep-17-06\.$/],
  [
    'ko',
    /계산할 수 없습니다: 국경간 전자상거래 수출/,
    /이 지표가 있는 기준 자료\(--baseline\): kiep-17-06\.$/,
  ],
  ['zh', /无法推算下列指标：跨境网络零售出口额/, /可用 --baseline 选用提供该指标的基准数据：kiep-17-06。$/],
])('an indicator that only another baseline offers is told so, in %s', async (lang, lacks, offered) => {
  const asked = ['--baseline', later.baseline.id, '--indicator', onlyHere, '--lang', lang]
  for (const command of [['project'], ['ensemble', '--draws', '8']]) {
    const { code, out, error } = await two(...command, ...asked)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(error).toMatch(lacks)
    expect(error.trim()).toMatch(offered)
  }
})

test('a horizon before the levers of a baseline can move names the years that it may be', async () => {
  const { code, error } = await two('project', laterFile, '--horizon', String(laterLaunch + 1))
  const { start } = later.model.schedule
  expect(code).toBe(2)
  expect(error).toContain(`${laterLaunch + 1} is not a year from ${start} to ${later.model.horizon.max}`)
})

test('project without FILE takes the baseline that the option names', async () => {
  const { value } = await json('project', '--baseline', later.baseline.id, ...scale)
  expect(value).toMatchObject({ model: keyOf(later.model), baseline: later.baseline.id })
  expect(value.scenarios).toHaveLength(1)
  expect(value.scenarios[0].series.digitalEconomy).toEqual([...(series.get('digitalEconomy') ?? [])])
  const named = await json('project', `second/${later.baseline.id}`, ...scale)
  expect(named.value.scenarios[0].series).toEqual(value.scenarios[0].series)
})

test('a scenario file may name its baseline by pack and id; what is written names it by id', async () => {
  const text = readFileSync(laterFile, 'utf8').replace(
    `"${later.baseline.id}"`,
    `"second/${later.baseline.id}"`,
  )
  const file = put(folder, 'by-pack.scenario.json', text)
  const [one, other] = [await json('project', file, ...scale), await json('project', laterFile, ...scale)]
  expect(one).toEqual(other)
  expect(await two('check', file)).toMatchObject({ code: 0, error: '' })
})

test('the table and the rows of project name the baselines', async () => {
  const table = await two('project', 'plan-announced', laterFile, ...scale, '--prices', 'constant')
  expect(table.out).toContain('Later plan')
  expect(table.out.replaceAll(/\s+/g, ' ')).toContain('later figures')
  expect(table.out).toContain('Constant prices of each launch year')
  const rows = await two(
    'project',
    'plan-announced',
    laterFile,
    ...scale,
    '--format',
    'csv',
    '--prices',
    'constant',
  )
  const lines = rows.out.split('\r\n')
  const own = lines.filter((line) => line.startsWith('Later plan'))
  expect(own[0]).toContain(`,${keyOf(later.model)},${later.baseline.id},`)
  expect(own[0]).toContain(`Constant ${laterLaunch} prices,${laterLaunch},`)
  expect(lines[1]).toContain(`,${keyOf(here.model)},${here.baseline.id},`)
})

test('compare gives no difference between baselines, and each lever its own base', async () => {
  const { value } = await json('compare', 'baseline', 'plan-announced', laterFile, '--year', '2030')
  const [, plan, other] = value.indicators.digitalEconomy
  expect([typeof plan.difference, typeof plan.percent]).toEqual(['number', 'number'])
  expect(other.value).toBeGreaterThan(0)
  expect([other.difference, other.percent]).toEqual([null, null])
  expect(value.indicators[onlyHere][2]).toMatchObject({ value: null, difference: null })
  expect(value.scenarios[2]).toMatchObject({ model: keyOf(later.model), baseline: later.baseline.id })
  expect(value.scenarios[1]).not.toHaveProperty('baseline')
  expect(value.levers.rdIntensity[2]).toMatchObject({ target: 4 })
  expect(value.bases.rdIntensity[2]).toBe(laterBase.base)
})

test.each([
  ['en', /^Not compared with the first column, since it stands on other figures, launched in (\d+): /],
  ['ko', /^다음 시나리오는 기준 자료\(출발 연도 (\d+)\)가 달라/],
  ['zh', /^下列情景的基准数据不同（起始年(\d+)）/],
])('compare says so once in words, and no cell says it again, in %s', async (lang, caution) => {
  const { code, out } = await two('compare', here.baseline.id, laterFile, ...scale, '--lang', lang)
  expect(code).toBe(0)
  expect(caution.exec(out)?.[1]).toBe(String(laterLaunch))
  expect(out.split('\n')[0]).toContain('Later plan')
  expect(out).toMatch(/Later plan.* {2,}[\d,.]+ +–\n/)
  expect(out).not.toMatch(/NaN|undefined|\{\{/)
})

test('compare takes years that all have', async () => {
  const early = await two('compare', here.baseline.id, later.baseline.id, '--year', String(launchYear))
  expect(early).toMatchObject({ code: 2, out: '' })
  expect(early.error).toContain(`from ${laterLaunch} to`)
})

test('an own indicator stands beside those whose model can compute it', async () => {
  const own = { id: 'exportsDoubled', label: 'Exports doubled', formula: `2 * ${onlyHere}`, unit: '100m CNY' }
  const file = put(folder, 'own.scenario.json', scenarioJson({ name: 'Own', indicators: [own] }))
  const { value } = await json('compare', file, laterFile, '--indicator', own.id, ...scale)
  const [first, other] = value.indicators[own.id]
  expect(first.value).toBeGreaterThan(0)
  expect(other.value).toBeNull()
})

test('an option that says the baseline lets no other stand beside it', async () => {
  const { code, error } = await two('project', 'plan-announced', laterFile, '--baseline', here.baseline.id)
  expect(code).toBe(1)
  expect(error).toBe(
    `${laterFile}: baseline: The scenario stands on the baseline ${later.baseline.id} with the model ${keyOf(later.model)}; only scenarios on ${here.baseline.id} with ${keyOf(here.model)} can be taken together here.\n`,
  )
})

test.each([
  ['attribute', ['attribute', laterFile, '--from', 'plan-announced', ...scale, '--year', '2030']],
  ['ensemble', ['ensemble', laterFile, '--over', 'plan-announced', ...scale, '--draws', '50']],
])('%s tells a scenario that stands elsewhere as a fault, in the language asked for', async (_, args) => {
  for (const [lang, words] of [
    ['en', /^plan-announced: baseline: The scenario stands on the baseline/],
    ['ko', /^plan-announced: baseline: 이 시나리오의 기준 자료는/],
    ['zh', /^plan-announced: baseline: 该情景使用基准数据/],
  ] as const) {
    const { code, out, error } = await two(...args, '--lang', lang)
    expect([code, out]).toEqual([1, ''])
    expect(error).toMatch(words)
    expect(error).toContain(here.baseline.id)
  }
})

test('one that stands on another baseline answers alone', async () => {
  const { code, out } = await two('ensemble', laterFile, ...scale, '--draws', '50', '--year', '2030')
  expect(code).toBe(0)
  expect(out).toContain(later.baseline.id)
})

test('data shows the figures of the baseline that the option names', async () => {
  const { value } = await json('data', '--baseline', later.baseline.id)
  expect(value.baseline).toBe(later.baseline.id)
  expect(value.figures[0].year).toBe((here.baseline.figures[0]?.year ?? 0) + 1)
})

test.each([
  ['project', ['project', here.baseline.id, laterFile, 'plan-announced', '--prices', 'constant', ...scale]],
  ['compare', ['compare', 'plan-announced', laterFile, later.baseline.id, '--indicator', onlyHere, ...scale]],
])('what %s exports of two baselines can be verified, in either format', async (name, args) => {
  for (const format of ['json', 'csv']) {
    const file = join(folder, `${name}.${format}`)
    expect(await two(...args, '--out', file, '--lang', 'ko')).toMatchObject({ code: 0 })
    const verified = await two('verify', file, '--format', 'json')
    expect(JSON.parse(verified.out)).toEqual({ ok: true, files: [{ file, same: true, differences: [] }] })
  }
})

test('verify refuses a question that takes scenarios of one baseline alone', async () => {
  const file = join(folder, 'attribute.json')
  const asked = ['attribute', laterFile, '--from', later.baseline.id, ...scale, '--year', '2030']
  expect(await two(...asked, '--out', file)).toMatchObject({ code: 0 })
  const written = JSON.parse(readFileSync(file, 'utf8'))
  const from = written.recipe.scenarios[1].scenario
  Object.assign(from, { model: keyOf(here.model), baseline: here.baseline.id, horizon: 2035 })
  const mixed = put(folder, 'mixed.json', JSON.stringify(written))
  const { code, out } = await two('verify', mixed, '--format', 'json')
  expect(code).toBe(1)
  expect(JSON.parse(out).files[0].differences).toMatchObject([
    { path: 'recipe.scenarios.1.scenario', code: 'stands-elsewhere' },
  ])
})
