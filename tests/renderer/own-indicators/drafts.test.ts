import { describe, expect, test } from 'vitest'
import { languages, type UserIndicator } from '../../../src/model/spec.ts'
import {
  areSame,
  type DraftFaults,
  insertedAt,
  isBlank,
  isChanged,
  judge,
  newRow,
  type Row,
  rowsOf,
  tidied,
  trajectoriesOf,
} from '../../../src/renderer/own-indicators/drafts.ts'
import { draftFaultText, unitToUse } from '../../../src/renderer/own-indicators/fault-text.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground, model, projector } from '../../helpers/library.ts'

const perWorker: UserIndicator = {
  id: 'perWorker',
  label: 'Per core worker',
  formula: 'digitalEconomy / coreEmployment',
  unit: '10k CNY',
}

/** Rows that nothing is saved of yet. */
const written = (...drafts: readonly UserIndicator[]): readonly Row[] =>
  drafts.map((draft, key) => ({ ...newRow(model, []), key, draft }))

const faultsOf = (changes: Partial<UserIndicator>, before: readonly UserIndicator[] = []): DraftFaults =>
  judge(model, written(...before, { ...perWorker, ...changes })).at(-1)?.faults ?? {}
const codes = (faults: DraftFaults | undefined): readonly string[] =>
  Object.entries(faults ?? {}).map(([field, fault]) => `${field} ${fault?.code}`)

test('a new row has a name that nothing else has, and nothing is wrong with it', () => {
  const first = newRow(model, [])
  const second = newRow(model, [first])
  expect([first.draft.id, second.draft.id]).toEqual(['own1', 'own2'])
  expect(first.key).not.toBe(second.key)
  const renamed: Row = { ...first, stored: first.draft, draft: { ...first.draft, id: 'own2' } }
  expect(newRow(model, [renamed]).draft.id).toBe('own3')
  expect([isBlank(first), isChanged(first)]).toEqual([true, false])
  expect(judge(model, [first])).toEqual([{ faults: {}, kept: undefined }])
})

describe('what is wrong with a draft', () => {
  test.each<readonly [Partial<UserIndicator>, readonly string[]]>([
    [{}, []],
    [{ label: ' ' }, ['label missing']],
    [{ formula: '' }, ['formula missing']],
    // What nobody sees is left out.
    [{ label: 'a\u202eb\u3164' }, []],
    [{ formula: 'digitalEconomy /' }, ['formula formula-ends-early']],
    [{ formula: 'digitalEconomy / nothing' }, ['formula name-unknown']],
    [{ formula: 'digitalEconomy / perWorker' }, ['formula itself']],
    [{ formula: 'digitalEconomy + coreEmployment' }, ['formula units-differ']],
    [{ unit: '% of GRDP' }, ['unit unit-mismatch']],
    [{ unit: '' }, ['unit unit-mismatch']],
    [{ unit: '', formula: 'digitalEconomy / grdp' }, []],
    [{ unit: ' ', formula: '2 * digitalEconomy / grdp' }, []],
    [{ unit: '100m CNY', formula: 'digitalEconomy / grdp' }, ['unit unit-mismatch']],
    [{ unit: 'my own word' }, []],
    [{ id: 'digitalEconomy' }, ['id name-duplicate']],
    [{ id: '1st' }, ['id name-invalid']],
    [{ formula: 'previous(digitalEconomy)', unit: '100m CNY' }, []],
  ])('%j: %j', (changes, expected) => {
    expect(codes(faultsOf(changes))).toEqual(expected)
  })

  test('is said in every language', () => {
    const ratio = { unit: '%', formula: 'digitalEconomy / grdp' }
    const faults = [
      ...Object.values(faultsOf({ label: '', formula: 'digitalEconomy / nothing' })),
      ...Object.values(faultsOf({ id: 'digitalEconomy', unit: '% of GRDP' })),
      ...Object.values(faultsOf({ id: '1st', label: '\u0007', formula: 'x +' })),
      ...Object.values(faultsOf({ unit: '' })),
      ...Object.values(faultsOf(ratio)),
      ...Object.values(faultsOf({ formula: 'perWorker' })),
      ...Object.values(faultsOf({ formula: 'first' }, [{ ...perWorker, id: 'first', label: '' }])),
      { code: 'removed', details: { label: 'X' } } as const,
      { code: 'needed', details: { label: 'X' } } as const,
      ...judge(model, written({ ...perWorker, formula: 'second' }, { ...perWorker, id: 'second' }))
        .map((row) => row.faults.formula)
        .filter((fault) => fault !== undefined),
    ]
    expect(new Set(faults.map(({ code }) => code)).size).toBeGreaterThan(8)
    for (const language of languages) {
      const words = createWords({ language, ground })
      const texts = faults.map((fault) => draftFaultText(fault, words))
      expect(texts.filter((text) => text === '' || text.includes('own.faults'))).toEqual([])
      if (language !== 'en') expect(texts.filter((text) => /the formula|is not/i.test(text))).toEqual([])
    }
  })

  test.each<readonly [Partial<UserIndicator>, string | undefined]>([
    [{ unit: '' }, '만 위안/인'],
    [{ unit: '% of GRDP' }, '만 위안/인'],
    [{ unit: '%', formula: 'digitalEconomy / grdp' }, ''],
    [{ unit: '', formula: '100 * digitalEconomy / grdp' }, '%'],
    [{ unit: '', formula: 'digitalEconomy * grdp' }, undefined],
    [{}, undefined],
  ])('the unit that the formula gives can be taken over: %j', (changes, unit) => {
    const fault = faultsOf(changes).unit
    expect(unitToUse(fault, createWords({ language: 'ko', ground }))).toBe(unit)
    if (unit !== undefined) expect(faultsOf({ ...changes, unit })).toEqual({})
  })
})

describe('each row stands for itself', () => {
  const faulty = { ...perWorker, id: 'faulty', formula: 'digitalEconomy /' }
  const twice = { ...perWorker, id: 'twice', label: 'Twice', formula: '2 * perWorker' }
  const rest = { ...perWorker, id: 'rest' }

  test('a faulty one hinders none that does not use it', () => {
    const judged = judge(model, written(faulty, perWorker, twice, { ...rest, label: '' }, rest))
    expect(judged.map(({ kept }) => kept?.id)).toEqual([undefined, 'perWorker', 'twice', undefined, 'rest'])
    expect(judged.map(({ faults }) => codes(faults))).toEqual([
      ['formula formula-ends-early'],
      [],
      [],
      ['label missing'],
      [],
    ])
  })

  test('one that is being changed is reckoned with, and kept, as it is saved', () => {
    const [stored, other] = rowsOf([perWorker, twice])
    if (!stored || !other) throw new Error('there are no rows')
    const rows: readonly Row[] = [
      { ...stored, draft: { ...perWorker, formula: 'digitalEconomy +', label: 'Another' } },
      { ...other, draft: { ...twice, formula: '3 * perWorker' } },
    ]
    expect(judge(model, rows).map(({ kept }) => kept)).toEqual([
      perWorker,
      { ...twice, formula: '3 * perWorker' },
    ])
    expect(rows.map(isChanged)).toEqual([true, true])
  })

  test('none that is saved is lost: what it needs stays as it is until it changes too', () => {
    const [stored, other] = rowsOf([perWorker, twice])
    if (!stored || !other) throw new Error('there are no rows')
    const judgedWith = (changes: Partial<Row>, others: Partial<Row> = {}) =>
      judge(model, [
        { ...stored, ...changes },
        { ...other, ...others },
      ])
    const needed = { code: 'needed', details: { label: twice.label } }
    const saved = [perWorker, twice]
    // Another name, another unit, or none at all: "twice" reckons with what it was.
    for (const [changes, faults] of [
      [{ draft: { ...perWorker, id: 'perHead' } }, { id: needed }],
      [{ draft: { ...perWorker, formula: 'grdp', unit: '100m CNY' } }, { formula: needed }],
      [{ isRemoved: true }, { formula: needed }],
    ] as const) {
      const judged = judgedWith(changes)
      expect(judged.map(({ kept }) => kept)).toEqual(saved)
      expect(judged.map((each) => each.faults)).toEqual([faults, {}])
    }
    // Once it changes too, both go.
    const renamed = { draft: { ...perWorker, id: 'perHead' } }
    const following = { draft: { ...twice, formula: '2 * perHead' } }
    expect(judgedWith(renamed, following).map(({ faults, kept }) => [codes(faults), kept])).toEqual([
      [[], renamed.draft],
      [[], following.draft],
    ])
    expect(judgedWith({ isRemoved: true }, { isRemoved: true }).map(({ kept }) => kept)).toEqual([
      undefined,
      undefined,
    ])
    expect(judgedWith({ isRemoved: true }, { draft: { ...twice, formula: '', label: '' } })[1]?.kept).toBe(
      twice,
    )
  })

  test('the id of a saved one is not taken by one above it', () => {
    const [stored, other] = rowsOf([perWorker, rest])
    if (!stored || !other) throw new Error('there are no rows')
    const judged = judge(model, [{ ...stored, draft: { ...perWorker, id: 'rest' } }, other])
    expect(judged.map(({ kept }) => kept)).toEqual([perWorker, rest])
    expect(codes(judged[0]?.faults)).toEqual(['id needed'])
  })

  test('a new one that uses one that goes says so', () => {
    const [stored] = rowsOf([perWorker])
    if (!stored) throw new Error('there is no row')
    const judged = judge(model, [{ ...stored, isRemoved: true }, ...written(twice)])
    expect(judged.map(({ kept }) => kept)).toEqual([undefined, undefined])
    expect(judged[1]?.faults.formula).toEqual({ code: 'removed', details: { label: perWorker.label } })
    expect(isChanged({ ...stored, isRemoved: true })).toBe(true)
  })

  test('one that uses an unfinished one or one below it says so', () => {
    const judged = judge(model, written({ ...twice, label: 'Twice' }, { ...perWorker, formula: '' }, rest))
    expect(judged[0]?.faults.formula).toEqual({ code: 'below', details: { label: 'Per core worker' } })
    const later = judge(model, written({ ...perWorker, formula: '', label: '' }, twice))
    expect(later[1]?.faults.formula).toEqual({ code: 'unfinished', details: { label: 'perWorker' } })
  })

  test('a name that is taken does not change what the name means', () => {
    const judged = judge(
      model,
      written({ ...perWorker, id: 'grdp' }, { ...perWorker, formula: 'grdp', unit: '100m CNY' }),
    )
    expect(judged.map(({ faults }) => codes(faults))).toEqual([['id name-duplicate'], []])
  })
})

test('what is saved has no blanks that nobody sees, and the signs of the formula language', () => {
  const typed = {
    id: ' own1 ',
    label: ' Per\thead ',
    formula: '（grdp＋\n digitalEconomy） × 2',
    unit: ' 亿元 ',
  }
  expect(tidied(typed)).toEqual({
    id: 'own1',
    label: 'Per head',
    formula: '(grdp+ digitalEconomy) * 2',
    unit: '亿元',
  })
  const stored = { ...perWorker, formula: 'digitalEconomy ÷ coreEmployment' }
  expect(isChanged({ ...newRow(model, []), stored, draft: { ...stored, label: `${stored.label} ` } })).toBe(
    false,
  )
})

test('values of drafts are those that the scenario will show', () => {
  const { series } = projector.project(baseline)
  const at = 2030 - model.spec.launchYear
  const expected = (series.get('digitalEconomy')?.[at] ?? 0) / (series.get('coreEmployment')?.[at] ?? 0)
  expect(trajectoriesOf(projector, baseline, [perWorker]).get('perWorker')?.[at]).toBeCloseTo(expected, 9)
})

test.each([
  ['', 0, 0, 'grdp', 4],
  ['grdp /', 6, 6, 'grdp / grdp', 11],
  ['grdp / ', 7, 7, 'grdp / grdp', 11],
  ['previous()', 9, 9, 'previous(grdp)', 13],
  ['base + x', 7, 8, 'base + grdp', 11],
  ['base', 0, 0, 'grdp base', 4],
  ['max(, 1)', 4, 4, 'max(grdp, 1)', 8],
])('a name put into “%s” at %i to %i gives “%s”', (formula, start, end, wanted, caret) => {
  expect(insertedAt(formula, 'grdp', start, end)).toEqual({ formula: wanted, caret })
})

test('what is kept of rows that nobody touched is what the scenario holds, whatever the order of its keys', () => {
  const turned = [
    { unit: perWorker.unit, formula: perWorker.formula, label: perWorker.label, id: perWorker.id },
  ]
  const kept = judge(model, rowsOf(turned)).flatMap((judged) => judged.kept ?? [])
  expect(areSame(kept, turned)).toBe(true)
  expect(Object.keys(kept[0] ?? {})).toEqual(['id', 'label', 'formula', 'unit'])
  expect(areSame(kept, [])).toBe(false)
  expect(areSame([], kept)).toBe(false)
  expect(areSame(kept, [{ ...perWorker, unit: '' }])).toBe(false)
})
