import { expect, test } from 'vitest'
import { languages } from '../../../src/model/spec.ts'
import { type Entry, entriesOf, entryKinds, findEntries } from '../../../src/renderer/palette/entries.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground } from '../../helpers/library.ts'
import { planWith, stateWith } from '../open-window.ts'

const keyboard = { isMac: false, hasMenu: false }
const state = stateWith([planWith('own', { name: 'Plan of my own' })])
const find = (query: string, language: (typeof languages)[number] = 'en') => {
  const words = createWords({ language, ground })
  return findEntries(entriesOf(state, words, keyboard), query, ground, words)
}
const first = (query: string, language?: (typeof languages)[number]): Entry | undefined =>
  find(query, language).groups[0]?.entries[0]

test.each([
  ['talent', 'lever digitalSkills'],
  ['인재', 'lever digitalSkills'],
  ['ㄷㅈㅌㅇㄹ', 'lever digitalSkills'],
  ['broadband', 'lever networkInvestment'],
  ['宽带', 'lever networkInvestment'],
  ['R&D', 'lever rdIntensity'],
  ['Digital-economy scale', 'indicator digitalEconomy'],
  ['数字经济规模', 'indicator digitalEconomy'],
  ['比较', 'view compare'],
  ['민감도', 'question sensitivity'],
  ['Plan of my own', 'scenario own'],
  ['undo', 'command undo'],
  ['용어집', 'help glossary'],
])('%s is %s, in whatever language the window is', (query, wanted) => {
  for (const language of languages) {
    const all = find(query, language).groups.flatMap(({ entries }) => entries)
    expect(all.map(({ kind, id }) => `${kind} ${id}`)).toContain(wanted)
  }
})

test('what is called as was typed comes first, then what is looked for by another word', () => {
  expect(first('인재')).toMatchObject({ kind: 'lever', id: 'digitalSkills' })
  expect(first('Compare')).toMatchObject({ kind: 'view', id: 'compare' })
  expect(first('glossary')?.kind).not.toBe('figure')
})

test.each(['taxes', '부가가치세', '房地产'])('%s is said to be outside the model', (query) => {
  for (const language of languages) {
    const words = createWords({ language, ground })
    const { outside } = find(query, language)
    const near = words.t('search.nearest', { names: '' }).slice(0, 5)
    expect(outside?.startsWith(near) || outside?.startsWith(words.t('search.outside'))).toBe(true)
  }
})

test('of what is outside, what comes nearest can be chosen', () => {
  const { outside, groups } = find('5G spectrum')
  expect(outside).toMatch(/^Not in this model. Nearest: Network investment/)
  expect(groups[0]?.entries.map(({ id }) => id)).toEqual(['networkInvestment'])
})

test('what the model has is not said to be outside it', () => {
  expect(find('인재').outside).toBeUndefined()
  expect(find('').outside).toBeUndefined()
  expect(find('qqqqqq')).toEqual({ groups: [], outside: undefined })
})

test('a figure is found by its number and its name', () => {
  const figure = ground.baseline.figures.find(({ value }) => value > 10_000)
  const found = find(String(figure?.value)).groups.flatMap(({ entries }) => entries)
  expect(found.find(({ id }) => id === figure?.id)?.destination).toEqual({
    kind: 'subject',
    subject: { kind: 'figure', id: figure?.id },
  })
})

test('before anything is typed there are views, questions, scenarios and commands, with their keys', () => {
  const { groups } = find('')
  expect(groups.map(({ kind }) => kind)).toEqual(['view', 'question', 'scenario', 'command'])
  const commands = groups.find(({ kind }) => kind === 'command')?.entries ?? []
  expect(commands.filter(({ key }) => key).map(({ id, key }) => [id, key])).toEqual([
    ['undo', 'Ctrl+Z'],
    ['redo', 'Ctrl+Shift+Z'],
    ['help', 'F1'],
  ])
})

test('every kind has entries, and no two entries have one name', () => {
  const all = entriesOf(state, createWords({ language: 'en', ground }), keyboard)
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(entryKinds))
  const keys = all.map(({ kind, id }) => `${kind} ${id}`)
  expect(new Set(keys).size).toBe(keys.length)
})
