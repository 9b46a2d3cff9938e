import { describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/model/fingerprint.ts'
import { languages } from '../../src/model/spec.ts'
import {
  firstScenario,
  provenanceLines,
  provenanceOf,
  provenanceText,
  withProvenance,
} from '../../src/report/provenance.ts'
import { createWords } from '../../src/report/text/words.ts'
import { baseline, ground, model, scenarioWith } from '../helpers/library.ts'
import { weatherSpec } from '../helpers/weather-model.ts'

const date = new Date(2026, 10, 30)
const inquiry = { kind: 'departures' } as const
const basis = { ground, prices: 'constant' } as const
const subjectOf = (reading: string) => {
  const scenario = scenarioWith({ reading })
  return { scenario, name: `With ${reading}`, short: reading }
}
const readings = ground.baseline.readings

describe('provenance', () => {
  test('there are readings to be told apart', () => {
    expect(readings.length).toBeGreaterThan(1)
  })

  test.each(languages.flatMap((language) => readings.map((reading) => ({ language, reading }))))(
    'names the reading that the scenario has: $reading.id in $language',
    ({ language, reading }) => {
      const words = createWords({ language, ground })
      const provenance = provenanceOf(basis, [subjectOf(reading.id)], { inquiry, date })
      expect(firstScenario(provenance).scenario.reading).toBe(reading.id)
      const text = provenanceText(provenance, words, ground)
      const sheet = withProvenance({ columns: ['year'], rows: [[2020]] }, provenance, words, ground)
      const cell = sheet.rows[0]?.[sheet.columns.indexOf('reading')]
      expect(cell).toBe(words.text(reading.label))
      for (const other of readings) {
        expect(text.includes(words.text(other.label))).toBe(other.id === reading.id)
      }
    },
  )

  test('names both scenarios with what tells them apart, the asked one first', () => {
    const asked = subjectOf('level')
    const other = { scenario: baseline, name: 'Baseline', short: 'Baseline' }
    const words = createWords({ language: 'en', ground })
    const provenance = provenanceOf(basis, [asked, other], { inquiry, date })
    const [scenarios] = provenanceLines(provenance, words, ground)
    const marks = [asked, other].map(({ scenario }) => fingerprint(scenario, model, { prices: 'constant' }))
    const [first = '', second = ''] = marks.map((mark) => mark.slice(0, 12))
    expect(scenarios).toBe(`With level (${first}), Baseline (${second})`)
    expect(first).not.toBe(second)
    const [whole] = provenanceLines(provenance, words, ground, (mark) => mark)
    expect(whole).toBe(`With level (${marks[0]}), Baseline (${marks[1]})`)
  })

  test('says what chance had a hand in, and that nothing was drawn where it had none', () => {
    const words = createWords({ language: 'en', ground })
    const textOf = (drawn?: Parameters<typeof provenanceOf>[2]['drawn']) =>
      provenanceText(
        provenanceOf(basis, [subjectOf('share')], { inquiry, date, ...(drawn ? { drawn } : {}) }),
        words,
        ground,
      )
    expect(textOf({ draws: 2000, seed: 7, method: 'sobol' })).toMatch(/2,000 .*7/)
    expect(textOf()).not.toContain('2,000')
    expect(textOf()).toContain('30 Nov 2026')
  })

  test('says what bands hold, where there are bands and shocks', () => {
    const drawn = { draws: 2000, seed: 7, method: 'sobol' } as const
    const withShocks = { ...ground, model: { ...ground.model, shocks: weatherSpec.shocks ?? [] } }
    for (const language of languages) {
      const words = createWords({ language, ground })
      for (const bands of ['all', 'assumptions'] as const) {
        const said = words.t(`analyse.bands.${bands}`)
        const provenance = provenanceOf(basis, [subjectOf('share')], {
          inquiry,
          drawn: { ...drawn, bands },
          date,
        })
        const cellIn = (data: typeof ground) => {
          const sheet = withProvenance({ columns: ['year'], rows: [[2020]] }, provenance, words, data)
          return sheet.rows[0]?.[sheet.columns.indexOf('bands')]
        }
        expect(provenanceText(provenance, words, withShocks)).toContain(said)
        expect(provenanceText(provenance, words, ground)).not.toContain(said)
        expect([cellIn(withShocks), cellIn(ground)]).toEqual([said, null])
      }
    }
  })
})
