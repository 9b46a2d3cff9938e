/** `check` of sealed projections: those that ship are what was sealed; one that was edited is told. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { forecastsFolder, readForecasts } from '../../src/main/forecasts.ts'
import { languages } from '../../src/model/spec.ts'
import { foreignWords } from '../helpers/faults.ts'
import { put, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const shipped = forecastsFolder(join(import.meta.dirname, '..', '..'))
const files = readForecasts(shipped).map(({ file }) => join(shipped, file))
const [first = ''] = files
const text = readFileSync(first, 'utf8')

test.each(languages)('those that ship are told to be sealed projections, in %s', async (lang) => {
  const { code, out, error } = await run(['check', ...files, '--lang', lang])
  expect({ code, error }).toEqual({ code: 0, error: '' })
  const lines = out.trim().split('\n')
  expect(lines).toHaveLength(files.length)
  expect(new Set(lines.map((line) => line.includes('backtest')))).toEqual(new Set([true]))
  if (lang !== 'en') expect(foreignWords(out, ['backtest', ...files])).toEqual([])
})

test('a program is told what they are', async () => {
  const { out } = await run(['check', first, '--format', 'json'])
  expect(JSON.parse(out)).toMatchObject({ ok: true, files: [{ kind: 'sealed', ok: true, errors: [] }] })
})

test('an edited one is not what was sealed; one by another name is of unknown age', async () => {
  const edited = put(folder, basename(first), text.replace(/"seed": \d+/, '"seed": 99'))
  expect(await run(['check', edited])).toMatchObject({
    code: 1,
    error: expect.stringMatching(/is not as it was when it was sealed/),
  })
  const other = await run(['check', put(folder, 'mine.json', text)])
  expect(other).toMatchObject({ code: 0, out: expect.stringMatching(/whether it was changed is not known/) })
})

test('what is wrong in one is told with its place, as in any file', async () => {
  const spoilt = put(folder, 'spoilt.json', text.replace(/"draws": \d+/, '"draws": 0'))
  const { code, error } = await run(['check', spoilt])
  expect(code).toBe(1)
  expect(error).toMatch(/spoilt\.json:\d+: draws: /)
})
