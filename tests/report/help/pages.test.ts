import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../src/model/spec.ts'
import { programCited, programLicense, programTitle, sourceCited } from '../../../src/report/help/cite.ts'
import { commands } from '../../../src/report/help/commands.ts'
import { findInHelp, type HelpSetting, helpParts } from '../../../src/report/help/document.ts'
import { hasKeys } from '../../../src/report/help/keys.ts'
import { loadHelp } from '../../../src/report/help/load.ts'
import { glossaryTerms, type HelpPart, helpPages, helpTitle } from '../../../src/report/help/pages.ts'
import { en } from '../../../src/report/text/en.ts'
import { ko } from '../../../src/report/text/ko.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { zh } from '../../../src/report/text/zh.ts'
import { ground } from '../../helpers/library.ts'
import { oldWordsIn } from '../../helpers/terms.ts'

const help = { en: await loadHelp('en'), ko: await loadHelp('ko'), zh: await loadHelp('zh') }
const settingIn = (language: Language): HelpSetting => ({
  texts: help[language],
  words: createWords({ language, ground }),
  ground,
  keyboard: { isMac: false, hasMenu: false },
  program: { version: '1.2.3', released: '2026-11-30' },
})
const sentencesOf = (parts: readonly HelpPart[]): readonly string[] =>
  parts.flatMap(({ head = '', text, terms = [] }) => [head, ...text, ...terms.flat()]).filter(Boolean)

/** All strings of a part of the catalogue. */
const stringsOf = (part: unknown): readonly string[] =>
  typeof part === 'string' ? [part] : Object.values(part as object).flatMap(stringsOf)

describe.each(languages)('help in %s', (language) => {
  const setting = settingIn(language)

  test.each(helpPages)('has a page %s', (page) => {
    expect(helpTitle(page, setting.words)).not.toBe('')
    const sentences = sentencesOf(helpParts(page, setting))
    expect(sentences.length).toBeGreaterThan(0)
    expect(sentences.filter((sentence) => sentence !== sentence.trim())).toEqual([])
  })

  test('has the same parts as in English', () => {
    const shape = (own: Language) =>
      Object.entries(help[own].pages).map(([page, parts]) => [page, parts.map(({ text }) => text.length)])
    expect(shape(language)).toEqual(shape('en'))
  })

  test('has the words of the product’s glossary and no others', () => {
    const { pages, glossary } = help[language]
    const all = [...Object.values(pages).flatMap(sentencesOf), ...Object.values(glossary).flat()]
    expect(oldWordsIn(all.map((text) => ({ place: 'help', language, text })))).toEqual([])
  })

  test('explains words that the product uses', () => {
    const { leverGroups } = ground.model
    const ofModel = leverGroups.map(({ label }) => label[language])
    const said = [...stringsOf({ en, ko, zh }[language]), ...ofModel].join('\n').toLowerCase()
    const unused = glossaryTerms.filter((term) => {
      const [word] = help[language].glossary[term]
      return !said.includes(word.toLowerCase())
    })
    expect(unused).toEqual([])
  })

  test('names only keys that exist, and leaves none open', () => {
    const written = Object.values(help[language].pages).flatMap(sentencesOf)
    const named = written.flatMap((text) => [...text.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !hasKeys(name))).toEqual([])
    const shown = helpPages.flatMap((page) => sentencesOf(helpParts(page, setting)))
    expect(shown.filter((text) => /[{}]/.test(text))).toEqual([])
  })
})

test('every key that the window hears stands on the page of keys, the menu’s where there is one', () => {
  const keysShown = (hasMenu: boolean) =>
    helpParts('keys', { ...settingIn('en'), keyboard: { isMac: false, hasMenu } })[0]?.terms?.map(
      ([key]) => key,
    )
  expect(keysShown(false)).toEqual(['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+K', 'F1'])
  expect(keysShown(true)).toContain('Ctrl+N')
  expect(commands).toContain('palette')
})

test('the model’s two pages say what is in its file', () => {
  const setting = settingIn('en')
  const works = sentencesOf(helpParts('modelWorks', setting)).join('\n')
  const limits = sentencesOf(helpParts('modelLimits', setting)).join('\n')
  for (const { label } of ground.model.levers) expect(works).toContain(label.en)
  for (const { title, text } of ground.model.sections) expect(works).toContain(`${title.en}\n${text.en}`)
  for (const { terms } of ground.model.outside ?? []) expect(limits).toContain(terms.en[0])
  for (const { label } of ground.model.assumptions) expect(limits).toContain(label.en)
})

test('the program is cited as CITATION.cff has it, the figures with their source', () => {
  const cff = load(readFileSync(join(import.meta.dirname, '../../../CITATION.cff'), 'utf8')) as Record<
    string,
    unknown
  >
  expect([programTitle, programLicense]).toEqual([cff.title, cff.license])
  const { words } = settingIn('en')
  expect(programCited({ version: String(cff.version), released: '2026-11-30' }, words)).toBe(
    `${programTitle} (version ${cff.version}, 30 November 2026) [software]. License: MIT.`,
  )
  const { source } = ground.baseline
  for (const language of languages) {
    const cited = sourceCited(source, createWords({ language, ground }))
    for (const fact of [source.author[language], source.title[language]]) expect(cited).toContain(fact)
  }
})

test('the search finds parts by their words, and of a list what was meant', () => {
  const setting = settingIn('ko')
  const found = findInHelp('시드', setting)
  expect(found.map(({ page }) => page)).toContain('glossary')
  const terms = found.find(({ page }) => page === 'glossary')?.part.terms ?? []
  expect(terms.map(([term]) => term)).toContain('난수 시드')
  expect(terms.length).toBeLessThan(glossaryTerms.length)
  expect(findInHelp('', setting)).toEqual([])
  expect(findInHelp('qqqq', setting)).toEqual([])
})
