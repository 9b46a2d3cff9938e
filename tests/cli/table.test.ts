import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { pad, renderTable, wrap } from '../../src/cli/table.ts'
import { left, right } from '../../src/report/text-table.ts'

test('counts wide characters as a terminal shows them', () => {
  expect(pad('기준선', 8, 'right')).toBe('  기준선')
  expect(pad('基准线', 8, 'left')).toBe('基准线  ')
  expect(pad('too long', 3, 'left')).toBe('too long')
})

test('aligns columns of English, Korean and Chinese', () => {
  const table = renderTable({
    columns: [left('Name'), right('값')],
    rows: [
      ['Baseline', '1'],
      ['기준선', '1,234'],
      ['基准线', '–'],
    ],
  })
  expect(table).toBe(
    ['Name         값', '────────  ─────', 'Baseline      1', '기준선    1,234', '基准线        –', ''].join(
      '\n',
    ),
  )
  const widths = table
    .trimEnd()
    .split('\n')
    .map((line) => stringWidth(line))
  expect(new Set(widths)).toEqual(new Set([15]))
})

test('lets the title of a group run past its column', () => {
  const table = renderTable({
    columns: [left('A'), right('B')],
    rows: [['A title that is long'], ['  x', '2']],
  })
  expect(table.split('\n')).toEqual(['A    B', '───  ─', 'A title that is long', '  x  2', ''])
})

test('gives a heading the room of its column, and begins no line with what closes', () => {
  const heading = 'Sealed, scored when published (median)'
  const wide = renderTable({ columns: [left(heading), right('2030')], rows: [['x'.repeat(40), '1']] })
  expect(wide.split('\n')[0]).toContain(heading)
  expect(wrap('水平值，MAPE（%）', 14)).toEqual(['水平值，MAPE（%）'])
})

test('wraps headings at spaces, and words that are wider than a line anywhere', () => {
  expect(wrap('13th plan as announced', 16)).toEqual(['13th plan as', 'announced'])
  expect(wrap('按公布的“十三五”规划', 10)).toEqual(['按公布的“', '十三五”规', '划'])
  expect(wrap('', 10)).toEqual([''])
  const table = renderTable({ columns: [right('13th plan as announced\n(%)')], rows: [['1']] })
  expect(table.split('\n').slice(0, 3)).toEqual(['13th plan as', '   announced', '         (%)'])
})
