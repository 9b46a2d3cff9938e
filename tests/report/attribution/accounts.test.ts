import { expect, test } from 'vitest'
import { accounting } from '../../../src/model/analysis/accounting.ts'
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
