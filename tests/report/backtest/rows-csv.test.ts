import { expect, test } from 'vitest'
import { rowsCsv } from '../../../src/report/backtest/rows-csv.ts'
import { createWords } from '../../../src/report/text/words.ts'
import { library } from '../../helpers/library.ts'
import { ask } from './asked.ts'

const words = createWords({ language: 'en', library })
const { spliced } = ask()

test('each comparison is a row in full precision', () => {
  const { header, rows } = rowsCsv(spliced, undefined, new Map(), words)
  expect(rows).toHaveLength(spliced.rows.length)
  const row = rows.find((cells) => cells[0] === 'coreValueAdded' && cells[4] === 2020)
  const named = Object.fromEntries(header.map((name, index) => [name, row?.[index]]))
  const source = spliced.rows.find(({ outcome }) => outcome.id === 'coreValueAdded2020')
  expect(named).toMatchObject({
    ...{ Projected: source?.projected, Published: 7020, Comparable: 7020 / 1.065 },
    ...{ 'definition undone': 'true', scored: 'true', 'own file': null, unit: '100m CNY' },
    Source: expect.stringContaining('人民邮电报'),
  })
})

test('with another start there are its projections and what was changed', () => {
  const figures = { robots2016: 63 }
  const result = ask({ figures }).spliced
  const changed = { changes: { assumptions: {}, figures }, result }
  const { header, rows } = rowsCsv(spliced, changed, new Map([['robots2018', 'own.csv']]), words)
  const row = rows.find((cells) => cells[0] === 'robots' && cells[4] === 2018)
  const named = Object.fromEntries(header.map((name, index) => [name, row?.[index]]))
  expect(named).toMatchObject({ 'changed start': 'robots2016 = 63', 'own file': 'own.csv' })
  expect(named['projected from the changed start']).toBe(
    result.rows.find(({ outcome }) => outcome.id === 'robots2018')?.projected,
  )
})
