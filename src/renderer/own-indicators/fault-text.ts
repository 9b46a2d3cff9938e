/** What is wrong with an own indicator, in the user's language. */
import { faultText } from '../../report/faults/fault-text.ts'
import type { Words } from '../../report/text/words.ts'
import type { DraftFault } from './drafts.ts'

export const draftFaultText = (fault: DraftFault, words: Words): string =>
  fault === 'missing' ? words.t('own.faults.missing') : faultText(fault, words)
