/** What is wrong with a command line, in the reader's language. */
import type { TextKey } from '../text/translate.ts'
import type { Speech } from '../text/words.ts'
import type { UsageFault } from '../usage-fault.ts'
import { type Told, toldPlainly } from './told.ts'

/** What is wrong, in a sentence. */
export function usageFaultText({ code, details }: UsageFault, speech: Speech): string {
  // Each text leaves open what the details of its code name; a test words them all.
  const t = speech.t as (key: TextKey, values: Told) => string
  return t(`faults.usage.${code}`, toldPlainly(details, speech))
}
