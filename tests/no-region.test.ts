/**
 * No place, year, lever, indicator or model version stands in `src/`: the data say them.
 *
 * Reads every id, year and name of a region from the data that ship and looks for each in the sources.
 */
import { readdirSync } from 'node:fs'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { languages } from '../src/model/spec.ts'
import { dataFolder, dataText, ground } from './helpers/library.ts'
import { type SyntaxNode, sourceFiles, syntaxNodes } from './helpers/source.ts'

// --- What the data say ---

/** Whatever a data folder holds but the schemas, which are made from the sources. JSON is YAML too. */
const files = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(yaml|json)$/.test(name) && !name.startsWith('schemas/'))

/** Every key and every value that is no object, with the key under which it stands. */
function* leaves(value: unknown, key = ''): Generator<readonly [key: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) yield [key, value]
  else
    for (const [own, inner] of Object.entries(value)) yield* leaves(inner, Array.isArray(value) ? key : own)
}

const facts = files.flatMap((file) => [...leaves(load(dataText(file)))])

/** Other numbers may look like years; what is one stands under one of these keys. */
const yearKeys = ['year', 'launchYear', 'keyYear', 'earliest', 'start', 'end', 'default', 'horizon']
const years = new Set([
  ...facts.flatMap(([key, value]) => (yearKeys.includes(key) ? [Number(value)] : [])),
  ground.model.horizon.max,
])

const ids = new Set([
  ...facts.flatMap(([key, value]) => (key === 'id' || key === 'file' ? [String(value)] : [])),
  ...Object.keys(ground.units.units),
])

const regions = new Set(
  [...ground.baseline.regions.map(({ label }) => label), ground.outcomes.region].flatMap((label) =>
    languages.map((language) => label[language]),
  ),
)

// --- What the sources may say all the same ---

/**
 * Ids that are, by chance, words which the sources use in another sense. They are plain words, and each has its own:
 * kinds of figures and measures of outcomes in the files' format (`level`, `nominalGrowth`, `share`, `growth`, `rank`,
 * `ratio`, `count`), names of the formula language (`base`, `year`), keys and columns (`prices`, `scale`, `launch`,
 * `output`, `work`, `other`, `years`), a type of JavaScript or a class of CSS (`number`), a sign (`%`), a unit written
 * out (`percentage points`); and shocks of a model: a fault of formulas (`cycle`), a part of the menu (`export`), an
 * event of the browser (`online`).
 */
const ownWords: ReadonlySet<string> = new Set([
  ...['level', 'nominalGrowth', 'share', 'growth', 'rank', 'ratio', 'count', 'base', 'year', 'prices'],
  ...['scale', 'launch', 'output', 'work', 'other', 'years', 'number', '%', 'percentage points'],
  ...['cycle', 'export', 'online'],
])

/** An id such as `coreShare`, `networkSpeedLaunch` or `kiep-17-06` is no word of any language; `level` and `share` are. */
const isDistinct = (id: string): boolean => /[A-Z0-9-]/.test(id)

// --- What they say ---

/** What a node says that the data should. */
function found(node: SyntaxNode): readonly string[] {
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'number') return years.has(node.value) ? [String(node.value)] : []
      return typeof node.value === 'string' ? inText(node.value) : []
    case 'TemplateElement':
      return inText((node.value as { readonly cooked: string }).cooked)
    case 'JSXText':
      return inText(String(node.value))
    case 'Identifier':
    case 'JSXIdentifier': {
      const name = String(node.name)
      return ids.has(name) && isDistinct(name) ? [name] : []
    }
    default:
      return []
  }
}

function inText(text: string): readonly string[] {
  const numbers = (text.match(/(?<!\d)\d{4}(?!\d)/g) ?? []).filter((number) => years.has(Number(number)))
  const names = [...regions].filter((name) => saysName(text, name))
  const words = (text.match(/[\w-]+/g) ?? []).filter((word) => ids.has(word) && isDistinct(word))
  const whole = ids.has(text) ? [text] : []
  return [...new Set([...numbers, ...names, ...words, ...whole])]
}

/** Names in Latin letters are words; in Hangul they may be part of one (저장 is “save”), so they begin one. */
const saysName = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\p{L}])${name}${/^\p{Script=Latin}+$/u.test(name) ? '(?![\\p{L}])' : ''}`, 'u').test(text)

test('what is looked for is there', () => {
  expect(files.length).toBeGreaterThan(10)
  expect(ids.size).toBeGreaterThan(300)
  expect(ids).toContain('rdIntensity')
  expect(years).toContain(ground.model.launchYear)
  expect(years).toContain(ground.model.keyYear)
  expect(regions).toContain('浙江省')
  expect(inText('In 2030 the digitalEconomy of 浙江省')).toEqual(['2030', '浙江省', 'digitalEconomy'])
  expect(inText('저장 중…')).toEqual([])
})

test('no id, year or region of the data stands in the sources', () => {
  const said = sourceFiles().flatMap(({ path, text }) =>
    [...syntaxNodes(path, text)].flatMap(({ node, key }) =>
      key === 'source'
        ? []
        : found(node)
            .filter((word) => !ownWords.has(word))
            .map((word) => `${path}: ${word}`),
    ),
  )
  expect([...new Set(said)]).toEqual([])
})

test('no word is excused that needs no excuse', () => {
  const needed = new Set(
    sourceFiles().flatMap(({ path, text }) =>
      [...syntaxNodes(path, text)].flatMap(({ node, key }) => (key === 'source' ? [] : found(node))),
    ),
  )
  expect([...ownWords].filter((word) => !needed.has(word))).toEqual([])
})
