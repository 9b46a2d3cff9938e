/** Files that the user names, read no further than they may be long. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { type FileFault, notRead } from '../files/file-fault.ts'
import { failed, ok, type Result } from '../model/result.ts'

/** Whether there is a file, a pipe or a device at a path, and not a folder. */
export function isFile(path: string): boolean {
  try {
    return !statSync(path).isDirectory()
  } catch {
    return false
  }
}

/**
 * Reads a file up to a size and one byte more, which tells that it is larger.
 * @returns the bytes, or why they cannot be had.
 */
export function readInput(path: string, maxBytes: number): Result<Uint8Array, readonly FileFault[]> {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    return ok(readUpTo(file, maxBytes + 1))
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return failed([{ file: path, path: '', ...notRead(code) }])
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function readUpTo(file: number, most: number): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  while (length < most) {
    const chunk = new Uint8Array(Math.min(64 * 1024, most - length))
    const read = readSync(file, chunk)
    if (read === 0) break
    chunks.push(chunk.subarray(0, read))
    length += read
  }
  return Buffer.concat(chunks)
}
