// Writes what is made from other files: the JSON Schemas of the data files, docs/model.md and docs/csv.md.
// Run by `npm run generate` on the pinned Node, which reads TypeScript.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csvDocument } from '../src/cli/csv-document.ts'
import { jsonSchemaFiles } from '../src/files/json-schemas.ts'
import { modelDocument } from '../src/files/model-document.ts'
import { readLibraryFrom } from '../src/main/data-folder.ts'
import { faultLine } from '../src/report/faults/fault-text.ts'
import { speechOf } from '../src/report/text/words.ts'

const root = join(import.meta.dirname, '..')
mkdirSync(join(root, 'data/schemas'), { recursive: true })
for (const [name, text] of jsonSchemaFiles()) writeFileSync(join(root, 'data/schemas', name), text)
const library = readLibraryFrom(join(root, 'data'))
if (!library.ok) throw new Error(library.error.map((fault) => faultLine(fault, speechOf('en'))).join('\n'))
writeFileSync(join(root, 'docs/model.md'), modelDocument(library.value.grounds.first))
writeFileSync(join(root, 'docs/csv.md'), csvDocument())
