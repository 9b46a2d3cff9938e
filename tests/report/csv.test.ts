import { expect, test } from 'vitest'
import { copiedTable, csvText, type Sheet } from '../../src/report/csv.ts'
import { createWords } from '../../src/report/text/words.ts'
import { ground } from '../helpers/library.ts'

const sheet: Sheet = {
  columns: ['id', 'indicator', 'year', 'value', 'note'],
  rows: [
    ['grdp', 'GRDP', 2030, 106_342.123_456_789, 'two\tlines\nof it'],
    ['grdp', 'GRDP', 2031, null, null],
  ],
}

test('a copied table has labels and digits that can be read; a file has all of both', () => {
  const words = createWords({ language: 'en', ground })
  expect(copiedTable(sheet, words)).toBe(
    ['indicator\tyear\tvalue\tnote', 'GRDP\t2030\t106342\ttwo lines of it', 'GRDP\t2031\t\t'].join('\n'),
  )
  expect(csvText(sheet, words)).toContain('grdp,GRDP,2030,106342.123456789')
})

test('ids are copied where there is nothing else to tell things by; heads are in the language', () => {
  const words = createWords({ language: 'ko', ground })
  const ids: Sheet = { columns: ['id', 'value'], rows: [['rd', 0.034_912_345]] }
  expect(copiedTable(ids, words)).toMatch(/^[^\t]+\t[^\t]+\nrd\t0\.0349123$/)
})
