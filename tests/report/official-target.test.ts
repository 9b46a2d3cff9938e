import { describe, expect, test } from 'vitest'
import type { Language, TargetSpec } from '../../src/model/spec.ts'
import { targetName, targetNumber, targetShort, targetText } from '../../src/report/official-target.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'
import { tinyTarget } from '../helpers/tiny-outcomes.ts'

const wordsIn = (language: Language) => createWords({ language, ground })
const aim = (changes: Partial<TargetSpec> = {}): TargetSpec =>
  tinyTarget({
    indicator: 'digitalEconomy',
    year: 2027,
    value: 70_000,
    unit: '100m CNY',
    announced: 2022,
    source: 'White paper',
    quality: 'mirror',
    ...changes,
  })

describe('an official target', () => {
  test('is a number that its source means, exceeds, or comes near', () => {
    const said = (manner: TargetSpec['manner'], language: Language) =>
      targetNumber({ value: 70_000, unit: '100m CNY', ...(manner ? { manner } : {}) }, wordsIn(language))
    expect(said(undefined, 'en')).toBe('CNY 7 trn')
    expect(said('above', 'en')).toBe('above CNY 7 trn')
    expect(said('about', 'en')).toBe('about CNY 7 trn')
    expect(said('above', 'ko')).toBe('7조 위안 초과')
    expect(said('about', 'zh')).toBe('7万亿元左右')
  })

  test('has a name for lists in the order of each language', () => {
    expect(targetName(aim(), wordsIn('en'))).toBe('Digital-economy scale CNY 7 trn by 2027')
    expect(targetShort(aim(), wordsIn('en'))).toBe('Digital-economy scale CNY 7 trn by 2027')
    expect(targetShort(aim(), wordsIn('ko'))).toBe('2027년 디지털 경제 규모 7조 위안')
    expect(targetShort(aim({ manner: 'above' }), wordsIn('zh'))).toBe('2027年数字经济规模超过7万亿元')
  })

  test('says when it was announced, how it is sought, and where it stands, with the words of the source', () => {
    expect(targetText(aim({ manner: 'above', words: '突破7万亿元' }), wordsIn('en'))).toBe(
      'Official target announced in 2022: Digital-economy scale above CNY 7 trn by 2027. ' +
        'It is sought as at least CNY 7 trn. Source: White paper (mirror of an official text). In its words: “突破7万亿元”.',
    )
    expect(targetText(aim({ quality: 'recalled' }), wordsIn('en'))).toBe(
      'Official target announced in 2022: Digital-economy scale CNY 7 trn by 2027. ' +
        'Source: White paper (recalled, not found in print again).',
    )
  })

  test('bears its own name where the model has no indicator for it', () => {
    const { indicator: _, ...other } = aim()
    expect(targetName(other, wordsIn('en'))).toBe('Aim CNY 7 trn by 2027')
  })
})
