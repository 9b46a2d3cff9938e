/** Faults in words, as an English reader gets them. */
import type { CodedFault, FileFault } from '../../src/files/file-fault.ts'
import { faultLine, faultText } from '../../src/report/faults/fault-text.ts'
import { createWords } from '../../src/report/text/words.ts'
import { library } from './library.ts'

const words = createWords({ language: 'en', library })
export const english = (fault: CodedFault): string => faultText(fault, words)
export const englishLine = (fault: FileFault): string => faultLine(fault, words)
