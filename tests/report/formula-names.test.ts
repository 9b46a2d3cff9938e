import { describe, expect, test } from 'vitest'
import { withIndicators } from '../../src/model/build-model.ts'
import { type Language, languages, type UserIndicator } from '../../src/model/spec.ts'
import { formulaInWords, growthOf, modelNames, ownNames } from '../../src/report/formula-names.ts'
import { search } from '../../src/report/search/search.ts'
import { createWords } from '../../src/report/text/words.ts'
import { baseline, ground, model, projector } from '../helpers/library.ts'

const wordsIn = (language: Language) => createWords({ language, ground })
const own: UserIndicator = { id: 'mine', label: 'Mine', formula: 'grdp', unit: '억 위안' }

describe('the names that a formula may use', () => {
  test.each(languages)('are all there once, with a label of %s, sorted in each group', (language) => {
    const groups = modelNames(model, wordsIn(language))
    const names = groups.flatMap((group) => group.names)
    const writable = [...model.names.keys()].filter((id) => /^\w+$/.test(id))
    expect(names.map(({ id }) => id).toSorted()).toEqual(writable.toSorted())
    for (const { id, label } of names) expect(label, id).not.toBe(id)
    const { compare } = new Intl.Collator(language)
    for (const { names: inGroup, label } of groups) {
      const labels = inGroup.map((each) => each.label)
      expect(labels, label).toEqual(labels.toSorted(compare))
    }
    expect(new Set(groups.map(({ label }) => label)).size).toBe(groups.length)
  })

  test('are the own indicators too, with their unit in the reader’s language', () => {
    expect(ownNames([], wordsIn('en'))).toEqual([])
    const [group] = ownNames(
      [{ ...own, id: 'b', label: 'Z' }, own, { ...own, id: 'own3', label: '' }],
      wordsIn('zh'),
    )
    expect(group?.names.map(({ label, unit }) => [label, unit])).toEqual([
      ['Mine', '亿元'],
      ['own3', '亿元'],
      ['Z', '亿元'],
    ])
  })

  const employment = model.spec.indicators.find(({ id }) => id === 'coreEmployment')
  if (!employment) throw new Error('there is no employment')
  test.each([...Object.values(employment.label), 'coreemp'])(
    'are found by %s, whatever the window’s language',
    (query) => {
      for (const language of languages) {
        const names = modelNames(model, wordsIn(language)).flatMap((group) => group.names)
        const found = search(names, query, ({ texts }) => texts)
        expect(found.map(({ id }) => id)).toContain('coreEmployment')
        expect(found.length).toBeLessThan(names.length / 2)
      }
    },
  )
})

test('a formula is read with the labels of its names', () => {
  const groups = [...ownNames([own], wordsIn('en')), ...modelNames(model, wordsIn('en'))]
  expect(formulaInWords('100 * (mine / previous(grdp) - 1e5)', groups)).toBe(
    '100 * (Mine / previous(GRDP) - 1e5)',
  )
  expect(formulaInWords('2 * nothing', groups)).toBe('2 * nothing')
})

test.each(languages)(
  'growth on the year before is an indicator that can be used as it is, in %s',
  (language) => {
    const words = wordsIn(language)
    const grdp = modelNames(model, words)
      .flatMap((group) => group.names)
      .find(({ id }) => id === 'grdp')
    if (!grdp) throw new Error('there is no GRDP')
    const growth = { id: 'growth', ...growthOf(grdp, model, words) }
    expect(withIndicators(model, [growth]).ok).toBe(true)
    expect(growth.label).toContain(grdp.label)
    const { series } = projector.project({ ...baseline, indicators: [growth] })
    const [levels, rates] = [series.get('grdp') ?? [], series.get('growth') ?? []]
    // In the first year nothing stands before it.
    expect(rates[0]).toBeNaN()
    expect(rates[3]).toBeCloseTo(100 * ((levels[3] ?? 0) / (levels[2] ?? 1) - 1), 9)
  },
)

test('every name that is offered for growth has a year before', () => {
  const words = wordsIn('en')
  for (const { names } of modelNames(model, words)) {
    for (const name of names) {
      const growth = { id: 'growth', ...growthOf(name, model, words) }
      expect(withIndicators(model, [growth]).ok, name.id).toBe(name.changes)
    }
  }
})
