import { describe, expect, test } from 'vitest'
import { languages } from '../../src/model/spec.ts'
import { readUnits } from '../../src/model/unit.ts'
import {
  amountText,
  axisUnit,
  columnIn,
  countText,
  levelsIn,
  numberRange,
  numberText,
  percentageOf,
  plainAmountText,
  rangeTexts,
  scaled,
  shortAmountParts,
  shortNumberText,
  shortSignedText,
  signedAmountText,
  tickFormat,
} from '../../src/report/amount.ts'
import { formatCompact } from '../../src/report/text/format.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

const [english, korean, chinese] = (['en', 'ko', 'zh'] as const).map((language) =>
  createWords({ language, ground }),
)
if (!english || !korean || !chinese) throw new Error('no words')
const all = [english, korean, chinese]

describe('an amount in a sentence', () => {
  test.each([
    [102_741, 0, '100m CNY', 'CNY 10.3 trn', '10조 2,741억 위안', '102,741亿元'],
    [1_747, 0, '100m CNY a year', 'CNY 175 bn a year', '연 1,747억 위안', '每年1,747亿元'],
    [8.11, 2, 'bn USD', 'USD 8.11 bn', '81.1억 달러', '81.1亿美元'],
    [64.4, 1, '% of GRDP', '64.4% of GRDP', 'GRDP의 64.4%', '占GDP的64.4%'],
    [6.8, 1, '% a year', '6.8% a year', '연 6.8%', '年均6.8%'],
    [42, 0, 'thousand robots', '42,000 robots', '4.2만 대', '4.2万台'],
    [100, 0, 'thousand firms a year', '100,000 firms a year', '연 10만 개사', '每年10万家'],
    [3.83, 2, 'million persons', '3.83 million persons', '383만 명', '383万人'],
    [28.3, 1, '10k CNY a person', 'CNY 283,000 a person', '1인당 28.3만 위안', '人均28.3万元'],
    [0.8, 1, 'thousand robots', '800 robots', '800대', '800台'],
    [3, 0, 'rank', '3 (rank)', '3위', '第3位'],
    [1.2, 1, 'index', '1.2 (index)', '1.2(지수)', '1.2（指数）'],
  ])('%d at %d digits in %s', (value, digits, unit, ...said) => {
    expect(all.map((words) => amountText(value, digits, unit, words))).toEqual(said)
  })

  test('of a unit that nobody knows has it in brackets, and of a plain number is the number', () => {
    expect(all.map((words) => amountText(3, 1, '亿元/台', words))).toEqual([
      '3.0 (亿元/台)',
      '3.0(亿元/台)',
      '3.0（亿元/台）',
    ])
    for (const words of all) expect(amountText(0.61, 2, '', words)).toBe('0.61')
  })

  test('that was typed or printed has the digits that it needs', () => {
    expect(all.map((words) => plainAmountText(70_000, '100m CNY', words))).toEqual([
      'CNY 7 trn',
      '7조 위안',
      '7万亿元',
    ])
  })

  test('what is no number, or too large to be read, has no marks', () => {
    expect(amountText(Number.NaN, 0, '100m CNY', korean)).toBe('–(억 위안)')
    expect(amountText(2e24, 0, '100m CNY', chinese)).toBe('2×10²⁴（亿元）')
  })

  test('at the end of a range has its unit behind it', () => {
    const ends = (low: number, high: number, unit: string) =>
      all.map((words) => Object.values(rangeTexts([low, high], 1, unit, words)))
    expect(ends(54.1, 64.4, '% of GRDP')).toEqual([
      ['54.1', '64.4% of GRDP'],
      ['54.1', '64.4%'],
      ['54.1', '64.4%'],
    ])
    expect(ends(1_700, 1_747, '100m CNY a year')).toEqual([
      ['CNY 170', '175 bn a year'],
      ['1,700억', '1,747억(위안/년)'],
      ['1,700亿', '1,747亿（元/年）'],
    ])
    expect(ends(9_000, 12_000, '100m CNY')).toEqual([
      ['CNY 900 bn', '1.2 trn'],
      ['9,000억', '1조 2,000억 위안'],
      ['9,000亿', '1.2万亿元'],
    ])
  })

  test('of a range whose unit is said elsewhere has what both ends count once', () => {
    const ends = all.map((words) => Object.values(numberRange([79_207, 106_440], 0, '100m CNY', words)))
    expect(ends[0]).toEqual(['7.92', '10.6 trn'])
    expect(ends[2]).toEqual(['79,207亿', '106,440亿'])
  })

  test('that has to be told from another has the figures that it takes', () => {
    const said = (beside: readonly number[]) =>
      all.map((words) => amountText(69_980, 0, '100m CNY', words, beside))
    expect(said([])).toEqual(['CNY 7.00 trn', '6조 9,980억 위안', '69,980亿元'])
    expect(said([70_000])).toEqual(['CNY 6.998 trn', '6조 9,980억 위안', '69,980亿元'])
  })

  test('comes in its parts, for who sets the number larger', () => {
    const parts = (value: number, digits: number, unit: string) =>
      all.map((words) => Object.values(shortAmountParts(value, digits, unit, words)).join('|'))
    expect(parts(82_661, 0, '100m CNY')).toEqual(['CNY |8.27| trn', '|8.27|조 위안', '|8.27|万亿元'])
    expect(parts(-1_747, 0, '100m CNY a year')).toEqual([
      '−CNY |175| bn a year',
      '연 |−1,747|억 위안',
      '每年|−1,747|亿元',
    ])
    expect(parts(42, 0, 'thousand robots')).toEqual(['|42,000| robots', '|4.2|만 대', '|4.2|万台'])
    expect(parts(Number.NaN, 0, '100m CNY')[1]).toBe('|–|(억 위안)')
    const of = (unit: string) => all.map((words) => percentageOf(unit, words))
    expect(of('% of GRDP')).toEqual(['of GRDP', 'GRDP 대비', '占GDP'])
    for (const unit of ['%', '% a year', 'percentage points', '100m CNY'])
      expect(of(unit)).toEqual(['', '', ''])
  })

  test('a difference has its sign', () => {
    expect(all.map((words) => signedAmountText(17_262, 0, '100m CNY', words))).toEqual([
      '+CNY 1.73 trn',
      '+1조 7,262억 위안',
      '+17,262亿元',
    ])
    expect(all.map((words) => shortSignedText(-6_151, 0, '100m CNY', words))).toEqual([
      '−615 bn',
      '−6,151억',
      '−6,151亿',
    ])
    expect(shortSignedText(0.2, 0, '100m CNY', korean)).toBeUndefined()
  })
})

test('a number alone has its marks, and what they count only where they are', () => {
  expect(all.map((words) => numberText(82_661, 0, '100m CNY', words))).toEqual([
    '8.27 trn',
    '8조 2,661억',
    '82,661亿',
  ])
  expect(all.map((words) => shortNumberText(82_661, 0, '100m CNY', words))).toEqual([
    '8.27 trn',
    '8.27조',
    '8.27万亿',
  ])
  expect(all.map((words) => countText(82_661, 0, '100m CNY', words))).toEqual([
    'CNY 8.27 trn',
    '8조 2,661억 위안',
    '82,661亿元',
  ])
  expect(all.map((words) => countText(64.4, 1, '% of GRDP', words))).toEqual(['64.4', '64.4', '64.4'])
})

test('an axis counts single things, and its ticks say how many, all in the size of the largest', () => {
  expect(all.map((words) => axisUnit('100m CNY', words))).toEqual(['CNY', '위안', '元'])
  const ticks = all.map((words) => tickFormat('100m CNY', words, formatCompact)(5_000, 5_000, 40_000))
  expect(ticks).toEqual(['0.5 trn', '0.5조', '0.5万亿'])
  const near = all.map((words) => tickFormat('100m CNY', words, formatCompact)(200_050, 50, 200_050))
  expect(near).toEqual(['20.005 trn', '20.005조', '20.005万亿'])
  expect(all.map((words) => tickFormat('% of GRDP', words)(50, 10, 60))).toEqual(['50', '50', '50'])
})

test('every pattern of a unit has one number, and is none where marks would have nothing to count', () => {
  for (const [key, { single, said }] of Object.entries(ground.units.units)) {
    for (const language of languages) {
      const pattern = said?.[language]
      if (pattern !== undefined) expect(pattern.split('{{n}}').length, key).toBe(2)
      if (single?.[language] !== undefined) expect(pattern, key).toBeDefined()
    }
  }
})

describe('a number in a field or a table', () => {
  const cloud = 'thousand firms a year'

  test('of a lever is in the size that the language counts in, and the unit beside it says so', () => {
    const shown = all.map((words) => levelsIn(cloud, words))
    expect(shown.map(({ write, unit }) => [write(105), unit])).toEqual([
      ['105', 'k firms/yr'],
      ['10.5', '만 개사/년'],
      ['10.5', '万家/年'],
    ])
    // What is typed with a mark is in the unit that stands beside the field.
    expect(shown.map(({ field }) => field)).toEqual([
      { times: 1, unitSize: 1000 },
      { times: 0.1, unitSize: 10_000 },
      { times: 0.1, unitSize: 10_000 },
    ])
    expect(levelsIn('100m CNY per thousand robots', korean)).toMatchObject({ unit: '대당 만 위안' })
    expect(levelsIn('100m CNY per thousand robots', korean).write(5)).toBe('50')
  })

  test('of an indicator is as exact there as it is in the unit of files', () => {
    const cells = (value: number, digits: number, unit: string) =>
      all.map((words) => {
        const { write, change, plain } = columnIn(unit, digits, words)
        return [write(value), change(-value), plain(value)]
      })
    expect(cells(41.87, 0, 'thousand robots')).toEqual([
      ['42', '−42', '41.87'],
      ['4.2', '−4.2', '4.187'],
      ['4.2', '−4.2', '4.187'],
    ])
    expect(cells(3.834, 2, 'million persons')[1]).toEqual(['383', '−383', '383.4'])
    expect(cells(8.113, 2, 'bn USD')[2]).toEqual(['81.1', '−81.1', '81.13'])
    expect(cells(82_661, 0, '100m CNY')[0]).toEqual(['82,661', '−82,661', '82,661'])
    expect(columnIn('thousand robots', 0, korean).change(0.001)).toBeUndefined()
  })

  test('typed in the unit beside its field is the stored one again, without loss', () => {
    for (const key of Object.keys(ground.units.units)) {
      for (const words of all) {
        const { times } = levelsIn(key, words).field
        for (const value of [0.7, 42, 8.11, 3.834, 70_123])
          expect(scaled(scaled(value, times), 1 / times), key).toBe(value)
      }
    }
  })

  test('keeps its unit where the language counts in it', () => {
    for (const words of [korean, chinese]) {
      expect(levelsIn('100m CNY', words)).toMatchObject({ unit: words.unit('100m CNY') })
      expect(levelsIn('100m CNY', words).write(23_290.96543, 12)).toBe('23,290.96543')
    }
  })

  test('has the digits that it has', () => {
    expect([0.3, 7, 105].map((value) => scaled(value, 10))).toEqual([3, 70, 1050])
    expect([0.3, 10.5].map((value) => scaled(value, 1 / 0.1))).toEqual([3, 105])
  })
})

test('a unit is shown in another of the same kind', () => {
  const units = readUnits(ground.units)
  if (!units.ok) throw new Error('the units cannot be read')
  for (const [key, { shown }] of Object.entries(ground.units.units)) {
    for (const other of Object.values(shown ?? {})) {
      expect(units.value.get(other)?.powers, key).toEqual(units.value.get(key)?.powers)
    }
  }
})

test('no unit is shown in thousands or millions in Korean and Chinese', () => {
  const small = /십억|백만|(?<!\d)천 |10억|十亿|百万|千/
  for (const words of [korean, chinese]) {
    for (const key of Object.keys(ground.units.units)) {
      expect(levelsIn(key, words).unit, key).not.toMatch(small)
      expect(plainAmountText(12_000, key, words), key).not.toMatch(small)
    }
  }
})
