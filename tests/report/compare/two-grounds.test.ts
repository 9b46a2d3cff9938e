/** Scenarios side by side that stand on different baselines, launched in different years, under different models. */
import { describe, expect, test } from 'vitest'
import type { Inquiry } from '../../../src/files/recipe.ts'
import type { Ground } from '../../../src/model/ground.ts'
import { modelKey } from '../../../src/model/model.ts'
import { createProjector, inPrices, type Prices } from '../../../src/model/projection.ts'
import { baselineScenario } from '../../../src/model/scenario.ts'
import { languages, type Scenario } from '../../../src/model/spec.ts'
import { cautionTexts } from '../../../src/report/compare/cautions.ts'
import { departureColumns, departureCsv, valueColumns, valueCsv } from '../../../src/report/compare/csv.ts'
import {
  absenceOf,
  assumptionDifferences,
  cautionsOf,
  compareValues,
  firstYears,
  leverDifferences,
} from '../../../src/report/compare/differences.ts'
import {
  assumptionTable,
  leverTable,
  notComparedText,
  valueTable,
} from '../../../src/report/compare/table.ts'
import type { CsvColumn, Sheet } from '../../../src/report/csv.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import {
  demonstrationOf,
  type Provenance,
  provenanceLines,
  provenanceOf,
  sheetOfFile,
} from '../../../src/report/provenance.ts'
import { createWords } from '../../../src/report/text/words.ts'
import {
  commonYears,
  type ScenarioTrajectories,
  trajectoryColumns,
  trajectorySheet,
} from '../../../src/report/trajectories/trajectories.ts'
import { laterBase, laterLaunch, onlyHere, readLaterLibrary } from '../../helpers/second-pack.ts'

const { grounds } = readLaterLibrary()
const here = grounds.first
const later = groundAt(1)

function groundAt(place: number): Ground {
  const found = grounds.all[place]
  if (!found) throw new Error(`there is no ground ${place}`)
  return found
}

function columnOn(
  ground: Ground,
  name: string,
  changes: Partial<Scenario> = {},
  prices: Prices = 'current',
): ScenarioTrajectories {
  const scenario = { ...baselineScenario(ground.model, ground.baseline), name, ...changes }
  const projection = createProjector(ground.built).project(scenario)
  return { name, scenario, ground, series: inPrices(projection, prices, ground.built).series }
}

const first = columnOn(here, 'First')
const moved = columnOn(here, 'Moved', { levers: { rdIntensity: { target: 4 } } })
const elsewhere = columnOn(later, 'Elsewhere', { levers: { rdIntensity: { target: 4 } } })
const unmoved = columnOn(later, 'Later')
const columns = [first, moved, elsewhere]

const words = createWords({ language: 'en', ground: here })
const described = describeIndicators(here.model.indicators, [], words)
const indicator = (id: string) => {
  const found = described.find((each) => each.id === id)
  if (!found) throw new Error(`no indicator ${id}`)
  return found
}
const scale = indicator('digitalEconomy')
const prices = 'current'
const { launchYear } = here.model
const at = (each: ScenarioTrajectories, year: number): number =>
  each.series.get(scale.id)?.[year - each.ground.model.launchYear] ?? Number.NaN

const made = <I extends Inquiry>(
  inquiry: I,
  compared: readonly ScenarioTrajectories[],
  shown: Prices = prices,
): Provenance<I> =>
  provenanceOf(
    { ground: here, prices: shown },
    compared.map(({ name, scenario, ground }) => ({ name, scenario, ground, short: name })),
    { inquiry, date: new Date('2026-11-30T08:00:00Z') },
  )

const cell = ({ columns: names, rows }: Sheet, row: number, column: CsvColumn) =>
  rows[row]?.[names.indexOf(column)]

describe('values', () => {
  test('stand in their own years, and are subtracted on one ground alone', () => {
    const [, own, other] = compareValues(columns, 2030, scale)
    expect(own?.difference).toBe(at(moved, 2030) - at(first, 2030))
    expect(own?.percent).toBeCloseTo((100 * (at(moved, 2030) - at(first, 2030))) / at(first, 2030), 9)
    expect(other).toEqual({ value: at(elsewhere, 2030), difference: Number.NaN, percent: Number.NaN })
    // With the other ground first, its own are compared and the others are not.
    const turned = compareValues([elsewhere, unmoved, first], 2030, scale)
    expect(turned[1]?.difference).toBe(at(unmoved, 2030) - at(elsewhere, 2030))
    expect(turned[2]?.difference).toBeNaN()
  })

  test('are none before a launch, past a horizon, and where the ground does not offer the indicator', () => {
    const before = compareValues(columns, launchYear, scale)
    expect(before.map(({ value }) => value)).toEqual([
      at(first, launchYear),
      at(moved, launchYear),
      Number.NaN,
    ])
    expect(absenceOf(elsewhere, launchYear, scale)).toBe('beforeLaunch')
    expect(absenceOf(elsewhere, laterLaunch, scale)).toBeUndefined()
    expect(absenceOf(elsewhere, elsewhere.scenario.horizon + 1, scale)).toBe('pastHorizon')
    expect(compareValues(columns, 2030, indicator(onlyHere))[2]?.value).toBeNaN()
    expect(absenceOf(elsewhere, 2030, indicator(onlyHere))).toBe('notOffered')
  })

  test('of one name in another unit are not the same thing', () => {
    const [other] = compareValues([elsewhere], 2030, { ...scale, unitKey: 'another' })
    expect(other?.value).toBeNaN()
    expect(absenceOf(elsewhere, 2030, { ...scale, unitKey: 'another' })).toBe('notOffered')
  })
})

test('years run from the first launch to the longest horizon', () => {
  const long = columnOn(later, 'Long', { horizon: 2040 })
  const years = commonYears([first, long])
  expect([years[0], years.at(-1), years.length]).toEqual([launchYear, 2040, 2041 - launchYear])
  expect(firstYears([here.model, { launchYear: 2023, horizon: { default: 2043, max: 2050 } }])).toEqual([
    2020, 2025, 2030, 2035,
  ])
})

describe('what differs', () => {
  test('is told of each lever with the base that it has on each ground', () => {
    const [only, ...more] = leverDifferences(columns).filter(({ lever }) => lever.id === laterBase.lever)
    expect(more).toEqual([])
    const setting = { target: 4, ...here.model.schedule, start: here.model.schedule.start, end: undefined }
    const { earliest: _, ...asMoved } = setting
    const base = here.model.levers.find(({ id }) => id === laterBase.lever)?.base
    expect(only?.places).toEqual([
      { base, setting: undefined },
      { base, setting: asMoved },
      { base: laterBase.base, setting: asMoved },
    ])
    // What nobody moves differs where its bases do.
    const bases = leverDifferences([first, unmoved]).map(({ lever }) => lever.id)
    expect(bases).toContain(laterBase.lever)
  })

  test('is not what only one model has, unless a scenario moves it there', () => {
    const [own] = later.model.assumptions
    if (!own) throw new Error('there is no assumption')
    const poor: Ground = {
      ...later,
      model: { ...later.model, assumptions: later.model.assumptions.slice(1) },
    }
    const without = { ...unmoved, ground: poor }
    const ids = (compared: readonly ScenarioTrajectories[]) =>
      assumptionDifferences(compared).map(({ assumption }) => assumption.id)
    expect(ids([elsewhere, without])).not.toContain(own.id)
    const changed = columnOn(later, 'Changed', { assumptions: { [own.id]: own.high } })
    const [found] = assumptionDifferences([changed, without]).filter(
      ({ assumption }) => assumption.id === own.id,
    )
    expect(found?.places).toEqual([{ central: own.central, value: own.high }, undefined])
    const table = assumptionTable([changed, without], words)
    expect(table?.rows.some((row) => row.at(-1) === 'not in its model')).toBe(true)
  })

  test('is told as a lever’s own base in the table', () => {
    const row = leverTable([first, unmoved], words)?.rows.find(([name]) => name?.startsWith('R&D intensity'))
    expect(row?.slice(1)).toEqual(['2.4 base', `${laterBase.base} base`])
  })
})

describe('cautions', () => {
  test('name who stands elsewhere, and compare readings, growth and assumptions on the first one’s ground alone', () => {
    const growth = columnOn(later, 'Growth', {
      reading: 'level',
      levers: { coreTrendGrowth: { target: 5 } },
      assumptions: { [later.model.assumptions[0]?.id ?? '']: later.model.assumptions[0]?.high ?? 0 },
    })
    const found = cautionsOf([first, moved, growth, elsewhere])
    expect(found).toEqual({ elsewhere: [2, 3], readings: false, horizons: true, world: [], assumptions: [] })
  })

  test('are said in three languages, with names, indicators and prices', () => {
    for (const [language, name, none] of [
      ['en', /^Not compared .*: Elsewhere\. /, /does not offer/],
      ['ko', /^다음 시나리오는 기준 자료\(출발 연도 \d{4}\)가 달라 .*: Elsewhere\. /, /계산할 수 없습니다/],
      ['zh', /^下列情景的基准数据不同.*：Elsewhere。/, /无法推算/],
    ] as const) {
      const own = createWords({ language, ground: here })
      const asked = { indicators: [scale], prices } as const
      const said = cautionTexts(columns, asked, own)
      expect(said[0]).toMatch(name)
      expect(said.join()).not.toMatch(none)
      const constant = cautionTexts(columns, { ...asked, prices: 'constant' }, own)
      expect(constant).toHaveLength(said.length + 1)
      expect(constant.join()).toMatch(new RegExp(`${launchYear}.*${laterLaunch}`))
      const without = cautionTexts(columns, { ...asked, indicators: [scale, indicator(onlyHere)] }, own)
      expect(without.find((each) => none.test(each))).toContain(indicator(onlyHere).label)
      expect(cautionTexts([first, moved], { ...asked, prices: 'constant' }, own)).toEqual([])
    }
  })

  test('say which figures an indicator would need', () => {
    const missing = { id: 'left', label: { en: 'Left', ko: 'Left', zh: 'Left' } }
    const spec = here.model.indicators.find(({ id }) => id === onlyHere)
    if (!spec) throw new Error(`no indicator ${onlyHere}`)
    const poor = {
      ...later,
      model: { ...later.model, notOffered: [{ indicator: spec, figures: [missing] }] },
    }
    const said = cautionTexts(
      [first, { ...elsewhere, ground: poor }],
      { indicators: [indicator(onlyHere)], prices },
      words,
    )
    expect(said.join()).toContain('it lacks Left.')
  })
})

describe('the table of values', () => {
  test('gives no difference of what is not compared, and says why there is no value', () => {
    const rows = valueTable(columns, [scale], 2030, words).rows
    expect(rows.map(([, , said]) => said)).toEqual([undefined, '', expect.stringMatching(/^\+/), '–'])
    const none = valueTable(columns, [indicator(onlyHere)], 2030, words).rows.at(-1)
    expect(none?.slice(1)).toEqual(['–', 'not offered on these figures'])
    const early = valueTable(columns, [scale], launchYear, words).rows.at(-1)
    expect(early?.slice(1)).toEqual(['–', `before its launch in ${laterLaunch}`])
  })

  test('does so in every language', () => {
    for (const language of languages) {
      const own = createWords({ language, ground: here })
      const said = valueTable(columns, [scale, indicator(onlyHere)], 2030, own)
        .rows.flat()
        .join()
      expect(said).toContain(',–,')
      expect(said).not.toMatch(/\{\{|undefined|NaN/)
    }
  })
})

describe('rows for files', () => {
  test('name model and baseline of each scenario, its own prices and its own years', () => {
    const constant = columnOn(later, 'Elsewhere', {}, 'constant')
    const asked = [scale, indicator(onlyHere)]
    const inquiry = { kind: 'project', indicators: asked.map(({ id }) => id) } as const
    const both = [first, constant]
    const sheet = trajectorySheet(made(inquiry, both, 'constant'), both, asked, words)
    expect(sheet.columns).toEqual(trajectoryColumns)
    const rows = sheet.rows.map((_, row) =>
      (['scenario', 'model', 'baseline', 'id', 'prices', 'year'] as const).map((name) =>
        cell(sheet, row, name),
      ),
    )
    const own = rows.filter(([name]) => name === 'Elsewhere')
    expect(own[0]).toEqual([
      'Elsewhere',
      modelKey(later.model),
      later.baseline.id,
      scale.id,
      `Constant ${laterLaunch} prices`,
      laterLaunch,
    ])
    expect(own).toHaveLength(constant.scenario.horizon - laterLaunch + 1)
    expect(rows[0]?.slice(1, 3)).toEqual([modelKey(here.model), here.baseline.id])
    expect(rows.filter(([, , , id]) => id === onlyHere).map(([name]) => name)).not.toContain('Elsewhere')
  })

  test('of a comparison hold the value of another ground without a difference', () => {
    const inquiry = { kind: 'compare', indicators: [scale.id], years: [launchYear, 2030] } as const
    const sheet = valueCsv(made(inquiry, columns), columns, [scale], words)
    expect(sheet.columns).toEqual(valueColumns)
    const told = (row: number) =>
      (['baseline', 'value', 'difference', 'percent'] as const).map((name) => cell(sheet, row, name))
    expect(told(2)).toEqual([later.baseline.id, null, null, null])
    expect(told(5)).toEqual([later.baseline.id, at(elsewhere, 2030), null, null])
    expect(told(4).every((value) => value !== null)).toBe(true)
  })

  test('of what differs hold each scenario’s own base', () => {
    const sheet = departureCsv(made({ kind: 'departures' }, [first, unmoved]), words)
    expect(sheet.columns).toEqual(departureColumns)
    const own = sheet.rows.flatMap((_, row) =>
      cell(sheet, row, 'id') === laterBase.lever
        ? [[cell(sheet, row, 'baseline'), cell(sheet, row, 'value')]]
        : [],
    )
    const base = here.model.levers.find(({ id }) => id === laterBase.lever)?.base
    expect(own).toEqual([
      [here.baseline.id, base],
      [later.baseline.id, laterBase.base],
    ])
  })

  test('say below the rows what each scenario stands on', () => {
    const inquiry = { kind: 'departures' } as const
    const own = made(inquiry, [first, elsewhere], 'constant')
    const { rows } = sheetOfFile({ columns: [], rows: [] }, own, words)
    const facts = (name: string) => rows.flatMap(([fact, value]) => (fact === `# ${name}` ? [value] : []))
    expect(facts('model')).toEqual([modelKey(here.model), modelKey(later.model)])
    expect(facts('baseline data')).toEqual([here.baseline.id, later.baseline.id])
    expect(facts('prices')).toEqual(['Constant prices of each launch year'])
    // What is said of it in a line names both.
    const [, line] = provenanceLines(own, words, here)
    for (const { model, baseline } of [here, later]) {
      expect(line).toContain(words.t('analyse.madeFrom', { model: modelKey(model), baseline: baseline.id }))
    }
    expect(line).toContain('Constant prices of each launch year')
    // The recipe names the grounds by the scenarios, and holds nothing of them.
    expect(JSON.stringify(rows).length).toBeLessThan(10_000)
  })
})

describe('what stands on the same figures under another version of the model', () => {
  const older: Ground = { ...here, model: { ...here.model, version: here.model.version + 1 } }
  const other = { ...first, name: 'Other', ground: older }

  test('is not compared for that reason, and for no other', () => {
    const asked = { indicators: [scale], prices } as const
    const [said, ...more] = cautionTexts([first, other, elsewhere], asked, words).filter((each) =>
      each.startsWith('Not compared'),
    )
    expect(said).toMatch(/other figures, launched in \d{4}: Elsewhere\./)
    expect(more).toEqual([expect.stringMatching(/version \d+ of the model, on the same figures: Other\./)])
    const cells = valueTable([first, other], [scale], 2030, words).rows.map((row) => row.at(-1))
    expect(cells.at(-1)).toBe('–')
    expect(notComparedText(other, first, words)).toBe(
      `not compared: version ${older.model.version} of the model`,
    )
  })

  test('has its own reading in the line below, where readings differ', () => {
    const readings = here.baseline.readings.map(({ id }) => id)
    const both = readings.map((reading, place) => columnOn(here, `No. ${place}`, { reading }))
    const line = (compared: readonly ScenarioTrajectories[]) =>
      provenanceLines(made({ kind: 'compare', indicators: [], years: [] }, compared), words, here)[1]
    expect(line(both)).toMatch(/Reading of No\. 0: .* · Reading of No\. 1: /)
    expect(line([first, moved])).toMatch(/· Reading: /)
    expect(line([first, moved])).not.toContain('Reading of')
  })
})

test('a figure that one baseline has and does not draw is no gap in its model', () => {
  const figure = here.baseline.figures.find(({ id }) => here.model.figures.some((each) => each.id === id))
  const [some] = later.model.assumptions
  if (!figure || !some) throw new Error('the model names no figure')
  const drawn = { ...some, id: figure.id, unit: figure.unit, central: figure.value + 1 }
  const shown = { ...later, model: { ...later.model, assumptions: [...later.model.assumptions, drawn] } }
  const compared = [first, { ...unmoved, ground: shown }]
  const found = assumptionDifferences(compared).find(({ assumption }) => assumption.id === figure.id)
  expect(found?.places[0]).toEqual({ central: figure.value, value: figure.value, isFixed: true })
  const cells = assumptionTable(compared, words)?.rows.flat() ?? []
  expect(cells.filter((each) => each.endsWith(', not drawn'))).toHaveLength(1)
})

test('a demonstration says so in the line below a result and in its file', () => {
  const shown: Ground = { ...later, baseline: { ...later.baseline, demonstration: true } }
  const column = { ...unmoved, ground: shown }
  const own = { ...here, pack: { ...here.pack, demonstration: false } }
  const result = made({ kind: 'project', indicators: [] }, [column])
  for (const language of languages) {
    const told = createWords({ language, ground: own })
    const note = told.t('ground.demonstration')
    expect(provenanceLines(result, told, shown)[1]).toContain(note)
    expect(sheetOfFile({ columns: [], rows: [] }, result, told).rows).toContainEqual([
      `# ${told.t('csv.demonstration')}`,
      note,
    ])
  }
  expect(demonstrationOf(result)).toEqual({ demonstration: true })
  expect(demonstrationOf(made({ kind: 'project', indicators: [] }, [first]))).toEqual({})
})
