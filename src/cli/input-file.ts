/** Files that the user names, read no further than they may be long. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { FileFault, FileFaultCode } from '../files/file-fault.ts'
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
    const [code, message] = reasonOf(error as NodeJS.ErrnoException)
    return failed([{ file: path, path: '', code, message, details: {} }])
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

function reasonOf(error: NodeJS.ErrnoException): readonly [FileFaultCode, string] {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return ['file-missing', 'there is no such file']
    case 'EISDIR':
      return ['file-unreadable', 'this is a folder, not a file']
    default:
      return ['file-unreadable', `the file cannot be read (${describeSystemError(error)})`]
  }
}

/** The reason of a failed system call, without the call and the path. */
export function describeSystemError(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return 'no permission'
    case 'ENOENT':
      return 'the folder is not there'
    case 'ENOTDIR':
      return 'a part of the path is not a folder'
    case 'EISDIR':
      return 'it is a folder'
    case 'ENOSPC':
      return 'the disk is full'
    case 'EROFS':
      return 'the disk cannot be written to'
    default:
      return error.code ?? error.message
  }
}
