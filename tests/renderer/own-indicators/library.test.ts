import { describe, expect, test } from 'vitest'
import { sharedIndicators } from '../../../src/model/own-indicators.ts'
import type { Scenario, UserIndicator } from '../../../src/model/spec.ts'
import {
  judge,
  mostIndicators,
  newRow,
  type Row,
  rowsOf,
} from '../../../src/renderer/own-indicators/drafts.ts'
import {
  followingOf,
  offeredTo,
  othersWith,
  withPicked,
} from '../../../src/renderer/own-indicators/library.ts'
import { model, ownIndicator as own } from '../../helpers/library.ts'
import { planWith, stateWith } from '../open-window.ts'

const ratio = own('own1', 'digitalEconomy / grdp', { label: 'Ratio' })
const twice = own('own2', '2 * own1', { label: 'Twice' })
const plan = (id: string, ...indicators: readonly UserIndicator[]): Scenario => planWith(id, { indicators })
const documentsOf = (...scenarios: readonly Scenario[]) => stateWith(scenarios).documents
const libraryOf = (...scenarios: readonly Scenario[]) => sharedIndicators(scenarios, model)
const labelsOf = (rows: readonly Row[]) => rows.map(({ draft }) => draft.label)

describe('the library', () => {
  const here = plan('here', own('own1', 'grdp'))
  const there = plan('there', ratio, twice)

  test('offers what other scenarios have and this one does not, each once', () => {
    const library = libraryOf(here, there, plan('third', { ...ratio, id: 'x' }))
    const offered = offeredTo(here, rowsOf(here.indicators), library)
    expect(offered.map(({ indicator, ids }) => [indicator.label, [...ids.keys()]])).toEqual([
      ['Ratio', ['there', 'third']],
      ['Twice', ['there']],
    ])
    expect(
      offeredTo(there, rowsOf(there.indicators), library).map(({ indicator }) => indicator.label),
    ).toEqual(['own1'])
  })

  test('offers nothing that is only this scenario’s own, nor what was picked, but what goes again', () => {
    expect(offeredTo(here, [], libraryOf(here))).toEqual([])
    const library = libraryOf(there)
    const picked = withPicked([], twice, library, model)
    expect(offeredTo(here, picked, library)).toEqual([])
    const gone = picked.map((row) => ({ ...row, isRemoved: true }))
    expect(offeredTo(here, gone, library)).toHaveLength(2)
  })

  test('brings with an indicator what it needs, under free names, and takes no row’s place', () => {
    const library = libraryOf(there)
    const twiceThere = library.at(-1)?.indicator
    if (!twiceThere) throw new Error('the library is empty')
    const blank = newRow(model, [])
    const rows = withPicked([...rowsOf(here.indicators), { ...blank, key: 7 }], twiceThere, library, model)
    expect(labelsOf(rows)).toEqual(['own1', 'Ratio', 'Twice'])
    expect(rows.map(({ draft }) => draft.id)).toEqual(['own1', 'own2', 'own3'])
    expect(judge(model, rows).every(({ faults }) => Object.keys(faults).length === 0)).toBe(true)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3)
    expect(rows.map(({ stored }) => stored !== undefined)).toEqual([true, false, false])
  })
})

describe('what is done with an indicator', () => {
  const here = plan('here', ratio, twice)
  const better: UserIndicator = { ...ratio, formula: 'digitalEconomy / base' }
  const [first, second] = rowsOf(here.indicators)
  if (!first || !second) throw new Error('there are no rows')
  const following = (row: Partial<Row>, ...others: readonly Scenario[]) => {
    const rows = [{ ...first, ...row }, second]
    const documents = documentsOf(here, ...others)
    const { changes, stuck } = followingOf(rows, judge(model, rows), here, documents, model, mostIndicators)
    return { changes: Object.fromEntries(changes), stuck: stuck.map(({ scenario }) => scenario.id) }
  }

  test('is said to concern the other scenarios that have the same, whatever they call it', () => {
    const documents = documentsOf(here, plan('a', { ...ratio, id: 'x' }), plan('b', { ...ratio, unit: '' }))
    expect(othersWith(first, here, documents).map(({ scenario }) => scenario.id)).toEqual(['a'])
    expect(othersWith(newRow(model, []), here, documents)).toEqual([])
  })

  test('is done there too where the user wants it, and only once it is finished', () => {
    const other = plan('a', { ...ratio, id: 'x' }, own('y', 'grdp'))
    const draft = better
    expect(following({ draft }, other).changes).toEqual({
      a: [{ ...better, id: 'x' }, other.indicators[1]],
    })
    expect(following({ draft, also: false }, other).changes).toEqual({})
    expect(following({ draft: { ...draft, formula: 'digitalEconomy /' } }, other).changes).toEqual({})
    expect(following({}, other).changes).toEqual({})
  })

  test('leaves scenarios alone whose other indicators need it as it is, and says which', () => {
    const documents = [plan('a', ratio), plan('b', ratio, own('y', '3 * own1'))]
    const rows = [
      { ...first, isRemoved: true },
      { ...second, isRemoved: true },
    ]
    const { changes, stuck } = followingOf(
      rows,
      judge(model, rows),
      here,
      documentsOf(here, ...documents),
      model,
      mostIndicators,
    )
    expect(Object.fromEntries(changes)).toEqual({ a: [] })
    expect(stuck.map(({ scenario }) => scenario.id)).toEqual(['b'])
  })

  test('changes no scenario that ships', () => {
    const documents = new Map(documentsOf(here, plan('a', ratio)))
    const shipped = documents.get('a')
    if (!shipped) throw new Error('there is no document')
    documents.set('a', { ...shipped, kind: 'shipped' })
    expect(othersWith(first, here, documents)).toEqual([])
  })

  test('brings no scenario more indicators than it may have', () => {
    const part = own('own3', 'base', { label: 'Part' })
    const rows = [
      { ...newRow(model, [first]), draft: part },
      { ...first, draft: { ...ratio, formula: 'digitalEconomy / own3' } },
    ]
    const documents = documentsOf(here, plan('a', ratio))
    const { changes, stuck } = followingOf(rows, judge(model, rows), here, documents, model, 1)
    expect(changes.size).toBe(0)
    expect(stuck).toHaveLength(1)
  })
})
