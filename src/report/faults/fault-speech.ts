/** What faults are worded with. */
import type { Speech, Words } from '../text/words.ts'

/** Units and indicators have their labels where the data files could be read, else they are told by their ids. */
export type FaultSpeech = Speech & Partial<Pick<Words, 'unitOfSize' | 'indicator' | 'unit'>>
