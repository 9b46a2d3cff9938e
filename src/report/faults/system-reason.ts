/** Why a call of the system or of SQLite failed, in words. */
import { onOneLine } from '../../files/characters.ts'
import type { SystemReason } from '../text/fault-texts.ts'
import type { Speech } from '../text/words.ts'

/** Reasons with words of their own, by the system's codes and by what is wrong with the store's file. */
const reasons: Readonly<Record<string, SystemReason>> = {
  EACCES: 'permission',
  EPERM: 'permission',
  ENOENT: 'folderMissing',
  ENOTDIR: 'notFolder',
  // What is to be made is there already, as a file.
  EEXIST: 'notFolder',
  EISDIR: 'isFolder',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EBUSY: 'busy',
  ENAMETOOLONG: 'nameTooLong',
  EMFILE: 'tooManyFiles',
  ENFILE: 'tooManyFiles',
  EIO: 'device',
  ENOMEM: 'memory',
  EADDRINUSE: 'addressTaken',
  'not-a-file': 'notFile',
  missing: 'missing',
  empty: 'empty',
  blank: 'blank',
  foreign: 'foreign',
  schema: 'schema',
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_FULL: 'diskFull',
  SQLITE_IOERR: 'device',
  SQLITE_NOMEM: 'memory',
  SQLITE_NOTADB: 'foreign',
  SQLITE_PERM: 'permission',
  SQLITE_READONLY: 'readOnly',
}

/** @param code such as EACCES or SQLITE_IOERR_READ; empty where there is none. */
export function systemReason(code: string, { t }: Pick<Speech, 't'>): string {
  if (code === '') return t('faults.system.unknown')
  // SQLite says more exactly what failed after the second bar.
  const kind = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code
  const known = Object.hasOwn(reasons, kind) ? reasons[kind] : undefined
  return known ? t(`faults.system.${known}`) : t('faults.system.other', { code: onOneLine(code) })
}
