/** Files that a command writes: there in full, or as they were before. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a text file through a temporary file in the same folder, so that a full disk or a crash never leaves
 * half of it. Throws the system's error where it cannot.
 */
export function writeFileSafely(path: string, text: string): void {
  const existing = statSync(path, { throwIfNoEntry: false })
  if (existing && !existing.isFile()) {
    // A device or a pipe is written to; putting a file in its place would break it for everyone.
    writeFileSync(path, text)
    return
  }
  replaceFile(existing ? realpathSync(path) : path, text, existing)
}

function replaceFile(path: string, text: string, existing: Stats | undefined): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  const file = openSync(temporary, 'wx', existing ? existing.mode & 0o777 : 0o666)
  try {
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
