/** What SQLite and the file system report, as failures of the contract. */
import Database from 'better-sqlite3'
import type { HostError } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'

/**
 * Turns a failure of the disk, of the file or of another program into a value.
 * @throws anything else, which is a fault of this program.
 */
export function storageError(error: unknown): HostError {
  if (isDiskFull(error)) return hostError('disk-full', {})
  const code = codeOf(error)
  if (isDamage(error)) return hostError('store-damaged', { reason: code })
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return hostError('store-busy', {})
  if (
    /^SQLITE_(IOERR|READONLY|CANTOPEN|PERM|AUTH|NOLFS|PROTOCOL|NOMEM|TOOBIG)/.test(code) ||
    isErrno(error)
  ) {
    return hostError('store-failed', { reason: code })
  }
  throw error
}

/** The file itself is at fault: reading it again does not help. */
export const isDamage = (error: unknown): error is { readonly code: `SQLITE_${string}` } =>
  /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))

/** A statement names a table or column that is not in the file. */
export const isWithoutTables = (error: unknown): boolean => codeOf(error) === 'SQLITE_ERROR'

export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY')

/** SQLite names a shared index that cannot grow apart from other files that cannot. */
export const isDiskFull = (error: unknown): boolean =>
  ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(codeOf(error))

const isErrno = (error: unknown): boolean => error instanceof Error && 'syscall' in error

/** The code of SQLite or of the system; empty where an error has none. */
export function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code
  return isErrno(error) ? String((error as NodeJS.ErrnoException).code) : ''
}
