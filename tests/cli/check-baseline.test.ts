/** `check` of a baseline: one list of all that it lacks for its model; and of a scenario that breaks one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { languages } from '../../src/model/spec.ts'
import { shippedFolder } from '../helpers/first-library.ts'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { put, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const whole = readFileSync(join(shippedFolder, 'packs/zhejiang/baselines/zhejiang-2023.yaml'), 'utf8')
/** Figures that the model requires; the first is named among the conflicts too. */
const required = ['coreValueAddedFirst', 'itStaffLaunch', 'robotsFirst']

const without = (text: string, id: string): string =>
  text.replace(new RegExp(`\\n {2}- id: ${id}\\n[^]*?(?=\\n {2}- id: )`), '')
const bare = required.reduce(without, whole)

interface Told {
  readonly path: string
  readonly code: string
  readonly message: string
}

async function faultsOf(text: string, language = 'en'): Promise<readonly Told[]> {
  const file = put(folder, 'zhejiang-2023.yaml', text)
  const args = ['check', file, '--format', 'json', '--lang', language]
  const { code, out } = await run(args, { [libraryVariable]: shippedFolder })
  expect(code).toBe(1)
  return JSON.parse(out).files[0].errors
}

const onRequired = (faults: readonly Told[]): readonly Told[] =>
  faults.filter(({ path, code }) => path === 'figures' && code === 'figure-missing')

test('every required figure that is missing is listed, beside the conflict that names one', async () => {
  const faults = await faultsOf(bare)
  expect(onRequired(faults).map(({ message }) => required.find((id) => message.includes(id)))).toEqual(
    required,
  )
  expect(faults.map(({ path }) => path)).toContainEqual(expect.stringMatching(/^conflicts\.\d+\.figures\.0$/))
})

test.each(languages)('the message of %s has unit, year and help', async (language) => {
  const [first] = onRequired(await faultsOf(bare, language))
  const says = {
    en: 'Unit: 100m CNY. Year: 2024. Value added of the digital-economy core industries',
    ko: '단위: 100m CNY. 연도: 2024년. 첫 관측 연도의',
    zh: '单位：100m CNY。年份：2024年。首个实际值年的',
  }
  expect(first?.message).toContain(says[language])
})

test('a model that there is not is said, with what the baseline lacks beside it', async () => {
  const faults = await faultsOf(bare.replace(/^model: .*$/m, 'model: weather'))
  expect(faults[0]).toMatchObject({ path: 'model', code: 'unknown-model' })
  expect(onRequired(faults)).toHaveLength(required.length)
  expect(faults.map(({ code }) => code)).not.toContain('base-missing')
})

test('levers that could move in the first observed year are refused with place and remedy', async () => {
  const early = whole.replace('earliest: 2025', 'earliest: 2024')
  expect(await faultsOf(early)).toMatchObject([
    { path: 'schedule.earliest', code: 'observed-year', message: expect.stringContaining('2025 or later') },
  ])
})

test('a scenario whose assumption breaks the model is not valid, and its line is said', async () => {
  const text = scenarioJson({
    name: 'Mine',
    model: 'digital-economy@2',
    baseline: 'zhejiang-2023',
    assumptions: { coreShareLaunch: 0.01 },
  })
  const file = put(folder, 'mine.scenario.json', text)
  const { code, error } = await run(['check', file], { [libraryVariable]: shippedFolder })
  expect(code).toBe(1)
  expect(error).toContain(
    'assumptions.coreShareLaunch: With 0.01 a condition of the model does not hold. The base part',
  )
})
