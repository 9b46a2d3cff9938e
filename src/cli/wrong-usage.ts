/** Wrong usage of the command line, wherever it is found while arguments are read. */
import {
  type UsageFault,
  type UsageProblemCode,
  type UsageProblemDetails,
  usageFault,
} from '../report/usage-fault.ts'

export class WrongUsage extends Error {
  readonly fault: UsageFault

  constructor(fault: UsageFault) {
    super(fault.problem.code)
    this.fault = fault
  }
}

/** A value cannot be read; the command that reads it knows which option it is of. */
export const unreadable = <C extends UsageProblemCode>(
  code: C,
  details: UsageProblemDetails[C],
): WrongUsage => new WrongUsage(usageFault('', code, details))
