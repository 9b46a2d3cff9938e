/**
 * Whether the last start came as far as the window. A mark lies in a file from before the graphics card is used until the
 * window is there: where it was left, the next start does without the card.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface StartMark {
  /** Whether the start before this one left its mark. */
  readonly wasLeft: boolean
  /** The window is there, or the user has been told why not. */
  done(): void
}

/** @param folder in which the mark lies; where nothing can be written, there is none. */
export function markStart(folder: string): StartMark {
  const file = join(folder, 'starting')
  const wasLeft = existsSync(file)
  quietly(() => writeFileSync(file, '', { mode: 0o600 }))
  return { wasLeft, done: () => quietly(() => rmSync(file, { force: true })) }
}

/** Nothing is lost with a mark but a start without the graphics card. */
function quietly(work: () => void): void {
  try {
    work()
  } catch {
    // A full disk, or a folder that may only be read.
  }
}
