/** What SQLite and the file system report, as failures of the contract. */
import Database from 'better-sqlite3'
import type { HostError } from '../../host/contract.ts'
import { hostError } from '../../host/dispatch.ts'

/**
 * Turns a failure of the disk, of the file or of another program into a value.
 * @throws anything else, which is a fault of this program.
 */
export function storageError(error: unknown): HostError {
  if (isDiskFull(error)) {
    return hostError('disk-full', 'the disk is full; nothing was changed. Make room and try again')
  }
  const code = codeOf(error)
  if (isDamage(error)) {
    const message = `the file of the scenarios is damaged (${code}); close Qiantang and open it again to repair`
    return hostError('storage', message)
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return hostError('storage', `another program is using the file of the scenarios (${code}); try again`)
  }
  if (
    /^SQLITE_(IOERR|READONLY|CANTOPEN|PERM|AUTH|NOLFS|PROTOCOL|NOMEM|TOOBIG)/.test(code) ||
    isErrno(error)
  ) {
    const reason = `${code}: ${reasonOf(error)}`
    return hostError('storage', `the scenarios could not be read or written (${reason}); nothing was changed`)
  }
  throw error
}

/** The file itself is at fault: reading it again does not help. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))

/** A statement names a table or column that is not in the file. */
export const isWithoutTables = (error: unknown): boolean => codeOf(error) === 'SQLITE_ERROR'

export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY')

/** SQLite names a shared index that cannot grow apart from other files that cannot. */
export const isDiskFull = (error: unknown): boolean =>
  ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT'].includes(codeOf(error))

/** A reason for a message that has said what could not be done. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const isErrno = (error: unknown): boolean => error instanceof Error && 'syscall' in error

function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code
  return isErrno(error) ? String((error as NodeJS.ErrnoException).code) : ''
}
