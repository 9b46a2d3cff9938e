/** Faults of a table of outcomes as the terminal tells them: in the language asked for. */
import { type FileFault, tableFileFault } from '../files/file-fault.ts'
import type { TableFault } from '../files/outcomes/reading.ts'
import { tableFaultText } from '../report/table-fault.ts'
import type { Context } from './command.ts'

export function tableFaults(
  file: string,
  faults: readonly TableFault[],
  { words }: Context,
): readonly FileFault[] {
  return faults.map((fault) => ({ ...tableFileFault(file, fault), message: tableFaultText(fault, words) }))
}
