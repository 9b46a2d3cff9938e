import { expect, test } from 'vitest'
import type { Language } from '../../../src/model/spec.ts'
import { languages } from '../../../src/model/spec.ts'
import {
  amountText,
  answerText,
  findingOf,
  furtherTexts,
  interplayText,
  partText,
  roundedUp,
} from '../../../src/report/attribution/answer.ts'
import { type Share, shareDigits, type YearShares } from '../../../src/report/attribution/shares.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground } from '../../helpers/library.ts'
import { assumptionShares, leverShares, readingShare, yearOf } from './year-shares.ts'

const wordsIn = (language: Language) => createWords({ language, ground })
const naming = { model: ground.model, baseline: ground.baseline }
const scale = {
  label: 'Digital-economy scale',
  unitKey: '100m CNY',
  digits: 0,
  isPercentage: false,
}

function answer(year: YearShares, language: Language = 'en', isSampled = false) {
  const subject = { year, indicator: scale, from: 'Baseline', to: 'Plan', isSampled }
  return answerText(subject, naming, wordsIn(language))
}

/** The levers of the model by their places, as they are named here. */
const [first, second, third] = ground.model.levers.map(({ label }) => label.en)

const cases: Readonly<Record<string, readonly [year: YearShares, kind: string]>> = {
  nothingDiffers: [yearOf({}), 'noDeparture'],
  noValue: [yearOf({ levers: leverShares([Number.NaN]) }), 'missing'],
  noValueOfOne: [{ ...yearOf({ levers: leverShares([500, Number.NaN]) }), difference: 500 }, 'missing'],
  nothingComesOfIt: [yearOf({ levers: leverShares([0, 0]) }), 'nothing'],
  hardlyAnything: [yearOf({ levers: leverShares([0.002, -0.001]) }), 'hardly'],
  one: [yearOf({ levers: leverShares([500]) }), 'one'],
  oneLess: [yearOf({ levers: leverShares([-500]) }), 'one'],
  oneOfSeveral: [yearOf({ levers: leverShares([500, 0, 0.003]) }), 'one'],
  two: [yearOf({ levers: leverShares([700, 300]) }), 'allies'],
  twoLess: [yearOf({ levers: leverShares([-700, -300]) }), 'allies'],
  several: [yearOf({ levers: leverShares([780, 150, 70]) }), 'allies'],
  severalAlike: [yearOf({ levers: leverShares([400, 350, 250]) }), 'allies'],
  opposed: [yearOf({ levers: leverShares([500, -300, 20]) }), 'opposed'],
  opposedLess: [yearOf({ levers: leverShares([500, -900]) }), 'opposed'],
  cancel: [yearOf({ levers: leverShares([500, -500]) }), 'opposed'],
  cancelWithOthers: [yearOf({ levers: leverShares([500, -520, 20]) }), 'opposed'],
  groups: [
    yearOf({
      assumptions: assumptionShares([-50, -20]),
      reading: readingShare(300),
      levers: leverShares([700, 90]),
    }),
    'groups',
  ],
}

test('what is no more than rounding of the larger value is nothing, and what is more is hardly anything', () => {
  const kindOf = (share: number, from: number) =>
    findingOf(yearOf({ levers: leverShares([share]) }, from), 0).kind
  expect(kindOf(0.9e-9, 1000)).toBe('nothing')
  expect(kindOf(1.1e-9, 1000)).toBe('hardly')
  expect(kindOf(-0.9e-9, -1000)).toBe('nothing')
  expect(kindOf(1.1e-12, 1)).toBe('hardly')
})

test.each(Object.entries(cases))('%s is an answer of its kind', (_, [year, kind]) => {
  expect(findingOf(year, shareDigits(year, 0)).kind).toBe(kind)
})

test.each(Object.keys(cases))('%s is said in every language, with its main part in it', (name) => {
  const [year] = cases[name] ?? []
  if (!year) throw new Error(`there is no case ${name}`)
  for (const language of languages) {
    const { text, stress } = answer(year, language)
    expect(text, language).not.toMatch(/attribution\.|\{\{|undefined|NaN/)
    expect(text).toContain(stress)
    // "No change" and not a nothing with a sign.
    expect(text).not.toMatch(/[+−]0(?![\d.,])/)
  }
})

test('what English says', () => {
  const said = (name: string): string => {
    const [year] = cases[name] ?? []
    return year ? answer(year).text : ''
  }
  const lever = (index: number): string => {
    const { label, base, max } = ground.model.levers[index] ?? { label: { en: '' }, base: 0, max: 0 }
    const write = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 4 })
    return `${label.en} (${write(base)} → ${write(max)})`
  }
  expect(said('nothingDiffers')).toBe('Plan and Baseline do not differ.')
  expect(said('noValue')).toBe(
    'Digital-economy scale has no value in 2030. The difference cannot be shared out.',
  )
  expect(said('nothingComesOfIt')).toMatch(/^In 2030 Digital-economy scale is the same in both/)
  expect(said('hardlyAnything')).toBe(
    'What differs hardly changes Digital-economy scale in 2030: by less than CNY 1 million.',
  )
  expect(said('one')).toBe(`Of the +CNY 50 bn, all comes from ${lever(0)}; nothing else differs.`)
  expect(said('oneLess')).toContain('Of the −CNY 50 bn, all comes from')
  expect(said('oneOfSeveral')).toContain('what else differs changes nothing')
  expect(said('two')).toBe(
    `Of the +CNY 100 bn, about seven tenths come from ${lever(0)}, the rest from ${lever(1)}.`,
  )
  expect(said('twoLess')).toContain('Of the −CNY 100 bn, about seven tenths come from')
  expect(said('several')).toBe(
    `Of the +CNY 100 bn, about four fifths come from ${lever(0)}; ${lever(2)} contributes least.`,
  )
  expect(said('severalAlike')).toBe(
    `Of the +CNY 100 bn, about two fifths come from ${lever(0)} and about a third comes from ${lever(1)}; ${lever(2)} contributes least.`,
  )
  expect(said('opposed')).toBe(
    `${lever(0)} raises it most (+50 bn), ${lever(1)} lowers it most (−30 bn): with all others +CNY 22 bn.`,
  )
  expect(answer(cases.opposedLess?.[0] ?? yearOf({})).stress).toBe(`${lever(1)} lowers it (−90 bn)`)
  expect(answer(cases.opposedLess?.[0] ?? yearOf({})).text).toMatch(/: the two together −CNY 40 bn\.$/)
  expect(said('cancel')).toMatch(/: the two together change nothing\.$/)
  expect(said('cancelWithOthers')).toMatch(/: with all others nothing changes\.$/)
  expect(said('groups')).toBe(
    `The difference of +CNY 102 bn is made up of assumptions −7 bn (above all ${
      ground.model.assumptions[0]?.label.en
    }), the reading +30 bn and levers +79 bn (above all ${first}).`,
  )
  expect([second, third]).not.toContain(undefined)
})

test('a group is led by a member that goes its way', () => {
  const year = yearOf({ reading: readingShare(10), levers: leverShares([-100, 80, 70]) })
  const finding = findingOf(year, 0)
  if (finding.kind !== 'groups') throw new Error(finding.kind)
  expect(finding.groups.map(({ lead }) => lead?.share)).toEqual([undefined, 80])
})

test('a group in which nothing is felt is not named', () => {
  const year = yearOf({ reading: readingShare(0), levers: leverShares([700, 300]) })
  expect(findingOf(year, 0).kind).toBe('allies')
})

test('sampled shares are said to be, with their largest error rounded up', () => {
  const year = yearOf({ levers: leverShares([700, 300], { error: 12.2 }) })
  expect(answer(year, 'en', true).text).toMatch(
    / Shares are sampled, with standard errors of up to CNY 1\.3 bn\.$/,
  )
  expect(answer(year, 'ko', true).text).toContain('13억 위안')
  expect(answer(year, 'zh', true).text).toMatch(/。贡献为抽样估计，标准误不超过13亿元。$/)
  expect(answer(year).text).not.toContain('sampled')
})

test.each([
  [0.97, 'nearly all comes'],
  [0.92, 'about nine tenths come'],
  [0.776, 'about four fifths come'],
  [0.34, 'about a third comes'],
  [0.08, 'about a tenth comes'],
  [0.052, '5% comes'],
  [0.001, '1% comes'],
])('%s of the whole is said as “%s”', (part, text) => {
  expect(partText(part, wordsIn('en'))).toBe(text)
})

test.each([
  [17_262, 0, '100m CNY', false, '+CNY 1.73 trn'],
  [-0.02, 2, '100m CNY', false, '−CNY 2 million'],
  [-3.14, 1, '%', true, '−3.1 pp'],
  [2, 1, 'bn USD', false, '+USD 2 bn'],
  [2, 1, 'Mbps', false, '+2.0 Mbps'],
  [0.02, 2, '', false, '+0.02'],
])('%s at %s digits in %s (a percentage: %s) is %s', (value, digits, unit, isPercentage, text) => {
  expect(amountText(value, digits, { unitKey: unit, isPercentage }, wordsIn('en'))).toBe(text)
})

test('an amount in Korean and Chinese runs into its unit', () => {
  expect(amountText(17_262, 0, scale, wordsIn('ko'))).toBe('+1조 7,262억 위안')
  expect(amountText(17_262, 0, scale, wordsIn('zh'))).toBe('+17,262亿元')
  expect(amountText(-262, 0, scale, wordsIn('zh'))).toBe('−262亿元')
})

test('a standard error is never written as nothing', () => {
  expect(roundedUp(0.004, 1)).toBe(0.1)
  expect(roundedUp(12, 0)).toBe(12)
  expect(roundedUp(12, -1)).toBe(20)
  expect(roundedUp(0, 0)).toBe(0)
  expect(roundedUp(Number.NaN, 0)).toBeNaN()
})

// --- Acting together ---

const together = (shares: readonly number[], alone: readonly number[]): string => {
  const own = leverShares(shares).map((share, index) => ({ ...share, alone: alone[index] ?? 0 }))
  return interplayText(yearOf({ levers: own }), scale, wordsIn('en'))
}

test.each([
  [
    [60, 40],
    [60, 40],
    'On their own they would add up to +CNY 10 bn too: they hardly depend on one another.',
  ],
  [
    [600, 400],
    [500, 300],
    'On their own they would add up to +CNY 80 bn; +CNY 20 bn (20% of the difference) arises only because they act together.',
  ],
  [
    [600, 400],
    [700, 500],
    'On their own they would add up to +CNY 120 bn; acting together, their effects overlap by CNY 20 bn (20% of the difference).',
  ],
  [
    [-600, -400],
    [-700, -500],
    'On their own they would add up to −CNY 120 bn; acting together, their effects overlap by CNY 20 bn (20% of the difference).',
  ],
  [
    [-600, 100],
    [-300, 400],
    'On their own they would add up to +CNY 10 bn; acting together changes that by −CNY 60 bn.',
  ],
  [
    [10, -9],
    [50, -9],
    'On their own they would add up to +CNY 4.1 bn; acting together changes that by −CNY 4 bn.',
  ],
])('shares of %j that are %j alone: %s', (shares, alone, text) => {
  expect(together(shares, alone)).toBe(text)
})

test('one departure has nothing to act together with', () => {
  expect(together([100], [90])).toBe('')
})

test('the numbers of the sentence add up as they are written', () => {
  // 30.4 and 29.6: unrounded, the overlap would be 0.8.
  expect(together([15.2, 14.4], [15.6, 14.8])).toMatch(/\+CNY 3 bn; .* by CNY 0 /)
  const text = together([100.4, 100.2], [120.3, 120.2])
  expect(text).toContain('+CNY 24.1 bn')
  expect(text).toContain('overlap by CNY 4 bn')
})

test('what comes of acting together is said where there is something to say, and then how much is prices', () => {
  const words = wordsIn('en')
  const alone = (share: Share, index: number): Share => ({ ...share, alone: index === 0 ? 60 : 30 })
  const year = yearOf({ levers: leverShares([70, 50]).map(alone) })
  const together = interplayText(year, scale, words)
  expect(together).not.toBe('')
  expect(furtherTexts(year, scale, undefined, words)).toEqual([together])
  const texts = furtherTexts(year, scale, { amount: 40, points: 4 }, words)
  expect(texts).toEqual([together, expect.stringContaining('+4.0')])
  expect(furtherTexts(yearOf({ levers: leverShares([70]) }), scale, undefined, words)).toEqual([])
})
