/** Data files that are read once for all starts of a test file, which takes most of a start's time. */
import { existsSync } from 'node:fs'
import { vi } from 'vitest'

const own = await vi.importActual<typeof import('../../src/main/data-folder.ts')>(
  '../../src/main/data-folder.ts',
)
let read: ReturnType<typeof own.readLibraryFrom> | undefined

export const { libraryVariable, chooseLibraryFolder } = own

export const readLibraryFrom: typeof own.readLibraryFrom = (folder, beside) => {
  if (!existsSync(folder)) return own.readLibraryFrom(folder, beside)
  read ??= own.readLibraryFrom(folder, beside)
  return read
}
