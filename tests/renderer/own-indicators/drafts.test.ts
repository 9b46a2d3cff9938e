import { describe, expect, test } from 'vitest'
import { languages, type UserIndicator } from '../../../src/model/spec.ts'
import { type DraftFault, faultsOf, newDraft, valuesOf } from '../../../src/renderer/own-indicators/drafts.ts'
import { draftFaultText } from '../../../src/renderer/own-indicators/fault-text.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { baseline, library, model, projector } from '../../helpers/library.ts'

const perWorker: UserIndicator = {
  id: 'perWorker',
  label: 'Per core worker',
  formula: 'digitalEconomy / coreEmployment',
  unit: '10k CNY',
}

test('a new draft has a name that nothing else has', () => {
  const first = newDraft(model, [])
  const second = newDraft(model, [first])
  expect([first.id, second.id]).toEqual(['own1', 'own2'])
  expect(
    newDraft(model, [
      { ...first, id: 'own2' },
      { ...first, id: 'own1' },
    ]).id,
  ).toBe('own3')
})

describe('what is wrong with a draft', () => {
  const faultOf = (changes: Partial<UserIndicator>, before: readonly UserIndicator[] = []) =>
    faultsOf(model, [...before, { ...perWorker, ...changes }]).at(-1) ?? {}
  const codes = (faults: Readonly<Record<string, DraftFault>>) =>
    Object.entries(faults).map(([field, fault]) => `${field} ${fault === 'missing' ? fault : fault.code}`)

  test.each<readonly [Partial<UserIndicator>, readonly string[]]>([
    [{}, []],
    [{ label: ' ' }, ['label missing']],
    [{ formula: '' }, ['formula missing']],
    [{ formula: 'digitalEconomy /' }, ['formula formula-ends-early']],
    [{ formula: 'digitalEconomy / nothing' }, ['formula name-unknown']],
    [{ formula: 'digitalEconomy + coreEmployment' }, ['formula units-differ']],
    [{ unit: '% of GRDP' }, ['unit unit-mismatch']],
    [{ unit: 'my own word' }, []],
    [{ id: 'digitalEconomy' }, ['id name-duplicate']],
    [{ id: '1st' }, ['id name-invalid']],
    [{ formula: 'previous(digitalEconomy)', unit: '100m CNY' }, []],
  ])('%j: %j', (changes, expected) => {
    const found = codes(faultOf(changes as Partial<UserIndicator>) as Record<string, DraftFault>)
    expect(found).toEqual(expected)
  })

  test('is said in every language', () => {
    const faults = [
      ...Object.values(faultOf({ label: '', formula: 'digitalEconomy / nothing' })),
      ...Object.values(faultOf({ id: 'digitalEconomy', unit: '% of GRDP' })),
      ...Object.values(faultOf({ id: '1st', formula: 'x +' })),
    ]
    expect(faults.length).toBeGreaterThan(5)
    for (const language of languages) {
      const words = createWords({ language, library })
      const texts = faults.map((fault) => draftFaultText(fault, words))
      expect(texts.filter((text) => text === '' || text.includes('own.faults'))).toEqual([])
      if (language !== 'en') expect(texts.filter((text) => /the formula|is not/.test(text))).toEqual([])
    }
  })

  test('does not hinder an indicator that uses the one before it', () => {
    const twice = { ...perWorker, id: 'twice', formula: '2 * perWorker' }
    expect(faultsOf(model, [perWorker, twice])).toEqual([{}, {}])
    expect(codes((faultsOf(model, [twice, perWorker])[0] ?? {}) as Record<string, DraftFault>)).toEqual([
      'formula name-unknown',
    ])
  })
})

test('values of drafts are those that the scenario will show', () => {
  const { series } = projector.project(baseline)
  const at = 2030 - model.spec.launchYear
  const expected = (series.get('digitalEconomy')?.[at] ?? 0) / (series.get('coreEmployment')?.[at] ?? 0)
  expect(valuesOf(projector, baseline, [perWorker], 2030).get('perWorker')).toBeCloseTo(expected, 9)
  expect(valuesOf(projector, baseline, [{ ...perWorker, formula: '1 +' }], 2030).size).toBe(0)
})
