import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../../../src/model/spec.ts'
import { type Document, ownDocument } from '../../../src/renderer/workspace/workspace.ts'
import { en } from '../../../src/report/text/en.ts'
import { ko } from '../../../src/report/text/ko.ts'
import { createWords, dataWords } from '../../../src/report/text/words.ts'
import { zh } from '../../../src/report/text/zh.ts'
import { ground, scenarioWith } from '../../helpers/library.ts'
import { type SyntaxNode, sourceFiles, syntaxNodes } from '../../helpers/source.ts'
import { workspaceOf } from '../../renderer/open-window.ts'

/** All texts of a dictionary by key, such as `levers.group.policy`. */
function textsOf(dictionary: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(dictionary).flatMap(([key, value]): (readonly [string, string])[] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...textsOf(value, `${prefix}${key}.`)],
    ),
  )
}

const texts: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: textsOf(en),
  ko: textsOf(ko),
  zh: textsOf(zh),
}
/** What the data files fill in, wherever a language wants to say it. */
const fromData = new Set(Object.keys(dataWords('en', ground)))
const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !fromData.has(name))
    .sort()
/** The key by which a text is asked for: plurals have one key for all forms. */
const asked = (key: string): string => key.replace(/_(one|other)$/, '')

describe.each(['ko', 'zh'] as const)('the words of %s', (language) => {
  test('have the keys of English and no others', () => {
    expect([...texts[language].keys()].sort()).toEqual([...texts.en.keys()].sort())
  })

  test('leave the same places open as English', () => {
    const found = [...texts[language]].map(([key, text]) => `${key} ${placeholders(text)}`)
    const wanted = [...texts.en].map(([key, text]) => `${key} ${placeholders(text)}`)
    expect(found.sort()).toEqual(wanted.sort())
  })

  test('are another language: no sentence stands in English', () => {
    const sameAsEnglish = [...texts[language]].filter(([key, text]) => {
      const said = text.replaceAll(/\{\{\w+\}\}/g, '')
      return texts.en.get(key) === text && / /.test(said) && /\p{L}/u.test(said)
    })
    // Names of keys are the same everywhere.
    expect(sameAsEnglish.map(([key]) => key).filter((key) => !key.startsWith('help.'))).toEqual([])
  })
})

test.each(languages)(
  'no text of %s is empty, has blanks at its ends or places that nothing can fill',
  (language) => {
    for (const [key, text] of texts[language]) {
      expect(text.trim(), key).toBe(text)
      expect(text, key).not.toBe('')
      expect(text.replaceAll(/\{\{\w+\}\}/g, ''), key).not.toMatch(/[{}]/)
    }
  },
)

// --- Keys in the sources ---

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'

/** Whether something is the function that looks texts up: `t`, `words.t`, `words().t`, `t()`. */
function isLookUp(callee: unknown): boolean {
  if (!isNode(callee)) return false
  if (callee.type === 'Identifier') return callee.name === 't'
  if (callee.type === 'MemberExpression') return isLookUp(callee.property)
  return callee.type === 'CallExpression' && isLookUp(callee.callee)
}

/** Keys that an expression may be: its text, either side of a choice, or the beginning of a template. */
function keysOf(node: unknown): readonly { readonly key: string; readonly isPrefix: boolean }[] {
  if (!isNode(node)) return []
  if (node.type === 'Literal' && typeof node.value === 'string') return [{ key: node.value, isPrefix: false }]
  if (node.type === 'ConditionalExpression') return [...keysOf(node.consequent), ...keysOf(node.alternate)]
  if (node.type !== 'TemplateLiteral') return []
  const [first] = node.quasis as { value: { cooked: string } }[]
  return [{ key: first?.value.cooked ?? '', isPrefix: true }]
}

interface LookUp {
  readonly path: string
  readonly key: string
  readonly isPrefix: boolean
  /** Names of what is given to fill in; undefined where that is not written out. */
  readonly given: readonly string[] | undefined
}

/** Whoever may ask for a text. */
const sources = ['renderer', 'report', 'cli', 'main']
  .flatMap((folder) => sourceFiles(folder))
  .filter(({ path }) => !/\/text\/(en|ko|zh)(\.ts$|\/)/.test(path))

const lookUps: readonly LookUp[] = sources.flatMap(({ path, text }) =>
  [...syntaxNodes(path, text)].flatMap(({ node }) => {
    if (node.type !== 'CallExpression' || !isLookUp(node.callee)) return []
    const [first, options] = node.arguments as SyntaxNode[]
    const properties = options ? (options.properties as SyntaxNode[] | undefined) : []
    const given = properties?.map((property) => (isNode(property.key) ? String(property.key.name) : '…'))
    return keysOf(first).map((key) => ({ ...key, path, given: given?.includes('…') ? undefined : given }))
  }),
)

/** Every text in the sources that may be a key, looked up there or handed on. */
const mentioned: ReadonlySet<string> = new Set(
  sources.flatMap(({ path, text }) =>
    [...syntaxNodes(path, text)].flatMap(({ node }) =>
      node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : [],
    ),
  ),
)

test('every key that the window asks for is there', () => {
  expect(lookUps.length).toBeGreaterThan(150)
  const keys = [...texts.en.keys()]
  const known = new Set(keys.map(asked))
  const missing = lookUps.filter(({ key, isPrefix }) =>
    isPrefix ? !keys.some((each) => each.startsWith(key)) : !known.has(key),
  )
  expect(missing).toEqual([])
  // A template that begins with what is open could be any key.
  expect(lookUps.filter(({ key, isPrefix }) => isPrefix && !/^\w+\.\w*/.test(key))).toEqual([])
})

test('every key that is there is asked for', () => {
  const prefixes = lookUps.filter((each) => each.isPrefix).map(({ key }) => key)
  const unused = [...texts.en.keys()].filter(
    (key) => !mentioned.has(asked(key)) && !prefixes.some((prefix) => key.startsWith(prefix)),
  )
  expect(unused).toEqual([])
})

test('what a text leaves open is given where it is asked for, and nothing else is', () => {
  const wrong = lookUps.flatMap(({ path, key, isPrefix, given }) => {
    if (isPrefix || !given) return []
    return [...texts.en]
      .filter(([own]) => asked(own) === key)
      .filter(([own, text]) => {
        const open = [...placeholders(text), ...(own === key ? [] : ['count'])]
        return open.some((name) => !given.includes(name)) || given.some((name) => !open.includes(name))
      })
      .map(([own]) => `${path}: ${own} with ${given}`)
  })
  expect(wrong).toEqual([])
})

test('what is dynamic in a key has a text for each value that the data files have', () => {
  const { model, outcomes } = ground
  const values: Readonly<Record<string, readonly string[]>> = {
    'levers.basis': model.levers.map((lever) => lever.basis),
    'assumptions.basis': model.assumptions.map((assumption) => assumption.basis),
    'assumptions.verified': model.assumptions.map((assumption) => assumption.verified),
    'baselines.measure': outcomes.outcomes.map((outcome) => outcome.measure),
  }
  const missing = Object.entries(values).flatMap(([prefix, all]) =>
    [...new Set(all)].map((value) => `${prefix}.${value}`).filter((key) => !texts.en.has(key)),
  )
  expect(missing).toEqual([])
})

// --- Words of a workspace ---

const wordsIn = (language: Language) => createWords({ language, ground })

test('texts are filled in and put into the plural as the language has it', () => {
  expect(wordsIn('en').t('levers.over', { count: 1 })).toBe('over 1 year')
  expect(wordsIn('en').t('levers.over', { count: 3 })).toBe('over 3 years')
  for (const language of languages) {
    for (const count of [0, 1, 2, 5]) {
      const text = wordsIn(language).t('scenarios.moved', { count })
      expect(text).toContain(String(count))
      expect(text).not.toContain('scenarios.')
    }
    // Text, not markup.
    expect(wordsIn(language).t('scenarios.imported', { name: '<b>&' })).toContain('<b>&')
  }
})

test('year and source of the data stand in texts that ask for them', () => {
  expect(wordsIn('en').t('header.constant')).toBe('Constant 2015 prices')
  expect(wordsIn('ko').t('header.constant')).toBe('2015년 불변가격')
  expect(wordsIn('zh').t('scenarios.baselineNote')).toBe('依据报告，未作调整')
  const { baseline, model } = ground
  const name = { en: 'the yearbook', ko: '연감', zh: '年鉴' }
  const elsewhere = {
    ...ground,
    model: { ...model, launchYear: 1999 },
    baseline: { ...baseline, source: { ...baseline.source, name } },
  }
  const { t, region } = createWords({ language: 'en', ground: elsewhere })
  expect(t('header.constant')).toBe('Constant 1999 prices')
  expect(t('backtest.reset')).toBe('Back to the yearbook')
  expect([wordsIn('ko').region('Zhejiang'), region('Atlantis')]).toEqual(['저장성', 'Atlantis'])
})

test('words of a language are made once for a ground', () => {
  expect(wordsIn('ko')).toBe(wordsIn('ko'))
  expect(wordsIn('ko')).not.toBe(wordsIn('zh'))
})

test('the baseline and what ships have their names in the language, own scenarios the one they were given', () => {
  const { documents } = workspaceOf().getState()
  const found = (id: string): Document => {
    const document = documents.get(id)
    if (!document) throw new Error(`there is no document ${id}`)
    return document
  }
  for (const language of languages) {
    const { nameOf, shortNameOf } = wordsIn(language)
    const own = ownDocument(scenarioWith({ name: 'My own plan' }))
    expect([nameOf(own), shortNameOf(own)]).toEqual(['My own plan', 'My own plan'])
    for (const { texts: shipped, scenario } of ground.shipped) {
      expect(nameOf(found(scenario.id))).toBe(shipped.name[language])
      expect(shortNameOf(found(scenario.id))).toBe(shipped.short[language])
      // A scenario of the user's that came of it, under the same id, is the user's.
      expect(nameOf({ ...found(scenario.id), kind: 'own' })).toBe(scenario.name)
    }
  }
  const baselines = languages.map((language) => wordsIn(language).nameOf(found('baseline')))
  expect(baselines).toEqual([en.scenarios.baseline, ko.scenarios.baseline, zh.scenarios.baseline])
})

test('a long name is cut for narrow places', () => {
  const { shortNameOf } = wordsIn('en')
  const short = (name: string) => shortNameOf(ownDocument(scenarioWith({ name })))
  expect(short('a'.repeat(18))).toBe('a'.repeat(18))
  expect(short('a'.repeat(19))).toBe(`${'a'.repeat(17)}…`)
})

test('a long name is never cut inside a character', () => {
  const { shortNameOf } = wordsIn('zh')
  const name = `${'a'.repeat(16)}𠮷𠮷𠮷`
  expect(shortNameOf(ownDocument(scenarioWith({ name }))).isWellFormed()).toBe(true)
})

test('labels and units come in the language; what the model does not know is named by its id', () => {
  for (const language of languages) {
    const words = wordsIn(language)
    for (const { id, label, short, unit } of ground.model.indicators) {
      expect([words.indicator(id), words.indicatorShort(id)]).toEqual([label[language], short[language]])
      expect(words.unit(unit), id).toBe(ground.units.units[unit]?.label[language])
    }
    expect([words.indicator('mine'), words.unit('mine')]).toEqual(['mine', 'mine'])
  }
})

test('a unit is known by its key and by its label in any language, whatever its width, case and blanks', () => {
  const words = wordsIn('ko')
  for (const written of ['10k CNY', '10K CNY', '万元', '만위안', '１０k CNY']) {
    expect(words.unit(words.unitKey(written)), written).toBe('만 위안')
  }
  expect(words.unitKey('my own word')).toBe('my own word')
})
