/** Outcomes of the shared bicycles, for tests of backtests. */
import type { OutcomeSpec, OutcomesSpec, TargetSpec, Text } from '../../src/model/spec.ts'

const text = (words: string): Text => ({ en: words, ko: words, zh: words })

export const tinyOutcome = (changes: Partial<OutcomeSpec>): OutcomeSpec => ({
  id: 'own',
  label: text('Own'),
  year: 2025,
  value: 200,
  unit: 'm SEK',
  measure: 'level',
  indicator: 'takings',
  source: 'nobody',
  derived: false,
  ...changes,
})

export const tinyTarget = (changes: Partial<TargetSpec>): TargetSpec => ({
  id: 'aim',
  label: text('Aim'),
  indicator: 'takings',
  year: 2025,
  value: 300,
  unit: 'm SEK',
  announced: 2023,
  source: 'the city',
  quality: 'official',
  ...changes,
})

export const tinyOutcomes = (changes: Partial<OutcomesSpec>): OutcomesSpec => ({
  id: 'tiny',
  region: text('Malmö'),
  breaks: [],
  targets: [],
  outcomes: [],
  ...changes,
})

/** A change of definition that doubles what is counted, unless said otherwise. */
export const tinyBreak = (
  changes: Partial<OutcomesSpec['breaks'][number]>,
): OutcomesSpec['breaks'][number] => ({
  id: 'wider',
  label: text('Wider'),
  indicator: 'takings',
  year: 2025,
  factor: 2,
  basis: text('counted'),
  note: text('tricycles count too'),
  on: true,
  ...changes,
})
