// Keeps the values of the data files beside the build, so that no start has to read the YAML again.
// Run by the build on the pinned Node, which reads TypeScript.
import { join } from 'node:path'
import { folderOnDisk } from '../src/main/folder-on-disk.ts'
import { keepKnownValues } from '../src/main/known-values.ts'

const root = join(import.meta.dirname, '..')
keepKnownValues(root, folderOnDisk(join(root, 'data')))
