/** `packs`: the regions that there are, on what ships and with a pack of the user's own. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { libraryVariable } from '../../src/main/data-folder.ts'
import { type Language, languages } from '../../src/model/spec.ts'
import { shippedFolder } from '../helpers/first-library.ts'
import { tinyFolder } from '../helpers/tiny-model.ts'
import { put, type Run, rowsOf, run, temporaryFolder } from './run-cli.ts'

const shipped = (...args: readonly string[]): Promise<Run> =>
  run(['packs', ...args], { [libraryVariable]: shippedFolder })
const json = ({ code, out, error }: Run) => {
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return JSON.parse(out).packs
}

test('lists every pack that ships, with what its baselines are launched from and how good that is', async () => {
  expect(json(await shipped('--format', 'json'))).toMatchObject([
    {
      id: 'zhejiang',
      label: { en: 'Zhejiang', ko: '저장성', zh: '浙江省' },
      model: 'digital-economy@2',
      own: false,
      demonstration: false,
      baselines: [
        { id: 'kiep-17-06', default: true, launchYear: 2015, quality: 'press', demonstration: false },
        {
          id: 'zhejiang-2023',
          default: false,
          launchYear: 2023,
          scenarios: ['announced-aims', 'productive-investment', 'market-access', 'digital-talent'],
        },
      ],
    },
    {
      id: 'guangdong',
      own: false,
      demonstration: true,
      baselines: [
        { id: 'guangdong-2023', default: true, demonstration: true, quality: 'weak', scenarios: [] },
      ],
    },
  ])
})

test('what it lists can be asked for: the baselines by `--baseline`, the scenarios by name', async () => {
  const packs = json(await shipped('--format', 'json'))
  for (const pack of packs) {
    for (const { id, launchYear, figures, scenarios } of pack.baselines) {
      const environment = { [libraryVariable]: shippedFolder }
      const data = await run(['data', '--baseline', `${pack.id}/${id}`, '--format', 'json'], environment)
      expect(JSON.parse(data.out)).toMatchObject({ baseline: id })
      expect(JSON.parse(data.out).figures).toHaveLength(figures)
      const projected = await run(
        ['project', '--baseline', id, ...scenarios, '--format', 'json'],
        environment,
      )
      expect(projected.code, projected.error).toBe(0)
      expect(JSON.parse(projected.out)).toMatchObject({ model: pack.model, baseline: id })
      expect(JSON.parse(projected.out).years[0]).toBe(launchYear)
    }
  }
})

const told: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    /^zhejiang: Zhejiang, version 1 · The makers of Qiantang · digital-economy@2\n/,
    /\nkiep-17-06 +2017 report \(default\) +2015 +press of record +\d+ +8 +the report\n/,
    /\nguangdong: .* · demonstration, no official projection\n/,
  ],
  ko: [
    /^zhejiang: 저장성, 1판 · /,
    /\nzhejiang-2023 +2024 통계 +2023 +/,
    /\nguangdong: .*공식 추계가 아닙니다\n/,
  ],
  zh: [
    /^zhejiang：浙江省，第1版 · /,
    /\nkiep-17-06 +2017报告（默认） +2015 +权威媒体 +/,
    /演示数据，非官方推算\n/,
  ],
}

test.each(languages)('says so in words, in %s', async (language) => {
  const { code, out, error } = await shipped('--lang', language)
  expect({ code, error }).toEqual({ code: 0, error: '' })
  for (const line of told[language]) expect(out).toMatch(line)
})

test('has a row of CSV for each baseline', async () => {
  const [head, ...rows] = rowsOf((await shipped('--format', 'csv')).out)
  expect(head).toMatch(/^\ufeffregion pack,version of the pack,publisher,from the data folder,model,/)
  expect(rows).toHaveLength(3)
  expect(rows[0]).toMatch(
    /^zhejiang,1,.*,no,digital-economy@2,kiep-17-06,"Zhejiang, report of 2017",yes,no,2015,/,
  )
  expect(rows[2]).toMatch(/^guangdong,.*,yes,yes,2023,/)
})

test('a pack in the data folder stands last and is told from those that ship; one at fault is told', async () => {
  const dataDir = temporaryFolder()
  const lund = join(dataDir, 'packs', 'lund')
  mkdirSync(dirname(lund))
  cpSync(join(tinyFolder, 'packs', 'malmo'), lund, { recursive: true })
  const edit = (file: string, ...changes: readonly (readonly [RegExp, string])[]) => {
    const path = join(lund, file)
    const text = changes.reduce((sofar, [from, to]) => sofar.replace(from, to), readFileSync(path, 'utf8'))
    writeFileSync(path, text)
  }
  edit('pack.yaml', [/^id: .*$/m, 'id: lund'], [/^baseline: .*$/m, 'baseline: lund-23'])
  edit('baselines/bikes-23.yaml', [/^id: .*$/m, 'id: lund-23'])
  edit('scenarios/twice-as-many.scenario.json', [/"bikes-23"/, '"lund-23"'])
  const own = { [libraryVariable]: tinyFolder, QIANTANG_DATA_DIR: dataDir }

  const packs = json(await run(['packs', '--format', 'json'], own))
  expect(packs).toMatchObject([
    { id: 'malmo', own: false },
    { id: 'lund', own: true, baselines: [{ id: 'lund-23', default: true, scenarios: ['twice-as-many'] }] },
  ])
  const { out } = await run(['packs'], own)
  expect(out).toMatch(/\nlund: .* · from the data folder\n/)
  expect(out.match(/from the data folder/g)).toHaveLength(1)
  // Its baseline is called like the one that ships: by its pack they are told apart.
  const compared = await run(['compare', 'bikes-23', 'lund-23'], own)
  expect(compared.out).toMatch(/Baseline \([^()]+\blund\)?\)/)

  put(lund, 'pack.yaml', 'id: [')
  const spoilt = await run(['packs', '--format', 'json'], own)
  expect(JSON.parse(spoilt.out).packs).toHaveLength(1)
  expect(spoilt.error).toContain('packs/lund')
})

test('what is computed on a demonstration says so above and below its table, and to a program', async () => {
  const on = (...args: readonly string[]): Promise<Run> =>
    run([...args, '--baseline', 'guangdong-2023', '--horizon', '2026'], { [libraryVariable]: shippedFolder })
  const note = /demonstration, no official projection/g
  expect((await on('project')).out.match(note)).toHaveLength(2)
  const asked = ['ensemble', '--indicator', 'grdp', '--draws', '16']
  expect((await on(...asked)).out.match(note)).toHaveLength(2)
  expect((await on(...asked, '--format', 'csv')).out).toMatch(
    /^# demonstration,"?demonstration, no official/m,
  )
  for (const command of [['project'], asked]) {
    expect(JSON.parse((await on(...command, '--format', 'json')).out).demonstration).toBe(true)
  }
  const other = await run(['project', '--format', 'json'], { [libraryVariable]: shippedFolder })
  expect(JSON.parse(other.out)).not.toHaveProperty('demonstration')
})
