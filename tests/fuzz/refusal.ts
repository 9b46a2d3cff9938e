/** What a file's refusal has to be. */
import type { FileFault } from '../../src/files/file-fault.ts'
import { englishLine } from '../helpers/faults.ts'
import { holds, type Outcome } from './suite.ts'

/** Of one file no more faults are told, and one that says how many there are besides. */
const mostFaults = 101
/** A line of the terminal, with file, place and quoted words. */
const longestLine = 1500

export function refusal(faults: readonly FileFault[]): Outcome {
  holds(faults.length > 0, 'refused without a fault')
  holds(faults.length <= mostFaults, `${faults.length} faults`)
  for (const fault of faults) {
    const line = englishLine(fault)
    holds(line.length > 10, `no words for ${fault.code}`)
    holds(line.length < longestLine, `${line.length} characters of ${fault.code}`)
    holds(!/[\p{Cc}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069]/u.test(line), `the words of ${fault.code} steer`)
  }
  return 'refused'
}
