import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDeviceName, legalFileName, mostNameBytes, shownFileName } from '../../src/files/file-name.ts'
import { fileNameOf, scenarioFileName } from '../../src/files/scenario-text.ts'

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')

/** What Windows, macOS or Linux does not take, or takes and then does something else with. */
function isLegal(name: string): boolean {
  return (
    name !== '' &&
    name.isWellFormed() &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what may not be in a name.
    !/[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(name) &&
    !/^[ .]|[ .]$/.test(name) &&
    !isDeviceName(name) &&
    bytesOf(name) <= mostNameBytes
  )
}

describe('names of devices', () => {
  test.each([
    ...['CON', 'con', 'NUL', 'nul.txt', 'Aux.scenario.json', 'prn .csv', 'COM1', 'com9.csv', 'LPT0', 'COM0'],
    ...['COM¹', 'lpt².csv', 'com³.tar.gz', 'CONIN$', 'conout$.txt'],
  ])('%s is one', (name) => {
    expect(isDeviceName(name)).toBe(true)
  })

  test.each(['', 'CON 2', 'console', 'COM10', 'COM', 'a.con', 'COM⁴', 'conduct.csv', '.con'])(
    '%j is none',
    (name) => {
      expect(isDeviceName(name)).toBe(false)
    },
  )
})

describe('a name that is to be legal', () => {
  test.each([
    ['plan.scenario.json', 'plan.scenario.json'],
    ['钱塘 2035?.json', '钱塘 2035-.json'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\a\\b.json', 'C--a-b.json'],
    ['a\0b\n.json', 'a-b-.json'],
    ['a\u202egpj.json', 'a-gpj.json'],
    ['half \ud83d.json', 'half -.json'],
    ['.hidden', 'hidden'],
    ['  ', 'Qiantang'],
    ['.csv', 'csv'],
    ['con.json', 'Qiantang con.json'],
    ['LPT³.scenario.json', 'Qiantang LPT³.scenario.json'],
    ['plan. .csv', 'plan.csv'],
    [`${'한'.repeat(90)}.scenario.json`, `${'한'.repeat(73)}.scenario.json`],
  ])('%j becomes %j', (name, expected) => {
    expect(legalFileName(name)).toBe(expected)
    expect(isLegal(expected)).toBe(true)
  })

  test('is so whatever it was, and stays as it is from then on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const legal = legalFileName(name)
        expect(isLegal(legal)).toBe(true)
        expect(legalFileName(legal)).toBe(legal)
      }),
      { seed: 1 },
    )
  })
})

describe('a file’s name from a text', () => {
  test.each([
    ['13th plan as announced', '13th plan as announced.scenario.json'],
    ['  연구개발 30 % / 2025: "높음"', '연구개발 30 2025 높음.scenario.json'],
    ['con', 'Qiantang con.scenario.json'],
    ['COM¹ port', 'COM¹ port.scenario.json'],
    ['nul.v2', 'Qiantang nul.v2.scenario.json'],
    ['…', 'Qiantang.scenario.json'],
    ['हिन्दी योजना', 'हिन्दी योजना.scenario.json'],
  ])('%j is kept in %j', (name, expected) => {
    expect(scenarioFileName(name)).toBe(expected)
  })

  test('has room for its ending in every script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const ending of ['.csv', '.scenario.json']) {
          expect(isLegal(`${fileNameOf(text)}${ending}`)).toBe(true)
        }
      }),
      { seed: 1 },
    )
    expect(bytesOf(scenarioFileName('한'.repeat(120)))).toBeLessThanOrEqual(mostNameBytes)
  })

  test('cuts no character in two', () => {
    const family = 'ก็'.repeat(100)
    expect(fileNameOf(family)).toMatch(/^(?:ก็)+$/)
    expect(fileNameOf(`${'a'.repeat(79)}𠀀b`)).toBe('a'.repeat(79))
  })
})

test('what hides in the name of a foreign file is shown', () => {
  expect(shownFileName('plan\u202egnp.csv')).toBe('plan\\u202egnp.csv')
  expect(shownFileName('저장성.csv'.normalize('NFD'))).toBe('저장성.csv')
  expect(shownFileName('\u200b'.repeat(255))).toHaveLength(255)
})
