import { describe, expect, test } from 'vitest'
import type { SeekOptions } from '../../../src/model/analysis/seek/question.ts'
import { seek } from '../../../src/model/analysis/seek.ts'
import { type Language, languages, type Scenario } from '../../../src/model/spec.ts'
import { whyNoValue } from '../../../src/model/why-no-value.ts'
import { describeIndicators } from '../../../src/report/indicator.ts'
import {
  changeText,
  keptName,
  keptNotes,
  leverMoves,
  notEnoughText,
  oddsSentence,
  reachedShare,
  type Sought,
  soughtCsv,
  soughtText,
} from '../../../src/report/seek/answer.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, ground, model, projector, scenarioWith } from '../../helpers/library.ts'

const wordsIn = (language: Language) => createWords({ language, ground })
const words = wordsIn('en')
const free = (...ids: readonly string[]) => ids.map((id) => ({ id }))

/** The answer to a question about the digital economy in 2027, unless something else is asked. */
function soughtWith(changes: Partial<SeekOptions>, scenario: Scenario = baseline, language: Language = 'en') {
  const options: SeekOptions = {
    indicator: 'digitalEconomy',
    year: 2027,
    target: 60_000,
    sense: 'atLeast',
    levers: free('rdIntensity', 'enterpriseIt', 'digitalSkills'),
    ...changes,
  }
  const indicator = describeIndicators(model.spec.indicators, [], wordsIn(language)).find(
    ({ id }) => id === options.indicator,
  )
  if (!indicator) throw new Error(`there is no indicator ${options.indicator}`)
  const sought: Sought = {
    job: { scenario, options },
    result: seek(projector, scenario, options),
    indicator,
    spec: model.spec,
  }
  return sought
}

const narrow = {
  levers: [
    { id: 'rdIntensity', low: 2.4, high: 2.6 },
    { id: 'enterpriseIt', low: 0.4, high: 0.5 },
  ],
  target: 90_000,
}

describe('the answer as a sentence', () => {
  test('names what moves, the farthest first, and stresses it', () => {
    const { text, stress } = soughtText(soughtWith({}), words)
    expect(text).toBe(
      'Reached with the smallest change: Enterprise IT 0.4 → 0.507%, Digital skills 2.5 → 2.64%, R&D intensity 2.4 → 2.48%; projected CNY 6 trn in 2027.',
    )
    expect(text).toContain(stress)
  })

  test('counts what else moves where many do', () => {
    const all = model.spec.levers.filter(({ group }) => group !== 'growth').map(({ id }) => id)
    const sought = soughtWith({ levers: free(...all), target: 75_000 })
    const moved = leverMoves(sought).filter(({ present, needed }) => present !== needed)
    expect(moved.length).toBeGreaterThan(4)
    expect(soughtText(sought, words).text).toContain(`, ${moved.length - 4} more; projected`)
  })

  test('says that nothing needs to move', () => {
    expect(soughtText(soughtWith({ target: 50_000 }), words).text).toBe(
      'Already reached: as the scenario stands, CNY 5.84 trn is projected for 2027. Nothing needs to move.',
    )
  })

  test('names the closest and the bounds that bind', () => {
    const sought = soughtWith(narrow)
    expect(soughtText(sought, words)).toEqual({
      text: `Cannot be reached within these bounds: the closest is CNY ${(sought.result.value / 1e4).toFixed(2)} trn in 2027; R&D intensity and Enterprise IT stand at their upper bounds.`,
      stress: 'R&D intensity and Enterprise IT stand at their upper bounds',
    })
    const down = soughtWith({ target: 10_000, sense: 'atMost', levers: [{ id: 'rdIntensity', low: 2 }] })
    expect(soughtText(down, words).stress).toBe('R&D intensity stands at its lower bound')
  })

  test('says that no lever helps: one without effect, or a year before they move', () => {
    const fixed = soughtWith({ levers: [{ id: 'rdIntensity', low: 2.4, high: 2.4 }] })
    expect(soughtText(fixed, words).text).toBe(
      'Cannot be reached: none of these levers moves Digital-economy scale that way by 2027; CNY 5.84 trn is projected.',
    )
    const early = soughtWith({ year: 2017, target: 40_000 })
    expect(soughtText(early, words).text).toMatch(
      /^Cannot be reached: these levers begin to move in 2018; for 2017 CNY [\d.]+ trn is projected whatever they do\.$/,
    )
  })

  test.each(languages)('is said in %s in every case', (language) => {
    const cases = [{}, { target: 50_000 }, narrow, { year: 2017, target: 40_000 }]
    for (const changes of cases) {
      const { text } = soughtText(soughtWith(changes, baseline, language), wordsIn(language))
      expect(text).not.toMatch(/seek\.|[{}]|NaN|undefined/)
    }
  })

  test.each(languages)('gives the odds in %s', (language) => {
    for (const probability of [0, 0.02, 0.68, 1]) {
      for (const which of ['answer', 'present'] as const) {
        const said = oddsSentence(which, probability, wordsIn(language))
        expect(said).toContain(`${100 * probability}`)
        expect(said).not.toMatch(/seek\.|ensemble\.|[{}]/)
      }
    }
    expect(oddsSentence('answer', 0.68, words)).toBe(
      'With this answer, the target is reached with a probability of 68% (about 7 of 10 runs).',
    )
    // What is not certain is never rounded to certainty.
    expect(oddsSentence('answer', 0.9996, words)).toContain('99.9% (nearly all runs)')
    expect(oddsSentence('present', 0.0004, words)).toContain('0.1% (fewer than 1% of runs)')
  })
})

describe('what differs is seen to differ', () => {
  const price: Partial<SeekOptions> = { indicator: 'price', year: 2030 }
  const present = soughtWith({ ...price, target: 1, levers: free('priceGrowth') }).result.present

  test('the closest is not written like the target that it misses', () => {
    const target = present + 1e-5
    const { text } = soughtText(soughtWith({ ...price, target, levers: free('fusionFields') }), words)
    expect(text).toContain(present.toFixed(5))
    expect(text).not.toContain(`${target.toFixed(3)} `)
    expect(present.toFixed(5)).not.toBe(target.toFixed(5))
  })

  test('nor is what one lever comes to alone', () => {
    const sought = soughtWith({ target: 200_000 })
    const [move] = leverMoves(sought)
    if (!move) throw new Error('no lever is free')
    // On the same side of the next half, so that both would be written alike without a digit more.
    const target = Math.floor(move.alone.value) + 0.4
    const alone = { ...move.alone, value: target - 0.3 }
    const near = { ...sought, job: { ...sought.job, options: { ...sought.job.options, target } } }
    expect(notEnoughText(near, alone, words)).toBe(`at most CNY ${(alone.value / 1e4).toFixed(5)} trn`)
  })
})

describe('levers that cannot help are told apart', () => {
  const own = (formula: string) =>
    scenarioWith({ indicators: [{ id: 'own', label: 'Own', formula, unit: '' }] })
  const ask = (formula: string, changes: Partial<SeekOptions> = {}) => {
    const scenario = own(formula)
    const options: SeekOptions = {
      indicator: 'own',
      year: 2027,
      target: 10,
      sense: 'atLeast',
      levers: free('rdIntensity', 'enterpriseIt'),
      ...changes,
    }
    const { series } = projector.projectNames(scenario, ['own'])
    const indicator = describeIndicators(model.spec.indicators, scenario.indicators, words, (id) =>
      series.get(id),
    ).at(-1)
    if (!indicator) throw new Error('there is no own indicator')
    const sought: Sought = {
      job: { scenario, options },
      result: seek(projector, scenario, options),
      indicator,
      spec: model.spec,
      why: whyNoValue(projector, scenario, 'own', options.year),
    }
    const [move] = leverMoves(sought)
    return { text: soughtText(sought, words).text, alone: move && notEnoughText(sought, move.alone, words) }
  }

  test('a constant outcome is said to be constant', () => {
    const { text, alone } = ask('1.25 + 0 * year')
    expect(text).toMatch(/^Cannot be reached: Own stays at 1\.\d+ in 2027, whatever these levers do\.$/)
    expect(alone).toBe('changes nothing')
  })

  test('one without a value has none at any level, and the reason is said', () => {
    const { text, alone } = ask('1 / (year - 2027)')
    expect(text).toBe(
      'Own has no value in 2027 (its formula divides by zero). None of the levels that were tried gives it one.',
    )
    expect(alone).toBe('no value at any level')
  })

  test('one that begins too late says when', () => {
    const { text, alone } = ask('rdIntensity / base(rdIntensity)', { start: 2029, ramp: 0 })
    expect(text).toMatch(/^Cannot be reached: these levers begin to move in 2029; for 2027 /)
    expect(alone).toBe('begins only in 2029')
  })
})

describe('the share of draws that reach the target', () => {
  const drawn = { years: [2027], probability: [0.25], same: [0.5] }

  test('counts those that stand at it, as a floor and as a ceiling', () => {
    expect(reachedShare(drawn, 2027, 'atLeast')).toBe(0.75)
    expect(reachedShare(drawn, 2027, 'atMost')).toBe(0.75)
  })

  test('is none where a draw has no value', () => {
    expect(reachedShare({ ...drawn, probability: [null], same: [null] }, 2027, 'atLeast')).toBeUndefined()
  })
})

describe('one lever', () => {
  const sought = soughtWith(narrow)
  const [research] = leverMoves(sought)
  if (!research) throw new Error('nothing moves')

  test('has its bounds, what it needs and what binds', () => {
    expect(research).toMatchObject({
      low: 2.4,
      high: 2.6,
      weight: 1,
      present: 2.4,
      needed: 2.6,
      bound: 'high',
      lever: { id: 'rdIntensity' },
      alone: { reached: false, level: 2.6 },
    })
    // 0.2 of a range from 0.5 to 6.
    expect(changeText(research, words)).toBe('+0.2 (4%)')
    expect(changeText({ ...research, needed: 1.85 }, words)).toBe('−0.55 (10%)')
    expect(changeText({ ...research, needed: 2.401 }, words)).toBeUndefined()
  })

  test('says how far it gets alone where it does not suffice', () => {
    expect(notEnoughText(sought, research.alone, words)).toMatch(/^at most CNY 5\.8\d trn$/)
    const ceiling = soughtWith({ ...narrow, target: 10_000, sense: 'atMost' })
    expect(notEnoughText(ceiling, research.alone, words)).toMatch(/^at least CNY 5\.8\d trn$/)
  })
})

describe('a copy of the answer', () => {
  test('has a row for each free lever at full precision', () => {
    const sought = soughtWith({ levers: [{ id: 'rdIntensity', weight: 2 }, { id: 'enterpriseIt' }] })
    const { columns, rows } = soughtCsv(sought, { answer: 0.7, present: undefined }, words)
    const records = rows.map((row) => Object.fromEntries(columns.map((name, place) => [name, row[place]])))
    expect(records).toHaveLength(2)
    expect(records[0]).toMatchObject({
      id: 'rdIntensity',
      name: 'R&D intensity',
      present: 2.4,
      low: 0.5,
      high: 6,
      weight: 2,
      needed: sought.result.levers.rdIntensity,
      binds: null,
      target: 60_000,
      year: 2027,
      sense: 'at least',
      reached: 'yes',
      result: sought.result.value,
      reachProbability: 0.7,
      presentProbability: null,
    })
    expect(records.map(({ aloneLevel }) => aloneLevel)).toEqual(
      sought.result.single.map(({ level }) => level),
    )
  })
})

describe('the answer as a scenario', () => {
  test('is named for its target', () => {
    expect(keptName(soughtWith({}), words)).toBe('Digital-economy scale at least CNY 6 trn by 2027')
    expect(keptName(soughtWith(narrow), words)).toBe('Digital-economy scale closest to CNY 9 trn by 2027')
    expect(keptName(soughtWith({ sense: 'atMost', target: 55_000 }), words)).toBe(
      'Digital-economy scale at most CNY 5.5 trn by 2027',
    )
  })

  test.each(languages)('says in %s how it came about', (language) => {
    const sought = soughtWith({}, scenarioWith({ name: 'Mine' }), language)
    const from = { scenarioName: 'Mine', model: 'm@1', date: new Date(2026, 4, 6) }
    const notes = keptNotes(sought, from, wordsIn(language))
    const target = { en: 'CNY 6 trn', ko: '6조 위안', zh: '6万亿元' }[language]
    for (const part of ['Mine', 'm@1', baseline.baseline, target, '2027', '2026', '6', '0.4 → 0.5'])
      expect(notes).toContain(part)
    expect(notes.split('\n')).toHaveLength(2 + 3 + 1)
    expect(notes).not.toMatch(/seek\.|[{}]/)
  })
})
