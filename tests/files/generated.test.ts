import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { csvDocument, csvTables } from '../../src/cli/csv-document.ts'
import { jsonSchemaFiles } from '../../src/files/json-schemas.ts'
import { modelDocument } from '../../src/files/model-document.ts'
import { csv } from '../../src/report/text/en/csv.ts'
import { dataText, ground } from '../helpers/library.ts'

// Where one of these fails: npm run generate.

test.each([...jsonSchemaFiles()])('data/schemas/%s is made from the schema that validates', (name, text) => {
  expect(dataText(`schemas/${name}`)).toBe(text)
})

test('docs/model.md is made from the model file', () => {
  const page = readFileSync(new URL('../../docs/model.md', import.meta.url), 'utf8')
  expect(page).toBe(modelDocument(ground))
})

test('docs/csv.md is made from the columns of the code, and every head is one of a column', () => {
  const page = readFileSync(new URL('../../docs/csv.md', import.meta.url), 'utf8')
  expect(page).toBe(csvDocument())
  const columns = new Set<string>(csvTables.flatMap(({ columns: own }) => own))
  expect(Object.keys(csv).filter((column) => !columns.has(column))).toEqual([])
})
