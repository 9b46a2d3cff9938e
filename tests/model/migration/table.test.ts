import { describe, expect, test } from 'vitest'
import { keyOf } from '../../../src/model/ground.ts'
import {
  carried,
  checkTable,
  newerGrounds,
  otherGrounds,
  routeTo,
} from '../../../src/model/migration/table.ts'
import type { MigrationSpec, ModelFile } from '../../../src/model/model-file.ts'
import { laterLibrary } from '../../helpers/later-malmo.ts'

const { grounds, data } = laterLibrary

const file = (key: string): ModelFile => {
  const found = data.models.find((each) => keyOf(each) === key)
  if (!found) throw new Error(`no ${key}`)
  return found
}
const third = file('bikes@3')
const fourth = file('bikes@4')

/** A later version with the same names, and what its table says of them. */
const after = (
  before: ModelFile,
  from: Partial<MigrationSpec> = {},
  changes: Partial<ModelFile> = {},
): ModelFile => ({
  ...before,
  version: before.version + 1,
  ...changes,
  from: { model: keyOf(before), levers: {}, assumptions: {}, indicators: {}, ...from },
})
const renamed = (list: ModelFile['levers'], id: string, to: string): ModelFile['levers'] =>
  list.map((lever) => (lever.id === id ? { ...lever, id: to } : lever))

describe('a name along a route', () => {
  test('is what the table says: another name, a factor, a sentence', () => {
    expect(carried([fourth], 'levers', 'newBikes')).toEqual({
      to: 'lorries',
      factor: 0.5,
      notes: [expect.objectContaining({ en: 'Bicycles are counted by the lorry now.' })],
    })
    expect(carried([fourth], 'assumptions', 'wear')).toEqual({ to: 'wearRate', factor: 1, notes: [] })
    expect(carried([fourth], 'indicators', 'lead')).toMatchObject({ to: null, notes: [{}] })
  })

  test('is the same where no table speaks of it and it is there, else nothing', () => {
    expect(carried([fourth], 'indicators', 'growth')).toEqual({ to: 'growth', factor: 1, notes: [] })
    expect(carried([fourth], 'assumptions', 'rust')).toEqual({ to: null, factor: 1, notes: [] })
    expect(carried([fourth], 'levers', 'constructor').to).toBeNull()
    expect(carried([], 'levers', 'newBikes')).toEqual({ to: 'newBikes', factor: 1, notes: [] })
  })

  test('goes through every version: names in turn, factors multiplied, sentences one after another', () => {
    const note = { en: 'Vans now.', ko: 'Vans now.', zh: 'Vans now.' }
    const fifth = after(
      fourth,
      { levers: { lorries: { to: 'vans', factor: 3, note } } },
      { levers: renamed(fourth.levers, 'lorries', 'vans') },
    )
    const sixth = after(fifth, { levers: { vans: { to: null } } }, { levers: [] })
    expect(carried([fourth, fifth], 'levers', 'newBikes')).toMatchObject({
      to: 'vans',
      factor: 1.5,
      notes: [{}, note],
    })
    // What the third version had under the name that the fourth gave to another thing is not that thing.
    expect(carried([fifth], 'levers', 'newBikes').to).toBeNull()
    expect(carried([fourth, fifth, sixth], 'levers', 'newBikes')).toMatchObject({ to: null, factor: 1.5 })
  })
})

describe('a route', () => {
  const fifth = after(fourth)
  const models = [fifth, fourth, third]

  test('is every file from the next version to the last', () => {
    expect(routeTo(models, 'bikes@3', 'bikes@5')).toEqual([fourth, fifth])
    expect(routeTo(models, 'bikes@3', 'bikes@4')).toEqual([fourth])
    expect(routeTo(models, 'bikes@3', 'bikes@3')).toEqual([])
  })

  test('leads neither back, nor from a model of another kind, nor over a version that is not here', () => {
    expect(routeTo(models, 'bikes@4', 'bikes@3')).toBeUndefined()
    expect(routeTo(models, 'winter@1', 'bikes@5')).toBeUndefined()
    expect(routeTo([fifth, third], 'bikes@3', 'bikes@5')).toBeUndefined()
    expect(routeTo(models, 'bikes@3', 'bikes@9')).toBeUndefined()
    const circle = { ...third, from: { ...fourth.from, model: 'bikes@4' } as MigrationSpec }
    expect(routeTo([circle, fourth], 'winter@1', 'bikes@4')).toBeUndefined()
  })
})

describe('where a scenario can go', () => {
  const names = (model: string, baseline: string) => ({ model, baseline })
  const keys = (found: readonly { model: Pick<ModelFile, 'id' | 'version'>; baseline: { id: string } }[]) =>
    found.map(({ model, baseline }) => [keyOf(model), baseline.id])

  test('to newer versions on its own baseline, the newest first', () => {
    expect(keys(newerGrounds(names('bikes@3', 'bikes-23'), grounds))).toEqual([['bikes@4', 'bikes-23']])
    expect(newerGrounds(names('bikes@4', 'bikes-23'), grounds)).toEqual([])
    expect(newerGrounds(names('bikes@3', 'nowhere'), grounds)).toEqual([])
    expect(newerGrounds(names('bikes@2', 'bikes-23'), grounds)).toEqual([])
  })

  test('past a version that does not serve the baseline', () => {
    const serving = { ...fourth, baselines: ['bikes-26'] }
    const models = [third, serving, after(serving, {}, { baselines: ['bikes-23'] })]
    const ground = grounds.first
    const found = newerGrounds(names('bikes@3', 'bikes-23'), {
      data: { ...data, models },
      of: ({ model }) =>
        model === 'bikes@4'
          ? { ok: false, error: { code: 'not-served', path: [], details: names(model, 'bikes-23') } }
          : { ok: true, value: { ...ground, model: { ...ground.model, version: Number(model.at(-1)) } } },
    })
    expect(keys(found)).toEqual([['bikes@5', 'bikes-23']])
  })

  test('to the other baselines under its own model, or under a newer one where that does not serve them', () => {
    expect(keys(otherGrounds(names('bikes@4', 'bikes-26'), grounds))).toEqual([['bikes@4', 'bikes-23']])
    // The third version has the year 2023 in a formula.
    expect(keys(otherGrounds(names('bikes@3', 'bikes-23'), grounds))).toEqual([['bikes@4', 'bikes-26']])
    expect(otherGrounds(names('bikes@9', 'bikes-23'), grounds)).toEqual([])
  })
})

describe('a table', () => {
  const codes = (own: ModelFile, models: readonly ModelFile[] = [third, own]) =>
    checkTable(own, models).map(({ code, path }) => `${path.join('.')}: ${code}`)

  test('without a fault has none; nor has a file without a table', () => {
    expect(codes(fourth)).toEqual([])
    expect(codes(third)).toEqual([])
    expect(codes(fourth, [fourth])).toEqual([])
  })

  test('speaks of what the two versions have', () => {
    const from = {
      levers: { newBikes: { to: 'tandems' }, oldBikes: { to: null } },
      assumptions: { wear: { to: 'rust' } },
      indicators: { takings: { to: 'loot' } },
      equations: { fleet: { to: 'horses' }, cars: { to: null } },
    }
    expect(codes(after(third, from))).toEqual([
      'from.levers.newBikes.to: unknown-lever',
      'from.levers.oldBikes: unknown-lever',
      'from.assumptions.wear.to: unknown-assumption',
      'from.indicators.takings.to: not-an-indicator',
      'from.equations.fleet.to: name-unknown',
      'from.equations.cars: name-unknown',
    ])
  })

  test('makes no two things one', () => {
    const from = { levers: { newBikes: { to: 'inflation' } } }
    expect(codes(after(third, from))).toEqual(['from.levers: stands-twice'])
  })

  test('leads to no version twice', () => {
    const circle = { ...third, from: { ...fourth.from, model: 'bikes@4' } as MigrationSpec }
    expect(codes(circle, [circle, fourth])).toEqual(['from.model: cycle'])
    const self = { ...third, from: { ...fourth.from, model: 'bikes@3' } as MigrationSpec }
    expect(codes(self, [self])).toEqual(['from.model: cycle'])
  })
})
