import { expect, test } from 'vitest'
import { testedOf, yearKindsOf } from '../../../../src/model/analysis/backtest/year-kinds.ts'
import { buildModel } from '../../../../src/model/build-model.ts'
import type { Model } from '../../../../src/model/model.ts'
import type { TestedSpec } from '../../../../src/model/spec.ts'
import { buildTiny, tinyBaseline } from '../../../helpers/tiny-model.ts'

const note = { en: 'set so', ko: 'set so', zh: 'set so' }
const { spec, units } = buildTiny()
function tiny(...tested: readonly TestedSpec[]): Model {
  const built = buildModel(spec, units, { ...tinyBaseline, tested })
  if (!built.ok) throw new Error('a fault')
  return built.value
}
const kinds = (model: Model, ...years: readonly number[]) => years.map(yearKindsOf(model))

test('a year is known, fitted, seen or blind, by what the baseline says of the model', () => {
  const model = tiny({ model: 'bikes@3', fittedUntil: 2025, seenUntil: 2027, note })
  expect(kinds(model, 2022, 2023, 2024, 2025, 2026, 2027, 2028)).toEqual([
    'known',
    'known',
    'fitted',
    'fitted',
    'seen',
    'seen',
    'blind',
  ])
  expect(testedOf(model)?.note).toBe(note)
})

test('nothing need have been fitted, and nothing need have been seen', () => {
  expect(kinds(tiny({ model: 'bikes@3', seenUntil: 2024, note }), 2024, 2025)).toEqual(['seen', 'blind'])
  expect(kinds(tiny({ model: 'bikes@3', fittedUntil: 2024, note }), 2024, 2025)).toEqual(['fitted', 'blind'])
  expect(kinds(tiny({ model: 'bikes@3', note }), 2023, 2024)).toEqual(['known', 'blind'])
})

test('where a baseline does not say, nothing counts as a blind test', () => {
  expect(kinds(tiny(), 2023, 2024, 2090)).toEqual(['known', 'seen', 'seen'])
  const ofAnother = tiny({ model: 'bikes@2', fittedUntil: 2090, note })
  expect(kinds(ofAnother, 2024, 2090)).toEqual(['seen', 'seen'])
  expect(testedOf(ofAnother)).toBeUndefined()
})
