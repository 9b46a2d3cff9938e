/** Files that the user keeps: read up to a size, written whole or not at all. */
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * Writes beside the file, makes that safe on the disk, and puts it in the file's place: whatever happens, there is
 * the old file or the new one. A link is followed, not replaced; a file keeps its permissions; a device or a pipe
 * is written to.
 * @throws the system's error; the old file is then as it was.
 */
export function writeFileSafely(path: string, content: string | Uint8Array): void {
  const found = statSync(path, { throwIfNoEntry: false })
  if (isStream(path, found)) {
    // Appended, so that `/dev/stdout` keeps what the shell has put into its file before.
    writeFileSync(path, content, { flag: 'a' })
    return
  }
  if (found) {
    // In a folder of one's own one could replace what one may not write to.
    accessSync(path, constants.W_OK)
  }
  const target = followLinks(path)
  const folder = dirname(target)
  // Short and of its own, since the target's name may be as long as the disk takes.
  const draft = join(folder, `.qt-${randomBytes(6).toString('hex')}.tmp`)
  try {
    writeDraft(draft, content, found)
    rename(draft, target)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(folder)
}

/** Putting a file in the place of a device or a pipe would break it for everyone; a folder refuses by itself. */
const isStream = (path: string, found: Stats | undefined): boolean =>
  (found !== undefined && !found.isFile()) || openedBefore.test(path)

/** What the shell has opened already, a file or not. */
const openedBefore = /^\/(?:dev\/(?:stdout|stderr|fd\/\d+)|proc\/(?:self|\d+)\/fd\/\d+)$/

/** Where a path's file is, or is to be: a link may lead to what is not there yet. */
function followLinks(path: string): string {
  let target = path
  // A circle has been refused by the system before.
  while (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) {
    target = resolve(realpathSync(dirname(target)), readlinkSync(target))
  }
  return target
}

/** @param model whose owner and permissions the draft takes. */
function writeDraft(draft: string, content: string | Uint8Array, model: Stats | undefined): void {
  const file = openSync(draft, 'wx', model ? 0o600 : 0o666)
  try {
    if (model) takeOver(file, model)
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function takeOver(file: number, { uid, gid, mode }: Stats): void {
  const own = fstatSync(file)
  // Only the system's administrator may give a file away, but anyone to a group of his.
  if (own.uid !== uid) attempt(() => fchownSync(file, uid, own.gid))
  if (own.gid !== gid) attempt(() => fchownSync(file, -1, gid))
  fchmodSync(file, mode & 0o777)
}

function attempt(work: () => void): void {
  try {
    work()
  } catch {
    // Whoever may write here has the new file.
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
 * @throws the system's error, and one of the code `not-a-file`.
 */
export function readBeginning(path: string, mostBytes: number): Buffer {
  // To open a pipe would else wait until somebody writes into it.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const found = fstatSync(file)
    if (!found.isFile()) throw Object.assign(new Error(`${path} is not a file`), { code: 'not-a-file' })
    // What is written while it is read is not waited for.
    const buffer = Buffer.alloc(Math.min(mostBytes, found.size))
    let length = 0
    while (length < buffer.length) {
      const count = readSync(file, buffer, length, buffer.length - length, null)
      if (count === 0) break
      length += count
    }
    return buffer.subarray(0, length)
  } finally {
    closeSync(file)
  }
}
