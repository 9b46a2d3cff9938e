/** Files that are there as a whole or not at all, also after a power cut. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes an empty file that only its owner may read; SQLite gives its companions the same rights. */
export function createOwnFile(path: string): void {
  // A second descriptor on a database that is open would, when closed, take its locks away.
  if (!existsSync(path)) closeSync(openSync(path, 'ax', 0o600))
}

/** Gives a finished file its name; the file must not be open. */
export function moveInto(from: string, to: string): void {
  sync(from, 'r+')
  renameSync(from, to)
  syncFolder(dirname(to))
}

/** Makes the names in a folder durable. Windows does so by itself and has no way to ask for it. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') sync(folder, 'r')
}

function sync(path: string, flags: string): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A date as part of a file's name, on every system: `2026-11-22T10-15-30.000Z`; of a wild clock `+012026-…`. */
export const dateInName = (date: Date): string => date.toISOString().replaceAll(':', '-')

/** Reads what `dateInName` wrote; undefined where it is something else. */
export function readDateInName(text: string): Date | undefined {
  const parts = /^((?:\d{4}|[+-]\d{6})-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3})Z$/.exec(text)
  if (!parts) return undefined
  const date = new Date(`${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`)
  return Number.isNaN(date.getTime()) ? undefined : date
}
