import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computableAmong, withIndicators } from '../../src/model/build-model.ts'
import type { Model } from '../../src/model/model.ts'
import {
  addedTo,
  contentOf,
  followed,
  freeId,
  sharedIndicators,
  withNeeds,
} from '../../src/model/own-indicators.ts'
import type { UserIndicator } from '../../src/model/spec.ts'
import { baseline, model, ownIndicator as own, projector, scenarioWith } from '../helpers/library.ts'

const ratio = own('ratio', 'digitalEconomy / grdp', { label: 'Ratio' })
const twice = own('twice', '2 * ratio', { label: 'Twice' })
const ids = (list: readonly UserIndicator[]): readonly string[] => list.map(({ id }) => id)

describe('what an indicator says', () => {
  test('is the same under another id, and with what it needs under other ids', () => {
    const other = own('r', 'digitalEconomy/grdp', { label: 'Ratio' })
    expect(contentOf(other, [other])).toBe(contentOf(ratio, [ratio]))
    const double = own('d', '2*r', { label: 'Twice' })
    expect(contentOf(double, [other, double])).toBe(contentOf(twice, [ratio, twice]))
  })

  // Met apart, the first would be met 2^49 times.
  test('is told of fifty, of which each names the one before it twice', () => {
    const chain = Array.from({ length: 50 }, (_, index) =>
      own(`own${index}`, index === 0 ? 'grdp' : `own${index - 1} + own${index - 1}`),
    )
    expect(withNeeds(chain[49] ?? ratio, chain)).toEqual(chain)
    const shared = sharedIndicators([{ id: 'plan', indicators: chain }], model)
    expect(shared.map(({ indicator }) => indicator)).toEqual(chain)
  })

  test.each<readonly [Partial<UserIndicator>]>([
    [{ formula: 'digitalEconomy / base' }],
    [{ label: 'Share' }],
    [{ unit: '' }],
  ])('is another with %j', (changes) => {
    const other = { ...ratio, ...changes }
    expect(contentOf(other, [other])).not.toBe(contentOf(ratio, [ratio]))
    // And so is what needs it.
    expect(contentOf(twice, [other, twice])).not.toBe(contentOf(twice, [ratio, twice]))
  })

  test('is what it is, whatever stands beside it and in which order', () => {
    const sum = own('sum', 'a + b')
    const [a, b] = [own('a', 'grdp'), own('b', 'base')]
    expect(contentOf(sum, [b, own('c', 'a'), a, sum])).toBe(contentOf(sum, [a, b, sum]))
  })
})

describe('among several models', () => {
  // As if another version called an amount by a name that a user gave.
  const larger: Model = {
    ...model,
    names: new Map([...model.names, ['twice', model.names.get('grdp') as never]]),
  }

  test('an indicator has an id that is free in all of them', () => {
    const owners = [{ id: 'plan', indicators: [ratio, twice] }]
    expect(sharedIndicators(owners, model).map(({ indicator }) => indicator.id)).toEqual(['ratio', 'twice'])
    const [, shared] = sharedIndicators(owners, model, larger)
    expect(shared?.indicator.id).toBe('twice2')
    expect([...(shared?.ids ?? [])]).toEqual([['plan', 'twice']])
  })

  test('those that a model cannot compute are left out, and what needs them', () => {
    const names = new Map([...model.names].filter(([id]) => id !== 'digitalEconomy'))
    const list = [ratio, twice, own('plain', 'grdp', { unit: '100m CNY' })]
    expect(ids(computableAmong(list, { ...model, names }))).toEqual(['plain'])
    expect(computableAmong(list, model)).toBe(list)
    expect(computableAmong(list, model)).toBe(computableAmong(list, model))
  })
})

test('needs are found through others, each once, and only before it', () => {
  const list = [ratio, own('unused', 'grdp'), twice, own('all', 'twice + ratio + 1e5 + max(ratio, 1)')]
  expect(ids(withNeeds(list[3] as UserIndicator, list))).toEqual(['ratio', 'twice', 'all'])
  expect(ids(withNeeds(twice, [twice, ratio]))).toEqual(['twice'])
  // One that is written with a wide letter names it too.
  expect(ids(withNeeds(own('wide', '２ × ｒatio'), [ratio]))).toEqual(['ratio', 'wide'])
})

describe('into another list', () => {
  test('an indicator goes with those that it needs', () => {
    expect(addedTo([], twice, [ratio, twice], model)).toEqual([ratio, twice])
  })

  test('what is there already is not put there twice, whatever it is called', () => {
    const same = { ...ratio, id: 'own7' }
    const list = [same]
    const grown = addedTo(list, twice, [ratio, twice], model)
    expect(grown).toEqual([same, { ...twice, formula: '2 * own7' }])
    expect(addedTo(grown, twice, [ratio, twice], model)).toEqual(grown)
  })

  test('what is there under its id says what it said', () => {
    const other = own('ratio', 'base / grdp', { label: 'Another' })
    const grown = addedTo([other, own('ratio2', 'grdp')], twice, [ratio, twice], model)
    expect(ids(grown)).toEqual(['ratio', 'ratio2', 'ratio3', 'twice'])
    expect(grown[0]).toBe(other)
    expect(grown.at(-1)?.formula).toBe('2 * ratio3')
  })

  test('no id is given that means something in a formula', () => {
    expect(freeId('own1', (id) => ['own1', 'own2'].includes(id))).toBe('own3')
    const [found] = addedTo([], own('grdp', 'base'), [], model)
    expect(found?.id).toBe('grdp2')
    expect(addedTo([], own('log', 'base'), [], model)[0]?.id).toBe('log3')
  })
})

describe('the own indicators of several scenarios', () => {
  test('are each there once, with the ids that they have in each', () => {
    const shared = sharedIndicators(
      [
        { id: 'a', indicators: [ratio, twice] },
        { id: 'b', indicators: [own('own1', 'grdp', { label: 'GRDP' }), { ...ratio, id: 'own2' }] },
        { id: 'c', indicators: [] },
      ],
      model,
    )
    expect(shared.map(({ indicator, ids: each }) => [indicator.id, Object.fromEntries(each)])).toEqual([
      ['ratio', { a: 'ratio', b: 'own2' }],
      ['twice', { a: 'twice' }],
      ['own1', { b: 'own1' }],
    ])
  })

  test('of one id and other formulas both say what they said', () => {
    const scenarios = ['digitalEconomy', 'coreValueAdded'].map((formula, index) =>
      scenarioWith({ id: `s${index}`, indicators: [own('own1', formula), own('own2', '2 * own1')] }),
    )
    const shared = sharedIndicators(scenarios, model)
    expect(ids(shared.map(({ indicator }) => indicator))).toEqual(['own1', 'own2', 'own3', 'own4'])
    const indicators = shared.map(({ indicator }) => indicator)
    const { series } = projector.project({ ...baseline, indicators })
    for (const scenario of scenarios) {
      const alone = projector.project({ ...baseline, indicators: scenario.indicators }).series
      for (const { indicator, ids: each } of shared) {
        const id = each.get(scenario.id)
        if (id !== undefined) expect(series.get(indicator.id)).toEqual(alone.get(id))
      }
    }
  })

  test('go together, however they name each other', () => {
    const anyId = fc.constantFrom('own1', 'own2', 'own3', 'x')
    const anyList = fc.uniqueArray(anyId, { minLength: 1 }).chain((chosen) =>
      fc.tuple(...chosen.map(() => fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 3 })))).map((parts) =>
        chosen.map((id, place) => {
          const [named = 0, factor = 1] = parts[place] ?? []
          const before = chosen[Math.min(named, place - 1)] ?? 'grdp'
          return own(id, `${factor} * ${before}`, { label: `l${factor}` })
        }),
      ),
    )
    fc.assert(
      fc.property(fc.array(anyList, { minLength: 1, maxLength: 4 }), (lists) => {
        const scenarios = lists.map((indicators, index) => ({ id: `s${index}`, indicators }))
        const shared = sharedIndicators(scenarios, model)
        const all = shared.map(({ indicator }) => indicator)
        expect(withIndicators(model, all).ok).toBe(true)
        const contents = all.map((each) => contentOf(each, all))
        expect(new Set(contents).size).toBe(all.length)
        const wanted = new Set(lists.flatMap((list) => list.map((each) => contentOf(each, list))))
        expect(new Set(contents)).toEqual(wanted)
      }),
    )
  })
})

describe('another scenario that has an indicator too', () => {
  const better = { ...ratio, formula: 'digitalEconomy / base' }
  const follow = (
    list: readonly UserIndicator[],
    [before, after]: readonly [UserIndicator, UserIndicator | undefined],
    edited: readonly UserIndicator[] = after ? [after] : [],
  ) => followed(list, [{ before, after }], { before: [ratio, twice], after: edited }, model)

  test('follows a change, under its own id, and what names it goes on naming it', () => {
    const list = [own('x', 'grdp'), { ...ratio, id: 'own4' }, own('y', '3 * own4')]
    expect(follow(list, [ratio, better])).toEqual([list[0], { ...better, id: 'own4' }, own('y', '3 * own4')])
  })

  test('follows a new id where it had the old one, and none that is taken', () => {
    const list = [ratio, own('y', '3 * ratio')]
    expect(follow(list, [ratio, { ...better, id: 'share' }])).toEqual([
      { ...better, id: 'share' },
      own('y', '3 * share'),
    ])
    const taken = [...list, own('share', 'grdp')]
    expect(ids(follow(taken, [ratio, { ...better, id: 'share' }]) ?? [])).toEqual(['share2', 'y', 'share'])
  })

  test('gets what the indicator needs now, once', () => {
    const part = own('part', 'grdp - base', { unit: '100m CNY', label: 'Part' })
    const needing = { ...ratio, formula: 'digitalEconomy / part' }
    const edited = [part, needing]
    expect(follow([ratio], [ratio, needing], edited)).toEqual(edited)
    const same = { ...part, id: 'p' }
    expect(follow([same, ratio], [ratio, needing], edited)).toEqual([
      same,
      { ...needing, formula: 'digitalEconomy / p' },
    ])
    // Its id is another's here.
    const other = own('part', 'base')
    expect(ids(follow([ratio, other], [ratio, needing], edited) ?? [])).toEqual(['part2', 'ratio', 'part'])
  })

  test('follows two changes of which one needs the other', () => {
    const thrice = { ...twice, formula: '3 * ratio' }
    const edits = [
      { before: ratio, after: better },
      { before: twice, after: thrice },
    ]
    const edited = { before: [ratio, twice], after: [better, thrice] }
    expect(followed([ratio, twice], edits, edited, model)).toEqual([better, thrice])
  })

  test('loses what is removed, unless something of its own needs it', () => {
    const alone = own('alone', 'grdp')
    expect(follow([ratio, alone], [ratio, undefined])).toEqual([alone])
    expect(follow([ratio, own('y', '3 * ratio')], [ratio, undefined])).toBeUndefined()
  })

  test('stays as it is where something of its own cannot do with the change', () => {
    const amount = { ...ratio, formula: 'digitalEconomy', unit: '100m CNY' }
    expect(follow([ratio, own('y', '1 + ratio')], [ratio, amount])).toBeUndefined()
    expect(follow([own('y', 'grdp')], [ratio, amount])).toEqual([own('y', 'grdp')])
  })
})
