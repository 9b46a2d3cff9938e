/** The library that ships, read once. */
import { join } from 'node:path'
import { readLibraryFrom } from '../../src/main/data-folder.ts'

const read = readLibraryFrom(join(import.meta.dirname, '..', '..', 'data'))
if (!read.ok) throw new Error(JSON.stringify(read.error, null, 2))

export const library = read.value
/** What scenarios stand on unless they say otherwise. */
export const ground = library.grounds.first
