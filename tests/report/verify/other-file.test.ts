import { expect, test } from 'vitest'
import { fileFault } from '../../../src/files/file-fault.ts'
import { figureColumns } from '../../../src/report/figures.ts'
import { packColumns } from '../../../src/report/packs.ts'
import { translator } from '../../../src/report/text/translate.ts'
import { toldAsOther } from '../../../src/report/verify/other-file.ts'

const unread = [fileFault('a', 'not-a-result', {})]
const told = (text: string) => {
  const faults = toldAsOther('a', new TextEncoder().encode(text), unread)
  return faults === unread ? undefined : faults
}
const other = (kind: string) => [{ file: 'a', code: 'other-file', details: { kind } }]
const heads = (
  columns: readonly (typeof figureColumns | typeof packColumns)[number][],
  language: 'en' | 'ko',
) => columns.map((column) => translator(language)(`csv.${column}`))

test.each<[string, string]>([
  ['{"format":"qiantang-scenario"}', 'scenario'],
  [' \n{"format":"qiantang-scenario","version":1}', 'scenario'],
  ['{"packs":[]}', 'listing'],
  ['{"figures":[]}', 'listing'],
  [heads(figureColumns, 'en').join(','), 'listing'],
  [heads(packColumns, 'ko').join(';'), 'listing'],
  [
    `\n${heads(packColumns, 'en')
      .map((head) => ` "${head}" `)
      .join('\t')}\r\n1,2\r\n`,
    'listing',
  ],
  [`${heads(figureColumns, 'en').join(',')}\rmore`, 'listing'],
  ['format: x', 'data'],
  ['# a remark\n\n  # another\nid: a', 'data'],
  ['levels:\n  - 1', 'data'],
  ['id:', 'data'],
])('%j is told as what it is', (text, kind) => {
  expect(told(text)).toMatchObject(other(kind))
  expect(told(text)).toHaveLength(1)
})

test.each([
  '',
  'year,grdp\n2020,1\n',
  `${heads(figureColumns, 'en').slice(1).join(',')}\n`,
  `${heads(figureColumns, 'en').join(',')},more\n`,
  `${heads(figureColumns, 'en').toReversed().join(',')}\n`,
  '{"format":"qiantang-scenario","recipe":{}}',
  '{"packs":{}}',
  '{"packs"',
  '{}',
  'http://example',
  'Id: a',
  ': a',
  '# only a remark',
])('of %j, only that it could not be read is told', (text) => {
  expect(told(text)).toBeUndefined()
})
