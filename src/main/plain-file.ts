/** Files that the user keeps: read up to a size, written whole or not at all. */
import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Writes beside the file, makes that safe on the disk, and puts it in the file's place: whatever happens, there
 * is the old file or the new one.
 * @throws the system's error; the old file is then as it was.
 */
export function writeFileSafely(path: string, text: string): void {
  const { target, mode } = placeOf(path)
  const folder = dirname(target)
  const draft = join(folder, `.${basename(target).slice(0, 100)}.${randomUUID()}.tmp`)
  try {
    const file = openSync(draft, 'wx', mode)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    rename(draft, target)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(folder)
}

/** A link is followed rather than replaced; a file keeps its permissions. */
function placeOf(path: string): { readonly target: string; readonly mode: number } {
  try {
    const target = realpathSync(path)
    return { target, mode: statSync(target).mode & 0o777 }
  } catch {
    return { target: path, mode: 0o666 }
  }
}

/** On Windows a virus scanner may hold the file for a moment. */
function rename(from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      const isHeld =
        process.platform === 'win32' && (code === 'EPERM' || code === 'EACCES' || code === 'EBUSY')
      if (!isHeld || attempt === 10) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20 * attempt)
    }
  }
}

/** Makes the new name safe too; some systems and some disks have no way to ask for it. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // The file itself is safe.
  }
}

/**
 * Reads a file's beginning.
 * @throws the system's error, also for what is not a file.
 */
export function readBeginning(path: string, mostBytes: number): Buffer {
  const file = openSync(path, 'r')
  try {
    if (!fstatSync(file).isFile()) throw new Error(`${path} is not a file`)
    const buffer = Buffer.alloc(mostBytes)
    let length = 0
    for (;;) {
      const count = readSync(file, buffer, length, mostBytes - length, null)
      length += count
      if (count === 0 || length === mostBytes) return buffer.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}
