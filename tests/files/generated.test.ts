import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonSchemaFiles } from '../../src/files/json-schemas.ts'
import { modelDocument } from '../../src/files/model-document.ts'
import { dataText, library } from '../helpers/library.ts'

// Where one of these fails: npm run generate.

test.each([...jsonSchemaFiles()])('data/schemas/%s is made from the schema that validates', (name, text) => {
  expect(dataText(`schemas/${name}`)).toBe(text)
})

test('docs/model.md is made from the model file', () => {
  const page = readFileSync(new URL('../../docs/model.md', import.meta.url), 'utf8')
  expect(page).toBe(modelDocument(library))
})
