/** What can be wrong with a command line, as codes and plain values. Words are made of them in `faults`. */

/** The details of each fault, by its code. Options are told with their hyphens. */
export interface UsageFaultDetails {
  readonly 'unknown-option': { readonly option: string }
  readonly 'option-without-value': { readonly option: string }
  readonly 'option-with-value': { readonly option: string }
  readonly 'extra-argument': { readonly read: string }
  readonly 'not-a-port': { readonly option: string; readonly read: string }
}

export type UsageFaultCode = keyof UsageFaultDetails

export type UsageFault = {
  readonly [C in UsageFaultCode]: { readonly code: C; readonly details: UsageFaultDetails[C] }
}[UsageFaultCode]

/** A code with its details, checked to be a pair. */
export const usageFault = <C extends UsageFaultCode>(code: C, details: UsageFaultDetails[C]): UsageFault =>
  ({ code, details }) as UsageFault
