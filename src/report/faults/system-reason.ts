/** Why a system call failed, in words. */
import type { SystemReason } from '../text/fault-texts.ts'
import type { Speech } from '../text/words.ts'

/** Reasons with words of their own, by the system's codes; another code is told as it is. */
const reasons: Readonly<Record<string, SystemReason>> = {
  EACCES: 'permission',
  EPERM: 'permission',
  ENOENT: 'folderMissing',
  ENOTDIR: 'notFolder',
  EISDIR: 'isFolder',
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EBUSY: 'busy',
  ENAMETOOLONG: 'nameTooLong',
}

/** @param code such as EACCES. */
export function systemReason(code: string, { t }: Speech): string {
  const known = Object.hasOwn(reasons, code) ? reasons[code] : undefined
  return known ? t(`faults.system.${known}`) : code
}
