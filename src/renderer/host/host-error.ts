/** Why the trusted side could not do something, in the user's words where there are some. */
import type { HostError } from '../../host/contract.ts'
import type { Speech } from '../../report/text/words.ts'

/** The reason in a sentence; what has no words of its own comes as the trusted side says it. */
export function hostErrorText({ code, message }: HostError, { t }: Speech): string {
  if (code === 'unreachable') return t('faults.unreachable')
  if (code === 'disk-full') return t('faults.diskFull')
  return message
}
