/** Every number of every ground has its card, in every language, and every link is followed either way. */
import { describe, expect, test } from 'vitest'
import { type Ground, keyOf } from '../../../src/model/ground.ts'
import { createProjector, type Prices } from '../../../src/model/projection.ts'
import { baselineScenario } from '../../../src/model/scenario.ts'
import { type Language, languages, type Scenario, type Year } from '../../../src/model/spec.ts'
import { textOf, valuesOf } from '../../../src/report/passport/equation.ts'
import { linksOf } from '../../../src/report/passport/links.ts'
import { type Passport, passportOf, passportText } from '../../../src/report/passport/passport.ts'
import type { Standing } from '../../../src/report/passport/standing.ts'
import { type PassportSubject, subjectKey } from '../../../src/report/passport-subject.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { library as first, ownIndicator, readShipped } from '../../helpers/library.ts'

const shipped = readShipped()
const grounds: readonly (readonly [string, Ground])[] = [
  ...shipped.grounds.all,
  // The other version of the model, on its baseline.
  first.grounds.first,
].map((ground) => [`${ground.baseline.id} ${keyOf(ground.model)}`, ground])

const projectors = new WeakMap<Ground, ReturnType<typeof createProjector>>()
const own = ownIndicator('mine', 'grdp / 2')

function standingOn(
  ground: Ground,
  language: Language,
  changes: { year?: Year; prices?: Prices; scenario?: Partial<Scenario> } = {},
): Standing {
  const projector = projectors.get(ground) ?? createProjector(ground.built)
  projectors.set(ground, projector)
  const baseline = { ...baselineScenario(ground.model, ground.baseline), id: 'baseline' }
  const [lever] = ground.model.levers
  const levers = lever ? { [lever.id]: { target: lever.max } } : {}
  return {
    ground,
    projector,
    baseline,
    scenario: { ...baseline, id: 'plan', name: 'Plan', levers, ...changes.scenario },
    name: 'Plan',
    year: changes.year ?? ground.model.keyYear,
    prices: changes.prices ?? 'current',
    words: createWords({ language, ground }),
    range: () => [1, 2],
    today: new Date(2026, 10, 30),
  }
}

const subjectsOf = ({ model, baseline, outcomes }: Ground): readonly PassportSubject[] => [
  ...baseline.figures.map(({ id }) => ({ kind: 'figure', id }) as const),
  ...baseline.conflicts.map(({ id }) => ({ kind: 'conflict', id }) as const),
  ...outcomes.outcomes.map(({ id }) => ({ kind: 'outcome', id }) as const),
  ...outcomes.targets.map(({ id }) => ({ kind: 'target', id }) as const),
  ...model.levers.map(({ id }) => ({ kind: 'lever', id }) as const),
  ...model.assumptions.map(({ id }) => ({ kind: 'assumption', id }) as const),
  ...model.sections.flatMap(({ equations }) =>
    equations.map(({ id }) => ({ kind: 'equation', id }) as const),
  ),
  ...model.indicators.map(({ id }) => ({ kind: 'indicator', id }) as const),
]

/** What a card lacks, in words. */
function lacks(passport: Passport | undefined, standing: Standing): readonly string[] {
  if (!passport) return ['no card']
  const text = passportText(passport, standing)
  const isOfWords = passport.subject.kind === 'conflict'
  return [
    ...(/\{\{|undefined|NaN|\bpassport\./.test(text) ? ['a place left open'] : []),
    ...(text
      .split('\n')
      .slice(0, -1)
      .some((line) => line.trim() === '' || /^[^:]+: *$/.test(line)) && !isOfWords
      ? ['an empty line']
      : []),
    ...(passport.title === passport.subject.id ? ['no name'] : []),
    ...(isOfWords || passport.value?.number ? [] : ['no value']),
    ...(passport.reference === '' ? ['no reference'] : []),
    ...(['equation', 'indicator'].includes(passport.subject.kind) && !passport.equation
      ? ['no equation']
      : []),
    ...passport.links.flatMap(({ links }) =>
      links
        .filter(({ name, subject }) => name === subject.id && subject.kind !== 'indicator')
        .map(({ name }) => `no name of ${name}`),
    ),
  ]
}

describe.each(grounds)('on %s', (_, ground) => {
  test.each(languages)('everything has its card in %s', (language) => {
    const standing = standingOn(ground, language)
    const faults = subjectsOf(ground).flatMap((subject) =>
      lacks(passportOf(subject, standing), standing).map((fault) => `${subjectKey(subject)}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  test('every indicator and equation has its card in every year, the first one too', () => {
    const { launchYear, indicators, sections } = ground.model
    const ids = [
      ...indicators.map(({ id }) => ({ kind: 'indicator', id }) as const),
      ...sections.flatMap(({ equations }) => equations.map(({ id }) => ({ kind: 'equation', id }) as const)),
    ]
    const faults = [launchYear, launchYear + 1].flatMap((year) => {
      const standing = standingOn(ground, 'ko', { year, prices: 'constant' })
      return ids.flatMap((subject) =>
        lacks(passportOf(subject, standing), standing).map(
          (fault) => `${subjectKey(subject)} ${year}: ${fault}`,
        ),
      )
    })
    expect(faults).toEqual([])
  })

  test('every link is followed either way', () => {
    const linked = (subject: PassportSubject) =>
      linksOf(subject, ground, []).flatMap(({ relation, way, subjects }) =>
        subjects.map((other) => ({ relation, way, key: subjectKey(other), other })),
      )
    for (const subject of subjectsOf(ground)) {
      for (const { relation, way, other } of linked(subject)) {
        const back = linked(other).map((link) => `${link.relation} ${link.way} ${link.key}`)
        expect(back).toContain(`${relation} ${way === 'to' ? 'from' : 'to'} ${subjectKey(subject)}`)
      }
    }
  })

  test('an equation is told with its names and again with their values, and comes out', () => {
    const standing = standingOn(ground, 'en', { year: ground.model.launchYear + 2 })
    const simple = subjectsOf(ground).flatMap((subject) => {
      const equation = subject.kind === 'equation' ? passportOf(subject, standing)?.equation : undefined
      const values = equation && valuesOf(equation.pieces)
      if (!equation || !values || !/^[\d.,\s×÷+−()]+$/.test(values)) return []
      const formula = values
        .replaceAll(',', '')
        .replaceAll('×', '*')
        .replaceAll('÷', '/')
        .replaceAll('−', '-')
      return [{ formula, result: Number(equation.result.replaceAll(',', '').replace('−', '-')) }]
    })
    expect(simple.length).toBeGreaterThan(3)
    for (const { formula, result } of simple) {
      const value = arithmetic(formula)
      expect(Math.abs(value - result), `${formula} = ${result}`).toBeLessThan(
        2e-3 * Math.max(1e-3, Math.abs(result)),
      )
    }
  })
})

/** Sums, products and brackets. */
function arithmetic(text: string): number {
  const tokens = text.match(/\d+(?:\.\d+)?|[-+*/()]/g) ?? []
  let at = 0
  const factor = (): number => {
    const token = tokens[at++]
    if (token === '-') return -factor()
    if (token !== '(') return Number(token)
    const value = sum()
    at++
    return value
  }
  const product = (): number => {
    let value = factor()
    while (tokens[at] === '*' || tokens[at] === '/')
      value = tokens[at++] === '*' ? value * factor() : value / factor()
    return value
  }
  const sum = (): number => {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-')
      value = tokens[at++] === '+' ? value + product() : value - product()
    return value
  }
  return sum()
}

describe('on the first baseline', () => {
  const [[, ground]] = grounds as [(typeof grounds)[number]]
  const standing = standingOn(ground, 'en')

  test('a figure has its quote with the number marked, its place and its inconsistencies', () => {
    const card = passportOf({ kind: 'figure', id: 'coreValueAddedFirst' }, standing)
    expect(card?.quote?.text.marked).toBe('3,911억')
    expect(card?.quote?.language).toBe('ko')
    expect(card?.value).toEqual({ number: '3,911', unit: '100 million CNY', said: 'CNY 391.1 bn' })
    expect(card?.conflicts.length).toBeGreaterThan(0)
    expect(card?.links.map(({ relation, way }) => `${relation} ${way}`)).toContain('observes to')
  })

  test('most figures have their number marked in the words of the report', () => {
    const marked = ground.baseline.figures.filter(
      ({ id }) => passportOf({ kind: 'figure', id }, standing)?.quote?.text.marked,
    )
    expect(marked.length / ground.baseline.figures.length).toBeGreaterThan(0.9)
  })

  test('an indicator of money says what it is in the other prices', () => {
    const told = (prices: Prices) =>
      passportOf({ kind: 'indicator', id: 'grdp' }, standingOn(ground, 'en', { prices }))
    expect(told('current')?.facts.find(({ term }) => term === 'Prices')?.text).toMatch(
      /^Constant 2015 prices/,
    )
    expect(told('constant')?.facts.find(({ term }) => term === 'Prices')?.text).toMatch(/^Current prices/)
    expect(told('constant')?.value).not.toEqual(told('current')?.value)
  })

  test('the range that was drawn is told; where none was, that', () => {
    const card = (range: Standing['range']) =>
      passportOf({ kind: 'indicator', id: 'grdp' }, { ...standing, range })?.facts.find(
        ({ term }) => term === 'Range',
      )?.text
    expect(card(() => [120_000, 140_000])).toMatch(/^90% band: /)
    expect(card(() => undefined)).toBe('none has been drawn for this year')
  })

  test('an own indicator has its card, and what it names links back to it', () => {
    const withOwn = standingOn(ground, 'en', { scenario: { indicators: [own] } })
    const card = passportOf({ kind: 'indicator', id: 'mine' }, withOwn)
    expect(card && textOf(card.equation?.pieces ?? [])).toBe('GRDP ÷ 2')
    const back = linksOf({ kind: 'indicator', id: 'grdp' }, ground, [own])
    expect(back.flatMap(({ subjects }) => subjects.map(subjectKey))).toContain('indicator:mine')
  })

  test('what is not there has none', () => {
    expect(passportOf({ kind: 'figure', id: 'nowhere' }, standing)).toBe(undefined)
    expect(passportOf({ kind: 'indicator', id: 'nowhere' }, standing)).toBe(undefined)
  })
})
