import { expect, test } from 'vitest'
import { type AccountLine, accounting } from '../../../src/model/analysis/accounting.ts'
import { accountRows } from '../../../src/report/attribution/accounts.ts'
import { baseline, ground, projector, scenarioWith } from '../../helpers/library.ts'

const plan = scenarioWith({ levers: { rdIntensity: { target: 3 }, networkInvestment: { target: 1.5 } } })
const accounts = accountRows(accounting(projector, baseline), accounting(projector, plan), 2030)

test('the accounts of the model file are set side by side', () => {
  expect(accounts.map(({ total }) => total.line.id)).toEqual(ground.model.accounting)
})

test('the terms of each scenario add up to its sum', () => {
  for (const { total, terms } of accounts) {
    for (const side of ['from', 'to'] as const) {
      expect(terms.reduce((sum, term) => sum + term[side], 0)).toBeCloseTo(total[side], 12)
    }
  }
})

test('terms that are 0 in both are counted, the largest difference comes first', () => {
  const effect = accounts.find(({ total }) => total.line.id === 'coreEffect')
  expect(effect?.terms.map(({ line }) => line.id).sort()).toEqual(['coreIctTerm', 'coreRdTerm'])
  const changes = effect?.terms.map(({ from, to }) => Math.abs(to - from)) ?? []
  expect(changes).toEqual([...changes].sort((a, b) => b - a))
  expect(effect?.idle).toBe(5)
})

test('a year that one of them does not have has no values there', () => {
  const short = accounting(projector, scenarioWith({ horizon: 2025 }))
  const [row] = accountRows(short, accounting(projector, plan), 2030)
  expect(row?.total.from).toBeNaN()
  expect(row?.total.to).not.toBeNaN()
})

test('terms and sums that only one of them has are 0 in the other', () => {
  const line = (id: string, ...values: readonly number[]): AccountLine => ({
    id,
    label: { en: id, ko: id, zh: id },
    unit: '1',
    values: Float64Array.from(values),
  })
  const [years, total] = [[2030], line('sum', 5)]
  const before = { years, accounts: [{ total, terms: [line('kept', 2), line('gone', 3), line('idle', 0)] }] }
  const after = {
    years,
    accounts: [
      { total, terms: [line('kept', 1), line('idle', 0), line('new', 4)] },
      { total: line('other', 7), terms: [line('own', 7)] },
    ],
  }
  const shown = accountRows(before, after, 2030).map((account) => [
    account.idle,
    ...[account.total, ...account.terms].map((row) => [row.line.id, row.from, row.to]),
  ])
  expect(shown).toEqual([
    [1, ['sum', 5, 5], ['new', 0, 4], ['gone', 3, 0], ['kept', 2, 1]],
    [0, ['other', 0, 7], ['own', 0, 7]],
  ])
})
