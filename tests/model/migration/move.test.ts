import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withIndicators } from '../../../src/model/build-model.ts'
import { faultsOn } from '../../../src/model/computable.ts'
import { createGround, type Ground, keyOf } from '../../../src/model/ground.ts'
import type { Change } from '../../../src/model/migration/change.ts'
import { type Moved, moveScenario } from '../../../src/model/migration/move.ts'
import { routeTo } from '../../../src/model/migration/table.ts'
import type { MigrationSpec } from '../../../src/model/model-file.ts'
import { createProjector } from '../../../src/model/projection.ts'
import { baselineScenario, checkScenario } from '../../../src/model/scenario.ts'
import type {
  AssumptionSpec,
  LeverDeparture,
  LeverSpec,
  Scenario,
  UserIndicator,
} from '../../../src/model/spec.ts'
import { laterGround, laterLibrary } from '../../helpers/later-malmo.ts'
import { ownIndicator } from '../../helpers/library.ts'

const { models } = laterLibrary.data
const [third, fourth] = [laterGround({ model: 'bikes@3' }), laterGround()]
const fourth26 = laterGround({ baseline: 'bikes-26' })

const on = ({ model, baseline }: Ground, changes: Partial<Scenario> = {}): Scenario => ({
  ...baselineScenario(model, baseline),
  id: 'mine',
  name: 'Mine',
  ...changes,
})

function move(scenario: Scenario, from: Ground, to: Ground): Moved {
  const route = routeTo(models, keyOf(from.model), keyOf(to.model))
  if (!route) throw new Error('no route')
  return moveScenario(scenario, { from, to, route })
}

/** What was told of all but the model's own indicators, in a line each. */
const told = ({ changes }: Pick<Moved, 'changes'>): readonly string[] =>
  changes
    .filter(({ part }) => part !== 'indicator')
    .map(({ part, id, kind, from, to }) => `${part} ${id} ${kind}: ${from} → ${to}`)

const changeOf = ({ changes }: Moved, kind: Change['kind']): Change | undefined =>
  changes.find((change) => change.kind === kind)

/** A ground whose inflation is another lever. */
function withLever(ground: Ground, changes: Partial<LeverSpec>): Ground {
  const levers = ground.model.levers.map((each) => (each.id === 'inflation' ? { ...each, ...changes } : each))
  const built = { ...ground.built, levers: new Map(levers.map((each) => [each.id, each])) }
  return { ...ground, model: { ...ground.model, levers }, built }
}

/** A ground with another assumption under a name that it has. */
function withAssumption(ground: Ground, id: string, changes: Partial<AssumptionSpec>): Ground {
  const assumptions = ground.model.assumptions.map((each) =>
    each.id === id ? { ...each, ...changes } : each,
  )
  const built = { ...ground.built, assumptions: new Map(assumptions.map((each) => [each.id, each])) }
  return { ...ground, model: { ...ground.model, assumptions }, built }
}

/** A scenario that can be checked and projected there, and no other that it could be taken for. */
function isSound({ scenario }: Moved, to: Ground): readonly unknown[] {
  return faultsOn(to, scenario)
}

describe('a newer version', () => {
  test('keeps what it has under the same name: id, name, notes, reading, horizon', () => {
    const before = on(third, { notes: 'Why', horizon: 2030 })
    const moved = move(before, third, fourth)
    expect(moved.scenario).toEqual({ ...before, model: 'bikes@4' })
    expect(told(moved)).toEqual([])
  })

  test('converts, renames, and tells both with the sentence of its table', () => {
    const before = on(third, { levers: { newBikes: { target: 20 } }, assumptions: { wear: 0.12 } })
    const moved = move(before, third, fourth)
    expect(moved.scenario.levers).toEqual({ lorries: { target: 10, ramp: 2 } })
    expect(moved.scenario.assumptions).toEqual({ wearRate: 0.12 })
    expect(told(moved)).toEqual([
      'lever newBikes renamed: newBikes → lorries',
      'lever newBikes converted: 20 → 10',
      'assumption wear renamed: wear → wearRate',
    ])
    expect(changeOf(moved, 'converted')?.notes).toMatchObject([{ en: expect.stringContaining('lorry') }])
  })

  test('tells of what has the same name and number, and another meaning', () => {
    const moved = move(
      on(third, { levers: { inflation: { target: 5, start: 2025, ramp: 0 } } }),
      third,
      fourth,
    )
    expect(moved.scenario.levers).toEqual({ inflation: { target: 5, start: 2025, ramp: 0 } })
    expect(told(moved)).toEqual(['lever inflation redefined: 5 → 5'])
  })

  test('rounds what must be whole, and brings a target that is too far to the nearest bound', () => {
    const odd = move(on(third, { levers: { newBikes: { target: 13, ramp: 1 } } }), third, fourth)
    expect(odd.scenario.levers).toEqual({ lorries: { target: 7, ramp: 1 } })
    expect(told(odd)).toContain('lever newBikes rounded: 6.5 → 7')
    const far = move(
      on(third, { levers: { newBikes: { target: 40 }, inflation: { target: 40 } } }),
      third,
      fourth,
    )
    expect(far.scenario.levers).toMatchObject({ lorries: { target: 15 }, inflation: { target: 30 } })
    expect(told(far)).toEqual([
      'lever newBikes renamed: newBikes → lorries',
      'lever newBikes converted: 40 → 20',
      'lever newBikes limited: 20 → 15',
      'lever inflation redefined: 40 → 40',
      'lever inflation limited: 40 → 30',
    ])
    expect(changeOf(far, 'limited')?.range).toEqual({ low: 0, high: 15 })
  })

  test('keeps the ramp that a move had without saying so, where the usual one is another', () => {
    const moved = move(on(third, { levers: { inflation: { target: 5 } } }), third, fourth)
    expect(moved.scenario.levers.inflation).toEqual({ target: 5, ramp: 2 })
  })

  test('moves no lever that was not moved, though its base became another', () => {
    const to = withLever(fourth, { base: 8 })
    const still = move(on(third, { levers: { inflation: { target: 10 } } }), third, to)
    expect(still.scenario.levers).toEqual({})
    expect(told(still)).toEqual(['lever inflation at-base: 10 → null'])
    const idle = move(on(third, { levers: { inflation: { target: 8 } } }), third, to)
    expect(idle.scenario.levers).toMatchObject({ inflation: { target: 8 } })
    expect(told(idle)).toContain('lever inflation idle: 8 → 8')
  })

  describe('of a lever with another base', () => {
    const at = (base: number): Ground => withLever(fourth, { base })
    const inflation = (target: number, to: Ground): readonly string[] =>
      told(move(on(third, { levers: { inflation: { target } } }), third, to)).filter(
        (line) => !line.includes('redefined'),
      )

    test('tells both, and that a raise has become a cut, or a cut a raise', () => {
      expect(inflation(12, at(8))).toEqual(['lever inflation rebased: 10 → 8'])
      expect(inflation(12, at(15))).toEqual([
        'lever inflation rebased: 10 → 15',
        'lever inflation reversed: 12 → 12',
      ])
      expect(inflation(9, at(8))).toEqual([
        'lever inflation rebased: 10 → 8',
        'lever inflation reversed: 9 → 9',
      ])
    })

    test('says nothing of a base that is the same in another unit', () => {
      const moved = move(on(third, { levers: { newBikes: { target: 20 } } }), third, fourth)
      expect(changeOf(moved, 'rebased')).toBeUndefined()
    })
  })

  test('keeps an assumption outside the new range, marked, and refuses one outside the hard bounds', () => {
    const outside = move(on(third, { assumptions: { wear: 0.2 } }), third, fourth)
    expect(outside.scenario.assumptions).toEqual({ wearRate: 0.2 })
    expect(told(outside)).toContain('assumption wear kept-outside: 0.2 → 0.2')
    expect(changeOf(outside, 'kept-outside')?.range).toEqual({ low: 0.05, high: 0.15 })
    const beyond = move(on(third, { assumptions: { wear: 0 } }), third, fourth)
    expect(beyond.scenario.assumptions).toEqual({})
    expect(told(beyond)).toContain('assumption wear refused: 0 → null')
    expect(changeOf(beyond, 'refused')?.fault).toMatchObject({
      code: 'out-of-bounds',
      details: { bounds: { above: 0, below: 1 } },
    })
  })

  test('refuses an assumption by which a condition of the model breaks there, and keeps one by which none does', () => {
    const file = models.find((one) => keyOf(one) === keyOf(fourth.model))
    const [pack] = laterLibrary.data.packs
    if (!file || !pack) throw new Error('there is no later model')
    const message = { en: 'At most 0.18.', ko: '0.18 이하', zh: '至多0.18' }
    const asking = { ...file, conditions: [{ holds: 'wearRate <= 0.18', message }] }
    const strict = createGround(laterLibrary.data, asking, pack, fourth.baseline)
    if (!strict.ok) throw new Error('the baseline does not fit')
    const worn = move(on(third, { assumptions: { wear: 0.2 } }), third, strict.value)
    expect(worn.scenario.assumptions).toEqual({})
    expect(told(worn)).toContain('assumption wear refused: 0.2 → null')
    expect(changeOf(worn, 'kept-outside')).toBeUndefined()
    expect(changeOf(worn, 'refused')?.fault).toMatchObject({ code: 'unfit-assumption', details: { message } })
    const fitting = move(on(third, { assumptions: { wear: 0.17 } }), third, strict.value)
    expect(fitting.scenario.assumptions).toEqual({ wearRate: 0.17 })
  })

  test('drops what it does not have, and says what its table says', () => {
    const files = models.map((file) =>
      file.version === 4 && file.from
        ? { ...file, from: { ...file.from, assumptions: { wear: { to: null, note: theNote } } } }
        : file,
    )
    const moved = moveScenario(on(third, { assumptions: { wear: 0.15 } }), {
      from: third,
      to: fourth,
      route: files.filter(({ version }) => version === 4),
    })
    expect(moved.scenario.assumptions).toEqual({})
    expect(changeOf(moved, 'dropped')).toEqual({
      part: 'assumption',
      id: 'wear',
      kind: 'dropped',
      from: 0.15,
      to: null,
      notes: [theNote],
    })
  })

  test('tells what becomes of its indicators, and pairs them', () => {
    const moved = move(on(third), third, fourth)
    expect(moved.changes.map(({ id, kind, to }) => [id, kind, to])).toEqual([
      ['takings', 'renamed', 'income'],
      ['lead', 'dropped', null],
    ])
    expect(moved.indicators).toEqual([
      { before: 'takings', after: 'income' },
      { before: 'prices', after: 'prices' },
      { before: 'growth', after: 'growth' },
      { before: undefined, after: 'stolen' },
      { before: 'lead', after: undefined },
    ])
  })

  test('brings a horizon that is too far to its last year', () => {
    const moved = move(
      on(third, { horizon: 2033, levers: { inflation: { target: 5, start: 2032, end: 2033 } } }),
      third,
      fourth,
    )
    expect(moved.scenario.horizon).toBe(2031)
    expect(moved.scenario.levers.inflation).toMatchObject({ start: 2031, end: 2031 })
    expect(told(moved)).toEqual([
      'lever inflation redefined: 5 → 5',
      'start inflation shifted: 2032 → 2031',
      'end inflation shifted: 2033 → 2031',
      'horizon horizon shifted: 2033 → 2031',
    ])
  })
})

const theNote = { en: 'No more.', ko: 'No more.', zh: 'No more.' }

describe('own indicators', () => {
  const moved = (...indicators: readonly UserIndicator[]): Moved =>
    move(on(third, { indicators }), third, fourth)

  test('name what is there: indicators, assumptions and figures under their new names', () => {
    const { scenario, changes } = moved(
      ownIndicator('perBike', 'takings / fleet', { unit: 'k SEK a bike' }),
      ownIndicator('worn', 'wear  *  previous(fleet)'),
      ownIndicator('since', 'fleet ÷ fleetCounted', { unit: '' }),
      ownIndicator('plain', '2 × growth'),
    )
    expect(scenario.indicators.map(({ formula }) => formula)).toEqual([
      'income / fleet',
      'wearRate  *  previous(fleet)',
      'fleet / bicycles',
      // As it was written: nothing in it has another name.
      '2 × growth',
    ])
    expect(told({ changes })).toEqual([
      'own perBike rewritten: takings / fleet → income / fleet',
      'own worn rewritten: wear  *  previous(fleet) → wearRate  *  previous(fleet)',
      'own since rewritten: fleet ÷ fleetCounted → fleet / bicycles',
    ])
  })

  test('that name what is gone or told in another unit are left out, with those that name them, and told', () => {
    const result = moved(
      ownIndicator('early', 'growth * 2'),
      ownIndicator('ahead', 'lead * 2'),
      ownIndicator('further', 'ahead + early'),
      ownIndicator('bought', 'newBikes * 2'),
      ownIndicator('real', 'takingsReal * 2'),
    )
    expect(result.scenario.indicators.map(({ id }) => id)).toEqual(['early'])
    expect(told(result)).toEqual([
      'own ahead broken: lead * 2 → null',
      'own further broken: ahead + early → null',
      'own bought broken: newBikes * 2 → null',
      'own real broken: takingsReal * 2 → null',
    ])
    expect(result.changes.flatMap(({ fault }) => (fault ? [fault.details] : []))).toEqual(
      ['lead', 'ahead', 'newBikes', 'takingsReal'].map((name) => ({ name })),
    )
    expect(result.indicators.slice(-2)).toEqual([
      { before: 'bought', after: undefined },
      { before: 'real', after: undefined },
    ])
  })

  test('name equations as the table has them, and never another thing that has their old name', () => {
    const indicators = [ownIndicator('twice', 'level * 2'), ownIndicator('real', 'takingsReal * 2')]
    const [file] = routeTo(models, 'bikes@3', 'bikes@4') ?? []
    if (!file?.from) throw new Error('no table')
    const through = (equations: MigrationSpec['equations'], to: Ground = fourth): Moved => {
      const from = { ...file.from, ...(equations ? { equations } : {}) } as MigrationSpec
      return moveScenario(on(third, { indicators }), { from: third, to, route: [{ ...file, from }] })
    }
    expect(through({ level: { to: 'fleet' } }).scenario.indicators).toMatchObject([
      { id: 'twice', formula: 'fleet * 2' },
    ])
    expect(through({ level: { to: null } }).scenario.indicators).toEqual([])
    // An indicator of the newer model has the name that an equation had.
    const income = fourth.built.names.get('income')
    if (!income) throw new Error('no income')
    const names = new Map([...fourth.built.names, ['takingsReal', income]])
    const taken = through(undefined, { ...fourth, built: { ...fourth.built, names } })
    expect(told(taken)).toEqual(['own real broken: takingsReal * 2 → null'])
  })

  test('get another id where the newer model has theirs, and are named by it', () => {
    const result = moved(
      ownIndicator('stolen', 'fleet * 0.1'),
      ownIndicator('stolen2', 'stolen * 2'),
      ownIndicator('both', 'stolen + stolen2'),
    )
    expect(result.scenario.indicators.map(({ id, formula }) => [id, formula])).toEqual([
      ['stolen2', 'fleet * 0.1'],
      ['stolen3', 'stolen2 * 2'],
      ['both', 'stolen2 + stolen3'],
    ])
    expect(told(result)).toContain('own stolen renamed: stolen → stolen2')
    expect(isSound(result, fourth)).toEqual([])
  })

  test('whose unit does not fit any more are left out', () => {
    const income = fourth.built.names.get('income')
    if (!income) throw new Error('no income')
    const names = new Map([...fourth.built.names, ['growth', income]])
    const to = { ...fourth, built: { ...fourth.built, names } }
    const indicators = [ownIndicator('faster', 'growth', { unit: 'percent' })]
    const result = move(on(third, { indicators }), third, to)
    expect(result.scenario.indicators).toEqual([])
    expect(changeOf(result, 'broken')?.fault).toMatchObject({ code: 'unit-mismatch', path: ['unit'] })
  })
})

describe('another baseline', () => {
  test('keeps targets, and shifts what would be before its first year', () => {
    const levers: Record<string, LeverDeparture> = {
      lorries: { target: 10, start: 2024, ramp: 3, end: 2026 },
      inflation: { target: 5 },
    }
    const moved = move(on(fourth, { levers, horizon: 2026 }), fourth, fourth26)
    expect(moved.scenario).toMatchObject({ model: 'bikes@4', baseline: 'bikes-26', horizon: 2029 })
    expect(moved.scenario.levers).toEqual({
      lorries: { target: 10, start: 2028, ramp: 3, end: 2030 },
      // What is left to the baseline is what is usual there.
      inflation: { target: 5 },
    })
    expect(told(moved)).toEqual([
      'start lorries shifted: 2024 → 2028',
      'end lorries shifted: 2026 → 2030',
      'start inflation shifted: 2024 → 2029',
      'horizon horizon shifted: 2026 → 2029',
    ])
  })

  test('leaves years that can be there as they are', () => {
    const levers = {
      lorries: { target: 10, start: 2028, ramp: 0, end: 2031 },
      inflation: { target: 5, start: 2029 },
    }
    const moved = move(on(fourth, { levers, horizon: 2030 }), fourth, fourth26)
    expect(moved.scenario.levers).toMatchObject({
      lorries: { start: 2028, end: 2031 },
      inflation: { start: 2029 },
    })
    expect(moved.scenario.horizon).toBe(2030)
    const later = on(fourth26, { levers: { inflation: { target: 5, start: 2030 } }, horizon: 2031 })
    expect(told(move(later, fourth26, fourth))).toEqual([])
  })

  test.each([
    [
      { start: 2024, ramp: 2, end: 2026 },
      { start: 2028, end: 2030 },
    ],
    // It would still lie after the new start.
    [
      { start: 2025, ramp: 2, end: 2028 },
      { start: 2028, end: 2031 },
    ],
    // As far as years go.
    [
      { start: 2024, ramp: 2, end: 2030 },
      { start: 2028, end: 2031 },
    ],
    // A start that is left open is another one there.
    [{ ramp: 2, end: 2026 }, { end: 2031 }],
    [
      { start: 2028, ramp: 2, end: 2029 },
      { start: 2028, end: 2029 },
    ],
  ] as const)('shifts the end of %j with its start, by as many years', (years, expected) => {
    const before = on(fourth, { levers: { lorries: { target: 10, ...years } }, horizon: 2030 })
    const moved = move(before, fourth, fourth26)
    expect(moved.scenario.levers.lorries).toEqual({ target: 10, ramp: 2, ...expected })
    const isTold = moved.changes.some(({ part, to }) => part === 'end' && to === expected.end)
    expect(isTold).toBe(years.end !== expected.end)
  })

  test('leaves values of the place behind, and no others', () => {
    const ofPlace = withAssumption(fourth, 'wearRate', { ofPlace: true })
    const there = withAssumption(fourth26, 'wearRate', { ofPlace: true })
    const assumptions = { wearRate: 0.12, theft: 0.07 }
    for (const [from, to] of [
      [ofPlace, there],
      [fourth, there],
      [ofPlace, fourth26],
    ] as const) {
      const moved = move(on(from, { assumptions }), from, to)
      expect(moved.scenario.assumptions).toEqual({ theft: 0.07 })
      expect(told(moved)).toContain('assumption wearRate left-behind: 0.12 → null')
    }
    // The place is the same.
    const newer = move(on(third, { assumptions: { wear: 0.12 } }), third, ofPlace)
    expect(newer.scenario.assumptions).toEqual({ wearRate: 0.12 })
    const both = move(on(third, { assumptions: { wear: 0.12 } }), third, there)
    expect(told(both)).toEqual(
      expect.arrayContaining([
        'assumption wear renamed: wear → wearRate',
        'assumption wear left-behind: 0.12 → null',
      ]),
    )
  })

  test('takes the usual reading where it does not serve the one that was chosen', () => {
    const moved = move(on(fourth, { reading: 'estimated' }), fourth, fourth26)
    expect(moved.scenario.reading).toBe('counted')
    expect(told(moved)).toContain('reading reading replaced: estimated → counted')
  })

  test('says which indicators it has no figures for', () => {
    const [indicator, ...indicators] = fourth26.model.indicators
    if (!indicator) throw new Error('no indicator')
    const figures = [{ id: 'fare' }]
    const model = { ...fourth26.model, indicators, notOffered: [{ indicator, figures }] }
    const moved = move(on(fourth), fourth, { ...fourth26, model })
    expect(moved.changes.filter(({ part }) => part === 'indicator')).toEqual([
      { part: 'indicator', id: 'income', kind: 'not-offered', from: 'income', to: null, figures },
    ])
    expect(moved.indicators.at(-1)).toEqual({ before: 'income', after: undefined })
  })

  test('and a newer version at once', () => {
    const levers = { newBikes: { target: 20, start: 2024 } }
    const moved = move(on(third, { levers }), third, fourth26)
    expect(moved.scenario).toMatchObject({ model: 'bikes@4', baseline: 'bikes-26' })
    expect(moved.scenario.levers).toEqual({ lorries: { target: 10, start: 2028, ramp: 2 } })
  })
})

// --- Whatever it is ---

/** Any scenario of a ground, own indicators among it. */
function anyScenario(ground: Ground): fc.Arbitrary<Scenario> {
  const { levers, assumptions, schedule, horizon } = ground.model
  const number = (low: number, high: number) =>
    fc.double({ min: low, max: high, noNaN: true }).map((x) => x + 0)
  const subset = <V>(ids: readonly { id: string }[], value: (index: number) => fc.Arbitrary<V>) =>
    fc
      .tuple(...ids.map((_, index) => fc.option(value(index), { nil: undefined })))
      .map((values) =>
        Object.fromEntries(
          ids.flatMap(({ id }, index) => (values[index] === undefined ? [] : [[id, values[index] as V]])),
        ),
      )
  const names = [...ground.built.names.keys()].filter((name) => !['year', 'launchYear'].includes(name))
  const own = fc
    .uniqueArray(
      fc.tuple(fc.constantFrom('mine', 'stolen', 'policyEffect', 'own2'), fc.constantFrom(...names)),
      {
        maxLength: 4,
        selector: ([id]) => id,
      },
    )
    .map((pairs) =>
      pairs
        .filter(([id]) => !ground.built.names.has(id))
        .map(([id, name], index) =>
          ownIndicator(id, index === 0 ? `2 * ${name}` : `${pairs[0]?.[0]} + 2 * ${name}`),
        ),
    )
    .map((list) => list.filter((_, index) => withIndicators(ground.built, list.slice(0, index + 1)).ok))
    .filter((list) => withIndicators(ground.built, list).ok)
  return fc.integer({ min: schedule.earliest, max: horizon.max }).chain((last) =>
    fc
      .record({
        levers: subset(levers, (index) => {
          const lever = levers[index]
          if (!lever) throw new Error('no lever')
          const target = lever.whole
            ? fc.integer({ min: Math.ceil(lever.min), max: Math.floor(lever.max) })
            : number(lever.min, lever.max)
          const start = fc.integer({ min: schedule.earliest, max: last })
          return fc
            .record(
              {
                target: fc.oneof(target, fc.constant(lever.base)),
                start,
                ramp: fc.integer({ min: 0, max: 9 }),
              },
              { requiredKeys: last >= schedule.start ? ['target'] : ['target', 'start'] },
            )
            .chain((departure) =>
              fc
                .option(fc.integer({ min: departure.start ?? schedule.start, max: horizon.max }))
                .map((end): LeverDeparture => (end === null ? departure : { ...departure, end })),
            )
        }),
        assumptions: subset(assumptions, (index) => {
          const { low = 0, high = 1 } = assumptions[index] ?? {}
          return number(low, high)
        }),
        reading: fc.constantFrom(...ground.baseline.readings.map(({ id }) => id)),
        indicators: own,
      })
      .map((changes) => on(ground, { ...changes, horizon: last })),
  )
}

/** Every way between two grounds of what ships and of the bicycles. */
const ways = [
  [third, fourth],
  [third, fourth26],
  [fourth, fourth26],
  [fourth26, fourth],
] as const

describe.each(
  ways.map(([from, to]) => ({
    from,
    to,
    name: [from, to].map(({ model, baseline }) => `${keyOf(model)} on ${baseline.id}`).join(' → '),
  })),
)('$name', ({ from, to }) => {
  const scenarios = anyScenario(from)

  test('what is made of any scenario can be checked and projected there, and is the same every time', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        expect(checkScenario(scenario, from.built)).toEqual([])
        const moved = move(scenario, from, to)
        expect(isSound(moved, to)).toEqual([])
        expect(createProjector(to.built).project(moved.scenario).years.at(-1)).toBe(moved.scenario.horizon)
        expect(move(scenario, from, to)).toEqual(moved)
        expect(move({ ...scenario, levers: reversed(scenario.levers) }, from, to)).toEqual({
          ...moved,
          before: expect.anything(),
        })
      }),
      { numRuns: 60 },
    )
  })

  test('nothing but what lies outside its range is said of a scenario that is there already', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const again = move(move(scenario, from, to).scenario, to, to)
        expect(again.changes.filter(({ kind }) => kind !== 'kept-outside')).toEqual([])
        expect(again.scenario).toEqual(again.before)
      }),
      { numRuns: 60 },
    )
  })

  test('nothing that it says is lost without a word, and nothing that it does not say comes in', () => {
    fc.assert(
      fc.property(scenarios, (scenario) => {
        const { scenario: after, changes } = move(scenario, from, to)
        const lost = (part: Change['part']) =>
          changes.filter((change) => change.part === part && change.to === null).length
        const count = (record: object) => Object.keys(record).length
        expect(count(after.levers) + lost('lever')).toBe(count(scenario.levers))
        expect(count(after.assumptions) + lost('assumption')).toBe(count(scenario.assumptions))
        expect(after.indicators.length + lost('own')).toBe(scenario.indicators.length)
      }),
      { numRuns: 60 },
    )
  })
})

const reversed = <V>(record: Readonly<Record<string, V>>): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(record).toReversed())
