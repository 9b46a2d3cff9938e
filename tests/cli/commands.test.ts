/** What each command answers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataPath, shippedPath } from '../helpers/library.ts'
import { scenarioJson } from '../helpers/scenario-json.ts'
import { dataFolder, put, rowsOf, run, temporaryFolder } from './run-cli.ts'

const folder = temporaryFolder()
const json = async (...args: string[]) => {
  const result = await run([...args, '--format', 'json'])
  return { ...result, value: JSON.parse(result.out || 'null') }
}

describe('project', () => {
  test('shows the main indicators of the baseline, grouped for reading', async () => {
    const { code, out } = await run(['project'])
    expect(code).toBe(0)
    expect(out).toMatch(/^Baseline \(Current prices\)\n/)
    expect(out).toMatch(/\n2035 +106,342 +22,998 +66\.7 +14\.4 +159,535\n/)
  })

  test('sets scenarios side by side where one indicator is asked for', async () => {
    const { out } = await run(['project', 'baseline', 'plan-announced', '--indicator', 'digitalEconomy'])
    expect(out).toMatch(/^Digital-economy scale \(100 million CNY, Current prices\)\n/)
    expect(out).toMatch(/Year +Baseline +announced\n/)
    expect(out).toMatch(/\n2020 +29,382 +31,840\n/)
  })

  test('divides money by prices, and nothing else, for constant prices', async () => {
    const current = await json('project', '--horizon', '2020')
    const constant = await json('project', '--horizon', '2020', '--prices', 'constant')
    const seriesOf = ({ value }: typeof current) => value.scenarios[0].series
    const price = 1.015 ** 5
    expect(constant.value.prices).toBe('constant')
    expect(seriesOf(constant).digitalEconomy[5]).toBeCloseTo(29381.5800095 / price, 6)
    expect(seriesOf(constant).grdp[5]).toBeCloseTo(63952.6134798 / price, 6)
    expect(seriesOf(constant).coreEmployment).toEqual(seriesOf(current).coreEmployment)
    expect(seriesOf(constant).price).toEqual(seriesOf(current).price)
  })

  test('gives null past a scenario’s own horizon', async () => {
    const file = put(folder, 'short.scenario.json', scenarioJson({ horizon: 2018 }))
    const { value } = await json('project', 'baseline', file, '--indicator', 'grdp')
    expect(value.years.at(-1)).toBe(2035)
    expect(value.scenarios.map(({ horizon }: { horizon: number }) => horizon)).toEqual([2035, 2018])
    const { grdp } = value.scenarios[1].series
    expect(grdp).toHaveLength(21)
    expect(grdp.slice(0, 4)).toEqual(value.scenarios[0].series.grdp.slice(0, 4))
    expect(new Set(grdp.slice(4))).toEqual(new Set([null]))
  })

  test('takes the reading of the command line before the scenario’s', async () => {
    const { value } = await json('project', '--reading', 'level', '--indicator', 'digitalEconomy')
    expect(value.reading).toBe('level')
    expect(value.scenarios[0].reading).toBe('level')
    expect(value.scenarios[0].series.digitalEconomy.at(-1)).toBeCloseTo(121842.795851, 5)
  })

  test('warns where scenarios start from different readings', async () => {
    const { value, error } = await json('project', 'baseline', 'as-printed', '--indicator', 'grdp')
    expect(value.reading).toBe('mixed')
    expect(value.scenarios.map(({ reading }: { reading: string }) => reading)).toEqual(['share', 'level'])
    expect(error).toMatch(/^please note: The scenarios start from different readings/)
  })

  test('warns of implausible values, from which year, in the reader’s language', async () => {
    const levers = { onlineRetailLead: { target: 6, start: 2017, ramp: 0 } }
    const file = put(folder, 'boom.scenario.json', scenarioJson({ name: 'Boom', horizon: 2050, levers }))
    const english = await run(['project', file])
    expect(english.code).toBe(0)
    expect(english.error).toMatch(/^please note: Boom, from 20\d\d: Online retail passes 60% of GRDP/)
    const chinese = await run(['project', file, '--lang', 'zh'])
    expect(chinese.error).toMatch(/^提示：Boom，自20\d\d年起：网络零售额超过GDP的60%/)
  })

  test('knows scenarios that ship by their names in any language', async () => {
    const names = [
      '13TH plan as announced',
      '13·5 규획 발표 그대로',
      '按公布的“十三五”规划',
      'plan-announced',
    ]
    const { value } = await json('project', ...names, '--indicator', 'grdp', '--horizon', '2020')
    const fingerprints = value.scenarios.map(({ fingerprint }: { fingerprint: string }) => fingerprint)
    expect(new Set(fingerprints).size).toBe(1)
    expect((await json('project', '기준 시나리오', '--horizon', '2016')).value.scenarios[0].name).toBe(
      'Baseline',
    )
  })

  test('shows a scenario’s own indicators', async () => {
    const own = {
      id: 'perWorker',
      label: 'Digital economy per core worker',
      formula: 'digitalEconomy / coreEmployment',
      unit: '10k CNY',
    }
    const file = put(folder, 'own.scenario.json', scenarioJson({ indicators: [own] }))
    const { value } = await json('project', 'baseline', file, '--indicator', 'perWorker')
    expect(value.scenarios[0].series.perWorker[0]).toBeNull()
    expect(value.scenarios[1].series.perWorker[0]).toBeCloseTo(15804.4363867 / 119.238895478, 6)
    const table = await run(['project', file])
    expect(table.out).toMatch(/core worker/)
    const csv = await run(['project', 'baseline', file, '--indicator', 'perWorker', '--format', 'csv'])
    expect(rowsOf(csv.out)).toHaveLength(1 + 21)
    expect(csv.out).toMatch(
      /\r\nOf a test,[\da-f]{64},[^,]+,kiep-17-06,37% of GRDP,perWorker,Digital economy per core worker,"10,000 CNY",Current prices,2015,132\.5/,
    )
  })

  test('has headings in three languages', async () => {
    const args = ['project', 'plan-announced', '--horizon', '2020']
    expect((await run(args, { LC_ALL: 'ko_KR.UTF-8' })).out).toMatch(/^13·5 규획 발표 그대로\(경상가격\)\n/)
    expect((await run([...args, '--lang', 'zh'])).out).toMatch(/^按公布的“十三五”规划（现价）\n/)
  })

  test('tells scenarios of the same name apart', async () => {
    const args = [
      'project',
      'baseline',
      'baseline',
      '--indicator',
      'grdp',
      '--horizon',
      '2016',
      '--format',
      'csv',
    ]
    expect((await run(args)).out).toMatch(/\r\nBaseline \(2\),[\da-f]{64},[^,]+,kiep-17-06,37% of GRDP,grdp,/)
  })

  test('refuses what cannot be asked, as wrong usage', async () => {
    for (const [args, reason] of [
      [['--indicator', 'gdp'], /^error: --indicator: There is no indicator gdp \(known: digitalEconomy, /],
      [['--reading', 'both'], /^error: --reading: both is not one of share, level\.\n$/],
      [['--horizon', '2051'], /^error: --horizon: 2051 is not a year from 2016 to 2050\.\n$/],
      [['--horizon', 'soon'], /^error: --horizon: “soon” is not a year\.\n$/],
      [['--lang', 'fr'], /^error: --lang: fr is not one of en, ko, zh\.\n$/],
      [['--format', 'xml'], /^error: --format: xml is not one of table, csv, json\.\n$/],
    ] as const) {
      const result = await run(['project', ...args])
      expect(result).toMatchObject({ code: 2, out: '' })
      expect(result.error).toMatch(reason)
    }
  })

  test('names the horizon where it makes a scenario impossible', async () => {
    const { code, error } = await run(['project', 'plan-announced', '--horizon', '2017'])
    expect(code).toBe(2)
    expect(error).toBe(
      'error: --horizon: 2017 is not a year from 2018 to 2050: in plan-announced a lever starts in 2018.\n',
    )
  })
})

describe('compare', () => {
  test('gives values, differences and what differs', async () => {
    const { code, value } = await json('compare', 'baseline', 'plan-announced', '--year', '2020')
    expect(code).toBe(0)
    expect(value.year).toBe(2020)
    const [first, second] = value.indicators.digitalEconomy
    expect(first).toEqual({ name: 'Baseline', value: first.value, difference: 0, percent: 0 })
    expect(second.name).toBe('13th plan as announced')
    expect(second.difference).toBeCloseTo(31840.3351551 - 29381.5800095, 6)
    expect(second.percent).toBeCloseTo(100 * (31840.3351551 / 29381.5800095 - 1), 8)
    expect(value.levers).toEqual({
      fusionFields: [null, { target: 11, start: 2018, ramp: 3, end: null }],
      cloudMigration: [null, { target: 100, start: 2017, ramp: 1, end: null }],
      networkInvestment: [null, { target: 1.5, start: 2018, ramp: 3, end: null }],
      rdIntensity: [null, { target: 3, start: 2018, ramp: 5, end: null }],
    })
    expect(value.assumptions).toEqual({})
  })

  test('names assumptions that differ, and leaves out levers that do not', async () => {
    const levers = { fusionFields: { target: 11, start: 2018, ramp: 3 } }
    const one = put(folder, 'one.scenario.json', scenarioJson({ levers }))
    const changes = { name: 'Other', levers, assumptions: { imitation: 0.12 } }
    const other = put(folder, 'other.scenario.json', scenarioJson(changes))
    const { value } = await json('compare', one, other)
    expect(value.levers).toEqual({})
    expect(Object.keys(value.assumptions)).toEqual(['imitation'])
    expect(value.assumptions.imitation[1]).toBe(0.12)
    const { out } = await run(['compare', one, other])
    expect(out).toMatch(/Assumptions that differ\n/)
    expect(out).not.toMatch(/Levers that differ/)
  })

  test('compares 2030, or the shortest horizon where that is earlier', async () => {
    const file = put(folder, 'early.scenario.json', scenarioJson({ horizon: 2025 }))
    expect((await json('compare', 'baseline', 'plan-announced')).value.year).toBe(2030)
    expect((await json('compare', 'baseline', file)).value.year).toBe(2025)
    const late = await run(['compare', 'baseline', file, '--year', '2026'])
    expect(late).toMatchObject({ code: 2, out: '' })
    expect(late.error).toMatch(/^error: --year: 2026 is not a year from 2015 to 2025/)
  })

  test('needs two scenarios', async () => {
    expect(await run(['compare', 'baseline'])).toMatchObject({ code: 2, out: '' })
  })

  test('gives no per cent of a share, in JSON and in CSV, and none where there is no value', async () => {
    const args = ['compare', 'baseline', 'plan-announced', '--year', '2030', '--indicator', 'digitalShare']
    const { value } = await json(...args)
    expect(value.indicators.digitalShare[1]).toMatchObject({ percent: null })
    expect(value.indicators.digitalShare[1].difference).toBeGreaterThan(10)
    const { out } = await run([...args, '--format', 'csv'])
    expect(rowsOf(out).at(-1)).toMatch(/,2030,71\.20\d*,10\.2\d*,$/)
    const none = await json(
      'compare',
      'baseline',
      'plan-announced',
      '--year',
      '2015',
      '--indicator',
      'growthContribution',
    )
    expect(none.value.indicators.growthContribution[1]).toMatchObject({
      value: null,
      difference: null,
      percent: null,
    })
  })

  test('sets a scenario’s own indicator beside the same of the others, with the digits that it asks for', async () => {
    const own = { id: 'deShare', label: 'Share as a ratio', formula: 'digitalEconomy / grdp', unit: 'share' }
    const levers = { fusionFields: { target: 11, start: 2018, ramp: 3 } }
    const file = put(folder, 'ratio.scenario.json', scenarioJson({ indicators: [own], levers }))
    const { out } = await run(['compare', 'baseline', file, '--indicator', 'deShare'])
    expect(out).toMatch(/\n {2}Baseline +0\.610\n {2}Of a test +0\.703 +\+0\.093 \(\+15\.2%\)\n/)
    const { value } = await json('compare', file, 'baseline', '--indicator', 'deShare')
    expect(value.indicators.deShare[1].difference).toBeCloseTo(-0.0927, 3)
  })

  test('keeps own indicators of one id and other formulas apart', async () => {
    const plan = (name: string, formula: string) => {
      const own = { id: 'own1', label: 'Mine', formula, unit: '100m CNY' }
      return put(folder, `${name}.scenario.json`, scenarioJson({ name, indicators: [own] }))
    }
    const files = [plan('One', 'digitalEconomy'), plan('Two', 'coreValueAdded')]
    const asked = ['--indicator', 'own1', '--indicator', 'own2']
    const { out } = await run(['compare', ...files, ...asked])
    expect(out).toMatch(/Mine \(One\)[^\n]*\n {2}One +74,526\n {2}Two +74,526/)
    expect(out).toMatch(/Mine \(Two\)[^\n]*\n {2}One +16,266\n {2}Two +16,266/)
    const { value } = await json('project', ...files, ...asked)
    const at = value.years.indexOf(2030)
    const shown = value.scenarios.map(({ series }: { series: Record<string, readonly number[]> }) =>
      [series.own1?.[at], series.own2?.[at]].map((each) => each && Math.round(each)),
    )
    expect(shown).toEqual([
      [74_526, null],
      [null, 16_266],
    ])
  })

  test('names no lever that was moved to its base', async () => {
    const levers = { rdIntensity: { target: 2.4, start: 2020, ramp: 1 } }
    const file = put(folder, 'still.scenario.json', scenarioJson({ levers }))
    expect((await json('compare', 'baseline', file)).value.levers).toEqual({})
    const { out } = await run(['compare', 'baseline', file, '--format', 'table'])
    expect(out).toContain('No lever differs.')
  })

  test('has a table that reads well', async () => {
    const { out } = await run(['compare', 'baseline', 'plan-announced', '--indicator', 'digitalEconomy'])
    expect(out).toMatch(/Digital-economy scale \(100 million CNY\)\n {2}Baseline +74,526\n/)
    expect(out).toMatch(/ {2}13th plan as announced +91,788 +\+17,262 \(\+23\.2%\)\n/)
    expect(out).toMatch(/R&D intensity \(% of GRDP\) +2\.4 base +3, from 2018 over 5 years\n/)
  })
})

describe('check', () => {
  test('finds every file that ships valid', async () => {
    const { code, value, error } = await json(
      'check',
      join(dataFolder, shippedPath('plan-announced')),
      join(dataFolder, 'units.yaml'),
      join(dataFolder, dataPath('model')),
      join(dataFolder, dataPath('baseline')),
      join(dataFolder, dataPath('outcomes')),
      join(dataFolder, dataPath('shipped')),
    )
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(value.ok).toBe(true)
    expect(value.files.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['scenario', 'units', 'model', 'baseline', 'outcomes', 'shipped'],
    ])
  })

  test('takes a file for a scenario by the ending that the desktop program gives', async () => {
    const file = put(folder, 'Plan.QIANTANG', scenarioJson())
    const { code, value } = await json('check', file)
    expect(code).toBe(0)
    expect(value.files).toMatchObject([{ file, kind: 'scenario', ok: true }])
  })

  test('reports faults by file, on stderr and as data', async () => {
    const good = put(folder, 'good.scenario.json', scenarioJson())
    const bad = put(folder, 'bad.scenario.json', scenarioJson({ horizon: 2015, reading: 'both', extra: 1 }))
    const { code, value, error } = await json('check', good, bad)
    expect(code).toBe(1)
    expect(value).toMatchObject({
      ok: false,
      files: [
        { file: good, kind: 'scenario', ok: true, errors: [] },
        {
          file: bad,
          kind: 'scenario',
          ok: false,
          errors: [
            { path: 'extra', code: 'unknown-key', message: expect.stringContaining('extra'), line: 14 },
          ],
        },
      ],
    })
    expect(error).toBe(`${bad}:14: extra: The key extra is not known here.\n`)
  })

  test('remarks of a unit that nothing knows, and takes the file all the same', async () => {
    const own = { id: 'own', label: 'Own', formula: 'grdp' }
    const indicators = [
      { ...own, unit: '100M CNY' },
      { ...own, id: 'other', unit: 'bushels' },
    ]
    const file = put(folder, 'unit.scenario.json', scenarioJson({ indicators }))
    const { code, error } = await run(['check', file])
    expect(code).toBe(0)
    expect(error).toMatch(
      /^please note: .*unit\.scenario\.json: “bushels” is no unit that is known here.*\n$/,
    )
  })

  test('puts only valid files into the table', async () => {
    const bad = put(folder, 'bad2.scenario.json', scenarioJson({ horizon: 2015, reading: 'both' }))
    const { code, out, error } = await run(['check', 'plan-announced', bad])
    expect(code).toBe(1)
    expect(out).toBe('plan-announced: valid\n')
    expect(error.split('\n')).toEqual([
      `${bad}:9: reading: The reading both is not known here (known: share, level).`,
      `${bad}:10: horizon: 2015 is not a year from 2016 to 2050.`,
      '',
    ])
  })

  test.each([
    ['a folder', folder, 'file-unreadable'],
    ['a name too long for a file', `${'x'.repeat(5000)}.json`, 'file-unreadable'],
    ['no file', join(folder, 'none.scenario.json'), 'file-missing'],
    ['a large file', put(folder, 'large.scenario.json', ' '.repeat(1024 * 1024 + 1)), 'file-too-large'],
    ['bytes that are not text', put(folder, 'latin.scenario.json', Uint8Array.of(0xff, 0xe9)), 'not-utf8'],
    ['no JSON', put(folder, 'no.scenario.json', '{ "format": }'), 'json-syntax'],
  ])('refuses %s', async (_, file, code) => {
    const result = await json('check', file)
    expect(result.code).toBe(1)
    expect(result.value.files[0].errors).toMatchObject([{ code }])
    expect(result.error.trimEnd().split('\n')).toHaveLength(1)
  })

  test('checks a model as if it stood in the place of the one that ships', async () => {
    const model = readFileSync(join(dataFolder, dataPath('model')), 'utf8')
    const broken = model.replace('"launchGrdp - launchCore"', '"launchGrdp - launchCoreShare"')
    expect(broken).not.toBe(model)
    const file = put(folder, 'my-model.yaml', broken)
    const line = broken.slice(0, broken.indexOf('launchCoreShare')).split('\n').length
    const { code, value, error } = await json('check', file)
    expect(code).toBe(1)
    expect(value.files[0]).toMatchObject({ kind: 'model', ok: false })
    expect(error).toMatch(
      new RegExp(`^${file}:${line}: sections\\.0\\.equations\\.2\\.formula: .*launchCoreShare`),
    )
  })
})

describe('equations', () => {
  test('prints every equation as the file has it', async () => {
    const { code, out } = await run(['equations'])
    expect(code).toBe(0)
    expect(out).toContain('  launchGrdp = launchCore / coreShare2015\n      GRDP, 2015 [100 million CNY]\n')
    expect(out).toContain('  launchDigitalEconomy = deLevel2015   (reading CNY 2.33 trn)\n')
    expect(out).toMatch(/\n {2}priceIndex = 1 {3}\(in 2015\)\n {2}priceIndex = previous\(priceIndex\)/)
    expect(out).toMatch(/\ncoreVa2016 +3,911 +100 million CNY +2016 /)
  })

  test('keeps to one reading', async () => {
    const { value } = await json('equations', '--reading', 'level')
    const equations = value.sections.flatMap((section: { equations: unknown[] }) => section.equations)
    expect(equations).toContainEqual(
      expect.objectContaining({
        id: 'launchDigitalEconomy',
        kind: 'auxiliary',
        formula: 'deLevel2015',
      }),
    )
    expect(value.levers).toHaveLength(17)
    expect(await run(['equations', '--reading', 'none'])).toMatchObject({ code: 2, out: '' })
  })

  test('speaks three languages', async () => {
    expect((await run(['equations', '--lang', 'ko'])).out).toContain('## 조정변수')
    expect((await run(['equations', '--lang', 'zh'])).out).toContain('## 可调变量')
  })
})

describe('data', () => {
  test('finds figures by region, topic and text, with their places', async () => {
    const { code, value } = await json('data', '--region', 'zhejiang', '--topic', 'core', '--search', '3,911')
    expect(code).toBe(0)
    const figures: { id: string; place: string; quote: string }[] = value.figures
    expect(figures.map(({ id }) => id)).toContain('coreValueAddedFirst')
    for (const figure of figures) expect(figure).toMatchObject({ region: 'Zhejiang', topic: 'core' })
    expect(figures[0]?.quote).toContain('3,911')
  })

  test('shows them as a table, or with the report’s words', async () => {
    const table = await run(['data', '--topic', 'core'])
    expect(table.out).toMatch(/\ncoreValueAddedFirst +3,911 +100 million CNY +2016 +Zhejiang +section 2\.2/)
    const words = await run(['data', '--search', 'coreValueAddedFirst', '--quotes', '--lang', 'ko'])
    expect(words.out).toMatch(
      /수치 1개\n\ncoreValueAddedFirst: 핵심 산업 부가가치\n {2}3,911억 위안 · 2016 · 저장성\n/,
    )
    const csv = await run(['data', '--format', 'csv'])
    expect(csv.out).toMatch(
      /^\ufeffid,label,value,unit,year,period,region,kind,topic,place,words of the source,indicator,note\r\n/,
    )
    expect(csv.out).toMatch(
      /\r\ncoreValueAddedFirst,Core-industry value added,3911,100 million CNY,2016,,Zhejiang,amount of a year,Core industry,/,
    )
  })

  test('refuses a region or topic that there is not', async () => {
    expect(await run(['data', '--topic', 'x'])).toMatchObject({ code: 2, out: '' })
    expect((await run(['data', '--region', 'x'])).error).toMatch(/^error: --region: x is not one of /)
  })
})

test('has help with examples for every command, and a version', async () => {
  for (const command of ['project', 'compare', 'check', 'equations', 'data']) {
    const { code, out, error } = await run([command, '--help'])
    expect({ code, error }).toEqual({ code: 0, error: '' })
    expect(out).toContain(`Examples:\n  qiantang ${command}`)
  }
  expect(await run(['--version'])).toEqual({ code: 0, out: '0.1.0\n', error: '' })
  expect(await run([])).toMatchObject({ code: 2, out: '' })
  expect(await run(['guess'])).toMatchObject({ code: 2, out: '' })
})

test('check reads tables of published values, and words their faults in the language asked for', async () => {
  const fine = put(folder, 'fine.tsv', '指标\t2021\n数字经济规模\t35,748\n')
  const wrong = put(folder, 'wrong.txt', 'year;indicator;value\n2018;grdp;1\n')
  expect(await run(['check', fine])).toMatchObject({ code: 0, out: `${fine}: valid\n` })
  const { code, out } = await run(['check', fine, wrong, '--format', 'json', '--lang', 'zh'])
  expect(code).toBe(1)
  expect(JSON.parse(out).files).toMatchObject([
    { kind: 'outcomes', ok: true, errors: [] },
    { kind: 'outcomes', ok: false, errors: [{ code: 'value-far-off', path: 'value', line: 2 }] },
  ])
  expect(JSON.parse(out).files[1].errors[0].message).toContain('推算值')
})
