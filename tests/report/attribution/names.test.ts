import { expect, test } from 'vitest'
import { departuresBetween } from '../../../src/model/analysis/attribution.ts'
import { type Language, languages, type Scenario } from '../../../src/model/spec.ts'
import { departureName, inSentence } from '../../../src/report/attribution/names.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground, projector, scenarioWith } from '../../helpers/library.ts'
import { assumptionSpec } from '../../renderer/open-window.ts'

const naming = { model: ground.model, baseline: ground.baseline }
const namesOf = (from: Partial<Scenario>, to: Partial<Scenario>, language: Language = 'en') => {
  const words = createWords({ language, ground })
  return departuresBetween(projector, scenarioWith(from), scenarioWith(to)).map((departure) =>
    inSentence(departureName(departure, naming, words), words),
  )
}

test('a lever is named with its levels; one that is not moved is at its base', () => {
  const plan = { levers: { fusionFields: { target: 11 } } }
  expect(namesOf({}, plan)).toEqual(['Fusion fields (3 → 11)'])
  expect(namesOf(plan, {})).toEqual(['Fusion fields (11 → 3)'])
})

test('a lever at the same level at another time is named with its times', () => {
  const early = { levers: { fusionFields: { target: 11, start: 2018, ramp: 5 } } }
  const late = { levers: { fusionFields: { target: 11, start: 2020, ramp: 5, end: 2028 } } }
  expect(namesOf(early, late)).toEqual([
    'Fusion fields (11 from 2018 over 5 years → from 2020 over 5 years until 2028)',
  ])
})

test('assumptions and the reading are named with their values, in every language', () => {
  const { id, central, high, label } = assumptionSpec()
  for (const language of languages) {
    const names = namesOf({}, { reading: 'level', assumptions: { [id]: high } }, language)
    expect(names).toHaveLength(2)
    expect(names[0]).toContain(label[language])
    expect(names[0]).toContain(`${central} → ${high}`)
    const [before, after] = ground.baseline.readings.map((reading) => reading.label[language])
    expect(names[1]).toContain(`${before} → ${after}`)
  }
})
