import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { csvDocument, csvTables } from '../../src/cli/csv-document.ts'
import { jsonSchemaFiles } from '../../src/files/json-schemas.ts'
import { modelDocuments } from '../../src/files/model-document.ts'
import { csv } from '../../src/report/text/en/csv.ts'
import { dataText, readShipped } from '../helpers/library.ts'

// Where one of these fails: npm run generate.

test.each([...jsonSchemaFiles()])('data/schemas/%s is made from the schema that validates', (name, text) => {
  expect(dataText(`schemas/${name}`)).toBe(text)
})

const library = readShipped()
const pages = modelDocuments(library)
const folder = new URL('../../docs/models/', import.meta.url)

test.each([...pages])('docs/models/%s is made from the model file', (name, text) => {
  expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text)
})

test('docs/models has a page of every model, and no other', () => {
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort())
  expect(pages.size).toBe(library.data.models.length)
})

test('the page of a model says what it asks of a baseline, what chance is in it, and where it comes from', () => {
  const page = pages.get('digital-economy@2.md') ?? ''
  expect(page).toContain(
    '| IT staff share | `itStaffLaunch` | the same | % of staff | the launch year | yes |',
  )
  expect(page).toContain(
    '| `digitalEconomyLaunch` | the same | 100m CNY | the launch year | by the reading `level` |',
  )
  expect(page).toContain('- `baseBridge * coreShareFirst < 1`: ')
  expect(page).toContain(
    '| Business cycle | `cycle` | Moves core industry and the rest of the economy alike. |',
  )
  expect(page).toContain('| `coreShareLaunch` | 0.079 | 0.0785 | 0.0795 | rounding |')
  expect(page).toContain('| `speedEffect` | dropped |')
  expect(page).toContain('| `coreShare2015` | `coreShareLaunch` |  | renamed |')
})

test('docs/csv.md is made from the columns of the code, and every head is one of a column', () => {
  const page = readFileSync(new URL('../../docs/csv.md', import.meta.url), 'utf8')
  expect(page).toBe(csvDocument())
  const columns = new Set<string>(csvTables.flatMap(({ columns: own }) => own))
  expect(Object.keys(csv).filter((column) => !columns.has(column))).toEqual([])
})
