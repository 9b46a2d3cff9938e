import { expect, test } from 'vitest'
import { notRead } from '../../src/files/file-fault.ts'
import { isTableFile } from '../../src/files/own-outcomes.ts'

test('a file that is not there is told apart from one that cannot be read', () => {
  for (const code of ['ENOENT', 'ENOTDIR'])
    expect(notRead(code)).toEqual({ code: 'file-missing', details: {} })
  for (const reason of ['EACCES', ''])
    expect(notRead(reason)).toEqual({ code: 'file-unreadable', details: { reason } })
})

test('a table is known by the end of its name', () => {
  for (const name of ['a.csv', 'a.b.TSV', 'a.tab', 'a.Txt']) expect(isTableFile(name)).toBe(true)
  for (const name of ['a.csv.json', 'csv', 'a.csvx', 'a.json']) expect(isTableFile(name)).toBe(false)
})
