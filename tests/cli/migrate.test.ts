/** `migrate`: what becomes of scenarios in a newer version of their model, and `check`, which says that there is one. */
import { chmodSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { readScenarioFile } from '../../src/files/scenario-file.ts'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { languages } from '../../src/model/spec.ts'
import { laterLibrary, layLaterMalmo } from '../helpers/later-malmo.ts'
import { readShipped, shippedFolder } from '../helpers/library.ts'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { firstFiles, firstNames, firstNumbers } from '../helpers/version-1.ts'
import { put, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const later = temporaryFolder()
layLaterMalmo(later)
/** What ships, in which version 2 is the newest. */
const shipped = { [libraryVariable]: shippedFolder }
const malmo = { [libraryVariable]: later }

const bikes = (changes: Readonly<Record<string, unknown>> = {}): string =>
  scenarioJson({
    name: 'Plan',
    model: 'bikes@3',
    baseline: 'bikes-23',
    reading: 'counted',
    horizon: 2026,
    levers: { newBikes: { target: 20, start: 2024, ramp: 2 } },
    ...changes,
  })
const json = async (args: readonly string[], environment: Readonly<Record<string, string>> = malmo) => {
  const result = await run([...args, '--format', 'json'], environment)
  return { ...result, value: JSON.parse(result.out || 'null') }
}

let file: string
let place = 0
beforeEach(() => {
  file = put(folder, `plan-${place++}.scenario.json`, bikes())
})

describe('migrate', () => {
  test('says which model the file is of, what it goes to, what changes, and the numbers at the key year', async () => {
    const { code, value } = await json(['migrate', file])
    expect(code).toBe(0)
    expect(value.files).toHaveLength(1)
    expect(value.files[0]).toMatchObject({ file, from: 'bikes@3', to: 'bikes@4', year: 2025 })
    expect(value.files[0].changes.slice(0, 2)).toEqual([
      { part: 'lever', id: 'newBikes', kind: 'renamed', from: 'newBikes', to: 'lorries' },
      {
        part: 'lever',
        id: 'newBikes',
        kind: 'converted',
        from: 20,
        to: 10,
        note: 'Bicycles are counted by the lorry now.',
      },
    ])
    expect(Object.keys(value.files[0].before)).toEqual(['takings', 'prices', 'lead', 'growth'])
    expect(Object.keys(value.files[0].after)).toEqual(['income', 'prices', 'growth', 'stolen'])
    expect(value.files[0].before.takings).toBeCloseTo(2 * 114.5 * 1.21)
    expect(value.files[0].after.income).toBeCloseTo(2 * 105 * 1.21)
    // Looking writes nothing.
    expect(readFileSync(file, 'utf8')).toBe(bikes())
  })

  test('tells it as a table and sentences, and as rows', async () => {
    const table = await run(['migrate', file], malmo)
    expect(table.out).toContain(`${file}: bikes@3 → bikes@4`)
    expect(table.out).toMatch(/\nIncome \(m SEK\) +2025 +277 +254 +−23 \(−8\.3%\)\n/)
    expect(table.out.replaceAll(/\s+/g, ' ')).toContain(
      '- New bicycles: 20 (k bicycles), from 2024 over 2 years → Lorries of bicycles: 10 (lorries), from 2024 over 2 years. Bicycles are counted by the lorry now.',
    )
    const csv = await run(['migrate', file, '--format', 'csv'], malmo)
    expect(csv.out.split('\r\n')[1]).toMatch(
      /^Plan,bikes@3,bikes-23,bikes@4,bikes-23,takings,income,Income,m SEK,m SEK,2024,/,
    )
  })

  test.each(languages)('tells it in %s', async (language) => {
    const { out } = await run(['migrate', file, '--lang', language], malmo)
    const said = { en: 'counted by the lorry', ko: '트럭 단위로', zh: '按货车计数' }[language]
    expect(out.replaceAll(/\s+/g, language === 'zh' ? '' : ' ')).toContain(said)
  })

  test('says so of a file that is of the newest version', async () => {
    const newest = put(folder, 'newest.scenario.json', bikes({ model: 'bikes@4', levers: {} }))
    const { value } = await json(['migrate', newest])
    expect(value.files[0]).toMatchObject({ from: 'bikes@4', to: 'bikes@4', changes: [] })
    expect(value.files[0].before).toEqual(value.files[0].after)
    expect((await run(['migrate', newest], malmo)).out).toBe(
      `${newest}: bikes@4 is the newest version here; nothing changes.\n`,
    )
  })

  test('goes to the version that is asked for, and to none that does not follow', async () => {
    const { value } = await json(['migrate', file, '--to', 'bikes@3'])
    expect(value.files[0]).toMatchObject({ from: 'bikes@3', to: 'bikes@3' })
    const { code, error } = await run(['migrate', file, '--to', 'winter@1'], malmo)
    expect(code).toBe(2)
    expect(error).toContain('--to: winter@1 is not one of bikes@3, bikes@4')
  })

  test('refuses a file with a fault, and one whose model is not here', async () => {
    const gone = put(folder, 'gone.scenario.json', bikes({ model: 'bikes@2' }))
    const { code, out, error } = await run(['migrate', file, gone], malmo)
    expect([code, out]).toEqual([1, ''])
    expect(error).toContain(`${gone}:7: model: The model bikes@2 is not known here`)
  })
})

describe('migrate --write', () => {
  const left = () => readdirSync(folder).filter((name) => name.startsWith('.qt-'))

  test('puts the new file in place of the old one, whose bytes are kept beside it', async () => {
    const old = `\n${bikes()}\n`
    writeFileSync(file, old)
    const { code, error } = await run(['migrate', file, '--write'], malmo)
    expect(code).toBe(0)
    expect(error).toBe(`${file}: written for bikes@4; what it was is ${file}~\n`)
    expect(readFileSync(`${file}~`, 'utf8')).toBe(old)
    const read = readScenarioFile(file, readFileSync(file), laterLibrary.grounds)
    expect(read.ok && read.value).toMatchObject({ model: 'bikes@4', levers: { lorries: { target: 10 } } })
    expect(left()).toEqual([])
    // Once more there is nothing to do.
    const again = await run(['migrate', file, '--write'], malmo)
    expect(again).toMatchObject({ code: 0, error: '' })
    expect(existsSync(`${file}~2`)).toBe(false)
  })

  test('writes over no file that was kept before', async () => {
    writeFileSync(`${file}~`, 'something else')
    await run(['migrate', file, '--write'], malmo)
    expect(readFileSync(`${file}~`, 'utf8')).toBe('something else')
    expect(readFileSync(`${file}~2`, 'utf8')).toBe(bikes())
    // The same content is kept once.
    writeFileSync(file, bikes())
    const { error } = await run(['migrate', file, '--write'], malmo)
    expect(error).toContain(`what it was is ${file}~2`)
    expect(existsSync(`${file}~3`)).toBe(false)
  })

  test('writes nothing at all where any file has a fault', async () => {
    const faulty = put(folder, 'faulty.scenario.json', bikes({ horizon: 1 }))
    const { code } = await run(['migrate', file, faulty, '--write'], malmo)
    expect(code).toBe(1)
    expect(readFileSync(file, 'utf8')).toBe(bikes())
    expect(existsSync(`${file}~`)).toBe(false)
  })

  test('is for files: a scenario that ships has its place', async () => {
    const { code, error } = await run(['migrate', 'twice-as-many', '--write'], malmo)
    expect(code).toBe(2)
    expect(error).toContain('--write: twice-as-many is no file that could be written.')
    expect((await run(['migrate', 'twice-as-many'], malmo)).code).toBe(0)
  })

  test.skipIf(process.getuid?.() === 0)('leaves a file that may not be written to as it was', async () => {
    chmodSync(file, 0o444)
    const { code, error } = await run(['migrate', file, '--write'], malmo)
    expect(code).toBe(1)
    expect(error).toContain(file)
    expect(readFileSync(file, 'utf8')).toBe(bikes())
  })

  test('leaves the file as it was where what it was cannot be kept', async () => {
    // A link that leads to itself cannot be written through, nor is it there.
    symlinkSync(`${file}~`, `${file}~`)
    const { code } = await run(['migrate', file, '--write'], malmo)
    expect(code).toBe(1)
    expect(readFileSync(file, 'utf8')).toBe(bikes())
  })
})

describe('check', () => {
  test('tells what a newer version would change', async () => {
    const { code, value } = await json(['check', file])
    expect(code).toBe(0)
    expect(value).toMatchObject({ ok: true, files: [{ ok: true, errors: [], migration: { to: 'bikes@4' } }] })
    expect(value.files[0].migration.changes).toHaveLength(4)
    const { out } = await run(['check', file], malmo)
    expect(out).toBe(`${file}: valid\n${file}: bikes@4 is newer; 4 changes (see migrate)\n`)
  })

  test('tells of none for a file of the newest version, nor for one with a fault', async () => {
    const newest = put(folder, 'newest.scenario.json', bikes({ model: 'bikes@4', levers: {} }))
    const faulty = put(folder, 'faulty.scenario.json', bikes({ horizon: 1 }))
    const { value } = await json(['check', newest, faulty])
    expect(value.files.map((each: object) => 'migration' in each)).toEqual([false, false])
  })
})

describe('files of version 1 of the digital economy', () => {
  const path = (name: string) => put(folder, `first-${name}`, firstFiles.get(name)?.toString() ?? '')
  const numbers = (id: string, indicator: string, year: number) =>
    firstNumbers.findLast((each) => each.id === id)?.series[indicator]?.[year - 2015]

  test.each([...firstFiles.keys()])(
    '%s goes to version 2 with the numbers of then before, and others after',
    async (name) => {
      const { code, value } = await json(['migrate', path(name)], shipped)
      expect(code).toBe(0)
      const [one] = value.files
      expect(one).toMatchObject({ from: firstNames.model, to: 'digital-economy@2', year: 2030 })
      const { id } = JSON.parse(firstFiles.get(name)?.toString() ?? '')
      expect(one.before.digitalEconomy).toBeCloseTo(numbers(id, 'digitalEconomy', 2030) ?? Number.NaN, 6)
      expect(one.after.digitalEconomy).not.toBe(one.before.digitalEconomy)
      expect(one.after.programmeCost).toBeGreaterThan(0)
    },
  )

  test('are written so that version 2 reads them', async () => {
    const files = [...firstFiles.keys()].map(path)
    expect((await run(['migrate', ...files, '--write'], shipped)).code).toBe(0)
    for (const each of files) {
      const read = readScenarioFile(each, readFileSync(each), readShipped().grounds)
      expect(read.ok && read.value.model).toBe('digital-economy@2')
    }
    expect((await run(['project', join(folder, 'first-venture.scenario.json')], shipped)).code).toBe(0)
  })
})
