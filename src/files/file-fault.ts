/** What is wrong in a file: which file, which line, which key, and why. */
import type { Fault } from '../model/fault.ts'

export interface FileFault {
  readonly file: string
  /** From 1; missing where the file as a whole is at fault. */
  readonly line?: number
  /** Keys from the root, such as `levers.rdIntensity.target`. */
  readonly path: string
  readonly code: Fault['code'] | FileFaultCode
  readonly message: string
  readonly details: Readonly<Record<string, string | number>>
}

export type FileFaultCode =
  | 'file-missing'
  | 'file-unreadable'
  | 'file-too-large'
  | 'not-utf8'
  | 'syntax'
  | 'too-deep'
  | 'duplicate-key'
  | 'newer-version'
  | 'shape'

/** One line for a terminal: `file:line: path: message`. */
export function formatFault(fault: FileFault): string {
  const place = fault.line === undefined ? fault.file : `${fault.file}:${fault.line}`
  return [place, ...(fault.path ? [fault.path] : []), fault.message].join(': ')
}
