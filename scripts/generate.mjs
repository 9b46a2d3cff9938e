// Writes what is made from other files: the JSON Schemas of the data files, docs/models and docs/csv.md.
// Run by `npm run generate` on the pinned Node, which reads TypeScript.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvDocument } from '../src/cli/csv-document.ts'
import { jsonSchemaFiles } from '../src/files/json-schemas.ts'
import { modelDocuments } from '../src/files/model-document.ts'
import { readLibraryFrom } from '../src/main/data-folder.ts'
import { faultLine } from '../src/report/faults/fault-text.ts'
import { speechOf } from '../src/report/text/words.ts'

const root = join(import.meta.dirname, '..')
mkdirSync(join(root, 'data/schemas'), { recursive: true })
for (const [name, text] of jsonSchemaFiles()) writeFileSync(join(root, 'data/schemas', name), text)
const library = readLibraryFrom(join(root, 'data'))
if (!library.ok) throw new Error(library.error.map((fault) => faultLine(fault, speechOf('en'))).join('\n'))
mkdirSync(join(root, 'docs/models'), { recursive: true })
for (const [name, text] of modelDocuments(library.value)) writeFileSync(join(root, 'docs/models', name), text)
writeFileSync(join(root, 'docs/csv.md'), csvDocument())
