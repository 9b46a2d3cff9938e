import { expect, test } from 'vitest'
import { rowsCsv } from '../../../src/report/backtest/rows-csv.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { ground } from '../../helpers/library.ts'
import { ask } from './asked.ts'

const words = createWords({ language: 'en', ground })
const { result } = ask()

test('each comparison is a row in full precision', () => {
  const { columns, rows } = rowsCsv(result, undefined, new Map(), words)
  expect(rows).toHaveLength(result.rows.length)
  const row = rows.find((cells) => cells[0] === 'coreValueAdded' && cells[4] === 2020)
  const named = Object.fromEntries(columns.map((name, index) => [name, row?.[index]]))
  const source = result.rows.find(({ outcome }) => outcome.id === 'coreValueAdded2020')
  expect(named).toMatchObject({
    projected: source?.projected,
    published: 7020,
    comparable: 7020 / 1.065,
    factor: 1.065,
    undone: 'Core list widened in 2017',
    yearKind: 'Fit',
    rank: source?.rank,
    in90: source?.inside?.[90] ? 'yes' : 'no',
    crps: source?.crps,
    randomWalk: source?.rivals.randomWalk?.value,
    plan: null,
    file: null,
    unit: '100 million CNY',
    source: expect.stringContaining('人民邮电报'),
  })
})

test('with another start there are its projections and what was changed', () => {
  const figures = { robotsFirst: 63 }
  const other = ask({ figures }).result
  const changed = { changes: { assumptions: {}, figures }, result: other, ground }
  const { columns, rows } = rowsCsv(result, changed, new Map([['robots2018', 'own.csv']]), words)
  const row = rows.find((cells) => cells[0] === 'robots' && cells[4] === 2018)
  const named = Object.fromEntries(columns.map((name, index) => [name, row?.[index]]))
  expect(named).toMatchObject({ launch: 'Industrial robots in operation = 63', file: 'own.csv' })
  expect(named.projectedChanged).toBe(
    other.rows.find(({ outcome }) => outcome.id === 'robots2018')?.projected,
  )
})
