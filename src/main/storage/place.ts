/** Whether the files of an open store still are those that lie at their path: sync programs and people move folders. */
import { rmSync, statSync } from 'node:fs'

/** `missing` where nothing lies at the path any more, `replaced` where another file does. */
export type Gone = 'missing' | 'replaced'

export interface Place {
  /** Undefined where all is as it was. */
  whyGone(): Gone | undefined
  /**
   * Takes away what the store has left beside a file that took the place of its own: SQLite would take those pages for
   * that file's.
   */
  clear(): void
}

/**
 * Remembers which files a store works in. What is written into a file that lies nowhere any more is written, and gone.
 * @param path of the store's file, which is open.
 */
export function watchPlace(path: string): Place {
  const main = watchFile(path)
  const waiting = watchFile(`${path}-wal`)
  return {
    whyGone: () => main.whyGone() ?? waiting.whyGone(),
    clear() {
      if (main.whyGone() === undefined || waiting.whyGone() !== undefined) return
      for (const companion of ['-wal', '-shm']) rmSync(`${path}${companion}`, { force: true })
    },
  }
}

function watchFile(path: string): Pick<Place, 'whyGone'> {
  let known = identityOf(path)
  return {
    whyGone() {
      const present = identityOf(path)
      // SQLite makes the second file when it is needed first.
      known ??= present
      if (present === known) return undefined
      return present === undefined ? 'missing' : 'replaced'
    },
  }
}

function identityOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found && `${found.dev} ${found.ino}`
}
