/** What the packs that ship say: their numbers, their sources, their words, their scenarios and outcomes. */
import { describe, expect, test } from 'vitest'
import { usualBreaks } from '../../src/model/analysis/backtest/compared.ts'
import { backtest } from '../../src/model/analysis/backtest.ts'
import { keyOf } from '../../src/model/ground.ts'
import { createProjector } from '../../src/model/projection.ts'
import { baselineScenario } from '../../src/model/scenario.ts'
import type { BaselineSpec, Scenario, Text } from '../../src/model/spec.ts'
import { cases, file, jsonBaselines } from '../helpers/digital-economy.ts'
import { library as firstLibrary, readShipped } from '../helpers/library.ts'
import { relativeDifference } from '../helpers/series.ts'

const { data, grounds } = readShipped()
const key = keyOf(file)
const baselines = data.packs.flatMap((pack) => pack.baselines)
const shipped = data.packs.flatMap((pack) => pack.shipped)

function groundOf(names: { readonly model: string; readonly baseline: string }) {
  const ground = grounds.of(names)
  if (!ground.ok) throw new Error(ground.error.code)
  return ground.value
}

const baselineOf = (id: string): BaselineSpec => groundOf({ model: key, baseline: id }).baseline

/** Every text with its path, whatever it is of. */
function texts(value: unknown, path = ''): readonly (readonly [path: string, text: Text])[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && 'ko' in value && 'zh' in value) {
    return typeof value.en === 'string' ? [[path, value as Text]] : []
  }
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${path}/${name}`))
}

const allTexts = texts({
  packs: data.packs.map(({ spec }) => spec),
  baselines: Object.fromEntries(baselines.map((one) => [one.id, one])),
  outcomes: Object.fromEntries(data.packs.map(({ outcomes }) => [outcomes.id, outcomes])),
  shipped: Object.fromEntries(shipped.map((one) => [one.texts.file, one.texts])),
})

test('Zhejiang ships with the report’s baseline and that of the statistics, Guangdong as a demonstration', () => {
  expect(data.packs.map(({ spec, baselines: own }) => [spec.id, own.map(({ id }) => id)])).toEqual([
    ['zhejiang', ['kiep-17-06', 'zhejiang-2023']],
    ['guangdong', ['guangdong-2023']],
  ])
  expect(grounds.first).toMatchObject({ baseline: { id: 'kiep-17-06' }, model: { id: file.id, version: 2 } })
  expect(data.packs.map(({ spec }) => spec.demonstration ?? false)).toEqual([false, true])
})

// --- Numbers ---

/** What the independent implementation gives as a share, a baseline gives as its sources print it. */
const inUnitOf = (id: string, value: number): number => (id.endsWith('GrowthFirst') ? value / 100 : value)

describe.each(baselines.map(({ id }) => id))('%s', (id) => {
  const baseline = baselineOf(id)
  const reference = jsonBaselines[id]
  if (!reference) throw new Error(`no reference for ${id}`)

  test('has the years and readings of the reference', () => {
    expect(baseline).toMatchObject({ launchYear: reference.launchYear, schedule: reference.schedule })
    expect(baseline.readings.map((reading) => reading.id)).toEqual(reference.readings)
  })

  test('has every figure that models name, to the last digit', () => {
    const values = Object.keys(reference.figures).map((name) => {
      const figure = baseline.figures.find((one) => one.id === name)
      return [name, figure && inUnitOf(name, figure.value)]
    })
    expect(Object.fromEntries(values)).toEqual(reference.figures)
  })

  test('has every base and range of a lever', () => {
    const own = Object.entries(baseline.levers).map(([name, { base, min, max, draw }]) => [
      name,
      {
        base,
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
        ...(draw ? { draw: [draw.low, draw.high] } : {}),
      },
    ])
    expect(Object.fromEntries(own)).toEqual(reference.levers)
  })

  test('has every assumption of the place', () => {
    const own = Object.entries(baseline.assumptions).map(([name, { central, low, high }]) => [
      name,
      [central, low, high],
    ])
    expect(Object.fromEntries(own)).toEqual(reference.assumptions)
  })

  test('gives the numbers of the independent implementation', () => {
    const { built } = groundOf({ model: key, baseline: id })
    const projector = createProjector(built)
    const own = cases.filter((one) => one.baseline === id)
    expect(own.length).toBeGreaterThan(0)
    for (const { levers, assumptions, bases, shocks, reading, horizon, rows } of own) {
      // Drawn bases and chance are the reference tests' own; here the data are held to it.
      if (Object.keys(bases).length + Object.keys(shocks).length > 0) continue
      const scenario: Scenario = {
        ...baselineScenario(built.spec, built.baseline),
        ...{ id: 'x', levers, assumptions, reading, horizon },
      }
      const { series } = projector.project(scenario)
      for (const [index, row] of rows.entries()) {
        for (const [name, value] of Object.entries(row)) {
          if (name === 'year' || value === null) continue
          expect(relativeDifference(series.get(name)?.[index] ?? Number.NaN, value)).toBeLessThan(1e-9)
        }
      }
    }
  })
})

// --- Sources ---

describe('every figure', () => {
  const figures = baselines.flatMap((one) => one.figures.map((figure) => ({ one, figure })))

  test('has the words of a source and where they stand', () => {
    for (const { one, figure } of figures) {
      expect([figure.quote.trim(), figure.place.trim()].every((words) => words.length > 1)).toBe(true)
      // A page of the web has an address; what stands in the report has a place there.
      if (one.source.language === 'ko') expect(figure.place).toMatch(/§|fn|Table/)
      else
        expect([figure.id, figure.address ?? figure.place]).toEqual([
          figure.id,
          expect.stringMatching(/^http|转载/),
        ])
    }
  })

  test('says what it rests on where nobody has published it', () => {
    const made = figures.filter(
      ({ figure: { quality } }) => quality === 'derived' || quality === 'assumption',
    )
    expect(made.length).toBeGreaterThan(0)
    for (const { figure } of made)
      expect([figure.id, figure.note?.en ?? '']).toEqual([figure.id, expect.stringMatching(/\S/)])
    for (const { figure } of made.filter(({ figure: { quality } }) => quality === 'assumption')) {
      expect(figure.note?.en).toMatch(/^Assumption: /)
      expect(figure.indicator).toBeUndefined()
    }
  })

  test('is drawn only where it is assumed, and around its value', () => {
    const drawn = figures.filter(({ figure }) => figure.low !== undefined || figure.high !== undefined)
    expect(drawn.map(({ figure }) => figure.quality)).toEqual(drawn.map(() => 'assumption'))
    for (const {
      figure: { low = Number.NaN, value, high = Number.NaN },
    } of drawn) {
      expect(low < value && value < high).toBe(true)
    }
  })
})

test('what is only recalled is no figure, and is marked in all three languages wherever a text leans on it', () => {
  const recalled = allTexts.filter(([, text]) => /recalled/i.test(text.en))
  expect(recalled.length).toBeGreaterThan(10)
  for (const [path, text] of recalled) {
    expect([path, text.ko, text.zh]).toEqual([
      path,
      expect.stringContaining('원문 미확인'),
      expect.stringContaining('未复核原文'),
    ])
  }
})

// --- Words ---

test('money in English sentences is CNY before the number, and apostrophes are curly', () => {
  const quoted = /‘[^’]*’|“[^”]*”|《[^》]*》|https?:\S+|github\S+/g
  for (const [path, { en }] of allTexts) {
    expect([path, en.replace(quoted, '')]).toEqual([path, expect.not.stringMatching(/100m CNY|'/)])
  }
})

test('a demonstration says so in its names and wherever it explains itself', () => {
  const demonstrations = data.packs.filter(({ spec }) => spec.demonstration)
  expect(demonstrations).not.toHaveLength(0)
  for (const { spec, outcomes, baselines: own } of demonstrations) {
    const said = own.flatMap((one) => [
      one.label,
      one.source.title,
      ...one.readings.map(({ explanation }) => explanation),
      ...one.conflicts.map(({ text }) => text),
      ...[...Object.values(one.levers), ...Object.values(one.assumptions)].map(({ source }) => source),
    ])
    expect(own.every(({ demonstration }) => demonstration)).toBe(true)
    for (const { en, ko, zh } of [spec.label, outcomes.region, ...said]) {
      expect([en, ko, zh]).toEqual([
        expect.stringMatching(/demonstration/i),
        expect.stringContaining('시연용'),
        expect.stringContaining('演示'),
      ])
    }
  }
})

// --- Scenarios ---

describe('scenarios that ship', () => {
  test('are of the newest version, have ids of their own, and none that version 1 shipped with', () => {
    const ids = shipped.map(({ scenario }) => scenario.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(shipped.map(({ scenario }) => scenario.model)).toEqual(shipped.map(() => key))
    const first = firstLibrary.grounds.first.shipped.map(({ scenario }) => scenario.id)
    expect(first).toHaveLength(8)
    expect(ids.filter((id) => first.includes(id))).toEqual([])
    expect(shipped.filter(({ scenario }) => scenario.baseline === 'zhejiang-2023')).toHaveLength(4)
  })

  test('on the report’s baseline give the table of the move from version 1', () => {
    const moved: Readonly<Record<string, readonly number[]>> = {
      'plan-announced': [117516, 25930, 167175, 70.3],
      'enterprise-led-reform': [117542, 28050, 173228, 67.9],
      'investment-push': [114525, 27078, 168986, 67.8],
      'skills-first': [110370, 26278, 165939, 66.5],
      'cross-border-commerce': [108999, 25436, 164334, 66.3],
      'smart-manufacturing': [110999, 25616, 165861, 66.9],
      'slow-world': [78641, 14422, 122545, 64.2],
      'as-printed': [124924, 25251, 164140, 76.1],
    }
    const own = shipped.filter(({ scenario }) => scenario.baseline === 'kiep-17-06')
    const projector = createProjector(grounds.first.built)
    const given = own.map(({ texts: { file: name }, scenario }) => {
      const { series, years } = projector.project(scenario)
      const at = (id: string, digits: number): number =>
        Number((series.get(id)?.[years.indexOf(2035)] ?? Number.NaN).toFixed(digits))
      return [name, [at('digitalEconomy', 0), at('coreValueAdded', 0), at('grdp', 0), at('digitalShare', 1)]]
    })
    expect(Object.fromEntries(given)).toEqual(moved)
  })

  test.each(shipped.map(({ texts: { file: name }, scenario }) => ({ name, scenario })))(
    '$name leaves nothing that is held plausible, in any reading',
    ({ scenario }) => {
      const { built } = groundOf(scenario)
      const projector = createProjector(built)
      for (const { id } of built.baseline.readings) {
        expect(projector.implausible({ ...scenario, reading: id })).toEqual([])
      }
    },
  )

  test('on the statistics say which sentence they follow, where it stands, and what is assumed', () => {
    for (const { texts: own } of shipped.filter(({ scenario }) => scenario.baseline === 'zhejiang-2023')) {
      for (const notes of Object.values(own.notes)) {
        // The sentence is quoted in its own language, whatever that of the note.
        expect(notes).toMatch(/[‘“][^’”]*[\u4e00-\u9fff]{6}/)
        expect(notes).toMatch(/github\.com\/|https?:\/\//)
      }
      expect(own.notes.en).toMatch(/assumption/i)
      expect(own.notes.ko).toContain('가정')
      expect(own.notes.zh).toContain('假设')
    }
  })
})

// --- Outcomes ---

describe('outcomes that ship', () => {
  const all = data.packs.flatMap(({ outcomes }) => outcomes.outcomes)
  const isRecalled = ({ quality }: (typeof all)[number]): boolean => quality === 'recalled'

  /** A baseline without departures beside what ships, as it is compared unless somebody says otherwise. */
  function compared(id: string, recalled = false) {
    const { built, outcomes } = groundOf({ model: key, baseline: id })
    const scenario = baselineScenario(built.spec, built.baseline)
    const options = { breaks: usualBreaks(outcomes), recalled }
    return backtest(createProjector(built), scenario, outcomes, options)
  }

  test('have a source, and how good it is', () => {
    expect(all.map(({ id, source, quality }) => [id, source.length > 2, quality !== undefined])).toEqual(
      all.map(({ id }) => [id, true, true]),
    )
  })

  test('name no source where they are only recalled, and say so', () => {
    const recalled = all.filter(isRecalled)
    expect(recalled.length).toBeGreaterThan(20)
    for (const { id, source, address, note } of recalled) {
      expect([id, source, address, note?.en]).toEqual([
        id,
        expect.stringMatching(/^From memory/),
        undefined,
        expect.stringMatching(/recalled/i),
      ])
    }
  })

  test('are not compared where they are only recalled, unless somebody asks', () => {
    const counts = (recalled: boolean) =>
      baselines.map(
        ({ id }) => compared(id, recalled).rows.filter(({ outcome }) => isRecalled(outcome)).length,
      )
    expect(counts(false)).toEqual([0, 0, 0])
    expect(counts(true)).toEqual([21, 1, 0])
  })

  test('are on the definition of the launch: what changed by then is not undone', () => {
    const undone = (id: string) => compared(id).rows.flatMap((row) => row.undone.map((each) => each.id))
    expect([...new Set(undone('kiep-17-06'))].toSorted()).toEqual([
      'census2018',
      'census2023',
      'coreList2017',
    ])
    expect(undone('zhejiang-2023')).toEqual([])
    expect(undone('guangdong-2023')).toEqual([])
  })

  test('have breaks whose factor lies in its range, and a recalled one is named so', () => {
    const breaks = data.packs.flatMap(({ outcomes }) => outcomes.breaks)
    expect(
      breaks.map(({ indicator, id, low, factor, high, on }) => [`${id} ${indicator}`, low, factor, high, on]),
    ).toEqual([
      ['coreList2017 coreValueAdded', 1.04, 1.065, 1.07, true],
      ['coreList2017 coreShare', 1.04, 1.065, 1.07, true],
      ['census2018 grdp', 1.03, 1.032, 1.034, true],
      ['digitalMeasure2020 digitalEconomy', 1, 1.04, 1.08, false],
      ['digitalMeasure2020 digitalShare', 1, 1.04, 1.08, false],
      ['census2023 grdp', 1.0371, 1.0372, 1.0372, true],
      ['census2023 coreValueAdded', 1.03, 1.0372, 1.045, true],
      ['census2023 grdp', 1.016, 1.0165, 1.017, true],
    ])
    expect(breaks.filter(({ label }) => /recalled/.test(label.en)).map(({ id }) => id)).toEqual([
      'census2018',
    ])
  })

  test('have official aims for the years of the plans, each with its words’ address', () => {
    const targets = data.packs.flatMap(({ outcomes }) => outcomes.targets)
    const years = new Set(targets.map(({ year }) => year))
    expect([2020, 2022, 2025, 2027, 2030].filter((year) => !years.has(year))).toEqual([])
    for (const { id, address, quality, announced, year } of targets) {
      expect([id, address]).toEqual([id, expect.stringMatching(/^https?:\/\//)])
      expect(quality).not.toBe('recalled')
      expect(announced).toBeLessThanOrEqual(year)
    }
  })

  test('have aims that exceed or come near a number where the words of the source say so', () => {
    const targets = data.packs.flatMap(({ outcomes }) => outcomes.targets)
    const said = targets.filter(({ words }) => words !== undefined)
    expect(said.length).toBeGreaterThan(10)
    for (const { id, words = '', manner } of said) {
      const read = /左右/.test(words) ? 'about' : /突破|超|以上/.test(words) ? 'above' : undefined
      expect([id, manner]).toEqual([id, read])
    }
  })

  test('up to the year that the model was set with are the twenty levels of the reference', () => {
    const levels = compared('kiep-17-06').rows.filter(
      ({ kind, outcome }) => kind === 'fitted' && outcome.measure === 'level',
    )
    expect(levels).toHaveLength(20)
  })
})
