import { describe, expect, test } from 'vitest'
import type { RangeChanges } from '../../../src/model/analysis/draws.ts'
import {
  type SobolIndex,
  type SobolResult,
  type SobolRow,
  sobolIndices,
} from '../../../src/model/analysis/sobol-indices.ts'
import { type Tornado, tornado } from '../../../src/model/analysis/tornado.ts'
import { type Language, languages, type Scenario } from '../../../src/model/spec.ts'
import {
  type Asked,
  besideText,
  interactionsOf,
  percentText,
  sensitivityCsv,
  shareText,
  swingText,
  topName,
} from '../../../src/report/sensitivity/answer.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground, model } from '../../helpers/library.ts'

const wordsIn = (language: Language) => createWords({ language, ground })
const words = wordsIn('en')
const plan = ground.shipped[0]?.scenario ?? baseline

const asked = (id = 'digitalEconomy', year = 2030, language: Language = 'en'): Asked => {
  const spec = model.spec.indicators.find((indicator) => indicator.id === id)
  if (!spec) throw new Error(`there is no indicator ${id}`)
  const { indicator, unit } = wordsIn(language)
  return {
    indicator: {
      id,
      label: indicator(id),
      short: id,
      unit: unit(spec.unit),
      axisUnit: unit(spec.unit),
      unitKey: spec.unit,
      digits: spec.digits,
      isPercentage: false,
    },
    year,
    model,
  }
}
const tornadoOf = (scenario: Scenario, { indicator, year }: Asked, ranges: RangeChanges = {}): Tornado =>
  tornado(model, scenario, { indicator: indicator.id, year, ranges })
const said = (id: string, year: number): string =>
  swingText(tornadoOf(plan, asked(id, year)), asked(id, year), words)

/** Every range fixed but these. */
const fixedBut = (...ids: readonly string[]): RangeChanges => {
  const { assumptions, levers } = model.spec
  const middles = [
    ...assumptions.map(({ id, central }) => [id, central] as const),
    ...levers.filter(({ draw }) => draw).map(({ id, base }) => [id, base] as const),
  ]
  return Object.fromEntries(
    middles
      .filter(([id]) => !ids.includes(id))
      .map(([id, value]) => [id, { low: value, central: value, high: value }]),
  )
}

describe('one at a time', () => {
  test('the answer names what matters most, both its ends, and what comes next', () => {
    expect(said('digitalEconomy', 2030)).toBe(
      'Ceiling of fusion adoption matters most: CNY 7.94 trn at its low (0.6), CNY 10.4 trn at its high (0.9). Next come Trend slowdown and Imitation rate.',
    )
    expect(topName(tornadoOf(plan, asked()), asked(), words)).toBe('Ceiling of fusion adoption')
  })

  test('another indicator and another year have another answer', () => {
    expect(said('coreEmployment', 2025)).toBe(
      'Productivity in core growth matters most: 2.24 million persons at its low (0.4), 1.47 million persons at its high (0.8). Next come Core trend growth and Half-life of above-trend growth.',
    )
    expect(said('digitalEconomy', 2035)).not.toBe(said('digitalEconomy', 2030))
  })

  test('what matters alone, or with one other, is said so', () => {
    const withRanges = (...ids: readonly string[]) =>
      swingText(tornadoOf(plan, asked(), fixedBut(...ids)), asked(), words)
    expect(withRanges('imitation')).toBe(
      'Imitation rate matters most: CNY 8.31 trn at its low (0.05), CNY 10.1 trn at its high (0.15). Nothing else changes it.',
    )
    expect(withRanges('imitation', 'priceGrowth')).toMatch(/\. Next comes Price growth\.$/)
  })

  test('nothing matters where the report gives the figure, or where all is fixed', () => {
    expect(said('onlineRetail', 2016)).toBe(
      'Online retail stays at CNY 1.03 trn in 2016: nothing that is uncertain changes it.',
    )
    expect(tornadoOf(plan, asked('onlineRetail', 2016)).rows.every(({ swing }) => swing === 0)).toBe(true)
    expect(topName(tornadoOf(plan, asked('onlineRetail', 2016)), asked(), words)).toBeUndefined()
    const fixed = tornadoOf(plan, asked(), fixedBut())
    expect(fixed.rows).toEqual([])
    expect(swingText(fixed, asked(), words)).toMatch(/^Every range is fixed/)
  })

  test('a result without a value is said so', () => {
    const none: Tornado = { central: Number.NaN, rows: [] }
    expect(swingText(none, asked(), words)).toBe('Digital-economy scale has no value in 2030.')
  })
})

describe('another scenario beside', () => {
  test('has its own first, or the same one', () => {
    const [own, other] = [tornadoOf(plan, asked()), tornadoOf(baseline, asked())]
    expect(besideText(own, other, 'Baseline', asked(), words)).toBe(
      'In Baseline, Imitation rate matters most: a swing of CNY 2.07 trn.',
    )
    expect(besideText(own, own, 'Copy', asked(), words)).toBe(
      'In Copy, Ceiling of fusion adoption matters most too: a swing of CNY 2.41 trn.',
    )
    const still: Tornado = { central: 5, rows: [] }
    expect(besideText(own, still, 'Baseline', asked(), words)).toBe('In Baseline nothing changes it.')
  })
})

const index = (first: number, total = first): SobolIndex => ({
  first,
  total,
  firstInterval: [first, first],
  totalInterval: [total, total],
})
const shares = (...all: readonly (readonly [id: string, first: number, total?: number])[]): SobolResult => ({
  estimator: 'someone',
  evaluations: 94,
  rows: all.map(([id, first, total]): SobolRow => ({ kind: 'assumption', id, ...index(first, total) })),
})

describe('all at once', () => {
  const text = (result: SobolResult): string => shareText(result, asked(), words)

  test('the answer names what brings half of the uncertainty, and the part of interactions', () => {
    expect(text(shares(['imitation', 0.55, 0.6], ['innovation', 0.3, 0.35], ['adoptionCeiling', 0.1]))).toBe(
      '55% of the uncertainty comes from Imitation rate (55%), at most 5.0% from interactions.',
    )
    expect(text(shares(['imitation', 0.4], ['innovation', 0.3], ['adoptionCeiling', 0.3]))).toBe(
      '70% of the uncertainty comes from Imitation rate (40%) and Innovation rate (30%), at most 0.0% from interactions.',
    )
  })

  test('at most three are named', () => {
    const many = ['imitation', 'innovation', 'adoptionCeiling', 'fusionExponent', 'cloudExponent']
    expect(text(shares(...many.map((id) => [id, 0.1] as const)))).toMatch(
      /^30% of the uncertainty comes from [^,]+, [^,]+ and [^,]+, at most/,
    )
  })

  test('interactions of pairs are counted once, and those of more inputs at most', () => {
    // x + y + xy, all even from −1 to 1: variances 1/3, 1/3 and 1/9.
    const pair = shares(['imitation', 3 / 7, 4 / 7], ['innovation', 3 / 7, 4 / 7])
    expect(interactionsOf(pair.rows)).toBeCloseTo(1 / 7)
    // xyz alone: everything is an interaction of three.
    const three = shares(['imitation', 0, 1], ['innovation', 0, 1], ['adoptionCeiling', 0, 1])
    expect(interactionsOf(three.rows)).toBe(1)
  })

  test('the part of interactions is much the same with another seed', () => {
    const { indicator, year } = asked()
    const parts = [1, 2, 3].map((seed) => {
      const result = sobolIndices(model, plan, { indicator: indicator.id, year, samples: 256, seed })
      expect(text(result)).toMatch(
        /^\d\d% of the uncertainty comes from Ceiling of fusion adoption \(\d\d%\)/,
      )
      return interactionsOf(result.rows)
    })
    expect(Math.min(...parts)).toBeGreaterThan(0.015)
    expect(Math.max(...parts)).toBeLessThan(0.035)
  })

  test('what cannot be shared out is said so', () => {
    expect(text(shares(['imitation', Number.NaN]))).toBe(
      'Digital-economy scale has no value in 2030 in some of the simulation runs. Its uncertainty cannot be shared out.',
    )
    expect(text(shares(['imitation', 0]))).toMatch(/^Nothing that is uncertain/)
    expect(text(shares())).toMatch(/^Every range is fixed/)
  })
})

test('small shares have a digit', () => {
  expect([0.331, 0.0994, 0.0996, 0.0004, 0].map((share) => percentText(share, words))).toEqual([
    '33%',
    '9.9%',
    '10%',
    '0.0%',
    '0.0%',
  ])
})

test('every language has the answers', () => {
  for (const language of languages) {
    const own = wordsIn(language)
    const question = asked('digitalEconomy', 2030, language)
    const [mine, other] = [tornadoOf(plan, question), tornadoOf(baseline, question)]
    const text = [
      swingText(mine, question, own),
      besideText(mine, other, 'B', question, own),
      shareText(shares(['imitation', 0.6]), question, own),
    ].join(' ')
    const told = {
      en: ['CNY 7.94 trn', 'CNY 2.07 trn'],
      ko: ['7조 9,447억 위안', '2조 743억 위안'],
      zh: ['79,447亿元', '20,743亿元'],
    }[language]
    for (const amount of told) expect(text).toContain(amount)
    expect(text).not.toMatch(/sensitivity\.|\{\{/)
  }
})

describe('the table', () => {
  const question = asked()
  const mine = tornadoOf(plan, question)
  const cells = (csv: ReturnType<typeof sensitivityCsv>, id: string) => {
    const found = csv.rows.find((row) => row[0] === id)
    if (!found) throw new Error(`there is no row of ${id}`)
    return Object.fromEntries(csv.columns.map((column, place) => [column, found[place]]))
  }

  test('has a row for each input, at full precision, in the order of the picture', () => {
    const csv = sensitivityCsv(mine, undefined, undefined, question, words)
    expect(csv.rows.map(([id]) => id)).toEqual(mine.rows.map(({ id }) => id))
    const [first] = mine.rows
    expect(cells(csv, 'adoptionCeiling')).toEqual({
      id: 'adoptionCeiling',
      name: 'Ceiling of fusion adoption',
      unit: 'share',
      lowInput: 0.6,
      lowValue: first?.low.value,
      highInput: 0.9,
      highValue: first?.high.value,
      swing: first?.swing,
      central: mine.central,
      otherLowValue: null,
      otherHighValue: null,
      otherSwing: null,
      first: null,
      firstLow: null,
      firstHigh: null,
      total: null,
      totalLow: null,
      totalHigh: null,
      estimator: null,
      evaluations: null,
      indicator: 'Digital-economy scale (100 million CNY)',
      year: 2030,
    })
  })

  test('has the other scenario and the shares where they are known', () => {
    const other = tornadoOf(baseline, question)
    const csv = sensitivityCsv(mine, other, shares(['imitation', 0.6]), question, words)
    for (const row of csv.rows) expect(row).toHaveLength(csv.columns.length)
    const [first] = other.rows
    expect(cells(csv, 'imitation')).toMatchObject({
      otherLowValue: first?.low.value,
      otherHighValue: first?.high.value,
      otherSwing: first?.swing,
      first: 0.6,
      firstLow: 0.6,
      firstHigh: 0.6,
      total: 0.6,
      totalLow: 0.6,
      totalHigh: 0.6,
      estimator: expect.stringContaining('Azzini'),
      evaluations: 94,
    })
    expect(cells(csv, 'innovation')).toMatchObject({ first: null, totalHigh: null })
  })

  test('leaves a cell empty where there is no value', () => {
    const gap: Tornado = {
      central: 5,
      rows: [
        {
          kind: 'assumption',
          id: 'imitation',
          swing: Number.NaN,
          low: { input: 0.05, value: Number.NaN },
          high: { input: 0.15, value: 6 },
        },
      ],
    }
    const csv = sensitivityCsv(gap, undefined, shares(['imitation', Number.NaN]), question, words)
    expect(cells(csv, 'imitation')).toMatchObject({ lowValue: null, highValue: 6, swing: null, first: null })
  })
})
